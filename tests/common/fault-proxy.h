/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FaultProxy:
 *
 * Stands between a client and a service on this computer, passes whole requests and answers on, and
 * spoils those it is told to. It lives in threads of its own and keeps a record of every byte.
 */
typedef struct _FaultProxy FaultProxy;

/**
 * FaultPlan:
 * @cut_request: how many bytes of the request reach the service before both ends are cut; -1: all
 * @cut_reply: how many bytes of the answer reach the client before it is cut; -1: all
 * @answer: (nullable): what is answered in the place of the service, which is not asked
 * @hold: whether the answer waits for fault_proxy_release()
 *
 * What happens to a request.
 */
typedef struct {
    gssize cut_request;
    gssize cut_reply;
    const char *answer;
    gboolean hold;
} FaultPlan;

#define FAULT_PLAN_PASS ((FaultPlan){ .cut_request = -1, .cut_reply = -1 })

/* Called in a thread of the proxy, for one request at a time. */
typedef FaultPlan (*FaultPlanFunc) (const char *head, gpointer user_data);

FaultProxy *fault_proxy_new (guint16 port, FaultPlanFunc func, gpointer user_data);
void fault_proxy_free (FaultProxy *self);
char *fault_proxy_dup_address (FaultProxy *self);
void fault_proxy_set_plan (FaultProxy *self, FaultPlanFunc func, gpointer user_data);
void fault_proxy_release (FaultProxy *self);
gsize fault_proxy_get_reply_length (FaultProxy *self);
gsize fault_proxy_get_request_length (FaultProxy *self);
GBytes *fault_proxy_dup_record (FaultProxy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FaultProxy, fault_proxy_free)

G_END_DECLS
