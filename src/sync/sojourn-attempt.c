/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-attempt.h"

#include "sojourn-backoff.h"
#include "sojourn-guards.h"
#include "sojourn-outbox.h"
#include "sojourn-quote-fields.h"
#include "sojourn-sync-error.h"
#include "sojourn-wire-problem.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ACTOR "sync"
#define MAX_REPLY_BYTES (8 * 1024 * 1024)
#define MOST_TRIES 10      /* to store what meets edits made in the same moment */
#define MOST_PROMPT_GOES 3 /* upon newer and newer revisions, before it waits in between */
#define NOT_FOUND 404
#define IN_PROGRESS 409

/* One item on its way. What is read of the desk is read anew for every step. */
typedef struct {
    const SojournAttemptMeans *means; /* (unowned) */
    SojournOutcome *outcome;          /* (unowned) */
    SojournRecord *item;              /* (owned): as it is stored */
    SojournSnapshot *snapshot;        /* (owned) (nullable) */
    SojournChangeSet *changes;        /* (owned) (nullable) */
    SojournReply *reply;              /* (owned) (nullable) */
    SojournWireState *state;          /* (owned) (nullable): the request as the service has it */
    GError *refusal;                  /* (owned) (nullable): why it may not go any more */
    gint64 now;
    gboolean goes;    /* whether something is to be asked of the service */
    gboolean settled; /* what was wrong is not any more, once the step is stored */
} Attempt;

/* Adds to the changes what follows from the desk as it is now. */
typedef void (*StepFunc) (Attempt *attempt);

static void
attempt_clear (Attempt *attempt)
{
    g_clear_pointer (&attempt->item, sojourn_record_unref);
    g_clear_pointer (&attempt->snapshot, sojourn_snapshot_unref);
    g_clear_pointer (&attempt->changes, sojourn_change_set_unref);
    g_clear_object (&attempt->reply);
    g_clear_pointer (&attempt->state, sojourn_wire_state_free);
    g_clear_error (&attempt->refusal);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Attempt, attempt_clear)

static const SojournRecord *
get_request (const Attempt *attempt)
{
    return sojourn_snapshot_follow (attempt->snapshot, attempt->item, SOJOURN_OUTBOX_ITEM_REQUEST);
}

static gint64
get_field (const Attempt *attempt, SojournOutboxItemField field)
{
    return sojourn_record_get_integer (attempt->item, field, 0);
}

static gboolean
is_waiting (const Attempt *attempt)
{
    gint64 state = get_field (attempt, SOJOURN_OUTBOX_ITEM_STATE);

    return state == SOJOURN_OUTBOX_STATE_QUEUED || state == SOJOURN_OUTBOX_STATE_SENDING ||
           state == SOJOURN_OUTBOX_STATE_NEEDS_AUTH;
}

static gboolean
is_stopping (const Attempt *attempt)
{
    return !dex_future_is_pending (attempt->means->stopped);
}

/* Steps */

static gboolean
refresh (Attempt *attempt, const char *summary, GError **error)
{
    const char *case_uuid = sojourn_record_get_text (attempt->item, SOJOURN_OUTBOX_ITEM_CASE);
    g_autoptr (SojournSnapshot) snapshot =
        dex_await_boxed (sojourn_store_load_case (attempt->means->store, case_uuid), error);
    const SojournRecord *stored;

    if (snapshot == NULL)
        return FALSE;
    stored = sojourn_snapshot_find (snapshot, sojourn_record_get_uuid (attempt->item));
    if (stored == NULL) {
        g_set_error_literal (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_NOT_FOUND,
                             _ ("What was to be sent is not there any more"));
        return FALSE;
    }
    sojourn_record_unref (attempt->item);
    attempt->item = sojourn_record_ref ((SojournRecord *)stored);
    g_clear_pointer (&attempt->snapshot, sojourn_snapshot_unref);
    attempt->snapshot = g_steal_pointer (&snapshot);
    g_clear_pointer (&attempt->changes, sojourn_change_set_unref);
    attempt->changes = sojourn_change_set_new (ACTOR, summary);
    attempt->now = sojourn_clock_now (attempt->means->clock);
    return TRUE;
}

static gboolean
store (Attempt *attempt, GError **error)
{
    g_autoptr (SojournReceipt) receipt = NULL;

    if (sojourn_change_set_get_size (attempt->changes) == 0)
        return TRUE;
    receipt =
        dex_await_boxed (sojourn_store_apply (attempt->means->store, attempt->changes), error);
    return receipt != NULL;
}

/* What an earlier try of the same step concluded was not stored, and may not follow any more. */
static void
forget_conclusions (Attempt *attempt)
{
    GError *problem = g_steal_pointer (&attempt->outcome->problem);

    *attempt->outcome = (SojournOutcome){ .problem = problem };
    attempt->settled = FALSE;
}

