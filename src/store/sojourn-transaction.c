/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-transaction.h"

#include "sojourn-case-fields.h"
#include "sojourn-findings.h"
#include "sojourn-follow-up.h"
#include "sojourn-notes.h"
#include "sojourn-record-value.h"
#include "sojourn-time.h"

#include <glib/gi18n-lib.h>

/* A record as it was and as it is now. */
typedef struct {
    SojournRecord *before; /* (owned) (nullable) */
    SojournRecord *after;  /* (owned) (nullable) */
} Step;

struct _SojournTransaction {
    SojournSession *session; /* (unowned) */
    SojournTransactionScope scope;
    SojournReceipt *receipt; /* (owned) */
    char *actor;             /* (owned) */
    char *summary;           /* (owned) */
    char *now_text;          /* (owned): RFC 3339 */
    gint64 now;
    GArray *steps; /* (owned) (element-type Step): what can be undone; of a single change set */
    GHashTable *changed; /* (owned) (element-type utf8): records that this change set has changed */
    SojournFollowUp *follow_up; /* (owned) */
    gboolean settling;          /* what changes now follows from what was asked for */
    gboolean open;
};

static void
clear_step (gpointer data)
{
    Step *step = data;

    g_clear_pointer (&step->before, sojourn_record_unref);
    g_clear_pointer (&step->after, sojourn_record_unref);
}

static gboolean
fail_stale (const SojournRecord *record, GError **error)
{
    g_set_error (
        error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CONFLICT,
        /* Translators: %s is a kind of record, such as “Clinic” */
        _ ("“%s” was changed meanwhile. Nothing was stored. Look at the new state and make "
           "the change again."),
        sojourn_kind_get_label (sojourn_record_get_kind (record)));
    return FALSE;
}

static gboolean
fail_missing (const SojournRecord *record, GError **error)
{
    g_set_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_NOT_FOUND,
                 /* Translators: %s is a kind of record, such as “Clinic” */
                 _ ("“%s” is not there any more. Nothing was stored."),
                 sojourn_kind_get_label (sojourn_record_get_kind (record)));
    return FALSE;
}

static gboolean
validate (const SojournRecord *record, GError **error)
{
    g_autoptr (GError) refusal = NULL;

    if (sojourn_record_validate (record, NULL, &refusal))
        return TRUE;
    g_set_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CONSTRAINT,
                 /* Translators: %s says which value is not accepted and why */
                 _ ("%s. Nothing was stored."), refusal->message);
    return FALSE;
}

static const char *
get_subject (const SojournRecord *record)
{
    const SojournKindInfo *info = sojourn_kind_get_info (sojourn_record_get_kind (record));

    return info->flags & SOJOURN_KIND_CASE_PART ? sojourn_record_get_text (record, 0)
                                                : sojourn_record_get_uuid (record);
}

static gboolean
is_audited (const SojournRecord *record)
{
    return !(sojourn_kind_get_info (sojourn_record_get_kind (record))->flags &
             SOJOURN_KIND_UNAUDITED);
}

static gboolean
note_history (SojournTransaction *self,
              const SojournRecord *before,
              const SojournRecord *after,
              GError **error)
{
    SojournAct act = { self->actor, self->summary, self->now_text };
    SojournOperation operation = before == NULL  ? SOJOURN_OPERATION_INSERT
                                 : after == NULL ? SOJOURN_OPERATION_DELETE
                                                 : SOJOURN_OPERATION_UPDATE;
    const SojournRecord *record = after != NULL ? after : before;

    return !is_audited (record) ||
           sojourn_history_append (self->session->history, &act, operation, before, after,
                                   get_subject (record), error);
}

static void
note_receipt (SojournTransaction *self, SojournRecord *before, SojournRecord *after)
{
    Step step = { before != NULL ? sojourn_record_ref (before) : NULL,
                  after != NULL ? sojourn_record_ref (after) : NULL };

    sojourn_receipt_take (self->receipt,
                          before == NULL  ? SOJOURN_OPERATION_INSERT
                          : after == NULL ? SOJOURN_OPERATION_DELETE
                                          : SOJOURN_OPERATION_UPDATE,
                          sojourn_record_ref (after != NULL ? after : before));
    if (self->settling)
        clear_step (&step);
    else
        g_array_append_val (self->steps, step);
}

/* Everything that follows from a row that was written. */
static gboolean
note (SojournTransaction *self,
      SojournRecord *before,
      SojournRecord *after,
      gint64 id,
      GError **error)
{
    g_hash_table_add (self->changed,
                      g_strdup (sojourn_record_get_uuid (after != NULL ? after : before)));
    if (self->scope != SOJOURN_TRANSACTION_SWEEPING)
        note_receipt (self, before, after);
    return note_history (self, before, after, error) &&
           sojourn_follow_up_note (self->follow_up, before, after, id, error);
}

