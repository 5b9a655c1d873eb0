/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small application with one of each thing the harness handles, so that the harness itself is
 * tested.
 */
#include <adwaita.h>

typedef struct {
    GtkWindow *window;    /* (unowned): owned by the application */
    GtkEditable *name;    /* (unowned): in the window */
    GtkCheckButton *loud; /* (unowned): in the window */
    GtkLabel *greeting;   /* (unowned): in the window */
    GtkLabel *opened;     /* (unowned): in the window */
} Sample;

static void
on_greet_clicked_cb (GtkButton *button, Sample *sample)
{
    const char *name = gtk_editable_get_text (sample->name);
    gboolean loud = gtk_check_button_get_active (sample->loud);
    g_autofree char *text = g_strdup_printf (loud ? "HELLO, %s" : "Hello, %s", name);

    gtk_label_set_text (sample->greeting, text);
}

static gboolean
on_later_elapsed_cb (gpointer data)
{
    Sample *sample = data;

    gtk_label_set_text (sample->greeting, "Later");
    return G_SOURCE_REMOVE;
}

static void
on_later_clicked_cb (GtkButton *button, Sample *sample)
{
    g_timeout_add (300, on_later_elapsed_cb, sample);
}

static void
on_warn_clicked_cb (GtkButton *button, gpointer data)
{
    g_warning ("the sample warns");
}

static void
on_ask_clicked_cb (GtkButton *button, Sample *sample)
{
    AdwDialog *dialog = adw_alert_dialog_new ("Really?", "There is no way back.");

    adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", "Cancel", "go", "Go On",
                                    NULL);
    adw_dialog_present (dialog, GTK_WIDGET (sample->window));
}

static void
on_row_activate_cb (GtkColumnView *view, guint position, Sample *sample)
{
    g_autofree char *text = g_strdup_printf ("Opened %u", position + 1);

    gtk_label_set_text (sample->opened, text);
}

static void
on_item_setup_cb (GtkListItemFactory *factory, GtkColumnViewCell *cell)
{
    gtk_column_view_cell_set_child (cell, gtk_inscription_new (NULL));
}

static void
on_item_bind_cb (GtkListItemFactory *factory, GtkColumnViewCell *cell)
{
    GtkStringObject *item = gtk_column_view_cell_get_item (cell);

    gtk_inscription_set_text (GTK_INSCRIPTION (gtk_column_view_cell_get_child (cell)),
                              gtk_string_object_get_string (item));
}

static GtkWidget *
make_table (Sample *sample)
{
    GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
    GtkStringList *rows = gtk_string_list_new (NULL);
    GtkWidget *scroller = gtk_scrolled_window_new ();
    GtkWidget *view;

    for (int i = 1; i <= 1000; i++) {
        g_autofree char *text = g_strdup_printf ("Row %d", i);
        gtk_string_list_append (rows, text);
    }
    g_signal_connect (factory, "setup", G_CALLBACK (on_item_setup_cb), NULL);
    g_signal_connect (factory, "bind", G_CALLBACK (on_item_bind_cb), NULL);

    view =
        gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (rows))));
    gtk_column_view_append_column (GTK_COLUMN_VIEW (view),
                                   gtk_column_view_column_new ("Title", factory));
    g_signal_connect (view, "activate", G_CALLBACK (on_row_activate_cb), sample);
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
    gtk_widget_set_vexpand (scroller, TRUE);
    return scroller;
}

static void
add_button (GtkBox *box, const char *label, GCallback callback, Sample *sample)
{
    GtkWidget *button = gtk_button_new_with_label (label);

    g_signal_connect (button, "clicked", callback, sample);
    gtk_box_append (box, button);
}

static void
on_row_notify_cb (GObject *row, GParamSpec *property, Sample *sample)
{
    g_autofree char *text = NULL;

    if (ADW_IS_COMBO_ROW (row)) {
        GtkStringObject *chosen = adw_combo_row_get_selected_item (ADW_COMBO_ROW (row));
        text = g_strdup_printf ("Chose %s", gtk_string_object_get_string (chosen));
    } else if (ADW_IS_SPIN_ROW (row)) {
        text = g_strdup_printf ("Counted %.0f", adw_spin_row_get_value (ADW_SPIN_ROW (row)));
    } else if (ADW_IS_SWITCH_ROW (row)) {
        text = g_strdup (adw_switch_row_get_active (ADW_SWITCH_ROW (row)) ? "Switched on"
                                                                          : "Switched off");
    }
    gtk_label_set_text (sample->opened, text);
}

static void
on_entry_row_leave_cb (GtkEventControllerFocus *focus, Sample *sample)
{
    GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus));
    g_autofree char *text =
        g_strdup_printf ("Left at %s", gtk_editable_get_text (GTK_EDITABLE (row)));

    gtk_label_set_text (sample->opened, text);
}

