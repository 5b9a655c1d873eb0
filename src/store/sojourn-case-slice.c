/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-slice-private.h"

struct _SojournCaseSlice {
    gatomicrefcount references;
    GArray *ids; /* (owned) (element-type gint64) */
    gboolean last;
    char *last_text;    /* (owned) (nullable): the sort key of the last id, if it is a text */
    gint64 last_number; /* the sort key of the last id, if it is a number */
};

G_DEFINE_BOXED_TYPE (SojournCaseSlice,
                     sojourn_case_slice,
                     sojourn_case_slice_ref,
                     sojourn_case_slice_unref)

/**
 * sojourn_case_slice_new:
 * @ids: (transfer full) (element-type gint64): the ids
 * @last: whether nothing follows
 * @last_text: (nullable): the sort key of the last id, if it is a text
 * @last_number: the sort key of the last id, if it is a number
 *
 * Returns: (transfer full): a slice
 */
SojournCaseSlice *
sojourn_case_slice_new (GArray *ids, gboolean last, const char *last_text, gint64 last_number)
{
    SojournCaseSlice *self = g_new0 (SojournCaseSlice, 1);

    g_atomic_ref_count_init (&self->references);
    self->ids = ids;
    self->last = last;
    self->last_text = g_strdup (last_text);
    self->last_number = last_number;
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
    g_free (self->last_text);
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
 * Returns: whether nothing follows; otherwise hand @self to [method@Store.query_cases] to go on
 */
gboolean
sojourn_case_slice_is_last (const SojournCaseSlice *self)
{
    return self->last;
}

/**
 * sojourn_case_slice_get_last_text:
 * @self: a slice
 *
 * Returns: (transfer none) (nullable): the sort key of the last id, if it is a text
 */
const char *
sojourn_case_slice_get_last_text (const SojournCaseSlice *self)
{
    return self->last_text;
}

/**
 * sojourn_case_slice_get_last_number:
 * @self: a slice
 *
 * Returns: the sort key of the last id, if it is a number
 */
gint64
sojourn_case_slice_get_last_number (const SojournCaseSlice *self)
{
    return self->last_number;
}
