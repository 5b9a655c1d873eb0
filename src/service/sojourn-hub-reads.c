/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-hub-reads.h"

#include "sojourn-cursor.h"
#include "sojourn-hub-private.h"
#include "sojourn-id.h"
#include "sojourn-json-writer.h"
#include "sojourn-time.h"
#include "sojourn-wire-request.h"

#include <string.h>

#define DEFAULT_LIMIT 100
#define MAX_LIMIT 500

/* The version of docs/quote-api.yaml that is served. */
#define API_VERSION "1.0.0"

static SojournAnswer *
refuse_query (const char *detail)
{
    return sojourn_answer_new_problem (400, "malformed-request", "The query cannot be read",
                                       detail);
}

/* Reads the request of a call; on failure the answer says why. */
static SojournTurn *
open_turn (SojournHub *self,
           const SojournCall *call,
           SojournHubRequest *request,
           GError *error,
           SojournAnswer **refusal)
{
    g_autoptr (SojournTurn) turn =
        sojourn_turn_new (sojourn_hub_get_store (self), sojourn_hub_get_epoch (self),
                          sojourn_hub_get_now (self), call);

    turn->error = error;
    if (request != NULL && !sojourn_hub_may_see (call->principal, request))
        g_clear_pointer (&request, sojourn_hub_request_free);
    if (request != NULL && sojourn_turn_load (turn, request))
        return g_steal_pointer (&turn);

    *refusal = turn->error != NULL ? sojourn_answer_new_storage_problem (turn->error)
                                   : sojourn_hub_refuse_unseen ();
    return NULL;
}

static SojournTurn *
open_named_turn (SojournHub *self, const SojournCall *call, SojournAnswer **refusal)
{
    GError *error = NULL;
    SojournHubRequest *request =
        sojourn_quote_store_find_request (sojourn_hub_get_store (self), call->id, &error);

    return open_turn (self, call, request, error, refusal);
}

/**
 * sojourn_hub_get_health:
 * @self: a hub
 * @call: `GET /v1/health`
 *
 * Tells whether the store answers.
 *
 * Returns: (transfer full): the answer
 */
SojournAnswer *
sojourn_hub_get_health (SojournHub *self, const SojournCall *call)
{
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();
    g_autoptr (GBytes) body = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *epoch = NULL;
    g_autofree char *now = NULL;
    gint64 last_seq;

    g_return_val_if_fail (SOJOURN_IS_HUB (self), NULL);

    if (!sojourn_quote_store_get_feed (sojourn_hub_get_store (self), &epoch, &last_seq, &error))
        return sojourn_answer_new_storage_problem (error);

    now = sojourn_time_format (sojourn_hub_get_now (self));
    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_string (writer, "status", "ok");
    sojourn_json_writer_set_string (writer, "version", SOJOURN_VERSION);
    sojourn_json_writer_set_string (writer, "api", API_VERSION);
    sojourn_json_writer_begin_array (writer, "schemas");
    sojourn_json_writer_set_int (writer, NULL, SOJOURN_WIRE_SCHEMA);
    sojourn_json_writer_end (writer);
    sojourn_json_writer_set_string (writer, "time", now);
    sojourn_json_writer_end (writer);
    body = sojourn_json_writer_to_bytes (writer, SOJOURN_JSON_COMPACT);
    return sojourn_answer_new (200, body);
}

/**
 * sojourn_hub_get_request:
 * @self: a hub
 * @call: `GET /v1/quote-requests/{id}`
 *
 * Tells a request with its questions and quotes.
 *
 * Returns: (transfer full): the answer
 */
SojournAnswer *
sojourn_hub_get_request (SojournHub *self, const SojournCall *call)
{
    SojournAnswer *answer = NULL;
    g_autoptr (SojournTurn) turn = NULL;
    g_autoptr (GBytes) body = NULL;
    g_autofree char *etag = NULL;

    g_return_val_if_fail (SOJOURN_IS_HUB (self), NULL);

    turn = open_named_turn (self, call, &answer);
    if (turn == NULL)
        return answer;

    etag = sojourn_turn_dup_etag (turn);
    if (g_strcmp0 (call->if_none_match, etag) == 0) {
        answer = sojourn_answer_new (304, NULL);
    } else {
        body = sojourn_turn_render (turn);
        answer = sojourn_answer_new (200, body);
    }
    answer->etag = g_steal_pointer (&etag);
    return answer;
}

static GBytes *
render_list (const SojournTurn *turn)
{
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();
    g_autoptr (GBytes) item = turn != NULL ? sojourn_turn_render (turn) : NULL;
    g_autofree char *text = NULL;

    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_begin_array (writer, "items");
    if (item != NULL) {
        text = g_strndup (g_bytes_get_data (item, NULL), g_bytes_get_size (item));
        sojourn_json_writer_set_raw (writer, NULL, text, NULL);
    }
    sojourn_json_writer_end (writer);
    sojourn_json_writer_set_int (writer, "count", turn != NULL ? 1 : 0);
    sojourn_json_writer_end (writer);
    return sojourn_json_writer_to_bytes (writer, SOJOURN_JSON_COMPACT);
}

/**
 * sojourn_hub_find_request:
 * @self: a hub
 * @call: `GET /v1/quote-requests?client_ref=`
 *
 * Tells the request of an identifier that the agency gave, in a list of one or none.
 *
 * Returns: (transfer full): the answer
 */
