/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-history-entry.h"

G_DEFINE_BOXED_TYPE (SojournHistoryEntry,
                     sojourn_history_entry,
                     sojourn_history_entry_ref,
                     sojourn_history_entry_unref)

static void
clear_fields (gpointer data)
{
    SojournHistoryEntry *row = data;

    g_free ((char *)row->actor);
    g_free ((char *)row->summary);
    g_free ((char *)row->case_uuid);
    for (guint i = 0; i < row->n_values; i++) {
        g_free ((char *)row->values[i].before);
        g_free ((char *)row->values[i].after);
    }
    g_free ((SojournHistoryValue *)row->values);
}

/**
 * sojourn_history_entry_ref:
 * @self: an entry
 *
 * Returns: (transfer full): @self
 */
SojournHistoryEntry *
sojourn_history_entry_ref (SojournHistoryEntry *self)
{
    return g_atomic_rc_box_acquire (self);
}

/**
 * sojourn_history_entry_unref:
 * @self: (transfer full): an entry
 *
 * Gives up a reference; the last one frees it. Safe from any thread.
 */
void
sojourn_history_entry_unref (SojournHistoryEntry *self)
{
    g_atomic_rc_box_release_full (self, clear_fields);
}
