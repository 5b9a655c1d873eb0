/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-follow-up.h"

#include "sojourn-case-fields.h"
#include "sojourn-case-list.h"
#include "sojourn-reach.h"
#include "sojourn-search-index.h"
#include "sojourn-today.h"

/* A case that something happened to. */
typedef struct {
    SojournRecord *record; /* (owned) (nullable): the case, or what it was, if it was at hand */
    SojournCaseListParts parts;
    gboolean is_new;
    gboolean is_gone;
    gboolean later;      /* the rules have to look at it, but not at once */
    gboolean only_again; /* nothing changed in it; the rules have to look at it again */
} Touched;

struct _SojournFollowUp {
    SojournSession *session; /* (unowned) */
    gint64 now;
    GHashTable *cases;    /* (owned) (element-type gint64 Touched) */
    GHashTable *people;   /* (owned) (element-type utf8 SojournRecord): as they are now; a person
                             whose   record is not at hand has none */
    GHashTable *patients; /* (owned) (element-type utf8): of cases that are new */
    gint64 stages[SOJOURN_N_STAGES]; /* how many cases came or went */
    gboolean unfinished;             /* the rules have yet to look at some cases */
};

static void
unref_record (gpointer record)
{
    g_clear_pointer ((SojournRecord **)&record, sojourn_record_unref);
}

static void
free_touched (gpointer data)
{
    Touched *touched = data;

    g_clear_pointer (&touched->record, sojourn_record_unref);
    g_free (touched);
}

static Touched *
touch (SojournFollowUp *self, gint64 case_id)
{
    Touched *touched = g_hash_table_lookup (self->cases, &case_id);

    if (touched == NULL) {
        touched = g_new0 (Touched, 1);
        g_hash_table_insert (self->cases, g_memdup2 (&case_id, sizeof case_id), touched);
    }
    return touched;
}

static void
touch_person (SojournFollowUp *self, const char *uuid, const SojournRecord *person)
{
    if (person != NULL || !g_hash_table_contains (self->people, uuid))
        g_hash_table_replace (self->people, g_strdup (uuid),
                              person != NULL ? sojourn_record_ref ((SojournRecord *)person) : NULL);
}

static void
touch_case (SojournFollowUp *self,
            const SojournRecord *before,
            const SojournRecord *after,
            gint64 id)
{
    Touched *touched = touch (self, id);

    touched->parts |= SOJOURN_CASE_LIST_CASE;
    touched->is_new |= before == NULL;
    touched->is_gone = after == NULL;
    g_clear_pointer (&touched->record, sojourn_record_unref);
    touched->record = sojourn_record_ref ((SojournRecord *)(after != NULL ? after : before));
    if (before != NULL) {
        self->stages[sojourn_record_get_integer (before, SOJOURN_CASE_STAGE, 0)]--;
        touch_person (self, sojourn_record_get_text (before, SOJOURN_CASE_PATIENT), NULL);
    }
    if (after != NULL) {
        self->stages[sojourn_record_get_integer (after, SOJOURN_CASE_STAGE, 0)]++;
        touch_person (self, sojourn_record_get_text (after, SOJOURN_CASE_PATIENT), NULL);
    }
    if (before == NULL)
        g_hash_table_add (self->patients,
                          g_strdup (sojourn_record_get_text (after, SOJOURN_CASE_PATIENT)));
}

static gboolean
touch_part (SojournFollowUp *self, const SojournRecord *record, GError **error)
{
    SojournKind kind = sojourn_record_get_kind (record);
    gint64 case_id;

    if (!sojourn_repository_find (self->session->repository, SOJOURN_KIND_CASE,
                                  sojourn_record_get_text (record, 0), &case_id, error))
        return FALSE;
    if (case_id != 0)
        touch (self, case_id)->parts |= sojourn_case_list_get_parts (kind);
    return TRUE;
}

/* What belongs to a clinic or an option concerns the cases of that. */
static gboolean
collect_reach (SojournFollowUp *self,
               const SojournRecord *record,
               gint64 id,
               GHashTable *cases,
               GError **error)
{
    const SojournKindInfo *info = sojourn_kind_get_info (sojourn_record_get_kind (record));
    SojournConnection *connection = self->session->connection;

    for (guint i = 0; i < info->n_fields; i++) {
        gint64 owner;

        if (!(info->fields[i].flags & SOJOURN_FIELD_OWNER))
            continue;
        return sojourn_repository_find (self->session->repository, info->fields[i].target,
                                        sojourn_record_get_text (record, i), &owner, error) &&
               sojourn_reach_collect (connection, info->fields[i].target, owner, cases, error);
    }
    return sojourn_reach_collect (connection, sojourn_record_get_kind (record), id, cases, error);
}

