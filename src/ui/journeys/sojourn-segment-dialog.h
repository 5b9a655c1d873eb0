/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_SEGMENT_DIALOG (sojourn_segment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournSegmentDialog, sojourn_segment_dialog, SOJOURN, SEGMENT_DIALOG, AdwDialog)

void sojourn_segment_dialog_present (GtkWidget *parent,
                                     SojournCaseModel *model,
                                     const SojournRecord *segment,
                                     int field);

void
sojourn_segment_delete (GtkWidget *widget, SojournOffice *office, const SojournRecord *segment);

G_END_DECLS
