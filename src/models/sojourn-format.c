/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-format.h"

#include "sojourn-money-local.h"
#include "sojourn-record-value.h"

#include <glib/gi18n.h>

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* Values as people say them. For files and the database see sojourn_record_dup_value(). */

static GTimeZone *
open_zone (const char *zone)
{
    GTimeZone *found = zone != NULL ? g_time_zone_new_identifier (zone) : NULL;

    return found != NULL ? found : g_time_zone_new_utc ();
}

static char *
format_time (gint64 instant, const char *zone, const char *format)
{
    g_autoptr (GTimeZone) place = open_zone (zone);
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant);
    g_autoptr (GDateTime) there = utc != NULL ? g_date_time_to_timezone (utc, place) : NULL;

    return there != NULL ? g_date_time_format (there, format) : g_strdup ("");
}

/**
 * sojourn_format_count:
 * @count: a number of things
 *
 * Returns: (transfer full): @count with the separators of the locale
 */
char *
sojourn_format_count (guint64 count)
{
    return g_strdup_printf ("%'" G_GUINT64_FORMAT, count);
}

/**
 * sojourn_format_ago:
 * @then: an instant, in seconds since 1970-01-01T00:00:00Z
 * @now: the present, likewise
 *
 * Returns: (transfer full): how long ago @then was, as in “2 minutes ago”; “just now” for less than
 *   a minute and for the future
 */
char *
sojourn_format_ago (gint64 then, gint64 now)
{
    gint64 seconds = now - then;

    if (seconds < MINUTE)
        return g_strdup (_ ("just now"));
    if (seconds < HOUR)
        return g_strdup_printf (
            /* Translators: %d is a number of minutes */
            ngettext ("%d minute ago", "%d minutes ago", seconds / MINUTE),
            (int)(seconds / MINUTE));
    if (seconds < DAY)
        return g_strdup_printf (
            /* Translators: %d is a number of hours */
            ngettext ("%d hour ago", "%d hours ago", seconds / HOUR), (int)(seconds / HOUR));
    return g_strdup_printf (
        /* Translators: %d is a number of days */
        ngettext ("%d day ago", "%d days ago", seconds / DAY), (int)(seconds / DAY));
}

/**
 * sojourn_format_duration:
 * @seconds: a duration; a negative one counts as none
 *
 * Returns: (transfer full): @seconds in words: days and hours from two days on, else hours and
 *   minutes
 */
char *
sojourn_format_duration (gint64 seconds)
{
    gint64 minutes = MAX (seconds, 0) / MINUTE;

    if (minutes >= 2 * 24 * 60)
        /* Translators: a duration: %1$d days and %2$d hours */
        return g_strdup_printf (_ ("%1$d d %2$d h"), (int)(minutes / (24 * 60)),
                                (int)(minutes / 60 % 24));
    if (minutes < 60)
        /* Translators: a duration of %d minutes */
        return g_strdup_printf (_ ("%d min"), (int)minutes);
    if (minutes % 60 == 0)
        /* Translators: a duration of %d hours */
        return g_strdup_printf (_ ("%d h"), (int)(minutes / 60));
    /* Translators: a duration: %1$d hours and %2$d minutes */
    return g_strdup_printf (_ ("%1$d h %2$d min"), (int)(minutes / 60), (int)(minutes % 60));
}

/**
 * sojourn_format_date:
 * @day: a civil date, in days since 1970-01-01
 *
 * Returns: (transfer full): the whole date in words, as in “Tuesday, 3 March 2026”
 */
char *
sojourn_format_date (gint64 day)
{
    /* Translators: a whole date, see g_date_time_format(); use %OB for the month in the nominative
     */
    return format_time (day * DAY, NULL, _ ("%A, %-e %B %Y"));
}

/**
 * sojourn_format_short_date:
 * @day: a civil date, in days since 1970-01-01
 *
 * Returns: (transfer full): the date for a table, as in “3 Mar 2026”
 */
char *
sojourn_format_short_date (gint64 day)
{
    /* Translators: a date in a table, see g_date_time_format() */
    return format_time (day * DAY, NULL, _ ("%-e %b %Y"));
}

/**
 * sojourn_format_relative_day:
 * @day: a civil date, in days since 1970-01-01
 * @today: the civil date of today, likewise
 *
 * Returns: (transfer full): @day as people say it: “today”, “tomorrow”, “in 3 days”, “2 days ago”,
 *   and beyond two weeks as [func@format_short_date]
 */
char *
sojourn_format_relative_day (gint64 day, gint64 today)
{
    gint64 distance = day - today;

    if (distance == 0)
        return g_strdup (C_ ("day", "today"));
    if (distance == 1)
        return g_strdup (C_ ("day", "tomorrow"));
    if (distance == -1)
        return g_strdup (C_ ("day", "yesterday"));
    if (distance > 0 && distance <= 14)
        return g_strdup_printf (
            /* Translators: %d is a number of days */
            ngettext ("in %d day", "in %d days", distance), (int)distance);
    if (distance < 0 && distance >= -14)
        return g_strdup_printf (ngettext ("%d day ago", "%d days ago", -distance), (int)-distance);
    return sojourn_format_short_date (day);
}

/**
 * sojourn_format_instant:
 * @instant: an instant, in seconds since 1970-01-01T00:00:00Z
 * @zone: (nullable): the IANA name of the zone to say it in; UTC without one
 *
 * Returns: (transfer full): date, time of day and the name of the zone’s offset
 */
char *
sojourn_format_instant (gint64 instant, const char *zone)
{
    /* Translators: a date with a time of day and the short name of the time zone, see
     * g_date_time_format() */
    return format_time (instant, zone, _ ("%-e %b %Y, %H:%M %Z"));
}

/**
 * sojourn_format_clock_time:
 * @instant: an instant, in seconds since 1970-01-01T00:00:00Z
 * @zone: (nullable): the IANA name of the zone to say it in; UTC without one
 *
 * Returns: (transfer full): the time of day alone, as in “07:40”
 */
char *
sojourn_format_clock_time (gint64 instant, const char *zone)
{
    /* Translators: a time of day, see g_date_time_format() */
    return format_time (instant, zone, C_ ("time of day", "%H:%M"));
}

/**
 * sojourn_format_money:
 * @minor: an amount in the minor unit of @currency
 * @currency: (nullable): the ISO 4217 code
 *
 * Returns: (transfer full): the amount with its code, as in “CNY 186,000.00”; empty if the
 *   currency is not known
 */
char *
sojourn_format_money (gint64 minor, const char *currency)
{
    SojournMoney money;

    if (!sojourn_money_init (&money, minor, currency, NULL))
        return g_strdup ("");
    return sojourn_money_format_local (&money);
}

/**
 * sojourn_format_get_today:
 * @now: the present, in seconds since 1970-01-01T00:00:00Z
 *
 * Returns: the civil date where the desk stands, in days since 1970-01-01
 */
gint64
sojourn_format_get_today (gint64 now)
{
    g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (now);

    g_return_val_if_fail (local != NULL, 0);

    return (now + g_date_time_get_utc_offset (local) / G_TIME_SPAN_SECOND) / DAY;
}
