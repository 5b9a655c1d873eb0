/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-cache.h"

struct _SojournCaseCache {
    GHashTable *entries; /* (element-type gint64 Entry) (owned): every item that is alive */
    GQueue kept;         /* (element-type Entry) (unowned): those that are kept; newest first */
    guint max_kept;
};

typedef struct {
    SojournCaseCache *cache; /* (unowned) */
    gint64 id;
    SojournCaseItem *item; /* (unowned): alive as long as this entry */
    GList link;            /* in the queue, where is_kept */
    gboolean is_kept;      /* then the queue owns a reference to the item */
} Entry;

static void
on_item_gone_cb (gpointer user_data, GObject *where)
{
    Entry *entry = user_data;

    g_hash_table_remove (entry->cache->entries, &entry->id);
}

static void
drop_oldest (SojournCaseCache *self)
{
    Entry *entry = self->kept.tail->data;

    g_queue_unlink (&self->kept, &entry->link);
    entry->is_kept = FALSE;
    g_object_unref (entry->item);
}

static void
keep (SojournCaseCache *self, Entry *entry)
{
    if (entry->is_kept)
        g_queue_unlink (&self->kept, &entry->link);
    else
        g_object_ref (entry->item);
    entry->is_kept = TRUE;
    g_queue_push_head_link (&self->kept, &entry->link);
    if (self->kept.length > self->max_kept)
        drop_oldest (self);
}

/**
 * sojourn_case_cache_new:
 * @max_kept: how many items are kept that nobody else holds
 *
 * Returns: (transfer full): an empty cache
 */
SojournCaseCache *
sojourn_case_cache_new (guint max_kept)
{
    SojournCaseCache *self = g_new0 (SojournCaseCache, 1);

    self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
    self->max_kept = max_kept;
    g_queue_init (&self->kept);
    return self;
}

/**
 * sojourn_case_cache_free:
 * @self: (transfer full): a cache
 *
 * Frees the cache; items that someone else holds live on.
 */
void
sojourn_case_cache_free (SojournCaseCache *self)
{
    GHashTableIter iter;
    Entry *entry;

    while (self->kept.tail != NULL)
        drop_oldest (self);
    g_hash_table_iter_init (&iter, self->entries);
    while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&entry))
        g_object_weak_unref (G_OBJECT (entry->item), on_item_gone_cb, entry);
    g_hash_table_unref (self->entries);
    g_free (self);
}

/**
 * sojourn_case_cache_ref_item:
 * @self: a cache
 * @id: a case
 *
 * Gives out the item of a case, a new one without its row if there is none, and keeps it longest.
 *
 * Returns: (transfer full): the item
 */
SojournCaseItem *
sojourn_case_cache_ref_item (SojournCaseCache *self, gint64 id)
{
    Entry *entry = g_hash_table_lookup (self->entries, &id);
    SojournCaseItem *item;

    if (entry != NULL) {
        keep (self, entry);
        return g_object_ref (entry->item);
    }
    item = sojourn_case_item_new (id);
    entry = g_new0 (Entry, 1);
    entry->cache = self;
    entry->id = id;
    entry->item = item;
    entry->link.data = entry;
    g_hash_table_insert (self->entries, &entry->id, entry);
    g_object_weak_ref (G_OBJECT (item), on_item_gone_cb, entry);
    keep (self, entry);
    return item;
}

/**
 * sojourn_case_cache_peek:
 * @self: a cache
 * @id: a case
 *
 * Returns: (transfer none) (nullable): the item of the case, if one is alive
 */
SojournCaseItem *
sojourn_case_cache_peek (SojournCaseCache *self, gint64 id)
{
    Entry *entry = g_hash_table_lookup (self->entries, &id);

    return entry != NULL ? entry->item : NULL;
}

/**
 * sojourn_case_cache_foreach:
 * @self: a cache
 * @func: (scope call): what to do; it must not give items up
 * @user_data: data of the caller
 *
 * Calls @func for every item that is alive.
 */
void
sojourn_case_cache_foreach (SojournCaseCache *self, SojournCaseItemFunc func, gpointer user_data)
{
    GHashTableIter iter;
    Entry *entry;

    g_hash_table_iter_init (&iter, self->entries);
    while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&entry))
        func (entry->item, user_data);
}
