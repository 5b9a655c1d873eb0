/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-quotes.h"

#include "sojourn-accept-dialog.h"
#include "sojourn-answer-dialog.h"
#include "sojourn-ask-dialog.h"
#include "sojourn-catalogue-fields.h"
#include "sojourn-comparison-pane.h"
#include "sojourn-list-rows.h"
#include "sojourn-named-button.h"
#include "sojourn-quote-actions.h"
#include "sojourn-rate-dialog.h"
#include "sojourn-record-section.h"
#include "sojourn-request-dialog.h"
#include "sojourn-request-line.h"
#include "sojourn-window-toasts.h"
#include "sojourn-window.h"

#include <glib/gi18n-lib.h>

/**
 * SojournCaseQuotes:
 *
 * Whom quotes were requested of, what the clinics ask, and what they offer side by side.
 */
struct _SojournCaseQuotes {
    SojournCaseTab parent_instance;

    GtkListBox *requests;
    GtkListBox *questions;
    GtkWidget *questions_group;
    SojournRecordSection *estimates;
    SojournComparisonPane *comparison;
};

G_DEFINE_FINAL_TYPE (SojournCaseQuotes, sojourn_case_quotes, SOJOURN_TYPE_CASE_TAB)

static SojournSnapshot *
get_snapshot (SojournCaseQuotes *self)
{
    return sojourn_case_tab_get_snapshot (SOJOURN_CASE_TAB (self));
}

static SojournOffice *
get_office (SojournCaseQuotes *self)
{
    return sojourn_case_tab_get_office (SOJOURN_CASE_TAB (self));
}

/* The newest first. */
static void
show_requests (SojournCaseQuotes *self)
{
    const GPtrArray *all =
        sojourn_snapshot_get_all (get_snapshot (self), SOJOURN_KIND_QUOTE_REQUEST);

    sojourn_list_rows_remove (self->requests);
    for (guint i = all->len; i > 0; i--)
        gtk_list_box_append (self->requests,
                             sojourn_request_line_new (get_snapshot (self), all->pdata[i - 1]));
}

/* Who asks, which record if it is one, and how the question stands. */
static char *
format_question (const SojournSnapshot *snapshot, const SojournRecord *question)
{
    const SojournRecord *request =
        sojourn_snapshot_follow (snapshot, question, SOJOURN_INFO_REQUEST_REQUEST);
    const SojournRecord *clinic =
        request != NULL ? sojourn_snapshot_follow (snapshot, request, SOJOURN_QUOTE_REQUEST_CLINIC)
                        : NULL;
    const char *parts[4] = { NULL };
    guint n = 0;
    gint64 type;

    if (clinic != NULL)
        parts[n++] = sojourn_record_get_text (clinic, SOJOURN_CLINIC_NAME);
    if (sojourn_record_peek_integer (question, SOJOURN_INFO_REQUEST_DOCUMENT_TYPE, &type))
        parts[n++] = sojourn_choice_set_get_label (&sojourn_document_types, type);
    parts[n++] = sojourn_choice_set_get_label (
        &sojourn_info_statuses,
        sojourn_record_get_integer (question, SOJOURN_INFO_REQUEST_STATUS, 0));
    return g_strjoinv (" · ", (char **)parts);
}

static GtkWidget *
make_question_row (const SojournSnapshot *snapshot, const SojournRecord *question)
{
    gint64 status = sojourn_record_get_integer (question, SOJOURN_INFO_REQUEST_STATUS, 0);
    const char *text = sojourn_record_get_text (question, SOJOURN_INFO_REQUEST_QUESTION);
    g_autofree char *details = format_question (snapshot, question);
    GtkWidget *row = adw_action_row_new ();
    g_autofree char *name = NULL;

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
    if (status == SOJOURN_INFO_OPEN) {
        /* Translators: a button for screen readers; %s is the question of a clinic */
        name = g_strdup_printf (_ ("Answer: %s"), text);
        adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                   sojourn_named_button_new (_ ("Answer…"), name, "quotes.answer",
                                                             sojourn_record_get_uuid (question)));
    }
    return row;
}

