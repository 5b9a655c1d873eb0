/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sender.h"

#include "sojourn-backoff.h"
#include "sojourn-guards.h"
#include "sojourn-outbox.h"
#include "sojourn-request-events.h"
#include "sojourn-sync-error.h"
#include "sojourn-wire-problem.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ACTOR "sync"
#define MAX_REPLY_BYTES (8 * 1024 * 1024)

struct _SojournSender {
    GObject parent_instance;

    SojournStore *store;           /* (owned) */
    SojournTransport *transport;   /* (owned) */
    SojournRuleSettings *settings; /* (owned) */
    SojournClock clock;
    gint64 hold_until; /* monotonic microseconds; nothing is tried before */
    GHashTable *hold;  /* (owned) (element-type utf8 gint64): the same for one item, by its UUID */
    gint64 next;       /* monotonic microseconds of the next attempt; G_MAXINT64: none waits */
    GError *trouble;   /* (owned) (nullable): why the last attempt did not succeed */
};

G_DEFINE_FINAL_TYPE (SojournSender, sojourn_sender, G_TYPE_OBJECT)

enum { SIGNAL_NEWS, N_SIGNALS };

static guint signals[N_SIGNALS];

/* One item on its way, with what it is about as it is now. */
typedef struct {
    SojournSender *sender;
    SojournRecord *item;       /* (owned): as it is stored */
    SojournSnapshot *snapshot; /* (owned) */
    SojournChangeSet *changes; /* (owned) */
    gint64 now;
} Attempt;

