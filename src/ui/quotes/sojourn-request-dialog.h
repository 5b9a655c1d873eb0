/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-dialog.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_REQUEST_DIALOG (sojourn_request_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournRequestDialog, sojourn_request_dialog, SOJOURN, REQUEST_DIALOG, SojournCaseDialog)

SojournCaseDialog *sojourn_request_dialog_new (void);
SojournRecord *sojourn_request_dialog_make_wishes (const char *case_uuid);

G_END_DECLS
