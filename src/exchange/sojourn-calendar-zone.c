/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-calendar-zone.h"

#include "sojourn-zone.h"

/* What is described around the events: a calendar may move them by some weeks. */
#define MARGIN_SECONDS ((gint64)400 * 86400)

/* A part of the time in which a zone keeps one offset. */
typedef struct {
    int offset; /* in seconds east of UTC */
    gboolean is_dst;
} Interval;

static int
find_interval (GTimeZone *zone, gint64 instant)
{
    return g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant);
}

static Interval
get_interval (GTimeZone *zone, int index)
{
    return (Interval){ g_time_zone_get_offset (zone, index), g_time_zone_is_dst (zone, index) };
}

/* GLib does not tell when an interval begins. */
static gint64
find_start (GTimeZone *zone, int index, gint64 before, gint64 after)
{
    while (after - before > 1) {
        gint64 middle = before + (after - before) / 2;

        if (find_interval (zone, middle) < index)
            before = middle;
        else
            after = middle;
    }
    return after;
}

/* @local: what the clock on the wall shows, as if it were UTC */
static icalcomponent *
make_observance (icaltimetype local, int offset_before, Interval interval)
{
    icalcomponent *observance =
        icalcomponent_new (interval.is_dst ? ICAL_XDAYLIGHT_COMPONENT : ICAL_XSTANDARD_COMPONENT);

    icalcomponent_add_property (observance, icalproperty_new_dtstart (local));
    icalcomponent_add_property (observance, icalproperty_new_tzoffsetfrom (offset_before));
    icalcomponent_add_property (observance, icalproperty_new_tzoffsetto (interval.offset));
    return observance;
}

static icaltimetype
make_local (gint64 instant, int offset)
{
    icaltimetype local = icaltime_from_timet_with_zone ((time_t)(instant + offset), 0, NULL);

    local.zone = NULL;
    return local;
}

static void
add_changes (icalcomponent *component, GTimeZone *zone, gint64 from, gint64 to)
{
    int last = find_interval (zone, to);
    int index = find_interval (zone, from);
    Interval interval = get_interval (zone, index);

    /* What holds at the beginning held, for the purpose of these events, ever since. */
    icalcomponent_add_component (
        component, make_observance (make_local (MIN (from, 0), 0), interval.offset, interval));

    while (++index <= last) {
        int before = interval.offset;
        gint64 start = find_start (zone, index, from, to);

        interval = get_interval (zone, index);
        icalcomponent_add_component (
            component, make_observance (make_local (start, before), before, interval));
    }
}

/**
 * sojourn_calendar_zone_is_utc:
 * @zone: the IANA name of a time zone
 *
 * Returns: whether @zone is UTC itself, whose times are written with `Z` and without a zone
 */
gboolean
sojourn_calendar_zone_is_utc (const char *zone)
{
    static const char *const names[] = { "UTC",      "Etc/UTC",   "Etc/UCT",       "UCT", "Zulu",
                                         "Etc/Zulu", "Universal", "Etc/Universal", NULL };

    return g_strv_contains (names, zone);
}

/**
 * sojourn_calendar_zone_new:
 * @zone: the IANA name of a time zone, which is there
 * @first: the first instant that is written in it, seconds since 1970-01-01T00:00:00Z
 * @last: the last such instant
 *
 * Describes @zone for who does not know it: every change of its clocks from more than a year before
 * @first to more than a year after @last, one by one. Unlike a repeated rule, that is true of every
 * zone, also where a government decides year by year.
 *
 * Returns: (transfer full): a VTIMEZONE
 */
icalcomponent *
sojourn_calendar_zone_new (const char *zone, gint64 first, gint64 last)
{
    icalcomponent *component = icalcomponent_new (ICAL_VTIMEZONE_COMPONENT);
    g_autoptr (GTimeZone) found = sojourn_zone_ref (zone);

    g_return_val_if_fail (found != NULL, component);

    icalcomponent_add_property (component, icalproperty_new_tzid (zone));
    add_changes (component, found, first - MARGIN_SECONDS, last + MARGIN_SECONDS);
    return component;
}
