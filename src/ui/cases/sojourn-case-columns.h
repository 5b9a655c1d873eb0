/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sojourn_case_columns_restore (GtkColumnView *view, GSettings *settings);
void sojourn_case_columns_remember (GtkColumnView *view, GSettings *settings);
void sojourn_case_columns_reset (GtkColumnView *view, GSettings *settings);
GSimpleActionGroup *sojourn_case_columns_make_actions (GtkColumnView *view);
void
sojourn_case_columns_get_sort (GtkColumnView *view, SojournCaseSort *sort, SojournSortOrder *order);

G_END_DECLS
