/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-tab.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_CASE_JOURNEY (sojourn_case_journey_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournCaseJourney, sojourn_case_journey, SOJOURN, CASE_JOURNEY, SojournCaseTab)

G_END_DECLS
