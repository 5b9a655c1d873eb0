/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-columns.h"

/* Which columns the list of cases shows, and which one it is sorted by: in the settings, in the
 * header menu, and as a sort for the store, which does the sorting. */

static const struct {
    const char *id;
    SojournCaseSort sort;
} sorts[] = {
    { "ref", SOJOURN_CASE_SORT_REF },           { "name", SOJOURN_CASE_SORT_NAME },
    { "stage", SOJOURN_CASE_SORT_STAGE },       { "urgency", SOJOURN_CASE_SORT_URGENCY },
    { "next-due", SOJOURN_CASE_SORT_NEXT_DUE }, { "findings", SOJOURN_CASE_SORT_FINDINGS },
    { "owner", SOJOURN_CASE_SORT_OWNER },       { "departure", SOJOURN_CASE_SORT_DEPARTURE },
    { "updated", SOJOURN_CASE_SORT_UPDATED },
};

static GtkColumnViewColumn *
ref_column (GtkColumnView *view, guint position)
{
    return g_list_model_get_item (gtk_column_view_get_columns (view), position);
}

static guint
count_columns (GtkColumnView *view)
{
    return g_list_model_get_n_items (gtk_column_view_get_columns (view));
}

static void
show_columns (GtkColumnView *view, const char *const *ids)
{
    for (guint i = 0; i < count_columns (view); i++) {
        g_autoptr (GtkColumnViewColumn) column = ref_column (view, i);

        gtk_column_view_column_set_visible (
            column, g_strv_contains (ids, gtk_column_view_column_get_id (column)));
    }
}

static void
sort_by (GtkColumnView *view, const char *id, GtkSortType direction)
{
    for (guint i = 0; i < count_columns (view); i++) {
        g_autoptr (GtkColumnViewColumn) column = ref_column (view, i);

        if (g_strcmp0 (gtk_column_view_column_get_id (column), id) == 0)
            gtk_column_view_sort_by_column (view, column, direction);
    }
}

static GtkColumnViewSorter *
get_sorter (GtkColumnView *view)
{
    return GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (view));
}

static const char *
get_sort_id (GtkColumnView *view)
{
    GtkColumnViewColumn *column =
        gtk_column_view_sorter_get_primary_sort_column (get_sorter (view));

    return column != NULL ? gtk_column_view_column_get_id (column) : NULL;
}

/**
 * sojourn_case_columns_restore:
 * @view: the list of cases
 * @settings: the settings of the application
 *
 * Shows the columns, and the sort, of the last time.
 */
void
sojourn_case_columns_restore (GtkColumnView *view, GSettings *settings)
{
    g_auto (GStrv) ids = g_settings_get_strv (settings, "case-columns");
    g_autofree char *sort = g_settings_get_string (settings, "case-sort");
    gboolean descending = g_settings_get_boolean (settings, "case-sort-descending");

    show_columns (view, (const char *const *)ids);
    sort_by (view, sort, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * sojourn_case_columns_remember:
 * @view: the list of cases
 * @settings: the settings of the application
 *
 * Stores which columns show and what they are sorted by.
 */
void
sojourn_case_columns_remember (GtkColumnView *view, GSettings *settings)
{
    g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
    g_auto (GStrv) ids = NULL;
    gboolean descending =
        gtk_column_view_sorter_get_primary_sort_order (get_sorter (view)) == GTK_SORT_DESCENDING;

    for (guint i = 0; i < count_columns (view); i++) {
        g_autoptr (GtkColumnViewColumn) column = ref_column (view, i);

        if (gtk_column_view_column_get_visible (column))
            g_strv_builder_add (builder, gtk_column_view_column_get_id (column));
    }
    ids = g_strv_builder_end (builder);
    g_settings_set_strv (settings, "case-columns", (const char *const *)ids);
    if (get_sort_id (view) == NULL)
        return;
    g_settings_set_string (settings, "case-sort", get_sort_id (view));
    g_settings_set_boolean (settings, "case-sort-descending", descending);
}

/**
 * sojourn_case_columns_reset:
 * @view: the list of cases
 * @settings: the settings of the application
 *
 * Shows the columns of the beginning.
 */
void
sojourn_case_columns_reset (GtkColumnView *view, GSettings *settings)
{
    g_auto (GStrv) ids = NULL;

    g_settings_reset (settings, "case-columns");
    ids = g_settings_get_strv (settings, "case-columns");
    show_columns (view, (const char *const *)ids);
}

/**
 * sojourn_case_columns_make_actions:
 * @view: the list of cases
 *
 * Makes an action for each column, which shows or hides it: what the header menu refers to.
 *
 * Returns: (transfer full): the actions, named after the columns
 */
GSimpleActionGroup *
sojourn_case_columns_make_actions (GtkColumnView *view)
{
    GSimpleActionGroup *group = g_simple_action_group_new ();

    for (guint i = 0; i < count_columns (view); i++) {
        g_autoptr (GtkColumnViewColumn) column = ref_column (view, i);
        g_autoptr (GPropertyAction) action =
            g_property_action_new (gtk_column_view_column_get_id (column), column, "visible");

        g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
    return group;
}

/**
 * sojourn_case_columns_get_sort:
 * @view: the list of cases
 * @sort: (out): what it is sorted by
 * @order: (out): in which direction
 *
 * Reads the sort from the header of the list.
 */
void
sojourn_case_columns_get_sort (GtkColumnView *view, SojournCaseSort *sort, SojournSortOrder *order)
{
    const char *id = get_sort_id (view);

    *sort = SOJOURN_CASE_SORT_UPDATED;
    *order = SOJOURN_SORT_DESCENDING;
    for (guint i = 0; i < G_N_ELEMENTS (sorts); i++) {
        if (g_strcmp0 (sorts[i].id, id) != 0)
            continue;
        *sort = sorts[i].sort;
        *order =
            gtk_column_view_sorter_get_primary_sort_order (get_sorter (view)) == GTK_SORT_DESCENDING
                ? SOJOURN_SORT_DESCENDING
                : SOJOURN_SORT_ASCENDING;
    }
}
