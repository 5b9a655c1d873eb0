/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-agenda-reader.h"

#include "sojourn-case-list.h"
#include "sojourn-date.h"
#include "sojourn-sql.h"

#define SOON_DAYS 7

#define CLOSED_STAGES "11, 13, 14, 15"
G_STATIC_ASSERT (SOJOURN_STAGE_CLOSED == 11 && SOJOURN_STAGE_WITHDRAWN == 13 &&
                 SOJOURN_STAGE_DECLINED_INELIGIBLE == 14 && SOJOURN_STAGE_DECEASED == 15);

/* Each query of Today gives these columns: what it is about (kind, uuid, field, rule), what it
 * says, and its day as a number, a date or an instant. */
enum {
    COLUMN_CASE,
    COLUMN_REF,
    COLUMN_ALIAS,
    COLUMN_NAME,
    COLUMN_KIND,
    COLUMN_UUID,
    COLUMN_FIELD,
    COLUMN_RULE,
    COLUMN_TITLE,
    COLUMN_DAY,
    COLUMN_REASON,
};

#define CASE_COLUMNS "c.uuid, c.ref, c.alias, c.name, "

#define BLOCKED_FROM " FROM case_list c INDEXED BY case_list_findings WHERE c.findings >= 1000"
#define DUE_FROM                                                                                   \
    " FROM tasks t INDEXED BY tasks_open JOIN case_list c ON c.id = t.case_id "                    \
    "WHERE t.done_at IS NULL AND t.due_on <= ?1 AND c.stage NOT IN (" CLOSED_STAGES ")"
#define LEAVING_FROM                                                                               \
    " FROM case_list c INDEXED BY case_list_departure "                                            \
    "WHERE c.departure BETWEEN ?1 AND ?2 AND c.stage NOT IN (" CLOSED_STAGES ")"
#define QUESTIONS_FROM                                                                             \
    " FROM info_requests i INDEXED BY info_requests_status "                                       \
    "JOIN quote_requests r ON r.id = i.request_id JOIN clinics k ON k.id = r.clinic_id "           \
    "JOIN case_list c ON c.id = i.case_id "                                                        \
    "WHERE i.status = 'open' AND c.stage NOT IN (" CLOSED_STAGES ")"
#define QUOTES_FROM                                                                                \
    " FROM quotes q INDEXED BY quotes_state "                                                      \
    "JOIN quote_requests r ON r.id = q.request_id JOIN clinics k ON k.id = r.clinic_id "           \
    "JOIN case_list c ON c.id = q.case_id "                                                        \
    "WHERE q.state = 'open' AND c.stage NOT IN (" CLOSED_STAGES ")"

/* Of the findings of a case the first that blocks stands for it. */
static const char blocked_sql[] =
    "SELECT " CASE_COLUMNS
    "f.place_kind, f.place, f.field, f.rule, f.sentence, c.departure, 0 FROM (SELECT *" BLOCKED_FROM
    " ORDER BY c.departure, c.id LIMIT ?1) c JOIN findings f ON f.id = (SELECT id FROM findings "
    "WHERE case_id = c.id AND blocking = 1 ORDER BY id LIMIT 1) ORDER BY c.departure, c.id";
static const char due_sql[] =
    "SELECT " CASE_COLUMNS "'task', t.uuid, 'title', t.rule, t.title, t.due_on, 1" DUE_FROM
    " ORDER BY t.due_on, t.id LIMIT ?2";
static const char leaving_sql[] =
    "SELECT " CASE_COLUMNS
    "'segment', s.uuid, 'start_at', NULL, s.to_place, c.departure, 5 FROM (SELECT *" LEAVING_FROM
    " ORDER BY c.departure, c.id LIMIT ?3) c JOIN segments s ON s.id = (SELECT id FROM segments "
    "WHERE case_id = c.id AND status <> 'cancelled' AND type IN ('flight', 'train', 'road') "
    "ORDER BY start_at, id LIMIT 1) ORDER BY c.departure, c.id";
