/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-segment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_SEGMENT_ROW (sojourn_segment_row_get_type ())
G_DECLARE_FINAL_TYPE (SojournSegmentRow, sojourn_segment_row, SOJOURN, SEGMENT_ROW, GtkListBoxRow)

GtkWidget *sojourn_segment_row_new (const SojournRecord *segment, const char *home_zone);
const char *sojourn_segment_row_get_uuid (SojournSegmentRow *self);

G_END_DECLS
