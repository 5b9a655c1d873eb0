/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-search.h"

#include "sojourn-case-list.h"
#include "sojourn-search-index.h"
#include "sojourn-sql.h"
#include "sojourn-text.h"
#include "sojourn-today.h"

#include <string.h>

/* So many cases are sorted as they are found. From more of them on it is quicker to walk the index
 * of the sort and look at each case until there are enough. */
#define FEW_CASES 1000

/* The longest a walk keeps the thread; what it has found till then is a slice as well. */
#define WALK_MICROSECONDS 4000
#define ROWS_PER_LOOK 128

/* After every text that begins with what goes before it. */
#define LAST_CHARACTER "\xf4\x8f\xbf\xbf"

#define LEAVING_DAYS 7

#define CASE_ROWS_FROM SOJOURN_SEARCH_ROW (SOJOURN_KIND_CASE, 0)
#define CASE_ROWS_TO SOJOURN_SEARCH_ROW (SOJOURN_KIND_CASE + 1, 0)

typedef struct {
    const char *key;   /* the column */
    const char *index; /* the index of the column and the id */
    gboolean is_text;
} Sort;

static const Sort sorts[] = {
    [SOJOURN_CASE_SORT_REF] = { "c.ref_key", "case_list_ref", TRUE },
    [SOJOURN_CASE_SORT_NAME] = { "c.name_key", "case_list_name", TRUE },
    [SOJOURN_CASE_SORT_STAGE] = { "c.stage", "case_list_stage", FALSE },
    [SOJOURN_CASE_SORT_URGENCY] = { "c.urgency", "case_list_urgency", FALSE },
    [SOJOURN_CASE_SORT_NEXT_DUE] = { "c.next_due", "case_list_due", FALSE },
    [SOJOURN_CASE_SORT_FINDINGS] = { "c.findings", "case_list_findings", FALSE },
    [SOJOURN_CASE_SORT_OWNER] = { "c.owner_key", "case_list_owner", TRUE },
    [SOJOURN_CASE_SORT_DEPARTURE] = { "c.departure", "case_list_departure", FALSE },
    [SOJOURN_CASE_SORT_UPDATED] = { "c.updated_at", "case_list_updated", FALSE },
};

/* Where the cases are taken from. */
typedef enum {
    SOURCE_SORT, /* all of them, in the order of the sort */
    SOURCE_TEXT, /* those the search finds */
    SOURCE_STAGES,
    SOURCE_BLOCKED,
    SOURCE_DUE,
    SOURCE_LEAVING,
} Source;

static const char *const source_indexes[] = {
    [SOURCE_STAGES] = "case_list_stage",
    [SOURCE_BLOCKED] = "case_list_findings",
    [SOURCE_DUE] = "case_list_due",
    [SOURCE_LEAVING] = "case_list_departure",
};

/* A query as it is answered. */
typedef struct {
    SojournSession *session; /* (unowned) */
    const SojournCaseQuery *query;
    SojournSearchTerms terms; /* (owned) */
    guint stages;             /* a set of bits; all of them if it is not narrowed */
    SojournCaseFlags flags;
    gint64 today;
    Source source;
    char *first; /* (owned) (nullable): cases whose sort key begins with the search come first: from
                    this key on */
    char *last;  /* (owned) (nullable): and up to this */
} Plan;

#define ALL_STAGES ((1u << SOJOURN_N_STAGES) - 1)
#define CLOSED_STAGES                                                                              \
    (SOJOURN_STAGE_BIT (SOJOURN_STAGE_CLOSED) | SOJOURN_STAGE_BIT (SOJOURN_STAGE_WITHDRAWN) |      \
     SOJOURN_STAGE_BIT (SOJOURN_STAGE_DECLINED_INELIGIBLE) |                                       \
     SOJOURN_STAGE_BIT (SOJOURN_STAGE_DECEASED))

