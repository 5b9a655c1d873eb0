/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-cases-page.h"

#include "sojourn-case-cells.h"
#include "sojourn-case-columns.h"
#include "sojourn-case-filters.h"
#include "sojourn-case-list-model.h"
#include "sojourn-case-menu.h"
#include "sojourn-format.h"
#include "sojourn-load.h"
#include "sojourn-new-case-dialog.h"
#include "sojourn-state-view.h"
#include "sojourn-window-toasts.h"
#include "sojourn-window.h"

#include <glib/gi18n.h>

/**
 * SojournCasesPage:
 *
 * Every case, in a table: searched as one types, filtered, and sorted by the store.
 */
struct _SojournCasesPage {
    SojournPage parent_instance;

    SojournCaseListModel *cases;   /* (not nullable) (owned) */
    GtkSingleSelection *selection; /* (not nullable) (owned) */
    DexFuture *deletion;           /* (nullable) (owned): of the case that is to be deleted */
    GtkWidget *menu;               /* (nullable) (unowned): of a row; a child of the view */
    DexFuture *count;              /* (nullable) (owned): of the cases that are blocked */
    gint64 blocked;                /* how many of the cases listed are; -1 before it is known */
    char *filter;                  /* (not nullable) (owned): what the list is narrowed to */

    GtkSearchEntry *search;
    GtkMenuButton *filter_button;
    GtkLabel *filter_label;
    SojournStateView *view;
    GtkStack *views;
    GtkColumnView *table;
    GtkListView *list;
    GtkLabel *foot;
    GMenuModel *case_menu;
};

G_DEFINE_FINAL_TYPE (SojournCasesPage, sojourn_cases_page, SOJOURN_TYPE_PAGE)

typedef enum {
    PROP_FILTER = 1,
} SojournCasesPageProps;

static GParamSpec *props[PROP_FILTER + 1];

static SojournStore *
get_store (SojournCasesPage *self)
{
    return sojourn_context_get_store (sojourn_page_get_context (SOJOURN_PAGE (self)));
}

static GSettings *
get_settings (SojournCasesPage *self)
{
    return sojourn_context_get_settings (sojourn_page_get_context (SOJOURN_PAGE (self)));
}

static SojournCaseQuery *
make_query (SojournCasesPage *self, SojournCaseFlags more_flags)
{
    const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
    SojournCaseSort sort;
    SojournSortOrder order;
    SojournCaseFlags flags;
    guint stages;

    sojourn_case_filters_parse (self->filter, &stages, &flags);
    sojourn_case_columns_get_sort (self->table, &sort, &order);
    return sojourn_case_query_new (text, stages, flags | more_flags, sort, order);
}

static gboolean
is_searched (SojournCasesPage *self)
{
    return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
}

/* Whether the desk has no case at all, as far as is known. */
static gboolean
is_desk_empty (SojournCasesPage *self)
{
    SojournContext *context = sojourn_page_get_context (SOJOURN_PAGE (self));
    const SojournToday *today = sojourn_today_model_get_today (sojourn_context_get_today (context));

    return !is_searched (self) &&
           (today != NULL ? today->n_cases == 0 : g_str_equal (self->filter, "all"));
}

static void
show_foot (SojournCasesPage *self)
{
    guint n_cases = g_list_model_get_n_items (G_LIST_MODEL (self->cases));
    g_autofree char *count = sojourn_format_count (n_cases);
    g_autofree char *blocked_count = sojourn_format_count (MAX (self->blocked, 0));
    g_autofree char *text = NULL;
    g_autofree char *blocked = NULL;
    g_autofree char *whole = NULL;

    /* Translators: %s is a number */
    text = g_strdup_printf (ngettext ("%s case", "%s cases", n_cases), count);
    if (self->blocked > 0) {
        /* Translators: how many of the cases a finding stops; %s is a number */
        blocked =
            g_strdup_printf (ngettext ("%s blocked", "%s blocked", self->blocked), blocked_count);
        /* Translators: the foot of the list of cases: %1$s is the number of cases, %2$s the number
         * of those that are blocked */
        whole = g_strdup_printf (C_ ("cases", "%1$s · %2$s"), text, blocked);
    }
    gtk_label_set_label (self->foot, whole != NULL ? whole : text);
}

