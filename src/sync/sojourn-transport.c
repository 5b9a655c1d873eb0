/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-transport.h"

#include "sojourn-sync-error.h"

#include <glib/gi18n-lib.h>

#define FIRST_BYTE_SECS 30
#define WHOLE_SECS 120
#define MAX_BODY_BYTES (8 * 1024 * 1024)
#define CHUNK_BYTES 65536
#define CONNECTIONS_PER_HOST 8

struct _SojournTransport {
    GObject parent_instance;

    SoupSession *session; /* (owned) */
    char *address;        /* (owned): without a slash at the end */
    char *token;          /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SojournTransport, sojourn_transport, G_TYPE_OBJECT)

typedef struct {
    SoupSession *session; /* (owned) */
    SoupMessage *message; /* (owned) */
    guint patience_secs;
    gboolean begun; /* whether something of the request has left */
} Exchange;

static void
exchange_free (Exchange *exchange)
{
    g_signal_handlers_disconnect_by_data (exchange->message, exchange);
    g_object_unref (exchange->session);
    g_object_unref (exchange->message);
    g_free (exchange);
}

static gboolean
is_loopback (const char *host)
{
    g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

    return g_strcmp0 (host, "localhost") == 0 ||
           (address != NULL && g_inet_address_get_is_loopback (address));
}

static gboolean
check_address (const char *address, GError **error)
{
    g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_HAS_PASSWORD, NULL);
    const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;

    if (scheme == NULL || g_uri_get_host (uri) == NULL || g_uri_get_userinfo (uri) != NULL ||
        g_uri_get_query (uri) != NULL ||
        !(g_str_equal (scheme, "https") ||
          (g_str_equal (scheme, "http") && is_loopback (g_uri_get_host (uri))))) {
        g_set_error_literal (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_CONFIGURATION,
                             _ ("The address of the quote service must begin with “https://” and "
                                "hold no name and no password"));
        return FALSE;
    }
    return TRUE;
}

/* libsoup's errors in the classes a caller can act on. */
static GError *
classify (const GError *error, gboolean begun)
{
    if (error->domain == G_TLS_ERROR)
        return g_error_new_literal (
            SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_UNTRUSTED,
            _ ("The quote service could not prove who it is, so nothing was "
               "sent. Check the address and the clock of this computer"));
    if (error->domain == DEX_ERROR || begun)
        return g_error_new_literal (SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_INTERRUPTED,
                                    _ ("The connection was cut before the answer was complete. It "
                                       "will be tried again; nothing is sent twice"));
    return g_error_new_literal (SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_OFFLINE,
                                _ ("The quote service cannot be reached. What waits to be sent is "
                                   "kept"));
}

static void
on_message_sent_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (DexPromise) promise = user_data;
    g_autoptr (GError) error = NULL;
    GInputStream *stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);

    if (stream != NULL)
        dex_promise_resolve_object (promise, stream);
    else
        dex_promise_reject (promise, g_steal_pointer (&error));
}

/* The one place where libsoup's callback becomes a future: resolves to a GInputStream. */
static DexFuture *
sojourn_soup_send (SoupSession *session, SoupMessage *message)
{
    DexPromise *promise = dex_promise_new_cancellable ();

    soup_session_send_async (session, message, G_PRIORITY_DEFAULT,
                             dex_promise_get_cancellable (promise), on_message_sent_cb,
                             dex_ref (promise));
    return DEX_FUTURE (promise);
}

static DexFuture *
before (DexFuture *future, gint64 deadline)
{
    return dex_future_first (future, dex_timeout_new_deadline (deadline), NULL);
}

