/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rule-test.h"

static const char *
add_sheet (TestCase *test)
{
    return test_case_add (test, SOJOURN_KIND_ASSESSMENT, "assessed_on", "2026-03-01", NULL);
}

static void
test_n01_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *sheet = add_sheet (test);
    g_autoptr (GPtrArray) findings = NULL;
    const SojournFinding *finding;

    test_case_set (test, sheet, "uer", "26", "scim_total", "-1", NULL);
    findings = sojourn_rules_evaluate (test_case_snapshot_unchecked (test), test->now, NULL);
    g_assert_cmpuint (findings->len, ==, 2);
    finding = rule_test_pick (findings, "N01");
    g_assert_true (sojourn_finding_is_blocking (finding));
    g_assert_false (sojourn_finding_can_override (finding));
    rule_test_assert_place (finding, SOJOURN_KIND_ASSESSMENT, sheet, SOJOURN_ASSESSMENT_UER);
    g_assert_cmpstr (sojourn_finding_get_message (finding), ==,
                     "“Upper Limbs, Right” is 26, but it goes from 0 to 25");
}

static void
test_n01_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    test_case_set (test, add_sheet (test), "uer", "25", "uel", "0", "ltr", "56", "scim_total",
                   "100", NULL);
    rule_test_expect_none (test, "N01");
}

static void
test_n01_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    add_sheet (test);
    rule_test_expect_none (test, "N01");
}

static void
test_n02_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *sheet = add_sheet (test);
    const SojournFinding *finding;

    test_case_set (test, sheet, "ais", "A", "vac", "yes", "dap", "no", NULL);
    finding = rule_test_expect (test, "N02", SOJOURN_SEVERITY_BLOCK, sheet,
                                "“Voluntary Anal Contraction” is yes");
    rule_test_assert_place (finding, SOJOURN_KIND_ASSESSMENT, sheet, SOJOURN_ASSESSMENT_VAC);

    test_case_set (test, sheet, "dap", "yes", "s45_sensation", "yes", NULL);
    g_assert_cmpuint (rule_test_count (test, "N02"), ==, 3);
}

static void
test_n02_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *sheet = add_sheet (test);

    test_case_set (test, sheet, "ais", "A", "vac", "no", "dap", "no", "s45_sensation", "no", NULL);
    rule_test_expect_none (test, "N02");
    test_case_set (test, sheet, "vac", "NT", NULL);
    rule_test_expect_none (test, "N02");
    test_case_set (test, sheet, "ais", "B", "dap", "yes", NULL);
    rule_test_expect_none (test, "N02");
}

static void
test_n02_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *sheet = add_sheet (test);

    test_case_set (test, sheet, "ais", "A", NULL);
    rule_test_expect_none (test, "N02");
    test_case_set (test, sheet, "ais", NULL, "vac", "yes", NULL);
    rule_test_expect_none (test, "N02");
}

static void
test_n03_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *sheet = add_sheet (test);

    test_case_set (test, sheet, "ais", "B", "vac", "yes", NULL);
    rule_test_expect (test, "N03", SOJOURN_SEVERITY_BLOCK, sheet, "voluntary anal contraction");
    test_case_set (test, sheet, "vac", "no", "s45_sensation", "no", "dap", "no", NULL);
    rule_test_expect (test, "N03", SOJOURN_SEVERITY_BLOCK, sheet, "both no");
}

static void
test_n03_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    test_case_set (test, add_sheet (test), "ais", "B", "vac", "no", "s45_sensation", "no", "dap",
                   "yes", NULL);
    rule_test_expect_none (test, "N03");
}

static void
test_n03_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    test_case_set (test, add_sheet (test), "ais", "B", "s45_sensation", "no", NULL);
    rule_test_expect_none (test, "N03");
}

static void
test_n04_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *sheet = add_sheet (test);

    test_case_set (test, sheet, "ais", "C", "vac", "no", "s45_sensation", "no", "dap", "no", NULL);
    rule_test_expect (test, "N04", SOJOURN_SEVERITY_BLOCK, sheet, "C – motor incomplete");
    test_case_set (test, sheet, "ais", "D", NULL);
    rule_test_expect (test, "N04", SOJOURN_SEVERITY_BLOCK, sheet, "D – motor incomplete");
}

static void
test_n04_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    test_case_set (test, add_sheet (test), "ais", "C", "vac", "no", "s45_sensation", "no", "dap",
                   "yes", NULL);
    rule_test_expect_none (test, "N04");
}

static void
test_n04_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    test_case_set (test, add_sheet (test), "ais", "C", "vac", "no", "dap", "no", NULL);
    rule_test_expect_none (test, "N04");
}

static void
set_full_scores (TestCase *test, const char *sheet)
{
    test_case_set (test, sheet, "uer", "25", "uel", "25", "ler", "25", "lel", "25", "ltr", "56",
                   "ltl", "56", "ppr", "56", "ppl", "56", NULL);
}

static void
test_n05_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *sheet = add_sheet (test);
    const SojournFinding *finding;

    set_full_scores (test, sheet);
    test_case_set (test, sheet, "ais", "E", "ppl", "55", "prior_deficit", "yes", NULL);
    finding = rule_test_expect (test, "N05", SOJOURN_SEVERITY_BLOCK, sheet,
                                "“Pin Prick, Left” is 55 of 56");
    rule_test_assert_place (finding, SOJOURN_KIND_ASSESSMENT, sheet, SOJOURN_ASSESSMENT_PPL);

    test_case_set (test, sheet, "ppl", "56", "prior_deficit", "no", NULL);
    rule_test_expect (test, "N05", SOJOURN_SEVERITY_BLOCK, sheet, "earlier deficit");
}

