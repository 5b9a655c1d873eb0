/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-clock.h"

static void
test_system (void)
{
    SojournClock clock = { 0 };
    gint64 before = g_get_real_time () / G_USEC_PER_SEC;
    gint64 now = sojourn_clock_now (clock);
    gint64 after = g_get_real_time () / G_USEC_PER_SEC;

    g_assert_cmpint (before, <=, now);
    g_assert_cmpint (now, <=, after);
}

static void
test_held (void)
{
    gint64 instant = 1772888400;
    SojournClock clock = { &instant };
    SojournClock copy = clock;

    g_assert_cmpint (sojourn_clock_now (copy), ==, 1772888400);
    instant += 30;
    g_assert_cmpint (sojourn_clock_now (copy), ==, 1772888430);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/clock/system", test_system);
    g_test_add_func ("/clock/held", test_held);
    return g_test_run ();
}
