/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-quotes.h"

#include "sojourn-answer-dialog.h"
#include "sojourn-comparison-view.h"
#include "sojourn-quote-actions.h"
#include "sojourn-request-dialog.h"
#include "sojourn-request-line.h"
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
    GtkWidget *comparison_group;
    GtkDropDown *currency;
    SojournComparisonView *comparison;
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

    gtk_list_box_remove_all (self->requests);
    for (guint i = all->len; i > 0; i--)
        gtk_list_box_append (self->requests,
                             sojourn_request_line_new (get_snapshot (self), all->pdata[i - 1]));
}

static GtkWidget *
make_question_row (const SojournRecord *question)
{
    gint64 status = sojourn_record_get_integer (question, SOJOURN_INFO_REQUEST_STATUS, 0);
    GtkWidget *row = adw_action_row_new ();
    GtkWidget *button;

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (
        ADW_PREFERENCES_ROW (row),
        sojourn_record_get_text (question, SOJOURN_INFO_REQUEST_QUESTION));
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                 sojourn_choice_set_get_label (&sojourn_info_statuses, status));
    if (status == SOJOURN_INFO_OPEN) {
        button = gtk_button_new_with_label (_ ("Answer…"));
        gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
        gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "quotes.answer");
        gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                          sojourn_record_get_uuid (question));
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
    return row;
}

static void
show_questions (SojournCaseQuotes *self)
{
    const GPtrArray *all =
        sojourn_snapshot_get_all (get_snapshot (self), SOJOURN_KIND_INFO_REQUEST);

    gtk_list_box_remove_all (self->questions);
    for (guint i = 0; i < all->len; i++)
        gtk_list_box_append (self->questions, make_question_row (all->pdata[i]));
    gtk_widget_set_visible (self->questions_group, all->len > 0);
}

static const char *
get_currency (SojournCaseQuotes *self)
{
    GtkStringObject *item = gtk_drop_down_get_selected_item (self->currency);

    return item != NULL ? gtk_string_object_get_string (item) : "USD";
}

static void
show_comparison (SojournCaseQuotes *self)
{
    g_autoptr (SojournComparison) comparison = sojourn_comparison_new (
        get_snapshot (self), get_currency (self), sojourn_office_get_today (get_office (self)),
        sojourn_office_get_now (get_office (self)));

    gtk_widget_set_visible (self->comparison_group, comparison->offers->len > 0);
    sojourn_comparison_view_show (self->comparison, comparison);
}

static void
sojourn_case_quotes_update (SojournCaseTab *tab)
{
    SojournCaseQuotes *self = SOJOURN_CASE_QUOTES (tab);

    show_requests (self);
    show_questions (self);
    show_comparison (self);
}

static void
on_request_button_clicked_cb (SojournCaseQuotes *self)
{
    sojourn_request_dialog_present (GTK_WIDGET (self),
                                    sojourn_case_tab_get_model (SOJOURN_CASE_TAB (self)));
}

static void
on_currency_selected_notify_cb (SojournCaseQuotes *self)
{
    if (sojourn_case_tab_get_model (SOJOURN_CASE_TAB (self)) != NULL && get_snapshot (self) != NULL)
        show_comparison (self);
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

static void
answer (GtkWidget *widget, const char *action, GVariant *uuid)
{
    SojournCaseQuotes *self = SOJOURN_CASE_QUOTES (widget);
    const SojournRecord *question = find (self, uuid);

    g_return_if_fail (question != NULL);
    sojourn_answer_dialog_present (widget, sojourn_case_tab_get_model (SOJOURN_CASE_TAB (self)),
                                   question);
}

static void
accept (GtkWidget *widget, const char *action, GVariant *uuid)
{
    SojournCaseQuotes *self = SOJOURN_CASE_QUOTES (widget);
    const SojournRecord *quote = find (self, uuid);
    /* Translators: a line of the history of a case */
    g_autoptr (SojournChangeSet) changes =
        sojourn_office_begin (get_office (self), _ ("Quote accepted"));
    g_autoptr (GError) error = NULL;
    gboolean done;

    g_return_if_fail (quote != NULL);
    done = sojourn_quote_actions_accept (changes, get_snapshot (self), quote,
                                         sojourn_office_get_actor (get_office (self)),
                                         sojourn_office_get_rule_settings (get_office (self)),
                                         sojourn_office_get_now (get_office (self)), &error);
    finish (self, done, changes, error, _ ("Quote accepted"));
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
    g_type_ensure (SOJOURN_TYPE_COMPARISON_VIEW);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-case-quotes.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournCaseQuotes, requests);
    gtk_widget_class_bind_template_child (widget_class, SojournCaseQuotes, questions);
    gtk_widget_class_bind_template_child (widget_class, SojournCaseQuotes, questions_group);
    gtk_widget_class_bind_template_child (widget_class, SojournCaseQuotes, comparison_group);
    gtk_widget_class_bind_template_child (widget_class, SojournCaseQuotes, currency);
    gtk_widget_class_bind_template_child (widget_class, SojournCaseQuotes, comparison);
    gtk_widget_class_bind_template_callback (widget_class, on_request_button_clicked_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_currency_selected_notify_cb);
}

static void
sojourn_case_quotes_class_init (SojournCaseQuotesClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_case_quotes_dispose;
    SOJOURN_CASE_TAB_CLASS (klass)->update = sojourn_case_quotes_update;

    bind_template (widget_class);
    gtk_widget_class_install_action (widget_class, "quotes.queue", "s", queue);
    gtk_widget_class_install_action (widget_class, "quotes.edit", "s", edit);
    gtk_widget_class_install_action (widget_class, "quotes.withdraw", "s", withdraw);
    gtk_widget_class_install_action (widget_class, "quotes.reissue", "s", reissue);
    gtk_widget_class_install_action (widget_class, "quotes.answer", "s", answer);
    gtk_widget_class_install_action (widget_class, "quotes.accept", "s", accept);
}

static void
sojourn_case_quotes_init (SojournCaseQuotes *self)
{
    static const char *const currencies[] = { "USD", "EUR", "GBP", "CHF", "SEK",
                                              "CNY", "JPY", "KWD", NULL };
    g_autoptr (GtkStringList) list = gtk_string_list_new (currencies);

    gtk_widget_init_template (GTK_WIDGET (self));
    gtk_drop_down_set_model (self->currency, G_LIST_MODEL (list));
}
