/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-query.h"

#include <gio/gio.h>

G_BEGIN_DECLS

void sojourn_case_filters_parse (const char *filter, guint *stages, SojournCaseFlags *flags);
const char *sojourn_case_filters_get_label (const char *filter);
GMenuModel *sojourn_case_filters_make_menu (const char *action);

G_END_DECLS
