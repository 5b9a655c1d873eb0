/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-repository.h"

#include "sojourn-date.h"
#include "sojourn-id.h"
#include "sojourn-record-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_FIELDS 64
#define SECONDS_PER_DAY 86400

/* Columns before the fields */
enum {
    COLUMN_ID,
    COLUMN_UUID,
    COLUMN_REVISION,
    COLUMN_FIRST_FIELD,
};

/* Parameters before the fields: uuid, revision, the time twice; and for an update only two */
#define INSERT_FIRST_FIELD 4
#define UPDATE_FIRST_FIELD 2

/* Room for the text of a date or an instant */
typedef char Moment[32];

struct _SojournRepository {
    SojournConnection *connection; /* (unowned) */
    GHashTable *ids; /* (owned) (element-type utf8 gint64): rows met in this transaction */
    char *selects[SOJOURN_N_KINDS]; /* (owned) (nullable): up to the condition */
    char *inserts[SOJOURN_N_KINDS]; /* (owned) (nullable) */
    char *updates[SOJOURN_N_KINDS]; /* (owned) (nullable) */
    char *finds[SOJOURN_N_KINDS];   /* (owned) (nullable) */
};

static const char *
get_table (SojournKind kind)
{
    return sojourn_kind_get_info (kind)->plural;
}

static const char *
get_suffix (const SojournField *field)
{
    return field->type == SOJOURN_FIELD_REFERENCE ? "_id" : "";
}

static const char *
get_select (SojournRepository *self, SojournKind kind)
{
    const SojournKindInfo *info = sojourn_kind_get_info (kind);
    g_autoptr (GString) sql = NULL;
    g_autoptr (GString) joins = NULL;

    if (self->selects[kind] != NULL)
        return self->selects[kind];

    sql = g_string_new ("SELECT t.id, t.uuid, t.revision");
    joins = g_string_new (NULL);
    for (guint i = 0; i < info->n_fields; i++) {
        const SojournField *field = &info->fields[i];

        if (field->type == SOJOURN_FIELD_REFERENCE) {
            g_string_append_printf (sql, ", r%u.uuid", i);
            g_string_append_printf (joins, " LEFT JOIN %s r%u ON r%u.id = t.\"%s_id\"",
                                    get_table (field->target), i, i, field->name);
        } else {
            g_string_append_printf (sql, ", t.\"%s\"", field->name);
        }
    }
    g_string_append_printf (sql, " FROM %s t%s", info->plural, joins->str);
    self->selects[kind] = g_string_free (g_steal_pointer (&sql), FALSE);
    return self->selects[kind];
}

static const char *
get_insert (SojournRepository *self, SojournKind kind)
{
    const SojournKindInfo *info = sojourn_kind_get_info (kind);
    g_autoptr (GString) columns = NULL;
    g_autoptr (GString) values = NULL;

    if (self->inserts[kind] != NULL)
        return self->inserts[kind];

    columns = g_string_new ("uuid, revision, inserted_at, updated_at");
    values = g_string_new ("?, ?, ?, ?");
    for (guint i = 0; i < info->n_fields; i++) {
        g_string_append_printf (columns, ", \"%s%s\"", info->fields[i].name,
                                get_suffix (&info->fields[i]));
        g_string_append (values, ", ?");
    }
    self->inserts[kind] = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", info->plural,
                                           columns->str, values->str);
    return self->inserts[kind];
}

static const char *
get_update (SojournRepository *self, SojournKind kind)
{
    const SojournKindInfo *info = sojourn_kind_get_info (kind);
    g_autoptr (GString) sql = NULL;

    if (self->updates[kind] != NULL)
        return self->updates[kind];

    sql = g_string_new (NULL);
    g_string_append_printf (sql, "UPDATE %s SET revision = ?, updated_at = ?", info->plural);
    for (guint i = 0; i < info->n_fields; i++)
        g_string_append_printf (sql, ", \"%s%s\" = ?", info->fields[i].name,
                                get_suffix (&info->fields[i]));
    g_string_append (sql, " WHERE id = ?");
    self->updates[kind] = g_string_free (g_steal_pointer (&sql), FALSE);
    return self->updates[kind];
}

static const char *
get_find (SojournRepository *self, SojournKind kind)
{
    if (self->finds[kind] == NULL)
        self->finds[kind] = g_strdup_printf ("SELECT id FROM %s WHERE uuid = ?", get_table (kind));
    return self->finds[kind];
}

static void
remember_id (SojournRepository *self, const char *uuid, gint64 id)
{
    gint64 *value = g_new (gint64, 1);

    *value = id;
    g_hash_table_replace (self->ids, g_strdup (uuid), value);
}

