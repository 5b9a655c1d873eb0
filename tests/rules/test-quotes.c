/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rule-test.h"

#include "sojourn-quote-facts.h"

/* An open quote of a clinic in Tokyo, whose end of day is that of Shanghai. */
static const char *
add_quote (TestCase *test, const char *currency, const char *total)
{
    const char *clinic =
        test_case_add (test, SOJOURN_KIND_CLINIC, "name", "Clinic B", "zone", "Asia/Tokyo", NULL);
    const char *option = test_case_add (test, SOJOURN_KIND_OPTION, "clinic", clinic, NULL);
    const char *request = test_case_add (test, SOJOURN_KIND_QUOTE_REQUEST, "option", option,
                                         "clinic", clinic, "status", "quoted", NULL);

    return test_case_add (test, SOJOURN_KIND_QUOTE, "request", request, "currency", currency,
                          "total_minor", total, "valid_until", "2026-05-31", "zone",
                          "Asia/Shanghai", "state", "open", NULL);
}

static const char *
add_line (TestCase *test, const char *quote, const char *category, const char *total)
{
    return test_case_add (test, SOJOURN_KIND_QUOTE_LINE, "quote", quote, "category", category,
                          "currency", "JPY", "total_minor", total, NULL);
}

static void
test_q01_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quote = add_quote (test, "JPY", "2450000");

    test_case_set (test, quote, "valid_until", NULL, NULL);
    rule_test_expect (test, "Q01", SOJOURN_SEVERITY_WARN, quote,
                      "Clinic B does not say until when the quote holds");
}

static void
test_q01_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quote = add_quote (test, "JPY", "2450000");

    rule_test_expect_none (test, "Q01");
    test_case_set (test, quote, "valid_until", NULL, "state", "declined", NULL);
    rule_test_expect_none (test, "Q01");
}

static void
test_q01_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quote = add_quote (test, "JPY", "2450000");

    test_case_set (test, quote, "valid_until", NULL, "zone", NULL, "version", "2", NULL);
    rule_test_expect (test, "Q01", SOJOURN_SEVERITY_WARN, quote, "Clinic B (version 2)");
}

static void
test_q02_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quote = add_quote (test, "JPY", "2450000");
    const SojournFinding *finding;

    test_case_at (test, "2026-05-31T16:30:00Z");
    finding = rule_test_expect (test, "Q02", SOJOURN_SEVERITY_BLOCK, quote,
                                "until the end of 31 May 2026 in the zone Asia/Shanghai, 30 min "
                                "ago");
    g_assert_cmpstr (sojourn_finding_get_cure (finding), ==, "Ask for a New Quote");
    test_case_at (test, "2026-05-31T16:00:00Z");
    rule_test_expect (test, "Q02", SOJOURN_SEVERITY_BLOCK, quote, "31 May 2026");
}

static void
test_q02_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quote = add_quote (test, "JPY", "2450000");
    const char *other;

    test_case_at (test, "2026-05-31T15:59:59Z");
    rule_test_expect_none (test, "Q02");

    /* Once the patient has decided, nobody asks about the other offers. */
    test_case_at (test, "2027-01-01T00:00:00Z");
    rule_test_expect (test, "Q02", SOJOURN_SEVERITY_BLOCK, quote, "31 May 2026");
    other = add_quote (test, "JPY", "1");
    test_case_set (test, other, "state", "accepted", NULL);
    rule_test_expect_none (test, "Q02");
}

static void
test_q02_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quote = add_quote (test, "JPY", "2450000");

    /* Without a zone of its own, the quote ends where its clinic is. */
    test_case_set (test, quote, "zone", NULL, NULL);
    test_case_at (test, "2026-05-31T14:59:59Z");
    rule_test_expect_none (test, "Q02");
    test_case_at (test, "2026-05-31T15:00:00Z");
    rule_test_expect (test, "Q02", SOJOURN_SEVERITY_BLOCK, quote, "Asia/Tokyo");
    test_case_set (test, quote, "valid_until", NULL, NULL);
    rule_test_expect_none (test, "Q02");
}

