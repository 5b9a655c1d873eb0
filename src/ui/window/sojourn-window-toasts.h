/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-window.h"

G_BEGIN_DECLS

void sojourn_window_show_toast (SojournWindow *self, const char *text);
void sojourn_window_show_undo (SojournWindow *self, SojournReceipt *receipt, const char *text);
void sojourn_window_show_error (SojournWindow *self, const GError *error);
DexFuture *sojourn_window_store (SojournWindow *self,
                                 SojournChangeSet *changes,
                                 const char *text) G_GNUC_WARN_UNUSED_RESULT;
void sojourn_window_apply (SojournWindow *self, SojournChangeSet *changes, const char *text);

G_END_DECLS
