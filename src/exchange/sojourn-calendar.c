/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-calendar.h"

#include "sojourn-calendar-lines.h"
#include "sojourn-calendar-text.h"
#include "sojourn-calendar-zone.h"
#include "sojourn-case-fields.h"
#include "sojourn-journey-fields.h"
#include "sojourn-text.h"
#include "sojourn-zone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PRODUCT "-//Sojourn//Sojourn " SOJOURN_VERSION "//EN"

/* How long before a booking can no longer be returned the calendar rings. */
#define REFUND_NOTICE_SECONDS 86400

/* The first and the last instant that is written in a zone. */
typedef struct {
    gint64 first;
    gint64 last;
} Span;

static icaltimetype
make_utc (gint64 instant)
{
    return icaltime_from_timet_with_zone ((time_t)instant, 0, icaltimezone_get_utc_timezone ());
}

/* What the clock on the wall shows the second time it shows it can only be told in UTC. */
static gboolean
is_second_time (gint64 instant, const char *zone)
{
    SojournDate date;
    int minutes;
    gint64 first;
    gint64 second;

    return sojourn_time_to_local (instant, zone, &date, &minutes) &&
           sojourn_local_resolve (date, minutes, zone, &first, &second) ==
               SOJOURN_LOCAL_AMBIGUOUS &&
           instant >= second;
}

static gboolean
is_local (gint64 instant, const char *zone)
{
    return zone != NULL && sojourn_zone_is_valid (zone) && !sojourn_calendar_zone_is_utc (zone) &&
           !is_second_time (instant, zone);
}

/* Turns @property, made for @instant in UTC, into the time on the wall in @zone. */
static icalproperty *
place_in_zone (icalproperty *property, gint64 instant, const char *zone)
{
    icaltimetype local;
    int offset;

    if (!is_local (instant, zone) || !sojourn_zone_get_offset (zone, instant, &offset))
        return property;

    local = icaltime_from_timet_with_zone ((time_t)(instant + offset), 0, NULL);
    icalproperty_set_value (property, icalvalue_new_datetime (local));
    icalproperty_add_parameter (property, icalparameter_new_tzid (zone));
    return property;
}

/* Every text goes through here: no control character gets into the file but the line feeds that
 * libical writes as \n. */
static void
add_text (icalcomponent *event, icalproperty *(*make) (const char *), const char *text)
{
    g_autofree char *line = text != NULL ? sojourn_text_normalize (text) : NULL;

    if (line != NULL && *line != '\0')
        icalcomponent_add_property (event, make (line));
}

static void
add_description (icalcomponent *event, const SojournRecord *segment, SojournCalendarFlags flags)
{
    g_autofree char *raw =
        sojourn_segment_dup_description (segment, (flags & SOJOURN_CALENDAR_NOTES) != 0);
    g_autofree char *text = sojourn_text_normalize_lines (raw);

    icalcomponent_add_property (event, icalproperty_new_description (text));
}

static const char *
get_patient_name (const SojournSnapshot *snapshot)
{
    const SojournRecord *patient = sojourn_snapshot_get_patient (snapshot);
    static const guint fields[] = { SOJOURN_PERSON_GIVEN_NAME, SOJOURN_PERSON_FAMILY_NAME,
                                    SOJOURN_PERSON_ALIAS };

    for (guint i = 0; patient != NULL && i < G_N_ELEMENTS (fields); i++) {
        if (sojourn_record_has (patient, fields[i]))
            return sojourn_record_get_text (patient, fields[i]);
    }
    return NULL;
}

static void
add_summary (icalcomponent *event,
             const SojournSnapshot *snapshot,
             const SojournRecord *segment,
             SojournCalendarFlags flags)
{
    const char *name = flags & SOJOURN_CALENDAR_NAME ? get_patient_name (snapshot) : NULL;
    g_autofree char *plain = sojourn_segment_dup_summary (segment);
    g_autofree char *named = NULL;

    if (name != NULL)
        /* Translators: the name of a patient, then a part of the journey */
        named = g_strdup_printf (_ ("%s – %s"), name, plain);
    add_text (event, icalproperty_new_summary, named != NULL ? named : plain);
}

static icalproperty_status
get_status (const SojournRecord *segment)
{
    switch (sojourn_record_get_integer (segment, SOJOURN_SEGMENT_STATUS, 0)) {
    case SOJOURN_SEGMENT_STATUS_IDEA:
    case SOJOURN_SEGMENT_STATUS_HELD:
        return ICAL_STATUS_TENTATIVE;
    case SOJOURN_SEGMENT_STATUS_CANCELLED:
        return ICAL_STATUS_CANCELLED;
    default:
        return ICAL_STATUS_CONFIRMED;
    }
}

