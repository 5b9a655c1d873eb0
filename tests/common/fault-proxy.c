/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fault-proxy.h"

#include <string.h>

struct _FaultProxy {
    GSocketService *service;   /* (unowned): its handler owns this */
    GCancellable *cancellable; /* (owned): wakes every connection when the proxy stops */
    guint16 port;              /* where it listens */
    guint16 upstream_port;
    GMutex lock;
    GCond released;
    FaultPlanFunc func; /* (mutex lock) */
    gpointer user_data; /* (mutex lock) */
    guint n_releases;   /* (mutex lock) */
    GByteArray *record; /* (mutex lock) (owned): all that came from clients */
    gsize last_request; /* (mutex lock): bytes of the last write that was passed on */
    gsize last_reply;   /* (mutex lock): and of the answer to it */
};

/* The two ends of a connection. */
typedef struct {
    FaultProxy *proxy;
    GSocketConnection *client;
    GSocketConnection *service; /* (owned) (nullable) */
} Link;

static gsize
find_body_length (const char *head)
{
    const char *header = g_strstr_len (head, -1, "\r\nContent-Length: ");

    return header != NULL ? g_ascii_strtoull (header + strlen ("\r\nContent-Length: "), NULL, 10)
                          : 0;
}

static gboolean
read_bytes (FaultProxy *self, GSocketConnection *from, GString *text, gsize n)
{
    GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (from));
    gsize before = text->len;
    gsize n_read;

    g_string_set_size (text, before + n);
    return g_input_stream_read_all (input, text->str + before, n, &n_read, self->cancellable,
                                    NULL) &&
           n_read == n;
}

/* A whole request or answer, or NULL when the peer closed. */
static GString *
read_message (FaultProxy *self, GSocketConnection *from)
{
    g_autoptr (GString) text = g_string_new (NULL);

    do {
        if (!read_bytes (self, from, text, 1))
            return NULL;
    } while (!g_str_has_suffix (text->str, "\r\n\r\n"));
    if (!read_bytes (self, from, text, find_body_length (text->str)))
        return NULL;
    return g_steal_pointer (&text);
}

static gboolean
write_bytes (FaultProxy *self, GSocketConnection *to, const GString *text, gssize limit)
{
    GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (to));
    gsize length = limit < 0 ? text->len : MIN ((gsize)limit, text->len);

    return g_output_stream_write_all (output, text->str, length, NULL, self->cancellable, NULL);
}

static gboolean
connect_to_service (Link *link)
{
    g_autoptr (GSocketClient) client = g_socket_client_new ();

    if (link->service == NULL)
        link->service = g_socket_client_connect_to_host (
            client, "127.0.0.1", link->proxy->upstream_port, link->proxy->cancellable, NULL);
    return link->service != NULL;
}

/* Until the service answers; a client that hangs up first takes the connection to the service with
 * it. */
static gboolean
await_reply (Link *link)
{
    GPollFD fds[3] = {
        { .fd = g_socket_get_fd (g_socket_connection_get_socket (link->service)),
          .events = G_IO_IN },
        { .fd = g_socket_get_fd (g_socket_connection_get_socket (link->client)),
          .events = G_IO_IN },
    };
    gboolean good;

    if (!g_cancellable_make_pollfd (link->proxy->cancellable, &fds[2]))
        return FALSE;
    while (g_poll (fds, 3, -1) < 0)
        ;
    good = fds[0].revents != 0;
    g_cancellable_release_fd (link->proxy->cancellable);
    return good;
}

static FaultPlan
plan (FaultProxy *self, const GString *request)
{
    FaultPlan plan;

    g_mutex_lock (&self->lock);
    g_byte_array_append (self->record, (const guint8 *)request->str, request->len);
    plan = self->func != NULL ? self->func (request->str, self->user_data) : FAULT_PLAN_PASS;
    g_mutex_unlock (&self->lock);
    return plan;
}

static void
note_lengths (FaultProxy *self, const GString *request, const GString *reply)
{
    if (!g_str_has_prefix (request->str, "POST"))
        return;
    g_mutex_lock (&self->lock);
    self->last_request = request->len;
    self->last_reply = reply->len;
    g_mutex_unlock (&self->lock);
}

static void
await_release (FaultProxy *self)
{
    g_mutex_lock (&self->lock);
    while (self->n_releases == 0 && !g_cancellable_is_cancelled (self->cancellable))
        g_cond_wait (&self->released, &self->lock);
    if (self->n_releases > 0)
        self->n_releases--;
    g_mutex_unlock (&self->lock);
}

/* Whether the connection goes on. */
static gboolean
pass_on (Link *link, const GString *request, const FaultPlan *plan)
{
    FaultProxy *self = link->proxy;
    g_autoptr (GString) reply = NULL;

    if (!connect_to_service (link) ||
        !write_bytes (self, link->service, request, plan->cut_request) || plan->cut_request >= 0 ||
        !await_reply (link))
        return FALSE;
    reply = read_message (self, link->service);
    if (reply == NULL)
        return FALSE;
    note_lengths (self, request, reply);
    if (plan->hold)
        await_release (self);
    return write_bytes (self, link->client, reply, plan->cut_reply) && plan->cut_reply < 0;
}

