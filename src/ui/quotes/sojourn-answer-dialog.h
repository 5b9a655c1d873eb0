/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-dialog.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_ANSWER_DIALOG (sojourn_answer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournAnswerDialog, sojourn_answer_dialog, SOJOURN, ANSWER_DIALOG, SojournCaseDialog)

SojournCaseDialog *sojourn_answer_dialog_new (void);

G_END_DECLS
