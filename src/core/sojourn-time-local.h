/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-time.h"

G_BEGIN_DECLS

/**
 * SojournTimeStyle:
 * @SOJOURN_TIME_STYLE_CLOCK: the time alone: “21:00”
 * @SOJOURN_TIME_STYLE_MEDIUM: with the date: “7 Mar 2026, 21:00”
 * @SOJOURN_TIME_STYLE_LONG: with the day of the week and the offset, for where the zone is not
 *   plain: “Saturday, 7 March 2026, 21:00 (UTC+08:00)”
 *
 * How an instant is written for a person.
 */
typedef enum {
    SOJOURN_TIME_STYLE_CLOCK,
    SOJOURN_TIME_STYLE_MEDIUM,
    SOJOURN_TIME_STYLE_LONG,
} SojournTimeStyle;

char *sojourn_time_format_local (gint64 instant, const char *zone, SojournTimeStyle style);
char *sojourn_duration_format (gint64 seconds);

G_END_DECLS