/* It grows with every change that was stored, on top of what an imported event had. */
static int
get_sequence (const SojournRecord *segment)
{
    gint64 changes = MAX (sojourn_record_get_revision (segment) - 1, 0);

    return (int)MIN (sojourn_record_get_integer (segment, SOJOURN_SEGMENT_CALENDAR_SEQUENCE, 0) +
                         changes,
                     G_MAXINT);
}

static void
add_identity (icalcomponent *event, const SojournRecord *segment, gint64 now)
{
    const char *uid = sojourn_record_get_text (segment, SOJOURN_SEGMENT_CALENDAR_UID);

    add_text (event, icalproperty_new_uid, uid != NULL ? uid : sojourn_record_get_uuid (segment));
    icalcomponent_add_property (event, icalproperty_new_dtstamp (make_utc (now)));
    icalcomponent_add_property (event, icalproperty_new_sequence (get_sequence (segment)));
    icalcomponent_add_property (event, icalproperty_new_status (get_status (segment)));
}

/* An event without an end that lies after its start has no end (RFC 5545 §3.8.2.2). */
static void
add_times (icalcomponent *event, const SojournRecord *segment)
{
    gint64 start = sojourn_record_get_integer (segment, SOJOURN_SEGMENT_START_AT, 0);
    gint64 end = sojourn_record_get_integer (segment, SOJOURN_SEGMENT_END_AT, start);

    icalcomponent_add_property (
        event, place_in_zone (icalproperty_new_dtstart (make_utc (start)), start,
                              sojourn_record_get_text (segment, SOJOURN_SEGMENT_START_ZONE)));
    if (end > start)
        icalcomponent_add_property (
            event, place_in_zone (icalproperty_new_dtend (make_utc (end)), end,
                                  sojourn_record_get_text (segment, SOJOURN_SEGMENT_END_ZONE)));
    icalcomponent_add_property (
        event,
        icalproperty_new_transp (sojourn_record_get_integer (segment, SOJOURN_SEGMENT_TYPE, 0) ==
                                         SOJOURN_SEGMENT_TYPE_LODGING
                                     ? ICAL_TRANSP_TRANSPARENT
                                     : ICAL_TRANSP_OPAQUE));
}

static void
add_refund_alarm (icalcomponent *event, const SojournRecord *segment)
{
    struct icaltriggertype trigger = { icaltime_null_time (), icaldurationtype_null_duration () };
    icalcomponent *alarm;
    gint64 until;

    if (!sojourn_record_peek_integer (segment, SOJOURN_SEGMENT_REFUNDABLE_UNTIL, &until) ||
        get_status (segment) == ICAL_STATUS_CANCELLED)
        return;

    trigger.time = make_utc (until - REFUND_NOTICE_SECONDS);
    alarm = icalcomponent_new (ICAL_VALARM_COMPONENT);
    icalcomponent_add_property (alarm, icalproperty_new_action (ICAL_ACTION_DISPLAY));
    icalcomponent_add_property (alarm, icalproperty_new_trigger (trigger));
    icalcomponent_add_property (
        alarm, icalproperty_new_description (_ ("Tomorrow this can no longer be refunded")));
    icalcomponent_add_component (event, alarm);
}

static icalcomponent *
make_event (const SojournSnapshot *snapshot,
            const SojournRecord *segment,
            gint64 now,
            SojournCalendarFlags flags)
{
    icalcomponent *event = icalcomponent_new (ICAL_VEVENT_COMPONENT);
    g_autofree char *location = sojourn_segment_dup_location (snapshot, segment);

    add_identity (event, segment, now);
    add_times (event, segment);
    add_summary (event, snapshot, segment, flags);
    add_text (event, icalproperty_new_location, location);
    add_description (event, segment, flags);
    add_refund_alarm (event, segment);
    return event;
}

static void
note_zone (GHashTable *zones, const SojournRecord *segment, guint time_field, guint zone_field)
{
    const char *zone = sojourn_record_get_text (segment, zone_field);
    gint64 instant;
    Span *span;

    if (!sojourn_record_peek_integer (segment, time_field, &instant) || !is_local (instant, zone))
        return;

    span = g_hash_table_lookup (zones, zone);
    if (span == NULL) {
        span = g_new (Span, 1);
        *span = (Span){ instant, instant };
        g_hash_table_insert (zones, (char *)zone, span);
    }
    span->first = MIN (span->first, instant);
    span->last = MAX (span->last, instant);
}

