/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-desk-search.h"

#include "sojourn-case-list.h"
#include "sojourn-catalogue-fields.h"
#include "sojourn-person.h"
#include "sojourn-repository.h"
#include "sojourn-search-hit.h"
#include "sojourn-search-index.h"
#include "sojourn-sql.h"

/* What people look for most comes first. */
static const SojournKind first_kinds[] = { SOJOURN_KIND_CASE, SOJOURN_KIND_PERSON,
                                           SOJOURN_KIND_CLINIC, SOJOURN_KIND_OPTION,
                                           SOJOURN_KIND_TRIAL };

static void
add_needles (SojournSql *sql, const SojournSearchTerms *terms)
{
    for (guint i = 0; terms->needles[i] != NULL; i++)
        sojourn_sql_add_text (
            sql, " AND instr ((SELECT text FROM search_texts WHERE id = search.rowid), ?) > 0",
            terms->needles[i]);
}

/* The rows of the index from @first on and before @last, the newest first. */
static gboolean
find_rows (SojournSession *session,
           const SojournSearchTerms *terms,
           gint64 first,
           gint64 last,
           guint limit,
           GArray *rows,
           GError **error)
{
    g_autoptr (SojournSql) sql = sojourn_sql_new ();
    g_autoptr (SojournStatement) statement = NULL;

    sojourn_sql_add_text (sql, "SELECT rowid FROM search WHERE search MATCH ?", terms->match);
    sojourn_sql_add_integer (sql, " AND rowid >= ?", first);
    sojourn_sql_add_integer (sql, " AND rowid < ?", last);
    add_needles (sql, terms);
    sojourn_sql_add_integer (sql, " ORDER BY rowid DESC LIMIT ?", limit);
    statement = sojourn_sql_prepare (sql, session->connection, error);
    while (statement != NULL && sojourn_statement_step (statement, error)) {
        gint64 row = sojourn_statement_get_integer (statement, 0);

        g_array_append_val (rows, row);
    }
    return *error == NULL;
}

static gboolean
find_all (SojournSession *session,
          const SojournSearchTerms *terms,
          guint limit,
          GArray *rows,
          GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS (first_kinds) && rows->len < limit; i++) {
        if (!find_rows (session, terms, SOJOURN_SEARCH_ROW (first_kinds[i], 0),
                        SOJOURN_SEARCH_ROW (first_kinds[i] + 1, 0), limit - rows->len, rows, error))
            return FALSE;
    }
    /* The parts of cases come after the case in the order of kinds. */
    return rows->len >= limit ||
           find_rows (session, terms, SOJOURN_SEARCH_ROW (SOJOURN_KIND_CASE + 1, 0),
                      SOJOURN_SEARCH_ROW (SOJOURN_N_KINDS, 0), limit - rows->len, rows, error);
}

static const char *
find_title (const SojournRecord *record)
{
    SojournKind kind = sojourn_record_get_kind (record);
    const SojournKindInfo *info = sojourn_kind_get_info (kind);

    for (guint i = 0; i < info->n_fields; i++) {
        if (info->fields[i].flags & SOJOURN_FIELD_SEARCHED &&
            info->fields[i].type == SOJOURN_FIELD_TEXT && sojourn_record_has (record, i))
            return sojourn_record_get_text (record, i);
    }
    return sojourn_kind_get_label (kind);
}

static const char *
find_place (const SojournRecord *record)
{
    switch ((int)sojourn_record_get_kind (record)) {
    case SOJOURN_KIND_CLINIC:
        return sojourn_record_get_text (record, SOJOURN_CLINIC_CITY);
    case SOJOURN_KIND_TRIAL:
        return sojourn_record_get_text (record, SOJOURN_TRIAL_TITLE);
    default:
        return NULL;
    }
}

