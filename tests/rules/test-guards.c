/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rule-test.h"

#include "sojourn-eligibility.h"
#include "sojourn-guards.h"
#include "sojourn-record-value.h"

static void
take (TestCase *test, GPtrArray *findings)
{
    g_clear_pointer (&test->findings, g_ptr_array_unref);
    test->findings = findings;
}

static gboolean
may_accept (TestCase *test, const char *quote)
{
    const SojournSnapshot *snapshot = test_case_snapshot (test);

    take (test, sojourn_rules_check_accept (snapshot, sojourn_snapshot_find (snapshot, quote),
                                            test->now, NULL));
    return !sojourn_findings_block (test->findings);
}

static const char *
add_quote (TestCase *test, const char *option, const char *clinic, const char *state)
{
    const char *request = test_case_add (test, SOJOURN_KIND_QUOTE_REQUEST, "option", option,
                                         "clinic", clinic, "status", "quoted", NULL);

    return test_case_add (test, SOJOURN_KIND_QUOTE, "request", request, "currency", "JPY",
                          "valid_until", "2026-05-31", "zone", "Asia/Shanghai", "state", state,
                          NULL);
}

static const char *
add_option (TestCase *test, const char **clinic)
{
    *clinic = test_case_add (test, SOJOURN_KIND_CLINIC, "name", "Clinic B", NULL);
    return test_case_add (test, SOJOURN_KIND_OPTION, "clinic", *clinic, "verified_on", "2026-03-01",
                          NULL);
}

static void
test_q15_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *clinic;
    const char *option = add_option (test, &clinic);
    const char *first = add_quote (test, option, clinic, "accepted");
    const char *second = add_quote (test, option, clinic, "open");

    g_assert_false (may_accept (test, second));
    rule_test_assert_has (sojourn_finding_get_message (rule_test_pick (test->findings, "Q15")),
                          "Another quote for this option is accepted: Clinic B");
    g_assert_false (may_accept (test, first));
    rule_test_assert_has (sojourn_finding_get_message (rule_test_pick (test->findings, "Q15")),
                          "its state is “Accepted”");
    rule_test_expect_none (test, "Q15");
    test_case_set (test, second, "state", "accepted", NULL);
    g_assert_cmpuint (rule_test_count (test, "Q15"), ==, 2);
}

static void
test_q15_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *clinic;
    const char *option = add_option (test, &clinic);
    const char *first = add_quote (test, option, clinic, "cancelled");
    const char *second = add_quote (test, option, clinic, "open");

    g_assert_true (may_accept (test, second));
    g_assert_false (may_accept (test, first));

    /* Another option. */
    option = add_option (test, &clinic);
    add_quote (test, option, clinic, "accepted");
    g_assert_true (may_accept (test, second));
}

static void
test_q15_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quote =
        test_case_add (test, SOJOURN_KIND_QUOTE, "request", test->desk, "state", "accepted", NULL);

    rule_test_expect_none (test, "Q15");
    g_assert_false (may_accept (test, quote));
}

static void
test_accept_expired (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *clinic;
    const char *option = add_option (test, &clinic);
    const char *quote = add_quote (test, option, clinic, "open");
    const char *other;

    test_case_at (test, "2026-05-31T15:59:59Z");
    g_assert_true (may_accept (test, quote));
    test_case_at (test, "2026-05-31T16:00:00Z");
    g_assert_false (may_accept (test, quote));
    g_assert_nonnull (rule_test_pick (test->findings, "Q02"));

    /* It is asked even when another option is decided on already. */
    other = add_quote (test, add_option (test, &clinic), clinic, "accepted");
    g_assert_false (may_accept (test, quote));
    g_assert_nonnull (rule_test_pick (test->findings, "Q02"));
    test_case_drop (test, other);

    test_case_add (test, SOJOURN_KIND_OVERRIDE, "rule", "Q02", "subject", quote, NULL);
    g_assert_true (may_accept (test, quote));
}

static void
test_accept_unproven (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *clinic;
    const char *option = add_option (test, &clinic);
    const char *quote = add_quote (test, option, clinic, "open");

    test_case_set (test, option, "regulatory_basis", "unknown", NULL);
    g_assert_false (may_accept (test, quote));
    g_assert_nonnull (rule_test_pick (test->findings, "G07"));
    test_case_add (test, SOJOURN_KIND_OVERRIDE, "rule", "G07", "subject", option, NULL);
    g_assert_true (may_accept (test, quote));
}

static void
test_accept_not_eligible (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *clinic;
    const char *option = add_option (test, &clinic);
    const char *quote = add_quote (test, option, clinic, "open");

    test_case_add (test, SOJOURN_KIND_SHORTLIST_ITEM, "option", option, "planned_on", "2026-04-14",
                   NULL);
    test_case_add (test, SOJOURN_KIND_CRITERION, "option", option, "subject", "age", "operator",
                   "between", "low", "60", NULL);
    g_assert_false (may_accept (test, quote));
    g_assert_nonnull (rule_test_pick (test->findings, "E01"));
}

