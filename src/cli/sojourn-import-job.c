/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-import-job.h"

#include "sojourn-catalogue-update.h"
#include "sojourn-error.h"
#include "sojourn-input-file.h"
#include "sojourn-known-catalogue.h"
#include "sojourn-progress.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SojournImportJob {
    SojournStore *store;   /* (owned) */
    SojournImport *import; /* (owned) */
    SojournImportMode mode;
    GPtrArray *files;             /* (owned) (element-type SojournInputFile): those with cases */
    GPtrArray *catalogue;         /* (owned) (element-type SojournRecord): as it is or will be */
    SojournCatalogueIndex *index; /* (owned) (nullable): of it, and of the shipped one */
    GPtrArray *documents;         /* (owned) (element-type SojournSnapshot) */
    GPtrArray *cases;             /* (owned) (element-type SojournImportedCase): beside them */
    GHashTable *refs;             /* (owned) (element-type utf8): their references */
    GHashTable *there; /* (owned) (element-type utf8 SojournRecord): those the desk has */
};

static void
free_case (gpointer data)
{
    SojournImportedCase *imported = data;

    g_free (imported->ref);
    g_free (imported->place);
    g_free (imported);
}

/**
 * sojourn_import_job_new:
 * @store: the desk
 * @actor: who imports
 * @mode: what becomes of what is there already
 *
 * Returns: (transfer full): a job that has read nothing
 */
SojournImportJob *
sojourn_import_job_new (SojournStore *store, const char *actor, SojournImportMode mode)
{
    SojournImportJob *self = g_new0 (SojournImportJob, 1);

    self->store = g_object_ref (store);
    self->import = sojourn_import_new (actor, mode);
    self->mode = mode;
    self->files = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_input_file_free);
    self->catalogue = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);
    self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_snapshot_unref);
    self->cases = g_ptr_array_new_with_free_func (free_case);
    self->refs = g_hash_table_new (g_str_hash, g_str_equal);
    self->there =
        g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)sojourn_record_unref);
    return self;
}

/**
 * sojourn_import_job_free:
 * @self: (transfer full): a job
 *
 * Frees the job.
 */
void
sojourn_import_job_free (SojournImportJob *self)
{
    g_ptr_array_unref (self->files);
    g_ptr_array_unref (self->documents);
    g_hash_table_unref (self->refs);
    g_hash_table_unref (self->there);
    g_ptr_array_unref (self->cases);
    g_ptr_array_unref (self->catalogue);
    g_clear_pointer (&self->index, sojourn_catalogue_index_free);
    sojourn_import_free (self->import);
    g_object_unref (self->store);
    g_free (self);
}

/* The catalogue */

static gboolean
load_catalogue (SojournImportJob *self, GError **error)
{
    g_autoptr (SojournSnapshot) stored =
        dex_await_boxed (sojourn_store_load_catalogue (self->store), error);

    if (stored == NULL)
        return FALSE;
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        const GPtrArray *records = sojourn_snapshot_get_all (stored, kind);

        for (guint i = 0; i < records->len; i++) {
            sojourn_import_know (self->import, records->pdata[i]);
            g_ptr_array_add (self->catalogue, sojourn_record_ref (records->pdata[i]));
        }
    }
    return TRUE;
}

static void
put (GPtrArray *records, SojournRecord *record)
{
    for (guint i = 0; i < records->len; i++) {
        if (g_str_equal (sojourn_record_get_uuid (records->pdata[i]),
                         sojourn_record_get_uuid (record))) {
            sojourn_record_unref (records->pdata[i]);
            records->pdata[i] = sojourn_record_ref (record);
            return;
        }
    }
    g_ptr_array_add (records, sojourn_record_ref (record));
}

static gboolean
add_catalogue (SojournImportJob *self, SojournInputFile *file, GError **error)
{
    g_autoptr (SojournCatalogue) edition = sojourn_input_file_read_catalogue (file, error);
    g_autoptr (SojournCatalogueUpdate) update = NULL;

    if (edition == NULL)
        return FALSE;
    update = sojourn_catalogue_update_new (edition, NULL, self->catalogue);
    if (!sojourn_import_add_catalogue (self->import, update->inserts, update->updates, error)) {
        g_prefix_error (error, "%s: ", sojourn_input_file_get_name (file));
        return FALSE;
    }
    for (guint i = 0; i < update->inserts->len; i++)
        put (self->catalogue, update->inserts->pdata[i]);
    for (guint i = 0; i < update->updates->len; i++)
        put (self->catalogue, update->updates->pdata[i]);
    return TRUE;
}

