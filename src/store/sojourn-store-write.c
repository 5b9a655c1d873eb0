/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-store-write.h"

#include "sojourn-store-private.h"

#include "sojourn-transaction.h"

#include <glib/gi18n-lib.h>

#define PROGRESS_MICROSECONDS (100 * 1000)

/* Work that changes the desk. */
typedef struct {
    GWeakRef store;
    SojournChangeSet *changes; /* (owned) (nullable) */
    char *actor;               /* (owned) (nullable) */
    char *case_uuid;           /* (owned) (nullable) */
} Write;

/* What an import reports back to. */
typedef struct {
    SojournProgressFunc func;
    gpointer user_data;     /* (owned) */
    GDestroyNotify destroy; /* (nullable) */
    GMainContext *context;  /* (owned) */
} Progress;

/* One report, on its way to the main context. */
typedef struct {
    Progress *progress; /* (owned) */
    guint64 done;
    guint64 total;
} Report;

typedef struct {
    GWeakRef store;
    GPtrArray *change_sets; /* (owned) (element-type SojournChangeSet) */
    Progress *progress;     /* (owned) (nullable) */
} Import;

static void
free_write (gpointer data)
{
    Write *write = data;

    g_weak_ref_clear (&write->store);
    g_clear_pointer (&write->changes, sojourn_change_set_unref);
    g_free (write->actor);
    g_free (write->case_uuid);
    g_free (write);
}

static void
clear_progress (gpointer data)
{
    Progress *progress = data;

    if (progress->destroy != NULL)
        progress->destroy (progress->user_data);
    g_main_context_unref (progress->context);
}

static void
free_report (gpointer data)
{
    Report *report = data;

    g_atomic_rc_box_release_full (report->progress, clear_progress);
    g_free (report);
}

static gboolean
on_report_idle_cb (gpointer data)
{
    const Report *report = data;

    if (report->total > 0)
        report->progress->func (report->done, report->total, report->progress->user_data);
    return G_SOURCE_REMOVE;
}

/* A total of 0 says nothing and only gives up a reference, on the thread that @progress is for. */
static void
send_report (Progress *progress, guint64 done, guint64 total)
{
    g_autoptr (GSource) source = g_idle_source_new ();
    Report *report = g_new0 (Report, 1);

    *report = (Report){ g_atomic_rc_box_acquire (progress), done, total };
    g_source_set_priority (source, G_PRIORITY_DEFAULT);
    g_source_set_callback (source, on_report_idle_cb, report, free_report);
    g_source_attach (source, progress->context);
}

static void
free_import (gpointer data)
{
    Import *import = data;

    g_weak_ref_clear (&import->store);
    g_ptr_array_unref (import->change_sets);
    if (import->progress != NULL) {
        send_report (import->progress, 0, 0);
        g_atomic_rc_box_release_full (import->progress, clear_progress);
    }
    g_free (import);
}

static gboolean
commit (SojournTransaction *transaction, GValue *result, GError **error)
{
    SojournReceipt *receipt = sojourn_transaction_commit (transaction, error);

    if (receipt == NULL)
        return FALSE;
    g_value_init (result, SOJOURN_TYPE_RECEIPT);
    g_value_take_boxed (result, receipt);
    return TRUE;
}

static gboolean
apply (gpointer session, gpointer data, GCancellable *cancellable, GValue *result, GError **error)
{
    const Write *write = data;
    g_autoptr (SojournTransaction) transaction = sojourn_transaction_begin (
        session, SOJOURN_TRANSACTION_SINGLE, sojourn_change_set_get_actor (write->changes),
        sojourn_change_set_get_summary (write->changes), error);
    gboolean good = transaction != NULL &&
                    sojourn_transaction_perform (transaction, write->changes, error) &&
                    commit (transaction, result, error);

    sojourn_session_report (session);
    return good;
}

static void
on_write_done_cb (const GValue *result, gpointer data)
{
    Write *write = data;
    g_autoptr (SojournStore) store = g_weak_ref_get (&write->store);

    if (store != NULL)
        sojourn_store_announce (store, g_value_get_boxed (result));
}

