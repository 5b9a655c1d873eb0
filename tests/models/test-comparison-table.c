/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-comparison-table.h"
#include "test-case-builder.h"

#include <string.h>

/* 2026-05-06, 00:00 UTC */
#define NOW G_GINT64_CONSTANT (1778025600)
#define TODAY (NOW / (24 * 60 * 60))

static void
add_quote (TestCase *desk, const char *name, const char *currency, const char *total)
{
    const char *clinic = test_case_add (desk, SOJOURN_KIND_CLINIC, "name", name, NULL);
    const char *option = test_case_add (desk, SOJOURN_KIND_OPTION, "clinic", clinic, NULL);
    const char *request = test_case_add (desk, SOJOURN_KIND_QUOTE_REQUEST, "clinic", clinic,
                                         "option", option, "status", "quoted", NULL);

    test_case_add (desk, SOJOURN_KIND_QUOTE, "request", request, "currency", currency,
                   "total_minor", total, "price_kind", "fixed", "state", "open", "inpatient_days",
                   "7", "valid_until", "2026-05-04", "zone", "Asia/Shanghai", NULL);
}

/* CNY 186,000.00 at 7.1 and USD 20,000.00. */
static TestCase *
make_desk (void)
{
    TestCase *desk = test_case_new ();

    test_case_add (desk, SOJOURN_KIND_EXCHANGE_RATE, "base", "USD", "currency", "CNY", "rate_e9",
                   "7100000000", "as_of", "2026-05-04", "source", "Bank", NULL);
    add_quote (desk, "Crane", "USD", "2000000");
    add_quote (desk, "Lotus", "CNY", "18600000");
    return desk;
}

static GPtrArray *
make_table (TestCase *desk)
{
    g_autoptr (SojournComparison) comparison =
        sojourn_comparison_new ((SojournSnapshot *)test_case_snapshot (desk), "USD", TODAY, NOW);

    return sojourn_comparison_table_new (comparison);
}

static const SojournComparisonRow *
find_row (const GPtrArray *table, const char *title)
{
    for (guint i = 0; i < table->len; i++) {
        const SojournComparisonRow *row = table->pdata[i];

        if (g_str_equal (row->title, title))
            return row;
    }
    g_test_message ("there is no row “%s”", title);
    g_assert_not_reached ();
}

static void
test_groups (void)
{
    static const char *const expected[] = { "Cost", "Included in the Price", "Medicine", "Law",
                                            "Time" };
    g_autoptr (TestCase) desk = make_desk ();
    g_autoptr (GPtrArray) table = make_table (desk);
    guint n = 0;

    for (guint i = 0; i < table->len; i++) {
        const SojournComparisonRow *row = table->pdata[i];

        if (row->group != NULL)
            g_assert_cmpstr (row->group, ==, expected[n++]);
        g_assert_cmpuint (g_strv_length (row->cells), ==, 2);
    }
    g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
}

static void
test_cells (void)
{
    g_autoptr (TestCase) desk = make_desk ();
    g_autoptr (GPtrArray) table = make_table (desk);

    g_assert_cmpstr (find_row (table, "Quote")->cells[1], ==, "CNY\u00a0186,000.00");
    g_assert_cmpstr (find_row (table, "Quote, Converted")->cells[1], ==, "USD\u00a026,197.18");
    g_assert_cmpstr (find_row (table, "Exchange Rate")->cells[0], ==, "–");
    g_assert_nonnull (strstr (find_row (table, "Exchange Rate")->cells[1], "USD 1 = CNY 7.1"));
    g_assert_nonnull (strstr (find_row (table, "Exchange Rate")->cells[1], "2026"));
    g_assert_cmpint (find_row (table, "Exchange Rate")->style, ==, SOJOURN_COMPARISON_RATE);
    g_assert_nonnull (strstr (find_row (table, "Valid Until")->cells[0], "Asia/Shanghai"));
    g_assert_true (g_str_has_prefix (find_row (table, "Valid Until")->cells[0], "expired"));
}

/* What nobody says is written out, never left empty and never zero. */
static void
test_unknown (void)
{
    g_autoptr (TestCase) desk = make_desk ();
    g_autoptr (GPtrArray) table = make_table (desk);

    g_assert_cmpstr (find_row (table, "Flights")->cells[0], ==, "not estimated");
    g_assert_cmpstr (find_row (table, "Costs Not Estimated")->cells[0], ==, "6");
    g_assert_cmpstr (find_row (table, "Not Stated")->cells[0], ==, "14");
    g_assert_cmpstr (find_row (table, "Interpreter")->cells[0], ==, "Not stated");
    g_assert_cmpstr (find_row (table, "May Come on Top")->cells[0], ==, "nobody says how much");
    g_assert_cmpstr (find_row (table, "Evidence")->cells[0], ==, "not assessed");
}

static void
test_differences (void)
{
    g_autoptr (TestCase) desk = make_desk ();
    g_autoptr (GPtrArray) table = make_table (desk);

    g_assert_true (find_row (table, "Quote")->differs);
    g_assert_false (find_row (table, "Days in Hospital")->differs);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/comparison-table/groups", test_groups);
    g_test_add_func ("/comparison-table/cells", test_cells);
    g_test_add_func ("/comparison-table/unknown", test_unknown);
    g_test_add_func ("/comparison-table/differences", test_differences);
    return g_test_run ();
}
