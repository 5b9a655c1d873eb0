/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-office.h"

#include "sojourn-format.h"

#include <glib/gi18n-lib.h>

/* How many acts can be undone, the last first. */
#define UNDO_DEPTH 100

/**
 * SojournOffice:
 *
 * The office as models see it: its store, who works at it, what “now” means, the thresholds of the
 * rules, and what can be undone. Of the main thread.
 */
struct _SojournOffice {
    GObject parent_instance;

    SojournStore *store;                /* (not nullable) (owned) */
    SojournClock clock;                 /* a value */
    char *actor;                        /* (not nullable) (owned) */
    SojournRuleSettings *rule_settings; /* (not nullable) (owned) */
    GQueue undo;                        /* (element-type SojournReceipt) (owned): newest first */
    GHashTable *moved;                  /* (element-type utf8 gint64) (owned): see note_moved() */
    DexFuture *undoing;                 /* (nullable) (owned): the undo asked for last */
    GPtrArray *writes;                  /* (element-type DexFuture) (owned): under way */
    GHashTable *unsaved;                /* (owned): drafts with something that is not stored */
    GHashTable *kept;                   /* (element-type utf8 GObject) (owned): see keep() */
    gboolean discarded;                 /* nothing is kept any more */
};

G_DEFINE_FINAL_TYPE (SojournOffice, sojourn_office, G_TYPE_OBJECT)

typedef enum {
    PROP_UNDO_SUMMARY = 1,
    PROP_NOTICE,
} SojournOfficeProps;

static GParamSpec *props[PROP_NOTICE + 1];

enum {
    KEPT,
    N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct {
    SojournOffice *office;     /* (owned) */
    SojournChangeSet *changes; /* (owned) */
} Act;

static void
act_free (Act *act)
{
    g_object_unref (act->office);
    sojourn_change_set_unref (act->changes);
    g_free (act);
}

typedef struct {
    SojournOffice *office;   /* (owned) */
    SojournReceipt *receipt; /* (nullable) (owned): the act, or NULL for the last one */
    gboolean listed;         /* the act could be undone when that was asked for */
    DexFuture *earlier;      /* (nullable) (owned): the undo asked for before this one */
} Undo;

static void
undo_free (Undo *undo)
{
    g_object_unref (undo->office);
    g_clear_pointer (&undo->receipt, sojourn_receipt_unref);
    dex_clear (&undo->earlier);
    g_free (undo);
}

static void
remember (SojournOffice *self, SojournReceipt *receipt)
{
    if (sojourn_receipt_get_undo (receipt) == NULL)
        return;
    g_queue_push_head (&self->undo, sojourn_receipt_ref (receipt));
    if (self->undo.length > UNDO_DEPTH)
        sojourn_receipt_unref (g_queue_pop_tail (&self->undo));
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNDO_SUMMARY]);
}

static void
forget (SojournOffice *self, SojournReceipt *receipt)
{
    if (!g_queue_remove (&self->undo, receipt))
        return;
    sojourn_receipt_unref (receipt);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNDO_SUMMARY]);
}

static char *
make_key (const SojournRecord *record, gint64 revision)
{
    return g_strdup_printf ("%s %" G_GINT64_FORMAT, sojourn_record_get_uuid (record), revision);
}

typedef struct {
    GHashTable *moved;
    const SojournReceipt *receipt; /* of the undo */
    SojournChangeSet *renewed;
} Renewal;

/* To take an act back makes a revision of its own, with what an earlier one held. Acts before that
 * one know the earlier revision: they are to be taken back from the new one. */
static void
note_moved (SojournOperation operation, const SojournRecord *record, gpointer user_data)
{
    Renewal *renewal = user_data;
    const SojournRecord *stored =
        sojourn_receipt_find (renewal->receipt, sojourn_record_get_uuid (record));
    gint64 revision = sojourn_record_get_revision (record);
    gint64 now;

    if (operation == SOJOURN_OPERATION_DELETE || stored == NULL)
        return;
    now = sojourn_record_get_revision (stored);
    g_hash_table_insert (
        renewal->moved,
        make_key (record, operation == SOJOURN_OPERATION_UPDATE ? revision - 1 : revision),
        g_memdup2 (&now, sizeof now));
}

