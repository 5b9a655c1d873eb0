/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-comparison.h"
#include "sojourn-time.h"
#include "test-case-builder.h"

#define DAY(text)                                                                                  \
    ({                                                                                             \
        SojournDate day_;                                                                          \
        g_assert_true (sojourn_date_parse (text, &day_, NULL));                                    \
        day_;                                                                                      \
    })

static void
add_rate (TestCase *desk, const char *currency, const char *rate_e9, const char *as_of)
{
    test_case_add (desk, SOJOURN_KIND_EXCHANGE_RATE, "base", "USD", "currency", currency, "rate_e9",
                   rate_e9, "as_of", as_of, NULL);
}

static const char *
add_quote (TestCase *desk, const char *currency, const char *total)
{
    const char *clinic = test_case_add (desk, SOJOURN_KIND_CLINIC, NULL);
    const char *option = test_case_add (desk, SOJOURN_KIND_OPTION, "clinic", clinic, NULL);
    const char *request = test_case_add (desk, SOJOURN_KIND_QUOTE_REQUEST, "clinic", clinic,
                                         "option", option, "status", "quoted", NULL);
    const char *quote =
        test_case_add (desk, SOJOURN_KIND_QUOTE, "request", request, "currency", currency,
                       "total_minor", total, "price_kind", "fixed", "state", "open", NULL);

    for (guint i = 0; i < sojourn_inclusion_categories.n_choices; i++)
        test_case_add (desk, SOJOURN_KIND_QUOTE_INCLUSION, "quote", quote, "category",
                       sojourn_choice_set_get_nick (&sojourn_inclusion_categories, i), "state",
                       "included", "currency", currency, "extra_minor", NULL, NULL);
    return quote;
}

/* The figures of domain scenario 4. */
static TestCase *
make_scenario (void)
{
    TestCase *desk = test_case_new ();

    add_rate (desk, "CNY", "7100000000", "2026-05-04");
    add_rate (desk, "JPY", "155000000000", "2026-05-04");
    add_rate (desk, "KWD", "307000000", "2026-05-04");
    return desk;
}

static const SojournOffer *
find_offer (const SojournComparison *comparison, const char *quote)
{
    for (guint i = 0; i < comparison->offers->len; i++) {
        const SojournOffer *offer = comparison->offers->pdata[i];

        if (g_str_equal (sojourn_record_get_uuid (offer->quote), quote))
            return offer;
    }
    g_assert_not_reached ();
}

static SojournComparison *
compare (TestCase *desk, const char *currency, const char *until)
{
    return sojourn_comparison_new ((SojournSnapshot *)test_case_snapshot (desk), currency,
                                   DAY (until), 1778025600);
}

static void
set_inclusion (
    TestCase *desk, const char *quote, guint category, const char *state, const char *extra)
{
    for (guint i = 0; i < desk->records->len; i++) {
        const SojournRecord *record = desk->records->pdata[i];

        if (sojourn_record_get_kind (record) == SOJOURN_KIND_QUOTE_INCLUSION &&
            g_str_equal (sojourn_record_get_text (record, SOJOURN_QUOTE_INCLUSION_QUOTE), quote) &&
            sojourn_record_get_integer (record, SOJOURN_QUOTE_INCLUSION_CATEGORY, -1) == category)
            test_case_set (desk, sojourn_record_get_uuid (record), "state", state, "extra_minor",
                           extra, NULL);
    }
}

static void
test_scenario (void)
{
    g_autoptr (TestCase) desk = make_scenario ();
    const char *cny = add_quote (desk, "CNY", "18600000");
    const char *jpy = add_quote (desk, "JPY", "2450000");
    const char *kwd = add_quote (desk, "KWD", "8250500");
    g_autoptr (SojournComparison) comparison = compare (desk, "USD", "2026-05-04");

    g_assert_cmpint (find_offer (comparison, cny)->price_minor, ==, 2619718);
    g_assert_cmpint (find_offer (comparison, jpy)->price_minor, ==, 1580645);
    g_assert_cmpint (find_offer (comparison, kwd)->price_minor, ==, 2687459);
    g_assert_cmpint (find_offer (comparison, cny)->rate_e9, ==, 7100000000);
    g_assert_true (comparison->offers->pdata[0] == find_offer (comparison, jpy));
    g_assert_true (comparison->offers->pdata[2] == find_offer (comparison, kwd));
}

