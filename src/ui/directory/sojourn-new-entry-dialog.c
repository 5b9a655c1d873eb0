/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-new-entry-dialog.h"

#include "sojourn-entry-form.h"
#include "sojourn-field-row.h"
#include "sojourn-window-toasts.h"
#include "sojourn-window.h"

#include <glib/gi18n.h>

/**
 * SojournNewEntryDialog:
 *
 * Asks for a new clinic, option or trial, with what it cannot be without.
 */
struct _SojournNewEntryDialog {
    AdwDialog parent_instance;

    SojournWindow *window;        /* (not nullable) (owned) */
    SojournCatalogueModel *model; /* (not nullable) (owned) */
    SojournDraft *draft;          /* (not nullable) (owned): the new record */
    SojournDraft *referrer;       /* (nullable) (owned): a record that is to refer to it */
    guint field;                  /* by which field */
    gboolean creating;            /* once is enough */

    AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (SojournNewEntryDialog, sojourn_new_entry_dialog, ADW_TYPE_DIALOG)

enum {
    CREATED,
    N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const SojournEntryForm *
get_form (SojournNewEntryDialog *self)
{
    return sojourn_entry_form_get (sojourn_draft_get_kind (self->draft));
}

static SojournChangeSet *
make_changes (SojournNewEntryDialog *self)
{
    SojournChangeSet *changes = sojourn_office_begin (
        sojourn_catalogue_model_get_office (self->model), _ (get_form (self)->added));

    sojourn_draft_add_to (self->draft, changes);
    if (self->referrer != NULL) {
        g_autoptr (SojournRecord) copy =
            sojourn_record_copy (sojourn_draft_get_base (self->referrer));

        sojourn_record_set_text (copy, self->field, sojourn_draft_get_uuid (self->draft));
        sojourn_change_set_update (changes, copy);
    }
    return changes;
}

static DexFuture *
create_in_fiber (gpointer user_data)
{
    SojournNewEntryDialog *self = user_data;
    g_autoptr (SojournChangeSet) changes = make_changes (self);
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournReceipt) receipt = dex_await_boxed (
        sojourn_office_apply (sojourn_catalogue_model_get_office (self->model), changes), &error);

    self->creating = FALSE;
    if (receipt == NULL) {
        sojourn_window_show_error (self->window, error);
        return dex_future_new_true ();
    }
    adw_dialog_force_close (ADW_DIALOG (self));
    sojourn_window_show_undo (self->window, receipt, _ (get_form (self)->added));
    g_signal_emit (self, signals[CREATED], 0, sojourn_draft_get_uuid (self->draft));
    return dex_future_new_true ();
}

static void
focus_error (SojournNewEntryDialog *self)
{
    const char *uuid = sojourn_draft_get_uuid (self->draft);
    guint n_fields = sojourn_kind_get_info (sojourn_draft_get_kind (self->draft))->n_fields;

    for (guint i = 0; i < n_fields; i++) {
        GtkWidget *row = sojourn_draft_get_error (self->draft, i) != NULL
                             ? sojourn_field_row_find (GTK_WIDGET (self->group), uuid, (int)i)
                             : NULL;

        if (row != NULL) {
            gtk_widget_grab_focus (row);
            return;
        }
    }
}

/* What is typed in the field that has the focus counts too. */
static void
on_add_button_clicked_cb (SojournNewEntryDialog *self)
{
    sojourn_field_row_commit_all (GTK_WIDGET (self));
    if (self->creating)
        return;
    if (!sojourn_draft_check (self->draft)) {
        focus_error (self);
        return;
    }
    self->creating = TRUE;
    dex_future_disown (
        dex_scheduler_spawn (NULL, 0, create_in_fiber, g_object_ref (self), g_object_unref));
}

static void
sojourn_new_entry_dialog_dispose (GObject *object)
{
    SojournNewEntryDialog *self = SOJOURN_NEW_ENTRY_DIALOG (object);

    gtk_widget_dispose_template (GTK_WIDGET (self), SOJOURN_TYPE_NEW_ENTRY_DIALOG);
    g_clear_object (&self->draft);
    g_clear_object (&self->referrer);
    g_clear_object (&self->model);
    g_clear_object (&self->window);
    G_OBJECT_CLASS (sojourn_new_entry_dialog_parent_class)->dispose (object);
}

static void
sojourn_new_entry_dialog_class_init (SojournNewEntryDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_new_entry_dialog_dispose;

    /**
     * SojournNewEntryDialog::created:
     * @self: the dialog
     * @uuid: the record
     *
     * It is stored, and the dialog closed.
     */
    signals[CREATED] = g_signal_new ("created", SOJOURN_TYPE_NEW_ENTRY_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-new-entry-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournNewEntryDialog, group);
    gtk_widget_class_bind_template_callback (widget_class, on_add_button_clicked_cb);
}

static void
sojourn_new_entry_dialog_init (SojournNewEntryDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_new_entry_dialog_present:
 * @parent: what it is shown over
 * @model: the catalogue, loaded
 * @kind: clinics, options or trials
 * @referrer: (nullable): the draft of a stored record that is to refer to the new one
 * @field: by which of its fields
 *
 * Asks for a new record.
 *
 * Returns: (transfer none): the dialog, for its signal
 */
SojournNewEntryDialog *
sojourn_new_entry_dialog_present (GtkWidget *parent,
                                  SojournCatalogueModel *model,
                                  SojournKind kind,
                                  SojournDraft *referrer,
                                  guint field)
{
    SojournNewEntryDialog *self = g_object_new (SOJOURN_TYPE_NEW_ENTRY_DIALOG, NULL);
    g_autoptr (SojournRecord) record = sojourn_record_new (kind);
    const SojournEntryForm *form = sojourn_entry_form_get (kind);

    self->window = g_object_ref (sojourn_window_get (parent));
    self->model = g_object_ref (model);
    self->draft = sojourn_draft_new (sojourn_catalogue_model_get_office (model), record);
    sojourn_draft_set_snapshot (self->draft, sojourn_catalogue_model_get_snapshot (model));
    g_set_object (&self->referrer, referrer);
    self->field = field;
    adw_dialog_set_title (ADW_DIALOG (self), _ (form->new_title));
    sojourn_entry_form_fill (self->group, model, self->draft, form->new_fields);
    adw_dialog_present (ADW_DIALOG (self), parent);
    return self;
}
