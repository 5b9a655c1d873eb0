/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-page.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_CASES_PAGE (sojourn_cases_page_get_type ())
G_DECLARE_FINAL_TYPE (SojournCasesPage, sojourn_cases_page, SOJOURN, CASES_PAGE, SojournPage)

void sojourn_cases_page_filter (SojournCasesPage *self, const char *filter);

G_END_DECLS
