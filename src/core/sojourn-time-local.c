/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-time-local.h"

#include <glib/gi18n-lib.h>

static const char *
get_format (SojournTimeStyle style)
{
    switch (style) {
    case SOJOURN_TIME_STYLE_CLOCK:
        /* Translators: a time: “21:00”. %H is the hour of 24, %M the minute. */
        return C_ ("time", "%H:%M");
    case SOJOURN_TIME_STYLE_MEDIUM:
        /* Translators: “7 Mar 2026, 21:00”. %-e is the day, %b the short month, %Y the year. */
        return C_ ("time", "%-e %b %Y, %H:%M");
    case SOJOURN_TIME_STYLE_LONG:
        /* Translators: “Saturday, 7 March 2026, 21:00 (UTC+08:00)”. %:z is the offset. */
        return C_ ("time", "%A, %-e %B %Y, %H:%M (UTC%:z)");
    }
    g_return_val_if_reached ("%FT%T%:z");
}

/**
 * sojourn_time_format_local:
 * @instant: a valid instant, in seconds since 1970-01-01T00:00:00Z
 * @zone: the IANA name of a time zone
 * @style: how much of it to write
 *
 * Writes an instant for a person, as a calendar and a clock of 24 hours show it in @zone, in the
 * language of the process. Safe from any thread.
 *
 * Returns: (transfer full) (nullable): a text, as in “7 Mar 2026, 21:00”, or %NULL when there is no
 *   such zone
 */
char *
sojourn_time_format_local (gint64 instant, const char *zone, SojournTimeStyle style)
{
    g_autoptr (GTimeZone) found = sojourn_zone_ref (zone);
    g_autoptr (GDateTime) utc = NULL;
    g_autoptr (GDateTime) local = NULL;

    g_return_val_if_fail (sojourn_time_is_valid (instant), NULL);

    if (found == NULL)
        return NULL;

    utc = g_date_time_new_from_unix_utc (instant);
    local = g_date_time_to_timezone (utc, found);
    return g_date_time_format (local, get_format (style));
}

/* Whole forms, so that a translation may order and space them at will. */
static char *
format_parts (int days, int hours, int minutes)
{
    if (days > 0 && hours > 0 && minutes > 0)
        /* Translators: a duration: days, hours, minutes, with the symbols of the units */
        return g_strdup_printf (_ ("%d d %d h %d min"), days, hours, minutes);
    if (days > 0 && hours > 0)
        /* Translators: a duration: days, hours, with the symbols of the units */
        return g_strdup_printf (_ ("%d d %d h"), days, hours);
    if (days > 0 && minutes > 0)
        /* Translators: a duration: days, minutes, with the symbols of the units */
        return g_strdup_printf (_ ("%d d %d min"), days, minutes);
    if (days > 0)
        /* Translators: a duration: days, with the symbol of the unit */
        return g_strdup_printf (_ ("%d d"), days);
    if (hours > 0 && minutes > 0)
        /* Translators: a duration: hours, minutes, with the symbols of the units */
        return g_strdup_printf (_ ("%d h %d min"), hours, minutes);
    if (hours > 0)
        /* Translators: a duration: hours, with the symbol of the unit */
        return g_strdup_printf (_ ("%d h"), hours);
    /* Translators: a duration: minutes, with the symbol of the unit */
    return g_strdup_printf (_ ("%d min"), minutes);
}

/**
 * sojourn_duration_format:
 * @seconds: a length of time
 *
 * Writes how long something takes, in the language of the process, in whole minutes; what is left
 * of a minute is dropped. Safe from any thread.
 *
 * Returns: (transfer full): a text, as in “9 h 10 min” or “3 d 14 h 15 min”
 */
char *
sojourn_duration_format (gint64 seconds)
{
    /* A day less than the range, which no two valid instants pass. */
    gint64 limit = (gint64)G_MAXINT * 86400 - 86400;
    gint64 minutes = CLAMP (seconds, -limit, limit) / 60;
    gint64 positive = ABS (minutes);
    g_autofree char *text =
        format_parts ((int)(positive / (24 * 60)), (int)(positive / 60 % 24), (int)(positive % 60));

    if (minutes >= 0)
        return g_steal_pointer (&text);
    /* Translators: a negative duration: %s is the duration, as in “9 h 10 min” */
    return g_strdup_printf (C_ ("duration", "\u2212%s"), text);
}