static GBytes *
read_all (GInputStream *stream, gint64 deadline, GError **error)
{
    g_autoptr (GByteArray) body = g_byte_array_new ();

    for (;;) {
        g_autoptr (GBytes) chunk = dex_await_boxed (
            before (dex_input_stream_read_bytes (stream, CHUNK_BYTES, G_PRIORITY_DEFAULT),
                    deadline),
            error);

        if (chunk == NULL)
            return NULL;
        if (g_bytes_get_size (chunk) == 0)
            return g_byte_array_free_to_bytes (g_steal_pointer (&body));
        if (body->len + g_bytes_get_size (chunk) > MAX_BODY_BYTES) {
            g_set_error_literal (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_TOO_LARGE,
                                 _ ("The answer of the quote service is too large to be read"));
            return NULL;
        }
        g_byte_array_append (body, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
    }
}

static DexFuture *
reject (const GError *error, gboolean begun)
{
    if (error->domain == SOJOURN_SYNC_ERROR)
        return dex_future_new_for_error (g_error_copy (error));
    return dex_future_new_for_error (classify (error, begun));
}

static DexFuture *
exchange_fiber (gpointer user_data)
{
    Exchange *exchange = user_data;
    gint64 start = g_get_monotonic_time ();
    gint64 first_byte = start + (FIRST_BYTE_SECS + exchange->patience_secs) * G_USEC_PER_SEC;
    gint64 whole = start + (WHOLE_SECS + exchange->patience_secs) * G_USEC_PER_SEC;
    g_autoptr (GError) error = NULL;
    g_autoptr (GInputStream) stream = NULL;
    g_autoptr (GBytes) body = NULL;

    stream = dex_await_object (
        before (sojourn_soup_send (exchange->session, exchange->message), first_byte), &error);
    if (stream == NULL)
        return reject (error, exchange->begun);

    body = read_all (stream, whole, &error);
    if (body == NULL)
        return reject (error, TRUE);

    return dex_future_new_take_object (sojourn_reply_new (exchange->message, body));
}

static SoupMessage *
make_message (SojournTransport *self, const char *method, const char *path)
{
    g_autofree char *uri = g_strconcat (self->address, path, NULL);
    SoupMessage *message = soup_message_new (method, uri);
    SoupMessageHeaders *headers;

    g_return_val_if_fail (message != NULL, NULL);

    headers = soup_message_get_request_headers (message);
    soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
    soup_message_headers_replace (headers, "Accept", "application/json, application/problem+json");
    if (self->token != NULL) {
        g_autofree char *bearer = g_strconcat ("Bearer ", self->token, NULL);

        soup_message_headers_replace (headers, "Authorization", bearer);
    }
    return message;
}

static void
on_message_wrote_headers_cb (SoupMessage *message, gpointer user_data)
{
    Exchange *exchange = user_data;

    exchange->begun = TRUE;
}

static DexFuture *
spawn_exchange (SojournTransport *self, SoupMessage *message, guint patience_secs)
{
    Exchange *exchange = g_new0 (Exchange, 1);

    exchange->session = g_object_ref (self->session);
    exchange->message = message;
    exchange->patience_secs = patience_secs;
    g_signal_connect (message, "wrote-headers", G_CALLBACK (on_message_wrote_headers_cb), exchange);
    return dex_scheduler_spawn (NULL, 0, exchange_fiber, exchange, (GDestroyNotify)exchange_free);
}

static void
sojourn_transport_finalize (GObject *object)
{
    SojournTransport *self = SOJOURN_TRANSPORT (object);

    g_clear_object (&self->session);
    g_free (self->address);
    g_free (self->token);

    G_OBJECT_CLASS (sojourn_transport_parent_class)->finalize (object);
}

static void
sojourn_transport_class_init (SojournTransportClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = sojourn_transport_finalize;
}

/* No cookies, no cache, no passwords of its own accord, no unpacking of compressed bodies: only
 * what the contract asks for. */
static void
sojourn_transport_init (SojournTransport *self)
{
    self->session =
        soup_session_new_with_options ("max-conns-per-host", CONNECTIONS_PER_HOST, "timeout", 0,
                                       "user-agent", "sojourn/" SOJOURN_VERSION, NULL);
    soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
    soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
}

/**
 * sojourn_transport_new:
 * @address: the address of the service; `https://`, or `http://` to this computer itself
 * @error: return location for a %SOJOURN_SYNC_ERROR_CONFIGURATION
 *
 * Returns: (transfer full) (nullable): the way to the service, or %NULL if @address cannot be used
 */
SojournTransport *
sojourn_transport_new (const char *address, GError **error)
{
    SojournTransport *self;
    gsize length;

    g_return_val_if_fail (address != NULL, NULL);

    if (!check_address (address, error))
        return NULL;

    self = g_object_new (SOJOURN_TYPE_TRANSPORT, NULL);
    self->address = g_strdup (address);
    for (length = strlen (address); length > 0 && self->address[length - 1] == '/'; length--)
        self->address[length - 1] = '\0';
    return self;
}

/**
 * sojourn_transport_set_token:
 * @self: a transport
 * @token: (nullable): the bearer token (RFC 6750); never stored here beyond the life of @self
 *
 * Sets what proves who asks.
 */
void
sojourn_transport_set_token (SojournTransport *self, const char *token)
{
    g_return_if_fail (SOJOURN_IS_TRANSPORT (self));

    g_set_str (&self->token, token);
}

/**
 * sojourn_transport_has_token:
 * @self: a transport
 *
 * Returns: whether there is a token to send
 */
gboolean
sojourn_transport_has_token (SojournTransport *self)
{
    g_return_val_if_fail (SOJOURN_IS_TRANSPORT (self), FALSE);

    return self->token != NULL;
}

/**
 * sojourn_transport_get_address:
 * @self: a transport
 *
 * Returns: (transfer none): the address of the service, without a slash at its end
 */
const char *
sojourn_transport_get_address (SojournTransport *self)
{
    g_return_val_if_fail (SOJOURN_IS_TRANSPORT (self), NULL);

    return self->address;
}

/**
 * sojourn_transport_post:
 * @self: a transport
 * @path: the path, beginning with a slash
 * @body: the exact bytes, JSON
 * @idempotency_key: the key minted with those bytes
 * @if_match: (nullable): the revision that the change is based on; %NULL to make something that
 *   must not be there yet
 *
 * Sends a write once. libsoup does not repeat a POST by itself; redirects are not followed. The
 * answer is cut off after 8 MiB; the first byte must come in 30 s, the last in 120 s.
 *
 * Returns: (transfer full): a future that resolves to a [class@Reply] of any status, or rejects
 * with a %SOJOURN_SYNC_ERROR
 */
DexFuture *
sojourn_transport_post (SojournTransport *self,
                        const char *path,
                        GBytes *body,
                        const char *idempotency_key,
                        const char *if_match)
{
    SoupMessage *message;
    SoupMessageHeaders *headers;

    dex_return_error_if_fail (SOJOURN_IS_TRANSPORT (self));
    dex_return_error_if_fail (path != NULL && *path == '/');
    dex_return_error_if_fail (body != NULL && idempotency_key != NULL);

    message = make_message (self, "POST", path);
    headers = soup_message_get_request_headers (message);
    soup_message_headers_replace (headers, "Idempotency-Key", idempotency_key);
    if (if_match != NULL)
        soup_message_headers_replace (headers, "If-Match", if_match);
    else
        soup_message_headers_replace (headers, "If-None-Match", "*");
    soup_message_set_request_body_from_bytes (message, "application/json", body);
    return spawn_exchange (self, message, 0);
}

/**
 * sojourn_transport_get:
 * @self: a transport
 * @path: the path with its query, beginning with a slash
 * @patience_secs: how long the service may take on top, for a long poll
 *
 * Reads. Limits as in [method@Transport.post].
 *
 * Returns: (transfer full): a future that resolves to a [class@Reply] of any status, or rejects
 * with a %SOJOURN_SYNC_ERROR
 */
DexFuture *
sojourn_transport_get (SojournTransport *self, const char *path, guint patience_secs)
{
    dex_return_error_if_fail (SOJOURN_IS_TRANSPORT (self));
    dex_return_error_if_fail (path != NULL && *path == '/');

    return spawn_exchange (self, make_message (self, "GET", path), patience_secs);
}
