/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-connection.h"

#include "sojourn-connection-error.h"
#include "sojourn-file.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

/* Steps of the virtual machine between two looks at the cancellable, about a millisecond. */
#define STEPS_PER_LOOK 20000

/* How long to wait for a program that is just closing the file. */
#define BUSY_MILLISECONDS 250

struct _SojournConnection {
    sqlite3 *handle;           /* (owned) */
    char *path;                /* (owned) */
    SojournFileClaim *claim;   /* (owned) */
    GHashTable *statements;    /* (owned) (element-type utf8 SojournStatement) */
    GCancellable *cancellable; /* (owned) (nullable): of the read that runs */
    gboolean read_only;
    gboolean cautious; /* no write-ahead log, because of where the file lies */
};

struct _SojournStatement {
    SojournConnection *connection; /* (unowned) */
    sqlite3_stmt *handle;          /* (owned) */
};

/* In this order: the lock is taken before the first read, so no other program ever has a log open
 * at the same time (https://www.sqlite.org/wal.html, “the WAL-reset bug”). */
static const char setup_script[] = "PRAGMA locking_mode = EXCLUSIVE;"
                                   "PRAGMA trusted_schema = OFF;"
                                   "PRAGMA cell_size_check = ON;"
                                   "PRAGMA mmap_size = 0;"
                                   "PRAGMA temp_store = MEMORY;"
                                   "PRAGMA cache_size = -16000;"
                                   "PRAGMA foreign_keys = ON;"
                                   "PRAGMA recursive_triggers = OFF;"
                                   "PRAGMA secure_delete = ON;"
                                   "PRAGMA synchronous = FULL;"
                                   "PRAGMA journal_size_limit = 8388608;";

static void
free_statement (gpointer data)
{
    SojournStatement *statement = data;

    sqlite3_finalize (statement->handle);
    g_free (statement);
}

static gboolean
fail (SojournConnection *self, GError **error)
{
    int code = sqlite3_extended_errcode (self->handle);

    /* What the disk did not take may be lost although later writes seem to succeed: stop writing.
     * https://wiki.postgresql.org/wiki/Fsync_Errors */
    if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC)
        self->read_only = TRUE;
    sojourn_connection_set_error (self->handle, self->path, error);
    return FALSE;
}

