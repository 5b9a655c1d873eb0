/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-finding-private.h"
#include "sojourn-metro-private.h"
#include "sojourn-nights-private.h"
#include "sojourn-time-local.h"
#include "sojourn-time.h"
#include "sojourn-trip-private.h"

#include <glib/gi18n-lib.h>

/* What a journey asks of those who make it. Times are compared as instants and shown where they
 * happen. */

#define SECONDS_PER_HOUR 3600

/* Of what overlaps with one thing no more is told of each weight: a file may hold ten thousand. */
#define MOST_OVERLAPS 10

static gboolean
has_segments (const SojournCheck *check)
{
    return sojourn_snapshot_get_all (check->snapshot, SOJOURN_KIND_SEGMENT)->len > 0;
}

static void
fire_overlap (SojournCheck *check,
              SojournSeverity severity,
              const SojournStop *earlier,
              const SojournStop *later)
{
    g_autofree char *overlap =
        sojourn_duration_format (MIN (earlier->end, later->end) - later->start);

    sojourn_check_fire (check, severity, later->segment, SOJOURN_SEGMENT_START_AT,
                        /* Translators: the names of two parts of a journey, a length of time */
                        g_strdup_printf (_ ("“%s” and “%s” overlap by %s"),
                                         sojourn_stop_get_name (earlier),
                                         sojourn_stop_get_name (later), overlap));
}

static void
check_overlaps_of (SojournCheck *check, const SojournTrip *trip, guint n)
{
    const SojournStop *a = sojourn_trip_get_nth (trip, n);
    guint told[SOJOURN_SEVERITY_BLOCK + 1] = { 0 };

    for (guint i = n + 1; i < sojourn_trip_get_size (trip); i++) {
        const SojournStop *b = sojourn_trip_get_nth (trip, i);
        SojournSeverity severity = sojourn_stop_is_firm (a) && sojourn_stop_is_firm (b)
                                       ? SOJOURN_SEVERITY_BLOCK
                                       : SOJOURN_SEVERITY_WARN;

        if (b->start >= a->end)
            break;
        if (!sojourn_stop_is_stay (b) && b->end > a->start &&
            (a->groups & b->groups & trip->groups) != 0 && told[severity]++ < MOST_OVERLAPS)
            fire_overlap (check, severity, a, b);
    }
}

/* T01: one traveller in two places at once. During a stay one may do other things. */
static void
check_overlaps (SojournCheck *check, const SojournRecord *desk)
{
    const SojournTrip *trip;

    if (!has_segments (check))
        return;
    trip = sojourn_check_get_trip (check);
    for (guint i = 0; i < sojourn_trip_get_size (trip); i++) {
        if (!sojourn_stop_is_stay (sojourn_trip_get_nth (trip, i)))
            check_overlaps_of (check, trip, i);
    }
}

static void
check_connection (SojournCheck *check, const SojournStop *from, const SojournStop *to)
{
    const char *end = sojourn_record_get_text (from->segment, SOJOURN_SEGMENT_TO_PLACE);
    const char *start = sojourn_record_get_text (to->segment, SOJOURN_SEGMENT_FROM_PLACE);

    if (end == NULL || start == NULL || sojourn_places_may_be_near (end, start))
        return;
    sojourn_check_fire (
        check, SOJOURN_SEVERITY_WARN, to->segment, SOJOURN_SEGMENT_FROM_PLACE,
        /* Translators: the name of a part of a journey, the place where it ends, the name of the
         * next part, the place where it starts */
        g_strdup_printf (_ ("“%s” ends in %s, but “%s” starts in %s, and nothing leads from one to "
                            "the other"),
                         sojourn_stop_get_name (from), end, sojourn_stop_get_name (to), start));
}

/* T02: a leg starts in another city than the one before ended, without a transfer between. */
static void
check_places (SojournCheck *check, const SojournRecord *desk)
{
    const SojournTrip *trip;

    if (!has_segments (check))
        return;
    trip = sojourn_check_get_trip (check);
    for (guint i = 1; i < sojourn_trip_get_size (trip); i++) {
        const SojournStop *to = sojourn_trip_get_nth (trip, i);

        if (!sojourn_stop_is_leg (to))
            continue;
        for (guint j = i; j > 0; j--) {
            const SojournStop *from = sojourn_trip_get_nth (trip, j - 1);

            if ((from->groups & to->groups & trip->groups) == 0)
                continue;
            if (from->type == SOJOURN_SEGMENT_TYPE_TRANSFER)
                break;
            if (!sojourn_stop_is_leg (from))
                continue;
            check_connection (check, from, to);
            break;
        }
    }
}

