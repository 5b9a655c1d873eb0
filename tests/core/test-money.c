/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-error.h"
#include "sojourn-money.h"

static SojournMoney
parse (const char *text, const char *currency)
{
    g_autoptr (GError) error = NULL;
    SojournMoney money = { 0 };

    sojourn_money_parse (text, currency, &money, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (money.currency, ==, currency);
    return money;
}

static void
assert_refused (const char *text, const char *currency, SojournDataError code, const char *says)
{
    g_autoptr (GError) error = NULL;
    SojournMoney money = { 77, "EUR" };

    g_assert_false (sojourn_money_parse (text, currency, &money, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, (int)code);
    g_assert_nonnull (strstr (error->message, says));
    g_assert_cmpint (money.minor, ==, 77);
    g_assert_cmpstr (money.currency, ==, "EUR");
}

static void
test_currency (void)
{
    g_assert_cmpint (sojourn_currency_exponent ("EUR"), ==, 2);
    g_assert_cmpint (sojourn_currency_exponent ("JPY"), ==, 0);
    g_assert_cmpint (sojourn_currency_exponent ("KWD"), ==, 3);
    g_assert_cmpint (sojourn_currency_exponent ("IQD"), ==, 3);
    g_assert_cmpint (sojourn_currency_exponent ("CLF"), ==, 4);
    g_assert_cmpint (sojourn_currency_exponent ("ZWL"), ==, 2);

    g_assert_true (sojourn_currency_is_valid ("AED"));
    g_assert_true (sojourn_currency_is_valid ("HRK"));
    g_assert_false (sojourn_currency_is_valid ("XTS"));
    g_assert_false (sojourn_currency_is_valid ("XAU"));
    g_assert_false (sojourn_currency_is_valid ("eur"));
    g_assert_false (sojourn_currency_is_valid ("EURO"));
    g_assert_false (sojourn_currency_is_valid ("D A"));
    g_assert_false (sojourn_currency_is_valid (""));
    g_assert_false (sojourn_currency_is_valid (NULL));
}

static void
test_parse (void)
{
    g_assert_cmpint (parse ("1250.10", "EUR").minor, ==, 125010);
    g_assert_cmpint (parse ("1250.1", "EUR").minor, ==, 125010);
    g_assert_cmpint (parse ("1250", "EUR").minor, ==, 125000);
    g_assert_cmpint (parse ("0", "EUR").minor, ==, 0);
    g_assert_cmpint (parse ("-0.05", "EUR").minor, ==, -5);
    g_assert_cmpint (parse ("2 450 000", "JPY").minor, ==, 2450000);
    g_assert_cmpint (parse ("8\u00a0250.500", "KWD").minor, ==, 8250500);
    g_assert_cmpint (parse ("8\u2009250.5", "KWD").minor, ==, 8250500);
    g_assert_cmpint (parse ("8\u202f250", "KWD").minor, ==, 8250000);
    g_assert_cmpint (parse ("1 23 45 678.90", "INR").minor, ==, 1234567890);
    g_assert_cmpint (parse ("92233720368547758.07", "EUR").minor, ==, G_MAXINT64);
    g_assert_cmpint (parse ("-9223372036854775808", "JPY").minor, ==, G_MININT64);
}

static void
test_parse_refused (void)
{
    const char *malformed[] = {
        "x",
        "1,250",
        "1250,10",
        "1.250.10",
        ".50",
        "5.",
        "+5",
        "--5",
        "1e3",
        " 5",
        "5 ",
        "1  250",
        "1 25",
        "1250 000",
        "1 250 00",
        "0x10",
        "5 .1",
        "- 5",
        "\u0663",
        "1_000",
        "NaN",
        "inf",
        "1 2345 678",
        "-",
        "5.1 ",
        "5..1",
        "5.1.1",
        "1 5",
        "12 34",
        "1 250.\u00a0",
        "9999999999999999999999x",
    };

    for (gsize i = 0; i < G_N_ELEMENTS (malformed); i++) {
        g_test_message ("“%s”", malformed[i]);
        assert_refused (malformed[i], "EUR", SOJOURN_DATA_ERROR_INVALID, "not an amount");
    }
    assert_refused ("", "EUR", SOJOURN_DATA_ERROR_MISSING, "amount");
    assert_refused (NULL, "EUR", SOJOURN_DATA_ERROR_MISSING, "amount");
    assert_refused ("5", "XTS", SOJOURN_DATA_ERROR_REFERENCE, "ISO 4217");
    assert_refused ("5", NULL, SOJOURN_DATA_ERROR_REFERENCE, "ISO 4217");

    /* Rule Q07. */
    assert_refused ("2450000.5", "JPY", SOJOURN_DATA_ERROR_RANGE, "JPY has no decimals");
    assert_refused ("1200.000", "JPY", SOJOURN_DATA_ERROR_RANGE, "JPY has no decimals");
    assert_refused ("1.2345", "KWD", SOJOURN_DATA_ERROR_RANGE, "KWD has at most 3 decimals");
    assert_refused ("1.505", "EUR", SOJOURN_DATA_ERROR_RANGE, "EUR has at most 2 decimals");

    assert_refused ("92233720368547758.08", "EUR", SOJOURN_DATA_ERROR_RANGE, "too large");
    assert_refused ("92233720368547759", "EUR", SOJOURN_DATA_ERROR_RANGE, "too large");
    assert_refused ("-9223372036854775809", "JPY", SOJOURN_DATA_ERROR_RANGE, "too large");
    assert_refused ("99999999999999999999999", "JPY", SOJOURN_DATA_ERROR_RANGE, "too large");
}

static void
test_format (void)
{
    const struct {
        SojournMoney money;
        const char *text;
    } cases[] = {
        { { 125010, "EUR" }, "1250.10" },  { { 5, "EUR" }, "0.05" },
        { { -5, "EUR" }, "-0.05" },        { { 0, "KWD" }, "0.000" },
        { { 2450000, "JPY" }, "2450000" }, { { G_MININT64, "EUR" }, "-92233720368547758.08" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *text = sojourn_money_format (&cases[i].money);

        g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_round_trip (void)
{
    const char *currencies[] = { "EUR", "JPY", "KWD", "UYW" };

    for (guint i = 0; i < 20000; i++) {
        guint64 bits = (guint64)(guint32)g_test_rand_int () << 32 | (guint32)g_test_rand_int ();
        SojournMoney money = { (gint64)bits >> g_test_rand_int_range (0, 64), "" };
        g_autofree char *text = NULL;

        g_strlcpy (money.currency, currencies[i % G_N_ELEMENTS (currencies)], 4);
        text = sojourn_money_format (&money);
        g_assert_cmpint (parse (text, money.currency).minor, ==, money.minor);
    }
}

static void
test_add (void)
{
    g_autoptr (GError) error = NULL;
    SojournMoney a = { 18600000, "CNY" };
    SojournMoney b = { -600000, "CNY" };
    SojournMoney yen = { 1, "JPY" };
    SojournMoney sum = { 0 };

    g_assert_true (sojourn_money_add (&a, &b, &sum, NULL));
    g_assert_cmpint (sum.minor, ==, 18000000);
    g_assert_cmpstr (sum.currency, ==, "CNY");
    g_assert_true (sojourn_money_add (&sum, &b, &sum, NULL));
    g_assert_cmpint (sum.minor, ==, 17400000);

    g_assert_false (sojourn_money_add (&a, &yen, &sum, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID);
    g_assert_nonnull (strstr (error->message, "CNY and JPY"));
    g_clear_error (&error);

    a.minor = G_MAXINT64;
    b.minor = 1;
    g_assert_false (sojourn_money_add (&a, &b, &sum, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_RANGE);
    g_assert_cmpint (sum.minor, ==, 17400000);
}

static gint64
multiply (gint64 minor, gint64 numerator, gint64 denominator)
{
    g_autoptr (GError) error = NULL;
    SojournMoney money = { minor, "EUR" };

    sojourn_money_multiply (&money, numerator, denominator, &money, &error);
    g_assert_no_error (error);
    return money.minor;
}

static void
test_multiply (void)
{
    g_autoptr (GError) error = NULL;
    SojournMoney money = { G_MAXINT64, "EUR" };

    g_assert_cmpint (multiply (9000, 10000, 1000), ==, 90000);
    g_assert_cmpint (multiply (9000, 2500, 1000), ==, 22500);
    g_assert_cmpint (multiply (1000, 12, 100), ==, 120);
    /* Halves go to the even neighbour, on both sides of zero. */
    g_assert_cmpint (multiply (5, 1, 10), ==, 0);
    g_assert_cmpint (multiply (15, 1, 10), ==, 2);
    g_assert_cmpint (multiply (25, 1, 10), ==, 2);
    g_assert_cmpint (multiply (-5, 1, 10), ==, 0);
    g_assert_cmpint (multiply (-15, 1, 10), ==, -2);
    g_assert_cmpint (multiply (-25, 1, 10), ==, -2);
    g_assert_cmpint (multiply (-26, 1, 10), ==, -3);
    g_assert_cmpint (multiply (24, 1, 10), ==, 2);
    g_assert_cmpint (multiply (G_MAXINT64, G_MAXINT64, G_MAXINT64), ==, G_MAXINT64);
    g_assert_cmpint (multiply (G_MININT64, 3, 3), ==, G_MININT64);

    g_assert_false (sojourn_money_multiply (&money, 2, 1, &money, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_RANGE);
    g_assert_cmpint (money.minor, ==, G_MAXINT64);
}

static char *
convert (const char *amount,
         const char *from,
         const char *rate_from,
         const char *to,
         const char *rate_to)
{
    g_autoptr (GError) error = NULL;
    SojournMoney money = parse (amount, from);
    gint64 from_e9 = 0;
    gint64 to_e9 = 0;

    g_assert_true (sojourn_rate_parse (rate_from, &from_e9, NULL));
    g_assert_true (sojourn_rate_parse (rate_to, &to_e9, NULL));
    sojourn_money_convert (&money, to, from_e9, to_e9, &money, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (money.currency, ==, to);
    return sojourn_money_format (&money);
}

static void
test_convert (void)
{
    const char *cases[][6] = {
        /* The comparison of three quotes in USD, at the rates of 2026-05-04. */
        { "186000.00", "CNY", "7.10", "USD", "1", "26197.18" },
        { "2450000", "JPY", "155", "USD", "1", "15806.45" },
        { "8250.500", "KWD", "0.307", "USD", "1", "26874.59" },
        { "26197.18", "USD", "1", "CNY", "7.10", "185999.98" },
        { "8250.500", "KWD", "0.307", "JPY", "155", "4165562" },
        { "100.00", "EUR", "1", "EUR", "1", "100.00" },
        { "-186000.00", "CNY", "7.10", "USD", "1", "-26197.18" },
        { "0.01", "USD", "2", "EUR", "1", "0.00" },
        { "0.03", "USD", "2", "EUR", "1", "0.02" },
        { "9223372036854775807", "JPY", "1", "UGX", "1", "9223372036854775807" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        g_autofree char *text =
            convert (cases[i][0], cases[i][1], cases[i][2], cases[i][3], cases[i][4]);

        g_assert_cmpstr (text, ==, cases[i][5]);
    }
}

static void
assert_conversion_refused (
    gint64 minor, const char *to, gint64 from_e9, gint64 to_e9, SojournDataError code)
{
    g_autoptr (GError) error = NULL;
    SojournMoney money = { minor, "JPY" };

    g_assert_false (sojourn_money_convert (&money, to, from_e9, to_e9, &money, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, (int)code);
    g_assert_cmpint (money.minor, ==, minor);
    g_assert_cmpstr (money.currency, ==, "JPY");
}

static void
test_convert_refused (void)
{
    assert_conversion_refused (1, "XTS", 1, 1, SOJOURN_DATA_ERROR_REFERENCE);
    assert_conversion_refused (1, NULL, 1, 1, SOJOURN_DATA_ERROR_REFERENCE);
    assert_conversion_refused (1, "USD", 0, 1, SOJOURN_DATA_ERROR_RANGE);
    assert_conversion_refused (1, "USD", 1, -1, SOJOURN_DATA_ERROR_RANGE);
    assert_conversion_refused (G_MAXINT64, "USD", 1, 1, SOJOURN_DATA_ERROR_RANGE);
    assert_conversion_refused (G_MAXINT64, "CLF", G_MAXINT64, G_MAXINT64, SOJOURN_DATA_ERROR_RANGE);
    assert_conversion_refused (G_MININT64, "UYW", 1, G_MAXINT64, SOJOURN_DATA_ERROR_RANGE);
}

static void
assert_rate_refused (const char *text, SojournDataError code)
{
    g_autoptr (GError) error = NULL;
    gint64 rate = 5;

    g_assert_false (sojourn_rate_parse (text, &rate, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, (int)code);
    g_assert_cmpint (rate, ==, 5);
}

static void
test_rate (void)
{
    const char *texts[] = { "7.1", "155", "0.307", "0.000000001", "1", "9223372036.854775807" };

    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
        g_autofree char *back = NULL;
        gint64 rate = 0;

        g_assert_true (sojourn_rate_parse (texts[i], &rate, NULL));
        back = sojourn_rate_format (rate);
        g_assert_cmpstr (back, ==, texts[i]);
    }

    assert_rate_refused ("", SOJOURN_DATA_ERROR_MISSING);
    assert_rate_refused ("7,10", SOJOURN_DATA_ERROR_INVALID);
    assert_rate_refused ("0", SOJOURN_DATA_ERROR_RANGE);
    assert_rate_refused ("-1", SOJOURN_DATA_ERROR_RANGE);
    assert_rate_refused ("0.0000000001", SOJOURN_DATA_ERROR_RANGE);
    assert_rate_refused ("9223372036.854775808", SOJOURN_DATA_ERROR_RANGE);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/money/currency", test_currency);
    g_test_add_func ("/money/parse", test_parse);
    g_test_add_func ("/money/parse/refused", test_parse_refused);
    g_test_add_func ("/money/format", test_format);
    g_test_add_func ("/money/round-trip", test_round_trip);
    g_test_add_func ("/money/add", test_add);
    g_test_add_func ("/money/multiply", test_multiply);
    g_test_add_func ("/money/convert", test_convert);
    g_test_add_func ("/money/convert/refused", test_convert_refused);
    g_test_add_func ("/money/rate", test_rate);
    return g_test_run ();
}
