/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-quote-server.h"

#include "sojourn-connections.h"
#include "sojourn-hub-reads.h"
#include "sojourn-rate-limiter.h"
#include "sojourn-route.h"
#include "sojourn-service-log.h"
#include "sojourn-waiting-room.h"

#include <libsoup/soup.h>
#include <sys/resource.h>

/* A body of more is refused; one of far more loses its connection before it is read to its end. */
#define MAX_BODY_BYTES (256 * 1024)
#define HARD_BODY_BYTES (16 * MAX_BODY_BYTES)

#define STOPPING_RETRY_SECS 2

/* A body of the greatest size comes in this time over 36 kbit/s. */
#define READ_MS (60 * 1000)
#define IDLE_MS (120 * 1000)

/* Connections never take the last file descriptors, which the database and the listener need. */
#define MAX_CONNECTIONS 4096
#define SPARE_DESCRIPTORS 64

/* The agency of the token that was given on the command line. */
#define LOCAL_AGENCY "local"

struct _SojournQuoteServer {
    GObject parent;
    SojournHub *hub;                 /* (owned) */
    SoupServer *soup;                /* (owned) */
    SojournWaitingRoom *room;        /* (owned) */
    SojournRateLimiter *limiter;     /* (owned) */
    GHashTable *uploads;             /* (owned) (element-type SoupServerMessage Upload) */
    SojournConnections *connections; /* (owned) */
    char *local_token;               /* (owned) (nullable): a digest */
    guint n_busy;                    /* messages whose head is there and that are not finished */
    gboolean quiet;
    gboolean stopping;
};

/* What has come of a body so far. */
typedef struct {
    guint64 bytes;
    gboolean has_begun; /* the head is there */
    gboolean too_large;
} Upload;

G_DEFINE_FINAL_TYPE (SojournQuoteServer, sojourn_quote_server, G_TYPE_OBJECT)

/* Answering */

static void
respond (SoupServerMessage *message, const SojournAnswer *answer)
{
    SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
    g_autofree char *seconds = g_strdup_printf ("%u", answer->retry_after);
    gsize length;
    const char *data;

    soup_server_message_set_status (message, answer->status, NULL);
    soup_message_headers_replace (headers, "Cache-Control", "no-store");
    if (answer->etag != NULL)
        soup_message_headers_replace (headers, "ETag", answer->etag);
    if (answer->location != NULL)
        soup_message_headers_replace (headers, "Location", answer->location);
    if (answer->allow != NULL)
        soup_message_headers_replace (headers, "Allow", answer->allow);
    if (answer->retry_after > 0)
        soup_message_headers_replace (headers, "Retry-After", seconds);
    if (answer->replayed)
        soup_message_headers_replace (headers, "Idempotent-Replayed", "true");
    if (answer->status == 401)
        soup_message_headers_replace (headers, "WWW-Authenticate", "Bearer realm=\"quotes\"");
    if (answer->body != NULL) {
        data = g_bytes_get_data (answer->body, &length);
        soup_server_message_set_response (message, answer->type, SOUP_MEMORY_COPY, data, length);
    }
}

static void
log_answer (SojournQuoteServer *self,
            const SojournCall *call,
            const SojournRoute *route,
            const SojournAnswer *answer,
            gint64 began)
{
    if (self->quiet)
        return;
    sojourn_service_log ("request", "method=%s route=%s side=%s status=%u replayed=%s ms=%.1f",
                         route != NULL ? route->method : "-", route != NULL ? route->pattern : "-",
                         call->principal != NULL ? sojourn_side_get_name (call->principal->side)
                                                 : "-",
                         answer->status, answer->replayed ? "yes" : "no",
                         (double)(g_get_monotonic_time () - began) / 1000);
}

/* Who asks */

static const char *
get_bearer (SoupServerMessage *message)
{
    const char *header = soup_message_headers_get_one (
        soup_server_message_get_request_headers (message), "Authorization");

    return header != NULL && g_ascii_strncasecmp (header, "Bearer ", 7) == 0 ? header + 7 : NULL;
}

static SojournPrincipal *
find_principal (SojournQuoteServer *self, const char *token, GError **error)
{
    g_autofree char *digest = NULL;

    if (token == NULL)
        return NULL;
    digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);
    if (g_strcmp0 (digest, self->local_token) == 0)
        return sojourn_principal_new (SOJOURN_SIDE_AGENCY, LOCAL_AGENCY);
    return sojourn_hub_find_token (self->hub, token, error);
}

