/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-store-read.h"

#include "sojourn-store-private.h"

#include "sojourn-case-reader.h"
#include "sojourn-case-search.h"
#include "sojourn-agenda-reader.h"
#include "sojourn-desk-search.h"
#include "sojourn-desk.h"
#include "sojourn-notes.h"

#include <glib/gi18n-lib.h>

typedef struct _Read Read;

typedef gboolean (*ReadFunc) (SojournSession *session,
                              const Read *read,
                              GValue *result,
                              GError **error);

/* What is asked for; each question uses what it needs of it. */
struct _Read {
    ReadFunc func;
    SojournKind kind;
    guint field;
    char *text;   /* (owned) (nullable) */
    char **uuids; /* (owned) (nullable) */
    gint64 from;
    gint64 to;
    guint limit;
    SojournCaseQuery *query; /* (owned) (nullable) */
    SojournCaseSlice *slice; /* (owned) (nullable) */
    GArray *ids;             /* (owned) (nullable) (element-type gint64) */
};

static void
free_read (gpointer data)
{
    Read *read = data;

    g_free (read->text);
    g_strfreev (read->uuids);
    g_clear_pointer (&read->query, sojourn_case_query_unref);
    g_clear_pointer (&read->slice, sojourn_case_slice_unref);
    g_clear_pointer (&read->ids, g_array_unref);
    g_free (read);
}

static gboolean
run_read (
    gpointer data, gpointer read_data, GCancellable *cancellable, GValue *result, GError **error)
{
    SojournSession *session = data;
    const Read *read = read_data;
    gboolean good;

    sojourn_connection_set_cancellable (session->connection, cancellable);
    good = read->func (session, read, result, error);
    sojourn_connection_set_cancellable (session->connection, NULL);
    sojourn_repository_forget (session->repository);
    return good;
}

static DexFuture *
ask (SojournStore *self, Read question)
{
    return sojourn_store_run (self, SOJOURN_WORK_READ, run_read, NULL,
                              g_memdup2 (&question, sizeof question), free_read);
}

static gboolean
answer (GValue *result, GType type, gpointer boxed)
{
    if (boxed == NULL)
        return FALSE;
    g_value_init (result, type);
    g_value_take_boxed (result, boxed);
    return TRUE;
}

static gboolean
answer_number (GValue *result, gint64 number)
{
    g_value_init (result, G_TYPE_INT64);
    g_value_set_int64 (result, number);
    return TRUE;
}

static gboolean
fail_not_found (SojournKind kind, GError **error)
{
    if (*error == NULL)
        g_set_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_NOT_FOUND,
                     /* Translators: %s is a kind of record, such as “Clinic” */
                     _ ("“%s” is not there any more."), sojourn_kind_get_label (kind));
    return FALSE;
}

static GPtrArray *
new_records (void)
{
    return g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);
}

static gboolean
load (SojournSession *session, const Read *read, GValue *result, GError **error)
{
    return answer (result, SOJOURN_TYPE_RECORD,
                   sojourn_repository_load (session->repository, read->kind, read->text, error)) ||
           fail_not_found (read->kind, error);
}

/**
 * sojourn_store_load:
 * @self: a store
 * @kind: a kind of record
 * @uuid: a UUID
 *
 * Loads a record.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to a sealed #SojournRecord or
 * rejects with %SOJOURN_STORE_ERROR: also NOT_FOUND
 */
DexFuture *
sojourn_store_load (SojournStore *self, SojournKind kind, const char *uuid)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);
    g_return_val_if_fail (uuid != NULL, NULL);

    return ask (self, (Read){ .func = load, .kind = kind, .text = g_strdup (uuid) });
}

static gboolean
load_all (SojournSession *session, const Read *read, GValue *result, GError **error)
{
    g_autoptr (GPtrArray) records = new_records ();

    return sojourn_repository_load_all (session->repository, read->kind, records, error) &&
           answer (result, G_TYPE_PTR_ARRAY, g_steal_pointer (&records));
}

/**
 * sojourn_store_load_all:
 * @self: a store
 * @kind: a kind of record
 *
 * Loads every record of a kind, in the order they were made; meant for the catalogue.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to a #GPtrArray of sealed
 *   #SojournRecord
 */
DexFuture *
sojourn_store_load_all (SojournStore *self, SojournKind kind)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);

    return ask (self, (Read){ .func = load_all, .kind = kind });
}

