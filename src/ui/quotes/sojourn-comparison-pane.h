/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-comparison.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_COMPARISON_PANE (sojourn_comparison_pane_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournComparisonPane, sojourn_comparison_pane, SOJOURN, COMPARISON_PANE, AdwBin)

void sojourn_comparison_pane_show (SojournComparisonPane *self,
                                   SojournSnapshot *snapshot,
                                   SojournDate today,
                                   gint64 now);
const SojournComparison *sojourn_comparison_pane_get_comparison (SojournComparisonPane *self);
gboolean sojourn_comparison_pane_focus_rate (SojournComparisonPane *self);

G_END_DECLS
