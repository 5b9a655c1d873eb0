/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-document-private.h"

#include "sojourn-record-json.h"

/*
 * sojourn_case_document_carries:
 *
 * Whether a document has a list of this kind. The case itself is a member of its own.
 */
gboolean
sojourn_case_document_carries (SojournKind kind)
{
    return kind != SOJOURN_KIND_CASE && !(sojourn_kind_get_info (kind)->flags & SOJOURN_KIND_LOCAL);
}

static void
write_record (const SojournRecord *record, const char *name, SojournJsonWriter *writer)
{
    sojourn_json_writer_begin_object (writer, name);
    sojourn_json_writer_set_string (writer, "id", sojourn_record_get_uuid (record));
    sojourn_record_write_json (record, writer);
    sojourn_json_writer_end (writer);
}

static gint
compare_uuids (gconstpointer a, gconstpointer b)
{
    return g_strcmp0 (sojourn_record_get_uuid (*(const SojournRecord *const *)a),
                      sojourn_record_get_uuid (*(const SojournRecord *const *)b));
}

/* Sorted by UUID, so that every desk writes the same case as the same bytes. */
static void
write_kind (const SojournSnapshot *snapshot, SojournKind kind, SojournJsonWriter *writer)
{
    const GPtrArray *records = sojourn_snapshot_get_all (snapshot, kind);
    g_autoptr (GPtrArray) sorted = NULL;

    if (records->len == 0)
        return;

    sorted = g_ptr_array_new_from_array (records->pdata, records->len, NULL, NULL, NULL);
    g_ptr_array_sort (sorted, compare_uuids);
    sojourn_json_writer_begin_array (writer, sojourn_kind_get_info (kind)->plural);
    for (guint i = 0; i < sorted->len; i++)
        write_record (sorted->pdata[i], NULL, writer);
    sojourn_json_writer_end (writer);
}

static void
write_kinds (const SojournSnapshot *snapshot, gboolean catalogue, SojournJsonWriter *writer)
{
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        gboolean shared = (sojourn_kind_get_info (kind)->flags & SOJOURN_KIND_CATALOGUE) != 0;

        if (sojourn_case_document_carries (kind) && shared == catalogue)
            write_kind (snapshot, kind, writer);
    }
}

/**
 * sojourn_case_document_write:
 * @snapshot: a snapshot that has a case
 * @layout: how to lay the text out
 *
 * Writes a case with all that is in @snapshot as a document of docs/case.schema.json, but for the
 * kinds that are flagged %SOJOURN_KIND_LOCAL. The same records always give the same bytes, whatever
 * order they were added in. Safe from any thread.
 *
 * Returns: (transfer full): UTF-8
 */
GBytes *
sojourn_case_document_write (const SojournSnapshot *snapshot, SojournJsonLayout layout)
{
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();

    g_return_val_if_fail (sojourn_snapshot_get_case (snapshot) != NULL, NULL);

    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_string (writer, "format", SOJOURN_CASE_FORMAT);
    sojourn_json_writer_set_int (writer, "version", SOJOURN_CASE_FORMAT_VERSION);
    write_record (sojourn_snapshot_get_case (snapshot), "case", writer);
    write_kinds (snapshot, FALSE, writer);
    write_kinds (snapshot, TRUE, writer);
    sojourn_json_writer_end (writer);
    return sojourn_json_writer_to_bytes (writer, layout);
}
