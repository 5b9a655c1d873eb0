/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-receiver.h"

#include "sojourn-backoff.h"
#include "sojourn-intake.h"
#include "sojourn-quote-fields.h"
#include "sojourn-request-state.h"
#include "sojourn-sync-error.h"
#include "sojourn-wire-page.h"

#include <glib/gi18n-lib.h>

#define ACTOR "sync"
#define PAGE_EVENTS 100
#define MAX_BYTES (8 * 1024 * 1024)
#define NOT_FOUND 404
#define FEED_RESTARTED 410

struct _SojournReceiver {
    GObject parent_instance;

    SojournStore *store;         /* (owned) */
    SojournTransport *transport; /* (owned) */
    SojournClock clock;
    DexPromise *interrupted; /* (owned) (nullable): rejected when a page is not to be waited for */
    GHashTable *compared;    /* (owned) (element-type utf8): requests that were looked at since the
                              * feed began anew */
    gint64 asked_secs;       /* how long the service last asked to be left alone */
};

G_DEFINE_FINAL_TYPE (SojournReceiver, sojourn_receiver, G_TYPE_OBJECT)

enum { SIGNAL_NEWS, N_SIGNALS };

static guint signals[N_SIGNALS];

typedef struct {
    SojournReceiver *receiver; /* (owned) */
    guint wait_secs;
} Round;

static void
round_free (Round *round)
{
    g_object_unref (round->receiver);
    g_free (round);
}

static char *
build_path (const char *cursor, guint wait_secs)
{
    g_autofree char *since = cursor != NULL ? g_uri_escape_string (cursor, NULL, FALSE) : NULL;

    return g_strdup_printf ("/v1/changes?limit=%d&wait=%u%s%s", PAGE_EVENTS, wait_secs,
                            since != NULL ? "&since=" : "", since != NULL ? since : "");
}

static gboolean
store_cursor (SojournReceiver *self, const char *cursor, GError **error)
{
    g_autoptr (SojournChangeSet) changes =
        sojourn_change_set_new (ACTOR, _ ("News of the quote service"));
    g_autoptr (SojournReceipt) receipt = NULL;

    sojourn_change_set_set_note (changes, SOJOURN_RECEIVER_CURSOR_NOTE, cursor);
    receipt = dex_await_boxed (sojourn_store_apply (self->store, changes), error);
    return receipt != NULL;
}

/* Stores what is said of a request, and tells of it; whether something changed is added to
 * @received. */
static gboolean
take_in (SojournReceiver *self, SojournIntake *intake, guint *received, GError **error)
{
    intake->store = self->store;
    intake->clock = self->clock;
    if (!sojourn_intake_store (intake, error))
        return FALSE;
    if (intake->case_uuid != NULL)
        *received |= SOJOURN_RECEIVED_NEWS;
    if (intake->news != 0)
        g_signal_emit (self, signals[SIGNAL_NEWS], 0, (guint)intake->news, intake->case_uuid,
                       intake->request_uuid);
    return TRUE;
}

/* Each event is a transaction; the cursor goes with the last. Killed in between, the page is read
 * again, and what was applied changes nothing. */
static gboolean
take_events (SojournReceiver *self, const SojournWirePage *page, guint *received, GError **error)
{
    for (guint i = 0; i < page->events->len; i++) {
        const SojournWireEvent *event = page->events->pdata[i];
        g_auto (SojournIntake) intake = {
            .request_uuid = event->state->client_ref,
            .state = event->state,
            .cursor = i + 1 == page->events->len ? page->next : NULL,
        };

        if (!take_in (self, &intake, received, error))
            return FALSE;
    }
    return TRUE;
}

static DexFuture *
take_page (SojournReceiver *self, SojournReply *reply, const char *cursor)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournWirePage) page =
        sojourn_wire_page_decode (sojourn_reply_get_body (reply), MAX_BYTES, &error);
    GError *unreadable = NULL;
    guint received = 0;

    if (page == NULL) {
        sojourn_sync_error_set_unreadable (&unreadable, error);
        return dex_future_new_for_error (g_steal_pointer (&unreadable));
    }
    if (!take_events (self, page, &received, &error) ||
        (page->events->len == 0 && g_strcmp0 (page->next, cursor) != 0 &&
         !store_cursor (self, page->next, &error)))
        return dex_future_new_for_error (g_steal_pointer (&error));

    /* Another page without an event or at the same place would be the same for ever. */
    if (page->more && page->events->len > 0 && g_strcmp0 (page->next, cursor) != 0)
        received |= SOJOURN_RECEIVED_MORE;
    return dex_future_new_for_uint (received);
}