static void
format_date (Moment text, gint64 days)
{
    int year, month, day;

    sojourn_date_to_ymd (days, &year, &month, &day);
    g_snprintf (text, sizeof (Moment), "%04d-%02d-%02d", year, month, day);
}

static void
format_time (Moment text, gint64 seconds)
{
    gint64 rest = (seconds % SECONDS_PER_DAY + SECONDS_PER_DAY) % SECONDS_PER_DAY;

    format_date (text, (seconds - rest) / SECONDS_PER_DAY);
    g_snprintf (text + 10, sizeof (Moment) - 10, "T%02d:%02d:%02dZ", (int)(rest / 3600),
                (int)(rest / 60 % 60), (int)(rest % 60));
}

static void
bind_number (SojournStatement *statement,
             int parameter,
             const SojournField *field,
             gint64 number,
             Moment text)
{
    switch ((int)field->type) {
    case SOJOURN_FIELD_CHOICE:
        sojourn_statement_bind_text (statement, parameter,
                                     sojourn_choice_set_get_nick (field->choices, number));
        break;
    case SOJOURN_FIELD_DATE:
        format_date (text, number);
        sojourn_statement_bind_text (statement, parameter, text);
        break;
    case SOJOURN_FIELD_TIME:
        format_time (text, number);
        sojourn_statement_bind_text (statement, parameter, text);
        break;
    default:
        sojourn_statement_bind_integer (statement, parameter, number);
    }
}

static gboolean
bind_reference (SojournRepository *self,
                SojournStatement *statement,
                int parameter,
                const SojournField *field,
                const char *uuid,
                GError **error)
{
    gint64 id;

    if (!sojourn_repository_find (self, field->target, uuid, &id, error))
        return FALSE;
    if (id == 0) {
        g_set_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CONSTRAINT,
                     /* Translators: %s is the name of a field, such as “Clinic” */
                     _ ("“%s” refers to a record that is not there. Nothing was stored."),
                     sojourn_field_get_label (field));
        return FALSE;
    }
    sojourn_statement_bind_integer (statement, parameter, id);
    return TRUE;
}

static gboolean
bind_fields (SojournRepository *self,
             SojournStatement *statement,
             int first,
             const SojournRecord *record,
             Moment *moments,
             GError **error)
{
    const SojournKindInfo *info = sojourn_kind_get_info (sojourn_record_get_kind (record));

    for (guint i = 0; i < info->n_fields; i++) {
        const SojournField *field = &info->fields[i];
        int parameter = first + (int)i;

        if (!sojourn_record_has (record, i))
            sojourn_statement_bind_null (statement, parameter);
        else if (sojourn_field_is_number (field))
            bind_number (statement, parameter, field, sojourn_record_get_integer (record, i, 0),
                         moments[i]);
        else if (field->type != SOJOURN_FIELD_REFERENCE)
            sojourn_statement_bind_text (statement, parameter, sojourn_record_get_text (record, i));
        else if (!bind_reference (self, statement, parameter, field,
                                  sojourn_record_get_text (record, i), error))
            return FALSE;
    }
    return TRUE;
}

static gboolean
read_field (SojournStatement *statement, SojournRecord *record, guint i, GError **error)
{
    const SojournField *field = sojourn_kind_get_field (sojourn_record_get_kind (record), i);
    int column = COLUMN_FIRST_FIELD + (int)i;

    if (sojourn_statement_is_null (statement, column))
        return TRUE;
    switch (field->type) {
    case SOJOURN_FIELD_INTEGER:
    case SOJOURN_FIELD_BOOLEAN:
    case SOJOURN_FIELD_MONEY:
        sojourn_record_set_integer (record, i, sojourn_statement_get_integer (statement, column));
        return TRUE;
    case SOJOURN_FIELD_CHOICE:
    case SOJOURN_FIELD_DATE:
    case SOJOURN_FIELD_TIME:
        return sojourn_record_set_value (record, i, sojourn_statement_get_text (statement, column),
                                         error);
    case SOJOURN_FIELD_TEXT:
    case SOJOURN_FIELD_PARAGRAPH:
    case SOJOURN_FIELD_CODES:
    case SOJOURN_FIELD_ZONE:
    case SOJOURN_FIELD_COUNTRY:
    case SOJOURN_FIELD_CURRENCY:
    case SOJOURN_FIELD_REFERENCE:
        sojourn_record_set_text (record, i, sojourn_statement_get_text (statement, column));
        return TRUE;
    }
    g_return_val_if_reached (FALSE);
}

