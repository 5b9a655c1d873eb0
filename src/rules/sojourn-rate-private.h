/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-date.h"
#include "sojourn-snapshot.h"

G_BEGIN_DECLS

const char *sojourn_rates_get_shown (const SojournSnapshot *snapshot);
gboolean sojourn_rates_find (const SojournSnapshot *snapshot,
                             const char *from,
                             const char *to,
                             SojournDate today,
                             SojournDate *as_of);
gint64 sojourn_rates_count_working_days (SojournDate from, SojournDate to);

G_END_DECLS
