/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "fault-proxy.h"
#include "quote-case.h"
#include "service-process.h"
#include "sojourn-quote-fields.h"
#include "sojourn-sender.h"
#include "sojourn-store.h"
#include "sojourn-sync-engine.h"
#include "sojourn-wire-state.h"

#define DESK_NOW 1774008000 /* 2026-03-20T12:00:00Z */

/*
 * SyncDesk:
 * @folder: where all files of the test are
 * @database: one of them, of the desk
 * @now: what “now” means to the desk
 * @store: a real database
 * @draft: the case that is in it
 * @service: the real service, not started
 * @proxy: what stands before it
 * @transport: the way through the proxy, with the token
 * @status: how the engine says things stand
 * @engine: (nullable): once it was started
 *
 * A desk with a case that is ready to ask for quotes, and a service to ask. For fibers.
 */
typedef struct {
    char *folder;
    char *database;
    gint64 now;
    SojournStore *store;
    QuoteCase *draft;
    ServiceProcess *service;
    FaultProxy *proxy;
    SojournTransport *transport;
    SojournSyncStatus *status;
    SojournSyncEngine *engine;
    DexPromise *changed;
} SyncDesk;

typedef gboolean (*SyncDeskFunc) (SyncDesk *self, gconstpointer data);

SyncDesk *sync_desk_new (void);
void sync_desk_free (SyncDesk *self);
void sync_desk_reopen (SyncDesk *self);
void sync_desk_leave (SyncDesk *self);
void sync_desk_return (SyncDesk *self);

/* Acts of the coordinator. */
const char *sync_desk_add_request (SyncDesk *self, const char *clinic, const char *country);
const char *sync_desk_ask_again (SyncDesk *self, const char *request);
void sync_desk_apply (SyncDesk *self, SojournChangeSet *changes);
void sync_desk_queue (SyncDesk *self, const char *request);
void sync_desk_set (SyncDesk *self, SojournKind kind, const char *uuid, ...) G_GNUC_NULL_TERMINATED;

/* What is stored. */
SojournRecord *sync_desk_load (SyncDesk *self, SojournKind kind, const char *uuid);
SojournSnapshot *sync_desk_load_case (SyncDesk *self);
SojournRecord *sync_desk_load_item (SyncDesk *self, const char *request);
gint64 sync_desk_get_status (SyncDesk *self, const char *request);
gint64 sync_desk_get_item_state (SyncDesk *self, const char *request);
guint sync_desk_count_moves (SyncDesk *self, const char *request, SojournRequestStatus to);

/* The engine, and waiting for what it does. */
void sync_desk_start (SyncDesk *self);
void sync_desk_stop (SyncDesk *self);
void sync_desk_await (SyncDesk *self, SyncDeskFunc is_so, gconstpointer data);
void sync_desk_await_done (SyncDesk *self, const char *request);
void sync_desk_await_status (SyncDesk *self, const char *request, SojournRequestStatus status);

/* What the service has: how often an event of this type happened to a request. */
guint sync_desk_count_events (SyncDesk *self, const char *request, const char *type);
SojournWireState *sync_desk_read_service (SyncDesk *self, const char *request);
void sync_desk_act_as_clinic (
    SyncDesk *self, const char *token, const char *request, const char *verb, const char *body);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SyncDesk, sync_desk_free)