static void
show_questions (SojournCaseQuotes *self)
{
    const GPtrArray *all =
        sojourn_snapshot_get_all (get_snapshot (self), SOJOURN_KIND_INFO_REQUEST);

    sojourn_list_rows_remove (self->questions);
    for (guint i = 0; i < all->len; i++)
        gtk_list_box_append (self->questions,
                             make_question_row (get_snapshot (self), all->pdata[i]));
    gtk_widget_set_visible (self->questions_group, all->len > 0);
}

static void
sojourn_case_quotes_update (SojournCaseTab *tab)
{
    SojournCaseQuotes *self = SOJOURN_CASE_QUOTES (tab);
    SojournOffice *office = get_office (self);

    show_requests (self);
    show_questions (self);
    sojourn_record_section_show (self->estimates, sojourn_case_tab_get_model (tab));
    sojourn_comparison_pane_show (self->comparison, get_snapshot (self),
                                  sojourn_office_get_today (office),
                                  sojourn_office_get_now (office));
}

static void
open_dialog (SojournCaseQuotes *self, SojournCaseDialog *dialog, SojournRecord *record)
{
    sojourn_case_dialog_present (dialog, GTK_WIDGET (self),
                                 sojourn_case_tab_get_model (SOJOURN_CASE_TAB (self)), record);
}

static void
on_request_button_clicked_cb (SojournCaseQuotes *self)
{
    g_autoptr (SojournRecord) wishes = sojourn_request_dialog_make_wishes (
        sojourn_case_model_get_uuid (sojourn_case_tab_get_model (SOJOURN_CASE_TAB (self))));

    open_dialog (self, sojourn_request_dialog_new (), wishes);
}

static const SojournRecord *
find (SojournCaseQuotes *self, GVariant *uuid)
{
    return sojourn_snapshot_find (get_snapshot (self), g_variant_get_string (uuid, NULL));
}

/* Stores what an action made of the change set, or says why it made nothing. */
static void
finish (SojournCaseQuotes *self,
        gboolean done,
        SojournChangeSet *changes,
        const GError *error,
        const char *text)
{
    SojournWindow *window = sojourn_window_get (GTK_WIDGET (self));

    if (done)
        sojourn_window_apply (window, changes, text);
    else
        sojourn_window_show_error (window, error);
}

static void
queue (GtkWidget *widget, const char *action, GVariant *uuid)
{
    SojournCaseQuotes *self = SOJOURN_CASE_QUOTES (widget);
    /* Translators: a line of the history of a case */
    g_autoptr (SojournChangeSet) changes =
        sojourn_office_begin (get_office (self), _ ("Quotes requested"));
    const SojournRecord *request = find (self, uuid);
    g_autoptr (GError) error = NULL;
    gboolean done;

    g_return_if_fail (request != NULL);
    done = sojourn_quote_actions_queue (changes, get_snapshot (self), request,
                                        sojourn_office_get_rule_settings (get_office (self)),
                                        sojourn_office_get_now (get_office (self)), &error);
    finish (self, done, changes, error,
            ngettext ("Quote request on its way", "Quote requests on their way", 1));
}

static void
edit (GtkWidget *widget, const char *action, GVariant *uuid)
{
    SojournCaseQuotes *self = SOJOURN_CASE_QUOTES (widget);
    /* Translators: a line of the history of a case */
    g_autoptr (SojournChangeSet) changes =
        sojourn_office_begin (get_office (self), _ ("Quote request taken back"));
    const SojournRecord *request = find (self, uuid);
    g_autoptr (GError) error = NULL;
    gboolean done;

    g_return_if_fail (request != NULL);
    done = sojourn_quote_actions_edit (changes, get_snapshot (self), request,
                                       sojourn_office_get_now (get_office (self)), &error);
    finish (self, done, changes, error, _ ("Quote request taken back"));
}

