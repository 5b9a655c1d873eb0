/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sql.h"

typedef struct {
    char *text;    /* (owned) (nullable) */
    gint64 number; /* if there is no text */
} Value;

struct _SojournSql {
    GString *text;  /* (owned) */
    GArray *values; /* (owned) (element-type Value) */
};

static void
clear_value (gpointer data)
{
    Value *value = data;

    g_free (value->text);
}

/**
 * sojourn_sql_new:
 *
 * Returns: (transfer full): an empty query
 */
SojournSql *
sojourn_sql_new (void)
{
    SojournSql *self = g_new0 (SojournSql, 1);

    self->text = g_string_new (NULL);
    self->values = g_array_new (FALSE, FALSE, sizeof (Value));
    g_array_set_clear_func (self->values, clear_value);
    return self;
}

/**
 * sojourn_sql_free:
 * @self: (transfer full): a query
 *
 * Frees the query. A statement prepared from it must be reset before.
 */
void
sojourn_sql_free (SojournSql *self)
{
    g_string_free (self->text, TRUE);
    g_array_unref (self->values);
    g_free (self);
}

/**
 * sojourn_sql_add:
 * @self: a query
 * @part: SQL without a place for a value
 *
 * Adds a part.
 */
void
sojourn_sql_add (SojournSql *self, const char *part)
{
    g_string_append (self->text, part);
}

/**
 * sojourn_sql_add_text:
 * @self: a query
 * @part: SQL with one `?`
 * @value: what it stands for
 *
 * Adds a part with a text.
 */
void
sojourn_sql_add_text (SojournSql *self, const char *part, const char *value)
{
    Value entry = { .text = g_strdup (value) };

    g_string_append (self->text, part);
    g_array_append_val (self->values, entry);
}

/**
 * sojourn_sql_add_integer:
 * @self: a query
 * @part: SQL with one `?`
 * @value: what it stands for
 *
 * Adds a part with a number.
 */
void
sojourn_sql_add_integer (SojournSql *self, const char *part, gint64 value)
{
    Value entry = { .number = value };

    g_string_append (self->text, part);
    g_array_append_val (self->values, entry);
}

/**
 * sojourn_sql_prepare:
 * @self: a query
 * @connection: a connection
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Gets the query ready, its values bound. @self must outlive its use.
 *
 * Returns: (transfer none) (nullable): the statement
 */
SojournStatement *
sojourn_sql_prepare (SojournSql *self, SojournConnection *connection, GError **error)
{
    SojournStatement *statement = sojourn_connection_prepare (connection, self->text->str, error);

    for (guint i = 0; statement != NULL && i < self->values->len; i++) {
        const Value *value = &g_array_index (self->values, Value, i);

        if (value->text != NULL)
            sojourn_statement_bind_text (statement, (int)i, value->text);
        else
            sojourn_statement_bind_integer (statement, (int)i, value->number);
    }
    return statement;
}
