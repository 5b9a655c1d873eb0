/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-list-requests.h"

#include "sojourn-list-row.h"
#include "sojourn-listing.h"

#include <glib/gi18n.h>

static void
write_quote (SojournJsonWriter *writer, const SojournRequestRow *row)
{
    if (row->quote_uuid == NULL)
        return;
    sojourn_json_writer_begin_object (writer, "quote");
    sojourn_json_writer_set_string (writer, "id", row->quote_uuid);
    sojourn_json_writer_set_optional_string (writer, "currency", row->quote_currency);
    sojourn_json_writer_set_int (writer, "total_minor", row->quote_total);
    sojourn_list_row_set_date (writer, "valid_until", row->valid_until);
    sojourn_list_row_set_time (writer, "received_at", row->received_at);
    sojourn_json_writer_end (writer);
}

static void
write_row (SojournJsonWriter *writer, const SojournRequestRow *row)
{
    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_string (writer, "id", row->uuid);
    sojourn_json_writer_set_string (writer, "case", row->case_uuid);
    sojourn_json_writer_set_optional_string (writer, "ref", row->ref);
    sojourn_json_writer_set_string (writer, "clinic", row->clinic);
    sojourn_json_writer_set_string (writer, "option", row->option);
    sojourn_list_row_set_choice (writer, "status", &sojourn_request_statuses, row->status);
    sojourn_list_row_set_time (writer, "sent_at", row->sent_at);
    sojourn_list_row_set_date (writer, "respond_by", row->respond_by);
    sojourn_json_writer_set_int (writer, "questions", row->questions);
    sojourn_json_writer_set_boolean (writer, "needs_review", row->needs_review);
    sojourn_json_writer_set_optional_string (writer, "problem", row->problem);
    write_quote (writer, row);
    sojourn_json_writer_end (writer);
}

static void
print_row (SojournListing *listing, const SojournRequestRow *row)
{
    g_autofree char *total = sojourn_list_row_dup_money (row->quote_total, row->quote_currency);
    g_autofree char *valid = sojourn_list_row_dup_date (row->valid_until);
    g_autofree char *respond = sojourn_list_row_dup_date (row->respond_by);
    g_autofree char *questions = sojourn_list_row_dup_count (row->questions);
    const char *const cells[] = {
        row->ref != NULL ? row->ref : row->case_uuid,
        row->clinic,
        row->option,
        sojourn_choice_set_get_label (&sojourn_request_statuses, row->status),
        respond,
        questions,
        total,
        valid,
        row->problem,
    };

    sojourn_listing_add (listing, cells);
}

/**
 * sojourn_list_requests_print:
 * @rows: (element-type SojournRequestRow): quote requests
 * @json: whether a program reads
 * @quoted: only those that have a quote
 *
 * Prints quote requests with the newest quote of each.
 */
void
sojourn_list_requests_print (const GPtrArray *rows, gboolean json, gboolean quoted)
{
    const char *const titles[] = {
        /* Translators: the title of a column: the reference of a case */
        _ ("Reference"),
        /* Translators: the title of a column */
        _ ("Clinic"),
        _ ("Treatment Option"),
        /* Translators: the title of a column: the state of a quote request */
        _ ("Status"),
        _ ("Answer Wanted By"),
        /* Translators: the title of a column: how many questions are open */
        _ ("Questions"),
        /* Translators: the title of a column: the total of a quote */
        _ ("Quote"),
        _ ("Valid Until"),
        /* Translators: the title of a column: why a request could not be sent */
        _ ("Problem"),
        NULL,
    };
    g_autoptr (SojournListing) listing =
        sojourn_listing_new (json, quoted ? "quotes" : "requests", titles);
    SojournJsonWriter *writer = sojourn_listing_get_writer (listing);

    for (guint i = 0; i < rows->len; i++) {
        const SojournRequestRow *row = rows->pdata[i];

        if (quoted && row->quote_uuid == NULL)
            continue;
        if (writer != NULL)
            write_row (writer, row);
        else
            print_row (listing, row);
    }
    sojourn_listing_finish (listing);
}

static gboolean
list_rows (SojournStore *store, const SojournListFilter *filter, gboolean quoted, GError **error)
{
    g_autoptr (GPtrArray) rows =
        dex_await_boxed (sojourn_store_load_requests (store, filter->status_bits,
                                                      sojourn_list_filter_get_limit (filter)),
                         error);

    if (rows == NULL)
        return FALSE;
    sojourn_list_requests_print (rows, filter->json, quoted);
    return TRUE;
}

/**
 * sojourn_list_requests:
 * @store: the desk
 * @filter: what to show
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Prints the quote requests of all cases. In a fiber.
 *
 * Returns: whether that went well
 */
gboolean
sojourn_list_requests (SojournStore *store, const SojournListFilter *filter, GError **error)
{
    return list_rows (store, filter, FALSE, error);
}

/**
 * sojourn_list_quotes:
 * @store: the desk
 * @filter: what to show
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Prints the quote requests that have a quote, with the newest version of it. In a fiber.
 *
 * Returns: whether that went well
 */
gboolean
sojourn_list_quotes (SojournStore *store, const SojournListFilter *filter, GError **error)
{
    return list_rows (store, filter, TRUE, error);
}
