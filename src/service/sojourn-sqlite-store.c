/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sqlite-store.h"

#include "sojourn-id.h"
#include "sojourn-quote-store-error.h"
#include "sojourn-service-resources.h"
#include "sojourn-sqlite.h"

#include <string.h>

/* "SjQS": tells the service's database from any other SQLite file. */
#define APPLICATION_ID 0x536a5153
#define SCHEMA_FOLDER "/io/github/sojourndesk/Sojourn/service/schema/"

/* One script a version, in order; never changed once released. */
static const char *const migrations[] = {
    SCHEMA_FOLDER "001-start.sql",
};

struct _SojournSqliteStore {
    GObject parent;
    SojournSqlite *sqlite; /* (owned) */
};

static void init_iface (SojournQuoteStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SojournSqliteStore,
                               sojourn_sqlite_store,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SOJOURN_TYPE_QUOTE_STORE, init_iface))

static SojournSqlite *
get_sqlite (SojournQuoteStore *store)
{
    return SOJOURN_SQLITE_STORE (store)->sqlite;
}

static gboolean
begin (SojournQuoteStore *store, GError **error)
{
    return sojourn_sqlite_run (get_sqlite (store), "BEGIN IMMEDIATE", error, "");
}

static void
rollback (SojournQuoteStore *store)
{
    /* A full disk has rolled back by itself already. */
    if (sojourn_sqlite_in_transaction (get_sqlite (store)))
        sojourn_sqlite_run (get_sqlite (store), "ROLLBACK", NULL, "");
}

static gboolean
commit (SojournQuoteStore *store, GError **error)
{
    if (sojourn_sqlite_run (get_sqlite (store), "COMMIT", error, ""))
        return TRUE;
    rollback (store);
    return FALSE;
}

static gboolean
get_feed (SojournQuoteStore *store, char **epoch, gint64 *last_seq, GError **error)
{
    SojournSqlite *sqlite = get_sqlite (store);
    GError *fault = NULL;
    sqlite3_stmt *row =
        sojourn_sqlite_query (sqlite, "SELECT epoch, last_seq FROM feed", &fault, "");

    if (!sojourn_sqlite_next (sqlite, row, &fault)) {
        if (fault == NULL)
            g_set_error_literal (&fault, SOJOURN_QUOTE_STORE_ERROR,
                                 SOJOURN_QUOTE_STORE_ERROR_FAILED,
                                 "The database has lost its feed; restore a backup");
        g_propagate_error (error, fault);
        return FALSE;
    }
    *epoch = sojourn_sqlite_dup_text (row, 0);
    *last_seq = sqlite3_column_int64 (row, 1);
    sqlite3_reset (row);
    return TRUE;
}

static gboolean
new_epoch (SojournQuoteStore *store, const char *epoch, GError **error)
{
    return sojourn_sqlite_run (get_sqlite (store), "UPDATE feed SET epoch = ?", error, "s", epoch);
}

static SojournPrincipal *
find_token (SojournQuoteStore *store, const char *sha256, GError **error)
{
    SojournSqlite *sqlite = get_sqlite (store);
    sqlite3_stmt *row = sojourn_sqlite_query (
        sqlite, "SELECT role = 'clinic', tenant FROM tokens WHERE sha256 = ?", error, "s", sha256);
    SojournPrincipal *principal;

    if (!sojourn_sqlite_next (sqlite, row, error))
        return NULL;
    principal = sojourn_principal_new (sqlite3_column_int (row, 0) ? SOJOURN_SIDE_CLINIC
                                                                   : SOJOURN_SIDE_AGENCY,
                                       (const char *)sqlite3_column_text (row, 1));
    sqlite3_reset (row);
    return principal;
}

static gboolean
add_token (SojournQuoteStore *store,
           const char *sha256,
           const SojournPrincipal *principal,
           gint64 now,
           GError **error)
{
    return sojourn_sqlite_run (get_sqlite (store), "INSERT INTO tokens VALUES (?, ?, ?, ?)", error,
                               "sssi", sha256, sojourn_side_get_name (principal->side),
                               principal->tenant, now);
}

