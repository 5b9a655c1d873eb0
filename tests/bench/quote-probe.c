/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "loop.h"
#include "sojourn-case-fields.h"
#include "sojourn-quote-actions.h"
#include "sojourn-quote-fields.h"
#include "sojourn-sync-engine.h"

#include <glib-unix.h>
#include <stdio.h>
#include <unistd.h>

/* Asks for a quote for each case that a line of standard input names by its reference, with the
 * sync engine at work as it is in the application, and prints how many nanoseconds went by from the
 * decision to send until the quote was stored. */

#define PATIENCE_SECS 20

typedef struct {
    SojournStore *store;
    SojournSyncEngine *engine;
    gboolean quoted;    /* a quote was stored since the last request */
    gboolean readable;  /* there is a line to read */
    gboolean impatient; /* nothing came for too long */
} Probe;

static void
on_store_changed_cb (SojournStore *store, SojournReceipt *receipt, Probe *self)
{
    self->quoted |= sojourn_receipt_touches_kind (receipt, SOJOURN_KIND_QUOTE);
}

static gboolean
on_stdin_readable_cb (gint fd, GIOCondition condition, gpointer user_data)
{
    ((Probe *)user_data)->readable = TRUE;
    return G_SOURCE_REMOVE;
}

static gboolean
on_patience_over_cb (gpointer user_data)
{
    ((Probe *)user_data)->impatient = TRUE;
    return G_SOURCE_REMOVE;
}

static SojournSyncEngine *
start_engine (SojournStore *store, const char *address, GError **error)
{
    g_autoptr (SojournTransport) transport = sojourn_transport_new (address, error);
    g_autoptr (SojournSyncStatus) status = sojourn_sync_status_new ();
    SojournSyncEngine *engine;

    if (transport == NULL)
        return NULL;
    sojourn_transport_set_token (transport, g_getenv ("SOJOURN_SERVICE_TOKEN"));
    engine = sojourn_sync_engine_new (store, transport, status, (SojournClock){ 0 });
    sojourn_sync_engine_start (engine);
    return engine;
}

/* The value a future of this program is resolved to, with a reference. */
static gpointer
await_boxed (DexFuture *future, GError **error)
{
    gpointer value = NULL;

    if (loop_await (future, error))
        value = g_value_dup_boxed (dex_future_get_value (future, NULL));
    dex_unref (future);
    return value;
}

static SojournSnapshot *
load_case (Probe *self, const char *ref, GError **error)
{
    g_autoptr (GPtrArray) found = await_boxed (
        sojourn_store_load_where (self->store, SOJOURN_KIND_CASE, SOJOURN_CASE_REF, ref), error);

    if (found == NULL || found->len != 1)
        return NULL;
    return await_boxed (
        sojourn_store_load_case (self->store, sojourn_record_get_uuid (found->pdata[0])), error);
}

/* What the button Send does. */
static gboolean
send_requests (Probe *self, const SojournSnapshot *snapshot, GError **error)
{
    const GPtrArray *requests = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_QUOTE_REQUEST);
    g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Bench", "Quotes requested");
    g_autoptr (SojournReceipt) receipt = NULL;

    for (guint i = 0; i < requests->len; i++) {
        if (!sojourn_quote_actions_queue (changes, snapshot, requests->pdata[i], NULL,
                                          g_get_real_time () / G_USEC_PER_SEC, error))
            return FALSE;
    }
    receipt = await_boxed (sojourn_store_apply (self->store, changes), error);
    return receipt != NULL;
}

static gboolean
make_round (Probe *self, const char *ref, GError **error)
{
    g_autoptr (SojournSnapshot) snapshot = load_case (self, ref, error);
    guint patience;
    gint64 began;

    if (snapshot == NULL)
        return FALSE;
    self->quoted = FALSE;
    patience = g_timeout_add_seconds (PATIENCE_SECS, on_patience_over_cb, self);
    began = loop_now_ns ();
    if (!send_requests (self, snapshot, error))
        return FALSE;
    while (!self->quoted && !self->impatient)
        g_main_context_iteration (NULL, TRUE);
    g_print ("%" G_GINT64_FORMAT "\n", loop_now_ns () - began);
    fflush (stdout);
    return !self->impatient && g_source_remove (patience);
}

static gboolean
read_ref (Probe *self, char *ref, int size)
{
    self->readable = FALSE;
    g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, on_stdin_readable_cb, self);
    while (!self->readable)
        g_main_context_iteration (NULL, TRUE);
    if (fgets (ref, size, stdin) == NULL)
        return FALSE;
    g_strchomp (ref);
    return TRUE;
}

int
main (int argc, char **argv)
{
    Probe probe = { NULL };
    g_autoptr (GError) error = NULL;
    char ref[64];

    if (argc != 3) {
        g_printerr ("Usage: quote-probe DATABASE SERVICE\n");
        return 2;
    }
    dex_init ();
    setvbuf (stdin, NULL, _IONBF, 0);
    probe.store = loop_open_store (argv[1]);
    if (probe.store == NULL)
        return 1;
    g_signal_connect (probe.store, "changed", G_CALLBACK (on_store_changed_cb), &probe);
    probe.engine = start_engine (probe.store, argv[2], &error);
    while (error == NULL && read_ref (&probe, ref, sizeof ref)) {
        if (!make_round (&probe, ref, &error))
            break;
    }
    if (error != NULL)
        g_printerr ("%s\n", error->message);
    if (probe.engine != NULL)
        loop_await (sojourn_sync_engine_stop (probe.engine), NULL);
    return error == NULL && loop_await (sojourn_store_close (probe.store), NULL) ? 0 : 1;
}