static int
on_connection_progress_cb (void *data)
{
    SojournConnection *self = data;

    return g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
open_handle (SojournConnection *self, SojournConnectionMode mode, GError **error)
{
    g_autofree char *escaped = g_uri_escape_string (self->path, "/", FALSE);
    g_autofree char *uri = g_strconcat (
        "file:", escaped, mode == SOJOURN_CONNECTION_READ_ONLY ? "?immutable=1" : NULL, NULL);
    int flags =
        SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
        (mode == SOJOURN_CONNECTION_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);

    if (sqlite3_open_v2 (uri, &self->handle, flags, NULL) != SQLITE_OK)
        return fail (self, error);
    if (mode == SOJOURN_CONNECTION_READ_WRITE && sqlite3_db_readonly (self->handle, "main")) {
        sojourn_connection_set_read_only_error (self->path, error);
        return FALSE;
    }

    sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_busy_timeout (self->handle, BUSY_MILLISECONDS);
    sqlite3_progress_handler (self->handle, STEPS_PER_LOOK, on_connection_progress_cb, self);
    return TRUE;
}

static gboolean
set_journal (SojournConnection *self, GError **error)
{
    const char *wanted = self->cautious ? "delete" : "wal";
    g_autofree char *sql = g_strconcat ("PRAGMA journal_mode = ", wanted, NULL);
    g_autofree char *got = sojourn_connection_read_text (self, sql, error);

    if (got == NULL)
        return FALSE;
    if (g_str_equal (got, wanted))
        return TRUE;
    g_set_error_literal (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_OPEN,
                         _ ("The database cannot keep a log where it lies. Nothing was changed; "
                            "move it to another disk."));
    return FALSE;
}

/**
 * sojourn_connection_open:
 * @path: a database that is there
 * @mode: what it is opened for
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Opens a database as this application wants it: locked for itself alone, with every safeguard
 * SQLite has. Opening changes nothing in the file.
 *
 * Returns: (transfer full): the connection
 */
SojournConnection *
sojourn_connection_open (const char *path, SojournConnectionMode mode, GError **error)
{
    g_autoptr (SojournConnection) self = g_new0 (SojournConnection, 1);

    self->path = g_strdup (path);
    self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_statement);
    self->read_only = mode == SOJOURN_CONNECTION_READ_ONLY;
    self->cautious = sojourn_file_is_remote (path);
    self->claim = sojourn_file_claim (path, error);
    if (self->claim == NULL || !open_handle (self, mode, error) ||
        !sojourn_connection_execute (self, setup_script, error))
        return NULL;
    if (self->read_only)
        return sojourn_connection_execute (self, "PRAGMA query_only = ON", error)
                   ? g_steal_pointer (&self)
                   : NULL;

    /* Until the file was found to be one of ours and to be read by this version, closing it leaves
     * its log alone. */
    sojourn_connection_set_keep_log (self, TRUE);
    return set_journal (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * sojourn_connection_close:
 * @self: (transfer full): a connection
 *
 * Closes the database; what a transaction has not committed is taken back.
 */
void
sojourn_connection_close (SojournConnection *self)
{
    g_hash_table_unref (self->statements);
    if (self->handle != NULL && sqlite3_close_v2 (self->handle) != SQLITE_OK)
        g_warning ("The database could not be closed in order");
    g_clear_pointer (&self->claim, sojourn_file_claim_release);
    g_clear_object (&self->cancellable);
    g_free (self->path);
    g_free (self);
}

/**
 * sojourn_connection_get_path:
 * @self: a connection
 *
 * Returns: (transfer none): the file
 */
const char *
sojourn_connection_get_path (const SojournConnection *self)
{
    return self->path;
}

/**
 * sojourn_connection_is_read_only:
 * @self: a connection
 *
 * Returns: whether nothing can be written: as asked for, or since the disk failed
 */
gboolean
sojourn_connection_is_read_only (const SojournConnection *self)
{
    return self->read_only;
}

/**
 * sojourn_connection_is_cautious:
 * @self: a connection
 *
 * Returns: whether the file lies on a disk of the network, where SQLite is slower and less safe
 */
gboolean
sojourn_connection_is_cautious (const SojournConnection *self)
{
    return self->cautious;
}

/**
 * sojourn_connection_set_cancellable:
 * @self: a connection
 * @cancellable: (nullable): stops what runs when it is cancelled
 *
 * Sets what stops the statements that run from now on, with %SOJOURN_STORE_ERROR_CANCELLED. Only
 * for reads: a transaction is never stopped half-way.
 */
void
sojourn_connection_set_cancellable (SojournConnection *self, GCancellable *cancellable)
{
    g_set_object (&self->cancellable, cancellable);
}

/**
 * sojourn_connection_set_max_pages:
 * @self: a connection
 * @pages: the most pages the file may have, each of 4096 bytes
 *
 * Limits the size of the file; what goes beyond fails with %SOJOURN_STORE_ERROR_FULL.
 */
void
sojourn_connection_set_max_pages (SojournConnection *self, gint64 pages)
{
    g_autofree char *sql = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT, pages);

    sojourn_connection_execute (self, sql, NULL);
}

/**
 * sojourn_connection_set_keep_log:
 * @self: a connection
 * @keep: whether closing leaves the write-ahead log as it is
 *
 * Tells whether closing may move the content of the log into the file.
 */
void
sojourn_connection_set_keep_log (SojournConnection *self, gboolean keep)
{
    sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep, NULL);
}

/**
 * sojourn_connection_prepare:
 * @self: a connection
 * @sql: one statement, with `?` where values are bound
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Gets a statement ready. It is compiled the first time and kept.
 *
 * Returns: (transfer none) (nullable): the statement; hold it as an autoptr to end its use
 */
SojournStatement *
sojourn_connection_prepare (SojournConnection *self, const char *sql, GError **error)
{
    SojournStatement *statement = g_hash_table_lookup (self->statements, sql);
    sqlite3_stmt *handle;

    if (statement != NULL) {
        g_assert (!sqlite3_stmt_busy (statement->handle));
        return statement;
    }
    if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL) !=
        SQLITE_OK) {
        fail (self, error);
        return NULL;
    }

    statement = g_new0 (SojournStatement, 1);
    statement->connection = self;
    statement->handle = handle;
    g_hash_table_insert (self->statements, g_strdup (sql), statement);
    return statement;
}

