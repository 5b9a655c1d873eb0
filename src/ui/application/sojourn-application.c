/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-application.h"

#include "sojourn-catalogue-setup.h"
#include "sojourn-choices.h"
#include "sojourn-courier.h"
#include "sojourn-day-watch.h"
#include "sojourn-id.h"
#include "sojourn-shortcuts.h"
#include "sojourn-window-toasts.h"
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
    char *export_folder;     /* (nullable) (owned): path of the option */
    gboolean demo;           /* the option was given */
    DexFuture *opening;      /* (nullable) (owned) */
    SojournStore *store;     /* (nullable) (owned): once it is open, to be closed at the end */
    SojournCourier *courier; /* (nullable) (owned): once the store is open */
    SojournDayWatch *watch;  /* (nullable) (owned): once the catalogue is up to date */
};

G_DEFINE_FINAL_TYPE (SojournApplication, sojourn_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
    { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { "database", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this database"), N_ ("FILE") },
    { "service", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Use this quote service"), N_ ("URL") },
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Say that the data is made up"), NULL },
    { "export-folder", 0, 0, G_OPTION_ARG_FILENAME, NULL,
      N_ ("Export files to this folder without asking"), N_ ("FOLDER") },
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

/* The store is opened beside the window, which is there at once. */
typedef struct {
    SojournApplication *application; /* (owned) */
    gboolean read_only;
} Opening;

static void
opening_free (Opening *opening)
{
    g_object_unref (opening->application);
    g_free (opening);
}

static DexFuture *
open_store (Opening *opening)
{
    SojournApplication *self = opening->application;
    SojournClock clock = sojourn_context_get_clock (self->context);

    return opening->read_only ? sojourn_store_open_read_only (self->database, clock)
                              : sojourn_store_open (self->database, clock);
}

static void
start_watch (SojournApplication *self)
{
    self->watch = sojourn_day_watch_new (sojourn_context_get_office (self->context));
    g_signal_connect_object (self->watch, "day-changed", G_CALLBACK (sojourn_today_model_reload),
                             sojourn_context_get_today (self->context), G_CONNECT_SWAPPED);
    sojourn_day_watch_start (self->watch);
}

/* With the desk open: the courier sets out, the catalogue is brought up to date, the findings are
 * those of the day, and the lists that forms offer are read before one is opened. */
static DexFuture *
begin_work (SojournApplication *self)
{
    SojournOffice *office = sojourn_context_get_office (self->context);
    g_autofree char *catalogue = sojourn_catalogue_setup_dup_path ();
    g_autoptr (GError) error = NULL;

    self->courier = sojourn_courier_new (self->context, G_APPLICATION (self));
    sojourn_courier_start (self->courier);
    if (!sojourn_office_is_read_only (office) &&
        !dex_await (sojourn_catalogue_setup_run (office, catalogue), &error))
        g_message ("The catalogue stays as it is: %s", error->message);
    start_watch (self);
    dex_future_disown (sojourn_choices_preload ());
    return dex_future_new_true ();
}

static DexFuture *
open_in_fiber (gpointer user_data)
{
    Opening *opening = user_data;
    SojournApplication *self = opening->application;
    GtkWindow *window;
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournStore) store = dex_await_object (open_store (opening), &error);

    if (store != NULL) {
        self->store = g_object_ref (store);
        sojourn_context_open_office (self->context, store);
        return begin_work (self);
    }
    window = gtk_application_get_active_window (GTK_APPLICATION (self));
    if (window != NULL)
        sojourn_window_show_failure (SOJOURN_WINDOW (window), error, self->database);
    return dex_future_new_for_error (g_steal_pointer (&error));
}

static void
begin_to_open (SojournApplication *self, gboolean read_only)
{
    Opening *opening;

    if (self->store != NULL || (self->opening != NULL && dex_future_is_pending (self->opening)))
        return;
    opening = g_new0 (Opening, 1);
    opening->application = g_object_ref (self);
    opening->read_only = read_only;
    dex_clear (&self->opening);
    self->opening =
        dex_scheduler_spawn (NULL, 0, open_in_fiber, opening, (GDestroyNotify)opening_free);
}

static void
open_again (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
    begin_to_open (user_data, FALSE);
}

static void
open_read_only (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
    begin_to_open (user_data, TRUE);
}

static void
open_case (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
    GtkWindow *window = gtk_application_get_active_window (user_data);

    if (SOJOURN_IS_WINDOW (window) &&
        sojourn_id_is_valid (g_variant_get_string (parameter, NULL))) {
        sojourn_window_open_case (SOJOURN_WINDOW (window), g_variant_get_string (parameter, NULL));
        gtk_window_present (window);
    }
}

static const GActionEntry actions[] = {
    { .name = "about", .activate = show_about },
    { .name = "shortcuts", .activate = show_shortcuts },
    { .name = "help", .activate = show_help },
    { .name = "quit", .activate = quit },
    { .name = "open-again", .activate = open_again },
    { .name = "open-read-only", .activate = open_read_only },
    { .name = "open-case", .activate = open_case, .parameter_type = "s" },
};

static const struct {
    const char *action;
    const char *accels[3];
} shortcuts[] = {
    { "app.shortcuts", { "<Control>question" } },
    { "app.help", { "F1" } },
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.preferences", { "<Control>comma" } },
    { "win.go-to", { "<Control>k" } },
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
    self->demo = g_variant_dict_contains (dict, "demo");
    g_variant_dict_lookup (dict, "service", "s", &self->service);
    g_variant_dict_lookup (dict, "export-folder", "^ay", &self->export_folder);
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
    if (self->service != NULL)
        sojourn_context_set_service (self->context, self->service);
    sojourn_context_set_export_folder (self->context, self->export_folder);
    sojourn_context_set_demo (self->context, self->demo);
    if (self->database == NULL)
        self->database = g_build_filename (g_get_user_data_dir (), "sojourn", "sojourn.db", NULL);
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
    begin_to_open (self, FALSE);
}

static DexFuture *
on_store_closed_cb (DexFuture *future, gpointer user_data)
{
    gboolean *closed = user_data;

    *closed = TRUE;
    return NULL;
}

static DexFuture *
close_in_fiber (gpointer user_data)
{
    SojournApplication *self = user_data;

    dex_await (sojourn_courier_stop (self->courier), NULL);
    return sojourn_store_close (self->store);
}

/* Closing is the last thing in the queue of the store: all that was stored before is on disk. The
 * callback comes on this thread, so the loop wakes for it. */
static void
close_store (SojournApplication *self)
{
    gboolean closed = FALSE;
    DexFuture *closing =
        dex_future_finally (dex_scheduler_spawn (NULL, 0, close_in_fiber, self, NULL),
                            on_store_closed_cb, &closed, NULL);

    while (!closed)
        g_main_context_iteration (NULL, TRUE);
    dex_unref (closing);
    g_clear_object (&self->courier);
    g_clear_object (&self->store);
}

static void
sojourn_application_shutdown (GApplication *application)
{
    SojournApplication *self = SOJOURN_APPLICATION (application);

    dex_clear (&self->opening);
    g_clear_object (&self->watch);
    if (self->store != NULL)
        close_store (self);
    G_APPLICATION_CLASS (sojourn_application_parent_class)->shutdown (application);
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
    g_free (self->export_folder);
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
    application_class->shutdown = sojourn_application_shutdown;
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
