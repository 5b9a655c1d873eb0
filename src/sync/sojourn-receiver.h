/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-inbox.h"
#include "sojourn-store.h"
#include "sojourn-transport.h"

G_BEGIN_DECLS

/* Where the place in the feed is kept, among the notes of the desk. */
#define SOJOURN_RECEIVER_CURSOR_NOTE "sync.cursor"

/**
 * SojournReceived:
 * @SOJOURN_RECEIVED_NEWS: something was changed by it
 * @SOJOURN_RECEIVED_MORE: there is another page already
 *
 * What came of asking for a page of the feed.
 */
typedef enum {
    SOJOURN_RECEIVED_NEWS = 1 << 0,
    SOJOURN_RECEIVED_MORE = 1 << 1,
} SojournReceived;

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
void sojourn_receiver_interrupt (SojournReceiver *self);
gint64 sojourn_receiver_get_asked_secs (SojournReceiver *self);

G_END_DECLS
