/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sync-engine.h"

#include "sojourn-backoff.h"
#include "sojourn-quote-fields.h"
#include "sojourn-receiver.h"
#include "sojourn-sender.h"
#include "sojourn-sync-error.h"

#define LONG_POLL_SECS 50

struct _SojournSyncEngine {
    GObject parent_instance;

    SojournStore *store;       /* (owned) */
    SojournSyncStatus *status; /* (owned) */
    SojournSender *sender;     /* (owned) */
    SojournReceiver *receiver; /* (owned) */
    SojournClock clock;

    DexFuture *sending;        /* (owned) (nullable): the fiber that sends */
    DexFuture *receiving;      /* (owned) (nullable): the fiber that receives */
    DexPromise *wake_sender;   /* (owned) (nullable): what the fiber waits for */
    DexPromise *wake_receiver; /* (owned) (nullable) */
    DexPromise *stopped;       /* (owned): resolved when the engine is to stop */
    GNetworkMonitor *network;  /* (owned) */
    GError *receiver_trouble;  /* (owned) (nullable) */
    gboolean pending_send;     /* something changed while the sender was at work */
};

G_DEFINE_FINAL_TYPE (SojournSyncEngine, sojourn_sync_engine, G_TYPE_OBJECT)

enum { SIGNAL_NEWS, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
is_stopping (SojournSyncEngine *self)
{
    return !dex_future_is_pending (DEX_FUTURE (self->stopped));
}

static SojournSyncState
get_state_for (const GError *trouble)
{
    if (trouble == NULL)
        return SOJOURN_SYNC_IDLE;
    if (g_error_matches (trouble, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_SIGN_IN))
        return SOJOURN_SYNC_NEEDS_AUTH;
    if (g_error_matches (trouble, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_OFFLINE))
        return SOJOURN_SYNC_OFFLINE;
    return SOJOURN_SYNC_FAILED;
}

static guint
count_items (SojournSyncEngine *self, SojournOutboxState state)
{
    g_autoptr (GPtrArray) items = dex_await_boxed (
        sojourn_store_load_where (self->store, SOJOURN_KIND_OUTBOX_ITEM, SOJOURN_OUTBOX_ITEM_STATE,
                                  sojourn_choice_set_get_nick (&sojourn_outbox_states, state)),
        NULL);

    return items != NULL ? items->len : 0;
}

/* For fibers: tells the window how things stand. */
static void
update_status (SojournSyncEngine *self)
{
    const GError *trouble = self->receiver_trouble != NULL
                                ? self->receiver_trouble
                                : sojourn_sender_get_trouble (self->sender);
    guint queued = count_items (self, SOJOURN_OUTBOX_STATE_QUEUED) +
                   count_items (self, SOJOURN_OUTBOX_STATE_SENDING) +
                   count_items (self, SOJOURN_OUTBOX_STATE_NEEDS_AUTH);
    guint failed = count_items (self, SOJOURN_OUTBOX_STATE_FAILED) +
                   count_items (self, SOJOURN_OUTBOX_STATE_CONFLICT);

    g_object_set (self->status, "state", get_state_for (trouble), "queued", queued, "failed",
                  failed, "message", trouble != NULL ? trouble->message : NULL, NULL);
    if (trouble == NULL)
        g_object_set (self->status, "last-sync", sojourn_clock_now (self->clock), NULL);
}

/* Ends when the promise is resolved, the time has come, or the engine stops. */
static void
wait_for (SojournSyncEngine *self, DexPromise *wake, gint64 deadline)
{
    DexFuture *first;

    if (deadline == G_MAXINT64)
        first = dex_future_first (dex_ref (wake), dex_ref (self->stopped), NULL);
    else
        first = dex_future_first (dex_ref (wake), dex_ref (self->stopped),
                                  dex_timeout_new_deadline (deadline), NULL);
    dex_await (first, NULL);
}

static void
wake (DexPromise **promise)
{
    g_autoptr (DexPromise) woken = g_steal_pointer (promise);

    if (woken != NULL)
        dex_promise_resolve_boolean (woken, TRUE);
}

static DexFuture *
sending_fiber (gpointer user_data)
{
    SojournSyncEngine *self = user_data;
    g_autoptr (GError) error = NULL;

    if (!dex_await (sojourn_sender_recover (self->sender), &error))
        g_warning ("The outbox cannot be read: %s", error->message);

    while (!is_stopping (self)) {
        g_autoptr (DexPromise) woken = NULL;
        gint64 next;

        self->pending_send = FALSE;
        g_clear_error (&error);
        if (!dex_await (sojourn_sender_send_due (self->sender), &error))
            g_warning ("The outbox cannot be worked on: %s", error->message);
        update_status (self);
        next = error != NULL ? g_get_monotonic_time () + G_USEC_PER_SEC
                             : sojourn_sender_get_next_attempt (self->sender);
        if (self->pending_send || is_stopping (self))
            continue;
        woken = dex_promise_new ();
        self->wake_sender = dex_ref (woken);
        wait_for (self, woken, next);
        dex_clear (&self->wake_sender);
    }
    return dex_future_new_for_boolean (TRUE);
}

/* One page; how long to wait before the next, in microseconds. */
static gint64
receive_page (SojournSyncEngine *self, guint *failures)
{
    g_autoptr (GError) error = NULL;
    DexFuture *page = sojourn_receiver_receive (self->receiver, LONG_POLL_SECS);

    if (dex_await (dex_future_first (page, dex_ref (self->stopped), NULL), &error)) {
        *failures = 0;
        g_clear_error (&self->receiver_trouble);
        return 0;
    }
    *failures += 1;
    g_clear_error (&self->receiver_trouble);
    self->receiver_trouble = g_steal_pointer (&error);
    return sojourn_backoff_delay_ms (*failures, g_random_double (), 1) * 1000;
}

static DexFuture *
receiving_fiber (gpointer user_data)
{
    SojournSyncEngine *self = user_data;
    guint failures = 0;

    while (!is_stopping (self)) {
        gint64 delay = receive_page (self, &failures);

        if (is_stopping (self))
            break;
        update_status (self);
        if (delay > 0) {
            g_autoptr (DexPromise) woken = dex_promise_new ();

            self->wake_receiver = dex_ref (woken);
            wait_for (self, woken, g_get_monotonic_time () + delay);
            dex_clear (&self->wake_receiver);
        }
    }
    return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
run_once_fiber (gpointer user_data)
{
    SojournSyncEngine *self = user_data;
    g_autoptr (GError) error = NULL;
    gboolean more;

    if (!dex_await (sojourn_sender_recover (self->sender), &error) ||
        !dex_await (sojourn_sender_send_due (self->sender), &error))
        return dex_future_new_for_error (g_steal_pointer (&error));
    do {
        more = dex_await_boolean (sojourn_receiver_receive (self->receiver, 0), &error);
    } while (more);
    g_clear_error (&self->receiver_trouble);
    self->receiver_trouble = error != NULL ? g_error_copy (error) : NULL;
    update_status (self);
    if (error != NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
    if (sojourn_sender_get_trouble (self->sender) != NULL)
        return dex_future_new_for_error (g_error_copy (sojourn_sender_get_trouble (self->sender)));
    return dex_future_new_for_boolean (TRUE);
}

static void
on_store_changed_cb (SojournStore *store, SojournReceipt *receipt, SojournSyncEngine *self)
{
    if (!sojourn_receipt_touches_kind (receipt, SOJOURN_KIND_OUTBOX_ITEM))
        return;
    self->pending_send = TRUE;
    wake (&self->wake_sender);
}

static void
on_network_changed_cb (GNetworkMonitor *network, gboolean available, SojournSyncEngine *self)
{
    if (available)
        sojourn_sync_engine_sync_now (self);
}

static void
on_worker_news_cb (GObject *worker,
                   guint news,
                   const char *case_uuid,
                   const char *request_uuid,
                   SojournSyncEngine *self)
{
    g_signal_emit (self, signals[SIGNAL_NEWS], 0, news, case_uuid, request_uuid);
}

static void
sojourn_sync_engine_dispose (GObject *object)
{
    SojournSyncEngine *self = SOJOURN_SYNC_ENGINE (object);

    if (is_stopping (self) == FALSE)
        dex_promise_resolve_boolean (self->stopped, TRUE);
    dex_clear (&self->sending);
    dex_clear (&self->receiving);
    dex_clear (&self->wake_sender);
    dex_clear (&self->wake_receiver);
    g_clear_object (&self->network);
    g_clear_object (&self->sender);
    g_clear_object (&self->receiver);
    g_clear_object (&self->status);
    g_clear_object (&self->store);

    G_OBJECT_CLASS (sojourn_sync_engine_parent_class)->dispose (object);
}

static void
sojourn_sync_engine_finalize (GObject *object)
{
    SojournSyncEngine *self = SOJOURN_SYNC_ENGINE (object);

    dex_clear (&self->stopped);
    g_clear_error (&self->receiver_trouble);

    G_OBJECT_CLASS (sojourn_sync_engine_parent_class)->finalize (object);
}

static void
sojourn_sync_engine_class_init (SojournSyncEngineClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);

    object_class->dispose = sojourn_sync_engine_dispose;
    object_class->finalize = sojourn_sync_engine_finalize;

    /**
     * SojournSyncEngine::news:
     * @self: the engine
     * @news: what is new: #SojournNews
     * @case_uuid: the case it is about
     * @request_uuid: the quote request it is about
     *
     * Something came that a person wants to hear of. It is stored.
     */
    signals[SIGNAL_NEWS] =
        g_signal_new ("news", SOJOURN_TYPE_SYNC_ENGINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_STRING, G_TYPE_STRING);
}

static void
sojourn_sync_engine_init (SojournSyncEngine *self)
{
    self->stopped = dex_promise_new ();
}

/**
 * sojourn_sync_engine_new:
 * @store: the desk
 * @transport: the way to the service, with its token
 * @status: where the engine says how things stand
 * @clock: what “now” means
 *
 * Returns: (transfer full): an engine that has not begun
 */
SojournSyncEngine *
sojourn_sync_engine_new (SojournStore *store,
                         SojournTransport *transport,
                         SojournSyncStatus *status,
                         SojournClock clock)
{
    SojournSyncEngine *self = g_object_new (SOJOURN_TYPE_SYNC_ENGINE, NULL);

    self->store = g_object_ref (store);
    self->status = g_object_ref (status);
    self->clock = clock;
    self->sender = sojourn_sender_new (store, transport, clock);
    self->receiver = sojourn_receiver_new (store, transport, clock);
    g_signal_connect_object (self->sender, "news", G_CALLBACK (on_worker_news_cb), self, 0);
    g_signal_connect_object (self->receiver, "news", G_CALLBACK (on_worker_news_cb), self, 0);
    return self;
}

/**
 * sojourn_sync_engine_start:
 * @self: an engine
 *
 * Begins to send and to receive, until [method@SyncEngine.stop].
 */
void
sojourn_sync_engine_start (SojournSyncEngine *self)
{
    g_return_if_fail (SOJOURN_IS_SYNC_ENGINE (self));
    g_return_if_fail (self->sending == NULL);

    self->network = g_object_ref (g_network_monitor_get_default ());
    g_signal_connect_object (self->network, "network-changed", G_CALLBACK (on_network_changed_cb),
                             self, 0);
    g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed_cb), self, 0);
    self->sending =
        dex_scheduler_spawn (NULL, 0, sending_fiber, g_object_ref (self), g_object_unref);
    self->receiving =
        dex_scheduler_spawn (NULL, 0, receiving_fiber, g_object_ref (self), g_object_unref);
}