static void
test_q04_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quote = add_quote (test, "JPY", "2450000");
    const char *line = add_line (test, quote, "procedure", "2450001");
    const SojournFinding *finding =
        rule_test_expect (test, "Q04", SOJOURN_SEVERITY_BLOCK, quote, "2,450,001");

    rule_test_assert_has (sojourn_finding_get_message (finding), "2,450,000");
    test_case_set (test, line, "currency", "CNY", "position", "3", NULL);
    rule_test_expect (test, "Q04", SOJOURN_SEVERITY_BLOCK, quote,
                      "line 3 is in CNY, but the quote is in JPY");
    test_case_set (test, line, "currency", "JPY", "total_minor", "9223372036854775807", "tax_minor",
                   "9223372036854775807", NULL);
    g_assert_cmpuint (rule_test_count (test, "Q04"), ==, 1);
}

static void
test_q04_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quote = add_quote (test, "JPY", "2450000");
    const char *discount;

    test_case_set (test, add_line (test, quote, "procedure", "2400000"), "tax_minor", "240000",
                   NULL);
    discount = add_line (test, quote, "discount", "190000");
    rule_test_expect_none (test, "Q04");
    test_case_set (test, discount, "total_minor", "-190000", NULL);
    rule_test_expect_none (test, "Q04");
    test_case_set (test, discount, "total_minor", "1", NULL);
    test_case_set (test, quote, "price_kind", "range", NULL);
    rule_test_expect_none (test, "Q04");
}

static void
test_q04_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    add_quote (test, "JPY", "2450000");
    rule_test_expect_none (test, "Q04");
}

static void
add_inclusions (TestCase *test, const char *quote)
{
    static const char *const states[] = { "included", "excluded", "na" };

    for (guint i = 0; i < sojourn_inclusion_categories.n_choices; i++)
        test_case_add (test, SOJOURN_KIND_QUOTE_INCLUSION, "quote", quote, "category",
                       sojourn_inclusion_categories.choices[i].nick, "state", states[i % 3], NULL);
}

static void
test_q05_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quote = add_quote (test, "JPY", "2450000");

    test_case_add (test, SOJOURN_KIND_QUOTE_INCLUSION, "quote", quote, "category", "rehab", "state",
                   "unknown", NULL);
    test_case_add (test, SOJOURN_KIND_QUOTE_INCLUSION, "quote", quote, "category", "imaging",
                   "state", "excluded", NULL);
    rule_test_expect (test, "Q05", SOJOURN_SEVERITY_WARN, quote,
                      "Clinic B does not say of 13 of 14 things");
}

static void
test_q05_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quote = add_quote (test, "JPY", "2450000");

    add_inclusions (test, quote);
    rule_test_expect_none (test, "Q05");
}

static void
test_q05_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quote = add_quote (test, "JPY", "2450000");

    rule_test_expect (test, "Q05", SOJOURN_SEVERITY_WARN, quote, "14 of 14");
    test_case_set (test, quote, "state", "superseded", NULL);
    rule_test_expect_none (test, "Q05");
}

static const char *
add_rate (TestCase *test, const char *currency, const char *as_of)
{
    return test_case_add (test, SOJOURN_KIND_EXCHANGE_RATE, "base", "USD", "currency", currency,
                          "as_of", as_of, NULL);
}

