/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-agenda-item.h"

G_DEFINE_BOXED_TYPE (SojournAgendaItem,
                     sojourn_agenda_item,
                     sojourn_agenda_item_ref,
                     sojourn_agenda_item_unref)

static void
clear_fields (gpointer data)
{
    SojournAgendaItem *row = data;

    g_free ((char *)row->ref);
    g_free ((char *)row->name);
    g_free ((char *)row->rule);
    g_free ((char *)row->title);
}

/**
 * sojourn_agenda_item_ref:
 * @self: an item
 *
 * Returns: (transfer full): @self
 */
SojournAgendaItem *
sojourn_agenda_item_ref (SojournAgendaItem *self)
{
    return g_atomic_rc_box_acquire (self);
}

/**
 * sojourn_agenda_item_unref:
 * @self: (transfer full): an item
 *
 * Gives up a reference; the last one frees it. Safe from any thread.
 */
void
sojourn_agenda_item_unref (SojournAgendaItem *self)
{
    g_atomic_rc_box_release_full (self, clear_fields);
}
