/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-store-upkeep.h"

#include "sojourn-store-private.h"

#include "sojourn-backup.h"
#include "sojourn-doctor.h"
#include "sojourn-findings.h"
#include "sojourn-notes.h"
#include "sojourn-transaction.h"

#include <glib/gi18n-lib.h>

/* The longest the rules keep the thread from what a person waits for. */
#define SLICE_MICROSECONDS 3000

/* Looking again at cases, a slice of them. */
typedef struct {
    GWeakRef store;
    gint64 after;  /* the last case that was looked at */
    gint64 looked; /* how many there were */
} Look;

/* What became of it. */
typedef struct {
    SojournReceipt *receipt; /* (owned) (nullable) */
    gint64 after;
    guint looked; /* 0 at the end */
} LookResult;

static LookResult *
copy_look_result (LookResult *self)
{
    LookResult *copy = g_memdup2 (self, sizeof *self);

    if (copy->receipt != NULL)
        sojourn_receipt_ref (copy->receipt);
    return copy;
}

static void
free_look_result (LookResult *self)
{
    g_clear_pointer (&self->receipt, sojourn_receipt_unref);
    g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LookResult, free_look_result)

GType sojourn_look_result_get_type (void);

G_DEFINE_BOXED_TYPE (LookResult, sojourn_look_result, copy_look_result, free_look_result)

static void
free_look (gpointer data)
{
    Look *look = data;

    g_weak_ref_clear (&look->store);
    g_free (look);
}

static gboolean
forget_all (SojournSession *session, const char *made_for, GError **error)
{
    if (!sojourn_connection_begin (session->connection, error))
        return FALSE;
    if (sojourn_connection_execute (session->connection, "UPDATE case_list SET checked_on = 0",
                                    error) &&
        sojourn_notes_set (session->connection, SOJOURN_FINDINGS_NOTE, made_for, error))
        return sojourn_connection_commit (session->connection, error);
    sojourn_connection_rollback (session->connection);
    return FALSE;
}

/* In another language or by other rules the findings read otherwise. */
static gboolean
check_language (SojournSession *session, GError **error)
{
    g_autofree char *now = sojourn_findings_dup_wording ();
    g_autofree char *then = sojourn_notes_read (session->connection, SOJOURN_FINDINGS_NOTE, error);

    return *error == NULL && (g_strcmp0 (now, then) == 0 || forget_all (session, now, error));
}

/* Open cases the rules have not looked at today, and closed ones they have yet to look at. */
static gint64
find_next (SojournSession *session, gint64 after, gint64 today, GError **error)
{
    g_autoptr (SojournStatement) statement = sojourn_connection_prepare (
        session->connection,
        "SELECT id FROM case_list WHERE id > ? AND checked_on <> ? "
        "AND (checked_on = 0 OR stage NOT IN (11, 13, 14, 15)) ORDER BY id LIMIT 1",
        error);

    if (statement == NULL)
        return 0;
    sojourn_statement_bind_integer (statement, 0, after);
    sojourn_statement_bind_integer (statement, 1, today);
    return sojourn_statement_step (statement, error) ? sojourn_statement_get_integer (statement, 0)
                                                     : 0;
}

static gboolean
look_at_slice (SojournTransaction *transaction, LookResult *outcome, GError **error)
{
    SojournSession *session = sojourn_transaction_get_session (transaction);
    gint64 today = sojourn_session_get_today (session);
    gint64 end = g_get_monotonic_time () + SLICE_MICROSECONDS;
    gint64 id;

    while (g_get_monotonic_time () < end &&
           (id = find_next (session, outcome->after, today, error)) != 0) {
        sojourn_transaction_look_again (transaction, id);
        if (!sojourn_transaction_settle (transaction, error))
            return FALSE;
        outcome->after = id;
        outcome->looked++;
    }
    return *error == NULL;
}

static gboolean
is_read_only (const SojournSession *session)
{
    return session->copy != NULL || sojourn_connection_is_read_only (session->connection);
}

static gboolean
look (gpointer session, gpointer data, GCancellable *cancellable, GValue *result, GError **error)
{
    const Look *what = data;
    g_autoptr (SojournTransaction) transaction = NULL;
    g_autoptr (LookResult) outcome = g_new0 (LookResult, 1);

    g_value_init (result, sojourn_look_result_get_type ());
    if (is_read_only (session)) {
        g_value_take_boxed (result, g_steal_pointer (&outcome));
        return TRUE;
    }
    outcome->after = what->after;
    if (what->after == 0 && !check_language (session, error))
        return FALSE;
    /* Translators: who made a task, in the history */
    transaction = sojourn_transaction_begin (session, SOJOURN_TRANSACTION_FINAL, _ ("Sojourn"),
                                             /* Translators: a line of the history */
                                             _ ("Findings looked at again"), error);
    if (transaction == NULL || !look_at_slice (transaction, outcome, error))
        return FALSE;
    if (outcome->looked > 0)
        outcome->receipt = sojourn_transaction_commit (transaction, error);
    if (*error != NULL)
        return FALSE;
    g_value_take_boxed (result, g_steal_pointer (&outcome));
    return TRUE;
}