static gboolean
touch_reach (SojournFollowUp *self, const SojournRecord *record, gint64 id, GError **error)
{
    gboolean person = sojourn_record_get_kind (record) == SOJOURN_KIND_PERSON;
    g_autoptr (GHashTable) cases =
        g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
    GHashTableIter iter;
    gpointer key;

    if (!collect_reach (self, record, id, cases, error))
        return FALSE;
    g_hash_table_iter_init (&iter, cases);
    while (g_hash_table_iter_next (&iter, &key, NULL)) {
        Touched *touched = touch (self, *(gint64 *)key);

        if (person)
            touched->parts |= SOJOURN_CASE_LIST_CASE;
        else
            touched->later = TRUE;
    }
    return TRUE;
}

/* A new exchange rate counts in every comparison of quotes. */
static gboolean
look_again_at_quotes (SojournFollowUp *self, GError **error)
{
    self->unfinished = TRUE;
    return sojourn_connection_execute (
        self->session->connection,
        "UPDATE case_list SET checked_on = 0 WHERE id IN (SELECT case_id FROM quotes)", error);
}

static gboolean
note_cases (SojournFollowUp *self,
            const SojournRecord *before,
            const SojournRecord *after,
            gint64 id,
            GError **error)
{
    const SojournRecord *record = after != NULL ? after : before;
    SojournKind kind = sojourn_record_get_kind (record);

    if (kind == SOJOURN_KIND_CASE) {
        touch_case (self, before, after, id);
        return TRUE;
    }
    if (sojourn_kind_get_info (kind)->flags & SOJOURN_KIND_CASE_PART)
        return touch_part (self, record, error);
    if (kind == SOJOURN_KIND_EXCHANGE_RATE)
        return look_again_at_quotes (self, error);
    if (kind == SOJOURN_KIND_PERSON && after != NULL)
        touch_person (self, sojourn_record_get_uuid (after), after);

    /* Nothing refers yet to what is new, unless it belongs to something. */
    return (before == NULL && kind != SOJOURN_KIND_CREDENTIAL && kind != SOJOURN_KIND_CRITERION) ||
           touch_reach (self, record, id, error);
}

/* A case is written with the list, together with the names of the patient; so a person who is a
 * patient has no row, and one who is none is written when that is known. */
static gboolean
note_search (SojournFollowUp *self,
             const SojournRecord *before,
             const SojournRecord *after,
             gint64 id,
             GError **error)
{
    SojournKind kind = sojourn_record_get_kind (after != NULL ? after : before);
    SojournConnection *connection = self->session->connection;
    g_autoptr (GString) text = NULL;

    if (after == NULL)
        return sojourn_search_remove (connection, SOJOURN_SEARCH_ROW (kind, id), error);
    if (kind == SOJOURN_KIND_CASE || kind == SOJOURN_KIND_PERSON)
        return TRUE;
    text = g_string_new (NULL);
    sojourn_search_add_record (text, after);
    return sojourn_search_put (connection, SOJOURN_SEARCH_ROW (kind, id), text->str, before == NULL,
                               error);
}

/**
 * sojourn_follow_up_new:
 * @session: a session, in a transaction
 * @now: the time of the transaction, in seconds since 1970-01-01T00:00:00Z
 *
 * Returns: (transfer full): a follow-up of nothing yet
 */
SojournFollowUp *
sojourn_follow_up_new (SojournSession *session, gint64 now)
{
    SojournFollowUp *self = g_new0 (SojournFollowUp, 1);

    self->session = session;
    self->now = now;
    self->cases = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_touched);
    self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_record);
    self->patients = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    return self;
}

/**
 * sojourn_follow_up_free:
 * @self: (transfer full): a follow-up
 *
 * Frees the follow-up.
 */
void
sojourn_follow_up_free (SojournFollowUp *self)
{
    g_hash_table_unref (self->cases);
    g_hash_table_unref (self->people);
    g_hash_table_unref (self->patients);
    g_free (self);
}

