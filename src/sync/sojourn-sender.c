/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sender.h"

#include "sojourn-attempt.h"
#include "sojourn-backoff.h"
#include "sojourn-quote-fields.h"
#include "sojourn-sync-error.h"

#include <glib/gi18n-lib.h>

#define FAILURES_OF_SERVICE 3 /* so many items in a row, and it is not the items */

struct _SojournSender {
    GObject parent_instance;

    SojournStore *store;           /* (owned) */
    SojournTransport *transport;   /* (owned) */
    SojournRuleSettings *settings; /* (owned) */
    SojournClock clock;
    DexPromise *stopped; /* (owned): resolved when nothing is to be waited for any more */
    gint64 hold_until;   /* monotonic microseconds; nothing is tried before */
    GHashTable *hold;   /* (owned) (element-type utf8 gint64): the same for one item, by its UUID */
    gint64 next;        /* monotonic microseconds of the next attempt; G_MAXINT64: none waits */
    GError *trouble;    /* (owned) (nullable): why the last attempt did not succeed */
    guint failures;     /* attempts in a row without a word of the service */
    guint answered;     /* attempts with one */
    guint fresh_starts; /* how often all delays were forgotten */
    gboolean signed_out; /* the token is not accepted; nothing is tried with it */
};

G_DEFINE_FINAL_TYPE (SojournSender, sojourn_sender, G_TYPE_OBJECT)

enum { SIGNAL_NEWS, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
is_stopping (SojournSender *self)
{
    return !dex_future_is_pending (DEX_FUTURE (self->stopped));
}

static void
set_trouble (SojournSender *self, GError *trouble)
{
    g_clear_error (&self->trouble);
    self->trouble = trouble;
}

static void
set_hold (SojournSender *self, const char *uuid, gint64 until)
{
    gint64 *value = g_new (gint64, 1);

    *value = until;
    g_hash_table_insert (self->hold, g_strdup (uuid), value);
}

static gint64
get_hold (SojournSender *self, const SojournRecord *item)
{
    gint64 *value = g_hash_table_lookup (self->hold, sojourn_record_get_uuid (item));

    return MAX (self->hold_until, value != NULL ? *value : 0);
}

static void
refuse_without_token (SojournSender *self)
{
    self->signed_out = TRUE;
    set_trouble (self, g_error_new_literal (
                           SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_SIGN_IN,
                           _ ("Sign in at the quote service to send what waits. Nothing is lost")));
}

/* An item that fails by itself waits by itself, so that it does not keep the others back. When
 * several in a row fail so, it is the service. */
static void
note_delay (SojournSender *self, const SojournRecord *item, const SojournOutcome *outcome)
{
    gint64 until = g_get_monotonic_time () + outcome->delay_ms * 1000;

    set_hold (self, sojourn_record_get_uuid (item), until);
    if (outcome->of_service || self->failures >= FAILURES_OF_SERVICE)
        self->hold_until = MAX (self->hold_until, until);
}

static void
note_outcome (SojournSender *self, const SojournRecord *item, const SojournOutcome *outcome)
{
    gboolean spoken = outcome->problem == NULL || !sojourn_sync_error_is_passing (outcome->problem);

    self->failures = spoken ? 0 : self->failures + 1;
    self->answered += spoken;
    set_trouble (self, outcome->problem != NULL ? g_error_copy (outcome->problem) : NULL);
    g_hash_table_remove (self->hold, sojourn_record_get_uuid (item));
    if (outcome->waits)
        note_delay (self, item, outcome);
    if (outcome->news != 0)
        g_signal_emit (self, signals[SIGNAL_NEWS], 0, (guint)outcome->news,
                       sojourn_record_get_text (item, SOJOURN_OUTBOX_ITEM_CASE),
                       sojourn_record_get_text (item, SOJOURN_OUTBOX_ITEM_REQUEST));
}

static gint
compare_items (gconstpointer a, gconstpointer b)
{
    gint64 first = sojourn_record_get_id (*(const SojournRecord *const *)a);
    gint64 second = sojourn_record_get_id (*(const SojournRecord *const *)b);

    return (first > second) - (first < second);
}

/* In the order they were made. What is found as being sent was so when the application ended, or
 * when its outcome could not be stored. */
static GPtrArray *
load_waiting (SojournSender *self, GError **error)
{
    static const SojournOutboxState states[] = { SOJOURN_OUTBOX_STATE_QUEUED,
                                                 SOJOURN_OUTBOX_STATE_SENDING,
                                                 SOJOURN_OUTBOX_STATE_NEEDS_AUTH };
    g_autoptr (GPtrArray) all =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);

