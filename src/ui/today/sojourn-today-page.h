/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-page.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_TODAY_PAGE (sojourn_today_page_get_type ())
G_DECLARE_FINAL_TYPE (SojournTodayPage, sojourn_today_page, SOJOURN, TODAY_PAGE, SojournPage)

G_END_DECLS