static SojournRecord *
load_current (SojournTransaction *self, const SojournRecord *record, GError **error)
{
    g_autoptr (SojournRecord) stored =
        sojourn_repository_load (self->session->repository, sojourn_record_get_kind (record),
                                 sojourn_record_get_uuid (record), error);

    if (stored == NULL) {
        if (*error == NULL)
            fail_missing (record, error);
        return NULL;
    }
    /* What this change set itself has changed is taken as it left it. */
    if (sojourn_record_get_revision (stored) != sojourn_record_get_revision (record) &&
        !g_hash_table_contains (self->changed, sojourn_record_get_uuid (record))) {
        fail_stale (record, error);
        return NULL;
    }
    return g_steal_pointer (&stored);
}

static gboolean
may_change (const SojournRecord *before, const SojournRecord *after, GError **error)
{
    const SojournKindInfo *info = sojourn_kind_get_info (sojourn_record_get_kind (after));

    for (guint i = 0; info->flags & SOJOURN_KIND_IMMUTABLE && i < info->n_fields; i++) {
        if (info->fields[i].flags & SOJOURN_FIELD_SYSTEM ||
            sojourn_record_equal_field (before, after, i))
            continue;
        g_set_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CONSTRAINT,
                     /* Translators: a kind of record, such as “Quote”, then the name of a field */
                     _ ("“%s” is written once; “%s” cannot be changed. Nothing was stored."),
                     sojourn_kind_get_label (sojourn_record_get_kind (after)),
                     sojourn_field_get_label (&info->fields[i]));
        return FALSE;
    }
    return TRUE;
}

/**
 * sojourn_transaction_begin:
 * @session: a session
 * @scope: how much is kept
 * @actor: who acts
 * @summary: what is done
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Begins a transaction. What is not committed is taken back when it is abandoned.
 *
 * Returns: (transfer full): the transaction
 */
SojournTransaction *
sojourn_transaction_begin (SojournSession *session,
                           SojournTransactionScope scope,
                           const char *actor,
                           const char *summary,
                           GError **error)
{
    g_autoptr (SojournTransaction) self = g_new0 (SojournTransaction, 1);

    self->session = session;
    self->scope = scope;
    self->receipt = sojourn_receipt_new (summary);
    self->actor = g_strdup (actor);
    self->summary = g_strdup (summary);
    self->now = sojourn_clock_now (session->clock);
    self->now_text = sojourn_time_format (self->now);
    self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
    g_array_set_clear_func (self->steps, clear_step);
    self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    self->follow_up = sojourn_follow_up_new (session, self->now);
    self->open = sojourn_connection_begin (session->connection, error);
    return self->open && sojourn_history_begin (session->history, error) ? g_steal_pointer (&self)
                                                                         : NULL;
}

/* A case without a reference gets the next one. */
static SojournRecord *
complete (SojournTransaction *self, const SojournRecord *record, GError **error)
{
    g_autoptr (SojournRecord) copy = NULL;
    g_autofree char *ref = NULL;

    if (sojourn_record_get_kind (record) != SOJOURN_KIND_CASE ||
        sojourn_record_has (record, SOJOURN_CASE_REF))
        return sojourn_record_ref ((SojournRecord *)record);
    ref = sojourn_notes_next_case_ref (self->session, error);
    if (ref == NULL)
        return NULL;
    copy = sojourn_record_copy (record);
    sojourn_record_set_text (copy, SOJOURN_CASE_REF, ref);
    return g_steal_pointer (&copy);
}

static SojournRecord *
mark_stored (const SojournRecord *record, gint64 id, gint64 revision)
{
    SojournRecord *stored = sojourn_record_copy (record);

    sojourn_record_set_stored (stored, id, revision);
    return sojourn_record_seal (stored);
}

/* A receipt tells the row and the revision; where there is none, the record will do as it is. */
static SojournRecord *
remember (SojournTransaction *self, const SojournRecord *record, gint64 id, gint64 revision)
{
    return self->scope != SOJOURN_TRANSACTION_SWEEPING
               ? mark_stored (record, id, revision)
               : sojourn_record_ref ((SojournRecord *)record);
}

