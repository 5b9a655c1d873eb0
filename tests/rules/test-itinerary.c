/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-itinerary.h"
#include "test-case-builder.h"

static const char *
add_segment (TestCase *desk,
             const char *type,
             const char *start,
             const char *start_zone,
             const char *end,
             const char *end_zone,
             const char *from)
{
    return test_case_add (desk, SOJOURN_KIND_SEGMENT, "type", type, "start_at", start, "start_zone",
                          start_zone, "end_at", end, "end_zone", end_zone, "from_place", from,
                          NULL);
}

static const SojournDay *
get_day (const SojournItinerary *itinerary, guint n)
{
    g_assert_cmpuint (n, <, itinerary->days->len);
    return itinerary->days->pdata[n];
}

static const char *
get_stop (const SojournDay *day, guint n)
{
    const SojournStop *stop;

    g_assert_cmpuint (n, <, day->stops->len);
    stop = day->stops->pdata[n];
    return sojourn_record_get_uuid (stop->segment);
}

static char *
get_date (const SojournDay *day)
{
    return sojourn_date_format (day->day);
}

static void
test_days_are_local (void)
{
    g_autoptr (TestCase) desk = test_case_new ();
    /* 00:10 on the 3rd in Beijing is the 2nd in UTC and in Stockholm. */
    const char *hotel = add_segment (desk, "lodging", "2026-03-02T16:10:00Z", "Asia/Shanghai",
                                     "2026-03-04T04:00:00Z", "Asia/Shanghai", "Beijing");
    const char *flight = add_segment (desk, "flight", "2026-03-02T05:00:00Z", "Europe/Stockholm",
                                      "2026-03-02T14:00:00Z", "Asia/Shanghai", "ARN");
    g_autoptr (SojournItinerary) itinerary = NULL;
    g_autofree char *first = NULL;
    g_autofree char *second = NULL;

    test_case_set (desk, desk->desk, "home_zone", "Europe/Stockholm", NULL);
    itinerary = sojourn_itinerary_new ((SojournSnapshot *)test_case_snapshot (desk));

    g_assert_cmpuint (itinerary->days->len, ==, 2);
    first = get_date (get_day (itinerary, 0));
    second = get_date (get_day (itinerary, 1));
    g_assert_cmpstr (first, ==, "2026-03-02");
    g_assert_cmpstr (second, ==, "2026-03-03");
    g_assert_cmpstr (get_stop (get_day (itinerary, 0), 0), ==, flight);
    g_assert_cmpstr (get_stop (get_day (itinerary, 1), 0), ==, hotel);
    g_assert_cmpstr (get_day (itinerary, 1)->place, ==, "Beijing");
    g_assert_cmpint (get_day (itinerary, 0)->home_offset_secs, ==, 0);
    g_assert_cmpint (get_day (itinerary, 1)->home_offset_secs, ==, 7 * 3600);
}

/* Scenario 6: arriving before one left, by the clocks; the day there is the same. */
static void
test_date_line (void)
{
    g_autoptr (TestCase) desk = test_case_new ();
    const char *flight = add_segment (desk, "flight", "2026-03-07T13:00:00Z", "Asia/Shanghai",
                                      "2026-03-08T01:00:00Z", "America/Los_Angeles", "PEK");
    const char *taxi = add_segment (desk, "transfer", "2026-03-08T01:30:00Z", "America/Los_Angeles",
                                    "2026-03-08T02:30:00Z", "America/Los_Angeles", "LAX");
    g_autoptr (SojournItinerary) itinerary =
        sojourn_itinerary_new ((SojournSnapshot *)test_case_snapshot (desk));

    g_assert_cmpuint (itinerary->days->len, ==, 1);
    g_assert_cmpstr (get_stop (get_day (itinerary, 0), 0), ==, flight);
    g_assert_cmpstr (get_stop (get_day (itinerary, 0), 1), ==, taxi);
    g_assert_cmpint (get_day (itinerary, 0)->home_offset_secs, ==, 0);
}

static void
test_empty (void)
{
    g_autoptr (TestCase) desk = test_case_new ();
    g_autoptr (SojournItinerary) itinerary =
        sojourn_itinerary_new ((SojournSnapshot *)test_case_snapshot (desk));

    g_assert_cmpuint (itinerary->days->len, ==, 0);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/itinerary/days-are-local", test_days_are_local);
    g_test_add_func ("/itinerary/date-line", test_date_line);
    g_test_add_func ("/itinerary/empty", test_empty);
    return g_test_run ();
}
