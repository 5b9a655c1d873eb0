/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-list-rows.h"

/**
 * sojourn_list_rows_remove:
 * @list: a list that is not bound to a model
 *
 * Takes all rows away and leaves the placeholder. gtk_list_box_remove_all() of GTK 4.18 takes that
 * away too, so that an empty list would show nothing at all.
 */
void
sojourn_list_rows_remove (GtkListBox *list)
{
    GtkListBoxRow *row;

    g_return_if_fail (GTK_IS_LIST_BOX (list));

    while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
        gtk_list_box_remove (list, GTK_WIDGET (row));
}
