/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-database.h"

#include "sojourn-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gboolean
fail_too_new (const char *path, GError **error)
{
    g_autofree char *shown = g_filename_display_name (path);

    g_set_error (
        error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_TOO_NEW,
        /* Translators: %s is the name of a file */
        _ ("A newer version of Sojourn wrote “%s”. It was left as it is. Update Sojourn to "
           "open it."),
        shown);
    return FALSE;
}

static gboolean
fill_new (const char *path, const SojournMigrations *migrations, GError **error)
{
    g_autoptr (SojournConnection) connection =
        sojourn_connection_open (path, SOJOURN_CONNECTION_READ_WRITE, error);
    g_autofree char *mark =
        g_strdup_printf ("PRAGMA application_id = %d", (int)SOJOURN_APPLICATION_ID);

    if (connection == NULL)
        return FALSE;
    sojourn_connection_set_keep_log (connection, FALSE);
    return sojourn_connection_execute (connection, mark, error) &&
           sojourn_migrate (connection, migrations, error);
}

/* A new database gets its name when it is complete: a crash never leaves an empty file, so an empty
 * file always means damage. */
static gboolean
create (const char *path, const SojournMigrations *migrations, GError **error)
{
    g_autofree char *partial = NULL;
    gboolean good;

    if (!sojourn_file_make_folder (path, error))
        return FALSE;
    partial = sojourn_file_make_sibling (path, ".new", error);
    if (partial == NULL)
        return FALSE;
    good = fill_new (partial, migrations, error) && sojourn_file_mark (partial, error) &&
           sojourn_file_move_new (partial, path, error);
    if (!good)
        sojourn_file_remove_all (partial);
    return good;
}

static gboolean
check_pages (SojournConnection *connection, GError **error)
{
    g_autofree char *verdict =
        sojourn_connection_read_text (connection, "PRAGMA quick_check(1)", error);

    if (verdict == NULL)
        return FALSE;
    if (g_str_equal (verdict, "ok"))
        return TRUE;
    g_set_error_literal (
        error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CORRUPT,
        _ ("The database is damaged. It was left as it is. Keep it, and restore the "
           "newest backup."));
    return FALSE;
}

static gboolean
check_owner (SojournConnection *connection, GError **error)
{
    gint64 owner;

    if (!sojourn_connection_read_integer (connection, "PRAGMA application_id", &owner, error))
        return FALSE;
    if (owner == SOJOURN_APPLICATION_ID)
        return TRUE;
    g_set_error_literal (
        error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_FOREIGN,
        _ ("This is not a database of Sojourn. It was left as it is. Choose another "
           "file."));
    return FALSE;
}

/* The log beside the file was left by a crash: then all pages are looked at before they are used.
 */
static SojournConnection *
open_existing (const char *path,
               const SojournFileInfo *info,
               const SojournMigrations *migrations,
               GError **error)
{
    g_autoptr (SojournConnection) connection =
        sojourn_connection_open (path, SOJOURN_CONNECTION_READ_WRITE, error);

    if (connection == NULL || !check_owner (connection, error) ||
        (info->has_journal && !check_pages (connection, error)) ||
        !sojourn_migrate (connection, migrations, error))
        return NULL;
    sojourn_connection_set_keep_log (connection, FALSE);
    sojourn_file_make_private (path);
    return g_steal_pointer (&connection);
}

/**
 * sojourn_database_open:
 * @path: (type filename): where the database is or is to be
 * @migrations: the steps to the newest schema
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Opens the database, makes it if there is none, and brings its schema up to date. Whatever is
 * refused is left byte for byte as it was.
 *
 * Returns: (transfer full): the connection
 */
SojournConnection *
sojourn_database_open (const char *path, const SojournMigrations *migrations, GError **error)
{
    SojournFileInfo info;

    if (!sojourn_file_inspect (path, &info, error))
        return NULL;
    if (!info.exists &&
        (!create (path, migrations, error) || !sojourn_file_inspect (path, &info, error)))
        return NULL;
    if (info.schema_version > migrations->n_steps) {
        fail_too_new (path, error);
        return NULL;
    }
    return open_existing (path, &info, migrations, error);
}

