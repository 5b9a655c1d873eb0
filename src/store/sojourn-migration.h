/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-connection.h"

G_BEGIN_DECLS

/* The steps from an empty file to the newest schema. Step n brings a database of version n-1 to
 * version n, in one transaction with the number itself. */
typedef struct {
    const char *const *resources; /* (array length=n_steps): the scripts, as paths of resources */
    guint n_steps;
} SojournMigrations;

const SojournMigrations *sojourn_migrations_get (void);
char *sojourn_migration_dup_backup_path (const char *path, guint version);
gboolean sojourn_migrate (SojournConnection *connection,
                          const SojournMigrations *migrations,
                          GError **error);

G_END_DECLS