static void
test_estimates_and_extras (void)
{
    g_autoptr (TestCase) desk = make_scenario ();
    const char *cny = add_quote (desk, "CNY", "18600000");
    const char *kwd = add_quote (desk, "KWD", "8250500");
    g_autoptr (SojournComparison) comparison = NULL;

    test_case_add (desk, SOJOURN_KIND_COST_ESTIMATE, "category", "flights", "currency", "USD",
                   "amount_minor", "180000", NULL);
    test_case_add (desk, SOJOURN_KIND_COST_ESTIMATE, "category", "extra_nights", "currency", "USD",
                   "amount_minor", "90000", NULL);
    test_case_add (desk, SOJOURN_KIND_QUOTE_INCLUSION, "quote", kwd, "category", "icu_complication",
                   "state", "excluded", "currency", "KWD", "extra_minor", "307000", NULL);
    comparison = compare (desk, "USD", "2026-05-04");
    g_assert_cmpint (find_offer (comparison, cny)->low_minor, ==, 2619718 + 270000);
    g_assert_cmpint (find_offer (comparison, cny)->high_minor, ==, 2619718 + 270000);
    g_assert_cmpint (find_offer (comparison, kwd)->estimates_minor[SOJOURN_ESTIMATE_FLIGHTS], ==,
                     180000);
    g_assert_cmpint (find_offer (comparison, kwd)->estimates_minor[SOJOURN_ESTIMATE_EXTRA_NIGHTS],
                     ==, 90000);
}

/* What nobody estimated is counted, what the quote includes is not, and an estimate without an
 * amount leaves the cost open. */
static void
test_estimates_unknown (void)
{
    g_autoptr (TestCase) desk = make_scenario ();
    const char *cny = add_quote (desk, "CNY", "18600000");
    const char *option = NULL;
    g_autoptr (SojournComparison) before = compare (desk, "USD", "2026-05-04");
    g_autoptr (SojournComparison) after = NULL;
    const SojournOffer *offer = find_offer (before, cny);

    g_assert_cmpuint (offer->n_unestimated, ==, 3);
    g_assert_cmpint (offer->estimate_states[SOJOURN_ESTIMATE_FLIGHTS], ==, SOJOURN_ESTIMATE_NONE);
    g_assert_cmpint (offer->estimate_states[SOJOURN_ESTIMATE_COMPANION], ==,
                     SOJOURN_ESTIMATE_COVERED);
    g_assert_false (offer->is_open_ended);

    option = sojourn_record_get_uuid (offer->option);
    test_case_add (desk, SOJOURN_KIND_COST_ESTIMATE, "category", "visa", "currency", "USD",
                   "option", option, "amount_minor", "10000", NULL);
    test_case_add (desk, SOJOURN_KIND_COST_ESTIMATE, "category", "flights", "currency", "USD",
                   NULL);
    after = compare (desk, "USD", "2026-05-04");
    offer = find_offer (after, cny);
    g_assert_cmpuint (offer->n_unestimated, ==, 2);
    g_assert_cmpint (offer->estimate_states[SOJOURN_ESTIMATE_VISA], ==, SOJOURN_ESTIMATE_KNOWN);
    g_assert_cmpint (offer->estimate_states[SOJOURN_ESTIMATE_FLIGHTS], ==, SOJOURN_ESTIMATE_OPEN);
    g_assert_cmpint (offer->low_minor, ==, 2619718 + 10000);
    g_assert_true (offer->is_open_ended);
}

/* An estimate for another option is not counted. */
static void
test_estimate_of_other_option (void)
{
    g_autoptr (TestCase) desk = make_scenario ();
    const char *cny = add_quote (desk, "CNY", "18600000");
    const char *kwd = add_quote (desk, "KWD", "8250500");
    g_autoptr (SojournComparison) before = compare (desk, "USD", "2026-05-04");
    g_autoptr (SojournComparison) after = NULL;

    test_case_add (desk, SOJOURN_KIND_COST_ESTIMATE, "category", "visa", "currency", "USD",
                   "option", sojourn_record_get_uuid (find_offer (before, cny)->option),
                   "amount_minor", "10000", NULL);
    after = compare (desk, "USD", "2026-05-04");
    g_assert_cmpint (find_offer (after, cny)->low_minor, ==, 2619718 + 10000);
    g_assert_cmpint (find_offer (after, kwd)->low_minor, ==, 2687459);
}