static gboolean
is_patients_flight (const SojournRecord *segment)
{
    return sojourn_check_is (segment, SOJOURN_SEGMENT_TYPE, SOJOURN_SEGMENT_TYPE_FLIGHT) &&
           !sojourn_check_is (segment, SOJOURN_SEGMENT_STATUS, SOJOURN_SEGMENT_STATUS_CANCELLED) &&
           !sojourn_check_is (segment, SOJOURN_SEGMENT_STATUS, SOJOURN_SEGMENT_STATUS_DONE) &&
           !sojourn_check_is (segment, SOJOURN_SEGMENT_TRAVELLERS, SOJOURN_TRAVELLERS_COMPANIONS);
}

/* SOJOURN_PROCEDURE_DURAL_PUNCTURE, or any procedure of which it is not known what it was. */
typedef enum {
    WAS_PUNCTURE,
    MAY_BE_PUNCTURE,
} Puncture;

static gboolean
is_puncture (const SojournRecord *segment, Puncture kind)
{
    if (!sojourn_check_is (segment, SOJOURN_SEGMENT_TYPE, SOJOURN_SEGMENT_TYPE_PROCEDURE) ||
        sojourn_check_is (segment, SOJOURN_SEGMENT_STATUS, SOJOURN_SEGMENT_STATUS_CANCELLED))
        return FALSE;
    return kind == WAS_PUNCTURE ? sojourn_check_is (segment, SOJOURN_SEGMENT_PROCEDURE,
                                                    SOJOURN_PROCEDURE_DURAL_PUNCTURE)
                                : !sojourn_record_has (segment, SOJOURN_SEGMENT_PROCEDURE);
}

/* Returns: (nullable): the last one that began before an instant */
static const SojournRecord *
find_last_puncture (const SojournSnapshot *snapshot, Puncture kind, gint64 before, gint64 *last)
{
    const GPtrArray *segments = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_SEGMENT);
    const SojournRecord *found = NULL;

    for (guint i = 0; i < segments->len; i++) {
        gint64 start;

        if (!is_puncture (segments->pdata[i], kind) ||
            !sojourn_check_peek_time (segments->pdata[i], SOJOURN_SEGMENT_START_AT, &start) ||
            start >= before || (found != NULL && start <= *last))
            continue;
        *last = start;
        found = segments->pdata[i];
    }
    return found;
}

/* A headache when upright or a leak of spinal fluid that began before an instant, and is not over
 * by then. */
static const SojournRecord *
find_open_event (const SojournSnapshot *snapshot, gint64 at)
{
    const GPtrArray *events = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_ADVERSE_EVENT);

    for (guint i = 0; i < events->len; i++) {
        const SojournRecord *event = events->pdata[i];

        if ((sojourn_check_is (event, SOJOURN_ADVERSE_EVENT_TERM,
                               SOJOURN_ADVERSE_POSTURAL_HEADACHE) ||
             sojourn_check_is (event, SOJOURN_ADVERSE_EVENT_TERM, SOJOURN_ADVERSE_CSF_LEAK)) &&
            sojourn_record_get_integer (event, SOJOURN_ADVERSE_EVENT_ONSET_AT, G_MININT64) < at &&
            sojourn_record_get_integer (event, SOJOURN_ADVERSE_EVENT_RESOLVED_AT, G_MAXINT64) > at)
            return event;
    }
    return NULL;
}

static const char *
get_name (const SojournRecord *segment)
{
    const char *title = sojourn_record_get_text (segment, SOJOURN_SEGMENT_TITLE);

    return title != NULL ? title : sojourn_check_get_label (segment, SOJOURN_SEGMENT_TYPE);
}

static char *
write_event (const SojournCheck *check, const SojournRecord *flight, const char *event)
{
    g_autofree char *after = NULL;
    gint64 start = 0;
    gint64 puncture;

    sojourn_check_peek_time (flight, SOJOURN_SEGMENT_START_AT, &start);
    if (find_last_puncture (check->snapshot, WAS_PUNCTURE, start, &puncture) == NULL)
        /* Translators: the name of a flight, the name of an adverse event */
        return g_strdup_printf (_ ("“%s” leaves while “%s” is not over; this needs clearance by "
                                   "the surgeon"),
                                get_name (flight), event);
    after = sojourn_duration_format (start - puncture);
    /* Translators: the name of a flight, a length of time, the name of an adverse event */
    return g_strdup_printf (_ ("“%s” leaves %s after the last dural puncture, while “%s” is not "
                               "over; this needs clearance by the surgeon"),
                            get_name (flight), after, event);
}

