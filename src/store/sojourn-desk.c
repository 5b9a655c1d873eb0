/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-desk.h"

#include "sojourn-case-list.h"
#include "sojourn-journey-row.h"
#include "sojourn-request-row.h"
#include "sojourn-time.h"

static const char requests_sql[] =
    "SELECT r.uuid, c.uuid, c.ref, c.name, k.name, o.title, r.status, r.sent_at, r.respond_by, "
    "(SELECT count(*) FROM info_requests WHERE request_id = r.id AND status = 'open'), q.uuid, "
    "q.currency, q.total_minor, q.valid_until, q.received_at, r.needs_review, r.last_error, "
    "c.alias "
    "FROM quote_requests r INDEXED BY quote_requests_status "
    "JOIN case_list c ON c.id = r.case_id JOIN clinics k ON k.id = r.clinic_id "
    "JOIN options o ON o.id = r.option_id LEFT JOIN quotes q ON q.id = (SELECT id FROM quotes "
    "WHERE request_id = r.id ORDER BY version DESC LIMIT 1) "
    "WHERE r.status IN (SELECT value FROM json_each (?)) "
    "ORDER BY coalesce (q.received_at, r.acknowledged_at, r.sent_at, r.queued_at, r.updated_at) "
    "DESC, r.id DESC LIMIT ?";

/* The first and the last ride of a journey, and every stay in hospital. */
static const char journeys_sql[] =
    "SELECT s.uuid, c.uuid, c.ref, c.name, s.type, s.status, s.start_at, s.start_zone, s.title, "
    "s.from_place, s.to_place, c.blockers, "
    "(SELECT id FROM segments WHERE case_id = s.case_id AND status <> 'cancelled' "
    "AND type IN ('flight', 'train', 'road') ORDER BY start_at, id LIMIT 1) = s.id, "
    "(SELECT id FROM segments WHERE case_id = s.case_id AND status <> 'cancelled' "
    "AND type IN ('flight', 'train', 'road') ORDER BY start_at DESC, id DESC LIMIT 1) = s.id, "
    "c.alias "
    "FROM segments s INDEXED BY segments_start JOIN case_list c ON c.id = s.case_id "
    "WHERE s.start_at >= ? AND s.start_at < ? AND s.status <> 'cancelled' "
    "AND s.type IN ('flight', 'train', 'road', 'hospital_stay') ORDER BY s.start_at, s.id";

static gint64
read_instant (SojournStatement *row, int column)
{
    const char *text = sojourn_statement_get_text (row, column);
    gint64 instant;

    return text != NULL && sojourn_time_parse (text, &instant, NULL) ? instant : SOJOURN_NO_TIME;
}

static gint64
read_date (SojournStatement *row, int column)
{
    const char *text = sojourn_statement_get_text (row, column);
    SojournDate date;

    return text != NULL && sojourn_date_parse (text, &date, NULL) ? date : SOJOURN_NO_TIME;
}

static gint64
read_choice (SojournStatement *row, int column, const SojournChoiceSet *set)
{
    gint64 value = 0;

    sojourn_choice_set_find (set, sojourn_statement_get_text (row, column), &value);
    return value;
}

static SojournRequestRow *
read_request (SojournStatement *row)
{
    SojournRequestRow *self = g_atomic_rc_box_new0 (SojournRequestRow);

    g_strlcpy (self->uuid, sojourn_statement_get_text (row, 0), sizeof self->uuid);
    g_strlcpy (self->case_uuid, sojourn_statement_get_text (row, 1), sizeof self->case_uuid);
    self->ref = g_strdup (sojourn_statement_get_text (row, 2));
    self->name = sojourn_case_list_read_name (row, 17, 3);
    self->clinic = g_strdup (sojourn_statement_get_text (row, 4));
    self->option = g_strdup (sojourn_statement_get_text (row, 5));
    self->status = read_choice (row, 6, &sojourn_request_statuses);
    self->sent_at = read_instant (row, 7);
    self->respond_by = read_date (row, 8);
    self->questions = sojourn_statement_get_integer (row, 9);
    self->quote_uuid = g_strdup (sojourn_statement_get_text (row, 10));
    self->quote_currency = g_strdup (sojourn_statement_get_text (row, 11));
    self->quote_total = sojourn_statement_get_integer (row, 12);
    self->valid_until = read_date (row, 13);
    self->received_at = read_instant (row, 14);
    self->needs_review = sojourn_statement_get_integer (row, 15) != 0;
    self->problem = g_strdup (sojourn_statement_get_text (row, 16));
    return self;
}

