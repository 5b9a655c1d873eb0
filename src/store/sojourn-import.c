/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-import.h"

#include "sojourn-error.h"
#include "sojourn-quote-fields.h"

#include <glib/gi18n-lib.h>

struct _SojournImport {
    char *actor; /* (owned) */
    SojournImportMode mode;
    /* (owned) (element-type utf8 SojournRecord): people and records of the catalogue, as they are
     * on the desk or will be */
    GHashTable *known;
    GHashTable *keys;            /* (owned) (element-type utf8): their kinds and keys */
    GHashTable *cases;           /* (owned) (element-type utf8): the cases that were added */
    GPtrArray *change_sets;      /* (owned) (element-type SojournChangeSet) */
    SojournChangeSet *catalogue; /* (nullable) (unowned): the one of them for catalogues */
    SojournImportCounts counts;
};

/* One case on its way. */
typedef struct {
    SojournImport *import;           /* (unowned) */
    const SojournSnapshot *document; /* (unowned) */
    const SojournSnapshot *stored;   /* (nullable) (unowned) */
    SojournChangeSet *changes;       /* (unowned) */
} Merge;

static gboolean
is_catalogue (SojournKind kind)
{
    return (sojourn_kind_get_info (kind)->flags & SOJOURN_KIND_CATALOGUE) != 0;
}

static char *
dup_key (const SojournRecord *record)
{
    SojournKind kind = sojourn_record_get_kind (record);
    guint field;

    if (!sojourn_kind_find_field (kind, "key", &field) || !sojourn_record_has (record, field))
        return NULL;
    return g_strdup_printf ("%d:%s", (int)kind, sojourn_record_get_text (record, field));
}

/* Refusing */

/* Where a record stands in the document: records keep the order they have there. */
static char *
dup_path (const SojournSnapshot *document, const SojournRecord *record, const char *member)
{
    SojournKind kind = sojourn_record_get_kind (record);
    const char *dot = member != NULL ? "." : "";
    guint index = 0;

    if (member == NULL)
        member = "";
    if (kind == SOJOURN_KIND_CASE)
        return g_strdup_printf ("$.case%s%s", dot, member);
    g_ptr_array_find ((GPtrArray *)sojourn_snapshot_get_all (document, kind), record, &index);
    return g_strdup_printf ("$.%s[%u]%s%s", sojourn_kind_get_info (kind)->plural, index, dot,
                            member);
}

static gboolean
refuse (const Merge *self,
        const SojournRecord *record,
        const char *member,
        const char *reason,
        GError **error)
{
    g_autofree char *path = dup_path (self->document, record, member);

    g_set_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_DUPLICATE, "%s: %s", path, reason);
    return FALSE;
}

/* Changing */

static void
know (SojournImport *self, const SojournRecord *record)
{
    char *key = dup_key (record);

    if (key != NULL)
        g_hash_table_add (self->keys, key);
    g_hash_table_replace (self->known, (gpointer)sojourn_record_get_uuid (record),
                          sojourn_record_ref ((SojournRecord *)record));
}

static void
insert (Merge *self, const SojournRecord *record)
{
    sojourn_change_set_insert (self->changes, (SojournRecord *)record);
    self->import->counts.inserted++;
}

/* What the application keeps by itself, such as what became of a quote request, is not taken from a
 * file that may be older. */
static SojournRecord *
combine (const SojournRecord *stored, const SojournRecord *record)
{
    const SojournKindInfo *info = sojourn_kind_get_info (sojourn_record_get_kind (stored));
    SojournRecord *combined = sojourn_record_copy (stored);

    for (guint i = 0; i < info->n_fields; i++) {
        if (!(info->fields[i].flags & SOJOURN_FIELD_SYSTEM))
            sojourn_record_copy_field (combined, record, i);
    }
    return combined;
}

static gboolean
check_immutable (const Merge *self,
                 const SojournRecord *stored,
                 const SojournRecord *record,
                 GError **error)
{
    const SojournKindInfo *info = sojourn_kind_get_info (sojourn_record_get_kind (stored));

    if (!(info->flags & SOJOURN_KIND_IMMUTABLE))
        return TRUE;
    for (guint i = 0; i < info->n_fields; i++) {
        if (!(info->fields[i].flags & SOJOURN_FIELD_SYSTEM) &&
            !sojourn_record_equal_field (stored, record, i))
            return refuse (self, record, info->fields[i].name,
                           _ ("the desk holds another value, and this one can never change"),
                           error);
    }
    return TRUE;
}

