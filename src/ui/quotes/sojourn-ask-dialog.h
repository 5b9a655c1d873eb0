/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-dialog.h"
#include "sojourn-comparison.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_ASK_DIALOG (sojourn_ask_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SojournAskDialog, sojourn_ask_dialog, SOJOURN, ASK_DIALOG, SojournCaseDialog)

SojournCaseDialog *sojourn_ask_dialog_new (void);
SojournRecord *sojourn_ask_dialog_make_request (const SojournComparison *comparison,
                                                const SojournOffer *offer);

G_END_DECLS
