/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-findings.h"

#include "sojourn-case-list.h"
#include "sojourn-case-reader.h"
#include "sojourn-notes.h"
#include "sojourn-rules.h"
#include "sojourn-text.h"

/* The longest title of a task */
#define TITLE_CHARS 200

/* What was said of a case before. */
typedef struct {
    GString *text;        /* (owned): all of it */
    GHashTable *blockers; /* (owned) (element-type utf8): the rule and the key of what blocked */
} Before;

static void
clear_before (Before *before)
{
    g_string_free (before->text, TRUE);
    g_hash_table_unref (before->blockers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Before, clear_before)

static void
add_said (GString *text,
          const char *rule,
          const char *key,
          gint64 severity,
          const char *place,
          const char *field,
          const char *sentence,
          gboolean overridden)
{
    g_string_append_printf (text, "%s|%s|%" G_GINT64_FORMAT "|%s|%s|%s|%d\n", rule, key, severity,
                            place, field != NULL ? field : "", sentence, overridden);
}

static const char *
get_field_name (const SojournPlace *place)
{
    return place->field != SOJOURN_NO_FIELD
               ? sojourn_kind_get_field (place->kind, place->field)->name
               : NULL;
}

static gboolean
load_before (SojournSession *session, gint64 case_id, Before *before, GError **error)
{
    g_autoptr (SojournStatement) row = sojourn_connection_prepare (
        session->connection,
        "SELECT rule, key, severity, place, field, sentence, overridden, blocking FROM findings "
        "WHERE case_id = ? ORDER BY id",
        error);

    before->text = g_string_new (NULL);
    before->blockers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    if (row == NULL)
        return FALSE;
    sojourn_statement_bind_integer (row, 0, case_id);
    while (sojourn_statement_step (row, error)) {
        const char *rule = sojourn_statement_get_text (row, 0);
        const char *key = sojourn_statement_get_text (row, 1);

        add_said (before->text, rule, key, sojourn_statement_get_integer (row, 2),
                  sojourn_statement_get_text (row, 3), sojourn_statement_get_text (row, 4),
                  sojourn_statement_get_text (row, 5), sojourn_statement_get_integer (row, 6) != 0);
        if (sojourn_statement_get_integer (row, 7))
            g_hash_table_add (before->blockers, g_strdup_printf ("%s %s", rule, key));
    }
    return *error == NULL;
}

static gboolean
says_the_same (const Before *before, const GPtrArray *findings)
{
    g_autoptr (GString) now = g_string_new (NULL);

    for (guint i = 0; i < findings->len; i++) {
        const SojournFinding *finding = findings->pdata[i];
        const SojournPlace *place = sojourn_finding_get_place (finding);

        add_said (now, sojourn_finding_get_rule (finding), sojourn_finding_get_key (finding),
                  sojourn_finding_get_severity (finding), place->uuid, get_field_name (place),
                  sojourn_finding_get_message (finding), sojourn_finding_is_overridden (finding));
    }
    return g_string_equal (now, before->text);
}

static gboolean
delete_findings (SojournSession *session, gint64 case_id, GError **error)
{
    g_autoptr (SojournStatement) statement = sojourn_connection_prepare (
        session->connection, "DELETE FROM findings WHERE case_id = ?", error);

    if (statement == NULL)
        return FALSE;
    sojourn_statement_bind_integer (statement, 0, case_id);
    return sojourn_statement_run (statement, error);
}

static gboolean
insert_finding (SojournSession *session, gint64 case_id, SojournFinding *finding, GError **error)
{
    const SojournPlace *place = sojourn_finding_get_place (finding);
    g_autoptr (SojournStatement) statement = sojourn_connection_prepare (
        session->connection,
        "INSERT INTO findings (case_id, rule, key, severity, place_kind, place, field, sentence, "
        "overridden, blocking) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        error);

    if (statement == NULL)
        return FALSE;
    sojourn_statement_bind_integer (statement, 0, case_id);
    sojourn_statement_bind_text (statement, 1, sojourn_finding_get_rule (finding));
    sojourn_statement_bind_text (statement, 2, sojourn_finding_get_key (finding));
    sojourn_statement_bind_integer (statement, 3, sojourn_finding_get_severity (finding));
    sojourn_statement_bind_text (statement, 4, sojourn_kind_get_info (place->kind)->name);
    sojourn_statement_bind_text (statement, 5, place->uuid);
    sojourn_statement_bind_text (statement, 6, get_field_name (place));
    sojourn_statement_bind_text (statement, 7, sojourn_finding_get_message (finding));
    sojourn_statement_bind_integer (statement, 8, sojourn_finding_is_overridden (finding));
    sojourn_statement_bind_integer (statement, 9, sojourn_finding_is_blocking (finding));
    return sojourn_statement_run (statement, error);
}

static gboolean
store_findings (SojournSession *session, gint64 case_id, GPtrArray *findings, GError **error)
{
    if (!delete_findings (session, case_id, error))
        return FALSE;
    for (guint i = 0; i < findings->len; i++) {
        if (!insert_finding (session, case_id, findings->pdata[i], error))
            return FALSE;
    }
    return TRUE;
}

/* Today; 0, so that whoever works in the language of the findings has the rules look again, if
 * another program writes them in another. */
static gboolean
read_checked_on (SojournSession *session, gint64 *day, GError **error)
{
    g_autofree char *ours = sojourn_findings_dup_wording ();
    g_autofree char *theirs =
        sojourn_notes_read (session->connection, SOJOURN_FINDINGS_NOTE, error);

    *day = theirs == NULL || g_str_equal (ours, theirs) ? sojourn_session_get_today (session) : 0;
    return *error == NULL;
}

static gboolean
store_counts (SojournSession *session, gint64 case_id, GPtrArray *findings, GError **error)
{
    guint blockers = 0, warnings = 0;
    gint64 day;

    for (guint i = 0; i < findings->len; i++) {
        const SojournFinding *finding = findings->pdata[i];

        blockers += sojourn_finding_is_blocking (finding);
        warnings += sojourn_finding_get_severity (finding) == SOJOURN_SEVERITY_WARN &&
                    !sojourn_finding_is_overridden (finding);
    }
    return read_checked_on (session, &day, error) &&
           sojourn_case_list_set_findings (session->connection, case_id, blockers, warnings, day,
                                           error);
}

static const SojournRecord *
find_task (const SojournSnapshot *snapshot, const char *rule, const char *key)
{
    const GPtrArray *tasks = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_TASK);

    for (guint i = 0; i < tasks->len; i++) {
        const SojournRecord *task = tasks->pdata[i];

        if (g_strcmp0 (sojourn_record_get_text (task, SOJOURN_TASK_RULE), rule) == 0 &&
            g_strcmp0 (sojourn_record_get_text (task, SOJOURN_TASK_SUBJECT), key) == 0)
            return task;
    }
    return NULL;
}

static gboolean
set_done (SojournTransaction *transaction, const SojournRecord *task, gboolean done, GError **error)
{
    g_autoptr (SojournRecord) copy = sojourn_record_copy (task);

    if (done)
        sojourn_record_set_integer (
            copy, SOJOURN_TASK_DONE_AT,
            sojourn_clock_now (sojourn_transaction_get_session (transaction)->clock));
    else
        sojourn_record_clear (copy, SOJOURN_TASK_DONE_AT);
    return sojourn_transaction_update (transaction, copy, error);
}

static gboolean
add_task (SojournTransaction *transaction,
          const SojournSnapshot *snapshot,
          const SojournFinding *finding,
          GError **error)
{
    g_autoptr (SojournRecord) task = sojourn_record_new (SOJOURN_KIND_TASK);

    sojourn_record_set_text (task, SOJOURN_TASK_CASE,
                             sojourn_record_get_uuid (sojourn_snapshot_get_case (snapshot)));
    sojourn_record_take_text (
        task, SOJOURN_TASK_TITLE,
        sojourn_text_ellipsize (sojourn_finding_get_title (finding), TITLE_CHARS));
    sojourn_record_set_text (task, SOJOURN_TASK_RULE, sojourn_finding_get_rule (finding));
    sojourn_record_set_text (task, SOJOURN_TASK_SUBJECT, sojourn_finding_get_key (finding));
    return sojourn_transaction_insert (transaction, task, error);
}

/* A blocker that is new brings its task, or brings it back; one that was there before leaves the
 * task as the coordinator set it. */
static gboolean
open_tasks (SojournTransaction *transaction,
            const SojournSnapshot *snapshot,
            GPtrArray *findings,
            GHashTable *before,
            GHashTable *now,
            GError **error)
{
    for (guint i = 0; i < findings->len; i++) {
        const SojournFinding *finding = findings->pdata[i];
        const char *rule = sojourn_finding_get_rule (finding);
        const char *key = sojourn_finding_get_key (finding);
        g_autofree char *name = g_strdup_printf ("%s %s", rule, key);
        const SojournRecord *task;

        if (!sojourn_finding_is_blocking (finding) || !g_hash_table_add (now, g_strdup (name)) ||
            g_hash_table_contains (before, name))
            continue;
        task = find_task (snapshot, rule, key);
        if (task == NULL ? !add_task (transaction, snapshot, finding, error)
                         : sojourn_record_has (task, SOJOURN_TASK_DONE_AT) &&
                               !set_done (transaction, task, FALSE, error))
            return FALSE;
    }
    return TRUE;
}

/* A task of the rules is done when nothing blocks any more. */
static gboolean
close_tasks (SojournTransaction *transaction,
             const SojournSnapshot *snapshot,
             GHashTable *now,
             GError **error)
{
    const GPtrArray *tasks = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_TASK);

    for (guint i = 0; i < tasks->len; i++) {
        const SojournRecord *task = tasks->pdata[i];
        const char *rule = sojourn_record_get_text (task, SOJOURN_TASK_RULE);
        g_autofree char *name =
            g_strdup_printf ("%s %s", rule != NULL ? rule : "",
                             sojourn_record_get_text (task, SOJOURN_TASK_SUBJECT));

        if (rule != NULL && !sojourn_record_has (task, SOJOURN_TASK_DONE_AT) &&
            !g_hash_table_contains (now, name) && !set_done (transaction, task, TRUE, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
refresh_tasks (SojournTransaction *transaction,
               const SojournSnapshot *snapshot,
               GPtrArray *findings,
               GHashTable *before,
               GError **error)
{
    g_autoptr (GHashTable) now = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

    return open_tasks (transaction, snapshot, findings, before, now, error) &&
           close_tasks (transaction, snapshot, now, error);
}

/* Nothing is to be done any more about a case that is closed. */
static GPtrArray *
evaluate (SojournSession *session, const SojournSnapshot *snapshot)
{
    switch (sojourn_record_get_integer (sojourn_snapshot_get_case (snapshot), SOJOURN_CASE_STAGE,
                                        SOJOURN_STAGE_LEAD)) {
    case SOJOURN_STAGE_CLOSED:
    case SOJOURN_STAGE_WITHDRAWN:
    case SOJOURN_STAGE_DECLINED_INELIGIBLE:
    case SOJOURN_STAGE_DECEASED:
        return g_ptr_array_new ();
    default:
        return sojourn_rules_evaluate (snapshot, sojourn_clock_now (session->clock),
                                       session->settings);
    }
}

/**
 * sojourn_findings_dup_wording:
 *
 * Returns: (transfer full): what the sentences of findings depend on besides the case: the language
 *   of the process and the version, whose rules may say it otherwise
 */
char *
sojourn_findings_dup_wording (void)
{
    return g_strdup_printf ("%s %s", g_get_language_names ()[0], SOJOURN_VERSION);
}

/**
 * sojourn_findings_refresh:
 * @transaction: a transaction
 * @case_id: the row of a case
 * @changed: (out): whether they say something else than before
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Has the rules look at a case as it is now, stores what they say, and opens and closes the tasks
 * that follow from it.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_findings_refresh (SojournTransaction *transaction,
                          gint64 case_id,
                          gboolean *changed,
                          GError **error)
{
    SojournSession *session = sojourn_transaction_get_session (transaction);
    g_autoptr (SojournSnapshot) snapshot =
        sojourn_case_reader_load (session->repository, case_id, error);
    g_autoptr (GPtrArray) findings = NULL;
    g_auto (Before) before = { 0 };

    *changed = FALSE;
    if (!load_before (session, case_id, &before, error) || snapshot == NULL)
        return FALSE;
    if (sojourn_snapshot_get_case (snapshot) == NULL)
        return TRUE;
    findings = evaluate (session, snapshot);
    *changed = !says_the_same (&before, findings);
    return store_counts (session, case_id, findings, error) &&
           (!*changed || (store_findings (session, case_id, findings, error) &&
                          refresh_tasks (transaction, snapshot, findings, before.blockers, error)));
}
