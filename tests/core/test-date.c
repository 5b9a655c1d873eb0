/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-date-local.h"
#include "sojourn-error.h"

static SojournDate
parse (const char *text)
{
    g_autoptr (GError) error = NULL;
    SojournDate date = G_MININT64;

    sojourn_date_parse (text, &date, &error);
    g_assert_no_error (error);
    return date;
}

static void
assert_date (SojournDate date, const char *expected)
{
    g_autofree char *text = sojourn_date_format (date);

    g_assert_cmpstr (text, ==, expected);
}

static void
assert_refused (const char *text, SojournDataError code)
{
    g_autoptr (GError) error = NULL;
    SojournDate date = 77;

    g_test_message ("“%s”", text);
    g_assert_false (sojourn_date_parse (text, &date, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, (int)code);
    g_assert_cmpint (date, ==, 77);
}

static void
test_parse (void)
{
    const char *malformed[] = {
        "x",
        "2026-3-7",
        "2026-03-7",
        "26-03-07",
        "2026-03-07 ",
        " 2026-03-07",
        "2026/03/07",
        "20260307",
        "2026-03-07T",
        "+026-03-07",
        "2026-02-29",
        "2100-02-29",
        "2026-00-10",
        "2026-13-01",
        "2026-04-31",
        "2026-01-00",
        "2026-01-32",
        "2026-W10-6",
        "\u0662026-03-07",
        "2026-03",
        "2026-03-07\n",
    };

    g_assert_cmpint (parse ("1970-01-01"), ==, 0);
    g_assert_cmpint (parse ("1969-12-31"), ==, -1);
    g_assert_cmpint (parse ("2026-03-07"), ==, 20519);
    g_assert_cmpint (parse ("2000-02-29") + 1, ==, parse ("2000-03-01"));
    g_assert_cmpint (parse ("2024-02-29"), ==, 19782);
    g_assert_cmpint (parse ("1900-01-01"), ==, SOJOURN_DATE_MIN);
    g_assert_cmpint (parse ("2200-12-31"), ==, SOJOURN_DATE_MAX);

    for (gsize i = 0; i < G_N_ELEMENTS (malformed); i++)
        assert_refused (malformed[i], SOJOURN_DATA_ERROR_INVALID);
    assert_refused ("", SOJOURN_DATA_ERROR_MISSING);
    assert_refused (NULL, SOJOURN_DATA_ERROR_MISSING);
    assert_refused ("1899-12-31", SOJOURN_DATA_ERROR_RANGE);
    assert_refused ("2201-01-01", SOJOURN_DATA_ERROR_RANGE);
    assert_refused ("0000-01-01", SOJOURN_DATA_ERROR_RANGE);
}

/* Every date there is, beside a calendar that is counted forward. */
static void
test_calendar (void)
{
    static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    SojournDate date = SOJOURN_DATE_MIN;
    int weekday = 1;

    for (int year = 1900; year <= 2200; year++) {
        gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

        for (int month = 1; month <= 12; month++) {
            for (int day = 1; day <= lengths[month - 1] + (leap && month == 2); day++) {
                g_autofree char *text = g_strdup_printf ("%04d-%02d-%02d", year, month, day);

                g_assert_cmpint (parse (text), ==, date);
                assert_date (date, text);
                g_assert_cmpint (sojourn_date_get_weekday (date), ==, weekday);
                date++;
                weekday = weekday % 7 + 1;
            }
        }
    }
    g_assert_cmpint (date, ==, SOJOURN_DATE_MAX + 1);
}

static void
test_from_ymd (void)
{
    SojournDate date = 77;

    g_assert_false (sojourn_date_from_ymd (2026, 2, 29, &date));
    g_assert_false (sojourn_date_from_ymd (2026, 257, 1, &date));
    g_assert_false (sojourn_date_from_ymd (2026, 1, 257, &date));
    g_assert_false (sojourn_date_from_ymd (67562, 1, 1, &date));
    g_assert_false (sojourn_date_from_ymd (-1, 1, 1, &date));
    g_assert_cmpint (date, ==, 77);
    g_assert_false (sojourn_date_is_valid (SOJOURN_DATE_MIN - 1));
    g_assert_false (sojourn_date_is_valid (SOJOURN_DATE_MAX + 1));
}

static void
test_arithmetic (void)
{
    assert_date (sojourn_date_add_days (parse ("2026-02-28"), 1), "2026-03-01");
    assert_date (sojourn_date_add_days (parse ("2026-03-01"), -1), "2026-02-28");
    assert_date (sojourn_date_add_days (parse ("2026-03-01"), G_MAXINT64), "2200-12-31");
    assert_date (sojourn_date_add_days (parse ("1960-03-01"), G_MININT64), "1900-01-01");

    assert_date (sojourn_date_add_months (parse ("2026-01-31"), 1), "2026-02-28");
    assert_date (sojourn_date_add_months (parse ("2024-01-31"), 1), "2024-02-29");
    assert_date (sojourn_date_add_months (parse ("2024-02-29"), 12), "2025-02-28");
    assert_date (sojourn_date_add_months (parse ("2026-03-31"), -1), "2026-02-28");
    assert_date (sojourn_date_add_months (parse ("2026-01-15"), -13), "2024-12-15");
    assert_date (sojourn_date_add_months (parse ("2026-08-31"), 6), "2027-02-28");
    assert_date (sojourn_date_add_months (parse ("2026-08-31"), 0), "2026-08-31");
    assert_date (sojourn_date_add_months (parse ("2026-01-15"), G_MAXINT), "2200-12-31");
    assert_date (sojourn_date_add_months (parse ("2026-01-15"), G_MININT), "1900-01-01");
}

static void
test_age (void)
{
    const struct {
        const char *birth;
        const char *at;
        int age;
    } cases[] = {
        { "1991-06-15", "2026-06-14", 34 }, { "1991-06-15", "2026-06-15", 35 },
        { "1991-06-15", "1991-06-15", 0 },  { "1991-06-15", "1991-06-14", -1 },
        { "2004-02-29", "2022-02-28", 17 }, { "2004-02-29", "2022-03-01", 18 },
        { "2004-02-29", "2024-02-28", 19 }, { "2004-02-29", "2024-02-29", 20 },
        { "1991-12-31", "2026-01-01", 34 }, { "1900-01-01", "2200-12-31", 300 },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
        g_assert_cmpint (sojourn_date_get_age (parse (cases[i].birth), parse (cases[i].at)), ==,
                         cases[i].age);
}

static void
test_today (void)
{
    gint64 now = 1780245000; /* 2026-05-31T16:30:00Z */
    SojournClock clock = { &now };
    SojournDate today = 77;

    g_assert_true (sojourn_date_today (clock, "Asia/Shanghai", &today));
    assert_date (today, "2026-06-01");
    g_assert_true (sojourn_date_today (clock, "America/New_York", &today));
    assert_date (today, "2026-05-31");
    g_assert_false (sojourn_date_today (clock, "Asia/Nowhere", &today));
    assert_date (today, "2026-05-31");
}

static void
assert_local (const char *date, SojournDateStyle style, const char *expected)
{
    g_autofree char *text = sojourn_date_format_local (parse (date), style);

    g_assert_cmpstr (text, ==, expected);
}

static void
test_local (void)
{
    assert_local ("2026-03-07", SOJOURN_DATE_STYLE_SHORT, "7 Mar");
    assert_local ("2026-03-07", SOJOURN_DATE_STYLE_MEDIUM, "7 Mar 2026");
    assert_local ("2026-03-17", SOJOURN_DATE_STYLE_LONG, "Tuesday, 17 March 2026");
    assert_local ("1900-01-01", SOJOURN_DATE_STYLE_LONG, "Monday, 1 January 1900");
    assert_local ("2200-12-31", SOJOURN_DATE_STYLE_MEDIUM, "31 Dec 2200");
}

static void
test_relative (void)
{
    const char *expected[] = { "3 days ago", "2 days ago", "yesterday", "today",
                               "tomorrow",   "in 2 days",  "in 3 days" };
    SojournDate today = parse ("2026-03-07");

    for (int i = 0; i < (int)G_N_ELEMENTS (expected); i++) {
        g_autofree char *text = sojourn_date_format_relative (today + i - 3, today);

        g_assert_cmpstr (text, ==, expected[i]);
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/date/parse", test_parse);
    g_test_add_func ("/date/calendar", test_calendar);
    g_test_add_func ("/date/from-ymd", test_from_ymd);
    g_test_add_func ("/date/arithmetic", test_arithmetic);
    g_test_add_func ("/date/age", test_age);
    g_test_add_func ("/date/today", test_today);
    g_test_add_func ("/date/local", test_local);
    g_test_add_func ("/date/relative", test_relative);
    return g_test_run ();
}