static void
withdraw (GtkWidget *widget, const char *action, GVariant *uuid)
{
    SojournCaseQuotes *self = SOJOURN_CASE_QUOTES (widget);
    /* Translators: a line of the history of a case */
    g_autoptr (SojournChangeSet) changes =
        sojourn_office_begin (get_office (self), _ ("Quote request withdrawn"));
    const SojournRecord *request = find (self, uuid);
    g_autoptr (GError) error = NULL;
    gboolean done;

    g_return_if_fail (request != NULL);
    done = sojourn_quote_actions_withdraw (changes, get_snapshot (self), request, NULL,
                                           sojourn_office_get_now (get_office (self)), &error);
    finish (self, done, changes, error, _ ("Quote request withdrawn"));
}

static void
reissue (GtkWidget *widget, const char *action, GVariant *uuid)
{
    SojournCaseQuotes *self = SOJOURN_CASE_QUOTES (widget);
    const SojournRecord *request = find (self, uuid);
    g_autoptr (SojournChangeSet) changes = NULL;
    g_autoptr (SojournRecord) draft = NULL;

    g_return_if_fail (request != NULL);
    /* Translators: a line of the history of a case */
    changes = sojourn_office_begin (get_office (self), _ ("Quote request drafted again"));
    draft = sojourn_quote_actions_reissue (request);
    sojourn_change_set_insert (changes, draft);
    sojourn_window_apply (sojourn_window_get (widget), changes,
                          _ ("Draft made; send it when ready"));
}

static const SojournRecord *
find_open_quote (SojournCaseQuotes *self, const SojournRecord *request)
{
    const GPtrArray *quotes = sojourn_snapshot_get_all (get_snapshot (self), SOJOURN_KIND_QUOTE);

    for (guint i = 0; i < quotes->len; i++) {
        if (sojourn_record_get_integer (quotes->pdata[i], SOJOURN_QUOTE_STATE, -1) ==
                SOJOURN_QUOTE_STATE_OPEN &&
            g_strcmp0 (sojourn_record_get_text (quotes->pdata[i], SOJOURN_QUOTE_REQUEST),
                       sojourn_record_get_uuid (request)) == 0)
            return quotes->pdata[i];
    }
    return NULL;
}

static void
decline (GtkWidget *widget, const char *action, GVariant *uuid)
{
    SojournCaseQuotes *self = SOJOURN_CASE_QUOTES (widget);
    /* Translators: a line of the history of a case */
    g_autoptr (SojournChangeSet) changes =
        sojourn_office_begin (get_office (self), _ ("Quote declined"));
    const SojournRecord *request = find (self, uuid);
    const SojournRecord *quote = request != NULL ? find_open_quote (self, request) : NULL;
    g_autoptr (GError) error = NULL;
    gboolean done;

    g_return_if_fail (quote != NULL);
    done = sojourn_quote_actions_decline (changes, get_snapshot (self), quote, NULL,
                                          sojourn_office_get_now (get_office (self)), &error);
    finish (self, done, changes, error, _ ("Quote declined"));
}

static void
answer (GtkWidget *widget, const char *action, GVariant *uuid)
{
    SojournCaseQuotes *self = SOJOURN_CASE_QUOTES (widget);
    const SojournRecord *question = find (self, uuid);

    g_return_if_fail (question != NULL);
    open_dialog (self, sojourn_answer_dialog_new (), (SojournRecord *)question);
}

static void
accept (GtkWidget *widget, const char *action, GVariant *uuid)
{
    SojournCaseQuotes *self = SOJOURN_CASE_QUOTES (widget);
    const SojournRecord *quote = find (self, uuid);

    g_return_if_fail (quote != NULL);
    open_dialog (self, sojourn_accept_dialog_new (), (SojournRecord *)quote);
}