static void
on_look_done_cb (const GValue *result, gpointer data)
{
    Look *what = data;
    const LookResult *outcome = g_value_get_boxed (result);
    g_autoptr (SojournStore) store = g_weak_ref_get (&what->store);

    if (store != NULL && outcome->receipt != NULL &&
        sojourn_receipt_get_cases (outcome->receipt)->len > 0)
        sojourn_store_announce (store, outcome->receipt);
}

static DexFuture *
refresh_fiber (gpointer user_data)
{
    SojournStore *self = user_data;
    gint64 after = 0, looked = 0;

    for (;;) {
        Look *what = g_new0 (Look, 1);
        g_autoptr (GError) error = NULL;
        g_autoptr (LookResult) outcome = NULL;

        g_weak_ref_init (&what->store, self);
        what->after = after;
        outcome = dex_await_boxed (sojourn_store_run (self, SOJOURN_WORK_BACKGROUND, look,
                                                      on_look_done_cb, what, free_look),
                                   &error);
        if (outcome == NULL)
            return dex_future_new_for_error (g_steal_pointer (&error));
        if (outcome->looked == 0)
            return dex_future_new_for_int64 (looked);
        after = outcome->after;
        looked += outcome->looked;
    }
}

/**
 * sojourn_store_refresh_findings:
 * @self: a store
 *
 * Has the rules look at the cases they have not looked at today: at the start, after midnight, when
 * the language changes. It is done in small slices and only when nothing else is asked for;
 * [signal@Store::changed] tells of the cases whose findings changed. After a transaction that calls
 * for it the store does it by itself.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to an int64, how many cases were
 *   looked at, when there are none left; to 0 at once if nothing can be written
 */
DexFuture *
sojourn_store_refresh_findings (SojournStore *self)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);

    return dex_scheduler_spawn (NULL, 0, refresh_fiber, g_object_ref (self), g_object_unref);
}

static gboolean
set_settings (
    gpointer data, gpointer settings, GCancellable *cancellable, GValue *result, GError **error)
{
    SojournSession *session = data;

    g_clear_pointer (&session->settings, sojourn_rule_settings_unref);
    session->settings = sojourn_rule_settings_ref (settings);
    g_value_init (result, G_TYPE_BOOLEAN);
    g_value_set_boolean (result, TRUE);
    return is_read_only (session) ||
           sojourn_connection_execute (session->connection, "UPDATE case_list SET checked_on = 0",
                                       error);
}

/**
 * sojourn_store_set_rule_settings:
 * @self: a store
 * @settings: the thresholds in force; not to be changed any more
 *
 * Sets by which thresholds the rules judge. Call [method@Store.refresh_findings] afterwards.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to %TRUE
 */
DexFuture *
sojourn_store_set_rule_settings (SojournStore *self, SojournRuleSettings *settings)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);
    g_return_val_if_fail (settings != NULL, NULL);

    return sojourn_store_run (self, SOJOURN_WORK_WRITE, set_settings, NULL,
                              sojourn_rule_settings_ref (settings),
                              (GDestroyNotify)sojourn_rule_settings_unref);
}

static gboolean
back_up (gpointer data, gpointer path, GCancellable *cancellable, GValue *result, GError **error)
{
    SojournSession *session = data;
    gboolean good;

    sojourn_connection_set_cancellable (session->connection, cancellable);
    good = sojourn_backup_write (session->connection, path, error);
    sojourn_connection_set_cancellable (session->connection, NULL);
    g_value_init (result, G_TYPE_BOOLEAN);
    g_value_set_boolean (result, good);
    return good;
}

/**
 * sojourn_store_backup:
 * @self: a store
 * @path: (type filename): where the copy is to be; a file that is there is replaced at the end
 *
 * Writes a copy of the database, for this user alone, reads it back, and only then gives it its
 * name. After a failure, and when the future is dropped, nothing is left behind and an older copy
 * is as it was.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to %TRUE or rejects with
 *   %SOJOURN_STORE_ERROR: OPEN, READ_ONLY, FULL, BUSY, IO or CANCELLED
 */
DexFuture *
sojourn_store_backup (SojournStore *self, const char *path)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);
    g_return_val_if_fail (path != NULL, NULL);

    return sojourn_store_run (self, SOJOURN_WORK_READ, back_up, NULL, g_strdup (path), g_free);
}

static gboolean
check (gpointer data, gpointer unused, GCancellable *cancellable, GValue *result, GError **error)
{
    SojournSession *session = data;
    SojournCheckReport *report;

    sojourn_connection_set_cancellable (session->connection, cancellable);
    report = sojourn_doctor_check (session, error);
    sojourn_connection_set_cancellable (session->connection, NULL);
    if (report == NULL)
        return FALSE;
    g_value_init (result, SOJOURN_TYPE_CHECK_REPORT);
    g_value_take_boxed (result, report);
    return TRUE;
}

/**
 * sojourn_store_check:
 * @self: a store
 *
 * Looks at everything that could be wrong with the database: the file, the references, the history,
 * the search, the list of cases and the permissions. With many cases that takes seconds, in which
 * the store does nothing else.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to a #SojournCheckReport
 */
DexFuture *
sojourn_store_check (SojournStore *self)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);

    return sojourn_store_run (self, SOJOURN_WORK_READ, check, NULL, NULL, NULL);
}
