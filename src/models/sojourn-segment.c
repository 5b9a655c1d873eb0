/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-segment.h"

#include "sojourn-format.h"
#include "sojourn-zone.h"

#include <glib/gi18n-lib.h>

#define HOUR 3600
#define DAY (24 * HOUR)

/* How far ahead the first part of a journey is planned, until the person says. */
#define FIRST_AHEAD (14 * DAY)
#define FIRST_MINUTE (9 * 60)

/* How long a part lasts, until the person says. */
static const int usual_lengths[] = {
    [SOJOURN_SEGMENT_TYPE_FLIGHT] = 3 * HOUR,  [SOJOURN_SEGMENT_TYPE_TRAIN] = 3 * HOUR,
    [SOJOURN_SEGMENT_TYPE_ROAD] = 2 * HOUR,    [SOJOURN_SEGMENT_TYPE_TRANSFER] = HOUR,
    [SOJOURN_SEGMENT_TYPE_LODGING] = DAY,      [SOJOURN_SEGMENT_TYPE_HOSPITAL_STAY] = 3 * DAY,
    [SOJOURN_SEGMENT_TYPE_APPOINTMENT] = HOUR, [SOJOURN_SEGMENT_TYPE_PROCEDURE] = 2 * HOUR,
    [SOJOURN_SEGMENT_TYPE_REHAB] = 2 * HOUR,   [SOJOURN_SEGMENT_TYPE_REST] = DAY,
};

static gint64
get_start (const SojournRecord *segment)
{
    return sojourn_record_get_integer (segment, SOJOURN_SEGMENT_START_AT, G_MININT64);
}

static gint64
get_end (const SojournRecord *segment)
{
    return sojourn_record_get_integer (segment, SOJOURN_SEGMENT_END_AT, get_start (segment));
}

/* Where one is after a part of the journey. */
static const char *
get_last_place (const SojournRecord *segment)
{
    const char *to = sojourn_record_get_text (segment, SOJOURN_SEGMENT_TO_PLACE);

    return to != NULL ? to : sojourn_record_get_text (segment, SOJOURN_SEGMENT_FROM_PLACE);
}

/* When the journey goes on after an instant, or G_MAXINT64. */
static gint64
find_next_departure (const SojournSnapshot *snapshot, gint64 after)
{
    const GPtrArray *segments = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_SEGMENT);
    gint64 next = G_MAXINT64;

    for (guint i = 0; i < segments->len; i++) {
        gint64 start = get_start (segments->pdata[i]);

        if (!sojourn_segment_is_cancelled (segments->pdata[i]) &&
            sojourn_segment_leads_somewhere (
                sojourn_segment_get_segment_type (segments->pdata[i])) &&
            start > after && start < next)
            next = start;
    }
    return next;
}

static const char *
get_home_zone (const SojournSnapshot *snapshot)
{
    const char *zone =
        sojourn_record_get_text (sojourn_snapshot_get_case (snapshot), SOJOURN_CASE_HOME_ZONE);

    return zone != NULL && sojourn_zone_is_valid (zone) ? zone : "UTC";
}

static gint64
get_first_start (const char *zone, gint64 now)
{
    gint64 first, second;

    if (sojourn_local_resolve ((now + FIRST_AHEAD) / DAY, FIRST_MINUTE, zone, &first, &second) ==
        SOJOURN_LOCAL_UNKNOWN_ZONE)
        return now + FIRST_AHEAD;
    return first;
}

static void
set_times (SojournRecord *segment, gint64 start, gint64 end, const char *zone)
{
    sojourn_record_set_integer (segment, SOJOURN_SEGMENT_START_AT, start);
    sojourn_record_set_text (segment, SOJOURN_SEGMENT_START_ZONE, zone);
    sojourn_record_set_integer (segment, SOJOURN_SEGMENT_END_AT, end);
    sojourn_record_set_text (segment, SOJOURN_SEGMENT_END_ZONE, zone);
}

static gint64
choose_end (const SojournSnapshot *snapshot, SojournSegmentType type, gint64 start)
{
    gint64 next = find_next_departure (snapshot, start);

    if (type == SOJOURN_SEGMENT_TYPE_LODGING && next != G_MAXINT64)
        return next;
    return start + usual_lengths[type];
}

