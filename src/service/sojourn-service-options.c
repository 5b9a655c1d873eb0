/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-service-options.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_PORT 8750
#define DEFAULT_RATE 50
#define DEFAULT_DEMO_DELAY_MS 700
#define MAX_PORT 65535
#define MAX_RATE 100000
#define MAX_DEMO_DELAY_MS 3600000

static GOptionContext *
make_context (SojournServiceOptions *self)
{
    // clang-format off
    const GOptionEntry entries[] = {
        { "port", 'p', 0, G_OPTION_ARG_INT, &self->port,
          N_ ("Listen on this port of 127.0.0.1; 0 takes a free one (8750)"), N_ ("PORT") },
        { "database", 'd', 0, G_OPTION_ARG_FILENAME, &self->database,
          N_ ("Keep everything in this SQLite file, made if there is none"), N_ ("FILE") },
        { "demo", 0, 0, G_OPTION_ARG_NONE, &self->demo,
          N_ ("Let clinics answer by themselves; without a file all is forgotten at the end"), NULL },
        { "demo-delay", 0, 0, G_OPTION_ARG_INT, &self->demo_delay_ms,
          N_ ("Milliseconds a clinic of the demo takes for a step (700)"), N_ ("MS") },
        { "token", 't', 0, G_OPTION_ARG_STRING, &self->token,
          N_ ("Let this token stand for the agency “local”; better given as $SOJOURN_QUOTE_TOKEN, because others can read a command line"), N_ ("TOKEN") },
        { "add-agency", 0, 0, G_OPTION_ARG_STRING, &self->add_agency,
          N_ ("Print a new token for an agency, and end"), N_ ("NAME") },
        { "add-clinic", 0, 0, G_OPTION_ARG_STRING, &self->add_clinic,
          N_ ("Print a new token for a clinic, named as requests name it, and end"), N_ ("REF") },
        { "restart-feed", 0, 0, G_OPTION_ARG_NONE, &self->restart_feed,
          N_ ("Make every client read the feed anew; needed once after a backup was restored"), NULL },
        { "rate", 0, 0, G_OPTION_ARG_INT, &self->rate,
          N_ ("Requests a second for each token; 0 for any number (50)"), N_ ("N") },
        { "quiet", 'q', 0, G_OPTION_ARG_NONE, &self->quiet,
          N_ ("Do not log each request"), NULL },
        { "version", 0, 0, G_OPTION_ARG_NONE, &self->version,
          N_ ("Print the version, and end"), NULL },
        { NULL },
    };
    // clang-format on
    GOptionContext *context = g_option_context_new (NULL);

    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
    g_option_context_set_summary (
        context,
        _ ("The quote service of Sojourn: carries quote requests from agencies to clinics, "
           "and quotes back."));
    g_option_context_set_description (
        context,
        _ ("It speaks HTTP on 127.0.0.1 only; for a team, put a web server with TLS before it. "
           "When "
           "it is ready it prints one line, “listening on http://127.0.0.1:PORT/”. SIGTERM and "
           "SIGINT stop it once every answer is sent. What it logs holds no data of patients.\n\n"
           "Examples:\n"
           "  sojourn-quote-service --demo --port 0 --token secret\n"
           "  sojourn-quote-service --database quotes.db --add-agency north\n"
           "  sojourn-quote-service --database quotes.db --add-clinic cn-sysu3\n"
           "  sojourn-quote-service --database quotes.db\n\n"
           "Exit status: 0 after it was stopped, 1 if it could not go on, 2 for a wrong command "
           "line.\n\n"
           "The protocol is described in docs/quote-api.yaml."));
    return context;
}

static gboolean
refuse (GError **error, const char *message)
{
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
    return FALSE;
}

static gboolean
check (const SojournServiceOptions *self, GError **error)
{
    if (self->port < 0 || self->port > MAX_PORT)
        return refuse (error, _ ("A port is a number from 0 to 65535"));
    if (self->rate < 0 || self->rate > MAX_RATE)
        return refuse (error, _ ("A rate is a number from 0 to 100000"));
    if (self->demo_delay_ms < 0 || self->demo_delay_ms > MAX_DEMO_DELAY_MS)
        return refuse (error, _ ("The delay of the demo is a number from 0 to 3600000"));
    if (self->database == NULL && !self->demo)
        return refuse (error, _ ("Name a file with --database, or use --demo"));
    if (self->database != NULL && g_str_has_prefix (self->database, "postgres"))
        return refuse (error, _ ("This build keeps its data in SQLite files only"));
    return TRUE;
}

/**
 * sojourn_service_options_parse:
 * @argc: (inout): the number of arguments
 * @argv: (inout): the arguments
 * @error: return location for a %G_OPTION_ERROR
 *
 * Reads the command line and the environment. `--help` prints and ends the process.
 *
 * Returns: (transfer full) (nullable): the options
 */
SojournServiceOptions *
sojourn_service_options_parse (int *argc, char ***argv, GError **error)
{
    g_autoptr (SojournServiceOptions) self = g_new0 (SojournServiceOptions, 1);
    g_autoptr (GOptionContext) context = NULL;

    self->port = DEFAULT_PORT;
    self->rate = DEFAULT_RATE;
    self->demo_delay_ms = DEFAULT_DEMO_DELAY_MS;
    context = make_context (self);
    if (!g_option_context_parse (context, argc, argv, error))
        return NULL;
    if (*argc > 1) {
        refuse (error, _ ("There is an argument too many"));
        return NULL;
    }
    if (self->token == NULL)
        self->token = g_strdup (g_getenv ("SOJOURN_QUOTE_TOKEN"));
    return self->version || check (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * sojourn_service_options_free:
 * @self: (transfer full): options
 *
 * Frees options.
 */
void
sojourn_service_options_free (SojournServiceOptions *self)
{
    g_return_if_fail (self != NULL);

    g_free (self->database);
    g_free (self->token);
    g_free (self->add_agency);
    g_free (self->add_clinic);
    g_free (self);
}