/* What meets an edit made in the same moment is done once more, upon the newer state. */
static gboolean
perform (Attempt *attempt, const char *summary, StepFunc step, GError **error)
{
    for (guint tries = 1;; tries++) {
        g_autoptr (GError) problem = NULL;

        forget_conclusions (attempt);
        if (refresh (attempt, summary, &problem)) {
            step (attempt);
            if (store (attempt, &problem)) {
                if (attempt->settled)
                    g_clear_error (&attempt->outcome->problem);
                return TRUE;
            }
        }
        if (tries == MOST_TRIES ||
            !g_error_matches (problem, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CONFLICT)) {
            g_propagate_error (error, g_steal_pointer (&problem));
            return FALSE;
        }
    }
}

/* The rules look at what an item stands for; what is not there cannot be looked at, and is not
 * sent. */
static GPtrArray *
check_rules (Attempt *attempt, GError **error)
{
    const SojournRecord *request = get_request (attempt);
    const SojournRecord *question = sojourn_snapshot_follow (attempt->snapshot, attempt->item,
                                                             SOJOURN_OUTBOX_ITEM_INFO_REQUEST);
    gboolean answers = get_field (attempt, SOJOURN_OUTBOX_ITEM_ACTION) == SOJOURN_OUTBOX_ANSWER;

    if (request == NULL || (answers && question == NULL)) {
        g_set_error_literal (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_REFUSED,
                             _ ("The request or the question that this is about is not in the case "
                                "any more, so nothing was sent"));
        return NULL;
    }
    return answers ? sojourn_rules_check_answer (attempt->snapshot, question, attempt->now,
                                                 attempt->means->settings)
                   : sojourn_rules_check_send (attempt->snapshot, request, attempt->now,
                                               attempt->means->settings);
}

static gboolean
tells_of_patient (Attempt *attempt)
{
    switch ((SojournOutboxAction)get_field (attempt, SOJOURN_OUTBOX_ITEM_ACTION)) {
    case SOJOURN_OUTBOX_CREATE:
    case SOJOURN_OUTBOX_ANSWER:
        return TRUE;
    case SOJOURN_OUTBOX_WITHDRAW:
    case SOJOURN_OUTBOX_ACCEPT:
        return FALSE;
    }
    g_return_val_if_reached (TRUE);
}

/* Consent may have been taken back since the item was queued. */
static GError *
find_refusal (Attempt *attempt)
{
    g_autoptr (GPtrArray) findings = NULL;
    GError *error = NULL;

    if (!tells_of_patient (attempt))
        return NULL;
    findings = check_rules (attempt, &error);
    for (guint i = 0; findings != NULL && i < findings->len; i++) {
        if (sojourn_finding_is_blocking (findings->pdata[i]))
            return g_error_new_literal (SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_REFUSED,
                                        sojourn_finding_get_message (findings->pdata[i]));
    }
    return error;
}

static void
take_back (Attempt *attempt)
{
    sojourn_outbox_take_back (attempt->changes, attempt->snapshot, attempt->item, attempt->refusal,
                              attempt->now);
    attempt->outcome->news = SOJOURN_NEWS_REVIEW;
}

static void
begin (Attempt *attempt)
{
    g_clear_error (&attempt->refusal);
    attempt->goes = is_waiting (attempt);
    if (!attempt->goes)
        return;
    attempt->refusal = find_refusal (attempt);
    if (attempt->refusal == NULL) {
        sojourn_outbox_begin (attempt->changes, attempt->item);
    } else if (get_field (attempt, SOJOURN_OUTBOX_ITEM_ATTEMPTS) == 0) {
        take_back (attempt);
        attempt->goes = FALSE;
    }
}

static void
succeed (Attempt *attempt)
{
    attempt->settled = TRUE;
    attempt->outcome->news = sojourn_outbox_succeed (attempt->changes, attempt->snapshot,
                                                     attempt->item, attempt->state, attempt->now);
}

static void
fail (Attempt *attempt)
{
    sojourn_outbox_fail (attempt->changes, attempt->snapshot, attempt->item,
                         attempt->outcome->problem, attempt->now);
    attempt->outcome->news = SOJOURN_NEWS_REVIEW;
}

