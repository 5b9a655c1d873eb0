/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rule-test.h"

#include "sojourn-guards.h"

/* What the acceptance scenarios ask of the rules. Names and dates are made up. */

/* 1. From intake to a clean request: a sheet that is right, then one that contradicts itself. */
static void
test_intake (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *sheet = test_case_add (
        test, SOJOURN_KIND_ASSESSMENT, "assessed_on", "2026-03-01", "level", "T6", "ais", "A",
        "uer", "25", "uel", "25", "ler", "0", "lel", "0", "ltr", "26", "ltl", "26", "ppr", "26",
        "ppl", "26", "dap", "no", "vac", "no", "scim_self_care", "12", "scim_respiration", "20",
        "scim_mobility", "10", "scim_total", "42", NULL);

    rule_test_evaluate (test);
    g_assert_cmpuint (test->findings->len, ==, 0);
    test_case_set (test, sheet, "vac", "yes", NULL);
    rule_test_expect (test, "N02", SOJOURN_SEVERITY_BLOCK, sheet, "Voluntary Anal Contraction");
    test_case_set (test, sheet, "vac", "no", "scim_total", "45", NULL);
    rule_test_expect (test, "N07", SOJOURN_SEVERITY_BLOCK, sheet,
                      "= 42, but the total on the "
                      "sheet is 45");
}

/* 2. A trial that charges. */
static void
test_charging_trial (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *trial = test_case_add (test, SOJOURN_KIND_TRIAL, "registry", "chictr", "identifier",
                                       "ChiCTR2100051378", NULL);
    const char *clinic = test_case_add (test, SOJOURN_KIND_CLINIC, "country", "CN", "grade", "2A",
                                        "zone", "Asia/Shanghai", NULL);
    const char *option = test_case_add (test, SOJOURN_KIND_OPTION, "clinic", clinic, "trial", trial,
                                        "regulatory_basis", "registered_clinical_research",
                                        "verified_on", "2026-04-20", NULL);
    const char *request = test_case_add (test, SOJOURN_KIND_QUOTE_REQUEST, "option", option,
                                         "clinic", clinic, "status", "quoted", NULL);
    const char *quote = test_case_add (test, SOJOURN_KIND_QUOTE, "request", request, "currency",
                                       "CNY", "total_minor", "12000000", "state", "open", NULL);
    const SojournFinding *finding;

    test_case_add (test, SOJOURN_KIND_QUOTE_LINE, "quote", quote, "category", "cell_product",
                   "currency", "CNY", "unit_minor", "12000000", "total_minor", "12000000", NULL);
    test_case_at (test, "2026-04-21T00:00:00Z");
    rule_test_expect_none (test, "G01");
    rule_test_expect_none (test, "G08");
    finding = rule_test_expect (test, "G03", SOJOURN_SEVERITY_BLOCK, quote, "Order 818");
    rule_test_assert_has (sojourn_finding_get_message (finding), "1 May 2026");

    test_case_at (test, "2026-05-02T00:00:00Z");
    rule_test_expect (test, "G08", SOJOURN_SEVERITY_WARN, option, "verified on 20 Apr 2026");
    test_case_set (test, trial, "identifier", "ChiCTR-21-0005", NULL);
    rule_test_expect (test, "G01", SOJOURN_SEVERITY_BLOCK, trial, "ChiCTR-21-0005");

    test_case_add (test, SOJOURN_KIND_OVERRIDE, "rule", "G03", "subject", quote, "name", "Li Wei",
                   "reason", "The clinic says it is the ward; letter is coming", NULL);
    finding = rule_test_expect (test, "G03", SOJOURN_SEVERITY_BLOCK, quote, "Order 818");
    g_assert_cmpstr (sojourn_finding_get_override_reason (finding), ==,
                     "The clinic says it is the ward; letter is coming");
}

static const char *
add_request (TestCase *test, const char *name)
{
    const char *clinic =
        test_case_add (test, SOJOURN_KIND_CLINIC, "name", name, "country", "CN", NULL);
    const char *option = test_case_add (test, SOJOURN_KIND_OPTION, "clinic", clinic, NULL);

    return test_case_add (test, SOJOURN_KIND_QUOTE_REQUEST, "clinic", clinic, "option", option,
                          "status", "draft", NULL);
}

static gboolean
may_send (TestCase *test, const char *request)
{
    const SojournSnapshot *snapshot = test_case_snapshot (test);

    g_clear_pointer (&test->findings, g_ptr_array_unref);
    test->findings = sojourn_rules_check_send (snapshot, sojourn_snapshot_find (snapshot, request),
                                               test->now, NULL);
    return !sojourn_findings_block (test->findings);
}