static gboolean
update (Merge *self, const SojournRecord *stored, const SojournRecord *record, GError **error)
{
    g_autoptr (SojournRecord) combined = combine (stored, record);

    if (!check_immutable (self, stored, record, error))
        return FALSE;
    if (sojourn_record_equal (stored, combined))
        return TRUE;
    sojourn_change_set_update (self->changes, combined);
    self->import->counts.updated++;
    return TRUE;
}

/* Records that stand for themselves */

static gboolean
merge_catalogue_record (Merge *self, const SojournRecord *record, GError **error)
{
    g_autofree char *key = dup_key (record);

    if (g_hash_table_contains (self->import->known, sojourn_record_get_uuid (record)))
        return TRUE;
    if (key != NULL && g_hash_table_contains (self->import->keys, key))
        return refuse (self, record, "key",
                       _ ("the catalogue has another record of this key; leave this one out and "
                          "refer to it by “key:”"),
                       error);
    insert (self, record);
    know (self->import, record);
    return TRUE;
}

static gboolean
merge_person (Merge *self, const SojournRecord *record, GError **error)
{
    const SojournRecord *known =
        g_hash_table_lookup (self->import->known, sojourn_record_get_uuid (record));

    if (known == NULL) {
        insert (self, record);
        know (self->import, record);
        return TRUE;
    }
    if (sojourn_record_equal (known, record))
        return TRUE;
    /* A person who is new in this import has no revision to be changed from. */
    if (self->import->mode == SOJOURN_IMPORT_NEW || sojourn_record_get_revision (known) == 0)
        return refuse (self, record, NULL,
                       _ ("this person is there already, and something else is said of them"),
                       error);
    return update (self, known, record, error);
}

/* Parts of a case */

static SojournRecord *
take_out_request (const SojournRecord *request)
{
    static const guint bytes[] = {
        SOJOURN_QUOTE_REQUEST_PAYLOAD,
        SOJOURN_QUOTE_REQUEST_PAYLOAD_SHA256,
        SOJOURN_QUOTE_REQUEST_IDEMPOTENCY_KEY,
        SOJOURN_QUOTE_REQUEST_QUEUED_AT,
    };
    SojournRecord *draft = sojourn_record_copy (request);

    sojourn_record_set_integer (draft, SOJOURN_QUOTE_REQUEST_STATUS, SOJOURN_REQUEST_DRAFT);
    for (guint i = 0; i < G_N_ELEMENTS (bytes); i++)
        sojourn_record_clear (draft, bytes[i]);
    return draft;
}

static SojournRecord *
take_out_answer (const SojournRecord *question)
{
    SojournRecord *open = sojourn_record_copy (question);

    sojourn_record_set_integer (open, SOJOURN_INFO_REQUEST_STATUS, SOJOURN_INFO_OPEN);
    sojourn_record_clear (open, SOJOURN_INFO_REQUEST_ANSWERED_AT);
    return open;
}

/* What waits to be sent waits in the outbox of the desk that it comes from, and an outbox does not
 * travel. Here a request is a draft again, and a question open. Sent from both desks, it has one
 * name at the service, which takes it once. */
static SojournRecord *
take_out_of_queue (const SojournRecord *record)
{
    switch (sojourn_record_get_kind (record)) {
    case SOJOURN_KIND_QUOTE_REQUEST:
        if (sojourn_record_get_integer (record, SOJOURN_QUOTE_REQUEST_STATUS, 0) ==
            SOJOURN_REQUEST_QUEUED)
            return take_out_request (record);
        break;
    case SOJOURN_KIND_INFO_REQUEST:
        if (sojourn_record_get_integer (record, SOJOURN_INFO_REQUEST_STATUS, 0) ==
            SOJOURN_INFO_ANSWER_QUEUED)
            return take_out_answer (record);
        break;
    default:
        break;
    }
    return sojourn_record_ref ((SojournRecord *)record);
}

static gboolean
merge_part (Merge *self, const SojournRecord *record, GError **error)
{
    g_autoptr (SojournRecord) part = NULL;
    const SojournRecord *stored =
        self->stored != NULL
            ? sojourn_snapshot_find (self->stored, sojourn_record_get_uuid (record))
            : NULL;

    if (stored != NULL)
        return update (self, stored, record, error);
    part = take_out_of_queue (record);
    insert (self, part);
    return TRUE;
}

static gboolean
merge_record (Merge *self, const SojournRecord *record, GError **error)
{
    SojournKind kind = sojourn_record_get_kind (record);

    if (is_catalogue (kind))
        return merge_catalogue_record (self, record, error);
    if (kind == SOJOURN_KIND_PERSON)
        return merge_person (self, record, error);
    return merge_part (self, record, error);
}

