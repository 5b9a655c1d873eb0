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
#define STORE_PAUSE_SECS 5     /* before the desk is asked again when it could not answer */
#define MOST_PROMPT_PAGES 3    /* that bring nothing, before they are asked for once a second */
#define MOST_PAGES_ONCE 100000 /* a feed that goes on and on is left for the next time */

struct _SojournSyncEngine {
    GObject parent_instance;

    SojournStore *store;         /* (owned) */
    SojournTransport *transport; /* (owned) */
    SojournSyncStatus *status;   /* (owned) */
    SojournSender *sender;       /* (owned) */
    SojournReceiver *receiver;   /* (owned) */
    SojournClock clock;

    DexFuture *sending;        /* (owned) (nullable): the fiber that sends */
    DexFuture *receiving;      /* (owned) (nullable): the fiber that receives */
    DexPromise *wake_sender;   /* (owned) (nullable): what the fiber waits for */
    DexPromise *wake_receiver; /* (owned) (nullable) */
    DexPromise *stopped;       /* (owned): resolved when the engine is to stop */
    GNetworkMonitor *network;  /* (owned) (nullable): once it has begun */
    GError *store_trouble;     /* (owned) (nullable) */
    GError *receiver_trouble;  /* (owned) (nullable) */
    guint failures;            /* pages in a row that could not be read */
    guint asked;               /* how often a person, the network or a new token asked to try */
    guint prompt_pages;        /* pages in a row that came at once and brought nothing */
    gboolean pending_send;     /* something changed while the sender was at work */
    gboolean recount;          /* the outbox changed since its items were counted */
    gboolean reached;          /* the service has answered */
    gboolean prompt;           /* it is to answer at once, so that it is known how things stand */
};

G_DEFINE_FINAL_TYPE (SojournSyncEngine, sojourn_sync_engine, G_TYPE_OBJECT)

