/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-window.h"

G_BEGIN_DECLS

/* What the files of the window share. */

SojournContext *sojourn_window_get_context (SojournWindow *self);
void sojourn_window_add_toast (SojournWindow *self, AdwToast *toast);
void sojourn_window_follow_sync (SojournWindow *self, AdwBanner *banner);
void sojourn_window_undo (GtkWidget *widget, const char *name, GVariant *parameter);

G_END_DECLS
