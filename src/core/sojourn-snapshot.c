/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-snapshot.h"

#include "sojourn-case-fields.h"

struct _SojournSnapshot {
    gatomicrefcount references;
    gboolean sealed;
    GPtrArray *records[SOJOURN_N_KINDS]; /* (element-type SojournRecord) (owned) */
    GHashTable *by_uuid; /* (element-type utf8 SojournRecord) (owned): borrows from records */
};

G_DEFINE_BOXED_TYPE (SojournSnapshot,
                     sojourn_snapshot,
                     sojourn_snapshot_ref,
                     sojourn_snapshot_unref)

/**
 * sojourn_snapshot_new:
 *
 * Returns: (transfer full): an empty snapshot
 */
SojournSnapshot *
sojourn_snapshot_new (void)
{
    SojournSnapshot *self = g_new0 (SojournSnapshot, 1);

    g_atomic_ref_count_init (&self->references);
    for (guint i = 0; i < SOJOURN_N_KINDS; i++)
        self->records[i] = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);
    self->by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
    return self;
}

/**
 * sojourn_snapshot_ref:
 * @self: a snapshot
 *
 * Returns: (transfer full): @self
 */
SojournSnapshot *
sojourn_snapshot_ref (SojournSnapshot *self)
{
    g_atomic_ref_count_inc (&self->references);
    return self;
}

/**
 * sojourn_snapshot_unref:
 * @self: (transfer full): a snapshot
 *
 * Gives up a reference; the last one frees the snapshot.
 */
void
sojourn_snapshot_unref (SojournSnapshot *self)
{
    if (!g_atomic_ref_count_dec (&self->references))
        return;
    g_hash_table_unref (self->by_uuid);
    for (guint i = 0; i < SOJOURN_N_KINDS; i++)
        g_ptr_array_unref (self->records[i]);
    g_free (self);
}

/**
 * sojourn_snapshot_take:
 * @self: a snapshot that is not sealed
 * @record: (transfer full): a record; it is sealed. One whose UUID is there already is dropped
 *
 * Adds a record.
 */
void
sojourn_snapshot_take (SojournSnapshot *self, SojournRecord *record)
{
    g_return_if_fail (!self->sealed);

    if (g_hash_table_contains (self->by_uuid, sojourn_record_get_uuid (record))) {
        sojourn_record_unref (record);
        return;
    }
    g_ptr_array_add (self->records[sojourn_record_get_kind (record)], sojourn_record_seal (record));
    g_hash_table_insert (self->by_uuid, (char *)sojourn_record_get_uuid (record), record);
}

/**
 * sojourn_snapshot_seal:
 * @self: a snapshot
 *
 * Ends the building of @self.
 *
 * Returns: (transfer none): @self
 */
SojournSnapshot *
sojourn_snapshot_seal (SojournSnapshot *self)
{
    self->sealed = TRUE;
    return self;
}

/**
 * sojourn_snapshot_get_case:
 * @self: a snapshot
 *
 * Returns: (transfer none) (nullable): the case, or %NULL in a snapshot of catalogue records alone
 */
const SojournRecord *
sojourn_snapshot_get_case (const SojournSnapshot *self)
{
    const GPtrArray *cases = self->records[SOJOURN_KIND_CASE];

    return cases->len > 0 ? cases->pdata[0] : NULL;
}

/**
 * sojourn_snapshot_get_patient:
 * @self: a snapshot
 *
 * Returns: (transfer none) (nullable): the patient of the case
 */
const SojournRecord *
sojourn_snapshot_get_patient (const SojournSnapshot *self)
{
    const SojournRecord *record = sojourn_snapshot_get_case (self);

    return record != NULL ? sojourn_snapshot_follow (self, record, SOJOURN_CASE_PATIENT) : NULL;
}

/**
 * sojourn_snapshot_get_all:
 * @self: a snapshot
 * @kind: a kind of record
 *
 * Returns: (transfer none) (element-type SojournRecord): every record of @kind, in the order added
 */
const GPtrArray *
sojourn_snapshot_get_all (const SojournSnapshot *self, SojournKind kind)
{
    g_return_val_if_fail ((guint)kind < SOJOURN_N_KINDS, NULL);

    return self->records[kind];
}

/**
 * sojourn_snapshot_find:
 * @self: a snapshot
 * @uuid: (nullable): a UUID
 *
 * Returns: (transfer none) (nullable): the record of that UUID
 */
const SojournRecord *
sojourn_snapshot_find (const SojournSnapshot *self, const char *uuid)
{
    return uuid != NULL ? g_hash_table_lookup (self->by_uuid, uuid) : NULL;
}

/**
 * sojourn_snapshot_follow:
 * @self: a snapshot
 * @record: a record
 * @field: a reference in it
 *
 * Returns: (transfer none) (nullable): the record that @field points to, if it is of the kind that
 *   the field is for
 */
const SojournRecord *
sojourn_snapshot_follow (const SojournSnapshot *self, const SojournRecord *record, guint field)
{
    const SojournField *info = sojourn_kind_get_field (sojourn_record_get_kind (record), field);
    const SojournRecord *found =
        sojourn_snapshot_find (self, sojourn_record_get_text (record, field));

    return found != NULL && sojourn_record_get_kind (found) == info->target ? found : NULL;
}

/**
 * sojourn_snapshot_list:
 * @self: a snapshot
 * @kind: a kind of record
 * @reference_field: a reference of that kind
 * @uuid: what it must point to
 *
 * Returns: (transfer container) (element-type SojournRecord): the records of @kind that point to
 *   @uuid, in the order added; they belong to @self
 */
GPtrArray *
sojourn_snapshot_list (const SojournSnapshot *self,
                       SojournKind kind,
                       guint reference_field,
                       const char *uuid)
{
    GPtrArray *found = g_ptr_array_new ();

    for (guint i = 0; i < self->records[kind]->len; i++) {
        SojournRecord *record = self->records[kind]->pdata[i];

        if (g_strcmp0 (sojourn_record_get_text (record, reference_field), uuid) == 0)
            g_ptr_array_add (found, record);
    }
    return found;
}

/**
 * sojourn_snapshot_get_newest:
 * @self: a snapshot
 * @kind: a kind of record
 * @date_field: a date or instant of that kind
 *
 * Returns: (transfer none) (nullable): the record with the latest @date_field; of several on one
 *   day the one added last
 */
const SojournRecord *
sojourn_snapshot_get_newest (const SojournSnapshot *self, SojournKind kind, guint date_field)
{
    const SojournRecord *newest = NULL;

    for (guint i = 0; i < self->records[kind]->len; i++) {
        const SojournRecord *record = self->records[kind]->pdata[i];

        if (newest == NULL || sojourn_record_get_integer (record, date_field, G_MININT64) >=
                                  sojourn_record_get_integer (newest, date_field, G_MININT64))
            newest = record;
    }
    return newest;
}
