/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-field-json.h"

#include "sojourn-error.h"
#include "sojourn-record-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_CODE_CHARS 80

static gint64
read_choice (const SojournField *info, SojournJsonReader *reader, const char *name)
{
    g_autofree const char **nicks = g_new0 (const char *, info->choices->n_choices + 1);

    for (guint i = 0; i < info->choices->n_choices; i++)
        nicks[i] = info->choices->choices[i].nick;
    return sojourn_json_reader_get_enum (reader, name, nicks);
}

static char *
read_codes (SojournJsonReader *reader, const char *name)
{
    g_auto (GStrv) codes = sojourn_json_reader_dup_strings (
        reader, name, SOJOURN_FIELD_JSON_MAX_CODES, MAX_CODE_CHARS);

    for (guint i = 0; codes[i] != NULL; i++) {
        if (strchr (codes[i], ' ') != NULL)
            sojourn_json_reader_fail (reader, name, SOJOURN_DATA_ERROR_INVALID,
                                      _ ("a code without a space is expected here"));
    }
    return g_strjoinv (" ", codes);
}

static gint64
read_number (const SojournField *info, SojournJsonReader *reader, const char *name)
{
    switch ((int)info->type) {
    case SOJOURN_FIELD_INTEGER:
        return sojourn_json_reader_get_int (reader, name, info->min, info->max);
    case SOJOURN_FIELD_BOOLEAN:
        return sojourn_json_reader_get_boolean (reader, name);
    case SOJOURN_FIELD_CHOICE:
        return read_choice (info, reader, name);
    default:
        return sojourn_json_reader_get_int (reader, name, G_MININT64, G_MAXINT64);
    }
}

static const char *
read_text (const SojournField *info, SojournJsonReader *reader, const char *name)
{
    switch ((int)info->type) {
    case SOJOURN_FIELD_DATE:
        return sojourn_json_reader_get_date (reader, name);
    case SOJOURN_FIELD_TIME:
        return sojourn_json_reader_get_time (reader, name);
    case SOJOURN_FIELD_REFERENCE:
        return sojourn_json_reader_get_id (reader, name);
    case SOJOURN_FIELD_TEXT:
    case SOJOURN_FIELD_PARAGRAPH:
        return sojourn_json_reader_get_string (reader, name, 1, (gsize)info->max);
    default:
        return sojourn_json_reader_get_string (reader, name, 1, MAX_CODE_CHARS);
    }
}

/**
 * sojourn_field_read_json_value:
 * @record: a record that is not sealed
 * @field: one of its fields
 * @reader: a reader whose cursor is in an object
 * @name: (nullable): the member to read, or %NULL for the value under the cursor
 *
 * Reads a value that is there: null is none. What @reader can tell of it is checked, but not what
 * [method@Record.validate_field] does. A reference must be a UUID.
 */
void
sojourn_field_read_json_value (SojournRecord *record,
                               guint field,
                               SojournJsonReader *reader,
                               const char *name)
{
    const SojournField *info = sojourn_kind_get_field (sojourn_record_get_kind (record), field);
    g_autoptr (GError) error = NULL;
    const char *text;

    if (info->type == SOJOURN_FIELD_CODES) {
        sojourn_record_take_text (record, field, read_codes (reader, name));
    } else if (sojourn_field_is_number (info) && info->type != SOJOURN_FIELD_DATE &&
               info->type != SOJOURN_FIELD_TIME) {
        sojourn_record_set_integer (record, field, read_number (info, reader, name));
    } else {
        /* A day of the calendar may still be one that the application does not have: year 9999. */
        text = read_text (info, reader, name);
        if (!sojourn_json_reader_has_failed (reader) &&
            !sojourn_record_set_value (record, field, text, &error))
            sojourn_json_reader_fail (reader, name, error->code, "%s", error->message);
    }
}

/**
 * sojourn_field_read_json_as:
 * @record: a record that is not sealed
 * @field: one of its fields
 * @reader: a reader whose cursor is in an object
 * @name: (nullable): the member to read, or %NULL for the value under the cursor
 *
 * Reads one field as [func@field_write_json_as] writes it; absent and null make it unknown. A
 * reference must be a UUID. A value that the field's description does not allow makes @reader fail
 * at the path of the member, as does a required one that is missing.
 */
void
sojourn_field_read_json_as (SojournRecord *record,
                            guint field,
                            SojournJsonReader *reader,
                            const char *name)
{
    g_autoptr (GError) error = NULL;

    g_return_if_fail (record != NULL);
    g_return_if_fail (reader != NULL);

    sojourn_record_clear (record, field);
    if (sojourn_json_reader_has (reader, name))
        sojourn_field_read_json_value (record, field, reader, name);
    if (!sojourn_json_reader_has_failed (reader) &&
        !sojourn_record_validate_field (record, field, &error))
        sojourn_json_reader_fail (reader, name, error->code, "%s", error->message);
}

/**
 * sojourn_field_read_json:
 * @record: a record that is not sealed
 * @field: one of its fields
 * @reader: a reader whose cursor is in an object
 *
 * Reads the member that has the name of the field, as [func@field_read_json_as] does.
 */
void
sojourn_field_read_json (SojournRecord *record, guint field, SojournJsonReader *reader)
{
    sojourn_field_read_json_as (
        record, field, reader,
        sojourn_kind_get_field (sojourn_record_get_kind (record), field)->name);
}

/**
 * sojourn_field_write_json_as:
 * @record: a record
 * @field: one of its fields
 * @writer: a writer
 * @name: (nullable): the member to write, or %NULL inside a list
 *
 * Writes one field: numbers and money in minor units as numbers, yes or no as booleans, codes as a
 * list, everything else as text in the form of [method@Record.dup_value]. An unknown field is left
 * out.
 */
void
sojourn_field_write_json_as (const SojournRecord *record,
                             guint field,
                             SojournJsonWriter *writer,
                             const char *name)
{
    g_autofree char *text = NULL;
    g_auto (GStrv) codes = NULL;

    g_return_if_fail (record != NULL);

    if (!sojourn_record_has (record, field))
        return;

    switch ((int)sojourn_kind_get_field (sojourn_record_get_kind (record), field)->type) {
    case SOJOURN_FIELD_INTEGER:
    case SOJOURN_FIELD_MONEY:
        sojourn_json_writer_set_int (writer, name, sojourn_record_get_integer (record, field, 0));
        break;
    case SOJOURN_FIELD_BOOLEAN:
        sojourn_json_writer_set_boolean (writer, name,
                                         sojourn_record_get_integer (record, field, 0) != 0);
        break;
    case SOJOURN_FIELD_CODES:
        codes = g_strsplit (sojourn_record_get_text (record, field), " ", -1);
        sojourn_json_writer_set_strings (writer, name, (const char *const *)codes);
        break;
    default:
        text = sojourn_record_dup_value (record, field);
        sojourn_json_writer_set_string (writer, name, text);
    }
}

/**
 * sojourn_field_write_json:
 * @record: a record
 * @field: one of its fields
 * @writer: a writer inside an object
 *
 * Writes the member that has the name of the field, as [func@field_write_json_as] does.
 */
void
sojourn_field_write_json (const SojournRecord *record, guint field, SojournJsonWriter *writer)
{
    sojourn_field_write_json_as (
        record, field, writer,
        sojourn_kind_get_field (sojourn_record_get_kind (record), field)->name);
}
