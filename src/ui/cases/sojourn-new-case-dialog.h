/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_NEW_CASE_DIALOG (sojourn_new_case_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournNewCaseDialog, sojourn_new_case_dialog, SOJOURN, NEW_CASE_DIALOG, AdwDialog)

void sojourn_new_case_dialog_present (GtkWidget *parent, SojournContext *context);

G_END_DECLS
