/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-command.h"

#include "sojourn-cli-store.h"
#include "sojourn-output.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

static gboolean replace;

static const GOptionEntry entries[] = {
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace,
      N_ ("Put the backup in the place of a file that is there"), NULL },
    { NULL },
};

static gboolean
check_target (const char *path, GError **error)
{
    g_autofree char *name = g_filename_display_name (path);

    if (replace || !g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 /* Translators: the name of a file, and an option of the command line */
                 _ ("%s is there already; %s puts the backup in its place"), name, "--replace");
    return FALSE;
}

static void
print_result (const SojournCli *cli, const char *path)
{
    g_autoptr (SojournJsonWriter) writer = NULL;
    g_autofree char *name = g_filename_display_name (path);
    g_autofree char *size = NULL;
    GStatBuf status = { 0 };

    g_stat (path, &status);
    if (cli->json) {
        writer = sojourn_json_writer_new ();
        sojourn_json_writer_begin_object (writer, NULL);
        sojourn_json_writer_set_string (writer, "file", name);
        sojourn_json_writer_set_int (writer, "bytes", status.st_size);
        sojourn_json_writer_end (writer);
        sojourn_output_json (writer, SOJOURN_JSON_PRETTY);
        return;
    }
    size = g_format_size ((guint64)status.st_size);
    /* Translators: the name of a file, and its size, such as “1.2 MB” */
    g_print (_ ("%s: a whole copy of the database, read back and checked, %s"), name, size);
    g_print ("\n");
}

static SojournExit
run (SojournCli *cli, GError **error)
{
    g_autofree char *path = g_canonicalize_filename (cli->arguments[0], NULL);
    g_autoptr (SojournStore) store = NULL;

    if (!check_target (path, error))
        return SOJOURN_EXIT_FILE;
    store = sojourn_cli_open_store (cli, SOJOURN_CLI_READ, error);
    if (store == NULL || !dex_await (sojourn_store_backup (store, path), error))
        return SOJOURN_EXIT_STORE;
    print_result (cli, path);
    sojourn_cli_close_store (g_steal_pointer (&store), error);
    return SOJOURN_EXIT_OK;
}

const SojournCommand sojourn_backup_command = {
    .name = "backup",
    .arguments = N_ ("FILE"),
    .summary = N_ ("Copy the whole database to a file"),
    .description =
        N_ ("The copy is read back and checked before it gets its name, and only its owner can "
            "read it. To go\nback to it, put it in the place of the database while nothing uses "
            "it."),
    .options = entries,
    .min_arguments = 1,
    .max_arguments = 1,
    .run = run,
};
