/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-receipt-private.h"
#include "sojourn-store-private.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <sys/stat.h>

/**
 * SojournStore:
 *
 * The desk: every case and the catalogue, in one SQLite file that belongs to this program alone.
 *
 * All work is done on a thread of its own, in the order it was asked for; nothing here ever blocks.
 * What may wait returns a [class@Dex.Future] that rejects with %SOJOURN_STORE_ERROR. To drop the
 * future of a read cancels it; a write, once handed in, is done whatever becomes of its future. All
 * functions are for the thread that opened the store.
 */
struct _SojournStore {
    GObject parent_instance;

    SojournWorker *worker;          /* (owned) (nullable): until disposed */
    SojournSessionOptions *options; /* (unowned): belongs to the worker */
    char *path;                     /* (owned) */
};

enum {
    SIGNAL_CHANGED,
    N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SojournStore, sojourn_store, G_TYPE_OBJECT)

static void
free_options (gpointer data)
{
    SojournSessionOptions *options = data;

    g_free (options->path);
    g_free (options);
}

static gpointer
open_session (gpointer data, GError **error)
{
    return sojourn_session_open (data, error);
}

static void
close_session (gpointer session)
{
    sojourn_session_close (session);
}

static gboolean
confirm (gpointer session, gpointer data, GCancellable *cancellable, GValue *result, GError **error)
{
    g_value_init (result, G_TYPE_BOOLEAN);
    g_value_set_boolean (result, TRUE);
    return TRUE;
}

static DexFuture *
open_fiber (gpointer user_data)
{
    SojournStore *self = user_data;
    g_autoptr (GError) error = NULL;

    if (dex_await_boolean (sojourn_store_run (self, SOJOURN_WORK_WRITE, confirm, NULL, NULL, NULL),
                           &error))
        return dex_future_new_take_object (g_object_ref (self));
    return dex_future_new_for_error (g_steal_pointer (&error));
}

static DexFuture *
open_store (const char *path, SojournConnectionMode mode, SojournClock clock)
{
    g_autoptr (SojournStore) self = g_object_new (SOJOURN_TYPE_STORE, NULL);

    self->path = g_strdup (path);
    self->options = g_new0 (SojournSessionOptions, 1);
    self->options->path = g_strdup (path);
    self->options->mode = mode;
    self->options->clock = clock;
    self->options->migrations = sojourn_migrations_get ();
    self->worker = sojourn_worker_new ("sojourn-store", open_session, close_session, self->options,
                                       free_options);
    return dex_scheduler_spawn (NULL, 0, open_fiber, g_steal_pointer (&self), g_object_unref);
}

static void
sojourn_store_dispose (GObject *object)
{
    SojournStore *self = SOJOURN_STORE (object);

    self->options = NULL;
    if (self->worker != NULL)
        dex_future_disown (sojourn_worker_close (self->worker));
    g_clear_pointer (&self->worker, sojourn_worker_unref);
    G_OBJECT_CLASS (sojourn_store_parent_class)->dispose (object);
}

static void
sojourn_store_finalize (GObject *object)
{
    SojournStore *self = SOJOURN_STORE (object);

    g_free (self->path);
    G_OBJECT_CLASS (sojourn_store_parent_class)->finalize (object);
}

static void
sojourn_store_class_init (SojournStoreClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);

    object_class->dispose = sojourn_store_dispose;
    object_class->finalize = sojourn_store_finalize;

    /**
     * SojournStore::changed:
     * @self: the store
     * @receipt: what changed
     *
     * Emitted once after every transaction that changed something, on the thread that opened the
     * store and before the future of that change resolves.
     */
    signals[SIGNAL_CHANGED] =
        g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 1, SOJOURN_TYPE_RECEIPT | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
sojourn_store_init (SojournStore *self)
{
}

/**
 * sojourn_store_run:
 * @self: a store
 * @mode: how the work is done
 * @func: does it, with the #SojournSession
 * @done: (nullable): tells of it
 * @data: (nullable) (transfer full): for both
 * @destroy: (nullable): frees @data
 *
 * Hands work to the thread of the store.
 *
 * Returns: (transfer full): as [func@worker_run]
 */