static gboolean
is_narrowed (const Plan *plan, Source source)
{
    switch (source) {
    case SOURCE_SORT:
        return FALSE;
    case SOURCE_TEXT:
        return plan->terms.match != NULL;
    case SOURCE_STAGES:
        return plan->stages != ALL_STAGES;
    case SOURCE_BLOCKED:
        return plan->flags & SOJOURN_CASE_BLOCKED;
    case SOURCE_DUE:
        return plan->flags & SOJOURN_CASE_DUE;
    case SOURCE_LEAVING:
        return plan->flags & SOJOURN_CASE_LEAVING;
    }
    g_return_val_if_reached (FALSE);
}

static void
clear_plan (Plan *plan)
{
    sojourn_search_terms_clear (&plan->terms);
    g_free (plan->first);
    g_free (plan->last);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, clear_plan)

static const Sort *
get_sort (const Plan *plan)
{
    return &sorts[sojourn_case_query_get_sort (plan->query)];
}

static void
add_stages (const Plan *plan, SojournSql *sql)
{
    g_autoptr (GString) list = g_string_new ("[");

    for (guint i = 0; i < SOJOURN_N_STAGES; i++) {
        if (plan->stages & SOJOURN_STAGE_BIT (i))
            g_string_append_printf (list, "%s%u", list->len > 1 ? "," : "", i);
    }
    g_string_append_c (list, ']');
    sojourn_sql_add_text (sql, "c.stage IN (SELECT value FROM json_each (?))", list->str);
}

static void
add_filter (const Plan *plan, SojournSql *sql, Source source)
{
    switch (source) {
    case SOURCE_SORT:
        sojourn_sql_add (sql, "1");
        break;
    case SOURCE_TEXT:
        sojourn_sql_add_text (sql, "search MATCH ?", plan->terms.match);
        sojourn_sql_add_integer (sql, " AND search.rowid >= ?", CASE_ROWS_FROM);
        sojourn_sql_add_integer (sql, " AND search.rowid < ?", CASE_ROWS_TO);
        break;
    case SOURCE_STAGES:
        add_stages (plan, sql);
        break;
    case SOURCE_BLOCKED:
        sojourn_sql_add (sql, "c.findings >= 1000");
        break;
    case SOURCE_DUE:
        sojourn_sql_add_integer (sql, "c.next_due <= ?", plan->today);
        break;
    case SOURCE_LEAVING:
        sojourn_sql_add_integer (sql, "c.departure >= ?", plan->today);
        sojourn_sql_add_integer (sql, " AND c.departure <= ?", plan->today + LEAVING_DAYS);
        break;
    }
}

static void
add_from (const Plan *plan, SojournSql *sql, Source source)
{
    if (source == SOURCE_TEXT) {
        sojourn_sql_add_integer (
            sql, " FROM search CROSS JOIN case_list c ON c.id = search.rowid - ?", CASE_ROWS_FROM);
    } else {
        sojourn_sql_add (sql, " FROM case_list c INDEXED BY ");
        sojourn_sql_add (sql,
                         source == SOURCE_SORT ? get_sort (plan)->index : source_indexes[source]);
    }
    sojourn_sql_add (sql, " WHERE ");
    add_filter (plan, sql, source);
}

/* Where the index of the sort is that of a filter, the walk keeps to the filter. */
static void
add_bounds (const Plan *plan, SojournSql *sql)
{
    switch ((int)sojourn_case_query_get_sort (plan->query)) {
    case SOJOURN_CASE_SORT_STAGE:
        sojourn_sql_add_integer (sql, " AND c.stage >= ?", g_bit_nth_lsf (plan->stages, -1));
        sojourn_sql_add_integer (sql, " AND c.stage <= ?", g_bit_nth_msf (plan->stages, -1));
        break;
    case SOJOURN_CASE_SORT_FINDINGS:
        sojourn_sql_add_integer (sql, " AND c.findings >= ?",
                                 is_narrowed (plan, SOURCE_BLOCKED) ? 1000 : 0);
        break;
    case SOJOURN_CASE_SORT_NEXT_DUE:
        sojourn_sql_add_integer (sql, " AND c.next_due <= ?",
                                 is_narrowed (plan, SOURCE_DUE) ? plan->today : G_MAXINT64);
        break;
    case SOJOURN_CASE_SORT_DEPARTURE:
        sojourn_sql_add_integer (sql, " AND c.departure >= ?",
                                 is_narrowed (plan, SOURCE_LEAVING) ? plan->today : G_MININT64);
        break;
    }
}