static gboolean
is_of_service (Attempt *attempt)
{
    const GError *problem = attempt->outcome->problem;

    switch ((SojournSyncError)problem->code) {
    case SOJOURN_SYNC_ERROR_OFFLINE:
    case SOJOURN_SYNC_ERROR_SIGN_IN:
    case SOJOURN_SYNC_ERROR_UNTRUSTED:
    case SOJOURN_SYNC_ERROR_REDIRECTED:
        return TRUE;
    case SOJOURN_SYNC_ERROR_BUSY:
        return attempt->reply == NULL || sojourn_reply_get_status (attempt->reply) != IN_PROGRESS;
    case SOJOURN_SYNC_ERROR_INTERRUPTED:
    case SOJOURN_SYNC_ERROR_SERVER:
    case SOJOURN_SYNC_ERROR_REFUSED:
    case SOJOURN_SYNC_ERROR_CONFLICT:
    case SOJOURN_SYNC_ERROR_UNREADABLE:
    case SOJOURN_SYNC_ERROR_TOO_LARGE:
    case SOJOURN_SYNC_ERROR_CONFIGURATION:
        return FALSE;
    }
    g_return_val_if_reached (FALSE);
}

static void
set_delay (Attempt *attempt)
{
    const char *asked =
        attempt->reply != NULL ? sojourn_reply_get_retry_after (attempt->reply) : NULL;

    attempt->outcome->waits = TRUE;
    attempt->outcome->delay_ms = sojourn_backoff_delay_ms (
        get_field (attempt, SOJOURN_OUTBOX_ITEM_ATTEMPTS), g_random_double (),
        sojourn_backoff_parse_retry_after (asked, attempt->now));
}

static void
postpone (Attempt *attempt)
{
    if (!is_waiting (attempt))
        return; /* it was cancelled meanwhile */
    set_delay (attempt);
    attempt->outcome->of_service = is_of_service (attempt);
    sojourn_outbox_postpone (
        attempt->changes, attempt->snapshot, attempt->item, attempt->outcome->problem,
        attempt->now + (attempt->outcome->delay_ms + 999) / 1000, attempt->now);
}

static void
give_up (Attempt *attempt)
{
    if (is_waiting (attempt))
        fail (attempt);
}

/* It goes again upon the newer revision. */
static void
rebase (Attempt *attempt)
{
    attempt->settled = TRUE;
    attempt->outcome->news = sojourn_outbox_rebase (attempt->changes, attempt->snapshot,
                                                    attempt->item, attempt->state, attempt->now);
    set_delay (attempt);
    if (get_field (attempt, SOJOURN_OUTBOX_ITEM_ATTEMPTS) <= MOST_PROMPT_GOES)
        attempt->outcome->delay_ms = 0;
}

static void
resolve (Attempt *attempt)
{
    switch (sojourn_outbox_resolve (attempt->snapshot, attempt->item, attempt->state)) {
    case SOJOURN_RESOLUTION_DONE:
        succeed (attempt);
        break;
    case SOJOURN_RESOLUTION_REBASE:
        if (is_waiting (attempt))
            rebase (attempt);
        break;
    case SOJOURN_RESOLUTION_CONFLICT:
        give_up (attempt);
        break;
    }
}

/* It may not go any more, but an earlier attempt may have arrived: then it counts as sent. */
static void
resolve_refusal (Attempt *attempt)
{
    if (!is_waiting (attempt))
        return;
    if (attempt->state != NULL &&
        sojourn_outbox_resolve (attempt->snapshot, attempt->item, attempt->state) ==
            SOJOURN_RESOLUTION_DONE)
        succeed (attempt);
    else
        take_back (attempt);
}

/* The exchange */

static SojournReply *
await_reply (Attempt *attempt, DexFuture *exchange, GError **error)
{
    return dex_await_object (dex_future_first (exchange, dex_ref (attempt->means->stopped), NULL),
                             error);
}

static SojournWireState *
decode_state (SojournReply *reply, gboolean searched, GError **error)
{
    GBytes *body = sojourn_reply_get_body (reply);
    g_autoptr (GError) broken = NULL;
    SojournWireState *state;

    if (!sojourn_reply_check (reply, error))
        return NULL;
    state = searched ? sojourn_wire_state_decode_found (body, MAX_REPLY_BYTES, &broken)
                     : sojourn_wire_state_decode (body, MAX_REPLY_BYTES, &broken);
    if (broken != NULL)
        sojourn_sync_error_set_unreadable (error, broken);
    return state;
}

/* The request as the service has it; without it there, %NULL and no error. */
static SojournWireState *
fetch_state (Attempt *attempt, GError **error)
{
    const char *client_ref = sojourn_record_get_text (attempt->item, SOJOURN_OUTBOX_ITEM_REQUEST);
    g_autofree char *path = g_strdup_printf ("/v1/quote-requests?client_ref=%s", client_ref);
    g_autoptr (SojournReply) reply =
        await_reply (attempt, sojourn_transport_get (attempt->means->transport, path, 0), error);

    return reply != NULL ? decode_state (reply, TRUE, error) : NULL;
}