static void
assert_first (SojournComparison *comparison, SojournComparisonOrder order, const char *quote)
{
    const SojournOffer *first;

    sojourn_comparison_sort (comparison, order);
    first = comparison->offers->pdata[0];
    g_assert_cmpstr (sojourn_record_get_uuid (first->quote), ==, quote);
}

static void
test_orders (void)
{
    g_autoptr (TestCase) desk = make_scenario ();
    const char *dear = add_quote (desk, "CNY", "18600000");
    const char *cheap = add_quote (desk, "JPY", "2450000");
    g_autoptr (SojournComparison) comparison = NULL;
    g_autoptr (SojournComparison) first = compare (desk, "USD", "2026-05-04");

    test_case_set (desk, dear, "inpatient_days", "5", "valid_until", "2026-05-20", NULL);
    test_case_set (desk, cheap, "inpatient_days", "9", "valid_until", NULL, NULL);
    test_case_set (desk, sojourn_record_get_uuid (find_offer (first, dear)->option),
                   "evidence_level", "2", NULL);
    /* What one leaves open has a price at the other, so that its cost has an end. */
    set_inclusion (desk, cheap, SOJOURN_INCLUSION_REHAB, "unknown", NULL);
    set_inclusion (desk, dear, SOJOURN_INCLUSION_REHAB, "excluded", "710");
    comparison = compare (desk, "USD", "2026-05-04");
    assert_first (comparison, SOJOURN_ORDER_COST, cheap);
    assert_first (comparison, SOJOURN_ORDER_UNKNOWN, dear);
    assert_first (comparison, SOJOURN_ORDER_COST, cheap);
    assert_first (comparison, SOJOURN_ORDER_EVIDENCE, dear);
    assert_first (comparison, SOJOURN_ORDER_COST, cheap);
    assert_first (comparison, SOJOURN_ORDER_DAYS, dear);
    assert_first (comparison, SOJOURN_ORDER_COST, cheap);
    assert_first (comparison, SOJOURN_ORDER_VALIDITY, dear);
}

static void
test_rate_days (void)
{
    g_autoptr (TestCase) desk = make_scenario ();
    g_autoptr (GArray) days = NULL;

    add_rate (desk, "CNY", "3550000000", "2026-06-01");
    days = sojourn_comparison_list_rate_days (test_case_snapshot (desk));
    g_assert_cmpuint (days->len, ==, 2);
    g_assert_cmpint (g_array_index (days, SojournDate, 0), ==, DAY ("2026-06-01"));
    g_assert_cmpint (g_array_index (days, SojournDate, 1), ==, DAY ("2026-05-04"));
}

static void
test_currency (void)
{
    g_autoptr (TestCase) desk = test_case_new ();

    g_assert_cmpstr (sojourn_comparison_find_currency (test_case_snapshot (desk)), ==, "USD");
    add_quote (desk, "KWD", "1000");
    g_assert_cmpstr (sojourn_comparison_find_currency (test_case_snapshot (desk)), ==, "KWD");
    add_quote (desk, "CNY", "1000");
    add_rate (desk, "CNY", "3550000000", "2026-06-01");
    g_assert_cmpstr (sojourn_comparison_find_currency (test_case_snapshot (desk)), ==, "USD");
}

/* 24:00 where the clinic is, also where only the clinic says where that is. */
static void
test_expiry (void)
{
    g_autoptr (TestCase) desk = make_scenario ();
    const char *quote = add_quote (desk, "CNY", "18600000");
    g_autoptr (SojournComparison) comparison = compare (desk, "USD", "2026-05-04");
    const char *clinic = sojourn_record_get_uuid (find_offer (comparison, quote)->clinic);

    test_case_set (desk, clinic, "zone", "Asia/Shanghai", NULL);
    test_case_set (desk, quote, "valid_until", "2026-05-05", "zone", NULL, NULL);
    g_clear_pointer (&comparison, sojourn_comparison_free);
    comparison = compare (desk, "USD", "2026-05-04"); /* at 2026-05-06 00:00 UTC */
    g_assert_true (find_offer (comparison, quote)->is_expired);

    test_case_set (desk, quote, "valid_until", "2026-05-06", NULL);
    g_clear_pointer (&comparison, sojourn_comparison_free);
    comparison = compare (desk, "USD", "2026-05-04");
    g_assert_false (find_offer (comparison, quote)->is_expired);
}

