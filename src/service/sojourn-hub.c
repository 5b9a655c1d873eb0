/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-hub-private.h"

#include "sojourn-clinic-operations.h"
#include "sojourn-id.h"
#include "sojourn-identifying.h"
#include "sojourn-service-log.h"

#include <sys/random.h>

/* The contract promises 30 days. */
#define REPLY_KEPT_SECS (31 * 86400)

/* 256 bits, which nobody guesses. */
#define TOKEN_BYTES 32

/* Larger bodies do not get here; this is the limit of the parser, not of the network. */
#define MAX_BODY_BYTES (1024 * 1024)

struct _SojournHub {
    GObject parent;
    SojournQuoteStore *store; /* (owned) */
    SojournClock clock;
    char *epoch;     /* (owned): of the feed */
    gint64 last_seq; /* of the feed, as committed */
};

enum {
    SIGNAL_NEWS,
    N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SojournHub, sojourn_hub, G_TYPE_OBJECT)

const char *
sojourn_hub_get_epoch (SojournHub *self)
{
    return self->epoch;
}

SojournAnswer *
sojourn_hub_refuse_unseen (void)
{
    return sojourn_answer_new_problem (404, "not-found", "There is nothing here for you", NULL);
}

gboolean
sojourn_hub_may_see (const SojournPrincipal *principal, const SojournHubRequest *request)
{
    const char *tenant = principal->side == SOJOURN_SIDE_CLINIC ? request->clinic : request->agency;

    return g_str_equal (principal->tenant, tenant);
}

/* Storing what a turn did */

static gboolean
store_request (SojournHub *self, SojournTurn *turn)
{
    gboolean is_new = turn->request->revision == 0;

    turn->request->revision++;
    turn->request->updated_at = turn->now;
    return is_new ? sojourn_quote_store_insert_request (self->store, turn->request, &turn->error)
                  : sojourn_quote_store_update_request (self->store, turn->request, &turn->error);
}

static gboolean
store_event (SojournHub *self, SojournTurn *turn)
{
    g_autofree char *body = sojourn_turn_render_event (turn, self->last_seq + 1);
    const SojournHubEvent event = { self->last_seq + 1, body };

    return sojourn_quote_store_append_event (self->store, turn->request, &event, &turn->error);
}

static SojournAnswer *
make_answer (SojournTurn *turn, guint status)
{
    g_autoptr (GBytes) body = sojourn_turn_render (turn);
    SojournAnswer *answer = sojourn_answer_new (status, body);

    answer->etag = sojourn_turn_dup_etag (turn);
    if (status == 201 && turn->quoted)
        answer->location = g_strdup_printf ("/v1/quote-requests/%s/quotes/%u", turn->request->id,
                                            turn->quotes->len);
    else if (status == 201)
        answer->location = g_strdup_printf ("/v1/quote-requests/%s", turn->request->id);
    return answer;
}

static void
tell_news (SojournHub *self, const SojournTurn *turn)
{
    const SojournHubNews news = {
        turn->request->id,
        turn->request->agency,
        turn->request->clinic,
        turn->request->status,
    };

    self->last_seq++;
    g_signal_emit (self, signals[SIGNAL_NEWS], 0, &news);
}

/* Writing once */

static SojournAnswer *
find_replay (SojournHub *self, SojournTurn *turn, const char *scope, const char *digest)
{
    g_autofree char *known = NULL;
    g_autoptr (SojournAnswer) answer = sojourn_quote_store_find_reply (
        self->store, scope, turn->call->idempotency_key, &known, &turn->error);

    if (answer == NULL)
        return NULL;
    if (!g_str_equal (known, digest))
        return sojourn_answer_new_problem (422, "idempotency-key-reused",
                                           "The key belongs to another write", NULL);
    answer->replayed = TRUE;
    return g_steal_pointer (&answer);
}

