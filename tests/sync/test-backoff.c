/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-backoff.h"

#define NOW 1772539200 /* 2026-03-03T12:00:00Z */

static void
test_span (void)
{
    g_assert_cmpint (sojourn_backoff_delay_ms (1, 0, 0), ==, 0);
    g_assert_cmpint (sojourn_backoff_delay_ms (1, 0.5, 0), ==, 2000);
    g_assert_cmpint (sojourn_backoff_delay_ms (2, 0.5, 0), ==, 4000);
    g_assert_cmpint (sojourn_backoff_delay_ms (7, 1, 0), ==, 256000);
    g_assert_cmpint (sojourn_backoff_delay_ms (9, 1, 0), ==, 15 * 60 * 1000);
    g_assert_cmpint (sojourn_backoff_delay_ms (G_MAXUINT, 1, 0), ==, 15 * 60 * 1000);
}

static void
test_service_asks (void)
{
    g_assert_cmpint (sojourn_backoff_delay_ms (1, 0.1, 30), ==, 30000);
    g_assert_cmpint (sojourn_backoff_delay_ms (9, 1, 30), ==, 15 * 60 * 1000);
}

/* V2 of the fault matrix: seconds, a date, the past, absurd, garbage. */
static void
test_retry_after (void)
{
    g_assert_cmpint (sojourn_backoff_parse_retry_after ("120", NOW), ==, 120);
    g_assert_cmpint (sojourn_backoff_parse_retry_after ("0", NOW), ==, 1);
    g_assert_cmpint (sojourn_backoff_parse_retry_after ("1000000000000", NOW), ==, 3600);
    g_assert_cmpint (sojourn_backoff_parse_retry_after ("Tue, 03 Mar 2026 12:00:45 GMT", NOW), ==,
                     45);
    g_assert_cmpint (sojourn_backoff_parse_retry_after ("Mon, 02 Mar 2026 12:00:00 GMT", NOW), ==,
                     1);
    g_assert_cmpint (sojourn_backoff_parse_retry_after ("abc", NOW), ==, 0);
    g_assert_cmpint (sojourn_backoff_parse_retry_after ("-5", NOW), ==, 0);
    g_assert_cmpint (sojourn_backoff_parse_retry_after ("", NOW), ==, 0);
    g_assert_cmpint (sojourn_backoff_parse_retry_after (NULL, NOW), ==, 0);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/backoff/span", test_span);
    g_test_add_func ("/backoff/service-asks", test_service_asks);
    g_test_add_func ("/backoff/V2-retry-after", test_retry_after);
    return g_test_run ();
}
