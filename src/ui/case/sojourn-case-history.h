/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-tab.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_CASE_HISTORY (sojourn_case_history_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournCaseHistory, sojourn_case_history, SOJOURN, CASE_HISTORY, SojournCaseTab)

G_END_DECLS
