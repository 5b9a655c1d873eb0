/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-date.h"

G_BEGIN_DECLS

/**
 * SojournLocalKind:
 * @SOJOURN_LOCAL_UNIQUE: the clock on the wall shows the time once
 * @SOJOURN_LOCAL_AMBIGUOUS: it shows it twice, because the clocks go back
 * @SOJOURN_LOCAL_NONEXISTENT: it never shows it, because the clocks go forward or a day is left out
 * @SOJOURN_LOCAL_UNKNOWN_ZONE: there is no such zone
 *
 * What a local time means in its zone.
 */
typedef enum {
    SOJOURN_LOCAL_UNIQUE,
    SOJOURN_LOCAL_AMBIGUOUS,
    SOJOURN_LOCAL_NONEXISTENT,
    SOJOURN_LOCAL_UNKNOWN_ZONE,
} SojournLocalKind;

gboolean sojourn_zone_is_valid (const char *zone);
GTimeZone *sojourn_zone_ref (const char *zone);
char *sojourn_zone_dup_local (void);
char *sojourn_zone_dup_directory (void);

gboolean sojourn_zone_get_offset (const char *zone, gint64 instant, int *seconds);
gboolean sojourn_time_to_local (gint64 instant, const char *zone, SojournDate *date, int *minutes);
SojournLocalKind sojourn_local_resolve (
    SojournDate date, int minutes, const char *zone, gint64 *first, gint64 *second);
gboolean sojourn_end_of_day_utc (SojournDate date, const char *zone, gint64 *instant);

G_END_DECLS
