/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-drafts.h"

struct _SojournDrafts {
    GHashTable *drafts; /* (element-type utf8 SojournDraft) (owned): by the uuid of the record */
};

/**
 * sojourn_drafts_new:
 *
 * Returns: (transfer full): a set without drafts
 */
SojournDrafts *
sojourn_drafts_new (void)
{
    SojournDrafts *self = g_new0 (SojournDrafts, 1);

    self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
    return self;
}

/**
 * sojourn_drafts_free:
 * @self: (transfer full): a set
 *
 * Lets go of its drafts, and of what is in them.
 */
void
sojourn_drafts_free (SojournDrafts *self)
{
    g_hash_table_unref (self->drafts);
    g_free (self);
}

/**
 * sojourn_drafts_get:
 * @self: a set
 * @office: the office
 * @snapshot: (nullable): what the rules are to look at while the record is edited
 * @record: a record; sealed from now on
 *
 * Gives the draft of a record: always the same one, so that two places that edit a record agree
 * and what cannot be stored yet is there again when a page comes back.
 *
 * Returns: (transfer none): the draft
 */
SojournDraft *
sojourn_drafts_get (SojournDrafts *self,
                    SojournOffice *office,
                    SojournSnapshot *snapshot,
                    const SojournRecord *record)
{
    const char *uuid = sojourn_record_get_uuid (record);
    SojournDraft *draft = g_hash_table_lookup (self->drafts, uuid);

    if (draft != NULL)
        return draft;
    draft = sojourn_draft_new (office, (SojournRecord *)record);
    sojourn_draft_set_snapshot (draft, snapshot);
    g_hash_table_insert (self->drafts, g_strdup (uuid), draft);
    return draft;
}

/**
 * sojourn_drafts_update:
 * @self: a set
 * @snapshot: the records as they are stored now
 *
 * Brings the drafts up to what is stored. Those of records that are gone go too, unless something
 * is in them that is not stored.
 */
void
sojourn_drafts_update (SojournDrafts *self, SojournSnapshot *snapshot)
{
    GHashTableIter iter;
    const char *uuid;
    SojournDraft *draft;

    g_hash_table_iter_init (&iter, self->drafts);
    while (g_hash_table_iter_next (&iter, (gpointer *)&uuid, (gpointer *)&draft)) {
        const SojournRecord *record = sojourn_snapshot_find (snapshot, uuid);

        if (record != NULL) {
            sojourn_draft_rebase (draft, (SojournRecord *)record);
            sojourn_draft_set_snapshot (draft, snapshot);
        } else if (!sojourn_draft_is_changed (draft)) {
            g_hash_table_iter_remove (&iter);
        }
    }
}

/**
 * sojourn_drafts_clear:
 * @self: a set
 *
 * Lets go of all drafts.
 */
void
sojourn_drafts_clear (SojournDrafts *self)
{
    g_hash_table_remove_all (self->drafts);
}

/**
 * sojourn_drafts_has_unsaved:
 * @self: a set
 *
 * Returns: whether something is on screen that could not be stored
 */
gboolean
sojourn_drafts_has_unsaved (SojournDrafts *self)
{
    GHashTableIter iter;
    gpointer draft;

    g_hash_table_iter_init (&iter, self->drafts);
    while (g_hash_table_iter_next (&iter, NULL, &draft)) {
        if (sojourn_draft_is_changed (draft))
            return TRUE;
    }
    return FALSE;
}