static gboolean
load_many (SojournSession *session, const Read *read, GValue *result, GError **error)
{
    g_autoptr (GPtrArray) records = new_records ();

    for (guint i = 0; read->uuids[i] != NULL; i++) {
        SojournRecord *record =
            sojourn_repository_load (session->repository, read->kind, read->uuids[i], error);

        if (record != NULL)
            g_ptr_array_add (records, record);
        else if (*error != NULL)
            return FALSE;
    }
    return answer (result, G_TYPE_PTR_ARRAY, g_steal_pointer (&records));
}

/**
 * sojourn_store_load_many:
 * @self: a store
 * @kind: a kind of record
 * @uuids: (array zero-terminated=1): UUIDs
 *
 * Loads those of many records that are there.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to a #GPtrArray of sealed
 *   #SojournRecord, in the order of @uuids without those that are not there
 */
DexFuture *
sojourn_store_load_many (SojournStore *self, SojournKind kind, const char *const *uuids)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);
    g_return_val_if_fail (uuids != NULL, NULL);

    return ask (self,
                (Read){ .func = load_many, .kind = kind, .uuids = g_strdupv ((char **)uuids) });
}

static gboolean
load_where (SojournSession *session, const Read *read, GValue *result, GError **error)
{
    g_autoptr (GPtrArray) records = new_records ();

    return sojourn_repository_load_where (session->repository, read->kind, read->field, read->text,
                                          records, error) &&
           answer (result, G_TYPE_PTR_ARRAY, g_steal_pointer (&records));
}

/**
 * sojourn_store_load_where:
 * @self: a store
 * @kind: a kind of record
 * @field: a field of @kind
 * @value: (nullable): a value in its machine form (see [method@Record.dup_value]); %NULL stands for
 *   unknown
 *
 * Loads the records whose @field is @value, in the order they were made.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to a #GPtrArray of sealed
 *   #SojournRecord, empty if there are none
 */
DexFuture *
sojourn_store_load_where (SojournStore *self, SojournKind kind, guint field, const char *value)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);
    g_return_val_if_fail (sojourn_kind_get_field (kind, field) != NULL, NULL);

    return ask (
        self, (Read){ .func = load_where, .kind = kind, .field = field, .text = g_strdup (value) });
}

static gboolean
load_case (SojournSession *session, const Read *read, GValue *result, GError **error)
{
    gint64 id;

    if (!sojourn_repository_find (session->repository, SOJOURN_KIND_CASE, read->text, &id, error))
        return FALSE;
    if (id == 0)
        return fail_not_found (SOJOURN_KIND_CASE, error);
    return answer (result, SOJOURN_TYPE_SNAPSHOT,
                   sojourn_case_reader_load (session->repository, id, error));
}

/**
 * sojourn_store_load_case:
 * @self: a store
 * @uuid: a case
 *
 * Loads a case at one moment: all that belongs to it, all that it refers to, with the credentials
 * of its clinics and the criteria of its options, and the newest exchange rates.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to a sealed #SojournSnapshot or
 *   rejects with %SOJOURN_STORE_ERROR: also NOT_FOUND
 */
DexFuture *
sojourn_store_load_case (SojournStore *self, const char *uuid)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);
    g_return_val_if_fail (uuid != NULL, NULL);

    return ask (self, (Read){ .func = load_case, .text = g_strdup (uuid) });
}

static gboolean
load_catalogue (SojournSession *session, const Read *read, GValue *result, GError **error)
{
    return answer (result, SOJOURN_TYPE_SNAPSHOT,
                   sojourn_case_reader_load_catalogue (session->repository, error));
}

/**
 * sojourn_store_load_catalogue:
 * @self: a store
 *
 * Loads the whole catalogue: clinics, credentials, trials, options, criteria, exchange rates.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to a sealed #SojournSnapshot without
 *   a case
 */
DexFuture *
sojourn_store_load_catalogue (SojournStore *self)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);

    return ask (self, (Read){ .func = load_catalogue });
}

static gboolean
read_note (SojournSession *session, const Read *read, GValue *result, GError **error)
{
    g_value_init (result, G_TYPE_STRING);
    g_value_take_string (result, sojourn_notes_read (session->connection, read->text, error));
    return *error == NULL;
}

/**
 * sojourn_store_read_note:
 * @self: a store
 * @key: the name of a note, as given to [method@ChangeSet.set_note]
 *
 * Reads a note of the bookkeeping.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to a string, %NULL if there is no
 *   such note
 */
