/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-date.h"
#include "sojourn-journey-fields.h"
#include "sojourn-snapshot.h"

G_BEGIN_DECLS

/**
 * SojournStop:
 * @segment: the part of the journey
 * @day: the civil day it begins there
 * @zone: the time zone there at its beginning; owned by @segment
 *
 * One line of a day.
 */
typedef struct {
    const SojournRecord *segment;
    SojournDate day;
    const char *zone;
} SojournStop;

/**
 * SojournDay:
 * @day: the civil day there
 * @zone: the time zone there, of the first stop of the day; owned by the snapshot
 * @place: (nullable): where, as far as it is known
 * @home_offset_secs: how far the clock there is ahead of the clock at home, at noon; 0 if the zone
 *   at home is not known
 * @stops: (element-type SojournStop): what begins on the day, in order
 *
 * One day of a journey, in the time there.
 */
typedef struct {
    SojournDate day;
    const char *zone;
    const char *place;
    int home_offset_secs;
    GPtrArray *stops;
} SojournDay;

/**
 * SojournItinerary:
 * @snapshot: the case
 * @home_zone: (nullable): the zone at home
 * @days: (element-type SojournDay): the days on which something begins
 *
 * A journey day by day.
 */
typedef struct {
    SojournSnapshot *snapshot;
    const char *home_zone;
    GPtrArray *days;
} SojournItinerary;

SojournItinerary *sojourn_itinerary_new (SojournSnapshot *snapshot);
void sojourn_itinerary_free (SojournItinerary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournItinerary, sojourn_itinerary_free)

G_END_DECLS
