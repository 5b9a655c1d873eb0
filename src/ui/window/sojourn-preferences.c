/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-preferences.h"

#include "sojourn-credentials.h"

#include <glib/gi18n.h>

static GtkWidget *
make_name_row (GSettings *settings)
{
    GtkWidget *row = adw_entry_row_new ();

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Your Name"));
    g_settings_bind (settings, "coordinator", row, "text", G_SETTINGS_BIND_DEFAULT);
    return row;
}

static GtkWidget *
make_address_row (GSettings *settings)
{
    GtkWidget *row = adw_entry_row_new ();

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Address of the Service"));
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_URL);
    g_settings_bind (settings, "quote-service", row, "text", G_SETTINGS_BIND_DEFAULT);
    return row;
}

/* What is to be kept: a token for the service whose address was entered. */
typedef struct {
    GtkWidget *row; /* (owned): where it was typed */
    char *address;  /* (owned) */
    char *token;    /* (owned): empty to forget it */
} Keeping;

static void
keeping_free (Keeping *keeping)
{
    g_object_unref (keeping->row);
    g_free (keeping->address);
    g_free (keeping->token);
    g_free (keeping);
}

static void
say (GtkWidget *row, const char *text)
{
    GtkWidget *dialog = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_DIALOG);
    AdwToast *toast;

    if (dialog == NULL)
        return;
    toast = adw_toast_new (text);
    adw_toast_set_use_markup (toast, FALSE);
    adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog), toast);
}

static DexFuture *
keep_in_fiber (gpointer user_data)
{
    Keeping *keeping = user_data;
    gboolean forget = *keeping->token == '\0';
    g_autoptr (GError) error = NULL;

    dex_await (forget ? sojourn_credentials_clear (keeping->address)
                      : sojourn_credentials_store (keeping->address, keeping->token),
               &error);
    if (error != NULL) {
        say (keeping->row, error->message);
        return dex_future_new_true ();
    }
    gtk_editable_set_text (GTK_EDITABLE (keeping->row), "");
    say (keeping->row, forget ? _ ("The token was forgotten") : _ ("The token is kept"));
    gtk_widget_activate_action (keeping->row, "app.sync", NULL);
    return dex_future_new_true ();
}

static void
on_token_row_apply_cb (SojournContext *context, GtkWidget *row)
{
    const char *address = sojourn_context_get_service (context);
    Keeping *keeping;

    if (address == NULL) {
        say (row, _ ("The address of the service comes first"));
        return;
    }
    keeping = g_new0 (Keeping, 1);
    keeping->row = g_object_ref (row);
    keeping->address = g_strdup (address);
    keeping->token = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
    dex_future_disown (
        dex_scheduler_spawn (NULL, 0, keep_in_fiber, keeping, (GDestroyNotify)keeping_free));
}

static GtkWidget *
make_token_row (SojournContext *context)
{
    GtkWidget *row = adw_password_entry_row_new ();

    /* Translators: what proves to the quote service who asks, like a password */
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("New Token"));
    adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
    g_signal_connect_object (row, "apply", G_CALLBACK (on_token_row_apply_cb), context,
                             G_CONNECT_SWAPPED);
    return row;
}

static AdwPreferencesGroup *
make_service_group (SojournContext *context)
{
    AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

    adw_preferences_group_set_title (group, _ ("Quote Service"));
    adw_preferences_group_set_description (
        group, _ ("Carries requests to clinics and their quotes back. The token is kept among the "
                  "passwords of the desktop. Another address takes effect when Sojourn is opened "
                  "next."));
    adw_preferences_group_add (group, make_address_row (sojourn_context_get_settings (context)));
    adw_preferences_group_add (group, make_token_row (context));
    return group;
}

/**
 * sojourn_preferences_present:
 * @parent: the window to show it over
 * @context: what the pages share
 *
 * Shows what can be preferred. A change takes effect at once.
 */
void
sojourn_preferences_present (GtkWidget *parent, SojournContext *context)
{
    AdwPreferencesDialog *dialog = ADW_PREFERENCES_DIALOG (adw_preferences_dialog_new ());
    AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
    AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

    adw_preferences_group_set_title (group, _ ("Coordinator"));
    adw_preferences_group_set_description (
        group, _ ("Stands in the history beside each change you make. Without one, the name of "
                  "your user account is taken."));
    adw_preferences_group_add (group, make_name_row (sojourn_context_get_settings (context)));
    adw_preferences_page_add (page, group);
    adw_preferences_page_add (page, make_service_group (context));
    adw_preferences_dialog_add (dialog, page);
    adw_dialog_set_title (ADW_DIALOG (dialog), _ ("Preferences"));
    adw_dialog_present (ADW_DIALOG (dialog), parent);
}
