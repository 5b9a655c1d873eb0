/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-override-dialog.h"

#include "sojourn-dialog-store.h"
#include "sojourn-window-toasts.h"

#include <glib/gi18n.h>

/**
 * SojournOverrideDialog:
 *
 * Asks who overrules a finding, and why. Both stand in the history for good.
 */
struct _SojournOverrideDialog {
    AdwAlertDialog parent_instance;

    SojournWindow *window;   /* (nullable) (owned): to tell the outcome */
    SojournOffice *office;   /* (nullable) (owned) */
    SojournFinding *finding; /* (nullable) (owned) */
    char *case_uuid;         /* (nullable) (owned) */

    AdwEntryRow *reason;
    AdwEntryRow *name;
};

G_DEFINE_FINAL_TYPE (SojournOverrideDialog, sojourn_override_dialog, ADW_TYPE_ALERT_DIALOG)

static char *
dup_entry (AdwEntryRow *entry)
{
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
on_entry_changed_cb (SojournOverrideDialog *self)
{
    g_autofree char *reason = dup_entry (self->reason);
    g_autofree char *name = dup_entry (self->name);

    adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "override",
                                           *reason != '\0' && *name != '\0');
}

static SojournOverrideDialog *
new_dialog (SojournWindow *window,
            SojournOffice *office,
            const char *case_uuid,
            SojournFinding *finding)
{
    SojournOverrideDialog *self = g_object_new (SOJOURN_TYPE_OVERRIDE_DIALOG, NULL);

    self->window = g_object_ref (window);
    self->office = g_object_ref (office);
    self->case_uuid = g_strdup (case_uuid);
    self->finding = sojourn_finding_ref (finding);
    adw_alert_dialog_set_body (ADW_ALERT_DIALOG (self), sojourn_finding_get_message (finding));
    return self;
}

/* An alert closes by itself at any answer; what was typed in it comes back. */
static void
ask_again (SojournOverrideDialog *self, const GError *error)
{
    SojournOverrideDialog *again =
        new_dialog (self->window, self->office, self->case_uuid, self->finding);

    gtk_editable_set_text (GTK_EDITABLE (again->reason),
                           gtk_editable_get_text (GTK_EDITABLE (self->reason)));
    gtk_editable_set_text (GTK_EDITABLE (again->name),
                           gtk_editable_get_text (GTK_EDITABLE (self->name)));
    adw_dialog_present (ADW_DIALOG (again), GTK_WIDGET (self->window));
    sojourn_dialog_refuse (ADW_DIALOG (again), error);
}

static SojournChangeSet *
make_changes (SojournOverrideDialog *self)
{
    g_autofree char *reason = dup_entry (self->reason);
    g_autofree char *name = dup_entry (self->name);
    g_autofree char *summary =
        /* Translators: what was done: %s is the id of a rule, such as “T05” */
        g_strdup_printf (_ ("Overruled finding %s"), sojourn_finding_get_rule (self->finding));
    SojournChangeSet *changes = sojourn_office_begin (self->office, summary);
    g_autoptr (SojournRecord) override = sojourn_finding_new_override (
        self->finding, self->case_uuid, name, reason, sojourn_office_get_now (self->office));

    sojourn_change_set_insert (changes, override);
    return changes;
}

static DexFuture *
store_in_fiber (gpointer user_data)
{
    SojournOverrideDialog *self = user_data;
    g_autoptr (SojournChangeSet) changes = make_changes (self);
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournReceipt) receipt =
        dex_await_boxed (sojourn_office_apply (self->office, changes), &error);

    if (receipt != NULL)
        sojourn_window_show_undo (self->window, receipt, _ ("Finding overruled"));
    else
        ask_again (self, error);
    return dex_future_new_true ();
}

static void
sojourn_override_dialog_response (AdwAlertDialog *dialog, const char *response)
{
    if (g_str_equal (response, "override"))
        dex_future_disown (
            dex_scheduler_spawn (NULL, 0, store_in_fiber, g_object_ref (dialog), g_object_unref));
}

static void
sojourn_override_dialog_dispose (GObject *object)
{
    SojournOverrideDialog *self = SOJOURN_OVERRIDE_DIALOG (object);

    gtk_widget_dispose_template (GTK_WIDGET (self), SOJOURN_TYPE_OVERRIDE_DIALOG);
    g_clear_object (&self->window);
    g_clear_object (&self->office);
    g_clear_pointer (&self->finding, sojourn_finding_unref);
    g_clear_pointer (&self->case_uuid, g_free);
    G_OBJECT_CLASS (sojourn_override_dialog_parent_class)->dispose (object);
}

static void
sojourn_override_dialog_class_init (SojournOverrideDialogClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    object_class->dispose = sojourn_override_dialog_dispose;
    ADW_ALERT_DIALOG_CLASS (klass)->response = sojourn_override_dialog_response;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-override-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournOverrideDialog, reason);
    gtk_widget_class_bind_template_child (widget_class, SojournOverrideDialog, name);
    gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
}

static void
sojourn_override_dialog_init (SojournOverrideDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_override_dialog_present:
 * @parent: the page that shows the finding
 * @office: the office
 * @case_uuid: the case
 * @finding: a finding that [method@Finding.can_override]
 *
 * Asks for a reason and a name, and stores the override.
 */
void
sojourn_override_dialog_present (GtkWidget *parent,
                                 SojournOffice *office,
                                 const char *case_uuid,
                                 SojournFinding *finding)
{
    SojournOverrideDialog *self =
        new_dialog (sojourn_window_get (parent), office, case_uuid, finding);

    gtk_editable_set_text (GTK_EDITABLE (self->name), sojourn_office_get_actor (office));
    adw_dialog_present (ADW_DIALOG (self), parent);
}
