/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-window-toasts.h"

#include "sojourn-window-private.h"

#include <glib/gi18n.h>

/* What the window says of what was done, and how it is undone. */

typedef struct {
    SojournWindow *window;     /* (owned) */
    SojournChangeSet *changes; /* (nullable) (owned): what to do */
    SojournReceipt *receipt;   /* (nullable) (owned): what to take back, or NULL for the last act */
    char *text;                /* (nullable) (owned): what to say of it */
} Task;

static void
task_free (Task *task)
{
    g_object_unref (task->window);
    g_clear_pointer (&task->changes, sojourn_change_set_unref);
    g_clear_pointer (&task->receipt, sojourn_receipt_unref);
    g_free (task->text);
    g_free (task);
}

static Task *
task_new (SojournWindow *window, SojournReceipt *receipt)
{
    Task *task = g_new0 (Task, 1);

    task->window = g_object_ref (window);
    task->receipt = receipt != NULL ? sojourn_receipt_ref (receipt) : NULL;
    return task;
}

static SojournOffice *
get_office (SojournWindow *window)
{
    return sojourn_context_get_office (sojourn_window_get_context (window));
}

static DexFuture *
apply_in_fiber (gpointer user_data)
{
    Task *task = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournReceipt) receipt =
        dex_await_boxed (sojourn_office_apply (get_office (task->window), task->changes), &error);

    if (receipt != NULL && task->text != NULL)
        sojourn_window_show_undo (task->window, receipt, task->text);
    if (receipt == NULL) {
        sojourn_window_show_error (task->window, error);
        return dex_future_new_for_error (g_steal_pointer (&error));
    }
    return dex_future_new_true ();
}

static DexFuture *
undo_in_fiber (gpointer user_data)
{
    Task *task = user_data;
    SojournOffice *office = get_office (task->window);
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournReceipt) receipt =
        dex_await_boxed (task->receipt != NULL ? sojourn_office_undo_receipt (office, task->receipt)
                                               : sojourn_office_undo (office),
                         &error);
    g_autofree char *text = NULL;

    if (receipt == NULL) {
        sojourn_window_show_error (task->window, error);
    } else {
        /* Translators: %s is what was done, such as “Clinic: Name changed” */
        text = g_strdup_printf (_ ("Undone: %s"), sojourn_receipt_get_summary (receipt));
        sojourn_window_show_toast (task->window, text);
    }
    return dex_future_new_true ();
}

static void
spawn (Task *task, DexFiberFunc func)
{
    dex_future_disown (dex_scheduler_spawn (NULL, 0, func, task, (GDestroyNotify)task_free));
}

static void
on_toast_button_clicked_cb (AdwToast *toast, gpointer user_data)
{
    Task *task = user_data;

    spawn (task_new (task->window, task->receipt), undo_in_fiber);
}

static void
free_task_closure (gpointer task, GClosure *closure)
{
    task_free (task);
}

/* For the action `win.undo`. */
void
sojourn_window_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournWindow *self = SOJOURN_WINDOW (widget);

    if (get_office (self) != NULL)
        spawn (task_new (self, NULL), undo_in_fiber);
}

/**
 * sojourn_window_show_toast:
 * @self: a window
 * @text: one translated sentence, without markup
 *
 * Says something that needs no answer.
 */
void
sojourn_window_show_toast (SojournWindow *self, const char *text)
{
    g_return_if_fail (SOJOURN_IS_WINDOW (self));

    sojourn_window_add_toast (self, adw_toast_new (text));
}

/**
 * sojourn_window_show_undo:
 * @self: a window
 * @receipt: what was done
 * @text: the same, in a translated sentence without markup
 *
 * Says what was done, with a button that takes it back.
 */
void
sojourn_window_show_undo (SojournWindow *self, SojournReceipt *receipt, const char *text)
{
    AdwToast *toast;

    g_return_if_fail (SOJOURN_IS_WINDOW (self));

    toast = adw_toast_new (text);
    if (sojourn_receipt_get_undo (receipt) != NULL) {
        adw_toast_set_button_label (toast, _ ("_Undo"));
        g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_toast_button_clicked_cb),
                               task_new (self, receipt), free_task_closure, G_CONNECT_DEFAULT);
    }
    sojourn_window_add_toast (self, toast);
}

/**
 * sojourn_window_show_error:
 * @self: a window
 * @error: what went wrong; its message is a sentence for the user
 *
 * Says what went wrong. What was given up on purpose is not worth a word.
 */
void
sojourn_window_show_error (SojournWindow *self, const GError *error)
{
    AdwToast *toast;

    g_return_if_fail (SOJOURN_IS_WINDOW (self));

    if (g_error_matches (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CANCELLED))
        return;
    toast = adw_toast_new (error->message);
    adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
    adw_toast_set_timeout (toast, 10);
    sojourn_window_add_toast (self, toast);
}

/**
 * sojourn_window_store:
 * @self: a window
 * @changes: what a person did
 * @text: (nullable): the same, in a translated sentence without markup, or %NULL to say nothing
 *
 * Stores what a person did, and says so with a way back, or says what went wrong.
 *
 * Returns: (transfer full): a [class@Dex.Future] that resolves to %TRUE once it is stored, or
 *   rejects with what was said
 */
DexFuture *
sojourn_window_store (SojournWindow *self, SojournChangeSet *changes, const char *text)
{
    Task *task;

    g_return_val_if_fail (SOJOURN_IS_WINDOW (self), NULL);

    task = task_new (self, NULL);
    task->changes = sojourn_change_set_ref (changes);
    task->text = g_strdup (text);
    return dex_scheduler_spawn (NULL, 0, apply_in_fiber, task, (GDestroyNotify)task_free);
}

/**
 * sojourn_window_apply:
 * @self: a window
 * @changes: what a person did
 * @text: (nullable): the same, in a translated sentence without markup, or %NULL to say nothing
 *
 * Does the same for who need not know how it went.
 */
void
sojourn_window_apply (SojournWindow *self, SojournChangeSet *changes, const char *text)
{
    g_return_if_fail (SOJOURN_IS_WINDOW (self));

    dex_future_disown (sojourn_window_store (self, changes, text));
}
