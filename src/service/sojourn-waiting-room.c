/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-waiting-room.h"

struct _SojournWaitingRoom {
    SojournHub *hub;      /* (owned) */
    gulong news_handler;  /* on hub */
    GPtrArray *waiters;   /* (owned) (element-type Waiter) */
    SojournWakeFunc wake; /* (unowned) */
    gpointer user_data;   /* (unowned) */
};

typedef struct {
    SojournWaitingRoom *room;   /* (unowned) */
    SoupServerMessage *message; /* (owned): paused */
    SojournCall *call;          /* (owned) */
    guint timeout;              /* (owned): 0 once it has run */
    gulong gone_handler;        /* on message */
} Waiter;

static void
free_waiter (Waiter *waiter)
{
    g_clear_handle_id (&waiter->timeout, g_source_remove);
    g_clear_signal_handler (&waiter->gone_handler, waiter->message);
    g_object_unref (waiter->message);
    sojourn_call_free (waiter->call);
    g_free (waiter);
}

/* Takes the waiter out first, so that nothing wakes it twice. */
static void
wake (SojournWaitingRoom *self, guint index)
{
    Waiter *waiter = g_ptr_array_steal_index (self->waiters, index);

    self->wake (waiter->message, waiter->call, self->user_data);
    free_waiter (waiter);
}

static gboolean
on_waiter_timeout_cb (gpointer user_data)
{
    Waiter *waiter = user_data;
    guint index;

    waiter->timeout = 0;
    if (g_ptr_array_find (waiter->room->waiters, waiter, &index))
        wake (waiter->room, index);
    return G_SOURCE_REMOVE;
}

static void
on_message_disconnected_cb (SoupServerMessage *message, Waiter *waiter)
{
    g_ptr_array_remove (waiter->room->waiters, waiter);
}

static gboolean
is_for (const SojournHubNews *news, const SojournPrincipal *principal)
{
    return g_str_equal (principal->tenant,
                        principal->side == SOJOURN_SIDE_CLINIC ? news->clinic : news->agency);
}

static void
on_hub_news_cb (SojournHub *hub, const SojournHubNews *news, SojournWaitingRoom *self)
{
    for (guint i = self->waiters->len; i > 0; i--) {
        const Waiter *waiter = g_ptr_array_index (self->waiters, i - 1);

        if (is_for (news, waiter->call->principal))
            wake (self, i - 1);
    }
}

/**
 * sojourn_waiting_room_new:
 * @hub: whose news are waited for
 * @wake_func: answers a message
 * @user_data: for @wake_func
 *
 * Makes a room for those who wait for something to happen.
 *
 * Returns: (transfer full): the room
 */
SojournWaitingRoom *
sojourn_waiting_room_new (SojournHub *hub, SojournWakeFunc wake_func, gpointer user_data)
{
    SojournWaitingRoom *self = g_new0 (SojournWaitingRoom, 1);

    self->hub = g_object_ref (hub);
    self->waiters = g_ptr_array_new_with_free_func ((GDestroyNotify)free_waiter);
    self->wake = wake_func;
    self->user_data = user_data;
    self->news_handler = g_signal_connect (hub, "news", G_CALLBACK (on_hub_news_cb), self);
    return self;
}

/**
 * sojourn_waiting_room_free:
 * @self: (transfer full): a room
 *
 * Frees a room; whoever is still in it is not answered.
 */
void
sojourn_waiting_room_free (SojournWaitingRoom *self)
{
    g_return_if_fail (self != NULL);

    g_clear_signal_handler (&self->news_handler, self->hub);
    g_ptr_array_unref (self->waiters);
    g_object_unref (self->hub);
    g_free (self);
}

/**
 * sojourn_waiting_room_add:
 * @self: a room
 * @message: a message, which is paused
 * @call: (transfer full): what it asks
 * @seconds: how long it waits at most
 *
 * Lets a message wait until something happens that its principal may see, or the time is over.
 */
void
sojourn_waiting_room_add (SojournWaitingRoom *self,
                          SoupServerMessage *message,
                          SojournCall *call,
                          guint seconds)
{
    Waiter *waiter;

    g_return_if_fail (self != NULL);

    waiter = g_new0 (Waiter, 1);
    waiter->room = self;
    waiter->message = g_object_ref (message);
    waiter->call = call;
    waiter->timeout = g_timeout_add (seconds * 1000, on_waiter_timeout_cb, waiter);
    waiter->gone_handler =
        g_signal_connect (message, "disconnected", G_CALLBACK (on_message_disconnected_cb), waiter);
    soup_server_message_pause (message);
    g_ptr_array_add (self->waiters, waiter);
}

/**
 * sojourn_waiting_room_wake_all:
 * @self: a room
 *
 * Answers everyone in the room, because the service stops.
 */
void
sojourn_waiting_room_wake_all (SojournWaitingRoom *self)
{
    g_return_if_fail (self != NULL);

    while (self->waiters->len > 0)
        wake (self, self->waiters->len - 1);
}