static SojournAnswer *
find_reply (
    SojournQuoteStore *store, const char *scope, const char *key, char **digest, GError **error)
{
    SojournSqlite *sqlite = get_sqlite (store);
    sqlite3_stmt *row =
        sojourn_sqlite_query (sqlite,
                              "SELECT request_sha256, status, body, etag, location FROM replies "
                              "WHERE tenant = ? AND idempotency_key = ?",
                              error, "ss", scope, key);
    g_autoptr (GBytes) body = NULL;
    SojournAnswer *answer;
    char *text;

    if (!sojourn_sqlite_next (sqlite, row, error))
        return NULL;
    *digest = sojourn_sqlite_dup_text (row, 0);
    text = sojourn_sqlite_dup_text (row, 2);
    body = g_bytes_new_take (text, strlen (text));
    answer = sojourn_answer_new ((guint)sqlite3_column_int (row, 1), body);
    answer->etag = sojourn_sqlite_dup_text (row, 3);
    answer->location = sojourn_sqlite_dup_text (row, 4);
    sqlite3_reset (row);
    return answer;
}

static gboolean
add_reply (SojournQuoteStore *store,
           const char *scope,
           const char *key,
           const char *digest,
           const SojournAnswer *answer,
           gint64 now,
           GError **error)
{
    gsize length;
    const char *data = g_bytes_get_data (answer->body, &length);
    g_autofree char *body = g_strndup (data, length);

    return sojourn_sqlite_run (get_sqlite (store),
                               "INSERT INTO replies VALUES (?, ?, ?, ?, ?, ?, ?, ?)", error,
                               "sssisssi", scope, key, digest, (gint64)answer->status, answer->etag,
                               answer->location, body, now);
}

static gboolean
prune_replies (SojournQuoteStore *store, gint64 before, GError **error)
{
    return sojourn_sqlite_run (get_sqlite (store), "DELETE FROM replies WHERE created_at < ?",
                               error, "i", before);
}

#define REQUEST_COLUMNS                                                                            \
    "SELECT id, agency, client_ref, clinic, status, revision, created_at, updated_at, "            \
    "accepted_version, reason, payload, payload_sha256, expires_at FROM requests "

static SojournHubRequest *
take_request (SojournSqlite *sqlite, sqlite3_stmt *row, GError **error)
{
    SojournHubRequest *request;
    gint64 status = 0;

    if (!sojourn_sqlite_next (sqlite, row, error))
        return NULL;

    sojourn_choice_set_find (&sojourn_request_statuses, (const char *)sqlite3_column_text (row, 4),
                             &status);
    request = g_new0 (SojournHubRequest, 1);
    request->id = sojourn_sqlite_dup_text (row, 0);
    request->agency = sojourn_sqlite_dup_text (row, 1);
    request->client_ref = sojourn_sqlite_dup_text (row, 2);
    request->clinic = sojourn_sqlite_dup_text (row, 3);
    request->status = (SojournRequestStatus)status;
    request->revision = sqlite3_column_int64 (row, 5);
    request->created_at = sqlite3_column_int64 (row, 6);
    request->updated_at = sqlite3_column_int64 (row, 7);
    request->accepted_version = sqlite3_column_int64 (row, 8);
    request->reason = sojourn_sqlite_dup_text (row, 9);
    request->payload = sojourn_sqlite_dup_text (row, 10);
    request->payload_sha256 = sojourn_sqlite_dup_text (row, 11);
    request->expires_at = sqlite3_column_int64 (row, 12);
    sqlite3_reset (row);
    return request;
}

static SojournHubRequest *
find_request (SojournQuoteStore *store, const char *id, GError **error)
{
    SojournSqlite *sqlite = get_sqlite (store);

    return take_request (
        sqlite, sojourn_sqlite_query (sqlite, REQUEST_COLUMNS "WHERE id = ?", error, "s", id),
        error);
}

static SojournHubRequest *
find_request_by_ref (SojournQuoteStore *store,
                     const char *agency,
                     const char *client_ref,
                     GError **error)
{
    SojournSqlite *sqlite = get_sqlite (store);

    return take_request (
        sqlite,
        sojourn_sqlite_query (sqlite, REQUEST_COLUMNS "WHERE agency = ? AND client_ref = ?", error,
                              "ss", agency, client_ref),
        error);
}

