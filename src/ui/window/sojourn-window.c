/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-window.h"

#include "sojourn-case-page.h"
#include "sojourn-cases-page.h"
#include "sojourn-clinics-page.h"
#include "sojourn-entry-page.h"
#include "sojourn-go-to-dialog.h"
#include "sojourn-journeys-page.h"
#include "sojourn-preferences.h"
#include "sojourn-quotes-page.h"
#include "sojourn-rescue-page.h"
#include "sojourn-sidebar-row.h"
#include "sojourn-state-view.h"
#include "sojourn-sync-button.h"
#include "sojourn-today-page.h"
#include "sojourn-treatments-page.h"
#include "sojourn-window-private.h"
#include "sojourn-window-toasts.h"

#include <glib/gi18n.h>

/**
 * SojournWindow:
 *
 * The window: the sections at the side, pages in the pane. A section’s page is made when it is
 * first opened, and kept with its place and selection.
 */
struct _SojournWindow {
    AdwApplicationWindow parent_instance;

    SojournContext *context; /* (not nullable) (owned) */
    GHashTable *sections;    /* (element-type utf8 SojournPage) (owned): made so far, by name */
    char *section;           /* (nullable) (owned): the name of the one that is open */
    AdwToast *toast;         /* (nullable) (weak): the last that was not urgent */
    gboolean closing;        /* it waits for what is being stored */

    AdwNavigationSplitView *split;
    AdwNavigationView *navigation;
    AdwToastOverlay *toasts;
    AdwBanner *banner;
    GtkListBox *sidebar;
};

G_DEFINE_FINAL_TYPE (SojournWindow, sojourn_window, ADW_TYPE_APPLICATION_WINDOW)

typedef enum {
    PROP_CONTEXT = 1,
} SojournWindowProps;

static GParamSpec *props[PROP_CONTEXT + 1];

static const struct {
    const char *name;
    GType (*get_type) (void);
} section_types[] = {
    { "today", sojourn_today_page_get_type },
    { "cases", sojourn_cases_page_get_type },
    { "quotes", sojourn_quotes_page_get_type },
    { "journeys", sojourn_journeys_page_get_type },
    { "clinics", sojourn_clinics_page_get_type },
    { "treatments", sojourn_treatments_page_get_type },
};

static SojournPage *
ensure_section (SojournWindow *self, const char *name)
{
    SojournPage *page = g_hash_table_lookup (self->sections, name);

    for (guint i = 0; page == NULL && i < G_N_ELEMENTS (section_types); i++) {
        if (!g_str_equal (section_types[i].name, name))
            continue;
        page = g_object_new (section_types[i].get_type (), "context", self->context, NULL);
        g_hash_table_insert (self->sections, g_strdup (name), g_object_ref_sink (page));
    }
    return page;
}

static SojournSidebarRow *
find_row (SojournWindow *self, const char *section)
{
    GtkListBoxRow *row;

    for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL; i++) {
        if (g_strcmp0 (sojourn_sidebar_row_get_section (SOJOURN_SIDEBAR_ROW (row)), section) == 0)
            return SOJOURN_SIDEBAR_ROW (row);
    }
    return NULL;
}

static SojournPage *
get_visible_page (SojournWindow *self)
{
    AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);

    return SOJOURN_IS_PAGE (page) ? SOJOURN_PAGE (page) : NULL;
}

static void
search_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournWindow *self = SOJOURN_WINDOW (widget);
    SojournPage *page = get_visible_page (self);

    if (page != NULL)
        sojourn_page_search (page);
}

/* What the page that shows does not create, its section does. */
static void
create_on_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournWindow *self = SOJOURN_WINDOW (widget);
    SojournPage *page = get_visible_page (self);

    if ((page == NULL || !sojourn_page_create (page)) && self->section != NULL)
        sojourn_page_create (ensure_section (self, self->section));
}

static void
open_section (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournWindow *self = SOJOURN_WINDOW (widget);

    sojourn_window_open_section (self, g_variant_get_string (parameter, NULL));
    gtk_widget_child_focus (GTK_WIDGET (self->navigation), GTK_DIR_TAB_FORWARD);
}

static void
go_to (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournWindow *self = SOJOURN_WINDOW (widget);

    if (sojourn_context_get_office (self->context) != NULL)
        sojourn_go_to_dialog_present (self, self->context);
}

static void
show_preferences (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournWindow *self = SOJOURN_WINDOW (widget);

    sojourn_preferences_present (widget, self->context);
}

