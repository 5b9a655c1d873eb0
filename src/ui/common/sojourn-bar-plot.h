/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-bar.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Bars to compare a few things by, each with its name and its value in words; a legend if they have
 * several parts. To fill one:
 *
 *     sojourn_bar_plot_clear (plot);
 *     sojourn_bar_plot_add_series (plot, name, SOJOURN_BAR_BLUE);
 *     sojourn_bar_plot_add_bar (plot, clinic, amount, description, (double[]){ 26197.18 });
 *
 * One that is “activatable” tells by the signal “bar-activated” which bar was clicked, or on which
 * Enter was pressed: the number of the bar, in the order in which they were added. */

#define SOJOURN_TYPE_BAR_PLOT (sojourn_bar_plot_get_type ())
G_DECLARE_FINAL_TYPE (SojournBarPlot, sojourn_bar_plot, SOJOURN, BAR_PLOT, AdwBin)

void sojourn_bar_plot_clear (SojournBarPlot *self);
void sojourn_bar_plot_add_series (SojournBarPlot *self, const char *name, SojournBarTone tone);
void sojourn_bar_plot_add_bar (SojournBarPlot *self,
                               const char *name,
                               const char *value,
                               const char *description,
                               const double *parts);

G_END_DECLS
