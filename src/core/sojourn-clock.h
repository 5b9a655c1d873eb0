/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SojournClock:
 * @at: (nullable): where the present instant is read, or %NULL for the clock of the system
 *
 * What “now” means to whoever holds this value. It is copied freely; a zeroed one is the clock of
 * the system. A test points @at at its own variable, which must outlive every copy, and moves
 * time by writing to it.
 */
typedef struct {
    const gint64 *at; /* (nullable) (unowned): seconds since 1970-01-01T00:00:00Z */
} SojournClock;

gint64 sojourn_clock_now (SojournClock clock);

G_END_DECLS
