/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-tab.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_CASE_OPTIONS (sojourn_case_options_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournCaseOptions, sojourn_case_options, SOJOURN, CASE_OPTIONS, SojournCaseTab)

G_END_DECLS
