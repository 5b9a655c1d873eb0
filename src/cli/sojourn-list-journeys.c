/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-list-journeys.h"

#include "sojourn-list-row.h"
#include "sojourn-listing.h"

#include <glib/gi18n.h>

static const char *const milestones[] = {
    [SOJOURN_MILESTONE_DEPARTURE] = "departure",
    [SOJOURN_MILESTONE_ADMISSION] = "admission",
    [SOJOURN_MILESTONE_RETURN] = "return",
};

static const char *
get_label (SojournMilestone milestone)
{
    switch (milestone) {
    case SOJOURN_MILESTONE_ADMISSION:
        /* Translators: a milestone of a journey: a stay in hospital begins */
        return _ ("Admission");
    case SOJOURN_MILESTONE_RETURN:
        /* Translators: a milestone of a journey: the way home */
        return _ ("Return");
    case SOJOURN_MILESTONE_DEPARTURE:
        break;
    }
    /* Translators: a milestone of a journey: the patient leaves home */
    return _ ("Departure");
}

static void
write_row (SojournJsonWriter *writer, const SojournJourneyRow *row)
{
    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_string (writer, "id", row->segment_uuid);
    sojourn_json_writer_set_string (writer, "case", row->case_uuid);
    sojourn_json_writer_set_optional_string (writer, "ref", row->ref);
    sojourn_json_writer_set_string (writer, "milestone", milestones[row->milestone]);
    sojourn_list_row_set_choice (writer, "type", &sojourn_segment_types, row->type);
    sojourn_list_row_set_choice (writer, "status", &sojourn_segment_statuses, row->status);
    sojourn_list_row_set_time (writer, "at", row->at);
    sojourn_json_writer_set_string (writer, "zone", row->zone);
    sojourn_json_writer_set_optional_string (writer, "title", row->title);
    sojourn_json_writer_set_optional_string (writer, "from_place", row->from_place);
    sojourn_json_writer_set_optional_string (writer, "to_place", row->to_place);
    sojourn_json_writer_set_int (writer, "blockers", row->blockers);
    sojourn_json_writer_end (writer);
}

static void
print_row (SojournListing *listing, const SojournJourneyRow *row)
{
    g_autofree char *at = sojourn_list_row_dup_time (row->at, row->zone);
    g_autofree char *blockers = sojourn_list_row_dup_count (row->blockers);
    const char *const cells[] = {
        at,
        row->zone,
        row->ref != NULL ? row->ref : row->case_uuid,
        get_label (row->milestone),
        sojourn_choice_set_get_label (&sojourn_segment_types, row->type),
        row->from_place,
        row->to_place,
        sojourn_choice_set_get_label (&sojourn_segment_statuses, row->status),
        blockers,
    };

    sojourn_listing_add (listing, cells);
}

static void
print_rows (const GPtrArray *rows, const SojournListFilter *filter)
{
    const char *const titles[] = {
        /* Translators: the title of a column: a time of day and a date */
        _ ("Local Time"),
        _ ("Time Zone"),
        /* Translators: the title of a column: the reference of a case */
        _ ("Reference"),
        /* Translators: the title of a column: what begins */
        _ ("Milestone"),
        /* Translators: the title of a column: “Flight”, “Hospital stay” … */
        _ ("Type"),
        /* Translators: the title of a column: a place */
        _ ("From"),
        /* Translators: the title of a column: a place */
        _ ("To"),
        /* Translators: the title of a column: of a booking */
        _ ("Status"),
        /* Translators: the title of a column: how many findings block */
        _ ("Blockers"),
        NULL,
    };
    g_autoptr (SojournListing) listing = sojourn_listing_new (filter->json, "journeys", titles);
    SojournJsonWriter *writer = sojourn_listing_get_writer (listing);

    for (guint i = 0; i < MIN (rows->len, sojourn_list_filter_get_limit (filter)); i++) {
        if (writer != NULL)
            write_row (writer, rows->pdata[i]);
        else
            print_row (listing, rows->pdata[i]);
    }
    sojourn_listing_finish (listing);
}

/**
 * sojourn_list_journeys:
 * @store: the desk
 * @filter: what to show
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Prints departures, admissions and returns of all cases in the order of time. In a fiber.
 *
 * Returns: whether that went well
 */
gboolean
sojourn_list_journeys (SojournStore *store, const SojournListFilter *filter, GError **error)
{
    g_autoptr (GPtrArray) rows =
        dex_await_boxed (sojourn_store_load_journeys (store, filter->first, filter->end), error);

    if (rows == NULL)
        return FALSE;
    print_rows (rows, filter);
    return TRUE;
}
