/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-time.h"
#include "sojourn-zone-list.h"

#include <stdio.h>
#include <string.h>

static SojournDate
parse_date (const char *text)
{
    SojournDate date = 0;

    g_assert_true (sojourn_date_parse (text, &date, NULL));
    return date;
}

static gint64
parse_time (const char *text)
{
    gint64 instant = 0;

    g_assert_true (sojourn_time_parse (text, &instant, NULL));
    return instant;
}

static void
assert_resolves (const char *date,
                 int hour,
                 int minute,
                 const char *zone,
                 SojournLocalKind kind,
                 const char *first,
                 const char *second)
{
    gint64 found[2] = { 1, 2 };

    g_test_message ("%s %02d:%02d %s", date, hour, minute, zone);
    g_assert_cmpint (
        sojourn_local_resolve (parse_date (date), hour * 60 + minute, zone, &found[0], &found[1]),
        ==, kind);
    g_assert_cmpint (found[0], ==, parse_time (first));
    g_assert_cmpint (found[1], ==, parse_time (second));
}

static void
test_validity (void)
{
    const char *good[] = { "Asia/Shanghai", "America/Argentina/Buenos_Aires",
                           "UTC",           "Etc/GMT+5",
                           "Asia/Calcutta", "America/Port-au-Prince",
                           "Europe/Dublin" };
    const char *bad[] = { "",
                          "shanghai",
                          "Asia/Shanghai ",
                          "asia/shanghai",
                          "Asia",
                          "Asia/",
                          "Asia/Nowhere",
                          "+08:00",
                          "Z",
                          "UTC+8",
                          "ABC5",
                          "EST5EDT,M3.2.0,M11.1.0",
                          "posix/Asia/Shanghai",
                          "right/Asia/Shanghai",
                          "../../../etc/passwd",
                          "Asia/../Asia/Shanghai",
                          "Asia//Shanghai",
                          "/usr/share/zoneinfo/Asia/Shanghai",
                          "Factory",
                          "localtime",
                          "zone1970.tab" };

    for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
        g_assert_true (sojourn_zone_is_valid (good[i]));
    for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
        g_test_message ("“%s”", bad[i]);
        g_assert_false (sojourn_zone_is_valid (bad[i]));
    }
    g_assert_false (sojourn_zone_is_valid (NULL));
}

static void
test_unknown (void)
{
    gint64 first = 1;
    gint64 second = 2;
    gint64 end = 3;
    SojournDate date = 4;
    int number = 5;

    g_assert_cmpint (sojourn_local_resolve (0, 0, "Asia/Nowhere", &first, &second), ==,
                     SOJOURN_LOCAL_UNKNOWN_ZONE);
    g_assert_cmpint (sojourn_local_resolve (0, 0, NULL, &first, &second), ==,
                     SOJOURN_LOCAL_UNKNOWN_ZONE);
    g_assert_false (sojourn_end_of_day_utc (0, "Asia/Nowhere", &end));
    g_assert_false (sojourn_time_to_local (0, "Asia/Nowhere", &date, &number));
    g_assert_false (sojourn_zone_get_offset ("Asia/Nowhere", 0, &number));
    g_assert_cmpint (first, ==, 1);
    g_assert_cmpint (second, ==, 2);
    g_assert_cmpint (end, ==, 3);
    g_assert_cmpint (date, ==, 4);
    g_assert_cmpint (number, ==, 5);
}