static gboolean
perform_all (SojournTransaction *transaction, const Import *import, GError **error)
{
    gint64 last_report = 0;

    for (guint i = 0; i < import->change_sets->len; i++) {
        gint64 now = g_get_monotonic_time ();

        if (!sojourn_transaction_perform (transaction, import->change_sets->pdata[i], error))
            return FALSE;
        if (import->progress != NULL && now - last_report >= PROGRESS_MICROSECONDS) {
            send_report (import->progress, i + 1, import->change_sets->len);
            last_report = now;
        }
    }
    return TRUE;
}

static gboolean
apply_all (
    gpointer session, gpointer data, GCancellable *cancellable, GValue *result, GError **error)
{
    const Import *import = data;
    g_autoptr (SojournTransaction) transaction =
        sojourn_transaction_begin (session, SOJOURN_TRANSACTION_SWEEPING, "", _ ("Import"), error);
    gboolean good = transaction != NULL && perform_all (transaction, import, error) &&
                    commit (transaction, result, error);

    sojourn_session_report (session);
    return good;
}

static void
on_import_done_cb (const GValue *result, gpointer data)
{
    Import *import = data;
    g_autoptr (SojournStore) store = g_weak_ref_get (&import->store);

    if (import->progress != NULL)
        import->progress->func (import->change_sets->len, import->change_sets->len,
                                import->progress->user_data);
    if (store != NULL)
        sojourn_store_announce (store, g_value_get_boxed (result));
}

/**
 * sojourn_store_apply:
 * @self: a store
 * @changes: what to change; not to be added to any more
 *
 * Does what a change set says, as a whole or not at all: the records, the history, the search, the
 * list of cases, the findings of the cases it concerns and the tasks that follow from them are one
 * transaction. When the future resolves, it is on the disk.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to a #SojournReceipt or rejects with
 *   %SOJOURN_STORE_ERROR: CONSTRAINT, CONFLICT, NOT_FOUND, FULL, READ_ONLY, IO, CORRUPT or
 * CANCELLED
 */
DexFuture *
sojourn_store_apply (SojournStore *self, SojournChangeSet *changes)
{
    Write *write;

    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);
    g_return_val_if_fail (changes != NULL, NULL);

    write = g_new0 (Write, 1);
    g_weak_ref_init (&write->store, self);
    write->changes = sojourn_change_set_ref (changes);
    return sojourn_store_run (self, SOJOURN_WORK_WRITE, apply, on_write_done_cb, write, free_write);
}

/**
 * sojourn_store_apply_all:
 * @self: a store
 * @change_sets: (element-type SojournChangeSet): what to change, in this order
 * @progress: (nullable) (scope notified): told how many of them are done
 * @user_data: passed to @progress
 * @destroy: (nullable): frees @user_data
 *
 * Does many change sets in one transaction, for an import: all of them or none. The receipt
 * [method@Receipt.is_sweeping] and cannot be undone. The rules look at the cases afterwards, when
 * there is nothing else to do; [method@Store.refresh_findings] waits for that.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to a #SojournReceipt or rejects as
 *   that of [method@Store.apply]
 */
DexFuture *
sojourn_store_apply_all (SojournStore *self,
                         GPtrArray *change_sets,
                         SojournProgressFunc progress,
                         gpointer user_data,
                         GDestroyNotify destroy)
{
    Import *import;

    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);
    g_return_val_if_fail (change_sets != NULL, NULL);

    import = g_new0 (Import, 1);
    g_weak_ref_init (&import->store, self);
    import->change_sets = g_ptr_array_ref (change_sets);
    if (progress != NULL) {
        import->progress = g_atomic_rc_box_new0 (Progress);
        *import->progress =
            (Progress){ progress, user_data, destroy, g_main_context_ref_thread_default () };
    }
    return sojourn_store_run (self, SOJOURN_WORK_WRITE, apply_all, on_import_done_cb, import,
                              free_import);
}

