/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-today-model.h"

#include "sojourn-load.h"

/**
 * SojournTodayModel:
 *
 * What needs a hand now across all cases, and the counts of the sidebar. Follows the store: changes
 * that come in a row are read once. Of the main thread.
 */
struct _SojournTodayModel {
    GObject parent_instance;

    SojournOffice *office; /* (not nullable) (owned) */
    SojournToday *today;   /* (nullable) (owned): until it is loaded */
    DexFuture *load;       /* (nullable) (owned) */
    gboolean loading;      /* a load is under way */
    gboolean stale;        /* something changed since it began */
    char *error;           /* (nullable) (owned): why it could not be loaded */
};

G_DEFINE_FINAL_TYPE (SojournTodayModel, sojourn_today_model, G_TYPE_OBJECT)

typedef enum {
    PROP_TODAY = 1,
    PROP_ERROR,
} SojournTodayModelProps;

static GParamSpec *props[PROP_ERROR + 1];

static void
on_loaded (gpointer asker, gpointer today, const GError *error)
{
    SojournTodayModel *self = asker;

    self->loading = FALSE;
    if (today != NULL) {
        g_clear_pointer (&self->today, sojourn_today_unref);
        self->today = sojourn_today_ref (today);
        g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TODAY]);
    }
    if (g_set_str (&self->error, error != NULL ? error->message : NULL))
        g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
    if (self->stale)
        sojourn_today_model_reload (self);
}

static void
sojourn_today_model_dispose (GObject *object)
{
    dex_clear (&SOJOURN_TODAY_MODEL (object)->load);
    G_OBJECT_CLASS (sojourn_today_model_parent_class)->dispose (object);
}

static void
sojourn_today_model_finalize (GObject *object)
{
    SojournTodayModel *self = SOJOURN_TODAY_MODEL (object);

    g_clear_object (&self->office);
    g_clear_pointer (&self->today, sojourn_today_unref);
    g_free (self->error);
    G_OBJECT_CLASS (sojourn_today_model_parent_class)->finalize (object);
}

static void
sojourn_today_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournTodayModel *self = SOJOURN_TODAY_MODEL (object);

    switch ((SojournTodayModelProps)id) {
    case PROP_TODAY:
        g_value_set_boxed (value, self->today);
        break;
    case PROP_ERROR:
        g_value_set_string (value, self->error);
        break;
    }
}

static void
sojourn_today_model_class_init (SojournTodayModelClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

    object_class->dispose = sojourn_today_model_dispose;
    object_class->finalize = sojourn_today_model_finalize;
    object_class->get_property = sojourn_today_model_get_property;

    props[PROP_TODAY] = g_param_spec_boxed ("today", NULL, NULL, SOJOURN_TYPE_TODAY, flags);
    props[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sojourn_today_model_init (SojournTodayModel *self)
{
}

/**
 * sojourn_today_model_new:
 * @office: the office
 *
 * Returns: (transfer full): a model; nothing is loaded before [method@TodayModel.reload]
 */
SojournTodayModel *
sojourn_today_model_new (SojournOffice *office)
{
    SojournTodayModel *self = g_object_new (SOJOURN_TYPE_TODAY_MODEL, NULL);

    self->office = g_object_ref (office);
    g_signal_connect_object (sojourn_office_get_store (office), "changed",
                             G_CALLBACK (sojourn_today_model_reload), self, G_CONNECT_SWAPPED);
    return self;
}

/**
 * sojourn_today_model_reload:
 * @self: a model
 *
 * Loads what needs a hand, or does so again when the load under way has ended.
 */
void
sojourn_today_model_reload (SojournTodayModel *self)
{
    g_return_if_fail (SOJOURN_IS_TODAY_MODEL (self));

    self->stale = self->loading;
    if (self->loading)
        return;
    self->loading = TRUE;
    dex_clear (&self->load);
    self->load = sojourn_load_for (
        self, sojourn_store_load_today (sojourn_office_get_store (self->office)), on_loaded);
}

/**
 * sojourn_today_model_get_today:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): what needs a hand, or %NULL until it is loaded
 */
SojournToday *
sojourn_today_model_get_today (SojournTodayModel *self)
{
    g_return_val_if_fail (SOJOURN_IS_TODAY_MODEL (self), NULL);

    return self->today;
}

/**
 * sojourn_today_model_get_error:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): why it could not be loaded, in a sentence for the user
 */
const char *
sojourn_today_model_get_error (SojournTodayModel *self)
{
    g_return_val_if_fail (SOJOURN_IS_TODAY_MODEL (self), NULL);

    return self->error;
}