/* A refusal may hold the request as it is; else it is asked for. */
static SojournWireState *
find_state (Attempt *attempt, GError **error)
{
    g_autoptr (SojournWireProblem) problem = sojourn_wire_problem_decode (
        sojourn_reply_get_body (attempt->reply), MAX_REPLY_BYTES, NULL);

    if (problem != NULL && problem->current != NULL)
        return g_steal_pointer (&problem->current);
    return fetch_state (attempt, error);
}

static void
post (Attempt *attempt)
{
    const char *body = sojourn_record_get_text (attempt->item, SOJOURN_OUTBOX_ITEM_BODY);
    g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

    attempt->reply = await_reply (
        attempt,
        sojourn_transport_post (
            attempt->means->transport,
            sojourn_record_get_text (attempt->item, SOJOURN_OUTBOX_ITEM_PATH), bytes,
            sojourn_record_get_text (attempt->item, SOJOURN_OUTBOX_ITEM_IDEMPOTENCY_KEY),
            sojourn_record_get_text (attempt->item, SOJOURN_OUTBOX_ITEM_IF_MATCH)),
        &attempt->outcome->problem);
    if (attempt->reply != NULL)
        attempt->state = decode_state (attempt->reply, FALSE, &attempt->outcome->problem);
}

static gboolean
has_problem (const Attempt *attempt, SojournSyncError code)
{
    return g_error_matches (attempt->outcome->problem, SOJOURN_SYNC_ERROR, (int)code);
}

static StepFunc
conclude_problem (Attempt *attempt)
{
    g_autoptr (GError) problem = NULL;

    if (has_problem (attempt, SOJOURN_SYNC_ERROR_CONFLICT) && attempt->reply != NULL) {
        attempt->state = find_state (attempt, &problem);
        if (attempt->state != NULL)
            return resolve;
        if (problem == NULL)
            return give_up;
        g_clear_error (&attempt->outcome->problem);
        attempt->outcome->problem = g_steal_pointer (&problem);
        g_clear_object (&attempt->reply);
    }
    return sojourn_sync_error_is_passing (attempt->outcome->problem) ||
                   has_problem (attempt, SOJOURN_SYNC_ERROR_SIGN_IN)
               ? postpone
               : give_up;
}

/* Asks the service, and says what follows. */
static StepFunc
go (Attempt *attempt)
{
    if (attempt->refusal != NULL) {
        attempt->state = fetch_state (attempt, &attempt->outcome->problem);
        return attempt->outcome->problem == NULL ? resolve_refusal : conclude_problem (attempt);
    }
    post (attempt);
    return attempt->state != NULL ? succeed : conclude_problem (attempt);
}

/* Case or request were erased meanwhile: there is nothing left to conclude. */
static gboolean
forgive_missing (GError *problem, GError **error)
{
    if (!g_error_matches (problem, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_NOT_FOUND)) {
        g_propagate_error (error, problem);
        return FALSE;
    }
    g_error_free (problem);
    return TRUE;
}

/**
 * sojourn_outcome_clear:
 * @self: an outcome
 *
 * Frees what an outcome holds.
 */
void
sojourn_outcome_clear (SojournOutcome *self)
{
    g_clear_error (&self->problem);
}

/**
 * sojourn_attempt_run:
 * @means: what it works with
 * @item: an item of the outbox
 * @outcome: (out caller-allocates): zeroed by the caller
 * @error: return location for a %SOJOURN_STORE_ERROR; what the network or the service did wrong is
 *   in @outcome
 *
 * Takes one item to the service once: begin (stored), send, conclude (stored). Killed between any
 * two of them, or stopped while it waits for the answer, the item is sent again with the same bytes
 * and key. For fibers.
 *
 * Returns: %TRUE if what came of it is stored
 */
gboolean
sojourn_attempt_run (const SojournAttemptMeans *means,
                     const SojournRecord *item,
                     SojournOutcome *outcome,
                     GError **error)
{
    g_auto (Attempt) attempt = {
        .means = means,
        .outcome = outcome,
        .item = sojourn_record_ref ((SojournRecord *)item),
    };
    GError *problem = NULL;
    StepFunc conclude;

    if (!perform (&attempt, _ ("Sending began"), begin, &problem))
        return forgive_missing (problem, error);
    if (!attempt.goes)
        return TRUE;

    conclude = go (&attempt);
    if (is_stopping (&attempt)) {
        g_clear_error (&outcome->problem);
        return TRUE;
    }
    if (!perform (&attempt, _ ("Sending ended"), conclude, &problem))
        return forgive_missing (problem, error);
    return TRUE;
}