/* A value that the schema should have kept out: somebody else wrote to the file. */
static SojournRecord *
fail_unreadable (SojournKind kind, GError **error)
{
    g_clear_error (error);
    g_set_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CORRUPT,
                 /* Translators: %s is a kind of record, such as “Clinic” */
                 _ ("A record of the kind “%s” is damaged. The others are safe. Restore the newest "
                    "backup beside this database."),
                 sojourn_kind_get_label (kind));
    return NULL;
}

static SojournRecord *
read_record (SojournStatement *statement, SojournKind kind, GError **error)
{
    const char *uuid = sojourn_statement_get_text (statement, COLUMN_UUID);
    g_autoptr (SojournRecord) record = NULL;

    if (!sojourn_id_is_valid (uuid))
        return fail_unreadable (kind, error);
    record = sojourn_record_new_with_uuid (kind, uuid);
    sojourn_record_set_stored (record, sojourn_statement_get_integer (statement, COLUMN_ID),
                               sojourn_statement_get_integer (statement, COLUMN_REVISION));
    for (guint i = 0; i < sojourn_kind_get_info (kind)->n_fields; i++) {
        if (!read_field (statement, record, i, error))
            return fail_unreadable (kind, error);
    }
    return sojourn_record_seal (g_steal_pointer (&record));
}

static SojournStatement *
prepare_select (SojournRepository *self, SojournKind kind, const char *condition, GError **error)
{
    g_autofree char *sql = g_strconcat (get_select (self, kind), condition, NULL);

    return sojourn_connection_prepare (self->connection, sql, error);
}

static gboolean
read_records (SojournStatement *statement, SojournKind kind, GPtrArray *records, GError **error)
{
    while (sojourn_statement_step (statement, error)) {
        SojournRecord *record = read_record (statement, kind, error);

        if (record == NULL)
            return FALSE;
        g_ptr_array_add (records, record);
    }
    return *error == NULL;
}

/**
 * sojourn_repository_new:
 * @connection: the connection, which must outlive the repository
 *
 * Returns: (transfer full): a repository
 */
SojournRepository *
sojourn_repository_new (SojournConnection *connection)
{
    SojournRepository *self = g_new0 (SojournRepository, 1);

    self->connection = connection;
    self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    return self;
}

/**
 * sojourn_repository_free:
 * @self: (transfer full): a repository
 *
 * Frees the repository.
 */
void
sojourn_repository_free (SojournRepository *self)
{
    for (guint i = 0; i < SOJOURN_N_KINDS; i++) {
        g_free (self->selects[i]);
        g_free (self->inserts[i]);
        g_free (self->updates[i]);
        g_free (self->finds[i]);
    }
    g_hash_table_unref (self->ids);
    g_free (self);
}

/**
 * sojourn_repository_forget:
 * @self: a repository
 *
 * Forgets the rows it has met. To be called at the end of a transaction.
 */
void
sojourn_repository_forget (SojournRepository *self)
{
    g_hash_table_remove_all (self->ids);
}

/**
 * sojourn_repository_find:
 * @self: a repository
 * @kind: a kind of record
 * @uuid: a UUID
 * @id: (out): the row of that record, or 0 if there is none
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Finds the row of a record; those met in the same transaction are known without a query.
 *
 * Returns: %TRUE on success, also without a row
 */
gboolean
sojourn_repository_find (
    SojournRepository *self, SojournKind kind, const char *uuid, gint64 *id, GError **error)
{
    const gint64 *known = g_hash_table_lookup (self->ids, uuid);
    g_autoptr (SojournStatement) statement = NULL;

    *id = known != NULL ? *known : 0;
    if (known != NULL)
        return TRUE;

    statement = sojourn_connection_prepare (self->connection, get_find (self, kind), error);
    if (statement == NULL)
        return FALSE;
    sojourn_statement_bind_text (statement, 0, uuid);
    if (sojourn_statement_step (statement, error)) {
        *id = sojourn_statement_get_integer (statement, 0);
        remember_id (self, uuid, *id);
    }
    return *error == NULL;
}

/**
 * sojourn_repository_dup_uuid:
 * @self: a repository
 * @kind: a kind of record
 * @id: a row
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the UUID of that row; %NULL if there is none, and on failure
 *   with @error set
 */
