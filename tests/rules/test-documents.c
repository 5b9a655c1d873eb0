/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rule-test.h"

static void
add_documents (TestCase *test)
{
    static const char *const types[] = { "mri_dicom", "isncsci_sheet",   "discharge",
                                         "lab",       "medication_list", "allergy_list" };

    for (guint i = 0; i < G_N_ELEMENTS (types); i++)
        test_case_add (test, SOJOURN_KIND_DOCUMENT, "type", types[i], NULL);
}

static void
test_r01_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const SojournFinding *finding;

    test_case_set (test, test->desk, "stage", "intake", NULL);
    test_case_add (test, SOJOURN_KIND_DOCUMENT, "type", "isncsci_sheet", NULL);
    test_case_add (test, SOJOURN_KIND_DOCUMENT, "type", "lab", NULL);
    test_case_add (test, SOJOURN_KIND_DOCUMENT, "type", "mri_report", NULL);
    test_case_add (test, SOJOURN_KIND_DOCUMENT, "type", "allergy_list", NULL);
    finding = rule_test_expect (test, "R01", SOJOURN_SEVERITY_BLOCK, test->desk,
                                "3 of 6 documents that clinics ask for are missing: "
                                "MRI images (DICOM), Discharge summary, Medication list");
    rule_test_assert_place (finding, SOJOURN_KIND_DOCUMENT, NULL, SOJOURN_DOCUMENT_TYPE);
    g_assert_cmpstr (sojourn_finding_get_cure (finding), ==, "Add Document");
}

static void
test_r01_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    test_case_set (test, test->desk, "stage", "decision", NULL);
    add_documents (test);
    rule_test_expect_none (test, "R01");
}

static void
test_r01_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    rule_test_expect_none (test, "R01");
    test_case_set (test, test->desk, "stage", "intake", "condition", NULL, NULL);
    rule_test_expect_none (test, "R01");
    test_case_set (test, test->desk, "stage", "on_hold", "condition", "spinal_cord_injury", NULL);
    rule_test_expect_none (test, "R01");
}

/* A request, to send on 20 March 2026. */
static const char *
add_request (TestCase *test)
{
    const char *clinic = test_case_add (test, SOJOURN_KIND_CLINIC, NULL);
    const char *option = test_case_add (test, SOJOURN_KIND_OPTION, "clinic", clinic, NULL);

    return test_case_add (test, SOJOURN_KIND_QUOTE_REQUEST, "clinic", clinic, "option", option,
                          "status", "draft", NULL);
}

static void
test_r05_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *request = add_request (test);
    const char *sheet =
        test_case_add (test, SOJOURN_KIND_ASSESSMENT, "assessed_on", "2025-12-19", NULL);

    rule_test_expect (test, "R05", SOJOURN_SEVERITY_INFO, request,
                      "91 days old, of 19 Dec 2025; clinics expect one from the last 90 days");

    /* The injury is younger than six months by a day. */
    test_case_set (test, test->desk, "injury_date", "2025-09-21", NULL);
    test_case_set (test, sheet, "assessed_on", "2026-02-17", NULL);
    rule_test_expect (test, "R05", SOJOURN_SEVERITY_INFO, request, "from the last 30 days");
}

static void
test_r05_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *request = add_request (test);
    const char *sheet =
        test_case_add (test, SOJOURN_KIND_ASSESSMENT, "assessed_on", "2025-12-20", NULL);

    rule_test_expect_none (test, "R05");
    test_case_set (test, test->desk, "injury_date", "2025-09-20", NULL);
    rule_test_expect_none (test, "R05");
    test_case_set (test, test->desk, "injury_date", "2025-09-21", NULL);
    test_case_set (test, sheet, "assessed_on", "2026-02-18", NULL);
    rule_test_expect_none (test, "R05");
    test_case_set (test, sheet, "assessed_on", "2020-01-01", NULL);
    test_case_set (test, request, "status", "sent", NULL);
    rule_test_expect_none (test, "R05");
}

static void
test_r05_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    add_request (test);
    rule_test_expect_none (test, "R05");
}

static const RuleTest tests[] = {
    { "R01", RULE_TEST_FIRES, test_r01_fires },
    { "R01", RULE_TEST_JUST_NOT, test_r01_just_not },
    { "R01", RULE_TEST_MISSING, test_r01_missing },
    { "R05", RULE_TEST_FIRES, test_r05_fires },
    { "R05", RULE_TEST_JUST_NOT, test_r05_just_not },
    { "R05", RULE_TEST_MISSING, test_r05_missing },
};

const RuleTestSuite rule_test_documents = RULE_TEST_SUITE_PLAIN (tests);
