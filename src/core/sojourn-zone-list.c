/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-zone-list.h"

#include "sojourn-zone.h"

#include <string.h>

/* Far more than any edition of the file has. */
#define MAX_BYTES (1024 * 1024)

static char *
read_table (const char *name)
{
    g_autofree char *directory = sojourn_zone_dup_directory ();
    g_autofree char *path = g_build_filename (directory, name, NULL);
    g_autofree char *text = NULL;
    gsize length;

    if (!g_file_get_contents (path, &text, &length, NULL) || length > MAX_BYTES)
        return NULL;
    return g_steal_pointer (&text);
}

static char *
name_city (const char *zone)
{
    const char *slash = strrchr (zone, '/');

    return g_strdelimit (g_strdup (slash != NULL ? slash + 1 : zone), "_", ' ');
}

/* “CN,TW<tab>coordinates<tab>name[<tab>comment]” */
static gboolean
read_line (const char *line, SojournZoneInfo *info)
{
    g_auto (GStrv) columns = g_strsplit (line, "\t", 4);

    if (*line == '#' || g_strv_length (columns) < 3 || !sojourn_zone_is_valid (columns[2]))
        return FALSE;

    info->name = g_strdup (columns[2]);
    info->city = name_city (columns[2]);
    info->countries = g_strdelimit (g_strdup (columns[0]), ",", ' ');
    return TRUE;
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
    return strcmp (((const SojournZoneInfo *)a)->name, ((const SojournZoneInfo *)b)->name);
}

/* zone.tab has a zone of its own for every country, Europe/Stockholm for Sweden; zone1970.tab,
 * which is to replace it, only those that differ since 1970. */
static GArray *
read_zones (void)
{
    g_autofree char *by_country = read_table ("zone.tab");
    g_autofree char *merged = by_country == NULL ? read_table ("zone1970.tab") : NULL;
    const char *text = by_country != NULL ? by_country : merged;
    g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
    GArray *result = g_array_new (FALSE, FALSE, sizeof (SojournZoneInfo));

    for (gsize i = 0; lines[i] != NULL; i++) {
        SojournZoneInfo info;

        if (read_line (lines[i], &info))
            g_array_append_val (result, info);
    }
    g_array_sort (result, compare_names);
    return result;
}

/**
 * sojourn_zone_list:
 * @n_zones: (out): how many there are
 *
 * Lists the zones of the tz database of this computer that have a place, sorted by name. It is read
 * at the first call, which takes some milliseconds. Safe from any thread.
 *
 * Returns: (transfer none) (array length=n_zones): the zones; empty when there is no such database
 */
const SojournZoneInfo *
sojourn_zone_list (gsize *n_zones)
{
    static GArray *zones;

    if (g_once_init_enter_pointer (&zones))
        g_once_init_leave_pointer (&zones, read_zones ());

    *n_zones = zones->len;
    return (const SojournZoneInfo *)(gpointer)zones->data;
}