static void
add_row (AdwPreferencesGroup *group,
         GtkWidget *row,
         const char *title,
         const char *signal,
         Sample *sample)
{
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_preferences_group_add (group, row);
    if (signal)
        g_signal_connect (row, signal, G_CALLBACK (on_row_notify_cb), sample);
}

static GtkWidget *
make_combo_row (gboolean search)
{
    const char *choices[] = { "Apple", "Birne", "梨", NULL };
    GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
    g_autoptr (GtkStringList) model = gtk_string_list_new (choices);

    return g_object_new (ADW_TYPE_COMBO_ROW, "model", model, "expression", text, "enable-search",
                         search, NULL);
}

/* libadwaita 1.7 makes the row presentational, and GTK 4.18 then hides all that is in it from the
 * accessibility bus, so the role has to be given.
 */
static GtkWidget *
make_spin_row (void)
{
    return g_object_new (ADW_TYPE_SPIN_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                         "adjustment", gtk_adjustment_new (0, 0, 10, 1, 0, 0), NULL);
}

/* Higher than the window, so that what is at its end has to be scrolled to. */
static GtkWidget *
make_rows (Sample *sample)
{
    AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
    AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
    GtkEventController *focus = gtk_event_controller_focus_new ();
    GtkWidget *alias = adw_entry_row_new ();

    g_signal_connect (focus, "leave", G_CALLBACK (on_entry_row_leave_cb), sample);
    gtk_widget_add_controller (alias, focus);
    add_row (group, alias, "Alias", NULL, sample);
    add_row (group, make_combo_row (FALSE), "Fruit", "notify::selected", sample);
    add_row (group, make_combo_row (TRUE), "Search", "notify::selected", sample);
    for (int i = 1; i <= 12; i++)
        add_row (group, adw_action_row_new (), "Filler", NULL, sample);
    add_row (group, adw_switch_row_new (), "Light", "notify::active", sample);
    add_row (group, make_spin_row (), "Count", "notify::value", sample);
    adw_preferences_page_add (page, group);
    gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
    return GTK_WIDGET (page);
}

static GtkWidget *
make_menu_button (void)
{
    g_autoptr (GMenu) menu = g_menu_new ();
    GtkWidget *button = gtk_menu_button_new ();

    g_menu_append (menu, "Close Window", "window.close");
    gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
    gtk_widget_set_tooltip_text (button, "Main Menu");
    return button;
}

static GtkWidget *
make_content (Sample *sample)
{
    GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
    GtkWidget *name = gtk_entry_new ();
    GtkWidget *loud = gtk_check_button_new_with_label ("Loud");
    GtkWidget *greeting = gtk_label_new ("Nobody yet");
    GtkWidget *opened = gtk_label_new ("Nothing opened");

    gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL, "Name",
                                    -1);
    gtk_box_append (box, name);
    gtk_box_append (box, loud);
    add_button (box, "Greet", G_CALLBACK (on_greet_clicked_cb), sample);
    add_button (box, "Greet Later", G_CALLBACK (on_later_clicked_cb), sample);
    add_button (box, "Ask…", G_CALLBACK (on_ask_clicked_cb), sample);
    add_button (box, "Warn", G_CALLBACK (on_warn_clicked_cb), sample);
    gtk_box_append (box, greeting);
    gtk_box_append (box, opened);
    gtk_box_append (box, make_rows (sample));
    gtk_box_append (box, make_table (sample));

    sample->name = GTK_EDITABLE (name);
    sample->loud = GTK_CHECK_BUTTON (loud);
    sample->greeting = GTK_LABEL (greeting);
    sample->opened = GTK_LABEL (opened);
    return GTK_WIDGET (box);
}

static void
on_app_activate_cb (GtkApplication *app, Sample *sample)
{
    GtkWidget *view = adw_toolbar_view_new ();
    GtkWidget *header = adw_header_bar_new ();

    adw_header_bar_pack_end (ADW_HEADER_BAR (header), make_menu_button ());
    sample->window = GTK_WINDOW (adw_application_window_new (app));
    adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
    adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_content (sample));
    adw_application_window_set_content (ADW_APPLICATION_WINDOW (sample->window), view);
    gtk_window_set_title (sample->window, "Harness Sample");
    gtk_window_set_default_size (sample->window, 700, 800);
    gtk_widget_set_size_request (GTK_WIDGET (sample->window), 360, 294);
    gtk_window_present (sample->window);
}

int
main (int argc, char **argv)
{
    const char *close_keys[] = { "<Control>w", NULL };
    Sample sample = { 0 };
    g_autoptr (AdwApplication) app =
        adw_application_new ("io.github.sojourndesk.HarnessSample", G_APPLICATION_NON_UNIQUE);

    g_signal_connect (app, "activate", G_CALLBACK (on_app_activate_cb), &sample);
    gtk_application_set_accels_for_action (GTK_APPLICATION (app), "window.close", close_keys);
    return g_application_run (G_APPLICATION (app), argc, argv);
}