/* Friday 20 March 2026 is today. */
static void
test_q06_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *a = add_quote (test, "CNY", "18600000");
    const char *b = add_quote (test, "JPY", "2450000");
    const SojournFinding *finding;

    add_rate (test, "CNY", "2026-03-19");
    finding = rule_test_expect (test, "Q06", SOJOURN_SEVERITY_BLOCK, b,
                                "no stored exchange rate between JPY and USD");
    rule_test_assert_place (finding, SOJOURN_KIND_EXCHANGE_RATE, NULL,
                            SOJOURN_EXCHANGE_RATE_RATE_E9);

    /* Friday to Thursday: a weekend and four working days. */
    add_rate (test, "JPY", "2026-03-16");
    test_case_set (test, test->desk, "budget_currency", "CNY", NULL);
    rule_test_expect (test, "Q06", SOJOURN_SEVERITY_INFO, b,
                      "between JPY and CNY is of 16 Mar 2026, 4 working days ago");
    test_case_set (test, test->desk, "budget_currency", "EUR", NULL);
    g_assert_cmpuint (rule_test_count (test, "Q06"), ==, 2);
    g_assert_cmpstr (sojourn_finding_get_subject (rule_test_pick (test->findings, "Q06")), ==, a);
}

static void
test_q06_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *a = add_quote (test, "CNY", "18600000");
    const char *rate;

    add_quote (test, "JPY", "2450000");
    add_rate (test, "CNY", "2026-03-17");
    rate = add_rate (test, "JPY", "2026-03-17");
    rule_test_expect_none (test, "Q06");

    /* A weekend does not count. */
    test_case_set (test, rate, "as_of", "2026-03-13", NULL);
    test_case_at (test, "2026-03-18T12:00:00Z");
    rule_test_expect_none (test, "Q06");

    /* A rate of tomorrow is none; one against the other is. */
    test_case_set (test, rate, "as_of", "2026-03-19", NULL);
    g_assert_cmpuint (rule_test_count (test, "Q06"), ==, 1);
    test_case_set (test, rate, "as_of", "2026-03-18", "base", "CNY", NULL);
    test_case_set (test, test->desk, "budget_currency", "CNY", NULL);
    rule_test_expect_none (test, "Q06");

    /* Nothing to compare. */
    test_case_drop (test, rate);
    test_case_set (test, a, "currency", "JPY", NULL);
    rule_test_expect_none (test, "Q06");
}

static void
test_q06_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *a = add_quote (test, "CNY", "18600000");

    /* Neither a rate nor a budget: the costs beside the quote say what to compare in. */
    test_case_add (test, SOJOURN_KIND_COST_ESTIMATE, "currency", "USD", NULL);
    rule_test_expect (test, "Q06", SOJOURN_SEVERITY_BLOCK, a, "between CNY and USD");
}

static void
test_q07_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quote = add_quote (test, "XYZ", "1");
    g_autoptr (GPtrArray) findings =
        sojourn_rules_evaluate (test_case_snapshot_unchecked (test), test->now, NULL);
    const SojournFinding *finding = rule_test_pick (findings, "Q07");

    g_assert_cmpstr (sojourn_finding_get_subject (finding), ==, quote);
    g_assert_true (sojourn_finding_is_blocking (finding));
    rule_test_assert_has (sojourn_finding_get_message (finding), "“XYZ” is not a currency");
}

static void
test_q07_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();

    add_quote (test, "KWD", "8250500");
    rule_test_expect_none (test, "Q07");
}

static void
test_q07_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quote = add_quote (test, "JPY", "1");
    g_autoptr (GPtrArray) findings = NULL;

    test_case_set (test, quote, "currency", NULL, NULL);
    findings = sojourn_rules_evaluate (test_case_snapshot_unchecked (test), test->now, NULL);
    g_assert_null (rule_test_pick (findings, "Q07"));
}

/* An accepted quote of 20 + 21 + 7 days, and flights that leave a number of days between. */
static const char *
add_stay (TestCase *test, const char *return_at, const char **quote)
{
    *quote = add_quote (test, "JPY", "1");
    test_case_set (test, *quote, "state", "accepted", "inpatient_days", "20", "rehabilitation_days",
                   "21", "days_before_flight", "7", NULL);
    test_case_add (test, SOJOURN_KIND_SEGMENT, "type", "flight", "start_at", "2026-06-01T10:00:00Z",
                   "end_at", "2026-06-01T20:00:00Z", "end_zone", "Asia/Tokyo", NULL);
    return test_case_add (test, SOJOURN_KIND_SEGMENT, "type", "flight", "start_at", return_at,
                          "end_at", "2026-07-30T00:00:00Z", "start_zone", "Asia/Tokyo", NULL);
}

