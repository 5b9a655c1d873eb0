/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-money.h"

#include "sojourn-decimal.h"
#include "sojourn-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RATE_SCALE 9

__extension__ typedef __int128 Wide;

static gboolean
refuse_size (GError **error)
{
    g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_RANGE,
                         _ ("The amount is too large to be kept exactly"));
    return FALSE;
}

static gboolean
refuse_decimals (const char *currency, GError **error)
{
    int exponent = sojourn_currency_exponent (currency);

    if (exponent == 0)
        g_set_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_RANGE,
                     /* Translators: %s is a currency code such as JPY */
                     _ ("%s has no decimals: enter a whole amount"), currency);
    else
        g_set_error (
            error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_RANGE,
            /* Translators: %s is a currency code such as EUR */
            ngettext ("%s has at most %d decimal", "%s has at most %d decimals", (gulong)exponent),
            currency, exponent);
    return FALSE;
}

/* Half to even, once, on the exact quotient. */
static gboolean
divide (Wide numerator, Wide denominator, gint64 *quotient)
{
    Wide whole = numerator / denominator;
    Wide rest = numerator % denominator;
    Wide twice = (rest < 0 ? -rest : rest) * 2;

    if (twice > denominator || (twice == denominator && whole % 2 != 0))
        whole += numerator < 0 ? -1 : 1;
    if (whole < G_MININT64 || whole > G_MAXINT64)
        return FALSE;

    *quotient = (gint64)whole;
    return TRUE;
}

static Wide
raise_ten (int power)
{
    Wide result = 1;

    while (power-- > 0)
        result *= 10;
    return result;
}

/**
 * sojourn_money_init:
 * @money: (out): the amount to set; untouched on failure
 * @minor: the amount in minor units
 * @currency: (nullable): an ISO 4217 code
 * @error: return location for a [error@DataError]
 *
 * Sets an amount, for instance from a row of the store. Safe from any thread.
 *
 * Returns: %TRUE, or %FALSE with %SOJOURN_DATA_ERROR_REFERENCE when there is no such currency
 */
gboolean
sojourn_money_init (SojournMoney *money, gint64 minor, const char *currency, GError **error)
{
    if (!sojourn_currency_is_valid (currency)) {
        g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_REFERENCE,
                             _ ("The currency is not known: use a code of ISO 4217 such as EUR"));
        return FALSE;
    }

    money->minor = minor;
    g_strlcpy (money->currency, currency, sizeof money->currency);
    return TRUE;
}

/**
 * sojourn_money_parse:
 * @text: (nullable): an amount in the form of [func@decimal_parse], as in `1250.10`
 * @currency: (nullable): the ISO 4217 code of its currency
 * @money: (out): the amount; untouched on failure
 * @error: return location for a [error@DataError]
 *
 * Reads an amount exactly, from a text that a machine wrote. What a person types goes through
 * [func@money_parse_local]. Safe from any thread.
 *
 * Returns: %TRUE, or %FALSE with %SOJOURN_DATA_ERROR_REFERENCE for a currency that is not known,
 *   %SOJOURN_DATA_ERROR_MISSING for no text, %SOJOURN_DATA_ERROR_INVALID for one that is not an
 *   amount, %SOJOURN_DATA_ERROR_RANGE for more decimals than the currency has (rule Q07) or an
 *   amount beyond 64 bits
 */
gboolean
sojourn_money_parse (const char *text, const char *currency, SojournMoney *money, GError **error)
{
    SojournMoney read = { 0 };

    if (!sojourn_money_init (&read, 0, currency, error))
        return FALSE;

    switch (
        sojourn_decimal_parse (text, (guint)sojourn_currency_exponent (currency), &read.minor)) {
    case SOJOURN_DECIMAL_OK:
        *money = read;
        return TRUE;
    case SOJOURN_DECIMAL_EMPTY:
        g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_MISSING,
                             _ ("Enter an amount"));
        return FALSE;
    case SOJOURN_DECIMAL_MALFORMED:
        g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID,
                             _ ("This is not an amount: use digits and one decimal sign"));
        return FALSE;
    case SOJOURN_DECIMAL_TOO_FINE:
        return refuse_decimals (currency, error);
    case SOJOURN_DECIMAL_TOO_LARGE:
        return refuse_size (error);
    }
    g_return_val_if_reached (FALSE);
}

/**
 * sojourn_money_format:
 * @money: an amount
 *
 * Writes the amount for a machine, without its currency: a point before the decimals, as many of
 * them as the currency has, no grouping. Safe from any thread.
 *
 * Returns: (transfer full): what [func@money_parse] reads, as in `1250.10`
 */
char *
sojourn_money_format (const SojournMoney *money)
{
    int exponent = sojourn_currency_exponent (money->currency);

    g_return_val_if_fail (exponent >= 0, NULL);

    return sojourn_decimal_format (money->minor, (guint)exponent);
}

/**
 * sojourn_money_add:
 * @a: an amount
 * @b: an amount in the same currency
 * @sum: (out): their sum; may be @a or @b; untouched on failure
 * @error: return location for a [error@DataError]
 *
 * Adds two amounts. Safe from any thread.
 *
 * Returns: %TRUE, or %FALSE with %SOJOURN_DATA_ERROR_INVALID when the currencies differ,
 *   %SOJOURN_DATA_ERROR_RANGE when the sum does not fit
 */