static void
ask (GtkWidget *widget, const char *action, GVariant *uuid)
{
    SojournCaseQuotes *self = SOJOURN_CASE_QUOTES (widget);
    const SojournComparison *comparison = sojourn_comparison_pane_get_comparison (self->comparison);
    const SojournRecord *quote = find (self, uuid);

    for (guint i = 0; i < comparison->offers->len; i++) {
        const SojournOffer *offer = comparison->offers->pdata[i];
        g_autoptr (SojournRecord) request = NULL;

        if (offer->quote != quote)
            continue;
        request = sojourn_ask_dialog_make_request (comparison, offer);
        open_dialog (self, sojourn_ask_dialog_new (), request);
        return;
    }
}

/* For one unit of the currency of the comparison, unless that is the one asked about. */
static void
change_rate (GtkWidget *widget, const char *action, GVariant *parameter)
{
    SojournCaseQuotes *self = SOJOURN_CASE_QUOTES (widget);
    const SojournComparison *comparison = sojourn_comparison_pane_get_comparison (self->comparison);
    const char *currency = g_variant_get_string (parameter, NULL);
    g_autoptr (SojournRecord) rate =
        sojourn_rate_dialog_make_rate (comparison->currency, *currency != '\0' ? currency : NULL,
                                       sojourn_office_get_today (get_office (self)));

    open_dialog (self, sojourn_rate_dialog_new (), rate);
}

/* Where rates and estimates are entered; all else is a row. */
static gboolean
sojourn_case_quotes_jump (SojournCaseTab *tab, const SojournPlace *place)
{
    SojournCaseQuotes *self = SOJOURN_CASE_QUOTES (tab);

    if (place->kind == SOJOURN_KIND_EXCHANGE_RATE)
        return sojourn_comparison_pane_focus_rate (self->comparison);
    if (place->kind == SOJOURN_KIND_COST_ESTIMATE)
        return sojourn_record_section_jump (self->estimates, place->uuid, place->field);
    return SOJOURN_CASE_TAB_CLASS (sojourn_case_quotes_parent_class)->jump (tab, place);
}

static void
sojourn_case_quotes_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_CASE_QUOTES);
    G_OBJECT_CLASS (sojourn_case_quotes_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
    g_type_ensure (SOJOURN_TYPE_COMPARISON_PANE);
    g_type_ensure (SOJOURN_TYPE_RECORD_SECTION);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-case-quotes.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournCaseQuotes, requests);
    gtk_widget_class_bind_template_child (widget_class, SojournCaseQuotes, questions);
    gtk_widget_class_bind_template_child (widget_class, SojournCaseQuotes, questions_group);
    gtk_widget_class_bind_template_child (widget_class, SojournCaseQuotes, estimates);
    gtk_widget_class_bind_template_child (widget_class, SojournCaseQuotes, comparison);
    gtk_widget_class_bind_template_callback (widget_class, on_request_button_clicked_cb);
}

static void
sojourn_case_quotes_class_init (SojournCaseQuotesClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_case_quotes_dispose;
    SOJOURN_CASE_TAB_CLASS (klass)->update = sojourn_case_quotes_update;
    SOJOURN_CASE_TAB_CLASS (klass)->jump = sojourn_case_quotes_jump;

    bind_template (widget_class);
    gtk_widget_class_install_action (widget_class, "quotes.queue", "s", queue);
    gtk_widget_class_install_action (widget_class, "quotes.edit", "s", edit);
    gtk_widget_class_install_action (widget_class, "quotes.withdraw", "s", withdraw);
    gtk_widget_class_install_action (widget_class, "quotes.reissue", "s", reissue);
    gtk_widget_class_install_action (widget_class, "quotes.decline", "s", decline);
    gtk_widget_class_install_action (widget_class, "quotes.answer", "s", answer);
    gtk_widget_class_install_action (widget_class, "quotes.accept", "s", accept);
    gtk_widget_class_install_action (widget_class, "quotes.ask", "s", ask);
    gtk_widget_class_install_action (widget_class, "quotes.rate", "s", change_rate);
}

static void
sojourn_case_quotes_init (SojournCaseQuotes *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