static void
test_choose (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *clinic;
    const char *option = add_option (test, &clinic);
    const SojournSnapshot *snapshot;
    g_autoptr (SojournRecord) item = sojourn_record_new (SOJOURN_KIND_SHORTLIST_ITEM);

    test_case_set (test, option, "regulatory_basis", "unproven_outside_trial", NULL);
    test_case_add (test, SOJOURN_KIND_CRITERION, "option", option, "subject", "age", "operator",
                   "between", "high", "20", NULL);
    snapshot = test_case_snapshot (test);
    sojourn_record_set_text (item, SOJOURN_SHORTLIST_ITEM_OPTION, option);
    sojourn_record_set_integer (item, SOJOURN_SHORTLIST_ITEM_PLANNED_ON, 20557);
    take (test, sojourn_rules_check_choose (snapshot, item, test->now, NULL));
    g_assert_nonnull (rule_test_pick (test->findings, "E01"));
    g_assert_nonnull (rule_test_pick (test->findings, "G07"));
}

static void
test_assessment (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    g_autoptr (SojournRecord) sheet = sojourn_record_new (SOJOURN_KIND_ASSESSMENT);

    take (test, sojourn_rules_check_assessment (sheet, NULL));
    g_assert_cmpuint (test->findings->len, ==, 0);
    sojourn_record_set_integer (sheet, SOJOURN_ASSESSMENT_AIS, SOJOURN_AIS_A);
    sojourn_record_set_integer (sheet, SOJOURN_ASSESSMENT_VAC, SOJOURN_EXAM_YES);
    take (test, sojourn_rules_check_assessment (sheet, NULL));
    g_assert_true (sojourn_findings_block (test->findings));

    test_case_add (test, SOJOURN_KIND_OVERRIDE, "rule", "N02", "subject",
                   sojourn_record_get_uuid (sheet), NULL);
    take (test, sojourn_rules_check_assessment (sheet, test_case_snapshot (test)));
    g_assert_false (sojourn_findings_block (test->findings));
}

/* A form sees what its record would bring about, and nothing else. */
static void
test_record (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *visit =
        test_case_add (test, SOJOURN_KIND_SEGMENT, "type", "appointment", "start_at",
                       "2026-03-10T01:00:00Z", "end_at", "2026-03-10T03:00:00Z", NULL);
    const char *other =
        test_case_add (test, SOJOURN_KIND_SEGMENT, "type", "rehab", "start_at",
                       "2026-03-10T04:00:00Z", "end_at", "2026-03-10T05:00:00Z", NULL);
    const SojournSnapshot *snapshot;
    g_autoptr (SojournRecord) draft = NULL;
    g_autoptr (SojournRecord) trial = sojourn_record_new (SOJOURN_KIND_TRIAL);

    test_case_add (test, SOJOURN_KIND_ASSESSMENT, "ais", "A", "vac", "yes", NULL);
    snapshot = test_case_snapshot (test);
    draft = sojourn_record_copy (sojourn_snapshot_find (snapshot, other));
    take (test, sojourn_rules_check_record (snapshot, draft, test->now, NULL));
    g_assert_cmpuint (test->findings->len, ==, 0);

    sojourn_record_set_value (draft, SOJOURN_SEGMENT_START_AT, "2026-03-10T02:00:00Z", NULL);
    take (test, sojourn_rules_check_record (snapshot, draft, test->now, NULL));
    g_assert_cmpuint (test->findings->len, ==, 1);
    g_assert_cmpstr (sojourn_finding_get_rule (test->findings->pdata[0]), ==, "T01");

    /* The earlier of the two is not where it is told. */
    sojourn_record_unref (draft);
    draft = sojourn_record_copy (sojourn_snapshot_find (snapshot, visit));
    sojourn_record_set_value (draft, SOJOURN_SEGMENT_END_AT, "2026-03-10T04:30:00Z", NULL);
    take (test, sojourn_rules_check_record (snapshot, draft, test->now, NULL));
    g_assert_cmpuint (test->findings->len, ==, 0);

    /* A record of the catalogue has no case. */
    sojourn_record_set_integer (trial, SOJOURN_TRIAL_REGISTRY, SOJOURN_REGISTRY_NCT);
    sojourn_record_set_text (trial, SOJOURN_TRIAL_IDENTIFIER, "ChiCTR-21-0005");
    take (test, sojourn_rules_check_record (NULL, trial, test->now, NULL));
    g_assert_true (sojourn_findings_block (test->findings));
}

