/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sync-status.h"

/**
 * SojournSyncStatus:
 *
 * How the desk stands with the quote service, for whoever shows it. The engine sets the properties,
 * on the main thread; everyone else reads them and listens to `notify`.
 */
struct _SojournSyncStatus {
    GObject parent_instance;

    SojournSyncState state;
    gint64 last_sync; /* seconds since 1970-01-01T00:00:00Z; 0 before the first one */
    guint queued;
    guint failed;
    char *message; /* (nullable) (owned) */
};

G_DEFINE_ENUM_TYPE (SojournSyncState,
                    sojourn_sync_state,
                    G_DEFINE_ENUM_VALUE (SOJOURN_SYNC_OFF, "off"),
                    G_DEFINE_ENUM_VALUE (SOJOURN_SYNC_IDLE, "idle"),
                    G_DEFINE_ENUM_VALUE (SOJOURN_SYNC_BUSY, "busy"),
                    G_DEFINE_ENUM_VALUE (SOJOURN_SYNC_OFFLINE, "offline"),
                    G_DEFINE_ENUM_VALUE (SOJOURN_SYNC_NEEDS_AUTH, "needs-auth"),
                    G_DEFINE_ENUM_VALUE (SOJOURN_SYNC_FAILED, "failed"))

G_DEFINE_FINAL_TYPE (SojournSyncStatus, sojourn_sync_status, G_TYPE_OBJECT)

typedef enum {
    PROP_STATE = 1,
    PROP_LAST_SYNC,
    PROP_QUEUED,
    PROP_FAILED,
    PROP_MESSAGE,
} SojournSyncStatusProps;

static GParamSpec *props[PROP_MESSAGE + 1];

static void
sojourn_sync_status_finalize (GObject *object)
{
    SojournSyncStatus *self = SOJOURN_SYNC_STATUS (object);

    g_free (self->message);
    G_OBJECT_CLASS (sojourn_sync_status_parent_class)->finalize (object);
}

static void
sojourn_sync_status_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournSyncStatus *self = SOJOURN_SYNC_STATUS (object);

    switch ((SojournSyncStatusProps)id) {
    case PROP_STATE:
        g_value_set_enum (value, self->state);
        break;
    case PROP_LAST_SYNC:
        g_value_set_int64 (value, self->last_sync);
        break;
    case PROP_QUEUED:
        g_value_set_uint (value, self->queued);
        break;
    case PROP_FAILED:
        g_value_set_uint (value, self->failed);
        break;
    case PROP_MESSAGE:
        g_value_set_string (value, self->message);
        break;
    }
}

static void
set_count (SojournSyncStatus *self, guint *count, guint value, GParamSpec *pspec)
{
    if (*count == value)
        return;
    *count = value;
    g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
sojourn_sync_status_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    SojournSyncStatus *self = SOJOURN_SYNC_STATUS (object);

    switch ((SojournSyncStatusProps)id) {
    case PROP_STATE:
        if (self->state != (SojournSyncState)g_value_get_enum (value)) {
            self->state = g_value_get_enum (value);
            g_object_notify_by_pspec (object, pspec);
        }
        break;
    case PROP_LAST_SYNC:
        if (self->last_sync != g_value_get_int64 (value)) {
            self->last_sync = g_value_get_int64 (value);
            g_object_notify_by_pspec (object, pspec);
        }
        break;
    case PROP_QUEUED:
        set_count (self, &self->queued, g_value_get_uint (value), pspec);
        break;
    case PROP_FAILED:
        set_count (self, &self->failed, g_value_get_uint (value), pspec);
        break;
    case PROP_MESSAGE:
        if (g_set_str (&self->message, g_value_get_string (value)))
            g_object_notify_by_pspec (object, pspec);
        break;
    }
}

static void
sojourn_sync_status_class_init (SojournSyncStatusClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

    object_class->finalize = sojourn_sync_status_finalize;
    object_class->get_property = sojourn_sync_status_get_property;
    object_class->set_property = sojourn_sync_status_set_property;

    props[PROP_STATE] =
        g_param_spec_enum ("state", NULL, NULL, SOJOURN_TYPE_SYNC_STATE, SOJOURN_SYNC_OFF, flags);
    props[PROP_LAST_SYNC] =
        g_param_spec_int64 ("last-sync", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    props[PROP_QUEUED] = g_param_spec_uint ("queued", NULL, NULL, 0, G_MAXUINT, 0, flags);
    props[PROP_FAILED] = g_param_spec_uint ("failed", NULL, NULL, 0, G_MAXUINT, 0, flags);
    props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sojourn_sync_status_init (SojournSyncStatus *self)
{
}

/**
 * sojourn_sync_status_new:
 *
 * Returns: (transfer full): a status with no service set up
 */
SojournSyncStatus *
sojourn_sync_status_new (void)
{
    return g_object_new (SOJOURN_TYPE_SYNC_STATUS, NULL);
}

/**
 * sojourn_sync_status_get_state:
 * @self: a status
 *
 * Returns: how the desk stands with the service
 */
SojournSyncState
sojourn_sync_status_get_state (SojournSyncStatus *self)
{
    g_return_val_if_fail (SOJOURN_IS_SYNC_STATUS (self), SOJOURN_SYNC_OFF);

    return self->state;
}

/**
 * sojourn_sync_status_get_last_sync:
 * @self: a status
 *
 * Returns: when an exchange last went well, in seconds since 1970-01-01T00:00:00Z; 0 if never
 */
gint64
sojourn_sync_status_get_last_sync (SojournSyncStatus *self)
{
    g_return_val_if_fail (SOJOURN_IS_SYNC_STATUS (self), 0);

    return self->last_sync;
}

/**
 * sojourn_sync_status_get_queued:
 * @self: a status
 *
 * Returns: how many changes wait to be sent
 */
guint
sojourn_sync_status_get_queued (SojournSyncStatus *self)
{
    g_return_val_if_fail (SOJOURN_IS_SYNC_STATUS (self), 0);

    return self->queued;
}

/**
 * sojourn_sync_status_get_message:
 * @self: a status
 *
 * Returns: (transfer none) (nullable): one translated sentence on what happened and what to do, or
 *   %NULL if the state says it all
 */
const char *
sojourn_sync_status_get_message (SojournSyncStatus *self)
{
    g_return_val_if_fail (SOJOURN_IS_SYNC_STATUS (self), NULL);

    return self->message;
}
