/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-connection-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static SojournStoreError
classify_io (int code, int system_code)
{
    if (system_code == ENOSPC || system_code == EDQUOT || system_code == EFBIG)
        return SOJOURN_STORE_ERROR_FULL;
    if (system_code == EROFS || system_code == EACCES)
        return SOJOURN_STORE_ERROR_READ_ONLY;
    return code == SQLITE_IOERR_SHORT_READ ? SOJOURN_STORE_ERROR_CORRUPT : SOJOURN_STORE_ERROR_IO;
}

static gboolean
is_out_of_memory (int code)
{
    return (code & 0xff) == SQLITE_NOMEM || code == SQLITE_IOERR_NOMEM;
}

static SojournStoreError
classify (int code, int system_code)
{
    if (is_out_of_memory (code))
        return SOJOURN_STORE_ERROR_FULL;
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return SOJOURN_STORE_ERROR_BUSY;
    case SQLITE_NOTADB:
        return SOJOURN_STORE_ERROR_FOREIGN;
    case SQLITE_READONLY:
        return SOJOURN_STORE_ERROR_READ_ONLY;
    case SQLITE_FULL:
        return SOJOURN_STORE_ERROR_FULL;
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
        return SOJOURN_STORE_ERROR_CONSTRAINT;
    case SQLITE_INTERRUPT:
    case SQLITE_ABORT:
        return SOJOURN_STORE_ERROR_CANCELLED;
    case SQLITE_IOERR:
        return classify_io (code, system_code);
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return system_code == EROFS ? SOJOURN_STORE_ERROR_READ_ONLY : SOJOURN_STORE_ERROR_OPEN;
    default: /* CORRUPT, and ERROR: a table that is not there or not as it should be */
        return SOJOURN_STORE_ERROR_CORRUPT;
    }
}

/* What a constraint of the schema means to whoever edits. The texts of SQLite name tables and
 * columns, never values. */
static char *
describe_constraint (int code, const char *detail)
{
    const char *subject = strrchr (detail, ':');

    switch (code) {
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return g_strdup (_ ("The record refers to one that is not there, or others still refer to "
                            "it. Nothing was stored."));
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
        return g_strdup_printf (
            /* Translators: %s is the machine name of a field, such as “cases.ref” */
            _ ("There is such a record already (%s). Nothing was stored."),
            subject != NULL ? subject + 2 : detail);
    default:
        return g_strdup_printf (
            /* Translators: %s is the machine name of a field or the rule that refused it */
            _ ("A value is not accepted (%s). Nothing was stored."),
            subject != NULL ? subject + 2 : detail);
    }
}

static char *
describe (SojournStoreError class, int code, const char *detail, const char *path)
{
    g_autofree char *shown = g_filename_display_name (path);

    switch (class) {
    case SOJOURN_STORE_ERROR_BUSY:
        /* Translators: %s is the name of a file */
        return g_strdup_printf (_ ("“%s” is in use by another program. Close that program and try "
                                   "again. Nothing was changed."),
                                shown);
    case SOJOURN_STORE_ERROR_FOREIGN:
        /* Translators: %s is the name of a file */
        return g_strdup_printf (_ ("“%s” is not a database. It was left as it is. Choose another "
                                   "file."),
                                shown);
    case SOJOURN_STORE_ERROR_READ_ONLY:
        /* Translators: %s is the name of a file */
        return g_strdup_printf (_ ("“%s” cannot be written to. What is stored is safe. Open it to "
                                   "read, or copy it to another place."),
                                shown);
    case SOJOURN_STORE_ERROR_FULL:
        if (is_out_of_memory (code))
            return g_strdup (_ ("There is not enough memory. Nothing was stored, and what was "
                                "stored before is safe. Close other programs and try again."));
        return g_strdup (_ ("The disk is full. Nothing was stored, and what was stored before is "
                            "safe. Make room and save again."));
    case SOJOURN_STORE_ERROR_CONSTRAINT:
        return describe_constraint (code, detail);
    case SOJOURN_STORE_ERROR_CANCELLED:
        return g_strdup (_ ("This was cancelled. Nothing was changed."));
    case SOJOURN_STORE_ERROR_OPEN:
        /* Translators: %s is the name of a file */
        return g_strdup_printf (_ ("“%s” cannot be opened. Nothing was changed. See whether it is "
                                   "there and whether you may write to it and to its folder."),
                                shown);
    case SOJOURN_STORE_ERROR_IO:
        /* Translators: a machine code for support, such as “1034: disk I/O error” */
        return g_strdup_printf (_ ("The disk failed (%d: %s). Nothing was stored. Make a backup to "
                                   "another disk now."),
                                code, sqlite3_errstr (code));
    case SOJOURN_STORE_ERROR_CORRUPT:
    case SOJOURN_STORE_ERROR_CONFLICT:
    case SOJOURN_STORE_ERROR_NOT_FOUND:
    case SOJOURN_STORE_ERROR_TOO_NEW:
        break;
    }
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_ ("“%s” is damaged. It was left as it is. Keep it, and restore the "
                               "newest backup."),
                            shown);
}

/**
 * sojourn_connection_set_error:
 * @handle: a connection on which something failed
 * @path: its file
 * @error: (out): the failure, of domain %SOJOURN_STORE_ERROR
 *
 * Tells what failed last.
 */
void
sojourn_connection_set_error (sqlite3 *handle, const char *path, GError **error)
{
    int code = sqlite3_extended_errcode (handle);
    int system_code = sqlite3_system_errno (handle);
    SojournStoreError class = classify (code, system_code);
    g_autofree char *message = describe (class, code, sqlite3_errmsg (handle), path);

    if (class == SOJOURN_STORE_ERROR_CORRUPT || class == SOJOURN_STORE_ERROR_IO)
        g_debug ("SQLite: %d, system: %d: %s", code, system_code,
                 code == SQLITE_ERROR ? sqlite3_errmsg (handle) : sqlite3_errstr (code));
    g_set_error_literal (error, SOJOURN_STORE_ERROR, class, message);
}

/**
 * sojourn_connection_set_read_only_error:
 * @path: a file that cannot be written to
 * @error: (out): %SOJOURN_STORE_ERROR_READ_ONLY
 *
 * Tells that.
 */
void
sojourn_connection_set_read_only_error (const char *path, GError **error)
{
    g_autofree char *message = describe (SOJOURN_STORE_ERROR_READ_ONLY, SQLITE_READONLY, "", path);

    g_set_error_literal (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_READ_ONLY, message);
}