static void
test_resolve (void)
{
    SojournLocalKind unique = SOJOURN_LOCAL_UNIQUE;
    SojournLocalKind twice = SOJOURN_LOCAL_AMBIGUOUS;
    SojournLocalKind never = SOJOURN_LOCAL_NONEXISTENT;

    assert_resolves ("2026-03-07", 21, 0, "Asia/Shanghai", unique, "2026-03-07T13:00:00Z",
                     "2026-03-07T13:00:00Z");
    assert_resolves ("2026-03-07", 5, 45, "Asia/Kathmandu", unique, "2026-03-07T00:00:00Z",
                     "2026-03-07T00:00:00Z");

    /* Both ways, to the minute. */
    assert_resolves ("2026-03-08", 1, 59, "America/New_York", unique, "2026-03-08T06:59:00Z",
                     "2026-03-08T06:59:00Z");
    assert_resolves ("2026-03-08", 2, 0, "America/New_York", never, "2026-03-08T07:00:00Z",
                     "2026-03-08T07:00:00Z");
    assert_resolves ("2026-03-08", 2, 59, "America/New_York", never, "2026-03-08T07:00:00Z",
                     "2026-03-08T07:00:00Z");
    assert_resolves ("2026-03-08", 3, 0, "America/New_York", unique, "2026-03-08T07:00:00Z",
                     "2026-03-08T07:00:00Z");
    assert_resolves ("2026-03-08", 2, 30, "America/Los_Angeles", never, "2026-03-08T10:00:00Z",
                     "2026-03-08T10:00:00Z");
    assert_resolves ("2026-11-01", 0, 59, "America/New_York", unique, "2026-11-01T04:59:00Z",
                     "2026-11-01T04:59:00Z");
    assert_resolves ("2026-11-01", 1, 0, "America/New_York", twice, "2026-11-01T05:00:00Z",
                     "2026-11-01T06:00:00Z");
    assert_resolves ("2026-11-01", 1, 59, "America/New_York", twice, "2026-11-01T05:59:00Z",
                     "2026-11-01T06:59:00Z");
    assert_resolves ("2026-11-01", 2, 0, "America/New_York", unique, "2026-11-01T07:00:00Z",
                     "2026-11-01T07:00:00Z");

    /* Half an hour. */
    assert_resolves ("2026-10-04", 2, 15, "Australia/Lord_Howe", never, "2026-10-03T15:30:00Z",
                     "2026-10-03T15:30:00Z");
    assert_resolves ("2026-10-04", 2, 30, "Australia/Lord_Howe", unique, "2026-10-03T15:30:00Z",
                     "2026-10-03T15:30:00Z");
    assert_resolves ("2026-04-05", 1, 45, "Australia/Lord_Howe", twice, "2026-04-04T14:45:00Z",
                     "2026-04-04T15:15:00Z");
    /* Summer time that counts as standard, also past what files spell out. */
    assert_resolves ("2026-03-29", 1, 30, "Europe/Dublin", never, "2026-03-29T01:00:00Z",
                     "2026-03-29T01:00:00Z");
    assert_resolves ("2045-07-01", 12, 0, "Europe/Dublin", unique, "2045-07-01T11:00:00Z",
                     "2045-07-01T11:00:00Z");
    assert_resolves ("2045-12-01", 12, 0, "Europe/Dublin", unique, "2045-12-01T12:00:00Z",
                     "2045-12-01T12:00:00Z");
    /* Ramadan: the clocks go back for it and forward again. */
    assert_resolves ("2026-02-15", 2, 30, "Africa/Casablanca", twice, "2026-02-15T01:30:00Z",
                     "2026-02-15T02:30:00Z");
    assert_resolves ("2026-03-22", 2, 30, "Africa/Casablanca", never, "2026-03-22T02:00:00Z",
                     "2026-03-22T02:00:00Z");
    /* Midnight, and a whole day. */
    assert_resolves ("2018-11-04", 0, 0, "America/Sao_Paulo", never, "2018-11-04T03:00:00Z",
                     "2018-11-04T03:00:00Z");
    assert_resolves ("2018-02-17", 23, 30, "America/Sao_Paulo", twice, "2018-02-18T01:30:00Z",
                     "2018-02-18T02:30:00Z");
    assert_resolves ("2011-12-30", 12, 0, "Pacific/Apia", never, "2011-12-30T10:00:00Z",
                     "2011-12-30T10:00:00Z");
    assert_resolves ("2011-12-31", 0, 0, "Pacific/Apia", unique, "2011-12-30T10:00:00Z",
                     "2011-12-30T10:00:00Z");
}