static gboolean
merge_records (Merge *self, GError **error)
{
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        const GPtrArray *records = sojourn_snapshot_get_all (self->document, kind);

        for (guint i = 0; i < records->len; i++)
            if (!merge_record (self, records->pdata[i], error))
                return FALSE;
    }
    return TRUE;
}

/* Taking away what the file leaves out */

static void
note_references (const SojournRecord *record, GHashTable *referenced)
{
    const SojournKindInfo *info = sojourn_kind_get_info (sojourn_record_get_kind (record));

    for (guint i = 0; i < info->n_fields; i++) {
        if (info->fields[i].type == SOJOURN_FIELD_REFERENCE && sojourn_record_has (record, i))
            g_hash_table_add (referenced, (gpointer)sojourn_record_get_text (record, i));
    }
}

/* What happened stays, and so does what concerns this desk alone. */
static gboolean
may_go (const Merge *self, const SojournRecord *record)
{
    SojournKindFlags flags = sojourn_kind_get_info (sojourn_record_get_kind (record))->flags;

    return (flags & SOJOURN_KIND_CASE_PART) &&
           !(flags & (SOJOURN_KIND_IMMUTABLE | SOJOURN_KIND_LOCAL)) &&
           sojourn_snapshot_find (self->document, sojourn_record_get_uuid (record)) == NULL;
}

static void
drop_kind (Merge *self, SojournKind kind, GHashTable *referenced)
{
    const GPtrArray *records = sojourn_snapshot_get_all (self->stored, kind);

    for (guint i = records->len; i > 0; i--) {
        const SojournRecord *record = records->pdata[i - 1];

        if (!may_go (self, record) ||
            g_hash_table_contains (referenced, sojourn_record_get_uuid (record))) {
            note_references (record, referenced);
            continue;
        }
        sojourn_change_set_delete (self->changes, (SojournRecord *)record);
        self->import->counts.deleted++;
    }
}

/* A kind refers to earlier kinds only, or to older records of its own, so that all that refers to a
 * record was looked at before it. */
static void
drop_records (Merge *self)
{
    g_autoptr (GHashTable) referenced = g_hash_table_new (g_str_hash, g_str_equal);

    if (self->stored == NULL)
        return;
    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++) {
        const GPtrArray *records = sojourn_snapshot_get_all (self->document, kind);

        for (guint i = 0; i < records->len; i++)
            note_references (records->pdata[i], referenced);
    }
    for (guint kind = SOJOURN_N_KINDS; kind > 0; kind--)
        drop_kind (self, (SojournKind)(kind - 1), referenced);
}

/**
 * sojourn_import_new:
 * @actor: who imports
 * @mode: what becomes of what is there already
 *
 * Returns: (transfer full): an import of nothing so far
 */
SojournImport *
sojourn_import_new (const char *actor, SojournImportMode mode)
{
    SojournImport *self;

    g_return_val_if_fail (actor != NULL, NULL);

    self = g_new0 (SojournImport, 1);
    self->actor = g_strdup (actor);
    self->mode = mode;
    self->known =
        g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)sojourn_record_unref);
    self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    self->cases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    self->change_sets = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_change_set_unref);
    return self;
}

/**
 * sojourn_import_free:
 * @self: (transfer full): an import
 *
 * Frees the import.
 */
void
sojourn_import_free (SojournImport *self)
{
    g_hash_table_unref (self->keys);
    g_hash_table_unref (self->known);
    g_hash_table_unref (self->cases);
    g_ptr_array_unref (self->change_sets);
    g_free (self->actor);
    g_free (self);
}

/**
 * sojourn_import_know:
 * @self: an import
 * @stored: a sealed record of the desk, of which a reference is taken
 *
 * Tells of a record that the desk has: every record of the catalogue, and every person that the
 * documents name. Before the first document is added.
 */
void
sojourn_import_know (SojournImport *self, const SojournRecord *stored)
{
    know (self, stored);
}

static SojournChangeSet *
get_catalogue_changes (SojournImport *self)
{
    if (self->catalogue == NULL) {
        self->catalogue = sojourn_change_set_new (self->actor, _ ("Catalogue imported"));
        g_ptr_array_add (self->change_sets, self->catalogue);
    }
    return self->catalogue;
}

