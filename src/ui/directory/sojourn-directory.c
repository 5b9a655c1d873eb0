/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-directory.h"

#include "sojourn-catalogue-model.h"
#include "sojourn-directory-item.h"
#include "sojourn-entry-page.h"
#include "sojourn-new-entry-dialog.h"
#include "sojourn-state-view.h"
#include "sojourn-window.h"

/**
 * SojournDirectory:
 *
 * The clinics or the treatment options of the catalogue: a list that is searched, from which a page
 * for each is opened.
 */
struct _SojournDirectory {
    AdwBin parent_instance;

    SojournContext *context;      /* (nullable) (owned): until it is opened */
    SojournCatalogueModel *model; /* (nullable) (owned): likewise */
    GPtrArray *all;               /* (element-type SojournDirectoryItem) (owned): by title */
    GListStore *found;            /* (not nullable) (owned): those that match the search */
    char **words;                 /* (not nullable) (owned): what is searched for */
    SojournKind kind;             /* clinics or options */
    char *texts[7];               /* (owned): the text properties, in their order */

    SojournStateView *view;
    GtkSearchEntry *search;
    GtkButton *create_button;
    GtkListView *list;
};

G_DEFINE_FINAL_TYPE (SojournDirectory, sojourn_directory, ADW_TYPE_BIN)

typedef enum {
    PROP_KIND = 1,
    PROP_HEADING,
    PROP_SEARCH_HINT,
    PROP_SEARCH_LABEL,
    PROP_CREATE_LABEL,
    PROP_ICON_NAME,
    PROP_EMPTY_TITLE,
    PROP_EMPTY_TEXT,
} SojournDirectoryProps;

static GParamSpec *props[PROP_EMPTY_TEXT + 1];

static void
show_state (SojournDirectory *self)
{
    const char *error = sojourn_catalogue_model_get_error (self->model);

    if (g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0)
        sojourn_state_view_set_state (self->view, SOJOURN_VIEW_CONTENT);
    else if (error != NULL)
        sojourn_state_view_fail (self->view, error);
    else if (sojourn_catalogue_model_get_snapshot (self->model) == NULL)
        sojourn_state_view_set_state (self->view, SOJOURN_VIEW_LOADING);
    else if (self->all->len > 0)
        sojourn_state_view_set_state (self->view, SOJOURN_VIEW_NO_RESULT);
    else
        sojourn_state_view_set_state (self->view, SOJOURN_VIEW_EMPTY);
}

/* Puts @item at @position after taking away what is not @found, so that what stays is not touched:
 * neither the place where the list is scrolled to nor the focus moves. */
static void
show_at (GListStore *store, guint position, SojournDirectoryItem *item, GPtrArray *found)
{
    gpointer there;

    while ((there = g_list_model_get_item (G_LIST_MODEL (store), position)) != NULL) {
        gboolean stays = g_ptr_array_find (found, there, NULL);

        g_object_unref (there);
        if (there == item)
            return;
        if (stays)
            break;
        g_list_store_remove (store, position);
    }
    g_list_store_insert (store, position, item);
}

/* The item that stands for @record, the old one if it would say the same. */
static SojournDirectoryItem *
renew_item (SojournDirectory *self, SojournSnapshot *snapshot, const SojournRecord *record)
{
    g_autoptr (SojournDirectoryItem) item = sojourn_directory_item_new (snapshot, record);
    guint index;

    if (g_ptr_array_find_with_equal_func (self->all, item, sojourn_directory_item_equal, &index))
        return g_object_ref (self->all->pdata[index]);
    return g_steal_pointer (&item);
}

/* The catalogue is small, and here already. */
static void
show_found (SojournDirectory *self)
{
    g_autoptr (GPtrArray) found = g_ptr_array_new ();

    for (guint i = 0; i < self->all->len; i++) {
        if (sojourn_directory_item_matches (self->all->pdata[i], (const char *const *)self->words))
            g_ptr_array_add (found, self->all->pdata[i]);
    }
    for (guint i = 0; i < found->len; i++)
        show_at (self->found, i, found->pdata[i], found);
    g_list_store_splice (self->found, found->len,
                         g_list_model_get_n_items (G_LIST_MODEL (self->found)) - found->len, NULL,
                         0);
    show_state (self);
}