/* Asks, until it is interrupted. */
static SojournReply *
ask (SojournReceiver *self, const char *path, guint wait_secs, GError **error)
{
    SojournReply *reply = dex_await_object (
        dex_future_first (sojourn_transport_get (self->transport, path, wait_secs),
                          dex_ref (self->interrupted), NULL),
        error);

    if (reply != NULL)
        self->asked_secs = sojourn_backoff_parse_retry_after (sojourn_reply_get_retry_after (reply),
                                                              sojourn_clock_now (self->clock));
    return reply;
}

/* Without a state and an error, the service does not know it. */
static SojournWireState *
read_state (SojournReply *reply, GError **error)
{
    g_autoptr (GError) broken = NULL;
    SojournWireState *state;

    if (sojourn_reply_get_status (reply) == NOT_FOUND && sojourn_reply_is_problem (reply))
        return NULL;
    if (!sojourn_reply_check (reply, error))
        return NULL;
    state = sojourn_wire_state_decode (sojourn_reply_get_body (reply), MAX_BYTES, &broken);
    if (state == NULL)
        sojourn_sync_error_set_unreadable (error, broken);
    return state;
}

/* The request as the service has it now, which may be older than what is known here. */
static gboolean
compare_request (SojournReceiver *self, const SojournRecord *request, GError **error)
{
    const char *remote_id = sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_REMOTE_ID);
    g_autofree char *path = g_strdup_printf ("/v1/quote-requests/%s", remote_id);
    g_autoptr (SojournReply) reply = ask (self, path, 0, error);
    g_autoptr (SojournWireState) state = NULL;
    g_autoptr (GError) problem = NULL;
    g_auto (SojournIntake) intake = {
        .request_uuid = sojourn_record_get_uuid (request),
        .anew = TRUE,
    };
    guint received = 0;

    if (reply == NULL)
        return FALSE;
    state = read_state (reply, &problem);
    if (problem != NULL) {
        g_propagate_error (error, g_steal_pointer (&problem));
        return FALSE;
    }
    intake.state = state;
    return take_in (self, &intake, &received, error);
}

static gboolean
compare_requests (SojournReceiver *self, GPtrArray *requests, GError **error)
{
    for (guint i = 0; i < requests->len; i++) {
        const char *uuid = sojourn_record_get_uuid (requests->pdata[i]);

        if (!sojourn_record_has (requests->pdata[i], SOJOURN_QUOTE_REQUEST_REMOTE_ID) ||
            g_hash_table_contains (self->compared, uuid))
            continue;
        if (!compare_request (self, requests->pdata[i], error))
            return FALSE;
        g_hash_table_add (self->compared, g_strdup (uuid));
    }
    return TRUE;
}

/* The service was set up anew or restored from a backup: every request that it should have is
 * looked at, and then the feed is read from its beginning. Nothing here is deleted for it. */
static gboolean
compare_all (SojournReceiver *self, GError **error)
{
    for (guint status = 0; status < sojourn_request_statuses.n_choices; status++) {
        g_autoptr (GPtrArray) requests = NULL;

        if (!sojourn_request_status_is_at_service (status))
            continue;
        requests = dex_await_boxed (
            sojourn_store_load_where (
                self->store, SOJOURN_KIND_QUOTE_REQUEST, SOJOURN_QUOTE_REQUEST_STATUS,
                sojourn_choice_set_get_nick (&sojourn_request_statuses, status)),
            error);
        if (requests == NULL || !compare_requests (self, requests, error))
            return FALSE;
    }
    return TRUE;
}

static DexFuture *
restart_feed (SojournReceiver *self)
{
    g_autoptr (GError) error = NULL;

    if (!compare_all (self, &error) || !store_cursor (self, NULL, &error))
        return dex_future_new_for_error (g_steal_pointer (&error));
    g_hash_table_remove_all (self->compared);
    return dex_future_new_for_uint (SOJOURN_RECEIVED_MORE);
}