static void
add_zones (icalcomponent *calendar, const GPtrArray *segments)
{
    g_autoptr (GHashTable) zones = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
    g_autoptr (GPtrArray) names = NULL;

    for (guint i = 0; i < segments->len; i++) {
        note_zone (zones, segments->pdata[i], SOJOURN_SEGMENT_START_AT, SOJOURN_SEGMENT_START_ZONE);
        note_zone (zones, segments->pdata[i], SOJOURN_SEGMENT_END_AT, SOJOURN_SEGMENT_END_ZONE);
    }

    names = g_hash_table_get_keys_as_ptr_array (zones);
    g_ptr_array_sort_values (names, (GCompareFunc)g_strcmp0);
    for (guint i = 0; i < names->len; i++) {
        const Span *span = g_hash_table_lookup (zones, names->pdata[i]);

        icalcomponent_add_component (
            calendar, sojourn_calendar_zone_new (names->pdata[i], span->first, span->last));
    }
}

static gint
compare_segments (gconstpointer a, gconstpointer b)
{
    const SojournRecord *first = a;
    const SojournRecord *second = b;
    gint64 start = sojourn_record_get_integer (first, SOJOURN_SEGMENT_START_AT, G_MININT64);
    gint64 other = sojourn_record_get_integer (second, SOJOURN_SEGMENT_START_AT, G_MININT64);

    if (start != other)
        return start < other ? -1 : 1;
    return g_strcmp0 (sojourn_record_get_uuid (first), sojourn_record_get_uuid (second));
}

static void
add_name (icalcomponent *calendar, const SojournSnapshot *snapshot)
{
    const SojournRecord *record = sojourn_snapshot_get_case (snapshot);
    const char *ref = record != NULL ? sojourn_record_get_text (record, SOJOURN_CASE_REF) : NULL;
    g_autofree char *raw = NULL;
    g_autofree char *name = NULL;

    if (ref == NULL)
        return;
    /* Translators: the name of a calendar; the place is the reference of a case */
    raw = g_strdup_printf (_ ("Journey %s"), ref);
    name = sojourn_text_normalize (raw);
    icalcomponent_add_property (calendar, icalproperty_new_name (name));
}

static icalcomponent *
make_calendar (const SojournSnapshot *snapshot)
{
    icalcomponent *calendar = icalcomponent_new (ICAL_VCALENDAR_COMPONENT);

    icalcomponent_add_property (calendar, icalproperty_new_prodid (PRODUCT));
    icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
    icalcomponent_add_property (calendar, icalproperty_new_calscale ("GREGORIAN"));
    icalcomponent_add_property (calendar, icalproperty_new_method (ICAL_METHOD_PUBLISH));
    add_name (calendar, snapshot);
    return calendar;
}

/**
 * sojourn_calendar_write:
 * @snapshot: a case
 * @now: when this is written, seconds since 1970-01-01T00:00:00Z
 * @flags: what it may tell
 *
 * Writes the journey of a case as a calendar of RFC 5545, an event a segment, in the order of time.
 * Times are those of the place, with the description of its zone. An event keeps its UID, and its
 * sequence grows with each change that was stored, so that a calendar that has an older one is
 * updated. Cancelled segments are there as cancelled events. A booking that can be refunded has an
 * alarm a day before that ends.
 *
 * Unless @flags say so, nothing is told of who the patient is, but for what was typed into titles.
 *
 * Returns: (transfer full): UTF-8, lines of at most 75 bytes that end in CR LF
 */
GBytes *
sojourn_calendar_write (const SojournSnapshot *snapshot, gint64 now, SojournCalendarFlags flags)
{
    const GPtrArray *all = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_SEGMENT);
    g_autoptr (GPtrArray) segments =
        g_ptr_array_new_from_array (all->pdata, all->len, NULL, NULL, NULL);
    icalcomponent *calendar = make_calendar (snapshot);
    char *folded;
    char *text;

    g_ptr_array_sort_values (segments, compare_segments);
    add_zones (calendar, segments);
    for (guint i = 0; i < segments->len; i++)
        icalcomponent_add_component (calendar,
                                     make_event (snapshot, segments->pdata[i], now, flags));

    text = icalcomponent_as_ical_string_r (calendar);
    folded = sojourn_calendar_fold_lines (text);
    icalmemory_free_buffer (text);
    icalcomponent_free (calendar);
    return g_bytes_new_take (folded, strlen (folded));
}