static SojournAnswer *
check_rate (SojournQuoteServer *self, const SojournPrincipal *principal)
{
    g_autofree char *who =
        principal != NULL ? sojourn_principal_dup_scope (principal) : g_strdup ("nobody");
    guint seconds = sojourn_rate_limiter_take (self->limiter, who, g_get_monotonic_time ());
    SojournAnswer *answer;

    if (seconds == 0)
        return NULL;
    answer = sojourn_answer_new_problem (429, "too-many-requests", "Ask less often", NULL);
    answer->retry_after = seconds;
    return answer;
}

static SojournAnswer *
authenticate (SojournQuoteServer *self,
              SoupServerMessage *message,
              const SojournRoute *route,
              SojournCall *call)
{
    g_autoptr (GError) error = NULL;
    SojournAnswer *refusal;

    if (route->sides == SOJOURN_FOR_EVERYBODY)
        return NULL;

    call->principal = find_principal (self, get_bearer (message), &error);
    if (error != NULL)
        return sojourn_answer_new_storage_problem (error);
    refusal = check_rate (self, call->principal);
    if (refusal != NULL)
        return refusal;
    if (call->principal == NULL)
        return sojourn_answer_new_problem (401, "unauthorized", "The token is missing or not known",
                                           NULL);
    if (!sojourn_route_is_for (route, call->principal))
        return sojourn_answer_new_problem (403, "wrong-role",
                                           "This is for the other side of a request", NULL);
    return NULL;
}

/* What is asked */

static char *
dup_header (SoupServerMessage *message, const char *name)
{
    return g_strdup (
        soup_message_headers_get_one (soup_server_message_get_request_headers (message), name));
}

static SojournAnswer *
take_body (SojournQuoteServer *self, SoupServerMessage *message, SojournCall *call)
{
    const Upload *upload = g_hash_table_lookup (self->uploads, message);
    const char *type = soup_message_headers_get_content_type (
        soup_server_message_get_request_headers (message), NULL);

    if (upload != NULL && upload->too_large)
        return sojourn_answer_new_problem (413, "too-large", "The body is larger than 256 KiB",
                                           NULL);
    if (g_strcmp0 (type, "application/json") != 0)
        return sojourn_answer_new_problem (415, "unsupported-media-type", "Send application/json",
                                           NULL);
    call->body = soup_message_body_flatten (soup_server_message_get_request_body (message));
    return NULL;
}

static SojournCall *
make_call (SoupServerMessage *message, const char *path, GHashTable *query)
{
    SojournCall *call = sojourn_call_new (soup_server_message_get_method (message), path);

    call->query = query != NULL ? g_hash_table_ref (query) : NULL;
    call->idempotency_key = dup_header (message, "Idempotency-Key");
    call->if_match = dup_header (message, "If-Match");
    call->if_none_match = dup_header (message, "If-None-Match");
    return call;
}

static SojournAnswer *
refuse_route (char *allow)
{
    SojournAnswer *answer;

    if (allow == NULL)
        return sojourn_answer_new_problem (404, "not-found", "There is nothing here", NULL);
    answer = sojourn_answer_new_problem (405, "method-not-allowed",
                                         "This method is not possible here", NULL);
    answer->allow = allow;
    return answer;
}

static SojournAnswer *
refuse_while_stopping (void)
{
    SojournAnswer *answer = sojourn_answer_new_problem (503, "storage-unavailable",
                                                        "The service is being stopped", NULL);

    answer->retry_after = STOPPING_RETRY_SECS;
    return answer;
}

/* The answer, or %NULL if the message waits for one. */
static SojournAnswer *
read_feed (SojournQuoteServer *self, SoupServerMessage *message, SojournCall **call)
{
    const char *text = sojourn_call_get_query (*call, "wait");
    g_autoptr (SojournAnswer) answer = NULL;
    gboolean is_empty;
    guint64 seconds = 0;

    if (text != NULL &&
        !g_ascii_string_to_unsigned (text, 10, 0, SOJOURN_MAX_WAIT_SECS, &seconds, NULL))
        return sojourn_answer_new_problem (400, "malformed-request", "The query cannot be read",
                                           "wait is to be a number from 0 to 55");

    answer = sojourn_hub_get_changes (self->hub, *call, &is_empty);
    if (!is_empty || seconds == 0)
        return g_steal_pointer (&answer);
    if (!self->quiet)
        sojourn_service_log ("wait", "seconds=%u", (guint)seconds);
    sojourn_waiting_room_add (self->room, message, g_steal_pointer (call), (guint)seconds);
    return NULL;
}

