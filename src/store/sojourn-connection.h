/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-store-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The one connection to a database. All of it belongs to the thread of the worker. */
typedef struct _SojournConnection SojournConnection;

/* A prepared statement, owned by its connection and kept for the next time. Columns and parameters
 * count from 0. What is bound must last until the statement is reset, which going out of scope as
 * an autoptr does. */
typedef struct _SojournStatement SojournStatement;

typedef enum {
    SOJOURN_CONNECTION_READ_WRITE,
    SOJOURN_CONNECTION_READ_ONLY, /* nothing writes to the file meanwhile */
} SojournConnectionMode;

SojournConnection *
sojourn_connection_open (const char *path, SojournConnectionMode mode, GError **error);
void sojourn_connection_close (SojournConnection *self);

const char *sojourn_connection_get_path (const SojournConnection *self);
gboolean sojourn_connection_is_read_only (const SojournConnection *self);
gboolean sojourn_connection_is_cautious (const SojournConnection *self);
void sojourn_connection_set_cancellable (SojournConnection *self, GCancellable *cancellable);
void sojourn_connection_set_max_pages (SojournConnection *self, gint64 pages);
void sojourn_connection_set_keep_log (SojournConnection *self, gboolean keep);

SojournStatement *
sojourn_connection_prepare (SojournConnection *self, const char *sql, GError **error);
gboolean sojourn_connection_execute (SojournConnection *self, const char *script, GError **error);
gboolean sojourn_connection_read_integer (SojournConnection *self,
                                          const char *sql,
                                          gint64 *value,
                                          GError **error);
char *sojourn_connection_read_text (SojournConnection *self, const char *sql, GError **error);
gint64 sojourn_connection_get_last_id (const SojournConnection *self);
int sojourn_connection_get_changes (const SojournConnection *self);

gboolean sojourn_connection_begin (SojournConnection *self, GError **error);
gboolean sojourn_connection_commit (SojournConnection *self, GError **error);
void sojourn_connection_rollback (SojournConnection *self);

void sojourn_statement_bind_text (SojournStatement *self, int parameter, const char *value);
void sojourn_statement_bind_integer (SojournStatement *self, int parameter, gint64 value);
void sojourn_statement_bind_blob (SojournStatement *self,
                                  int parameter,
                                  gconstpointer data,
                                  gsize length);
void sojourn_statement_bind_null (SojournStatement *self, int parameter);
gboolean sojourn_statement_step (SojournStatement *self, GError **error);
gboolean sojourn_statement_run (SojournStatement *self, GError **error);
void sojourn_statement_reset (SojournStatement *self);

gboolean sojourn_statement_is_null (SojournStatement *self, int column);
gint64 sojourn_statement_get_integer (SojournStatement *self, int column);
const char *sojourn_statement_get_text (SojournStatement *self, int column);
gconstpointer sojourn_statement_get_blob (SojournStatement *self, int column, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournConnection, sojourn_connection_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournStatement, sojourn_statement_reset)

G_END_DECLS
