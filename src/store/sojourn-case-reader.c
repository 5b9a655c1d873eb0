/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-reader.h"

/* A snapshot while it is put together. */
typedef struct {
    SojournRepository *repository; /* (unowned) */
    SojournSnapshot *snapshot;     /* (unowned) */
    GPtrArray *found;              /* (unowned) (element-type SojournRecord): not yet added */
    GHashTable *seen; /* (unowned) (element-type utf8): in the snapshot, or found not to be there */
} Reader;

static gboolean
is_owned_by (const SojournField *field, SojournKind kind)
{
    return field->flags & SOJOURN_FIELD_OWNER && field->type == SOJOURN_FIELD_REFERENCE &&
           field->target == kind;
}

/* What belongs to a record of the catalogue comes with it: credentials, criteria. */
static gboolean
load_belongings (Reader *reader, const SojournRecord *record, GError **error)
{
    SojournKind owner = sojourn_record_get_kind (record);

    if (!(sojourn_kind_get_info (owner)->flags & SOJOURN_KIND_CATALOGUE))
        return TRUE;
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        const SojournKindInfo *info = sojourn_kind_get_info (kind);

        for (guint i = 0; info->flags & SOJOURN_KIND_CATALOGUE && i < info->n_fields; i++) {
            if (is_owned_by (&info->fields[i], owner) &&
                !sojourn_repository_load_referring (reader->repository, kind, i,
                                                    sojourn_record_get_id (record), reader->found,
                                                    error))
                return FALSE;
        }
    }
    return TRUE;
}

static gboolean
load_target (Reader *reader, const SojournField *field, const char *uuid, GError **error)
{
    SojournRecord *target;

    if (!g_hash_table_add (reader->seen, (gpointer)uuid))
        return TRUE;
    target = sojourn_repository_load (reader->repository, field->target, uuid, error);
    if (target != NULL)
        g_ptr_array_add (reader->found, target);
    return *error == NULL;
}

static gboolean
load_targets (Reader *reader, const SojournRecord *record, GError **error)
{
    const SojournKindInfo *info = sojourn_kind_get_info (sojourn_record_get_kind (record));

    for (guint i = 0; i < info->n_fields; i++) {
        if (info->fields[i].type == SOJOURN_FIELD_REFERENCE && sojourn_record_has (record, i) &&
            !load_target (reader, &info->fields[i], sojourn_record_get_text (record, i), error))
            return FALSE;
    }
    return TRUE;
}

/* Follows references until nothing new is found. The uuids in seen belong to records that the
 * snapshot keeps. */
static gboolean
follow (Reader *reader, GError **error)
{
    for (guint i = 0; i < reader->found->len; i++) {
        SojournRecord *record = reader->found->pdata[i];

        g_hash_table_add (reader->seen, (gpointer)sojourn_record_get_uuid (record));
        if (sojourn_snapshot_find (reader->snapshot, sojourn_record_get_uuid (record)) != NULL)
            continue;
        sojourn_snapshot_take (reader->snapshot, sojourn_record_ref (record));
        if (!load_targets (reader, record, error) || !load_belongings (reader, record, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
load_parts (Reader *reader, gint64 case_id, GError **error)
{
    SojournRecord *record =
        sojourn_repository_load_id (reader->repository, SOJOURN_KIND_CASE, case_id, error);

    if (record == NULL)
        return *error == NULL;
    g_ptr_array_add (reader->found, record);
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        if (sojourn_kind_get_info (kind)->flags & SOJOURN_KIND_CASE_PART &&
            !sojourn_repository_load_referring (reader->repository, kind, 0, case_id, reader->found,
                                                error))
            return FALSE;
    }
    return sojourn_repository_load_rates (reader->repository, reader->found, error);
}

/**
 * sojourn_case_reader_load:
 * @repository: a repository
 * @case_id: the row of a case
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Loads a case with all that belongs to it, all that it refers to, and the newest exchange rates.
 *
 * Returns: (transfer full): the snapshot, sealed; without a case if there is none
 */
SojournSnapshot *
sojourn_case_reader_load (SojournRepository *repository, gint64 case_id, GError **error)
{
    g_autoptr (SojournSnapshot) snapshot = sojourn_snapshot_new ();
    g_autoptr (GPtrArray) found =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    Reader reader = { repository, snapshot, found, seen };

    if (!load_parts (&reader, case_id, error) || !follow (&reader, error))
        return NULL;
    return sojourn_snapshot_seal (g_steal_pointer (&snapshot));
}

/**
 * sojourn_case_reader_load_catalogue:
 * @repository: a repository
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Loads the whole catalogue: clinics, credentials, trials, options, criteria and exchange rates.
 *
 * Returns: (transfer full): the snapshot, sealed, without a case
 */
SojournSnapshot *
sojourn_case_reader_load_catalogue (SojournRepository *repository, GError **error)
{
    g_autoptr (SojournSnapshot) snapshot = sojourn_snapshot_new ();
    g_autoptr (GPtrArray) found =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);

    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        if (sojourn_kind_get_info (kind)->flags & SOJOURN_KIND_CATALOGUE &&
            !sojourn_repository_load_all (repository, kind, found, error))
            return NULL;
    }
    for (guint i = 0; i < found->len; i++)
        sojourn_snapshot_take (snapshot, sojourn_record_ref (found->pdata[i]));
    return sojourn_snapshot_seal (g_steal_pointer (&snapshot));
}