static void
show_stage (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournWindow *self = SOJOURN_WINDOW (widget);

    sojourn_window_open_section (self, "cases");
    if (SOJOURN_IS_CASES_PAGE (get_visible_page (self)))
        sojourn_cases_page_filter (SOJOURN_CASES_PAGE (get_visible_page (self)),
                                   g_variant_get_string (parameter, NULL));
}

/* Nothing goes on below a dialog, nor a second one above it. */
static void
on_notify_visible_dialog_cb (SojournWindow *self)
{
    static const char *const names[] = { "win.section", "win.search",      "win.new",
                                         "win.go-to",   "win.preferences", "win.undo" };
    AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], dialog == NULL);
}

static void
on_sidebar_row_activated_cb (SojournWindow *self, SojournSidebarRow *row)
{
    sojourn_window_open_section (self, sojourn_sidebar_row_get_section (row));
}

static void
bind_settings (SojournWindow *self)
{
    GSettings *settings = sojourn_context_get_settings (self->context);

    g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
    g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
    g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static void
show_counts (SojournWindow *self)
{
    const SojournToday *today =
        sojourn_today_model_get_today (sojourn_context_get_today (self->context));

    if (today == NULL)
        return;
    sojourn_window_set_count (self, "today", today->n_blocked + today->n_due + today->n_replies);
    sojourn_window_set_count (self, "cases", today->n_open);
    sojourn_window_set_count (self, "quotes", today->n_replies);
    sojourn_window_set_count (self, "journeys", today->n_leaving);
}

/* The counts come after the page, which asked the store first. */
static gboolean
on_counts_due_cb (gpointer user_data)
{
    g_autoptr (SojournWindow) self = user_data;
    SojournTodayModel *today = sojourn_context_get_today (self->context);

    if (today != NULL && sojourn_today_model_get_today (today) == NULL)
        sojourn_today_model_reload (today);
    return G_SOURCE_REMOVE;
}

static void
restore_section (SojournWindow *self)
{
    g_autofree char *section =
        g_settings_get_string (sojourn_context_get_settings (self->context), "section");

    sojourn_window_open_section (self, section);
}

static void
on_office_kept_cb (SojournWindow *self)
{
    sojourn_window_show_toast (self, _ ("Some entries could not be stored. They are kept where "
                                        "they were typed, each with the reason."));
}

static void
on_context_notify_office_cb (SojournWindow *self)
{
    if (sojourn_context_get_office (self->context) == NULL)
        return;
    restore_section (self);
    g_signal_connect_object (sojourn_context_get_office (self->context), "kept",
                             G_CALLBACK (on_office_kept_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (sojourn_context_get_today (self->context), "notify::today",
                             G_CALLBACK (show_counts), self, G_CONNECT_SWAPPED);
    g_idle_add_full (G_PRIORITY_LOW, on_counts_due_cb, g_object_ref (self), NULL);
}

static void
on_discard_chosen_cb (SojournWindow *self)
{
    sojourn_office_discard (sojourn_context_get_office (self->context));
    gtk_window_destroy (GTK_WINDOW (self));
}

/* Nothing that was typed is lost without a question. */
static void
ask_to_discard (SojournWindow *self)
{
    AdwDialog *dialog = adw_alert_dialog_new (
        _ ("Some Entries Were Not Stored"),
        _ ("They are marked in red where they were typed, each with the reason. Everything else is "
           "stored."));

    adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "stay", _ ("_Go Back"), "discard",
                                    _ ("_Discard Them"), NULL);
    adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
    adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "stay");
    g_signal_connect_object (dialog, "response::discard", G_CALLBACK (on_discard_chosen_cb), self,
                             G_CONNECT_SWAPPED);
    adw_dialog_present (dialog, GTK_WIDGET (self));
}

static DexFuture *
on_office_settled_cb (DexFuture *future, gpointer user_data)
{
    SojournWindow *self = user_data;

    self->closing = FALSE;
    if (sojourn_office_has_unsaved (sojourn_context_get_office (self->context)))
        ask_to_discard (self);
    else
        gtk_window_destroy (GTK_WINDOW (self));
    return NULL;
}

/* A field is stored when it is left, and closing leaves it. The window goes when all is stored. */
static gboolean
sojourn_window_close_request (GtkWindow *window)
{
    SojournWindow *self = SOJOURN_WINDOW (window);
    SojournOffice *office = sojourn_context_get_office (self->context);

    gtk_window_set_focus (window, NULL);
    if (office == NULL)
        return GTK_WINDOW_CLASS (sojourn_window_parent_class)->close_request (window);
    if (!self->closing)
        dex_future_disown (dex_future_finally (sojourn_office_settle (office), on_office_settled_cb,
                                               g_object_ref (self), g_object_unref));
    self->closing = TRUE;
    return GDK_EVENT_STOP;
}

static void
sojourn_window_constructed (GObject *object)
{
    SojournWindow *self = SOJOURN_WINDOW (object);

    G_OBJECT_CLASS (sojourn_window_parent_class)->constructed (object);
    bind_settings (self);
    g_signal_connect_object (self->context, "notify::office",
                             G_CALLBACK (on_context_notify_office_cb), self, G_CONNECT_SWAPPED);
    on_context_notify_office_cb (self);
    sojourn_window_follow_sync (self, self->banner);
}

static void
sojourn_window_dispose (GObject *object)
{
    SojournWindow *self = SOJOURN_WINDOW (object);

    gtk_widget_dispose_template (GTK_WIDGET (self), SOJOURN_TYPE_WINDOW);
    g_clear_pointer (&self->sections, g_hash_table_unref);
    g_clear_pointer (&self->section, g_free);
    g_clear_weak_pointer (&self->toast);
    g_clear_object (&self->context);
    G_OBJECT_CLASS (sojourn_window_parent_class)->dispose (object);
}

static void
sojourn_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournWindow *self = SOJOURN_WINDOW (object);

    switch ((SojournWindowProps)id) {
    case PROP_CONTEXT:
        g_value_set_object (value, self->context);
        break;
    }
}

