/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-connection.h"
#include "sojourn-migration.h"

G_BEGIN_DECLS

SojournConnection *
sojourn_database_open (const char *path, const SojournMigrations *migrations, GError **error);
SojournConnection *sojourn_database_open_read_only (const char *path,
                                                    const SojournMigrations *migrations,
                                                    char **copy,
                                                    GError **error);
void sojourn_database_discard_copy (char *copy);

G_END_DECLS
