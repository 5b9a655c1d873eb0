/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"

#include "sojourn-worker.h"

#include <gio/gio.h>

/* What the session of these tests is: the order in which jobs were done. */
typedef struct {
    GMutex mutex;
    GString *log; /* (mutex mutex) (owned) */
    gboolean closed;
} Session;

static Session *
session_new (void)
{
    Session *session = g_new0 (Session, 1);

    g_mutex_init (&session->mutex);
    session->log = g_string_new (NULL);
    return session;
}

static void
session_free (Session *session)
{
    g_mutex_clear (&session->mutex);
    g_string_free (session->log, TRUE);
    g_free (session);
}

static gpointer
open_session (gpointer data, GError **error)
{
    return data;
}

static gpointer
fail_to_open (gpointer data, GError **error)
{
    g_set_error_literal (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_OPEN, "No such place");
    return NULL;
}

static void
close_session (gpointer session)
{
    ((Session *)session)->closed = TRUE;
}

static SojournWorker *
start (Session *session)
{
    return sojourn_worker_new ("test", open_session, close_session, session, NULL);
}

static gboolean
write_log (gpointer data, gpointer word, GCancellable *cancellable, GValue *result, GError **error)
{
    Session *session = data;

    g_assert_false (session->closed);
    g_mutex_lock (&session->mutex);
    g_string_append (session->log, word);
    g_mutex_unlock (&session->mutex);
    g_value_init (result, G_TYPE_STRING);
    g_value_set_string (result, word);
    return TRUE;
}

/* A gate that keeps the thread until it is opened. */
typedef struct {
    GMutex mutex;
    GCond cond;
    gboolean reached;
    gboolean open;
    gboolean cancelled; /* whether the job was when the gate opened */
} Gate;

static gboolean
pass_gate (
    gpointer data, gpointer gate_data, GCancellable *cancellable, GValue *result, GError **error)
{
    Gate *gate = gate_data;

    g_mutex_lock (&gate->mutex);
    gate->reached = TRUE;
    g_cond_broadcast (&gate->cond);
    while (!gate->open)
        g_cond_wait (&gate->cond, &gate->mutex);
    gate->cancelled = cancellable != NULL && g_cancellable_is_cancelled (cancellable);
    g_mutex_unlock (&gate->mutex);
    g_value_init (result, G_TYPE_BOOLEAN);
    return TRUE;
}

static void
await_reached (Gate *gate)
{
    g_mutex_lock (&gate->mutex);
    while (!gate->reached)
        g_cond_wait (&gate->cond, &gate->mutex);
    g_mutex_unlock (&gate->mutex);
}

static void
open_gate (Gate *gate)
{
    g_mutex_lock (&gate->mutex);
    gate->open = TRUE;
    g_cond_broadcast (&gate->cond);
    g_mutex_unlock (&gate->mutex);
}

static void
test_order (void)
{
    Session *session = session_new ();
    g_autoptr (SojournWorker) worker = start (session);
    Gate gate = { 0 };
    DexFuture *last;

    dex_future_disown (
        sojourn_worker_run (worker, SOJOURN_WORK_WRITE, pass_gate, NULL, &gate, NULL));
    dex_future_disown (
        sojourn_worker_run (worker, SOJOURN_WORK_BACKGROUND, write_log, NULL, "z", NULL));
    for (char c = 'a'; c < 'z'; c++) {
        char *word = g_strndup (&c, 1);

        dex_future_disown (sojourn_worker_run (
            worker, c % 2 ? SOJOURN_WORK_READ : SOJOURN_WORK_WRITE, write_log, NULL, word, g_free));
    }
    last = sojourn_worker_run (worker, SOJOURN_WORK_BACKGROUND, write_log, NULL, "!", NULL);
    open_gate (&gate);
    dex_await_boolean (last, NULL);
    g_assert_cmpstr (session->log->str, ==, "abcdefghijklmnopqrstuvwxyz!");
    dex_await_boolean (sojourn_worker_close (worker), NULL);
    g_assert_true (session->closed);
    session_free (session);
}

static void
test_failed_open (void)
{
    g_autoptr (SojournWorker) worker =
        sojourn_worker_new ("test", fail_to_open, close_session, NULL, NULL);
    DexFuture *futures[SOJOURN_WORK_BACKGROUND + 1];

    for (guint i = 0; i < G_N_ELEMENTS (futures); i++)
        futures[i] = sojourn_worker_run (worker, i, write_log, NULL, "a", NULL);
    for (guint i = 0; i < G_N_ELEMENTS (futures); i++) {
        g_autoptr (GError) error = NULL;

        g_assert_null (dex_await_string (futures[i], &error));
        g_assert_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_OPEN);
    }
    dex_await_boolean (sojourn_worker_close (worker), NULL);
}