/**
 * sojourn_transaction_insert:
 * @self: a transaction
 * @record: a new record
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Stores a record, with all that follows from it.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_transaction_insert (SojournTransaction *self, const SojournRecord *record, GError **error)
{
    g_autoptr (SojournRecord) complete_record = NULL;
    g_autoptr (SojournRecord) stored = NULL;
    gint64 id;

    if (!validate (record, error))
        return FALSE;
    complete_record = complete (self, record, error);
    if (complete_record == NULL)
        return FALSE;
    id = sojourn_repository_insert (self->session->repository, complete_record, self->now_text,
                                    error);
    if (id == 0)
        return FALSE;
    stored = remember (self, complete_record, id, sojourn_record_get_revision (record) + 1);
    return note (self, NULL, stored, id, error);
}

/**
 * sojourn_transaction_update:
 * @self: a transaction
 * @record: a record with new values
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Replaces the values of a record, with all that follows from it. Nothing happens if they are the
 * same.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_transaction_update (SojournTransaction *self, const SojournRecord *record, GError **error)
{
    g_autoptr (SojournRecord) before = NULL;
    g_autoptr (SojournRecord) after = NULL;

    if (!validate (record, error))
        return FALSE;
    before = load_current (self, record, error);
    if (before == NULL || !may_change (before, record, error))
        return FALSE;
    if (sojourn_record_equal (before, record)) {
        if (self->scope != SOJOURN_TRANSACTION_SWEEPING)
            sojourn_receipt_take (self->receipt, SOJOURN_OPERATION_UPDATE,
                                  g_steal_pointer (&before));
        return TRUE;
    }
    if (!sojourn_repository_update (self->session->repository, before, record, self->now_text,
                                    error))
        return FALSE;
    after = remember (self, record, sojourn_record_get_id (before),
                      sojourn_record_get_revision (before) + 1);
    return note (self, before, after, sojourn_record_get_id (before), error);
}

static gboolean delete_stored (SojournTransaction *self, SojournRecord *stored, GError **error);

static gboolean
delete_belongings_of_kind (SojournTransaction *self,
                           const SojournRecord *owner,
                           SojournKind kind,
                           guint field,
                           GError **error)
{
    g_autoptr (GPtrArray) belongings =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);

    if (!sojourn_repository_load_referring (self->session->repository, kind, field,
                                            sojourn_record_get_id (owner), belongings, error))
        return FALSE;
    for (guint i = belongings->len; i > 0; i--) {
        if (!delete_stored (self, belongings->pdata[i - 1], error))
            return FALSE;
    }
    return TRUE;
}

/* From the last kind to the first: a kind only refers to those before it. */
static gboolean
delete_belongings (SojournTransaction *self, const SojournRecord *owner, GError **error)
{
    for (guint kind = SOJOURN_N_KINDS; kind > 0; kind--) {
        const SojournKindInfo *info = sojourn_kind_get_info (kind - 1);

        for (guint i = 0; i < info->n_fields; i++) {
            if (info->fields[i].flags & SOJOURN_FIELD_OWNER &&
                info->fields[i].target == sojourn_record_get_kind (owner) &&
                !delete_belongings_of_kind (self, owner, kind - 1, i, error))
                return FALSE;
        }
    }
    return TRUE;
}

static gboolean
delete_stored (SojournTransaction *self, SojournRecord *stored, GError **error)
{
    return delete_belongings (self, stored, error) &&
           sojourn_repository_delete (self->session->repository, stored, error) &&
           note (self, stored, NULL, sojourn_record_get_id (stored), error);
}

/**
 * sojourn_transaction_delete:
 * @self: a transaction
 * @record: a stored record
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Takes a record away, with all that belongs to it and all that follows from it.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_transaction_delete (SojournTransaction *self, const SojournRecord *record, GError **error)
{
    g_autoptr (SojournRecord) stored = load_current (self, record, error);

    return stored != NULL && delete_stored (self, stored, error);
}

static gboolean
look (gpointer data, gint64 case_id, gboolean *changed, GError **error)
{
    return sojourn_findings_refresh (data, case_id, changed, error);
}

/**
 * sojourn_transaction_settle:
 * @self: a transaction
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Writes what follows from the changes so far: the list of cases, the findings and their tasks.
 *
 * Returns: %TRUE on success; otherwise the transaction is to be abandoned
 */
gboolean
sojourn_transaction_settle (SojournTransaction *self, GError **error)
{
    gboolean single = self->scope != SOJOURN_TRANSACTION_SWEEPING;
    gboolean good;

    self->settling = TRUE;
    good = sojourn_follow_up_settle (self->follow_up, single ? look : NULL, self,
                                     single ? self->receipt : NULL, error);
    self->settling = FALSE;
    g_hash_table_remove_all (self->changed);
    return good;
}

typedef struct {
    SojournTransaction *transaction;
    GError **error;
    gboolean good;
} Run;