static GPtrArray *
end_list (GPtrArray *list, GError *fault, GError **error)
{
    if (fault == NULL)
        return list;
    g_propagate_error (error, fault);
    g_ptr_array_unref (list);
    return NULL;
}

static GPtrArray *
list_request_ids (SojournQuoteStore *store,
                  SojournRequestStatus status,
                  gint64 expired_at,
                  GError **error)
{
    SojournSqlite *sqlite = get_sqlite (store);
    GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
    GError *fault = NULL;
    sqlite3_stmt *row = sojourn_sqlite_query (
        sqlite,
        "SELECT id FROM requests WHERE status = ?1 AND (?2 = 0 OR expires_at <= ?2) ORDER BY id",
        &fault, "si", sojourn_choice_set_get_nick (&sojourn_request_statuses, status), expired_at);

    while (sojourn_sqlite_next (sqlite, row, &fault))
        g_ptr_array_add (ids, sojourn_sqlite_dup_text (row, 0));
    return end_list (ids, fault, error);
}

static gboolean
insert_request (SojournQuoteStore *store, const SojournHubRequest *request, GError **error)
{
    return sojourn_sqlite_run (
        get_sqlite (store),
        "INSERT INTO requests VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, ?, ?, NULL)", error,
        "sssssiiiss", request->id, request->agency, request->client_ref, request->clinic,
        sojourn_choice_set_get_nick (&sojourn_request_statuses, request->status), request->revision,
        request->created_at, request->updated_at, request->payload, request->payload_sha256);
}

static gboolean
update_request (SojournQuoteStore *store, const SojournHubRequest *request, GError **error)
{
    return sojourn_sqlite_run (
        get_sqlite (store),
        "UPDATE requests SET status = ?, revision = ?, updated_at = ?, "
        "accepted_version = NULLIF (?, 0), reason = ?, expires_at = NULLIF (?, 0) WHERE id = ?",
        error, "siiisis", sojourn_choice_set_get_nick (&sojourn_request_statuses, request->status),
        request->revision, request->updated_at, request->accepted_version, request->reason,
        request->expires_at, request->id);
}

static SojournHubQuestion *
take_question (sqlite3_stmt *row)
{
    SojournHubQuestion *question = g_new0 (SojournHubQuestion, 1);
    gint64 status = 0;

    sojourn_choice_set_find (&sojourn_info_statuses, (const char *)sqlite3_column_text (row, 5),
                             &status);
    question->id = sojourn_sqlite_dup_text (row, 0);
    question->request_id = sojourn_sqlite_dup_text (row, 1);
    question->question = sojourn_sqlite_dup_text (row, 2);
    question->document_type = sojourn_sqlite_dup_text (row, 3);
    question->asked_at = sqlite3_column_int64 (row, 4);
    question->status = (SojournInfoStatus)status;
    question->answered_at = sqlite3_column_int64 (row, 6);
    question->answer = sojourn_sqlite_dup_text (row, 7);
    return question;
}

static GPtrArray *
list_questions (SojournQuoteStore *store, const char *request_id, GError **error)
{
    SojournSqlite *sqlite = get_sqlite (store);
    GPtrArray *questions =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_hub_question_free);
    GError *fault = NULL;
    sqlite3_stmt *row =
        sojourn_sqlite_query (sqlite,
                              "SELECT id, request_id, question, document_type, asked_at, status, "
                              "answered_at, answer FROM questions WHERE request_id = ? ORDER BY id",
                              &fault, "s", request_id);

    while (sojourn_sqlite_next (sqlite, row, &fault))
        g_ptr_array_add (questions, take_question (row));
    return end_list (questions, fault, error);
}

static gboolean
put_question (SojournQuoteStore *store, const SojournHubQuestion *question, GError **error)
{
    return sojourn_sqlite_run (
        get_sqlite (store),
        "INSERT INTO questions VALUES (?, ?, ?, ?, ?, ?, NULLIF (?, 0), ?) ON CONFLICT (id) DO "
        "UPDATE SET status = excluded.status, answered_at = excluded.answered_at, "
        "answer = excluded.answer",
        error, "ssssisis", question->id, question->request_id, question->question,
        question->document_type, question->asked_at,
        sojourn_choice_set_get_nick (&sojourn_info_statuses, question->status),
        question->answered_at, question->answer);
}

