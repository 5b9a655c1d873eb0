/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_FINDING_LIST (sojourn_finding_list_get_type ())
G_DECLARE_FINAL_TYPE (SojournFindingList, sojourn_finding_list, SOJOURN, FINDING_LIST, AdwBin)

void sojourn_finding_list_show (SojournFindingList *self,
                                const GPtrArray *findings,
                                const char *subject);

G_END_DECLS