/* What a case must be besides: whether it is, as a value. */
static void
add_conditions (const Plan *plan, SojournSql *sql)
{
    sojourn_sql_add (sql, "1");
    for (Source source = SOURCE_STAGES; source <= SOURCE_LEAVING; source++) {
        if (source == plan->source || !is_narrowed (plan, source))
            continue;
        sojourn_sql_add (sql, " AND ");
        if (source == SOURCE_STAGES) /* not an index to walk, only a look at the row */
            sojourn_sql_add_integer (sql, "(? >> c.stage) & 1", plan->stages);
        else
            add_filter (plan, sql, source);
    }
    if (plan->flags & SOJOURN_CASE_WARNED)
        sojourn_sql_add (sql, " AND c.warnings > 0");

    /* The index of the search finds a few too many, and a walk does not use it at all. */
    for (guint i = 0; plan->terms.needles != NULL && plan->terms.needles[i] != NULL; i++) {
        sojourn_sql_add_integer (
            sql, " AND instr ((SELECT text FROM search_texts WHERE id = c.id + ?)", CASE_ROWS_FROM);
        sojourn_sql_add_text (sql, ", ?) > 0", plan->terms.needles[i]);
    }
}

/* How many there are, up to a few. */
static gboolean
count_source (const Plan *plan, Source source, gint64 *count, GError **error)
{
    g_autoptr (SojournSql) sql = sojourn_sql_new ();
    g_autoptr (SojournStatement) statement = NULL;

    if (source == SOURCE_TEXT) {
        sojourn_sql_add (sql, "SELECT count(*) FROM (SELECT 1 FROM search WHERE ");
        add_filter (plan, sql, source);
    } else {
        sojourn_sql_add (sql, "SELECT count(*) FROM (SELECT 1");
        add_from (plan, sql, source);
    }
    sojourn_sql_add_integer (sql, " LIMIT ?)", FEW_CASES + 1);
    statement = sojourn_sql_prepare (sql, plan->session->connection, error);
    if (statement != NULL && sojourn_statement_step (statement, error))
        *count = sojourn_statement_get_integer (statement, 0);
    return *error == NULL;
}

static gboolean
choose_source (Plan *plan, GError **error)
{
    gint64 fewest = FEW_CASES + 1;

    plan->source = SOURCE_SORT;
    for (Source source = SOURCE_TEXT; source <= SOURCE_LEAVING; source++) {
        gint64 count = 0;

        if (!is_narrowed (plan, source))
            continue;
        if (!count_source (plan, source, &count, error))
            return FALSE;
        if (count < fewest) {
            fewest = count;
            plan->source = source;
        }
    }
    return TRUE;
}

static gboolean
set_beginning (Plan *plan, char *first, gboolean *found, GError **error)
{
    g_autoptr (SojournSql) sql = sojourn_sql_new ();
    g_autoptr (SojournStatement) row = NULL;

    g_free (plan->first);
    g_free (plan->last);
    plan->first = first;
    plan->last = g_strconcat (first, LAST_CHARACTER, NULL);
    sojourn_sql_add (sql, "SELECT 1 FROM case_list c WHERE ");
    sojourn_sql_add (sql, get_sort (plan)->key);
    sojourn_sql_add_text (sql, " >= ?", plan->first);
    sojourn_sql_add (sql, " AND ");
    sojourn_sql_add (sql, get_sort (plan)->key);
    sojourn_sql_add_text (sql, " < ? LIMIT 1", plan->last);
    row = sojourn_sql_prepare (sql, plan->session->connection, error);
    *found = *first != '\0' && row != NULL && sojourn_statement_step (row, error);
    return *error == NULL;
}

/* A number at the end of what was typed may be whole, or go on: the keys of references hold numbers
 * in their full width. */