static SojournAnswer *
handle (SojournQuoteServer *self,
        SoupServerMessage *message,
        const SojournRoute *route,
        SojournCall **call)
{
    SojournAnswer *refusal = authenticate (self, message, route, *call);

    if (refusal == NULL && self->stopping)
        refusal = refuse_while_stopping ();
    if (refusal == NULL && route->operation != NULL)
        refusal = take_body (self, message, *call);
    if (refusal != NULL)
        return refusal;

    if (route->operation != NULL)
        return sojourn_hub_write (self->hub, *call, route->operation, route->success);
    if (route->reading != NULL)
        return route->reading (self->hub, *call);
    return read_feed (self, message, call);
}

static void
on_soup_request_cb (SoupServer *soup,
                    SoupServerMessage *message,
                    const char *path,
                    GHashTable *query,
                    gpointer user_data)
{
    SojournQuoteServer *self = user_data;
    g_autoptr (SojournCall) call = make_call (message, path, query);
    g_autoptr (SojournAnswer) answer = NULL;
    gint64 began = g_get_monotonic_time ();
    char *allow = NULL;
    const SojournRoute *route = sojourn_route_find (call, &allow);

    answer = route != NULL ? handle (self, message, route, &call) : refuse_route (allow);
    if (answer != NULL) {
        respond (message, answer);
        log_answer (self, call, route, answer, began);
    }
}

/* The end of a wait: something happened, the time is over, or the service stops. */
static void
wake_message (SoupServerMessage *message, const SojournCall *call, gpointer user_data)
{
    SojournQuoteServer *self = user_data;
    gboolean is_empty;
    g_autoptr (SojournAnswer) answer = sojourn_hub_get_changes (self->hub, call, &is_empty);

    respond (message, answer);
    soup_server_message_unpause (message);
}

/* Limiting bodies */

static void
drop_body (SoupServerMessage *message, Upload *upload)
{
    SoupMessageBody *body = soup_server_message_get_request_body (message);

    upload->too_large = TRUE;
    soup_message_body_set_accumulate (body, FALSE);
    soup_message_body_truncate (body);
}

static void
on_message_got_chunk_cb (SoupServerMessage *message, GBytes *chunk, SojournQuoteServer *self)
{
    Upload *upload = g_hash_table_lookup (self->uploads, message);

    upload->bytes += g_bytes_get_size (chunk);
    if (upload->bytes > MAX_BODY_BYTES && !upload->too_large)
        drop_body (message, upload);
    if (upload->bytes > HARD_BODY_BYTES)
        g_socket_close (soup_server_message_get_socket (message), NULL);
}

static void
on_message_got_headers_cb (SoupServerMessage *message, SojournQuoteServer *self)
{
    SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
    Upload *upload = g_hash_table_lookup (self->uploads, message);

    upload->has_begun = TRUE;
    self->n_busy++;
    if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
        soup_message_headers_get_content_length (headers) > MAX_BODY_BYTES)
        drop_body (message, upload);
}

static void
on_message_got_body_cb (SoupServerMessage *message, SojournQuoteServer *self)
{
    sojourn_connections_answer (self->connections, soup_server_message_get_socket (message));
}

static void
on_soup_request_started_cb (SoupServer *soup, SoupServerMessage *message, SojournQuoteServer *self)
{
    sojourn_connections_begin (self->connections, soup_server_message_get_socket (message));
    g_hash_table_insert (self->uploads, message, g_new0 (Upload, 1));
    g_signal_connect (message, "got-headers", G_CALLBACK (on_message_got_headers_cb), self);
    g_signal_connect (message, "got-chunk", G_CALLBACK (on_message_got_chunk_cb), self);
    g_signal_connect (message, "got-body", G_CALLBACK (on_message_got_body_cb), self);
}

static void
on_soup_request_ended_cb (SoupServer *soup, SoupServerMessage *message, SojournQuoteServer *self)
{
    const Upload *upload = g_hash_table_lookup (self->uploads, message);

    if (upload != NULL && upload->has_begun)
        self->n_busy--;
    sojourn_connections_rest (self->connections, soup_server_message_get_socket (message));
    g_hash_table_remove (self->uploads, message);
}

static void
sojourn_quote_server_dispose (GObject *object)
{
    SojournQuoteServer *self = SOJOURN_QUOTE_SERVER (object);

    if (self->soup != NULL) {
        g_signal_handlers_disconnect_by_data (self->soup, self);
        soup_server_disconnect (self->soup);
    }
    g_clear_object (&self->soup);
    g_clear_pointer (&self->room, sojourn_waiting_room_free);
    g_clear_pointer (&self->limiter, sojourn_rate_limiter_free);
    g_clear_pointer (&self->uploads, g_hash_table_unref);
    g_clear_pointer (&self->connections, sojourn_connections_free);
    g_clear_pointer (&self->local_token, g_free);
    g_clear_object (&self->hub);
    G_OBJECT_CLASS (sojourn_quote_server_parent_class)->dispose (object);
}

