/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-command.h"

#include "sojourn-cli-settings.h"
#include "sojourn-cli-store.h"
#include "sojourn-import-job.h"
#include "sojourn-output.h"
#include "sojourn-progress.h"

#include <glib/gi18n.h>

static gboolean replace;
static gboolean dry_run;
static gboolean no_check;

static const GOptionEntry entries[] = {
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace,
      N_ ("Make a case that is on the desk already what the file says"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only say what would be done"), NULL },
    { "no-check", 0, 0, G_OPTION_ARG_NONE, &no_check,
      N_ ("Leave it to the application to have the rules look at the cases"), NULL },
    { NULL },
};

static void
write_cases (const SojournImportJob *job, SojournJsonWriter *writer)
{
    const GPtrArray *cases = sojourn_import_job_get_cases (job);

    sojourn_json_writer_begin_array (writer, "imported");
    for (guint i = 0; i < cases->len; i++) {
        const SojournImportedCase *imported = cases->pdata[i];

        sojourn_json_writer_begin_object (writer, NULL);
        sojourn_json_writer_set_string (writer, "id", imported->uuid);
        sojourn_json_writer_set_optional_string (writer, "ref", imported->ref);
        sojourn_json_writer_set_string (writer, "place", imported->place);
        sojourn_json_writer_end (writer);
    }
    sojourn_json_writer_end (writer);
}

static void
write_result (const SojournImportJob *job)
{
    const SojournImportCounts *counts = sojourn_import_job_get_counts (job);
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();

    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_boolean (writer, "dry_run", dry_run);
    sojourn_json_writer_begin_object (writer, "cases");
    sojourn_json_writer_set_int (writer, "new", (gint64)counts->new_cases);
    sojourn_json_writer_set_int (writer, "replaced", (gint64)counts->replaced_cases);
    sojourn_json_writer_set_int (writer, "unchanged", (gint64)counts->unchanged_cases);
    sojourn_json_writer_end (writer);
    sojourn_json_writer_begin_object (writer, "records");
    sojourn_json_writer_set_int (writer, "inserted", (gint64)counts->inserted);
    sojourn_json_writer_set_int (writer, "updated", (gint64)counts->updated);
    sojourn_json_writer_set_int (writer, "deleted", (gint64)counts->deleted);
    sojourn_json_writer_end (writer);
    write_cases (job, writer);
    sojourn_json_writer_end (writer);
    sojourn_output_json (writer, SOJOURN_JSON_PRETTY);
}

static void
print_result (const SojournImportJob *job)
{
    const SojournImportCounts *counts = sojourn_import_job_get_counts (job);

    if (dry_run)
        g_print ("%s\n", _ ("Nothing was changed. The import would do this:"));
    /* Translators: numbers of cases */
    g_print (_ ("Cases: %d new, %d replaced, %d as they were"), (int)counts->new_cases,
             (int)counts->replaced_cases, (int)counts->unchanged_cases);
    g_print ("\n");
    /* Translators: numbers of records */
    g_print (_ ("Records: %d new, %d changed, %d deleted"), (int)counts->inserted,
             (int)counts->updated, (int)counts->deleted);
    g_print ("\n");
}

/* After an import the rules look at the cases one by one, when nothing else is to be done. */
static gboolean
check_cases (SojournStore *store, GError **error)
{
    g_autoptr (GError) fault = NULL;

    if (no_check || dry_run)
        return TRUE;
    sojourn_progress_show (_ ("Checking by the rules …"), 0, 0);
    dex_await_int64 (sojourn_store_refresh_findings (store), &fault);
    sojourn_progress_clear ();
    if (fault == NULL)
        return TRUE;
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
}

static SojournImportJob *
make_job (SojournStore *store)
{
    g_autofree char *actor = sojourn_cli_settings_dup_actor ();

    return sojourn_import_job_new (store, actor,
                                   replace ? SOJOURN_IMPORT_REPLACE : SOJOURN_IMPORT_NEW);
}

static gboolean
import_files (const SojournCli *cli, SojournStore *store, SojournImportJob *job, GError **error)
{
    sojourn_cli_speak (cli, SOJOURN_CLI_TO_READER);
    if (!sojourn_import_job_read (job, (const char *const *)cli->arguments, error))
        return FALSE;
    /* What is stored is in the language of the user. */
    sojourn_cli_speak (cli, SOJOURN_CLI_TO_USER);
    return (dry_run || sojourn_import_job_write (job, error)) && check_cases (store, error);
}

static SojournExit
run (SojournCli *cli, GError **error)
{
    g_autoptr (SojournStore) store = NULL;
    g_autoptr (SojournImportJob) job = NULL;

    sojourn_cli_speak (cli, SOJOURN_CLI_TO_USER);
    store = sojourn_cli_open_store (cli, dry_run ? SOJOURN_CLI_READ : SOJOURN_CLI_CREATE, error);
    if (store == NULL)
        return SOJOURN_EXIT_STORE;
    job = make_job (store);
    if (!import_files (cli, store, job, error))
        return SOJOURN_EXIT_REFUSED;
    if (!sojourn_cli_close_store (g_steal_pointer (&store), error))
        return SOJOURN_EXIT_STORE;

    sojourn_cli_speak (cli, SOJOURN_CLI_TO_READER);
    if (cli->json)
        write_result (job);
    else
        print_result (job);
    return SOJOURN_EXIT_OK;
}

const SojournCommand sojourn_import_command = {
    .name = "import",
    .arguments = N_ ("FILE…"),
    .summary = N_ ("Read cases and catalogues in, all or nothing"),
    .description =
        N_ ("A file is a case document, many of them as JSON Lines, or a catalogue with clinics, "
            "options and\nexchange rates; “-” stands for standard input. What is refused is named "
            "by its file, line and\nJSON path, and then nothing at all is changed."),
    .options = entries,
    .min_arguments = 1,
    .max_arguments = G_MAXUINT,
    .run = run,
};
