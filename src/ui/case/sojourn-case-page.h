/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-model.h"
#include "sojourn-page.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_CASE_PAGE (sojourn_case_page_get_type ())
G_DECLARE_FINAL_TYPE (SojournCasePage, sojourn_case_page, SOJOURN, CASE_PAGE, SojournPage)

SojournCasePage *sojourn_case_page_new (SojournContext *context, const char *uuid);
const char *sojourn_case_page_get_uuid (SojournCasePage *self);
void sojourn_case_page_jump (SojournCasePage *self, const SojournPlace *place);

G_END_DECLS