/**
 * sojourn_follow_up_note:
 * @self: a follow-up
 * @before: (nullable): a record as it was
 * @after: (nullable): the record as it is now
 * @id: its row
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Notes a change of a record that was written.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_follow_up_note (SojournFollowUp *self,
                        const SojournRecord *before,
                        const SojournRecord *after,
                        gint64 id,
                        GError **error)
{
    return note_search (self, before, after, id, error) &&
           note_cases (self, before, after, id, error);
}

/**
 * sojourn_follow_up_look_again:
 * @self: a follow-up
 * @case_id: the row of a case
 *
 * Notes that the rules have to look at a case in which nothing changed.
 */
void
sojourn_follow_up_look_again (SojournFollowUp *self, gint64 case_id)
{
    touch (self, case_id)->only_again = TRUE;
}

static gboolean
is_patient (SojournFollowUp *self, const char *uuid, gint64 id, gboolean *result, GError **error)
{
    g_autoptr (SojournStatement) statement = NULL;

    *result = g_hash_table_contains (self->patients, uuid);
    if (*result)
        return TRUE;
    statement = sojourn_connection_prepare (self->session->connection,
                                            "SELECT 1 FROM cases WHERE patient_id = ?", error);
    if (statement == NULL)
        return FALSE;
    sojourn_statement_bind_integer (statement, 0, id);
    *result = sojourn_statement_step (statement, error);
    return *error == NULL;
}

static gboolean
settle_person (SojournFollowUp *self, const char *uuid, const SojournRecord *person, GError **error)
{
    g_autoptr (SojournRecord) loaded = NULL;
    g_autoptr (GString) text = g_string_new (NULL);
    gboolean patient;
    gint64 id;

    if (!sojourn_repository_find (self->session->repository, SOJOURN_KIND_PERSON, uuid, &id,
                                  error) ||
        !is_patient (self, uuid, id, &patient, error))
        return FALSE;
    if (id == 0)
        return TRUE;
    if (patient)
        return sojourn_search_remove (self->session->connection,
                                      SOJOURN_SEARCH_ROW (SOJOURN_KIND_PERSON, id), error);
    if (person == NULL)
        person = loaded =
            sojourn_repository_load_id (self->session->repository, SOJOURN_KIND_PERSON, id, error);
    if (person == NULL)
        return *error == NULL;
    sojourn_search_add_record (text, person);
    return sojourn_search_put (self->session->connection,
                               SOJOURN_SEARCH_ROW (SOJOURN_KIND_PERSON, id), text->str, FALSE,
                               error);
}

static gboolean
settle_people (SojournFollowUp *self, GError **error)
{
    GHashTableIter iter;
    gpointer key, value;

    g_hash_table_iter_init (&iter, self->people);
    while (g_hash_table_iter_next (&iter, &key, &value)) {
        if (!settle_person (self, key, value, error))
            return FALSE;
    }
    return TRUE;
}

static SojournRecord *
load_patient (SojournFollowUp *self, const SojournRecord *record, GError **error)
{
    const char *uuid = sojourn_record_get_text (record, SOJOURN_CASE_PATIENT);
    SojournRecord *patient = g_hash_table_lookup (self->people, uuid);

    return patient != NULL ? sojourn_record_ref (patient)
                           : sojourn_repository_load (self->session->repository,
                                                      SOJOURN_KIND_PERSON, uuid, error);
}

static gboolean
put_in_list (SojournFollowUp *self, gint64 id, Touched *touched, GError **error)
{
    g_autoptr (SojournRecord) patient = NULL;

    if (touched->record == NULL)
        touched->record =
            sojourn_repository_load_id (self->session->repository, SOJOURN_KIND_CASE, id, error);
    if (touched->record == NULL)
        return *error == NULL;
    patient = load_patient (self, touched->record, error);
    return *error == NULL && sojourn_case_list_put (self->session->connection, id, touched->record,
                                                    patient, self->now, touched->is_new, error);
}

static gboolean
name_in_receipt (SojournFollowUp *self,
                 gint64 id,
                 const Touched *touched,
                 SojournReceipt *receipt,
                 GError **error)
{
    g_autofree char *uuid = NULL;

    if (touched->record != NULL) {
        sojourn_receipt_add_case (receipt, sojourn_record_get_uuid (touched->record));
        return TRUE;
    }
    uuid = sojourn_repository_dup_uuid (self->session->repository, SOJOURN_KIND_CASE, id, error);
    if (uuid != NULL)
        sojourn_receipt_add_case (receipt, uuid);
    return *error == NULL;
}

