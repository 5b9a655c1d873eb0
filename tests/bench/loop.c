/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "loop.h"

#include <fcntl.h>
#include <time.h>
#include <unistd.h>

static int schedstat = -1;
static gint64 busy_since, waited_before, longest;

gint64
loop_now_ns (void)
{
    struct timespec now;

    clock_gettime (CLOCK_MONOTONIC, &now);
    return (gint64)now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

/* How long this thread could have run while the machine ran something else. */
static gint64
read_waited_ns (void)
{
    char text[128] = "";
    char *end;

    if (schedstat < 0 || pread (schedstat, text, sizeof text - 1, 0) <= 0)
        return 0;
    g_ascii_strtoll (text, &end, 10);
    return g_ascii_strtoll (end, NULL, 10);
}

static void
note_busy (void)
{
    gint64 busy = loop_now_ns () - busy_since - (read_waited_ns () - waited_before);

    if (busy_since != 0)
        longest = MAX (longest, busy);
}

static gint
poll_watched (GPollFD *fds, guint n_fds, gint timeout)
{
    gint ready;

    note_busy ();
    ready = g_poll (fds, n_fds, timeout);
    waited_before = read_waited_ns ();
    busy_since = loop_now_ns ();
    return ready;
}

void
loop_watch (void)
{
    schedstat = open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
    g_main_context_set_poll_func (NULL, poll_watched);
}

gint64
loop_take_longest_ns (void)
{
    gint64 taken = longest;

    longest = 0;
    return taken;
}

static DexFuture *
on_settled_cb (DexFuture *future, gpointer user_data)
{
    return NULL;
}

gboolean
loop_await (DexFuture *future, GError **error)
{
    DexFuture *settled = dex_future_finally (dex_ref (future), on_settled_cb, NULL, NULL);
    gboolean good;

    while (dex_future_is_pending (settled))
        g_main_context_iteration (NULL, TRUE);
    good = dex_future_get_value (future, error) != NULL;
    dex_unref (settled);
    return good;
}

SojournStore *
loop_open_store (const char *path)
{
    g_autoptr (GError) error = NULL;
    DexFuture *opening = sojourn_store_open (path, (SojournClock){ 0 });
    SojournStore *store = NULL;

    if (loop_await (opening, &error))
        store = g_value_dup_object (dex_future_get_value (opening, NULL));
    else
        g_printerr ("%s: %s\n", path, error->message);
    dex_unref (opening);
    return store;
}
