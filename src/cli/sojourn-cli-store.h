/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-cli.h"
#include "sojourn-store.h"

G_BEGIN_DECLS

/**
 * SojournCliAccess:
 * @SOJOURN_CLI_READ: the database must be there; one that cannot be written to is looked at as it
 * is
 * @SOJOURN_CLI_WRITE: the database must be there
 * @SOJOURN_CLI_CREATE: the database is made if it is not there
 *
 * What a command does with the database.
 */
typedef enum {
    SOJOURN_CLI_READ,
    SOJOURN_CLI_WRITE,
    SOJOURN_CLI_CREATE,
} SojournCliAccess;

SojournStore *
sojourn_cli_open_store (const SojournCli *cli, SojournCliAccess access, GError **error);
gboolean sojourn_cli_close_store (SojournStore *store, GError **error);

char *sojourn_cli_find_case (SojournStore *store, const char *name, GError **error);
GPtrArray *sojourn_cli_load_case_page (SojournStore *store,
                                       SojournCaseQuery *query,
                                       SojournCaseSlice **slice,
                                       GError **error);

G_END_DECLS
