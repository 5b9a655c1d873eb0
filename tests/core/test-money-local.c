/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-error.h"
#include "sojourn-money-local.h"

#include <locale.h>

#define NBSP "\u00a0"

/* build-aux/locales.sh compiles them. */
static void
use_locale (const char *name)
{
    g_assert_cmpstr (setlocale (LC_ALL, name), ==, name);
}

static void
assert_reads (const char *text, const char *currency, gint64 minor)
{
    g_autoptr (GError) error = NULL;
    SojournMoney money = { 0 };

    sojourn_money_parse_local (text, currency, &money, &error);
    g_assert_no_error (error);
    g_assert_cmpint (money.minor, ==, minor);
}

static void
assert_refused (const char *text, const char *currency, SojournDataError code)
{
    g_autoptr (GError) error = NULL;
    SojournMoney money = { 77, "EUR" };

    g_assert_false (sojourn_money_parse_local (text, currency, &money, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, (int)code);
    g_assert_cmpint (money.minor, ==, 77);
}

static void
assert_writes (gint64 minor, const char *currency, const char *expected)
{
    SojournMoney money = { minor, "" };
    g_autofree char *text = NULL;

    g_strlcpy (money.currency, currency, sizeof money.currency);
    text = sojourn_money_format_local (&money);
    g_assert_cmpstr (text, ==, expected);
    assert_reads (text, currency, minor);
}

static void
test_english (void)
{
    const char *locales[] = { "en_US.UTF-8", "C.UTF-8" };

    for (gsize i = 0; i < G_N_ELEMENTS (locales); i++) {
        use_locale (locales[i]);
        assert_writes (18600000, "CNY", "CNY" NBSP "186,000.00");
        assert_writes (2450000, "JPY", "JPY" NBSP "2,450,000");
        assert_writes (8250500, "KWD", "KWD" NBSP "8,250.500");
        assert_writes (-5, "EUR", "EUR" NBSP "\u22120.05");
        assert_writes (0, "EUR", "EUR" NBSP "0.00");
        assert_writes (99999, "EUR", "EUR" NBSP "999.99");
        assert_writes (G_MININT64, "JPY", "JPY" NBSP "\u22129,223,372,036,854,775,808");

        assert_reads (" 186,000 ", "CNY", 18600000);
        assert_reads ("186 000.5 cny", "CNY", 18600050);
        assert_reads ("186000.00CNY", "CNY", 18600000);
        assert_refused ("1,50", "EUR", SOJOURN_DATA_ERROR_INVALID);
        assert_refused ("1,250,50", "EUR", SOJOURN_DATA_ERROR_INVALID);
        assert_refused ("1.250,50", "EUR", SOJOURN_DATA_ERROR_INVALID);
    }
}

static void
test_german (void)
{
    use_locale ("de_DE.UTF-8");
    assert_writes (18600050, "CNY", "CNY" NBSP "186.000,50");

    assert_reads ("186.000,5", "CNY", 18600050);
    assert_reads ("186.000", "CNY", 18600000);
    assert_reads ("186 000,50", "CNY", 18600050);
    assert_refused ("1.50", "EUR", SOJOURN_DATA_ERROR_INVALID);
    assert_refused ("1250.50", "EUR", SOJOURN_DATA_ERROR_INVALID);
    assert_refused ("1,505", "EUR", SOJOURN_DATA_ERROR_RANGE);
}

static void
test_other_separators (void)
{
    use_locale ("fr_FR.UTF-8");
    assert_writes (18600050, "CNY", "CNY" NBSP "186\u202f000,50");
    assert_reads ("186" NBSP "000,5", "CNY", 18600050);
    assert_reads ("1250.50", "EUR", 125050);

    use_locale ("en_IN.UTF-8");
    assert_writes (1234567890, "INR", "INR" NBSP "1,23,45,678.90");

    use_locale ("de_CH.UTF-8");
    assert_writes (125050, "CHF", "CHF" NBSP "1\u2019250.50");
    assert_reads ("1'250.50", "CHF", 125050);
}

static void
test_other_digits (void)
{
    use_locale ("C.UTF-8");
    assert_reads ("\u0661\u0662\u0665\u0660\u066b\u0665", "AED", 125050);
    assert_reads ("\u0661\u066c\u0662\u0665\u0660", "AED", 125000);
    assert_reads ("\uff11\uff12", "JPY", 12);
}

static void
test_refused (void)
{
    use_locale ("C.UTF-8");
    assert_refused (NULL, "EUR", SOJOURN_DATA_ERROR_MISSING);
    assert_refused ("", "EUR", SOJOURN_DATA_ERROR_MISSING);
    assert_refused ("  ", "EUR", SOJOURN_DATA_ERROR_MISSING);
    assert_refused ("EUR", "EUR", SOJOURN_DATA_ERROR_MISSING);
    assert_refused ("USD 5", "EUR", SOJOURN_DATA_ERROR_INVALID);
    assert_refused ("about 5", "EUR", SOJOURN_DATA_ERROR_INVALID);
    assert_refused ("5 \xff", "EUR", SOJOURN_DATA_ERROR_INVALID);
    assert_refused ("5", "ZZZ", SOJOURN_DATA_ERROR_REFERENCE);
    assert_refused ("5", NULL, SOJOURN_DATA_ERROR_REFERENCE);
    assert_refused ("2,450,000.5", "JPY", SOJOURN_DATA_ERROR_RANGE);
}

static void
test_round_trip (void)
{
    const char *locales[] = { "de_DE.UTF-8", "en_IN.UTF-8", "fr_FR.UTF-8" };

    for (gsize l = 0; l < G_N_ELEMENTS (locales); l++) {
        use_locale (locales[l]);
        for (guint i = 0; i < 2000; i++) {
            guint64 bits = (guint64)(guint32)g_test_rand_int () << 32 | (guint32)g_test_rand_int ();
            SojournMoney money = { (gint64)bits >> g_test_rand_int_range (0, 64), "TND" };
            g_autofree char *text = sojourn_money_format_local (&money);

            assert_reads (text, "TND", money.minor);
        }
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/money/local/english", test_english);
    g_test_add_func ("/money/local/german", test_german);
    g_test_add_func ("/money/local/other-separators", test_other_separators);
    g_test_add_func ("/money/local/other-digits", test_other_digits);
    g_test_add_func ("/money/local/refused", test_refused);
    g_test_add_func ("/money/local/round-trip", test_round_trip);
    return g_test_run ();
}