static GPtrArray *
list_quotes (SojournQuoteStore *store, const char *request_id, GError **error)
{
    SojournSqlite *sqlite = get_sqlite (store);
    GPtrArray *quotes = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_hub_quote_free);
    GError *fault = NULL;
    sqlite3_stmt *row = sojourn_sqlite_query (
        sqlite,
        "SELECT version, expires_at, body FROM quotes WHERE request_id = ? ORDER BY version",
        &fault, "s", request_id);

    while (sojourn_sqlite_next (sqlite, row, &fault)) {
        SojournHubQuote *quote = g_new0 (SojournHubQuote, 1);

        quote->version = sqlite3_column_int64 (row, 0);
        quote->expires_at = sqlite3_column_int64 (row, 1);
        quote->body = sojourn_sqlite_dup_text (row, 2);
        g_ptr_array_add (quotes, quote);
    }
    return end_list (quotes, fault, error);
}

static gboolean
insert_quote (SojournQuoteStore *store,
              const char *request_id,
              const SojournHubQuote *quote,
              GError **error)
{
    return sojourn_sqlite_run (get_sqlite (store),
                               "INSERT INTO quotes VALUES (?, ?, NULLIF (?, 0), ?)", error, "siis",
                               request_id, quote->version, quote->expires_at, quote->body);
}

static gboolean
append_event (SojournQuoteStore *store,
              const SojournHubRequest *request,
              const SojournHubEvent *event,
              GError **error)
{
    SojournSqlite *sqlite = get_sqlite (store);

    return sojourn_sqlite_run (sqlite, "INSERT INTO events VALUES (?, ?, ?, ?, ?)", error, "issss",
                               event->seq, request->id, request->agency, request->clinic,
                               event->body) &&
           sojourn_sqlite_run (sqlite, "UPDATE feed SET last_seq = ?", error, "i", event->seq);
}

static GPtrArray *
list_events (SojournQuoteStore *store,
             const SojournPrincipal *principal,
             gint64 after,
             guint limit,
             GError **error)
{
    SojournSqlite *sqlite = get_sqlite (store);
    GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_hub_event_free);
    GError *fault = NULL;
    const char *sql = principal->side == SOJOURN_SIDE_CLINIC
                          ? "SELECT seq, body FROM events WHERE clinic = ? AND seq > ? "
                            "ORDER BY seq LIMIT ?"
                          : "SELECT seq, body FROM events WHERE agency = ? AND seq > ? "
                            "ORDER BY seq LIMIT ?";
    sqlite3_stmt *row =
        sojourn_sqlite_query (sqlite, sql, &fault, "sii", principal->tenant, after, (gint64)limit);

    while (sojourn_sqlite_next (sqlite, row, &fault)) {
        SojournHubEvent *event = g_new0 (SojournHubEvent, 1);

        event->seq = sqlite3_column_int64 (row, 0);
        event->body = sojourn_sqlite_dup_text (row, 1);
        g_ptr_array_add (events, event);
    }
    return end_list (events, fault, error);
}

static void
init_iface (SojournQuoteStoreInterface *iface)
{
    iface->begin = begin;
    iface->commit = commit;
    iface->rollback = rollback;
    iface->get_feed = get_feed;
    iface->new_epoch = new_epoch;
    iface->find_token = find_token;
    iface->add_token = add_token;
    iface->find_reply = find_reply;
    iface->add_reply = add_reply;
    iface->prune_replies = prune_replies;
    iface->find_request = find_request;
    iface->find_request_by_ref = find_request_by_ref;
    iface->list_request_ids = list_request_ids;
    iface->insert_request = insert_request;
    iface->update_request = update_request;
    iface->list_questions = list_questions;
    iface->put_question = put_question;
    iface->list_quotes = list_quotes;
    iface->insert_quote = insert_quote;
    iface->append_event = append_event;
    iface->list_events = list_events;
}

static void
sojourn_sqlite_store_finalize (GObject *object)
{
    SojournSqliteStore *self = SOJOURN_SQLITE_STORE (object);

    g_clear_pointer (&self->sqlite, sojourn_sqlite_close);
    G_OBJECT_CLASS (sojourn_sqlite_store_parent_class)->finalize (object);
}

static void
sojourn_sqlite_store_class_init (SojournSqliteStoreClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = sojourn_sqlite_store_finalize;
}

