/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-decimal.h"

#include <string.h>

/* The spaces that may stand between two groups of digits. */
static const char *const group_spaces[] = {
    " ", "\u00a0", /* no-break space */
    "\u2009",      /* thin space */
    "\u202f",      /* narrow no-break space */
};

static gsize
measure_space (const char *text)
{
    for (gsize i = 0; i < G_N_ELEMENTS (group_spaces); i++) {
        if (g_str_has_prefix (text, group_spaces[i]))
            return strlen (group_spaces[i]);
    }
    return 0;
}

static gsize
measure_digits (const char *text)
{
    return strspn (text, "0123456789");
}

static gboolean
append_digits (gint64 *value, const char *digits, gsize count, gboolean negative)
{
    for (gsize i = 0; i < count; i++) {
        int digit = negative ? '0' - digits[i] : digits[i] - '0';

        if (__builtin_mul_overflow (*value, 10, value) ||
            __builtin_add_overflow (*value, digit, value))
            return FALSE;
    }
    return TRUE;
}

/* The last group has three digits, those between it and the first have two (as in India) or
 * three: a decimal sign mistaken for a separator cannot pass, “1 50” least of all. */
static const char *
find_whole_end (const char *text)
{
    gsize first = measure_digits (text);
    gsize group = first;
    gboolean grouped = FALSE;

    text += first;
    while (group > 0) {
        gsize space = measure_space (text);

        if (space == 0)
            return grouped && group != 3 ? NULL : text;
        group = measure_digits (text + space);
        if (first > 3 || group < 2 || group > 3)
            return NULL;
        grouped = TRUE;
        text += space + group;
    }
    return NULL;
}

static gboolean
append_whole (gint64 *value, const char *text, const char *end, gboolean negative)
{
    while (text < end) {
        gsize count = measure_digits (text);

        if (!append_digits (value, text, count, negative))
            return FALSE;
        text += count;
        text += measure_space (text);
    }
    return TRUE;
}

static SojournDecimalResult
append_fraction (gint64 *value, const char *text, guint scale, gboolean negative)
{
    gsize count = 0;

    if (*text == '.') {
        count = measure_digits (++text);
        if (count == 0)
            return SOJOURN_DECIMAL_MALFORMED;
    }
    if (text[count] != '\0')
        return SOJOURN_DECIMAL_MALFORMED;
    if (count > scale)
        return SOJOURN_DECIMAL_TOO_FINE;

    if (!append_digits (value, text, count, negative))
        return SOJOURN_DECIMAL_TOO_LARGE;
    for (; count < scale; count++) {
        if (!append_digits (value, "0", 1, negative))
            return SOJOURN_DECIMAL_TOO_LARGE;
    }
    return SOJOURN_DECIMAL_OK;
}

/**
 * sojourn_decimal_parse:
 * @text: (nullable): a decimal number, as in `1 250.10`
 * @scale: how many decimals the result has, at most 18
 * @value: (out): the number times ten to the power of @scale; untouched unless the result is
 *   %SOJOURN_DECIMAL_OK
 *
 * Reads a number exactly, in the form that does not depend on the language: an optional minus
 * sign, ASCII digits, a point before the decimals. The whole part may be grouped by single spaces
 * (plain, no-break, thin). No exponent, no plus sign, no space at either end; a number with more
 * than @scale decimals is refused even if they are zeros, since “1200.000” may well mean more than
 * a million. Safe from any thread.
 *
 * Returns: what was found
 */
SojournDecimalResult
sojourn_decimal_parse (const char *text, guint scale, gint64 *value)
{
    SojournDecimalResult result;
    gboolean negative;
    const char *end;
    gint64 sum = 0;

    g_return_val_if_fail (scale <= 18, SOJOURN_DECIMAL_MALFORMED);

    if (text == NULL || *text == '\0')
        return SOJOURN_DECIMAL_EMPTY;
    negative = *text == '-';
    text += negative;
    end = find_whole_end (text);
    if (end == NULL)
        return SOJOURN_DECIMAL_MALFORMED;

    /* The form is judged first, so that a long wrong text is called wrong and not large. */
    result = append_fraction (&(gint64){ 0 }, end, scale, negative);
    if (result != SOJOURN_DECIMAL_OK)
        return result;
    if (!append_whole (&sum, text, end, negative))
        return SOJOURN_DECIMAL_TOO_LARGE;
    result = append_fraction (&sum, end, scale, negative);
    if (result == SOJOURN_DECIMAL_OK)
        *value = sum;
    return result;
}

/**
 * sojourn_decimal_format:
 * @value: a number times ten to the power of @scale
 * @scale: how many decimals it has, at most 18
 *
 * Writes what [func@decimal_parse] reads, ungrouped, with all @scale decimals. Safe from any
 * thread.
 *
 * Returns: (transfer full): the text, as in `-1250.10`
 */
char *
sojourn_decimal_format (gint64 value, guint scale)
{
    guint64 magnitude = value < 0 ? -(guint64)value : (guint64)value;
    guint64 unit = 1;
    const char *sign = value < 0 ? "-" : "";

    g_return_val_if_fail (scale <= 18, NULL);

    if (scale == 0)
        return g_strdup_printf ("%s%" G_GUINT64_FORMAT, sign, magnitude);

    for (guint i = 0; i < scale; i++)
        unit *= 10;
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, sign, magnitude / unit,
                            (int)scale, magnitude % unit);
}
