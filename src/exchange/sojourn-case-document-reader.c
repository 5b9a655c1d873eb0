/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-document-reader.h"

#include "sojourn-case-document-private.h"

#include "sojourn-error.h"
#include "sojourn-id.h"
#include "sojourn-record-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
    SojournJsonReader *reader;              /* (unowned) */
    const SojournCatalogueIndex *catalogue; /* (nullable) (unowned) */
    SojournSnapshot *snapshot;              /* (unowned): of the records that are complete */
    /* (unowned) (element-type utf8 SojournRecord): every record of this file so far, by the
     * identifier it has there, which belongs to the document */
    GHashTable *records;
    GPtrArray *wanted; /* (unowned) (element-type SojournRecord): what the catalogue must give */
    const char *case_uuid; /* (unowned): of the case, once it was met */
} Reading;

static gboolean
is_label (const char *text)
{
    gsize length = strlen (text);

    if (length > SOJOURN_CASE_MAX_LABEL_CHARS || !g_ascii_islower (text[0]))
        return FALSE;
    return strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static void
fail (Reading *self, const char *name, SojournDataError code, const char *reason)
{
    sojourn_json_reader_fail (self->reader, name, (gint)code, "%s", reason);
}

static SojournRecord *
make_record (Reading *self, SojournKind kind, const char *identifier)
{
    if (identifier == NULL)
        return sojourn_record_new (kind);
    if (sojourn_id_is_valid (identifier))
        return sojourn_record_new_with_uuid (kind, identifier);
    if (!is_label (identifier))
        fail (self, "id", SOJOURN_DATA_ERROR_INVALID,
              _ ("a UUID in lower case, or a short name like “clinic-a”, is expected here"));
    return sojourn_record_new (kind);
}

/* Makes the record under the cursor and notes its identifier, so that others may refer to it. */
static SojournRecord *
register_record (Reading *self, SojournKind kind)
{
    const char *identifier = NULL;
    SojournRecord *record;

    if (sojourn_json_reader_has (self->reader, "id"))
        identifier =
            sojourn_json_reader_get_string (self->reader, "id", 1, SOJOURN_CASE_MAX_LABEL_CHARS);
    if (sojourn_json_reader_has_failed (self->reader))
        return sojourn_record_new (kind);

    record = make_record (self, kind, identifier);
    if (identifier != NULL && !g_hash_table_insert (self->records, (char *)identifier, record))
        fail (self, "id", SOJOURN_DATA_ERROR_DUPLICATE, _ ("this identifier occurs twice"));
    return record;
}

static const SojournRecord *
find_own_key (Reading *self, SojournKind kind, const char *key)
{
    const GPtrArray *records = sojourn_snapshot_get_all (self->snapshot, kind);
    guint field;

    if (!sojourn_kind_find_field (kind, "key", &field))
        return NULL;
    for (guint i = 0; i < records->len; i++) {
        if (g_strcmp0 (sojourn_record_get_text (records->pdata[i], field), key) == 0)
            return records->pdata[i];
    }
    return NULL;
}

/* A record of the catalogue that the file does not have joins the snapshot at the end. */
static const SojournRecord *
want (Reading *self, const SojournRecord *record)
{
    if (record != NULL)
        g_ptr_array_add (self->wanted, (gpointer)record);
    return record;
}

static const SojournRecord *
find_target (Reading *self, SojournKind kind, const char *text)
{
    const SojournRecord *record;

    if (g_str_has_prefix (text, SOJOURN_CASE_KEY_PREFIX)) {
        text += strlen (SOJOURN_CASE_KEY_PREFIX);
        record = find_own_key (self, kind, text);
        if (record != NULL || self->catalogue == NULL)
            return record;
        return want (self, sojourn_catalogue_index_find_key (self->catalogue, kind, text));
    }

    record = g_hash_table_lookup (self->records, text);
    if (record != NULL || self->catalogue == NULL || !sojourn_id_is_valid (text))
        return record;
    return want (self, sojourn_catalogue_index_find (self->catalogue, text));
}

/* What a task or an override is about may be gone since, so that only a short name must exist. */
static char *
resolve_subject (Reading *self, const char *text)
{
    const SojournRecord *target = g_hash_table_lookup (self->records, text);

    if (target != NULL)
        return g_strdup (sojourn_record_get_uuid (target));
    return sojourn_id_is_valid (text) ? g_strdup (text) : NULL;
}

static char *
resolve (const SojournField *field, const char *text, gpointer user_data)
{
    Reading *self = user_data;
    const SojournRecord *target;

    if (field->flags & SOJOURN_FIELD_SUBJECT)
        return resolve_subject (self, text);

    target = find_target (self, field->target, text);
    if (target != NULL && sojourn_record_get_kind (target) != field->target)
        sojourn_json_reader_fail (self->reader, field->name, SOJOURN_DATA_ERROR_REFERENCE,
                                  /* Translators: kinds of record, such as “Clinic” and “Trial” */
                                  _ ("this names a record of the kind “%s”, where the kind “%s” is "
                                     "expected"),
                                  sojourn_kind_get_label (sojourn_record_get_kind (target)),
                                  sojourn_kind_get_label (field->target));
    return target != NULL ? g_strdup (sojourn_record_get_uuid (target)) : NULL;
}

static void
read_record (Reading *self, SojournRecord *record)
{
    static const char *const others[] = { "id", NULL };
    SojournKind kind = sojourn_record_get_kind (record);

    sojourn_record_check_json_members (kind, self->reader, others);
    if (sojourn_kind_get_info (kind)->flags & SOJOURN_KIND_CASE_PART)
        sojourn_record_set_text (record, 0, self->case_uuid);
    sojourn_record_read_json (record, self->reader, resolve, self);
}

/* The reference of a kind to records of its own kind, such as a request that replaces another. */
static gboolean
find_own_reference (SojournKind kind, guint *field)
{
    const SojournKindInfo *info = sojourn_kind_get_info (kind);

    for (guint i = 0; i < info->n_fields; i++) {
        if (info->fields[i].type == SOJOURN_FIELD_REFERENCE && info->fields[i].target == kind) {
            *field = i;
            return TRUE;
        }
    }
    return FALSE;
}

/* Takes a record after the one it refers to, after the one that refers to, and so on. */
static void
take_chain (Reading *self, SojournRecord *record, guint field, GHashTable *by_uuid)
{
    g_autoptr (GPtrArray) chain = g_ptr_array_new ();

    while (record != NULL &&
           sojourn_snapshot_find (self->snapshot, sojourn_record_get_uuid (record)) == NULL) {
        const char *target = sojourn_record_get_text (record, field);

        if (chain->len > g_hash_table_size (by_uuid)) {
            fail (self, sojourn_kind_get_info (sojourn_record_get_kind (record))->plural,
                  SOJOURN_DATA_ERROR_REFERENCE,
                  _ ("these records refer to each other in a circle"));
            return;
        }
        g_ptr_array_add (chain, record);
        record = target != NULL ? g_hash_table_lookup (by_uuid, target) : NULL;
    }
    while (chain->len > 0) {
        record = g_ptr_array_steal_index (chain, chain->len - 1);
        sojourn_snapshot_take (self->snapshot, sojourn_record_ref (record));
    }
}

/* In the order of the file, but never a record before one that it refers to. */
static void
take_records (Reading *self, SojournKind kind, const GPtrArray *records)
{
    g_autoptr (GHashTable) by_uuid = NULL;
    guint field;

    if (!find_own_reference (kind, &field)) {
        for (guint i = 0; i < records->len; i++)
            sojourn_snapshot_take (self->snapshot, sojourn_record_ref (records->pdata[i]));
        return;
    }
    by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
    for (guint i = 0; i < records->len; i++)
        g_hash_table_insert (by_uuid, (char *)sojourn_record_get_uuid (records->pdata[i]),
                             records->pdata[i]);
    for (guint i = 0; i < records->len && !sojourn_json_reader_has_failed (self->reader); i++)
        take_chain (self, records->pdata[i], field, by_uuid);
}

static void
read_list (Reading *self, SojournKind kind)
{
    g_autoptr (GPtrArray) records =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);
    gsize n;

    n = sojourn_json_reader_begin_array (self->reader, sojourn_kind_get_info (kind)->plural,
                                         SOJOURN_CASE_MAX_RECORDS);
    for (gsize i = 0; i < n; i++) {
        sojourn_json_reader_begin_element (self->reader, i);
        g_ptr_array_add (records, register_record (self, kind));
        sojourn_json_reader_end (self->reader);
    }
    for (gsize i = 0; i < n; i++) {
        sojourn_json_reader_begin_element (self->reader, i);
        read_record (self, records->pdata[i]);
        sojourn_json_reader_end (self->reader);
    }
    sojourn_json_reader_end (self->reader);

    take_records (self, kind, records);
}

