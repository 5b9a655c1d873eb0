/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_TAB_STRIP (sojourn_tab_strip_get_type ())
G_DECLARE_FINAL_TYPE (SojournTabStrip, sojourn_tab_strip, SOJOURN, TAB_STRIP, AdwBin)

G_END_DECLS
