/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sqlite.h"

#include "sojourn-quote-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define BUSY_TIMEOUT_MS 2000

struct _SojournSqlite {
    sqlite3 *database; /* (owned) */
    GHashTable
        *statements; /* (owned) (element-type utf8 sqlite3_stmt): by their text, a constant */
};

static SojournQuoteStoreError
classify (int code)
{
    switch (code & 0xff) {
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
        return SOJOURN_QUOTE_STORE_ERROR_OPEN;
    case SQLITE_NOTADB:
        return SOJOURN_QUOTE_STORE_ERROR_FOREIGN;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return SOJOURN_QUOTE_STORE_ERROR_IN_USE;
    case SQLITE_FULL:
        return SOJOURN_QUOTE_STORE_ERROR_FULL;
    default:
        return SOJOURN_QUOTE_STORE_ERROR_FAILED;
    }
}

static gboolean
fail (SojournSqlite *self, GError **error)
{
    int code = sqlite3_extended_errcode (self->database);

    /* The message of a constraint names a column, never a value. */
    g_set_error (error, SOJOURN_QUOTE_STORE_ERROR, (gint)classify (code), "SQLite %d: %s", code,
                 sqlite3_errmsg (self->database));
    return FALSE;
}

static gboolean
configure (SojournSqlite *self, GError **error)
{
    sqlite3_extended_result_codes (self->database, TRUE);
    sqlite3_busy_timeout (self->database, BUSY_TIMEOUT_MS);
    sqlite3_db_config (self->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config (self->database, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config (self->database, SQLITE_DBCONFIG_DQS_DML, 0, NULL);

    /* EXCLUSIVE makes the file this process's own and keeps clear of the WAL-reset bug. Nothing
     * here changes the file, which may be another program's. */
    return sojourn_sqlite_run_script (self,
                                      "PRAGMA locking_mode = EXCLUSIVE;"
                                      "PRAGMA foreign_keys = ON;"
                                      "PRAGMA trusted_schema = OFF;"
                                      "PRAGMA secure_delete = ON;"
                                      "PRAGMA cell_size_check = ON;"
                                      "PRAGMA temp_store = MEMORY;",
                                      error);
}

/* A new file is for its owner alone before there is anything in it. */
static void
make_private_file (const char *path)
{
    int file;

    if (g_str_equal (path, ":memory:"))
        return;
    file = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (file >= 0)
        close (file);
}

static void
finalize (gpointer statement)
{
    sqlite3_finalize (statement);
}

/**
 * sojourn_sqlite_open:
 * @path: a file, made if there is none, or `:memory:`
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Opens a database for this process alone.
 *
 * Returns: (transfer full) (nullable): the connection; one thread at a time
 */
SojournSqlite *
sojourn_sqlite_open (const char *path, GError **error)
{
    g_autoptr (SojournSqlite) self = g_new0 (SojournSqlite, 1);
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;

    g_return_val_if_fail (path != NULL, NULL);

    self->statements = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, finalize);
    make_private_file (path);
    if (sqlite3_open_v2 (path, &self->database, flags, NULL) != SQLITE_OK) {
        fail (self, error);
        return NULL;
    }
    return configure (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * sojourn_sqlite_close:
 * @self: (transfer full): a connection
 *
 * Closes a connection.
 */
void
sojourn_sqlite_close (SojournSqlite *self)
{
    g_return_if_fail (self != NULL);

    g_hash_table_unref (self->statements);
    sqlite3_close_v2 (self->database);
    g_free (self);
}

/**
 * sojourn_sqlite_run_script:
 * @self: a connection
 * @sql: statements, a constant of the program
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Runs statements that take and give nothing.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_sqlite_run_script (SojournSqlite *self, const char *sql, GError **error)
{
    g_return_val_if_fail (self != NULL, FALSE);

    return sqlite3_exec (self->database, sql, NULL, NULL, NULL) == SQLITE_OK || fail (self, error);
}

static void
bind (sqlite3_stmt *statement, const char *types, va_list values)
{
    const char *text;

    for (int i = 0; types[i] != '\0'; i++) {
        switch (types[i]) {
        case 'i':
            sqlite3_bind_int64 (statement, i + 1, va_arg (values, gint64));
            break;
        case 's':
            text = va_arg (values, const char *);
            sqlite3_bind_text (statement, i + 1, text, -1, SQLITE_TRANSIENT);
            break;
        default:
            g_assert_not_reached ();
        }
    }
}

static sqlite3_stmt *
prepare (SojournSqlite *self, const char *sql, GError **error)
{
    sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

    if (statement != NULL) {
        sqlite3_reset (statement);
        return statement;
    }
    if (sqlite3_prepare_v3 (self->database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
        SQLITE_OK) {
        fail (self, error);
        return NULL;
    }
    g_hash_table_insert (self->statements, (gpointer)sql, statement);
    return statement;
}

/**
 * sojourn_sqlite_query:
 * @self: a connection
 * @sql: one statement, a constant of the program
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 * @types: a letter for each parameter: `i` for #gint64, `s` for a nullable text
 * @...: the parameters
 *
 * Prepares a statement, or takes the one that is prepared, and binds its parameters.
 *
 * Returns: (transfer none) (nullable): the statement, for [func@sqlite_next]
 */
sqlite3_stmt *
sojourn_sqlite_query (SojournSqlite *self, const char *sql, GError **error, const char *types, ...)
{
    sqlite3_stmt *statement;
    va_list values;

    g_return_val_if_fail (self != NULL, NULL);

    statement = prepare (self, sql, error);
    if (statement != NULL) {
        va_start (values, types);
        bind (statement, types, values);
        va_end (values);
    }
    return statement;
}

/**
 * sojourn_sqlite_next:
 * @self: a connection
 * @statement: (nullable): what [func@sqlite_query] gave
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Steps to the next row. After the last one the statement is ready to be used again.
 *
 * Returns: %TRUE if there is a row; %FALSE without @error if there is none left
 */
gboolean
sojourn_sqlite_next (SojournSqlite *self, sqlite3_stmt *statement, GError **error)
{
    int code;

    g_return_val_if_fail (self != NULL, FALSE);

    if (statement == NULL)
        return FALSE;
    code = sqlite3_step (statement);
    if (code == SQLITE_ROW)
        return TRUE;
    if (code != SQLITE_DONE)
        fail (self, error);
    sqlite3_reset (statement);
    sqlite3_clear_bindings (statement);
    return FALSE;
}

/**
 * sojourn_sqlite_run:
 * @self: a connection
 * @sql: one statement, a constant of the program, that gives no rows
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 * @types: as in [func@sqlite_query]
 * @...: the parameters
 *
 * Runs a statement.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_sqlite_run (SojournSqlite *self, const char *sql, GError **error, const char *types, ...)
{
    g_autoptr (GError) fault = NULL;
    sqlite3_stmt *statement;
    va_list values;

    g_return_val_if_fail (self != NULL, FALSE);

    statement = prepare (self, sql, error);
    if (statement == NULL)
        return FALSE;
    va_start (values, types);
    bind (statement, types, values);
    va_end (values);

    while (sojourn_sqlite_next (self, statement, &fault)) {
    }
    if (fault == NULL)
        return TRUE;
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
}

/**
 * sojourn_sqlite_in_transaction:
 * @self: a connection
 *
 * Tells whether a transaction is open: a failure may have ended it.
 *
 * Returns: %TRUE if so
 */
gboolean
sojourn_sqlite_in_transaction (SojournSqlite *self)
{
    g_return_val_if_fail (self != NULL, FALSE);

    return sqlite3_get_autocommit (self->database) == 0;
}

/**
 * sojourn_sqlite_dup_text:
 * @statement: a statement at a row
 * @column: counts from 0
 *
 * Copies a text.
 *
 * Returns: (transfer full) (nullable): the text, %NULL for null
 */
char *
sojourn_sqlite_dup_text (sqlite3_stmt *statement, int column)
{
    return g_strdup ((const char *)sqlite3_column_text (statement, column));
}