static void
read_case (Reading *self)
{
    SojournRecord *record;

    sojourn_json_reader_begin_object (self->reader, "case");
    record = register_record (self, SOJOURN_KIND_CASE);
    self->case_uuid = sojourn_record_get_uuid (record);
    read_record (self, record);
    sojourn_json_reader_end (self->reader);
    sojourn_snapshot_take (self->snapshot, record);
}

/* A kind stands after every kind it refers to: in this order all targets are there already. */
static void
read_kinds (Reading *self)
{
    g_autofree const char **names = sojourn_json_reader_member_names (self->reader);

    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        if (sojourn_json_reader_has_failed (self->reader))
            return;
        if (kind == SOJOURN_KIND_CASE)
            read_case (self);
        else if (sojourn_case_document_carries (kind) &&
                 g_strv_contains (names, sojourn_kind_get_info (kind)->plural))
            read_list (self, kind);
    }
    for (guint i = 0; i < self->wanted->len; i++)
        sojourn_catalogue_index_copy (self->catalogue, self->wanted->pdata[i], self->snapshot);
}

static void
check_version (SojournJsonReader *reader)
{
    const char *format = sojourn_json_reader_get_string (reader, "format", 1, 100);
    gint64 version;

    if (sojourn_json_reader_has_failed (reader))
        return;
    if (!g_str_equal (format, SOJOURN_CASE_FORMAT))
        sojourn_json_reader_fail (reader, "format", SOJOURN_DATA_ERROR_INVALID, "%s",
                                  _ ("this is not a case document; “sojourn-case” is expected "
                                     "here"));

    version = sojourn_json_reader_get_int (reader, "version", 1, G_MAXINT);
    if (version > SOJOURN_CASE_FORMAT_VERSION)
        sojourn_json_reader_fail (reader, "version", SOJOURN_DATA_ERROR_UNKNOWN_VERSION,
                                  /* Translators: both places are numbers of versions */
                                  _ ("a newer Sojourn wrote this file in version %d of the format; "
                                     "this one reads version %d"),
                                  (int)version, SOJOURN_CASE_FORMAT_VERSION);
}