static gboolean
serve_request (Link *link)
{
    g_autoptr (GString) request = read_message (link->proxy, link->client);
    g_autoptr (GString) answer = NULL;
    FaultPlan what;

    if (request == NULL)
        return FALSE;
    what = plan (link->proxy, request);
    if (what.answer == NULL)
        return pass_on (link, request, &what);
    answer = g_string_new (what.answer);
    return write_bytes (link->proxy, link->client, answer, -1) &&
           strstr (what.answer, "Connection: close") == NULL;
}

static gboolean
on_service_run_cb (GThreadedSocketService *service,
                   GSocketConnection *connection,
                   GObject *source_object,
                   gpointer user_data)
{
    Link link = { .proxy = user_data, .client = connection };

    while (serve_request (&link))
        ;
    g_clear_object (&link.service);
    return TRUE;
}

/* The last thread that serves a connection holds the service, and with it this. */
static void
fault_proxy_finalize (FaultProxy *self, GClosure *closure)
{
    g_object_unref (self->cancellable);
    g_byte_array_unref (self->record);
    g_mutex_clear (&self->lock);
    g_cond_clear (&self->released);
    g_free (self);
}

/**
 * fault_proxy_new:
 * @port: where the service listens, now or later
 * @func: (nullable): what happens to each request; %NULL lets all pass
 * @user_data: passed to @func
 *
 * Returns: (transfer full): a proxy on a free port
 */
FaultProxy *
fault_proxy_new (guint16 port, FaultPlanFunc func, gpointer user_data)
{
    FaultProxy *self = g_new0 (FaultProxy, 1);
    g_autoptr (GError) error = NULL;
    g_autoptr (GSocketAddress) effective = NULL;
    g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
    g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);

    self->func = func;
    self->user_data = user_data;
    self->upstream_port = port;
    self->cancellable = g_cancellable_new ();
    self->record = g_byte_array_new ();
    self->service = g_threaded_socket_service_new (32);
    g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                   G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
    g_assert_no_error (error);
    self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
    g_signal_connect_data (self->service, "run", G_CALLBACK (on_service_run_cb), self,
                           (GClosureNotify)fault_proxy_finalize, 0);
    g_socket_service_start (self->service);
    return self;
}

/**
 * fault_proxy_free:
 * @self: (transfer full): a proxy
 *
 * Cuts every connection and stops.
 */
void
fault_proxy_free (FaultProxy *self)
{
    g_cancellable_cancel (self->cancellable);
    g_mutex_lock (&self->lock);
    g_cond_broadcast (&self->released);
    g_mutex_unlock (&self->lock);
    g_socket_service_stop (self->service);
    g_socket_listener_close (G_SOCKET_LISTENER (self->service));
    g_object_unref (self->service);
}

/**
 * fault_proxy_dup_address:
 * @self: a proxy
 *
 * Returns: (transfer full): its address
 */
char *
fault_proxy_dup_address (FaultProxy *self)
{
    return g_strdup_printf ("http://127.0.0.1:%u", self->port);
}

/**
 * fault_proxy_set_plan:
 * @self: a proxy
 * @func: (nullable): what happens to each request from now on; %NULL lets all pass
 * @user_data: passed to @func
 *
 * Changes its mind.
 */
void
fault_proxy_set_plan (FaultProxy *self, FaultPlanFunc func, gpointer user_data)
{
    g_mutex_lock (&self->lock);
    self->func = func;
    self->user_data = user_data;
    g_mutex_unlock (&self->lock);
}

/**
 * fault_proxy_release:
 * @self: a proxy
 *
 * Lets one answer go that is held, or the next one that would be.
 */
void
fault_proxy_release (FaultProxy *self)
{
    g_mutex_lock (&self->lock);
    self->n_releases++;
    g_cond_signal (&self->released);
    g_mutex_unlock (&self->lock);
}

static gsize
get (FaultProxy *self, const gsize *value)
{
    gsize copy;

    g_mutex_lock (&self->lock);
    copy = *value;
    g_mutex_unlock (&self->lock);
    return copy;
}

/**
 * fault_proxy_get_reply_length:
 * @self: a proxy
 *
 * Returns: how many bytes the service's answer to the last write had
 */
gsize
fault_proxy_get_reply_length (FaultProxy *self)
{
    return get (self, &self->last_reply);
}

/**
 * fault_proxy_get_request_length:
 * @self: a proxy
 *
 * Returns: how many bytes the last write had that the service answered
 */
gsize
fault_proxy_get_request_length (FaultProxy *self)
{
    return get (self, &self->last_request);
}

/**
 * fault_proxy_dup_record:
 * @self: a proxy
 *
 * Returns: (transfer full): every byte that clients sent
 */
GBytes *
fault_proxy_dup_record (FaultProxy *self)
{
    GBytes *copy;

    g_mutex_lock (&self->lock);
    copy = g_bytes_new (self->record->data, self->record->len);
    g_mutex_unlock (&self->lock);
    return copy;
}
