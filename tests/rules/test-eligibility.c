/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rule-test.h"

#include "sojourn-eligibility.h"

typedef struct {
    const char *clinic;
    const char *option;
    const char *item;
} Shortlist;

/* An option on the shortlist, planned for 14 April 2026. */
static Shortlist
add_option (TestCase *test)
{
    Shortlist list;

    list.clinic = test_case_add (test, SOJOURN_KIND_CLINIC, "zone", "Asia/Shanghai", NULL);
    list.option = test_case_add (test, SOJOURN_KIND_OPTION, "clinic", list.clinic, "title",
                                 "Trial X", "condition", "spinal_cord_injury", NULL);
    list.item = test_case_add (test, SOJOURN_KIND_SHORTLIST_ITEM, "option", list.option,
                               "planned_on", "2026-04-14", "decision", "candidate", NULL);
    return list;
}

static const char *
add_criterion (TestCase *test,
               const Shortlist *list,
               const char *subject,
               const char *operator,
               const char * values)
{
    return test_case_add (test, SOJOURN_KIND_CRITERION, "option", list->option, "subject", subject,
                          "operator", operator, "values", values, NULL);
}

static const char *
add_range (
    TestCase *test, const Shortlist *list, const char *subject, const char *low, const char *high)
{
    return test_case_add (test, SOJOURN_KIND_CRITERION, "option", list->option, "subject", subject,
                          "operator", "between", "low", low, "high", high, NULL);
}

static void
test_e01_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Shortlist list = add_option (test);
    const char *age = add_range (test, &list, "age", "18", "65");
    const SojournFinding *finding;

    test_case_set (test, test->patient, "birth_date", "1960-04-14", NULL);
    finding = rule_test_expect (test, "E01", SOJOURN_SEVERITY_BLOCK, list.item,
                                "Trial X – Age: asked for 18 to 65 years, the case has 66 years on "
                                "14 Apr 2026");
    g_assert_cmpstr (sojourn_finding_get_part (finding), ==, age);
    g_assert_cmpstr (sojourn_finding_get_key (finding), ==, age);
    rule_test_assert_place (finding, SOJOURN_KIND_SHORTLIST_ITEM, list.item,
                            SOJOURN_SHORTLIST_ITEM_PLANNED_ON);

    test_case_set (test, test->patient, "birth_date", "2008-04-15", NULL);
    rule_test_expect (test, "E01", SOJOURN_SEVERITY_BLOCK, list.item, "17 years on 14 Apr 2026");
}

static void
test_e01_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Shortlist list = add_option (test);
    const char *age = add_range (test, &list, "age", "18", "65");

    test_case_set (test, test->patient, "birth_date", "1960-04-15", NULL);
    rule_test_expect_none (test, "E01");
    test_case_set (test, test->patient, "birth_date", "2008-04-14", NULL);
    rule_test_expect_none (test, "E01");

    /* An open side, and an option that is out of the question. */
    test_case_set (test, test->patient, "birth_date", "1930-01-01", NULL);
    test_case_set (test, age, "high", NULL, NULL);
    rule_test_expect_none (test, "E01");
    test_case_set (test, age, "high", "65", NULL);
    test_case_set (test, list.item, "decision", "rejected", NULL);
    rule_test_expect_none (test, "E01");
}

static void
test_e01_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Shortlist list = add_option (test);

    add_range (test, &list, "age", "18", "65");
    test_case_set (test, test->patient, "birth_date", NULL, NULL);
    rule_test_expect_none (test, "E01");
    rule_test_expect (test, "E05", SOJOURN_SEVERITY_WARN, list.item, "not known of the patient");
}

