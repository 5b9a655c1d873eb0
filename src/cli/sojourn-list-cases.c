/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-list-cases.h"

#include "sojourn-list-row.h"
#include "sojourn-listing.h"

#include <glib/gi18n.h>

static SojournCaseQuery *
make_query (const SojournListFilter *filter)
{
    SojournCaseFlags flags = 0;

    if (filter->open)
        flags |= SOJOURN_CASE_OPEN;
    if (filter->blocked)
        flags |= SOJOURN_CASE_BLOCKED;
    if (filter->warned)
        flags |= SOJOURN_CASE_WARNED;
    if (filter->due)
        flags |= SOJOURN_CASE_DUE;
    if (filter->leaving)
        flags |= SOJOURN_CASE_LEAVING;
    return sojourn_case_query_new (NULL, filter->stage_bits, flags, filter->sort_column,
                                   filter->reverse ? SOJOURN_SORT_DESCENDING
                                                   : SOJOURN_SORT_ASCENDING);
}

static void
write_row (SojournJsonWriter *writer, const SojournCaseRow *row)
{
    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_string (writer, "id", row->uuid);
    sojourn_json_writer_set_optional_string (writer, "ref", row->ref);
    sojourn_json_writer_set_string (writer, "name", row->name);
    sojourn_list_row_set_choice (writer, "stage", &sojourn_stages, row->stage);
    sojourn_list_row_set_choice (writer, "urgency", &sojourn_urgencies, row->urgency);
    sojourn_list_row_set_choice (writer, "condition", &sojourn_conditions, row->condition);
    sojourn_json_writer_set_optional_string (writer, "residence", row->residence);
    sojourn_json_writer_set_optional_string (writer, "owner", row->owner);
    sojourn_list_row_set_date (writer, "next_due", row->next_due);
    sojourn_json_writer_set_optional_string (writer, "next_task", row->next_task);
    sojourn_list_row_set_date (writer, "departure", row->departure);
    sojourn_json_writer_set_int (writer, "blockers", row->blockers);
    sojourn_json_writer_set_int (writer, "warnings", row->warnings);
    sojourn_json_writer_set_int (writer, "requests", row->requests);
    sojourn_json_writer_set_int (writer, "quotes", row->quotes);
    sojourn_list_row_set_time (writer, "updated_at", row->updated_at);
    sojourn_json_writer_end (writer);
}

static void
print_row (SojournListing *listing, const SojournCaseRow *row)
{
    g_autofree char *due = sojourn_list_row_dup_date (row->next_due);
    g_autofree char *departure = sojourn_list_row_dup_date (row->departure);
    g_autofree char *blockers = sojourn_list_row_dup_count (row->blockers);
    g_autofree char *warnings = sojourn_list_row_dup_count (row->warnings);
    const char *urgency =
        row->urgency >= 0 ? sojourn_choice_set_get_label (&sojourn_urgencies, row->urgency) : NULL;
    const char *const cells[] = {
        row->ref != NULL ? row->ref : row->uuid,
        row->name,
        sojourn_choice_set_get_label (&sojourn_stages, row->stage),
        urgency,
        due,
        departure,
        blockers,
        warnings,
        row->owner,
    };

    sojourn_listing_add (listing, cells);
}

static gboolean
add_pages (SojournListing *listing,
           SojournStore *store,
           SojournCaseQuery *query,
           guint limit,
           GError **error)
{
    SojournJsonWriter *writer = sojourn_listing_get_writer (listing);
    g_autoptr (SojournCaseSlice) slice = NULL;

    for (;;) {
        g_autoptr (GPtrArray) rows = sojourn_cli_load_case_page (store, query, &slice, error);

        if (rows == NULL)
            return FALSE;
        for (guint i = 0; i < rows->len && limit > 0; i++, limit--) {
            if (writer != NULL)
                write_row (writer, rows->pdata[i]);
            else
                print_row (listing, rows->pdata[i]);
        }
        if (rows->len == 0 || limit == 0)
            return TRUE;
    }
}

/**
 * sojourn_list_cases:
 * @store: the desk
 * @filter: what to show
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Prints the list of cases. In a fiber.
 *
 * Returns: whether that went well
 */
gboolean
sojourn_list_cases (SojournStore *store, const SojournListFilter *filter, GError **error)
{
    const char *const titles[] = {
        /* Translators: the title of a column: the reference of a case */
        _ ("Reference"),
        /* Translators: the title of a column */
        _ ("Patient"),
        /* Translators: the title of a column */
        _ ("Stage"),
        /* Translators: the title of a column */
        _ ("Urgency"),
        _ ("Next Due"),
        /* Translators: the title of a column: the day the patient leaves */
        _ ("Departure"),
        /* Translators: the title of a column: how many findings block */
        _ ("Blockers"),
        /* Translators: the title of a column: how many findings warn */
        _ ("Warnings"),
        /* Translators: the title of a column */
        _ ("Coordinator"),
        NULL,
    };
    g_autoptr (SojournListing) listing = sojourn_listing_new (filter->json, "cases", titles);
    g_autoptr (SojournCaseQuery) query = make_query (filter);

    if (!add_pages (listing, store, query, sojourn_list_filter_get_limit (filter), error))
        return FALSE;
    sojourn_listing_finish (listing);
    return TRUE;
}
