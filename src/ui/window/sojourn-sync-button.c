/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sync-button.h"

#include "sojourn-format.h"

#include <glib/gi18n.h>

/**
 * SojournSyncButton:
 *
 * The row at the foot of the sidebar: how the desk stands with the quote service, and in its
 * popover what that means and what to do.
 */
struct _SojournSyncButton {
    AdwBin parent_instance;

    SojournSyncStatus *status; /* (nullable) (owned) */
    guint minute;              /* ticks, so that “2 minutes ago” stays true */
    guint timer;               /* source; 0 while it is not on screen */
};

G_DEFINE_FINAL_TYPE (SojournSyncButton, sojourn_sync_button, ADW_TYPE_BIN)

typedef enum {
    PROP_STATUS = 1,
    PROP_MINUTE,
} SojournSyncButtonProps;

static GParamSpec *props[PROP_MINUTE + 1];

static gint64
get_now (void)
{
    return g_get_real_time () / G_USEC_PER_SEC;
}

static char *
get_icon_name (gpointer unused, SojournSyncState state)
{
    static const char *const names[] = {
        [SOJOURN_SYNC_OFF] = "network-offline-symbolic",
        [SOJOURN_SYNC_IDLE] = "object-select-symbolic",
        [SOJOURN_SYNC_BUSY] = "view-refresh-symbolic",
        [SOJOURN_SYNC_OFFLINE] = "network-offline-symbolic",
        [SOJOURN_SYNC_NEEDS_AUTH] = "dialog-password-symbolic",
        [SOJOURN_SYNC_FAILED] = "dialog-warning-symbolic",
    };

    return g_strdup (names[state]);
}

static const char *
get_state_text (SojournSyncState state)
{
    switch (state) {
    case SOJOURN_SYNC_OFF:
        return _ ("No quote service");
    case SOJOURN_SYNC_IDLE:
        return _ ("Synchronized");
    case SOJOURN_SYNC_BUSY:
        return _ ("Synchronizing…");
    case SOJOURN_SYNC_OFFLINE:
        /* Translators: the quote service cannot be reached */
        return _ ("Offline");
    case SOJOURN_SYNC_NEEDS_AUTH:
        return _ ("Sign-in needed");
    case SOJOURN_SYNC_FAILED:
        return _ ("Needs attention");
    }
    g_return_val_if_reached (NULL);
}

static char *
format_state (gpointer unused, SojournSyncState state)
{
    return g_strdup (get_state_text (state));
}

static char *
format_failed (gpointer unused, guint failed)
{
    /* Translators: %d is a number of requests to clinics */
    return g_strdup_printf (ngettext ("%d request failed", "%d requests failed", failed),
                            (int)failed);
}

static char *
format_queued (gpointer unused, guint queued)
{
    if (queued == 0)
        return g_strdup (_ ("Nothing waits to be sent"));
    /* Translators: %d is a number of requests to clinics */
    return g_strdup_printf (
        ngettext ("%d request waits to be sent", "%d requests wait to be sent", queued),
        (int)queued);
}

static char *
format_last_sync (gpointer unused, gint64 last_sync)
{
    g_autofree char *ago = NULL;

    if (last_sync == 0)
        return g_strdup (_ ("Not synchronized yet"));
    ago = sojourn_format_ago (last_sync, get_now ());
    /* Translators: %s is a time, as in “2 minutes ago” */
    return g_strdup_printf (_ ("Last synchronized %s"), ago);
}

/* The one line of the button: what needs a hand before what merely is. */
static char *
format_summary (gpointer unused,
                SojournSyncState state,
                gint64 last_sync,
                guint queued,
                guint failed,
                guint minute)
{
    g_autofree char *ago = NULL;

    if (failed > 0)
        return format_failed (NULL, failed);
    if (state != SOJOURN_SYNC_IDLE && queued > 0)
        /* Translators: %1$s is a state such as “Offline”, %2$d a number of requests that wait */
        return g_strdup_printf (ngettext ("%1$s, %2$d waits", "%1$s, %2$d wait", queued),
                                get_state_text (state), (int)queued);
    if (state != SOJOURN_SYNC_IDLE || last_sync == 0)
        return g_strdup (get_state_text (state));
    ago = sojourn_format_ago (last_sync, get_now ());
    /* Translators: %s is a time, as in “2 minutes ago” */
    return g_strdup_printf (_ ("Synced %s"), ago);
}