/**
 * sojourn_connection_execute:
 * @self: a connection
 * @script: statements without parameters
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Runs a script that the application brings along.
 *
 * Returns: %TRUE if all of it ran
 */
gboolean
sojourn_connection_execute (SojournConnection *self, const char *script, GError **error)
{
    return sqlite3_exec (self->handle, script, NULL, NULL, NULL) == SQLITE_OK || fail (self, error);
}

/**
 * sojourn_connection_read_integer:
 * @self: a connection
 * @sql: a query without parameters
 * @value: (out): its first column in its first row, or 0 without one
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_connection_read_integer (SojournConnection *self,
                                 const char *sql,
                                 gint64 *value,
                                 GError **error)
{
    g_autoptr (SojournStatement) statement = sojourn_connection_prepare (self, sql, error);
    g_autoptr (GError) failure = NULL;

    *value = 0;
    if (statement == NULL)
        return FALSE;
    if (sojourn_statement_step (statement, &failure))
        *value = sojourn_statement_get_integer (statement, 0);
    if (failure == NULL)
        return TRUE;
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
}

/**
 * sojourn_connection_read_text:
 * @self: a connection
 * @sql: a query without parameters
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): its first column in its first row, empty if there is none,
 * or %NULL on failure
 */
char *
sojourn_connection_read_text (SojournConnection *self, const char *sql, GError **error)
{
    g_autoptr (SojournStatement) statement = sojourn_connection_prepare (self, sql, error);
    g_autoptr (GError) failure = NULL;
    g_autofree char *text = NULL;

    if (statement == NULL)
        return NULL;
    if (sojourn_statement_step (statement, &failure))
        text = g_strdup (sojourn_statement_get_text (statement, 0));
    if (failure != NULL) {
        g_propagate_error (error, g_steal_pointer (&failure));
        return NULL;
    }
    return text != NULL ? g_steal_pointer (&text) : g_strdup ("");
}

/**
 * sojourn_connection_get_last_id:
 * @self: a connection
 *
 * Returns: the row of the last insert
 */
gint64
sojourn_connection_get_last_id (const SojournConnection *self)
{
    return sqlite3_last_insert_rowid (self->handle);
}

/**
 * sojourn_connection_get_changes:
 * @self: a connection
 *
 * Returns: how many rows the last statement inserted, updated or deleted
 */
int
sojourn_connection_get_changes (const SojournConnection *self)
{
    return sqlite3_changes (self->handle);
}

/**
 * sojourn_connection_begin:
 * @self: a connection
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Begins a transaction that may write.
 *
 * Returns: %TRUE if it began
 */
gboolean
sojourn_connection_begin (SojournConnection *self, GError **error)
{
    g_assert (self->cancellable == NULL);

    if (self->read_only) {
        sojourn_connection_set_read_only_error (self->path, error);
        return FALSE;
    }
    return sojourn_connection_execute (self, "BEGIN IMMEDIATE", error);
}

/* The version is written again, because that writes the first page, and with it the mark of the
 * file into the log: see sojourn_file_mark(). */
static gboolean
write_first_page (SojournConnection *self, GError **error)
{
    g_autofree char *sql = NULL;
    gint64 version;

    if (!sojourn_connection_read_integer (self, "PRAGMA user_version", &version, error))
        return FALSE;
    sql = g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT, version);
    return sojourn_connection_execute (self, sql, error);
}

/**
 * sojourn_connection_commit:
 * @self: a connection in a transaction
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Makes the transaction last. If that fails, it is taken back as a whole.
 *
 * Returns: %TRUE if it is on the disk
 */
gboolean
sojourn_connection_commit (SojournConnection *self, GError **error)
{
    if (write_first_page (self, error) && sojourn_connection_execute (self, "COMMIT", error))
        return TRUE;
    sojourn_connection_rollback (self);
    return FALSE;
}

/**
 * sojourn_connection_rollback:
 * @self: a connection
 *
 * Takes back what the transaction did, unless SQLite did so by itself, as it does when the disk is
 * full.
 */