static void
test_end_of_day (void)
{
    const char *cases[][3] = {
        /* A quote that is valid until this day. */
        { "2026-05-31", "Asia/Shanghai", "2026-05-31T16:00:00Z" },
        { "2026-05-31", "America/New_York", "2026-06-01T04:00:00Z" },
        { "2026-05-31", "Asia/Kathmandu", "2026-05-31T18:15:00Z" },
        { "2026-03-08", "America/New_York", "2026-03-09T04:00:00Z" },
        /* The next midnight does not exist; it is reached once, after an hour came twice; twice. */
        { "2018-11-03", "America/Sao_Paulo", "2018-11-04T03:00:00Z" },
        { "2018-02-17", "America/Sao_Paulo", "2018-02-18T03:00:00Z" },
        { "2026-10-31", "America/Havana", "2026-11-01T04:00:00Z" },
        /* The clocks went back from 00:01 to 23:01, into the day before. */
        { "2010-11-06", "America/St_Johns", "2010-11-07T03:30:00Z" },
        /* The day before the one that was left out, that one, the day after it. */
        { "2011-12-29", "Pacific/Apia", "2011-12-30T10:00:00Z" },
        { "2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00Z" },
        { "2011-12-31", "Pacific/Apia", "2011-12-31T10:00:00Z" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
        gint64 instant = 0;
        g_autofree char *text = NULL;

        g_test_message ("%s %s", cases[i][0], cases[i][1]);
        g_assert_true (sojourn_end_of_day_utc (parse_date (cases[i][0]), cases[i][1], &instant));
        text = sojourn_time_format (instant);
        g_assert_cmpstr (text, ==, cases[i][2]);
    }
}

static void
test_to_local (void)
{
    SojournDate date = 0;
    int minutes = 0;

    g_assert_true (sojourn_time_to_local (-1, "UTC", &date, &minutes));
    g_assert_cmpint (date, ==, -1);
    g_assert_cmpint (minutes, ==, 1439);
    g_assert_true (sojourn_time_to_local (parse_time ("2026-03-07T18:30:59Z"), "Asia/Kathmandu",
                                          &date, &minutes));
    g_assert_cmpint (date, ==, parse_date ("2026-03-08"));
    g_assert_cmpint (minutes, ==, 15);
}

static void
test_old_name (void)
{
    int offset = 0;

    g_assert_true (sojourn_zone_get_offset ("Asia/Calcutta", 0, &offset));
    g_assert_cmpint (offset, ==, 19800);
    g_assert_true (sojourn_zone_get_offset ("US/Eastern", 0, &offset));
    g_assert_cmpint (offset, ==, -18000);
    g_assert_true (sojourn_zone_get_offset ("Eire", parse_time ("2045-07-01T11:00:00Z"), &offset));
    g_assert_cmpint (offset, ==, 3600);
    g_assert_false (sojourn_zone_is_valid ("Calcutta"));
}

static void
test_local_zone (void)
{
    g_autofree char *name = sojourn_zone_dup_local ();

    g_assert_true (sojourn_zone_is_valid (name));
}

static const SojournZoneInfo *
find_zone (const char *name)
{
    gsize count = 0;
    const SojournZoneInfo *zones = sojourn_zone_list (&count);

    for (gsize i = 0; i < count; i++) {
        if (g_str_equal (zones[i].name, name))
            return &zones[i];
    }
    g_assert_not_reached ();
}

static void
test_list (void)
{
    gsize count = 0;
    const SojournZoneInfo *zones = sojourn_zone_list (&count);

    g_assert_cmpuint (count, >, 300);
    for (gsize i = 0; i < count; i++) {
        g_assert_true (sojourn_zone_is_valid (zones[i].name));
        g_assert_cmpuint (strlen (zones[i].countries) % 3, ==, 2);
        if (i > 0)
            g_assert_cmpstr (zones[i - 1].name, <, zones[i].name);
    }
    g_assert_nonnull (strstr (find_zone ("Asia/Shanghai")->countries, "CN"));
    g_assert_nonnull (strstr (find_zone ("Europe/Istanbul")->countries, "TR"));
    g_assert_cmpstr (find_zone ("America/Argentina/Buenos_Aires")->city, ==, "Buenos Aires");
}

static void
check_resolve (const char *line)
{
    char zone[65];
    gint64 date;
    gint64 expected[2];
    gint64 found[2] = { 0 };
    int minutes;
    int kind;

    g_assert_cmpint (sscanf (line,
                             "resolve %64s %" G_GINT64_FORMAT " %d %d %" G_GINT64_FORMAT
                             " %" G_GINT64_FORMAT,
                             zone, &date, &minutes, &kind, &expected[0], &expected[1]),
                     ==, 6);
    g_assert_cmpint (sojourn_local_resolve (date, minutes, zone, &found[0], &found[1]), ==, kind);
    g_assert_cmpint (found[0], ==, expected[0]);
    g_assert_cmpint (found[1], ==, expected[1]);
}

static void
check_line (const char *line)
{
    char zone[65];
    gint64 argument;
    gint64 expected;
    gint64 end;
    int offset;

    g_test_message ("%s", line);
    if (sscanf (line, "offset %64s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, zone, &argument,
                &expected) == 3) {
        g_assert_true (sojourn_zone_get_offset (zone, argument, &offset));
        g_assert_cmpint (offset, ==, expected);
    } else if (sscanf (line, "end %64s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, zone, &argument,
                       &expected) == 3) {
        g_assert_true (sojourn_end_of_day_utc (argument, zone, &end));
        g_assert_cmpint (end, ==, expected);
    } else {
        check_resolve (line);
    }
}

/* Another reader of the same database, over all zones. */
static void
test_oracle (void)
{
    g_autofree char *script = g_test_build_filename (G_TEST_DIST, "core", "zone-oracle.py", NULL);
    g_autofree char *seed = g_strdup_printf ("%d", g_test_rand_int_range (0, G_MAXINT));
    const char *command[] = { "python3", script, seed, NULL };
    g_autofree char *output = NULL;
    g_autoptr (GError) error = NULL;
    g_auto (GStrv) lines = NULL;
    int status = 0;
    guint count = 0;

    g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                  &status, &error);
    g_assert_no_error (error);
    g_assert_cmpint (status, ==, 0);

    lines = g_strsplit (output, "\n", -1);
    for (; lines[count] != NULL && *lines[count] != '\0'; count++)
        check_line (lines[count]);
    g_assert_cmpuint (count, >, 7000);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/zone/validity", test_validity);
    g_test_add_func ("/zone/unknown", test_unknown);
    g_test_add_func ("/zone/resolve", test_resolve);
    g_test_add_func ("/zone/end-of-day", test_end_of_day);
    g_test_add_func ("/zone/to-local", test_to_local);
    g_test_add_func ("/zone/old-name", test_old_name);
    g_test_add_func ("/zone/local-zone", test_local_zone);
    g_test_add_func ("/zone/list", test_list);
    g_test_add_func ("/zone/oracle", test_oracle);
    return g_test_run ();
}