static void
test_answer (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *clinic;
    const char *option = add_option (test, &clinic);
    const char *request = test_case_add (test, SOJOURN_KIND_QUOTE_REQUEST, "option", option,
                                         "clinic", clinic, "status", "info_requested", NULL);
    const char *question =
        test_case_add (test, SOJOURN_KIND_INFO_REQUEST, "request", request, "status", "open", NULL);
    const SojournSnapshot *snapshot = test_case_snapshot (test);
    g_autoptr (SojournRecord) draft =
        sojourn_record_copy (sojourn_snapshot_find (snapshot, question));
    const SojournFinding *finding;

    sojourn_record_set_text (draft, SOJOURN_INFO_REQUEST_ANSWER, "Anna has none");
    take (test, sojourn_rules_check_answer (snapshot, draft, test->now, NULL));
    g_assert_nonnull (rule_test_pick (test->findings, "C01"));
    finding = rule_test_pick (test->findings, "C04");
    rule_test_assert_place (finding, SOJOURN_KIND_INFO_REQUEST, question,
                            SOJOURN_INFO_REQUEST_ANSWER);
}

static void
test_amount (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    g_autoptr (SojournRecord) draft = sojourn_record_new (SOJOURN_KIND_COST_ESTIMATE);
    const SojournFinding *finding;

    take (test, sojourn_rules_check_amount (draft, SOJOURN_COST_ESTIMATE_AMOUNT_MINOR, "2450000.5",
                                            "JPY"));
    finding = rule_test_pick (test->findings, "Q07");
    g_assert_true (sojourn_finding_is_blocking (finding));
    rule_test_assert_place (finding, SOJOURN_KIND_COST_ESTIMATE, sojourn_record_get_uuid (draft),
                            SOJOURN_COST_ESTIMATE_AMOUNT_MINOR);
    take (test, sojourn_rules_check_amount (draft, SOJOURN_COST_ESTIMATE_AMOUNT_MINOR, "8250.500",
                                            "KWD"));
    g_assert_cmpuint (test->findings->len, ==, 0);
    take (test,
          sojourn_rules_check_amount (draft, SOJOURN_COST_ESTIMATE_AMOUNT_MINOR, NULL, "KWD"));
    g_assert_cmpuint (test->findings->len, ==, 1);
}

static void
test_local_time (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    g_autoptr (SojournRecord) draft = sojourn_record_new (SOJOURN_KIND_SEGMENT);
    SojournDate spring, autumn;
    const SojournFinding *finding;

    g_assert_true (sojourn_date_from_ymd (2026, 3, 8, &spring));
    g_assert_true (sojourn_date_from_ymd (2026, 11, 1, &autumn));
    take (test, sojourn_rules_check_local_time (draft, SOJOURN_SEGMENT_START_AT, spring, 150,
                                                "America/Los_Angeles"));
    finding = rule_test_pick (test->findings, "T27");
    g_assert_true (sojourn_finding_is_blocking (finding));
    g_assert_cmpstr (sojourn_finding_get_message (finding), ==,
                     "02:30 on 8 Mar 2026 does not exist in America/Los_Angeles: the clocks go "
                     "forward over it");
    take (test, sojourn_rules_check_local_time (draft, SOJOURN_SEGMENT_START_AT, autumn, 90,
                                                "America/Los_Angeles"));
    finding = rule_test_pick (test->findings, "T27");
    g_assert_cmpint (sojourn_finding_get_severity (finding), ==, SOJOURN_SEVERITY_WARN);
    take (test, sojourn_rules_check_local_time (draft, SOJOURN_SEGMENT_START_AT, spring, 180,
                                                "America/Los_Angeles"));
    g_assert_cmpuint (test->findings->len, ==, 0);
    take (test,
          sojourn_rules_check_local_time (draft, SOJOURN_SEGMENT_START_AT, spring, 180, NULL));
    g_assert_true (sojourn_findings_block (test->findings));
}

static const RuleTest tests[] = {
    { "Q15", RULE_TEST_FIRES, test_q15_fires },
    { "Q15", RULE_TEST_JUST_NOT, test_q15_just_not },
    { "Q15", RULE_TEST_MISSING, test_q15_missing },
};

static const ExtraTest extra[] = {
    { "/guards/accept-expired", test_accept_expired },
    { "/guards/accept-unproven", test_accept_unproven },
    { "/guards/accept-not-eligible", test_accept_not_eligible },
    { "/guards/choose", test_choose },
    { "/guards/assessment", test_assessment },
    { "/guards/record", test_record },
    { "/guards/answer", test_answer },
    { "/guards/amount", test_amount },
    { "/guards/local-time", test_local_time },
};

const RuleTestSuite rule_test_guards = RULE_TEST_SUITE (tests, extra);
