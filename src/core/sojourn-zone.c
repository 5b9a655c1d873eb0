/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-zone.h"

#include <string.h>

#define SECONDS_PER_DAY 86400

/* Wider than any change of an offset: Samoa left out a whole day in 2011. */
#define WINDOW (2 * SECONDS_PER_DAY)

#define MAX_NAME 64

static GMutex zones_lock;
/* (mutex zones_lock): the zones in use, GLib would read the file again for each call */
static GHashTable *zones;

/* The intervals of constant offset around a moment. */
typedef struct {
    GTimeZone *zone; /* (unowned) */
    gint64 from;     /* an instant in the interval @first */
    gint64 to;       /* an instant in the interval @last */
    int first;       /* index of an interval */
    int last;        /* index of an interval */
} Intervals;

/* Names of the database start with a capital; “posix/…”, “right/…” (which count leap seconds) and
 * the other files of the folder do not. Nothing here can leave the folder. */
static gboolean
is_name (const char *zone)
{
    const char *allowed = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_+-/";

    return zone != NULL && g_ascii_isupper (*zone) && strlen (zone) <= MAX_NAME &&
           zone[strspn (zone, allowed)] == '\0' && strstr (zone, "//") == NULL &&
           !g_str_has_suffix (zone, "/") && !g_str_equal (zone, "Factory");
}

/**
 * sojourn_zone_dup_directory:
 *
 * Finds the time zone database where GLib does. Safe from any thread.
 *
 * Returns: (transfer full): the path of its folder
 */
char *
sojourn_zone_dup_directory (void)
{
    const char *directory = g_getenv ("TZDIR");

    return g_strdup (directory != NULL ? directory : "/usr/share/zoneinfo");
}

/* GLib takes a name without a file for a rule of POSIX, so “ABC5” would be a zone. */
static gboolean
has_file (const char *zone)
{
    g_autofree char *directory = sojourn_zone_dup_directory ();
    g_autofree char *path = g_build_filename (directory, zone, NULL);

    return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* Debian keeps the old names (Asia/Calcutta, US/Eastern), which other calendars go on writing, in a
 * package apart; the source of the database, which lies beside it, knows them all the same, one
 * “L TARGET NAME” a line. */
static char *
find_target (const char *old_name)
{
    g_autofree char *directory = sojourn_zone_dup_directory ();
    g_autofree char *path = g_build_filename (directory, "tzdata.zi", NULL);
    g_autofree char *end = g_strconcat (" ", old_name, "\n", NULL);
    g_autofree char *text = NULL;
    const char *name;
    const char *target;

    if (!g_file_get_contents (path, &text, NULL, NULL))
        return NULL;
    name = strstr (text, end);
    target = name != NULL ? g_strrstr_len (text, name - text, "\nL ") : NULL;
    if (target == NULL || memchr (target + 1, '\n', (gsize)(name - target - 1)) != NULL)
        return NULL;

    target += strlen ("\nL ");
    return g_strndup (target, (gsize)(name - target));
}

/* The Irish rule, IST-1GMT0, has summer as its standard time, which GLib up to 2.84 reads wrongly
 * after the last change that the file spells out (2037, or 1996 in files of the slim format).
 * London has kept the same time since 1971. */
static const char *
avoid_negative_summer (const char *zone)
{
    return g_str_equal (zone, "Europe/Dublin") || g_str_equal (zone, "Eire") ? "Europe/London"
                                                                             : zone;
}

static GTimeZone *
load_zone (const char *zone)
{
    g_autofree char *target = NULL;

    if (has_file (zone))
        return g_time_zone_new_identifier (avoid_negative_summer (zone));

    target = find_target (zone);
    if (target != NULL && is_name (target) && has_file (target))
        return g_time_zone_new_identifier (avoid_negative_summer (target));
    return NULL;
}

/**
 * sojourn_zone_ref:
 * @zone: (nullable): the IANA name of a time zone, as in `Asia/Shanghai`
 *
 * Finds a zone of the tz database; it is read once and kept. Safe from any thread.
 *
 * Returns: (transfer full) (nullable): the zone, or %NULL if there is none with this name
 */
GTimeZone *
sojourn_zone_ref (const char *zone)
{
    GTimeZone *found;

    if (!is_name (zone))
        return NULL;

    g_mutex_lock (&zones_lock);
    if (zones == NULL)
        zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify)g_time_zone_unref);
    found = g_hash_table_lookup (zones, zone);
    if (found == NULL) {
        found = load_zone (zone);
        if (found != NULL)
            g_hash_table_insert (zones, g_strdup (zone), found);
    }
    if (found != NULL)
        g_time_zone_ref (found);
    g_mutex_unlock (&zones_lock);

    return found;
}

