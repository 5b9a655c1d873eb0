/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-fields.h"
#include "sojourn-catalogue-fields.h"
#include "sojourn-catalogue.h"
#include "sojourn-data-path.h"
#include "sojourn-eligibility.h"

static SojournDate
day (const char *text)
{
    g_autoptr (GError) error = NULL;
    SojournDate date = 0;

    sojourn_date_parse (text, &date, &error);
    g_assert_no_error (error);
    return date;
}

static SojournSnapshot *
load (const char *name)
{
    g_autofree char *path = sojourn_data_dup_path (name);
    g_autoptr (SojournSnapshot) snapshot = sojourn_snapshot_new ();
    g_autoptr (SojournCatalogue) catalogue = NULL;
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GError) error = NULL;
    char *text = NULL;
    gsize length = 0;

    g_file_get_contents (path, &text, &length, &error);
    g_assert_no_error (error);
    bytes = g_bytes_new_take (text, length);
    catalogue = sojourn_catalogue_parse (bytes, &error);
    g_assert_no_error (error);
    for (guint i = 0; i < sojourn_catalogue_get_records (catalogue)->len; i++)
        sojourn_snapshot_take (
            snapshot, sojourn_record_ref (sojourn_catalogue_get_records (catalogue)->pdata[i]));
    return sojourn_snapshot_seal (g_steal_pointer (&snapshot));
}

static void
add_examinations (SojournSnapshot *snapshot, const char *owner)
{
    SojournRecord *assessment = sojourn_record_new (SOJOURN_KIND_ASSESSMENT);
    SojournRecord *review = sojourn_record_new (SOJOURN_KIND_RISK_REVIEW);

    sojourn_record_set_text (assessment, SOJOURN_ASSESSMENT_CASE, owner);
    sojourn_record_set_integer (assessment, SOJOURN_ASSESSMENT_ASSESSED_ON, day ("2026-03-01"));
    sojourn_record_set_integer (assessment, SOJOURN_ASSESSMENT_AIS, SOJOURN_AIS_A);
    sojourn_record_set_integer (assessment, SOJOURN_ASSESSMENT_LEVEL, SOJOURN_LEVEL_T6);

    sojourn_record_set_text (review, SOJOURN_RISK_REVIEW_CASE, owner);
    sojourn_record_set_integer (review, SOJOURN_RISK_REVIEW_REVIEWED_ON, day ("2026-03-02"));
    sojourn_record_set_integer (review, SOJOURN_RISK_REVIEW_SKIN, SOJOURN_SKIN_INTACT);
    sojourn_record_set_integer (review, SOJOURN_RISK_REVIEW_VENTILATION, SOJOURN_VENTILATION_NONE);
    for (guint i = SOJOURN_RISK_REVIEW_DYSREFLEXIA; i <= SOJOURN_RISK_REVIEW_PRIOR_CELL_THERAPY;
         i++)
        sojourn_record_set_integer (review, i, SOJOURN_NO);
    sojourn_snapshot_take (snapshot, assessment);
    sojourn_snapshot_take (snapshot, review);
}

/* The case of the demonstration: 34 years, T6, AIS A, injured on a given day, otherwise well. */
static SojournSnapshot *
make_case (const char *injury)
{
    g_autoptr (SojournSnapshot) snapshot = sojourn_snapshot_new ();
    SojournRecord *person = sojourn_record_new (SOJOURN_KIND_PERSON);
    SojournRecord *desk = sojourn_record_new (SOJOURN_KIND_CASE);

    sojourn_record_set_integer (person, SOJOURN_PERSON_BIRTH_DATE, day ("1991-08-12"));
    sojourn_record_set_text (desk, SOJOURN_CASE_PATIENT, sojourn_record_get_uuid (person));
    sojourn_record_set_integer (desk, SOJOURN_CASE_CONDITION, SOJOURN_CONDITION_SPINAL_CORD_INJURY);
    sojourn_record_set_integer (desk, SOJOURN_CASE_INJURY_DATE, day (injury));
    sojourn_record_set_integer (desk, SOJOURN_CASE_INJURY_CAUSE, SOJOURN_CAUSE_FALL);
    add_examinations (snapshot, sojourn_record_get_uuid (desk));
    sojourn_snapshot_take (snapshot, person);
    sojourn_snapshot_take (snapshot, desk);
    return sojourn_snapshot_seal (g_steal_pointer (&snapshot));
}

