/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-transport.h"

#include "sojourn-sync-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CONNECT_MS 10000
#define FIRST_BYTE_MS 30000
#define WHOLE_MS 120000
#define MAX_BODY_BYTES (8 * 1024 * 1024)
#define CHUNK_BYTES 65536
#define SLOWEST_BYTES_PER_MS 2 /* a line of 32 kbit/s, half of it lost */
#define CONNECTIONS_PER_HOST 8

struct _SojournTransport {
    GObject parent_instance;

    SoupSession *session; /* (owned) */
    char *address;        /* (owned): without a slash at the end */
    char *token;          /* (owned) (nullable) */
    guint connect_ms;
    guint first_byte_ms;
    guint whole_ms;
};

G_DEFINE_FINAL_TYPE (SojournTransport, sojourn_transport, G_TYPE_OBJECT)

typedef enum {
    PROP_CONNECT_MS = 1,
    PROP_FIRST_BYTE_MS,
    PROP_WHOLE_MS,
} SojournTransportProps;

static GParamSpec *props[PROP_WHOLE_MS + 1];

enum { SIGNAL_TOKEN_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

typedef struct {
    SoupSession *session; /* (owned) */
    SoupMessage *message; /* (owned) */
    DexPromise *result;   /* (owned): what the caller has; it is cancelled when it is let go */
    DexPromise *answer;   /* (owned) (nullable): the head of the answer, while it is waited for */
    guint connect_source; /* ends the attempt to connect; 0 if it is over */
    guint connect_ms;
    gint64 first_byte; /* deadlines, in microseconds of the monotonic clock */
    gint64 whole;
    gboolean begun; /* whether the head of the request has left */
} Exchange;

static void
exchange_free (Exchange *exchange)
{
    g_signal_handlers_disconnect_by_data (exchange->message, exchange);
    g_clear_handle_id (&exchange->connect_source, g_source_remove);
    g_object_unref (exchange->session);
    g_object_unref (exchange->message);
    dex_clear (&exchange->result);
    dex_clear (&exchange->answer);
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

static GError *
new_interrupted (void)
{
    return g_error_new_literal (SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_INTERRUPTED,
                                _ ("The connection was cut before the answer was complete. It "
                                   "will be tried again; nothing is sent twice"));
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
    if (begun)
        return new_interrupted ();
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
static DexPromise *
sojourn_soup_send (SoupSession *session, SoupMessage *message)
{
    DexPromise *promise = dex_promise_new_cancellable ();

    soup_session_send_async (session, message, G_PRIORITY_DEFAULT,
                             dex_promise_get_cancellable (promise), on_message_sent_cb,
                             dex_ref (promise));
    return promise;
}

/* Until the deadline, or until nobody wants the answer any more. The fiber is told so rather than
 * dropped: what it waits for would not be ended, and its connection stay open. */
static DexFuture *
before (Exchange *exchange, DexFuture *future, gint64 deadline)
{
    return dex_future_first (
        future, dex_timeout_new_deadline (deadline),
        dex_cancellable_new_from_cancellable (dex_promise_get_cancellable (exchange->result)),
        NULL);
}

/* What a slow line takes for so many bytes, in microseconds. */
static gint64
get_allowance (gsize n_bytes)
{
    return (gint64)n_bytes * 1000 / SLOWEST_BYTES_PER_MS;
}

/* As long as bytes come in earnest there is time for more. */
static GBytes *
read_all (Exchange *exchange, GInputStream *stream, GError **error)
{
    g_autoptr (GByteArray) body = g_byte_array_new ();

    for (;;) {
        g_autoptr (GBytes) chunk = dex_await_boxed (
            before (exchange, dex_input_stream_read_bytes (stream, CHUNK_BYTES, G_PRIORITY_DEFAULT),
                    exchange->whole + get_allowance (body->len)),
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

/* libsoup takes a head that was cut at the end of a line for a whole one. The contract lets no
 * answer end with its connection: a success that does not say how long it is was cut. A page that
 * some network put in its place may end so. */
static gboolean
is_cut_short (SoupMessage *message)
{
    SoupMessageHeaders *headers = soup_message_get_response_headers (message);
    const char *type = soup_message_headers_get_content_type (headers, NULL);

    return SOUP_STATUS_IS_SUCCESSFUL (soup_message_get_status (message)) &&
           soup_message_get_http_version (message) < SOUP_HTTP_2_0 &&
           soup_message_headers_get_encoding (headers) == SOUP_ENCODING_EOF &&
           (type == NULL || g_str_equal (type, "application/json"));
}

static GError *
explain (const GError *error, gboolean begun)
{
    return error->domain == SOJOURN_SYNC_ERROR ? g_error_copy (error) : classify (error, begun);
}

static gboolean
on_connect_time_over_cb (gpointer user_data)
{
    Exchange *exchange = user_data;

    exchange->connect_source = 0;
    if (!exchange->begun)
        g_cancellable_cancel (dex_promise_get_cancellable (exchange->answer));
    return G_SOURCE_REMOVE;
}

/* The body of the answer, once its head is there. */
static GInputStream *
begin (Exchange *exchange, GError **error)
{
    exchange->answer = sojourn_soup_send (exchange->session, exchange->message);
    exchange->connect_source =
        g_timeout_add (exchange->connect_ms, on_connect_time_over_cb, exchange);
    return dex_await_object (before (exchange, dex_ref (exchange->answer), exchange->first_byte),
                             error);
}

static SojournReply *
perform (Exchange *exchange, GError **error)
{
    g_autoptr (GError) problem = NULL;
    g_autoptr (GInputStream) stream = begin (exchange, &problem);
    g_autoptr (GBytes) body = NULL;

    if (stream == NULL) {
        g_propagate_error (error, explain (problem, exchange->begun));
        return NULL;
    }
    body = read_all (exchange, stream, &problem);
    if (body == NULL) {
        g_propagate_error (error, explain (problem, TRUE));
        return NULL;
    }
    if (is_cut_short (exchange->message)) {
        g_propagate_error (error, new_interrupted ());
        return NULL;
    }
    return sojourn_reply_new (exchange->message, body);
}

static DexFuture *
exchange_fiber (gpointer user_data)
{
    Exchange *exchange = user_data;
    GError *error = NULL;
    SojournReply *reply = perform (exchange, &error);

    if (reply != NULL)
        dex_promise_resolve_object (exchange->result, reply);
    else
        dex_promise_reject (exchange->result, error);
    return dex_future_new_for_boolean (TRUE);
}

/* The path may come from what the service once said. */
static SoupMessage *
make_message (SojournTransport *self, const char *method, const char *path, GError **error)
{
    g_autofree char *uri = g_strconcat (self->address, path, NULL);
    SoupMessage *message = soup_message_new (method, uri);
    SoupMessageHeaders *headers;

    if (message == NULL) {
        g_set_error_literal (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_CONFIGURATION,
                             _ ("There is no such place at the quote service"));
        return NULL;
    }
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

/* @patience: microseconds on top of the deadlines */
static DexFuture *
spawn_exchange (SojournTransport *self, SoupMessage *message, gint64 patience)
{
    Exchange *exchange = g_new0 (Exchange, 1);
    DexPromise *result = dex_promise_new_cancellable ();
    gint64 start = g_get_monotonic_time ();

    exchange->session = g_object_ref (self->session);
    exchange->message = message;
    exchange->result = dex_ref (result);
    exchange->connect_ms = self->connect_ms;
    exchange->first_byte = start + patience + self->first_byte_ms * (gint64)1000;
    exchange->whole = start + patience + self->whole_ms * (gint64)1000;
    g_signal_connect (message, "wrote-headers", G_CALLBACK (on_message_wrote_headers_cb), exchange);
    dex_future_disown (
        dex_scheduler_spawn (NULL, 0, exchange_fiber, exchange, (GDestroyNotify)exchange_free));
    return DEX_FUTURE (result);
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
sojourn_transport_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournTransport *self = SOJOURN_TRANSPORT (object);

    switch ((SojournTransportProps)id) {
    case PROP_CONNECT_MS:
        g_value_set_uint (value, self->connect_ms);
        break;
    case PROP_FIRST_BYTE_MS:
        g_value_set_uint (value, self->first_byte_ms);
        break;
    case PROP_WHOLE_MS:
        g_value_set_uint (value, self->whole_ms);
        break;
    }
}

static void
sojourn_transport_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    SojournTransport *self = SOJOURN_TRANSPORT (object);

    switch ((SojournTransportProps)id) {
    case PROP_CONNECT_MS:
        self->connect_ms = g_value_get_uint (value);
        break;
    case PROP_FIRST_BYTE_MS:
        self->first_byte_ms = g_value_get_uint (value);
        break;
    case PROP_WHOLE_MS:
        self->whole_ms = g_value_get_uint (value);
        break;
    }
}

static void
sojourn_transport_class_init (SojournTransportClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS;

    object_class->finalize = sojourn_transport_finalize;
    object_class->get_property = sojourn_transport_get_property;
    object_class->set_property = sojourn_transport_set_property;

    /* In milliseconds from the start of an exchange: until it has a connection, until the answer
     * has begun, until all of it is there. */
    props[PROP_CONNECT_MS] =
        g_param_spec_uint ("connect-ms", NULL, NULL, 1, G_MAXINT, CONNECT_MS, flags);
    props[PROP_FIRST_BYTE_MS] =
        g_param_spec_uint ("first-byte-ms", NULL, NULL, 1, G_MAXINT, FIRST_BYTE_MS, flags);
    props[PROP_WHOLE_MS] = g_param_spec_uint ("whole-ms", NULL, NULL, 1, G_MAXINT, WHOLE_MS, flags);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

    /**
     * SojournTransport::token-changed:
     * @self: the transport
     *
     * There is another token, so what was not accepted may be tried again.
     */
    signals[SIGNAL_TOKEN_CHANGED] =
        g_signal_new ("token-changed", SOJOURN_TYPE_TRANSPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
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

/* RFC 6750 §2.1. */
static gboolean
is_token (const char *text)
{
    if (*text == '\0')
        return FALSE;
    for (; *text != '\0'; text++) {
        if (!g_ascii_isalnum (*text) && strchr ("-._~+/=", *text) == NULL)
            return FALSE;
    }
    return TRUE;
}

/**
 * sojourn_transport_set_token:
 * @self: a transport
 * @token: (nullable): the bearer token (RFC 6750); never stored here beyond the life of @self.
 *   Space around it is dropped; what is no token at all counts as none
 *
 * Sets what proves who asks, and says so by [signal@Transport::token-changed].
 */
void
sojourn_transport_set_token (SojournTransport *self, const char *token)
{
    g_autofree char *stripped = g_strdup (token);

    g_return_if_fail (SOJOURN_IS_TRANSPORT (self));

    if (stripped != NULL)
        g_strstrip (stripped);
    if (g_set_str (&self->token, stripped != NULL && is_token (stripped) ? stripped : NULL))
        g_signal_emit (self, signals[SIGNAL_TOKEN_CHANGED], 0);
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
 * connection must be there in 10 s, the answer begin in 30 s and end in 120 s, longer only while
 * bytes flow; the answer is cut off after 8 MiB.
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
    g_autoptr (GError) error = NULL;
    SoupMessage *message;
    SoupMessageHeaders *headers;

    dex_return_error_if_fail (SOJOURN_IS_TRANSPORT (self));
    dex_return_error_if_fail (path != NULL && *path == '/');
    dex_return_error_if_fail (body != NULL && idempotency_key != NULL);

    message = make_message (self, "POST", path, &error);
    if (message == NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
    headers = soup_message_get_request_headers (message);
    soup_message_headers_replace (headers, "Idempotency-Key", idempotency_key);
    if (if_match != NULL)
        soup_message_headers_replace (headers, "If-Match", if_match);
    else
        soup_message_headers_replace (headers, "If-None-Match", "*");
    soup_message_set_request_body_from_bytes (message, "application/json", body);
    return spawn_exchange (self, message, get_allowance (g_bytes_get_size (body)));
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
    g_autoptr (GError) error = NULL;
    SoupMessage *message;

    dex_return_error_if_fail (SOJOURN_IS_TRANSPORT (self));
    dex_return_error_if_fail (path != NULL && *path == '/');

    message = make_message (self, "GET", path, &error);
    if (message == NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
    return spawn_exchange (self, message, patience_secs * (gint64)G_USEC_PER_SEC);
}
