/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-itinerary.h"

#include "sojourn-case-fields.h"
#include "sojourn-zone.h"

#include <string.h>

#define SECONDS_PER_DAY 86400
#define NOON_SECS (12 * 3600)

static void
day_free (SojournDay *day)
{
    g_ptr_array_unref (day->stops);
    g_free (day);
}

static int
compare_segments (gconstpointer a, gconstpointer b)
{
    const SojournRecord *one = *(const SojournRecord *const *)a;
    const SojournRecord *other = *(const SojournRecord *const *)b;
    gint64 begin = sojourn_record_get_integer (one, SOJOURN_SEGMENT_START_AT, 0);
    gint64 other_begin = sojourn_record_get_integer (other, SOJOURN_SEGMENT_START_AT, 0);

    if (begin != other_begin)
        return begin < other_begin ? -1 : 1;
    return strcmp (sojourn_record_get_uuid (one), sojourn_record_get_uuid (other));
}

static const char *
get_place (const SojournRecord *segment)
{
    const char *from = sojourn_record_get_text (segment, SOJOURN_SEGMENT_FROM_PLACE);

    return from != NULL ? from : sojourn_record_get_text (segment, SOJOURN_SEGMENT_TO_PLACE);
}

/* How far one clock is ahead of another at noon of a day. */
static int
get_lead (const char *zone, const char *home, SojournDate date)
{
    gint64 noon = date * SECONDS_PER_DAY + NOON_SECS;
    int there;
    int here;

    if (home == NULL || !sojourn_zone_get_offset (zone, noon, &there) ||
        !sojourn_zone_get_offset (home, noon, &here))
        return 0;
    return there - here;
}

static SojournDay *
open_day (SojournItinerary *self, const SojournStop *stop)
{
    SojournDay *day = self->days->len > 0 ? self->days->pdata[self->days->len - 1] : NULL;

    if (day != NULL && day->day == stop->day)
        return day;
    day = g_new0 (SojournDay, 1);
    day->day = stop->day;
    day->zone = stop->zone;
    day->place = get_place (stop->segment);
    day->home_offset_secs = get_lead (stop->zone, self->home_zone, stop->day);
    day->stops = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (self->days, day);
    return day;
}

static void
add_stop (SojournItinerary *self, const SojournRecord *segment)
{
    SojournStop stop = {
        .segment = segment,
        .zone = sojourn_record_get_text (segment, SOJOURN_SEGMENT_START_ZONE),
    };
    int minutes;

    if (sojourn_time_to_local (sojourn_record_get_integer (segment, SOJOURN_SEGMENT_START_AT, 0),
                               stop.zone, &stop.day, &minutes))
        g_ptr_array_add (open_day (self, &stop)->stops, g_memdup2 (&stop, sizeof stop));
}

/**
 * sojourn_itinerary_new:
 * @snapshot: a sealed case with its segments
 *
 * Orders a journey by its instants and divides it into the civil days of the places where it is.
 * Crossing the date line eastward, one civil day may stand there twice.
 *
 * Returns: (transfer full): the days
 */
SojournItinerary *
sojourn_itinerary_new (SojournSnapshot *snapshot)
{
    SojournItinerary *self = g_new0 (SojournItinerary, 1);
    const GPtrArray *segments = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_SEGMENT);
    g_autoptr (GPtrArray) ordered = g_ptr_array_sized_new (segments->len);
    const SojournRecord *record = sojourn_snapshot_get_case (snapshot);

    self->snapshot = sojourn_snapshot_ref (snapshot);
    self->home_zone =
        record != NULL ? sojourn_record_get_text (record, SOJOURN_CASE_HOME_ZONE) : NULL;
    self->days = g_ptr_array_new_with_free_func ((GDestroyNotify)day_free);

    for (guint i = 0; i < segments->len; i++)
        g_ptr_array_add (ordered, segments->pdata[i]);
    g_ptr_array_sort (ordered, compare_segments);
    for (guint i = 0; i < ordered->len; i++)
        add_stop (self, ordered->pdata[i]);
    return self;
}

/**
 * sojourn_itinerary_free:
 * @self: (transfer full): an itinerary
 *
 * Frees an itinerary and its days.
 */
void
sojourn_itinerary_free (SojournItinerary *self)
{
    g_ptr_array_unref (self->days);
    sojourn_snapshot_unref (self->snapshot);
    g_free (self);
}
