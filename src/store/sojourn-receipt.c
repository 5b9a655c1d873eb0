/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-receipt-private.h"

typedef struct {
    SojournOperation operation;
    SojournRecord *record; /* (owned) */
} Change;

struct _SojournReceipt {
    gatomicrefcount references;
    char *summary;          /* (owned) */
    SojournChangeSet *undo; /* (owned) (nullable) */
    GArray *changes;        /* (owned) (element-type Change) */
    GHashTable *by_uuid;    /* (owned) (element-type utf8 SojournRecord): borrows from changes */
    GPtrArray *cases;       /* (owned) (element-type utf8) */
    GHashTable *case_set;   /* (owned) (element-type utf8): borrows from cases */
    guint64 kinds;          /* bit n: a record of kind n changed */
    gboolean sweeping;
    gboolean unfinished; /* the rules have yet to look at some cases */
};

G_DEFINE_BOXED_TYPE (SojournReceipt, sojourn_receipt, sojourn_receipt_ref, sojourn_receipt_unref)

static void
clear_change (gpointer data)
{
    Change *change = data;

    sojourn_record_unref (change->record);
}

/**
 * sojourn_receipt_new:
 * @summary: what was done
 *
 * Returns: (transfer full): a receipt to be filled in
 */
SojournReceipt *
sojourn_receipt_new (const char *summary)
{
    SojournReceipt *self = g_new0 (SojournReceipt, 1);

    g_atomic_ref_count_init (&self->references);
    self->summary = g_strdup (summary);
    self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
    g_array_set_clear_func (self->changes, clear_change);
    self->by_uuid = g_hash_table_new (g_str_hash, g_str_equal);
    self->cases = g_ptr_array_new_with_free_func (g_free);
    self->case_set = g_hash_table_new (g_str_hash, g_str_equal);
    return self;
}

/**
 * sojourn_receipt_take:
 * @self: a receipt
 * @operation: what happened
 * @record: (transfer full): the record as it is stored now, or was before it was deleted
 *
 * Adds a change.
 */
void
sojourn_receipt_take (SojournReceipt *self, SojournOperation operation, SojournRecord *record)
{
    Change change = { operation, sojourn_record_seal (record) };

    g_array_append_val (self->changes, change);
    g_hash_table_replace (self->by_uuid, (char *)sojourn_record_get_uuid (record), record);
    self->kinds |= G_GUINT64_CONSTANT (1) << sojourn_record_get_kind (record);
}

/**
 * sojourn_receipt_add_case:
 * @self: a receipt
 * @case_uuid: a case
 *
 * Notes that @case_uuid is concerned.
 */
void
sojourn_receipt_add_case (SojournReceipt *self, const char *case_uuid)
{
    char *copy;

    if (g_hash_table_contains (self->case_set, case_uuid))
        return;
    copy = g_strdup (case_uuid);
    g_ptr_array_add (self->cases, copy);
    g_hash_table_add (self->case_set, copy);
}

/**
 * sojourn_receipt_take_undo:
 * @self: a receipt
 * @undo: (transfer full): the way back
 *
 * Sets what [method@Receipt.get_undo] returns.
 */
void
sojourn_receipt_take_undo (SojournReceipt *self, SojournChangeSet *undo)
{
    g_clear_pointer (&self->undo, sojourn_change_set_unref);
    self->undo = undo;
}

/**
 * sojourn_receipt_set_sweeping:
 * @self: a receipt
 *
 * Notes that so much changed that it is not told one by one.
 */
void
sojourn_receipt_set_sweeping (SojournReceipt *self)
{
    self->sweeping = TRUE;
}

/**
 * sojourn_receipt_set_unfinished:
 * @self: a receipt
 *
 * Notes that the rules have yet to look at some cases.
 */
void
sojourn_receipt_set_unfinished (SojournReceipt *self)
{
    self->unfinished = TRUE;
}

/**
 * sojourn_receipt_is_unfinished:
 * @self: a receipt
 *
 * Returns: whether the rules have yet to look at some cases
 */
gboolean
sojourn_receipt_is_unfinished (const SojournReceipt *self)
{
    return self->unfinished;
}

/**
 * sojourn_receipt_ref:
 * @self: a receipt
 *
 * Returns: (transfer full): @self
 */
