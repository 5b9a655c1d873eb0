/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-record-json-private.h"

#include "sojourn-record-value.h"
#include "sojourn-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_CODE_CHARS 80
#define MAX_REFERENCE_CHARS 100

/*
 * sojourn_record_json_implies:
 *
 * Whether this is the reference of a part of a case to the case, which the place of the part tells.
 */
gboolean
sojourn_record_json_implies (SojournKind kind, guint field)
{
    return field == 0 && (sojourn_kind_get_info (kind)->flags & SOJOURN_KIND_CASE_PART) != 0;
}

/* Writing */

static void
write_codes (SojournJsonWriter *writer, const char *name, const char *codes)
{
    g_auto (GStrv) parts = g_strsplit (codes, " ", -1);

    sojourn_json_writer_set_strings (writer, name, (const char *const *)parts);
}

static void
write_field (const SojournRecord *record, guint index, SojournJsonWriter *writer)
{
    const SojournField *field = sojourn_kind_get_field (sojourn_record_get_kind (record), index);
    g_autofree char *text = NULL;

    switch ((int)field->type) {
    case SOJOURN_FIELD_INTEGER:
    case SOJOURN_FIELD_MONEY:
        sojourn_json_writer_set_int (writer, field->name,
                                     sojourn_record_get_integer (record, index, 0));
        return;
    case SOJOURN_FIELD_BOOLEAN:
        sojourn_json_writer_set_boolean (writer, field->name,
                                         sojourn_record_get_integer (record, index, 0) != 0);
        return;
    case SOJOURN_FIELD_CODES:
        write_codes (writer, field->name, sojourn_record_get_text (record, index));
        return;
    default:
        text = sojourn_record_dup_value (record, index);
        sojourn_json_writer_set_string (writer, field->name, text);
    }
}

/**
 * sojourn_record_write_json:
 * @record: a record
 * @writer: a writer in an open object
 *
 * Writes every known field as a member of that object, in the order of the table of its kind:
 * numbers and money in minor units as numbers, yes or no as booleans, codes as a list, everything
 * else as text in the form of [method@Record.dup_value]. Unknown fields are left out, and so is the
 * reference of a part of a case to its case. The identity of the record is for the caller to write.
 */
void
sojourn_record_write_json (const SojournRecord *record, SojournJsonWriter *writer)
{
    SojournKind kind;

    g_return_if_fail (record != NULL);
    g_return_if_fail (writer != NULL);

    kind = sojourn_record_get_kind (record);
    for (guint i = 0; i < sojourn_kind_get_info (kind)->n_fields; i++) {
        if (sojourn_record_has (record, i) && !sojourn_record_json_implies (kind, i))
            write_field (record, i, writer);
    }
}

/* Reading */

static gint64
read_choice (const SojournField *field, SojournJsonReader *reader)
{
    g_autofree const char **nicks = g_new0 (const char *, field->choices->n_choices + 1);

    for (guint i = 0; i < field->choices->n_choices; i++)
        nicks[i] = field->choices->choices[i].nick;
    return sojourn_json_reader_get_enum (reader, field->name, nicks);
}

static char *
read_codes (const SojournField *field, SojournJsonReader *reader)
{
    g_auto (GStrv) codes = sojourn_json_reader_dup_strings (
        reader, field->name, SOJOURN_RECORD_JSON_MAX_CODES, MAX_CODE_CHARS);

    if (codes[0] == NULL)
        sojourn_json_reader_fail (reader, field->name, SOJOURN_DATA_ERROR_MISSING,
                                  _ ("a list of at least one code is expected here"));
    for (guint i = 0; codes[i] != NULL; i++) {
        if (strchr (codes[i], ' ') != NULL)
            sojourn_json_reader_fail (reader, field->name, SOJOURN_DATA_ERROR_INVALID,
                                      _ ("a code without a space is expected here"));
    }
    return g_strjoinv (" ", codes);
}