gboolean
sojourn_money_add (const SojournMoney *a, const SojournMoney *b, SojournMoney *sum, GError **error)
{
    gint64 minor;

    if (!g_str_equal (a->currency, b->currency)) {
        g_set_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID,
                     /* Translators: both %s are currency codes such as EUR */
                     _ ("Amounts in %s and %s cannot be added without an exchange rate"),
                     a->currency, b->currency);
        return FALSE;
    }
    if (__builtin_add_overflow (a->minor, b->minor, &minor))
        return refuse_size (error);

    *sum = *a;
    sum->minor = minor;
    return TRUE;
}

/**
 * sojourn_money_multiply:
 * @money: an amount
 * @numerator: what to multiply by
 * @denominator: what to divide by, more than 0
 * @product: (out): the result; may be @money; untouched on failure
 * @error: return location for a [error@DataError]
 *
 * Takes @numerator / @denominator times an amount: a quantity in thousandths of a unit price, a
 * percentage of a total. The exact result is rounded once, half to even. Safe from any thread.
 *
 * Returns: %TRUE, or %FALSE with %SOJOURN_DATA_ERROR_RANGE when the result does not fit
 */
gboolean
sojourn_money_multiply (const SojournMoney *money,
                        gint64 numerator,
                        gint64 denominator,
                        SojournMoney *product,
                        GError **error)
{
    gint64 minor;

    g_return_val_if_fail (denominator > 0, FALSE);

    if (!divide ((Wide)money->minor * numerator, denominator, &minor))
        return refuse_size (error);

    *product = *money;
    product->minor = minor;
    return TRUE;
}

/**
 * sojourn_money_convert:
 * @money: an amount
 * @to: the ISO 4217 code of the currency to express it in
 * @rate_e9_from: how many of the currency of @money one unit of the base currency is, in
 *   billionths, more than 0
 * @rate_e9_to: the same for @to; %SOJOURN_RATE_ONE when @to is the base
 * @converted: (out): the result; may be @money; untouched on failure
 * @error: return location for a [error@DataError]
 *
 * Converts an amount by two rates of one table, both given per unit of its base: with USD 1 =
 * CNY 7.10, CNY 186 000.00 is 7 100 000 000 and %SOJOURN_RATE_ONE to USD 26 197.18. The
 * calculation is exact and rounded once, half to even. Safe from any thread.
 *
 * Returns: %TRUE, or %FALSE with %SOJOURN_DATA_ERROR_REFERENCE for a currency that is not known,
 *   %SOJOURN_DATA_ERROR_RANGE for a rate that is not more than 0 or a result that does not fit
 */
gboolean
sojourn_money_convert (const SojournMoney *money,
                       const char *to,
                       gint64 rate_e9_from,
                       gint64 rate_e9_to,
                       SojournMoney *converted,
                       GError **error)
{
    SojournMoney result = { 0 };
    int shift;
    Wide numerator;

    if (!sojourn_money_init (&result, 0, to, error))
        return FALSE;
    if (rate_e9_from <= 0 || rate_e9_to <= 0) {
        g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_RANGE,
                             _ ("An exchange rate must be more than zero"));
        return FALSE;
    }

    /* Only the multiplication by ten can pass 128 bits, and then the quotient passes 64. */
    shift = sojourn_currency_exponent (to) - sojourn_currency_exponent (money->currency);
    if (__builtin_mul_overflow ((Wide)money->minor * rate_e9_to, raise_ten (shift), &numerator) ||
        !divide (numerator, rate_e9_from * raise_ten (-shift), &result.minor))
        return refuse_size (error);

    *converted = result;
    return TRUE;
}

/**
 * sojourn_rate_parse:
 * @text: (nullable): an exchange rate in the form of [func@decimal_parse], as in `7.10`
 * @rate_e9: (out): the rate in billionths; untouched on failure
 * @error: return location for a [error@DataError]
 *
 * Reads an exchange rate exactly: more than 0, at most nine decimals. Safe from any thread.
 *
 * Returns: %TRUE, or %FALSE with %SOJOURN_DATA_ERROR_MISSING, %SOJOURN_DATA_ERROR_INVALID or
 *   %SOJOURN_DATA_ERROR_RANGE
 */
gboolean
sojourn_rate_parse (const char *text, gint64 *rate_e9, GError **error)
{
    gint64 read = 0;

    switch (sojourn_decimal_parse (text, RATE_SCALE, &read)) {
    case SOJOURN_DECIMAL_OK:
        break;
    case SOJOURN_DECIMAL_EMPTY:
        g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_MISSING,
                             _ ("Enter an exchange rate"));
        return FALSE;
    case SOJOURN_DECIMAL_MALFORMED:
        g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID,
                             _ ("This is not an exchange rate: use digits and one decimal sign"));
        return FALSE;
    case SOJOURN_DECIMAL_TOO_FINE:
        g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_RANGE,
                             _ ("An exchange rate has at most nine decimals"));
        return FALSE;
    case SOJOURN_DECIMAL_TOO_LARGE:
        g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_RANGE,
                             _ ("The exchange rate is too large to be kept exactly"));
        return FALSE;
    }

    if (read <= 0) {
        g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_RANGE,
                             _ ("An exchange rate must be more than zero"));
        return FALSE;
    }
    *rate_e9 = read;
    return TRUE;
}

/**
 * sojourn_rate_format:
 * @rate_e9: an exchange rate in billionths
 *
 * Writes an exchange rate for a machine, without zeros at its end. Safe from any thread.
 *
 * Returns: (transfer full): what [func@rate_parse] reads, as in `7.1`
 */
char *
sojourn_rate_format (gint64 rate_e9)
{
    g_autofree char *text = sojourn_decimal_format (rate_e9, RATE_SCALE);
    gsize length = strlen (text);

    while (text[length - 1] == '0')
        length--;
    if (text[length - 1] == '.')
        length--;
    return g_strndup (text, length);
}
