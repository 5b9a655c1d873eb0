/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-trip-private.h"

G_BEGIN_DECLS

/*
 * SojournNights:
 *
 * Nights in a row without a place to sleep. A night has the date of its evening.
 */
typedef struct {
    SojournDate first;
    int count;
    guint groups;              /* of SojournGroup: for whom */
    const SojournStop *before; /* what ended last before */
} SojournNights;

GArray *sojourn_nights_find_gaps (const SojournTrip *trip);
char *sojourn_nights_dup_first (const SojournNights *self);
char *sojourn_nights_dup_last (const SojournNights *self);

G_END_DECLS
