/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-catalogue-update.h"

/* What is known while a catalogue is compared with the desk. */
typedef struct {
    SojournCatalogueUpdate *update;
    const SojournCatalogue *installed; /* (nullable) (unowned) */
    GHashTable *there; /* (owned) (element-type utf8 SojournRecord): on the desk, or to be */
} Comparison;

static GHashTable *
index_records (const GPtrArray *records)
{
    GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

    for (guint i = 0; i < records->len; i++) {
        SojournRecord *record = records->pdata[i];

        g_hash_table_insert (index, (gpointer)sojourn_record_get_uuid (record), record);
    }
    return index;
}

static const SojournRecord *
find_installed (const Comparison *self, const char *uuid)
{
    return self->installed != NULL ? sojourn_catalogue_find (self->installed, uuid) : NULL;
}

/* Whether what a reference points to is, or will be, on the desk. */
static gboolean
has_target (const Comparison *self, const SojournRecord *record, guint field)
{
    const SojournField *info = sojourn_kind_get_field (sojourn_record_get_kind (record), field);

    return info->type != SOJOURN_FIELD_REFERENCE || !sojourn_record_has (record, field) ||
           g_hash_table_contains (self->there, sojourn_record_get_text (record, field));
}

static gboolean
has_targets (const Comparison *self, const SojournRecord *record)
{
    const SojournKindInfo *info = sojourn_kind_get_info (sojourn_record_get_kind (record));

    for (guint i = 0; i < info->n_fields; i++) {
        if (!has_target (self, record, i))
            return FALSE;
    }
    return TRUE;
}

/* A record that an edition brought and that is gone was deleted by the coordinator. */
static void
consider_insert (Comparison *self, SojournRecord *record)
{
    const char *uuid = sojourn_record_get_uuid (record);

    if (find_installed (self, uuid) != NULL || !has_targets (self, record))
        return;
    g_ptr_array_add (self->update->inserts, sojourn_record_ref (record));
    g_hash_table_insert (self->there, (gpointer)uuid, record);
}

/* A field is the catalogue's as long as it holds what the catalogue brought; without an installed
 * edition, as long as it is empty. */
static gboolean
is_untouched (const SojournRecord *stored, const SojournRecord *installed, guint field)
{
    return installed != NULL ? sojourn_record_equal_field (stored, installed, field)
                             : !sojourn_record_has (stored, field);
}

static void
consider_update (Comparison *self, const SojournRecord *record, const SojournRecord *stored)
{
    const SojournKindInfo *info = sojourn_kind_get_info (sojourn_record_get_kind (record));
    const SojournRecord *installed = find_installed (self, sojourn_record_get_uuid (record));
    g_autoptr (SojournRecord) changed = sojourn_record_copy (stored);

    for (guint i = 0; i < info->n_fields; i++) {
        if (is_untouched (stored, installed, i) && has_target (self, record, i))
            sojourn_record_copy_field (changed, record, i);
    }
    if (!sojourn_record_equal (changed, stored))
        g_ptr_array_add (self->update->updates, sojourn_record_ref (sojourn_record_seal (changed)));
}

/**
 * sojourn_catalogue_update_new:
 * @edition: the catalogue to install
 * @installed: (nullable): the one that was installed before
 * @stored: (element-type SojournRecord): the records of the desk of the kinds of a catalogue, all
 *   of them
 *
 * Works out how to bring @edition to the desk without touching what the coordinator did: a field
 * takes the new value only while it holds the value of @installed, a record that was deleted stays
 * deleted, with what refers to it, and one that @edition no longer has stays. A pure function; any
 * thread.
 *
 * Returns: (transfer full): what to insert and update; both lists may be empty
 */
SojournCatalogueUpdate *
sojourn_catalogue_update_new (const SojournCatalogue *edition,
                              const SojournCatalogue *installed,
                              const GPtrArray *stored)
{
    g_autoptr (GHashTable) there = NULL;
    Comparison comparison = { .installed = installed };
    const GPtrArray *records;

    g_return_val_if_fail (edition != NULL, NULL);
    g_return_val_if_fail (stored != NULL, NULL);

    comparison.update = g_new0 (SojournCatalogueUpdate, 1);
    comparison.update->inserts =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);
    comparison.update->updates =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);
    comparison.there = there = index_records (stored);

    records = sojourn_catalogue_get_records (edition);
    for (guint i = 0; i < records->len; i++) {
        SojournRecord *record = records->pdata[i];
        SojournRecord *old = g_hash_table_lookup (there, sojourn_record_get_uuid (record));

        if (old == NULL)
            consider_insert (&comparison, record);
        else
            consider_update (&comparison, record, old);
    }
    return comparison.update;
}

/**
 * sojourn_catalogue_update_free:
 * @self: (transfer full): an update
 *
 * Frees the update.
 */
void
sojourn_catalogue_update_free (SojournCatalogueUpdate *self)
{
    g_return_if_fail (self != NULL);

    g_ptr_array_unref (self->inserts);
    g_ptr_array_unref (self->updates);
    g_free (self);
}
