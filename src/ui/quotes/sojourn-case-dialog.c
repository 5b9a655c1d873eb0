/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-dialog.h"

#include "sojourn-dialog-store.h"
#include "sojourn-field-row.h"

/**
 * SojournCaseDialog:
 *
 * A dialog over a case in which something is put together and then done at once: its class has the
 * case, the draft that its form edits, and the end: what was done is stored and the dialog closes,
 * or it says why not and stays. The rows of a finding in it lead back to the page of the case.
 */
typedef struct {
    SojournCaseModel *model; /* (nullable) (owned): until it is presented */
    SojournDraft *draft;     /* (nullable) (owned): never stored by itself */
    SojournWindow *window;   /* (nullable) (owned) */
    GtkWidget *origin;       /* (nullable) (owned): where it was opened */
} SojournCaseDialogPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SojournCaseDialog, sojourn_case_dialog, ADW_TYPE_DIALOG)

typedef enum {
    PROP_DRAFT = 1,
} SojournCaseDialogProps;

static GParamSpec *props[PROP_DRAFT + 1];

static SojournCaseDialogPrivate *
get_private (SojournCaseDialog *self)
{
    return sojourn_case_dialog_get_instance_private (self);
}

/* The page below knows the way, and cannot be reached while the dialog is over it. */
static void
go_back_and_activate (GtkWidget *widget, const char *action, GVariant *parameter)
{
    g_autoptr (GtkWidget) origin =
        g_object_ref (get_private (SOJOURN_CASE_DIALOG (widget))->origin);

    adw_dialog_force_close (ADW_DIALOG (widget));
    gtk_widget_activate_action_variant (origin, action, parameter);
}

static void
sojourn_case_dialog_dispose (GObject *object)
{
    SojournCaseDialogPrivate *priv = get_private (SOJOURN_CASE_DIALOG (object));

    g_clear_object (&priv->draft);
    g_clear_object (&priv->model);
    g_clear_object (&priv->window);
    g_clear_object (&priv->origin);
    G_OBJECT_CLASS (sojourn_case_dialog_parent_class)->dispose (object);
}

static void
sojourn_case_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    switch ((SojournCaseDialogProps)id) {
    case PROP_DRAFT:
        g_value_set_object (value, get_private (SOJOURN_CASE_DIALOG (object))->draft);
        break;
    }
}

static void
sojourn_case_dialog_class_init (SojournCaseDialogClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    object_class->dispose = sojourn_case_dialog_dispose;
    object_class->get_property = sojourn_case_dialog_get_property;

    /**
     * SojournCaseDialog:draft: (nullable)
     *
     * What the form of the dialog edits.
     */
    props[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, SOJOURN_TYPE_DRAFT,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

    gtk_widget_class_install_action (widget_class, "case.jump", "(isi)", go_back_and_activate);
    gtk_widget_class_install_action (widget_class, "case.override", "(ss)", go_back_and_activate);
}

static void
sojourn_case_dialog_init (SojournCaseDialog *self)
{
}

/* Only a draft of what is new is never stored by itself, when a field is left; and what the dialog
 * stores at its end must not meet with that. */
static SojournRecord *
copy_as_new (const SojournRecord *record)
{
    SojournKind kind = sojourn_record_get_kind (record);
    SojournRecord *copy = sojourn_record_new_with_uuid (kind, sojourn_record_get_uuid (record));

    for (guint i = 0; i < sojourn_kind_get_info (kind)->n_fields; i++)
        sojourn_record_copy_field (copy, record, i);
    return copy;
}

/**
 * sojourn_case_dialog_present:
 * @self: a dialog that was not presented yet
 * @parent: a widget of the page of the case
 * @model: the case, loaded
 * @record: what the dialog is about; copied, it is stored only by what the dialog does at its end
 *
 * Opens the dialog.
 */
void
sojourn_case_dialog_present (SojournCaseDialog *self,
                             GtkWidget *parent,
                             SojournCaseModel *model,
                             SojournRecord *record)
{
    SojournCaseDialogPrivate *priv = get_private (self);
    g_autoptr (SojournRecord) copy = copy_as_new (record);

    g_return_if_fail (SOJOURN_IS_CASE_DIALOG (self));
    g_return_if_fail (priv->model == NULL);

    priv->model = g_object_ref (model);
    priv->window = g_object_ref (sojourn_window_get (parent));
    priv->origin = g_object_ref (parent);
    priv->draft =
        sojourn_draft_new (sojourn_case_model_get_office (model), sojourn_record_seal (copy));
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DRAFT]);
    if (SOJOURN_CASE_DIALOG_GET_CLASS (self)->fill != NULL)
        SOJOURN_CASE_DIALOG_GET_CLASS (self)->fill (self);
    adw_dialog_present (ADW_DIALOG (self), parent);
}

/**
 * sojourn_case_dialog_get_draft:
 * @self: a dialog that is presented
 *
 * Returns: (transfer none): what its form edits
 */
SojournDraft *
sojourn_case_dialog_get_draft (SojournCaseDialog *self)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_DIALOG (self), NULL);

    return get_private (self)->draft;
}

/**
 * sojourn_case_dialog_get_snapshot:
 * @self: a dialog that is presented
 *
 * Returns: (transfer none): the case as it is now
 */
SojournSnapshot *
sojourn_case_dialog_get_snapshot (SojournCaseDialog *self)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_DIALOG (self), NULL);

    return sojourn_case_model_get_snapshot (get_private (self)->model);
}

/**
 * sojourn_case_dialog_get_office:
 * @self: a dialog that is presented
 *
 * Returns: (transfer none): the office
 */
SojournOffice *
sojourn_case_dialog_get_office (SojournCaseDialog *self)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_DIALOG (self), NULL);

    return sojourn_case_model_get_office (get_private (self)->model);
}

/**
 * sojourn_case_dialog_commit:
 * @self: a dialog that is presented
 *
 * Takes over what was typed, also in the field that has the focus.
 *
 * Returns: %TRUE if nothing of it is wrong
 */
gboolean
sojourn_case_dialog_commit (SojournCaseDialog *self)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_DIALOG (self), FALSE);

    sojourn_field_row_commit_all (GTK_WIDGET (self));
    return !sojourn_draft_has_error (get_private (self)->draft);
}

/**
 * sojourn_case_dialog_finish:
 * @self: a dialog that is presented
 * @done: whether it could be done
 * @changes: if @done, what is to be stored
 * @error: (nullable): if not, why
 * @text: what was done, in a translated sentence
 *
 * Stores what was done and closes once it is stored, or says why it could not be done or stored and
 * stays, with what was typed.
 */
void
sojourn_case_dialog_finish (SojournCaseDialog *self,
                            gboolean done,
                            SojournChangeSet *changes,
                            const GError *error,
                            const char *text)
{
    g_return_if_fail (SOJOURN_IS_CASE_DIALOG (self));

    if (done)
        sojourn_dialog_store (ADW_DIALOG (self), get_private (self)->window,
                              sojourn_case_dialog_get_office (self), changes, text);
    else
        sojourn_dialog_refuse (ADW_DIALOG (self), error);
}
