/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-page.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_QUOTES_PAGE (sojourn_quotes_page_get_type ())
G_DECLARE_FINAL_TYPE (SojournQuotesPage, sojourn_quotes_page, SOJOURN, QUOTES_PAGE, SojournPage)

G_END_DECLS
