/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-history.h"

#include "sojourn-history-entry.h"
#include "sojourn-json-reader.h"
#include "sojourn-json-writer.h"
#include "sojourn-record-value.h"
#include "sojourn-time.h"

#include <string.h>
#include <sys/random.h>

#define HASH_LENGTH 32
#define SALT_LENGTH 16

/* The note that names the last entry, so that entries taken off the end are missed. */
#define HEAD_NOTE "history.head"

/* A record has at most 64 fields, each of at most a million characters. */
#define MAX_CHANGES_BYTES (256 * 1024 * 1024)

struct _SojournHistory {
    SojournConnection *connection; /* (unowned) */
    GChecksum *checksum;           /* (owned) */
    gint64 sequence;               /* of the last entry, in this transaction */
    guint8 hash[HASH_LENGTH];      /* of the last entry */
};

/* An entry as it is hashed */
typedef struct {
    gint64 sequence;
    const char *texts[7]; /* at, actor, summary, operation, kind, uuid, subject */
    guint8 digest[HASH_LENGTH];
} Entry;

static const char *const operations[] = {
    [SOJOURN_OPERATION_INSERT] = "insert",
    [SOJOURN_OPERATION_UPDATE] = "update",
    [SOJOURN_OPERATION_DELETE] = "delete",
};

static void
finish_hash (SojournHistory *self, guint8 *hash)
{
    gsize length = HASH_LENGTH;

    g_checksum_get_digest (self->checksum, hash, &length);
    g_checksum_reset (self->checksum);
}

/* Each text behind its length, so that no two entries make the same bytes. */
static void
hash_text (SojournHistory *self, const char *text)
{
    guint64 length = GUINT64_TO_BE (strlen (text));

    g_checksum_update (self->checksum, (const guchar *)&length, sizeof length);
    g_checksum_update (self->checksum, (const guchar *)text, -1);
}

static void
hash_changes (SojournHistory *self, const guint8 *salt, const char *changes, guint8 *digest)
{
    g_checksum_update (self->checksum, salt, SALT_LENGTH);
    g_checksum_update (self->checksum, (const guchar *)changes, -1);
    finish_hash (self, digest);
}

static void
hash_entry (SojournHistory *self, const guint8 *previous, const Entry *entry, guint8 *hash)
{
    guint64 sequence = GUINT64_TO_BE (entry->sequence);

    g_checksum_update (self->checksum, previous, HASH_LENGTH);
    g_checksum_update (self->checksum, (const guchar *)&sequence, sizeof sequence);
    for (guint i = 0; i < G_N_ELEMENTS (entry->texts); i++)
        hash_text (self, entry->texts[i]);
    g_checksum_update (self->checksum, entry->digest, HASH_LENGTH);
    finish_hash (self, hash);
}

static void
write_value (SojournJsonWriter *writer, const SojournRecord *record, guint field)
{
    g_autofree char *value = record != NULL ? sojourn_record_dup_value (record, field) : NULL;

    sojourn_json_writer_set_string (writer, NULL, value);
}

static gboolean
has_changed (const SojournRecord *before, const SojournRecord *after, guint field)
{
    if (before != NULL && after != NULL)
        return !sojourn_record_equal_field (before, after, field);
    return sojourn_record_has (before != NULL ? before : after, field);
}

static char *
write_changes (const SojournRecord *before, const SojournRecord *after)
{
    const SojournKindInfo *info =
        sojourn_kind_get_info (sojourn_record_get_kind (after != NULL ? after : before));
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();

    sojourn_json_writer_begin_object (writer, NULL);
    for (guint i = 0; i < info->n_fields; i++) {
        if (!has_changed (before, after, i))
            continue;
        sojourn_json_writer_begin_array (writer, info->fields[i].name);
        write_value (writer, before, i);
        write_value (writer, after, i);
        sojourn_json_writer_end (writer);
    }
    sojourn_json_writer_end (writer);
    return sojourn_json_writer_to_text (writer, SOJOURN_JSON_COMPACT);
}