static char *
read_reference (const SojournField *field,
                SojournJsonReader *reader,
                SojournReferenceFunc resolve,
                gpointer user_data)
{
    const char *text;
    char *uuid;

    if (resolve == NULL)
        return g_strdup (sojourn_json_reader_get_id (reader, field->name));

    text = sojourn_json_reader_get_string (reader, field->name, 1, MAX_REFERENCE_CHARS);
    if (sojourn_json_reader_has_failed (reader))
        return NULL;
    uuid = resolve (field, text, user_data);
    if (uuid == NULL)
        sojourn_json_reader_fail (reader, field->name, SOJOURN_DATA_ERROR_REFERENCE,
                                  _ ("this names a record that is not there"));
    return uuid;
}

static void
read_date (SojournRecord *record, guint index, SojournJsonReader *reader, const char *name)
{
    const char *text = sojourn_json_reader_get_date (reader, name);
    g_autoptr (GError) error = NULL;

    if (!sojourn_json_reader_has_failed (reader) &&
        !sojourn_record_set_value (record, index, text, &error))
        sojourn_json_reader_fail (reader, name, error->code, "%s", error->message);
}

/* An offset may be written by hand. A fraction of a second would be lost, so it is refused. */
static void
read_instant (SojournRecord *record, guint index, SojournJsonReader *reader, const char *name)
{
    const char *text = sojourn_json_reader_get_string (reader, name, 1, MAX_CODE_CHARS);

    if (sojourn_json_reader_has_failed (reader))
        return;
    if (strchr (text, '.') != NULL || !sojourn_record_set_value (record, index, text, NULL))
        sojourn_json_reader_fail (reader, name, SOJOURN_DATA_ERROR_INVALID,
                                  _ ("an instant like 2026-05-04T09:30:00Z or "
                                     "2026-05-04T17:30:00+08:00 is expected here"));
}

static void
read_text (SojournRecord *record, guint index, SojournJsonReader *reader, gsize max_chars)
{
    const SojournField *field = sojourn_kind_get_field (sojourn_record_get_kind (record), index);

    sojourn_record_set_text (record, index,
                             sojourn_json_reader_get_string (reader, field->name, 1, max_chars));
}

static void
read_field (SojournRecord *record,
            guint index,
            SojournJsonReader *reader,
            SojournReferenceFunc resolve,
            gpointer user_data)
{
    const SojournField *field = sojourn_kind_get_field (sojourn_record_get_kind (record), index);
    const char *name = field->name;

    if (field->flags & SOJOURN_FIELD_SUBJECT && resolve != NULL) {
        sojourn_record_take_text (record, index,
                                  read_reference (field, reader, resolve, user_data));
        return;
    }
    switch (field->type) {
    case SOJOURN_FIELD_INTEGER:
        sojourn_record_set_integer (
            record, index, sojourn_json_reader_get_int (reader, name, field->min, field->max));
        break;
    case SOJOURN_FIELD_MONEY:
        sojourn_record_set_integer (
            record, index, sojourn_json_reader_get_int (reader, name, G_MININT64, G_MAXINT64));
        break;
    case SOJOURN_FIELD_BOOLEAN:
        sojourn_record_set_integer (record, index, sojourn_json_reader_get_boolean (reader, name));
        break;
    case SOJOURN_FIELD_CHOICE:
        sojourn_record_set_integer (record, index, read_choice (field, reader));
        break;
    case SOJOURN_FIELD_DATE:
        read_date (record, index, reader, name);
        break;
    case SOJOURN_FIELD_TIME:
        read_instant (record, index, reader, name);
        break;
    case SOJOURN_FIELD_CODES:
        sojourn_record_take_text (record, index, read_codes (field, reader));
        break;
    case SOJOURN_FIELD_REFERENCE:
        sojourn_record_take_text (record, index,
                                  read_reference (field, reader, resolve, user_data));
        break;
    case SOJOURN_FIELD_TEXT:
    case SOJOURN_FIELD_PARAGRAPH:
        read_text (record, index, reader, (gsize)field->max);
        break;
    case SOJOURN_FIELD_ZONE:
    case SOJOURN_FIELD_COUNTRY:
    case SOJOURN_FIELD_CURRENCY:
        read_text (record, index, reader, MAX_CODE_CHARS);
        break;
    }
}

