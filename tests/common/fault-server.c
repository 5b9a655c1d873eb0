/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fault-server.h"

#include <string.h>

struct _FaultServer {
    FaultFunc func;
    gpointer user_data;
    GSocketService *service;   /* (unowned): its handler owns this */
    GCancellable *cancellable; /* (owned): wakes every connection when the server stops */
    guint16 port;
    GMutex lock;
    GPtrArray *requests; /* (mutex lock) (element-type utf8) (owned) */
};

static gsize
find_body_length (const char *head)
{
    const char *header = g_strstr_len (head, -1, "\r\nContent-Length: ");

    return header != NULL ? g_ascii_strtoull (header + strlen ("\r\nContent-Length: "), NULL, 10)
                          : 0;
}

/* A whole request, head and body, or NULL when the peer closed. */
static char *
read_request (FaultServer *self, GInputStream *input)
{
    g_autoptr (GString) text = g_string_new (NULL);
    char byte;

    while (strstr (text->str, "\r\n\r\n") == NULL) {
        if (g_input_stream_read (input, &byte, 1, self->cancellable, NULL) != 1)
            return NULL;
        g_string_append_c (text, byte);
    }
    for (gsize left = find_body_length (text->str); left > 0; left--) {
        if (g_input_stream_read (input, &byte, 1, self->cancellable, NULL) != 1)
            return NULL;
        g_string_append_c (text, byte);
    }
    return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Waits without watching the clock: until the peer hangs up, or the server goes. */
static void
wait_for_end (FaultServer *self, GSocketConnection *connection)
{
    GSocket *socket = g_socket_connection_get_socket (connection);

    g_socket_condition_wait (socket, G_IO_IN | G_IO_HUP, self->cancellable, NULL);
}

static gboolean
write_slowly (FaultServer *self,
              GSocketConnection *connection,
              const char *bytes,
              gsize length,
              guint pause_ms)
{
    GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
    GSocket *socket = g_socket_connection_get_socket (connection);

    for (gsize i = 0; i < length; i++) {
        if (!g_output_stream_write_all (output, bytes + i, 1, NULL, self->cancellable, NULL))
            return FALSE;
        if (g_socket_condition_timed_wait (socket, G_IO_HUP, pause_ms * 1000, self->cancellable,
                                           NULL))
            return FALSE;
    }
    return TRUE;
}

static void
write_without_end (FaultServer *self, GOutputStream *output, const char *bytes, gsize n_filler)
{
    g_autofree char *filler = g_strnfill (n_filler, 'x');
    g_autofree char *piece = g_strconcat (bytes, filler, "\r\n", NULL);

    while (g_output_stream_write_all (output, piece, strlen (piece), NULL, self->cancellable, NULL))
        ;
}

static gboolean
answer (FaultServer *self, GSocketConnection *connection, const FaultAnswer *what)
{
    GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
    gsize length = what->bytes == NULL ? 0
                   : what->length >= 0 ? (gsize)what->length
                                       : strlen (what->bytes);

    if (what->drip_ms > 0) {
        if (!write_slowly (self, connection, what->bytes, length, what->drip_ms))
            return FALSE;
    } else if (length > 0 && !g_output_stream_write_all (output, what->bytes, length, NULL,
                                                         self->cancellable, NULL)) {
        return FALSE;
    }
    if (what->repeated != NULL)
        write_without_end (self, output, what->repeated, what->repeated_filler);
    if (what->hang)
        wait_for_end (self, connection);
    return what->keep;
}

static gboolean
on_service_run_cb (GThreadedSocketService *service,
                   GSocketConnection *connection,
                   GObject *source_object,
                   gpointer user_data)
{
    FaultServer *self = user_data;
    GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
    gboolean again = TRUE;

    while (again) {
        char *request = read_request (self, input);
        FaultAnswer what;
        g_autofree char *bytes = NULL;
        guint nth;

        if (request == NULL)
            return TRUE;
        g_mutex_lock (&self->lock);
        nth = self->requests->len;
        g_ptr_array_add (self->requests, request);
        g_mutex_unlock (&self->lock);

        what = self->func (nth, request, self->user_data);
        if (what.bytes != NULL && what.length < 0)
            what.length = strlen (what.bytes);
        /* The test may be over, and its bytes gone, before all are sent. */
        bytes = what.bytes != NULL ? g_memdup2 (what.bytes, what.length + 1) : NULL;
        what.bytes = bytes;
        again = answer (self, connection, &what);
    }
    return TRUE;
}

/* The last thread that serves a connection holds the service, and with it this. */
static void
fault_server_finalize (FaultServer *self, GClosure *closure)
{
    g_object_unref (self->cancellable);
    g_ptr_array_unref (self->requests);
    g_mutex_clear (&self->lock);
    g_free (self);
}

/**
 * fault_server_new:
 * @func: what to answer; called in a thread of the server
 * @user_data: passed to @func
 *
 * Starts a server on a free port of the loopback.
 *
 * Returns: (transfer full): the server
 */
FaultServer *
fault_server_new (FaultFunc func, gpointer user_data)
{
    FaultServer *self = g_new0 (FaultServer, 1);
    g_autoptr (GError) error = NULL;
    g_autoptr (GSocketAddress) effective = NULL;
    g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
    g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);

    self->func = func;
    self->user_data = user_data;
    self->cancellable = g_cancellable_new ();
    self->requests = g_ptr_array_new_with_free_func (g_free);
    self->service = g_threaded_socket_service_new (8);
    g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                   G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
    g_assert_no_error (error);
    self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
    g_signal_connect_data (self->service, "run", G_CALLBACK (on_service_run_cb), self,
                           (GClosureNotify)fault_server_finalize, 0);
    g_socket_service_start (self->service);
    return self;
}

/**
 * fault_server_free:
 * @self: (transfer full): a server
 *
 * Cuts every connection and stops.
 */
void
fault_server_free (FaultServer *self)
{
    g_cancellable_cancel (self->cancellable);
    g_socket_service_stop (self->service);
    g_socket_listener_close (G_SOCKET_LISTENER (self->service));
    g_object_unref (self->service);
}

/**
 * fault_server_dup_address:
 * @self: a server
 *
 * Returns: (transfer full): its address, `http://127.0.0.1:PORT`
 */
char *
fault_server_dup_address (FaultServer *self)
{
    return g_strdup_printf ("http://127.0.0.1:%u", self->port);
}

/**
 * fault_server_get_n_requests:
 * @self: a server
 *
 * Returns: how many whole requests came
 */
guint
fault_server_get_n_requests (FaultServer *self)
{
    guint n;

    g_mutex_lock (&self->lock);
    n = self->requests->len;
    g_mutex_unlock (&self->lock);
    return n;
}

/**
 * fault_server_dup_request:
 * @self: a server
 * @nth: which request, from 0
 *
 * Returns: (transfer full): its head and body
 */
char *
fault_server_dup_request (FaultServer *self, guint nth)
{
    char *request;

    g_mutex_lock (&self->lock);
    request = g_strdup (self->requests->pdata[nth]);
    g_mutex_unlock (&self->lock);
    return request;
}
