/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-migration.h"

#include "sojourn-backup.h"
#include "sojourn-migrations-resource.h"

#include <glib/gi18n-lib.h>

#define PREFIX "/io/github/sojourndesk/Sojourn/migrations/"

static const char *const resources[] = {
    PREFIX "001-records.sql",
    PREFIX "002-desk.sql",
};

static const SojournMigrations migrations_of_application = { resources, G_N_ELEMENTS (resources) };

static gboolean
check_references (SojournConnection *connection, GError **error)
{
    gint64 broken;

    if (!sojourn_connection_read_integer (
            connection, "SELECT count(*) FROM pragma_foreign_key_check", &broken, error))
        return FALSE;
    if (broken == 0)
        return TRUE;
    g_set_error_literal (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CONSTRAINT,
                         _ ("The database refers to records that are not there. It was left as it "
                            "is; restore the newest backup."));
    return FALSE;
}

static gboolean
run_script (SojournConnection *connection, const char *resource, GError **error)
{
    g_autoptr (GBytes) script = g_resources_lookup_data (resource, 0, error);

    return script != NULL &&
           sojourn_connection_execute (connection, g_bytes_get_data (script, NULL), error);
}

static gboolean
run_step (SojournConnection *connection,
          const SojournMigrations *migrations,
          guint step,
          GError **error)
{
    g_autofree char *bump = g_strdup_printf ("PRAGMA user_version = %u", step + 1);

    if (!sojourn_connection_begin (connection, error))
        return FALSE;
    if (run_script (connection, migrations->resources[step], error) &&
        check_references (connection, error) &&
        sojourn_connection_execute (connection, bump, error))
        return sojourn_connection_commit (connection, error);
    sojourn_connection_rollback (connection);
    return FALSE;
}

static gboolean
run_steps (SojournConnection *connection,
           const SojournMigrations *migrations,
           guint from,
           GError **error)
{
    gboolean good = sojourn_connection_execute (connection, "PRAGMA foreign_keys = OFF", error);

    for (guint step = from; good && step < migrations->n_steps; step++)
        good = run_step (connection, migrations, step, error);
    return sojourn_connection_execute (connection, "PRAGMA foreign_keys = ON",
                                       good ? error : NULL) &&
           good;
}

/**
 * sojourn_migrations_get:
 *
 * Returns: (transfer none): the steps to the schema of this version
 */
const SojournMigrations *
sojourn_migrations_get (void)
{
    /* Naming the resource keeps the linker from dropping it. */
    sojourn_migrations_get_resource ();
    return &migrations_of_application;
}

/**
 * sojourn_migration_dup_backup_path:
 * @path: a database
 * @version: a version of its schema
 *
 * Returns: (transfer full) (type filename): where the database is kept as it was before its schema
 *   left @version
 */
char *
sojourn_migration_dup_backup_path (const char *path, guint version)
{
    return g_strdup_printf ("%s.before-version-%u", path, version + 1);
}

/**
 * sojourn_migrate:
 * @connection: a database of this application
 * @migrations: the steps there are
 * @error: return location for a %SOJOURN_STORE_ERROR; TOO_NEW if a newer version wrote the file
 *
 * Brings a database to the newest schema. One that holds data is first copied and the copy
 * verified. Each step happens as a whole or not at all; after a failure or a crash the next start
 * goes on from the last step that was made.
 *
 * Returns: %TRUE if the schema is the newest
 */
gboolean
sojourn_migrate (SojournConnection *connection, const SojournMigrations *migrations, GError **error)
{
    gint64 version;

    if (!sojourn_connection_read_integer (connection, "PRAGMA user_version", &version, error))
        return FALSE;
    if (version == migrations->n_steps)
        return TRUE;
    if (version > migrations->n_steps) {
        g_set_error_literal (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_TOO_NEW,
                             _ ("A newer version of Sojourn wrote this database. It was left as it "
                                "is. Update Sojourn to open it."));
        return FALSE;
    }
    if (version > 0) {
        g_autofree char *backup =
            sojourn_migration_dup_backup_path (sojourn_connection_get_path (connection), version);

        if (!sojourn_backup_write (connection, backup, error))
            return FALSE;
    }
    return run_steps (connection, migrations, version, error);
}
