/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-hub.h"

G_BEGIN_DECLS

/**
 * SojournQuoteServer:
 *
 * The quote service on a loopback address, over HTTP. It lives on the main context.
 */
#define SOJOURN_TYPE_QUOTE_SERVER (sojourn_quote_server_get_type ())
G_DECLARE_FINAL_TYPE (SojournQuoteServer, sojourn_quote_server, SOJOURN, QUOTE_SERVER, GObject)

SojournQuoteServer *sojourn_quote_server_new (SojournHub *hub, guint requests_per_second);
void sojourn_quote_server_set_local_token (SojournQuoteServer *self, const char *token);
void sojourn_quote_server_set_quiet (SojournQuoteServer *self, gboolean quiet);
char *sojourn_quote_server_listen (SojournQuoteServer *self, guint port, GError **error);
void sojourn_quote_server_stop (SojournQuoteServer *self);
gboolean sojourn_quote_server_is_idle (SojournQuoteServer *self);

G_END_DECLS
