/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-finding.h"
#include "sojourn-itinerary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The rows of a journey beside those of its parts. */

GtkWidget *sojourn_day_row_new (const SojournDay *day, SojournDate today);
GtkWidget *sojourn_heading_row_new (const char *title, const char *subtitle);
GtkWidget *sojourn_gap_row_new (const SojournFinding *finding);

G_END_DECLS
