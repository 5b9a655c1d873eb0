/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-date-local.h"

#include <glib/gi18n-lib.h>

#define SECONDS_PER_DAY 86400

static const char *
get_format (SojournDateStyle style)
{
    switch (style) {
    case SOJOURN_DATE_STYLE_SHORT:
        /* Translators: a date without its year: “7 Mar”. %-e is the day, %b the short month. */
        return C_ ("date", "%-e %b");
    case SOJOURN_DATE_STYLE_MEDIUM:
        /* Translators: a date: “7 Mar 2026”. %-e is the day, %b the short month, %Y the year. */
        return C_ ("date", "%-e %b %Y");
    case SOJOURN_DATE_STYLE_LONG:
        /* Translators: a date: “Saturday, 7 March 2026”. %A is the day of the week, %B the month.
         */
        return C_ ("date", "%A, %-e %B %Y");
    }
    g_return_val_if_reached ("%F");
}

/**
 * sojourn_date_format_local:
 * @date: a valid date
 * @style: how much of it to write
 *
 * Writes a date for a person, in the language of the process. Safe from any thread.
 *
 * Returns: (transfer full): a text, as in “7 Mar 2026”
 */
char *
sojourn_date_format_local (SojournDate date, SojournDateStyle style)
{
    g_autoptr (GDateTime) midnight = NULL;

    g_return_val_if_fail (sojourn_date_is_valid (date), NULL);

    midnight = g_date_time_new_from_unix_utc (date * SECONDS_PER_DAY);
    return g_date_time_format (midnight, get_format (style));
}

/**
 * sojourn_date_format_relative:
 * @date: a valid date
 * @today: a valid date
 *
 * Writes how far @date is from @today, in the language of the process and as the end of a
 * sentence would have it. Safe from any thread.
 *
 * Returns: (transfer full): a text, as in “today”, “in 3 days”, “3 days ago”
 */
char *
sojourn_date_format_relative (SojournDate date, SojournDate today)
{
    int days;

    g_return_val_if_fail (sojourn_date_is_valid (date) && sojourn_date_is_valid (today), NULL);

    days = (int)(date - today);
    switch (days) {
    case -1:
        /* Translators: a day, in the middle of a line: “quote expired yesterday” */
        return g_strdup (C_ ("relative day", "yesterday"));
    case 0:
        /* Translators: a day, in the middle of a line: “quote expires today” */
        return g_strdup (C_ ("relative day", "today"));
    case 1:
        /* Translators: a day, in the middle of a line: “quote expires tomorrow” */
        return g_strdup (C_ ("relative day", "tomorrow"));
    default:
        break;
    }

    if (days > 0)
        /* Translators: %d is a number of days, more than one */
        return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong)days), days);
    /* Translators: %d is a number of days, more than one */
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong)-days), -days);
}
