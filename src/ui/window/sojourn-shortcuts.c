/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-shortcuts.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct {
    const char *title; /* untranslated */
    const char *accel;
} Shortcut;

static const Shortcut general[] = {
    { N_ ("Go to anything"), "<Control>k" },
    { N_ ("Search"), "<Control>f" },
    { N_ ("New in this section"), "<Control>n" },
    { N_ ("Undo the last change"), "<Control>z" },
    { N_ ("Back"), "<Alt>Left" },
    { N_ ("Main menu"), "F10" },
    { N_ ("Preferences"), "<Control>comma" },
    { N_ ("Keyboard shortcuts"), "<Control>question" },
    { N_ ("Help"), "F1" },
    { N_ ("Close the window"), "<Control>w" },
    { N_ ("Quit"), "<Control>q" },
    { 0 },
};

static const Shortcut sections[] = {
    { N_ ("Today"), "<Control>1" },
    { N_ ("Cases"), "<Control>2" },
    { N_ ("Quotes"), "<Control>3" },
    { N_ ("Journeys"), "<Control>4" },
    { N_ ("Clinics"), "<Control>5" },
    { N_ ("Treatments"), "<Control>6" },
    { 0 },
};

static const Shortcut in_list[] = {
    { N_ ("Open the case"), "Return" },
    { N_ ("Menu of the case"), "<Shift>F10" },
    { N_ ("Delete the case"), "Delete" },
    { 0 },
};

static const Shortcut in_case[] = {
    { N_ ("Next tab"), "<Control>Page_Down" },
    { N_ ("Previous tab"), "<Control>Page_Up" },
    { N_ ("Restore a field"), "Escape" },
    { 0 },
};

static const Shortcut in_journey[] = {
    { N_ ("Move the entry up"), "<Alt>Up" },
    { N_ ("Move the entry down"), "<Alt>Down" },
    { N_ ("Delete the entry"), "Delete" },
    { 0 },
};

static GtkWidget *
make_row (const Shortcut *shortcut)
{
    GtkWidget *row = adw_action_row_new ();
    GtkWidget *keys = gtk_label_new (NULL);
    g_autofree char *label = NULL;
    GdkModifierType modifiers;
    guint key;

    gtk_accelerator_parse (shortcut->accel, &key, &modifiers);
    label = gtk_accelerator_get_label (key, modifiers);
    gtk_label_set_label (GTK_LABEL (keys), label);
    gtk_widget_add_css_class (keys, "dimmed");
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
    return row;
}

static void
add_group (AdwPreferencesPage *page, const char *title, const Shortcut *shortcuts)
{
    AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

    adw_preferences_group_set_title (group, title);
    for (const Shortcut *shortcut = shortcuts; shortcut->title != NULL; shortcut++)
        adw_preferences_group_add (group, make_row (shortcut));
    adw_preferences_page_add (page, group);
}

/**
 * sojourn_shortcuts_present:
 * @parent: the window to show it over
 *
 * Shows the keyboard shortcuts. GtkShortcutsWindow is deprecated and what replaces it comes with
 * libadwaita 1.8, so they are rows in a dialog of our own.
 */
void
sojourn_shortcuts_present (GtkWidget *parent)
{
    AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
    AdwPreferencesDialog *dialog = ADW_PREFERENCES_DIALOG (adw_preferences_dialog_new ());

    add_group (page, C_ ("shortcuts", "General"), general);
    add_group (page, C_ ("shortcuts", "Sections"), sections);
    add_group (page, C_ ("shortcuts", "List of Cases"), in_list);
    add_group (page, C_ ("shortcuts", "Case"), in_case);
    add_group (page, C_ ("shortcuts", "Journey of a Case"), in_journey);
    adw_preferences_dialog_add (dialog, page);
    adw_dialog_set_title (ADW_DIALOG (dialog), _ ("Keyboard Shortcuts"));
    adw_dialog_present (ADW_DIALOG (dialog), parent);
}
