/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* syscall () */
#define _GNU_SOURCE

#include "config.h"

#include "service-process.h"
#include "test-fault.h"

#include "sojourn-quote-actions.h"
#include "sojourn-quote-fields.h"
#include "sojourn-store.h"
#include "sojourn-sync-engine.h"

#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

/*
 * sync-client DATABASE SERVICE NOW REQUEST NUMBER
 *
 * A desk that does what is next for one request: sends a draft, accepts a quote. It dies before the
 * system call of that number among those that write to a file, flush it or speak to the service; 0
 * lets it live.
 */

/* GLib speaks to sockets by these; defined in the program, they come before those of the C library.
 */

ssize_t
send (int fd, const void *bytes, size_t length, int flags)
{
    test_fault_pass ();
    return syscall (SYS_sendto, fd, bytes, length, flags, NULL, 0);
}

ssize_t
sendmsg (int fd, const struct msghdr *message, int flags)
{
    test_fault_pass ();
    return syscall (SYS_sendmsg, fd, message, flags);
}

ssize_t
recv (int fd, void *bytes, size_t length, int flags)
{
    test_fault_pass ();
    return syscall (SYS_recvfrom, fd, bytes, length, flags, NULL, NULL);
}

ssize_t
recvmsg (int fd, struct msghdr *message, int flags)
{
    test_fault_pass ();
    return syscall (SYS_recvmsg, fd, message, flags);
}

int
connect (int fd, const struct sockaddr *address, socklen_t length)
{
    test_fault_pass ();
    return (int)syscall (SYS_connect, fd, address, length);
}

typedef struct {
    char **argv; /* (unowned) */
    gint64 now;
    SojournStore *store;       /* (owned) (nullable) */
    SojournSyncEngine *engine; /* (owned) (nullable) */
} Client;

static SojournSnapshot *
load_case (Client *self)
{
    g_autoptr (SojournRecord) request = dex_await_boxed (
        sojourn_store_load (self->store, SOJOURN_KIND_QUOTE_REQUEST, self->argv[4]), NULL);

    g_assert_nonnull (request);
    return dex_await_boxed (
        sojourn_store_load_case (self->store,
                                 sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_CASE)),
        NULL);
}

static void
accept_quote (Client *self,
              SojournChangeSet *changes,
              const SojournSnapshot *snapshot,
              GError **error)
{
    g_autoptr (GPtrArray) quotes =
        sojourn_snapshot_list (snapshot, SOJOURN_KIND_QUOTE, SOJOURN_QUOTE_REQUEST, self->argv[4]);

    g_assert_cmpuint (quotes->len, ==, 1);
    sojourn_quote_actions_accept (changes, snapshot, quotes->pdata[0], "Berg", NULL, self->now,
                                  error);
}

/* What a person would do next, with one press of a button. */
static void
act (Client *self)
{
    g_autoptr (SojournSnapshot) snapshot = load_case (self);
    const SojournRecord *request = sojourn_snapshot_find (snapshot, self->argv[4]);
    gint64 status = sojourn_record_get_integer (request, SOJOURN_QUOTE_REQUEST_STATUS, -1);
    g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Berg", "Next");
    g_autoptr (GError) error = NULL;

    if (status == SOJOURN_REQUEST_DRAFT)
        sojourn_quote_actions_queue (changes, snapshot, request, NULL, self->now, &error);
    else if (status == SOJOURN_REQUEST_QUOTED)
        accept_quote (self, changes, snapshot, &error);
    g_assert_no_error (error);
    if (sojourn_change_set_get_size (changes) > 0)
        sojourn_receipt_unref (
            dex_await_boxed (sojourn_store_apply (self->store, changes), &error));
    g_assert_no_error (error);
}

static void
synchronise (Client *self)
{
    g_autoptr (GError) error = NULL;

    dex_await (sojourn_sync_engine_run_once (self->engine), &error);
    g_assert_no_error (error);
}

static void
set_up (Client *self)
{
    SojournClock clock = { .at = &self->now };
    g_autoptr (SojournTransport) transport = sojourn_transport_new (self->argv[2], NULL);
    g_autoptr (SojournSyncStatus) status = sojourn_sync_status_new ();
    g_autoptr (GError) error = NULL;

    sojourn_transport_set_token (transport, SERVICE_TOKEN);
    self->store = dex_await_object (sojourn_store_open (self->argv[1], clock), &error);
    g_assert_no_error (error);
    self->engine = sojourn_sync_engine_new (self->store, transport, status, clock);
}

static DexFuture *
run_fiber (gpointer user_data)
{
    Client *self = user_data;

    set_up (self);
    act (self);
    synchronise (self);
    act (self);
    synchronise (self);
    dex_await (sojourn_store_close (self->store), NULL);
    return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
quit (DexFuture *future, gpointer user_data)
{
    g_main_loop_quit (user_data);
    return NULL;
}

int
main (int argc, char **argv)
{
    Client self = { .argv = argv };
    g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
    guint number;

    g_assert_cmpint (argc, ==, 6);
    self.now = g_ascii_strtoll (argv[3], NULL, 10);
    number = (guint)g_ascii_strtoull (argv[5], NULL, 10);
    dex_init ();
    if (number > 0)
        test_fault_arm (TEST_FAULT_KILL, number, FALSE);
    dex_future_disown (dex_future_finally (
        dex_scheduler_spawn (NULL, 8 * 1024 * 1024, run_fiber, &self, NULL), quit, loop, NULL));
    g_main_loop_run (loop);
    g_clear_object (&self.engine);
    g_clear_object (&self.store);
    return 0;
}
