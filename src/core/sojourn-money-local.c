/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-money-local.h"

#include <glib/gi18n-lib.h>
#include <limits.h>
#include <locale.h>
#include <string.h>

#define MINUS_SIGN "\u2212"

/* How the locale of the process writes amounts. */
typedef struct {
    const char *decimal; /* (unowned): the decimal sign, never empty */
    const char *group;   /* (unowned): what stands between groups, may be empty */
    const char
        *grouping; /* (unowned): sizes of the groups from the right, as localeconv() has it */
} Signs;

/* A locale that says nothing about money is asked about numbers, and the C locale, whose messages
 * are English, writes them the English way. */
static Signs
read_signs (void)
{
    const struct lconv *locale = localeconv ();
    Signs signs = { locale->mon_decimal_point, locale->mon_thousands_sep, locale->mon_grouping };

    if (*signs.decimal == '\0')
        signs = (Signs){ locale->decimal_point, locale->thousands_sep, locale->grouping };
    if (*signs.group == '\0' && g_str_equal (signs.decimal, "."))
        signs = (Signs){ ".", ",", "\3\3" };
    return signs;
}

static gboolean
is_apostrophe (gunichar c)
{
    return c == '\'' || c == 0x2019;
}

/* The sign of the machine form that @text starts with, or 0 for one that has none. A point is
 * a decimal sign wherever it does not group, because the numeric keypad has no other. */
static char
map_sign (const Signs *signs, const char *text, gsize *length)
{
    gunichar c = g_utf8_get_char (text);
    int digit = g_unichar_digit_value (c);

    *length = (gsize)(g_utf8_next_char (text) - text);
    if (digit >= 0)
        return (char)('0' + digit);
    if (g_str_has_prefix (text, signs->decimal)) {
        *length = strlen (signs->decimal);
        return '.';
    }
    if (*signs->group != '\0' && g_str_has_prefix (text, signs->group)) {
        *length = strlen (signs->group);
        return ' ';
    }
    if (g_unichar_isspace (c) || c == 0x066c)
        return ' ';
    if (is_apostrophe (c) && is_apostrophe (g_utf8_get_char (signs->group)))
        return ' ';
    if (c == '-' || c == 0x2212)
        return '-';
    return c == '.' || c == 0x066b ? '.' : 0;
}

/* A text that is no number keeps a letter, at which the strict reading stops. */
static char *
to_machine_form (const char *text)
{
    Signs signs = read_signs ();
    GString *form = g_string_new (NULL);
    gsize length;

    for (; *text != '\0'; text += length) {
        char sign = map_sign (&signs, text, &length);

        g_string_append_c (form, sign != 0 ? sign : 'x');
    }
    return g_strstrip (g_string_free_and_steal (form));
}

/* What is left when the code of @currency is taken from either end. */
static char *
strip_code (const char *text, const char *currency)
{
    char *amount = g_strstrip (g_strdup (text));
    gsize length = strlen (currency);

    if (g_ascii_strncasecmp (amount, currency, length) == 0)
        memset (amount, ' ', length);
    else if (strlen (amount) >= length &&
             g_ascii_strcasecmp (amount + strlen (amount) - length, currency) == 0)
        amount[strlen (amount) - length] = '\0';
    return amount;
}

/**
 * sojourn_money_parse_local:
 * @text: (nullable): what was typed, in UTF-8, as in `186.000,50` or `EUR 1 250`
 * @currency: (nullable): the ISO 4217 code of its currency
 * @money: (out): the amount; untouched on failure
 * @error: return location for a [error@DataError]
 *
 * Reads an amount as a person types it in the locale of the process: with its decimal sign and its
 * separators, with spaces, with the digits of any script, with or without the code of @currency at
 * either end. A separator where none can stand is refused instead of dropped, so that “1.50”
 * is never taken for 150 where the decimal sign is a comma. Reads the locale with localeconv():
 * to be called while no other thread changes the locale.
 *
 * Returns: %TRUE, or %FALSE with the errors of [func@money_parse]
 */
gboolean
sojourn_money_parse_local (const char *text,
                           const char *currency,
                           SojournMoney *money,
                           GError **error)
{
    g_autofree char *amount = NULL;
    g_autofree char *form = NULL;

    if (text == NULL || !g_utf8_validate (text, -1, NULL) || !sojourn_currency_is_valid (currency))
        return sojourn_money_parse (text, currency, money, error);

    amount = strip_code (text, currency);
    form = to_machine_form (amount);
    return sojourn_money_parse (form, currency, money, error);
}