/* A record that is new in this import has no revision to be changed from. */
static gboolean
check_updates (const GPtrArray *updates, GError **error)
{
    for (guint i = 0; i < updates->len; i++) {
        if (sojourn_record_get_revision (updates->pdata[i]) > 0)
            continue;
        g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_DUPLICATE,
                             _ ("Two catalogues of this import say different things of the same "
                                "record; import one after the other"));
        return FALSE;
    }
    return TRUE;
}

/**
 * sojourn_import_add_catalogue:
 * @self: an import
 * @inserts: (element-type SojournRecord): records that are new to the desk, sealed, in an order in
 *   which none refers to a later one
 * @updates: (element-type SojournRecord): stored records with their new values, sealed
 * @error: return location for a %SOJOURN_DATA_ERROR
 *
 * Adds what a catalogue brings. All catalogues make one change set. Before the first document is
 * added.
 *
 * Returns: %FALSE if the catalogue is refused; the import is then of no use any more
 */
gboolean
sojourn_import_add_catalogue (SojournImport *self,
                              const GPtrArray *inserts,
                              const GPtrArray *updates,
                              GError **error)
{
    if (!check_updates (updates, error))
        return FALSE;
    for (guint i = 0; i < inserts->len; i++) {
        sojourn_change_set_insert (get_catalogue_changes (self), inserts->pdata[i]);
        know (self, inserts->pdata[i]);
    }
    for (guint i = 0; i < updates->len; i++) {
        sojourn_change_set_update (get_catalogue_changes (self), updates->pdata[i]);
        know (self, updates->pdata[i]);
    }
    self->counts.inserted += inserts->len;
    self->counts.updated += updates->len;
    return TRUE;
}

static gboolean
check_case (const Merge *self, GError **error)
{
    const SojournRecord *record = sojourn_snapshot_get_case (self->document);
    const char *uuid = sojourn_record_get_uuid (record);

    if (self->stored != NULL && self->import->mode == SOJOURN_IMPORT_NEW)
        return refuse (self, record, "id", _ ("this case is on the desk already"), error);
    if (!g_hash_table_add (self->import->cases, g_strdup (uuid)))
        return refuse (self, record, "id", _ ("this case occurs twice in the files"), error);
    return TRUE;
}

static void
count_case (SojournImport *self, const Merge *merge)
{
    if (merge->stored == NULL)
        self->counts.new_cases++;
    else if (sojourn_change_set_get_size (merge->changes) > 0)
        self->counts.replaced_cases++;
    else
        self->counts.unchanged_cases++;
}

/**
 * sojourn_import_add_case:
 * @self: an import
 * @document: a sealed snapshot from a file
 * @stored: (nullable): the case of the same UUID as the desk has it, or %NULL if it has none
 * @error: return location for a %SOJOURN_DATA_ERROR
 *
 * Adds a case, as a change set of its own unless it says nothing new. Records of the catalogue and
 * people that are there already are not inserted again.
 *
 * A case that replaces one of the desk (%SOJOURN_IMPORT_REPLACE) keeps what the application itself
 * wrote down: fields flagged %SOJOURN_FIELD_SYSTEM, records of kinds that never change, and what
 * such records refer to. Whatever else the document leaves out is deleted; the history keeps it.
 *
 * Returns: %FALSE if the document is refused, with an error that begins with the JSON path; the
 *   import is then of no use any more
 */
gboolean
sojourn_import_add_case (SojournImport *self,
                         const SojournSnapshot *document,
                         const SojournSnapshot *stored,
                         GError **error)
{
    g_autoptr (SojournChangeSet) changes = NULL;
    Merge merge;

    g_return_val_if_fail (sojourn_snapshot_get_case (document) != NULL, FALSE);

    changes = sojourn_change_set_new (self->actor, _ ("Case imported"));
    merge = (Merge){ self, document, stored, changes };
    if (!check_case (&merge, error) || !merge_records (&merge, error))
        return FALSE;
    drop_records (&merge);
    count_case (self, &merge);
    if (sojourn_change_set_get_size (changes) > 0)
        g_ptr_array_add (self->change_sets, g_steal_pointer (&changes));
    return TRUE;
}

/**
 * sojourn_import_get_change_sets:
 * @self: an import
 *
 * Returns: (transfer none) (element-type SojournChangeSet): what to hand to
 *   [method@Store.apply_all], in this order
 */
const GPtrArray *
sojourn_import_get_change_sets (const SojournImport *self)
{
    return self->change_sets;
}

/**
 * sojourn_import_get_counts:
 * @self: an import
 *
 * Returns: (transfer none): what it would do
 */
const SojournImportCounts *
sojourn_import_get_counts (const SojournImport *self)
{
    return &self->counts;
}
