/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-wire-records.h"

#include "sojourn-case-fields.h"
#include "sojourn-error.h"
#include "sojourn-field-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const record_members[] = { "type", "date", "language", "sha256", NULL };

static gboolean
is_digest (const char *text)
{
    return strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

static SojournRecord *
read_record (SojournJsonReader *reader)
{
    SojournRecord *record = sojourn_record_new (SOJOURN_KIND_DOCUMENT);
    const char *digest;

    sojourn_json_reader_check_members (reader, record_members);
    sojourn_field_read_json (record, SOJOURN_DOCUMENT_TYPE, reader);
    sojourn_field_read_json_as (record, SOJOURN_DOCUMENT_DATED_ON, reader, "date");
    sojourn_field_read_json (record, SOJOURN_DOCUMENT_LANGUAGE, reader);
    sojourn_field_read_json (record, SOJOURN_DOCUMENT_SHA256, reader);

    digest = sojourn_record_get_text (record, SOJOURN_DOCUMENT_SHA256);
    if (digest != NULL && !is_digest (digest))
        sojourn_json_reader_fail (reader, "sha256", SOJOURN_DATA_ERROR_INVALID, "%s",
                                  _ ("64 hexadecimal digits are expected here"));
    return record;
}

/**
 * sojourn_wire_records_read:
 * @reader: a reader whose cursor is in an object
 * @name: a member, a list that may be absent
 *
 * Reads a list of medical records, as documents without a case.
 *
 * Returns: (transfer full) (element-type SojournRecord): the records; none after a failure
 */
GPtrArray *
sojourn_wire_records_read (SojournJsonReader *reader, const char *name)
{
    GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);
    gsize n;

    if (!sojourn_json_reader_has (reader, name))
        return records;

    n = sojourn_json_reader_begin_array (reader, name, SOJOURN_WIRE_MAX_RECORDS);
    for (gsize i = 0; i < n; i++) {
        sojourn_json_reader_begin_element (reader, i);
        g_ptr_array_add (records, read_record (reader));
        sojourn_json_reader_end (reader);
    }
    sojourn_json_reader_end (reader);
    return records;
}

static gboolean
is_language (const char *text)
{
    return strlen (text) == 3 && strspn (text, "abcdefghijklmnopqrstuvwxyz") == 3;
}

static void
write_record (const SojournRecord *record, SojournJsonWriter *writer)
{
    const char *language = sojourn_record_get_text (record, SOJOURN_DOCUMENT_LANGUAGE);
    const char *digest = sojourn_record_get_text (record, SOJOURN_DOCUMENT_SHA256);

    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_field_write_json (record, SOJOURN_DOCUMENT_TYPE, writer);
    sojourn_field_write_json_as (record, SOJOURN_DOCUMENT_DATED_ON, writer, "date");
    if (language != NULL && is_language (language))
        sojourn_json_writer_set_string (writer, "language", language);
    if (digest != NULL && is_digest (digest))
        sojourn_json_writer_set_string (writer, "sha256", digest);
    sojourn_json_writer_end (writer);
}

/**
 * sojourn_wire_records_write:
 * @records: (element-type SojournRecord): documents
 * @writer: a writer inside an object
 * @name: the member to write
 *
 * Writes of each document its type, date, language and digest, and nothing else. A language or a
 * digest that is none is left out.
 */
void
sojourn_wire_records_write (GPtrArray *records, SojournJsonWriter *writer, const char *name)
{
    sojourn_json_writer_begin_array (writer, name);
    for (guint i = 0; i < records->len; i++)
        write_record (g_ptr_array_index (records, i), writer);
    sojourn_json_writer_end (writer);
}