static gboolean
insert_entry (SojournHistory *self,
              const Entry *entry,
              const char *changes,
              const guint8 *salt,
              GError **error)
{
    g_autoptr (SojournStatement) statement = sojourn_connection_prepare (
        self->connection,
        "INSERT INTO history (seq, at, actor, summary, operation, kind, uuid, subject, digest, "
        "hash, changes, salt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        error);

    if (statement == NULL)
        return FALSE;
    sojourn_statement_bind_integer (statement, 0, entry->sequence);
    for (guint i = 0; i < G_N_ELEMENTS (entry->texts); i++)
        sojourn_statement_bind_text (statement, 1 + (int)i, entry->texts[i]);
    sojourn_statement_bind_blob (statement, 8, entry->digest, HASH_LENGTH);
    sojourn_statement_bind_blob (statement, 9, self->hash, HASH_LENGTH);
    sojourn_statement_bind_text (statement, 10, changes);
    sojourn_statement_bind_blob (statement, 11, salt, SALT_LENGTH);
    return sojourn_statement_run (statement, error);
}

/**
 * sojourn_history_new:
 * @connection: the connection, which must outlive the history
 *
 * Returns: (transfer full): the history of a database
 */
SojournHistory *
sojourn_history_new (SojournConnection *connection)
{
    SojournHistory *self = g_new0 (SojournHistory, 1);

    self->connection = connection;
    self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
    return self;
}

/**
 * sojourn_history_free:
 * @self: (transfer full): a history
 *
 * Frees the history.
 */
void
sojourn_history_free (SojournHistory *self)
{
    g_checksum_free (self->checksum);
    g_free (self);
}

/**
 * sojourn_history_begin:
 * @self: a history
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Finds the end of the chain. To be called at the beginning of each transaction.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_history_begin (SojournHistory *self, GError **error)
{
    g_autoptr (SojournStatement) statement = sojourn_connection_prepare (
        self->connection, "SELECT seq, hash FROM history ORDER BY seq DESC LIMIT 1", error);
    gconstpointer hash;
    gsize length;

    self->sequence = 0;
    memset (self->hash, 0, HASH_LENGTH);
    if (statement == NULL)
        return FALSE;
    if (!sojourn_statement_step (statement, error))
        return *error == NULL;
    self->sequence = sojourn_statement_get_integer (statement, 0);
    hash = sojourn_statement_get_blob (statement, 1, &length);
    memcpy (self->hash, hash, MIN (length, HASH_LENGTH));
    return TRUE;
}

/**
 * sojourn_history_append:
 * @self: a history, begun
 * @act: who did what, and when
 * @operation: what happened to the record
 * @before: (nullable): the record as it was
 * @after: (nullable): the record as it is now
 * @subject: the UUID of the case it belongs to, or its own
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Adds an entry to the chain.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_history_append (SojournHistory *self,
                        const SojournAct *act,
                        SojournOperation operation,
                        const SojournRecord *before,
                        const SojournRecord *after,
                        const char *subject,
                        GError **error)
{
    const SojournRecord *record = after != NULL ? after : before;
    g_autofree char *changes = write_changes (before, after);
    Entry entry = { .sequence = ++self->sequence,
                    .texts = { act->at, act->actor, act->summary, operations[operation],
                               sojourn_kind_get_info (sojourn_record_get_kind (record))->name,
                               sojourn_record_get_uuid (record), subject } };
    guint8 salt[SALT_LENGTH];

    if (getrandom (salt, sizeof salt, 0) != sizeof salt) {
        g_set_error_literal (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_IO,
                             "The kernel gives no random bytes");
        return FALSE;
    }
    hash_changes (self, salt, changes, entry.digest);
    hash_entry (self, self->hash, &entry, self->hash);
    return insert_entry (self, &entry, changes, salt, error);
}

static char *
describe_head (SojournHistory *self)
{
    g_autoptr (GString) head = g_string_new (NULL);

    g_string_append_printf (head, "%" G_GINT64_FORMAT " ", self->sequence);
    for (guint i = 0; i < HASH_LENGTH; i++)
        g_string_append_printf (head, "%02x", self->hash[i]);
    return g_string_free (g_steal_pointer (&head), FALSE);
}

/**
 * sojourn_history_finish:
 * @self: a history that was added to
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Notes the end of the chain. To be called at the end of each transaction.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_history_finish (SojournHistory *self, GError **error)
{
    g_autofree char *head = describe_head (self);
    g_autoptr (SojournStatement) statement =
        sojourn_connection_prepare (self->connection,
                                    "INSERT INTO notes (key, value) VALUES ('" HEAD_NOTE "', ?) "
                                    "ON CONFLICT DO UPDATE SET value = excluded.value",
                                    error);

    if (statement == NULL)
        return FALSE;
    sojourn_statement_bind_text (statement, 0, head);
    return sojourn_statement_run (statement, error);
}

/**
 * sojourn_history_erase:
 * @self: a history
 * @subject: the UUID of a case, or of a record that belongs to none
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Erases the values in all entries of @subject. That something was changed, when and by whom, stays
 * and stays verifiable.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_history_erase (SojournHistory *self, const char *subject, GError **error)
{
    g_autoptr (SojournStatement) statement = sojourn_connection_prepare (
        self->connection, "UPDATE history SET changes = NULL, salt = NULL WHERE subject = ?",
        error);

    if (statement == NULL)
        return FALSE;
    sojourn_statement_bind_text (statement, 0, subject);
    return sojourn_statement_run (statement, error);
}

/* Columns: seq, the seven texts, digest, hash, changes, salt */
static gboolean
matches (SojournHistory *self, SojournStatement *row)
{
    Entry entry = { .sequence = sojourn_statement_get_integer (row, 0) };
    guint8 digest[HASH_LENGTH], hash[HASH_LENGTH];
    gsize digest_length, hash_length, salt_length;
    gconstpointer stored_digest = sojourn_statement_get_blob (row, 8, &digest_length);
    gconstpointer stored_hash = sojourn_statement_get_blob (row, 9, &hash_length);
    const char *changes = sojourn_statement_get_text (row, 10);
    gconstpointer salt = sojourn_statement_get_blob (row, 11, &salt_length);

    if (entry.sequence != self->sequence + 1 || digest_length != HASH_LENGTH ||
        hash_length != HASH_LENGTH)
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS (entry.texts); i++)
        entry.texts[i] = sojourn_statement_get_text (row, 1 + (int)i);
    memcpy (entry.digest, stored_digest, HASH_LENGTH);
    if (changes != NULL) {
        if (salt_length != SALT_LENGTH)
            return FALSE;
        hash_changes (self, salt, changes, digest);
        if (memcmp (digest, entry.digest, HASH_LENGTH) != 0)
            return FALSE;
    }

    hash_entry (self, self->hash, &entry, hash);
    if (memcmp (hash, stored_hash, HASH_LENGTH) != 0)
        return FALSE;
    self->sequence = entry.sequence;
    memcpy (self->hash, hash, HASH_LENGTH);
    return TRUE;
}

