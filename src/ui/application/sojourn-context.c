/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-context.h"

/**
 * SojournContext:
 *
 * What every page needs and none owns: the settings, the clock, how sync stands. Handed from the
 * application to the window and on to its pages, so that nothing is global.
 */
struct _SojournContext {
    GObject parent_instance;

    GSettings *settings;     /* (not nullable) (owned) */
    SojournClock clock;      /* a value */
    SojournSyncStatus *sync; /* (not nullable) (owned) */
};

G_DEFINE_FINAL_TYPE (SojournContext, sojourn_context, G_TYPE_OBJECT)

typedef enum {
    PROP_SETTINGS = 1,
    PROP_SYNC,
} SojournContextProps;

static GParamSpec *props[PROP_SYNC + 1];

static void
sojourn_context_dispose (GObject *object)
{
    SojournContext *self = SOJOURN_CONTEXT (object);

    g_clear_object (&self->settings);
    g_clear_object (&self->sync);
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
 * sojourn_context_dup_actor:
 * @self: a context
 *
 * Returns: (transfer full): the name that stands in the history beside each change: that of the
 *   settings, or else that of the user account
 */
char *
sojourn_context_dup_actor (SojournContext *self)
{
    g_autofree char *name = NULL;

    g_return_val_if_fail (SOJOURN_IS_CONTEXT (self), NULL);

    name = g_settings_get_string (self->settings, "coordinator");
    if (*name != '\0')
        return g_steal_pointer (&name);
    return g_strdup (g_str_equal (g_get_real_name (), "Unknown") ? g_get_user_name ()
                                                                 : g_get_real_name ());
}