static void
show_state (SojournCasesPage *self)
{
    const char *error = sojourn_case_list_model_get_error (self->cases);

    show_foot (self);
    if (g_list_model_get_n_items (G_LIST_MODEL (self->cases)) > 0)
        sojourn_state_view_set_state (self->view, SOJOURN_VIEW_CONTENT);
    else if (error != NULL)
        sojourn_state_view_fail (self->view, error);
    else if (sojourn_case_list_model_is_loading (self->cases))
        sojourn_state_view_set_state (self->view, SOJOURN_VIEW_LOADING);
    else
        sojourn_state_view_set_state (self->view, is_desk_empty (self) ? SOJOURN_VIEW_EMPTY
                                                                       : SOJOURN_VIEW_NO_RESULT);
}

static DexFuture *
on_counted_cb (DexFuture *future, gpointer user_data)
{
    SojournCasesPage *self = user_data;
    const GValue *value = dex_future_get_value (future, NULL);

    self->blocked = value != NULL ? g_value_get_int64 (value) : -1;
    show_foot (self);
    return NULL;
}

static void
count_blocked (SojournCasesPage *self)
{
    g_autoptr (SojournCaseQuery) query = make_query (self, SOJOURN_CASE_BLOCKED);

    dex_clear (&self->count);
    self->count = dex_future_finally (sojourn_store_count_cases (get_store (self), query),
                                      on_counted_cb, g_object_ref (self), g_object_unref);
}

static void
on_cases_notify_loading_cb (SojournCasesPage *self)
{
    if (!sojourn_case_list_model_is_loading (self->cases))
        count_blocked (self);
    show_state (self);
}

static void
list_anew (SojournCasesPage *self)
{
    g_autoptr (SojournCaseQuery) query = make_query (self, 0);

    sojourn_case_list_model_set_query (self->cases, query);
}

static void
on_sorter_changed_cb (SojournCasesPage *self)
{
    /* The table takes its columns down with it. */
    if (self->table == NULL)
        return;
    sojourn_case_columns_remember (self->table, get_settings (self));
    list_anew (self);
}

static void
on_search_changed_cb (SojournCasesPage *self)
{
    list_anew (self);
}

static void
open_position (SojournCasesPage *self, guint position)
{
    g_autoptr (SojournCaseItem) item = g_list_model_get_item (G_LIST_MODEL (self->cases), position);

    if (item != NULL && sojourn_case_item_get_uuid (item) != NULL)
        sojourn_window_open_case (sojourn_window_get (GTK_WIDGET (self)),
                                  sojourn_case_item_get_uuid (item));
}

static void
on_table_activate_cb (SojournCasesPage *self, guint position)
{
    open_position (self, position);
}

static void
on_list_activate_cb (SojournCasesPage *self, guint position)
{
    open_position (self, position);
}

/* Enter in the search opens what it found first. */
static void
on_search_activate_cb (SojournCasesPage *self)
{
    open_position (self, 0);
}

static void
on_search_stopped_cb (SojournCasesPage *self)
{
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
    gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
}

static void
on_view_retry_cb (SojournCasesPage *self)
{
    sojourn_case_list_model_reload (self->cases);
}

/* Only the list that shows follows the cases. */
static void
on_views_changed_cb (SojournCasesPage *self)
{
    gboolean narrow = g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "narrow") == 0;
    GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

    gtk_column_view_set_model (self->table, narrow ? NULL : model);
    gtk_list_view_set_model (self->list, narrow ? model : NULL);
}

/* The button says what the list is narrowed to, if that is not the usual. */
static void
show_filter (SojournCasesPage *self)
{
    GtkWidget *button = GTK_WIDGET (self->filter_button);
    const char *label = sojourn_case_filters_get_label (self->filter);
    gboolean usual = g_str_equal (self->filter, "open") || label == NULL;
    g_autofree char *name =
        /* Translators: the filter of the list of cases that is active, such as “Blocked” */
        usual ? g_strdup (_ ("Filter")) : g_strdup_printf (_ ("Filter: %s"), label);

    gtk_widget_set_visible (GTK_WIDGET (self->filter_label), !usual);
    gtk_label_set_label (self->filter_label, label);
    gtk_widget_set_tooltip_text (button, name);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
    if (usual)
        gtk_widget_remove_css_class (button, "accent");
    else
        gtk_widget_add_css_class (button, "accent");
}

