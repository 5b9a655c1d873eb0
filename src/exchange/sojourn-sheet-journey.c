/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sheet-content-private.h"

#include "sojourn-calendar-text.h"

#include <glib/gi18n-lib.h>

static gint
compare_segments (gconstpointer a, gconstpointer b)
{
    gint64 first = sojourn_record_get_integer (a, SOJOURN_SEGMENT_START_AT, 0);
    gint64 second = sojourn_record_get_integer (b, SOJOURN_SEGMENT_START_AT, 0);

    if (first != second)
        return first < second ? -1 : 1;
    return g_strcmp0 (sojourn_record_get_uuid (a), sojourn_record_get_uuid (b));
}

/* What takes place, in the order of time. */
static GPtrArray *
list_segments (const SojournSnapshot *snapshot)
{
    const GPtrArray *all = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_SEGMENT);
    GPtrArray *segments = g_ptr_array_new ();

    for (guint i = 0; i < all->len; i++) {
        if (sojourn_record_get_integer (all->pdata[i], SOJOURN_SEGMENT_STATUS, 0) !=
                SOJOURN_SEGMENT_STATUS_CANCELLED &&
            sojourn_record_has (all->pdata[i], SOJOURN_SEGMENT_START_AT))
            g_ptr_array_add (segments, all->pdata[i]);
    }
    g_ptr_array_sort_values (segments, compare_segments);
    return segments;
}

static gboolean
get_day (gint64 instant, const char *zone, SojournDate *date)
{
    int minutes;

    return zone != NULL && sojourn_time_to_local (instant, zone, date, &minutes);
}

/* The time on the clock, with the day where it is not that of the heading. */
static char *
dup_clock (gint64 instant, const char *zone, SojournDate day)
{
    g_autofree char *clock =
        zone != NULL ? sojourn_time_format_local (instant, zone, SOJOURN_TIME_STYLE_CLOCK) : NULL;
    g_autofree char *other = NULL;
    SojournDate date;

    if (clock == NULL || !get_day (instant, zone, &date) || date == day)
        return g_steal_pointer (&clock);
    other = sojourn_date_format_local (date, SOJOURN_DATE_STYLE_SHORT);
    /* Translators: a time on another day: “05:15 (5 Mar)” */
    return g_strdup_printf (C_ ("time", "%s (%s)"), clock, other);
}

/* Where one stays, the end is another day's matter. */
static gboolean
is_stay (const SojournRecord *segment)
{
    gint64 type = sojourn_record_get_integer (segment, SOJOURN_SEGMENT_TYPE, 0);

    return type == SOJOURN_SEGMENT_TYPE_LODGING || type == SOJOURN_SEGMENT_TYPE_HOSPITAL_STAY;
}

static char *
dup_times (const SojournRecord *segment,
           const char *start_zone,
           const char *end_zone,
           SojournDate day)
{
    gint64 start = sojourn_record_get_integer (segment, SOJOURN_SEGMENT_START_AT, 0);
    gint64 end = sojourn_record_get_integer (segment, SOJOURN_SEGMENT_END_AT, start);
    g_autofree char *from = dup_clock (start, start_zone, day);
    g_autofree char *to = dup_clock (end, end_zone, day);

    if (from == NULL || to == NULL || is_stay (segment) || end <= start)
        return g_steal_pointer (&from);
    /* Translators: when something begins and when it ends, each on a line */
    return g_strdup_printf (C_ ("time", "%s –\n%s"), from, to);
}

static void
append_line (GString *text, const char *line)
{
    if (line == NULL || *line == '\0')
        return;
    if (text->len > 0)
        g_string_append_c (text, '\n');
    g_string_append (text, line);
}

static char *
dup_end_of_stay (const SojournRecord *segment)
{
    const char *zone = sojourn_record_get_text (segment, SOJOURN_SEGMENT_END_ZONE);
    g_autofree char *end = NULL;
    gint64 instant;

    if (!is_stay (segment) || zone == NULL ||
        !sojourn_record_peek_integer (segment, SOJOURN_SEGMENT_END_AT, &instant))
        return NULL;
    end = sojourn_time_format_local (instant, zone, SOJOURN_TIME_STYLE_MEDIUM);
    /* Translators: a date and a time */
    return end != NULL ? g_strdup_printf (_ ("Until %s"), end) : NULL;
}

static char *
dup_route (const SojournRecord *segment)
{
    const char *from = sojourn_record_get_text (segment, SOJOURN_SEGMENT_FROM_PLACE);
    const char *to = sojourn_record_get_text (segment, SOJOURN_SEGMENT_TO_PLACE);

    if (!sojourn_record_has (segment, SOJOURN_SEGMENT_TITLE))
        return NULL;
    if (from != NULL && to != NULL)
        /* Translators: from one place to another: “Stockholm → Beijing” */
        return g_strdup_printf (C_ ("route", "%s → %s"), from, to);
    return g_strdup (from != NULL ? from : to);
}

