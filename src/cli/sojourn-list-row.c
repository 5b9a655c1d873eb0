/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-list-row.h"

#include "sojourn-case-row.h"
#include "sojourn-date-local.h"
#include "sojourn-money-local.h"
#include "sojourn-time-local.h"
#include "sojourn-time.h"

/**
 * sojourn_list_row_set_date:
 * @writer: a writer in an open object
 * @name: the name of the member
 * @date: in days since 1970-01-01, or %SOJOURN_NO_TIME
 *
 * Writes a day, if it is known.
 */
void
sojourn_list_row_set_date (SojournJsonWriter *writer, const char *name, gint64 date)
{
    g_autofree char *text = date != SOJOURN_NO_TIME ? sojourn_date_format (date) : NULL;

    sojourn_json_writer_set_optional_string (writer, name, text);
}

/**
 * sojourn_list_row_set_time:
 * @writer: a writer in an open object
 * @name: the name of the member
 * @instant: in seconds since 1970-01-01T00:00:00Z, or %SOJOURN_NO_TIME
 *
 * Writes an instant, if it is known.
 */
void
sojourn_list_row_set_time (SojournJsonWriter *writer, const char *name, gint64 instant)
{
    g_autofree char *text = instant != SOJOURN_NO_TIME ? sojourn_time_format (instant) : NULL;

    sojourn_json_writer_set_optional_string (writer, name, text);
}

/**
 * sojourn_list_row_set_choice:
 * @writer: a writer in an open object
 * @name: the name of the member
 * @set: a value set
 * @value: a value of it, or -1
 *
 * Writes the nick of a choice, if it is known.
 */
void
sojourn_list_row_set_choice (SojournJsonWriter *writer,
                             const char *name,
                             const SojournChoiceSet *set,
                             gint64 value)
{
    if (value >= 0)
        sojourn_json_writer_set_string (writer, name, sojourn_choice_set_get_nick (set, value));
}

/**
 * sojourn_list_row_dup_date:
 * @date: in days since 1970-01-01, or %SOJOURN_NO_TIME
 *
 * Returns: (transfer full) (nullable): the day as people write it
 */
char *
sojourn_list_row_dup_date (gint64 date)
{
    return date != SOJOURN_NO_TIME ? sojourn_date_format_local (date, SOJOURN_DATE_STYLE_MEDIUM)
                                   : NULL;
}

/**
 * sojourn_list_row_dup_time:
 * @instant: in seconds since 1970-01-01T00:00:00Z, or %SOJOURN_NO_TIME
 * @zone: the time zone to tell it in
 *
 * Returns: (transfer full) (nullable): the instant as people write it
 */
char *
sojourn_list_row_dup_time (gint64 instant, const char *zone)
{
    return instant != SOJOURN_NO_TIME
               ? sojourn_time_format_local (instant, zone, SOJOURN_TIME_STYLE_MEDIUM)
               : NULL;
}

/**
 * sojourn_list_row_dup_count:
 * @count: how many
 *
 * Returns: (transfer full) (nullable): the number, or nothing for none
 */
char *
sojourn_list_row_dup_count (guint count)
{
    return count > 0 ? g_strdup_printf ("%u", count) : NULL;
}

/**
 * sojourn_list_row_dup_money:
 * @minor: an amount in minor units
 * @currency: (nullable): its currency
 *
 * Returns: (transfer full) (nullable): the amount as people write it
 */
char *
sojourn_list_row_dup_money (gint64 minor, const char *currency)
{
    SojournMoney money;

    if (currency == NULL || !sojourn_money_init (&money, minor, currency, NULL))
        return NULL;
    return sojourn_money_format_local (&money);
}