static gint64
get_current_revision (GHashTable *moved, const SojournRecord *record)
{
    gint64 revision = sojourn_record_get_revision (record);

    while (TRUE) {
        g_autofree char *key = make_key (record, revision);
        const gint64 *now = g_hash_table_lookup (moved, key);

        if (now == NULL)
            return revision;
        revision = *now;
    }
}

static void
renew_change (SojournOperation operation, const SojournRecord *record, gpointer user_data)
{
    Renewal *renewal = user_data;
    g_autoptr (SojournRecord) renewed = sojourn_record_copy (record);

    sojourn_record_set_stored (renewed, sojourn_record_get_id (record),
                               get_current_revision (renewal->moved, record));
    switch (operation) {
    case SOJOURN_OPERATION_INSERT:
        sojourn_change_set_insert (renewal->renewed, renewed);
        break;
    case SOJOURN_OPERATION_UPDATE:
        sojourn_change_set_update (renewal->renewed, renewed);
        break;
    case SOJOURN_OPERATION_DELETE:
        sojourn_change_set_delete (renewal->renewed, renewed);
        break;
    }
}

static SojournChangeSet *
renew (SojournOffice *self, SojournChangeSet *undo)
{
    Renewal renewal = { .moved = self->moved };

    renewal.renewed = sojourn_change_set_new (self->actor, sojourn_change_set_get_summary (undo));
    sojourn_change_set_foreach (undo, renew_change, &renewal);
    return renewal.renewed;
}

static void
finish_undo (SojournOffice *self, SojournChangeSet *undo, SojournReceipt *receipt)
{
    Renewal renewal = { .moved = self->moved, .receipt = receipt };

    sojourn_change_set_foreach (undo, note_moved, &renewal);
}

static DexFuture *
apply_in_fiber (gpointer user_data)
{
    Act *act = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournReceipt) receipt =
        dex_await_boxed (sojourn_store_apply (act->office->store, act->changes), &error);

    if (receipt == NULL) {
        /* A disk that fails lets nothing more be written. */
        g_object_notify_by_pspec (G_OBJECT (act->office), props[PROP_NOTICE]);
        return dex_future_new_for_error (g_steal_pointer (&error));
    }
    remember (act->office, receipt);
    return dex_future_new_take_boxed (SOJOURN_TYPE_RECEIPT, g_steal_pointer (&receipt));
}

/* What is to be taken back, now that those asked for before are. */
static SojournReceipt *
ref_act (Undo *undo, GError **error)
{
    GQueue *acts = &undo->office->undo;
    SojournReceipt *receipt = undo->receipt;

    if (receipt == NULL && acts->head != NULL)
        receipt = acts->head->data;
    if (receipt != NULL && (!undo->listed || g_queue_find (acts, receipt) != NULL))
        return sojourn_receipt_ref (receipt);
    g_set_error_literal (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_NOT_FOUND,
                         _ ("There is nothing to undo"));
    return NULL;
}

/* A full disk may have room later; over what someone else did since there is no way back. */
static gboolean
is_final (const GError *error)
{
    return error == NULL ||
           g_error_matches (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CONFLICT) ||
           g_error_matches (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CONSTRAINT) ||
           g_error_matches (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_NOT_FOUND);
}

static SojournReceipt *
take_back (SojournOffice *self, SojournReceipt *act, GError **error)
{
    SojournChangeSet *undo = sojourn_receipt_get_undo (act);
    g_autoptr (SojournChangeSet) renewed = renew (self, undo);
    g_autoptr (GError) failure = NULL;
    SojournReceipt *receipt =
        dex_await_boxed (sojourn_store_apply (self->store, renewed), &failure);

    if (receipt != NULL)
        finish_undo (self, undo, receipt);
    if (is_final (failure))
        forget (self, act);
    if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
    return receipt;
}

