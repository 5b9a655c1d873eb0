/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-change-set.h"

typedef struct {
    SojournOperation operation;
    SojournRecord *record; /* (owned) */
} Change;

typedef struct {
    char *key;   /* (owned) */
    char *value; /* (owned) (nullable) */
} Note;

struct _SojournChangeSet {
    gatomicrefcount references;
    char *actor;     /* (owned) */
    char *summary;   /* (owned) */
    GArray *changes; /* (owned) (element-type Change) */
    GArray *notes;   /* (owned) (element-type Note) (nullable) */
};

G_DEFINE_BOXED_TYPE (SojournChangeSet,
                     sojourn_change_set,
                     sojourn_change_set_ref,
                     sojourn_change_set_unref)

static void
clear_change (gpointer data)
{
    Change *change = data;

    sojourn_record_unref (change->record);
}

static void
clear_note (gpointer data)
{
    Note *note = data;

    g_free (note->key);
    g_free (note->value);
}

static void
add_change (SojournChangeSet *self, SojournOperation operation, SojournRecord *record)
{
    Change change = { operation, sojourn_record_ref (sojourn_record_seal (record)) };

    g_array_append_val (self->changes, change);
}

/**
 * sojourn_change_set_new:
 * @actor: who acts: the name of the coordinator, or of the part of the application
 * @summary: what is done, in a few words for the history and the toast that offers to undo it; it
 *   holds no patient data
 *
 * Returns: (transfer full): an empty change set
 */
SojournChangeSet *
sojourn_change_set_new (const char *actor, const char *summary)
{
    SojournChangeSet *self;

    g_return_val_if_fail (actor != NULL, NULL);
    g_return_val_if_fail (summary != NULL, NULL);

    self = g_new0 (SojournChangeSet, 1);
    g_atomic_ref_count_init (&self->references);
    self->actor = g_strdup (actor);
    self->summary = g_strdup (summary);
    self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
    g_array_set_clear_func (self->changes, clear_change);
    return self;
}

/**
 * sojourn_change_set_ref:
 * @self: a change set
 *
 * Returns: (transfer full): @self
 */
SojournChangeSet *
sojourn_change_set_ref (SojournChangeSet *self)
{
    g_atomic_ref_count_inc (&self->references);
    return self;
}

/**
 * sojourn_change_set_unref:
 * @self: (transfer full): a change set
 *
 * Gives up a reference; the last one frees the change set. Safe from any thread.
 */
void
sojourn_change_set_unref (SojournChangeSet *self)
{
    if (!g_atomic_ref_count_dec (&self->references))
        return;
    g_free (self->actor);
    g_free (self->summary);
    g_array_unref (self->changes);
    g_clear_pointer (&self->notes, g_array_unref);
    g_free (self);
}

/**
 * sojourn_change_set_insert:
 * @self: a change set
 * @record: a new record; it is sealed and a reference is taken. It may refer to records of the same
 *   set that were added before it
 *
 * Adds a record to be stored under its UUID.
 */
void
sojourn_change_set_insert (SojournChangeSet *self, SojournRecord *record)
{
    add_change (self, SOJOURN_OPERATION_INSERT, record);
}

/**
 * sojourn_change_set_update:
 * @self: a change set
 * @record: an edited copy of a stored record, with the revision it was read at; it is sealed and a
 *   reference is taken
 *
 * Adds a record whose new values replace the stored ones. A later update of the same record in the
 * same set starts from the same revision.
 */
void
sojourn_change_set_update (SojournChangeSet *self, SojournRecord *record)
{
    add_change (self, SOJOURN_OPERATION_UPDATE, record);
}

/**
 * sojourn_change_set_delete:
 * @self: a change set
 * @record: a stored record, with the revision it was read at; it is sealed and a reference is taken
 *
 * Adds a record to be taken away, with all that belongs to it: a case takes along all its parts. A
 * record of the catalogue or a person that others refer to is refused
 * (%SOJOURN_STORE_ERROR_CONSTRAINT).
 */
void
sojourn_change_set_delete (SojournChangeSet *self, SojournRecord *record)
{
    add_change (self, SOJOURN_OPERATION_DELETE, record);
}

/**
 * sojourn_change_set_set_note:
 * @self: a change set
 * @key: the name of the note, such as `sync.cursor`
 * @value: (nullable): its value; %NULL takes the note away
 *
 * Adds an entry of the bookkeeping, to be read with [method@Store.read_note]. Notes are not in the
 * history and are not undone.
 */
void
sojourn_change_set_set_note (SojournChangeSet *self, const char *key, const char *value)
{
    Note note = { g_strdup (key), g_strdup (value) };

    if (self->notes == NULL) {
        self->notes = g_array_new (FALSE, FALSE, sizeof (Note));
        g_array_set_clear_func (self->notes, clear_note);
    }
    g_array_append_val (self->notes, note);
}

/**
 * sojourn_change_set_get_actor:
 * @self: a change set
 *
 * Returns: (transfer none): who acts
 */
const char *
sojourn_change_set_get_actor (const SojournChangeSet *self)
{
    return self->actor;
}

/**
 * sojourn_change_set_get_summary:
 * @self: a change set
 *
 * Returns: (transfer none): what is done
 */
const char *
sojourn_change_set_get_summary (const SojournChangeSet *self)
{
    return self->summary;
}

/**
 * sojourn_change_set_get_size:
 * @self: a change set
 *
 * Returns: how many changes of records it holds; notes do not count
 */
guint
sojourn_change_set_get_size (const SojournChangeSet *self)
{
    return self->changes->len;
}

/**
 * sojourn_change_set_foreach:
 * @self: a change set
 * @func: (scope call): called for each change
 * @user_data: passed to @func
 *
 * Goes through the changes in the order they were added.
 */
void
sojourn_change_set_foreach (const SojournChangeSet *self,
                            SojournChangeFunc func,
                            gpointer user_data)
{
    for (guint i = 0; i < self->changes->len; i++) {
        const Change *change = &g_array_index (self->changes, Change, i);

        func (change->operation, change->record, user_data);
    }
}

/**
 * sojourn_change_set_foreach_note:
 * @self: a change set
 * @func: (scope call): called for each note
 * @user_data: passed to @func
 *
 * Goes through the notes in the order they were added.
 */
void
sojourn_change_set_foreach_note (const SojournChangeSet *self,
                                 SojournNoteFunc func,
                                 gpointer user_data)
{
    for (guint i = 0; self->notes != NULL && i < self->notes->len; i++) {
        const Note *note = &g_array_index (self->notes, Note, i);

        func (note->key, note->value, user_data);
    }
}