/**
 * sojourn_zone_is_valid:
 * @zone: (nullable): a text
 *
 * Tells whether @zone is the name of a zone, or of a link to one, in the tz database of this
 * computer. Offsets (“+08:00”), abbreviations and rules of POSIX are not. Safe from any thread.
 *
 * Returns: %TRUE if it is
 */
gboolean
sojourn_zone_is_valid (const char *zone)
{
    g_autoptr (GTimeZone) found = sojourn_zone_ref (zone);

    return found != NULL;
}

/**
 * sojourn_zone_dup_local:
 *
 * Finds the zone that this computer is set to. Safe from any thread.
 *
 * Returns: (transfer full): its IANA name, or `UTC` when it is set to something without one
 */
char *
sojourn_zone_dup_local (void)
{
    g_autoptr (GTimeZone) local = g_time_zone_new_local ();
    const char *name = g_time_zone_get_identifier (local);

    return g_strdup (sojourn_zone_is_valid (name) ? name : "UTC");
}

static int
find_interval (GTimeZone *zone, gint64 instant)
{
    return g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant);
}

static int
get_offset_at (GTimeZone *zone, gint64 instant)
{
    return g_time_zone_get_offset (zone, find_interval (zone, instant));
}

/**
 * sojourn_zone_get_offset:
 * @zone: the IANA name of a time zone
 * @instant: seconds since 1970-01-01T00:00:00Z
 * @seconds: (out): what to add to @instant to read a clock in @zone; untouched on failure
 *
 * Tells how far @zone is ahead of UTC at @instant. Safe from any thread.
 *
 * Returns: %TRUE, or %FALSE when there is no such zone
 */
gboolean
sojourn_zone_get_offset (const char *zone, gint64 instant, int *seconds)
{
    g_autoptr (GTimeZone) found = sojourn_zone_ref (zone);

    if (found == NULL)
        return FALSE;

    *seconds = get_offset_at (found, instant);
    return TRUE;
}

/* Both divisions round down, also before 1970. */
static SojournDate
split_local (gint64 local, int *minutes)
{
    gint64 rest = local % SECONDS_PER_DAY;

    if (rest < 0)
        rest += SECONDS_PER_DAY;
    *minutes = (int)(rest / 60);
    return (local - rest) / SECONDS_PER_DAY;
}

/**
 * sojourn_time_to_local:
 * @instant: seconds since 1970-01-01T00:00:00Z
 * @zone: the IANA name of a time zone
 * @date: (out): the date in @zone; untouched on failure
 * @minutes: (out): whole minutes since its midnight, 0 to 1439, as a clock shows them; untouched
 *   on failure
 *
 * Tells what the calendar and the clock on the wall show in @zone. Safe from any thread.
 *
 * Returns: %TRUE, or %FALSE when there is no such zone
 */
gboolean
sojourn_time_to_local (gint64 instant, const char *zone, SojournDate *date, int *minutes)
{
    int offset;

    if (!sojourn_zone_get_offset (zone, instant, &offset))
        return FALSE;

    *date = split_local (instant + offset, minutes);
    return TRUE;
}

static Intervals
get_intervals (GTimeZone *zone, gint64 middle)
{
    Intervals result = { zone, middle - WINDOW, middle + WINDOW, 0, 0 };

    result.first = find_interval (zone, result.from);
    result.last = find_interval (zone, result.to);
    return result;
}

