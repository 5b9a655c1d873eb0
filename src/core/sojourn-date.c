/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-date.h"

#include "sojourn-error.h"
#include "sojourn-zone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* 1970-01-01 as GDate counts, from 1 on 0001-01-01. */
#define JULIAN_EPOCH 719163

#define FIRST_YEAR 1900
#define LAST_YEAR 2200

static GDate
to_gdate (SojournDate date)
{
    GDate result;

    g_date_clear (&result, 1);
    g_date_set_julian (&result, (guint32)(date + JULIAN_EPOCH));
    return result;
}

static SojournDate
from_gdate (const GDate *date)
{
    return (SojournDate)g_date_get_julian (date) - JULIAN_EPOCH;
}

/**
 * sojourn_date_is_valid:
 * @date: a number of days since 1970-01-01
 *
 * Tells whether @date lies in the years 1900 to 2200. Safe from any thread.
 *
 * Returns: %TRUE if it does
 */
gboolean
sojourn_date_is_valid (SojournDate date)
{
    return date >= SOJOURN_DATE_MIN && date <= SOJOURN_DATE_MAX;
}

/**
 * sojourn_date_from_ymd:
 * @year: a year
 * @month: a month, 1 is January
 * @day: a day of the month, from 1
 * @date: (out): the date; untouched on failure
 *
 * Finds the day with this name in the Gregorian calendar. Safe from any thread.
 *
 * Returns: %TRUE, or %FALSE when there is no such day or the year is not one of 1900 to 2200
 */
gboolean
sojourn_date_from_ymd (int year, int month, int day, SojournDate *date)
{
    GDate found;

    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31 ||
        !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return FALSE;

    g_date_clear (&found, 1);
    g_date_set_dmy (&found, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
    *date = from_gdate (&found);
    return TRUE;
}

/**
 * sojourn_date_to_ymd:
 * @date: a valid date
 * @year: (out): its year
 * @month: (out): its month, 1 is January
 * @day: (out): its day of the month, from 1
 *
 * Names a day in the Gregorian calendar. Safe from any thread.
 */
void
sojourn_date_to_ymd (SojournDate date, int *year, int *month, int *day)
{
    GDate found;

    g_return_if_fail (sojourn_date_is_valid (date));

    found = to_gdate (date);
    *year = g_date_get_year (&found);
    *month = (int)g_date_get_month (&found);
    *day = g_date_get_day (&found);
}

/**
 * sojourn_date_get_weekday:
 * @date: a valid date
 *
 * Safe from any thread.
 *
 * Returns: the day of the week as ISO 8601 counts, 1 for Monday to 7 for Sunday
 */
int
sojourn_date_get_weekday (SojournDate date)
{
    GDate found;

    g_return_val_if_fail (sojourn_date_is_valid (date), 1);

    found = to_gdate (date);
    return (int)g_date_get_weekday (&found);
}

/**
 * sojourn_date_today:
 * @clock: what “now” is
 * @zone: the IANA name of a time zone
 * @today: (out): the date; untouched on failure
 *
 * Tells which day it is in @zone. Safe from any thread.
 *
 * Returns: %TRUE, or %FALSE when there is no such zone
 */
gboolean
sojourn_date_today (SojournClock clock, const char *zone, SojournDate *today)
{
    int minutes;

    return sojourn_time_to_local (sojourn_clock_now (clock), zone, today, &minutes);
}

static gboolean
has_iso_form (const char *text)
{
    const char *form = "dddd-dd-dd";

    for (; *form != '\0'; form++, text++) {
        if (*form == 'd' ? !g_ascii_isdigit (*text) : *text != *form)
            return FALSE;
    }
    return *text == '\0';
}

static int
read_digits (const char *text, int count)
{
    int value = 0;

    while (count-- > 0)
        value = value * 10 + (*text++ - '0');
    return value;
}

/**
 * sojourn_date_parse:
 * @text: (nullable): a date of ISO 8601 in its extended form, as in `2026-03-07`
 * @date: (out): the date; untouched on failure
 * @error: return location for a [error@DataError]
 *
 * Reads a date strictly: ten ASCII characters and nothing else. Safe from any thread.
 *
 * Returns: %TRUE, or %FALSE with %SOJOURN_DATA_ERROR_MISSING for no text,
 *   %SOJOURN_DATA_ERROR_INVALID for another form or a day that the calendar does not have,
 *   %SOJOURN_DATA_ERROR_RANGE for a year outside 1900 to 2200
 */
gboolean
sojourn_date_parse (const char *text, SojournDate *date, GError **error)
{
    int year;

    if (text == NULL || *text == '\0') {
        g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_MISSING,
                             _ ("Enter a date"));
        return FALSE;
    }
    if (!has_iso_form (text)) {
        g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID,
                             _ ("This is not a date: write year, month and day as in 2026-03-07"));
        return FALSE;
    }

    year = read_digits (text, 4);
    if (year < FIRST_YEAR || year > LAST_YEAR) {
        g_set_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_RANGE,
                     /* Translators: both %d are years */
                     _ ("The year must be one of %d to %d"), FIRST_YEAR, LAST_YEAR);
        return FALSE;
    }
    if (!sojourn_date_from_ymd (year, read_digits (text + 5, 2), read_digits (text + 8, 2), date)) {
        g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID,
                             _ ("The calendar has no such day"));
        return FALSE;
    }
    return TRUE;
}

