/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-sheet-layout.h"

G_BEGIN_DECLS

void sojourn_sheet_layout_draw (SojournSheetLayout *self,
                                cairo_t *cr,
                                guint page,
                                const char *running_head,
                                const char *foot,
                                const char *page_number);

G_END_DECLS
