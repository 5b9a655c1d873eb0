/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-nights-private.h"

#include "sojourn-date-local.h"
#include "sojourn-zone.h"

/* Whoever has a bed, or travels, at this time of the clock has a place for the night. */
#define NIGHT_MINUTES (3 * 60)

/* A journey that is longer than this has a wrong date, which other rules tell. */
#define MOST_NIGHTS 1000

static gboolean
is_place_to_sleep (const SojournStop *stop)
{
    return sojourn_stop_is_stay (stop) || sojourn_stop_is_leg (stop) ||
           stop->type == SOJOURN_SEGMENT_TYPE_TRANSFER;
}

static gboolean
is_covered (const SojournTrip *trip, SojournGroup group, gint64 instant)
{
    for (guint i = 0; i < sojourn_trip_get_size (trip); i++) {
        const SojournStop *stop = sojourn_trip_get_nth (trip, i);

        if (stop->start > instant)
            break;
        if ((stop->groups & group) && is_place_to_sleep (stop) && stop->end > instant)
            return TRUE;
    }
    return FALSE;
}

/* The last stay or leg that ended before an instant. */
static const SojournStop *
find_before (const SojournTrip *trip, SojournGroup group, gint64 instant)
{
    const SojournStop *before = NULL;

    for (guint i = 0; i < sojourn_trip_get_size (trip); i++) {
        const SojournStop *stop = sojourn_trip_get_nth (trip, i);

        if (stop->start > instant)
            break;
        if ((stop->groups & group) && is_place_to_sleep (stop) && stop->end <= instant &&
            (before == NULL || stop->end >= before->end))
            before = stop;
    }
    return before;
}

/* Where the traveller is at an instant, by the last leg that ended. */
static const char *
find_zone (const SojournTrip *trip, SojournGroup group, gint64 instant, const char *fallback)
{
    const char *zone = fallback;

    for (guint i = 0; i < sojourn_trip_get_size (trip); i++) {
        const SojournStop *stop = sojourn_trip_get_nth (trip, i);

        if (stop->start > instant)
            break;
        if ((stop->groups & group) && sojourn_stop_is_leg (stop) && stop->end <= instant)
            zone = stop->end_zone;
    }
    return zone;
}

static gint64
get_night (SojournDate evening, const char *zone)
{
    gint64 first = 0;
    gint64 second;

    sojourn_local_resolve (evening + 1, NIGHT_MINUTES, zone, &first, &second);
    return first;
}

static void
add_night (GArray *gaps, SojournGroup group, SojournDate evening, const SojournStop *before)
{
    SojournNights *last =
        gaps->len > 0 ? &g_array_index (gaps, SojournNights, gaps->len - 1) : NULL;
    SojournNights nights = { evening, 1, group, before };

    if (last != NULL && last->groups == (guint)group && last->first + last->count == evening)
        last->count++;
    else
        g_array_append_val (gaps, nights);
}

static void
find_for_group (const SojournTrip *trip, SojournGroup group, GArray *gaps)
{
    SojournAbroad abroad;
    SojournDate last;
    const char *zone;

    if (!sojourn_trip_find_abroad (trip, group, &abroad))
        return;
    zone = abroad.zone;
    /* The evening before the first day counts if the traveller arrives in the small hours. */
    last = MIN (MIN (abroad.last_day, abroad.first_day + MOST_NIGHTS), SOJOURN_DATE_MAX);
    for (SojournDate evening = MAX (abroad.first_day - 1, SOJOURN_DATE_MIN); evening <= last;
         evening++) {
        gint64 night = get_night (evening, zone);
        const SojournStop *before;

        zone = find_zone (trip, group, night, abroad.zone);
        night = get_night (evening, zone);
        if (night < abroad.from || night >= abroad.to || is_covered (trip, group, night))
            continue;
        before = find_before (trip, group, night);
        add_night (gaps, group, evening, before != NULL ? before : sojourn_trip_get_nth (trip, 0));
    }
}

/* Where the patient and the companions lack the same nights, that is one gap. */
static void
merge (GArray *gaps)
{
    for (guint i = 0; i < gaps->len; i++) {
        SojournNights *a = &g_array_index (gaps, SojournNights, i);

        for (guint j = i + 1; j < gaps->len; j++) {
            const SojournNights *b = &g_array_index (gaps, SojournNights, j);

            if (a->first != b->first || a->count != b->count || a->groups == b->groups)
                continue;
            a->groups |= b->groups;
            g_array_remove_index (gaps, j);
            break;
        }
    }
}

/*
 * sojourn_nights_find_gaps:
 * @trip: a trip
 *
 * Finds the nights abroad that a traveller spends in no lodging, no hospital and on no way (T20).
 * Nights are those of the place where the traveller is.
 *
 * Returns: (transfer full) (element-type SojournNights): the gaps; they borrow from @trip
 */
GArray *
sojourn_nights_find_gaps (const SojournTrip *trip)
{
    GArray *gaps = g_array_new (FALSE, FALSE, sizeof (SojournNights));

    find_for_group (trip, SOJOURN_GROUP_PATIENT, gaps);
    if (trip->groups & SOJOURN_GROUP_COMPANIONS)
        find_for_group (trip, SOJOURN_GROUP_COMPANIONS, gaps);
    merge (gaps);
    return gaps;
}

/*
 * sojourn_nights_dup_first:
 * @self: nights
 *
 * Returns: (transfer full): the date of the first evening, in the language of the user
 */
char *
sojourn_nights_dup_first (const SojournNights *self)
{
    return sojourn_date_format_local (self->first, SOJOURN_DATE_STYLE_MEDIUM);
}

/*
 * sojourn_nights_dup_last:
 * @self: nights
 *
 * Returns: (transfer full): the date of the last evening, in the language of the user
 */
char *
sojourn_nights_dup_last (const SojournNights *self)
{
    return sojourn_date_format_local (self->first + self->count - 1, SOJOURN_DATE_STYLE_MEDIUM);
}
