/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-answer-dialog.h"

#include "sojourn-error.h"
#include "sojourn-field-group.h"
#include "sojourn-format.h"
#include "sojourn-quote-actions.h"

#include <glib/gi18n-lib.h>

/**
 * SojournAnswerDialog:
 *
 * Answers a question of a clinic, in words or with a record.
 */
struct _SojournAnswerDialog {
    SojournCaseDialog parent_instance;

    GPtrArray *listed; /* (owned) (element-type SojournRecord): the records as they are listed */

    GtkLabel *question;
    AdwComboRow *documents;
};

G_DEFINE_FINAL_TYPE (SojournAnswerDialog, sojourn_answer_dialog, SOJOURN_TYPE_CASE_DIALOG)

/* What was chosen, by what it is and not by where it stood: the case may change below the dialog.
 */
static const SojournRecord *
get_chosen (SojournAnswerDialog *self)
{
    guint selected = adw_combo_row_get_selected (self->documents);

    return selected > 0 && selected <= self->listed->len ? self->listed->pdata[selected - 1] : NULL;
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
    const GPtrArray *all = sojourn_snapshot_get_all (
        sojourn_case_dialog_get_snapshot (SOJOURN_CASE_DIALOG (self)), SOJOURN_KIND_DOCUMENT);
    g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
    guint wanted = 0;
    gint64 type = -1;

    sojourn_record_peek_integer (question, SOJOURN_INFO_REQUEST_DOCUMENT_TYPE, &type);
    gtk_string_list_append (list, _ ("No record"));
    for (guint i = 0; i < all->len; i++) {
        g_autofree char *text = describe_document (all->pdata[i]);

        gtk_string_list_append (list, text);
        g_ptr_array_add (self->listed, sojourn_record_ref (all->pdata[i]));
        if (wanted == 0 &&
            sojourn_record_get_integer (all->pdata[i], SOJOURN_DOCUMENT_TYPE, -2) == type)
            wanted = i + 1;
    }
    adw_combo_row_set_model (self->documents, G_LIST_MODEL (list));
    adw_combo_row_set_selected (self->documents, wanted);
}

static void
sojourn_answer_dialog_fill (SojournCaseDialog *dialog)
{
    SojournAnswerDialog *self = SOJOURN_ANSWER_DIALOG (dialog);
    const SojournRecord *question =
        sojourn_draft_get_record (sojourn_case_dialog_get_draft (dialog));

    gtk_label_set_label (self->question,
                         sojourn_record_get_text (question, SOJOURN_INFO_REQUEST_QUESTION));
    fill_documents (self, question);
}

/* A record that changed or went since it was listed is not told of. */
static gboolean
check_chosen (SojournAnswerDialog *self, GError **error)
{
    const SojournRecord *chosen = get_chosen (self);
    const SojournRecord *stored =
        chosen != NULL
            ? sojourn_snapshot_find (sojourn_case_dialog_get_snapshot (SOJOURN_CASE_DIALOG (self)),
                                     sojourn_record_get_uuid (chosen))
            : NULL;

    if (chosen == NULL || (stored != NULL && sojourn_record_get_revision (stored) ==
                                                 sojourn_record_get_revision (chosen)))
        return TRUE;
    g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID,
                         _ ("The chosen record was changed or deleted meanwhile. Nothing was sent. "
                            "Answer the question again."));
    return FALSE;
}

/* The question as it is stored, with the answer that was typed. */
static SojournRecord *
make_answered (SojournCaseDialog *dialog)
{
    const SojournRecord *typed = sojourn_draft_get_record (sojourn_case_dialog_get_draft (dialog));
    const SojournRecord *stored = sojourn_snapshot_find (sojourn_case_dialog_get_snapshot (dialog),
                                                         sojourn_record_get_uuid (typed));
    SojournRecord *answered = sojourn_record_copy (stored != NULL ? stored : typed);

    sojourn_record_copy_field (answered, typed, SOJOURN_INFO_REQUEST_ANSWER);
    return answered;
}

static void
on_send_button_clicked_cb (SojournAnswerDialog *self)
{
    SojournCaseDialog *dialog = SOJOURN_CASE_DIALOG (self);
    SojournOffice *office = sojourn_case_dialog_get_office (dialog);
    g_autoptr (SojournRecord) answered = NULL;
    g_autoptr (SojournChangeSet) changes = NULL;
    g_autoptr (GError) error = NULL;
    gboolean done;

    if (!sojourn_case_dialog_commit (dialog))
        return;
    /* Translators: a line of the history of a case */
    changes = sojourn_office_begin (office, _ ("Question of a clinic answered"));
    answered = make_answered (dialog);
    done =
        check_chosen (self, &error) &&
        sojourn_quote_actions_answer (changes, sojourn_case_dialog_get_snapshot (dialog), answered,
                                      get_chosen (self), sojourn_office_get_now (office), &error);
    sojourn_case_dialog_finish (dialog, done, changes, error, _ ("Answer on its way"));
}

static void
sojourn_answer_dialog_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_ANSWER_DIALOG);
    G_OBJECT_CLASS (sojourn_answer_dialog_parent_class)->dispose (object);
}

static void
sojourn_answer_dialog_finalize (GObject *object)
{
    g_ptr_array_unref (SOJOURN_ANSWER_DIALOG (object)->listed);
    G_OBJECT_CLASS (sojourn_answer_dialog_parent_class)->finalize (object);
}

static void
sojourn_answer_dialog_class_init (SojournAnswerDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_answer_dialog_dispose;
    G_OBJECT_CLASS (klass)->finalize = sojourn_answer_dialog_finalize;
    SOJOURN_CASE_DIALOG_CLASS (klass)->fill = sojourn_answer_dialog_fill;

    g_type_ensure (SOJOURN_TYPE_FIELD_GROUP);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-answer-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournAnswerDialog, question);
    gtk_widget_class_bind_template_child (widget_class, SojournAnswerDialog, documents);
    gtk_widget_class_bind_template_callback (widget_class, on_send_button_clicked_cb);
}

static void
sojourn_answer_dialog_init (SojournAnswerDialog *self)
{
    self->listed = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_answer_dialog_new:
 *
 * Makes a dialog to be presented with a question of a clinic that is open.
 *
 * Returns: (transfer floating): the dialog
 */
SojournCaseDialog *
sojourn_answer_dialog_new (void)
{
    return g_object_new (SOJOURN_TYPE_ANSWER_DIALOG, NULL);
}
