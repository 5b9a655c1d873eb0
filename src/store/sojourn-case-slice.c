/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-slice-private.h"

struct _SojournCaseSlice {
    gatomicrefcount references;
    GArray *ids;            /* (owned) (element-type gint64) */
    SojournCasePlace place; /* (owned): where the next goes on */
};

G_DEFINE_BOXED_TYPE (SojournCaseSlice,
                     sojourn_case_slice,
                     sojourn_case_slice_ref,
                     sojourn_case_slice_unref)

/**
 * sojourn_case_place_copy:
 * @from: a place
 * @to: (out caller-allocates): a copy
 *
 * Copies a place.
 */
void
sojourn_case_place_copy (const SojournCasePlace *from, SojournCasePlace *to)
{
    *to = *from;
    to->text = g_strdup (from->text);
}

/**
 * sojourn_case_place_clear:
 * @self: a place
 *
 * Frees what the place holds.
 */
void
sojourn_case_place_clear (SojournCasePlace *self)
{
    g_clear_pointer (&self->text, g_free);
}

/**
 * sojourn_case_slice_new:
 * @ids: (transfer full) (element-type gint64): the ids
 * @place: where the next slice goes on
 *
 * Returns: (transfer full): a slice
 */
SojournCaseSlice *
sojourn_case_slice_new (GArray *ids, const SojournCasePlace *place)
{
    SojournCaseSlice *self = g_new0 (SojournCaseSlice, 1);

    g_atomic_ref_count_init (&self->references);
    self->ids = ids;
    sojourn_case_place_copy (place, &self->place);
    return self;
}

/**
 * sojourn_case_slice_ref:
 * @self: a slice
 *
 * Returns: (transfer full): @self
 */
SojournCaseSlice *
sojourn_case_slice_ref (SojournCaseSlice *self)
{
    g_atomic_ref_count_inc (&self->references);
    return self;
}

/**
 * sojourn_case_slice_unref:
 * @self: (transfer full): a slice
 *
 * Gives up a reference; the last one frees the slice. Safe from any thread.
 */
void
sojourn_case_slice_unref (SojournCaseSlice *self)
{
    if (!g_atomic_ref_count_dec (&self->references))
        return;
    g_array_unref (self->ids);
    sojourn_case_place_clear (&self->place);
    g_free (self);
}

/**
 * sojourn_case_slice_get_ids:
 * @self: a slice
 * @n_ids: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_ids): the ids, in the order of the query
 */
const gint64 *
sojourn_case_slice_get_ids (const SojournCaseSlice *self, guint *n_ids)
{
    g_return_val_if_fail (n_ids != NULL, NULL);

    *n_ids = self->ids->len;
    return (const gint64 *)self->ids->data;
}

/**
 * sojourn_case_slice_is_last:
 * @self: a slice
 *
 * Returns: whether nothing follows; otherwise hand @self to [method@Store.query_cases] to go on,
 *   also when it has no ids
 */
gboolean
sojourn_case_slice_is_last (const SojournCaseSlice *self)
{
    return self->place.phase == SOJOURN_CASE_PHASE_END;
}

/**
 * sojourn_case_slice_get_place:
 * @self: a slice
 *
 * Returns: (transfer none): where the next slice goes on
 */
const SojournCasePlace *
sojourn_case_slice_get_place (const SojournCaseSlice *self)
{
    return &self->place;
}
