/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-cli.h"

#include "sojourn-command.h"
#include "sojourn-output.h"

#include <glib/gi18n.h>
#include <libdex.h>
#include <locale.h>
#include <stdio.h>

/* Rules, documents and drawing go deeper than the 128 kB that a fiber has by itself. */
#define STACK_BYTES (2 * 1024 * 1024)

static const SojournCommand *const commands[] = {
    &sojourn_import_command,  &sojourn_export_command, &sojourn_list_command,
    &sojourn_check_command,   &sojourn_send_command,   &sojourn_sync_command,
    &sojourn_history_command, &sojourn_backup_command, &sojourn_doctor_command,
    &sojourn_schema_command,
};

/* A command on its way. */
typedef struct {
    SojournCli cli;
    const SojournCommand *command; /* (unowned) */
    gboolean version;              /* only the version is asked for */
    GMainLoop *loop;               /* (owned) (nullable) */
    SojournExit exit;
    GError *error; /* (owned) (nullable) */
} Run;

static void
add_common_options (GOptionContext *context, Run *run)
{
    const GOptionEntry entries[] = {
        { "database", 0, 0, G_OPTION_ARG_FILENAME, &run->cli.database,
          N_ ("The database, instead of that of the application"), N_ ("FILE") },
        { "json", 0, 0, G_OPTION_ARG_NONE, &run->cli.json,
          N_ ("Print for programs, in a form that no language changes"), NULL },
        { NULL },
    };

    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

/* The command line of the program as such ends where the command begins. */
static GOptionContext *
make_context (Run *run)
{
    const GOptionEntry entries[] = {
        { "version", 0, 0, G_OPTION_ARG_NONE, &run->version, N_ ("Print the version"), NULL },
        { NULL },
    };
    GOptionContext *context = g_option_context_new (_ ("COMMAND [ARGUMENT…]"));
    g_autoptr (GString) list = g_string_new (_ ("Commands:"));

    for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
        g_string_append_printf (list, "\n  %-10s %s", commands[i]->name, _ (commands[i]->summary));
    g_string_append_printf (list, "\n\n%s",
                            _ ("“sojournctl COMMAND --help” tells more about a command. The exit "
                               "status is\n"
                               "  0  done\n"
                               "  1  done, and something was found\n"
                               "  2  the command line is wrong\n"
                               "  3  what was given is refused\n"
                               "  4  the database cannot be used\n"
                               "  5  the quote service was not reached or did not accept\n"
                               "  6  a file cannot be read or written"));

    g_option_context_set_strict_posix (context, TRUE);
    g_option_context_set_summary (context, _ ("The desk of a medical-travel coordinator, "
                                              "without a display."));
    g_option_context_set_description (context, list->str);
    add_common_options (context, run);
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
    return context;
}

static GOptionContext *
make_command_context (Run *run)
{
    const SojournCommand *command = run->command;
    const GOptionEntry entries[] = {
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &run->cli.arguments, NULL, NULL },
        { NULL },
    };
    GOptionContext *context =
        g_option_context_new (command->arguments != NULL ? _ (command->arguments) : NULL);

    g_option_context_set_summary (context, _ (command->summary));
    if (command->description != NULL)
        g_option_context_set_description (context, _ (command->description));
    if (command->options != NULL)
        g_option_context_add_main_entries (context, command->options, GETTEXT_PACKAGE);
    add_common_options (context, run);
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
    return context;
}

static const SojournCommand *
find_command (const char *name, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
        if (g_str_equal (commands[i]->name, name))
            return commands[i];

    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 /* Translators: what was typed as the name of a command */
                 _ ("There is no command “%s”; “sojournctl --help” lists them"), name);
    return NULL;
}

