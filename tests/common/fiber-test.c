/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"

/* GTest's messages and ASan's frames want more than a fiber's usual 128 KiB. */
#define STACK_BYTES (8 * 1024 * 1024)

static DexFuture *
test_fiber (gpointer user_data)
{
    FiberTestFunc *func = user_data;

    (*func) ();
    return dex_future_new_for_boolean (TRUE);
}

static DexFuture *
quit (DexFuture *future, gpointer user_data)
{
    g_main_loop_quit (user_data);
    return NULL;
}

static void
run_in_fiber (gconstpointer user_data)
{
    g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
    DexFuture *fiber =
        dex_scheduler_spawn (NULL, STACK_BYTES, test_fiber, (gpointer)user_data, NULL);

    fiber =
        dex_future_finally (fiber, quit, g_main_loop_ref (loop), (GDestroyNotify)g_main_loop_unref);
    g_main_loop_run (loop);
    dex_unref (fiber);
}

/**
 * fiber_test_add:
 * @path: the name of the test
 * @func: the test; it may await
 *
 * Adds a test that runs in a fiber of the main context. The caller has called dex_init().
 */
void
fiber_test_add (const char *path, FiberTestFunc func)
{
    FiberTestFunc *held = g_new (FiberTestFunc, 1);

    *held = func;
    g_test_add_data_func_full (path, held, run_in_fiber, g_free);
}