static DexFuture *
receive_fiber (gpointer user_data)
{
    Round *round = user_data;
    SojournReceiver *self = round->receiver;
    g_autoptr (GError) error = NULL;
    g_autofree char *cursor = dex_await_string (
        sojourn_store_read_note (self->store, SOJOURN_RECEIVER_CURSOR_NOTE), &error);
    g_autofree char *path = NULL;
    g_autoptr (SojournReply) reply = NULL;

    if (error != NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));

    path = build_path (cursor, round->wait_secs);
    reply = ask (self, path, round->wait_secs, &error);
    if (reply == NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
    if (sojourn_reply_get_status (reply) == FEED_RESTARTED && cursor != NULL)
        return restart_feed (self);
    if (!sojourn_reply_check (reply, &error))
        return dex_future_new_for_error (g_steal_pointer (&error));
    return take_page (self, reply, cursor);
}

static void
sojourn_receiver_finalize (GObject *object)
{
    SojournReceiver *self = SOJOURN_RECEIVER (object);

    g_clear_object (&self->store);
    g_clear_object (&self->transport);
    g_clear_pointer (&self->compared, g_hash_table_unref);
    dex_clear (&self->interrupted);

    G_OBJECT_CLASS (sojourn_receiver_parent_class)->finalize (object);
}

static void
sojourn_receiver_class_init (SojournReceiverClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = sojourn_receiver_finalize;

    /**
     * SojournReceiver::news:
     * @self: the receiver
     * @news: what is new: #SojournNews
     * @case_uuid: the case it is about
     * @request_uuid: the quote request it is about
     *
     * Something came that a person wants to hear of. It is stored.
     */
    signals[SIGNAL_NEWS] =
        g_signal_new ("news", SOJOURN_TYPE_RECEIVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_STRING, G_TYPE_STRING);
}

static void
sojourn_receiver_init (SojournReceiver *self)
{
    self->compared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * sojourn_receiver_new:
 * @store: the desk
 * @transport: the way to the service
 * @clock: what “now” means
 *
 * Returns: (transfer full): a receiver
 */
SojournReceiver *
sojourn_receiver_new (SojournStore *store, SojournTransport *transport, SojournClock clock)
{
    SojournReceiver *self = g_object_new (SOJOURN_TYPE_RECEIVER, NULL);

    self->store = g_object_ref (store);
    self->transport = g_object_ref (transport);
    self->clock = clock;
    return self;
}

/**
 * sojourn_receiver_receive:
 * @self: a receiver
 * @wait_secs: how long the service may wait for something to happen, 0 to 55
 *
 * Reads one page of the feed and stores it. Only one such future at a time.
 *
 * Returns: (transfer full): a future that resolves to #SojournReceived, as uint, or rejects with a
 *   %SOJOURN_SYNC_ERROR, a %SOJOURN_STORE_ERROR, or a %DEX_ERROR when it was interrupted
 */
DexFuture *
sojourn_receiver_receive (SojournReceiver *self, guint wait_secs)
{
    Round *round;

    dex_return_error_if_fail (SOJOURN_IS_RECEIVER (self));

    dex_clear (&self->interrupted);
    self->interrupted = dex_promise_new ();
    round = g_new0 (Round, 1);
    round->receiver = g_object_ref (self);
    round->wait_secs = wait_secs;
    return dex_scheduler_spawn (NULL, 0, receive_fiber, round, (GDestroyNotify)round_free);
}

/**
 * sojourn_receiver_interrupt:
 * @self: a receiver
 *
 * Ends the waiting for a page, if there is one, or the round that is about to wait: to ask anew at
 * once, or not at all. What has come is stored all the same.
 */
void
sojourn_receiver_interrupt (SojournReceiver *self)
{
    g_return_if_fail (SOJOURN_IS_RECEIVER (self));

    if (self->interrupted != NULL && dex_future_is_pending (DEX_FUTURE (self->interrupted)))
        dex_promise_reject (
            self->interrupted,
            g_error_new_literal (DEX_ERROR, DEX_ERROR_FIBER_CANCELLED, "Interrupted"));
}

/**
 * sojourn_receiver_get_asked_secs:
 * @self: a receiver
 *
 * Returns: how long the service asked to be left alone in its last answer, 0 to 3600 seconds
 */
gint64
sojourn_receiver_get_asked_secs (SojournReceiver *self)
{
    g_return_val_if_fail (SOJOURN_IS_RECEIVER (self), 0);

    return self->asked_secs;
}