static gboolean
plan_beginning (Plan *plan, const char *text, GError **error)
{
    gboolean ref = sojourn_case_query_get_sort (plan->query) == SOJOURN_CASE_SORT_REF;
    g_autofree char *stem = g_strdup (text);
    gboolean found = FALSE;
    gsize length = strlen (stem);

    if (!get_sort (plan)->is_text)
        return TRUE;
    if (!set_beginning (
            plan, ref ? sojourn_case_list_make_ref_key (text) : sojourn_text_collation_key (text),
            &found, error))
        return FALSE;
    while (length > 0 && g_ascii_isdigit (stem[length - 1]))
        stem[--length] = '\0';
    if (!found && ref &&
        !set_beginning (plan, sojourn_case_list_make_ref_key (stem), &found, error))
        return FALSE;
    if (!found)
        g_clear_pointer (&plan->first, g_free);
    return TRUE;
}

static gboolean
plan_query (Plan *plan, SojournSession *session, const SojournCaseQuery *query, GError **error)
{
    const char *text = sojourn_case_query_get_text (query);

    plan->session = session;
    plan->query = query;
    plan->flags = sojourn_case_query_get_flags (query);
    plan->stages = sojourn_case_query_get_stages (query) & ALL_STAGES;
    if (plan->stages == 0)
        plan->stages = ALL_STAGES;
    if (plan->flags & SOJOURN_CASE_OPEN)
        plan->stages &= ~CLOSED_STAGES;
    plan->today = sojourn_session_get_today (session);
    if (text != NULL) {
        sojourn_search_terms_init (&plan->terms, text);
        if (!plan_beginning (plan, text, error))
            return FALSE;
    }
    return choose_source (plan, error);
}

/* The cases whose key begins with the search, or the others. */
static void
add_phase (const Plan *plan, SojournSql *sql, SojournCasePhase phase)
{
    const char *key = get_sort (plan)->key;

    if (plan->first == NULL)
        return;
    sojourn_sql_add (sql, phase == SOJOURN_CASE_PHASE_BEGINNING ? " AND " : " AND NOT (");
    sojourn_sql_add (sql, key);
    sojourn_sql_add_text (sql, " >= ?", plan->first);
    sojourn_sql_add (sql, " AND ");
    sojourn_sql_add (sql, key);
    sojourn_sql_add_text (sql, phase == SOJOURN_CASE_PHASE_BEGINNING ? " < ?" : " < ?)",
                          plan->last);
}

/* What is walked of a phase: a comparison of key and id in one would have SQLite look at every case
 * of the same key anew, and after an import all have the same. */
typedef enum {
    PART_ALL,      /* from its beginning */
    PART_SAME_KEY, /* after a place, as long as the key stays */
    PART_BEYOND,   /* the keys after it */
} Part;

static void
add_key (const Plan *plan, SojournSql *sql, const char *comparison, const SojournCasePlace *place)
{
    const Sort *sort = get_sort (plan);

    sojourn_sql_add (sql, " AND ");
    sojourn_sql_add (sql, sort->key);
    sojourn_sql_add (sql, comparison);
    if (sort->is_text)
        sojourn_sql_add_text (sql, "?", place->text);
    else
        sojourn_sql_add_integer (sql, "?", place->number);
}

static void
add_place (const Plan *plan, SojournSql *sql, const SojournCasePlace *place, Part part)
{
    const Sort *sort = get_sort (plan);
    gboolean descending = sojourn_case_query_get_order (plan->query) == SOJOURN_SORT_DESCENDING;
    const char *way = descending ? " DESC" : "";

    if (part == PART_SAME_KEY) {
        add_key (plan, sql, " = ", place);
        sojourn_sql_add_integer (sql, descending ? " AND c.id < ?" : " AND c.id > ?", place->id);
    } else if (part == PART_BEYOND) {
        add_key (plan, sql, descending ? " < " : " > ", place);
    }
    sojourn_sql_add (sql, " ORDER BY ");
    sojourn_sql_add (sql, sort->key);
    sojourn_sql_add (sql, way);
    sojourn_sql_add (sql, ", c.id");
    sojourn_sql_add (sql, way);
}

