/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sojourn_format_count (guint64 count);
char *sojourn_format_ago (gint64 then, gint64 now);
char *sojourn_format_duration (gint64 seconds);
char *sojourn_format_date (gint64 day);
char *sojourn_format_short_date (gint64 day);
char *sojourn_format_relative_day (gint64 day, gint64 today);
char *sojourn_format_instant (gint64 instant, const char *zone);
char *sojourn_format_clock_time (gint64 instant, const char *zone);
char *sojourn_format_money (gint64 minor, const char *currency);
gint64 sojourn_format_get_today (gint64 now);

G_END_DECLS