static void
fire_event (SojournCheck *check, const SojournRecord *flight, const SojournRecord *event)
{
    SojournFinding *finding = sojourn_check_fire (
        check, SOJOURN_SEVERITY_BLOCK, flight, SOJOURN_SEGMENT_START_AT,
        write_event (check, flight, sojourn_check_get_label (event, SOJOURN_ADVERSE_EVENT_TERM)));

    sojourn_finding_set_place (finding, SOJOURN_KIND_ADVERSE_EVENT, sojourn_record_get_uuid (event),
                               SOJOURN_ADVERSE_EVENT_RESOLVED_AT);
    /* Translators: a button */
    sojourn_finding_set_cure (finding, N_ ("Review the Event"));
}

static void
fire_early (SojournCheck *check,
            const SojournRecord *flight,
            SojournSeverity severity,
            gint64 puncture,
            gint64 since)
{
    gint64 wait =
        sojourn_check_get_threshold (check, SOJOURN_THRESHOLD_PUNCTURE_WARN) * SECONDS_PER_HOUR;
    const char *zone = sojourn_record_get_text (flight, SOJOURN_SEGMENT_START_ZONE);
    g_autofree char *after = sojourn_duration_format (since);
    g_autofree char *wanted = sojourn_duration_format (wait);
    g_autofree char *earliest = NULL;
    SojournFinding *finding;

    if (zone == NULL || !sojourn_zone_is_valid (zone))
        zone = "UTC";
    if (!sojourn_time_is_valid (puncture + wait))
        return;
    earliest = sojourn_time_format_local (puncture + wait, zone, SOJOURN_TIME_STYLE_MEDIUM);
    finding = sojourn_check_fire (
        check, severity, flight, SOJOURN_SEGMENT_START_AT,
        /* Translators: the name of a flight, two lengths of time, an instant, the name of a time
         * zone */
        g_strdup_printf (_ ("“%s” leaves %s after the last dural puncture; before %s it needs "
                            "clearance by the surgeon. Earliest: %s, %s"),
                         get_name (flight), after, wanted, earliest, zone));
    sojourn_finding_set_earliest (finding, puncture + wait, zone);
    /* Translators: a button */
    sojourn_finding_set_cure (finding, N_ ("Move the Flight"));
}

static void
fire_unknown (SojournCheck *check,
              const SojournRecord *flight,
              const SojournRecord *procedure,
              gint64 since)
{
    gint64 wait = sojourn_check_get_threshold (check, SOJOURN_THRESHOLD_PUNCTURE_WARN);
    g_autofree char *after = sojourn_duration_format (since);
    g_autofree char *wanted = sojourn_duration_format (wait * SECONDS_PER_HOUR);
    SojournFinding *finding = sojourn_check_fire (
        check, SOJOURN_SEVERITY_WARN, flight, SOJOURN_SEGMENT_START_AT,
        /* Translators: the name of a flight, a length of time, the name of a procedure, a length
         * of time */
        g_strdup_printf (_ ("“%s” leaves %s after “%s”, and it is not recorded what was done; "
                            "after a dural puncture a flight before %s needs clearance by the "
                            "surgeon"),
                         get_name (flight), after, get_name (procedure), wanted));

    sojourn_finding_set_place (finding, SOJOURN_KIND_SEGMENT, sojourn_record_get_uuid (procedure),
                               SOJOURN_SEGMENT_PROCEDURE);
}

/* T05: a flight soon after the dura was punctured, or while its leak is not closed. Cabin pressure
 * worsens a headache after a puncture; weak sources, so the waits are settings, a letter of the
 * surgeon overrules, and the airline decides. A procedure that does not say what it was may have
 * been a puncture, and a leak needs none that is recorded. */
