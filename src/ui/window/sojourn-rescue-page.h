/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_RESCUE_PAGE (sojourn_rescue_page_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournRescuePage, sojourn_rescue_page, SOJOURN, RESCUE_PAGE, AdwNavigationPage)

AdwNavigationPage *sojourn_rescue_page_new (const GError *error, const char *path);

G_END_DECLS
