/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-change-set.h"

G_BEGIN_DECLS

/**
 * SojournHistoryValue:
 * @field: the index of the field in its kind
 * @before: (nullable): the value before, in the machine form of [method@Record.dup_value]
 * @after: (nullable): the value after
 *
 * What happened to one field.
 */
typedef struct {
    guint field;
    const char *before;
    const char *after;
} SojournHistoryValue;

/**
 * SojournHistoryEntry:
 * @sequence: its place in the history, from 1 on without a gap
 * @at: when it happened, in seconds since 1970-01-01T00:00:00Z
 * @actor: who did it
 * @summary: what the act was, as the change set named it
 * @operation: what happened to the record
 * @kind: the kind of the record
 * @uuid: the record
 * @case_uuid: (nullable): the case it belongs to
 * @values: (array length=n_values): the fields that changed, in the order of the kind
 * @n_values: how many there are
 * @erased: whether the values were erased for good with the person they told of; that the change
 *   took place stays in the history
 *
 * One change of one record. Reference-counted; nothing in it ever changes.
 */
typedef struct {
    gint64 sequence;
    gint64 at;
    const char *actor;
    const char *summary;
    SojournOperation operation;
    SojournKind kind;
    char uuid[37];
    const char *case_uuid;
    const SojournHistoryValue *values;
    guint n_values;
    gboolean erased;
} SojournHistoryEntry;

#define SOJOURN_TYPE_HISTORY_ENTRY (sojourn_history_entry_get_type ())
GType sojourn_history_entry_get_type (void);

SojournHistoryEntry *sojourn_history_entry_ref (SojournHistoryEntry *self);
void sojourn_history_entry_unref (SojournHistoryEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournHistoryEntry, sojourn_history_entry_unref)

G_END_DECLS
