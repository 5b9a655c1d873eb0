/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-tab.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_CASE_HEALTH (sojourn_case_health_get_type ())
G_DECLARE_FINAL_TYPE (SojournCaseHealth, sojourn_case_health, SOJOURN, CASE_HEALTH, SojournCaseTab)

G_END_DECLS
