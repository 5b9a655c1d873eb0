/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-clock.h"
#include "sojourn-sync-status.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_CONTEXT (sojourn_context_get_type ())
G_DECLARE_FINAL_TYPE (SojournContext, sojourn_context, SOJOURN, CONTEXT, GObject)

SojournContext *sojourn_context_new (GSettings *settings, SojournClock clock);

GSettings *sojourn_context_get_settings (SojournContext *self);
SojournClock sojourn_context_get_clock (SojournContext *self);
SojournSyncStatus *sojourn_context_get_sync (SojournContext *self);
char *sojourn_context_dup_actor (SojournContext *self);

G_END_DECLS
