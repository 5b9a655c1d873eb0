/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-record.h"

G_BEGIN_DECLS

/**
 * SojournChangeSet:
 *
 * What one act of a person or of the application does to the desk: records to insert, to update and
 * to delete, and notes to set in the bookkeeping. It happens as a whole or not at all, is one
 * transaction and one entry of the history, and can be undone as a whole.
 *
 * Reference-counted. Built by one thread; not to be changed once it was handed to
 * [method@Store.apply].
 */
typedef struct _SojournChangeSet SojournChangeSet;

/**
 * SojournOperation:
 * @SOJOURN_OPERATION_INSERT: a new record
 * @SOJOURN_OPERATION_UPDATE: a record that is there; refused unless its revision is the newest
 * @SOJOURN_OPERATION_DELETE: the record goes, and all that belongs to it; refused unless its
 *   revision is the newest
 *
 * What happens to a record.
 */
typedef enum {
    SOJOURN_OPERATION_INSERT,
    SOJOURN_OPERATION_UPDATE,
    SOJOURN_OPERATION_DELETE,
} SojournOperation;

/**
 * SojournChangeFunc:
 * @operation: what happens
 * @record: to which record; sealed
 * @user_data: data of the caller
 *
 * Called for each change of a set, in the order they were added.
 */
typedef void (*SojournChangeFunc) (SojournOperation operation,
                                   const SojournRecord *record,
                                   gpointer user_data);

/**
 * SojournNoteFunc:
 * @key: the name of the note
 * @value: (nullable): its value; %NULL takes the note away
 * @user_data: data of the caller
 *
 * Called for each note of a set.
 */
typedef void (*SojournNoteFunc) (const char *key, const char *value, gpointer user_data);

#define SOJOURN_TYPE_CHANGE_SET (sojourn_change_set_get_type ())
GType sojourn_change_set_get_type (void);

SojournChangeSet *sojourn_change_set_new (const char *actor, const char *summary);
SojournChangeSet *sojourn_change_set_ref (SojournChangeSet *self);
void sojourn_change_set_unref (SojournChangeSet *self);

void sojourn_change_set_insert (SojournChangeSet *self, SojournRecord *record);
void sojourn_change_set_update (SojournChangeSet *self, SojournRecord *record);
void sojourn_change_set_delete (SojournChangeSet *self, SojournRecord *record);
void sojourn_change_set_set_note (SojournChangeSet *self, const char *key, const char *value);

const char *sojourn_change_set_get_actor (const SojournChangeSet *self);
const char *sojourn_change_set_get_summary (const SojournChangeSet *self);
guint sojourn_change_set_get_size (const SojournChangeSet *self);
void sojourn_change_set_foreach (const SojournChangeSet *self,
                                 SojournChangeFunc func,
                                 gpointer user_data);
void sojourn_change_set_foreach_note (const SojournChangeSet *self,
                                      SojournNoteFunc func,
                                      gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournChangeSet, sojourn_change_set_unref)

G_END_DECLS
