/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-time.h"

#include "sojourn-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SECONDS_PER_DAY 86400
#define DATE_LENGTH 10

/* Instants are kept within the years of dates in every zone, with a day to spare. */
#define FIRST_INSTANT ((SOJOURN_DATE_MIN + 1) * SECONDS_PER_DAY)
#define LAST_INSTANT (SOJOURN_DATE_MAX * SECONDS_PER_DAY - 1)

static gboolean
refuse_form (GError **error)
{
    g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID,
                         _ ("This is not an instant: write it as in 2026-03-07T13:00:00Z"));
    return FALSE;
}

/* Two digits, no more than @max. */
static gboolean
take_pair (const char **text, int max, int *value)
{
    const char *digits = *text;

    if (!g_ascii_isdigit (digits[0]) || !g_ascii_isdigit (digits[1]))
        return FALSE;
    *value = (digits[0] - '0') * 10 + (digits[1] - '0');
    *text += 2;
    return *value <= max;
}

static gboolean
take_sign (const char **text, char sign)
{
    if (**text != sign)
        return FALSE;
    (*text)++;
    return TRUE;
}

static gboolean
take_clock (const char **text, gint64 *seconds)
{
    int hour;
    int minute;
    int second;

    if (!take_pair (text, 23, &hour) || !take_sign (text, ':') || !take_pair (text, 59, &minute) ||
        !take_sign (text, ':') || !take_pair (text, 59, &second))
        return FALSE;

    *seconds = (hour * 60 + minute) * 60 + second;
    return TRUE;
}

static gboolean
take_fraction (const char **text)
{
    gsize digits;

    if (!take_sign (text, '.'))
        return TRUE;
    digits = strspn (*text, "0123456789");
    *text += digits;
    return digits > 0;
}

static gboolean
take_offset (const char **text, gint64 *seconds)
{
    int sign = **text == '-' ? -1 : 1;
    int hour;
    int minute;

    *seconds = 0;
    if (take_sign (text, 'Z'))
        return TRUE;
    if (!take_sign (text, '+') && !take_sign (text, '-'))
        return FALSE;
    if (!take_pair (text, 23, &hour) || !take_sign (text, ':') || !take_pair (text, 59, &minute))
        return FALSE;

    *seconds = sign * (hour * 60 + minute) * 60;
    return TRUE;
}

/**
 * sojourn_time_is_valid:
 * @instant: seconds since 1970-01-01T00:00:00Z
 *
 * Tells whether @instant lies in the years 1900 to 2200 in every zone. Safe from any thread.
 *
 * Returns: %TRUE if it does
 */
gboolean
sojourn_time_is_valid (gint64 instant)
{
    return instant >= FIRST_INSTANT && instant <= LAST_INSTANT;
}

/**
 * sojourn_time_parse:
 * @text: (nullable): a date-time of RFC 3339, as in `2026-03-07T13:00:00Z` or
 *   `2026-03-07T21:00:00+08:00`
 * @instant: (out): seconds since 1970-01-01T00:00:00Z; untouched on failure
 * @error: return location for a [error@DataError]
 *
 * Reads an instant strictly: upper-case `T` and `Z`, seconds and an offset required; a fraction of
 * a second is dropped; a leap second (`:60`) is refused. A text without an offset is no instant:
 * what a clock showed somewhere goes through [func@local_resolve]. Safe from any thread.
 *
 * Returns: %TRUE, or %FALSE with %SOJOURN_DATA_ERROR_MISSING for no text,
 *   %SOJOURN_DATA_ERROR_INVALID for another form or a day that the calendar does not have,
 *   %SOJOURN_DATA_ERROR_RANGE for a year outside 1900 to 2200
 */
gboolean
sojourn_time_parse (const char *text, gint64 *instant, GError **error)
{
    char day[DATE_LENGTH + 1] = { 0 };
    SojournDate date;
    gint64 clock;
    gint64 offset;
    gint64 read;

    if (text != NULL)
        strncpy (day, text, DATE_LENGTH);
    if (!sojourn_date_parse (day, &date, error))
        return FALSE;

    text += DATE_LENGTH;
    if (!take_sign (&text, 'T') || !take_clock (&text, &clock) || !take_fraction (&text) ||
        !take_offset (&text, &offset) || *text != '\0')
        return refuse_form (error);

    read = date * SECONDS_PER_DAY + clock - offset;
    if (!sojourn_time_is_valid (read)) {
        g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_RANGE,
                             _ ("The time is too far in the past or in the future"));
        return FALSE;
    }
    *instant = read;
    return TRUE;
}

/**
 * sojourn_time_format:
 * @instant: a valid instant, in seconds since 1970-01-01T00:00:00Z
 *
 * Writes an instant for a machine, in UTC. Safe from any thread.
 *
 * Returns: (transfer full): what [func@time_parse] reads, as in `2026-03-07T13:00:00Z`
 */
char *
sojourn_time_format (gint64 instant)
{
    gint64 clock = instant % SECONDS_PER_DAY;
    g_autofree char *day = NULL;

    g_return_val_if_fail (sojourn_time_is_valid (instant), NULL);

    if (clock < 0)
        clock += SECONDS_PER_DAY;
    day = sojourn_date_format ((instant - clock) / SECONDS_PER_DAY);
    return g_strdup_printf ("%sT%02d:%02d:%02dZ", day, (int)(clock / 3600), (int)(clock / 60 % 60),
                            (int)(clock % 60));
}
