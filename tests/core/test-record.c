/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-fields.h"
#include "sojourn-catalogue-fields.h"
#include "sojourn-error.h"
#include "sojourn-record-value.h"
#include "sojourn-record.h"
#include "sojourn-snapshot.h"

#include <string.h>

/* Every table is complete: no gap in an enumeration, no name twice, choices and targets given. */
static void
test_tables (void)
{
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        const SojournKindInfo *info = sojourn_kind_get_info (kind);
        SojournKind found;

        g_assert_nonnull (info);
        g_assert_true (sojourn_kind_find (info->name, &found));
        g_assert_cmpint (found, ==, kind);
        g_assert_cmpuint (info->n_fields, <=, 64);
        if (info->flags & SOJOURN_KIND_CASE_PART)
            g_assert_cmpstr (info->fields[0].name, ==, "case");

        for (guint i = 0; i < info->n_fields; i++) {
            const SojournField *field = &info->fields[i];
            guint index;

            g_assert_nonnull (field->name);
            g_assert_nonnull (field->label);
            g_assert_true (sojourn_kind_find_field (kind, field->name, &index));
            g_assert_cmpuint (index, ==, i);
            if (field->type == SOJOURN_FIELD_CHOICE)
                g_assert_nonnull (field->choices);
            if (field->type == SOJOURN_FIELD_MONEY)
                g_assert_cmpint (info->fields[field->currency_field].type, ==,
                                 SOJOURN_FIELD_CURRENCY);
            if (field->type == SOJOURN_FIELD_REFERENCE)
                g_assert_cmpint (field->target, <=, kind);
            if (field->type == SOJOURN_FIELD_TEXT || field->type == SOJOURN_FIELD_PARAGRAPH)
                g_assert_cmpint (field->max, >, 0);
        }
    }
}

static void
test_unknown_is_not_zero (void)
{
    g_autoptr (SojournRecord) record = sojourn_record_new (SOJOURN_KIND_ASSESSMENT);
    gint64 value = 7;

    g_assert_false (sojourn_record_peek_integer (record, SOJOURN_ASSESSMENT_UER, &value));
    g_assert_cmpint (value, ==, 7);
    sojourn_record_set_integer (record, SOJOURN_ASSESSMENT_UER, 0);
    g_assert_true (sojourn_record_peek_integer (record, SOJOURN_ASSESSMENT_UER, &value));
    g_assert_cmpint (value, ==, 0);
    sojourn_record_set_text (record, SOJOURN_ASSESSMENT_EXAMINER, "");
    g_assert_false (sojourn_record_has (record, SOJOURN_ASSESSMENT_EXAMINER));
}

static void
check_round_trip (SojournRecord *record, guint field, const char *text)
{
    g_autofree char *back = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_true (sojourn_record_set_value (record, field, text, &error));
    g_assert_no_error (error);
    back = sojourn_record_dup_value (record, field);
    g_assert_cmpstr (back, ==, text);
}

static void
test_machine_form (void)
{
    g_autoptr (SojournRecord) person = sojourn_record_new (SOJOURN_KIND_PERSON);
    g_autoptr (SojournRecord) event = sojourn_record_new (SOJOURN_KIND_ADVERSE_EVENT);
    g_autoptr (GError) error = NULL;

    check_round_trip (person, SOJOURN_PERSON_BIRTH_DATE, "1912-08-06");
    check_round_trip (person, SOJOURN_PERSON_BIRTH_DATE, "2024-02-29");
    check_round_trip (person, SOJOURN_PERSON_SEX, "X");
    check_round_trip (event, SOJOURN_ADVERSE_EVENT_ONSET_AT, "2026-03-07T13:00:00Z");
    check_round_trip (event, SOJOURN_ADVERSE_EVENT_SERIOUS, "true");
    check_round_trip (event, SOJOURN_ADVERSE_EVENT_GRADE, "-3");

    g_assert_false (
        sojourn_record_set_value (person, SOJOURN_PERSON_BIRTH_DATE, "2023-02-29", &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID);
    g_assert_true (sojourn_record_has (person, SOJOURN_PERSON_BIRTH_DATE));
}

static void
expect_refusal (SojournRecord *record, SojournDataError code, guint field)
{
    g_autoptr (GError) error = NULL;
    guint refused = G_MAXUINT;

    g_assert_false (sojourn_record_validate (record, &refused, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, (int)code);
    g_assert_cmpuint (refused, ==, field);
}

static void
test_validation (void)
{
    g_autoptr (SojournRecord) clinic = sojourn_record_new (SOJOURN_KIND_CLINIC);
    g_autofree char *long_name = g_strnfill (201, 'x');

    expect_refusal (clinic, SOJOURN_DATA_ERROR_MISSING, SOJOURN_CLINIC_NAME);
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_NAME, long_name);
    expect_refusal (clinic, SOJOURN_DATA_ERROR_TOO_LARGE, SOJOURN_CLINIC_NAME);
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_NAME, "\xff");
    expect_refusal (clinic, SOJOURN_DATA_ERROR_INVALID, SOJOURN_CLINIC_NAME);
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_NAME, "北京");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_COUNTRY, "china");
    expect_refusal (clinic, SOJOURN_DATA_ERROR_INVALID, SOJOURN_CLINIC_COUNTRY);
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_COUNTRY, "CN");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_ZONE, "Asia/Atlantis");
    expect_refusal (clinic, SOJOURN_DATA_ERROR_INVALID, SOJOURN_CLINIC_ZONE);
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_ZONE, "Asia/Shanghai");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_LANGUAGES, "zho english");
    expect_refusal (clinic, SOJOURN_DATA_ERROR_INVALID, SOJOURN_CLINIC_LANGUAGES);
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_LANGUAGES, "zho eng");
    sojourn_record_set_integer (clinic, SOJOURN_CLINIC_GRADE, 99);
    expect_refusal (clinic, SOJOURN_DATA_ERROR_RANGE, SOJOURN_CLINIC_GRADE);
    sojourn_record_set_integer (clinic, SOJOURN_CLINIC_GRADE, SOJOURN_GRADE_3A);
    g_assert_true (sojourn_record_validate (clinic, NULL, NULL));
}

