/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SojournSyncState:
 * @SOJOURN_SYNC_OFF: no quote service is set up
 * @SOJOURN_SYNC_IDLE: the last exchange with the service went well
 * @SOJOURN_SYNC_BUSY: an exchange is under way
 * @SOJOURN_SYNC_OFFLINE: the service cannot be reached; requests wait and go out by themselves
 * @SOJOURN_SYNC_NEEDS_AUTH: the service asks to sign in again; requests wait
 * @SOJOURN_SYNC_FAILED: something a person has to look at
 *
 * How the desk stands with the quote service.
 */
typedef enum {
    SOJOURN_SYNC_OFF,
    SOJOURN_SYNC_IDLE,
    SOJOURN_SYNC_BUSY,
    SOJOURN_SYNC_OFFLINE,
    SOJOURN_SYNC_NEEDS_AUTH,
    SOJOURN_SYNC_FAILED,
} SojournSyncState;

#define SOJOURN_TYPE_SYNC_STATE (sojourn_sync_state_get_type ())
GType sojourn_sync_state_get_type (void);

#define SOJOURN_TYPE_SYNC_STATUS (sojourn_sync_status_get_type ())
G_DECLARE_FINAL_TYPE (SojournSyncStatus, sojourn_sync_status, SOJOURN, SYNC_STATUS, GObject)

SojournSyncStatus *sojourn_sync_status_new (void);

SojournSyncState sojourn_sync_status_get_state (SojournSyncStatus *self);
gint64 sojourn_sync_status_get_last_sync (SojournSyncStatus *self);
guint sojourn_sync_status_get_queued (SojournSyncStatus *self);
const char *sojourn_sync_status_get_message (SojournSyncStatus *self);

G_END_DECLS
