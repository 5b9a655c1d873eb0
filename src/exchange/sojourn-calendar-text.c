/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-calendar-text.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-journey-fields.h"

#include <glib/gi18n-lib.h>

static const char *
get_type (const SojournRecord *segment)
{
    return sojourn_choice_set_get_label (
        &sojourn_segment_types, sojourn_record_get_integer (segment, SOJOURN_SEGMENT_TYPE, 0));
}

/* Carrier and number: “SK 995” */
static char *
dup_service (const SojournRecord *segment)
{
    const char *carrier = sojourn_record_get_text (segment, SOJOURN_SEGMENT_CARRIER);
    const char *number = sojourn_record_get_text (segment, SOJOURN_SEGMENT_NUMBER);

    if (carrier != NULL && number != NULL)
        return g_strdup_printf ("%s %s", carrier, number);
    return g_strdup (number != NULL ? number : carrier);
}

static char *
dup_route (const SojournRecord *segment)
{
    const char *from = sojourn_record_get_text (segment, SOJOURN_SEGMENT_FROM_PLACE);
    const char *to = sojourn_record_get_text (segment, SOJOURN_SEGMENT_TO_PLACE);

    if (from != NULL && to != NULL)
        /* Translators: from one place to another: “Stockholm → Beijing” */
        return g_strdup_printf (C_ ("route", "%s → %s"), from, to);
    return g_strdup (from != NULL ? from : to);
}

/**
 * sojourn_segment_dup_summary:
 * @segment: a segment
 *
 * Names a segment in one line: by its title, else by what is known: “Flight SK 995: Stockholm →
 * Beijing”.
 *
 * Returns: (transfer full): a text in the user's language
 */
char *
sojourn_segment_dup_summary (const SojournRecord *segment)
{
    const char *title = sojourn_record_get_text (segment, SOJOURN_SEGMENT_TITLE);
    const char *type = get_type (segment);
    g_autofree char *service = dup_service (segment);
    g_autofree char *route = dup_route (segment);

    if (title != NULL)
        return g_strdup (title);
    if (service != NULL && route != NULL)
        /* Translators: a part of a journey, its carrier and number, its route:
         * “Flight SK 995: Stockholm → Beijing” */
        return g_strdup_printf (_ ("%s %s: %s"), type, service, route);
    if (service != NULL || route != NULL)
        /* Translators: a part of a journey, then its number or its place: “Lodging: Hotel Pearl” */
        return g_strdup_printf (_ ("%s: %s"), type, service != NULL ? service : route);
    return g_strdup (type);
}

/**
 * sojourn_segment_dup_location:
 * @snapshot: the case
 * @segment: a segment of it
 *
 * Tells where to go: where a leg of the journey starts, where anything else takes place.
 *
 * Returns: (transfer full) (nullable): a text, or %NULL if it is not known
 */
char *
sojourn_segment_dup_location (const SojournSnapshot *snapshot, const SojournRecord *segment)
{
    const SojournRecord *clinic =
        sojourn_snapshot_follow (snapshot, segment, SOJOURN_SEGMENT_CLINIC);
    const char *from = sojourn_record_get_text (segment, SOJOURN_SEGMENT_FROM_PLACE);
    const char *to = sojourn_record_get_text (segment, SOJOURN_SEGMENT_TO_PLACE);
    const char *city;

    if (from != NULL || to != NULL)
        return g_strdup (from != NULL ? from : to);
    if (clinic == NULL)
        return NULL;
    city = sojourn_record_get_text (clinic, SOJOURN_CLINIC_CITY);
    if (city == NULL)
        return g_strdup (sojourn_record_get_text (clinic, SOJOURN_CLINIC_NAME));
    /* Translators: the name of a clinic and its city */
    return g_strdup_printf (C_ ("address", "%s, %s"),
                            sojourn_record_get_text (clinic, SOJOURN_CLINIC_NAME), city);
}

static void
add_line (GString *text, guint field, const char *value)
{
    const SojournField *info = sojourn_kind_get_field (SOJOURN_KIND_SEGMENT, field);

    if (value == NULL)
        return;
    /* Translators: the name of a field and its value: “Seat: 12A” */
    g_string_append_printf (text, C_ ("field", "%s: %s"), sojourn_field_get_label (info), value);
    g_string_append_c (text, '\n');
}

/**
 * sojourn_segment_dup_description:
 * @segment: a segment
 * @with_notes: whether its notes are told
 *
 * Tells what a traveller needs at hand, a fact a line.
 *
 * Returns: (transfer full): a text in the user's language
 */
char *
sojourn_segment_dup_description (const SojournRecord *segment, gboolean with_notes)
{
    static const guint fields[] = { SOJOURN_SEGMENT_FROM_PLACE, SOJOURN_SEGMENT_TO_PLACE,
                                    SOJOURN_SEGMENT_CARRIER,    SOJOURN_SEGMENT_NUMBER,
                                    SOJOURN_SEGMENT_LOCATOR,    SOJOURN_SEGMENT_SEAT };
    GString *text = g_string_new (NULL);
    gint64 status = sojourn_record_get_integer (segment, SOJOURN_SEGMENT_STATUS, 0);
    const char *notes = sojourn_record_get_text (segment, SOJOURN_SEGMENT_NOTES);

    add_line (text, SOJOURN_SEGMENT_TYPE, get_type (segment));
    add_line (text, SOJOURN_SEGMENT_STATUS,
              sojourn_choice_set_get_label (&sojourn_segment_statuses, status));
    for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        add_line (text, fields[i], sojourn_record_get_text (segment, fields[i]));
    if (with_notes && notes != NULL)
        g_string_append_printf (text, "\n%s", notes);
    return g_string_free (text, FALSE);
}