static gboolean
check_arguments (Run *run, GError **error)
{
    guint n = run->cli.arguments != NULL ? g_strv_length (run->cli.arguments) : 0;

    run->cli.n_arguments = n;
    if (n >= run->command->min_arguments && n <= run->command->max_arguments)
        return TRUE;

    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 n < run->command->min_arguments
                     /* Translators: the name of a command */
                     ? _ ("An argument is missing; see “sojournctl %s --help”")
                     /* Translators: the name of a command */
                     : _ ("There are too many arguments; see “sojournctl %s --help”"),
                 run->command->name);
    return FALSE;
}

/* Leaves the arguments of the command in @strv, whose first is what help calls the program. */
static gboolean
parse_command (Run *run, char ***strv, GError **error)
{
    g_autoptr (GOptionContext) context = NULL;
    g_autofree char *title = NULL;

    run->command = find_command ((*strv)[1], error);
    if (run->command == NULL)
        return FALSE;

    title = g_strdup_printf ("sojournctl %s", run->command->name);
    g_set_prgname (title);
    context = make_command_context (run);
    g_free ((*strv)[0]);
    memmove (*strv, *strv + 1, g_strv_length (*strv) * sizeof (char *));
    return g_option_context_parse_strv (context, strv, error) && check_arguments (run, error);
}

static gboolean
parse (Run *run, char ***strv, GError **error)
{
    g_autoptr (GOptionContext) context = make_context (run);

    if (!g_option_context_parse_strv (context, strv, error))
        return FALSE;
    if (run->version)
        return TRUE;
    if ((*strv)[0] != NULL && (*strv)[1] != NULL)
        return parse_command (run, strv, error);

    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _ ("A command is missing; “sojournctl --help” lists them"));
    return FALSE;
}

static DexFuture *
run_command (gpointer user_data)
{
    Run *run = user_data;

    run->exit = run->command->run (&run->cli, &run->error);
    g_main_loop_quit (run->loop);
    return dex_future_new_true ();
}

static void
run_in_fiber (Run *run)
{
    run->loop = g_main_loop_new (NULL, FALSE);
    dex_future_disown (dex_scheduler_spawn (NULL, STACK_BYTES, run_command, run, NULL));
    g_main_loop_run (run->loop);
}

static SojournExit
finish (Run *run)
{
    SojournExit status = run->exit;

    if (run->error == NULL && !sojourn_output_flush (&run->error))
        status = SOJOURN_EXIT_FILE;
    if (run->error != NULL) {
        status = sojourn_exit_for_error (run->error);
        sojourn_output_error (run->error, status, run->cli.json);
    }
    return status;
}

/**
 * sojourn_cli_speak:
 * @self: the command line
 * @listener: whom the texts that follow are for
 *
 * Sets the locale of the process, so that no text that a program reads depends on the language of
 * the user, and every text that is stored is in it. While no other thread is at work.
 */
void
sojourn_cli_speak (const SojournCli *self, SojournCliListener listener)
{
    if (listener == SOJOURN_CLI_TO_READER && self->json) {
        setlocale (LC_ALL, "C");
        setlocale (LC_CTYPE, "C.UTF-8");
    } else {
        setlocale (LC_ALL, "");
    }
}

/**
 * sojourn_cli_main:
 * @argc: how many arguments there are
 * @argv: the command line
 *
 * Reads the command line, carries the command out, and says on standard error why it could not.
 *
 * Returns: a #SojournExit
 */
int
sojourn_cli_main (int argc, char **argv)
{
    g_auto (GStrv) strv = g_strdupv (argv);
    Run run = { .exit = SOJOURN_EXIT_OK };
    SojournExit status;

    g_set_prgname ("sojournctl");
    if (parse (&run, &strv, &run.error)) {
        sojourn_cli_speak (&run.cli, SOJOURN_CLI_TO_READER);
        if (run.version)
            g_print ("sojournctl %s\n", SOJOURN_VERSION);
        else
            run_in_fiber (&run);
    }
    status = finish (&run);

    g_clear_pointer (&run.loop, g_main_loop_unref);
    g_clear_error (&run.error);
    g_strfreev (run.cli.arguments);
    g_free (run.cli.database);
    return (int)status;
}
