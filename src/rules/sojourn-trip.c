/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-trip-private.h"

#include "sojourn-rule-private.h"
#include "sojourn-zone.h"

#include <string.h>

/* Legs with less than this between them are one way, with its connections. */
#define LONGEST_CONNECTION (24 * 3600)

static guint
get_groups (const SojournRecord *segment)
{
    switch (sojourn_record_get_integer (segment, SOJOURN_SEGMENT_TRAVELLERS, -1)) {
    case SOJOURN_TRAVELLERS_PATIENT:
        return SOJOURN_GROUP_PATIENT;
    case SOJOURN_TRAVELLERS_COMPANIONS:
        return SOJOURN_GROUP_COMPANIONS;
    default:
        return SOJOURN_GROUP_PATIENT | SOJOURN_GROUP_COMPANIONS;
    }
}

static const char *
get_zone (const SojournRecord *segment, guint field)
{
    const char *zone = sojourn_record_get_text (segment, field);

    return zone != NULL && sojourn_zone_is_valid (zone) ? zone : "UTC";
}

static gboolean
make_stop (const SojournRecord *segment, SojournStop *stop)
{
    gint64 type;

    if (sojourn_check_is (segment, SOJOURN_SEGMENT_STATUS, SOJOURN_SEGMENT_STATUS_CANCELLED) ||
        !sojourn_record_peek_integer (segment, SOJOURN_SEGMENT_TYPE, &type) || type < 0 ||
        type > SOJOURN_SEGMENT_TYPE_REST ||
        !sojourn_check_peek_time (segment, SOJOURN_SEGMENT_START_AT, &stop->start))
        return FALSE;
    if (!sojourn_check_peek_time (segment, SOJOURN_SEGMENT_END_AT, &stop->end))
        stop->end = stop->start;
    stop->end = MAX (stop->end, stop->start);
    stop->segment = segment;
    stop->type = (SojournSegmentType)type;
    stop->groups = get_groups (segment);
    stop->start_zone = get_zone (segment, SOJOURN_SEGMENT_START_ZONE);
    stop->end_zone = get_zone (segment, SOJOURN_SEGMENT_END_ZONE);
    return TRUE;
}

static int
compare_stops (gconstpointer a, gconstpointer b)
{
    const SojournStop *left = a;
    const SojournStop *right = b;

    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    if (left->end != right->end)
        return left->end < right->end ? -1 : 1;
    return strcmp (sojourn_record_get_uuid (left->segment),
                   sojourn_record_get_uuid (right->segment));
}

/*
 * sojourn_trip_new:
 * @snapshot: a case; it must outlive the trip
 *
 * Returns: (transfer full): its journey in order
 */
SojournTrip *
sojourn_trip_new (const SojournSnapshot *snapshot)
{
    const GPtrArray *segments = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_SEGMENT);
    SojournTrip *self = g_new0 (SojournTrip, 1);

    self->groups = SOJOURN_GROUP_PATIENT;
    if (sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_COMPANION)->len > 0)
        self->groups |= SOJOURN_GROUP_COMPANIONS;
    self->stops = g_array_sized_new (FALSE, FALSE, sizeof (SojournStop), segments->len);
    for (guint i = 0; i < segments->len; i++) {
        SojournStop stop;

        if (make_stop (segments->pdata[i], &stop))
            g_array_append_val (self->stops, stop);
    }
    g_array_sort (self->stops, compare_stops);
    return self;
}

/*
 * sojourn_trip_free:
 * @self: (transfer full): a trip
 */
void
sojourn_trip_free (SojournTrip *self)
{
    g_array_unref (self->stops);
    g_free (self);
}

/*
 * sojourn_trip_get_size:
 * @self: a trip
 *
 * Returns: how many stops it has
 */
guint
sojourn_trip_get_size (const SojournTrip *self)
{
    return self->stops->len;
}

/*
 * sojourn_trip_get_nth:
 * @self: a trip
 * @n: a number below its size
 *
 * Returns: (transfer none): a stop
 */
const SojournStop *
sojourn_trip_get_nth (const SojournTrip *self, guint n)
{
    return &g_array_index (self->stops, SojournStop, n);
}

/*
 * sojourn_stop_is_leg:
 * @stop: a stop
 *
 * Returns: %TRUE if it leads from one city to another
 */
gboolean
sojourn_stop_is_leg (const SojournStop *stop)
{
    return stop->type == SOJOURN_SEGMENT_TYPE_FLIGHT || stop->type == SOJOURN_SEGMENT_TYPE_TRAIN ||
           stop->type == SOJOURN_SEGMENT_TYPE_ROAD;
}

/*
 * sojourn_stop_is_stay:
 * @stop: a stop
 *
 * Returns: %TRUE if one sleeps there, and may do other things meanwhile
 */
gboolean
sojourn_stop_is_stay (const SojournStop *stop)
{
    return stop->type == SOJOURN_SEGMENT_TYPE_LODGING ||
           stop->type == SOJOURN_SEGMENT_TYPE_HOSPITAL_STAY;
}