static void
sojourn_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    SojournWindow *self = SOJOURN_WINDOW (object);

    switch ((SojournWindowProps)id) {
    case PROP_CONTEXT:
        self->context = g_value_dup_object (value);
        break;
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
    g_type_ensure (SOJOURN_TYPE_SIDEBAR_ROW);
    g_type_ensure (SOJOURN_TYPE_STATE_VIEW);
    g_type_ensure (SOJOURN_TYPE_SYNC_BUTTON);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-window.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournWindow, split);
    gtk_widget_class_bind_template_child (widget_class, SojournWindow, navigation);
    gtk_widget_class_bind_template_child (widget_class, SojournWindow, toasts);
    gtk_widget_class_bind_template_child (widget_class, SojournWindow, banner);
    gtk_widget_class_bind_template_child (widget_class, SojournWindow, sidebar);
    gtk_widget_class_bind_template_callback (widget_class, on_sidebar_row_activated_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_notify_visible_dialog_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
    gtk_widget_class_install_action (widget_class, "win.section", "s", open_section);
    gtk_widget_class_install_action (widget_class, "win.search", NULL, search_page);
    gtk_widget_class_install_action (widget_class, "win.new", NULL, create_on_page);
    gtk_widget_class_install_action (widget_class, "win.go-to", NULL, go_to);
    gtk_widget_class_install_action (widget_class, "win.preferences", NULL, show_preferences);
    gtk_widget_class_install_action (widget_class, "win.cases-of-stage", "s", show_stage);
    gtk_widget_class_install_action (widget_class, "win.undo", NULL, sojourn_window_undo);
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo",
                                         NULL);
}

static void
sojourn_window_class_init (SojournWindowClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);

    object_class->constructed = sojourn_window_constructed;
    object_class->dispose = sojourn_window_dispose;
    object_class->get_property = sojourn_window_get_property;
    object_class->set_property = sojourn_window_set_property;
    GTK_WINDOW_CLASS (klass)->close_request = sojourn_window_close_request;

    props[PROP_CONTEXT] =
        g_param_spec_object ("context", NULL, NULL, SOJOURN_TYPE_CONTEXT,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

    bind_template (GTK_WIDGET_CLASS (klass));
    install_actions (GTK_WIDGET_CLASS (klass));
}

