/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * SojournReply:
 *
 * A complete answer of the quote service, whatever its status.
 */
#define SOJOURN_TYPE_REPLY (sojourn_reply_get_type ())
G_DECLARE_FINAL_TYPE (SojournReply, sojourn_reply, SOJOURN, REPLY, GObject)

SojournReply *sojourn_reply_new (SoupMessage *message, GBytes *body);
guint sojourn_reply_get_status (SojournReply *self);
GBytes *sojourn_reply_get_body (SojournReply *self);
const char *sojourn_reply_get_etag (SojournReply *self);
const char *sojourn_reply_get_retry_after (SojournReply *self);
gboolean sojourn_reply_is_json (SojournReply *self);
gboolean sojourn_reply_is_problem (SojournReply *self);
gboolean sojourn_reply_check (SojournReply *self, GError **error);

G_END_DECLS