    for (guint s = 0; s < G_N_ELEMENTS (states); s++) {
        g_autoptr (GPtrArray) items =
            dex_await_boxed (sojourn_store_load_where (
                                 self->store, SOJOURN_KIND_OUTBOX_ITEM, SOJOURN_OUTBOX_ITEM_STATE,
                                 sojourn_choice_set_get_nick (&sojourn_outbox_states, states[s])),
                             error);

        if (items == NULL)
            return NULL;
        for (guint i = 0; i < items->len; i++)
            g_ptr_array_add (all, sojourn_record_ref (items->pdata[i]));
    }
    g_ptr_array_sort (all, compare_items);
    return g_steal_pointer (&all);
}

/* What was said of the token that an attempt began with says nothing of one that came meanwhile. */
static void
note_sign_in (SojournSender *self, const SojournOutcome *outcome, guint fresh_starts)
{
    gboolean refused =
        g_error_matches (outcome->problem, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_SIGN_IN);

    self->signed_out = refused && self->fresh_starts == fresh_starts;
    if (refused && !self->signed_out) {
        self->hold_until = 0;
        g_hash_table_remove_all (self->hold);
    }
}

static gboolean
try_item (SojournSender *self, const SojournRecord *item, gboolean *waits, GError **error)
{
    const SojournAttemptMeans means = {
        .store = self->store,
        .transport = self->transport,
        .settings = self->settings,
        .clock = self->clock,
        .stopped = DEX_FUTURE (self->stopped),
    };
    g_auto (SojournOutcome) outcome = { 0 };
    guint fresh_starts = self->fresh_starts;

    if (!sojourn_attempt_run (&means, item, &outcome, error))
        return FALSE;
    if (!is_stopping (self)) {
        note_outcome (self, item, &outcome);
        note_sign_in (self, &outcome, fresh_starts);
    }
    *waits = outcome.waits;
    return TRUE;
}

/* The order is kept within a case: what follows an item that waits, waits too. */
static gboolean
send_all (SojournSender *self, GPtrArray *items, GError **error)
{
    g_autoptr (GHashTable) waiting = g_hash_table_new (g_str_hash, g_str_equal);

    for (guint i = 0; i < items->len; i++) {
        const SojournRecord *item = items->pdata[i];
        const char *case_uuid = sojourn_record_get_text (item, SOJOURN_OUTBOX_ITEM_CASE);
        gboolean waits = TRUE;

        if (is_stopping (self) || self->signed_out)
            return TRUE;
        if (g_hash_table_contains (waiting, case_uuid))
            continue;
        if (get_hold (self, item) <= g_get_monotonic_time () &&
            !try_item (self, item, &waits, error))
            return FALSE;
        if (waits)
            g_hash_table_add (waiting, (gpointer)case_uuid);
    }
    return TRUE;
}

/* What is first in its case decides when the case goes on. */
static gboolean
plan_next (SojournSender *self, GError **error)
{
    g_autoptr (GPtrArray) items = load_waiting (self, error);
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

    self->next = G_MAXINT64;
    if (items == NULL)
        return FALSE;
    for (guint i = 0; i < items->len && !self->signed_out; i++) {
        if (g_hash_table_add (seen, (gpointer)sojourn_record_get_text (items->pdata[i],
                                                                       SOJOURN_OUTBOX_ITEM_CASE)))
            self->next = MIN (self->next, get_hold (self, items->pdata[i]));
    }
    if (items->len == 0 && self->trouble != NULL && sojourn_sync_error_is_passing (self->trouble))
        set_trouble (self, NULL);
    return TRUE;
}

static DexFuture *
send_due_fiber (gpointer user_data)
{
    SojournSender *self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) items = load_waiting (self, &error);

    if (items == NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
    if (items->len > 0 && !sojourn_transport_has_token (self->transport))
        refuse_without_token (self);
    if (!send_all (self, items, &error) || !plan_next (self, &error))
        return dex_future_new_for_error (g_steal_pointer (&error));
    return dex_future_new_for_boolean (TRUE);
}

