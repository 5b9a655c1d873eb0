/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-catalogue-index.h"

struct _SojournCatalogueIndex {
    SojournSnapshot *catalogue;        /* (owned) */
    GHashTable *keys[SOJOURN_N_KINDS]; /* (owned) (nullable) (element-type utf8 SojournRecord) */
    GHashTable *parts; /* (owned) (element-type utf8 GPtrArray): by the UUID of the whole */
};

static void
add_key (SojournCatalogueIndex *self, SojournRecord *record, guint field)
{
    SojournKind kind = sojourn_record_get_kind (record);
    const char *key = sojourn_record_get_text (record, field);

    if (key != NULL)
        g_hash_table_insert (self->keys[kind], (char *)key, record);
}

static void
add_part (SojournCatalogueIndex *self, SojournRecord *record)
{
    const char *whole = sojourn_record_get_text (record, 0);
    GPtrArray *parts = whole != NULL ? g_hash_table_lookup (self->parts, whole) : NULL;

    if (whole == NULL)
        return;
    if (parts == NULL) {
        parts = g_ptr_array_new ();
        g_hash_table_insert (self->parts, (char *)whole, parts);
    }
    g_ptr_array_add (parts, record);
}

static void
add_kind (SojournCatalogueIndex *self, SojournKind kind)
{
    const SojournKindInfo *info = sojourn_kind_get_info (kind);
    const GPtrArray *records = sojourn_snapshot_get_all (self->catalogue, kind);
    guint key;
    gboolean has_key = sojourn_kind_find_field (kind, "key", &key);

    if (has_key)
        self->keys[kind] = g_hash_table_new (g_str_hash, g_str_equal);
    for (guint i = 0; i < records->len; i++) {
        if (has_key)
            add_key (self, records->pdata[i], key);
        if (info->fields[0].type == SOJOURN_FIELD_REFERENCE)
            add_part (self, records->pdata[i]);
    }
}

/**
 * sojourn_catalogue_index_new:
 * @catalogue: a sealed snapshot that has the records of the catalogue, of which a reference is
 * taken
 *
 * Returns: (transfer full): the index
 */
SojournCatalogueIndex *
sojourn_catalogue_index_new (SojournSnapshot *catalogue)
{
    SojournCatalogueIndex *self = g_new0 (SojournCatalogueIndex, 1);

    self->catalogue = sojourn_snapshot_ref (catalogue);
    self->parts =
        g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        if (sojourn_kind_get_info (kind)->flags & SOJOURN_KIND_CATALOGUE)
            add_kind (self, kind);
    }
    return self;
}

/**
 * sojourn_catalogue_index_free:
 * @self: (transfer full): an index
 *
 * Frees the index.
 */
void
sojourn_catalogue_index_free (SojournCatalogueIndex *self)
{
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++)
        g_clear_pointer (&self->keys[kind], g_hash_table_unref);
    g_hash_table_unref (self->parts);
    sojourn_snapshot_unref (self->catalogue);
    g_free (self);
}

/**
 * sojourn_catalogue_index_find:
 * @self: an index
 * @uuid: a UUID
 *
 * Returns: (transfer none) (nullable): the record of that UUID
 */
const SojournRecord *
sojourn_catalogue_index_find (const SojournCatalogueIndex *self, const char *uuid)
{
    return sojourn_snapshot_find (self->catalogue, uuid);
}

/**
 * sojourn_catalogue_index_find_key:
 * @self: an index
 * @kind: a kind of record
 * @key: a catalogue key
 *
 * Returns: (transfer none) (nullable): the record of @kind that bears @key
 */
const SojournRecord *
sojourn_catalogue_index_find_key (const SojournCatalogueIndex *self,
                                  SojournKind kind,
                                  const char *key)
{
    g_return_val_if_fail ((guint)kind < SOJOURN_N_KINDS, NULL);

    return self->keys[kind] != NULL ? g_hash_table_lookup (self->keys[kind], key) : NULL;
}

static void
copy_references (const SojournCatalogueIndex *self,
                 const SojournRecord *record,
                 SojournSnapshot *snapshot)
{
    const SojournKindInfo *info = sojourn_kind_get_info (sojourn_record_get_kind (record));

    for (guint i = 0; i < info->n_fields; i++) {
        const SojournRecord *target;

        if (info->fields[i].type != SOJOURN_FIELD_REFERENCE)
            continue;
        target = sojourn_snapshot_follow (self->catalogue, record, i);
        if (target != NULL)
            sojourn_catalogue_index_copy (self, target, snapshot);
    }
}

/**
 * sojourn_catalogue_index_copy:
 * @self: an index
 * @record: a record of the catalogue
 * @snapshot: a snapshot that is not sealed
 *
 * Adds @record to @snapshot with what it refers to and what belongs to it: an option with its
 * clinic, its trial and its criteria, a clinic with its credentials. What @snapshot has already
 * stays as it is.
 */
void
sojourn_catalogue_index_copy (const SojournCatalogueIndex *self,
                              const SojournRecord *record,
                              SojournSnapshot *snapshot)
{
    const char *uuid = sojourn_record_get_uuid (record);
    const GPtrArray *parts = g_hash_table_lookup (self->parts, uuid);

    if (sojourn_snapshot_find (snapshot, uuid) != NULL)
        return;
    sojourn_snapshot_take (snapshot, sojourn_record_ref ((SojournRecord *)record));
    copy_references (self, record, snapshot);
    for (guint i = 0; parts != NULL && i < parts->len; i++)
        sojourn_catalogue_index_copy (self, parts->pdata[i], snapshot);
}
