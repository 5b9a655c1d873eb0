/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-dialog-store.h"

#include "sojourn-window-toasts.h"

#include <glib/gi18n-lib.h>

/* The end of a dialog in which something was typed: it closes when that is stored, not before. */

typedef struct {
    AdwDialog *dialog;         /* (owned) */
    SojournWindow *window;     /* (owned) */
    SojournOffice *office;     /* (owned) */
    SojournChangeSet *changes; /* (owned) */
    GtkWidget *focus;          /* (nullable) (owned): where the person was */
    char *text;                /* (owned) */
} Task;

static void
task_free (gpointer data)
{
    Task *task = data;

    g_object_unref (task->dialog);
    g_object_unref (task->window);
    g_object_unref (task->office);
    sojourn_change_set_unref (task->changes);
    g_clear_object (&task->focus);
    g_free (task->text);
    g_free (task);
}

static gboolean
is_open (AdwDialog *dialog)
{
    return gtk_widget_get_root (GTK_WIDGET (dialog)) != NULL;
}

/* As it was before, with all that was typed; nobody who gave it up needs it back. */
static void
stay (Task *task, const GError *error)
{
    gtk_widget_set_sensitive (GTK_WIDGET (task->dialog), TRUE);
    if (!is_open (task->dialog)) {
        sojourn_window_show_error (task->window, error);
        return;
    }
    if (task->focus != NULL)
        gtk_widget_grab_focus (task->focus);
    sojourn_dialog_refuse (task->dialog, error);
}

static DexFuture *
store_in_fiber (gpointer user_data)
{
    Task *task = user_data;
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournReceipt) receipt =
        dex_await_boxed (sojourn_office_apply (task->office, task->changes), &error);

    if (receipt == NULL) {
        stay (task, error);
        return dex_future_new_true ();
    }
    if (is_open (task->dialog))
        adw_dialog_force_close (task->dialog);
    sojourn_window_show_undo (task->window, receipt, task->text);
    return dex_future_new_true ();
}

/**
 * sojourn_dialog_refuse:
 * @dialog: a dialog that is open
 * @error: why something cannot be done; its message is a sentence for the user
 *
 * Says so over the dialog, which stays.
 */
void
sojourn_dialog_refuse (AdwDialog *dialog, const GError *error)
{
    AdwDialog *alert = adw_alert_dialog_new (_ ("This Cannot Be Done"), error->message);

    adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _ ("_Close"));
    adw_dialog_present (alert, GTK_WIDGET (dialog));
}

/**
 * sojourn_dialog_store:
 * @dialog: a dialog that is open
 * @window: the window it is over
 * @office: the office
 * @changes: what was put together in it
 * @text: the same, in a translated sentence without markup
 *
 * Stores it. Once it is stored the dialog closes, and the window says what was done, with a way
 * back; if it cannot be stored, the dialog says why and stays, with all that was typed. Until then
 * nothing more can be done in it.
 */
void
sojourn_dialog_store (AdwDialog *dialog,
                      SojournWindow *window,
                      SojournOffice *office,
                      SojournChangeSet *changes,
                      const char *text)
{
    Task *task;

    g_return_if_fail (ADW_IS_DIALOG (dialog));

    task = g_new0 (Task, 1);
    task->dialog = g_object_ref (dialog);
    task->window = g_object_ref (window);
    task->office = g_object_ref (office);
    task->changes = sojourn_change_set_ref (changes);
    g_set_object (&task->focus, gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (dialog))));
    task->text = g_strdup (text);
    gtk_widget_set_sensitive (GTK_WIDGET (dialog), FALSE);
    dex_future_disown (dex_scheduler_spawn (NULL, 0, store_in_fiber, task, task_free));
}