static void
test_e02_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Shortlist list = add_option (test);
    const char *sheet;
    const SojournFinding *finding;

    add_criterion (test, &list, "ais", "one_of", "A B");
    add_criterion (test, &list, "level", "between", "C5 T12");
    sheet = test_case_add (test, SOJOURN_KIND_ASSESSMENT, "ais", "C", "level", "C5", NULL);
    finding = rule_test_expect (test, "E02", SOJOURN_SEVERITY_BLOCK, list.item,
                                "AIS grade: asked for A – complete, B – sensory incomplete, the "
                                "case has C – motor incomplete, weak");
    rule_test_assert_place (finding, SOJOURN_KIND_ASSESSMENT, sheet, SOJOURN_ASSESSMENT_AIS);

    test_case_set (test, sheet, "ais", "A", "level", "C4", NULL);
    rule_test_expect (test, "E02", SOJOURN_SEVERITY_BLOCK, list.item,
                      "Neurological level: asked for C5 to T12, the case has C4");
    test_case_set (test, sheet, "level", "L1", NULL);
    rule_test_expect (test, "E02", SOJOURN_SEVERITY_BLOCK, list.item, "the case has L1");
    test_case_set (test, sheet, "level", "INT", NULL);
    rule_test_expect (test, "E02", SOJOURN_SEVERITY_BLOCK, list.item, "the case has Intact");
}

static void
test_e02_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Shortlist list = add_option (test);
    const char *sheet;

    add_criterion (test, &list, "ais", "one_of", "A B");
    add_criterion (test, &list, "level", "between", "C5 T12");
    sheet = test_case_add (test, SOJOURN_KIND_ASSESSMENT, "assessed_on", "2026-02-01", "ais", "B",
                           "level", "T12", NULL);
    rule_test_expect_none (test, "E02");
    test_case_set (test, sheet, "level", "C5", NULL);
    rule_test_expect_none (test, "E02");

    /* The newest examination counts, and one without a grade does not hide the grade before. */
    test_case_add (test, SOJOURN_KIND_ASSESSMENT, "assessed_on", "2026-01-01", "ais", "D", NULL);
    test_case_add (test, SOJOURN_KIND_ASSESSMENT, "assessed_on", "2026-03-01", "uer", "9", NULL);
    rule_test_expect_none (test, "E02");
    rule_test_expect_none (test, "E05");
}

static void
test_e02_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Shortlist list = add_option (test);
    const SojournFinding *finding;

    add_criterion (test, &list, "ais", "one_of", "A B");
    rule_test_expect_none (test, "E02");
    finding = rule_test_expect (test, "E05", SOJOURN_SEVERITY_WARN, list.item, "AIS grade");
    rule_test_assert_place (finding, SOJOURN_KIND_ASSESSMENT, NULL, SOJOURN_ASSESSMENT_AIS);
}

static void
test_e03_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Shortlist list = add_option (test);

    add_range (test, &list, "days_since_injury", "14", "28");
    test_case_set (test, test->desk, "injury_date", "2026-03-16", NULL);
    rule_test_expect (test, "E03", SOJOURN_SEVERITY_BLOCK, list.item,
                      "Days since the injury: asked for 14 to 28 days, the case has 29 days on "
                      "14 Apr 2026");
    test_case_set (test, test->desk, "injury_date", "2026-04-01", NULL);
    rule_test_expect (test, "E03", SOJOURN_SEVERITY_BLOCK, list.item, "13 days on");
}

static void
test_e03_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Shortlist list = add_option (test);

    add_range (test, &list, "days_since_injury", "14", "28");
    test_case_set (test, test->desk, "injury_date", "2026-03-17", NULL);
    rule_test_expect_none (test, "E03");
    test_case_set (test, test->desk, "injury_date", "2026-03-31", NULL);
    rule_test_expect_none (test, "E03");
}

