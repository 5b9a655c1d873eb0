/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-hub.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The longest a client may ask to wait, in seconds. */
#define SOJOURN_MAX_WAIT_SECS 55

typedef struct _SojournWaitingRoom SojournWaitingRoom;

/**
 * SojournWakeFunc:
 * @message: a paused message
 * @call: what it asks
 * @user_data: as given
 *
 * Answers a message that has waited, and lets it go on.
 */
typedef void (*SojournWakeFunc) (SoupServerMessage *message,
                                 const SojournCall *call,
                                 gpointer user_data);

SojournWaitingRoom *
sojourn_waiting_room_new (SojournHub *hub, SojournWakeFunc wake, gpointer user_data);
void sojourn_waiting_room_free (SojournWaitingRoom *self);
void sojourn_waiting_room_add (SojournWaitingRoom *self,
                               SoupServerMessage *message,
                               SojournCall *call,
                               guint seconds);
void sojourn_waiting_room_wake_all (SojournWaitingRoom *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournWaitingRoom, sojourn_waiting_room_free)

G_END_DECLS
