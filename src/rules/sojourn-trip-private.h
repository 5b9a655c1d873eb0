/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-date.h"
#include "sojourn-journey-fields.h"
#include "sojourn-snapshot.h"

G_BEGIN_DECLS

/* Who travels: a set. */
typedef enum {
    SOJOURN_GROUP_PATIENT = 1 << 0,
    SOJOURN_GROUP_COMPANIONS = 1 << 1,
} SojournGroup;

/*
 * SojournStop:
 *
 * A segment that is not cancelled, ready to be compared; everything is borrowed from its snapshot.
 */
typedef struct {
    const SojournRecord *segment;
    SojournSegmentType type;
    guint groups; /* of SojournGroup */
    gint64 start;
    gint64 end; /* never before start */
    const char *start_zone;
    const char *end_zone;
} SojournStop;

/*
 * SojournTrip:
 * @stops: (element-type SojournStop): by their start
 * @groups: who there is to travel
 *
 * The journey of a case in order.
 */
typedef struct _SojournTrip {
    GArray *stops; /* (owned) */
    guint groups;
} SojournTrip;

/*
 * SojournAbroad:
 *
 * When a traveller is away from home.
 */
typedef struct {
    const SojournStop *arrival;   /* (nullable): the last leg of the way there */
    const SojournStop *departure; /* (nullable): the first leg of the way home */
    gint64 from;
    gint64 to;
    const char *zone;      /* where it begins */
    SojournDate first_day; /* by the calendar of the place of arrival */
    SojournDate last_day;  /* by the calendar of the place of departure */
} SojournAbroad;

SojournTrip *sojourn_trip_new (const SojournSnapshot *snapshot);
void sojourn_trip_free (SojournTrip *self);
guint sojourn_trip_get_size (const SojournTrip *self);
const SojournStop *sojourn_trip_get_nth (const SojournTrip *self, guint n);
gboolean
sojourn_trip_find_abroad (const SojournTrip *self, SojournGroup group, SojournAbroad *abroad);

gboolean sojourn_stop_is_leg (const SojournStop *stop);
gboolean sojourn_stop_is_stay (const SojournStop *stop);
gboolean sojourn_stop_is_firm (const SojournStop *stop);
const char *sojourn_stop_get_name (const SojournStop *stop);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournTrip, sojourn_trip_free)

G_END_DECLS