/* One after the other: an undo moves revisions that the next one has to know. */
static DexFuture *
undo_in_fiber (gpointer user_data)
{
    Undo *undo = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournReceipt) act = NULL;
    g_autoptr (SojournReceipt) receipt = NULL;

    if (undo->earlier != NULL)
        dex_await (g_steal_pointer (&undo->earlier), NULL);
    act = ref_act (undo, &error);
    if (act != NULL)
        receipt = take_back (undo->office, act, &error);
    if (receipt != NULL)
        return dex_future_new_take_boxed (SOJOURN_TYPE_RECEIPT, g_steal_pointer (&receipt));
    g_object_notify_by_pspec (G_OBJECT (undo->office), props[PROP_NOTICE]);
    return dex_future_new_for_error (g_steal_pointer (&error));
}

static DexFuture *
spawn_undo (SojournOffice *self, SojournReceipt *receipt)
{
    Undo *undo = g_new0 (Undo, 1);

    undo->office = g_object_ref (self);
    undo->receipt = receipt != NULL ? sojourn_receipt_ref (receipt) : NULL;
    undo->listed = receipt != NULL && g_queue_find (&self->undo, receipt) != NULL;
    undo->earlier = g_steal_pointer (&self->undoing);
    self->undoing = dex_scheduler_spawn (NULL, 0, undo_in_fiber, undo, (GDestroyNotify)undo_free);
    sojourn_office_track (self, self->undoing);
    return dex_ref (self->undoing);
}

static void
sojourn_office_finalize (GObject *object)
{
    SojournOffice *self = SOJOURN_OFFICE (object);

    g_queue_clear_full (&self->undo, (GDestroyNotify)sojourn_receipt_unref);
    g_clear_object (&self->store);
    g_clear_pointer (&self->rule_settings, sojourn_rule_settings_unref);
    g_clear_pointer (&self->moved, g_hash_table_unref);
    dex_clear (&self->undoing);
    g_clear_pointer (&self->writes, g_ptr_array_unref);
    g_clear_pointer (&self->unsaved, g_hash_table_unref);
    g_clear_pointer (&self->kept, g_hash_table_unref);
    g_free (self->actor);
    G_OBJECT_CLASS (sojourn_office_parent_class)->finalize (object);
}

static void
sojourn_office_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    switch ((SojournOfficeProps)id) {
    case PROP_UNDO_SUMMARY:
        g_value_set_string (value, sojourn_office_get_undo_summary (SOJOURN_OFFICE (object)));
        break;
    case PROP_NOTICE:
        g_value_set_string (value, sojourn_office_get_notice (SOJOURN_OFFICE (object)));
        break;
    }
}

