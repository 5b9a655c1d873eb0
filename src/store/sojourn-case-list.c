/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-list.h"

#include "sojourn-case-row.h"
#include "sojourn-person.h"
#include "sojourn-search-index.h"
#include "sojourn-text.h"
#include "sojourn-time.h"

/* Digits in a sort key are as wide as the longest number a reference may hold. */
#define NUMBER_WIDTH 10

/**
 * sojourn_case_list_make_ref_key:
 * @ref: (nullable): the reference of a case
 *
 * Makes the key by which references are sorted, numbers by their value: MT-2026-10000 comes after
 * MT-2026-9999.
 *
 * Returns: (transfer full): the key
 */
char *
sojourn_case_list_make_ref_key (const char *ref)
{
    g_autofree char *key = sojourn_text_search_key (ref);
    g_autoptr (GString) padded = g_string_new (NULL);

    for (const char *c = key; *c != '\0';) {
        gsize digits = 0;

        while (g_ascii_isdigit (c[digits]))
            digits++;
        for (gsize i = digits; digits > 0 && i < NUMBER_WIDTH; i++)
            g_string_append_c (padded, '0');
        g_string_append_len (padded, c, (gssize)MAX (digits, 1));
        c += MAX (digits, 1);
    }
    return g_string_free (g_steal_pointer (&padded), FALSE);
}

static gboolean
put_search (SojournConnection *connection,
            gint64 id,
            const SojournRecord *record,
            const SojournRecord *patient,
            gboolean is_new,
            GError **error)
{
    g_autoptr (GString) text = g_string_new (NULL);

    sojourn_search_add_record (text, record);
    if (patient != NULL)
        sojourn_search_add_record (text, patient);
    return sojourn_search_put (connection, SOJOURN_SEARCH_ROW (SOJOURN_KIND_CASE, id), text->str,
                               is_new, error);
}

/**
 * sojourn_case_list_get_parts:
 * @kind: a kind of record
 *
 * Returns: what of the row of a case tells of records of @kind
 */
SojournCaseListParts
sojourn_case_list_get_parts (SojournKind kind)
{
    switch ((int)kind) {
    case SOJOURN_KIND_CASE:
    case SOJOURN_KIND_PERSON:
        return SOJOURN_CASE_LIST_CASE;
    case SOJOURN_KIND_TASK:
        return SOJOURN_CASE_LIST_TASKS;
    case SOJOURN_KIND_SEGMENT:
        return SOJOURN_CASE_LIST_JOURNEY;
    case SOJOURN_KIND_QUOTE_REQUEST:
    case SOJOURN_KIND_QUOTE:
        return SOJOURN_CASE_LIST_QUOTES;
    default:
        return 0;
    }
}

