/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SojournServiceOptions:
 * @port: a port, or 0 for one that is free
 * @database: (nullable): a file; %NULL for the memory
 * @demo: whether clinics answer by themselves
 * @demo_delay_ms: how long they take for a step
 * @rate: requests a second for each token, 0 for any number
 * @token: (nullable): stands for the agency `local` while the process runs
 * @add_agency: (nullable): make a token for this agency and end
 * @add_clinic: (nullable): make a token for this clinic and end
 * @restart_feed: begin a new epoch
 * @quiet: log no requests
 * @version: tell the version and end
 *
 * What the command line says.
 */
typedef struct {
    gint port;
    char *database;
    gboolean demo;
    gint demo_delay_ms;
    gint rate;
    char *token;
    char *add_agency;
    char *add_clinic;
    gboolean restart_feed;
    gboolean quiet;
    gboolean version;
} SojournServiceOptions;

SojournServiceOptions *sojourn_service_options_parse (int *argc, char ***argv, GError **error);
void sojourn_service_options_free (SojournServiceOptions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournServiceOptions, sojourn_service_options_free)

G_END_DECLS
