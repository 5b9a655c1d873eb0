/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-answer-dialog.h"

#include "sojourn-field-group.h"
#include "sojourn-field-row.h"
#include "sojourn-format.h"
#include "sojourn-quote-actions.h"
#include "sojourn-window.h"

#include <glib/gi18n-lib.h>

/**
 * SojournAnswerDialog:
 *
 * Answers a question of a clinic, in words or with a record.
 */
struct _SojournAnswerDialog {
    AdwDialog parent_instance;

    SojournCaseModel *model; /* (not nullable) (owned) */
    SojournDraft *draft;     /* (not nullable) (owned): the question, with its answer */
    SojournWindow *window;   /* (not nullable) (owned) */

    AdwPreferencesGroup *question_group;
    AdwComboRow *documents;
};

G_DEFINE_FINAL_TYPE (SojournAnswerDialog, sojourn_answer_dialog, ADW_TYPE_DIALOG)

typedef enum {
    PROP_DRAFT = 1,
} SojournAnswerDialogProps;

static GParamSpec *props[PROP_DRAFT + 1];

static const GPtrArray *
get_documents (SojournAnswerDialog *self)
{
    return sojourn_snapshot_get_all (sojourn_case_model_get_snapshot (self->model),
                                     SOJOURN_KIND_DOCUMENT);
}

static char *
describe_document (const SojournRecord *document)
{
    const char *type = sojourn_choice_set_get_label (
        &sojourn_document_types, sojourn_record_get_integer (document, SOJOURN_DOCUMENT_TYPE, 0));
    g_autofree char *date = NULL;
    gint64 day;

    if (!sojourn_record_peek_integer (document, SOJOURN_DOCUMENT_DATED_ON, &day))
        return g_strdup (type);
    date = sojourn_format_short_date (day);
    /* Translators: a type of document and its date */
    return g_strdup_printf (C_ ("document", "%1$s, %2$s"), type, date);
}

/* The first record of the type that was asked for is offered. */
static void
fill_documents (SojournAnswerDialog *self, const SojournRecord *question)
{
    const GPtrArray *all = get_documents (self);
    g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
    guint wanted = 0;
    gint64 type = -1;

    sojourn_record_peek_integer (question, SOJOURN_INFO_REQUEST_DOCUMENT_TYPE, &type);
    gtk_string_list_append (list, _ ("No record"));
    for (guint i = 0; i < all->len; i++) {
        g_autofree char *text = describe_document (all->pdata[i]);

        gtk_string_list_append (list, text);
        if (wanted == 0 &&
            sojourn_record_get_integer (all->pdata[i], SOJOURN_DOCUMENT_TYPE, -2) == type)
            wanted = i + 1;
    }
    adw_combo_row_set_model (self->documents, G_LIST_MODEL (list));
    adw_combo_row_set_selected (self->documents, wanted);
}

static void
on_send_button_clicked_cb (SojournAnswerDialog *self)
{
    SojournOffice *desk = sojourn_case_model_get_office (self->model);
    guint selected = adw_combo_row_get_selected (self->documents);
    const GPtrArray *all = get_documents (self);
    const SojournRecord *document =
        selected > 0 && selected <= all->len ? all->pdata[selected - 1] : NULL;
    g_autoptr (SojournChangeSet) changes = NULL;
    g_autoptr (GError) error = NULL;

    sojourn_field_row_commit_all (GTK_WIDGET (self));
    if (sojourn_draft_has_error (self->draft))
        return;
    /* Translators: a line of the history of a case */
    changes = sojourn_office_begin (desk, _ ("Question of a clinic answered"));
    if (!sojourn_quote_actions_answer (changes, sojourn_case_model_get_snapshot (self->model),
                                       sojourn_draft_get_record (self->draft), document,
                                       sojourn_office_get_now (desk), &error)) {
        sojourn_window_show_error (self->window, error);
        return;
    }
    sojourn_window_apply (self->window, changes, _ ("Answer on its way"));
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
sojourn_answer_dialog_dispose (GObject *object)
{
    SojournAnswerDialog *self = SOJOURN_ANSWER_DIALOG (object);

    gtk_widget_dispose_template (GTK_WIDGET (self), SOJOURN_TYPE_ANSWER_DIALOG);
    g_clear_object (&self->draft);
    g_clear_object (&self->model);
    g_clear_object (&self->window);
    G_OBJECT_CLASS (sojourn_answer_dialog_parent_class)->dispose (object);
}

static void
sojourn_answer_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournAnswerDialog *self = SOJOURN_ANSWER_DIALOG (object);

    switch ((SojournAnswerDialogProps)id) {
    case PROP_DRAFT:
        g_value_set_object (value, self->draft);
        break;
    }
}

static void
sojourn_answer_dialog_class_init (SojournAnswerDialogClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    object_class->dispose = sojourn_answer_dialog_dispose;
    object_class->get_property = sojourn_answer_dialog_get_property;

    /**
     * SojournAnswerDialog:draft: (nullable)
     *
     * The question that is answered.
     */
    props[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, SOJOURN_TYPE_DRAFT,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

    g_type_ensure (SOJOURN_TYPE_FIELD_GROUP);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-answer-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournAnswerDialog, question_group);
    gtk_widget_class_bind_template_child (widget_class, SojournAnswerDialog, documents);
    gtk_widget_class_bind_template_callback (widget_class, on_send_button_clicked_cb);
}

static void
sojourn_answer_dialog_init (SojournAnswerDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_answer_dialog_present:
 * @parent: a widget of the window
 * @model: a case that is loaded
 * @question: an open question of it
 *
 * Opens the dialog.
 */
void
sojourn_answer_dialog_present (GtkWidget *parent,
                               SojournCaseModel *model,
                               const SojournRecord *question)
{
    SojournAnswerDialog *self = g_object_new (SOJOURN_TYPE_ANSWER_DIALOG, NULL);
    g_autoptr (SojournRecord) copy = sojourn_record_copy (question);

    self->model = g_object_ref (model);
    self->window = g_object_ref (sojourn_window_get (parent));
    self->draft =
        sojourn_draft_new (sojourn_case_model_get_office (model), sojourn_record_seal (copy));
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DRAFT]);
    adw_preferences_group_set_title (
        self->question_group, sojourn_record_get_text (question, SOJOURN_INFO_REQUEST_QUESTION));
    fill_documents (self, question);
    adw_dialog_present (ADW_DIALOG (self), parent);
}
