/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-load.h"

typedef struct {
    GWeakRef asker;
    DexFuture *future; /* (nullable) (owned): until it is awaited */
    SojournLoadedFunc loaded;
} Load;

static void
load_free (Load *load)
{
    g_weak_ref_clear (&load->asker);
    dex_clear (&load->future);
    g_free (load);
}

static DexFuture *
load_in_fiber (gpointer user_data)
{
    Load *load = user_data;
    g_autoptr (GError) error = NULL;
    DexFuture *future = g_steal_pointer (&load->future);
    const GValue *value =
        dex_await (dex_ref (future), &error) ? dex_future_get_value (future, NULL) : NULL;
    g_autoptr (GObject) asker = g_weak_ref_get (&load->asker);

    if (asker != NULL)
        load->loaded (asker, value != NULL ? g_value_get_boxed (value) : NULL, error);
    dex_unref (future);
    return dex_future_new_true ();
}

/**
 * sojourn_load_for:
 * @asker: (type GObject): who asks; it is not kept alive
 * @future: (transfer full): a future that resolves to a boxed value
 * @loaded: what is called when it has settled, if @asker is still there
 *
 * Waits for something that a model or a page shows. Of the main thread.
 *
 * Returns: (transfer full): a future to be held while the answer is wanted
 */
DexFuture *
sojourn_load_for (gpointer asker, DexFuture *future, SojournLoadedFunc loaded)
{
    Load *load = g_new0 (Load, 1);

    g_weak_ref_init (&load->asker, asker);
    load->future = future;
    load->loaded = loaded;
    return dex_scheduler_spawn (NULL, 0, load_in_fiber, load, (GDestroyNotify)load_free);
}
