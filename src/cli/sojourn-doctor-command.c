/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-command.h"

#include "sojourn-cli-store.h"
#include "sojourn-output.h"

#include <glib/gi18n.h>

static void
write_results (const SojournCheckResult *results, guint n_results, SojournJsonWriter *writer)
{
    sojourn_json_writer_begin_array (writer, "checks");
    for (guint i = 0; i < n_results; i++) {
        sojourn_json_writer_begin_object (writer, NULL);
        sojourn_json_writer_set_string (writer, "check", results[i].id);
        sojourn_json_writer_set_boolean (writer, "holds", results[i].holds);
        sojourn_json_writer_set_string (writer, "message", results[i].message);
        sojourn_json_writer_end (writer);
    }
    sojourn_json_writer_end (writer);
}

static void
write_report (SojournStore *store, const SojournCheckReport *report)
{
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();
    g_autofree char *path = g_filename_display_name (sojourn_store_get_path (store));
    guint n_results;
    const SojournCheckResult *results = sojourn_check_report_get_results (report, &n_results);

    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_string (writer, "version", SOJOURN_VERSION);
    sojourn_json_writer_set_string (writer, "database", path);
    sojourn_json_writer_set_boolean (writer, "holds", sojourn_check_report_holds (report));
    sojourn_json_writer_set_optional_string (writer, "warning", sojourn_store_get_warning (store));
    write_results (results, n_results, writer);
    sojourn_json_writer_end (writer);
    sojourn_output_json (writer, SOJOURN_JSON_PRETTY);
}

static void
print_report (SojournStore *store, const SojournCheckReport *report)
{
    g_autofree char *path = g_filename_display_name (sojourn_store_get_path (store));
    guint n_results;
    const SojournCheckResult *results = sojourn_check_report_get_results (report, &n_results);

    /* Translators: the path of the database, and the version of the program */
    g_print (_ ("Database %s, looked at by Sojourn %s"), path, SOJOURN_VERSION);
    g_print ("\n");
    if (sojourn_store_get_warning (store) != NULL)
        g_print ("  ! %s\n", sojourn_store_get_warning (store));
    for (guint i = 0; i < n_results; i++)
        g_print ("  %s %s\n", results[i].holds ? "✓" : "✗", results[i].message);
}

static SojournExit
run (SojournCli *cli, GError **error)
{
    g_autoptr (SojournStore) store = sojourn_cli_open_store (cli, SOJOURN_CLI_READ, error);
    g_autoptr (SojournCheckReport) report = NULL;
    gboolean holds;

    if (store == NULL)
        return SOJOURN_EXIT_STORE;
    report = dex_await_boxed (sojourn_store_check (store), error);
    if (report == NULL)
        return SOJOURN_EXIT_STORE;

    if (cli->json)
        write_report (store, report);
    else
        print_report (store, report);
    holds = sojourn_check_report_holds (report);
    sojourn_cli_close_store (g_steal_pointer (&store), error);
    return holds ? SOJOURN_EXIT_OK : SOJOURN_EXIT_FINDINGS;
}

const SojournCommand sojourn_doctor_command = {
    .name = "doctor",
    .summary = N_ ("Examine the database"),
    .description = N_ ("Reads all of it: the pages, the references, the history, the search index, "
                       "the list of cases and\nthe permissions. Changes nothing. The exit status "
                       "is 1 if something is amiss."),
    .run = run,
};