static void
sojourn_sqlite_store_init (SojournSqliteStore *self)
{
}

static gboolean
read_number (SojournSqlite *sqlite, const char *sql, gint64 *number, GError **error)
{
    sqlite3_stmt *row = sojourn_sqlite_query (sqlite, sql, error, "");

    if (!sojourn_sqlite_next (sqlite, row, error))
        return FALSE;
    *number = sqlite3_column_int64 (row, 0);
    sqlite3_reset (row);
    return TRUE;
}

static gboolean
check_file (SojournSqlite *sqlite, gint64 *version, GError **error)
{
    gint64 application_id = 0;
    gint64 tables = 0;

    if (!read_number (sqlite, "PRAGMA application_id", &application_id, error) ||
        !read_number (sqlite, "PRAGMA user_version", version, error) ||
        !read_number (sqlite, "SELECT count (*) FROM sqlite_schema", &tables, error))
        return FALSE;
    if (tables > 0 && application_id != APPLICATION_ID) {
        g_set_error_literal (error, SOJOURN_QUOTE_STORE_ERROR, SOJOURN_QUOTE_STORE_ERROR_FOREIGN,
                             "The file is a database of another program");
        return FALSE;
    }
    if (*version > (gint64)G_N_ELEMENTS (migrations)) {
        g_set_error_literal (error, SOJOURN_QUOTE_STORE_ERROR, SOJOURN_QUOTE_STORE_ERROR_TOO_NEW,
                             "A newer version of the service wrote the file");
        return FALSE;
    }
    return TRUE;
}

/* PRAGMA takes no parameters, so the number is written out. */
static gboolean
set_version (SojournSqlite *sqlite, gint64 version, GError **error)
{
    g_autofree char *sql =
        g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %" G_GINT64_FORMAT,
                         APPLICATION_ID, version);

    return sojourn_sqlite_run_script (sqlite, sql, error);
}

static gboolean
run_migration (SojournSqlite *sqlite, const char *path, GError **error)
{
    g_autoptr (GBytes) script =
        g_resource_lookup_data (sojourn_service_get_resource (), path, 0, error);

    return script != NULL &&
           sojourn_sqlite_run_script (sqlite, g_bytes_get_data (script, NULL), error);
}

static gboolean
migrate (SojournSqliteStore *self, GError **error)
{
    g_autofree char *epoch = sojourn_id_new ();
    gint64 version;
    gboolean good;

    if (!check_file (self->sqlite, &version, error) ||
        !sojourn_sqlite_run_script (self->sqlite,
                                    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", error))
        return FALSE;
    if (version == G_N_ELEMENTS (migrations))
        return TRUE;
    if (!begin (SOJOURN_QUOTE_STORE (self), error))
        return FALSE;

    good = TRUE;
    for (gsize i = (gsize)version; good && i < G_N_ELEMENTS (migrations); i++)
        good = run_migration (self->sqlite, migrations[i], error);
    good = good && set_version (self->sqlite, G_N_ELEMENTS (migrations), error);
    if (good && version == 0)
        good = sojourn_sqlite_run (self->sqlite, "INSERT INTO feed VALUES (1, ?, 0)", error, "s",
                                   epoch);
    if (good)
        return commit (SOJOURN_QUOTE_STORE (self), error);
    rollback (SOJOURN_QUOTE_STORE (self));
    return FALSE;
}

/**
 * sojourn_sqlite_store_new:
 * @path: a file, made if there is none, or `:memory:`
 * @error: return location for a %SOJOURN_QUOTE_STORE_ERROR
 *
 * Opens a store. A file that another program or a newer version made is refused untouched.
 *
 * Returns: (transfer full) (nullable): the store
 */
SojournQuoteStore *
sojourn_sqlite_store_new (const char *path, GError **error)
{
    g_autoptr (SojournSqliteStore) self = g_object_new (SOJOURN_TYPE_SQLITE_STORE, NULL);

    g_return_val_if_fail (path != NULL, NULL);

    self->sqlite = sojourn_sqlite_open (path, error);
    if (self->sqlite == NULL || !migrate (self, error))
        return NULL;
    return SOJOURN_QUOTE_STORE (g_steal_pointer (&self));
}