static void
create_case (GtkWidget *widget, const char *name, GVariant *parameter)
{
    sojourn_page_create (SOJOURN_PAGE (widget));
}

static void
show_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournCasesPage *self = SOJOURN_CASES_PAGE (widget);

    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
    sojourn_cases_page_filter (self, "all");
}

static void
open_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournCasesPage *self = SOJOURN_CASES_PAGE (widget);

    open_position (self, gtk_single_selection_get_selected (self->selection));
}

static void
on_case_loaded (gpointer asker, gpointer record, const GError *error)
{
    SojournCasesPage *self = asker;
    SojournOffice *office =
        sojourn_context_get_office (sojourn_page_get_context (SOJOURN_PAGE (self)));
    SojournWindow *window = sojourn_window_get (GTK_WIDGET (self));
    g_autoptr (SojournChangeSet) changes = NULL;

    if (window == NULL)
        return;
    if (record == NULL) {
        sojourn_window_show_error (window, error);
        return;
    }
    changes = sojourn_office_begin (office, _ ("Case deleted"));
    sojourn_change_set_delete (changes, record);
    sojourn_window_apply (window, changes, _ ("Case deleted"));
}

/* Undo brings back the case with all that belongs to it. */
static void
delete_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournCasesPage *self = SOJOURN_CASES_PAGE (widget);
    SojournCaseItem *item = gtk_single_selection_get_selected_item (self->selection);

    if (item == NULL || sojourn_case_item_get_uuid (item) == NULL)
        return;
    dex_clear (&self->deletion);
    self->deletion = sojourn_load_for (
        self,
        sojourn_store_load (get_store (self), SOJOURN_KIND_CASE, sojourn_case_item_get_uuid (item)),
        on_case_loaded);
}

static void
reset_columns (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournCasesPage *self = SOJOURN_CASES_PAGE (widget);

    sojourn_case_columns_reset (self->table, get_settings (self));
}

static void
sojourn_cases_page_search (SojournPage *page)
{
    gtk_widget_grab_focus (GTK_WIDGET (SOJOURN_CASES_PAGE (page)->search));
}

static void
sojourn_cases_page_create (SojournPage *page)
{
    sojourn_new_case_dialog_present (GTK_WIDGET (page), sojourn_page_get_context (page));
}

static void
connect_columns (SojournCasesPage *self)
{
    GListModel *columns = gtk_column_view_get_columns (self->table);
    g_autoptr (GSimpleActionGroup) actions = sojourn_case_columns_make_actions (self->table);

    gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (actions));
    sojourn_case_columns_restore (self->table, get_settings (self));
    g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed",
                             G_CALLBACK (on_sorter_changed_cb), self, G_CONNECT_SWAPPED);
    for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
        g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

        g_signal_connect_object (column, "notify::visible", G_CALLBACK (on_sorter_changed_cb), self,
                                 G_CONNECT_SWAPPED);
    }
}

static void
sojourn_cases_page_constructed (GObject *object)
{
    SojournCasesPage *self = SOJOURN_CASES_PAGE (object);
    SojournContext *context = sojourn_page_get_context (SOJOURN_PAGE (self));
    g_autoptr (GMenuModel) menu = sojourn_case_filters_make_menu ("cases.filter");

    G_OBJECT_CLASS (sojourn_cases_page_parent_class)->constructed (object);
    self->cases = sojourn_case_list_model_new (sojourn_context_get_office (context));
    self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->cases)));
    gtk_single_selection_set_autoselect (self->selection, FALSE);
    gtk_menu_button_set_menu_model (self->filter_button, menu);
    gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->views));
    self->menu = sojourn_case_menu_new (GTK_WIDGET (self->view), self->case_menu);
    connect_columns (self);
    show_filter (self);
    on_views_changed_cb (self);
    g_signal_connect_object (self->cases, "notify", G_CALLBACK (on_cases_notify_loading_cb), self,
                             G_CONNECT_SWAPPED);
    list_anew (self);
    show_state (self);
}