static SojournStatement *
prepare_part (
    const Plan *plan, SojournSql *sql, const SojournCasePlace *place, Part part, GError **error)
{
    sojourn_sql_add (sql, "SELECT c.id, ");
    sojourn_sql_add (sql, get_sort (plan)->key);
    sojourn_sql_add (sql, ", ");
    add_conditions (plan, sql);
    add_from (plan, sql, plan->source);
    if (plan->source == SOURCE_SORT)
        add_bounds (plan, sql);
    add_phase (plan, sql, place->phase);
    add_place (plan, sql, place, part);
    return sojourn_sql_prepare (sql, plan->session->connection, error);
}

static void
keep_place (const Plan *plan, SojournStatement *row, SojournCasePlace *place)
{
    place->id = sojourn_statement_get_integer (row, 0);
    if (get_sort (plan)->is_text)
        g_set_str (&place->text, sojourn_statement_get_text (row, 1));
    else
        place->number = sojourn_statement_get_integer (row, 1);
}

/* Goes on until there are enough ids or the time is up; TRUE at the end of the part. */
static gboolean
walk_part (const Plan *plan,
           SojournCasePlace *place,
           Part part,
           GArray *ids,
           guint limit,
           gint64 deadline,
           GError **error)
{
    g_autoptr (SojournSql) sql = sojourn_sql_new ();
    g_autoptr (SojournStatement) row = prepare_part (plan, sql, place, part, error);
    guint looked = 0;

    while (row != NULL && sojourn_statement_step (row, error)) {
        gint64 id = sojourn_statement_get_integer (row, 0);

        if (sojourn_statement_get_integer (row, 2))
            g_array_append_val (ids, id);
        if (ids->len < limit &&
            (++looked % ROWS_PER_LOOK != 0 || g_get_monotonic_time () < deadline))
            continue;
        keep_place (plan, row, place);
        return FALSE;
    }
    return *error == NULL;
}

/* The same from @place on; TRUE at the end of the phase. */
static gboolean
walk_phase (const Plan *plan,
            SojournCasePlace *place,
            GArray *ids,
            guint limit,
            gint64 deadline,
            GError **error)
{
    if (place->id == 0)
        return walk_part (plan, place, PART_ALL, ids, limit, deadline, error);
    return walk_part (plan, place, PART_SAME_KEY, ids, limit, deadline, error) &&
           walk_part (plan, place, PART_BEYOND, ids, limit, deadline, error);
}

static gboolean
walk (const Plan *plan, SojournCasePlace *place, GArray *ids, guint limit, GError **error)
{
    gint64 deadline = g_get_monotonic_time () + WALK_MICROSECONDS;

    while (place->phase != SOJOURN_CASE_PHASE_END &&
           walk_phase (plan, place, ids, limit, deadline, error)) {
        place->phase++;
        place->id = 0;
    }
    return *error == NULL;
}

/**
 * sojourn_case_search_run:
 * @session: a session
 * @query: a query
 * @after: (nullable): the slice that goes before, or %NULL for the first
 * @limit: how many ids at most, at least 1
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Reads a run of ids in the order of a query. It may have fewer than @limit, even none, although
 * there are more.
 *
 * Returns: (transfer full): the slice
 */
SojournCaseSlice *
sojourn_case_search_run (SojournSession *session,
                         const SojournCaseQuery *query,
                         const SojournCaseSlice *after,
                         guint limit,
                         GError **error)
{
    g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), MIN (limit, 4096));
    g_auto (SojournCasePlace) place = { 0 };
    g_auto (Plan) plan = { 0 };

    if (!plan_query (&plan, session, query, error))
        return NULL;
    if (after != NULL)
        sojourn_case_place_copy (sojourn_case_slice_get_place (after), &place);
    else if (plan.first == NULL)
        place.phase = SOJOURN_CASE_PHASE_OTHERS;
    return walk (&plan, &place, ids, limit, error)
               ? sojourn_case_slice_new (g_steal_pointer (&ids), &place)
               : NULL;
}

static gboolean
count_stages (SojournSession *session, guint stages, gint64 *count, GError **error)
{
    g_autoptr (SojournStatement) statement = sojourn_connection_prepare (
        session->connection, "SELECT sum(cases) FROM stage_counts WHERE (? >> stage) & 1", error);

    if (statement == NULL)
        return FALSE;
    sojourn_statement_bind_integer (statement, 0, stages);
    if (sojourn_statement_step (statement, error))
        *count = sojourn_statement_get_integer (statement, 0);
    return *error == NULL;
}