DexFuture *
sojourn_store_read_note (SojournStore *self, const char *key)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);
    g_return_val_if_fail (key != NULL, NULL);

    return ask (self, (Read){ .func = read_note, .text = g_strdup (key) });
}

static gboolean
query_cases (SojournSession *session, const Read *read, GValue *result, GError **error)
{
    return answer (result, SOJOURN_TYPE_CASE_SLICE,
                   sojourn_case_search_run (session, read->query, read->slice, read->limit, error));
}

/**
 * sojourn_store_query_cases:
 * @self: a store
 * @query: which cases, and in which order
 * @after: (nullable): the slice to go on from, or %NULL for the first
 * @limit: how many ids at most, at least 1
 *
 * Reads the ids of a query, slice by slice: a small first one is answered at once, however many
 * cases there are, and none takes longer than a few milliseconds. A slice may so have fewer ids
 * than
 * @limit although more follow. A change of the desk between two slices is taken into account from
 * there on.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to a #SojournCaseSlice
 */
DexFuture *
sojourn_store_query_cases (SojournStore *self,
                           SojournCaseQuery *query,
                           SojournCaseSlice *after,
                           guint limit)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);
    g_return_val_if_fail (query != NULL, NULL);
    g_return_val_if_fail (after == NULL || !sojourn_case_slice_is_last (after), NULL);
    g_return_val_if_fail (limit > 0, NULL);

    return ask (self, (Read){ .func = query_cases,
                              .query = sojourn_case_query_ref (query),
                              .slice = after != NULL ? sojourn_case_slice_ref (after) : NULL,
                              .limit = limit });
}

static gboolean
count_cases (SojournSession *session, const Read *read, GValue *result, GError **error)
{
    gint64 count;

    return sojourn_case_search_count (session, read->query, &count, error) &&
           answer_number (result, count);
}

/**
 * sojourn_store_count_cases:
 * @self: a store
 * @query: which cases
 *
 * Counts the cases of a query. Without a search and flags that takes no time.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to an int64
 */
DexFuture *
sojourn_store_count_cases (SojournStore *self, SojournCaseQuery *query)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);
    g_return_val_if_fail (query != NULL, NULL);

    return ask (self, (Read){ .func = count_cases, .query = sojourn_case_query_ref (query) });
}

static gboolean
load_case_rows (SojournSession *session, const Read *read, GValue *result, GError **error)
{
    return answer (result, G_TYPE_PTR_ARRAY,
                   sojourn_case_search_load_rows (session, read->ids, error));
}

/**
 * sojourn_store_load_case_rows:
 * @self: a store
 * @ids: (array length=n_ids): ids of cases, as in a #SojournCaseSlice
 * @n_ids: how many there are
 *
 * Loads lines of the list of cases, a page at a time.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to a #GPtrArray of #SojournCaseRow,
 * in the order of @ids; cases that are gone are left out
 */
DexFuture *
sojourn_store_load_case_rows (SojournStore *self, const gint64 *ids, guint n_ids)
{
    GArray *copy;

    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);
    g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

    copy = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
    if (n_ids > 0)
        g_array_append_vals (copy, ids, n_ids);
    return ask (self, (Read){ .func = load_case_rows, .ids = copy });
}

static gboolean
load_today (SojournSession *session, const Read *read, GValue *result, GError **error)
{
    return answer (result, SOJOURN_TYPE_TODAY, sojourn_agenda_reader_load_today (session, error));
}

/**
 * sojourn_store_load_today:
 * @self: a store
 *
 * Loads what needs a hand now, by the clock the store was opened with, in the time zone of the
 * computer.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to a #SojournToday
 */
DexFuture *
sojourn_store_load_today (SojournStore *self)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);

    return ask (self, (Read){ .func = load_today });
}

static gboolean
load_requests (SojournSession *session, const Read *read, GValue *result, GError **error)
{
    return answer (result, G_TYPE_PTR_ARRAY,
                   sojourn_desk_read_requests (session, (guint)read->from, read->limit, error));
}

/**
 * sojourn_store_load_requests:
 * @self: a store
 * @statuses: a set of %SOJOURN_REQUEST_BIT, or 0 for all
 * @limit: how many at most
 *
 * Loads the quote requests of all cases, those something happened to last, first.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to a #GPtrArray of
 * #SojournRequestRow
 */
DexFuture *
sojourn_store_load_requests (SojournStore *self, guint statuses, guint limit)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);

    return ask (self, (Read){ .func = load_requests, .from = statuses, .limit = limit });
}