static void
on_model_changed_cb (SojournDirectory *self)
{
    SojournSnapshot *snapshot = sojourn_catalogue_model_get_snapshot (self->model);

    if (snapshot != NULL) {
        const GPtrArray *records = sojourn_snapshot_get_all (snapshot, self->kind);
        GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

        for (guint i = 0; i < records->len; i++)
            g_ptr_array_add (all, renew_item (self, snapshot, records->pdata[i]));
        g_ptr_array_sort_values (all, sojourn_directory_item_compare);
        g_ptr_array_unref (self->all);
        self->all = all;
    }
    show_found (self);
}

static void
open_page (SojournDirectory *self, const char *uuid)
{
    SojournPage *page = sojourn_entry_page_new (self->context, self->model, self->kind, uuid);

    sojourn_window_push (sojourn_window_get (GTK_WIDGET (self)), page);
}

static void
open_position (SojournDirectory *self, guint position)
{
    g_autoptr (SojournDirectoryItem) item =
        g_list_model_get_item (G_LIST_MODEL (self->found), position);

    if (item != NULL)
        open_page (self, sojourn_directory_item_get_uuid (item));
}

static void
on_list_activate_cb (SojournDirectory *self, guint position)
{
    open_position (self, position);
}

/* Enter in the search opens what it found first. */
static void
on_search_activate_cb (SojournDirectory *self)
{
    open_position (self, 0);
}

static void
on_search_changed_cb (SojournDirectory *self)
{
    g_strfreev (self->words);
    self->words = sojourn_directory_split (gtk_editable_get_text (GTK_EDITABLE (self->search)));
    if (self->model != NULL)
        show_found (self);
}

static void
on_search_stopped_cb (SojournDirectory *self)
{
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
on_view_retry_cb (SojournDirectory *self)
{
    sojourn_catalogue_model_reload (self->model);
}

static void
on_dialog_created_cb (SojournDirectory *self, const char *uuid)
{
    open_page (self, uuid);
}

static void
create (GtkWidget *widget, const char *name, GVariant *parameter)
{
    sojourn_directory_create (SOJOURN_DIRECTORY (widget));
}

/* For the rows of the template. */
static gboolean
has_text (gpointer object, const char *text)
{
    return text != NULL && *text != '\0';
}

static void
sojourn_directory_dispose (GObject *object)
{
    SojournDirectory *self = SOJOURN_DIRECTORY (object);

    gtk_widget_dispose_template (GTK_WIDGET (self), SOJOURN_TYPE_DIRECTORY);
    g_clear_object (&self->found);
    g_clear_object (&self->model);
    g_clear_object (&self->context);
    G_OBJECT_CLASS (sojourn_directory_parent_class)->dispose (object);
}

static void
sojourn_directory_finalize (GObject *object)
{
    SojournDirectory *self = SOJOURN_DIRECTORY (object);

    for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
        g_free (self->texts[i]);
    g_strfreev (self->words);
    g_ptr_array_unref (self->all);
    G_OBJECT_CLASS (sojourn_directory_parent_class)->finalize (object);
}

static void
sojourn_directory_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournDirectory *self = SOJOURN_DIRECTORY (object);

    if (id == PROP_KIND)
        g_value_set_string (value, sojourn_kind_get_info (self->kind)->name);
    else
        g_value_set_string (value, self->texts[id - PROP_HEADING]);
}

/* What screen readers call the parts that have no label of their own. */
static void
name_part (SojournDirectory *self, guint id, const char *text)
{
    GtkWidget *part = NULL;

    if (id == PROP_HEADING)
        part = GTK_WIDGET (self->list);
    else if (id == PROP_SEARCH_LABEL)
        part = GTK_WIDGET (self->search);
    else if (id == PROP_CREATE_LABEL)
        part = GTK_WIDGET (self->create_button);
    if (part != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                        -1);
}

static void
set_text (SojournDirectory *self, guint id, const char *text)
{
    g_set_str (&self->texts[id - PROP_HEADING], text);
    name_part (self, id, text);
}

