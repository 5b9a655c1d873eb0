/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-reply.h"

#include <libdex.h>

G_BEGIN_DECLS

/**
 * SojournTransport:
 *
 * One quote service at one address, and the way to it. Not thread-safe: the thread that made it
 * uses it.
 */
#define SOJOURN_TYPE_TRANSPORT (sojourn_transport_get_type ())
G_DECLARE_FINAL_TYPE (SojournTransport, sojourn_transport, SOJOURN, TRANSPORT, GObject)

SojournTransport *sojourn_transport_new (const char *address, GError **error);
void sojourn_transport_set_token (SojournTransport *self, const char *token);
gboolean sojourn_transport_has_token (SojournTransport *self);
const char *sojourn_transport_get_address (SojournTransport *self);
DexFuture *sojourn_transport_post (SojournTransport *self,
                                   const char *path,
                                   GBytes *body,
                                   const char *idempotency_key,
                                   const char *if_match) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_transport_get (SojournTransport *self,
                                  const char *path,
                                  guint patience_secs) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
