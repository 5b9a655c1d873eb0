/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-context.h"

/**
 * SojournContext:
 *
 * What every page needs and none owns: the desk with its store, the settings, the clock, how sync
 * stands. Handed from the application to the window and on to its pages, so that nothing is global.
 */
struct _SojournContext {
    GObject parent_instance;

    GSettings *settings;      /* (not nullable) (owned) */
    SojournClock clock;       /* a value */
    SojournOffice *office;    /* (nullable) (owned): once the store is open */
    SojournTodayModel *today; /* (nullable) (owned): with the desk */
    SojournSyncStatus *sync;  /* (not nullable) (owned) */
    char *service;            /* (nullable) (owned): URL of the quote service */
    gboolean service_given;   /* it is not that of the settings */
    gboolean demo;            /* the data is made up */
    char *export_folder;      /* (nullable) (owned): where files go without a question */
};

G_DEFINE_FINAL_TYPE (SojournContext, sojourn_context, G_TYPE_OBJECT)

typedef enum {
    PROP_SETTINGS = 1,
    PROP_SYNC,
    PROP_OFFICE,
} SojournContextProps;

static GParamSpec *props[PROP_OFFICE + 1];

static char *
dup_actor (SojournContext *self)
{
    g_autofree char *name = g_settings_get_string (self->settings, "coordinator");
    const char *real_name = g_get_real_name ();

    if (*name != '\0')
        return g_steal_pointer (&name);
    return g_strdup (g_str_equal (real_name, "Unknown") ? g_get_user_name () : real_name);
}

static void
on_settings_changed_cb (SojournContext *self)
{
    g_autofree char *actor = dup_actor (self);

    if (self->office != NULL)
        sojourn_office_set_actor (self->office, actor);
}

static void
read_service (SojournContext *self)
{
    g_autofree char *service = g_settings_get_string (self->settings, "quote-service");

    if (!self->service_given)
        g_set_str (&self->service, *service != '\0' ? service : NULL);
}

static void
sojourn_context_dispose (GObject *object)
{
    SojournContext *self = SOJOURN_CONTEXT (object);

    g_clear_object (&self->today);
    g_clear_object (&self->office);
    g_clear_object (&self->settings);
    g_clear_object (&self->sync);
    g_clear_pointer (&self->service, g_free);
    g_clear_pointer (&self->export_folder, g_free);
    G_OBJECT_CLASS (sojourn_context_parent_class)->dispose (object);
}

static void
sojourn_context_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournContext *self = SOJOURN_CONTEXT (object);

    switch ((SojournContextProps)id) {
    case PROP_SETTINGS:
        g_value_set_object (value, self->settings);
        break;
    case PROP_SYNC:
        g_value_set_object (value, self->sync);
        break;
    case PROP_OFFICE:
        g_value_set_object (value, self->office);
        break;
    }
}