/**
 * sojourn_sync_engine_stop:
 * @self: an engine
 *
 * Ends the waiting at the feed at once, and the sending after the item that is on its way.
 *
 * Returns: (transfer full): a future that resolves when nothing is under way any more
 */
DexFuture *
sojourn_sync_engine_stop (SojournSyncEngine *self)
{
    dex_return_error_if_fail (SOJOURN_IS_SYNC_ENGINE (self));

    if (!is_stopping (self))
        dex_promise_resolve_boolean (self->stopped, TRUE);
    if (self->sending == NULL)
        return dex_future_new_for_boolean (TRUE);
    return dex_future_all (dex_ref (self->sending), dex_ref (self->receiving), NULL);
}

/**
 * sojourn_sync_engine_sync_now:
 * @self: an engine
 *
 * Forgets all waiting times and tries at once: a person asked for it, or the network came back.
 */
void
sojourn_sync_engine_sync_now (SojournSyncEngine *self)
{
    g_return_if_fail (SOJOURN_IS_SYNC_ENGINE (self));

    sojourn_sender_forget_delays (self->sender);
    self->pending_send = TRUE;
    wake (&self->wake_sender);
    wake (&self->wake_receiver);
}

/**
 * sojourn_sync_engine_run_once:
 * @self: an engine that was not started
 *
 * Sends what waits and reads what there is, without waiting for more.
 *
 * Returns: (transfer full): a future that resolves to %TRUE, or rejects with the
 * %SOJOURN_SYNC_ERROR or %SOJOURN_STORE_ERROR that ended it
 */
DexFuture *
sojourn_sync_engine_run_once (SojournSyncEngine *self)
{
    dex_return_error_if_fail (SOJOURN_IS_SYNC_ENGINE (self));

    return dex_scheduler_spawn (NULL, 0, run_once_fiber, g_object_ref (self), g_object_unref);
}
