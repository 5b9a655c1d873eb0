/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-receiver.h"

#include "sojourn-sync-error.h"
#include "sojourn-wire-page.h"

#include <glib/gi18n-lib.h>

#define ACTOR "sync"
#define CURSOR_NOTE "sync.cursor"
#define PAGE_EVENTS 100
#define MAX_PAGE_BYTES (8 * 1024 * 1024)
#define FEED_RESTARTED 410

struct _SojournReceiver {
    GObject parent_instance;

    SojournStore *store;         /* (owned) */
    SojournTransport *transport; /* (owned) */
    SojournClock clock;
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
apply (SojournReceiver *self, SojournChangeSet *changes, GError **error)
{
    g_autoptr (SojournReceipt) receipt =
        dex_await_boxed (sojourn_store_apply (self->store, changes), error);

    return receipt != NULL;
}

static void
tell (SojournReceiver *self, SojournNews news, const SojournRecord *request)
{
    if (news != 0)
        g_signal_emit (self, signals[SIGNAL_NEWS], 0, (guint)news,
                       sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_CASE),
                       sojourn_record_get_uuid (request));
}

/* The case of the request that an event is about; none if the request is not of this desk. */
static SojournSnapshot *
load_case_of (SojournReceiver *self, const char *request_uuid, GError **error)
{
    g_autoptr (SojournRecord) request = dex_await_boxed (
        sojourn_store_load (self->store, SOJOURN_KIND_QUOTE_REQUEST, request_uuid), error);

    if (request == NULL)
        return NULL;
    return dex_await_boxed (
        sojourn_store_load_case (self->store,
                                 sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_CASE)),
        error);
}

static gboolean
apply_event (SojournReceiver *self,
             const SojournWireEvent *event,
             const char *cursor,
             GError **error)
{
    g_autoptr (GError) missing = NULL;
    g_autoptr (SojournSnapshot) snapshot = load_case_of (self, event->state->client_ref, &missing);
    /* Translators: a line of the history of a case */
    g_autoptr (SojournChangeSet) changes =
        sojourn_change_set_new (ACTOR, _ ("News of the quote service"));
    gint64 now = sojourn_clock_now (self->clock);
    g_autoptr (SojournRecord) request = NULL;
    SojournNews news;

    if (cursor != NULL)
        sojourn_change_set_set_note (changes, CURSOR_NOTE, cursor);
    if (snapshot == NULL) {
        if (!g_error_matches (missing, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_NOT_FOUND)) {
            g_propagate_error (error, g_steal_pointer (&missing));
            return FALSE;
        }
        return cursor == NULL || apply (self, changes, error);
    }

    request = sojourn_record_copy (sojourn_snapshot_find (snapshot, event->state->client_ref));
    /* The service may confirm a request in the feed before its own answer arrives. */
    if (!sojourn_record_has (request, SOJOURN_QUOTE_REQUEST_SENT_AT))
        sojourn_record_set_integer (request, SOJOURN_QUOTE_REQUEST_SENT_AT, now);
    news = sojourn_inbox_apply (changes, snapshot, request, event->state, now);
    if (!apply (self, changes, error))
        return FALSE;
    tell (self, news, request);
    return TRUE;
}

/* An event that meets an edit made in the same moment is applied once more, upon that. */
static gboolean
apply_event_surely (SojournReceiver *self,
                    const SojournWireEvent *event,
                    const char *cursor,
                    GError **error)
{
    g_autoptr (GError) problem = NULL;

    if (apply_event (self, event, cursor, &problem))
        return TRUE;
    if (g_error_matches (problem, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CONFLICT))
        return apply_event (self, event, cursor, error);
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
}

/* Each event is a transaction; the cursor goes with the last. Killed in between, the page is read
 * again, and what was applied changes nothing. */
static gboolean
apply_page (SojournReceiver *self, const SojournWirePage *page, const char *cursor, GError **error)
{
    g_autoptr (SojournChangeSet) changes = NULL;

    for (guint i = 0; i < page->events->len; i++) {
        gboolean last = i + 1 == page->events->len;

        if (!apply_event_surely (self, page->events->pdata[i], last ? page->next : NULL, error))
            return FALSE;
    }
    if (page->events->len > 0 || g_strcmp0 (page->next, cursor) == 0)
        return TRUE;
    changes = sojourn_change_set_new (ACTOR, _ ("News of the quote service"));
    sojourn_change_set_set_note (changes, CURSOR_NOTE, page->next);
    return apply (self, changes, error);
}

/* The service was set up anew or restored: its feed is read from the beginning. Nothing here is
 * deleted for it. */
static gboolean
restart_feed (SojournReceiver *self, GError **error)
{
    g_autoptr (SojournChangeSet) changes =
        sojourn_change_set_new (ACTOR, _ ("The quote service was set up anew"));

    sojourn_change_set_set_note (changes, CURSOR_NOTE, NULL);
    return apply (self, changes, error);
}

static DexFuture *
take_page (SojournReceiver *self, SojournReply *reply, const char *cursor)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournWirePage) page = NULL;

    if (sojourn_reply_get_status (reply) == FEED_RESTARTED && cursor != NULL) {
        if (!restart_feed (self, &error))
            return dex_future_new_for_error (g_steal_pointer (&error));
        return dex_future_new_for_boolean (TRUE);
    }
    if (!sojourn_reply_check (reply, &error))
        return dex_future_new_for_error (g_steal_pointer (&error));

    page = sojourn_wire_page_decode (sojourn_reply_get_body (reply), MAX_PAGE_BYTES, &error);
    if (page == NULL)
        return dex_future_new_reject (
            SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_UNREADABLE,
            /* Translators: %s says what is wrong with the answer, with technical names */
            _ ("The answer of the quote service cannot be read (%s)"), error->message);
    if (!apply_page (self, page, cursor, &error))
        return dex_future_new_for_error (g_steal_pointer (&error));
    return dex_future_new_for_boolean (page->more && g_strcmp0 (page->next, cursor) != 0);
}

static DexFuture *
receive_fiber (gpointer user_data)
{
    Round *round = user_data;
    SojournReceiver *self = round->receiver;
    g_autoptr (GError) error = NULL;
    g_autofree char *cursor =
        dex_await_string (sojourn_store_read_note (self->store, CURSOR_NOTE), &error);
    g_autofree char *path = NULL;
    g_autoptr (SojournReply) reply = NULL;

    if (error != NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));

    path = build_path (cursor, round->wait_secs);
    reply =
        dex_await_object (sojourn_transport_get (self->transport, path, round->wait_secs), &error);
    if (reply == NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
    return take_page (self, reply, cursor);
}

static void
sojourn_receiver_finalize (GObject *object)
{
    SojournReceiver *self = SOJOURN_RECEIVER (object);

    g_clear_object (&self->store);
    g_clear_object (&self->transport);

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
 * Returns: (transfer full): a future that resolves to whether there is more to read at once, or
 *   rejects with a %SOJOURN_SYNC_ERROR or %SOJOURN_STORE_ERROR
 */
DexFuture *
sojourn_receiver_receive (SojournReceiver *self, guint wait_secs)
{
    Round *round;

    dex_return_error_if_fail (SOJOURN_IS_RECEIVER (self));

    round = g_new0 (Round, 1);
    round->receiver = g_object_ref (self);
    round->wait_secs = wait_secs;
    return dex_scheduler_spawn (NULL, 0, receive_fiber, round, (GDestroyNotify)round_free);
}
