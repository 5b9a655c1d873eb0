/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-command.h"

#include "sojourn-cli-service.h"
#include "sojourn-list-requests.h"
#include "sojourn-sync-engine.h"

#include <glib/gi18n.h>

static char *service; /* (owned) (nullable) */
static int patience_secs;

static const GOptionEntry entries[] = {
    { "service", 0, 0, G_OPTION_ARG_STRING, &service,
      N_ ("The address of the quote service, instead of that of the settings"), N_ ("URL") },
    { "wait", 0, 0, G_OPTION_ARG_INT, &patience_secs,
      N_ ("Wait for so long until the clinics have answered"), N_ ("SECONDS") },
    { NULL },
};

/* What may still move by itself. */
#define WAITING                                                                                    \
    (SOJOURN_REQUEST_BIT (SOJOURN_REQUEST_QUEUED) | SOJOURN_REQUEST_BIT (SOJOURN_REQUEST_SENT) |   \
     SOJOURN_REQUEST_BIT (SOJOURN_REQUEST_ACKNOWLEDGED))

/* What a person is told of at the end. */
#define SHOWN                                                                                      \
    (WAITING | SOJOURN_REQUEST_BIT (SOJOURN_REQUEST_INFO_REQUESTED) |                              \
     SOJOURN_REQUEST_BIT (SOJOURN_REQUEST_QUOTED) |                                                \
     SOJOURN_REQUEST_BIT (SOJOURN_REQUEST_ACCEPTED) |                                              \
     SOJOURN_REQUEST_BIT (SOJOURN_REQUEST_DECLINED_BY_PROVIDER) |                                  \
     SOJOURN_REQUEST_BIT (SOJOURN_REQUEST_FAILED))

/* What a round of the wait is woken by. */
typedef struct {
    DexPromise *changed; /* (owned) (nullable) */
} Waiting;

static void
on_store_changed_cb (SojournStore *store, SojournReceipt *receipt, Waiting *waiting)
{
    g_autoptr (DexPromise) changed = g_steal_pointer (&waiting->changed);

    if (changed != NULL)
        dex_promise_resolve_boolean (changed, TRUE);
}

static gboolean
count_waiting (SojournStore *store, guint *n_waiting, GError **error)
{
    g_autoptr (GPtrArray) rows =
        dex_await_boxed (sojourn_store_load_requests (store, WAITING, G_MAXINT), error);

    *n_waiting = rows != NULL ? rows->len : 0;
    return rows != NULL;
}

/* Until nothing waits any more, or the time is over. */
static gboolean
wait_for_answers (SojournStore *store, Waiting *waiting, GError **error)
{
    gint64 deadline = g_get_monotonic_time () + patience_secs * G_USEC_PER_SEC;
    guint n_waiting;

    while (g_get_monotonic_time () < deadline) {
        g_autoptr (DexPromise) changed = dex_promise_new ();

        waiting->changed = dex_ref (changed);
        if (!count_waiting (store, &n_waiting, error))
            return FALSE;
        if (n_waiting == 0)
            break;
        dex_await (dex_future_first (dex_ref (changed), dex_timeout_new_deadline (deadline), NULL),
                   NULL);
        dex_clear (&waiting->changed);
    }
    dex_clear (&waiting->changed);
    return TRUE;
}

static gboolean
stay (SojournSyncEngine *engine, SojournStore *store, GError **error)
{
    Waiting waiting = { NULL };
    gulong handler =
        g_signal_connect (store, "changed", G_CALLBACK (on_store_changed_cb), &waiting);
    gboolean good;

    sojourn_sync_engine_start (engine);
    good = wait_for_answers (store, &waiting, error);
    g_signal_handler_disconnect (store, handler);
    return dex_await (sojourn_sync_engine_stop (engine), good ? error : NULL) && good;
}

static gboolean
exchange (SojournStore *store, SojournClock clock, GError **error)
{
    g_autoptr (SojournTransport) transport = sojourn_cli_open_service (service, error);
    g_autoptr (SojournSyncStatus) status = NULL;
    g_autoptr (SojournSyncEngine) once = NULL;
    g_autoptr (SojournSyncEngine) engine = NULL;

    if (transport == NULL)
        return FALSE;
    status = sojourn_sync_status_new ();
    once = sojourn_sync_engine_new (store, transport, status, clock);
    if (!dex_await (sojourn_sync_engine_run_once (once), error))
        return FALSE;
    if (patience_secs <= 0)
        return TRUE;
    engine = sojourn_sync_engine_new (store, transport, status, clock);
    return stay (engine, store, error);
}

static gboolean
needs_a_person (const GPtrArray *rows)
{
    for (guint i = 0; i < rows->len; i++) {
        const SojournRequestRow *row = rows->pdata[i];

        if (row->needs_review || row->status == SOJOURN_REQUEST_FAILED)
            return TRUE;
        if (patience_secs > 0 && (SOJOURN_REQUEST_BIT (row->status) & WAITING))
            return TRUE;
    }
    return FALSE;
}

static gboolean
check_usage (GError **error)
{
    if (patience_secs >= 0)
        return TRUE;
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _ ("A time to wait is a number of seconds"));
    return FALSE;
}

static SojournExit
run (SojournCli *cli, GError **error)
{
    g_autoptr (SojournStore) store = NULL;
    g_autoptr (GPtrArray) rows = NULL;

    if (!check_usage (error))
        return SOJOURN_EXIT_USAGE;
    /* What is stored is in the language of the user. */
    sojourn_cli_speak (cli, SOJOURN_CLI_TO_USER);
    store = sojourn_cli_open_store (cli, SOJOURN_CLI_WRITE, error);
    if (store == NULL || !exchange (store, cli->clock, error))
        return SOJOURN_EXIT_SYNC;
    rows = dex_await_boxed (sojourn_store_load_requests (store, SHOWN, G_MAXINT), error);
    if (rows == NULL || !sojourn_cli_close_store (g_steal_pointer (&store), error))
        return SOJOURN_EXIT_STORE;

    sojourn_cli_speak (cli, SOJOURN_CLI_TO_READER);
    sojourn_list_requests_print (rows, cli->json, FALSE);
    return needs_a_person (rows) ? SOJOURN_EXIT_FINDINGS : SOJOURN_EXIT_OK;
}

const SojournCommand sojourn_sync_command = {
    .name = "sync",
    .summary = N_ ("Send what waits to the quote service, and fetch what came"),
    .description =
        N_ ("The token is read from $SOJOURN_SERVICE_TOKEN or the keyring, the address from "
            "--service,\n$SOJOURN_SERVICE or the settings of the application. Afterwards the "
            "state of each request is\nprinted. The exit status is 1 if one needs a person, or "
            "still waits at the end of --wait."),
    .options = entries,
    .run = run,
};