/* Not stated is not free: it may cost what it costs elsewhere, and where nobody says, more. */
static void
test_unknown_widens (void)
{
    g_autoptr (TestCase) desk = make_scenario ();
    const char *jpy = add_quote (desk, "JPY", "2450000");
    const char *kwd = add_quote (desk, "KWD", "8250500");
    g_autoptr (SojournComparison) comparison = NULL;
    const SojournOffer *offer;

    set_inclusion (desk, kwd, SOJOURN_INCLUSION_INTERPRETER, "excluded", "307000");
    set_inclusion (desk, jpy, SOJOURN_INCLUSION_INTERPRETER, "unknown", NULL);
    comparison = compare (desk, "USD", "2026-05-04");
    offer = find_offer (comparison, jpy);
    g_assert_cmpuint (offer->n_unknown, ==, 1);
    g_assert_cmpint (offer->low_minor, ==, 1580645);
    g_assert_cmpint (offer->high_minor, ==, 1580645 + 100000);
    g_assert_false (offer->is_open_ended);
    g_assert_cmpint (find_offer (comparison, kwd)->extras_minor, ==, 100000);

    g_clear_pointer (&comparison, sojourn_comparison_free);
    set_inclusion (desk, jpy, SOJOURN_INCLUSION_REHAB, "unknown", NULL);
    comparison = compare (desk, "USD", "2026-05-04");
    g_assert_cmpuint (find_offer (comparison, jpy)->n_unknown, ==, 2);
    g_assert_true (find_offer (comparison, jpy)->is_open_ended);
}

/* A quote that mentions nothing leaves all fourteen open. */
static void
test_not_mentioned (void)
{
    g_autoptr (TestCase) desk = make_scenario ();
    const char *quote = add_quote (desk, "JPY", "2450000");
    g_autoptr (SojournComparison) comparison = NULL;

    for (guint i = desk->records->len; i > 0; i--) {
        if (sojourn_record_get_kind (desk->records->pdata[i - 1]) == SOJOURN_KIND_QUOTE_INCLUSION)
            test_case_drop (desk, sojourn_record_get_uuid (desk->records->pdata[i - 1]));
    }
    comparison = compare (desk, "USD", "2026-05-04");
    g_assert_cmpuint (find_offer (comparison, quote)->n_unknown, ==, 14);
}

/* Q06: without a rate nothing is said; a comparison of the past uses the rates of then. */
static void
test_rates (void)
{
    g_autoptr (TestCase) desk = make_scenario ();
    const char *cny = add_quote (desk, "CNY", "710");
    const char *thb = add_quote (desk, "THB", "100000");
    g_autoptr (SojournComparison) then = NULL;
    g_autoptr (SojournComparison) before = NULL;
    g_autoptr (SojournComparison) now = NULL;

    add_rate (desk, "CNY", "3550000000", "2026-06-01");
    before = compare (desk, "USD", "2026-05-03");
    then = compare (desk, "USD", "2026-05-04");
    now = compare (desk, "USD", "2026-06-02");

    g_assert_false (find_offer (before, cny)->is_comparable);
    g_assert_cmpint (find_offer (before, cny)->low_minor, ==, 0);
    g_assert_cmpint (find_offer (then, cny)->price_minor, ==, 100);
    g_assert_cmpint (find_offer (then, cny)->rate_as_of, ==, DAY ("2026-05-04"));
    g_assert_cmpint (find_offer (now, cny)->price_minor, ==, 200);
    g_assert_false (find_offer (now, thb)->is_comparable);
    g_assert_true (now->offers->pdata[1] == find_offer (now, thb));
}