/* The case of a part; of a companion the newest. A patient is found with the case. */
static gboolean
describe_case (SojournSession *session, SojournSearchHit *hit, gint64 row, GError **error)
{
    gboolean person = hit->kind == SOJOURN_KIND_PERSON;
    g_autofree char *sql =
        person ? g_strdup ("SELECT c.uuid, c.ref, c.alias, c.name FROM case_list c WHERE c.id = "
                           "(SELECT max(case_id) FROM companions WHERE person_id = ?)")
               : g_strdup_printf (
                     "SELECT c.uuid, c.ref, c.alias, c.name FROM case_list c WHERE c.id = "
                     "(SELECT %s FROM %s WHERE id = ?)",
                     hit->kind == SOJOURN_KIND_CASE ? "id" : "case_id",
                     sojourn_kind_get_info (hit->kind)->plural);
    g_autoptr (SojournStatement) statement =
        sojourn_connection_prepare (session->connection, sql, error);
    g_autofree char *name = NULL;

    if (statement == NULL)
        return FALSE;
    sojourn_statement_bind_integer (statement, 0, SOJOURN_SEARCH_ID (row));
    if (!sojourn_statement_step (statement, error))
        return *error == NULL;
    hit->case_uuid = g_strdup (sojourn_statement_get_text (statement, 0));
    name = sojourn_case_list_read_name (statement, 2, 3);
    if (hit->kind == SOJOURN_KIND_CASE) {
        g_set_str ((char **)&hit->title, name);
        hit->subtitle = g_strdup (sojourn_statement_get_text (statement, 1));
    } else {
        hit->subtitle = g_strjoin (" · ", sojourn_statement_get_text (statement, 1), name, NULL);
    }
    return TRUE;
}

static gboolean
describe_option (SojournSession *session,
                 SojournSearchHit *hit,
                 const SojournRecord *option,
                 GError **error)
{
    g_autoptr (SojournRecord) clinic =
        sojourn_repository_load (session->repository, SOJOURN_KIND_CLINIC,
                                 sojourn_record_get_text (option, SOJOURN_OPTION_CLINIC), error);

    if (clinic != NULL)
        hit->subtitle = g_strdup (sojourn_record_get_text (clinic, SOJOURN_CLINIC_NAME));
    return *error == NULL;
}

static SojournSearchHit *
describe (SojournSession *session, gint64 row, GError **error)
{
    SojournKind kind = SOJOURN_SEARCH_KIND (row);
    g_autoptr (SojournRecord) record =
        sojourn_repository_load_id (session->repository, kind, SOJOURN_SEARCH_ID (row), error);
    g_autoptr (SojournSearchHit) hit = g_atomic_rc_box_new0 (SojournSearchHit);
    gboolean good = TRUE;

    if (record == NULL)
        return NULL;
    hit->kind = kind;
    g_strlcpy (hit->uuid, sojourn_record_get_uuid (record), sizeof hit->uuid);
    hit->title = kind == SOJOURN_KIND_PERSON ? sojourn_person_dup_name (record)
                                             : g_strdup (find_title (record));
    if (kind == SOJOURN_KIND_OPTION)
        good = describe_option (session, hit, record, error);
    else if (sojourn_kind_get_info (kind)->flags & SOJOURN_KIND_CATALOGUE)
        hit->subtitle = g_strdup (find_place (record));
    else
        good = describe_case (session, hit, row, error);
    return good ? g_steal_pointer (&hit) : NULL;
}

/**
 * sojourn_desk_search:
 * @session: a session
 * @text: what a person typed
 * @limit: how many hits at most
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Searches all there is: cases first, then people, clinics, options and trials, then the parts of
 * cases; of each kind the newest first.
 *
 * Returns: (transfer full) (element-type SojournSearchHit): the hits
 */
GPtrArray *
sojourn_desk_search (SojournSession *session, const char *text, guint limit, GError **error)
{
    g_autoptr (GPtrArray) hits =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_search_hit_unref);
    g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
    g_auto (SojournSearchTerms) terms = { 0 };

    sojourn_search_terms_init (&terms, text);
    if (terms.match != NULL && !find_all (session, &terms, limit, rows, error))
        return NULL;
    for (guint i = 0; i < rows->len; i++) {
        SojournSearchHit *hit = describe (session, g_array_index (rows, gint64, i), error);

        if (*error != NULL)
            return NULL;
        if (hit != NULL)
            g_ptr_array_add (hits, hit);
    }
    return g_steal_pointer (&hits);
}