/* A person goes with the case if no other case knows of them. */
static gboolean
delete_person (SojournTransaction *transaction, const char *uuid, GError **error)
{
    SojournSession *session = sojourn_transaction_get_session (transaction);
    g_autoptr (SojournRecord) person =
        sojourn_repository_load (session->repository, SOJOURN_KIND_PERSON, uuid, error);
    g_autoptr (SojournStatement) others = NULL;

    if (person == NULL)
        return *error == NULL;
    others = sojourn_connection_prepare (session->connection,
                                         "SELECT 1 FROM cases WHERE patient_id = ?1 UNION ALL "
                                         "SELECT 1 FROM companions WHERE person_id = ?1",
                                         error);
    if (others == NULL)
        return FALSE;
    sojourn_statement_bind_integer (others, 0, sojourn_record_get_id (person));
    if (sojourn_statement_step (others, error))
        return TRUE;
    return *error == NULL && sojourn_transaction_delete (transaction, person, error) &&
           sojourn_history_erase (session->history, uuid, error);
}

static gboolean
collect_people (SojournSession *session,
                const SojournRecord *record,
                GPtrArray *people,
                GError **error)
{
    g_autoptr (GPtrArray) companions =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);

    g_ptr_array_add (people, g_strdup (sojourn_record_get_text (record, SOJOURN_CASE_PATIENT)));
    if (!sojourn_repository_load_referring (session->repository, SOJOURN_KIND_COMPANION,
                                            SOJOURN_COMPANION_CASE, sojourn_record_get_id (record),
                                            companions, error))
        return FALSE;
    for (guint i = 0; i < companions->len; i++)
        g_ptr_array_add (people, g_strdup (sojourn_record_get_text (companions->pdata[i],
                                                                    SOJOURN_COMPANION_PERSON)));
    return TRUE;
}

static gboolean
erase_case (SojournTransaction *transaction, const char *uuid, GError **error)
{
    SojournSession *session = sojourn_transaction_get_session (transaction);
    g_autoptr (SojournRecord) record =
        sojourn_repository_load (session->repository, SOJOURN_KIND_CASE, uuid, error);
    g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_free);

    if (record == NULL && *error == NULL)
        g_set_error_literal (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_NOT_FOUND,
                             _ ("The case is not there any more."));
    if (record == NULL || !collect_people (session, record, people, error) ||
        !sojourn_transaction_delete (transaction, record, error))
        return FALSE;
    for (guint i = 0; i < people->len; i++) {
        if (!delete_person (transaction, people->pdata[i], error))
            return FALSE;
    }
    return sojourn_history_erase (session->history, uuid, error);
}

static gboolean
erase (gpointer session, gpointer data, GCancellable *cancellable, GValue *result, GError **error)
{
    const Write *write = data;
    g_autoptr (SojournTransaction) transaction =
        sojourn_transaction_begin (session, SOJOURN_TRANSACTION_FINAL, write->actor,
                                   /* Translators: a line of the history */
                                   _ ("Case erased for good"), error);
    gboolean good = transaction != NULL && erase_case (transaction, write->case_uuid, error) &&
                    sojourn_transaction_settle (transaction, error) &&
                    commit (transaction, result, error);

    /* The log holds the pages as they were. */
    if (good)
        good = sojourn_connection_execute (((SojournSession *)session)->connection,
                                           "PRAGMA wal_checkpoint (TRUNCATE)", error);
    sojourn_session_report (session);
    return good;
}

/**
 * sojourn_store_erase:
 * @self: a store
 * @actor: who asks for it
 * @case_uuid: a case
 *
 * Erases a case for good, with the patient and the companions unless another case knows of them:
 * records, search, and the values in the history. The history still tells, verifiably, that there
 * were changes, when and by whom. Copies elsewhere are not touched: backups, exported files.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to a #SojournReceipt that cannot be
 *   undone, or rejects as that of [method@Store.apply]
 */
DexFuture *
sojourn_store_erase (SojournStore *self, const char *actor, const char *case_uuid)
{
    Write *write;

    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);
    g_return_val_if_fail (actor != NULL && case_uuid != NULL, NULL);

    write = g_new0 (Write, 1);
    g_weak_ref_init (&write->store, self);
    write->actor = g_strdup (actor);
    write->case_uuid = g_strdup (case_uuid);
    return sojourn_store_run (self, SOJOURN_WORK_WRITE, erase, on_write_done_cb, write, free_write);
}
