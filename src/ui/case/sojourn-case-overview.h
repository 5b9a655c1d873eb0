/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-tab.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_CASE_OVERVIEW (sojourn_case_overview_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournCaseOverview, sojourn_case_overview, SOJOURN, CASE_OVERVIEW, SojournCaseTab)

G_END_DECLS