/* What may cost more than anybody knows is not the cheapest, however low its known part is. */
static void
test_open_ended_last (void)
{
    g_autoptr (TestCase) desk = make_scenario ();
    const char *jpy = add_quote (desk, "JPY", "2450000");
    const char *kwd = add_quote (desk, "KWD", "8250500");
    g_autoptr (SojournComparison) comparison = NULL;

    set_inclusion (desk, jpy, SOJOURN_INCLUSION_REHAB, "unknown", NULL);
    comparison = compare (desk, "USD", "2026-05-04");
    g_assert_true (find_offer (comparison, jpy)->is_open_ended);
    g_assert_cmpint (find_offer (comparison, jpy)->high_minor, <,
                     find_offer (comparison, kwd)->high_minor);
    g_assert_true (comparison->offers->pdata[0] == find_offer (comparison, kwd));
}

/* Of the rates that lead from one currency to another the newest counts, whichever is the base. */
static void
test_newest_rate (void)
{
    g_autoptr (TestCase) desk = make_scenario ();
    const char *quote = add_quote (desk, "CNY", "710");
    g_autoptr (SojournComparison) comparison = NULL;
    g_autoptr (SojournComparison) corrected = NULL;

    test_case_add (desk, SOJOURN_KIND_EXCHANGE_RATE, "base", "CNY", "currency", "USD", "rate_e9",
                   "200000000", "as_of", "2026-06-01", NULL);
    comparison = compare (desk, "USD", "2026-06-02");
    g_assert_cmpint (find_offer (comparison, quote)->price_minor, ==, 142);
    g_assert_cmpint (find_offer (comparison, quote)->rate_as_of, ==, DAY ("2026-06-01"));

    /* Of two of one day the one added last. */
    add_rate (desk, "CNY", "7100000000", "2026-06-02");
    add_rate (desk, "CNY", "3550000000", "2026-06-02");
    corrected = compare (desk, "USD", "2026-06-02");
    g_assert_cmpint (find_offer (corrected, quote)->price_minor, ==, 200);
}

/* A range whose upper end is not known, or below its lower end, costs at most no less than least.
 */
static void
test_range (void)
{
    g_autoptr (TestCase) desk = make_scenario ();
    const char *quote = add_quote (desk, "CNY", "710");
    g_autoptr (SojournComparison) half = NULL;
    g_autoptr (SojournComparison) whole = NULL;

    test_case_set (desk, quote, "price_kind", "range", "low_minor", "1420", NULL);
    half = compare (desk, "USD", "2026-05-04");
    g_assert_cmpint (find_offer (half, quote)->low_minor, ==, 200);
    g_assert_cmpint (find_offer (half, quote)->high_minor, ==, 200);
    test_case_set (desk, quote, "high_minor", "2130", NULL);
    whole = compare (desk, "USD", "2026-05-04");
    g_assert_cmpint (find_offer (whole, quote)->high_minor, ==, 300);
}

/* By way of the dollar from one to another. */
static void
test_cross_rate (void)
{
    g_autoptr (TestCase) desk = make_scenario ();
    const char *quote = add_quote (desk, "CNY", "710");
    g_autoptr (SojournComparison) comparison = compare (desk, "KWD", "2026-05-04");

    g_assert_cmpint (find_offer (comparison, quote)->price_minor, ==, 307);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/comparison/scenario-4", test_scenario);
    g_test_add_func ("/comparison/estimates-and-extras", test_estimates_and_extras);
    g_test_add_func ("/comparison/estimates-unknown", test_estimates_unknown);
    g_test_add_func ("/comparison/estimate-of-other-option", test_estimate_of_other_option);
    g_test_add_func ("/comparison/orders", test_orders);
    g_test_add_func ("/comparison/rate-days", test_rate_days);
    g_test_add_func ("/comparison/currency", test_currency);
    g_test_add_func ("/comparison/expiry", test_expiry);
    g_test_add_func ("/comparison/unknown-widens", test_unknown_widens);
    g_test_add_func ("/comparison/not-mentioned", test_not_mentioned);
    g_test_add_func ("/comparison/rates", test_rates);
    g_test_add_func ("/comparison/open-ended-last", test_open_ended_last);
    g_test_add_func ("/comparison/newest-rate", test_newest_rate);
    g_test_add_func ("/comparison/range", test_range);
    g_test_add_func ("/comparison/cross-rate", test_cross_rate);
    return g_test_run ();
}
