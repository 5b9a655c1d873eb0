/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-bar-plot.h"
#include "sojourn-comparison.h"

G_BEGIN_DECLS

void sojourn_cost_plot_show (SojournBarPlot *plot, const SojournComparison *comparison);

G_END_DECLS