static const char replies_sql[] =
    "SELECT * FROM ("
    "SELECT " CASE_COLUMNS
    "'info_request' AS kind, i.uuid, 'question', NULL, k.name, substr (i.asked_at, 1, 10) AS day, "
    "2" QUESTIONS_FROM " UNION ALL "
    "SELECT " CASE_COLUMNS
    "'quote', q.uuid, 'valid_until', NULL, k.name, q.valid_until, 4" QUOTES_FROM
    " AND q.valid_until BETWEEN ?1 AND ?2 UNION ALL "
    "SELECT " CASE_COLUMNS "'quote', q.uuid, NULL, NULL, k.name, substr (q.received_at, 1, 10), "
    "3" QUOTES_FROM " AND (q.valid_until IS NULL OR q.valid_until > ?2)"
    ") ORDER BY day IS NULL, day LIMIT ?3";

static gint64
read_day (SojournStatement *row)
{
    const char *text = sojourn_statement_get_text (row, COLUMN_DAY);
    SojournDate day;

    if (text == NULL)
        return SOJOURN_NO_TIME;
    return sojourn_date_parse (text, &day, NULL) ? day
                                                 : sojourn_statement_get_integer (row, COLUMN_DAY);
}

static SojournAgendaItem *
read_item (SojournStatement *row)
{
    g_autoptr (SojournAgendaItem) item = g_atomic_rc_box_new0 (SojournAgendaItem);
    const char *field = sojourn_statement_get_text (row, COLUMN_FIELD);
    guint index;

    if (!sojourn_kind_find (sojourn_statement_get_text (row, COLUMN_KIND), &item->kind))
        return NULL;
    item->reason = sojourn_statement_get_integer (row, COLUMN_REASON);
    g_strlcpy (item->case_uuid, sojourn_statement_get_text (row, COLUMN_CASE),
               sizeof item->case_uuid);
    g_strlcpy (item->uuid, sojourn_statement_get_text (row, COLUMN_UUID), sizeof item->uuid);
    item->ref = g_strdup (sojourn_statement_get_text (row, COLUMN_REF));
    item->name = sojourn_case_list_read_name (row, COLUMN_ALIAS, COLUMN_NAME);
    item->rule = g_strdup (sojourn_statement_get_text (row, COLUMN_RULE));
    item->title = g_strdup (sojourn_statement_get_text (row, COLUMN_TITLE));
    item->field =
        field != NULL && sojourn_kind_find_field (item->kind, field, &index) ? (int)index : -1;
    item->day = read_day (row);
    return g_steal_pointer (&item);
}

static GPtrArray *
read_items (SojournSql *sql, SojournSession *session, GError **error)
{
    g_autoptr (GPtrArray) items =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_agenda_item_unref);
    g_autoptr (SojournStatement) statement = sojourn_sql_prepare (sql, session->connection, error);

    while (statement != NULL && sojourn_statement_step (statement, error)) {
        SojournAgendaItem *item = read_item (statement);

        if (item != NULL)
            g_ptr_array_add (items, item);
    }
    return *error == NULL ? g_steal_pointer (&items) : NULL;
}

static GPtrArray *
read_blocked (SojournSession *session, GError **error)
{
    g_autoptr (SojournSql) sql = sojourn_sql_new ();

    sojourn_sql_add_integer (sql, blocked_sql, SOJOURN_TODAY_LIMIT);
    return read_items (sql, session, error);
}

static GPtrArray *
read_due (SojournSession *session, const char *today, GError **error)
{
    g_autoptr (SojournSql) sql = sojourn_sql_new ();

    sojourn_sql_add_text (sql, due_sql, today);
    sojourn_sql_add_integer (sql, "", SOJOURN_TODAY_LIMIT);
    return read_items (sql, session, error);
}

static GPtrArray *
read_replies (SojournSession *session, const char *today, const char *soon, GError **error)
{
    g_autoptr (SojournSql) sql = sojourn_sql_new ();

    sojourn_sql_add_text (sql, replies_sql, today);
    sojourn_sql_add_text (sql, "", soon);
    sojourn_sql_add_integer (sql, "", SOJOURN_TODAY_LIMIT);
    return read_items (sql, session, error);
}

