/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_CHECKLIST_DIALOG (sojourn_checklist_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournChecklistDialog, sojourn_checklist_dialog, SOJOURN, CHECKLIST_DIALOG, AdwDialog)

void
sojourn_checklist_dialog_present (GtkWidget *parent, SojournCaseModel *model, const char *option);

G_END_DECLS