static gboolean
open_files (SojournImportJob *self, const char *const *paths, GError **error)
{
    for (guint i = 0; paths[i] != NULL; i++) {
        g_autoptr (SojournInputFile) file = sojourn_input_file_open (paths[i], error);

        if (file == NULL)
            return FALSE;
        if (!sojourn_input_file_is_catalogue (file))
            g_ptr_array_add (self->files, g_steal_pointer (&file));
        else if (!add_catalogue (self, file, error))
            return FALSE;
    }
    self->index = sojourn_known_catalogue_new (self->catalogue, error);
    return self->index != NULL;
}

/* The cases */

static gboolean
take_document (SojournImportJob *self,
               SojournSnapshot *document,
               const SojournInputFile *file,
               GError **error)
{
    const SojournRecord *record = sojourn_snapshot_get_case (document);
    SojournImportedCase *imported = g_new0 (SojournImportedCase, 1);

    g_strlcpy (imported->uuid, sojourn_record_get_uuid (record), sizeof imported->uuid);
    imported->ref = g_strdup (sojourn_record_get_text (record, SOJOURN_CASE_REF));
    imported->place = sojourn_input_file_dup_place (file);
    g_ptr_array_add (self->documents, document);
    g_ptr_array_add (self->cases, imported);
    if (imported->ref == NULL || g_hash_table_add (self->refs, imported->ref))
        return TRUE;
    g_set_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_DUPLICATE,
                 /* Translators: a place in a file */
                 _ ("%s: $.case.ref: another case of this import has the same reference"),
                 imported->place);
    return FALSE;
}

static gboolean
read_file (SojournImportJob *self, SojournInputFile *file, GError **error)
{
    g_autoptr (GError) fault = NULL;
    SojournSnapshot *document;

    while ((document = sojourn_input_file_read_case (file, self->index, &fault)) != NULL) {
        if (!take_document (self, document, file, error))
            return FALSE;
        sojourn_progress_show (_ ("Reading cases:"), self->documents->len, 0);
    }
    if (fault == NULL)
        return TRUE;
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
}

/* What the desk has of a kind under the identifiers that the documents use. */
static GPtrArray *
load_stored (SojournImportJob *self, SojournKind kind, GError **error)
{
    g_autoptr (GPtrArray) uuids = g_ptr_array_new_null_terminated (64, NULL, TRUE);

    for (guint i = 0; i < self->documents->len; i++) {
        const GPtrArray *records = sojourn_snapshot_get_all (self->documents->pdata[i], kind);

        for (guint j = 0; j < records->len; j++)
            g_ptr_array_add (uuids, (gpointer)sojourn_record_get_uuid (records->pdata[j]));
    }
    return dex_await_boxed (
        sojourn_store_load_many (self->store, kind, (const char *const *)uuids->pdata), error);
}

static gboolean
look_up_stored (SojournImportJob *self, GError **error)
{
    g_autoptr (GPtrArray) people = load_stored (self, SOJOURN_KIND_PERSON, error);
    g_autoptr (GPtrArray) cases = NULL;

    if (people == NULL)
        return FALSE;
    for (guint i = 0; i < people->len; i++)
        sojourn_import_know (self->import, people->pdata[i]);

    cases = load_stored (self, SOJOURN_KIND_CASE, error);
    for (guint i = 0; cases != NULL && i < cases->len; i++)
        g_hash_table_insert (self->there, (gpointer)sojourn_record_get_uuid (cases->pdata[i]),
                             sojourn_record_ref (cases->pdata[i]));
    return cases != NULL;
}

