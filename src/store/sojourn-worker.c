/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-worker.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* Between two things that a person asks for there is often less than this: nothing else is begun
 * in between. */
#define QUIET_MICROSECONDS (100 * 1000)

typedef struct {
    SojournWorkFunc func;
    SojournWorkDoneFunc done;  /* (nullable) */
    gpointer data;             /* (owned) (nullable) */
    GDestroyNotify destroy;    /* (nullable) */
    GMainContext *context;     /* (owned): of who handed it in */
    DexPromise *promise;       /* (owned) */
    GCancellable *cancellable; /* (owned) (nullable) */
    GValue result;
} Job;

struct _SojournWorker {
    gatomicrefcount references;
    SojournWorkerOpenFunc open;
    GDestroyNotify close;
    gpointer data;          /* (owned) (nullable): for open */
    GDestroyNotify destroy; /* (nullable) */

    GMutex mutex;
    GCond wake;
    GQueue jobs;        /* (mutex mutex) (owned) (element-type Job) */
    GQueue background;  /* (mutex mutex) (owned) (element-type Job) */
    gboolean closing;   /* (mutex mutex) */
    DexPromise *closed; /* (owned): resolves when the session is closed */
};

static void
free_job (gpointer data)
{
    Job *job = data;

    if (job->destroy != NULL)
        job->destroy (job->data);
    if (G_IS_VALUE (&job->result))
        g_value_unset (&job->result);
    g_clear_object (&job->cancellable);
    g_main_context_unref (job->context);
    dex_unref (job->promise);
    g_free (job);
}

static GError *
make_cancelled_error (void)
{
    return g_error_new_literal (SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CANCELLED,
                                _ ("This was cancelled. Nothing was changed."));
}

static gboolean
on_job_done_cb (gpointer data)
{
    Job *job = data;

    job->done (&job->result, job->data);
    dex_promise_resolve (job->promise, &job->result);
    return G_SOURCE_REMOVE;
}

/* Not g_main_context_invoke(), which would call at once on this thread if no loop runs. */
static void
hand_over (Job *job)
{
    g_autoptr (GSource) source = g_idle_source_new ();

    g_source_set_priority (source, G_PRIORITY_DEFAULT);
    g_source_set_callback (source, on_job_done_cb, job, free_job);
    g_source_attach (source, job->context);
}

static void
do_job (Job *job, gpointer session, const GError *refusal)
{
    GError *error = NULL;

    if (refusal != NULL) {
        error = g_error_copy (refusal);
    } else if (job->cancellable != NULL && g_cancellable_is_cancelled (job->cancellable)) {
        error = make_cancelled_error ();
    } else if (job->func (session, job->data, job->cancellable, &job->result, &error) &&
               job->done != NULL) {
        hand_over (job);
        return;
    }

    if (error != NULL)
        dex_promise_reject (job->promise, error);
    else
        dex_promise_resolve (job->promise, &job->result);
    free_job (job);
}

/* Waits until there is something to do: @quiet_until is when the background may go on. */
static void
wait (SojournWorker *self, gint64 quiet_until)
{
    while (g_queue_is_empty (&self->jobs) && !self->closing) {
        if (g_queue_is_empty (&self->background))
            g_cond_wait (&self->wake, &self->mutex);
        else if (!g_cond_wait_until (&self->wake, &self->mutex, quiet_until))
            return;
    }
}

static Job *
wait_for_job (SojournWorker *self, gint64 *quiet_until)
{
    g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

    wait (self, *quiet_until);
    if (!g_queue_is_empty (&self->jobs)) {
        *quiet_until = g_get_monotonic_time () + QUIET_MICROSECONDS;
        return g_queue_pop_head (&self->jobs);
    }
    return self->closing ? NULL : g_queue_pop_head (&self->background);
}

static void
drop_background (SojournWorker *self)
{
    g_autoptr (GError) error = make_cancelled_error ();
    Job *job;

    while ((job = g_queue_pop_head (&self->background)) != NULL)
        do_job (job, NULL, error);
}

static gpointer
run_thread (gpointer data)
{
    SojournWorker *self = data;
    g_autoptr (GError) refusal = NULL;
    gpointer session = self->open (self->data, &refusal);
    gint64 quiet_until = 0;
    Job *job;

    while ((job = wait_for_job (self, &quiet_until)) != NULL)
        do_job (job, session, refusal);
    drop_background (self);
    if (session != NULL)
        self->close (session);
    dex_promise_resolve_boolean (self->closed, TRUE);
    sojourn_worker_unref (self);
    return NULL;
}