static SojournAnswer *
check_precondition (SojournTurn *turn)
{
    const SojournCall *call = turn->call;

    if (call->id == NULL && g_strcmp0 (call->if_none_match, "*") != 0)
        return sojourn_answer_new_problem (428, "precondition-required", "Send If-None-Match: *",
                                           NULL);
    if (call->id != NULL && call->if_match == NULL)
        return sojourn_answer_new_problem (428, "precondition-required",
                                           "Send If-Match with the last ETag", NULL);
    return NULL;
}

static SojournAnswer *
parse_body (SojournTurn *turn)
{
    g_autoptr (GError) fault = NULL;
    g_autoptr (SojournJson) json = sojourn_json_parse (turn->call->body, MAX_BODY_BYTES, &fault);
    g_autoptr (SojournJsonReader) guard = NULL;

    if (json == NULL)
        return sojourn_answer_new_problem (400, "malformed-request", "The body cannot be read",
                                           fault->message);

    turn->reader = sojourn_json_reader_new_for_json (json);
    if (turn->call->principal->side == SOJOURN_SIDE_CLINIC)
        return NULL;
    guard = sojourn_json_reader_new_for_json (json);
    return sojourn_identifying_check (guard)
               ? NULL
               : sojourn_answer_new_content_problem (
                     "identifying-data", "The body could say who the patient is", guard);
}

static SojournAnswer *
load_request (SojournHub *self, SojournTurn *turn)
{
    g_autoptr (SojournHubRequest) request =
        sojourn_quote_store_find_request (self->store, turn->call->id, &turn->error);
    g_autoptr (GBytes) current = NULL;
    g_autofree char *etag = NULL;

    if (turn->error != NULL)
        return NULL;
    if (request == NULL || !sojourn_hub_may_see (turn->call->principal, request))
        return sojourn_hub_refuse_unseen ();
    if (!sojourn_turn_load (turn, g_steal_pointer (&request)))
        return NULL;

    etag = sojourn_turn_dup_etag (turn);
    if (g_str_equal (etag, turn->call->if_match))
        return NULL;
    current = sojourn_turn_render (turn);
    return sojourn_answer_new_current_problem (412, "stale-revision",
                                               "The request has changed since", current);
}

static SojournAnswer *
prepare (SojournHub *self, SojournTurn *turn)
{
    SojournAnswer *refusal = check_precondition (turn);

    if (refusal == NULL)
        refusal = parse_body (turn);
    if (refusal == NULL && turn->call->id != NULL)
        refusal = load_request (self, turn);
    return refusal;
}

static SojournAnswer *
store_turn (
    SojournHub *self, SojournTurn *turn, guint status, const char *scope, const char *digest)
{
    g_autoptr (SojournAnswer) answer = NULL;

    if (!store_request (self, turn) || !store_event (self, turn))
        return NULL;
    answer = make_answer (turn, status);
    if (!sojourn_quote_store_add_reply (self->store, scope, turn->call->idempotency_key, digest,
                                        answer, turn->now, &turn->error))
        return NULL;
    return g_steal_pointer (&answer);
}

/* Inside the transaction: the answer that was given before, or the change, or why not. */
static SojournAnswer *
take_turn (SojournHub *self, SojournTurn *turn, SojournOperation operation, guint status)
{
    g_autofree char *scope = sojourn_principal_dup_scope (turn->call->principal);
    g_autofree char *digest = sojourn_call_dup_digest (turn->call);
    SojournAnswer *answer = find_replay (self, turn, scope, digest);

    if (answer == NULL && turn->error == NULL)
        answer = prepare (self, turn);
    if (answer == NULL && turn->error == NULL)
        answer = operation (turn);
    if (answer == NULL && turn->error == NULL)
        answer = store_turn (self, turn, status, scope, digest);
    return answer;
}

/* What the service does by itself */

