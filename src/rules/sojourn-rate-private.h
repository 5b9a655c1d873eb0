/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-date.h"
#include "sojourn-snapshot.h"

G_BEGIN_DECLS

/*
 * SojournRatePair:
 * @from_e9: billionths of the one currency for one of a base that both share
 * @to_e9: billionths of the other currency for one of that base
 * @as_of: the day of the older of the two
 *
 * A stored rate between two currencies.
 */
typedef struct {
    gint64 from_e9;
    gint64 to_e9;
    SojournDate as_of;
} SojournRatePair;

const char *sojourn_rates_get_shown (const SojournSnapshot *snapshot);
gboolean sojourn_rates_find (const SojournSnapshot *snapshot,
                             const char *from,
                             const char *to,
                             SojournDate today,
                             SojournRatePair *pair);
gint64 sojourn_rates_count_working_days (SojournDate from, SojournDate to);

G_END_DECLS
