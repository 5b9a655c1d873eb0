/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-connection.h"

G_BEGIN_DECLS

/* A query put together from parts; the values are bound in the order they were added. */
typedef struct _SojournSql SojournSql;

SojournSql *sojourn_sql_new (void);
void sojourn_sql_free (SojournSql *self);
void sojourn_sql_add (SojournSql *self, const char *part);
void sojourn_sql_add_text (SojournSql *self, const char *part, const char *value);
void sojourn_sql_add_integer (SojournSql *self, const char *part, gint64 value);
SojournStatement *
sojourn_sql_prepare (SojournSql *self, SojournConnection *connection, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournSql, sojourn_sql_free)

G_END_DECLS