static void
check_puncture (SojournCheck *check, const SojournRecord *flight)
{
    gint64 warn =
        sojourn_check_get_threshold (check, SOJOURN_THRESHOLD_PUNCTURE_WARN) * SECONDS_PER_HOUR;
    gint64 block =
        sojourn_check_get_threshold (check, SOJOURN_THRESHOLD_PUNCTURE_BLOCK) * SECONDS_PER_HOUR;
    const SojournRecord *event, *puncture, *unknown;
    gint64 start, at, maybe;

    if (!is_patients_flight (flight) ||
        !sojourn_check_peek_time (flight, SOJOURN_SEGMENT_START_AT, &start))
        return;
    event = find_open_event (check->snapshot, start);
    puncture = find_last_puncture (check->snapshot, WAS_PUNCTURE, start, &at);
    unknown = find_last_puncture (check->snapshot, MAY_BE_PUNCTURE, start, &maybe);

    if (event != NULL)
        fire_event (check, flight, event);
    else if (puncture != NULL && start - at < block)
        fire_early (check, flight, SOJOURN_SEVERITY_BLOCK, at, start - at);
    else if (puncture != NULL && start - at < warn)
        fire_early (check, flight, SOJOURN_SEVERITY_WARN, at, start - at);
    else if (unknown != NULL && start - maybe < warn)
        fire_unknown (check, flight, unknown, start - maybe);
}

static char *
write_night (const SojournNights *nights)
{
    g_autofree char *night = sojourn_nights_dup_first (nights);

    if (nights->groups == SOJOURN_GROUP_COMPANIONS)
        /* Translators: a date */
        return g_strdup_printf (_ ("The night of %s is without lodging for the companions"), night);
    if (nights->groups == SOJOURN_GROUP_PATIENT)
        /* Translators: a date */
        return g_strdup_printf (_ ("The night of %s is without lodging for the patient"), night);
    return g_strdup_printf (
        /* Translators: a date */
        _ ("The night of %s is without lodging for the patient and the companions"), night);
}

static char *
write_nights (const SojournNights *nights)
{
    g_autofree char *first = sojourn_nights_dup_first (nights);
    g_autofree char *last = sojourn_nights_dup_last (nights);

    if (nights->groups == SOJOURN_GROUP_COMPANIONS)
        return g_strdup_printf (
            /* Translators: how many nights, the dates of the first and the last */
            ngettext ("%d night without lodging for the companions, from %s to %s",
                      "%d nights without lodging for the companions, from %s to %s",
                      (gulong)nights->count),
            nights->count, first, last);
    if (nights->groups == SOJOURN_GROUP_PATIENT)
        return g_strdup_printf (
            /* Translators: how many nights, the dates of the first and the last */
            ngettext ("%d night without lodging for the patient, from %s to %s",
                      "%d nights without lodging for the patient, from %s to %s",
                      (gulong)nights->count),
            nights->count, first, last);
    return g_strdup_printf (
        /* Translators: how many nights, the dates of the first and the last */
        ngettext ("%d night without lodging for the patient and the companions, from %s to %s",
                  "%d nights without lodging for the patient and the companions, from %s to %s",
                  (gulong)nights->count),
        nights->count, first, last);
}

/* T20: a night abroad with no place to sleep. */
static void
check_nights (SojournCheck *check, const SojournRecord *desk)
{
    g_autoptr (GArray) gaps = NULL;

    if (!has_segments (check))
        return;
    gaps = sojourn_nights_find_gaps (sojourn_check_get_trip (check));
    for (guint i = 0; i < gaps->len; i++) {
        const SojournNights *nights = &g_array_index (gaps, SojournNights, i);
        SojournFinding *finding = sojourn_check_fire (
            check, SOJOURN_SEVERITY_WARN, nights->before->segment, SOJOURN_SEGMENT_END_AT,
            nights->count == 1 ? write_night (nights) : write_nights (nights));

        sojourn_finding_set_place (finding, SOJOURN_KIND_SEGMENT, NULL, SOJOURN_SEGMENT_TYPE);
        /* Translators: a button */
        sojourn_finding_set_cure (finding, N_ ("Add Lodging"));
    }
}

/* T27: a local time means nothing without its zone. A local time that a change of the clocks leaves
 * out or repeats is asked about where it is entered, by sojourn_rules_check_local_time(). */
static void
check_zones (SojournCheck *check, const SojournRecord *segment)
{
    static const guint fields[] = { SOJOURN_SEGMENT_START_ZONE, SOJOURN_SEGMENT_END_ZONE };

    for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
        const char *zone = sojourn_record_get_text (segment, fields[i]);

        if (zone != NULL && sojourn_zone_is_valid (zone))
            continue;
        sojourn_check_fire (
            check, SOJOURN_SEVERITY_BLOCK, segment, fields[i],
            /* Translators: the name of a part of a journey, the name of a field: “Time Zone at the
             * Start” */
            g_strdup_printf (_ ("“%s”: “%s” is missing or not known, so its time cannot be told"),
                             get_name (segment),
                             sojourn_check_get_field_label (segment, fields[i])));
    }
}

