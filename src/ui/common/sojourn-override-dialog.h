/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-office.h"
#include "sojourn-finding.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_OVERRIDE_DIALOG (sojourn_override_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournOverrideDialog, sojourn_override_dialog, SOJOURN, OVERRIDE_DIALOG, AdwAlertDialog)

void sojourn_override_dialog_present (GtkWidget *parent,
                                      SojournOffice *office,
                                      const char *case_uuid,
                                      SojournFinding *finding);

G_END_DECLS
