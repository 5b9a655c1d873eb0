/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-tab.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_CASE_PAPERS (sojourn_case_papers_get_type ())
G_DECLARE_FINAL_TYPE (SojournCasePapers, sojourn_case_papers, SOJOURN, CASE_PAPERS, SojournCaseTab)

G_END_DECLS
