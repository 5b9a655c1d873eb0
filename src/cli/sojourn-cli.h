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

int sojourn_cli_main (int argc, char **argv);

G_END_DECLS
