/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-record-json-private.h"

#include "sojourn-error.h"
#include "sojourn-field-json.h"
#include "sojourn-record-value.h"

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
            sojourn_field_write_json (record, i, writer);
    }
}

/* Reading */

static char *
read_reference (const SojournField *field,
                SojournJsonReader *reader,
                SojournReferenceFunc resolve,
                gpointer user_data)
{
    const char *text;
    char *uuid;

    text = sojourn_json_reader_get_string (reader, field->name, 1, MAX_REFERENCE_CHARS);
    if (sojourn_json_reader_has_failed (reader))
        return NULL;
    uuid = resolve (field, text, user_data);
    if (uuid == NULL)
        sojourn_json_reader_fail (reader, field->name, SOJOURN_DATA_ERROR_REFERENCE,
                                  _ ("this names a record that is not there"));
    return uuid;
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
read_codes (SojournRecord *record, guint index, SojournJsonReader *reader, const char *name)
{
    sojourn_field_read_json_value (record, index, reader, name);
    if (!sojourn_json_reader_has_failed (reader) && !sojourn_record_has (record, index))
        sojourn_json_reader_fail (reader, name, SOJOURN_DATA_ERROR_MISSING,
                                  _ ("a list of at least one code is expected here"));
}

/* A file may name a record by something else than its UUID, and an instant with an offset. */
static void
read_field (SojournRecord *record,
            guint index,
            SojournJsonReader *reader,
            SojournReferenceFunc resolve,
            gpointer user_data)
{
    const SojournField *field = sojourn_kind_get_field (sojourn_record_get_kind (record), index);
    gboolean refers =
        field->type == SOJOURN_FIELD_REFERENCE || (field->flags & SOJOURN_FIELD_SUBJECT) != 0;

    if (refers && resolve != NULL)
        sojourn_record_take_text (record, index,
                                  read_reference (field, reader, resolve, user_data));
    else if (field->type == SOJOURN_FIELD_TIME)
        read_instant (record, index, reader, field->name);
    else if (field->type == SOJOURN_FIELD_CODES)
        read_codes (record, index, reader, field->name);
    else
        sojourn_field_read_json_value (record, index, reader, field->name);
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
