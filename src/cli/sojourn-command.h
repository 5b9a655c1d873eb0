/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-cli.h"
#include "sojourn-exit.h"

G_BEGIN_DECLS

/**
 * SojournCommandFunc:
 * @cli: the command line
 * @error: return location for an error, which decides the exit status
 *
 * Carries a command out. Runs in a fiber, so that it may await.
 *
 * Returns: the exit status; without meaning if @error is set
 */
typedef SojournExit (*SojournCommandFunc) (SojournCli *cli, GError **error);

/**
 * SojournCommand:
 * @name: what is typed
 * @arguments: (nullable): its arguments as shown in the help, untranslated
 * @summary: what it does in one line, untranslated
 * @description: (nullable): more about it for its own help, untranslated
 * @options: (nullable): its own options
 * @min_arguments: how many arguments it needs at least
 * @max_arguments: how many it takes at most
 * @run: what it does
 *
 * One command of sojournctl.
 */
typedef struct {
    const char *name;
    const char *arguments;
    const char *summary;
    const char *description;
    const GOptionEntry *options;
    guint min_arguments;
    guint max_arguments;
    SojournCommandFunc run;
} SojournCommand;

extern const SojournCommand sojourn_backup_command;
extern const SojournCommand sojourn_check_command;
extern const SojournCommand sojourn_doctor_command;
extern const SojournCommand sojourn_export_command;
extern const SojournCommand sojourn_history_command;
extern const SojournCommand sojourn_import_command;
extern const SojournCommand sojourn_list_command;
extern const SojournCommand sojourn_schema_command;
extern const SojournCommand sojourn_send_command;
extern const SojournCommand sojourn_sync_command;

G_END_DECLS
