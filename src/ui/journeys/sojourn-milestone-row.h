/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-journey-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_MILESTONE_ROW (sojourn_milestone_row_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournMilestoneRow, sojourn_milestone_row, SOJOURN, MILESTONE_ROW, GtkListBoxRow)

GtkWidget *sojourn_milestone_row_new (SojournJourneyRow *milestone);
const SojournJourneyRow *sojourn_milestone_row_get_milestone (SojournMilestoneRow *self);

G_END_DECLS