SojournAnswer *
sojourn_hub_find_request (SojournHub *self, const SojournCall *call)
{
    const char *client_ref = sojourn_call_get_query (call, "client_ref");
    g_autoptr (SojournAnswer) refusal = NULL;
    g_autoptr (SojournTurn) turn = NULL;
    g_autoptr (GBytes) body = NULL;
    GError *error = NULL;
    SojournHubRequest *request;

    g_return_val_if_fail (SOJOURN_IS_HUB (self), NULL);

    if (!sojourn_id_is_valid (client_ref))
        return refuse_query ("client_ref is to be a UUID");

    request = sojourn_quote_store_find_request_by_ref (sojourn_hub_get_store (self),
                                                       call->principal->tenant, client_ref, &error);
    turn = open_turn (self, call, request, error, &refusal);
    if (refusal != NULL && refusal->status != 404)
        return g_steal_pointer (&refusal);
    body = render_list (turn);
    return sojourn_answer_new (200, body);
}

/**
 * sojourn_hub_get_quote:
 * @self: a hub
 * @call: `GET /v1/quote-requests/{id}/quotes/{version}`
 *
 * Tells one version of a quote.
 *
 * Returns: (transfer full): the answer
 */
SojournAnswer *
sojourn_hub_get_quote (SojournHub *self, const SojournCall *call)
{
    SojournAnswer *refusal = NULL;
    g_autoptr (SojournTurn) turn = NULL;
    g_autoptr (GBytes) body = NULL;
    const SojournHubQuote *quote;
    guint64 version;

    g_return_val_if_fail (SOJOURN_IS_HUB (self), NULL);

    turn = open_named_turn (self, call, &refusal);
    if (turn == NULL)
        return refusal;
    if (!g_ascii_string_to_unsigned (call->version, 10, 1, turn->quotes->len, &version, NULL))
        return sojourn_hub_refuse_unseen ();

    quote = g_ptr_array_index (turn->quotes, version - 1);
    body = g_bytes_new (quote->body, strlen (quote->body));
    return sojourn_answer_new (200, body);
}

/* The feed */

static gboolean
read_limit (const SojournCall *call, guint *limit)
{
    const char *text = sojourn_call_get_query (call, "limit");
    guint64 number = DEFAULT_LIMIT;

    if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, MAX_LIMIT, &number, NULL))
        return FALSE;
    *limit = (guint)number;
    return TRUE;
}

static SojournAnswer *
read_cursor (const SojournCall *call, const char *epoch, gint64 last_seq, gint64 *after)
{
    const char *since = sojourn_call_get_query (call, "since");
    g_autofree char *seen = NULL;

    *after = 0;
    if (since == NULL)
        return NULL;
    if (!sojourn_cursor_parse (since, &seen, after))
        return refuse_query ("since is not a cursor of this service");
    if (g_str_equal (seen, epoch) && *after <= last_seq)
        return NULL;
    return sojourn_answer_new_problem (410, "feed-restarted",
                                       "The feed is not the one of the cursor",
                                       "Read it from its beginning, and delete nothing");
}

static GBytes *
render_page (const char *epoch, GPtrArray *events, guint limit, gint64 last_seq)
{
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();
    gboolean more = events->len > limit;
    guint n = MIN (events->len, limit);
    const SojournHubEvent *last = n > 0 ? g_ptr_array_index (events, n - 1) : NULL;
    g_autofree char *next = sojourn_cursor_format (epoch, more ? last->seq : last_seq);

    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_string (writer, "epoch", epoch);
    sojourn_json_writer_begin_array (writer, "events");
    for (guint i = 0; i < n; i++) {
        const SojournHubEvent *event = g_ptr_array_index (events, i);

        sojourn_json_writer_set_raw (writer, NULL, event->body, NULL);
    }
    sojourn_json_writer_end (writer);
    sojourn_json_writer_set_string (writer, "next", next);
    sojourn_json_writer_set_boolean (writer, "more", more);
    sojourn_json_writer_set_int (writer, "count", n);
    sojourn_json_writer_end (writer);
    return sojourn_json_writer_to_bytes (writer, SOJOURN_JSON_COMPACT);
}

/**
 * sojourn_hub_get_changes:
 * @self: a hub
 * @call: `GET /v1/changes`
 * @is_empty: (out): whether the answer is a page without events
 *
 * Tells a page of what happened. Waiting is for the caller.
 *
 * Returns: (transfer full): the answer
 */
SojournAnswer *
sojourn_hub_get_changes (SojournHub *self, const SojournCall *call, gboolean *is_empty)
{
    g_autoptr (GPtrArray) events = NULL;
    g_autoptr (GBytes) body = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *epoch = NULL;
    SojournAnswer *refusal;
    gint64 last_seq;
    gint64 after;
    guint limit;

    g_return_val_if_fail (SOJOURN_IS_HUB (self), NULL);

    *is_empty = FALSE;
    if (!read_limit (call, &limit))
        return refuse_query ("limit is to be a number from 1 to 500");
    if (!sojourn_quote_store_get_feed (sojourn_hub_get_store (self), &epoch, &last_seq, &error))
        return sojourn_answer_new_storage_problem (error);
    refusal = read_cursor (call, epoch, last_seq, &after);
    if (refusal != NULL)
        return refusal;

    /* One more than asked for tells whether there is another page. */
    events = sojourn_quote_store_list_events (sojourn_hub_get_store (self), call->principal, after,
                                              limit + 1, &error);
    if (events == NULL)
        return sojourn_answer_new_storage_problem (error);
    *is_empty = events->len == 0;
    body = render_page (epoch, events, limit, last_seq);
    return sojourn_answer_new (200, body);
}