static void
sojourn_cases_page_dispose (GObject *object)
{
    SojournCasesPage *self = SOJOURN_CASES_PAGE (object);

    dex_clear (&self->count);
    dex_clear (&self->deletion);
    g_clear_pointer (&self->menu, gtk_widget_unparent);
    gtk_widget_dispose_template (GTK_WIDGET (self), SOJOURN_TYPE_CASES_PAGE);
    g_clear_object (&self->selection);
    g_clear_object (&self->cases);
    G_OBJECT_CLASS (sojourn_cases_page_parent_class)->dispose (object);
}

static void
sojourn_cases_page_finalize (GObject *object)
{
    g_free (SOJOURN_CASES_PAGE (object)->filter);
    G_OBJECT_CLASS (sojourn_cases_page_parent_class)->finalize (object);
}

static void
sojourn_cases_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    switch ((SojournCasesPageProps)id) {
    case PROP_FILTER:
        g_value_set_string (value, SOJOURN_CASES_PAGE (object)->filter);
        break;
    }
}

static void
sojourn_cases_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    switch ((SojournCasesPageProps)id) {
    case PROP_FILTER:
        sojourn_cases_page_filter (SOJOURN_CASES_PAGE (object), g_value_get_string (value));
        break;
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
    g_type_ensure (SOJOURN_TYPE_CASE_ITEM);
    g_type_ensure (SOJOURN_TYPE_STATE_VIEW);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-cases-page.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournCasesPage, search);
    gtk_widget_class_bind_template_child (widget_class, SojournCasesPage, filter_button);
    gtk_widget_class_bind_template_child (widget_class, SojournCasesPage, filter_label);
    gtk_widget_class_bind_template_child (widget_class, SojournCasesPage, view);
    gtk_widget_class_bind_template_child (widget_class, SojournCasesPage, views);
    gtk_widget_class_bind_template_child (widget_class, SojournCasesPage, table);
    gtk_widget_class_bind_template_child (widget_class, SojournCasesPage, list);
    gtk_widget_class_bind_template_child (widget_class, SojournCasesPage, foot);
    gtk_widget_class_bind_template_child (widget_class, SojournCasesPage, case_menu);
    gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_table_activate_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_list_activate_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_view_retry_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_views_changed_cb);
    sojourn_case_cells_bind (widget_class);
}

static void
sojourn_cases_page_class_init (SojournCasesPageClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
    SojournPageClass *page_class = SOJOURN_PAGE_CLASS (klass);

    object_class->constructed = sojourn_cases_page_constructed;
    object_class->dispose = sojourn_cases_page_dispose;
    object_class->finalize = sojourn_cases_page_finalize;
    object_class->get_property = sojourn_cases_page_get_property;
    object_class->set_property = sojourn_cases_page_set_property;
    page_class->search = sojourn_cases_page_search;
    page_class->create = sojourn_cases_page_create;

    props[PROP_FILTER] =
        g_param_spec_string ("filter", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

    bind_template (widget_class);
    gtk_widget_class_install_property_action (widget_class, "cases.filter", "filter");
    gtk_widget_class_install_action (widget_class, "cases.new", NULL, create_case);
    gtk_widget_class_install_action (widget_class, "cases.open", NULL, open_selected);
    gtk_widget_class_install_action (widget_class, "cases.delete", NULL, delete_selected);
    gtk_widget_class_install_action (widget_class, "cases.show-all", NULL, show_all);
    gtk_widget_class_install_action (widget_class, "cases.reset-columns", NULL, reset_columns);
}

static void
sojourn_cases_page_init (SojournCasesPage *self)
{
    self->filter = g_strdup ("open");
    self->blocked = -1;
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_cases_page_filter:
 * @self: the page
 * @filter: `open`, `all`, `blocked`, `warned`, `due`, `leaving`, or the nick of a stage
 *
 * Narrows the list.
 */
void
sojourn_cases_page_filter (SojournCasesPage *self, const char *filter)
{
    g_return_if_fail (SOJOURN_IS_CASES_PAGE (self));

    if (!g_set_str (&self->filter, filter))
        return;
    show_filter (self);
    list_anew (self);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILTER]);
}
