/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-page.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_WINDOW (sojourn_window_get_type ())
G_DECLARE_FINAL_TYPE (SojournWindow, sojourn_window, SOJOURN, WINDOW, AdwApplicationWindow)

SojournWindow *sojourn_window_new (GtkApplication *application, SojournContext *context);
SojournWindow *sojourn_window_get (GtkWidget *widget);

void sojourn_window_open_section (SojournWindow *self, const char *section);
void sojourn_window_push (SojournWindow *self, SojournPage *page);
void sojourn_window_set_count (SojournWindow *self, const char *section, guint count);

void sojourn_window_open_case (SojournWindow *self, const char *uuid);
void sojourn_window_open_case_at (SojournWindow *self, const char *uuid, const SojournPlace *place);
void sojourn_window_open_entry (SojournWindow *self, SojournKind kind, const char *uuid);

void sojourn_window_show_failure (SojournWindow *self, const GError *error, const char *path);

G_END_DECLS
