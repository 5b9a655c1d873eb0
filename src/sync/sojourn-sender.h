/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-inbox.h"
#include "sojourn-rule-settings.h"
#include "sojourn-store.h"
#include "sojourn-transport.h"

G_BEGIN_DECLS

/**
 * SojournSender:
 *
 * Takes the items of the outbox to the quote service, in the order they were made, one at a time.
 */
#define SOJOURN_TYPE_SENDER (sojourn_sender_get_type ())
G_DECLARE_FINAL_TYPE (SojournSender, sojourn_sender, SOJOURN, SENDER, GObject)

SojournSender *
sojourn_sender_new (SojournStore *store, SojournTransport *transport, SojournClock clock);
DexFuture *sojourn_sender_send_due (SojournSender *self) G_GNUC_WARN_UNUSED_RESULT;
void sojourn_sender_forget_delays (SojournSender *self);
void sojourn_sender_stop (SojournSender *self);
gint64 sojourn_sender_get_next_attempt (SojournSender *self);
guint sojourn_sender_get_n_answered (SojournSender *self);
const GError *sojourn_sender_get_trouble (SojournSender *self);

G_END_DECLS