/* How many criteria of an option have an outcome on 7 March 2026. */
static guint
count (const SojournSnapshot *snapshot,
       const SojournSnapshot *catalogue,
       const SojournRecord *option,
       SojournOutcome outcome)
{
    g_autoptr (GPtrArray) results =
        sojourn_eligibility_evaluate (snapshot, catalogue, option, day ("2026-03-07"));
    guint n = 0;

    for (guint i = 0; i < results->len; i++) {
        const SojournCriterionResult *result = results->pdata[i];

        n += result->outcome == outcome;
    }
    return n;
}

/* A case of which all is known leaves no criterion open: each can be read by the rules. */
static void
check_readable (const char *name)
{
    g_autoptr (SojournSnapshot) catalogue = load (name);
    g_autoptr (SojournSnapshot) snapshot = make_case ("2025-08-09");
    const GPtrArray *options = sojourn_snapshot_get_all (catalogue, SOJOURN_KIND_OPTION);

    g_assert_cmpuint (options->len, >, 0);
    for (guint i = 0; i < options->len; i++)
        g_assert_cmpuint (count (snapshot, catalogue, options->pdata[i], SOJOURN_OUTCOME_UNKNOWN),
                          ==, 0);
}

static void
test_readable (void)
{
    check_readable ("catalogue/catalogue.json");
    check_readable ("demo/demo-clinics.json");
}

static void
test_demo_fits (void)
{
    g_autoptr (SojournSnapshot) catalogue = load ("demo/demo-clinics.json");
    g_autoptr (SojournSnapshot) snapshot = make_case ("2025-08-09");
    const GPtrArray *options = sojourn_snapshot_get_all (catalogue, SOJOURN_KIND_OPTION);

    g_assert_cmpuint (options->len, ==, 3);
    for (guint i = 0; i < options->len; i++) {
        g_assert_cmpuint (count (snapshot, catalogue, options->pdata[i], SOJOURN_OUTCOME_MET), >,
                          0);
        g_assert_cmpuint (count (snapshot, catalogue, options->pdata[i], SOJOURN_OUTCOME_NOT_MET),
                          ==, 0);
    }
}

static guint
count_not_met (const SojournSnapshot *catalogue, const char *key, const char *injury)
{
    g_autofree char *uuid = sojourn_catalogue_dup_uuid (key);
    const SojournRecord *option = sojourn_snapshot_find (catalogue, uuid);
    g_autoptr (SojournSnapshot) snapshot = make_case (injury);

    g_assert_nonnull (option);
    return count (snapshot, catalogue, option, SOJOURN_OUTCOME_NOT_MET);
}

/* The windows as the sources give them, counted to 7 March 2026. */
static void
test_windows (void)
{
    g_autoptr (SojournSnapshot) catalogue = load ("catalogue/catalogue.json");

    g_assert_cmpuint (count_not_met (catalogue, "option.keio-ipsc-npc", "2026-02-22"), ==, 1);
    g_assert_cmpuint (count_not_met (catalogue, "option.keio-ipsc-npc", "2026-02-21"), ==, 0);
    g_assert_cmpuint (count_not_met (catalogue, "option.keio-ipsc-npc", "2026-02-07"), ==, 0);
    g_assert_cmpuint (count_not_met (catalogue, "option.keio-ipsc-npc", "2026-02-06"), ==, 1);
    g_assert_cmpuint (count_not_met (catalogue, "option.stemirac-sapporo", "2026-02-04"), ==, 0);
    g_assert_cmpuint (count_not_met (catalogue, "option.stemirac-sapporo", "2026-02-03"), ==, 1);
    g_assert_cmpuint (count_not_met (catalogue, "option.sysu3-uc-msc-subacute", "2026-01-06"), ==,
                      0);
    g_assert_cmpuint (count_not_met (catalogue, "option.sysu3-uc-msc-subacute", "2026-01-05"), ==,
                      1);
    g_assert_cmpuint (count_not_met (catalogue, "option.neuroregen-bone-marrow", "2025-03-07"), ==,
                      0);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/catalogue-criteria/readable", test_readable);
    g_test_add_func ("/catalogue-criteria/demo-fits", test_demo_fits);
    g_test_add_func ("/catalogue-criteria/windows", test_windows);
    return g_test_run ();
}
