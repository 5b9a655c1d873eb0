/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-reach.h"

static gboolean
follow (SojournConnection *connection,
        SojournKind kind,
        const SojournField *field,
        gint64 id,
        GHashTable *cases,
        GError **error)
{
    const SojournKindInfo *info = sojourn_kind_get_info (kind);
    gboolean part = info->flags & SOJOURN_KIND_CASE_PART;
    g_autofree char *sql = g_strdup_printf ("SELECT DISTINCT %s FROM %s WHERE %s_id = ?",
                                            part ? "case_id" : "id", info->plural, field->name);
    g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_autoptr (SojournStatement) statement = sojourn_connection_prepare (connection, sql, error);

    if (statement == NULL)
        return FALSE;
    sojourn_statement_bind_integer (statement, 0, id);
    while (sojourn_statement_step (statement, error)) {
        gint64 row = sojourn_statement_get_integer (statement, 0);

        g_array_append_val (found, row);
    }
    sojourn_statement_reset (g_steal_pointer (&statement));

    for (guint i = 0; *error == NULL && i < found->len; i++)
        sojourn_reach_collect (connection, part ? SOJOURN_KIND_CASE : kind,
                               g_array_index (found, gint64, i), cases, error);
    return *error == NULL;
}

/**
 * sojourn_reach_collect:
 * @connection: a connection
 * @kind: a kind of record that is not part of a case
 * @id: the row of the record
 * @cases: (element-type gint64): where the rows of the cases are added
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Collects the cases that refer to a record, be it through others: the cases of a person, the cases
 * that have an option of a clinic on their shortlist.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_reach_collect (
    SojournConnection *connection, SojournKind kind, gint64 id, GHashTable *cases, GError **error)
{
    if (kind == SOJOURN_KIND_CASE) {
        g_hash_table_add (cases, g_memdup2 (&id, sizeof id));
        return TRUE;
    }
    for (SojournKind other = kind; other < SOJOURN_N_KINDS; other++) {
        const SojournKindInfo *info = sojourn_kind_get_info (other);

        for (guint i = 0; i < info->n_fields; i++) {
            if (info->fields[i].type == SOJOURN_FIELD_REFERENCE && info->fields[i].target == kind &&
                !follow (connection, other, &info->fields[i], id, cases, error))
                return FALSE;
        }
    }
    return TRUE;
}
