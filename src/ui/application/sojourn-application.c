/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-application.h"

#include "sojourn-shortcuts.h"
#include "sojourn-window.h"

#include <glib/gi18n.h>

/**
 * SojournApplication:
 *
 * One desk: its database, its window, its actions.
 */
struct _SojournApplication {
    AdwApplication parent_instance;

    SojournContext *context; /* (nullable) (owned): from startup on */
    char *database;          /* (nullable) (owned): path of the option, or the default */
    char *service;           /* (nullable) (owned): URL of the option */
};

G_DEFINE_FINAL_TYPE (SojournApplication, sojourn_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
    { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { "database", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this database"), N_ ("FILE") },
    { "service", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Use this quote service"), N_ ("URL") },
    { 0 },
};

static void
show_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
    GtkWindow *window = gtk_application_get_active_window (user_data);
    AdwAboutDialog *about = ADW_ABOUT_DIALOG (adw_about_dialog_new ());

    g_object_set (about, "application-name", _ ("Sojourn"), "application-icon", SOJOURN_APP_ID,
                  "version", SOJOURN_VERSION, "developer-name", _ ("The Sojourn developers"),
                  "license-type", GTK_LICENSE_GPL_3_0, "website", "https://sojourndesk.github.io",
                  NULL);
    /* Translators: write your names here, one a line; they are shown in the window “About” */
    adw_about_dialog_set_translator_credits (about, _ ("translator-credits"));
    adw_dialog_present (ADW_DIALOG (about), GTK_WIDGET (window));
}

static void
show_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
    GtkWindow *window = gtk_application_get_active_window (user_data);

    if (window != NULL)
        sojourn_shortcuts_present (GTK_WIDGET (window));
}

static void
on_help_launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (SojournWindow) window = user_data;
    g_autoptr (GError) error = NULL;

    if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error))
        sojourn_window_show_toast (window, _ ("The help could not be opened"));
}

static void
show_help (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
    GtkWindow *window = gtk_application_get_active_window (user_data);
    g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new ("help:sojourn");

    if (SOJOURN_IS_WINDOW (window))
        gtk_uri_launcher_launch (launcher, window, NULL, on_help_launched_cb,
                                 g_object_ref (window));
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
    GtkWindow *window = gtk_application_get_active_window (user_data);

    if (window != NULL)
        gtk_window_close (window);
}

static const GActionEntry actions[] = {
    { .name = "about", .activate = show_about },
    { .name = "shortcuts", .activate = show_shortcuts },
    { .name = "help", .activate = show_help },
    { .name = "quit", .activate = quit },
};

static const struct {
    const char *action;
    const char *accels[3];
} shortcuts[] = {
    { "app.shortcuts", { "<Control>question" } },
    { "app.help", { "F1" } },
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.search", { "<Control>f" } },
    { "win.new", { "<Control>n" } },
    { "win.section::today", { "<Control>1" } },
    { "win.section::cases", { "<Control>2" } },
    { "win.section::quotes", { "<Control>3" } },
    { "win.section::journeys", { "<Control>4" } },
    { "win.section::clinics", { "<Control>5" } },
    { "win.section::treatments", { "<Control>6" } },
};

static void
add_actions (SojournApplication *self)
{
    g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
    for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
        gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action,
                                               (const char **)shortcuts[i].accels);
}

/* With a database of its own, a process is a desk of its own: it must not hand over to one that
 * shows another database. */
static int
sojourn_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
    SojournApplication *self = SOJOURN_APPLICATION (application);

    if (g_variant_dict_contains (dict, "version")) {
        g_print ("sojourn %s\n", SOJOURN_VERSION);
        return 0;
    }
    g_variant_dict_lookup (dict, "service", "s", &self->service);
    if (g_variant_dict_lookup (dict, "database", "^ay", &self->database))
        g_application_set_flags (application,
                                 g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
    return -1;
}

static void
sojourn_application_startup (GApplication *application)
{
    SojournApplication *self = SOJOURN_APPLICATION (application);
    g_autoptr (GSettings) settings = NULL;

    G_APPLICATION_CLASS (sojourn_application_parent_class)->startup (application);
    settings = g_settings_new (SOJOURN_APP_ID);
    self->context = sojourn_context_new (settings, (SojournClock){ 0 });
    add_actions (self);
}

static void
sojourn_application_activate (GApplication *application)
{
    SojournApplication *self = SOJOURN_APPLICATION (application);
    GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

    if (window == NULL)
        window = GTK_WINDOW (sojourn_window_new (GTK_APPLICATION (self), self->context));
    gtk_window_present (window);
}

static void
sojourn_application_dispose (GObject *object)
{
    SojournApplication *self = SOJOURN_APPLICATION (object);

    g_clear_object (&self->context);
    G_OBJECT_CLASS (sojourn_application_parent_class)->dispose (object);
}

static void
sojourn_application_finalize (GObject *object)
{
    SojournApplication *self = SOJOURN_APPLICATION (object);

    g_free (self->database);
    g_free (self->service);
    G_OBJECT_CLASS (sojourn_application_parent_class)->finalize (object);
}

static void
sojourn_application_class_init (SojournApplicationClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

    object_class->dispose = sojourn_application_dispose;
    object_class->finalize = sojourn_application_finalize;
    application_class->handle_local_options = sojourn_application_handle_local_options;
    application_class->startup = sojourn_application_startup;
    application_class->activate = sojourn_application_activate;
}

static void
sojourn_application_init (SojournApplication *self)
{
    g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * sojourn_application_new:
 *
 * Returns: (transfer full): the application, to be run
 */
SojournApplication *
sojourn_application_new (void)
{
    return g_object_new (SOJOURN_TYPE_APPLICATION, "application-id", SOJOURN_APP_ID,
                         "resource-base-path", "/io/github/sojourndesk/Sojourn", NULL);
}
