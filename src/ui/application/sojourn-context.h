/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-office.h"
#include "sojourn-sync-status.h"
#include "sojourn-today-model.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_CONTEXT (sojourn_context_get_type ())
G_DECLARE_FINAL_TYPE (SojournContext, sojourn_context, SOJOURN, CONTEXT, GObject)

SojournContext *sojourn_context_new (GSettings *settings, SojournClock clock);

GSettings *sojourn_context_get_settings (SojournContext *self);
SojournClock sojourn_context_get_clock (SojournContext *self);
SojournOffice *sojourn_context_get_office (SojournContext *self);
SojournStore *sojourn_context_get_store (SojournContext *self);
void sojourn_context_open_office (SojournContext *self, SojournStore *store);
SojournTodayModel *sojourn_context_get_today (SojournContext *self);
SojournSyncStatus *sojourn_context_get_sync (SojournContext *self);
const char *sojourn_context_get_service (SojournContext *self);
void sojourn_context_set_service (SojournContext *self, const char *service);
const char *sojourn_context_get_export_folder (SojournContext *self);
void sojourn_context_set_export_folder (SojournContext *self, const char *folder);
gboolean sojourn_context_is_demo (SojournContext *self);
void sojourn_context_set_demo (SojournContext *self, gboolean demo);

G_END_DECLS