static gboolean
count_plan (const Plan *plan, gint64 *count, GError **error)
{
    g_autoptr (SojournSql) sql = sojourn_sql_new ();
    g_autoptr (SojournStatement) statement = NULL;

    if (plan->terms.match == NULL && !(plan->flags & ~SOJOURN_CASE_OPEN))
        return count_stages (plan->session, plan->stages, count, error);

    sojourn_sql_add (sql, "SELECT count(*)");
    add_from (plan, sql, plan->source);
    sojourn_sql_add (sql, " AND ");
    add_conditions (plan, sql);
    statement = sojourn_sql_prepare (sql, plan->session->connection, error);
    if (statement != NULL && sojourn_statement_step (statement, error))
        *count = sojourn_statement_get_integer (statement, 0);
    return *error == NULL;
}

/**
 * sojourn_case_search_count:
 * @session: a session
 * @query: a query
 * @count: (out): how many cases it finds
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Counts the cases of a query; without a search and flags that takes no time.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_case_search_count (SojournSession *session,
                           const SojournCaseQuery *query,
                           gint64 *count,
                           GError **error)
{
    g_auto (Plan) plan = { 0 };

    *count = 0;
    return plan_query (&plan, session, query, error) && count_plan (&plan, count, error);
}

static SojournCaseRow *
read_row (SojournStatement *row)
{
    SojournCaseRow *self = g_atomic_rc_box_new0 (SojournCaseRow);

    self->id = sojourn_statement_get_integer (row, 0);
    g_strlcpy (self->uuid, sojourn_statement_get_text (row, 1), sizeof self->uuid);
    self->ref = g_strdup (sojourn_statement_get_text (row, 2));
    self->name = sojourn_case_list_read_name (row, 17, 3);
    self->stage = sojourn_statement_get_integer (row, 4);
    self->urgency = (int)sojourn_statement_get_integer (row, 5);
    self->owner = g_strdup (sojourn_statement_get_text (row, 6));
    self->condition = (int)sojourn_statement_get_integer (row, 7);
    self->residence = g_strdup (sojourn_statement_get_text (row, 8));
    self->next_due = sojourn_statement_get_integer (row, 9);
    self->next_task = g_strdup (sojourn_statement_get_text (row, 10));
    self->departure = sojourn_statement_get_integer (row, 11);
    self->updated_at = sojourn_statement_get_integer (row, 12);
    self->blockers = sojourn_statement_get_integer (row, 13);
    self->warnings = sojourn_statement_get_integer (row, 14);
    self->requests = sojourn_statement_get_integer (row, 15);
    self->quotes = sojourn_statement_get_integer (row, 16);
    return self;
}

/**
 * sojourn_case_search_load_rows:
 * @session: a session
 * @ids: (element-type gint64): rows of cases
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Loads lines of the list.
 *
 * Returns: (transfer full) (element-type SojournCaseRow): the lines in the order of @ids; cases
 * that are gone are left out
 */
GPtrArray *
sojourn_case_search_load_rows (SojournSession *session, GArray *ids, GError **error)
{
    g_autoptr (GPtrArray) rows =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_case_row_unref);
    g_autoptr (SojournStatement) statement = sojourn_connection_prepare (
        session->connection,
        "SELECT id, uuid, ref, name, stage, urgency, owner, condition, residence, next_due, "
        "next_task, departure, updated_at, blockers, warnings, requests, quotes, alias FROM "
        "case_list "
        "WHERE id = ?",
        error);

    if (statement == NULL)
        return NULL;
    for (guint i = 0; i < ids->len && *error == NULL; i++) {
        sojourn_statement_bind_integer (statement, 0, g_array_index (ids, gint64, i));
        if (sojourn_statement_step (statement, error))
            g_ptr_array_add (rows, read_row (statement));
        sojourn_statement_reset (statement);
    }
    return *error == NULL ? g_steal_pointer (&rows) : NULL;
}
