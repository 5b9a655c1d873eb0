/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_REQUEST_DIALOG (sojourn_request_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournRequestDialog, sojourn_request_dialog, SOJOURN, REQUEST_DIALOG, AdwDialog)

void sojourn_request_dialog_present (GtkWidget *parent, SojournCaseModel *model);

G_END_DECLS