static void
test_n05_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *sheet = add_sheet (test);

    set_full_scores (test, sheet);
    test_case_set (test, sheet, "ais", "E", "prior_deficit", "yes", NULL);
    rule_test_expect_none (test, "N05");
    test_case_set (test, sheet, "uer", "20", "has_other_cause", "true", NULL);
    rule_test_expect_none (test, "N05");
}

static void
test_n05_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *sheet = add_sheet (test);

    test_case_set (test, sheet, "ais", "E", NULL);
    rule_test_expect_none (test, "N05");
    test_case_set (test, sheet, "prior_deficit", "unknown", NULL);
    rule_test_expect_none (test, "N05");
}

static void
test_n06_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *sheet = add_sheet (test);

    test_case_set (test, sheet, "level", "T2", "uer", "24", "uel", "25", NULL);
    rule_test_expect (test, "N06", SOJOURN_SEVERITY_WARN, sheet, "T2 leaves the arms whole");
}

static void
test_n06_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *sheet = add_sheet (test);

    test_case_set (test, sheet, "level", "T1", "uer", "24", "uel", "25", NULL);
    rule_test_expect_none (test, "N06");
    test_case_set (test, sheet, "level", "T6", "uer", "25", NULL);
    rule_test_expect_none (test, "N06");
    test_case_set (test, sheet, "uer", "20", "has_other_cause", "true", NULL);
    rule_test_expect_none (test, "N06");
}

static void
test_n06_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *sheet = add_sheet (test);

    test_case_set (test, sheet, "level", "T6", NULL);
    rule_test_expect_none (test, "N06");
    test_case_set (test, sheet, "level", NULL, "uer", "3", NULL);
    rule_test_expect_none (test, "N06");
}

static void
test_n07_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *sheet = add_sheet (test);

    test_case_set (test, sheet, "scim_self_care", "12", "scim_respiration", "20", "scim_mobility",
                   "10", "scim_total", "45", NULL);
    rule_test_expect (test, "N07", SOJOURN_SEVERITY_BLOCK, sheet,
                      "12 + 20 + 10 = 42, but the total on the sheet is 45");
}

static void
test_n07_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    test_case_set (test, add_sheet (test), "scim_self_care", "12", "scim_respiration", "20",
                   "scim_mobility", "10", "scim_total", "42", NULL);
    rule_test_expect_none (test, "N07");
}

static void
test_n07_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    test_case_set (test, add_sheet (test), "scim_self_care", "12", "scim_total", "5", NULL);
    rule_test_expect_none (test, "N07");
}

static void
test_n08_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *sheet = add_sheet (test);

    set_full_scores (test, sheet);
    test_case_set (test, sheet, "has_not_testable", "true", NULL);
    rule_test_expect (test, "N08", SOJOURN_SEVERITY_WARN, sheet, "all 8 sums");
}

static void
test_n08_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *sheet = add_sheet (test);

    set_full_scores (test, sheet);
    test_case_set (test, sheet, "has_not_testable", "true", "ppl", NULL, NULL);
    rule_test_expect_none (test, "N08");
    test_case_set (test, sheet, "has_not_testable", "false", "ppl", "56", NULL);
    rule_test_expect_none (test, "N08");
}

static void
test_n08_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    set_full_scores (test, add_sheet (test));
    rule_test_expect_none (test, "N08");
}

static const RuleTest tests[] = {
    { "N01", RULE_TEST_FIRES, test_n01_fires },
    { "N01", RULE_TEST_JUST_NOT, test_n01_just_not },
    { "N01", RULE_TEST_MISSING, test_n01_missing },
    { "N02", RULE_TEST_FIRES, test_n02_fires },
    { "N02", RULE_TEST_JUST_NOT, test_n02_just_not },
    { "N02", RULE_TEST_MISSING, test_n02_missing },
    { "N03", RULE_TEST_FIRES, test_n03_fires },
    { "N03", RULE_TEST_JUST_NOT, test_n03_just_not },
    { "N03", RULE_TEST_MISSING, test_n03_missing },
    { "N04", RULE_TEST_FIRES, test_n04_fires },
    { "N04", RULE_TEST_JUST_NOT, test_n04_just_not },
    { "N04", RULE_TEST_MISSING, test_n04_missing },
    { "N05", RULE_TEST_FIRES, test_n05_fires },
    { "N05", RULE_TEST_JUST_NOT, test_n05_just_not },
    { "N05", RULE_TEST_MISSING, test_n05_missing },
    { "N06", RULE_TEST_FIRES, test_n06_fires },
    { "N06", RULE_TEST_JUST_NOT, test_n06_just_not },
    { "N06", RULE_TEST_MISSING, test_n06_missing },
    { "N07", RULE_TEST_FIRES, test_n07_fires },
    { "N07", RULE_TEST_JUST_NOT, test_n07_just_not },
    { "N07", RULE_TEST_MISSING, test_n07_missing },
    { "N08", RULE_TEST_FIRES, test_n08_fires },
    { "N08", RULE_TEST_JUST_NOT, test_n08_just_not },
    { "N08", RULE_TEST_MISSING, test_n08_missing },
};

const RuleTestSuite rule_test_neurology = RULE_TEST_SUITE_PLAIN (tests);
