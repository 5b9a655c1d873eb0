/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_LINE_LAYOUT (sojourn_line_layout_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournLineLayout, sojourn_line_layout, SOJOURN, LINE_LAYOUT, GtkLayoutManager)

void sojourn_line_layout_set_partner (SojournLineLayout *self, GtkWidget *partner);
void sojourn_line_layout_set_column_spacing (SojournLineLayout *self, int spacing);
void sojourn_line_layout_place (GtkWidget *child, guint line, guint column);

G_END_DECLS