/**
 * sojourn_date_format:
 * @date: a valid date
 *
 * Writes a date for a machine. Safe from any thread.
 *
 * Returns: (transfer full): what [func@date_parse] reads, as in `2026-03-07`
 */
char *
sojourn_date_format (SojournDate date)
{
    int year;
    int month;
    int day;

    g_return_val_if_fail (sojourn_date_is_valid (date), NULL);

    sojourn_date_to_ymd (date, &year, &month, &day);
    return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * sojourn_date_add_days:
 * @date: a valid date
 * @days: a number of days, of any sign
 *
 * Moves a date. It stops at the first and at the last valid date. Safe from any thread.
 *
 * Returns: a valid date
 */
SojournDate
sojourn_date_add_days (SojournDate date, gint64 days)
{
    gint64 sum;

    if (__builtin_add_overflow (date, days, &sum))
        return days < 0 ? SOJOURN_DATE_MIN : SOJOURN_DATE_MAX;
    return CLAMP (sum, SOJOURN_DATE_MIN, SOJOURN_DATE_MAX);
}

/**
 * sojourn_date_add_months:
 * @date: a valid date
 * @months: a number of months, of any sign
 *
 * Moves a date to the same day of another month, or to the last day of that month if it is
 * shorter: one month after 31 January is 28 or 29 February. It stops at the first and at the last
 * valid date. Safe from any thread.
 *
 * Returns: a valid date
 */
SojournDate
sojourn_date_add_months (SojournDate date, int months)
{
    int limit = (LAST_YEAR - FIRST_YEAR + 1) * 12;
    GDate moved;

    g_return_val_if_fail (sojourn_date_is_valid (date), date);

    moved = to_gdate (date);
    if (months >= 0)
        g_date_add_months (&moved, (guint)MIN (months, limit));
    else
        g_date_subtract_months (&moved, (guint)-MAX (months, -limit));
    return CLAMP (from_gdate (&moved), SOJOURN_DATE_MIN, SOJOURN_DATE_MAX);
}

/**
 * sojourn_date_get_age:
 * @birth: a valid date
 * @at: a valid date
 *
 * Counts the birthdays from @birth to @at. Who is born on 29 February has the birthday of a common
 * year on 1 March. Safe from any thread.
 *
 * Returns: the age in whole years, or -1 when @at is before @birth
 */
int
sojourn_date_get_age (SojournDate birth, SojournDate at)
{
    int year[2];
    int month[2];
    int day[2];

    g_return_val_if_fail (sojourn_date_is_valid (birth) && sojourn_date_is_valid (at), -1);

    if (at < birth)
        return -1;

    sojourn_date_to_ymd (birth, &year[0], &month[0], &day[0]);
    sojourn_date_to_ymd (at, &year[1], &month[1], &day[1]);
    return year[1] - year[0] -
           (month[1] < month[0] || (month[1] == month[0] && day[1] < day[0]) ? 1 : 0);
}