/**
 * sojourn_worker_new:
 * @name: the name of the thread, for debuggers
 * @open: opens the session, on the thread
 * @close: closes it, on the thread
 * @data: (nullable) (transfer full): for @open
 * @destroy: (nullable): frees @data
 *
 * Starts a worker. Its first act is to open the session; jobs may be handed in meanwhile.
 *
 * Returns: (transfer full): the worker
 */
SojournWorker *
sojourn_worker_new (const char *name,
                    SojournWorkerOpenFunc open,
                    GDestroyNotify close,
                    gpointer data,
                    GDestroyNotify destroy)
{
    SojournWorker *self = g_new0 (SojournWorker, 1);

    g_atomic_ref_count_init (&self->references);
    self->open = open;
    self->close = close;
    self->data = data;
    self->destroy = destroy;
    g_mutex_init (&self->mutex);
    g_cond_init (&self->wake);
    g_queue_init (&self->jobs);
    g_queue_init (&self->background);
    self->closed = dex_promise_new ();
    g_thread_unref (g_thread_new (name, run_thread, sojourn_worker_ref (self)));
    return self;
}

/**
 * sojourn_worker_ref:
 * @self: a worker
 *
 * Returns: (transfer full): @self
 */
SojournWorker *
sojourn_worker_ref (SojournWorker *self)
{
    g_atomic_ref_count_inc (&self->references);
    return self;
}

/**
 * sojourn_worker_unref:
 * @self: (transfer full): a worker
 *
 * Gives up a reference. The thread has one of its own until it was told to close.
 */
void
sojourn_worker_unref (SojournWorker *self)
{
    if (!g_atomic_ref_count_dec (&self->references))
        return;
    if (self->destroy != NULL)
        self->destroy (self->data);
    dex_unref (self->closed);
    g_mutex_clear (&self->mutex);
    g_cond_clear (&self->wake);
    g_free (self);
}

/**
 * sojourn_worker_run:
 * @self: a worker
 * @mode: how the job is done
 * @func: does it, on the thread
 * @done: (nullable): tells of it
 * @data: (nullable) (transfer full): for both
 * @destroy: (nullable): frees @data, on either thread
 *
 * Hands in a job. Never blocks.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to what @func sets, or rejects with
 *   its error, the error of opening, or %SOJOURN_STORE_ERROR_CANCELLED
 */
DexFuture *
sojourn_worker_run (SojournWorker *self,
                    SojournWorkMode mode,
                    SojournWorkFunc func,
                    SojournWorkDoneFunc done,
                    gpointer data,
                    GDestroyNotify destroy)
{
    g_autoptr (GMutexLocker) locker = NULL;
    Job *job = g_new0 (Job, 1);
    DexFuture *future;

    job->func = func;
    job->done = done;
    job->data = data;
    job->destroy = destroy;
    job->context = g_main_context_ref_thread_default ();
    job->promise = mode == SOJOURN_WORK_READ ? dex_promise_new_cancellable () : dex_promise_new ();
    if (mode == SOJOURN_WORK_READ)
        job->cancellable = g_object_ref (dex_promise_get_cancellable (job->promise));
    future = dex_ref (DEX_FUTURE (job->promise));

    locker = g_mutex_locker_new (&self->mutex);
    if (self->closing) {
        dex_promise_reject (job->promise, make_cancelled_error ());
        free_job (job);
    } else {
        g_queue_push_tail (mode == SOJOURN_WORK_BACKGROUND ? &self->background : &self->jobs, job);
        g_cond_signal (&self->wake);
    }
    return mode == SOJOURN_WORK_READ ? dex_future_first (future, NULL) : future;
}

/**
 * sojourn_worker_close:
 * @self: a worker
 *
 * Ends the worker: the jobs that were handed in are done, those in the background are dropped, no
 * more are taken, and the session is closed. May be called more than once.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to %TRUE when all that is done
 */
DexFuture *
sojourn_worker_close (SojournWorker *self)
{
    g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

    self->closing = TRUE;
    g_cond_signal (&self->wake);
    return dex_ref (DEX_FUTURE (self->closed));
}