/**
 * sojourn_rate_parse_local:
 * @text: (nullable): what was typed, in UTF-8, as in `7,10`
 * @rate_e9: (out): the rate in billionths; untouched on failure
 * @error: return location for a [error@DataError]
 *
 * Reads an exchange rate as a person types it, with the signs that [func@money_parse_local] knows.
 *
 * Returns: %TRUE, or %FALSE with the errors of [func@rate_parse]
 */
gboolean
sojourn_rate_parse_local (const char *text, gint64 *rate_e9, GError **error)
{
    g_autofree char *form = NULL;

    if (text != NULL && g_utf8_validate (text, -1, NULL))
        form = to_machine_form (text);
    return sojourn_rate_parse (form, rate_e9, error);
}

/**
 * sojourn_rate_format_local:
 * @rate_e9: an exchange rate in billionths
 *
 * Writes an exchange rate for a person, with the decimal sign of the locale and without zeros at
 * its end. Reads the locale with localeconv(): to be called while no other thread changes it.
 *
 * Returns: (transfer full): what [func@rate_parse_local] reads, as in `7.1`
 */
char *
sojourn_rate_format_local (gint64 rate_e9)
{
    g_autofree char *machine = sojourn_rate_format (rate_e9);
    Signs signs = read_signs ();
    char *point = strchr (machine, '.');

    if (point == NULL)
        return g_steal_pointer (&machine);
    *point = '\0';
    return g_strconcat (machine, signs.decimal, point + 1, NULL);
}

/* @digits from the right, in groups as the locale has them. */
static void
append_grouped (GString *result, const char *digits, const Signs *signs)
{
    g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);
    const char *size = signs->grouping;
    gsize left = strlen (digits);

    while (*size > 0 && *size != CHAR_MAX && (gsize)*size < left) {
        left -= (gsize)*size;
        g_ptr_array_add (groups, g_strndup (digits + left, (gsize)*size));
        if (size[1] != '\0')
            size++;
    }

    g_string_append_len (result, digits, (gssize)left);
    for (guint i = groups->len; i > 0; i--) {
        g_string_append (result, signs->group);
        g_string_append (result, groups->pdata[i - 1]);
    }
}

/**
 * sojourn_money_format_local_amount:
 * @money: an amount
 *
 * Writes the amount for a person, without its currency: with the separators of the locale of the
 * process and all decimals of the currency. For a column whose heading names the currency and for
 * an entry. Reads the locale with localeconv(): to be called while no other thread changes the
 * locale.
 *
 * Returns: (transfer full): what [func@money_parse_local] reads, as in `186,000.00`
 */
char *
sojourn_money_format_local_amount (const SojournMoney *money)
{
    g_autofree char *machine = sojourn_money_format (money);
    g_autoptr (GString) result = g_string_new (NULL);
    Signs signs = read_signs ();
    char *digits = machine;
    char *point;

    g_return_val_if_fail (machine != NULL, NULL);

    if (*digits == '-') {
        g_string_append (result, MINUS_SIGN);
        digits++;
    }
    point = strchr (digits, '.');
    if (point != NULL)
        *point = '\0';

    append_grouped (result, digits, &signs);
    if (point != NULL)
        g_string_append_printf (result, "%s%s", signs.decimal, point + 1);
    return g_string_free_and_steal (g_steal_pointer (&result));
}

/**
 * sojourn_money_format_local:
 * @money: an amount
 *
 * Writes an amount for a person, with the code of its currency, since a sign such as “$” means
 * different currencies in different countries. Reads the locale as
 * [func@money_format_local_amount] does.
 *
 * Returns: (transfer full): a text, as in “CNY 186,000.00”
 */
char *
sojourn_money_format_local (const SojournMoney *money)
{
    g_autofree char *amount = sojourn_money_format_local_amount (money);

    g_return_val_if_fail (amount != NULL, NULL);

    /* Translators: an amount of money: the first %s is the currency code, the second the amount,
     * as in “CNY 186,000.00”. Write “%2$s %1$s” for the other order. The space is a no-break
     * space. */
    return g_strdup_printf (C_ ("money", "%s\u00a0%s"), money->currency, amount);
}