static GPtrArray *
read_leaving (SojournSession *session, gint64 today, GError **error)
{
    g_autoptr (SojournSql) sql = sojourn_sql_new ();

    sojourn_sql_add_integer (sql, leaving_sql, today);
    sojourn_sql_add_integer (sql, "", today + SOON_DAYS);
    sojourn_sql_add_integer (sql, "", SOJOURN_TODAY_LIMIT);
    return read_items (sql, session, error);
}

static gboolean
read_count (SojournSql *sql, SojournSession *session, guint *count, GError **error)
{
    g_autoptr (SojournStatement) statement = sojourn_sql_prepare (sql, session->connection, error);

    if (statement != NULL && sojourn_statement_step (statement, error))
        *count += sojourn_statement_get_integer (statement, 0);
    return *error == NULL;
}

static gboolean
count_days (SojournSession *session,
            const char *from,
            gint64 first,
            gint64 last,
            guint *count,
            GError **error)
{
    g_autoptr (SojournSql) sql = sojourn_sql_new ();

    sojourn_sql_add (sql, "SELECT count(*)");
    sojourn_sql_add_integer (sql, from, first);
    if (last != 0)
        sojourn_sql_add_integer (sql, "", last);
    return read_count (sql, session, count, error);
}

static gboolean
count_dates (
    SojournSession *session, const char *from, const char *today, guint *count, GError **error)
{
    g_autoptr (SojournSql) sql = sojourn_sql_new ();

    sojourn_sql_add (sql, "SELECT count(*)");
    if (today != NULL)
        sojourn_sql_add_text (sql, from, today);
    else
        sojourn_sql_add (sql, from);
    return read_count (sql, session, count, error);
}

static gboolean
read_counts (
    SojournSession *session, SojournToday *today, gint64 day, const char *date, GError **error)
{
    return count_dates (session, BLOCKED_FROM, NULL, &today->n_blocked, error) &&
           count_dates (session, DUE_FROM, date, &today->n_due, error) &&
           count_dates (session, QUESTIONS_FROM, NULL, &today->n_replies, error) &&
           count_dates (session, QUOTES_FROM " AND (q.valid_until IS NULL OR q.valid_until >= ?1)",
                        date, &today->n_replies, error) &&
           count_days (session, LEAVING_FROM, day, day + SOON_DAYS, &today->n_leaving, error);
}

static gboolean
read_stages (SojournSession *session, SojournToday *today, GError **error)
{
    g_autoptr (SojournStatement) statement = sojourn_connection_prepare (
        session->connection, "SELECT stage, cases, stage IN (" CLOSED_STAGES ") FROM stage_counts",
        error);

    while (statement != NULL && sojourn_statement_step (statement, error)) {
        gint64 stage = sojourn_statement_get_integer (statement, 0);
        guint cases = sojourn_statement_get_integer (statement, 1);

        if (stage < 0 || stage >= SOJOURN_N_STAGES)
            continue;
        today->stages[stage] = cases;
        today->n_cases += cases;
        if (!sojourn_statement_get_integer (statement, 2))
            today->n_open += cases;
    }
    return *error == NULL;
}

/**
 * sojourn_agenda_reader_load_today:
 * @session: a session
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Reads what needs a hand now.
 *
 * Returns: (transfer full): all that the Today page shows
 */
SojournToday *
sojourn_agenda_reader_load_today (SojournSession *session, GError **error)
{
    g_autoptr (SojournToday) today = g_atomic_rc_box_new0 (SojournToday);
    gint64 day = sojourn_session_get_today (session);
    g_autofree char *date = sojourn_date_format (day);
    g_autofree char *soon = sojourn_date_format (day + SOON_DAYS);

    if ((today->blocked = read_blocked (session, error)) == NULL ||
        (today->due = read_due (session, date, error)) == NULL ||
        (today->replies = read_replies (session, date, soon, error)) == NULL ||
        (today->leaving = read_leaving (session, day, error)) == NULL ||
        !read_counts (session, today, day, date, error) || !read_stages (session, today, error))
        return NULL;
    return g_steal_pointer (&today);
}
