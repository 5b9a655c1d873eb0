/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-day-watch.h"

#include "sojourn-store-upkeep.h"

/* How long after midnight, or after the computer woke up, the new day is seen at the latest. */
#define INTERVAL_SECONDS 30

/**
 * SojournDayWatch:
 *
 * Sees to it that the findings are those of this day and in the language of the user: at the start
 * and whenever the day is another where the desk stands. It looks at the clock again and again
 * instead of waiting for midnight, because the computer may sleep through it, the clock may be set,
 * and the desk may travel to another time zone. Of the main thread.
 */
struct _SojournDayWatch {
    GObject parent_instance;

    SojournOffice *office; /* (not nullable) (owned) */
    SojournDate day;       /* the day that was seen last */
    SojournDate done;      /* the day the findings are of */
    DexFuture *refresh;    /* (nullable) (owned): looking at the cases */
    guint timer;           /* the source that looks at the clock, or 0 */
};

G_DEFINE_FINAL_TYPE (SojournDayWatch, sojourn_day_watch, G_TYPE_OBJECT)

enum {
    DAY_CHANGED,
    N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Before the first look. */
#define NO_DAY G_MININT64

typedef struct {
    GWeakRef watch;
    DexFuture *refresh; /* (nullable) (owned): until it is awaited */
    SojournDate day;    /* that it was begun for */
} Refresh;

static void
refresh_free (Refresh *refresh)
{
    g_weak_ref_clear (&refresh->watch);
    dex_clear (&refresh->refresh);
    g_free (refresh);
}

static DexFuture *
refresh_in_fiber (gpointer user_data)
{
    Refresh *refresh = user_data;
    g_autoptr (SojournDayWatch) self = NULL;
    g_autoptr (GError) error = NULL;
    gint64 looked = dex_await_int64 (g_steal_pointer (&refresh->refresh), &error);

    if (error != NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
    self = g_weak_ref_get (&refresh->watch);
    if (self != NULL)
        self->done = refresh->day;
    return dex_future_new_for_int64 (looked);
}

static void
begin_refresh (SojournDayWatch *self)
{
    Refresh *refresh = g_new0 (Refresh, 1);

    g_weak_ref_init (&refresh->watch, self);
    refresh->refresh = sojourn_store_refresh_findings (sojourn_office_get_store (self->office));
    refresh->day = self->day;
    dex_clear (&self->refresh);
    self->refresh =
        dex_scheduler_spawn (NULL, 0, refresh_in_fiber, refresh, (GDestroyNotify)refresh_free);
}

static gboolean
on_timer_cb (gpointer user_data)
{
    dex_future_disown (sojourn_day_watch_look (user_data));
    return G_SOURCE_CONTINUE;
}

static void
sojourn_day_watch_dispose (GObject *object)
{
    SojournDayWatch *self = SOJOURN_DAY_WATCH (object);

    g_clear_handle_id (&self->timer, g_source_remove);
    dex_clear (&self->refresh);
    g_clear_object (&self->office);
    G_OBJECT_CLASS (sojourn_day_watch_parent_class)->dispose (object);
}

static void
sojourn_day_watch_class_init (SojournDayWatchClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = sojourn_day_watch_dispose;

    /**
     * SojournDayWatch::day-changed:
     * @self: the watch
     *
     * The day is another than at the last look: what tells of today is to be read again.
     */
    signals[DAY_CHANGED] = g_signal_new ("day-changed", SOJOURN_TYPE_DAY_WATCH, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sojourn_day_watch_init (SojournDayWatch *self)
{
    self->day = NO_DAY;
    self->done = NO_DAY;
}

/**
 * sojourn_day_watch_new:
 * @office: the office
 *
 * Returns: (transfer full): a watch that has not looked yet
 */
SojournDayWatch *
sojourn_day_watch_new (SojournOffice *office)
{
    SojournDayWatch *self = g_object_new (SOJOURN_TYPE_DAY_WATCH, NULL);

    self->office = g_object_ref (office);
    return self;
}

/**
 * sojourn_day_watch_start:
 * @self: a watch
 *
 * Looks at the clock now, and from now on twice a minute while the computer is awake.
 */
void
sojourn_day_watch_start (SojournDayWatch *self)
{
    g_return_if_fail (SOJOURN_IS_DAY_WATCH (self));

    if (self->timer == 0)
        self->timer = g_timeout_add_seconds (INTERVAL_SECONDS, on_timer_cb, self);
    dex_future_disown (sojourn_day_watch_look (self));
}

/**
 * sojourn_day_watch_look:
 * @self: a watch
 *
 * Looks at the clock. On the first look and on a day that is not that of the last, before it or
 * after, the rules look at the cases again; so they do if they failed to the last time. A look
 * while they do waits with it for the next one.
 *
 * Returns: (transfer full): a future that resolves to an int64, how many cases were looked at, when
 *   the findings are those of this day, or rejects with a [error@StoreError]. It may be dropped
 */
DexFuture *
sojourn_day_watch_look (SojournDayWatch *self)
{
    SojournDate today;
    gboolean another;

    g_return_val_if_fail (SOJOURN_IS_DAY_WATCH (self), NULL);

    today = sojourn_office_get_today (self->office);
    another = self->day != NO_DAY && self->day != today;
    self->day = today;
    if (another)
        g_signal_emit (self, signals[DAY_CHANGED], 0);
    if (self->refresh != NULL && dex_future_is_pending (self->refresh))
        return dex_ref (self->refresh);
    if (self->done == today)
        return dex_future_new_for_int64 (0);
    begin_refresh (self);
    return dex_ref (self->refresh);
}