static const char *const *
get_root_members (void)
{
    static const char *names[SOJOURN_N_KINDS + 4];
    static gsize ready;

    if (g_once_init_enter (&ready)) {
        guint n = 0;

        names[n++] = "format";
        names[n++] = "version";
        names[n++] = "case";
        for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++)
            if (sojourn_case_document_carries (kind))
                names[n++] = sojourn_kind_get_info (kind)->plural;
        g_once_init_leave (&ready, 1);
    }
    return names;
}

/**
 * sojourn_case_document_read:
 * @bytes: UTF-8
 * @catalogue: (nullable): what references that start with `key:`, and UUIDs that are not in the
 *   document, are looked up in
 * @error: return location for an error
 *
 * Reads a document of docs/case.schema.json, as a whole or not at all. Records that have a short
 * name, or no identifier, get a fresh UUID. A record of the catalogue that the case refers to and
 * the document does not have is taken from @catalogue with all that belongs to it; those of them
 * that are stored already have an id, see [func@record_get_id]. In the snapshot no record comes
 * before one of its kind that it refers to.
 *
 * Safe from any thread.
 *
 * Returns: (transfer full) (nullable): a sealed snapshot, or %NULL with a %SOJOURN_DATA_ERROR whose
 *   message begins with the JSON path of what is refused
 */
SojournSnapshot *
sojourn_case_document_read (GBytes *bytes, const SojournCatalogueIndex *catalogue, GError **error)
{
    g_autoptr (SojournJsonReader) reader = NULL;
    g_autoptr (SojournSnapshot) snapshot = NULL;
    g_autoptr (GHashTable) records = NULL;
    g_autoptr (GPtrArray) wanted = NULL;
    Reading reading;

    reader = sojourn_json_reader_new (bytes, SOJOURN_CASE_MAX_BYTES, error);
    if (reader == NULL)
        return NULL;

    snapshot = sojourn_snapshot_new ();
    records = g_hash_table_new (g_str_hash, g_str_equal);
    wanted = g_ptr_array_new ();
    reading = (Reading){ reader, catalogue, snapshot, records, wanted, NULL };

    check_version (reader);
    sojourn_json_reader_check_members (reader, get_root_members ());
    read_kinds (&reading);
    if (!sojourn_json_reader_finish (reader, error))
        return NULL;
    sojourn_snapshot_seal (snapshot);
    return g_steal_pointer (&snapshot);
}
