/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-dialog.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_RATE_DIALOG (sojourn_rate_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournRateDialog, sojourn_rate_dialog, SOJOURN, RATE_DIALOG, SojournCaseDialog)

SojournCaseDialog *sojourn_rate_dialog_new (void);
SojournRecord *
sojourn_rate_dialog_make_rate (const char *base, const char *currency, SojournDate today);

G_END_DECLS
