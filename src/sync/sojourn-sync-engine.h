/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-store.h"
#include "sojourn-sync-status.h"
#include "sojourn-transport.h"

G_BEGIN_DECLS

/**
 * SojournSyncEngine:
 *
 * Keeps the desk and the quote service in step while the application runs: sends what waits as soon
 * as it may, and waits at the feed for what comes. Lives on the main context.
 */
#define SOJOURN_TYPE_SYNC_ENGINE (sojourn_sync_engine_get_type ())
G_DECLARE_FINAL_TYPE (SojournSyncEngine, sojourn_sync_engine, SOJOURN, SYNC_ENGINE, GObject)

SojournSyncEngine *sojourn_sync_engine_new (SojournStore *store,
                                            SojournTransport *transport,
                                            SojournSyncStatus *status,
                                            SojournClock clock);
void sojourn_sync_engine_start (SojournSyncEngine *self);
DexFuture *sojourn_sync_engine_stop (SojournSyncEngine *self) G_GNUC_WARN_UNUSED_RESULT;
void sojourn_sync_engine_sync_now (SojournSyncEngine *self);
DexFuture *sojourn_sync_engine_run_once (SojournSyncEngine *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