/**
 * sojourn_history_verify:
 * @self: a history
 * @first_bad: (out): the first entry that is not as it was written, or is missing; 0 if all are
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Follows the chain from its beginning to the end that was noted.
 *
 * Returns: %TRUE if it could be followed, whatever was found
 */
gboolean
sojourn_history_verify (SojournHistory *self, gint64 *first_bad, GError **error)
{
    g_autoptr (SojournStatement) statement = sojourn_connection_prepare (
        self->connection,
        "SELECT seq, at, actor, summary, operation, kind, uuid, subject, digest, hash, changes, "
        "salt FROM history ORDER BY seq",
        error);
    g_autofree char *noted = NULL;
    g_autofree char *found = NULL;

    *first_bad = 0;
    self->sequence = 0;
    memset (self->hash, 0, HASH_LENGTH);
    while (statement != NULL && *first_bad == 0 && sojourn_statement_step (statement, error)) {
        if (!matches (self, statement))
            *first_bad = self->sequence + 1;
    }
    if (statement == NULL || *error != NULL)
        return FALSE;

    noted = sojourn_connection_read_text (
        self->connection, "SELECT value FROM notes WHERE key = '" HEAD_NOTE "'", error);
    found = self->sequence > 0 ? describe_head (self) : g_strdup ("");
    if (noted != NULL && *first_bad == 0 && !g_str_equal (noted, found))
        *first_bad = self->sequence + 1;
    return noted != NULL;
}

static SojournOperation
find_operation (const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS (operations); i++) {
        if (g_strcmp0 (operations[i], name) == 0)
            return i;
    }
    return SOJOURN_OPERATION_UPDATE;
}

static char *
read_element (SojournJsonReader *reader, guint index)
{
    char *text = NULL;

    sojourn_json_reader_begin_element (reader, index);
    if (sojourn_json_reader_get_kind (reader, NULL) == SOJOURN_JSON_STRING)
        text = g_strdup (sojourn_json_reader_get_string (reader, NULL, 0, MAX_CHANGES_BYTES));
    sojourn_json_reader_end (reader);
    return text;
}

