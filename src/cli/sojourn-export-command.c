/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-command.h"

#include "sojourn-calendar.h"
#include "sojourn-case-document.h"
#include "sojourn-cli-settings.h"
#include "sojourn-cli-store.h"
#include "sojourn-output-file.h"
#include "sojourn-patient-sheet.h"

#include <glib/gi18n.h>
#include <unistd.h>

/**
 * WriteFunc:
 *
 * Makes the text of a case.
 */
typedef GBytes *(*WriteFunc) (const SojournSnapshot *snapshot, gint64 now, GError **error);

static char *output; /* (owned) (nullable) */
static char *format; /* (owned) (nullable) */
static char *paper;  /* (owned) (nullable) */
static gboolean all;
static gboolean with_name;

static const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Write to a file instead of standard output"), N_ ("FILE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format,
      N_ ("What to write: json; ics, the journey as a calendar; pdf, the sheet for the patient"),
      N_ ("FORMAT") },
    { "name", 0, 0, G_OPTION_ARG_NONE, &with_name,
      N_ ("Call the patient by name in a calendar or a sheet"), NULL },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &paper, N_ ("The paper of a sheet: a4 or letter"),
      N_ ("SIZE") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("Write every case, one a line"), NULL },
    { NULL },
};

static GBytes *
write_document (const SojournSnapshot *snapshot, gint64 now, GError **error)
{
    return sojourn_case_document_write (snapshot, SOJOURN_JSON_PRETTY);
}

static GBytes *
write_calendar (const SojournSnapshot *snapshot, gint64 now, GError **error)
{
    return sojourn_calendar_write (snapshot, now,
                                   with_name ? SOJOURN_CALENDAR_NAME : SOJOURN_CALENDAR_DEFAULT);
}

static GBytes *
write_sheet (const SojournSnapshot *snapshot, gint64 now, GError **error)
{
    g_autoptr (GPtrArray) findings = sojourn_rules_evaluate (snapshot, now, NULL);
    g_autofree char *author = sojourn_cli_settings_dup_actor ();
    g_autoptr (SojournPatientSheet) sheet = sojourn_patient_sheet_new (
        snapshot, findings, author, now,
        with_name ? SOJOURN_PATIENT_SHEET_NAME : SOJOURN_PATIENT_SHEET_DEFAULT);

    return sojourn_patient_sheet_write_pdf (
        sheet, g_strcmp0 (paper, "letter") == 0 ? SOJOURN_PAPER_SIZE_LETTER : SOJOURN_PAPER_SIZE_A4,
        error);
}

static const struct {
    const char *name;
    WriteFunc write;
} formats[] = {
    { "json", write_document },
    { "ics", write_calendar },
    { "pdf", write_sheet },
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
refuse (GError **error, const char *message)
{
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
    return FALSE;
}

static gboolean
check_usage (const SojournCli *cli, WriteFunc *write, GError **error)
{
    *write = find_format (error);
    if (*write == NULL)
        return FALSE;
    if (paper != NULL && !g_str_equal (paper, "a4") && !g_str_equal (paper, "letter"))
        return refuse (error, _ ("The paper is a4 or letter"));
    if (*write == write_sheet && output == NULL && isatty (STDOUT_FILENO))
        return refuse (error, _ ("A PDF is not for a terminal; name a file with --output"));
    if (all ? cli->n_arguments == 0 && *write == write_document : cli->n_arguments == 1)
        return TRUE;
    return refuse (error, _ ("Name one case, or use --all with the format json"));
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
    bytes = write (snapshot, now, error);
    return bytes != NULL && sojourn_output_file_write (file, bytes, error);
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