/* GLib does not tell when an interval begins. */
static gint64
find_start (const Intervals *intervals, int index)
{
    gint64 before = intervals->from;
    gint64 start = intervals->to;

    while (start - before > 1) {
        gint64 middle = before + (start - before) / 2;

        if (find_interval (intervals->zone, middle) < index)
            before = middle;
        else
            start = middle;
    }
    return start;
}

/* The change of the clocks that jumps over @local. */
static gint64
find_jump (const Intervals *intervals, gint64 local)
{
    gint64 jump = intervals->from;

    for (int i = intervals->first + 1; i <= intervals->last; i++) {
        jump = find_start (intervals, i);
        if (local - g_time_zone_get_offset (intervals->zone, i) < jump)
            break;
    }
    return jump;
}

/**
 * sojourn_local_resolve:
 * @date: a date
 * @minutes: minutes since its midnight as a clock shows them, 0 to 1439
 * @zone: the IANA name of a time zone
 * @first: (out): seconds since 1970-01-01T00:00:00Z
 * @second: (out): seconds since 1970-01-01T00:00:00Z
 *
 * Finds the instants at which the calendar and the clock on the wall show this in @zone (rule
 * T27). A unique time has one, in both @first and @second; an ambiguous time has two, the earlier
 * in @first. A time that does not exist has none: both are set to the instant at which the clocks
 * jump over it. If there is no such zone, they are untouched. Safe from any thread.
 *
 * Returns: what was found
 */
SojournLocalKind
sojourn_local_resolve (
    SojournDate date, int minutes, const char *zone, gint64 *first, gint64 *second)
{
    g_autoptr (GTimeZone) found = sojourn_zone_ref (zone);
    gint64 local = date * SECONDS_PER_DAY + minutes * 60;
    Intervals intervals;
    int count = 0;

    if (found == NULL)
        return SOJOURN_LOCAL_UNKNOWN_ZONE;

    intervals = get_intervals (found, local);
    for (int i = intervals.first; i <= intervals.last; i++) {
        gint64 instant = local - g_time_zone_get_offset (found, i);

        if (find_interval (found, instant) != i)
            continue;
        if (count++ == 0)
            *first = instant;
        *second = instant;
    }
    if (count == 0)
        *first = *second = find_jump (&intervals, local);

    return count == 0   ? SOJOURN_LOCAL_NONEXISTENT
           : count == 1 ? SOJOURN_LOCAL_UNIQUE
                        : SOJOURN_LOCAL_AMBIGUOUS;
}

/**
 * sojourn_end_of_day_utc:
 * @date: a date
 * @zone: the IANA name of a time zone
 * @instant: (out): seconds since 1970-01-01T00:00:00Z; untouched on failure
 *
 * Finds the instant at which @date is over in @zone, its 24:00: from then on the calendar never
 * shows @date or an earlier day again. It is right where midnight does not exist (the clocks go
 * forward at 24:00), where it comes twice, and where @date itself was left out (it ends when the
 * day before it does). This is the end of what is valid until @date (rule Q02). Safe from any
 * thread.
 *
 * Returns: %TRUE, or %FALSE when there is no such zone
 */
gboolean
sojourn_end_of_day_utc (SojournDate date, const char *zone, gint64 *instant)
{
    g_autoptr (GTimeZone) found = sojourn_zone_ref (zone);
    gint64 midnight = (date + 1) * SECONDS_PER_DAY;
    Intervals intervals;
    gint64 start;
    gint64 end;

    if (found == NULL)
        return FALSE;

    /* The last interval in which a clock shows a time before midnight says when that ends. */
    intervals = get_intervals (found, midnight);
    start = intervals.from;
    end = start;
    for (int i = intervals.first; i <= intervals.last; i++) {
        gint64 next = i < intervals.last ? find_start (&intervals, i + 1) : intervals.to;
        gint64 reached = midnight - g_time_zone_get_offset (found, i);

        if (reached > start)
            end = MIN (reached, next);
        start = next;
    }

    *instant = end;
    return TRUE;
}
