/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-backup.h"

#include "sojourn-file.h"

#include <glib/gi18n-lib.h>

static gboolean
fail_verification (GError **error)
{
    g_set_error_literal (
        error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_IO,
        _ ("The backup could not be read back, so it was thrown away. The database "
           "is safe. Try again on another disk."));
    return FALSE;
}

static gboolean
equal_answers (SojournConnection *a, SojournConnection *b, const char *sql, GError **error)
{
    g_autofree char *in_a = sojourn_connection_read_text (a, sql, error);
    g_autofree char *in_b = in_a != NULL ? sojourn_connection_read_text (b, sql, error) : NULL;

    return in_b != NULL && (g_str_equal (in_a, in_b) || fail_verification (error));
}

/* The tables of each version are not known here, so the whole schema is compared. The copy has it
 * in another order. */
static gboolean
compare (SojournConnection *copy, SojournConnection *original, GError **error)
{
    return equal_answers (copy, original, "PRAGMA user_version", error) &&
           equal_answers (copy, original, "PRAGMA application_id", error) &&
           equal_answers (copy, original,
                          "SELECT group_concat(name || sql, char(10) ORDER BY name) "
                          "FROM sqlite_schema",
                          error);
}

/**
 * sojourn_backup_verify:
 * @path: a finished copy
 * @original: what it is a copy of
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Opens a copy and sees that it is whole and has the schema of the original.
 *
 * Returns: %TRUE if so
 */
gboolean
sojourn_backup_verify (const char *path, SojournConnection *original, GError **error)
{
    g_autoptr (SojournConnection) copy =
        sojourn_connection_open (path, SOJOURN_CONNECTION_READ_ONLY, error);
    g_autofree char *verdict =
        copy != NULL ? sojourn_connection_read_text (copy, "PRAGMA quick_check(1)", error) : NULL;

    if (verdict == NULL)
        return FALSE;
    return g_str_equal (verdict, "ok") ? compare (copy, original, error)
                                       : fail_verification (error);
}

static gboolean
write_copy (SojournConnection *connection, const char *path, GError **error)
{
    g_autoptr (SojournStatement) statement =
        sojourn_connection_prepare (connection, "VACUUM INTO ?", error);

    if (statement == NULL)
        return FALSE;
    sojourn_statement_bind_text (statement, 0, path);
    return sojourn_statement_run (statement, error);
}

/**
 * sojourn_backup_write:
 * @connection: a database
 * @path: (type filename): where the copy is to be; a file that is there is replaced at the end,
 * when the new one is complete
 * @error: return location for a %SOJOURN_STORE_ERROR: OPEN, READ_ONLY, FULL, IO, CANCELLED
 *
 * Writes a compact copy of the database, for this user alone, reads it back, and only then gives it
 * its name. After a failure nothing is left behind and an older copy is as it was.
 *
 * Returns: %TRUE if the copy is on the disk
 */
gboolean
sojourn_backup_write (SojournConnection *connection, const char *path, GError **error)
{
    g_autofree char *partial = NULL;
    gboolean good;

    if (!sojourn_file_check_free (path, error))
        return FALSE;
    partial = sojourn_file_make_sibling (path, ".partial", error);
    if (partial == NULL)
        return FALSE;
    good = write_copy (connection, partial, error) && sojourn_file_mark (partial, error) &&
           sojourn_backup_verify (partial, connection, error) &&
           sojourn_file_publish (partial, path, error);
    if (!good)
        sojourn_file_remove_all (partial);
    return good;
}
