/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-command.h"

#include "sojourn-calendar.h"
#include "sojourn-case-document.h"
#include "sojourn-cli-store.h"
#include "sojourn-output-file.h"

#include <glib/gi18n.h>

/**
 * WriteFunc:
 *
 * Makes the text of a case.
 */
typedef GBytes *(*WriteFunc) (const SojournSnapshot *snapshot, gint64 now);

static char *output; /* (owned) (nullable) */
static char *format; /* (owned) (nullable) */
static gboolean all;

static const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Write to a file instead of standard output"), N_ ("FILE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format,
      N_ ("What to write: json, or ics for the journey as a calendar"), N_ ("FORMAT") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("Write every case, one a line"), NULL },
    { NULL },
};

static GBytes *
write_document (const SojournSnapshot *snapshot, gint64 now)
{
    return sojourn_case_document_write (snapshot, SOJOURN_JSON_PRETTY);
}

static GBytes *
write_calendar (const SojournSnapshot *snapshot, gint64 now)
{
    return sojourn_calendar_write (snapshot, now, SOJOURN_CALENDAR_DEFAULT);
}

static const struct {
    const char *name;
    WriteFunc write;
} formats[] = {
    { "json", write_document },
    { "ics", write_calendar },
};

static WriteFunc
find_format (GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
        if (format == NULL || g_str_equal (formats[i].name, format))
            return formats[i].write;

    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 /* Translators: what was typed as the name of a format */
                 _ ("There is no format “%s”; see “sojournctl export --help”"), format);
    return NULL;
}

static gboolean
check_usage (const SojournCli *cli, WriteFunc *write, GError **error)
{
    *write = find_format (error);
    if (*write == NULL)
        return FALSE;
    if (all ? cli->n_arguments == 0 && *write == write_document : cli->n_arguments == 1)
        return TRUE;

    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _ ("Name one case, or use --all with the format json"));
    return FALSE;
}

static gboolean
export_case (SojournStore *store,
             const char *name,
             WriteFunc write,
             gint64 now,
             SojournOutputFile *file,
             GError **error)
{
    g_autofree char *uuid = sojourn_cli_find_case (store, name, error);
    g_autoptr (SojournSnapshot) snapshot = NULL;
    g_autoptr (GBytes) bytes = NULL;

    if (uuid == NULL)
        return FALSE;
    snapshot = dex_await_boxed (sojourn_store_load_case (store, uuid), error);
    if (snapshot == NULL)
        return FALSE;
    bytes = write (snapshot, now);
    return sojourn_output_file_write (file, bytes, error);
}

static gboolean
export_line (SojournStore *store, const char *uuid, SojournOutputFile *file, GError **error)
{
    g_autoptr (SojournSnapshot) snapshot =
        dex_await_boxed (sojourn_store_load_case (store, uuid), error);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GBytes) end = g_bytes_new_static ("\n", 1);

    if (snapshot == NULL)
        return FALSE;
    bytes = sojourn_case_document_write (snapshot, SOJOURN_JSON_COMPACT);
    return sojourn_output_file_write (file, bytes, error) &&
           sojourn_output_file_write (file, end, error);
}

static gboolean
export_all (SojournStore *store, SojournOutputFile *file, GError **error)
{
    g_autoptr (SojournCaseQuery) query =
        sojourn_case_query_new (NULL, 0, 0, SOJOURN_CASE_SORT_REF, SOJOURN_SORT_ASCENDING);
    g_autoptr (SojournCaseSlice) slice = NULL;

    for (;;) {
        g_autoptr (GPtrArray) rows = sojourn_cli_load_case_page (store, query, &slice, error);

        if (rows == NULL)
            return FALSE;
        for (guint i = 0; i < rows->len; i++)
            if (!export_line (store, ((SojournCaseRow *)rows->pdata[i])->uuid, file, error))
                return FALSE;
        if (rows->len == 0)
            return TRUE;
    }
}

static SojournExit
run (SojournCli *cli, GError **error)
{
    g_autoptr (SojournStore) store = NULL;
    g_autoptr (SojournOutputFile) file = NULL;
    gint64 now = sojourn_clock_now (cli->clock);
    WriteFunc write;
    gboolean written;

    if (!check_usage (cli, &write, error))
        return SOJOURN_EXIT_USAGE;
    store = sojourn_cli_open_store (cli, SOJOURN_CLI_READ, error);
    if (store == NULL)
        return SOJOURN_EXIT_STORE;
    file = sojourn_output_file_new (output, error);
    if (file == NULL)
        return SOJOURN_EXIT_FILE;

    written = all ? export_all (store, file, error)
                  : export_case (store, cli->arguments[0], write, now, file, error);
    if (written && sojourn_output_file_commit (file, error))
        sojourn_cli_close_store (g_steal_pointer (&store), error);
    return SOJOURN_EXIT_OK;
}

const SojournCommand sojourn_export_command = {
    .name = "export",
    .arguments = N_ ("[CASE]"),
    .summary = N_ ("Write a case out, or every case"),
    .description =
        N_ ("A case is named by its reference or its UUID. A file gets its name only once it is "
            "complete,\nand only its owner can read it. --json is the format of every document "
            "here and changes nothing."),
    .options = entries,
    .max_arguments = 1,
    .run = run,
};
