/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-clock.h"

G_BEGIN_DECLS

/**
 * SojournDate:
 *
 * A day of the calendar, without a time and without a zone, as the number of days since 1970-01-01
 * in the Gregorian calendar. The days between two dates are their difference. Valid are
 * %SOJOURN_DATE_MIN to %SOJOURN_DATE_MAX.
 */
typedef gint64 SojournDate;

#define SOJOURN_DATE_MIN ((SojournDate) - 25567) /* 1900-01-01 */
#define SOJOURN_DATE_MAX ((SojournDate)84370)    /* 2200-12-31 */

gboolean sojourn_date_is_valid (SojournDate date);
gboolean sojourn_date_from_ymd (int year, int month, int day, SojournDate *date);
void sojourn_date_to_ymd (SojournDate date, int *year, int *month, int *day);
int sojourn_date_get_weekday (SojournDate date);
gboolean sojourn_date_today (SojournClock clock, const char *zone, SojournDate *today);

gboolean sojourn_date_parse (const char *text, SojournDate *date, GError **error);
char *sojourn_date_format (SojournDate date);

SojournDate sojourn_date_add_days (SojournDate date, gint64 days);
SojournDate sojourn_date_add_months (SojournDate date, int months);
int sojourn_date_get_age (SojournDate birth, SojournDate at);

G_END_DECLS
