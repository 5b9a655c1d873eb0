/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-preferences.h"

#include <glib/gi18n.h>

static GtkWidget *
make_name_row (GSettings *settings)
{
    GtkWidget *row = adw_entry_row_new ();

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Your Name"));
    g_settings_bind (settings, "coordinator", row, "text", G_SETTINGS_BIND_DEFAULT);
    return row;
}

/**
 * sojourn_preferences_present:
 * @parent: the window to show it over
 * @settings: the settings of the application
 *
 * Shows what can be preferred. A change takes effect at once.
 */
void
sojourn_preferences_present (GtkWidget *parent, GSettings *settings)
{
    AdwPreferencesDialog *dialog = ADW_PREFERENCES_DIALOG (adw_preferences_dialog_new ());
    AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
    AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

    adw_preferences_group_set_title (group, _ ("Coordinator"));
    adw_preferences_group_set_description (
        group, _ ("Stands in the history beside each change you make. Without one, the name of "
                  "your user account is taken."));
    adw_preferences_group_add (group, make_name_row (settings));
    adw_preferences_page_add (page, group);
    adw_preferences_dialog_add (dialog, page);
    adw_dialog_set_title (ADW_DIALOG (dialog), _ ("Preferences"));
    adw_dialog_present (ADW_DIALOG (dialog), parent);
}