static void
on_change_set_change_cb (SojournOperation operation,
                         const SojournRecord *record,
                         gpointer user_data)
{
    Run *run = user_data;

    if (!run->good)
        return;
    switch (operation) {
    case SOJOURN_OPERATION_INSERT:
        run->good = sojourn_transaction_insert (run->transaction, record, run->error);
        break;
    case SOJOURN_OPERATION_UPDATE:
        run->good = sojourn_transaction_update (run->transaction, record, run->error);
        break;
    case SOJOURN_OPERATION_DELETE:
        run->good = sojourn_transaction_delete (run->transaction, record, run->error);
        break;
    }
}

static void
on_change_set_note_cb (const char *key, const char *value, gpointer user_data)
{
    Run *run = user_data;

    run->good = run->good &&
                sojourn_notes_set (run->transaction->session->connection, key, value, run->error);
}

/**
 * sojourn_transaction_perform:
 * @self: a transaction
 * @changes: a change set
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Does what a change set says, and what follows from it.
 *
 * Returns: %TRUE on success; otherwise the transaction is to be abandoned
 */
gboolean
sojourn_transaction_perform (SojournTransaction *self,
                             const SojournChangeSet *changes,
                             GError **error)
{
    Run run = { self, error, TRUE };

    g_set_str (&self->actor, sojourn_change_set_get_actor (changes));
    g_set_str (&self->summary, sojourn_change_set_get_summary (changes));
    sojourn_change_set_foreach (changes, on_change_set_change_cb, &run);
    sojourn_change_set_foreach_note (changes, on_change_set_note_cb, &run);
    return run.good && sojourn_transaction_settle (self, error);
}

/**
 * sojourn_transaction_look_again:
 * @self: a transaction
 * @case_id: the row of a case
 *
 * Has the rules look at a case in which nothing changed but the day, the language or the catalogue,
 * when the transaction settles.
 */
void
sojourn_transaction_look_again (SojournTransaction *self, gint64 case_id)
{
    sojourn_follow_up_look_again (self->follow_up, case_id);
}

static SojournChangeSet *
make_undo (SojournTransaction *self)
{
    g_autoptr (SojournChangeSet) undo = NULL;

    if (self->scope != SOJOURN_TRANSACTION_SINGLE || self->steps->len == 0)
        return NULL;
    undo = sojourn_change_set_new (self->actor, self->summary);
    for (guint i = self->steps->len; i > 0; i--) {
        const Step *step = &g_array_index (self->steps, Step, i - 1);

        if (step->before == NULL) {
            sojourn_change_set_delete (undo, step->after);
        } else if (step->after == NULL) {
            sojourn_change_set_insert (undo, step->before);
        } else {
            g_autoptr (SojournRecord) back =
                mark_stored (step->before, sojourn_record_get_id (step->after),
                             sojourn_record_get_revision (step->after));

            sojourn_change_set_update (undo, back);
        }
    }
    return g_steal_pointer (&undo);
}

/**
 * sojourn_transaction_commit:
 * @self: a transaction
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Makes the transaction last.
 *
 * Returns: (transfer full): what was done; on failure %NULL, and nothing was
 */
SojournReceipt *
sojourn_transaction_commit (SojournTransaction *self, GError **error)
{
    if (!sojourn_follow_up_finish (self->follow_up, error) ||
        !sojourn_history_finish (self->session->history, error))
        return NULL;
    self->open = FALSE;
    if (!sojourn_connection_commit (self->session->connection, error))
        return NULL;
    if (self->scope == SOJOURN_TRANSACTION_SWEEPING)
        sojourn_receipt_set_sweeping (self->receipt);
    if (sojourn_follow_up_is_unfinished (self->follow_up))
        sojourn_receipt_set_unfinished (self->receipt);
    sojourn_receipt_take_undo (self->receipt, make_undo (self));
    return sojourn_receipt_ref (self->receipt);
}

/**
 * sojourn_transaction_abandon:
 * @self: (transfer full): a transaction
 *
 * Ends a transaction; one that was not committed is taken back.
 */
void
sojourn_transaction_abandon (SojournTransaction *self)
{
    if (self->open)
        sojourn_connection_rollback (self->session->connection);
    sojourn_repository_forget (self->session->repository);
    sojourn_receipt_unref (self->receipt);
    g_free (self->actor);
    g_free (self->summary);
    g_free (self->now_text);
    g_array_unref (self->steps);
    g_hash_table_unref (self->changed);
    sojourn_follow_up_free (self->follow_up);
    g_free (self);
}

/**
 * sojourn_transaction_get_session:
 * @self: a transaction
 *
 * Returns: (transfer none): its session
 */
SojournSession *
sojourn_transaction_get_session (SojournTransaction *self)
{
    return self->session;
}
