/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-page.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_JOURNEYS_PAGE (sojourn_journeys_page_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournJourneysPage, sojourn_journeys_page, SOJOURN, JOURNEYS_PAGE, SojournPage)

G_END_DECLS
