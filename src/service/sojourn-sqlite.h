/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct _SojournSqlite SojournSqlite;

SojournSqlite *sojourn_sqlite_open (const char *path, GError **error);
void sojourn_sqlite_close (SojournSqlite *self);
gboolean sojourn_sqlite_run_script (SojournSqlite *self, const char *sql, GError **error);
gboolean
sojourn_sqlite_run (SojournSqlite *self, const char *sql, GError **error, const char *types, ...);
sqlite3_stmt *
sojourn_sqlite_query (SojournSqlite *self, const char *sql, GError **error, const char *types, ...);
gboolean sojourn_sqlite_next (SojournSqlite *self, sqlite3_stmt *statement, GError **error);
gboolean sojourn_sqlite_in_transaction (SojournSqlite *self);
char *sojourn_sqlite_dup_text (sqlite3_stmt *statement, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournSqlite, sojourn_sqlite_close)

G_END_DECLS
