/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-journey-row.h"

G_DEFINE_BOXED_TYPE (SojournJourneyRow,
                     sojourn_journey_row,
                     sojourn_journey_row_ref,
                     sojourn_journey_row_unref)

static void
clear_fields (gpointer data)
{
    SojournJourneyRow *row = data;

    g_free ((char *)row->ref);
    g_free ((char *)row->name);
    g_free ((char *)row->zone);
    g_free ((char *)row->title);
    g_free ((char *)row->from_place);
    g_free ((char *)row->to_place);
}

/**
 * sojourn_journey_row_ref:
 * @self: a row
 *
 * Returns: (transfer full): @self
 */
SojournJourneyRow *
sojourn_journey_row_ref (SojournJourneyRow *self)
{
    return g_atomic_rc_box_acquire (self);
}

/**
 * sojourn_journey_row_unref:
 * @self: (transfer full): a row
 *
 * Gives up a reference; the last one frees it. Safe from any thread.
 */
void
sojourn_journey_row_unref (SojournJourneyRow *self)
{
    g_atomic_rc_box_release_full (self, clear_fields);
}
