/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-command.h"
#include "sojourn-list-cases.h"
#include "sojourn-list-catalogue.h"
#include "sojourn-list-journeys.h"
#include "sojourn-list-requests.h"

#include "sojourn-date.h"

#include <glib/gi18n.h>

static SojournListFilter filter;

static const GOptionEntry entries[] = {
    { "stage", 0, 0, G_OPTION_ARG_STRING_ARRAY, &filter.stages,
      N_ ("Only cases of this stage, such as intake; may be given again"), N_ ("STAGE") },
    { "open", 0, 0, G_OPTION_ARG_NONE, &filter.open, N_ ("Only cases that are open"), NULL },
    { "blocked", 0, 0, G_OPTION_ARG_NONE, &filter.blocked, N_ ("Only cases that a finding blocks"),
      NULL },
    { "warned", 0, 0, G_OPTION_ARG_NONE, &filter.warned, N_ ("Only cases that a finding warns of"),
      NULL },
    { "due", 0, 0, G_OPTION_ARG_NONE, &filter.due, N_ ("Only cases with a task that is due"),
      NULL },
    { "leaving", 0, 0, G_OPTION_ARG_NONE, &filter.leaving,
      N_ ("Only cases that leave within seven days"), NULL },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &filter.sort,
      N_ ("Sort cases by ref, name, stage, urgency, due, findings, owner, departure or updated"),
      N_ ("COLUMN") },
    { "reverse", 0, 0, G_OPTION_ARG_NONE, &filter.reverse, N_ ("Sort the other way round"), NULL },
    { "status", 0, 0, G_OPTION_ARG_STRING_ARRAY, &filter.statuses,
      N_ ("Only requests of this status, such as quoted; may be given again"), N_ ("STATUS") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &filter.from,
      N_ ("Journeys from this day on, such as 2026-03-28; otherwise from today"), N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &filter.to,
      N_ ("Journeys until the end of this day; otherwise a year"), N_ ("DATE") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &filter.limit, N_ ("At most so many lines"), N_ ("NUMBER") },
    { NULL },
};

static const struct {
    const char *name;
    SojournListFunc print;
} lists[] = {
    { "cases", sojourn_list_cases },     { "clinics", sojourn_list_clinics },
    { "options", sojourn_list_options }, { "requests", sojourn_list_requests },
    { "quotes", sojourn_list_quotes },   { "journeys", sojourn_list_journeys },
};

static SojournListFunc
find_list (const char *name, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
        if (g_str_equal (lists[i].name, name))
            return lists[i].print;

    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 /* Translators: what was typed as the name of a list */
                 _ ("There is no list “%s”; see “sojournctl list --help”"), name);
    return NULL;
}

static SojournExit
run (SojournCli *cli, GError **error)
{
    SojournListFunc print = find_list (cli->n_arguments > 0 ? cli->arguments[0] : "cases", error);
    g_autoptr (SojournStore) store = NULL;

    filter.json = cli->json;
    filter.now = sojourn_clock_now (cli->clock);
    if (print == NULL || !sojourn_list_filter_check (&filter, error))
        return SOJOURN_EXIT_USAGE;

    store = sojourn_cli_open_store (cli, SOJOURN_CLI_READ, error);
    if (store != NULL && print (store, &filter, error))
        sojourn_cli_close_store (g_steal_pointer (&store), error);
    return SOJOURN_EXIT_OK;
}

const SojournCommand sojourn_list_command = {
    .name = "list",
    .arguments = N_ ("[cases|clinics|options|requests|quotes|journeys]"),
    .summary = N_ ("List what is on the desk"),
    .description = N_ ("Without an argument, lists the cases."),
    .options = entries,
    .max_arguments = 1,
    .run = run,
};