static void
sojourn_quote_server_class_init (SojournQuoteServerClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = sojourn_quote_server_dispose;
}

static guint
get_max_connections (void)
{
    struct rlimit files;

    if (getrlimit (RLIMIT_NOFILE, &files) != 0 || files.rlim_cur > MAX_CONNECTIONS)
        return MAX_CONNECTIONS;
    return files.rlim_cur > 2 * SPARE_DESCRIPTORS ? (guint)files.rlim_cur - SPARE_DESCRIPTORS
                                                  : SPARE_DESCRIPTORS;
}

static void
sojourn_quote_server_init (SojournQuoteServer *self)
{
    self->connections = sojourn_connections_new (get_max_connections (), READ_MS, IDLE_MS);
    self->uploads = g_hash_table_new_full (NULL, NULL, NULL, g_free);
    self->soup = soup_server_new ("server-header", "sojourn-quote-service", NULL);
    soup_server_add_handler (self->soup, NULL, on_soup_request_cb, self, NULL);
    g_signal_connect (self->soup, "request-started", G_CALLBACK (on_soup_request_started_cb), self);
    g_signal_connect (self->soup, "request-finished", G_CALLBACK (on_soup_request_ended_cb), self);
    g_signal_connect (self->soup, "request-aborted", G_CALLBACK (on_soup_request_ended_cb), self);
}

/**
 * sojourn_quote_server_new:
 * @hub: what answers, of which a reference is taken
 * @requests_per_second: how many each token may send for long, or 0 for any number
 *
 * Makes a server that does not listen yet.
 *
 * Returns: (transfer full): the server
 */
SojournQuoteServer *
sojourn_quote_server_new (SojournHub *hub, guint requests_per_second)
{
    SojournQuoteServer *self = g_object_new (SOJOURN_TYPE_QUOTE_SERVER, NULL);

    self->hub = g_object_ref (hub);
    self->limiter = sojourn_rate_limiter_new (requests_per_second);
    self->room = sojourn_waiting_room_new (hub, wake_message, self);
    return self;
}

/**
 * sojourn_quote_server_set_local_token:
 * @self: a server
 * @token: (nullable): a token
 *
 * Lets @token stand for the agency `local`, for as long as the process runs.
 */
void
sojourn_quote_server_set_local_token (SojournQuoteServer *self, const char *token)
{
    g_return_if_fail (SOJOURN_IS_QUOTE_SERVER (self));

    g_free (self->local_token);
    self->local_token =
        token != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1) : NULL;
}

/**
 * sojourn_quote_server_set_quiet:
 * @self: a server
 * @quiet: whether to log no requests
 *
 * Chooses whether each request is logged.
 */
void
sojourn_quote_server_set_quiet (SojournQuoteServer *self, gboolean quiet)
{
    g_return_if_fail (SOJOURN_IS_QUOTE_SERVER (self));

    self->quiet = quiet;
}

/**
 * sojourn_quote_server_listen:
 * @self: a server
 * @port: a port, or 0 for one that is free
 * @error: return location for an error of GIO
 *
 * Listens on 127.0.0.1, and nowhere else: what travels is not encrypted.
 *
 * Returns: (transfer full) (nullable): the address, like `http://127.0.0.1:8750/`
 */
char *
sojourn_quote_server_listen (SojournQuoteServer *self, guint port, GError **error)
{
    g_autoptr (GUri) uri = NULL;
    GSList *uris;

    g_return_val_if_fail (SOJOURN_IS_QUOTE_SERVER (self), NULL);

    if (!soup_server_listen_local (self->soup, port, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
        return NULL;
    uris = soup_server_get_uris (self->soup);
    uri = g_uri_ref (uris->data);
    g_slist_free_full (uris, (GDestroyNotify)g_uri_unref);
    return g_uri_to_string (uri);
}

/**
 * sojourn_quote_server_stop:
 * @self: a server
 *
 * Answers everyone who waits, and refuses whoever asks from now on.
 */
void
sojourn_quote_server_stop (SojournQuoteServer *self)
{
    g_return_if_fail (SOJOURN_IS_QUOTE_SERVER (self));

    self->stopping = TRUE;
    sojourn_waiting_room_wake_all (self->room);
}

/**
 * sojourn_quote_server_is_idle:
 * @self: a server
 *
 * Tells whether every answer has been sent.
 *
 * Returns: %TRUE if so
 */
gboolean
sojourn_quote_server_is_idle (SojournQuoteServer *self)
{
    g_return_val_if_fail (SOJOURN_IS_QUOTE_SERVER (self), TRUE);

    return self->n_busy == 0;
}