static void
name_clinic (TestCase *test, const char *consent, const char *request)
{
    const SojournSnapshot *snapshot = test_case_snapshot (test);
    const char *clinic = sojourn_record_get_text (sojourn_snapshot_find (snapshot, request),
                                                  SOJOURN_QUOTE_REQUEST_CLINIC);

    test_case_add (test, SOJOURN_KIND_CONSENT_RECIPIENT, "consent", consent, "clinic", clinic,
                   NULL);
}

/* 3. Three clinics, of which the consent names two. */
static void
test_three_clinics (void)
{
    static const char *const kinds[] = { "disclosure", "cross_border" };
    g_autoptr (TestCase) test = test_case_new ();
    const char *a = add_request (test, "A");
    const char *b = add_request (test, "B");
    const char *c = add_request (test, "C");
    const SojournFinding *finding;

    for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
        const char *consent =
            test_case_add (test, SOJOURN_KIND_CONSENT, "kind", kinds[i], "categories",
                           "demographics diagnosis scores health "
                           "records travel",
                           "risks_disclosed", "true", NULL);

        name_clinic (test, consent, a);
        name_clinic (test, consent, b);
    }
    g_assert_true (may_send (test, a));
    g_assert_true (may_send (test, b));
    g_assert_false (may_send (test, c));
    finding = rule_test_pick (test->findings, "C01");
    g_assert_cmpstr (sojourn_finding_get_message (finding), ==,
                     "No consent names C as a recipient");
}

static const char *
add_quote (TestCase *test, const char *currency, const char *total)
{
    const char *request = add_request (test, currency);

    test_case_set (test, request, "status", "quoted", NULL);
    return test_case_add (test, SOJOURN_KIND_QUOTE, "request", request, "currency", currency,
                          "total_minor", total, "valid_until", "2026-05-31", "zone",
                          "Asia/Shanghai", "state", "open", NULL);
}

/* 4. Three quotes in three currencies, of which one leaves five things open. */
static void
test_comparison (void)
{
    static const char *const currencies[] = { "CNY", "JPY", "KWD" };
    g_autoptr (TestCase) test = test_case_new ();
    const char *quotes[] = { add_quote (test, "CNY", "18600000"),
                             add_quote (test, "JPY", "2450000"),
                             add_quote (test, "KWD", "8250500") };
    const GPtrArray *findings;
    g_autoptr (GPtrArray) refused = NULL;

    test_case_at (test, "2026-05-05T00:00:00Z");
    g_assert_cmpuint (rule_test_count (test, "Q06"), ==, 2);
    for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
        test_case_add (test, SOJOURN_KIND_EXCHANGE_RATE, "base", "USD", "currency", currencies[i],
                       "as_of", "2026-05-04", NULL);
    for (guint i = 0; i < 9; i++)
        test_case_add (test, SOJOURN_KIND_QUOTE_INCLUSION, "quote", quotes[1], "category",
                       sojourn_inclusion_categories.choices[i].nick, "state", "included", NULL);
    rule_test_expect_none (test, "Q06");
    findings = rule_test_evaluate (test);
    for (guint i = 0; i < findings->len; i++) {
        if (g_str_equal (sojourn_finding_get_subject (findings->pdata[i]), quotes[1]))
            rule_test_assert_has (sojourn_finding_get_message (findings->pdata[i]), "5 of 14");
    }
    refused = sojourn_rules_check_amount (sojourn_snapshot_find (test->snapshot, quotes[1]),
                                          SOJOURN_QUOTE_TOTAL_MINOR, "2450000.5", "JPY");
    g_assert_true (sojourn_findings_block (refused));
}

/* 5. The end of a quote, seen from New York. */
static void
test_expiry (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quote = add_quote (test, "JPY", "2450000");
    const SojournSnapshot *snapshot;
    g_autoptr (GPtrArray) before = NULL;
    g_autoptr (GPtrArray) after = NULL;
    const SojournFinding *finding;

    test_case_set (test, test->desk, "home_zone", "America/New_York", NULL);
    snapshot = test_case_snapshot (test);
    test_case_at (test, "2026-05-31T15:30:00Z"); /* 11:30 in New York, 23:30 in Shanghai */
    before = sojourn_rules_check_accept (snapshot, sojourn_snapshot_find (snapshot, quote),
                                         test->now, NULL);
    g_assert_null (rule_test_pick (before, "Q02"));
    test_case_at (test, "2026-05-31T16:30:00Z"); /* 12:30 and, on 1 June, 00:30 */
    after = sojourn_rules_check_accept (snapshot, sojourn_snapshot_find (snapshot, quote),
                                        test->now, NULL);
    finding = rule_test_pick (after, "Q02");
    g_assert_true (sojourn_finding_is_blocking (finding));
    g_assert_cmpstr (sojourn_finding_get_cure (finding), ==, "Ask for a New Quote");
}

/* 6. East over the date line: the landing is at an earlier local time than the start. */
static void
test_zones (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    test_case_add (test, SOJOURN_KIND_SEGMENT, "type", "flight", "start_at", "2026-03-07T13:00:00Z",
                   "start_zone", "Asia/Shanghai", "end_at", "2026-03-08T01:00:00Z", "end_zone",
                   "America/Los_Angeles", NULL);
    rule_test_expect_none (test, "T30");
    rule_test_expect_none (test, "T27");
}