char *
sojourn_repository_dup_uuid (SojournRepository *self, SojournKind kind, gint64 id, GError **error)
{
    g_autofree char *sql = g_strdup_printf ("SELECT uuid FROM %s WHERE id = ?", get_table (kind));
    g_autoptr (SojournStatement) statement =
        sojourn_connection_prepare (self->connection, sql, error);

    if (statement == NULL)
        return NULL;
    sojourn_statement_bind_integer (statement, 0, id);
    return sojourn_statement_step (statement, error)
               ? g_strdup (sojourn_statement_get_text (statement, 0))
               : NULL;
}

/**
 * sojourn_repository_load:
 * @self: a repository
 * @kind: a kind of record
 * @uuid: a UUID
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the record, sealed; %NULL if there is none, and on failure
 *   with @error set
 */
SojournRecord *
sojourn_repository_load (SojournRepository *self,
                         SojournKind kind,
                         const char *uuid,
                         GError **error)
{
    g_autoptr (SojournStatement) statement =
        prepare_select (self, kind, " WHERE t.uuid = ?", error);

    if (statement == NULL)
        return NULL;
    sojourn_statement_bind_text (statement, 0, uuid);
    return sojourn_statement_step (statement, error) ? read_record (statement, kind, error) : NULL;
}

/**
 * sojourn_repository_load_id:
 * @self: a repository
 * @kind: a kind of record
 * @id: a row
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the record, sealed; %NULL if there is none, and on failure
 *   with @error set
 */
SojournRecord *
sojourn_repository_load_id (SojournRepository *self, SojournKind kind, gint64 id, GError **error)
{
    g_autoptr (SojournStatement) statement = prepare_select (self, kind, " WHERE t.id = ?", error);

    if (statement == NULL)
        return NULL;
    sojourn_statement_bind_integer (statement, 0, id);
    return sojourn_statement_step (statement, error) ? read_record (statement, kind, error) : NULL;
}

/**
 * sojourn_repository_load_all:
 * @self: a repository
 * @kind: a kind of record
 * @records: (element-type SojournRecord): where the records are added
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Loads every record of @kind, in the order they were made.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_repository_load_all (SojournRepository *self,
                             SojournKind kind,
                             GPtrArray *records,
                             GError **error)
{
    g_autoptr (SojournStatement) statement = prepare_select (self, kind, " ORDER BY t.id", error);

    return statement != NULL && read_records (statement, kind, records, error);
}

/**
 * sojourn_repository_load_where:
 * @self: a repository
 * @kind: a kind of record
 * @field: a field of @kind
 * @value: (nullable): a value in its machine form; %NULL stands for unknown
 * @records: (element-type SojournRecord): where the records are added
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Loads the records whose @field is @value, in the order they were made.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_repository_load_where (SojournRepository *self,
                               SojournKind kind,
                               guint field,
                               const char *value,
                               GPtrArray *records,
                               GError **error)
{
    const SojournField *info = sojourn_kind_get_field (kind, field);
    g_autoptr (SojournRecord) sample = sojourn_record_new (kind);
    g_autofree char *condition =
        g_strdup_printf (" WHERE t.\"%s%s\" IS ? ORDER BY t.id", info->name, get_suffix (info));
    g_autoptr (SojournStatement) statement = NULL;
    Moment moment;
    gint64 id;

    if (!sojourn_record_set_value (sample, field, value, NULL)) {
        g_set_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CONSTRAINT,
                     /* Translators: %s is the name of a field, such as “Clinic” */
                     _ ("“%s” never has that value."), sojourn_field_get_label (info));
        return FALSE;
    }
    statement = prepare_select (self, kind, condition, error);
    if (statement == NULL)
        return FALSE;
    if (value == NULL) {
        sojourn_statement_bind_null (statement, 0);
    } else if (info->type == SOJOURN_FIELD_REFERENCE) {
        if (!sojourn_repository_find (self, info->target, value, &id, error))
            return FALSE;
        sojourn_statement_bind_integer (statement, 0, id);
    } else if (sojourn_field_is_number (info)) {
        bind_number (statement, 0, info, sojourn_record_get_integer (sample, field, 0), moment);
    } else {
        sojourn_statement_bind_text (statement, 0, value);
    }
    return read_records (statement, kind, records, error);
}