static gboolean
load_journeys (SojournSession *session, const Read *read, GValue *result, GError **error)
{
    return answer (result, G_TYPE_PTR_ARRAY,
                   sojourn_desk_read_journeys (session, read->from, read->to, error));
}

/**
 * sojourn_store_load_journeys:
 * @self: a store
 * @from: the first instant, in seconds since 1970-01-01T00:00:00Z
 * @to: the instant after the last
 *
 * Loads the departures, admissions and returns of all cases in a span of time, in its order.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to a #GPtrArray of
 * #SojournJourneyRow
 */
DexFuture *
sojourn_store_load_journeys (SojournStore *self, gint64 from, gint64 to)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);

    return ask (self, (Read){ .func = load_journeys, .from = from, .to = to });
}

static gboolean
search (SojournSession *session, const Read *read, GValue *result, GError **error)
{
    return answer (result, G_TYPE_PTR_ARRAY,
                   sojourn_desk_search (session, read->text, read->limit, error));
}

/**
 * sojourn_store_search:
 * @self: a store
 * @text: what a person typed: each word must be found, one or two letters at the beginning of a
 *   word, more of them anywhere, whatever the case and the accents. Nothing in it has a special
 *   meaning
 * @limit: how many hits at most
 *
 * Searches everything: cases first, then people, clinics, options and trials, then what belongs to
 * cases.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to a #GPtrArray of #SojournSearchHit
 */
DexFuture *
sojourn_store_search (SojournStore *self, const char *text, guint limit)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);
    g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), NULL);

    return ask (self, (Read){ .func = search, .text = g_strdup (text), .limit = limit });
}

/* A case and the people it is about, in one history. */
static GStrv
find_subjects (SojournSession *session, const char *case_uuid, GError **error)
{
    g_autoptr (GStrvBuilder) subjects = g_strv_builder_new ();
    g_autoptr (SojournStatement) statement = sojourn_connection_prepare (
        session->connection,
        "SELECT p.uuid FROM cases c JOIN people p ON p.id = c.patient_id WHERE c.uuid = ?1 UNION "
        "SELECT p.uuid FROM cases c JOIN companions m ON m.case_id = c.id "
        "JOIN people p ON p.id = m.person_id WHERE c.uuid = ?1 LIMIT 20",
        error);

    if (statement == NULL)
        return NULL;
    g_strv_builder_add (subjects, case_uuid);
    sojourn_statement_bind_text (statement, 0, case_uuid);
    while (sojourn_statement_step (statement, error))
        g_strv_builder_add (subjects, sojourn_statement_get_text (statement, 0));
    return *error == NULL ? g_strv_builder_end (subjects) : NULL;
}

static gboolean
load_history (SojournSession *session, const Read *read, GValue *result, GError **error)
{
    g_auto (GStrv) subjects =
        read->text != NULL ? find_subjects (session, read->text, error) : g_new0 (char *, 1);

    return subjects != NULL &&
           answer (result, G_TYPE_PTR_ARRAY,
                   sojourn_history_load (session->history, (const char *const *)subjects,
                                         read->from > 0 ? read->from : G_MAXINT64, read->limit,
                                         error));
}

/**
 * sojourn_store_load_history:
 * @self: a store
 * @case_uuid: (nullable): a case, whose history is that of its patient and companions as well, or
 *   %NULL for the history of everything
 * @before: only entries before this one, or 0 for the newest
 * @limit: how many at most
 *
 * Loads a page of the history, the newest entry first.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to a #GPtrArray of
 *   #SojournHistoryEntry
 */
DexFuture *
sojourn_store_load_history (SojournStore *self, const char *case_uuid, gint64 before, guint limit)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);

    return ask (self, (Read){ .func = load_history,
                              .text = g_strdup (case_uuid),
                              .from = before,
                              .limit = limit });
}

static gboolean
verify_history (SojournSession *session, const Read *read, GValue *result, GError **error)
{
    gint64 first_bad;

    return sojourn_history_verify (session->history, &first_bad, error) &&
           answer_number (result, first_bad);
}

/**
 * sojourn_store_verify_history:
 * @self: a store
 *
 * Follows the chain of the history and sees whether any entry was altered, taken out, put in or cut
 * off since it was written.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to an int64: 0 if all is as it was
 *   written, or the first entry that is not
 */
DexFuture *
sojourn_store_verify_history (SojournStore *self)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);

    return ask (self, (Read){ .func = verify_history });
}
