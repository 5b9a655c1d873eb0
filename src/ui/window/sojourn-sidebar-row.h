/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_SIDEBAR_ROW (sojourn_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (SojournSidebarRow, sojourn_sidebar_row, SOJOURN, SIDEBAR_ROW, GtkListBoxRow)

const char *sojourn_sidebar_row_get_section (SojournSidebarRow *self);
void sojourn_sidebar_row_set_count (SojournSidebarRow *self, guint count);

G_END_DECLS