static char *
list_statuses (guint statuses)
{
    g_autoptr (GString) list = g_string_new ("[");

    for (guint i = 0; i < sojourn_request_statuses.n_choices; i++) {
        if (statuses == 0 || statuses & SOJOURN_REQUEST_BIT (i))
            g_string_append_printf (list, "%s\"%s\"", list->len > 1 ? "," : "",
                                    sojourn_choice_set_get_nick (&sojourn_request_statuses, i));
    }
    g_string_append_c (list, ']');
    return g_string_free (g_steal_pointer (&list), FALSE);
}

/**
 * sojourn_desk_read_requests:
 * @session: a session
 * @statuses: a set of %SOJOURN_REQUEST_BIT, or 0 for all
 * @limit: how many at most
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Reads the quote requests of all cases.
 *
 * Returns: (transfer full) (element-type SojournRequestRow): those something happened to last,
 * first
 */
GPtrArray *
sojourn_desk_read_requests (SojournSession *session, guint statuses, guint limit, GError **error)
{
    g_autoptr (GPtrArray) rows =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_request_row_unref);
    g_autofree char *list = list_statuses (statuses);
    g_autoptr (SojournStatement) statement =
        sojourn_connection_prepare (session->connection, requests_sql, error);

    if (statement == NULL)
        return NULL;
    sojourn_statement_bind_text (statement, 0, list);
    sojourn_statement_bind_integer (statement, 1, limit);
    while (sojourn_statement_step (statement, error))
        g_ptr_array_add (rows, read_request (statement));
    return *error == NULL ? g_steal_pointer (&rows) : NULL;
}

static gboolean
find_milestone (SojournStatement *row, SojournMilestone *milestone)
{
    if (read_choice (row, 4, &sojourn_segment_types) == SOJOURN_SEGMENT_TYPE_HOSPITAL_STAY)
        *milestone = SOJOURN_MILESTONE_ADMISSION;
    else if (sojourn_statement_get_integer (row, 12))
        *milestone = SOJOURN_MILESTONE_DEPARTURE;
    else if (sojourn_statement_get_integer (row, 13))
        *milestone = SOJOURN_MILESTONE_RETURN;
    else
        return FALSE;
    return TRUE;
}

static SojournJourneyRow *
read_journey (SojournStatement *row, SojournMilestone milestone)
{
    SojournJourneyRow *self = g_atomic_rc_box_new0 (SojournJourneyRow);

    g_strlcpy (self->segment_uuid, sojourn_statement_get_text (row, 0), sizeof self->segment_uuid);
    g_strlcpy (self->case_uuid, sojourn_statement_get_text (row, 1), sizeof self->case_uuid);
    self->ref = g_strdup (sojourn_statement_get_text (row, 2));
    self->name = sojourn_case_list_read_name (row, 14, 3);
    self->milestone = milestone;
    self->type = read_choice (row, 4, &sojourn_segment_types);
    self->status = read_choice (row, 5, &sojourn_segment_statuses);
    self->at = read_instant (row, 6);
    self->zone = g_strdup (sojourn_statement_get_text (row, 7));
    self->title = g_strdup (sojourn_statement_get_text (row, 8));
    self->from_place = g_strdup (sojourn_statement_get_text (row, 9));
    self->to_place = g_strdup (sojourn_statement_get_text (row, 10));
    self->blockers = sojourn_statement_get_integer (row, 11);
    return self;
}

/**
 * sojourn_desk_read_journeys:
 * @session: a session
 * @from: the first instant, in seconds since 1970-01-01T00:00:00Z
 * @to: the instant after the last
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Reads the milestones of all journeys in a span of time.
 *
 * Returns: (transfer full) (element-type SojournJourneyRow): the milestones, in the order of time
 */
GPtrArray *
sojourn_desk_read_journeys (SojournSession *session, gint64 from, gint64 to, GError **error)
{
    g_autoptr (GPtrArray) rows =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_journey_row_unref);
    g_autofree char *first = sojourn_time_format (from);
    g_autofree char *last = sojourn_time_format (to);
    g_autoptr (SojournStatement) statement =
        sojourn_connection_prepare (session->connection, journeys_sql, error);

    if (statement == NULL)
        return NULL;
    sojourn_statement_bind_text (statement, 0, first);
    sojourn_statement_bind_text (statement, 1, last);
    while (sojourn_statement_step (statement, error)) {
        SojournMilestone milestone;

        if (find_milestone (statement, &milestone))
            g_ptr_array_add (rows, read_journey (statement, milestone));
    }
    return *error == NULL ? g_steal_pointer (&rows) : NULL;
}
