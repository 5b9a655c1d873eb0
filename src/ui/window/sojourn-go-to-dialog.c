/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-go-to-dialog.h"

#include "sojourn-search-model.h"
#include "sojourn-state-view.h"

#include <glib/gi18n.h>

/**
 * SojournGoToDialog:
 *
 * The quick switcher: one entry over everything on the desk. The arrows choose among what is found,
 * Enter goes there.
 */
struct _SojournGoToDialog {
    AdwDialog parent_instance;

    SojournWindow *window;         /* (not nullable) (unowned): it owns this */
    SojournSearchModel *model;     /* (nullable) (owned): until it is closed */
    GtkSingleSelection *selection; /* (nullable) (owned) */
    gboolean hurried;              /* Enter came before what it means was found */

    GtkSearchEntry *search;
    SojournStateView *view;
    GtkListView *list;
};

G_DEFINE_FINAL_TYPE (SojournGoToDialog, sojourn_go_to_dialog, ADW_TYPE_DIALOG)

static char *
get_icon_name (gpointer unused, int kind)
{
    switch (kind) {
    case SOJOURN_KIND_PERSON:
        return g_strdup ("avatar-default-symbolic");
    case SOJOURN_KIND_CLINIC:
        return g_strdup ("user-home-symbolic");
    case SOJOURN_KIND_OPTION:
    case SOJOURN_KIND_TRIAL:
        return g_strdup ("applications-science-symbolic");
    case SOJOURN_KIND_SEGMENT:
        return g_strdup ("emoji-travel-symbolic");
    case SOJOURN_KIND_TASK:
        return g_strdup ("task-due-symbolic");
    case SOJOURN_KIND_CASE:
        return g_strdup ("folder-documents-symbolic");
    default:
        return g_strdup ("text-x-generic-symbolic");
    }
}

static char *
format_kind (gpointer unused, int kind)
{
    return g_strdup (sojourn_kind_get_label ((SojournKind)kind));
}

static char *
format_name (gpointer unused, int kind, const char *title, const char *subtitle)
{
    const char *label = sojourn_kind_get_label ((SojournKind)kind);

    if (subtitle == NULL)
        /* Translators: what was found, for screen readers: its name, what it is */
        return g_strdup_printf (_ ("%1$s, %2$s"), title, label);
    /* Translators: what was found, for screen readers: its name, what it is, where it belongs */
    return g_strdup_printf (_ ("%1$s, %2$s, %3$s"), title, label, subtitle);
}

static gboolean
has_text (gpointer unused, const char *text)
{
    return text != NULL && *text != '\0';
}