static char *
dup_booking (const SojournRecord *segment)
{
    const char *locator = sojourn_record_get_text (segment, SOJOURN_SEGMENT_LOCATOR);
    const char *seat = sojourn_record_get_text (segment, SOJOURN_SEGMENT_SEAT);

    if (locator != NULL && seat != NULL)
        /* Translators: the reference of a booking, then the seats: “Booking KING42, seat 12A” */
        return g_strdup_printf (_ ("Booking %s, seat %s"), locator, seat);
    if (locator != NULL)
        /* Translators: the reference of a booking */
        return g_strdup_printf (_ ("Booking %s"), locator);
    return NULL;
}

static const char *
get_state (const SojournRecord *segment)
{
    switch (sojourn_record_get_integer (segment, SOJOURN_SEGMENT_STATUS, 0)) {
    case SOJOURN_SEGMENT_STATUS_IDEA:
        return _ ("Not booked yet");
    case SOJOURN_SEGMENT_STATUS_HELD:
        return _ ("Reserved, not booked yet");
    default:
        return NULL;
    }
}

static const char *
get_travellers (const SojournRecord *segment)
{
    if (sojourn_record_get_integer (segment, SOJOURN_SEGMENT_TRAVELLERS, SOJOURN_TRAVELLERS_ALL) ==
        SOJOURN_TRAVELLERS_ALL)
        return NULL;
    return sojourn_sheet_get_choice (segment, SOJOURN_SEGMENT_TRAVELLERS);
}

static char *
dup_what (const SojournRecord *segment)
{
    g_autofree char *summary = sojourn_segment_dup_summary (segment);
    g_autofree char *route = dup_route (segment);
    g_autofree char *end = dup_end_of_stay (segment);
    g_autofree char *booking = dup_booking (segment);
    GString *text = g_string_new (summary);

    append_line (text, route);
    append_line (text, end);
    append_line (text, booking);
    append_line (text, get_travellers (segment));
    append_line (text, get_state (segment));
    return g_string_free (text, FALSE);
}

static void
write_day (SojournSheetWriter *self, SojournDate day)
{
    g_autofree char *text = sojourn_date_format_local (day, SOJOURN_DATE_STYLE_LONG);

    sojourn_sheet_add_subheading (self->sheet, text);
}

static void
write_segment (SojournSheetWriter *self, const SojournRecord *segment, SojournDate day)
{
    g_autofree char *there =
        dup_times (segment, sojourn_record_get_text (segment, SOJOURN_SEGMENT_START_ZONE),
                   sojourn_record_get_text (segment, SOJOURN_SEGMENT_END_ZONE), day);
    g_autofree char *home = dup_times (segment, self->home_zone, self->home_zone, day);
    g_autofree char *what = dup_what (segment);
    const char *texts[] = { there, home, what };

    sojourn_sheet_add_table_row (self->sheet, texts, 2);
}

static void
begin_table (SojournSheetWriter *self)
{
    const SojournSheetColumn columns[] = {
        /* Translators: the head of a column: the time where something takes place */
        { C_ ("time", "There"), 0, 0.18, FALSE },
        /* Translators: the head of a column: the time at home */
        { self->home_zone != NULL ? C_ ("time", "Home") : "", 0.19, 0.18, FALSE },
        { "", 0.38, 0.62, FALSE },
    };

    sojourn_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns));
}

static void
write_legend (SojournSheetWriter *self)
{
    g_autofree char *city = sojourn_sheet_dup_city (self->home_zone);
    g_autofree char *text = NULL;

    if (city == NULL)
        return;
    text = g_strdup_printf (
        /* Translators: a city */
        _ ("“There” is the time on the clocks where you are, “home” the time in %s. Days are those "
           "of the place where something begins."),
        city);
    sojourn_sheet_add_paragraph (self->sheet, text);
}

/*
 * sojourn_sheet_write_journey:
 *
 * The journey day by day, in the time of the place and in that of home.
 */
void
sojourn_sheet_write_journey (SojournSheetWriter *self)
{
    g_autoptr (GPtrArray) segments = list_segments (self->snapshot);
    SojournDate latest = 0;

    sojourn_sheet_add_heading (self->sheet, _ ("Your Journey"));
    if (segments->len == 0) {
        sojourn_sheet_add_paragraph (self->sheet, _ ("There is no journey yet."));
        return;
    }
    write_legend (self);
    begin_table (self);
    for (guint i = 0; i < segments->len; i++) {
        const SojournRecord *segment = segments->pdata[i];
        SojournDate day;

        if (!get_day (sojourn_record_get_integer (segment, SOJOURN_SEGMENT_START_AT, 0),
                      sojourn_record_get_text (segment, SOJOURN_SEGMENT_START_ZONE), &day))
            continue;
        if (i == 0 || day != latest)
            write_day (self, day);
        latest = day;
        write_segment (self, segment, day);
    }
    sojourn_sheet_end_table (self->sheet);
}