/* Once the option is chosen, the treatment in the journey is what is counted to. */
static void
test_e03_follows_journey (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Shortlist list = add_option (test);
    const char *dose;

    add_range (test, &list, "days_since_injury", "14", "28");
    test_case_set (test, test->desk, "injury_date", "2026-03-17", NULL);
    dose = test_case_add (test, SOJOURN_KIND_SEGMENT, "type", "procedure", "procedure",
                          "dural_puncture", "clinic", list.clinic, "start_at",
                          "2026-04-14T23:30:00Z", "start_zone", "Asia/Shanghai", NULL);
    rule_test_expect_none (test, "E03");
    test_case_set (test, list.item, "decision", "chosen", NULL);
    rule_test_expect (test, "E03", SOJOURN_SEVERITY_BLOCK, list.item, "29 days on 15 Apr 2026");

    test_case_set (test, dose, "status", "cancelled", NULL);
    rule_test_expect_none (test, "E03");
    test_case_set (test, dose, "status", "booked", "procedure", "imaging", NULL);
    rule_test_expect_none (test, "E03");
}

static void
test_e03_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Shortlist list = add_option (test);
    const SojournFinding *finding;

    add_range (test, &list, "days_since_injury", "14", "28");
    rule_test_expect_none (test, "E03");
    finding = rule_test_pick (test->findings, "E05");
    rule_test_assert_place (finding, SOJOURN_KIND_CASE, test->desk, SOJOURN_CASE_INJURY_DATE);
    g_assert_cmpstr (sojourn_finding_get_cure (finding), ==, "Ask the Patient");

    test_case_set (test, test->desk, "injury_date", "2026-03-17", NULL);
    test_case_set (test, list.item, "planned_on", NULL, NULL);
    rule_test_expect_none (test, "E03");
    finding = rule_test_expect (test, "E05", SOJOURN_SEVERITY_WARN, list.item,
                                "no treatment day is planned");
    rule_test_assert_place (finding, SOJOURN_KIND_SHORTLIST_ITEM, list.item,
                            SOJOURN_SHORTLIST_ITEM_PLANNED_ON);
    g_assert_cmpstr (sojourn_finding_get_cure (finding), ==, "Plan a Day");
}

static void
test_e04_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Shortlist list = add_option (test);
    const char *review = test_case_add (test, SOJOURN_KIND_RISK_REVIEW, "reviewed_on", "2026-03-01",
                                        "skin", "stage_3", "epilepsy", "yes", NULL);
    const SojournFinding *finding;
    const char *epilepsy;

    add_criterion (test, &list, "skin", "absent", "stage_3 stage_4 unstageable deep_tissue");
    finding = rule_test_expect (test, "E04", SOJOURN_SEVERITY_BLOCK, list.item,
                                "Skin: asked for none of: Stage 3, Stage 4, Unstageable, Deep "
                                "tissue injury, the case has Stage 3");
    rule_test_assert_place (finding, SOJOURN_KIND_RISK_REVIEW, review, SOJOURN_RISK_REVIEW_SKIN);

    /* Each exclusion is overruled for itself. */
    epilepsy = add_criterion (test, &list, "epilepsy", "absent", NULL);
    g_assert_cmpuint (rule_test_count (test, "E04"), ==, 2);
    test_case_add (test, SOJOURN_KIND_OVERRIDE, "rule", "E04", "subject", epilepsy, NULL);
    rule_test_evaluate (test);
    g_assert_false (sojourn_finding_is_overridden (rule_test_pick (test->findings, "E04")));
    g_assert_true (sojourn_findings_block (test->findings));
}

static void
test_e04_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Shortlist list = add_option (test);

    test_case_add (test, SOJOURN_KIND_RISK_REVIEW, "reviewed_on", "2026-03-01", "skin", "stage_2",
                   "epilepsy", "no", "ventilation", "none", NULL);
    test_case_add (test, SOJOURN_KIND_RISK_REVIEW, "reviewed_on", "2026-01-01", "skin", "stage_4",
                   "epilepsy", "yes", NULL);
    test_case_set (test, test->desk, "injury_cause", "fall", NULL);
    add_criterion (test, &list, "skin", "absent", "stage_3 stage_4");
    add_criterion (test, &list, "epilepsy", "absent", NULL);
    add_criterion (test, &list, "ventilation", "absent", NULL);
    add_criterion (test, &list, "injury_cause", "one_of", "transport fall");
    rule_test_expect_none (test, "E04");
    rule_test_expect_none (test, "E05");
}

