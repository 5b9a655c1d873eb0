/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-clock.h"

G_BEGIN_DECLS

/**
 * SojournCli:
 * @database: (nullable): the database that was asked for
 * @json: whether the output is for a program
 * @arguments: (nullable) (array zero-terminated=1): what is left of the command line
 * @n_arguments: how many that are
 * @clock: what “now” means
 *
 * What was typed, as every command sees it.
 */
typedef struct {
    char *database;
    gboolean json;
    char **arguments;
    guint n_arguments;
    SojournClock clock;
} SojournCli;

/**
 * SojournCliListener:
 * @SOJOURN_CLI_TO_USER: the user, in their language; also through what is stored
 * @SOJOURN_CLI_TO_READER: whoever reads the output: a program, in no language, or the user
 *
 * Whom the texts that are made are for.
 */
typedef enum {
    SOJOURN_CLI_TO_USER,
    SOJOURN_CLI_TO_READER,
} SojournCliListener;

int sojourn_cli_main (int argc, char **argv);
void sojourn_cli_speak (const SojournCli *self, SojournCliListener listener);

G_END_DECLS
