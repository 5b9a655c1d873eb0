/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-window.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_GO_TO_DIALOG (sojourn_go_to_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SojournGoToDialog, sojourn_go_to_dialog, SOJOURN, GO_TO_DIALOG, AdwDialog)

void sojourn_go_to_dialog_present (SojournWindow *window, SojournContext *context);

G_END_DECLS
