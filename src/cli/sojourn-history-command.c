/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-command.h"

#include "sojourn-cli-store.h"
#include "sojourn-list-row.h"
#include "sojourn-listing.h"
#include "sojourn-output.h"
#include "sojourn-zone.h"

#include <glib/gi18n.h>

/* How many entries are read at once. */
#define PAGE 256

static gboolean verify;

static const GOptionEntry entries[] = {
    { "verify", 0, 0, G_OPTION_ARG_NONE, &verify,
      N_ ("Check that no entry was changed or taken out since it was written"), NULL },
    { NULL },
};

static const char *const operations[] = {
    [SOJOURN_OPERATION_INSERT] = "insert",
    [SOJOURN_OPERATION_UPDATE] = "update",
    [SOJOURN_OPERATION_DELETE] = "delete",
};

static const char *
get_operation_label (SojournOperation operation)
{
    switch (operation) {
    case SOJOURN_OPERATION_UPDATE:
        /* Translators: what happened to a record */
        return _ ("Changed");
    case SOJOURN_OPERATION_DELETE:
        /* Translators: what happened to a record */
        return _ ("Deleted");
    case SOJOURN_OPERATION_INSERT:
        break;
    }
    /* Translators: what happened to a record */
    return _ ("Added");
}

static void
write_values (SojournJsonWriter *writer, const SojournHistoryEntry *entry)
{
    sojourn_json_writer_begin_array (writer, "fields");
    for (guint i = 0; i < entry->n_values; i++) {
        const SojournHistoryValue *value = &entry->values[i];

        sojourn_json_writer_begin_object (writer, NULL);
        sojourn_json_writer_set_string (writer, "field",
                                        sojourn_kind_get_field (entry->kind, value->field)->name);
        sojourn_json_writer_set_optional_string (writer, "before", value->before);
        sojourn_json_writer_set_optional_string (writer, "after", value->after);
        sojourn_json_writer_end (writer);
    }
    sojourn_json_writer_end (writer);
}

static void
write_entry (SojournJsonWriter *writer, const SojournHistoryEntry *entry)
{
    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_int (writer, "sequence", entry->sequence);
    sojourn_list_row_set_time (writer, "at", entry->at);
    sojourn_json_writer_set_string (writer, "actor", entry->actor);
    sojourn_json_writer_set_string (writer, "summary", entry->summary);
    sojourn_json_writer_set_string (writer, "operation", operations[entry->operation]);
    sojourn_json_writer_set_string (writer, "kind", sojourn_kind_get_info (entry->kind)->name);
    sojourn_json_writer_set_string (writer, "id", entry->uuid);
    sojourn_json_writer_set_boolean (writer, "erased", entry->erased);
    write_values (writer, entry);
    sojourn_json_writer_end (writer);
}

static void
print_entry (SojournListing *listing, const SojournHistoryEntry *entry)
{
    g_autofree char *sequence = g_strdup_printf ("%" G_GINT64_FORMAT, entry->sequence);
    g_autofree char *zone = sojourn_zone_dup_local ();
    g_autofree char *at = sojourn_list_row_dup_time (entry->at, zone);
    g_autofree char *fields = sojourn_list_row_dup_count (entry->n_values);
    const char *const cells[] = {
        sequence,
        at,
        entry->actor,
        entry->summary,
        get_operation_label (entry->operation),
        sojourn_kind_get_label (entry->kind),
        fields,
    };

    sojourn_listing_add (listing, cells);
}

static gboolean
add_entries (SojournListing *listing, SojournStore *store, const char *uuid, GError **error)
{
    SojournJsonWriter *writer = sojourn_listing_get_writer (listing);
    gint64 before = G_MAXINT64;

    for (;;) {
        g_autoptr (GPtrArray) page =
            dex_await_boxed (sojourn_store_load_history (store, uuid, before, PAGE), error);

        if (page == NULL)
            return FALSE;
        for (guint i = 0; i < page->len; i++) {
            const SojournHistoryEntry *entry = page->pdata[i];

            if (writer != NULL)
                write_entry (writer, entry);
            else
                print_entry (listing, entry);
            before = entry->sequence;
        }
        if (page->len == 0)
            return TRUE;
    }
}

static SojournExit
print_history (const SojournCli *cli, SojournStore *store, GError **error)
{
    const char *const titles[] = {
        /* Translators: the title of a column: the number of an entry */
        _ ("Number"),
        /* Translators: the title of a column: a time of day and a date */
        _ ("Time"),
        /* Translators: the title of a column: who did it */
        _ ("Who"),
        /* Translators: the title of a column: what was done */
        _ ("What"),
        /* Translators: the title of a column: what happened to a record */
        _ ("Record"),
        /* Translators: the title of a column: the kind of a record */
        _ ("Kind"),
        /* Translators: the title of a column: how many fields changed */
        _ ("Fields"),
        NULL,
    };
    g_autoptr (SojournListing) listing = sojourn_listing_new (cli->json, "history", titles);
    g_autofree char *uuid = NULL;

    if (cli->n_arguments > 0) {
        uuid = sojourn_cli_find_case (store, cli->arguments[0], error);
        if (uuid == NULL)
            return SOJOURN_EXIT_REFUSED;
    }
    if (add_entries (listing, store, uuid, error))
        sojourn_listing_finish (listing);
    return SOJOURN_EXIT_OK;
}

static void
print_verdict (gboolean json, gint64 fault)
{
    g_autoptr (SojournJsonWriter) writer = NULL;
    g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, fault);

    if (json) {
        writer = sojourn_json_writer_new ();
        sojourn_json_writer_begin_object (writer, NULL);
        sojourn_json_writer_set_boolean (writer, "holds", fault == 0);
        if (fault != 0)
            sojourn_json_writer_set_int (writer, "first_fault", fault);
        sojourn_json_writer_end (writer);
        sojourn_output_json (writer, SOJOURN_JSON_PRETTY);
    } else if (fault == 0) {
        g_print ("%s\n", _ ("The history is as it was written."));
    } else {
        /* Translators: the number of an entry of the history */
        g_print (_ ("The history was changed from outside, at entry %s or before."), number);
        g_print ("\n");
    }
}

static SojournExit
verify_history (const SojournCli *cli, SojournStore *store, GError **error)
{
    g_autoptr (GError) fault = NULL;
    gint64 entry = dex_await_int64 (sojourn_store_verify_history (store), &fault);

    if (fault != NULL) {
        g_propagate_error (error, g_steal_pointer (&fault));
        return SOJOURN_EXIT_STORE;
    }
    print_verdict (cli->json, entry);
    return entry == 0 ? SOJOURN_EXIT_OK : SOJOURN_EXIT_FINDINGS;
}

static SojournExit
run (SojournCli *cli, GError **error)
{
    g_autoptr (SojournStore) store = sojourn_cli_open_store (cli, SOJOURN_CLI_READ, error);
    SojournExit status;

    if (store == NULL)
        return SOJOURN_EXIT_STORE;
    status = verify ? verify_history (cli, store, error) : print_history (cli, store, error);
    if (error == NULL || *error == NULL)
        sojourn_cli_close_store (g_steal_pointer (&store), error);
    return status;
}

const SojournCommand sojourn_history_command = {
    .name = "history",
    .arguments = N_ ("[CASE]"),
    .summary = N_ ("Show what was changed, when and by whom"),
    .description = N_ ("Without a case, shows the changes of every record. The newest come first. "
                       "With --verify, the exit\nstatus is 1 if an entry is not as it was "
                       "written."),
    .options = entries,
    .max_arguments = 1,
    .run = run,
};
