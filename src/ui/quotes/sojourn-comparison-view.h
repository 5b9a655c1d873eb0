/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-comparison.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_COMPARISON_VIEW (sojourn_comparison_view_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournComparisonView, sojourn_comparison_view, SOJOURN, COMPARISON_VIEW, AdwBin)

void sojourn_comparison_view_show (SojournComparisonView *self,
                                   const SojournComparison *comparison);

G_END_DECLS
