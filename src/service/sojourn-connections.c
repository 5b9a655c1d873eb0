/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-connections.h"

struct _SojournConnections {
    GHashTable *open; /* (owned) (element-type GSocket guint): sources of timeouts, or 0 */
    guint limit;
    guint read_ms; /* from the beginning of a request to its end */
    guint idle_ms; /* from an answer to the next request */
};

/* A timeout of one connection. */
typedef struct {
    SojournConnections *connections; /* (unowned) */
    GSocket *socket;                 /* (unowned): the timeout ends before it does */
} Deadline;

static void
stop_timeout (SojournConnections *self, gpointer socket)
{
    guint source = GPOINTER_TO_UINT (g_hash_table_lookup (self->open, socket));

    if (source != 0)
        g_source_remove (source);
}

static void
on_socket_gone_cb (gpointer user_data, GObject *socket)
{
    SojournConnections *self = user_data;

    stop_timeout (self, socket);
    g_hash_table_remove (self->open, socket);
}

/* The other side of it is told, and so is whoever reads from this side. */
static gboolean
on_deadline_cb (gpointer user_data)
{
    const Deadline *deadline = user_data;

    g_hash_table_insert (deadline->connections->open, deadline->socket, GUINT_TO_POINTER (0));
    g_socket_shutdown (deadline->socket, TRUE, TRUE, NULL);
    return G_SOURCE_REMOVE;
}

static void
start_timeout (SojournConnections *self, GSocket *socket, guint milliseconds)
{
    Deadline *deadline = g_new0 (Deadline, 1);
    guint source;

    deadline->connections = self;
    deadline->socket = socket;
    source =
        g_timeout_add_full (G_PRIORITY_DEFAULT, milliseconds, on_deadline_cb, deadline, g_free);
    g_hash_table_insert (self->open, socket, GUINT_TO_POINTER (source));
}

/**
 * sojourn_connections_new:
 * @limit: how many there may be at once
 * @read_ms: how long a request may take to come, in milliseconds
 * @idle_ms: how long a connection is kept without one
 *
 * Returns: (transfer full): no connections yet
 */
SojournConnections *
sojourn_connections_new (guint limit, guint read_ms, guint idle_ms)
{
    SojournConnections *self = g_new0 (SojournConnections, 1);

    self->open = g_hash_table_new (NULL, NULL);
    self->limit = limit;
    self->read_ms = read_ms;
    self->idle_ms = idle_ms;
    return self;
}

/**
 * sojourn_connections_free:
 * @self: (transfer full): connections
 *
 * Frees the list; the connections stay as they are.
 */
void
sojourn_connections_free (SojournConnections *self)
{
    GHashTableIter iter;
    gpointer socket;

    g_return_if_fail (self != NULL);

    g_hash_table_iter_init (&iter, self->open);
    while (g_hash_table_iter_next (&iter, &socket, NULL)) {
        stop_timeout (self, socket);
        g_object_weak_unref (socket, on_socket_gone_cb, self);
    }
    g_hash_table_unref (self->open);
    g_free (self);
}

/**
 * sojourn_connections_begin:
 * @self: connections
 * @socket: one on which a request begins, also a new one
 *
 * From now on the request has its time to come. A connection too many is shut.
 */
void
sojourn_connections_begin (SojournConnections *self, GSocket *socket)
{
    g_return_if_fail (self != NULL);

    if (g_hash_table_contains (self->open, socket)) {
        stop_timeout (self, socket);
    } else if (g_hash_table_size (self->open) >= self->limit) {
        g_socket_shutdown (socket, TRUE, TRUE, NULL);
        return;
    } else {
        g_object_weak_ref (G_OBJECT (socket), on_socket_gone_cb, self);
    }
    start_timeout (self, socket, self->read_ms);
}

/**
 * sojourn_connections_answer:
 * @self: connections
 * @socket: one whose request is there as a whole
 *
 * However long the answer takes, the connection is kept.
 */
void
sojourn_connections_answer (SojournConnections *self, GSocket *socket)
{
    g_return_if_fail (self != NULL);

    if (!g_hash_table_contains (self->open, socket))
        return;
    stop_timeout (self, socket);
    g_hash_table_insert (self->open, socket, GUINT_TO_POINTER (0));
}

/**
 * sojourn_connections_rest:
 * @self: connections
 * @socket: one whose answer is sent
 *
 * The connection is kept for a while, for the next request.
 */
void
sojourn_connections_rest (SojournConnections *self, GSocket *socket)
{
    g_return_if_fail (self != NULL);

    if (!g_hash_table_contains (self->open, socket))
        return;
    stop_timeout (self, socket);
    start_timeout (self, socket, self->idle_ms);
}
