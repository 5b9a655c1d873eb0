/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-courier.h"

#include "sojourn-credentials.h"
#include "sojourn-inbox.h"
#include "sojourn-sync-engine.h"

#include <glib/gi18n-lib.h>

/**
 * SojournCourier:
 *
 * Carries quote requests and quotes between the desk and its quote service while the application
 * runs, and says when something came.
 */
struct _SojournCourier {
    GObject parent_instance;

    SojournContext *context;     /* (not nullable) (owned) */
    GApplication *application;   /* (not nullable) (unowned): it owns this */
    SojournTransport *transport; /* (nullable) (owned): once there is a way to the service */
    SojournSyncEngine *engine;   /* (nullable) (owned): likewise */
    char *address;               /* (nullable) (owned): of that service */
    DexFuture *asking;           /* (nullable) (owned): for the token, once more */
    DexFuture *starting;         /* (nullable) (owned) */
};

G_DEFINE_FINAL_TYPE (SojournCourier, sojourn_courier, G_TYPE_OBJECT)

/* Nothing of a patient is in a notification: what happened, and a click leads to it. */
static const char *
get_title (SojournNews news)
{
    if (news & SOJOURN_NEWS_QUOTE)
        return _ ("A quote arrived");
    if (news & SOJOURN_NEWS_QUESTION)
        return _ ("A clinic asks for something");
    if (news & SOJOURN_NEWS_ENDED)
        return _ ("A quote request has ended");
    return _ ("A quote request needs a look");
}

static void
on_engine_news_cb (SojournSyncEngine *engine,
                   guint news,
                   const char *case_uuid,
                   const char *request_uuid,
                   SojournCourier *self)
{
    g_autoptr (GNotification) notification = g_notification_new (get_title (news));

    g_notification_set_default_action_and_target (notification, "app.open-case", "s", case_uuid);
    g_application_send_notification (self->application, request_uuid, notification);
}

static void
fail (SojournCourier *self, SojournSyncState state, const char *message)
{
    g_object_set (sojourn_context_get_sync (self->context), "state", state, "message", message,
                  NULL);
}

/* A token that was refused may have been replaced since; the engine hears of another. */
static DexFuture *
ask_in_fiber (gpointer user_data)
{
    SojournCourier *self = user_data;
    g_autofree char *token = dex_await_string (sojourn_credentials_lookup (self->address), NULL);

    if (token != NULL)
        sojourn_transport_set_token (self->transport, token);
    return dex_future_new_true ();
}

static DexFuture *
start_in_fiber (gpointer user_data)
{
    SojournCourier *self = user_data;
    g_autofree char *address = g_strdup (sojourn_context_get_service (self->context));
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournTransport) transport = sojourn_transport_new (address, &error);
    g_autofree char *token = NULL;

    if (transport == NULL) {
        fail (self, SOJOURN_SYNC_FAILED, error->message);
        return dex_future_new_for_error (g_steal_pointer (&error));
    }
    token = dex_await_string (sojourn_credentials_lookup (address), &error);
    if (token == NULL) {
        fail (self, SOJOURN_SYNC_NEEDS_AUTH,
              _ ("There is no token for the quote service. What is to be sent waits here"));
        return dex_future_new_true ();
    }
    sojourn_transport_set_token (transport, token);
    g_set_object (&self->transport, transport);
    g_set_str (&self->address, address);
    self->engine = sojourn_sync_engine_new (sojourn_context_get_store (self->context), transport,
                                            sojourn_context_get_sync (self->context),
                                            sojourn_context_get_clock (self->context));
    g_signal_connect_object (self->engine, "news", G_CALLBACK (on_engine_news_cb), self, 0);
    sojourn_sync_engine_start (self->engine);
    return dex_future_new_true ();
}

static void
sync_now (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
    SojournCourier *self = user_data;

    if (self->engine == NULL) {
        sojourn_courier_start (self);
        return;
    }
    sojourn_sync_engine_sync_now (self->engine);
    if (self->asking != NULL && dex_future_is_pending (self->asking))
        return;
    dex_clear (&self->asking);
    self->asking = dex_scheduler_spawn (NULL, 0, ask_in_fiber, g_object_ref (self), g_object_unref);
}

static void
sojourn_courier_dispose (GObject *object)
{
    SojournCourier *self = SOJOURN_COURIER (object);

    dex_clear (&self->starting);
    dex_clear (&self->asking);
    g_clear_object (&self->engine);
    g_clear_object (&self->transport);
    g_clear_pointer (&self->address, g_free);
    g_clear_object (&self->context);
    G_OBJECT_CLASS (sojourn_courier_parent_class)->dispose (object);
}

static void
sojourn_courier_class_init (SojournCourierClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = sojourn_courier_dispose;
}

static void
sojourn_courier_init (SojournCourier *self)
{
}

/**
 * sojourn_courier_new:
 * @context: what the pages share, with its desk open
 * @application: (transfer none): the application; it gets the action `app.sync`
 *
 * Returns: (transfer full): a courier that has not set out
 */
SojournCourier *
sojourn_courier_new (SojournContext *context, GApplication *application)
{
    static const GActionEntry actions[] = { { .name = "sync", .activate = sync_now } };
    SojournCourier *self = g_object_new (SOJOURN_TYPE_COURIER, NULL);

    self->context = g_object_ref (context);
    self->application = application;
    g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                     self);
    return self;
}

/**
 * sojourn_courier_start:
 * @self: a courier
 *
 * Sets out, if the desk has a quote service and may be written to.
 */
void
sojourn_courier_start (SojournCourier *self)
{
    g_return_if_fail (SOJOURN_IS_COURIER (self));

    if (sojourn_context_get_service (self->context) == NULL ||
        sojourn_office_is_read_only (sojourn_context_get_office (self->context)) ||
        (self->starting != NULL && dex_future_is_pending (self->starting)))
        return;
    dex_clear (&self->starting);
    self->starting =
        dex_scheduler_spawn (NULL, 0, start_in_fiber, g_object_ref (self), g_object_unref);
}

/**
 * sojourn_courier_stop:
 * @self: a courier
 *
 * Comes home: what is on its way is finished, nothing new is begun.
 *
 * Returns: (transfer full): a future that resolves when the desk may be closed
 */
DexFuture *
sojourn_courier_stop (SojournCourier *self)
{
    dex_return_error_if_fail (SOJOURN_IS_COURIER (self));

    dex_clear (&self->starting);
    dex_clear (&self->asking);
    g_action_map_remove_action (G_ACTION_MAP (self->application), "sync");
    if (self->engine == NULL)
        return dex_future_new_true ();
    return sojourn_sync_engine_stop (self->engine);
}