static void
sojourn_context_class_init (SojournContextClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

    object_class->dispose = sojourn_context_dispose;
    object_class->get_property = sojourn_context_get_property;

    props[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS, flags);
    props[PROP_SYNC] = g_param_spec_object ("sync", NULL, NULL, SOJOURN_TYPE_SYNC_STATUS, flags);
    props[PROP_OFFICE] = g_param_spec_object ("office", NULL, NULL, SOJOURN_TYPE_OFFICE, flags);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sojourn_context_init (SojournContext *self)
{
    self->sync = sojourn_sync_status_new ();
}

/**
 * sojourn_context_new:
 * @settings: the settings of the application
 * @clock: what “now” means
 *
 * Returns: (transfer full): a context
 */
SojournContext *
sojourn_context_new (GSettings *settings, SojournClock clock)
{
    SojournContext *self = g_object_new (SOJOURN_TYPE_CONTEXT, NULL);

    g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

    self->settings = g_object_ref (settings);
    self->clock = clock;
    g_signal_connect_object (settings, "changed::coordinator", G_CALLBACK (on_settings_changed_cb),
                             self, G_CONNECT_SWAPPED);
    g_signal_connect_object (settings, "changed::quote-service", G_CALLBACK (read_service), self,
                             G_CONNECT_SWAPPED);
    read_service (self);
    return self;
}

/**
 * sojourn_context_get_settings:
 * @self: a context
 *
 * Returns: (transfer none): the settings of the application
 */
GSettings *
sojourn_context_get_settings (SojournContext *self)
{
    g_return_val_if_fail (SOJOURN_IS_CONTEXT (self), NULL);

    return self->settings;
}

/**
 * sojourn_context_get_clock:
 * @self: a context
 *
 * Returns: what “now” means
 */
SojournClock
sojourn_context_get_clock (SojournContext *self)
{
    g_return_val_if_fail (SOJOURN_IS_CONTEXT (self), (SojournClock){ 0 });

    return self->clock;
}

/**
 * sojourn_context_get_sync:
 * @self: a context
 *
 * Returns: (transfer none): how the desk stands with the quote service
 */
SojournSyncStatus *
sojourn_context_get_sync (SojournContext *self)
{
    g_return_val_if_fail (SOJOURN_IS_CONTEXT (self), NULL);

    return self->sync;
}

/**
 * sojourn_context_get_office:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): the desk, or %NULL while the store is not open; pages are
 *   made once it is
 */
SojournOffice *
sojourn_context_get_office (SojournContext *self)
{
    g_return_val_if_fail (SOJOURN_IS_CONTEXT (self), NULL);

    return self->office;
}

/**
 * sojourn_context_get_store:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): the store of the desk, to read from
 */
SojournStore *
sojourn_context_get_store (SojournContext *self)
{
    g_return_val_if_fail (SOJOURN_IS_CONTEXT (self), NULL);

    return self->office != NULL ? sojourn_office_get_store (self->office) : NULL;
}

/**
 * sojourn_context_open_office:
 * @self: a context without a desk
 * @store: an open store
 *
 * Sets up the desk. The window, which waits for it, shows its pages.
 */
void
sojourn_context_open_office (SojournContext *self, SojournStore *store)
{
    g_autofree char *actor = NULL;

    g_return_if_fail (SOJOURN_IS_CONTEXT (self));
    g_return_if_fail (self->office == NULL);

    actor = dup_actor (self);
    self->office = sojourn_office_new (store, self->clock, actor);
    self->today = sojourn_today_model_new (self->office);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OFFICE]);
}

/**
 * sojourn_context_get_today:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): what needs a hand now, once there is a desk
 */
SojournTodayModel *
sojourn_context_get_today (SojournContext *self)
{
    g_return_val_if_fail (SOJOURN_IS_CONTEXT (self), NULL);

    return self->today;
}

/**
 * sojourn_context_get_service:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): the URL of the quote service, or %NULL without one
 */
const char *
sojourn_context_get_service (SojournContext *self)
{
    g_return_val_if_fail (SOJOURN_IS_CONTEXT (self), NULL);

    return self->service;
}

/**
 * sojourn_context_set_service:
 * @self: a context
 * @service: the URL of the quote service
 *
 * Sets the quote service in place of that of the settings, before the desk is opened.
 */
void
sojourn_context_set_service (SojournContext *self, const char *service)
{
    g_return_if_fail (SOJOURN_IS_CONTEXT (self));

    g_set_str (&self->service, service);
    self->service_given = TRUE;
}

/**
 * sojourn_context_get_export_folder:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): where exported files go without a question, or %NULL to ask
 */
const char *
sojourn_context_get_export_folder (SojournContext *self)
{
    g_return_val_if_fail (SOJOURN_IS_CONTEXT (self), NULL);

    return self->export_folder;
}

/**
 * sojourn_context_set_export_folder:
 * @self: a context
 * @folder: (nullable): the path of a folder that exists
 *
 * Sets where exported files go.
 */
void
sojourn_context_set_export_folder (SojournContext *self, const char *folder)
{
    g_return_if_fail (SOJOURN_IS_CONTEXT (self));

    g_set_str (&self->export_folder, folder);
}

/**
 * sojourn_context_is_demo:
 * @self: a context
 *
 * Returns: whether the data is made up, and nobody must take it for that of patients
 */
gboolean
sojourn_context_is_demo (SojournContext *self)
{
    g_return_val_if_fail (SOJOURN_IS_CONTEXT (self), FALSE);

    return self->demo;
}

/**
 * sojourn_context_set_demo:
 * @self: a context
 * @demo: whether the data is made up
 *
 * Sets what the data is, before the window is made.
 */
void
sojourn_context_set_demo (SojournContext *self, gboolean demo)
{
    g_return_if_fail (SOJOURN_IS_CONTEXT (self));

    self->demo = demo;
}