static gboolean
leads_somewhere (const SojournRecord *segment)
{
    gint64 type = sojourn_record_get_integer (segment, SOJOURN_SEGMENT_TYPE, -1);

    return type >= SOJOURN_SEGMENT_TYPE_FLIGHT && type <= SOJOURN_SEGMENT_TYPE_TRANSFER;
}

static char *
write_duration (const SojournRecord *segment, gint64 duration, gint64 longest)
{
    g_autofree char *length = sojourn_duration_format (ABS (duration));
    g_autofree char *limit = sojourn_duration_format (longest);

    if (duration == 0)
        /* Translators: the name of a part of a journey */
        return g_strdup_printf (_ ("“%s” ends at the instant it starts"), get_name (segment));
    if (duration < 0)
        /* Translators: the name of a part of a journey, a length of time */
        return g_strdup_printf (_ ("“%s” ends %s before it starts"), get_name (segment), length);
    /* Translators: the name of a part of a journey, two lengths of time */
    return g_strdup_printf (_ ("“%s” takes %s; more than %s for one leg is rarely meant"),
                            get_name (segment), length, limit);
}

/* T30: how long a part of the journey takes, between instants: to land at an earlier local time
 * than that of the start is nothing unusual. */
static void
check_duration (SojournCheck *check, const SojournRecord *segment)
{
    gint64 longest =
        sojourn_check_get_threshold (check, SOJOURN_THRESHOLD_LONGEST_LEG) * SECONDS_PER_HOUR;
    gboolean leads = leads_somewhere (segment);
    gint64 start, end, duration;

    if (sojourn_check_is (segment, SOJOURN_SEGMENT_STATUS, SOJOURN_SEGMENT_STATUS_CANCELLED) ||
        !sojourn_check_peek_time (segment, SOJOURN_SEGMENT_START_AT, &start) ||
        !sojourn_check_peek_time (segment, SOJOURN_SEGMENT_END_AT, &end))
        return;
    duration = end - start;
    if (duration < 0 || (leads && (duration == 0 || duration > longest)))
        sojourn_check_fire (check, duration > 0 ? SOJOURN_SEVERITY_WARN : SOJOURN_SEVERITY_BLOCK,
                            segment, SOJOURN_SEGMENT_END_AT,
                            write_duration (segment, duration, longest));
}

static const SojournRule rules[] = {
    { "T01", SOJOURN_SEVERITY_BLOCK, N_ ("Two things at once"), N_ ("Follows from the journey"),
      'A', SOJOURN_OVERRIDE_ALLOWED, SOJOURN_KIND_CASE, check_overlaps },
    { "T02", SOJOURN_SEVERITY_WARN, N_ ("Gap between two places"), N_ ("Follows from the journey"),
      'A', SOJOURN_OVERRIDE_ALLOWED, SOJOURN_KIND_CASE, check_places },
    { "T05", SOJOURN_SEVERITY_BLOCK, N_ ("Flight after a dural puncture"),
      N_ ("Aerospace Medical Association; Case Rep Anesthesiol 2013:253218; weak sources for the "
          "number of days. A letter of the surgeon overrules, the airline decides"),
      'C', SOJOURN_OVERRIDE_ALLOWED, SOJOURN_KIND_SEGMENT, check_puncture },
    { "T20", SOJOURN_SEVERITY_WARN, N_ ("Night without lodging"), N_ ("Follows from the journey"),
      'A', SOJOURN_OVERRIDE_ALLOWED, SOJOURN_KIND_CASE, check_nights },
    { "T27", SOJOURN_SEVERITY_BLOCK, N_ ("Time without its zone"), N_ ("Follows from the journey"),
      'A', SOJOURN_OVERRIDE_NEVER, SOJOURN_KIND_SEGMENT, check_zones },
    { "T30", SOJOURN_SEVERITY_BLOCK, N_ ("Duration that cannot be, or rarely is"),
      N_ ("Follows from the journey"), 'A', SOJOURN_OVERRIDE_ALLOWED, SOJOURN_KIND_SEGMENT,
      check_duration },
};

const SojournRulePack sojourn_travel_rules = SOJOURN_RULE_PACK (rules);