static guint
count_found (SojournGoToDialog *self)
{
    return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

static void
announce (SojournGoToDialog *self)
{
    guint n_found = count_found (self);
    g_autofree char *text = NULL;

    /* Translators: read out by screen readers: how much a search found */
    text = g_strdup_printf (ngettext ("%u found", "%u found", n_found), n_found);
    gtk_accessible_announce (GTK_ACCESSIBLE (self->search), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
show_state (SojournGoToDialog *self)
{
    if (sojourn_search_model_get_error (self->model) != NULL)
        sojourn_state_view_fail (self->view, sojourn_search_model_get_error (self->model));
    else if (count_found (self) > 0)
        sojourn_state_view_set_state (self->view, SOJOURN_VIEW_CONTENT);
    else
        sojourn_state_view_set_state (self->view,
                                      *sojourn_search_model_get_text (self->model) != '\0'
                                          ? SOJOURN_VIEW_NO_RESULT
                                          : SOJOURN_VIEW_EMPTY);
    announce (self);
}

static void
open_item (SojournGoToDialog *self, SojournSearchItem *item)
{
    SojournKind kind = sojourn_search_item_get_kind (item);
    const char *case_uuid = sojourn_search_item_get_case (item);
    SojournPlace place = { .kind = kind, .field = SOJOURN_NO_FIELD };

    g_strlcpy (place.uuid, sojourn_search_item_get_uuid (item), sizeof place.uuid);
    if (case_uuid == NULL)
        sojourn_window_open_entry (self->window, kind, place.uuid);
    else
        sojourn_window_open_case_at (self->window, case_uuid,
                                     kind == SOJOURN_KIND_CASE ? NULL : &place);
}

/* The page opens once the dialog has given the focus back. */
static void
open_position (SojournGoToDialog *self, guint position)
{
    g_autoptr (SojournSearchItem) item =
        g_list_model_get_item (G_LIST_MODEL (self->model), position);
    g_autoptr (SojournGoToDialog) keep = g_object_ref (self);

    if (item == NULL)
        return;
    adw_dialog_close (ADW_DIALOG (self));
    open_item (self, item);
}

static void
open_selected (SojournGoToDialog *self)
{
    open_position (self, gtk_single_selection_get_selected (self->selection));
}

static void
on_model_notify_loading_cb (SojournGoToDialog *self)
{
    if (sojourn_search_model_is_loading (self->model))
        return;
    if (count_found (self) > 0)
        gtk_single_selection_set_selected (self->selection, 0);
    show_state (self);
    if (self->hurried)
        open_selected (self);
    self->hurried = FALSE;
}

static void
on_model_notify_text_cb (SojournGoToDialog *self)
{
    self->hurried = FALSE;
}

static void
on_search_changed_cb (SojournGoToDialog *self)
{
    /* The entry also tells of its first, empty text. */
    if (self->model != NULL)
        sojourn_search_model_set_text (self->model,
                                       gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* Enter means what was typed, not what is still in the list from before. The entry tells of a
 * change only when it has nothing else to do. */
static void
on_search_activate_cb (SojournGoToDialog *self)
{
    on_search_changed_cb (self);
    self->hurried = sojourn_search_model_is_loading (self->model);
    if (!self->hurried)
        open_selected (self);
}

static void
on_search_stopped_cb (SojournGoToDialog *self)
{
    adw_dialog_close (ADW_DIALOG (self));
}

static void
select_position (SojournGoToDialog *self, guint position)
{
    g_autoptr (SojournSearchItem) item =
        g_list_model_get_item (G_LIST_MODEL (self->model), position);
    g_autofree char *name = NULL;

    if (item == NULL)
        return;
    name =
        format_name (NULL, (int)sojourn_search_item_get_kind (item),
                     sojourn_search_item_get_title (item), sojourn_search_item_get_subtitle (item));
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_SELECT, NULL);
    gtk_accessible_announce (GTK_ACCESSIBLE (self->search), name,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* The focus stays in the entry, so that one types on at any time; what is selected is announced. */
static gboolean
on_search_key_pressed_cb (SojournGoToDialog *self, guint key, guint code, GdkModifierType state)
{
    guint selected = gtk_single_selection_get_selected (self->selection);

    if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
        select_position (self, selected + 1);
    else if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
        select_position (self, MAX (selected, 1) - 1);
    else
        return GDK_EVENT_PROPAGATE;
    return GDK_EVENT_STOP;
}

static void
on_list_activate_cb (SojournGoToDialog *self, guint position)
{
    open_position (self, position);
}

/* One click goes there. The list’s own single-click mode would also choose what the pointer happens
 * to lie on, against the arrows. */
static void
on_list_released_cb (SojournGoToDialog *self, int n_press, double x, double y)
{
    GtkWidget *target = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);

    if (target != NULL && target != GTK_WIDGET (self->list))
        open_selected (self);
}

static void
on_clear_button_clicked_cb (SojournGoToDialog *self)
{
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
on_view_retry_cb (SojournGoToDialog *self)
{
    sojourn_search_model_reload (self->model);
}

static void
sojourn_go_to_dialog_dispose (GObject *object)
{
    SojournGoToDialog *self = SOJOURN_GO_TO_DIALOG (object);

    gtk_widget_dispose_template (GTK_WIDGET (self), SOJOURN_TYPE_GO_TO_DIALOG);
    g_clear_object (&self->selection);
    g_clear_object (&self->model);
    G_OBJECT_CLASS (sojourn_go_to_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
    g_type_ensure (SOJOURN_TYPE_SEARCH_ITEM);
    g_type_ensure (SOJOURN_TYPE_STATE_VIEW);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-go-to-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournGoToDialog, search);
    gtk_widget_class_bind_template_child (widget_class, SojournGoToDialog, view);
    gtk_widget_class_bind_template_child (widget_class, SojournGoToDialog, list);
    gtk_widget_class_bind_template_callback (widget_class, get_icon_name);
    gtk_widget_class_bind_template_callback (widget_class, format_kind);
    gtk_widget_class_bind_template_callback (widget_class, format_name);
    gtk_widget_class_bind_template_callback (widget_class, has_text);
    gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_search_key_pressed_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_list_activate_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_list_released_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_clear_button_clicked_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_view_retry_cb);
}

static void
sojourn_go_to_dialog_class_init (SojournGoToDialogClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = sojourn_go_to_dialog_dispose;
    bind_template (GTK_WIDGET_CLASS (klass));
}

static void
sojourn_go_to_dialog_init (SojournGoToDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

static void
connect_model (SojournGoToDialog *self, SojournOffice *office)
{
    self->model = sojourn_search_model_new (office);
    self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
    gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
    g_signal_connect_object (self->model, "notify::text", G_CALLBACK (on_model_notify_text_cb),
                             self, G_CONNECT_SWAPPED);
    g_signal_connect_object (self->model, "notify::loading",
                             G_CALLBACK (on_model_notify_loading_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sojourn_go_to_dialog_present:
 * @window: the window to open things in
 * @context: with the desk
 *
 * Asks where to go, and goes there.
 */
void
sojourn_go_to_dialog_present (SojournWindow *window, SojournContext *context)
{
    SojournGoToDialog *self = g_object_new (SOJOURN_TYPE_GO_TO_DIALOG, NULL);

    self->window = window;
    connect_model (self, sojourn_context_get_office (context));
    adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (window));
}