static void
expire (SojournHub *self, const char *id)
{
    g_autoptr (SojournCall) call = sojourn_call_new ("", "");
    g_autoptr (SojournTurn) turn =
        sojourn_turn_new (self->store, self->epoch, sojourn_hub_get_now (self), call);
    g_autoptr (SojournAnswer) refusal = NULL;
    SojournHubRequest *request;
    gboolean good;

    if (!sojourn_quote_store_begin (self->store, &turn->error))
        return;
    request = sojourn_quote_store_find_request (self->store, id, &turn->error);
    good = request != NULL && sojourn_turn_load (turn, request);
    if (good)
        refusal = sojourn_operation_expire (turn);
    good = good && refusal == NULL && store_request (self, turn) && store_event (self, turn);
    if (!good)
        sojourn_quote_store_rollback (self->store);
    else if (sojourn_quote_store_commit (self->store, &turn->error))
        tell_news (self, turn);
    if (turn->error != NULL)
        sojourn_service_log ("sweep-failed", "reason=\"%s\"", turn->error->message);
}

static gboolean
prune (SojournHub *self, GError **error)
{
    if (!sojourn_quote_store_begin (self->store, error))
        return FALSE;
    if (sojourn_quote_store_prune_replies (self->store,
                                           sojourn_hub_get_now (self) - REPLY_KEPT_SECS, error))
        return sojourn_quote_store_commit (self->store, error);
    sojourn_quote_store_rollback (self->store);
    return FALSE;
}

static void
sojourn_hub_finalize (GObject *object)
{
    SojournHub *self = SOJOURN_HUB (object);

    g_clear_object (&self->store);
    g_free (self->epoch);
    G_OBJECT_CLASS (sojourn_hub_parent_class)->finalize (object);
}

static void
sojourn_hub_class_init (SojournHubClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = sojourn_hub_finalize;

    /**
     * SojournHub::news:
     * @self: a hub
     * @news: a #SojournHubNews
     *
     * Something happened to a request, and is stored.
     */
    signals[SIGNAL_NEWS] = g_signal_new ("news", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
sojourn_hub_init (SojournHub *self)
{
}

/**
 * sojourn_hub_new:
 * @store: where things are kept, of which a reference is taken
 * @clock: tells the time
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Makes a hub.
 *
 * Returns: (transfer full) (nullable): the hub
 */
SojournHub *
sojourn_hub_new (SojournQuoteStore *store, SojournClock clock, GError **error)
{
    g_autoptr (SojournHub) self = g_object_new (SOJOURN_TYPE_HUB, NULL);

    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (store), NULL);

    self->store = g_object_ref (store);
    self->clock = clock;
    return sojourn_quote_store_get_feed (store, &self->epoch, &self->last_seq, error)
               ? g_steal_pointer (&self)
               : NULL;
}

/**
 * sojourn_hub_get_store:
 * @self: a hub
 *
 * Gets the store.
 *
 * Returns: (transfer none): the store
 */
SojournQuoteStore *
sojourn_hub_get_store (SojournHub *self)
{
    g_return_val_if_fail (SOJOURN_IS_HUB (self), NULL);

    return self->store;
}

/**
 * sojourn_hub_get_now:
 * @self: a hub
 *
 * Reads its clock.
 *
 * Returns: seconds since 1970-01-01T00:00:00Z
 */
gint64
sojourn_hub_get_now (SojournHub *self)
{
    g_return_val_if_fail (SOJOURN_IS_HUB (self), 0);

    return sojourn_clock_now (self->clock);
}

/**
 * sojourn_hub_restart_feed:
 * @self: a hub
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Begins a new epoch, as is needed after a backup was restored: places in the feed that clients
 * know may come again with other events.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_hub_restart_feed (SojournHub *self, GError **error)
{
    g_autofree char *epoch = sojourn_id_new ();

    g_return_val_if_fail (SOJOURN_IS_HUB (self), FALSE);

    if (!sojourn_quote_store_begin (self->store, error))
        return FALSE;
    if (!sojourn_quote_store_new_epoch (self->store, epoch, error)) {
        sojourn_quote_store_rollback (self->store);
        return FALSE;
    }
    if (!sojourn_quote_store_commit (self->store, error))
        return FALSE;
    g_set_str (&self->epoch, epoch);
    return TRUE;
}

/**
 * sojourn_hub_add_token:
 * @self: a hub
 * @principal: whom it is for
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Makes a token. It is shown this once; the store keeps its digest.
 *
 * Returns: (transfer full) (nullable): the token
 */
char *
sojourn_hub_add_token (SojournHub *self, const SojournPrincipal *principal, GError **error)
{
    guint8 noise[TOKEN_BYTES];
    g_autofree char *token = NULL;
    g_autofree char *digest = NULL;

    g_return_val_if_fail (SOJOURN_IS_HUB (self), NULL);

    if (getrandom (noise, sizeof noise, 0) != sizeof noise)
        g_error ("The kernel gives no random bytes");
    token = g_compute_checksum_for_data (G_CHECKSUM_SHA256, noise, sizeof noise);
    digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);

    if (!sojourn_quote_store_begin (self->store, error))
        return NULL;
    if (!sojourn_quote_store_add_token (self->store, digest, principal, sojourn_hub_get_now (self),
                                        error)) {
        sojourn_quote_store_rollback (self->store);
        return NULL;
    }
    return sojourn_quote_store_commit (self->store, error) ? g_steal_pointer (&token) : NULL;
}

