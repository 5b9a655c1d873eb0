/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-snapshot.h"

G_BEGIN_DECLS

/**
 * SojournCalendarFlags:
 * @SOJOURN_CALENDAR_DEFAULT: neither
 * @SOJOURN_CALENDAR_NAME: the name of the patient, or the alias, begins every summary
 * @SOJOURN_CALENDAR_NOTES: the notes of the segments are in the descriptions
 *
 * What a calendar tells that others who see it may not need to know.
 */
typedef enum {
    SOJOURN_CALENDAR_DEFAULT = 0,
    SOJOURN_CALENDAR_NAME = 1 << 0,
    SOJOURN_CALENDAR_NOTES = 1 << 1,
} SojournCalendarFlags;

GBytes *
sojourn_calendar_write (const SojournSnapshot *snapshot, gint64 now, SojournCalendarFlags flags);

G_END_DECLS