static void
test_q08_fires (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quote;
    const char *flight = add_stay (test, "2026-07-19T14:00:00Z", &quote);
    const SojournFinding *finding =
        rule_test_expect (test, "Q08", SOJOURN_SEVERITY_BLOCK, flight,
                          "at least 48 days, but there are 47 between arrival on 2 Jun 2026 and "
                          "departure on 19 Jul 2026");

    rule_test_assert_place (finding, SOJOURN_KIND_SEGMENT, flight, SOJOURN_SEGMENT_START_AT);
}

static void
test_q08_just_not (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quote;

    /* By the calendar of Tokyo it is 20 July. */
    add_stay (test, "2026-07-19T15:00:00Z", &quote);
    rule_test_expect_none (test, "Q08");
    test_case_set (test, quote, "days_before_flight", "8", NULL);
    g_assert_cmpuint (rule_test_count (test, "Q08"), ==, 1);
    test_case_set (test, quote, "state", "cancelled", NULL);
    rule_test_expect_none (test, "Q08");
}

static void
test_q08_missing (void)
{
    g_autoptr (TestCase) test = test_case_new ();
    const char *quote;
    const char *flight = add_stay (test, "2026-07-19T14:00:00Z", &quote);

    /* What is not known does not count, what the option says does. */
    test_case_set (test, quote, "rehabilitation_days", NULL, NULL);
    rule_test_expect_none (test, "Q08");
    test_case_snapshot (test);
    test_case_set (test,
                   sojourn_record_get_uuid (sojourn_quote_get_option (
                       test->snapshot, sojourn_snapshot_find (test->snapshot, quote))),
                   "rehabilitation_days", "30", NULL);
    rule_test_expect (test, "Q08", SOJOURN_SEVERITY_BLOCK, flight, "at least 57 days");

    /* No way home yet. */
    test_case_drop (test, flight);
    rule_test_expect_none (test, "Q08");
}

static const RuleTest tests[] = {
    { "Q01", RULE_TEST_FIRES, test_q01_fires },
    { "Q01", RULE_TEST_JUST_NOT, test_q01_just_not },
    { "Q01", RULE_TEST_MISSING, test_q01_missing },
    { "Q02", RULE_TEST_FIRES, test_q02_fires },
    { "Q02", RULE_TEST_JUST_NOT, test_q02_just_not },
    { "Q02", RULE_TEST_MISSING, test_q02_missing },
    { "Q04", RULE_TEST_FIRES, test_q04_fires },
    { "Q04", RULE_TEST_JUST_NOT, test_q04_just_not },
    { "Q04", RULE_TEST_MISSING, test_q04_missing },
    { "Q05", RULE_TEST_FIRES, test_q05_fires },
    { "Q05", RULE_TEST_JUST_NOT, test_q05_just_not },
    { "Q05", RULE_TEST_MISSING, test_q05_missing },
    { "Q06", RULE_TEST_FIRES, test_q06_fires },
    { "Q06", RULE_TEST_JUST_NOT, test_q06_just_not },
    { "Q06", RULE_TEST_MISSING, test_q06_missing },
    { "Q07", RULE_TEST_FIRES, test_q07_fires },
    { "Q07", RULE_TEST_JUST_NOT, test_q07_just_not },
    { "Q07", RULE_TEST_MISSING, test_q07_missing },
    { "Q08", RULE_TEST_FIRES, test_q08_fires },
    { "Q08", RULE_TEST_JUST_NOT, test_q08_just_not },
    { "Q08", RULE_TEST_MISSING, test_q08_missing },
};

const RuleTestSuite rule_test_quotes = RULE_TEST_SUITE_PLAIN (tests);