static void
test_e04_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Shortlist list = add_option (test);
    const SojournFinding *finding;

    add_criterion (test, &list, "epilepsy", "absent", NULL);
    rule_test_expect_none (test, "E04");
    test_case_add (test, SOJOURN_KIND_RISK_REVIEW, "epilepsy", "unknown", NULL);
    rule_test_expect_none (test, "E04");
    finding = rule_test_expect (test, "E05", SOJOURN_SEVERITY_WARN, list.item, "Epilepsy");
    g_assert_cmpint (sojourn_finding_get_place (finding)->kind, ==, SOJOURN_KIND_RISK_REVIEW);
}

static void
test_e05_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Shortlist list = add_option (test);
    const char *criterion = add_criterion (test, &list, "pregnancy", "absent", NULL);
    const SojournFinding *finding;

    finding = rule_test_expect (test, "E05", SOJOURN_SEVERITY_WARN, list.item,
                                "Trial X – Pregnancy or breastfeeding: asked for none, not known "
                                "of the patient");
    rule_test_assert_place (finding, SOJOURN_KIND_RISK_REVIEW, NULL, SOJOURN_RISK_REVIEW_PREGNANCY);

    /* What cannot be read is not known either, and never met. */
    test_case_set (test, criterion, "subject", "ais", "operator", "one_of", "values", "A X", NULL);
    test_case_add (test, SOJOURN_KIND_ASSESSMENT, "ais", "A", NULL);
    finding = rule_test_expect (test, "E05", SOJOURN_SEVERITY_WARN, list.item, "cannot be read");
    rule_test_assert_place (finding, SOJOURN_KIND_CRITERION, criterion, SOJOURN_CRITERION_SUBJECT);
    test_case_set (test, criterion, "subject", "level", "operator", "between", "values", "T12 C5",
                   NULL);
    rule_test_expect (test, "E05", SOJOURN_SEVERITY_WARN, list.item, "cannot be read");
    test_case_set (test, criterion, "subject", "age", "operator", "between", NULL);
    rule_test_expect (test, "E05", SOJOURN_SEVERITY_WARN, list.item, "cannot be read");
}

static void
test_e05_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Shortlist list = add_option (test);

    add_criterion (test, &list, "pregnancy", "absent", NULL);
    test_case_add (test, SOJOURN_KIND_RISK_REVIEW, "pregnancy", "no", NULL);
    rule_test_expect_none (test, "E05");
}

static void
test_e05_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    add_option (test);
    rule_test_expect_none (test, "E05");
}

static void
test_explained (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    Shortlist list = add_option (test);
    g_autoptr (GPtrArray) results = NULL;
    const SojournSnapshot *snapshot;
    const SojournCriterionResult *result;

    add_range (test, &list, "age", "18", "65");
    add_range (test, &list, "days_since_injury", NULL, "31");
    add_criterion (test, &list, "malignancy", "absent", NULL);
    test_case_set (test, test->desk, "injury_date", "2026-01-01", NULL);
    snapshot = test_case_snapshot (test);
    results = sojourn_eligibility_evaluate (
        snapshot, snapshot, sojourn_snapshot_find (snapshot, list.option),
        sojourn_eligibility_get_planned_day (snapshot,
                                             sojourn_snapshot_find (snapshot, list.item)));
    g_assert_cmpuint (results->len, ==, 3);

    result = results->pdata[0];
    g_assert_cmpint (result->outcome, ==, SOJOURN_OUTCOME_MET);
    g_assert_cmpstr (result->subject, ==, "Age");
    g_assert_cmpstr (result->seen, ==, "35 years on 14 Apr 2026");
    g_assert_cmpstr (result->required, ==, "18 to 65 years");
    g_assert_cmpstr (result->message, ==,
                     "Age: asked for 18 to 65 years, met with 35 years on 14 Apr 2026");
    result = results->pdata[1];
    g_assert_cmpint (result->outcome, ==, SOJOURN_OUTCOME_NOT_MET);
    g_assert_cmpstr (result->required, ==, "at most 31 days");
    result = results->pdata[2];
    g_assert_cmpint (result->outcome, ==, SOJOURN_OUTCOME_UNKNOWN);
    g_assert_null (result->seen);
    g_assert_cmpint (result->place.kind, ==, SOJOURN_KIND_RISK_REVIEW);
    g_assert_cmpstr (result->place.uuid, ==, "");
}

