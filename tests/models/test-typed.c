/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-fields.h"
#include "sojourn-catalogue-fields.h"
#include "sojourn-error.h"
#include "sojourn-format.h"
#include "sojourn-typed.h"

#include <locale.h>

static void
set_locale (const char *name)
{
    g_assert_nonnull (setlocale (LC_ALL, name));
}

static void
expect_date (const char *text, int year, int month, int day)
{
    SojournDate date = 0, wanted;
    g_autoptr (GError) error = NULL;

    g_assert_true (sojourn_date_from_ymd (year, month, day, &wanted));
    g_assert_true (sojourn_typed_parse_date (text, &date, &error));
    g_assert_no_error (error);
    g_assert_cmpint (date, ==, wanted);
}

static void
expect_no_date (const char *text)
{
    SojournDate date = 77;
    g_autoptr (GError) error = NULL;

    g_assert_false (sojourn_typed_parse_date (text, &date, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID);
    g_assert_cmpint (date, ==, 77);
}

static void
test_dates (void)
{
    set_locale ("C.UTF-8");
    expect_date ("2026-03-07", 2026, 3, 7);
    expect_date (" 2026/3/7 ", 2026, 3, 7);
    expect_date ("03/07/2026", 2026, 3, 7);
    expect_date ("7 Mar 2026", 2026, 3, 7);
    expect_date ("March 7, 2026", 2026, 3, 7);
    expect_date ("7. march 2026", 2026, 3, 7);
    expect_date ("2026年3月7日", 2026, 3, 7);
    expect_date ("٢٠٢٦-٠٣-٠٧", 2026, 3, 7);
    expect_date ("29 feb 2024", 2024, 2, 29);

    expect_no_date (NULL);
    expect_no_date ("");
    expect_no_date ("yesterday");
    expect_no_date ("2026-02-29");
    expect_no_date ("2026-13-01");
    expect_no_date ("7 Mar 26");
    expect_no_date ("3/7/26");
    expect_no_date ("7 Mar");
    expect_no_date ("1 2 3 4");
    expect_no_date ("99999999999999999999-01-01");
    expect_no_date ("\xff");
}

static void
test_dates_of_locales (void)
{
    set_locale ("en_US.UTF-8");
    expect_date ("3/7/2026", 2026, 3, 7);
    set_locale ("de_DE.UTF-8");
    expect_date ("7.3.2026", 2026, 3, 7);
    expect_date ("7. März 2026", 2026, 3, 7);
    expect_date ("2026-03-07", 2026, 3, 7);
    set_locale ("tr_TR.UTF-8");
    expect_date ("07.03.2026", 2026, 3, 7);
    set_locale ("ar_SA.UTF-8");
    expect_date ("7 مارس 2026", 2026, 3, 7);
}

/* What an entry shows is what it reads, in every locale that is tested. */
static void
test_date_round_trip (void)
{
    static const char *const locales[] = { "C.UTF-8", "en_US.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8",
                                           "ar_SA.UTF-8" };

    for (guint i = 0; i < G_N_ELEMENTS (locales); i++) {
        set_locale (locales[i]);
        for (SojournDate day = -10000; day < 40000; day += 29) {
            g_autofree char *text = sojourn_format_short_date (day);
            SojournDate back = 0;

            g_assert_true (sojourn_typed_parse_date (text, &back, NULL));
            g_assert_cmpint (back, ==, day);
        }
    }
    set_locale ("C.UTF-8");
}

static void
expect_time (const char *text, const char *zone, const char *utc)
{
    g_autoptr (GDateTime) wanted = g_date_time_new_from_iso8601 (utc, NULL);
    g_autoptr (GError) error = NULL;
    gint64 instant = 0;

    g_assert_true (sojourn_typed_parse_time (text, zone, &instant, &error));
    g_assert_no_error (error);
    g_assert_cmpint (instant, ==, g_date_time_to_unix (wanted));
}

static void
expect_no_time (const char *text, const char *zone)
{
    g_autoptr (GError) error = NULL;
    gint64 instant = 77;

    g_assert_false (sojourn_typed_parse_time (text, zone, &instant, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID);
    g_assert_cmpint (instant, ==, 77);
}

static void
test_times (void)
{
    set_locale ("C.UTF-8");
    expect_time ("7 Mar 2026, 21:00", "Asia/Shanghai", "2026-03-07T13:00:00Z");
    expect_time ("2026-03-07 17:00", "America/Los_Angeles", "2026-03-08T01:00:00Z");
    expect_time ("2026-03-07 0:05", "UTC", "2026-03-07T00:05:00Z");

    expect_no_time ("2026-03-07", "UTC");
    expect_no_time ("2026-03-07 24:00", "UTC");
    expect_no_time ("2026-03-07 12:60", "UTC");
    expect_no_time ("2026-03-07 12:00", NULL);
    expect_no_time ("2026-03-07 12:00", "Asia/Atlantis");
    expect_no_time ("12:00", "UTC");
}

/* Rule T27: the clocks go forward over 02:30 on 8 March 2026 in Los Angeles, and back over 01:30
 * on 1 November. */
static void
test_clock_changes (void)
{
    set_locale ("C.UTF-8");
    expect_no_time ("2026-03-08 02:30", "America/Los_Angeles");
    expect_no_time ("2026-11-01 01:30", "America/Los_Angeles");
    expect_time ("2026-11-01 01:30 -07:00", "America/Los_Angeles", "2026-11-01T08:30:00Z");
    expect_time ("2026-11-01 01:30 -08:00", "America/Los_Angeles", "2026-11-01T09:30:00Z");
    expect_no_time ("2026-11-01 01:30 -09:00", "America/Los_Angeles");
}

static void
test_time_round_trip (void)
{
    for (gint64 instant = 1772323200; instant < 1772323200 + 400 * 86400; instant += 1800) {
        g_autofree char *text = sojourn_typed_format_time (instant, "America/Los_Angeles");
        gint64 back = 0;

        g_assert_true (sojourn_typed_parse_time (text, "America/Los_Angeles", &back, NULL));
        g_assert_cmpint (back, ==, instant);
    }
}

/* An instant that no field gives a zone is said as the clock at the desk shows it. */
static void
test_desk_zone (void)
{
    g_autofree char *text = NULL;

    g_assert_true (g_setenv ("TZ", "Asia/Shanghai", TRUE));
    text = sojourn_typed_format_time (1772892000, NULL);
    g_assert_true (g_setenv ("TZ", "UTC", TRUE));
    g_assert_cmpstr (text, ==, "7 Mar 2026, 22:00");
}

static void
test_integers (void)
{
    gint64 number = 0;

    g_assert_true (sojourn_typed_parse_integer ("42", &number, NULL));
    g_assert_cmpint (number, ==, 42);
    g_assert_true (sojourn_typed_parse_integer (" −٤٢ ", &number, NULL));
    g_assert_cmpint (number, ==, -42);
    g_assert_false (sojourn_typed_parse_integer ("4.2", &number, NULL));
    g_assert_false (sojourn_typed_parse_integer ("", &number, NULL));
    g_assert_false (sojourn_typed_parse_integer ("99999999999999999999", &number, NULL));
    g_assert_false (sojourn_typed_parse_integer (NULL, &number, NULL));
    g_assert_cmpint (number, ==, -42);
}

static void
test_money (void)
{
    g_autoptr (SojournRecord) record = sojourn_record_new (SOJOURN_KIND_CASE);
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;
    gint64 number = 0;

    g_assert_false (
        sojourn_typed_parse (record, SOJOURN_CASE_BUDGET_MINOR, "100", NULL, &number, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID);

    sojourn_record_set_text (record, SOJOURN_CASE_BUDGET_CURRENCY, "KWD");
    g_assert_true (
        sojourn_typed_parse (record, SOJOURN_CASE_BUDGET_MINOR, "8250.5", NULL, &number, NULL));
    g_assert_cmpint (number, ==, 8250500);
    sojourn_record_set_integer (record, SOJOURN_CASE_BUDGET_MINOR, number);
    text = sojourn_typed_format (record, SOJOURN_CASE_BUDGET_MINOR, NULL);
    g_assert_cmpstr (text, ==, "8,250.500");
}

static void
expect_shown (const SojournRecord *record, guint field, const char *text)
{
    g_autofree char *shown = sojourn_typed_format (record, field, NULL);

    g_assert_cmpstr (shown, ==, text);
}

static void
test_shown (void)
{
    g_autoptr (SojournRecord) record = sojourn_record_new (SOJOURN_KIND_ASSESSMENT);

    expect_shown (record, SOJOURN_ASSESSMENT_UER, "");
    sojourn_record_set_integer (record, SOJOURN_ASSESSMENT_UER, 0);
    sojourn_record_set_integer (record, SOJOURN_ASSESSMENT_VAC, SOJOURN_EXAM_NOT_TESTABLE);
    sojourn_record_set_integer (record, SOJOURN_ASSESSMENT_HAS_NOT_TESTABLE, 1);
    sojourn_record_set_text (record, SOJOURN_ASSESSMENT_EXAMINER, "苍鹭");
    expect_shown (record, SOJOURN_ASSESSMENT_UER, "0");
    expect_shown (record, SOJOURN_ASSESSMENT_VAC, "Not testable");
    expect_shown (record, SOJOURN_ASSESSMENT_HAS_NOT_TESTABLE, "Yes");
    expect_shown (record, SOJOURN_ASSESSMENT_EXAMINER, "苍鹭");
}

static void
expect_rate (const char *text, gint64 rate_e9, const char *shown)
{
    g_autoptr (SojournRecord) rate = sojourn_record_new (SOJOURN_KIND_EXCHANGE_RATE);
    g_autofree char *written = NULL;
    gint64 read = 0;

    g_assert_true (
        sojourn_typed_parse (rate, SOJOURN_EXCHANGE_RATE_RATE_E9, text, NULL, &read, NULL));
    g_assert_cmpint (read, ==, rate_e9);
    sojourn_record_set_integer (rate, SOJOURN_EXCHANGE_RATE_RATE_E9, read);
    written = sojourn_typed_format (rate, SOJOURN_EXCHANGE_RATE_RATE_E9, NULL);
    g_assert_cmpstr (written, ==, shown);
}

static void
expect_no_rate (const char *text)
{
    g_autoptr (SojournRecord) rate = sojourn_record_new (SOJOURN_KIND_EXCHANGE_RATE);
    gint64 read = 77;

    g_assert_false (
        sojourn_typed_parse (rate, SOJOURN_EXCHANGE_RATE_RATE_E9, text, NULL, &read, NULL));
    g_assert_cmpint (read, ==, 77);
}

/* Billionths for the machine, a decimal number for people. */
static void
test_rates (void)
{
    expect_rate ("7.10", 7100000000, "7.1");
    expect_rate ("٧٫١", 7100000000, "7.1");
    expect_rate ("155", 155000000000, "155");
    expect_rate ("0.000000001", 1, "0.000000001");
    expect_no_rate ("0");
    expect_no_rate ("-7.1");
    expect_no_rate ("7.1.0");
    expect_no_rate ("seven");
    expect_no_rate ("1.0000000001");

    set_locale ("de_DE.UTF-8");
    expect_rate ("7,10", 7100000000, "7,1");
    expect_no_rate ("7.1");
    set_locale ("C.UTF-8");
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/typed/dates", test_dates);
    g_test_add_func ("/typed/dates-of-locales", test_dates_of_locales);
    g_test_add_func ("/typed/date-round-trip", test_date_round_trip);
    g_test_add_func ("/typed/times", test_times);
    g_test_add_func ("/typed/clock-changes", test_clock_changes);
    g_test_add_func ("/typed/time-round-trip", test_time_round_trip);
    g_test_add_func ("/typed/desk-zone", test_desk_zone);
    g_test_add_func ("/typed/integers", test_integers);
    g_test_add_func ("/typed/money", test_money);
    g_test_add_func ("/typed/rates", test_rates);
    g_test_add_func ("/typed/shown", test_shown);
    return g_test_run ();
}