static void
test_close_drains (void)
{
    Session *session = session_new ();
    g_autoptr (SojournWorker) worker = start (session);
    g_autoptr (GError) late = NULL;
    g_autoptr (GError) dropped = NULL;
    Gate gate = { 0 };
    DexFuture *background, *closed;

    dex_future_disown (
        sojourn_worker_run (worker, SOJOURN_WORK_WRITE, pass_gate, NULL, &gate, NULL));
    for (guint i = 0; i < 100; i++)
        dex_future_disown (
            sojourn_worker_run (worker, SOJOURN_WORK_WRITE, write_log, NULL, "a", NULL));
    background = sojourn_worker_run (worker, SOJOURN_WORK_BACKGROUND, write_log, NULL, "b", NULL);
    closed = sojourn_worker_close (worker);
    dex_await (sojourn_worker_run (worker, SOJOURN_WORK_WRITE, write_log, NULL, "c", NULL), &late);
    g_assert_error (late, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CANCELLED);

    open_gate (&gate);
    g_assert_true (dex_await_boolean (closed, NULL));
    dex_await (background, &dropped);
    g_assert_error (dropped, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CANCELLED);
    g_assert_cmpuint (session->log->len, ==, 100);
    g_assert_null (strpbrk (session->log->str, "bc"));
    session_free (session);
}

/* To drop the future of a read cancels it, whether it runs or waits; a write is done. */
static void
test_drop (void)
{
    Session *session = session_new ();
    g_autoptr (SojournWorker) worker = start (session);
    Gate gate = { 0 };
    DexFuture *running =
        sojourn_worker_run (worker, SOJOURN_WORK_READ, pass_gate, NULL, &gate, NULL);
    DexFuture *waiting = sojourn_worker_run (worker, SOJOURN_WORK_READ, write_log, NULL, "r", NULL);
    DexFuture *writing =
        sojourn_worker_run (worker, SOJOURN_WORK_WRITE, write_log, NULL, "w", NULL);

    await_reached (&gate);
    dex_clear (&running);
    dex_clear (&waiting);
    dex_clear (&writing);
    open_gate (&gate);
    dex_await_boolean (sojourn_worker_close (worker), NULL);
    g_assert_true (gate.cancelled);
    g_assert_cmpstr (session->log->str, ==, "w");
    session_free (session);
}

static DexFuture *
await_forever (gpointer future)
{
    dex_await (future, NULL);
    return dex_future_new_for_boolean (TRUE);
}

/* Lets the other fibers go on. */
static void
yield_to_fibers (void)
{
    Session *session = session_new ();
    g_autoptr (SojournWorker) other = start (session);

    for (guint i = 0; i < 3; i++)
        g_free (dex_await_string (
            sojourn_worker_run (other, SOJOURN_WORK_WRITE, write_log, NULL, "y", NULL), NULL));
    dex_await_boolean (sojourn_worker_close (other), NULL);
    session_free (session);
}

/* The same through a fiber that awaits it, as objects hold their loads: the fiber is held within a
 * set, since a fiber by itself goes on when its future is dropped. */
static void
test_drop_fiber (void)
{
    Session *session = session_new ();
    g_autoptr (SojournWorker) worker = start (session);
    Gate gate = { 0 };
    DexFuture *job = sojourn_worker_run (worker, SOJOURN_WORK_READ, pass_gate, NULL, &gate, NULL);
    DexFuture *load =
        dex_future_first (dex_scheduler_spawn (NULL, 0, await_forever, job, NULL), NULL);

    await_reached (&gate);
    yield_to_fibers ();
    dex_clear (&load);
    yield_to_fibers ();
    open_gate (&gate);
    dex_await_boolean (sojourn_worker_close (worker), NULL);
    g_assert_true (gate.cancelled);
    session_free (session);
}

static void
on_log_done_cb (const GValue *result, gpointer word)
{
    g_assert_true (g_main_context_is_owner (g_main_context_default ()));
    g_assert_cmpstr (g_value_get_string (result), ==, "a");
    *(char *)word = 'b';
}

/* Everyone is told on the main context, before who asked. */
static void
test_done (void)
{
    Session *session = session_new ();
    g_autoptr (SojournWorker) worker = start (session);
    char word[] = "a";
    g_autofree char *answer = dex_await_string (
        sojourn_worker_run (worker, SOJOURN_WORK_WRITE, write_log, on_log_done_cb, word, NULL),
        NULL);

    g_assert_cmpstr (answer, ==, "a");
    g_assert_cmpstr (word, ==, "b");
    dex_await_boolean (sojourn_worker_close (worker), NULL);
    session_free (session);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    dex_init ();
    fiber_test_add ("/worker/order", test_order);
    fiber_test_add ("/worker/failed-open", test_failed_open);
    fiber_test_add ("/worker/close-drains", test_close_drains);
    fiber_test_add ("/worker/drop", test_drop);
    fiber_test_add ("/worker/drop-fiber", test_drop_fiber);
    fiber_test_add ("/worker/done", test_done);
    return g_test_run ();
}