static void
sojourn_directory_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    SojournDirectory *self = SOJOURN_DIRECTORY (object);

    if (id != PROP_KIND)
        set_text (self, id, g_value_get_string (value));
    else if (!sojourn_kind_find (g_value_get_string (value), &self->kind))
        g_critical ("There is no kind of record called “%s”", g_value_get_string (value));
}

static void
install_properties (GObjectClass *object_class)
{
    static const char *const names[] = {
        [PROP_KIND] = "kind",
        [PROP_HEADING] = "heading",
        [PROP_SEARCH_HINT] = "search-hint",
        [PROP_SEARCH_LABEL] = "search-label",
        [PROP_CREATE_LABEL] = "create-label",
        [PROP_ICON_NAME] = "icon-name",
        [PROP_EMPTY_TITLE] = "empty-title",
        [PROP_EMPTY_TEXT] = "empty-text",
    };

    for (guint i = PROP_KIND; i < G_N_ELEMENTS (props); i++)
        props[i] = g_param_spec_string (names[i], NULL, NULL, i == PROP_KIND ? "clinic" : NULL,
                                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sojourn_directory_class_init (SojournDirectoryClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    object_class->dispose = sojourn_directory_dispose;
    object_class->finalize = sojourn_directory_finalize;
    object_class->get_property = sojourn_directory_get_property;
    object_class->set_property = sojourn_directory_set_property;
    install_properties (object_class);

    g_type_ensure (SOJOURN_TYPE_DIRECTORY_ITEM);
    g_type_ensure (SOJOURN_TYPE_STATE_VIEW);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-directory.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournDirectory, view);
    gtk_widget_class_bind_template_child (widget_class, SojournDirectory, search);
    gtk_widget_class_bind_template_child (widget_class, SojournDirectory, create_button);
    gtk_widget_class_bind_template_child (widget_class, SojournDirectory, list);
    gtk_widget_class_bind_template_callback (widget_class, on_list_activate_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_view_retry_cb);
    gtk_widget_class_bind_template_callback (widget_class, has_text);
    gtk_widget_class_install_action (widget_class, "directory.new", NULL, create);
}

static void
sojourn_directory_init (SojournDirectory *self)
{
    g_autoptr (GtkNoSelection) selection = NULL;

    self->words = g_new0 (char *, 1);
    self->all = g_ptr_array_new_with_free_func (g_object_unref);
    self->found = g_list_store_new (SOJOURN_TYPE_DIRECTORY_ITEM);
    gtk_widget_init_template (GTK_WIDGET (self));
    selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->found)));
    gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/**
 * sojourn_directory_open:
 * @self: a directory
 * @context: with the desk
 *
 * Loads what it shows. Once.
 */
void
sojourn_directory_open (SojournDirectory *self, SojournContext *context)
{
    g_return_if_fail (SOJOURN_IS_DIRECTORY (self));
    g_return_if_fail (self->model == NULL);

    self->context = g_object_ref (context);
    self->model = sojourn_catalogue_model_new (sojourn_context_get_office (context));
    g_signal_connect_object (self->model, "changed", G_CALLBACK (on_model_changed_cb), self,
                             G_CONNECT_SWAPPED);
    show_state (self);
}

/**
 * sojourn_directory_search:
 * @self: a directory
 *
 * Puts the focus where it is searched.
 */
void
sojourn_directory_search (SojournDirectory *self)
{
    g_return_if_fail (SOJOURN_IS_DIRECTORY (self));

    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * sojourn_directory_create:
 * @self: a directory that is open
 *
 * Asks for a new entry, and opens it once it is stored.
 */
void
sojourn_directory_create (SojournDirectory *self)
{
    SojournNewEntryDialog *dialog;

    g_return_if_fail (SOJOURN_IS_DIRECTORY (self));

    if (self->model == NULL || sojourn_catalogue_model_get_snapshot (self->model) == NULL)
        return;
    dialog = sojourn_new_entry_dialog_present (GTK_WIDGET (self), self->model, self->kind, NULL, 0);
    g_signal_connect_object (dialog, "created", G_CALLBACK (on_dialog_created_cb), self,
                             G_CONNECT_SWAPPED);
}
