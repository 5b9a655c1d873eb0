/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-record.h"

G_BEGIN_DECLS

char *sojourn_person_dup_name (const SojournRecord *person);
char *sojourn_person_dup_proper_name (const SojournRecord *person);
char *sojourn_person_format_name (const char *alias, const char *proper);
char *sojourn_person_dup_sort_name (const SojournRecord *person);

G_END_DECLS