/**
 * sojourn_segment_find_last:
 * @snapshot: a case
 *
 * Returns: (transfer none) (nullable): the part of the journey that ends last and is not
 *   cancelled, or %NULL without a journey
 */
const SojournRecord *
sojourn_segment_find_last (const SojournSnapshot *snapshot)
{
    const GPtrArray *segments = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_SEGMENT);
    const SojournRecord *last = NULL;

    for (guint i = 0; i < segments->len; i++) {
        const SojournRecord *segment = segments->pdata[i];

        if (!sojourn_segment_is_cancelled (segment) &&
            sojourn_record_has (segment, SOJOURN_SEGMENT_START_AT) &&
            (last == NULL || get_end (segment) > get_end (last)))
            last = segment;
    }
    return last;
}

/**
 * sojourn_segment_new_after:
 * @snapshot: a case
 * @type: what comes
 * @before: (nullable): the part of the journey that it follows, or %NULL if it is the first
 * @now: the present, in seconds since 1970-01-01T00:00:00Z
 *
 * Makes a part of a journey as a proposal: it begins where and when @before ends, in its time zone,
 * and takes what is usual. Lodging lasts until the journey goes on. The first part begins at nine
 * o’clock at home in two weeks.
 *
 * Returns: (transfer full): a record that is not stored
 */
SojournRecord *
sojourn_segment_new_after (const SojournSnapshot *snapshot,
                           SojournSegmentType type,
                           const SojournRecord *before,
                           gint64 now)
{
    SojournRecord *segment = sojourn_record_new (SOJOURN_KIND_SEGMENT);
    const char *zone =
        before != NULL ? sojourn_record_get_text (before, SOJOURN_SEGMENT_END_ZONE) : NULL;
    gint64 start;

    if (zone == NULL)
        zone = get_home_zone (snapshot);
    start = before != NULL && sojourn_record_has (before, SOJOURN_SEGMENT_START_AT)
                ? get_end (before)
                : get_first_start (zone, now);
    sojourn_record_set_text (segment, SOJOURN_SEGMENT_CASE,
                             sojourn_record_get_uuid (sojourn_snapshot_get_case (snapshot)));
    sojourn_record_set_integer (segment, SOJOURN_SEGMENT_TYPE, type);
    sojourn_record_set_integer (segment, SOJOURN_SEGMENT_STATUS, SOJOURN_SEGMENT_STATUS_IDEA);
    sojourn_record_set_integer (segment, SOJOURN_SEGMENT_TRAVELLERS,
                                type == SOJOURN_SEGMENT_TYPE_PROCEDURE ? SOJOURN_TRAVELLERS_PATIENT
                                                                       : SOJOURN_TRAVELLERS_ALL);
    set_times (segment, start, choose_end (snapshot, type, start), zone);
    if (before != NULL && sojourn_segment_leads_somewhere (type))
        sojourn_record_set_text (segment, SOJOURN_SEGMENT_FROM_PLACE, get_last_place (before));
    return segment;
}

/**
 * sojourn_segment_get_segment_type:
 * @segment: a part of a journey
 *
 * Returns: its type
 */
SojournSegmentType
sojourn_segment_get_segment_type (const SojournRecord *segment)
{
    return (SojournSegmentType)sojourn_record_get_integer (segment, SOJOURN_SEGMENT_TYPE,
                                                           SOJOURN_SEGMENT_TYPE_APPOINTMENT);
}

/**
 * sojourn_segment_is_cancelled:
 * @segment: a part of a journey
 *
 * Returns: whether it does not take place
 */
gboolean
sojourn_segment_is_cancelled (const SojournRecord *segment)
{
    return sojourn_record_get_integer (segment, SOJOURN_SEGMENT_STATUS, -1) ==
           SOJOURN_SEGMENT_STATUS_CANCELLED;
}

/**
 * sojourn_segment_leads_somewhere:
 * @type: a type of part of a journey
 *
 * Returns: whether it ends in another place than it begins
 */
gboolean
sojourn_segment_leads_somewhere (SojournSegmentType type)
{
    return type <= SOJOURN_SEGMENT_TYPE_TRANSFER;
}