enum { SIGNAL_NEWS, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
is_stopping (SojournSyncEngine *self)
{
    return !dex_future_is_pending (DEX_FUTURE (self->stopped));
}

static gboolean
is_sign_in (const GError *trouble)
{
    return g_error_matches (trouble, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_SIGN_IN);
}

static gboolean
is_offline (const GError *trouble)
{
    return g_error_matches (trouble, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_OFFLINE);
}

/* What keeps items from being sent or news from being read. What was refused for good stands with
 * the request it is about, and is counted. */
static const GError *
get_trouble (SojournSyncEngine *self)
{
    const GError *trouble = sojourn_sender_get_trouble (self->sender);

    if (self->store_trouble != NULL)
        return self->store_trouble;
    if (self->receiver_trouble != NULL)
        return self->receiver_trouble;
    return trouble != NULL && (sojourn_sync_error_is_passing (trouble) || is_sign_in (trouble))
               ? trouble
               : NULL;
}

static SojournSyncState
get_state (SojournSyncEngine *self)
{
    const GError *trouble = get_trouble (self);

    if (trouble == NULL)
        return self->reached ? SOJOURN_SYNC_IDLE : SOJOURN_SYNC_BUSY;
    if (is_sign_in (trouble))
        return SOJOURN_SYNC_NEEDS_AUTH;
    return is_offline (trouble) ? SOJOURN_SYNC_OFFLINE : SOJOURN_SYNC_FAILED;
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

static void
recount (SojournSyncEngine *self)
{
    guint queued, failed;

    if (!self->recount)
        return;
    self->recount = FALSE;
    queued = count_items (self, SOJOURN_OUTBOX_STATE_QUEUED) +
             count_items (self, SOJOURN_OUTBOX_STATE_SENDING) +
             count_items (self, SOJOURN_OUTBOX_STATE_NEEDS_AUTH);
    failed = count_items (self, SOJOURN_OUTBOX_STATE_FAILED) +
             count_items (self, SOJOURN_OUTBOX_STATE_CONFLICT);
    g_object_set (self->status, "queued", queued, "failed", failed, NULL);
}

/* For fibers: tells the window how things stand. */
static void
update_status (SojournSyncEngine *self)
{
    const GError *trouble;

    recount (self);
    trouble = get_trouble (self);
    g_object_set (self->status, "state", get_state (self), "message",
                  trouble != NULL ? trouble->message : NULL, NULL);
}

static void
note_success (SojournSyncEngine *self)
{
    self->reached = TRUE;
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

static void
wake_sender (SojournSyncEngine *self)
{
    self->pending_send = TRUE;
    wake (&self->wake_sender);
}

/* What waits, once; when to do so again. */
static gint64
send_due (SojournSyncEngine *self)
{
    guint answered = sojourn_sender_get_n_answered (self->sender);

    g_clear_error (&self->store_trouble);
    if (!dex_await (sojourn_sender_send_due (self->sender), &self->store_trouble))
        return g_get_monotonic_time () + STORE_PAUSE_SECS * G_USEC_PER_SEC;
    /* Who can be written to can be read. */
    if (sojourn_sender_get_n_answered (self->sender) != answered &&
        is_offline (self->receiver_trouble))
        wake (&self->wake_receiver);
    return sojourn_sender_get_next_attempt (self->sender);
}

static DexFuture *
sending_fiber (gpointer user_data)
{
    SojournSyncEngine *self = user_data;

    while (!is_stopping (self)) {
        g_autoptr (DexPromise) woken = NULL;
        gint64 next;

        self->pending_send = FALSE;
        next = send_due (self);
        if (is_stopping (self))
            break;
        update_status (self);
        if (self->pending_send || is_stopping (self))
            continue;
        woken = dex_promise_new ();
        self->wake_sender = dex_ref (woken);
        wait_for (self, woken, next);
        dex_clear (&self->wake_sender);
    }
    return dex_future_new_for_boolean (TRUE);
}

/* A service that does not wait as it is asked to is not asked without pause. */
static gint64
pace (SojournSyncEngine *self, guint received, gint64 began)
{
    gboolean prompt = g_get_monotonic_time () - began < G_USEC_PER_SEC;

    self->prompt_pages = prompt && !(received & SOJOURN_RECEIVED_NEWS) ? self->prompt_pages + 1 : 0;
    return self->prompt_pages > MOST_PROMPT_PAGES ? G_USEC_PER_SEC : 0;
}

static void
note_page (SojournSyncEngine *self)
{
    self->failures = 0;
    self->prompt = FALSE;
    g_clear_error (&self->receiver_trouble);
    note_success (self);
    /* Who can be read can be written to. */
    if (is_offline (sojourn_sender_get_trouble (self->sender))) {
        sojourn_sender_forget_delays (self->sender);
        wake_sender (self);
    }
}

static gint64
note_page_trouble (SojournSyncEngine *self, GError *trouble)
{
    self->failures++;
    self->prompt = TRUE;
    g_clear_error (&self->receiver_trouble);
    self->receiver_trouble = trouble;
    if (is_sign_in (trouble))
        return G_MAXINT64; /* until there is another token, or a person asks */
    return 1000 *
           sojourn_backoff_delay_ms (self->failures, g_random_double (),
                                     MAX (1, sojourn_receiver_get_asked_secs (self->receiver)));
}

/* One page; how long to wait before the next, in microseconds. */
static gint64
receive_page (SojournSyncEngine *self)
{
    gint64 began = g_get_monotonic_time ();
    guint wait_secs = self->prompt ? 0 : LONG_POLL_SECS;
    guint asked = self->asked;
    GError *error = NULL;
    guint received = dex_await_uint (sojourn_receiver_receive (self->receiver, wait_secs), &error);

    if (error == NULL) {
        note_page (self);
        return pace (self, received, began);
    }
    if (error->domain == DEX_ERROR || self->asked != asked) {
        g_error_free (error);
        return 0; /* interrupted, or about to be: to ask anew */
    }
    return note_page_trouble (self, error);
}

static DexFuture *
receiving_fiber (gpointer user_data)
{
    SojournSyncEngine *self = user_data;

    while (!is_stopping (self)) {
        gint64 delay = receive_page (self);

        if (is_stopping (self))
            break;
        update_status (self);
        if (delay > 0) {
            g_autoptr (DexPromise) woken = dex_promise_new ();

            self->wake_receiver = dex_ref (woken);
            wait_for (self, woken,
                      delay == G_MAXINT64 ? G_MAXINT64 : g_get_monotonic_time () + delay);
            dex_clear (&self->wake_receiver);
        }
    }
    return dex_future_new_for_boolean (TRUE);
}

/* What goes again at once, upon a newer revision, goes again. */
static gboolean
send_once (SojournSyncEngine *self, GError **error)
{
    do {
        if (!dex_await (sojourn_sender_send_due (self->sender), error))
            return FALSE;
    } while (!is_stopping (self) &&
             sojourn_sender_get_next_attempt (self->sender) <= g_get_monotonic_time ());
    return TRUE;
}

static gboolean
receive_once (SojournSyncEngine *self, GError **error)
{
    GError *problem = NULL;
    guint received;
    guint pages = 0;

    do {
        received = dex_await_uint (sojourn_receiver_receive (self->receiver, 0), &problem);
    } while (problem == NULL && !is_stopping (self) && received & SOJOURN_RECEIVED_MORE &&
             ++pages < MOST_PAGES_ONCE);
    if (problem == NULL) {
        note_success (self);
        return TRUE;
    }
    g_propagate_error (error, problem);
    return FALSE;
}

static DexFuture *
run_once_fiber (gpointer user_data)
{
    SojournSyncEngine *self = user_data;
    g_autoptr (GError) error = NULL;
    const GError *trouble;

    if (!send_once (self, &error))
        return dex_future_new_for_error (g_steal_pointer (&error));
    g_clear_error (&self->receiver_trouble);
    if (!receive_once (self, &error))
        self->receiver_trouble = g_error_copy (error);
    self->recount = TRUE;
    update_status (self);
    if (error != NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
    trouble = sojourn_sender_get_trouble (self->sender);
    if (trouble != NULL)
        return dex_future_new_for_error (g_error_copy (trouble));
    return dex_future_new_for_boolean (TRUE);
}

static void
on_store_changed_cb (SojournStore *store, SojournReceipt *receipt, SojournSyncEngine *self)
{
    if (!sojourn_receipt_is_sweeping (receipt) &&
        !sojourn_receipt_touches_kind (receipt, SOJOURN_KIND_OUTBOX_ITEM))
        return;
    self->recount = TRUE;
    wake_sender (self);
}

static void
on_network_changed_cb (GNetworkMonitor *network, gboolean available, SojournSyncEngine *self)
{
    if (available)
        sojourn_sync_engine_sync_now (self);
}

static void
on_transport_token_changed_cb (SojournTransport *transport, SojournSyncEngine *self)
{
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

    if (!is_stopping (self))
        dex_promise_resolve_boolean (self->stopped, TRUE);
    dex_clear (&self->sending);
    dex_clear (&self->receiving);
    dex_clear (&self->wake_sender);
    dex_clear (&self->wake_receiver);
    g_clear_object (&self->network);
    g_clear_object (&self->transport);
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
    g_clear_error (&self->store_trouble);
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
    self->recount = TRUE;
    self->prompt = TRUE;
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
    self->transport = g_object_ref (transport);
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
    g_signal_connect_object (self->transport, "token-changed",
                             G_CALLBACK (on_transport_token_changed_cb), self, 0);
    g_object_set (self->status, "state", SOJOURN_SYNC_BUSY, NULL);
    self->sending =
        dex_scheduler_spawn (NULL, 0, sending_fiber, g_object_ref (self), g_object_unref);
    self->receiving =
        dex_scheduler_spawn (NULL, 0, receiving_fiber, g_object_ref (self), g_object_unref);
}

/**
 * sojourn_sync_engine_stop:
 * @self: an engine
 *
 * Ends what is under way without waiting for the service, and stores what has come. What was not
 * answered yet is sent again when the desk is opened next, the same bytes with the same key. An
 * engine that was started is alive until it is stopped.
 *
 * Returns: (transfer full): a future that resolves when nothing more is written
 */
DexFuture *
sojourn_sync_engine_stop (SojournSyncEngine *self)
{
    dex_return_error_if_fail (SOJOURN_IS_SYNC_ENGINE (self));

    sojourn_sender_stop (self->sender);
    if (!is_stopping (self))
        dex_promise_resolve_boolean (self->stopped, TRUE);
    sojourn_receiver_interrupt (self->receiver);
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

    self->asked++;
    self->prompt = TRUE;
    sojourn_sender_forget_delays (self->sender);
    wake_sender (self);
    wake (&self->wake_receiver);
    sojourn_receiver_interrupt (self->receiver);
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
