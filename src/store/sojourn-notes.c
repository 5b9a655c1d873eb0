/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-notes.h"

#include "sojourn-date.h"

/**
 * sojourn_notes_set:
 * @connection: a connection in a transaction
 * @key: the name of a note
 * @value: (nullable): its value; %NULL takes the note away
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Sets a note of the bookkeeping.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_notes_set (SojournConnection *connection,
                   const char *key,
                   const char *value,
                   GError **error)
{
    g_autoptr (SojournStatement) statement = sojourn_connection_prepare (
        connection,
        value != NULL ? "INSERT INTO notes (key, value) VALUES (?, ?) "
                        "ON CONFLICT DO UPDATE SET value = excluded.value"
                      : "DELETE FROM notes WHERE key = ?",
        error);

    if (statement == NULL)
        return FALSE;
    sojourn_statement_bind_text (statement, 0, key);
    if (value != NULL)
        sojourn_statement_bind_text (statement, 1, value);
    return sojourn_statement_run (statement, error);
}

/**
 * sojourn_notes_read:
 * @connection: a connection
 * @key: the name of a note
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the value; %NULL if there is no such note, and on failure
 *   with @error set
 */
char *
sojourn_notes_read (SojournConnection *connection, const char *key, GError **error)
{
    g_autoptr (SojournStatement) statement =
        sojourn_connection_prepare (connection, "SELECT value FROM notes WHERE key = ?", error);

    if (statement == NULL)
        return NULL;
    sojourn_statement_bind_text (statement, 0, key);
    return sojourn_statement_step (statement, error)
               ? g_strdup (sojourn_statement_get_text (statement, 0))
               : NULL;
}

static gboolean
is_taken (SojournConnection *connection, const char *ref, GError **error)
{
    g_autoptr (SojournStatement) statement =
        sojourn_connection_prepare (connection, "SELECT 1 FROM cases WHERE ref = ?", error);

    if (statement == NULL)
        return FALSE;
    sojourn_statement_bind_text (statement, 0, ref);
    return sojourn_statement_step (statement, error);
}

/**
 * sojourn_notes_next_case_ref:
 * @session: a session in a transaction
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Takes the next reference of a case, such as `MT-2026-0042`: the year, and a number that starts
 * anew each year. Those that were given by hand or came with an import are passed over.
 *
 * Returns: (transfer full): the reference
 */
char *
sojourn_notes_next_case_ref (SojournSession *session, GError **error)
{
    g_autofree char *key = NULL;
    g_autofree char *last = NULL;
    g_autofree char *ref = NULL;
    g_autofree char *number_text = NULL;
    guint64 number;
    int year, month, day;

    sojourn_date_to_ymd (sojourn_session_get_today (session), &year, &month, &day);
    key = g_strdup_printf ("case.number.%d", year);
    last = sojourn_notes_read (session->connection, key, error);
    if (*error != NULL)
        return NULL;

    number = last != NULL ? g_ascii_strtoull (last, NULL, 10) : 0;
    do {
        g_free (ref);
        ref = g_strdup_printf ("MT-%d-%04" G_GUINT64_FORMAT, year, ++number);
    } while (is_taken (session->connection, ref, error));
    number_text = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
    if (*error != NULL || !sojourn_notes_set (session->connection, key, number_text, error))
        return NULL;
    return g_steal_pointer (&ref);
}
