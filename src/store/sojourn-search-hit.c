/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-search-hit.h"

G_DEFINE_BOXED_TYPE (SojournSearchHit,
                     sojourn_search_hit,
                     sojourn_search_hit_ref,
                     sojourn_search_hit_unref)

static void
clear_fields (gpointer data)
{
    SojournSearchHit *row = data;

    g_free ((char *)row->case_uuid);
    g_free ((char *)row->title);
    g_free ((char *)row->subtitle);
}

/**
 * sojourn_search_hit_ref:
 * @self: a hit
 *
 * Returns: (transfer full): @self
 */
SojournSearchHit *
sojourn_search_hit_ref (SojournSearchHit *self)
{
    return g_atomic_rc_box_acquire (self);
}

/**
 * sojourn_search_hit_unref:
 * @self: (transfer full): a hit
 *
 * Gives up a reference; the last one frees it. Safe from any thread.
 */
void
sojourn_search_hit_unref (SojournSearchHit *self)
{
    g_atomic_rc_box_release_full (self, clear_fields);
}
