/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-ask-dialog.h"

#include "sojourn-field-group.h"
#include "sojourn-quote-actions.h"

#include <glib/gi18n-lib.h>

/**
 * SojournAskDialog:
 *
 * Asks a clinic again, with what its quote left open written out.
 */
struct _SojournAskDialog {
    SojournCaseDialog parent_instance;
};

G_DEFINE_FINAL_TYPE (SojournAskDialog, sojourn_ask_dialog, SOJOURN_TYPE_CASE_DIALOG)

static void
on_send_button_clicked_cb (SojournAskDialog *self)
{
    SojournCaseDialog *dialog = SOJOURN_CASE_DIALOG (self);
    SojournOffice *office = sojourn_case_dialog_get_office (dialog);
    g_autoptr (SojournChangeSet) changes = NULL;
    g_autoptr (GError) error = NULL;
    gboolean done;

    if (!sojourn_case_dialog_commit (dialog))
        return;
    /* Translators: a line of the history of a case */
    changes = sojourn_office_begin (office, _ ("Quotes requested"));
    done = sojourn_quote_actions_queue (
        changes, sojourn_case_dialog_get_snapshot (dialog),
        sojourn_draft_get_record (sojourn_case_dialog_get_draft (dialog)),
        sojourn_office_get_rule_settings (office), sojourn_office_get_now (office), &error);
    sojourn_case_dialog_finish (
        dialog, done, changes, error,
        ngettext ("Quote request on its way", "Quote requests on their way", 1));
}

static void
sojourn_ask_dialog_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_ASK_DIALOG);
    G_OBJECT_CLASS (sojourn_ask_dialog_parent_class)->dispose (object);
}

static void
sojourn_ask_dialog_class_init (SojournAskDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_ask_dialog_dispose;

    g_type_ensure (SOJOURN_TYPE_FIELD_GROUP);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-ask-dialog.ui");
    gtk_widget_class_bind_template_callback (widget_class, on_send_button_clicked_cb);
}

static void
sojourn_ask_dialog_init (SojournAskDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_ask_dialog_new:
 *
 * Makes a dialog to be presented with what [func@ask_dialog_make_request] returns.
 *
 * Returns: (transfer floating): the dialog
 */
SojournCaseDialog *
sojourn_ask_dialog_new (void)
{
    return g_object_new (SOJOURN_TYPE_ASK_DIALOG, NULL);
}

/* The names of what is not stated, a line each. */
static char *
list_unknown (const SojournComparison *comparison, const SojournOffer *offer)
{
    g_autoptr (GString) list = g_string_new (NULL);

    for (guint i = 0; i < sojourn_inclusion_categories.n_choices; i++) {
        if (sojourn_comparison_get_inclusion (comparison, offer, i, NULL) ==
            SOJOURN_INCLUDED_UNKNOWN)
            g_string_append_printf (
                list, "\n– %s", sojourn_choice_set_get_label (&sojourn_inclusion_categories, i));
    }
    return g_string_free_and_steal (g_steal_pointer (&list));
}

/**
 * sojourn_ask_dialog_make_request:
 * @comparison: the quotes of a case
 * @offer: one of them
 *
 * Returns: (transfer full): a new request to the same clinic, not stored yet, that asks for what
 *   @offer does not state
 */
SojournRecord *
sojourn_ask_dialog_make_request (const SojournComparison *comparison, const SojournOffer *offer)
{
    SojournRecord *again = sojourn_quote_actions_reissue (offer->request);
    g_autofree char *list = list_unknown (comparison, offer);
    g_autofree char *message = g_strconcat (
        /* Translators: the beginning of a message to a clinic; a list follows below it */
        _ ("Please state for each of these whether your price includes it, and what it costs if "
           "not:"),
        list, NULL);

    sojourn_record_set_text (again, SOJOURN_QUOTE_REQUEST_MESSAGE, message);
    return again;
}
