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
 * Lets go of its drafts as [func@drafts_clear] does.
 */
void
sojourn_drafts_free (SojournDrafts *self)
{
    sojourn_drafts_clear (self);
    g_hash_table_unref (self->drafts);
    g_free (self);
}

/* One that was kept when its last place went follows what was stored since. */
static SojournDraft *
make_draft (SojournOffice *office, SojournRecord *record)
{
    GObject *kept = sojourn_office_take_kept (office, sojourn_record_get_uuid (record));

    if (kept == NULL)
        return sojourn_draft_new (office, record);
    sojourn_draft_rebase (SOJOURN_DRAFT (kept), sojourn_record_seal (record));
    return SOJOURN_DRAFT (kept);
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
    draft = make_draft (office, (SojournRecord *)record);
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
 * Lets go of all drafts. Those of stored records with something in them that is not stored, the
 * office keeps.
 */
void
sojourn_drafts_clear (SojournDrafts *self)
{
    GHashTableIter iter;
    const char *uuid;
    SojournDraft *draft;

    g_hash_table_iter_init (&iter, self->drafts);
    while (g_hash_table_iter_next (&iter, (gpointer *)&uuid, (gpointer *)&draft)) {
        if (!sojourn_draft_is_new (draft) && sojourn_draft_is_changed (draft))
            sojourn_office_keep (sojourn_draft_get_office (draft), uuid, G_OBJECT (draft));
    }
    g_hash_table_remove_all (self->drafts);
}