SojournReceipt *
sojourn_receipt_ref (SojournReceipt *self)
{
    g_atomic_ref_count_inc (&self->references);
    return self;
}

/**
 * sojourn_receipt_unref:
 * @self: (transfer full): a receipt
 *
 * Gives up a reference; the last one frees the receipt. Safe from any thread.
 */
void
sojourn_receipt_unref (SojournReceipt *self)
{
    if (!g_atomic_ref_count_dec (&self->references))
        return;
    g_free (self->summary);
    g_clear_pointer (&self->undo, sojourn_change_set_unref);
    g_hash_table_unref (self->by_uuid);
    g_array_unref (self->changes);
    g_hash_table_unref (self->case_set);
    g_ptr_array_unref (self->cases);
    g_free (self);
}

/**
 * sojourn_receipt_get_summary:
 * @self: a receipt
 *
 * Returns: (transfer none): what was done, as the change set named it
 */
const char *
sojourn_receipt_get_summary (const SojournReceipt *self)
{
    return self->summary;
}

/**
 * sojourn_receipt_get_undo:
 * @self: a receipt
 *
 * The way back: applied with [method@Store.apply], it restores every record as it was, under its
 * UUID. It is refused with %SOJOURN_STORE_ERROR_CONFLICT if one of them was changed since.
 *
 * Returns: (transfer none) (nullable): a change set, or %NULL for what cannot be undone: an import,
 *   an erasure, and what the application did by itself
 */
SojournChangeSet *
sojourn_receipt_get_undo (const SojournReceipt *self)
{
    return self->undo;
}

/**
 * sojourn_receipt_find:
 * @self: a receipt
 * @uuid: (nullable): a UUID
 *
 * Returns: (transfer none) (nullable): the record of that UUID as it is stored now, with the
 *   revision that its next update needs; for a deleted one as it was; %NULL if it did not change or
 *   [method@Receipt.is_sweeping]
 */
const SojournRecord *
sojourn_receipt_find (const SojournReceipt *self, const char *uuid)
{
    return uuid != NULL ? g_hash_table_lookup (self->by_uuid, uuid) : NULL;
}

/**
 * sojourn_receipt_foreach:
 * @self: a receipt
 * @func: (scope call): called for each change, with the record as [method@Receipt.find] gives it
 * @user_data: passed to @func
 *
 * Goes through all that changed, also what the change set did not name: the parts of a deleted
 * case, the tasks that findings made or closed. Empty if [method@Receipt.is_sweeping].
 */
void
sojourn_receipt_foreach (const SojournReceipt *self, SojournChangeFunc func, gpointer user_data)
{
    for (guint i = 0; i < self->changes->len; i++) {
        const Change *change = &g_array_index (self->changes, Change, i);

        func (change->operation, change->record, user_data);
    }
}

/**
 * sojourn_receipt_is_sweeping:
 * @self: a receipt
 *
 * Returns: whether so much changed that it is not told one by one, as after an import; whatever is
 *   shown has to be read again
 */
gboolean
sojourn_receipt_is_sweeping (const SojournReceipt *self)
{
    return self->sweeping;
}

/**
 * sojourn_receipt_touches_kind:
 * @self: a receipt
 * @kind: a kind of record
 *
 * Returns: whether a record of @kind changed
 */
gboolean
sojourn_receipt_touches_kind (const SojournReceipt *self, SojournKind kind)
{
    return self->sweeping || (self->kinds >> kind) & 1;
}

/**
 * sojourn_receipt_touches_case:
 * @self: a receipt
 * @case_uuid: a case
 *
 * Returns: whether something in the case changed: the case, its patient, a part of it, a clinic or
 *   option it refers to, or its findings
 */
gboolean
sojourn_receipt_touches_case (const SojournReceipt *self, const char *case_uuid)
{
    return self->sweeping || g_hash_table_contains (self->case_set, case_uuid);
}

/**
 * sojourn_receipt_get_cases:
 * @self: a receipt
 *
 * Returns: (transfer none) (element-type utf8): the cases that [method@Receipt.touches_case] tells
 *   of; empty if [method@Receipt.is_sweeping]
 */
const GPtrArray *
sojourn_receipt_get_cases (const SojournReceipt *self)
{
    return self->cases;
}
