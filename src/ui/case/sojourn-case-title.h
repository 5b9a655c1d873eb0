/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-date.h"
#include "sojourn-snapshot.h"

G_BEGIN_DECLS

char *sojourn_case_title_format_name (const SojournRecord *person);
char *sojourn_case_title_format (const SojournSnapshot *snapshot);
char *sojourn_case_title_format_summary (const SojournSnapshot *snapshot, SojournDate today);

G_END_DECLS
