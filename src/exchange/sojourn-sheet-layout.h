/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-sheet.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * SojournSheetLayout:
 *
 * A sheet laid out on pages of one size.
 */
typedef struct _SojournSheetLayout SojournSheetLayout;

SojournSheetLayout *sojourn_sheet_layout_new (const SojournSheet *sheet,
                                              PangoContext *context,
                                              double width,
                                              double height);
void sojourn_sheet_layout_free (SojournSheetLayout *self);

guint sojourn_sheet_layout_get_n_pages (const SojournSheetLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournSheetLayout, sojourn_sheet_layout_free)

G_END_DECLS
