/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-error.h"
#include "sojourn-time-local.h"

static gint64
parse (const char *text)
{
    g_autoptr (GError) error = NULL;
    gint64 instant = 0;

    sojourn_time_parse (text, &instant, &error);
    g_assert_no_error (error);
    return instant;
}

static void
assert_refused (const char *text, SojournDataError code)
{
    g_autoptr (GError) error = NULL;
    gint64 instant = 77;

    g_test_message ("“%s”", text);
    g_assert_false (sojourn_time_parse (text, &instant, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, (int)code);
    g_assert_cmpint (instant, ==, 77);
}

static void
test_parse (void)
{
    g_assert_cmpint (parse ("1970-01-01T00:00:00Z"), ==, 0);
    g_assert_cmpint (parse ("1969-12-31T23:59:59Z"), ==, -1);
    g_assert_cmpint (parse ("2026-03-07T13:00:00Z"), ==, 1772888400);
    g_assert_cmpint (parse ("2026-03-07T21:00:00+08:00"), ==, 1772888400);
    g_assert_cmpint (parse ("2026-03-07T05:00:00-08:00"), ==, 1772888400);
    g_assert_cmpint (parse ("2026-03-07T18:45:00+05:45"), ==, 1772888400);
    g_assert_cmpint (parse ("2026-03-07T13:00:00-00:00"), ==, 1772888400);
    g_assert_cmpint (parse ("2026-03-07T13:00:00.999999Z"), ==, 1772888400);
    g_assert_cmpint (parse ("2026-03-08T00:00:00+23:59"), ==, 1772841660);
}

static void
test_parse_refused (void)
{
    const char *malformed[] = {
        "2026-03-07",
        "2026-03-07T13:00:00",
        "2026-03-07T13:00Z",
        "2026-03-07 13:00:00Z",
        "2026-03-07t13:00:00Z",
        "2026-03-07T13:00:00z",
        "2026-03-07T13:00:00Z ",
        "2026-03-07T13:00:00.Z",
        "2026-03-07T13:00:00,5Z",
        "2026-03-07T24:00:00Z",
        "2026-03-07T13:60:00Z",
        "2026-06-30T23:59:60Z",
        "2026-03-07T13:00:00+8:00",
        "2026-03-07T13:00:00+0800",
        "2026-03-07T13:00:00+08",
        "2026-03-07T13:00:00+24:00",
        "2026-03-07T13:00:00+08:60",
        "2026-03-07T13:00:00ZZ",
        "2026-03-07T1a:00:00Z",
        "2026-02-29T13:00:00Z",
        "2026-03-07T",
        "2026-03-0",
        "2026-3-07T13:00:00Z",
        "tomorrow",
    };

    for (gsize i = 0; i < G_N_ELEMENTS (malformed); i++)
        assert_refused (malformed[i], SOJOURN_DATA_ERROR_INVALID);
    assert_refused ("", SOJOURN_DATA_ERROR_MISSING);
    assert_refused (NULL, SOJOURN_DATA_ERROR_MISSING);
    assert_refused ("1899-12-31T13:00:00Z", SOJOURN_DATA_ERROR_RANGE);
    assert_refused ("1900-01-01T23:59:59Z", SOJOURN_DATA_ERROR_RANGE);
    assert_refused ("2200-12-31T00:00:00Z", SOJOURN_DATA_ERROR_RANGE);
    assert_refused ("2200-12-30T23:59:59-00:01", SOJOURN_DATA_ERROR_RANGE);
}

static void
test_round_trip (void)
{
    gint64 first = parse ("1900-01-02T00:00:00Z");
    gint64 last = parse ("2200-12-30T23:59:59Z");

    for (guint i = 0; i < 20000; i++) {
        gint64 instant = (gint64)g_test_rand_double_range ((double)first, (double)last);
        g_autofree char *text = sojourn_time_format (instant);

        g_assert_cmpint (parse (text), ==, instant);
    }
    g_assert_true (sojourn_time_is_valid (first));
    g_assert_true (sojourn_time_is_valid (last));
    g_assert_false (sojourn_time_is_valid (first - 1));
    g_assert_false (sojourn_time_is_valid (last + 1));
}

static void
assert_local (const char *instant, const char *zone, SojournTimeStyle style, const char *expected)
{
    g_autofree char *text = sojourn_time_format_local (parse (instant), zone, style);

    g_assert_cmpstr (text, ==, expected);
}

static void
test_local (void)
{
    const char *instant = "2026-03-07T13:00:00Z";

    assert_local (instant, "Asia/Shanghai", SOJOURN_TIME_STYLE_CLOCK, "21:00");
    assert_local (instant, "Asia/Shanghai", SOJOURN_TIME_STYLE_MEDIUM, "7 Mar 2026, 21:00");
    assert_local (instant, "Asia/Kathmandu", SOJOURN_TIME_STYLE_LONG,
                  "Saturday, 7 March 2026, 18:45 (UTC+05:45)");
    assert_local (instant, "America/Los_Angeles", SOJOURN_TIME_STYLE_LONG,
                  "Saturday, 7 March 2026, 05:00 (UTC-08:00)");
    assert_local (instant, "Asia/Nowhere", SOJOURN_TIME_STYLE_LONG, NULL);
    assert_local (instant, NULL, SOJOURN_TIME_STYLE_CLOCK, NULL);
}

static void
test_duration (void)
{
    const struct {
        gint64 seconds;
        const char *text;
    } cases[] = {
        { 0, "0 min" },
        { 59, "0 min" },
        { 60, "1 min" },
        { 33000, "9 h 10 min" },
        { 43200, "12 h" },
        { 86400, "1 d" },
        { 90000, "1 d 1 h" },
        { 86700, "1 d 5 min" },
        { 310500, "3 d 14 h 15 min" },
        { -33000, "\u22129 h 10 min" },
        { -59, "0 min" },
        { G_MAXINT64, "2147483646 d" },
        { G_MININT64, "\u22122147483646 d" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *text = sojourn_duration_format (cases[i].seconds);

        g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/time/parse", test_parse);
    g_test_add_func ("/time/parse/refused", test_parse_refused);
    g_test_add_func ("/time/round-trip", test_round_trip);
    g_test_add_func ("/time/local", test_local);
    g_test_add_func ("/time/duration", test_duration);
    return g_test_run ();
}