/*
 * sojourn_stop_is_firm:
 * @stop: a stop
 *
 * Returns: %TRUE if it is booked, or more than that
 */
gboolean
sojourn_stop_is_firm (const SojournStop *stop)
{
    return sojourn_check_is (stop->segment, SOJOURN_SEGMENT_STATUS,
                             SOJOURN_SEGMENT_STATUS_BOOKED) ||
           sojourn_check_is (stop->segment, SOJOURN_SEGMENT_STATUS,
                             SOJOURN_SEGMENT_STATUS_CONFIRMED) ||
           sojourn_check_is (stop->segment, SOJOURN_SEGMENT_STATUS, SOJOURN_SEGMENT_STATUS_DONE);
}

/*
 * sojourn_stop_get_name:
 * @stop: a stop
 *
 * Returns: (transfer none): how a sentence names it: its title, else its type
 */
const char *
sojourn_stop_get_name (const SojournStop *stop)
{
    const char *title = sojourn_record_get_text (stop->segment, SOJOURN_SEGMENT_TITLE);

    return title != NULL ? title : sojourn_check_get_label (stop->segment, SOJOURN_SEGMENT_TYPE);
}

/* The legs of one traveller: the end of the first way, and the beginning of the last. */
typedef struct {
    const SojournStop *first_end;
    const SojournStop *last_start;
    gint64 last_end;
    guint n_ways;
} Ways;

static Ways
find_ways (const SojournTrip *self, SojournGroup group)
{
    Ways ways = { 0 };

    for (guint i = 0; i < self->stops->len; i++) {
        const SojournStop *stop = sojourn_trip_get_nth (self, i);

        if (!sojourn_stop_is_leg (stop) || !(stop->groups & group))
            continue;
        if (ways.n_ways == 0 || stop->start - ways.last_end >= LONGEST_CONNECTION) {
            ways.n_ways++;
            ways.last_start = stop;
        }
        if (ways.n_ways == 1 && (ways.first_end == NULL || stop->end >= ways.first_end->end))
            ways.first_end = stop;
        ways.last_end = MAX (ways.last_end, stop->end);
    }
    return ways;
}

/* The first and the last thing there is to do for one traveller beside the legs. */
static void
find_stays (const SojournTrip *self,
            SojournGroup group,
            const SojournStop **first,
            const SojournStop **last)
{
    *first = *last = NULL;
    for (guint i = 0; i < self->stops->len; i++) {
        const SojournStop *stop = sojourn_trip_get_nth (self, i);

        if (!(stop->groups & group) ||
            !(sojourn_stop_is_stay (stop) || stop->type == SOJOURN_SEGMENT_TYPE_PROCEDURE))
            continue;
        *first = *first != NULL ? *first : stop;
        *last = *last == NULL || stop->end > (*last)->end ? stop : *last;
    }
}

static SojournDate
get_day (gint64 instant, const char *zone)
{
    SojournDate day = 0;
    int minutes;

    sojourn_time_to_local (instant, zone, &day, &minutes);
    return day;
}

/*
 * sojourn_trip_find_abroad:
 * @self: a trip
 * @group: a traveller
 * @abroad: (out): when and between which legs
 *
 * Finds when a traveller is away. With two ways or more, that is from the end of the first to the
 * beginning of the last. A single way leads home if a stay or a procedure begins before it, and
 * there otherwise; the other end is then that of the stays. Legs with less than a day between them
 * are one way.
 *
 * Returns: %TRUE if there is such a time
 */
gboolean
sojourn_trip_find_abroad (const SojournTrip *self, SojournGroup group, SojournAbroad *abroad)
{
    Ways ways = find_ways (self, group);
    const SojournStop *first, *last;
    gboolean leads_home;

    find_stays (self, group, &first, &last);
    if (ways.n_ways == 0 && first == NULL)
        return FALSE;
    leads_home = ways.n_ways == 1 && first != NULL && first->start < ways.last_start->start;

    *abroad = (SojournAbroad){ 0 };
    if (ways.n_ways >= 1 && !leads_home)
        abroad->arrival = ways.first_end;
    if (ways.n_ways >= 2 || leads_home)
        abroad->departure = ways.last_start;
    if ((abroad->arrival == NULL && first == NULL) || (abroad->departure == NULL && last == NULL))
        return FALSE;

    abroad->from = abroad->arrival != NULL ? abroad->arrival->end : first->start;
    abroad->to = abroad->departure != NULL ? abroad->departure->start : last->end;
    abroad->zone = abroad->arrival != NULL ? abroad->arrival->end_zone : first->start_zone;
    abroad->first_day = get_day (abroad->from, abroad->zone);
    abroad->last_day = get_day (
        abroad->to, abroad->departure != NULL ? abroad->departure->start_zone : last->end_zone);
    return abroad->to > abroad->from;
}