void
sojourn_connection_rollback (SojournConnection *self)
{
    if (!sqlite3_get_autocommit (self->handle) &&
        !sojourn_connection_execute (self, "ROLLBACK", NULL))
        self->read_only = TRUE;
}

/**
 * sojourn_statement_bind_text:
 * @self: a statement
 * @parameter: which, from 0 on
 * @value: (nullable): a text that lasts until the statement is reset
 *
 * Binds a text, or NULL.
 */
void
sojourn_statement_bind_text (SojournStatement *self, int parameter, const char *value)
{
    sqlite3_bind_text (self->handle, parameter + 1, value, -1, SQLITE_STATIC);
}

/**
 * sojourn_statement_bind_integer:
 * @self: a statement
 * @parameter: which, from 0 on
 * @value: a number
 *
 * Binds a number.
 */
void
sojourn_statement_bind_integer (SojournStatement *self, int parameter, gint64 value)
{
    sqlite3_bind_int64 (self->handle, parameter + 1, value);
}

/**
 * sojourn_statement_bind_blob:
 * @self: a statement
 * @parameter: which, from 0 on
 * @data: bytes that last until the statement is reset
 * @length: how many there are
 *
 * Binds bytes.
 */
void
sojourn_statement_bind_blob (SojournStatement *self,
                             int parameter,
                             gconstpointer data,
                             gsize length)
{
    sqlite3_bind_blob64 (self->handle, parameter + 1, data, length, SQLITE_STATIC);
}

/**
 * sojourn_statement_bind_null:
 * @self: a statement
 * @parameter: which, from 0 on
 *
 * Binds NULL, as every parameter is that was not bound since the statement was reset.
 */
void
sojourn_statement_bind_null (SojournStatement *self, int parameter)
{
    sqlite3_bind_null (self->handle, parameter + 1);
}

/**
 * sojourn_statement_step:
 * @self: a statement
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Goes to the next row.
 *
 * Returns: %TRUE if there is one; %FALSE at the end, and on failure with @error set
 */
gboolean
sojourn_statement_step (SojournStatement *self, GError **error)
{
    int code = sqlite3_step (self->handle);

    return code == SQLITE_ROW || (code != SQLITE_DONE && fail (self->connection, error));
}

/**
 * sojourn_statement_run:
 * @self: a statement that returns no rows
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Runs a statement and gets it ready for the next time. What was bound stays bound.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_statement_run (SojournStatement *self, GError **error)
{
    gboolean done = sqlite3_step (self->handle) == SQLITE_DONE || fail (self->connection, error);

    sqlite3_reset (self->handle);
    return done;
}

/**
 * sojourn_statement_reset:
 * @self: a statement
 *
 * Ends the use of a statement.
 */
void
sojourn_statement_reset (SojournStatement *self)
{
    sqlite3_reset (self->handle);
    sqlite3_clear_bindings (self->handle);
}

/**
 * sojourn_statement_is_null:
 * @self: a statement that stands on a row
 * @column: which, from 0 on
 *
 * Returns: whether the column is NULL
 */
gboolean
sojourn_statement_is_null (SojournStatement *self, int column)
{
    return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

/**
 * sojourn_statement_get_integer:
 * @self: a statement that stands on a row
 * @column: which, from 0 on
 *
 * Returns: the number, or 0 for NULL
 */
gint64
sojourn_statement_get_integer (SojournStatement *self, int column)
{
    return sqlite3_column_int64 (self->handle, column);
}

/**
 * sojourn_statement_get_text:
 * @self: a statement that stands on a row
 * @column: which, from 0 on
 *
 * Returns: (transfer none) (nullable): the text until the next step, or %NULL for NULL
 */
const char *
sojourn_statement_get_text (SojournStatement *self, int column)
{
    return (const char *)sqlite3_column_text (self->handle, column);
}

/**
 * sojourn_statement_get_blob:
 * @self: a statement that stands on a row
 * @column: which, from 0 on
 * @length: (out): how many bytes there are
 *
 * Returns: (transfer none) (nullable) (array length=length): the bytes until the next step
 */
gconstpointer
sojourn_statement_get_blob (SojournStatement *self, int column, gsize *length)
{
    *length = sqlite3_column_bytes (self->handle, column);
    return sqlite3_column_blob (self->handle, column);
}
