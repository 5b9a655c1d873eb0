/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-quote-store.h"

G_DEFINE_INTERFACE (SojournQuoteStore, sojourn_quote_store, G_TYPE_OBJECT)

static void
sojourn_quote_store_default_init (SojournQuoteStoreInterface *iface)
{
}

/**
 * sojourn_quote_store_begin:
 * @self: a store
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Begins a transaction that may write; it waits for no other one.
 *
 * Returns: %TRUE if it has begun
 */
gboolean
sojourn_quote_store_begin (SojournQuoteStore *self, GError **error)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (self), FALSE);

    return SOJOURN_QUOTE_STORE_GET_IFACE (self)->begin (self, error);
}

/**
 * sojourn_quote_store_commit:
 * @self: a store
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Makes everything since [method@QuoteStore.begin] durable. A failure has undone it.
 *
 * Returns: %TRUE if it is stored
 */
gboolean
sojourn_quote_store_commit (SojournQuoteStore *self, GError **error)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (self), FALSE);

    return SOJOURN_QUOTE_STORE_GET_IFACE (self)->commit (self, error);
}

/**
 * sojourn_quote_store_rollback:
 * @self: a store
 *
 * Undoes everything since [method@QuoteStore.begin].
 */
void
sojourn_quote_store_rollback (SojournQuoteStore *self)
{
    g_return_if_fail (SOJOURN_IS_QUOTE_STORE (self));

    SOJOURN_QUOTE_STORE_GET_IFACE (self)->rollback (self);
}

/**
 * sojourn_quote_store_get_feed:
 * @self: a store
 * @epoch: (out) (transfer full): the epoch of the feed
 * @last_seq: (out): the place of its last event, or 0
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Reads where the feed is.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_quote_store_get_feed (SojournQuoteStore *self,
                              char **epoch,
                              gint64 *last_seq,
                              GError **error)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (self), FALSE);

    return SOJOURN_QUOTE_STORE_GET_IFACE (self)->get_feed (self, epoch, last_seq, error);
}

/**
 * sojourn_quote_store_new_epoch:
 * @self: a store
 * @epoch: a UUID
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Begins a new epoch, so that every client reads the feed from its beginning.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_quote_store_new_epoch (SojournQuoteStore *self, const char *epoch, GError **error)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (self), FALSE);

    return SOJOURN_QUOTE_STORE_GET_IFACE (self)->new_epoch (self, epoch, error);
}

/**
 * sojourn_quote_store_find_token:
 * @self: a store
 * @sha256: the digest of a token
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Finds whom a token belongs to.
 *
 * Returns: (transfer full) (nullable): the principal; %NULL without @error if there is none
 */
SojournPrincipal *
sojourn_quote_store_find_token (SojournQuoteStore *self, const char *sha256, GError **error)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (self), NULL);

    return SOJOURN_QUOTE_STORE_GET_IFACE (self)->find_token (self, sha256, error);
}

/**
 * sojourn_quote_store_add_token:
 * @self: a store
 * @sha256: the digest of a token
 * @principal: whom it belongs to
 * @now: the time
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Stores a token; only its digest is kept.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_quote_store_add_token (SojournQuoteStore *self,
                               const char *sha256,
                               const SojournPrincipal *principal,
                               gint64 now,
                               GError **error)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (self), FALSE);

    return SOJOURN_QUOTE_STORE_GET_IFACE (self)->add_token (self, sha256, principal, now, error);
}

/**
 * sojourn_quote_store_find_reply:
 * @self: a store
 * @scope: a principal, as [method@Principal.dup_scope] names it
 * @key: an idempotency key
 * @digest: (out) (transfer full): the digest of the write it was made for
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Finds the answer that was given to a write.
 *
 * Returns: (transfer full) (nullable): the answer; %NULL without @error if there is none
 */
SojournAnswer *
sojourn_quote_store_find_reply (
    SojournQuoteStore *self, const char *scope, const char *key, char **digest, GError **error)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (self), NULL);

    return SOJOURN_QUOTE_STORE_GET_IFACE (self)->find_reply (self, scope, key, digest, error);
}

/**
 * sojourn_quote_store_add_reply:
 * @self: a store
 * @scope: a principal, as [method@Principal.dup_scope] names it
 * @key: an idempotency key
 * @digest: the digest of the write
 * @answer: the answer
 * @now: the time
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Remembers the answer to a write.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_quote_store_add_reply (SojournQuoteStore *self,
                               const char *scope,
                               const char *key,
                               const char *digest,
                               const SojournAnswer *answer,
                               gint64 now,
                               GError **error)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (self), FALSE);

    return SOJOURN_QUOTE_STORE_GET_IFACE (self)->add_reply (self, scope, key, digest, answer, now,
                                                            error);
}

/**
 * sojourn_quote_store_prune_replies:
 * @self: a store
 * @before: an instant
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Forgets the answers that were given before @before.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_quote_store_prune_replies (SojournQuoteStore *self, gint64 before, GError **error)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (self), FALSE);

    return SOJOURN_QUOTE_STORE_GET_IFACE (self)->prune_replies (self, before, error);
}

/**
 * sojourn_quote_store_find_request:
 * @self: a store
 * @id: an identifier
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Finds a request.
 *
 * Returns: (transfer full) (nullable): the request; %NULL without @error if there is none
 */
