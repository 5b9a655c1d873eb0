/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-accept-dialog.h"

#include "sojourn-comparison-text.h"
#include "sojourn-finding-list.h"
#include "sojourn-format.h"
#include "sojourn-guards.h"
#include "sojourn-quote-actions.h"
#include "sojourn-typed.h"

#include <glib/gi18n-lib.h>

/**
 * SojournAcceptDialog:
 *
 * Accepts a quote on the patient's behalf: what it costs and until when it holds, and what the
 * rules say at this moment. While one of them blocks, it cannot be accepted, and its sentence says
 * why.
 */
struct _SojournAcceptDialog {
    SojournCaseDialog parent_instance;

    AdwPreferencesGroup *terms;
    AdwPreferencesGroup *findings_group;
    SojournFindingList *findings;
    GtkWidget *accept_button;
};

G_DEFINE_FINAL_TYPE (SojournAcceptDialog, sojourn_accept_dialog, SOJOURN_TYPE_CASE_DIALOG)

/* The quote as it is stored now, not as it was when the dialog was opened. */
static const SojournRecord *
get_quote (SojournAcceptDialog *self)
{
    SojournCaseDialog *dialog = SOJOURN_CASE_DIALOG (self);

    return sojourn_snapshot_find (sojourn_case_dialog_get_snapshot (dialog),
                                  sojourn_draft_get_uuid (sojourn_case_dialog_get_draft (dialog)));
}

static void
add_term (SojournAcceptDialog *self, const char *title, const char *text)
{
    GtkWidget *row = adw_action_row_new ();

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
    adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
    gtk_widget_add_css_class (row, "property");
    adw_preferences_group_add (self->terms, row);
}

static void
add_field (SojournAcceptDialog *self, const SojournRecord *quote, guint field)
{
    const SojournField *info = sojourn_kind_get_field (SOJOURN_KIND_QUOTE, field);
    g_autofree char *text = NULL;

    if (!sojourn_record_has (quote, field))
        return;
    text = info->type == SOJOURN_FIELD_MONEY
               ? sojourn_format_money (sojourn_record_get_integer (quote, field, 0),
                                       sojourn_record_get_text (quote, info->currency_field))
               : sojourn_typed_format (quote, field, NULL);
    add_term (self, sojourn_field_get_label (info), text);
}

static void
add_terms (SojournAcceptDialog *self, SojournComparison *comparison, const SojournOffer *offer)
{
    g_autofree char *clinic = sojourn_comparison_text_dup_clinic (comparison, offer);
    g_autofree char *markup = g_markup_escape_text (clinic, -1);
    g_autofree char *quoted = sojourn_comparison_text_dup_quoted (comparison, offer);
    g_autofree char *landed = sojourn_comparison_text_dup_landed (comparison, offer);
    g_autofree char *validity = sojourn_comparison_text_dup_validity (comparison, offer);

    adw_preferences_group_set_title (self->terms, markup);
    /* Translators: what a quote amounts to, in the clinic's own currency */
    add_term (self, C_ ("quote", "Price"), quoted);
    add_term (self, _ ("Landed Cost"), landed);
    add_term (self, _ ("Valid Until"), validity);
    add_field (self, offer->quote, SOJOURN_QUOTE_DEPOSIT_MINOR);
    add_field (self, offer->quote, SOJOURN_QUOTE_DEPOSIT_DUE);
    add_field (self, offer->quote, SOJOURN_QUOTE_TERMS);
}

static void
show_findings (SojournAcceptDialog *self)
{
    SojournCaseDialog *dialog = SOJOURN_CASE_DIALOG (self);
    SojournOffice *office = sojourn_case_dialog_get_office (dialog);
    g_autoptr (GPtrArray) findings = sojourn_rules_check_accept (
        sojourn_case_dialog_get_snapshot (dialog), get_quote (self),
        sojourn_office_get_now (office), sojourn_office_get_rule_settings (office));

    sojourn_finding_list_show (self->findings, findings, NULL);
    gtk_widget_set_visible (GTK_WIDGET (self->findings_group), findings->len > 0);
    gtk_widget_set_sensitive (self->accept_button, !sojourn_findings_block (findings));
}

static void
sojourn_accept_dialog_fill (SojournCaseDialog *dialog)
{
    SojournAcceptDialog *self = SOJOURN_ACCEPT_DIALOG (dialog);
    SojournOffice *office = sojourn_case_dialog_get_office (dialog);
    SojournSnapshot *snapshot = sojourn_case_dialog_get_snapshot (dialog);
    g_autoptr (SojournComparison) comparison =
        sojourn_comparison_new (snapshot, sojourn_comparison_find_currency (snapshot),
                                sojourn_office_get_today (office), sojourn_office_get_now (office));

    for (guint i = 0; i < comparison->offers->len; i++) {
        SojournOffer *offer = comparison->offers->pdata[i];

        if (offer->quote == get_quote (self))
            add_terms (self, comparison, offer);
    }
    show_findings (self);
}

static void
on_accept_button_clicked_cb (SojournAcceptDialog *self)
{
    SojournCaseDialog *dialog = SOJOURN_CASE_DIALOG (self);
    SojournOffice *office = sojourn_case_dialog_get_office (dialog);
    g_autoptr (SojournChangeSet) changes = NULL;
    g_autoptr (GError) error = NULL;
    gboolean done;

    /* Translators: a line of the history of a case */
    changes = sojourn_office_begin (office, _ ("Quote accepted"));
    done = sojourn_quote_actions_accept (changes, sojourn_case_dialog_get_snapshot (dialog),
                                         get_quote (self), sojourn_office_get_actor (office),
                                         sojourn_office_get_rule_settings (office),
                                         sojourn_office_get_now (office), &error);
    if (!done)
        show_findings (self);
    sojourn_case_dialog_finish (dialog, done, changes, error, _ ("Quote accepted"));
}

static void
sojourn_accept_dialog_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_ACCEPT_DIALOG);
    G_OBJECT_CLASS (sojourn_accept_dialog_parent_class)->dispose (object);
}

static void
sojourn_accept_dialog_class_init (SojournAcceptDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_accept_dialog_dispose;
    SOJOURN_CASE_DIALOG_CLASS (klass)->fill = sojourn_accept_dialog_fill;

    g_type_ensure (SOJOURN_TYPE_FINDING_LIST);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-accept-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournAcceptDialog, terms);
    gtk_widget_class_bind_template_child (widget_class, SojournAcceptDialog, findings_group);
    gtk_widget_class_bind_template_child (widget_class, SojournAcceptDialog, findings);
    gtk_widget_class_bind_template_child (widget_class, SojournAcceptDialog, accept_button);
    gtk_widget_class_bind_template_callback (widget_class, on_accept_button_clicked_cb);
}

static void
sojourn_accept_dialog_init (SojournAcceptDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_accept_dialog_new:
 *
 * Makes a dialog to be presented with a quote.
 *
 * Returns: (transfer floating): the dialog
 */
SojournCaseDialog *
sojourn_accept_dialog_new (void)
{
    return g_object_new (SOJOURN_TYPE_ACCEPT_DIALOG, NULL);
}
