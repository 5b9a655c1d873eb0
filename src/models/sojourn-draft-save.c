/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-draft-save.h"

#include "sojourn-draft-private.h"

#include <glib/gi18n-lib.h>

/* How often a save starts again because the record was changed elsewhere meanwhile. */
#define MAX_ATTEMPTS 3

static gboolean
is_savable (SojournDraft *self, guint field)
{
    return sojourn_draft_is_field_changed (self, field) && !sojourn_draft_is_kept (self, field) &&
           self->errors[field] == NULL;
}

/* The record with every change that may be stored, or NULL if there is none. */
static SojournRecord *
make_savable (SojournDraft *self)
{
    g_autoptr (SojournRecord) next = NULL;

    if (self->blocked)
        return NULL;
    for (guint i = 0; i < sojourn_draft_count_fields (self); i++) {
        if (!is_savable (self, i))
            continue;
        if (next == NULL)
            next = sojourn_record_copy (self->base);
        sojourn_record_copy_field (next, self->record, i);
    }
    return next != NULL ? sojourn_record_seal (g_steal_pointer (&next)) : NULL;
}

static char *
make_summary (SojournDraft *self, const SojournRecord *next)
{
    g_autoptr (GString) fields = g_string_new (NULL);
    const SojournKindInfo *info = sojourn_kind_get_info (sojourn_draft_get_kind (self));

    for (guint i = 0; i < info->n_fields; i++) {
        if (sojourn_record_equal_field (self->base, next, i))
            continue;
        if (fields->len > 0)
            /* Translators: stands between the names of two fields */
            g_string_append (fields, C_ ("list", ", "));
        g_string_append (fields, sojourn_field_get_label (&info->fields[i]));
    }
    /* Translators: what was done: the first %s is a kind of record such as “Clinic”, the second the
     * names of the fields that were changed */
    return g_strdup_printf (_ ("%s: %s changed"),
                            sojourn_kind_get_label (sojourn_draft_get_kind (self)), fields->str);
}

static gboolean
store_once (SojournDraft *self, SojournRecord *next, GError **error)
{
    g_autofree char *summary = make_summary (self, next);
    g_autoptr (SojournChangeSet) changes = sojourn_office_begin (self->office, summary);
    g_autoptr (SojournReceipt) receipt = NULL;
    const SojournRecord *stored;

    if (sojourn_draft_is_new (self))
        sojourn_change_set_insert (changes, next);
    else
        sojourn_change_set_update (changes, next);
    self->in_flight = sojourn_record_ref (next);
    receipt = dex_await_boxed (sojourn_office_apply (self->office, changes), error);
    stored = receipt != NULL ? sojourn_receipt_find (receipt, sojourn_draft_get_uuid (self)) : NULL;
    if (stored != NULL)
        sojourn_draft_rebase (self, (SojournRecord *)stored);
    g_clear_pointer (&self->in_flight, sojourn_record_unref);
    return receipt != NULL;
}

static gboolean
reload (SojournDraft *self, GError **error)
{
    g_autoptr (SojournRecord) newest = dex_await_boxed (
        sojourn_store_load (sojourn_office_get_store (self->office), sojourn_draft_get_kind (self),
                            sojourn_draft_get_uuid (self)),
        error);

    if (newest == NULL)
        return FALSE;
    sojourn_draft_rebase (self, newest);
    return TRUE;
}

static void
hold_all (SojournDraft *self, const SojournRecord *next, const char *message)
{
    for (guint i = 0; i < sojourn_draft_count_fields (self); i++) {
        if (!sojourn_record_equal_field (self->base, next, i))
            sojourn_draft_hold (self, i, message);
    }
}

static DexFuture *
save_in_fiber (gpointer user_data)
{
    SojournDraft *self = user_data;
    guint attempts = 0;

    while (TRUE) {
        g_autoptr (SojournRecord) next = make_savable (self);
        g_autoptr (GError) error = NULL;

        if (next == NULL || store_once (self, next, &error)) {
            if (next == NULL)
                return dex_future_new_true ();
            continue;
        }
        if (g_error_matches (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CONFLICT) &&
            ++attempts < MAX_ATTEMPTS) {
            g_clear_error (&error);
            if (reload (self, &error))
                continue;
        }
        hold_all (self, next, error->message);
        return dex_future_new_for_error (g_steal_pointer (&error));
    }
}

/**
 * sojourn_draft_commit:
 * @self: a draft
 *
 * What a field does when it is left: stores what may be stored, unless the record is new, which
 * whoever made it stores as a whole. What goes wrong is told at the fields.
 */
void
sojourn_draft_commit (SojournDraft *self)
{
    g_return_if_fail (SOJOURN_IS_DRAFT (self));

    if (!sojourn_draft_is_new (self) && !sojourn_office_is_read_only (self->office))
        dex_future_disown (sojourn_draft_save (self));
}

/**
 * sojourn_draft_save:
 * @self: a draft
 *
 * Stores every change that may be stored, as one act that can be undone. What a rule or the
 * description of a field refuses stays in the draft with its message. A record that was changed
 * elsewhere is loaded again, and both versions of a field are kept: one on screen, one in its
 * message.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when all that may be stored is, or
 *   rejects with a [error@StoreError]; the fields say it too
 */
DexFuture *
sojourn_draft_save (SojournDraft *self)
{
    g_return_val_if_fail (SOJOURN_IS_DRAFT (self), NULL);

    /* A save under way takes up what was changed meanwhile. */
    if (self->saving == NULL || !dex_future_is_pending (self->saving)) {
        dex_clear (&self->saving);
        self->saving =
            dex_scheduler_spawn (NULL, 0, save_in_fiber, g_object_ref (self), g_object_unref);
        sojourn_office_track (self->office, self->saving);
    }
    return dex_ref (self->saving);
}
