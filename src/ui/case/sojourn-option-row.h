/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-model.h"
#include "sojourn-eligibility.h"

#include <adwaita.h>

G_BEGIN_DECLS

char *sojourn_option_row_dup_title (const SojournSnapshot *catalogue, const SojournRecord *option);
void sojourn_option_row_set_title (AdwPreferencesRow *row,
                                   const SojournSnapshot *catalogue,
                                   const SojournRecord *option);
char *sojourn_option_row_format_match (const SojournMatch *match);
GPtrArray *sojourn_option_row_add_details (AdwExpanderRow *row,
                                           const SojournSnapshot *snapshot,
                                           const SojournSnapshot *catalogue,
                                           const SojournRecord *option,
                                           SojournDate planned);

G_END_DECLS