SojournHubRequest *
sojourn_quote_store_find_request (SojournQuoteStore *self, const char *id, GError **error)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (self), NULL);

    return SOJOURN_QUOTE_STORE_GET_IFACE (self)->find_request (self, id, error);
}

/**
 * sojourn_quote_store_find_request_by_ref:
 * @self: a store
 * @agency: who made it
 * @client_ref: the agency’s own identifier
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Finds a request by the identifier the agency gave it.
 *
 * Returns: (transfer full) (nullable): the request; %NULL without @error if there is none
 */
SojournHubRequest *
sojourn_quote_store_find_request_by_ref (SojournQuoteStore *self,
                                         const char *agency,
                                         const char *client_ref,
                                         GError **error)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (self), NULL);

    return SOJOURN_QUOTE_STORE_GET_IFACE (self)->find_request_by_ref (self, agency, client_ref,
                                                                      error);
}

/**
 * sojourn_quote_store_list_request_ids:
 * @self: a store
 * @status: a state
 * @expired_at: only those whose quote has ended by then, or 0 for all
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Lists requests in a state.
 *
 * Returns: (transfer full) (element-type utf8): their identifiers, or %NULL with @error
 */
GPtrArray *
sojourn_quote_store_list_request_ids (SojournQuoteStore *self,
                                      SojournRequestStatus status,
                                      gint64 expired_at,
                                      GError **error)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (self), NULL);

    return SOJOURN_QUOTE_STORE_GET_IFACE (self)->list_request_ids (self, status, expired_at, error);
}

/**
 * sojourn_quote_store_insert_request:
 * @self: a store
 * @request: a request
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Stores a new request.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_quote_store_insert_request (SojournQuoteStore *self,
                                    const SojournHubRequest *request,
                                    GError **error)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (self), FALSE);

    return SOJOURN_QUOTE_STORE_GET_IFACE (self)->insert_request (self, request, error);
}

/**
 * sojourn_quote_store_update_request:
 * @self: a store
 * @request: a request
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Stores the members of a request that change.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_quote_store_update_request (SojournQuoteStore *self,
                                    const SojournHubRequest *request,
                                    GError **error)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (self), FALSE);

    return SOJOURN_QUOTE_STORE_GET_IFACE (self)->update_request (self, request, error);
}

/**
 * sojourn_quote_store_list_questions:
 * @self: a store
 * @request_id: a request
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Lists the questions about a request, the oldest first.
 *
 * Returns: (transfer full) (element-type SojournHubQuestion): the questions, or %NULL with @error
 */
GPtrArray *
sojourn_quote_store_list_questions (SojournQuoteStore *self, const char *request_id, GError **error)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (self), NULL);

    return SOJOURN_QUOTE_STORE_GET_IFACE (self)->list_questions (self, request_id, error);
}

/**
 * sojourn_quote_store_put_question:
 * @self: a store
 * @question: a question
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Stores a question, or what became of it.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_quote_store_put_question (SojournQuoteStore *self,
                                  const SojournHubQuestion *question,
                                  GError **error)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (self), FALSE);

    return SOJOURN_QUOTE_STORE_GET_IFACE (self)->put_question (self, question, error);
}

/**
 * sojourn_quote_store_list_quotes:
 * @self: a store
 * @request_id: a request
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Lists the versions of a quote, the newest last.
 *
 * Returns: (transfer full) (element-type SojournHubQuote): the versions, or %NULL with @error
 */
GPtrArray *
sojourn_quote_store_list_quotes (SojournQuoteStore *self, const char *request_id, GError **error)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (self), NULL);

    return SOJOURN_QUOTE_STORE_GET_IFACE (self)->list_quotes (self, request_id, error);
}

/**
 * sojourn_quote_store_insert_quote:
 * @self: a store
 * @request_id: a request
 * @quote: a version
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Stores a new version of a quote.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_quote_store_insert_quote (SojournQuoteStore *self,
                                  const char *request_id,
                                  const SojournHubQuote *quote,
                                  GError **error)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (self), FALSE);

    return SOJOURN_QUOTE_STORE_GET_IFACE (self)->insert_quote (self, request_id, quote, error);
}

/**
 * sojourn_quote_store_append_event:
 * @self: a store
 * @request: the request it is about
 * @event: an event, its place one more than the last
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Appends an event to the feed.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_quote_store_append_event (SojournQuoteStore *self,
                                  const SojournHubRequest *request,
                                  const SojournHubEvent *event,
                                  GError **error)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (self), FALSE);

    return SOJOURN_QUOTE_STORE_GET_IFACE (self)->append_event (self, request, event, error);
}

/**
 * sojourn_quote_store_list_events:
 * @self: a store
 * @principal: who asks
 * @after: a place in the feed
 * @limit: the most events
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Lists events that @principal may see, in order.
 *
 * Returns: (transfer full) (element-type SojournHubEvent): the events, or %NULL with @error
 */
GPtrArray *
sojourn_quote_store_list_events (SojournQuoteStore *self,
                                 const SojournPrincipal *principal,
                                 gint64 after,
                                 guint limit,
                                 GError **error)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_STORE (self), NULL);

    return SOJOURN_QUOTE_STORE_GET_IFACE (self)->list_events (self, principal, after, limit, error);
}
