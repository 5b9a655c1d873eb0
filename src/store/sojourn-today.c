/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-today.h"

G_DEFINE_BOXED_TYPE (SojournToday, sojourn_today, sojourn_today_ref, sojourn_today_unref)

static void
clear_fields (gpointer data)
{
    SojournToday *row = data;

    g_clear_pointer ((GPtrArray **)&row->blocked, g_ptr_array_unref);
    g_clear_pointer ((GPtrArray **)&row->due, g_ptr_array_unref);
    g_clear_pointer ((GPtrArray **)&row->replies, g_ptr_array_unref);
    g_clear_pointer ((GPtrArray **)&row->leaving, g_ptr_array_unref);
}

/**
 * sojourn_today_ref:
 * @self: what Today shows
 *
 * Returns: (transfer full): @self
 */
SojournToday *
sojourn_today_ref (SojournToday *self)
{
    return g_atomic_rc_box_acquire (self);
}

/**
 * sojourn_today_unref:
 * @self: (transfer full): what Today shows
 *
 * Gives up a reference; the last one frees it. Safe from any thread.
 */
void
sojourn_today_unref (SojournToday *self)
{
    g_atomic_rc_box_release_full (self, clear_fields);
}
