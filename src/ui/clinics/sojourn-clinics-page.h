/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-page.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_CLINICS_PAGE (sojourn_clinics_page_get_type ())
G_DECLARE_FINAL_TYPE (SojournClinicsPage, sojourn_clinics_page, SOJOURN, CLINICS_PAGE, SojournPage)

G_END_DECLS