static gboolean
copy_file (const char *path, const char *folder, const char *suffix, GError **error)
{
    g_autofree char *name = g_strconcat ("copy.db", suffix, NULL);
    g_autofree char *target = g_build_filename (folder, name, NULL);
    g_autofree char *origin = g_strconcat (path, suffix, NULL);
    g_autoptr (GFile) from = g_file_new_for_path (origin);
    g_autoptr (GFile) to = g_file_new_for_path (target);
    g_autoptr (GError) failure = NULL;

    if (g_file_copy (from, to, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, &failure))
        return g_chmod (target, 0600) == 0;
    g_set_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_OPEN,
                 /* Translators: %s is the reason given by the system */
                 _ ("The database could not be copied to be read: %s. It was left as it is."),
                 failure->message);
    return FALSE;
}

/* The newest changes are in the log, which can only be read where it can be written: in a copy. */
static SojournConnection *
open_copy (const char *path, char **copy, GError **error)
{
    g_autofree char *folder = g_dir_make_tmp ("sojourn-XXXXXX", NULL);
    g_autofree char *target = folder != NULL ? g_build_filename (folder, "copy.db", NULL) : NULL;
    g_autoptr (SojournConnection) connection = NULL;

    if (folder == NULL) {
        g_set_error_literal (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_OPEN,
                             _ ("There is no place for a copy of the database to be read. It was "
                                "left as it is. Make room in the folder for temporary files."));
        return NULL;
    }
    *copy = g_steal_pointer (&target);
    if (!copy_file (path, folder, "", error) || !copy_file (path, folder, "-wal", error))
        return NULL;
    connection = sojourn_connection_open (*copy, SOJOURN_CONNECTION_READ_WRITE, error);
    return connection != NULL &&
                   sojourn_connection_execute (connection, "PRAGMA query_only = ON", error)
               ? g_steal_pointer (&connection)
               : NULL;
}

/**
 * sojourn_database_discard_copy:
 * @copy: (nullable) (transfer full): a copy that [func@database_open_read_only] made
 *
 * Removes a temporary copy that nobody has open any more.
 */
void
sojourn_database_discard_copy (char *copy)
{
    g_autofree char *path = copy;
    g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;

    if (path == NULL)
        return;
    sojourn_file_remove_all (path);
    g_rmdir (folder);
}

/**
 * sojourn_database_open_read_only:
 * @path: (type filename): a database
 * @migrations: the steps to the newest schema
 * @copy: (out) (nullable) (transfer full): the temporary copy that was opened instead, for
 *   [func@database_discard_copy] after the connection is closed; also after a failure
 * @error: return location for a %SOJOURN_STORE_ERROR: also TOO_NEW, or OPEN for an older schema
 *
 * Opens a database only to look at it, also where nothing can be written.
 *
 * Returns: (transfer full): the connection
 */
SojournConnection *
sojourn_database_open_read_only (const char *path,
                                 const SojournMigrations *migrations,
                                 char **copy,
                                 GError **error)
{
    g_autoptr (SojournConnection) connection = NULL;
    g_autofree char *shown = g_filename_display_name (path);
    SojournFileInfo info;
    gint64 version;

    *copy = NULL;
    if (!sojourn_file_inspect (path, &info, error))
        return NULL;
    if (!info.exists || sojourn_file_is_locked (path)) {
        g_set_error (error, SOJOURN_STORE_ERROR,
                     info.exists ? SOJOURN_STORE_ERROR_BUSY : SOJOURN_STORE_ERROR_OPEN,
                     /* Translators: %s is the name of a file */
                     info.exists ? _ ("“%s” is in use by another program.")
                                 : _ ("There is no file “%s”."),
                     shown);
        return NULL;
    }
    connection = info.has_journal
                     ? open_copy (path, copy, error)
                     : sojourn_connection_open (path, SOJOURN_CONNECTION_READ_ONLY, error);
    if (connection == NULL || !check_owner (connection, error) ||
        !sojourn_connection_read_integer (connection, "PRAGMA user_version", &version, error))
        return NULL;
    if (version > migrations->n_steps) {
        fail_too_new (path, error);
        return NULL;
    }
    if (version < migrations->n_steps) {
        g_set_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_OPEN,
                     /* Translators: %s is the name of a file */
                     _ ("An older version of Sojourn wrote “%s”. Copy it to a place that can be "
                        "written to and open it there."),
                     shown);
        return NULL;
    }
    return g_steal_pointer (&connection);
}