static void
sojourn_office_class_init (SojournOfficeClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);

    object_class->finalize = sojourn_office_finalize;
    object_class->get_property = sojourn_office_get_property;

    props[PROP_UNDO_SUMMARY] = g_param_spec_string ("undo-summary", NULL, NULL, NULL,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
    props[PROP_NOTICE] =
        g_param_spec_string ("notice", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

    /**
     * SojournOffice::kept:
     * @self: the office
     *
     * The place where a record was edited is gone, and something typed there could not be stored.
     */
    signals[KEPT] = g_signal_new ("kept", SOJOURN_TYPE_OFFICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
sojourn_office_init (SojournOffice *self)
{
    g_queue_init (&self->undo);
    self->writes = g_ptr_array_new_with_free_func (dex_unref);
    self->unsaved = g_hash_table_new (NULL, NULL);
    self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
    self->moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    self->rule_settings = sojourn_rule_settings_new ();
}

/**
 * sojourn_office_new:
 * @store: an open store
 * @clock: what “now” means
 * @actor: the name that stands in the history beside each change
 *
 * Returns: (transfer full): an office
 */
SojournOffice *
sojourn_office_new (SojournStore *store, SojournClock clock, const char *actor)
{
    SojournOffice *self = g_object_new (SOJOURN_TYPE_OFFICE, NULL);

    self->store = g_object_ref (store);
    self->clock = clock;
    self->actor = g_strdup (actor);
    return self;
}

/**
 * sojourn_office_get_store:
 * @self: an office
 *
 * Returns: (transfer none): its store. To write, see [method@Office.apply]
 */
SojournStore *
sojourn_office_get_store (SojournOffice *self)
{
    g_return_val_if_fail (SOJOURN_IS_OFFICE (self), NULL);

    return self->store;
}

/**
 * sojourn_office_get_now:
 * @self: an office
 *
 * Returns: the present, in seconds since 1970-01-01T00:00:00Z
 */
gint64
sojourn_office_get_now (SojournOffice *self)
{
    g_return_val_if_fail (SOJOURN_IS_OFFICE (self), 0);

    return sojourn_clock_now (self->clock);
}

/**
 * sojourn_office_get_today:
 * @self: an office
 *
 * Returns: the civil date in the time zone of this computer, in days since 1970-01-01
 */
SojournDate
sojourn_office_get_today (SojournOffice *self)
{
    g_return_val_if_fail (SOJOURN_IS_OFFICE (self), 0);

    return sojourn_format_get_today (sojourn_clock_now (self->clock));
}

/**
 * sojourn_office_get_actor:
 * @self: an office
 *
 * Returns: (transfer none): the name that stands in the history beside each change
 */
const char *
sojourn_office_get_actor (SojournOffice *self)
{
    g_return_val_if_fail (SOJOURN_IS_OFFICE (self), NULL);

    return self->actor;
}

/**
 * sojourn_office_set_actor:
 * @self: an office
 * @actor: the name for the changes from now on
 *
 * Sets who works here.
 */
void
sojourn_office_set_actor (SojournOffice *self, const char *actor)
{
    g_return_if_fail (SOJOURN_IS_OFFICE (self));
    g_return_if_fail (actor != NULL);

    g_set_str (&self->actor, actor);
}

/**
 * sojourn_office_get_rule_settings:
 * @self: an office
 *
 * Returns: (transfer none): the thresholds of the rules
 */
SojournRuleSettings *
sojourn_office_get_rule_settings (SojournOffice *self)
{
    g_return_val_if_fail (SOJOURN_IS_OFFICE (self), NULL);

    return self->rule_settings;
}

/**
 * sojourn_office_is_read_only:
 * @self: an office
 *
 * Returns: whether nothing can be changed, because the file can only be looked at
 */
gboolean
sojourn_office_is_read_only (SojournOffice *self)
{
    g_return_val_if_fail (SOJOURN_IS_OFFICE (self), TRUE);

    return sojourn_store_is_read_only (self->store);
}

/**
 * sojourn_office_get_notice:
 * @self: an office
 *
 * Returns: (transfer none): what people at the desk are to be told all the time about its database,
 *   in a sentence: that it can only be looked at, or lies where it is not safe; empty if all is
 * well
 */
const char *
sojourn_office_get_notice (SojournOffice *self)
{
    const char *warning;

    g_return_val_if_fail (SOJOURN_IS_OFFICE (self), "");

    warning = sojourn_store_get_warning (self->store);
    if (sojourn_store_is_read_only (self->store))
        return _ (
            "Nothing can be stored: the database is open to look only. What is stored is safe.");
    return warning != NULL ? warning : "";
}

/**
 * sojourn_office_begin:
 * @self: an office
 * @summary: what the person does, as the history and Undo name it: “Delete segment”
 *
 * Returns: (transfer full): an empty change set in the name of who works here
 */
SojournChangeSet *
sojourn_office_begin (SojournOffice *self, const char *summary)
{
    g_return_val_if_fail (SOJOURN_IS_OFFICE (self), NULL);

    return sojourn_change_set_new (self->actor, summary);
}

/**
 * sojourn_office_apply:
 * @self: an office
 * @changes: what a person did; not to be changed any more
 *
 * Stores what a person did, so that Ctrl+Z can take it back. It is carried out even if the future
 * is dropped.
 *
 * Returns: (transfer full): a future that resolves to a [struct@Receipt] or rejects with a
 *   [error@StoreError]; then nothing was changed
 */
DexFuture *
sojourn_office_apply (SojournOffice *self, SojournChangeSet *changes)
{
    Act *act;
    DexFuture *future;

    g_return_val_if_fail (SOJOURN_IS_OFFICE (self), NULL);

    act = g_new0 (Act, 1);
    act->office = g_object_ref (self);
    act->changes = sojourn_change_set_ref (changes);
    future = dex_scheduler_spawn (NULL, 0, apply_in_fiber, act, (GDestroyNotify)act_free);
    sojourn_office_track (self, future);
    return future;
}

/**
 * sojourn_office_undo_receipt:
 * @self: an office
 * @receipt: what was done
 *
 * Takes one act back, if nothing that came later is in the way.
 *
 * Returns: (transfer full): a future that resolves to a [struct@Receipt] or rejects with a
 *   [error@StoreError]
 */
DexFuture *
sojourn_office_undo_receipt (SojournOffice *self, SojournReceipt *receipt)
{
    g_return_val_if_fail (SOJOURN_IS_OFFICE (self), NULL);

    if (sojourn_receipt_get_undo (receipt) == NULL)
        return dex_future_new_reject (SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_NOT_FOUND,
                                      _ ("This cannot be undone"));
    return spawn_undo (self, receipt);
}

/**
 * sojourn_office_undo:
 * @self: an office
 *
 * Takes the last act back. Acts are taken back in turn, the newest first, however fast that is
 * asked for. One that cannot be taken back for now, because the disk is full, stays the last.
 *
 * Returns: (transfer full): a future that resolves to a [struct@Receipt] or rejects with a
 *   [error@StoreError], %SOJOURN_STORE_ERROR_NOT_FOUND if there is nothing to undo
 */
DexFuture *
sojourn_office_undo (SojournOffice *self)
{
    g_return_val_if_fail (SOJOURN_IS_OFFICE (self), NULL);

    return spawn_undo (self, NULL);
}

/**
 * sojourn_office_get_undo_summary:
 * @self: an office
 *
 * Returns: (transfer none) (nullable): what [method@Office.undo] would take back, or %NULL
 */
const char *
sojourn_office_get_undo_summary (SojournOffice *self)
{
    g_return_val_if_fail (SOJOURN_IS_OFFICE (self), NULL);

    return self->undo.head != NULL ? sojourn_receipt_get_summary (self->undo.head->data) : NULL;
}

/**
 * sojourn_office_track:
 * @self: an office
 * @write: a future that resolves when something is stored
 *
 * Notes that something is being stored, for [method@Office.settle].
 */
void
sojourn_office_track (SojournOffice *self, DexFuture *write)
{
    g_return_if_fail (SOJOURN_IS_OFFICE (self));

    for (guint i = self->writes->len; i > 0; i--) {
        if (!dex_future_is_pending (self->writes->pdata[i - 1]))
            g_ptr_array_remove_index_fast (self->writes, i - 1);
    }
    g_ptr_array_add (self->writes, dex_ref (write));
}

static DexFuture *
ref_pending (SojournOffice *self)
{
    for (guint i = 0; i < self->writes->len; i++) {
        if (dex_future_is_pending (self->writes->pdata[i]))
            return dex_ref (self->writes->pdata[i]);
    }
    return NULL;
}

static DexFuture *
settle_in_fiber (gpointer user_data)
{
    DexFuture *write;

    while ((write = ref_pending (user_data)) != NULL)
        dex_await (write, NULL);
    return dex_future_new_true ();
}

/**
 * sojourn_office_settle:
 * @self: an office
 *
 * Waits until everything that is being stored is stored or was refused: what a window does before
 * it closes.
 *
 * Returns: (transfer full): a future that resolves to %TRUE
 */
DexFuture *
sojourn_office_settle (SojournOffice *self)
{
    g_return_val_if_fail (SOJOURN_IS_OFFICE (self), NULL);

    return dex_scheduler_spawn (NULL, 0, settle_in_fiber, g_object_ref (self), g_object_unref);
}

static void
let_go (SojournOffice *self, gpointer draft)
{
    GHashTableIter iter;
    gpointer uuid, kept;

    g_hash_table_iter_init (&iter, self->kept);
    while (g_hash_table_iter_next (&iter, &uuid, &kept)) {
        if (kept != draft)
            continue;
        g_hash_table_iter_steal (&iter);
        g_free (uuid);
        g_object_unref (kept);
        return;
    }
}

/**
 * sojourn_office_note_unsaved:
 * @self: an office
 * @draft: (type gpointer): a draft; only its identity counts
 * @unsaved: whether it holds something that is not stored
 *
 * Notes that a draft of a stored record holds something that is not stored, or that it no longer
 * does or is gone.
 */
void
sojourn_office_note_unsaved (SojournOffice *self, gpointer draft, gboolean unsaved)
{
    g_return_if_fail (SOJOURN_IS_OFFICE (self));

    if (unsaved)
        g_hash_table_add (self->unsaved, draft);
    else
        g_hash_table_remove (self->unsaved, draft);
    if (!unsaved)
        let_go (self, draft);
}

/**
 * sojourn_office_has_unsaved:
 * @self: an office
 *
 * Returns: whether something was typed that is not stored: what cannot be read, what was refused
 */
gboolean
sojourn_office_has_unsaved (SojournOffice *self)
{
    g_return_val_if_fail (SOJOURN_IS_OFFICE (self), FALSE);

    return g_hash_table_size (self->unsaved) > 0;
}

typedef struct {
    SojournOffice *office; /* (owned) */
    char *uuid;            /* (owned) */
} Keeping;

static void
keeping_free (Keeping *keeping)
{
    g_object_unref (keeping->office);
    g_free (keeping->uuid);
    g_free (keeping);
}

static DexFuture *
on_keeping_settled_cb (DexFuture *future, gpointer user_data)
{
    Keeping *keeping = user_data;

    if (g_hash_table_contains (keeping->office->kept, keeping->uuid))
        g_signal_emit (keeping->office, signals[KEPT], 0);
    return NULL;
}

/**
 * sojourn_office_keep:
 * @self: an office
 * @uuid: the record that is edited
 * @draft: its draft, which holds something that is not stored
 *
 * Keeps a draft when the place where it was edited goes, until it is edited again, is stored after
 * all or is given up. If it is still there once all is stored that can be, [signal@Office::kept]
 * says so.
 */
void
sojourn_office_keep (SojournOffice *self, const char *uuid, GObject *draft)
{
    Keeping *keeping;

    g_return_if_fail (SOJOURN_IS_OFFICE (self));

    if (self->discarded)
        return;
    g_hash_table_insert (self->kept, g_strdup (uuid), g_object_ref (draft));
    keeping = g_new0 (Keeping, 1);
    keeping->office = g_object_ref (self);
    keeping->uuid = g_strdup (uuid);
    dex_future_disown (dex_future_finally (sojourn_office_settle (self), on_keeping_settled_cb,
                                           keeping, (GDestroyNotify)keeping_free));
}

/**
 * sojourn_office_take_kept:
 * @self: an office
 * @uuid: a record that is going to be edited
 *
 * Returns: (transfer full) (nullable): the draft of the record that was kept, which no longer is,
 *   or %NULL
 */
GObject *
sojourn_office_take_kept (SojournOffice *self, const char *uuid)
{
    g_autofree char *key = NULL;
    gpointer draft = NULL;

    g_return_val_if_fail (SOJOURN_IS_OFFICE (self), NULL);

    g_hash_table_steal_extended (self->kept, uuid, (gpointer *)&key, &draft);
    return draft;
}

/**
 * sojourn_office_discard:
 * @self: an office
 *
 * Gives up everything that was typed and is not stored, and keeps nothing from now on: what the
 * person chose before the window closes.
 */
void
sojourn_office_discard (SojournOffice *self)
{
    g_return_if_fail (SOJOURN_IS_OFFICE (self));

    self->discarded = TRUE;
    g_hash_table_remove_all (self->kept);
}
