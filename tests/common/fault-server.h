/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FaultServer:
 *
 * A server on a raw socket of this computer that answers as badly as it is told to: it reads whole
 * HTTP requests, notes them, and writes bytes. It lives in a thread of its own.
 */
typedef struct _FaultServer FaultServer;

/**
 * FaultAnswer:
 * @bytes: (nullable): what to write, from the status line on
 * @length: how many of @bytes; -1 for all of it
 * @drip_ms: if not 0, a byte at a time with this pause between
 * @hang: whether to keep the connection open, silent, when @bytes are written
 * @repeated: (nullable): what to write again and again afterwards, until the peer hangs up
 * @repeated_filler: how many bytes of filler and a line end follow each time
 * @keep: whether to read another request from the connection afterwards
 *
 * One answer. Without @bytes and @hang the connection is closed upon the request.
 */
typedef struct {
    const char *bytes;
    gssize length;
    guint drip_ms;
    gboolean hang;
    const char *repeated;
    gsize repeated_filler;
    gboolean keep;
} FaultAnswer;

typedef FaultAnswer (*FaultFunc) (guint nth, const char *request, gpointer user_data);

FaultServer *fault_server_new (FaultFunc func, gpointer user_data);
void fault_server_free (FaultServer *self);
char *fault_server_dup_address (FaultServer *self);
guint fault_server_get_n_requests (FaultServer *self);
char *fault_server_dup_request (FaultServer *self, guint nth);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FaultServer, fault_server_free)

G_END_DECLS
