/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-wire-quote.h"
#include "sojourn-wire-request.h"

G_BEGIN_DECLS

SojournWireQuote *sojourn_demo_quote_new (const SojournWireRequest *request, gint64 now);
guint sojourn_demo_hash (const char *clinic_ref);

G_END_DECLS