/**
 * sojourn_hub_find_token:
 * @self: a hub
 * @token: a token
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Finds whom a token belongs to.
 *
 * Returns: (transfer full) (nullable): the principal; %NULL without @error if there is none
 */
SojournPrincipal *
sojourn_hub_find_token (SojournHub *self, const char *token, GError **error)
{
    g_autofree char *digest = NULL;

    g_return_val_if_fail (SOJOURN_IS_HUB (self), NULL);

    digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);
    return sojourn_quote_store_find_token (self->store, digest, error);
}

/**
 * sojourn_hub_write:
 * @self: a hub
 * @call: a write to the request in its path, or one that makes a request
 * @operation: what it does
 * @success: the status of HTTP when it is done
 *
 * Does a write once: the change, its event and the answer are stored together or not at all, and
 * the same write is answered the same again.
 *
 * Returns: (transfer full): the answer
 */
SojournAnswer *
sojourn_hub_write (SojournHub *self,
                   const SojournCall *call,
                   SojournOperation operation,
                   guint success)
{
    g_autoptr (SojournTurn) turn = NULL;
    g_autoptr (SojournAnswer) answer = NULL;

    g_return_val_if_fail (SOJOURN_IS_HUB (self), NULL);

    if (!sojourn_id_is_valid (call->idempotency_key))
        return sojourn_answer_new_problem (400, "missing-idempotency-key",
                                           "Send a UUID as Idempotency-Key", NULL);
    turn = sojourn_turn_new (self->store, self->epoch, sojourn_hub_get_now (self), call);
    if (!sojourn_quote_store_begin (self->store, &turn->error))
        return sojourn_answer_new_storage_problem (turn->error);

    answer = take_turn (self, turn, operation, success);
    if (turn->error != NULL || !sojourn_answer_is_success (answer) || answer->replayed)
        sojourn_quote_store_rollback (self->store);
    else if (sojourn_quote_store_commit (self->store, &turn->error))
        tell_news (self, turn);

    return turn->error != NULL ? sojourn_answer_new_storage_problem (turn->error)
                               : g_steal_pointer (&answer);
}

/**
 * sojourn_hub_sweep:
 * @self: a hub
 *
 * Ends the requests whose quotes are no longer valid, and forgets the answers that are older than
 * the contract promises to keep. Called now and then.
 */
void
sojourn_hub_sweep (SojournHub *self)
{
    g_autoptr (GPtrArray) ids = NULL;
    g_autoptr (GError) error = NULL;

    g_return_if_fail (SOJOURN_IS_HUB (self));

    ids = sojourn_quote_store_list_request_ids (self->store, SOJOURN_REQUEST_QUOTED,
                                                sojourn_hub_get_now (self), &error);
    for (guint i = 0; ids != NULL && i < ids->len; i++)
        expire (self, g_ptr_array_index (ids, i));
    if (ids == NULL || !prune (self, &error))
        sojourn_service_log ("sweep-failed", "reason=\"%s\"", error->message);
}
