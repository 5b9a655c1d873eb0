/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-request-row.h"

G_DEFINE_BOXED_TYPE (SojournRequestRow,
                     sojourn_request_row,
                     sojourn_request_row_ref,
                     sojourn_request_row_unref)

static void
clear_fields (gpointer data)
{
    SojournRequestRow *row = data;

    g_free ((char *)row->ref);
    g_free ((char *)row->name);
    g_free ((char *)row->clinic);
    g_free ((char *)row->option);
    g_free ((char *)row->quote_uuid);
    g_free ((char *)row->quote_currency);
    g_free ((char *)row->problem);
}

/**
 * sojourn_request_row_ref:
 * @self: a row
 *
 * Returns: (transfer full): @self
 */
SojournRequestRow *
sojourn_request_row_ref (SojournRequestRow *self)
{
    return g_atomic_rc_box_acquire (self);
}

/**
 * sojourn_request_row_unref:
 * @self: (transfer full): a row
 *
 * Gives up a reference; the last one frees it. Safe from any thread.
 */
void
sojourn_request_row_unref (SojournRequestRow *self)
{
    g_atomic_rc_box_release_full (self, clear_fields);
}
