/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-clock.h"

/**
 * sojourn_clock_now:
 * @clock: a clock
 *
 * Reads @clock. The clock of the system may jump in either direction; a delay between two events
 * of one process is measured with g_get_monotonic_time() instead. Safe from any thread for the
 * clock of the system.
 *
 * Returns: whole seconds since 1970-01-01T00:00:00Z
 */
gint64
sojourn_clock_now (SojournClock clock)
{
    return clock.at != NULL ? *clock.at : g_get_real_time () / G_USEC_PER_SEC;
}