static const char *
add_dose (TestCase *test, const char *start)
{
    return test_case_add (test, SOJOURN_KIND_SEGMENT, "type", "procedure", "status", "done",
                          "procedure", "dural_puncture", "start_at", start, "end_at", start,
                          "start_zone", "Asia/Shanghai", "end_zone", "Asia/Shanghai", NULL);
}

/* 7. A flight home that is not safe yet. */
static void
test_return_flight (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *hotel, *flight, *event;
    const SojournFinding *finding;
    gint64 earliest;
    const char *zone;

    add_dose (test, "2026-03-10T02:00:00Z");
    add_dose (test, "2026-03-17T02:00:00Z");
    add_dose (test, "2026-03-24T02:00:00Z");
    hotel = test_case_add (test, SOJOURN_KIND_SEGMENT, "type", "lodging", "status", "booked",
                           "start_at", "2026-03-08T06:00:00Z", "start_zone", "Asia/Shanghai",
                           "end_at", "2026-03-27T04:00:00Z", "end_zone", "Asia/Shanghai", NULL);
    flight =
        test_case_add (test, SOJOURN_KIND_SEGMENT, "type", "flight", "status", "booked", "title",
                       "CA 855", "start_at", "2026-03-27T16:15:00Z", "start_zone", "Asia/Shanghai",
                       "end_at", "2026-03-28T03:00:00Z", "end_zone", "Europe/London", NULL);
    finding = rule_test_expect (test, "T05", SOJOURN_SEVERITY_WARN, flight, "3 d 14 h 15 min");
    rule_test_assert_has (sojourn_finding_get_message (finding), "31 Mar 2026, 10:00");
    g_assert_true (sojourn_finding_get_earliest (finding, &earliest, &zone));
    rule_test_expect_none (test, "T20");

    event = test_case_add (test, SOJOURN_KIND_ADVERSE_EVENT, "term", "postural_headache", "grade",
                           "2", "onset_at", "2026-03-25T06:00:00Z", NULL);
    rule_test_expect (test, "T05", SOJOURN_SEVERITY_BLOCK, flight, "Headache when upright");

    test_case_set (test, flight, "start_at", "2026-04-01T05:00:00Z", "end_at",
                   "2026-04-01T16:00:00Z", NULL);
    test_case_set (test, event, "resolved_at", "2026-03-30T06:00:00Z", NULL);
    rule_test_expect_none (test, "T05");
    rule_test_expect (test, "T20", SOJOURN_SEVERITY_WARN, hotel,
                      "5 nights without lodging for the patient, from 27 Mar 2026 to 31 Mar 2026");
    test_case_set (test, hotel, "end_at", "2026-04-01T02:00:00Z", NULL);
    rule_test_expect_none (test, "T20");
}

/* 8. A warning that was accepted does not cover what it becomes. */
static void
test_override_lapses (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *flight;
    const SojournFinding *finding;
    g_autoptr (SojournRecord) override = NULL;

    add_dose (test, "2026-03-24T02:00:00Z");
    flight = test_case_add (test, SOJOURN_KIND_SEGMENT, "type", "flight", "start_at",
                            "2026-03-30T16:15:00Z", "end_at", "2026-03-31T03:00:00Z", NULL);
    finding = rule_test_expect (test, "T05", SOJOURN_SEVERITY_WARN, flight, "6 d");
    override = sojourn_finding_new_override (finding, test->desk, "Li Wei",
                                             "Letter of the surgeon of 28 March", test->now);
    g_ptr_array_add (test->records, g_steal_pointer (&override));
    finding = rule_test_expect (test, "T05", SOJOURN_SEVERITY_WARN, flight, "6 d");
    g_assert_true (sojourn_finding_is_overridden (finding));

    test_case_set (test, flight, "start_at", "2026-03-24T16:15:00Z", NULL);
    finding = rule_test_expect (test, "T05", SOJOURN_SEVERITY_BLOCK, flight, "14 h 15 min");
    g_assert_false (sojourn_finding_is_overridden (finding));
}

static const ExtraTest extra[] = {
    { "/scenarios/1-intake", test_intake },
    { "/scenarios/2-charging-trial", test_charging_trial },
    { "/scenarios/3-three-clinics", test_three_clinics },
    { "/scenarios/4-comparison", test_comparison },
    { "/scenarios/5-expiry", test_expiry },
    { "/scenarios/6-zones", test_zones },
    { "/scenarios/7-return-flight", test_return_flight },
    { "/scenarios/8-override-lapses", test_override_lapses },
};

const RuleTestSuite rule_test_scenarios = { .extra = extra, .n_extra = G_N_ELEMENTS (extra) };
