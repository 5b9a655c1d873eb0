/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SojournConnections:
 *
 * Keeps connections few, and none for long that sends nothing: a listener that once finds no free
 * file descriptor never listens again.
 */
typedef struct _SojournConnections SojournConnections;

SojournConnections *sojourn_connections_new (guint limit, guint read_ms, guint idle_ms);
void sojourn_connections_free (SojournConnections *self);
void sojourn_connections_begin (SojournConnections *self, GSocket *socket);
void sojourn_connections_answer (SojournConnections *self, GSocket *socket);
void sojourn_connections_rest (SojournConnections *self, GSocket *socket);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournConnections, sojourn_connections_free)

G_END_DECLS
