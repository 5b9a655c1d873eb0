/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-command.h"

#include "sojourn-error.h"
#include "sojourn-finding-list.h"
#include "sojourn-input-file.h"
#include "sojourn-output.h"
#include "sojourn-shipped-catalogue.h"
#include "sojourn-time.h"

#include <glib/gi18n.h>

static char **files; /* (owned) (nullable) */
static char *at;     /* (owned) (nullable) */

static const GOptionEntry entries[] = {
    { "file", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files,
      N_ ("Check the cases of a file; no database is needed"), N_ ("FILE") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &at,
      N_ ("Check as of another instant, such as 2026-03-28T00:00:00Z"), N_ ("TIME") },
    { NULL },
};

static gboolean
check_file (SojournFindingList *list,
            const char *path,
            const SojournCatalogueIndex *catalogue,
            GError **error)
{
    g_autoptr (SojournInputFile) file = sojourn_input_file_open (path, error);
    g_autoptr (GError) fault = NULL;

    if (file == NULL)
        return FALSE;
    if (sojourn_input_file_is_catalogue (file)) {
        g_set_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID,
                     /* Translators: the name of a file */
                     _ ("%s: this is a catalogue and not a case"),
                     sojourn_input_file_get_name (file));
        return FALSE;
    }
    for (;;) {
        g_autoptr (SojournSnapshot) snapshot =
            sojourn_input_file_read_case (file, catalogue, &fault);
        g_autofree char *place = NULL;

        if (snapshot == NULL)
            break;
        place = sojourn_input_file_dup_place (file);
        sojourn_finding_list_check (list, snapshot, place);
    }
    if (fault == NULL)
        return TRUE;
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
}

static gboolean
check_files (SojournFindingList *list, GError **error)
{
    g_autoptr (SojournCatalogueIndex) catalogue = NULL;

    if (!sojourn_shipped_catalogue_load (&catalogue, error))
        return FALSE;
    for (guint i = 0; files != NULL && files[i] != NULL; i++)
        if (!check_file (list, files[i], catalogue, error))
            return FALSE;
    return TRUE;
}

static gboolean
read_instant (SojournCli *cli, gint64 *now, GError **error)
{
    *now = sojourn_clock_now (cli->clock);
    if (at == NULL || sojourn_time_parse (at, now, NULL))
        return TRUE;

    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 /* Translators: what was typed */
                 _ ("“%s” is not an instant like 2026-03-28T00:00:00Z"), at);
    return FALSE;
}

static gboolean
check_usage (GError **error)
{
    if (files != NULL)
        return TRUE;
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _ ("Say what to check; see “sojournctl check --help”"));
    return FALSE;
}

static SojournExit
run (SojournCli *cli, GError **error)
{
    g_autoptr (SojournFindingList) list = NULL;
    gint64 now;

    if (!check_usage (error) || !read_instant (cli, &now, error))
        return SOJOURN_EXIT_USAGE;

    list = sojourn_finding_list_new (now, cli->json);
    if (!check_files (list, error))
        return SOJOURN_EXIT_REFUSED;
    sojourn_finding_list_finish (list);
    return sojourn_finding_list_blocks (list) ? SOJOURN_EXIT_FINDINGS : SOJOURN_EXIT_OK;
}

const SojournCommand sojourn_check_command = {
    .name = "check",
    .summary = N_ ("Check cases by the rules"),
    .description = N_ ("Prints what the rules find, the blockers first. A blocker that nobody has "
                       "overruled makes\nthe exit status 1."),
    .options = entries,
    .run = run,
};
