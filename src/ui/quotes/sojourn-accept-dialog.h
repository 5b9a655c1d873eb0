/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-dialog.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_ACCEPT_DIALOG (sojourn_accept_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournAcceptDialog, sojourn_accept_dialog, SOJOURN, ACCEPT_DIALOG, SojournCaseDialog)

SojournCaseDialog *sojourn_accept_dialog_new (void);

G_END_DECLS