static void
sojourn_sender_finalize (GObject *object)
{
    SojournSender *self = SOJOURN_SENDER (object);

    g_clear_object (&self->store);
    g_clear_object (&self->transport);
    g_clear_pointer (&self->settings, sojourn_rule_settings_unref);
    g_clear_pointer (&self->hold, g_hash_table_unref);
    dex_clear (&self->stopped);
    g_clear_error (&self->trouble);

    G_OBJECT_CLASS (sojourn_sender_parent_class)->finalize (object);
}

static void
sojourn_sender_class_init (SojournSenderClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = sojourn_sender_finalize;

    /**
     * SojournSender::news:
     * @self: the sender
     * @news: what is new: #SojournNews
     * @case_uuid: the case it is about
     * @request_uuid: the quote request it is about
     *
     * Something came that a person wants to hear of. It is stored.
     */
    signals[SIGNAL_NEWS] =
        g_signal_new ("news", SOJOURN_TYPE_SENDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_STRING, G_TYPE_STRING);
}

static void
sojourn_sender_init (SojournSender *self)
{
    self->settings = sojourn_rule_settings_new ();
    self->hold = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    self->stopped = dex_promise_new ();
    self->next = G_MAXINT64;
}

/**
 * sojourn_sender_new:
 * @store: the desk
 * @transport: the way to the service
 * @clock: what “now” means
 *
 * Returns: (transfer full): a sender that has not begun
 */
SojournSender *
sojourn_sender_new (SojournStore *store, SojournTransport *transport, SojournClock clock)
{
    SojournSender *self = g_object_new (SOJOURN_TYPE_SENDER, NULL);

    self->store = g_object_ref (store);
    self->transport = g_object_ref (transport);
    self->clock = clock;
    return self;
}

/**
 * sojourn_sender_send_due:
 * @self: a sender
 *
 * Sends what waits and may be tried now, what was on its way when the application ended included.
 * Only one such future at a time.
 *
 * Returns: (transfer full): a future that resolves to %TRUE when nothing more can be done now, or
 *   rejects with a %SOJOURN_STORE_ERROR. What the network or the service did wrong does not reject;
 *   see [method@Sender.get_trouble]
 */
DexFuture *
sojourn_sender_send_due (SojournSender *self)
{
    dex_return_error_if_fail (SOJOURN_IS_SENDER (self));

    return dex_scheduler_spawn (NULL, 0, send_due_fiber, g_object_ref (self), g_object_unref);
}

/**
 * sojourn_sender_forget_delays:
 * @self: a sender
 *
 * Lets everything be tried at once: a person asked for it or signed in, or the network came back.
 */
void
sojourn_sender_forget_delays (SojournSender *self)
{
    g_return_if_fail (SOJOURN_IS_SENDER (self));

    self->hold_until = 0;
    self->failures = 0;
    self->fresh_starts++;
    self->signed_out = FALSE;
    g_hash_table_remove_all (self->hold);
}

/**
 * sojourn_sender_stop:
 * @self: a sender
 *
 * Ends what is under way without waiting for the service: what was not answered yet is sent again
 * next time, the same bytes with the same key.
 */
void
sojourn_sender_stop (SojournSender *self)
{
    g_return_if_fail (SOJOURN_IS_SENDER (self));

    if (!is_stopping (self))
        dex_promise_resolve_boolean (self->stopped, TRUE);
}

/**
 * sojourn_sender_get_next_attempt:
 * @self: a sender
 *
 * Returns: when there is something to do again, in microseconds of the monotonic clock;
 *   %G_MAXINT64 if nothing waits
 */
gint64
sojourn_sender_get_next_attempt (SojournSender *self)
{
    g_return_val_if_fail (SOJOURN_IS_SENDER (self), G_MAXINT64);

    return self->next;
}

/**
 * sojourn_sender_get_trouble:
 * @self: a sender
 *
 * Returns: (transfer none) (nullable): why the last attempt did not succeed, a %SOJOURN_SYNC_ERROR
 */
const GError *
sojourn_sender_get_trouble (SojournSender *self)
{
    g_return_val_if_fail (SOJOURN_IS_SENDER (self), NULL);

    return self->trouble;
}

/**
 * sojourn_sender_get_n_answered:
 * @self: a sender
 *
 * Returns: how many attempts the service has decided upon so far
 */
guint
sojourn_sender_get_n_answered (SojournSender *self)
{
    g_return_val_if_fail (SOJOURN_IS_SENDER (self), 0);

    return self->answered;
}
