/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-command.h"

#include "sojourn-cli-store.h"
#include "sojourn-finding-report.h"
#include "sojourn-input-file.h"
#include "sojourn-known-catalogue.h"
#include "sojourn-output.h"
#include "sojourn-time.h"

#include <glib/gi18n.h>

static char **files; /* (owned) (nullable) */
static gboolean all;
static gboolean gate;
static char *at; /* (owned) (nullable) */

static const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("Check every case of the desk"), NULL },
    { "file", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files,
      N_ ("Check the cases of a file, without a database; may be given again"), N_ ("FILE") },
    { "gate", 0, 0, G_OPTION_ARG_NONE, &gate,
      N_ ("Also print what a case must have to go on to its next stage"), NULL },
    { "at", 0, 0, G_OPTION_ARG_STRING, &at,
      N_ ("Check as of another instant, such as 2026-03-28T00:00:00Z"), N_ ("TIME") },
    { NULL },
};

static gboolean
add_catalogue (GPtrArray *records, SojournInputFile *file, GError **error)
{
    g_autoptr (SojournCatalogue) catalogue = sojourn_input_file_read_catalogue (file, error);
    const GPtrArray *more = catalogue != NULL ? sojourn_catalogue_get_records (catalogue) : NULL;

    for (guint i = 0; more != NULL && i < more->len; i++)
        g_ptr_array_add (records, sojourn_record_ref (more->pdata[i]));
    return catalogue != NULL;
}

/* Opens every file, and reads those that are a catalogue: the cases may refer to it. */
static gboolean
open_files (GPtrArray *cases, GPtrArray *records, GError **error)
{
    for (guint i = 0; files[i] != NULL; i++) {
        g_autoptr (SojournInputFile) file = sojourn_input_file_open (files[i], error);

        if (file == NULL)
            return FALSE;
        if (!sojourn_input_file_is_catalogue (file))
            g_ptr_array_add (cases, g_steal_pointer (&file));
        else if (!add_catalogue (records, file, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
check_file (SojournFindingReport *report,
            SojournInputFile *file,
            const SojournCatalogueIndex *catalogue,
            GError **error)
{
    g_autoptr (GError) fault = NULL;

    for (;;) {
        g_autoptr (SojournSnapshot) snapshot =
            sojourn_input_file_read_case (file, catalogue, &fault);
        g_autofree char *place = NULL;

        if (snapshot == NULL)
            break;
        place = sojourn_input_file_dup_place (file);
        sojourn_finding_report_check (report, snapshot, place);
    }
    if (fault == NULL)
        return TRUE;
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
}

static gboolean
check_files (SojournFindingReport *report, GError **error)
{
    g_autoptr (SojournCatalogueIndex) catalogue = NULL;
    g_autoptr (GPtrArray) cases =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_input_file_free);
    g_autoptr (GPtrArray) records =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);
    gboolean good = open_files (cases, records, error) &&
                    (catalogue = sojourn_known_catalogue_new (records, error)) != NULL;

    for (guint i = 0; good && i < cases->len; i++)
        good = check_file (report, cases->pdata[i], catalogue, error);
    return good;
}

static gboolean
check_stored (SojournFindingReport *report, SojournStore *store, const char *uuid, GError **error)
{
    g_autoptr (SojournSnapshot) snapshot =
        dex_await_boxed (sojourn_store_load_case (store, uuid), error);

    if (snapshot != NULL)
        sojourn_finding_report_check (report, snapshot, NULL);
    return snapshot != NULL;
}

static gboolean
check_named (SojournFindingReport *report,
             SojournStore *store,
             const char *const *names,
             GError **error)
{
    for (guint i = 0; names[i] != NULL; i++) {
        g_autofree char *uuid = sojourn_cli_find_case (store, names[i], error);

        if (uuid == NULL || !check_stored (report, store, uuid, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
check_all (SojournFindingReport *report, SojournStore *store, GError **error)
{
    g_autoptr (SojournCaseQuery) query =
        sojourn_case_query_new (NULL, 0, 0, SOJOURN_CASE_SORT_REF, SOJOURN_SORT_ASCENDING);
    g_autoptr (SojournCaseSlice) slice = NULL;

    for (;;) {
        g_autoptr (GPtrArray) rows = sojourn_cli_load_case_page (store, query, &slice, error);

        if (rows == NULL)
            return FALSE;
        for (guint i = 0; i < rows->len; i++)
            if (!check_stored (report, store, ((SojournCaseRow *)rows->pdata[i])->uuid, error))
                return FALSE;
        if (rows->len == 0)
            return TRUE;
    }
}

static gboolean
check_desk (SojournFindingReport *report, const SojournCli *cli, GError **error)
{
    g_autoptr (SojournStore) store = sojourn_cli_open_store (cli, SOJOURN_CLI_READ, error);

    if (store == NULL)
        return FALSE;
    if (all ? !check_all (report, store, error)
            : !check_named (report, store, (const char *const *)cli->arguments, error))
        return FALSE;
    return sojourn_cli_close_store (g_steal_pointer (&store), error);
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
check_usage (const SojournCli *cli, GError **error)
{
    if ((files != NULL) + all + (cli->n_arguments > 0) == 1)
        return TRUE;
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _ ("Name cases, or use --all, or --file"));
    return FALSE;
}

static SojournExit
run (SojournCli *cli, GError **error)
{
    g_autoptr (SojournFindingReport) report = NULL;
    gint64 now;

    if (!check_usage (cli, error) || !read_instant (cli, &now, error))
        return SOJOURN_EXIT_USAGE;

    report = sojourn_finding_report_new (now, cli->json);
    if (gate)
        sojourn_finding_report_show_gates (report);
    if (files != NULL ? !check_files (report, error) : !check_desk (report, cli, error))
        return SOJOURN_EXIT_REFUSED;
    sojourn_finding_report_finish (report);
    return sojourn_finding_report_blocks (report) ? SOJOURN_EXIT_FINDINGS : SOJOURN_EXIT_OK;
}

const SojournCommand sojourn_check_command = {
    .name = "check",
    .arguments = N_ ("[CASE…]"),
    .summary = N_ ("Check cases by the rules"),
    .description =
        N_ ("A case is named by its reference or its UUID. Prints what the rules find, the "
            "blockers first. A\nblocker that nobody has overruled makes the exit status 1."),
    .options = entries,
    .max_arguments = G_MAXUINT,
    .run = run,
};
