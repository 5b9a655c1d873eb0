/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-date.h"

G_BEGIN_DECLS

/**
 * SojournDateStyle:
 * @SOJOURN_DATE_STYLE_SHORT: without the year, for a list that names it: “7 Mar”
 * @SOJOURN_DATE_STYLE_MEDIUM: “7 Mar 2026”
 * @SOJOURN_DATE_STYLE_LONG: with the day of the week: “Saturday, 7 March 2026”
 *
 * How a date is written for a person.
 */
typedef enum {
    SOJOURN_DATE_STYLE_SHORT,
    SOJOURN_DATE_STYLE_MEDIUM,
    SOJOURN_DATE_STYLE_LONG,
} SojournDateStyle;

char *sojourn_date_format_local (SojournDate date, SojournDateStyle style);
char *sojourn_date_format_relative (SojournDate date, SojournDate today);

G_END_DECLS