static gboolean
plan_case (SojournImportJob *self, guint i, GError **error)
{
    const SojournImportedCase *imported = self->cases->pdata[i];
    g_autoptr (SojournSnapshot) stored = NULL;
    g_autoptr (GError) fault = NULL;

    if (g_hash_table_contains (self->there, imported->uuid)) {
        stored = dex_await_boxed (sojourn_store_load_case (self->store, imported->uuid), error);
        if (stored == NULL)
            return FALSE;
    }
    if (sojourn_import_add_case (self->import, self->documents->pdata[i], stored, &fault))
        return TRUE;
    if (stored != NULL && self->mode == SOJOURN_IMPORT_NEW)
        g_set_error (error, fault->domain, fault->code,
                     /* Translators: a place in a file, what is refused there, and an option */
                     _ ("%s: %s; %s makes it what the file says"), imported->place, fault->message,
                     "--replace");
    else
        g_propagate_prefixed_error (error, g_steal_pointer (&fault), "%s: ", imported->place);
    return FALSE;
}

/**
 * sojourn_import_job_read:
 * @self: a job
 * @paths: (array zero-terminated=1): files, or `-` for standard input
 * @error: return location for a %G_IO_ERROR, a %SOJOURN_DATA_ERROR that names the file, the line
 *   and the JSON path, or a %SOJOURN_STORE_ERROR
 *
 * Reads every file, catalogues before cases, and works out what is to be done. Changes nothing.
 *
 * Returns: %FALSE if anything is refused
 */
gboolean
sojourn_import_job_read (SojournImportJob *self, const char *const *paths, GError **error)
{
    if (!load_catalogue (self, error) || !open_files (self, paths, error))
        return FALSE;
    for (guint i = 0; i < self->files->len; i++)
        if (!read_file (self, self->files->pdata[i], error))
            return FALSE;
    if (!look_up_stored (self, error))
        return FALSE;
    for (guint i = 0; i < self->documents->len; i++)
        if (!plan_case (self, i, error))
            return FALSE;
    sojourn_progress_clear ();
    return TRUE;
}

/* Writing */

static void
on_progress_cb (guint64 done, guint64 total, gpointer user_data)
{
    sojourn_progress_show (_ ("Writing:"), done, total);
}

/* Names the file of a reference that another case of the desk has, as the database cannot. */
static void
explain (SojournImportJob *self, GError **error)
{
    for (guint i = 0; i < self->cases->len; i++) {
        const SojournImportedCase *imported = self->cases->pdata[i];
        g_autoptr (GPtrArray) found = NULL;

        if (imported->ref == NULL)
            continue;
        found = dex_await_boxed (sojourn_store_load_where (self->store, SOJOURN_KIND_CASE,
                                                           SOJOURN_CASE_REF, imported->ref),
                                 NULL);
        if (found == NULL || found->len == 0 ||
            g_str_equal (sojourn_record_get_uuid (found->pdata[0]), imported->uuid))
            continue;
        g_clear_error (error);
        g_set_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_DUPLICATE,
                     /* Translators: a place in a file */
                     _ ("%s: $.case.ref: another case of the desk has the same reference"),
                     imported->place);
        return;
    }
}

/**
 * sojourn_import_job_write:
 * @self: a job that has read its files
 * @error: return location for a %SOJOURN_DATA_ERROR or %SOJOURN_STORE_ERROR
 *
 * Writes all that was read in one transaction.
 *
 * Returns: %FALSE if nothing was written
 */
gboolean
sojourn_import_job_write (SojournImportJob *self, GError **error)
{
    const GPtrArray *sets = sojourn_import_get_change_sets (self->import);
    g_autoptr (SojournReceipt) receipt = NULL;

    if (sets->len == 0)
        return TRUE;
    receipt = dex_await_boxed (
        sojourn_store_apply_all (self->store, (GPtrArray *)sets, on_progress_cb, NULL, NULL),
        error);
    sojourn_progress_clear ();
    if (receipt == NULL &&
        g_error_matches (*error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CONSTRAINT))
        explain (self, error);
    return receipt != NULL;
}

/**
 * sojourn_import_job_get_counts:
 * @self: a job that has read its files
 *
 * Returns: (transfer none): what it does
 */
const SojournImportCounts *
sojourn_import_job_get_counts (const SojournImportJob *self)
{
    return sojourn_import_get_counts (self->import);
}

/**
 * sojourn_import_job_get_cases:
 * @self: a job that has read its files
 *
 * Returns: (transfer none) (element-type SojournImportedCase): the cases of the files
 */
const GPtrArray *
sojourn_import_job_get_cases (const SojournImportJob *self)
{
    return self->cases;
}