/* A field that this version does not have is left out. */
static void
read_changes (SojournHistoryEntry *entry, const char *changes)
{
    g_autoptr (GBytes) bytes = g_bytes_new_static (changes, strlen (changes));
    g_autoptr (SojournJsonReader) reader = sojourn_json_reader_new (bytes, MAX_CHANGES_BYTES, NULL);
    g_autofree const char **names =
        reader != NULL ? sojourn_json_reader_member_names (reader) : NULL;
    g_autoptr (GArray) values = g_array_new (FALSE, TRUE, sizeof (SojournHistoryValue));

    for (guint i = 0; names != NULL && names[i] != NULL; i++) {
        SojournHistoryValue value = { 0 };

        if (!sojourn_kind_find_field (entry->kind, names[i], &value.field))
            continue;
        sojourn_json_reader_begin_array (reader, names[i], 2);
        value.before = read_element (reader, 0);
        value.after = read_element (reader, 1);
        sojourn_json_reader_end (reader);
        g_array_append_val (values, value);
    }
    entry->n_values = values->len;
    entry->values = g_array_steal (values, NULL);
}

/* Columns: seq, at, actor, summary, operation, kind, uuid, subject, changes */
static SojournHistoryEntry *
read_entry (SojournStatement *row)
{
    g_autoptr (SojournHistoryEntry) entry = g_atomic_rc_box_new0 (SojournHistoryEntry);
    const char *subject = sojourn_statement_get_text (row, 7);
    const char *changes = sojourn_statement_get_text (row, 8);

    if (!sojourn_kind_find (sojourn_statement_get_text (row, 5), &entry->kind))
        return NULL;
    entry->sequence = sojourn_statement_get_integer (row, 0);
    sojourn_time_parse (sojourn_statement_get_text (row, 1), &entry->at, NULL);
    entry->actor = g_strdup (sojourn_statement_get_text (row, 2));
    entry->summary = g_strdup (sojourn_statement_get_text (row, 3));
    entry->operation = find_operation (sojourn_statement_get_text (row, 4));
    g_strlcpy (entry->uuid, sojourn_statement_get_text (row, 6), sizeof entry->uuid);
    if (entry->kind == SOJOURN_KIND_CASE || g_strcmp0 (subject, entry->uuid) != 0)
        entry->case_uuid = g_strdup (subject);
    entry->erased = changes == NULL;
    if (changes != NULL)
        read_changes (entry, changes);
    return g_steal_pointer (&entry);
}

static SojournStatement *
prepare_load (SojournHistory *self, guint n_subjects, GError **error)
{
    g_autoptr (GString) sql = g_string_new (
        "SELECT seq, at, actor, summary, operation, kind, uuid, subject, changes FROM history "
        "WHERE seq < ?");

    for (guint i = 0; i < n_subjects; i++)
        g_string_append (sql, i == 0 ? " AND subject IN (?" : ", ?");
    g_string_append (sql,
                     n_subjects > 0 ? ") ORDER BY seq DESC LIMIT ?" : " ORDER BY seq DESC LIMIT ?");
    return sojourn_connection_prepare (self->connection, sql->str, error);
}

/**
 * sojourn_history_load:
 * @self: a history
 * @subjects: (array zero-terminated=1): the UUIDs of the cases and records that are asked for; none
 *   stands for all
 * @before: only entries before this one
 * @limit: how many at most
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Returns: (transfer full) (element-type SojournHistoryEntry): the entries, the newest first
 */
GPtrArray *
sojourn_history_load (
    SojournHistory *self, const char *const *subjects, gint64 before, guint limit, GError **error)
{
    guint n_subjects = g_strv_length ((GStrv)subjects);
    g_autoptr (SojournStatement) statement = prepare_load (self, n_subjects, error);
    g_autoptr (GPtrArray) entries =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_history_entry_unref);

    if (statement == NULL)
        return NULL;
    sojourn_statement_bind_integer (statement, 0, before);
    for (guint i = 0; i < n_subjects; i++)
        sojourn_statement_bind_text (statement, 1 + (int)i, subjects[i]);
    sojourn_statement_bind_integer (statement, 1 + (int)n_subjects, limit);
    while (sojourn_statement_step (statement, error)) {
        SojournHistoryEntry *entry = read_entry (statement);

        if (entry != NULL)
            g_ptr_array_add (entries, entry);
    }
    return *error == NULL ? g_steal_pointer (&entries) : NULL;
}
