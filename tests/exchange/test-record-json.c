/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-fields.h"
#include "sojourn-catalogue-fields.h"
#include "sojourn-error.h"
#include "sojourn-id.h"
#include "sojourn-record-json.h"

#include <string.h>

#define SOME_UUID "01890a5d-ac96-774b-bcce-b302099a8057"

/* Gives every field of a record a value of its type. */
static void
fill (SojournRecord *record)
{
    const SojournKindInfo *info = sojourn_kind_get_info (sojourn_record_get_kind (record));

    for (guint i = 0; i < info->n_fields; i++) {
        const SojournField *field = &info->fields[i];

        switch (field->type) {
        case SOJOURN_FIELD_INTEGER:
            sojourn_record_set_integer (record, i, field->max);
            break;
        case SOJOURN_FIELD_MONEY:
            sojourn_record_set_integer (record, i, G_GINT64_CONSTANT (-9007199254740993));
            break;
        case SOJOURN_FIELD_BOOLEAN:
            sojourn_record_set_integer (record, i, FALSE);
            break;
        case SOJOURN_FIELD_CHOICE:
            sojourn_record_set_integer (record, i, field->choices->n_choices - 1);
            break;
        case SOJOURN_FIELD_DATE:
            sojourn_record_set_integer (record, i, -20967);
            break;
        case SOJOURN_FIELD_TIME:
            sojourn_record_set_integer (record, i, 1772888400);
            break;
        case SOJOURN_FIELD_CODES:
            sojourn_record_set_text (
                record, i, field->choices != NULL ? field->choices->choices[0].nick : "zho eng");
            break;
        case SOJOURN_FIELD_REFERENCE:
            sojourn_record_set_text (record, i, SOME_UUID);
            break;
        case SOJOURN_FIELD_ZONE:
            sojourn_record_set_text (record, i, "Asia/Shanghai");
            break;
        case SOJOURN_FIELD_COUNTRY:
            sojourn_record_set_text (record, i, "KW");
            break;
        case SOJOURN_FIELD_CURRENCY:
            sojourn_record_set_text (record, i, "KWD");
            break;
        case SOJOURN_FIELD_TEXT:
        case SOJOURN_FIELD_PARAGRAPH:
            sojourn_record_set_text (record, i, "北\n\"");
            break;
        }
    }
}

static GBytes *
write_record (const SojournRecord *record)
{
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();

    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_record_write_json (record, writer);
    sojourn_json_writer_end (writer);
    return sojourn_json_writer_to_bytes (writer, SOJOURN_JSON_COMPACT);
}

static void
test_round_trip (void)
{
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        g_autoptr (SojournRecord) record = sojourn_record_new (kind);
        g_autoptr (SojournRecord) back = sojourn_record_new (kind);
        g_autoptr (SojournJsonReader) reader = NULL;
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (GError) error = NULL;

        fill (record);
        bytes = write_record (record);
        if (sojourn_kind_get_info (kind)->flags & SOJOURN_KIND_CASE_PART)
            sojourn_record_set_text (back, 0, SOME_UUID);
        reader = sojourn_json_reader_new (bytes, 100000, &error);
        g_assert_no_error (error);
        sojourn_record_check_json_members (kind, reader, NULL);
        sojourn_record_read_json (back, reader, NULL, NULL);
        sojourn_json_reader_finish (reader, &error);
        g_assert_no_error (error);
        g_assert_true (sojourn_record_equal (record, back));
    }
}

static void
test_unknown_stays_unknown (void)
{
    g_autoptr (SojournRecord) record = sojourn_record_new (SOJOURN_KIND_ASSESSMENT);
    g_autoptr (GBytes) bytes = write_record (record);

    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "{}", 2);
}

static char *
resolve_nothing (const SojournField *field, const char *text, gpointer user_data)
{
    g_assert_cmpstr (field->name, ==, "clinic");
    return g_str_equal (text, user_data) ? g_strdup (SOME_UUID) : NULL;
}

static void
expect_fault (SojournKind kind, const char *json, SojournDataError code, const char *path)
{
    g_autoptr (SojournRecord) record = sojourn_record_new (kind);
    g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournJsonReader) reader = sojourn_json_reader_new (bytes, 10000, &error);
    const char *others[] = { "uuid", NULL };

    g_assert_no_error (error);
    sojourn_record_check_json_members (kind, reader, others);
    sojourn_record_read_json (record, reader, resolve_nothing, (gpointer) "there");
    g_assert_false (sojourn_json_reader_finish (reader, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, (int)code);
    g_assert_cmpstr (sojourn_json_reader_get_error_path (reader), ==, path);
}

static void
test_faults (void)
{
    SojournKind clinic = SOJOURN_KIND_CLINIC;

    expect_fault (clinic, "{}", SOJOURN_DATA_ERROR_MISSING, "$.name");
    expect_fault (clinic, "{\"name\":\"A\",\"country\":\"kw\",\"zone\":\"Asia/Kuwait\"}",
                  SOJOURN_DATA_ERROR_INVALID, "$.country");
    expect_fault (clinic, "{\"name\":\"A\",\"country\":\"KW\",\"zone\":\"Asia/Nowhere\"}",
                  SOJOURN_DATA_ERROR_INVALID, "$.zone");
    expect_fault (clinic, "{\"name\":\"A\",\"colour\":\"red\"}", SOJOURN_DATA_ERROR_INVALID,
                  "$.colour");
    expect_fault (clinic, "{\"name\":7}", SOJOURN_DATA_ERROR_INVALID, "$.name");
    expect_fault (clinic, "{\"name\":\"\"}", SOJOURN_DATA_ERROR_RANGE, "$.name");
    expect_fault (clinic, "{\"grade\":\"4A\"}", SOJOURN_DATA_ERROR_INVALID, "$.grade");
    expect_fault (clinic, "{\"languages\":[\"zho eng\"]}", SOJOURN_DATA_ERROR_INVALID,
                  "$.languages");
    expect_fault (clinic, "{\"languages\":[]}", SOJOURN_DATA_ERROR_MISSING, "$.languages");
    expect_fault (clinic, "{\"city\":null}", SOJOURN_DATA_ERROR_INVALID, "$.city");
    expect_fault (SOJOURN_KIND_TASK, "{\"case\":\"" SOME_UUID "\"}", SOJOURN_DATA_ERROR_INVALID,
                  "$.case");
    expect_fault (clinic, "{\"verified_on\":\"2026-02-30\"}", SOJOURN_DATA_ERROR_INVALID,
                  "$.verified_on");
    expect_fault (SOJOURN_KIND_OPTION, "{\"evidence_level\":6}", SOJOURN_DATA_ERROR_RANGE,
                  "$.evidence_level");
    expect_fault (SOJOURN_KIND_OPTION, "{\"gene_edited\":1}", SOJOURN_DATA_ERROR_INVALID,
                  "$.gene_edited");
    expect_fault (SOJOURN_KIND_OPTION, "{\"clinic\":\"elsewhere\"}", SOJOURN_DATA_ERROR_REFERENCE,
                  "$.clinic");
    expect_fault (SOJOURN_KIND_OPTION, "{\"clinic\":\"there\"}", SOJOURN_DATA_ERROR_MISSING,
                  "$.title");
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/record-json/round-trip", test_round_trip);
    g_test_add_func ("/record-json/unknown-stays-unknown", test_unknown_stays_unknown);
    g_test_add_func ("/record-json/faults", test_faults);
    return g_test_run ();
}
