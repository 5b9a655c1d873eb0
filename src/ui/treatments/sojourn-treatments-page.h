/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-page.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_TREATMENTS_PAGE (sojourn_treatments_page_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournTreatmentsPage, sojourn_treatments_page, SOJOURN, TREATMENTS_PAGE, SojournPage)

G_END_DECLS