/**
 * sojourn_segment_format_title:
 * @segment: a part of a journey
 *
 * Returns: (transfer full): what people call it: its title, or from where to where it leads, or
 *   where it is, or its type
 */
char *
sojourn_segment_format_title (const SojournRecord *segment)
{
    const char *title = sojourn_record_get_text (segment, SOJOURN_SEGMENT_TITLE);
    const char *from = sojourn_record_get_text (segment, SOJOURN_SEGMENT_FROM_PLACE);
    const char *to = sojourn_record_get_text (segment, SOJOURN_SEGMENT_TO_PLACE);
    gint64 procedure;

    if (title != NULL)
        return g_strdup (title);
    if (from != NULL && to != NULL)
        /* Translators: a part of a journey: %1$s is the place where it begins, %2$s where it ends;
         * turn the arrow where people read from right to left */
        return g_strdup_printf (_ ("%1$s → %2$s"), from, to);
    if (sojourn_record_peek_integer (segment, SOJOURN_SEGMENT_PROCEDURE, &procedure))
        return g_strdup (sojourn_choice_set_get_label (&sojourn_procedure_kinds, procedure));
    if (from != NULL || to != NULL)
        return g_strdup (to != NULL ? to : from);
    return g_strdup (sojourn_choice_set_get_label (&sojourn_segment_types,
                                                   sojourn_segment_get_segment_type (segment)));
}

static void
append_choice (GPtrArray *parts, const SojournRecord *segment, guint field)
{
    const SojournField *info = sojourn_kind_get_field (SOJOURN_KIND_SEGMENT, field);
    gint64 value;

    if (sojourn_record_peek_integer (segment, field, &value))
        g_ptr_array_add (parts, g_strdup (sojourn_choice_set_get_label (info->choices, value)));
}

static void
append_carrier (GPtrArray *parts, const SojournRecord *segment)
{
    const char *carrier = sojourn_record_get_text (segment, SOJOURN_SEGMENT_CARRIER);
    const char *number = sojourn_record_get_text (segment, SOJOURN_SEGMENT_NUMBER);

    if (carrier != NULL && number != NULL)
        /* Translators: the name of an airline or railway and the number of the flight or train */
        g_ptr_array_add (parts, g_strdup_printf (C_ ("carrier", "%1$s %2$s"), carrier, number));
    else if (carrier != NULL || number != NULL)
        g_ptr_array_add (parts, g_strdup (carrier != NULL ? carrier : number));
}

static void
append_length (GPtrArray *parts, const SojournRecord *segment)
{
    gint64 start, end;
    g_autofree char *when = NULL;

    if (!sojourn_record_peek_integer (segment, SOJOURN_SEGMENT_START_AT, &start) ||
        !sojourn_record_peek_integer (segment, SOJOURN_SEGMENT_END_AT, &end))
        return;
    g_ptr_array_add (parts, sojourn_format_duration (end - start));
    when =
        sojourn_format_instant (end, sojourn_record_get_text (segment, SOJOURN_SEGMENT_END_ZONE));
    /* Translators: when a part of a journey ends; %s is a date and a time of day */
    g_ptr_array_add (parts, g_strdup_printf (_ ("until %s"), when));
}

/**
 * sojourn_segment_format_details:
 * @segment: a part of a journey
 *
 * Returns: (transfer full): its type, carrier, length, end and status in one line
 */
char *
sojourn_segment_format_details (const SojournRecord *segment)
{
    g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

    append_choice (parts, segment, SOJOURN_SEGMENT_TYPE);
    if (sojourn_record_has (segment, SOJOURN_SEGMENT_TITLE))
        append_choice (parts, segment, SOJOURN_SEGMENT_PROCEDURE);
    append_carrier (parts, segment);
    append_length (parts, segment);
    append_choice (parts, segment, SOJOURN_SEGMENT_STATUS);
    if (sojourn_record_get_integer (segment, SOJOURN_SEGMENT_TRAVELLERS, SOJOURN_TRAVELLERS_ALL) !=
        SOJOURN_TRAVELLERS_ALL)
        append_choice (parts, segment, SOJOURN_SEGMENT_TRAVELLERS);
    g_ptr_array_add (parts, NULL);
    return g_strjoinv (" · ", (char **)parts->pdata);
}