static void
test_amount_without_currency (void)
{
    g_autoptr (SojournRecord) record = sojourn_record_new (SOJOURN_KIND_CASE);
    g_autoptr (GError) error = NULL;
    guint field = 0;

    sojourn_record_set_text (record, SOJOURN_CASE_PATIENT, "0190b1c0-0000-7000-8000-00000000000a");
    sojourn_record_set_integer (record, SOJOURN_CASE_STAGE, SOJOURN_STAGE_LEAD);
    sojourn_record_set_integer (record, SOJOURN_CASE_BUDGET_MINOR, 100);
    g_assert_false (sojourn_record_validate (record, &field, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_MISSING);
    g_assert_cmpuint (field, ==, SOJOURN_CASE_BUDGET_MINOR);
    sojourn_record_set_text (record, SOJOURN_CASE_BUDGET_CURRENCY, "KWD");
    g_assert_true (sojourn_record_validate (record, NULL, NULL));
}

static void
test_copy (void)
{
    g_autoptr (SojournRecord) person = sojourn_record_new (SOJOURN_KIND_PERSON);
    g_autoptr (SojournRecord) copy = NULL;

    sojourn_record_set_text (person, SOJOURN_PERSON_ALIAS, "Heron");
    sojourn_record_set_integer (person, SOJOURN_PERSON_BIRTH_DATE, -100);
    sojourn_record_seal (person);
    copy = sojourn_record_copy (person);

    g_assert_true (sojourn_record_equal (person, copy));
    g_assert_cmpstr (sojourn_record_get_uuid (person), ==, sojourn_record_get_uuid (copy));
    g_assert_false (sojourn_record_is_sealed (copy));
    sojourn_record_set_text (copy, SOJOURN_PERSON_ALIAS, "Falcon");
    g_assert_false (sojourn_record_equal_field (person, copy, SOJOURN_PERSON_ALIAS));
    g_assert_cmpstr (sojourn_record_get_text (person, SOJOURN_PERSON_ALIAS), ==, "Heron");
}

static SojournRecord *
make_assessment (const SojournRecord *owner, gint64 day)
{
    SojournRecord *record = sojourn_record_new (SOJOURN_KIND_ASSESSMENT);

    sojourn_record_set_text (record, SOJOURN_ASSESSMENT_CASE, sojourn_record_get_uuid (owner));
    sojourn_record_set_integer (record, SOJOURN_ASSESSMENT_ASSESSED_ON, day);
    return record;
}

static void
test_snapshot (void)
{
    g_autoptr (SojournSnapshot) snapshot = sojourn_snapshot_new ();
    SojournRecord *person = sojourn_record_new (SOJOURN_KIND_PERSON);
    SojournRecord *record = sojourn_record_new (SOJOURN_KIND_CASE);
    g_autoptr (GPtrArray) parts = NULL;

    g_assert_null (sojourn_snapshot_get_patient (snapshot));
    sojourn_record_set_text (record, SOJOURN_CASE_PATIENT, sojourn_record_get_uuid (person));
    sojourn_snapshot_take (snapshot, person);
    sojourn_snapshot_take (snapshot, record);
    sojourn_snapshot_take (snapshot, sojourn_record_ref (person));
    sojourn_snapshot_take (snapshot, make_assessment (record, 20));
    sojourn_snapshot_take (snapshot, make_assessment (record, 10));
    sojourn_snapshot_take (snapshot, make_assessment (person, 30));
    sojourn_snapshot_seal (snapshot);

    g_assert_true (sojourn_snapshot_get_patient (snapshot) == person);
    g_assert_cmpuint (sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_PERSON)->len, ==, 1);
    parts = sojourn_snapshot_list (snapshot, SOJOURN_KIND_ASSESSMENT, SOJOURN_ASSESSMENT_CASE,
                                   sojourn_record_get_uuid (record));
    g_assert_cmpuint (parts->len, ==, 2);
    g_assert_cmpint (
        sojourn_record_get_integer (sojourn_snapshot_get_newest (snapshot, SOJOURN_KIND_ASSESSMENT,
                                                                 SOJOURN_ASSESSMENT_ASSESSED_ON),
                                    SOJOURN_ASSESSMENT_ASSESSED_ON, 0),
        ==, 30);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/record/tables", test_tables);
    g_test_add_func ("/record/unknown-is-not-zero", test_unknown_is_not_zero);
    g_test_add_func ("/record/machine-form", test_machine_form);
    g_test_add_func ("/record/validation", test_validation);
    g_test_add_func ("/record/amount-without-currency", test_amount_without_currency);
    g_test_add_func ("/record/copy", test_copy);
    g_test_add_func ("/record/snapshot", test_snapshot);
    return g_test_run ();
}