/**
 * sojourn_case_list_put:
 * @connection: a connection in a transaction
 * @id: the row of the case
 * @record: the case
 * @patient: (nullable): its patient
 * @now: the time, in seconds since 1970-01-01T00:00:00Z
 * @is_new: whether the case was not there before
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Writes what the list and the search know of the case itself and of its patient.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_case_list_put (SojournConnection *connection,
                       gint64 id,
                       const SojournRecord *record,
                       const SojournRecord *patient,
                       gint64 now,
                       gboolean is_new,
                       GError **error)
{
    const char *ref = sojourn_record_get_text (record, SOJOURN_CASE_REF);
    const char *owner = sojourn_record_get_text (record, SOJOURN_CASE_OWNER);
    g_autofree char *name = sojourn_person_dup_proper_name (patient);
    g_autofree char *sort_name = sojourn_person_dup_sort_name (patient);
    g_autofree char *name_key = sojourn_text_collation_key (sort_name);
    g_autofree char *owner_key = sojourn_text_collation_key (owner);
    g_autofree char *ref_key = sojourn_case_list_make_ref_key (ref);
    g_autoptr (SojournStatement) statement = sojourn_connection_prepare (
        connection,
        is_new
            ? "INSERT INTO case_list (uuid, ref, ref_key, name, name_key, stage, urgency, owner, "
              "owner_key, condition, residence, updated_at, alias, id) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            : "UPDATE case_list SET uuid = ?, ref = ?, ref_key = ?, name = ?, name_key = ?, "
              "stage = ?, urgency = ?, owner = ?, owner_key = ?, condition = ?, residence = ?, "
              "updated_at = ?, alias = ? WHERE id = ?",
        error);

    if (statement == NULL)
        return FALSE;
    sojourn_statement_bind_text (statement, 0, sojourn_record_get_uuid (record));
    sojourn_statement_bind_text (statement, 1, ref);
    sojourn_statement_bind_text (statement, 2, ref_key);
    sojourn_statement_bind_text (statement, 3, name);
    sojourn_statement_bind_text (statement, 4, name_key);
    sojourn_statement_bind_integer (statement, 5,
                                    sojourn_record_get_integer (record, SOJOURN_CASE_STAGE, 0));
    sojourn_statement_bind_integer (statement, 6,
                                    sojourn_record_get_integer (record, SOJOURN_CASE_URGENCY, -1));
    sojourn_statement_bind_text (statement, 7, owner);
    sojourn_statement_bind_text (statement, 8, owner_key);
    sojourn_statement_bind_integer (
        statement, 9, sojourn_record_get_integer (record, SOJOURN_CASE_CONDITION, -1));
    sojourn_statement_bind_text (
        statement, 10,
        patient != NULL ? sojourn_record_get_text (patient, SOJOURN_PERSON_RESIDENCE) : NULL);
    sojourn_statement_bind_integer (statement, 11, now);
    sojourn_statement_bind_text (
        statement, 12,
        patient != NULL ? sojourn_record_get_text (patient, SOJOURN_PERSON_ALIAS) : NULL);
    sojourn_statement_bind_integer (statement, 13, id);
    return sojourn_statement_run (statement, error) &&
           put_search (connection, id, record, patient, is_new, error);
}

/**
 * sojourn_case_list_read_name:
 * @row: a row of a query of `case_list`
 * @alias: the column of its `alias`
 * @name: the column of its `name`
 *
 * Returns: (transfer full): the patient as shown in lists, in the language of the process
 */
char *
sojourn_case_list_read_name (SojournStatement *row, int alias, int name)
{
    return sojourn_person_format_name (sojourn_statement_get_text (row, alias),
                                       sojourn_statement_get_text (row, name));
}

static gboolean
refresh_tasks (SojournConnection *connection, gint64 id, GError **error)
{
    g_autoptr (SojournStatement) query = sojourn_connection_prepare (
        connection,
        "SELECT due_on, title FROM tasks WHERE case_id = ? AND done_at IS NULL "
        "ORDER BY due_on IS NULL, due_on, id LIMIT 1",
        error);
    g_autoptr (SojournStatement) update = sojourn_connection_prepare (
        connection, "UPDATE case_list SET next_due = ?, next_task = ? WHERE id = ?", error);
    SojournDate due = SOJOURN_NO_TIME;

    if (query == NULL || update == NULL)
        return FALSE;
    sojourn_statement_bind_integer (query, 0, id);
    if (sojourn_statement_step (query, error)) {
        if (!sojourn_statement_is_null (query, 0))
            sojourn_date_parse (sojourn_statement_get_text (query, 0), &due, NULL);
        sojourn_statement_bind_text (update, 1, sojourn_statement_get_text (query, 1));
    }
    if (*error != NULL)
        return FALSE;
    sojourn_statement_bind_integer (update, 0, due);
    sojourn_statement_bind_integer (update, 2, id);
    return sojourn_statement_run (update, error);
}

static SojournDate
find_departure (SojournStatement *row)
{
    SojournDate day;
    gint64 instant;
    int minutes;

    if (sojourn_time_parse (sojourn_statement_get_text (row, 0), &instant, NULL) &&
        sojourn_time_to_local (instant, sojourn_statement_get_text (row, 1), &day, &minutes))
        return day;
    return SOJOURN_NO_TIME;
}

static gboolean
refresh_journey (SojournConnection *connection, gint64 id, GError **error)
{
    g_autoptr (SojournStatement) query = sojourn_connection_prepare (
        connection,
        "SELECT start_at, start_zone FROM segments WHERE case_id = ? AND status <> 'cancelled' "
        "AND type IN ('flight', 'train', 'road') ORDER BY start_at, id LIMIT 1",
        error);
    g_autoptr (SojournStatement) update = sojourn_connection_prepare (
        connection, "UPDATE case_list SET departure = ? WHERE id = ?", error);
    SojournDate departure = SOJOURN_NO_TIME;

    if (query == NULL || update == NULL)
        return FALSE;
    sojourn_statement_bind_integer (query, 0, id);
    if (sojourn_statement_step (query, error))
        departure = find_departure (query);
    if (*error != NULL)
        return FALSE;
    sojourn_statement_bind_integer (update, 0, departure);
    sojourn_statement_bind_integer (update, 1, id);
    return sojourn_statement_run (update, error);
}

