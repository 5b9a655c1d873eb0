/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-inbox.h"
#include "sojourn-store.h"
#include "sojourn-transport.h"

G_BEGIN_DECLS

/**
 * SojournReceiver:
 *
 * Reads what happened at the quote service, page by page, and stores it.
 */
#define SOJOURN_TYPE_RECEIVER (sojourn_receiver_get_type ())
G_DECLARE_FINAL_TYPE (SojournReceiver, sojourn_receiver, SOJOURN, RECEIVER, GObject)

SojournReceiver *
sojourn_receiver_new (SojournStore *store, SojournTransport *transport, SojournClock clock);
DexFuture *sojourn_receiver_receive (SojournReceiver *self,
                                     guint wait_secs) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