/* Members mostly come in the order of the table, so the search goes on behind the latest find. */
static gboolean
find_field (SojournKind kind, const char *name, guint *field)
{
    guint n_fields = sojourn_kind_get_info (kind)->n_fields;

    for (guint i = 1; i <= n_fields; i++) {
        guint candidate = (*field + i) % n_fields;

        if (g_str_equal (sojourn_kind_get_field (kind, candidate)->name, name)) {
            *field = candidate;
            return !sojourn_record_json_implies (kind, candidate);
        }
    }
    return FALSE;
}

static void
check_record (const SojournRecord *record, SojournJsonReader *reader)
{
    SojournKind kind = sojourn_record_get_kind (record);
    g_autoptr (GError) error = NULL;
    guint fault = 0;

    if (!sojourn_json_reader_has_failed (reader) &&
        !sojourn_record_validate (record, &fault, &error))
        sojourn_json_reader_fail (reader, sojourn_kind_get_field (kind, fault)->name, error->code,
                                  "%s", error->message);
}

/**
 * sojourn_record_read_json:
 * @record: a record that is not sealed; a part of a case has the reference to its case already
 * @reader: a reader whose cursor is in an object as [func@record_write_json] writes it
 * @resolve: (nullable) (scope call): what finds a record that is referred to, also one that a field
 *   flagged %SOJOURN_FIELD_SUBJECT names; with %NULL a reference must be a UUID, and whether there
 *   is such a record is for the caller to check
 * @user_data: handed to @resolve
 *
 * Sets every field that is a member of that object; those that are absent stay as they are. Null
 * and the empty text are no values. Then the record as a whole is checked by
 * [method@Record.validate]. Any fault makes @reader fail at the path of the member; @record is then
 * of no use. Members that are no field are not looked at (see
 * [func@record_check_json_members]).
 */
void
sojourn_record_read_json (SojournRecord *record,
                          SojournJsonReader *reader,
                          SojournReferenceFunc resolve,
                          gpointer user_data)
{
    g_autofree const char **names = NULL;
    SojournKind kind;
    guint field;

    g_return_if_fail (record != NULL);
    g_return_if_fail (reader != NULL);

    kind = sojourn_record_get_kind (record);
    field = sojourn_kind_get_info (kind)->n_fields - 1;
    names = sojourn_json_reader_member_names (reader);
    for (gsize i = 0; names[i] != NULL && !sojourn_json_reader_has_failed (reader); i++) {
        if (find_field (kind, names[i], &field))
            read_field (record, field, reader, resolve, user_data);
    }
    check_record (record, reader);
}

/**
 * sojourn_record_check_json_members:
 * @kind: a kind of record
 * @reader: a reader whose cursor is in the object of such a record
 * @others: (nullable) (array zero-terminated=1): members besides the fields
 *
 * Makes @reader fail at the first member that is neither a field of @kind nor in @others: a slip of
 * the hand in a file that people write.
 */
void
sojourn_record_check_json_members (SojournKind kind,
                                   SojournJsonReader *reader,
                                   const char *const *others)
{
    g_autofree const char **names = NULL;
    guint field = sojourn_kind_get_info (kind)->n_fields - 1;

    g_return_if_fail (reader != NULL);

    names = sojourn_json_reader_member_names (reader);
    for (gsize i = 0; names[i] != NULL; i++) {
        if (!find_field (kind, names[i], &field) &&
            (others == NULL || !g_strv_contains (others, names[i])))
            sojourn_json_reader_fail (reader, names[i], SOJOURN_DATA_ERROR_INVALID,
                                      _ ("this member is not known here"));
    }
}