/**
 * sojourn_repository_load_referring:
 * @self: a repository
 * @kind: a kind of record
 * @field: a reference of @kind
 * @id: the row it must point to
 * @records: (element-type SojournRecord): where the records are added
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Loads the records that refer to a row, in the order they were made.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_repository_load_referring (SojournRepository *self,
                                   SojournKind kind,
                                   guint field,
                                   gint64 id,
                                   GPtrArray *records,
                                   GError **error)
{
    g_autofree char *condition = g_strdup_printf (" WHERE t.\"%s_id\" = ? ORDER BY t.id",
                                                  sojourn_kind_get_field (kind, field)->name);
    g_autoptr (SojournStatement) statement = prepare_select (self, kind, condition, error);

    if (statement == NULL)
        return FALSE;
    sojourn_statement_bind_integer (statement, 0, id);
    return read_records (statement, kind, records, error);
}

/**
 * sojourn_repository_load_rates:
 * @self: a repository
 * @records: (element-type SojournRecord): where the records are added
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Loads the newest exchange rates, a few of each pair of currencies.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_repository_load_rates (SojournRepository *self, GPtrArray *records, GError **error)
{
    g_autoptr (SojournStatement) statement = prepare_select (
        self, SOJOURN_KIND_EXCHANGE_RATE,
        " WHERE t.id IN (SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY base, currency "
        "ORDER BY as_of DESC, id DESC) AS age FROM exchange_rates) WHERE age <= 10) ORDER BY t.id",
        error);

    return statement != NULL &&
           read_records (statement, SOJOURN_KIND_EXCHANGE_RATE, records, error);
}

/**
 * sojourn_repository_insert:
 * @self: a repository in a transaction
 * @record: a record whose UUID is not there yet
 * @now: the time, in RFC 3339
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Adds a record, at the revision after its own. One that was deleted and comes back so goes on from
 * its last revision, and what was read before the deletion stays outdated.
 *
 * Returns: the row, or 0 on failure
 */
gint64
sojourn_repository_insert (SojournRepository *self,
                           const SojournRecord *record,
                           const char *now,
                           GError **error)
{
    SojournKind kind = sojourn_record_get_kind (record);
    g_autoptr (SojournStatement) statement =
        sojourn_connection_prepare (self->connection, get_insert (self, kind), error);
    Moment moments[MAX_FIELDS];
    gint64 id;

    if (statement == NULL)
        return 0;
    sojourn_statement_bind_text (statement, 0, sojourn_record_get_uuid (record));
    sojourn_statement_bind_integer (statement, 1, sojourn_record_get_revision (record) + 1);
    sojourn_statement_bind_text (statement, 2, now);
    sojourn_statement_bind_text (statement, 3, now);
    if (!bind_fields (self, statement, INSERT_FIRST_FIELD, record, moments, error) ||
        !sojourn_statement_run (statement, error))
        return 0;

    id = sojourn_connection_get_last_id (self->connection);
    remember_id (self, sojourn_record_get_uuid (record), id);
    return id;
}

/**
 * sojourn_repository_update:
 * @self: a repository in a transaction
 * @stored: the record as it is stored
 * @record: the record as it is to be
 * @now: the time, in RFC 3339
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Replaces the values of a record; its revision becomes the one after that of @stored.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_repository_update (SojournRepository *self,
                           const SojournRecord *stored,
                           const SojournRecord *record,
                           const char *now,
                           GError **error)
{
    SojournKind kind = sojourn_record_get_kind (record);
    guint n_fields = sojourn_kind_get_info (kind)->n_fields;
    g_autoptr (SojournStatement) statement =
        sojourn_connection_prepare (self->connection, get_update (self, kind), error);
    Moment moments[MAX_FIELDS];

    if (statement == NULL)
        return FALSE;
    sojourn_statement_bind_integer (statement, 0, sojourn_record_get_revision (stored) + 1);
    sojourn_statement_bind_text (statement, 1, now);
    if (!bind_fields (self, statement, UPDATE_FIRST_FIELD, record, moments, error))
        return FALSE;
    sojourn_statement_bind_integer (statement, UPDATE_FIRST_FIELD + (int)n_fields,
                                    sojourn_record_get_id (stored));
    return sojourn_statement_run (statement, error);
}

/**
 * sojourn_repository_delete:
 * @self: a repository in a transaction
 * @stored: the record as it is stored
 * @error: return location for a %SOJOURN_STORE_ERROR; CONSTRAINT if others refer to it
 *
 * Takes a record away.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_repository_delete (SojournRepository *self, const SojournRecord *stored, GError **error)
{
    g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?",
                                            get_table (sojourn_record_get_kind (stored)));
    g_autoptr (SojournStatement) statement =
        sojourn_connection_prepare (self->connection, sql, error);

    if (statement == NULL)
        return FALSE;
    sojourn_statement_bind_integer (statement, 0, sojourn_record_get_id (stored));
    g_hash_table_remove (self->ids, sojourn_record_get_uuid (stored));
    return sojourn_statement_run (statement, error);
}
