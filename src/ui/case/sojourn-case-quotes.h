/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-tab.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_CASE_QUOTES (sojourn_case_quotes_get_type ())
G_DECLARE_FINAL_TYPE (SojournCaseQuotes, sojourn_case_quotes, SOJOURN, CASE_QUOTES, SojournCaseTab)

G_END_DECLS
