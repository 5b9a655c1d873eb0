/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-command.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-cli-settings.h"
#include "sojourn-cli-store.h"
#include "sojourn-error.h"
#include "sojourn-listing.h"
#include "sojourn-quote-actions.h"

#include <glib/gi18n.h>

static gboolean preview;

static const GOptionEntry entries[] = {
    { "preview", 0, 0, G_OPTION_ARG_NONE, &preview,
      N_ ("Only print what would be sent, byte for byte"), NULL },
    { NULL },
};

/* The requests that wait for nobody but the coordinator. */
static GPtrArray *
list_drafts (const SojournSnapshot *snapshot)
{
    const GPtrArray *requests = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_QUOTE_REQUEST);
    GPtrArray *drafts = g_ptr_array_new ();

    for (guint i = 0; i < requests->len; i++) {
        if (sojourn_record_get_integer (requests->pdata[i], SOJOURN_QUOTE_REQUEST_STATUS, -1) ==
            SOJOURN_REQUEST_DRAFT)
            g_ptr_array_add (drafts, requests->pdata[i]);
    }
    return drafts;
}

static const char *
get_clinic (const SojournSnapshot *snapshot, const SojournRecord *request)
{
    const SojournRecord *clinic =
        sojourn_snapshot_follow (snapshot, request, SOJOURN_QUOTE_REQUEST_CLINIC);

    return clinic != NULL ? sojourn_record_get_text (clinic, SOJOURN_CLINIC_NAME) : NULL;
}

/* What the rules refuse is refused input here: nothing was tried on the network. */
static gboolean
queue_all (SojournChangeSet *changes,
           const SojournSnapshot *snapshot,
           const GPtrArray *drafts,
           gint64 now,
           GError **error)
{
    for (guint i = 0; i < drafts->len; i++) {
        g_autoptr (GError) fault = NULL;

        if (sojourn_quote_actions_queue (changes, snapshot, drafts->pdata[i], NULL, now, &fault))
            continue;
        g_set_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID, "%s: %s",
                     get_clinic (snapshot, drafts->pdata[i]), fault->message);
        return FALSE;
    }
    return TRUE;
}

static SojournChangeSet *
make_changes (const SojournSnapshot *snapshot, const GPtrArray *drafts, gint64 now, GError **error)
{
    g_autofree char *actor = sojourn_cli_settings_dup_actor ();
    g_autoptr (SojournChangeSet) changes =
        sojourn_change_set_new (actor, _ ("Quote requests queued"));

    return queue_all (changes, snapshot, drafts, now, error) ? g_steal_pointer (&changes) : NULL;
}

/* What a request is once it is queued: with its bytes. */
static void
write_request (SojournJsonWriter *writer, const SojournRecord *request, const char *clinic)
{
    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_string (writer, "id", sojourn_record_get_uuid (request));
    sojourn_json_writer_set_optional_string (writer, "clinic", clinic);
    sojourn_json_writer_set_string (
        writer, "payload_sha256",
        sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_PAYLOAD_SHA256));
    sojourn_json_writer_set_raw (
        writer, "payload", sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_PAYLOAD), NULL);
    sojourn_json_writer_end (writer);
}

typedef struct {
    SojournListing *listing;         /* (unowned) */
    const SojournSnapshot *snapshot; /* (unowned) */
} Printing;

static void
print_change (SojournOperation operation, const SojournRecord *record, gpointer user_data)
{
    const Printing *printing = user_data;
    SojournJsonWriter *writer = sojourn_listing_get_writer (printing->listing);
    const char *clinic;

    if (sojourn_record_get_kind (record) != SOJOURN_KIND_QUOTE_REQUEST)
        return;
    clinic = get_clinic (printing->snapshot, record);
    if (writer != NULL)
        write_request (writer, record, clinic);
    else
        sojourn_listing_add (
            printing->listing,
            (const char *const[]){
                clinic, sojourn_record_get_text (record, SOJOURN_QUOTE_REQUEST_PAYLOAD) });
}

static void
print_changes (const SojournCli *cli,
               const SojournSnapshot *snapshot,
               const SojournChangeSet *changes)
{
    const char *const titles[] = {
        /* Translators: the title of a column */
        _ ("Clinic"),
        /* Translators: the title of a column: the text that is sent */
        _ ("What Is Sent"),
        NULL,
    };
    g_autoptr (SojournListing) listing = sojourn_listing_new (cli->json, "requests", titles);
    Printing printing = { listing, snapshot };

    sojourn_change_set_foreach (changes, print_change, &printing);
    sojourn_listing_finish (listing);
}

static SojournSnapshot *
load_case (SojournStore *store, const char *name, GError **error)
{
    g_autofree char *uuid = sojourn_cli_find_case (store, name, error);

    return uuid != NULL ? dex_await_boxed (sojourn_store_load_case (store, uuid), error) : NULL;
}

static gboolean
apply (SojournStore *store, SojournChangeSet *changes, GError **error)
{
    g_autoptr (SojournReceipt) receipt = NULL;

    if (preview || sojourn_change_set_get_size (changes) == 0)
        return TRUE;
    receipt = dex_await_boxed (sojourn_store_apply (store, changes), error);
    return receipt != NULL;
}

static SojournExit
run (SojournCli *cli, GError **error)
{
    g_autoptr (SojournStore) store = NULL;
    g_autoptr (SojournSnapshot) snapshot = NULL;
    g_autoptr (GPtrArray) drafts = NULL;
    g_autoptr (SojournChangeSet) changes = NULL;

    /* What is stored is in the language of the user. */
    sojourn_cli_speak (cli, SOJOURN_CLI_TO_USER);
    store = sojourn_cli_open_store (cli, preview ? SOJOURN_CLI_READ : SOJOURN_CLI_WRITE, error);
    snapshot = store != NULL ? load_case (store, cli->arguments[0], error) : NULL;
    if (snapshot == NULL)
        return SOJOURN_EXIT_STORE;
    drafts = list_drafts (snapshot);
    changes = make_changes (snapshot, drafts, sojourn_clock_now (cli->clock), error);
    if (changes == NULL || !apply (store, changes, error) ||
        !sojourn_cli_close_store (g_steal_pointer (&store), error))
        return SOJOURN_EXIT_REFUSED;

    sojourn_cli_speak (cli, SOJOURN_CLI_TO_READER);
    print_changes (cli, snapshot, changes);
    return SOJOURN_EXIT_OK;
}

const SojournCommand sojourn_send_command = {
    .name = "send",
    .arguments = N_ ("CASE"),
    .summary = N_ ("Queue the draft quote requests of a case"),
    .description =
        N_ ("All of them or none: a request that no consent covers is refused. What is queued "
            "leaves with\n“sojournctl sync”, or by itself while the application runs."),
    .options = entries,
    .min_arguments = 1,
    .max_arguments = 1,
    .run = run,
};