static void
attempt_clear (Attempt *attempt)
{
    g_clear_pointer (&attempt->item, sojourn_record_unref);
    g_clear_pointer (&attempt->snapshot, sojourn_snapshot_unref);
    g_clear_pointer (&attempt->changes, sojourn_change_set_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Attempt, attempt_clear)

static const SojournRecord *
get_request (const Attempt *attempt)
{
    return sojourn_snapshot_follow (attempt->snapshot, attempt->item, SOJOURN_OUTBOX_ITEM_REQUEST);
}

/* Reads the case anew, so that what is concluded is based on what is there. */
static gboolean
refresh (Attempt *attempt, const char *summary, GError **error)
{
    SojournSender *self = attempt->sender;
    const char *case_uuid = sojourn_record_get_text (attempt->item, SOJOURN_OUTBOX_ITEM_CASE);
    g_autofree char *uuid = g_strdup (sojourn_record_get_uuid (attempt->item));
    const SojournRecord *stored;

    g_clear_pointer (&attempt->changes, sojourn_change_set_unref);
    g_clear_pointer (&attempt->snapshot, sojourn_snapshot_unref);
    attempt->snapshot = dex_await_boxed (sojourn_store_load_case (self->store, case_uuid), error);
    if (attempt->snapshot == NULL)
        return FALSE;
    stored = sojourn_snapshot_find (attempt->snapshot, uuid);
    if (stored == NULL) {
        g_set_error_literal (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_NOT_FOUND,
                             _ ("What was to be sent is not there any more"));
        return FALSE;
    }
    sojourn_record_unref (attempt->item);
    attempt->item = sojourn_record_ref ((SojournRecord *)stored);
    attempt->changes = sojourn_change_set_new (ACTOR, summary);
    attempt->now = sojourn_clock_now (self->clock);
    return TRUE;
}

static gboolean
apply (Attempt *attempt, GError **error)
{
    g_autoptr (SojournReceipt) receipt =
        dex_await_boxed (sojourn_store_apply (attempt->sender->store, attempt->changes), error);

    return receipt != NULL;
}

static void
tell (Attempt *attempt, SojournNews news)
{
    const SojournRecord *request = get_request (attempt);

    if (news != 0 && request != NULL)
        g_signal_emit (attempt->sender, signals[SIGNAL_NEWS], 0, (guint)news,
                       sojourn_record_get_text (attempt->item, SOJOURN_OUTBOX_ITEM_CASE),
                       sojourn_record_get_uuid (request));
}

static void
set_hold (SojournSender *self, const char *uuid, gint64 until)
{
    gint64 *value = g_new (gint64, 1);

    *value = until;
    g_hash_table_insert (self->hold, g_strdup (uuid), value);
}

static gint64
get_hold (SojournSender *self, const char *uuid)
{
    gint64 *value = g_hash_table_lookup (self->hold, uuid);

    return MAX (self->hold_until, value != NULL ? *value : 0);
}

/* Waits with the item; with everything, when it is not the item's own fault. */
static gboolean
postpone (Attempt *attempt, const GError *problem, const char *retry_after, GError **error)
{
    SojournSender *self = attempt->sender;
    guint attempts = sojourn_record_get_integer (attempt->item, SOJOURN_OUTBOX_ITEM_ATTEMPTS, 1);
    gint64 delay_ms =
        sojourn_backoff_delay_ms (attempts, g_random_double (),
                                  sojourn_backoff_parse_retry_after (retry_after, attempt->now));
    gint64 until = g_get_monotonic_time () + delay_ms * 1000;

    set_hold (self, sojourn_record_get_uuid (attempt->item), until);
    self->hold_until = MAX (self->hold_until, until);
    sojourn_outbox_postpone (attempt->changes, attempt->snapshot, attempt->item, problem,
                             attempt->now + (delay_ms + 999) / 1000, attempt->now);
    return apply (attempt, error);
}

static gboolean
fail (Attempt *attempt, const GError *problem, GError **error)
{
    sojourn_outbox_fail (attempt->changes, attempt->snapshot, attempt->item, problem, attempt->now);
    if (!apply (attempt, error))
        return FALSE;
    tell (attempt, SOJOURN_NEWS_REVIEW);
    return TRUE;
}

static gboolean
succeed (Attempt *attempt, SojournWireState *state, GError **error)
{
    SojournNews news = sojourn_outbox_succeed (attempt->changes, attempt->snapshot, attempt->item,
                                               state, attempt->now);

    if (!apply (attempt, error))
        return FALSE;
    g_clear_error (&attempt->sender->trouble);
    tell (attempt, news);
    return TRUE;
}

/* The request as the service has it: in the answer of a refusal, or asked for. */
static SojournWireState *
fetch_state (Attempt *attempt, SojournReply *reply, GError **error)
{
    g_autoptr (SojournWireProblem) problem =
        sojourn_wire_problem_decode (sojourn_reply_get_body (reply), MAX_REPLY_BYTES, NULL);
    g_autoptr (SojournReply) answer = NULL;
    g_autofree char *path = NULL;
    const char *remote_id;

    if (problem != NULL && problem->current != NULL)
        return g_steal_pointer (&problem->current);

    remote_id = sojourn_record_get_text (get_request (attempt), SOJOURN_QUOTE_REQUEST_REMOTE_ID);
    if (remote_id == NULL) {
        g_set_error_literal (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_UNREADABLE,
                             _ ("The quote service did not say what it has"));
        return NULL;
    }
    path = g_strdup_printf ("/v1/quote-requests/%s", remote_id);
    answer = dex_await_object (sojourn_transport_get (attempt->sender->transport, path, 0), error);
    if (answer == NULL || !sojourn_reply_check (answer, error))
        return NULL;
    return sojourn_wire_state_decode (sojourn_reply_get_body (answer), MAX_REPLY_BYTES, error);
}

static gboolean
resolve_conflict (Attempt *attempt, SojournReply *reply, const GError *problem, GError **error)
{
    g_autoptr (SojournWireState) state = fetch_state (attempt, reply, NULL);
    SojournNews news;

    if (state == NULL)
        return postpone (attempt, problem, NULL, error);

    switch (sojourn_outbox_resolve (attempt->snapshot, attempt->item, state)) {
    case SOJOURN_RESOLUTION_DONE:
        return succeed (attempt, state, error);
    case SOJOURN_RESOLUTION_REBASE:
        news = sojourn_outbox_rebase (attempt->changes, attempt->snapshot, attempt->item, state,
                                      attempt->now);
        if (!apply (attempt, error))
            return FALSE;
        tell (attempt, news);
        return TRUE;
    case SOJOURN_RESOLUTION_CONFLICT:
        return fail (attempt, problem, error);
    }
    g_return_val_if_reached (FALSE);
}

static gboolean
conclude_problem (Attempt *attempt, SojournReply *reply, const GError *problem, GError **error)
{
    g_clear_error (&attempt->sender->trouble);
    attempt->sender->trouble = g_error_copy (problem);

    if (reply != NULL && g_error_matches (problem, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_CONFLICT))
        return resolve_conflict (attempt, reply, problem, error);
    if (sojourn_sync_error_is_passing (problem) ||
        g_error_matches (problem, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_SIGN_IN))
        return postpone (attempt, problem,
                         reply != NULL ? sojourn_reply_get_retry_after (reply) : NULL, error);
    return fail (attempt, problem, error);
}

static SojournWireState *
decode_reply (SojournReply *reply, GError **error)
{
    g_autoptr (GError) broken = NULL;
    SojournWireState *state;

    if (!sojourn_reply_check (reply, error))
        return NULL;
    state = sojourn_wire_state_decode (sojourn_reply_get_body (reply), MAX_REPLY_BYTES, &broken);
    if (state == NULL)
        g_set_error (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_UNREADABLE,
                     /* Translators: %s says what is wrong with the answer, with technical names */
                     _ ("The answer of the quote service cannot be read (%s)"), broken->message);
    return state;
}

static DexFuture *
post (Attempt *attempt)
{
    const char *body = sojourn_record_get_text (attempt->item, SOJOURN_OUTBOX_ITEM_BODY);
    g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

    return sojourn_transport_post (
        attempt->sender->transport,
        sojourn_record_get_text (attempt->item, SOJOURN_OUTBOX_ITEM_PATH), bytes,
        sojourn_record_get_text (attempt->item, SOJOURN_OUTBOX_ITEM_IDEMPOTENCY_KEY),
        sojourn_record_get_text (attempt->item, SOJOURN_OUTBOX_ITEM_IF_MATCH));
}

/* Consent may have been taken back since the item was queued: then it does not go. */
static gboolean
is_still_allowed (Attempt *attempt, GError **problem)
{
    const SojournRecord *request = get_request (attempt);
    g_autoptr (GPtrArray) findings = NULL;

    if (request == NULL || sojourn_record_get_integer (attempt->item, SOJOURN_OUTBOX_ITEM_ACTION,
                                                       0) != SOJOURN_OUTBOX_CREATE)
        return TRUE;
    findings = sojourn_rules_check_send (attempt->snapshot, request, attempt->now,
                                         attempt->sender->settings);
    for (guint i = 0; i < findings->len; i++) {
        if (!sojourn_finding_is_blocking (findings->pdata[i]))
            continue;
        g_set_error_literal (problem, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_REFUSED,
                             sojourn_finding_get_message (findings->pdata[i]));
        return FALSE;
    }
    return TRUE;
}

static gboolean
take_back (Attempt *attempt, const GError *problem, GError **error)
{
    g_autoptr (SojournRecord) item = sojourn_record_copy (attempt->item);
    g_autoptr (SojournRecord) request = sojourn_record_copy (get_request (attempt));

    sojourn_record_set_integer (item, SOJOURN_OUTBOX_ITEM_STATE, SOJOURN_OUTBOX_STATE_CANCELLED);
    sojourn_record_set_text (item, SOJOURN_OUTBOX_ITEM_LAST_ERROR, problem->message);
    sojourn_change_set_update (attempt->changes, item);
    sojourn_record_set_text (request, SOJOURN_QUOTE_REQUEST_LAST_ERROR, problem->message);
    sojourn_record_set_integer (request, SOJOURN_QUOTE_REQUEST_NEEDS_REVIEW, TRUE);
    if (!sojourn_request_events_move (attempt->changes, request, SOJOURN_REQUEST_DRAFT,
                                      SOJOURN_ACTOR_SYNC, problem->message, attempt->now, error) ||
        !apply (attempt, error))
        return FALSE;
    tell (attempt, SOJOURN_NEWS_REVIEW);
    return TRUE;
}

static gboolean
begin (Attempt *attempt, gboolean *go, GError **error)
{
    g_autoptr (GError) problem = NULL;

    *go = FALSE;
    if (!refresh (attempt, _ ("Sending began"), error))
        return FALSE;
    if (sojourn_record_get_integer (attempt->item, SOJOURN_OUTBOX_ITEM_STATE, 0) !=
        SOJOURN_OUTBOX_STATE_QUEUED)
        return TRUE;
    if (!is_still_allowed (attempt, &problem))
        return take_back (attempt, problem, error);
    sojourn_outbox_begin (attempt->changes, attempt->item);
    *go = apply (attempt, error);
    return *go;
}

/* One attempt: begin (stored), send, conclude (stored). Killed between any two of them, the item is
 * sent again with the same bytes and key. */
static gboolean
send_item (SojournSender *self, SojournRecord *item, GError **error)
{
    g_auto (Attempt) attempt = { .sender = self, .item = sojourn_record_ref (item) };
    g_autoptr (SojournReply) reply = NULL;
    g_autoptr (SojournWireState) state = NULL;
    g_autoptr (GError) problem = NULL;
    gboolean go;

    if (!begin (&attempt, &go, error))
        return FALSE;
    if (!go)
        return TRUE;

    reply = dex_await_object (post (&attempt), &problem);
    if (reply != NULL)
        state = decode_reply (reply, &problem);
    if (!refresh (&attempt, _ ("Sending ended"), error))
        return FALSE;
    return state != NULL ? succeed (&attempt, state, error)
                         : conclude_problem (&attempt, reply, problem, error);
}

static GPtrArray *
load_waiting (SojournSender *self, SojournOutboxState state, GError **error)
{
    return dex_await_boxed (
        sojourn_store_load_where (self->store, SOJOURN_KIND_OUTBOX_ITEM, SOJOURN_OUTBOX_ITEM_STATE,
                                  sojourn_choice_set_get_nick (&sojourn_outbox_states, state)),
        error);
}

static DexFuture *
send_due_fiber (gpointer user_data)
{
    SojournSender *self = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) items = load_waiting (self, SOJOURN_OUTBOX_STATE_QUEUED, &error);

    if (items == NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));

    for (guint i = 0; i < items->len; i++) {
        if (get_hold (self, sojourn_record_get_uuid (items->pdata[i])) > g_get_monotonic_time ())
            continue;
        if (!send_item (self, items->pdata[i], &error))
            return dex_future_new_for_error (g_steal_pointer (&error));
    }

    g_clear_pointer (&items, g_ptr_array_unref);
    items = load_waiting (self, SOJOURN_OUTBOX_STATE_QUEUED, &error);
    if (items == NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
    self->next = G_MAXINT64;
    for (guint i = 0; i < items->len; i++)
        self->next = MIN (self->next, get_hold (self, sojourn_record_get_uuid (items->pdata[i])));
    return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
recover_fiber (gpointer user_data)
{
    static const SojournOutboxState states[] = { SOJOURN_OUTBOX_STATE_SENDING,
                                                 SOJOURN_OUTBOX_STATE_NEEDS_AUTH };
    SojournSender *self = user_data;
    g_autoptr (SojournChangeSet) changes =
        sojourn_change_set_new (ACTOR, _ ("What was being sent goes out again"));
    g_autoptr (GError) error = NULL;

    for (guint s = 0; s < G_N_ELEMENTS (states); s++) {
        g_autoptr (GPtrArray) items = load_waiting (self, states[s], &error);

        if (items == NULL)
            return dex_future_new_for_error (g_steal_pointer (&error));
        for (guint i = 0; i < items->len; i++) {
            g_autoptr (SojournRecord) copy = sojourn_record_copy (items->pdata[i]);

            sojourn_record_set_integer (copy, SOJOURN_OUTBOX_ITEM_STATE,
                                        SOJOURN_OUTBOX_STATE_QUEUED);
            sojourn_change_set_update (changes, copy);
        }
    }
    if (sojourn_change_set_get_size (changes) == 0)
        return dex_future_new_for_boolean (TRUE);
    return sojourn_store_apply (self->store, changes);
}

static void
sojourn_sender_finalize (GObject *object)
{
    SojournSender *self = SOJOURN_SENDER (object);

    g_clear_object (&self->store);
    g_clear_object (&self->transport);
    g_clear_pointer (&self->settings, sojourn_rule_settings_unref);
    g_clear_pointer (&self->hold, g_hash_table_unref);
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
 * sojourn_sender_recover:
 * @self: a sender
 *
 * Puts back in the queue what was on its way when the application ended, and what waited for a
 * sign-in. Called once before the first sending.
 *
 * Returns: (transfer full): a future that resolves when it is done, or rejects with a
 *   %SOJOURN_STORE_ERROR
 */
DexFuture *
sojourn_sender_recover (SojournSender *self)
{
    dex_return_error_if_fail (SOJOURN_IS_SENDER (self));

    return dex_scheduler_spawn (NULL, 0, recover_fiber, g_object_ref (self), g_object_unref);
}

/**
 * sojourn_sender_send_due:
 * @self: a sender
 *
 * Sends what waits and may be tried now. Only one such future at a time.
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
 * Lets everything be tried at once: a person asked for it, or the network came back.
 */
void
sojourn_sender_forget_delays (SojournSender *self)
{
    g_return_if_fail (SOJOURN_IS_SENDER (self));

    self->hold_until = 0;
    g_hash_table_remove_all (self->hold);
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