static char *
format_advice (gpointer unused, SojournSyncState state, const char *message)
{
    if (message != NULL && *message != '\0')
        return g_strdup (message);
    switch (state) {
    case SOJOURN_SYNC_OFF:
        return g_strdup (
            _ ("Everything works on this computer. To ask clinics for quotes, set up a "
               "quote service."));
    case SOJOURN_SYNC_IDLE:
        return g_strdup (_ ("Requests are sent and replies fetched by themselves."));
    case SOJOURN_SYNC_BUSY:
        return g_strdup (_ ("Requests are being sent and replies fetched."));
    case SOJOURN_SYNC_OFFLINE:
        return g_strdup (_ ("The quote service cannot be reached. Nothing is lost: requests go out "
                            "by themselves when it can."));
    case SOJOURN_SYNC_NEEDS_AUTH:
        return g_strdup (
            _ ("The quote service no longer accepts the sign-in. Requests are kept and "
               "go out after signing in again."));
    case SOJOURN_SYNC_FAILED:
        return g_strdup (_ ("Some requests were refused. Open Quotes to see which and why."));
    }
    g_return_val_if_reached (NULL);
}

static gboolean
is_positive (gpointer unused, guint number)
{
    return number > 0;
}

static gboolean
on_timer_fired_cb (gpointer user_data)
{
    SojournSyncButton *self = user_data;

    self->minute++;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MINUTE]);
    return G_SOURCE_CONTINUE;
}

static void
sojourn_sync_button_map (GtkWidget *widget)
{
    SojournSyncButton *self = SOJOURN_SYNC_BUTTON (widget);

    GTK_WIDGET_CLASS (sojourn_sync_button_parent_class)->map (widget);
    self->timer = g_timeout_add_seconds (60, on_timer_fired_cb, self);
}

static void
sojourn_sync_button_unmap (GtkWidget *widget)
{
    SojournSyncButton *self = SOJOURN_SYNC_BUTTON (widget);

    g_clear_handle_id (&self->timer, g_source_remove);
    GTK_WIDGET_CLASS (sojourn_sync_button_parent_class)->unmap (widget);
}

static void
sojourn_sync_button_dispose (GObject *object)
{
    SojournSyncButton *self = SOJOURN_SYNC_BUTTON (object);

    gtk_widget_dispose_template (GTK_WIDGET (self), SOJOURN_TYPE_SYNC_BUTTON);
    g_clear_object (&self->status);
    G_OBJECT_CLASS (sojourn_sync_button_parent_class)->dispose (object);
}

static void
sojourn_sync_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournSyncButton *self = SOJOURN_SYNC_BUTTON (object);

    switch ((SojournSyncButtonProps)id) {
    case PROP_STATUS:
        g_value_set_object (value, self->status);
        break;
    case PROP_MINUTE:
        g_value_set_uint (value, self->minute);
        break;
    }
}

static void
sojourn_sync_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    SojournSyncButton *self = SOJOURN_SYNC_BUTTON (object);

    switch ((SojournSyncButtonProps)id) {
    case PROP_STATUS:
        if (g_set_object (&self->status, g_value_get_object (value)))
            g_object_notify_by_pspec (object, pspec);
        break;
    case PROP_MINUTE:
        g_assert_not_reached ();
    }
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
    gtk_widget_class_bind_template_callback (widget_class, get_icon_name);
    gtk_widget_class_bind_template_callback (widget_class, format_state);
    gtk_widget_class_bind_template_callback (widget_class, format_failed);
    gtk_widget_class_bind_template_callback (widget_class, format_queued);
    gtk_widget_class_bind_template_callback (widget_class, format_last_sync);
    gtk_widget_class_bind_template_callback (widget_class, format_summary);
    gtk_widget_class_bind_template_callback (widget_class, format_advice);
    gtk_widget_class_bind_template_callback (widget_class, is_positive);
}

static void
sojourn_sync_button_class_init (SojournSyncButtonClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    object_class->dispose = sojourn_sync_button_dispose;
    object_class->get_property = sojourn_sync_button_get_property;
    object_class->set_property = sojourn_sync_button_set_property;
    widget_class->map = sojourn_sync_button_map;
    widget_class->unmap = sojourn_sync_button_unmap;

    props[PROP_STATUS] =
        g_param_spec_object ("status", NULL, NULL, SOJOURN_TYPE_SYNC_STATUS,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
    props[PROP_MINUTE] = g_param_spec_uint ("minute", NULL, NULL, 0, G_MAXUINT, 0,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

    g_type_ensure (SOJOURN_TYPE_SYNC_STATUS);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-sync-button.ui");
    bind_callbacks (widget_class);
}

static void
sojourn_sync_button_init (SojournSyncButton *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
