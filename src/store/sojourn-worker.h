/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-store-error.h"

#include <libdex.h>

G_BEGIN_DECLS

/* One thread that has something to itself, the session, and does one job after the other, in the
 * order they were handed in. Every job answers with a future. */
typedef struct _SojournWorker SojournWorker;

/* Opens the session, on the thread; NULL with an error rejects every job. */
typedef gpointer (*SojournWorkerOpenFunc) (gpointer data, GError **error);

/* Does a job, on the thread. Sets @result, or fails with @error. Of a job that may be cancelled,
 * @cancellable tells; of others it is NULL. */
typedef gboolean (*SojournWorkFunc) (
    gpointer session, gpointer data, GCancellable *cancellable, GValue *result, GError **error);

/* Tells of a job that succeeded, on the main context of who handed it in, before its future
 * resolves. */
typedef void (*SojournWorkDoneFunc) (const GValue *result, gpointer data);

/**
 * SojournWorkMode:
 * @SOJOURN_WORK_READ: cancelled when its future is dropped
 * @SOJOURN_WORK_WRITE: never cancelled
 * @SOJOURN_WORK_BACKGROUND: never cancelled, and only done when nothing else waits
 *
 * How a job is done.
 */
typedef enum {
    SOJOURN_WORK_READ,
    SOJOURN_WORK_WRITE,
    SOJOURN_WORK_BACKGROUND,
} SojournWorkMode;

SojournWorker *sojourn_worker_new (const char *name,
                                   SojournWorkerOpenFunc open,
                                   GDestroyNotify close,
                                   gpointer data,
                                   GDestroyNotify destroy);
SojournWorker *sojourn_worker_ref (SojournWorker *self);
void sojourn_worker_unref (SojournWorker *self);

DexFuture *sojourn_worker_run (SojournWorker *self,
                               SojournWorkMode mode,
                               SojournWorkFunc func,
                               SojournWorkDoneFunc done,
                               gpointer data,
                               GDestroyNotify destroy) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_worker_close (SojournWorker *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournWorker, sojourn_worker_unref)

G_END_DECLS
