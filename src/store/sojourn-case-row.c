/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-row.h"

G_DEFINE_BOXED_TYPE (SojournCaseRow, sojourn_case_row, sojourn_case_row_ref, sojourn_case_row_unref)

static void
clear_fields (gpointer data)
{
    SojournCaseRow *row = data;

    g_free ((char *)row->ref);
    g_free ((char *)row->name);
    g_free ((char *)row->owner);
    g_free ((char *)row->residence);
    g_free ((char *)row->next_task);
}

/**
 * sojourn_case_row_ref:
 * @self: a row
 *
 * Returns: (transfer full): @self
 */
SojournCaseRow *
sojourn_case_row_ref (SojournCaseRow *self)
{
    return g_atomic_rc_box_acquire (self);
}

/**
 * sojourn_case_row_unref:
 * @self: (transfer full): a row
 *
 * Gives up a reference; the last one frees it. Safe from any thread.
 */
void
sojourn_case_row_unref (SojournCaseRow *self)
{
    g_atomic_rc_box_release_full (self, clear_fields);
}