/* A new case is in the list as one that the rules have yet to look at. */
static gboolean
put_off (SojournFollowUp *self, gint64 id, const Touched *touched, GError **error)
{
    g_autoptr (SojournStatement) statement = NULL;

    self->unfinished = TRUE;
    if (touched->is_new)
        return TRUE;
    statement = sojourn_connection_prepare (
        self->session->connection, "UPDATE case_list SET checked_on = 0 WHERE id = ?", error);
    if (statement == NULL)
        return FALSE;
    sojourn_statement_bind_integer (statement, 0, id);
    return sojourn_statement_run (statement, error);
}

static gboolean
settle_list (SojournFollowUp *self, gint64 id, Touched *touched, GError **error)
{
    SojournCaseListParts parts = touched->parts;

    return (!(parts & SOJOURN_CASE_LIST_CASE) || put_in_list (self, id, touched, error)) &&
           (!(parts & ~SOJOURN_CASE_LIST_CASE) ||
            sojourn_case_list_refresh (self->session->connection, id, parts, self->now, error));
}

static gboolean
settle_case (SojournFollowUp *self,
             gint64 id,
             Touched *touched,
             SojournLookFunc look,
             gpointer data,
             GError **error)
{
    gboolean changed = TRUE;

    if (touched->is_gone)
        return TRUE;
    if (!settle_list (self, id, touched, error))
        return FALSE;
    if (look == NULL || touched->later)
        return put_off (self, id, touched, error);
    if (!look (data, id, &changed, error))
        return FALSE;
    touched->only_again = touched->only_again && !changed;
    return TRUE;
}

static gboolean
settle_cases (SojournFollowUp *self,
              GHashTable *cases,
              SojournLookFunc look,
              gpointer data,
              SojournReceipt *receipt,
              GError **error)
{
    GHashTableIter iter;
    gpointer key, value;

    g_hash_table_iter_init (&iter, cases);
    while (g_hash_table_iter_next (&iter, &key, &value)) {
        gint64 id = *(gint64 *)key;
        Touched *touched = value;

        if (!settle_case (self, id, touched, look, data, error))
            return FALSE;
        if (receipt != NULL && !touched->only_again &&
            !name_in_receipt (self, id, touched, receipt, error))
            return FALSE;
    }
    return TRUE;
}

/* The tasks that the rules added or closed touch the same cases again. */
static gboolean
settle_tasks (SojournFollowUp *self, GError **error)
{
    GHashTableIter iter;
    gpointer key, value;

    g_hash_table_iter_init (&iter, self->cases);
    while (g_hash_table_iter_next (&iter, &key, &value)) {
        if (!settle_list (self, *(gint64 *)key, value, error))
            return FALSE;
    }
    return TRUE;
}

/**
 * sojourn_follow_up_settle:
 * @self: a follow-up
 * @look: (nullable): has the rules look at a case; %NULL puts that off
 * @data: for @look
 * @receipt: (nullable): where the cases are named
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Writes what follows from the changes noted so far, and forgets them.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_follow_up_settle (SojournFollowUp *self,
                          SojournLookFunc look,
                          gpointer data,
                          SojournReceipt *receipt,
                          GError **error)
{
    g_autoptr (GHashTable) cases = g_steal_pointer (&self->cases);
    gboolean good;

    self->cases = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_touched);
    good = settle_people (self, error) && settle_cases (self, cases, look, data, receipt, error) &&
           settle_tasks (self, error);
    g_hash_table_remove_all (self->cases);
    g_hash_table_remove_all (self->people);
    g_hash_table_remove_all (self->patients);
    return good;
}

/**
 * sojourn_follow_up_finish:
 * @self: a follow-up
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Writes the counts. To be called before the transaction is committed.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_follow_up_finish (SojournFollowUp *self, GError **error)
{
    for (guint i = 0; i < SOJOURN_N_STAGES; i++) {
        if (self->stages[i] != 0 &&
            !sojourn_case_list_count (self->session->connection, i, self->stages[i], error))
            return FALSE;
    }
    return TRUE;
}

/**
 * sojourn_follow_up_is_unfinished:
 * @self: a follow-up
 *
 * Returns: whether the rules have yet to look at some cases
 */
gboolean
sojourn_follow_up_is_unfinished (const SojournFollowUp *self)
{
    return self->unfinished;
}
