/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-date.h"
#include "sojourn-rules.h"
#include "sojourn-store.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_OFFICE (sojourn_office_get_type ())
G_DECLARE_FINAL_TYPE (SojournOffice, sojourn_office, SOJOURN, OFFICE, GObject)

SojournOffice *sojourn_office_new (SojournStore *store, SojournClock clock, const char *actor);

SojournStore *sojourn_office_get_store (SojournOffice *self);
gint64 sojourn_office_get_now (SojournOffice *self);
SojournDate sojourn_office_get_today (SojournOffice *self);
const char *sojourn_office_get_actor (SojournOffice *self);
void sojourn_office_set_actor (SojournOffice *self, const char *actor);
SojournRuleSettings *sojourn_office_get_rule_settings (SojournOffice *self);
gboolean sojourn_office_is_read_only (SojournOffice *self);
const char *sojourn_office_get_notice (SojournOffice *self);

SojournChangeSet *sojourn_office_begin (SojournOffice *self, const char *summary);
DexFuture *sojourn_office_apply (SojournOffice *self,
                                 SojournChangeSet *changes) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_office_undo (SojournOffice *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_office_undo_receipt (SojournOffice *self,
                                        SojournReceipt *receipt) G_GNUC_WARN_UNUSED_RESULT;
const char *sojourn_office_get_undo_summary (SojournOffice *self);

void sojourn_office_track (SojournOffice *self, DexFuture *write);
DexFuture *sojourn_office_settle (SojournOffice *self) G_GNUC_WARN_UNUSED_RESULT;
void sojourn_office_note_unsaved (SojournOffice *self, gpointer draft, gboolean unsaved);
gboolean sojourn_office_has_unsaved (SojournOffice *self);
void sojourn_office_keep (SojournOffice *self, const char *uuid, GObject *draft);
GObject *sojourn_office_take_kept (SojournOffice *self, const char *uuid);
void sojourn_office_discard (SojournOffice *self);

G_END_DECLS