DexFuture *
sojourn_store_run (SojournStore *self,
                   SojournWorkMode mode,
                   SojournWorkFunc func,
                   SojournWorkDoneFunc done,
                   gpointer data,
                   GDestroyNotify destroy)
{
    return sojourn_worker_run (self->worker, mode, func, done, data, destroy);
}

/**
 * sojourn_store_announce:
 * @self: a store
 * @receipt: what changed
 *
 * Tells everyone, and has the rules look at what is left to be looked at.
 */
void
sojourn_store_announce (SojournStore *self, SojournReceipt *receipt)
{
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, receipt);
    if (sojourn_receipt_is_unfinished (receipt))
        dex_future_disown (sojourn_store_refresh_findings (self));
}

/**
 * sojourn_store_prepare_process:
 *
 * What a program does first, before it has threads: files it makes are for this user alone, and a
 * limit on their size (`ulimit -f`) makes a write fail like a full disk instead of ending the
 * program.
 */
void
sojourn_store_prepare_process (void)
{
    umask (0077);
    signal (SIGXFSZ, SIG_IGN);
}

/**
 * sojourn_store_open:
 * @path: (type filename): where the database is, or is to be
 * @clock: what “now” means to the store
 *
 * Opens the desk. If there is no file, one is made, for this user alone. An older schema is brought
 * up to date, after a verified copy beside the file. A file that is foreign, damaged, newer or in
 * use is left byte for byte as it was.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to a #SojournStore or rejects with
 *   %SOJOURN_STORE_ERROR: OPEN, CORRUPT, FOREIGN, BUSY, READ_ONLY, FULL, TOO_NEW or IO
 */
DexFuture *
sojourn_store_open (const char *path, SojournClock clock)
{
    g_return_val_if_fail (path != NULL, NULL);

    return open_store (path, SOJOURN_CONNECTION_READ_WRITE, clock);
}

/**
 * sojourn_store_open_read_only:
 * @path: (type filename): a database
 * @clock: what “now” means to the store
 *
 * Opens the desk to look at it, also where nothing can be written. What would write rejects with
 * %SOJOURN_STORE_ERROR_READ_ONLY.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to a #SojournStore or rejects with
 *   %SOJOURN_STORE_ERROR: OPEN, CORRUPT, FOREIGN, BUSY or TOO_NEW
 */
DexFuture *
sojourn_store_open_read_only (const char *path, SojournClock clock)
{
    g_return_val_if_fail (path != NULL, NULL);

    return open_store (path, SOJOURN_CONNECTION_READ_ONLY, clock);
}

/**
 * sojourn_store_close:
 * @self: a store
 *
 * Does what was asked for so far, then closes the file. What is asked for afterwards rejects with
 * %SOJOURN_STORE_ERROR_CANCELLED.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to %TRUE when the file is closed
 */
DexFuture *
sojourn_store_close (SojournStore *self)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);

    return sojourn_worker_close (self->worker);
}

/**
 * sojourn_store_get_path:
 * @self: a store
 *
 * Returns: (transfer none) (type filename): the file
 */
const char *
sojourn_store_get_path (SojournStore *self)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);

    return self->path;
}

/**
 * sojourn_store_get_warning:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): a sentence for the user about the place of the file, or
 * %NULL if it lies well
 */
const char *
sojourn_store_get_warning (SojournStore *self)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), NULL);

    return g_atomic_int_get (&self->options->cautious)
               ? _ ("The database lies on a disk of the network. That is slow, and a failure of "
                    "the network may damage it. Keep it on a disk of this computer.")
               : NULL;
}

/**
 * sojourn_store_is_read_only:
 * @self: a store
 *
 * Returns: whether nothing can be written: it was opened so, or the disk failed since
 */
gboolean
sojourn_store_is_read_only (SojournStore *self)
{
    g_return_val_if_fail (SOJOURN_IS_STORE (self), TRUE);

    return g_atomic_int_get (&self->options->read_only);
}