static gboolean
refresh_quotes (SojournConnection *connection, gint64 id, GError **error)
{
    g_autoptr (SojournStatement) update = sojourn_connection_prepare (
        connection,
        "UPDATE case_list SET "
        "requests = (SELECT count(*) FROM quote_requests WHERE case_id = ?1 AND status IN "
        "('queued', 'sent', 'acknowledged', 'info_requested')), "
        "quotes = (SELECT count(*) FROM quotes WHERE case_id = ?1 AND state = 'open') "
        "WHERE id = ?1",
        error);

    if (update == NULL)
        return FALSE;
    sojourn_statement_bind_integer (update, 0, id);
    return sojourn_statement_run (update, error);
}

static gboolean
touch (SojournConnection *connection, gint64 id, gint64 now, GError **error)
{
    g_autoptr (SojournStatement) update = sojourn_connection_prepare (
        connection, "UPDATE case_list SET updated_at = ? WHERE id = ?", error);

    if (update == NULL)
        return FALSE;
    sojourn_statement_bind_integer (update, 0, now);
    sojourn_statement_bind_integer (update, 1, id);
    return sojourn_statement_run (update, error);
}

/**
 * sojourn_case_list_refresh:
 * @connection: a connection in a transaction
 * @id: the row of a case
 * @parts: what changed besides the case itself
 * @now: the time, in seconds since 1970-01-01T00:00:00Z
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Writes what the list knows of the parts of a case.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_case_list_refresh (SojournConnection *connection,
                           gint64 id,
                           SojournCaseListParts parts,
                           gint64 now,
                           GError **error)
{
    return (!(parts & SOJOURN_CASE_LIST_TASKS) || refresh_tasks (connection, id, error)) &&
           (!(parts & SOJOURN_CASE_LIST_JOURNEY) || refresh_journey (connection, id, error)) &&
           (!(parts & SOJOURN_CASE_LIST_QUOTES) || refresh_quotes (connection, id, error)) &&
           (parts & SOJOURN_CASE_LIST_CASE || touch (connection, id, now, error));
}

/**
 * sojourn_case_list_set_findings:
 * @connection: a connection in a transaction
 * @id: the row of a case
 * @blockers: how many findings block it
 * @warnings: how many warn
 * @today: the day they are of
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Writes what the rules said of a case.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_case_list_set_findings (SojournConnection *connection,
                                gint64 id,
                                guint blockers,
                                guint warnings,
                                gint64 today,
                                GError **error)
{
    g_autoptr (SojournStatement) update = sojourn_connection_prepare (
        connection,
        "UPDATE case_list SET blockers = ?1, warnings = ?2, findings = ?1 * 1000 + min (?2, 999), "
        "checked_on = ?3 WHERE id = ?4",
        error);

    if (update == NULL)
        return FALSE;
    sojourn_statement_bind_integer (update, 0, blockers);
    sojourn_statement_bind_integer (update, 1, warnings);
    sojourn_statement_bind_integer (update, 2, today);
    sojourn_statement_bind_integer (update, 3, id);
    return sojourn_statement_run (update, error);
}

/**
 * sojourn_case_list_count:
 * @connection: a connection in a transaction
 * @stage: a stage
 * @change: how many cases came to it, or went
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Keeps the count of the cases in a stage.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_case_list_count (SojournConnection *connection, gint64 stage, gint64 change, GError **error)
{
    g_autoptr (SojournStatement) update = sojourn_connection_prepare (
        connection,
        "INSERT INTO stage_counts (stage, cases) VALUES (?1, max (?2, 0)) "
        "ON CONFLICT DO UPDATE SET cases = cases + ?2",
        error);

    if (update == NULL)
        return FALSE;
    sojourn_statement_bind_integer (update, 0, stage);
    sojourn_statement_bind_integer (update, 1, change);
    return sojourn_statement_run (update, error);
}