static const SojournMatch *
get_match (const GPtrArray *matches, guint n, const char *title)
{
    const SojournMatch *match = matches->pdata[n];

    g_assert_cmpstr (sojourn_record_get_text (match->option, SOJOURN_OPTION_TITLE), ==, title);
    return match;
}

static void
test_match (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    g_autoptr (TestCase) catalogue = test_case_new ();
    Shortlist good = add_option (catalogue);
    Shortlist vague = add_option (catalogue);
    Shortlist bad = add_option (catalogue);
    Shortlist other = add_option (catalogue);
    g_autoptr (GPtrArray) matches = NULL;
    const SojournMatch *match;

    test_case_set (catalogue, good.option, "title", "Good", NULL);
    add_range (catalogue, &good, "age", "18", "65");
    test_case_set (catalogue, vague.option, "title", "Vague", NULL);
    add_range (catalogue, &vague, "age", "18", "65");
    add_criterion (catalogue, &vague, "ais", "one_of", "A");
    test_case_set (catalogue, bad.option, "title", "Bad", NULL);
    add_range (catalogue, &bad, "age", "60", NULL);
    test_case_set (catalogue, other.option, "title", "Knee", "condition", "knee_osteoarthritis",
                   NULL);

    matches = sojourn_eligibility_match (test_case_snapshot (test), test_case_snapshot (catalogue),
                                         20000);
    g_assert_cmpuint (matches->len, ==, 4);
    match = get_match (matches, 0, "Good");
    g_assert_cmpuint (match->n_met, ==, 1);
    match = get_match (matches, 1, "Vague");
    g_assert_cmpuint (match->n_unknown, ==, 1);
    match = get_match (matches, 2, "Bad");
    g_assert_cmpuint (match->n_not_met, ==, 1);
    match = get_match (matches, 3, "Knee");
    g_assert_cmpint (match->condition, ==, SOJOURN_OUTCOME_NOT_MET);
}

static const RuleTest tests[] = {
    { "E01", RULE_TEST_FIRES, test_e01_fires },
    { "E01", RULE_TEST_JUST_NOT, test_e01_just_not },
    { "E01", RULE_TEST_MISSING, test_e01_missing },
    { "E02", RULE_TEST_FIRES, test_e02_fires },
    { "E02", RULE_TEST_JUST_NOT, test_e02_just_not },
    { "E02", RULE_TEST_MISSING, test_e02_missing },
    { "E03", RULE_TEST_FIRES, test_e03_fires },
    { "E03", RULE_TEST_JUST_NOT, test_e03_just_not },
    { "E03", RULE_TEST_MISSING, test_e03_missing },
    { "E04", RULE_TEST_FIRES, test_e04_fires },
    { "E04", RULE_TEST_JUST_NOT, test_e04_just_not },
    { "E04", RULE_TEST_MISSING, test_e04_missing },
    { "E05", RULE_TEST_FIRES, test_e05_fires },
    { "E05", RULE_TEST_JUST_NOT, test_e05_just_not },
    { "E05", RULE_TEST_MISSING, test_e05_missing },
};

static const ExtraTest extra[] = {
    { "/eligibility/follows-journey", test_e03_follows_journey },
    { "/eligibility/explained", test_explained },
    { "/eligibility/match", test_match },
};

const RuleTestSuite rule_test_eligibility = RULE_TEST_SUITE (tests, extra);
