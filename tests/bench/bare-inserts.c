/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Writes the rows of some tables of a database into another one that has the same tables and
 * indexes but none of the rows, as plainly as SQLite allows: one transaction, one prepared
 * statement a table. The rows are read into memory before; the seconds printed are those of
 * writing. */

#define MOST_TABLES 16
#define SEARCH "search"

#define PRAGMAS                                                                                    \
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA locking_mode = EXCLUSIVE; "      \
    "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY"

typedef struct {
    sqlite3_value **values; /* n_rows * n_columns */
    size_t n_rows;
    int n_columns;
} Rows;

static void
check (sqlite3 *db, int result)
{
    if (result == SQLITE_OK || result == SQLITE_DONE || result == SQLITE_ROW)
        return;
    fprintf (stderr, "bare-inserts: %s\n", sqlite3_errmsg (db));
    exit (1);
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement;

    check (db, sqlite3_prepare_v2 (db, sql, -1, &statement, NULL));
    return statement;
}

static void
run (sqlite3 *db, const char *sql)
{
    check (db, sqlite3_exec (db, sql, NULL, NULL, NULL));
}

static void
take_row (Rows *rows, sqlite3_stmt *select)
{
    size_t columns = (size_t)rows->n_columns;

    /* Whenever the number of rows is a power of two, there is room for as many again. */
    if ((rows->n_rows & (rows->n_rows - 1)) == 0)
        rows->values =
            realloc (rows->values, (rows->n_rows * 2 + 1) * columns * sizeof *rows->values);
    for (size_t i = 0; i < columns; i++)
        rows->values[rows->n_rows * columns + i] =
            sqlite3_value_dup (sqlite3_column_value (select, (int)i));
    rows->n_rows++;
}

static Rows
read_rows (sqlite3 *from, const char *table)
{
    char *sql = sqlite3_mprintf ("SELECT * FROM %s ORDER BY rowid", table);
    sqlite3_stmt *select = prepare (from, sql);
    Rows rows = { NULL, 0, sqlite3_column_count (select) };

    while (sqlite3_step (select) == SQLITE_ROW)
        take_row (&rows, select);
    sqlite3_finalize (select);
    sqlite3_free (sql);
    return rows;
}

static sqlite3_stmt *
prepare_insert (sqlite3 *to, const char *table, int n_columns)
{
    char *marks = sqlite3_mprintf ("?");
    char *sql;
    sqlite3_stmt *insert;

    for (int i = 1; i < n_columns; i++)
        marks = sqlite3_mprintf ("%z, ?", marks);
    sql = sqlite3_mprintf ("INSERT INTO %s VALUES (%s)", table, marks);
    insert = prepare (to, sql);
    sqlite3_free (marks);
    sqlite3_free (sql);
    return insert;
}

static void
write_rows (sqlite3 *to, const char *table, const Rows *rows)
{
    sqlite3_stmt *insert = prepare_insert (to, table, rows->n_columns);

    for (size_t row = 0; row < rows->n_rows; row++) {
        for (int i = 0; i < rows->n_columns; i++)
            sqlite3_bind_value (insert, i + 1,
                                rows->values[row * (size_t)rows->n_columns + (size_t)i]);
        check (to, sqlite3_step (insert));
        sqlite3_reset (insert);
    }
    sqlite3_finalize (insert);
}

static double
now (void)
{
    struct timespec time;

    clock_gettime (CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int
main (int argc, char **argv)
{
    sqlite3 *from, *to;
    Rows rows[MOST_TABLES];
    double began;

    if (argc < 4 || argc - 3 > MOST_TABLES) {
        fprintf (stderr, "Usage: bare-inserts FROM TO TABLE...; search is filled from its texts\n");
        return 2;
    }
    check (NULL, sqlite3_open_v2 (argv[1], &from, SQLITE_OPEN_READONLY, NULL));
    check (NULL, sqlite3_open_v2 (argv[2], &to, SQLITE_OPEN_READWRITE, NULL));
    for (int i = 3; i < argc; i++)
        rows[i - 3] = read_rows (from, strcmp (argv[i], SEARCH) == 0 ? "search_texts" : argv[i]);
    run (to, PRAGMAS);
    began = now ();
    run (to, "BEGIN IMMEDIATE");
    for (int i = 3; i < argc; i++)
        write_rows (to, strcmp (argv[i], SEARCH) == 0 ? "search (rowid, text)" : argv[i],
                    &rows[i - 3]);
    run (to, "COMMIT");
    printf ("%.6f\n", now () - began);
    sqlite3_close (to);
    sqlite3_close (from);
    return 0;
}