static void
sojourn_window_init (SojournWindow *self)
{
    self->sections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_window_new:
 * @application: the application
 * @context: what the pages need
 *
 * Returns: (transfer none): a window; it is not shown yet
 */
SojournWindow *
sojourn_window_new (GtkApplication *application, SojournContext *context)
{
    return g_object_new (SOJOURN_TYPE_WINDOW, "application", application, "context", context, NULL);
}

/**
 * sojourn_window_get:
 * @widget: a widget
 *
 * Returns: (transfer none) (nullable): the window that @widget is in
 */
SojournWindow *
sojourn_window_get (GtkWidget *widget)
{
    GtkWidget *window = gtk_widget_get_ancestor (widget, SOJOURN_TYPE_WINDOW);

    return window != NULL ? SOJOURN_WINDOW (window) : NULL;
}

/**
 * sojourn_window_open_section:
 * @self: a window
 * @section: the name of a section, as in the setting `section`
 *
 * Shows a section, in place of whatever pages are open. Without a desk there is none.
 */
void
sojourn_window_open_section (SojournWindow *self, const char *section)
{
    SojournPage *page;
    GtkListBoxRow *row;
    AdwNavigationPage *pages[1];

    g_return_if_fail (SOJOURN_IS_WINDOW (self));

    if (sojourn_context_get_office (self->context) == NULL)
        return;
    page = ensure_section (self, section);
    row = GTK_LIST_BOX_ROW (find_row (self, section));
    if (page == NULL || row == NULL)
        return;

    pages[0] = ADW_NAVIGATION_PAGE (page);
    adw_navigation_view_replace (self->navigation, pages, 1);
    gtk_list_box_select_row (self->sidebar, row);
    adw_navigation_split_view_set_show_content (self->split, TRUE);
    g_set_str (&self->section, section);
    g_settings_set_string (sojourn_context_get_settings (self->context), "section", section);
}

/**
 * sojourn_window_push:
 * @self: a window
 * @page: a page that was not shown yet
 *
 * Shows @page over those that are open; Back returns to them.
 */
void
sojourn_window_push (SojournWindow *self, SojournPage *page)
{
    g_return_if_fail (SOJOURN_IS_WINDOW (self));
    g_return_if_fail (SOJOURN_IS_PAGE (page));

    adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (page));
    adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/**
 * sojourn_window_set_count:
 * @self: a window
 * @section: the name of a section
 * @count: what waits there; 0 shows nothing
 *
 * Sets the number beside a section.
 */
void
sojourn_window_set_count (SojournWindow *self, const char *section, guint count)
{
    g_return_if_fail (SOJOURN_IS_WINDOW (self));

    sojourn_sidebar_row_set_count (find_row (self, section), count);
}

/**
 * sojourn_window_open_case:
 * @self: a window
 * @uuid: a case
 *
 * Opens a case over the pages that are open; one that shows already is not opened again.
 */
void
sojourn_window_open_case (SojournWindow *self, const char *uuid)
{
    sojourn_window_open_case_at (self, uuid, NULL);
}

/**
 * sojourn_window_open_case_at:
 * @self: a window
 * @uuid: a case
 * @place: (nullable): what to jump to in it
 *
 * Opens a case and jumps to a field of it once it is loaded.
 */
void
sojourn_window_open_case_at (SojournWindow *self, const char *uuid, const SojournPlace *place)
{
    SojournPage *page;

    g_return_if_fail (SOJOURN_IS_WINDOW (self));

    page = get_visible_page (self);
    if (!SOJOURN_IS_CASE_PAGE (page) ||
        !g_str_equal (sojourn_case_page_get_uuid (SOJOURN_CASE_PAGE (page)), uuid)) {
        page = SOJOURN_PAGE (sojourn_case_page_new (self->context, uuid));
        sojourn_window_push (self, page);
    }
    if (place != NULL)
        sojourn_case_page_jump (SOJOURN_CASE_PAGE (page), place);
}

/**
 * sojourn_window_open_entry:
 * @self: a window
 * @kind: a clinic, an option or a trial
 * @uuid: which
 *
 * Opens an entry of the catalogue.
 */
void
sojourn_window_open_entry (SojournWindow *self, SojournKind kind, const char *uuid)
{
    g_autoptr (SojournCatalogueModel) model = NULL;

    g_return_if_fail (SOJOURN_IS_WINDOW (self));

    model = sojourn_catalogue_model_new (sojourn_context_get_office (self->context));
    sojourn_window_push (self, sojourn_entry_page_new (self->context, model, kind, uuid));
}

/**
 * sojourn_window_show_failure:
 * @self: a window
 * @error: why the database did not open
 * @path: the file
 *
 * Shows why there is no desk, what is safe and what to do, in place of the pages.
 */
void
sojourn_window_show_failure (SojournWindow *self, const GError *error, const char *path)
{
    AdwNavigationPage *pages[1];

    g_return_if_fail (SOJOURN_IS_WINDOW (self));

    pages[0] = sojourn_rescue_page_new (error, path);
    adw_navigation_view_replace (self->navigation, pages, 1);
    adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/* For the other files of the window. */

SojournContext *
sojourn_window_get_context (SojournWindow *self)
{
    return self->context;
}

/* What was said last gives way, but not an error: that stays as long as it is to be read. */
void
sojourn_window_add_toast (SojournWindow *self, AdwToast *toast)
{
    adw_toast_set_use_markup (toast, FALSE);
    if (adw_toast_get_priority (toast) != ADW_TOAST_PRIORITY_HIGH) {
        if (self->toast != NULL)
            adw_toast_dismiss (self->toast);
        g_set_weak_pointer (&self->toast, toast);
    }
    adw_toast_overlay_add_toast (self->toasts, toast);
}
