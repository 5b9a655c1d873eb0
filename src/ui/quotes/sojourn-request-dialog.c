/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-request-dialog.h"

#include "sojourn-error.h"
#include "sojourn-field-group.h"
#include "sojourn-option-row.h"
#include "sojourn-quote-actions.h"
#include "sojourn-record-value.h"

#include <glib/gi18n-lib.h>

/**
 * SojournRequestDialog:
 *
 * Asks several clinics for a quote at once: which ones, by which consent, and exactly what is sent.
 */
struct _SojournRequestDialog {
    SojournCaseDialog parent_instance;

    GPtrArray *choices; /* (element-type Choice) (owned) */

    AdwPreferencesGroup *clinics;
    GtkTextView *preview;
    GtkButton *send_button;
};

G_DEFINE_FINAL_TYPE (SojournRequestDialog, sojourn_request_dialog, SOJOURN_TYPE_CASE_DIALOG)

typedef struct {
    SojournRecord *request; /* (owned): without the wishes; what is shown and what is sent is one */
    AdwActionRow *row;
    GtkCheckButton *check;
} Choice;

static const guint shared_fields[] = {
    SOJOURN_QUOTE_REQUEST_WINDOW_FROM,
    SOJOURN_QUOTE_REQUEST_WINDOW_TO,
    SOJOURN_QUOTE_REQUEST_RESPOND_BY,
    SOJOURN_QUOTE_REQUEST_MESSAGE,
};

static SojournSnapshot *
get_snapshot (SojournRequestDialog *self)
{
    return sojourn_case_dialog_get_snapshot (SOJOURN_CASE_DIALOG (self));
}

static SojournOffice *
get_office (SojournRequestDialog *self)
{
    return sojourn_case_dialog_get_office (SOJOURN_CASE_DIALOG (self));
}

/* What all the requests share. */
static const SojournRecord *
get_wishes (SojournRequestDialog *self)
{
    return sojourn_draft_get_record (sojourn_case_dialog_get_draft (SOJOURN_CASE_DIALOG (self)));
}

static void
free_choice (gpointer data)
{
    Choice *choice = data;

    sojourn_record_unref (choice->request);
    g_free (choice);
}

static SojournRecord *
make_request (SojournRequestDialog *self, const Choice *choice)
{
    SojournRecord *request = sojourn_record_copy (choice->request);

    for (guint i = 0; i < G_N_ELEMENTS (shared_fields); i++) {
        g_autofree char *value = sojourn_record_dup_value (get_wishes (self), shared_fields[i]);

        if (!sojourn_record_set_value (request, shared_fields[i], value, NULL))
            g_warn_if_reached ();
    }
    return request;
}

/* Why it cannot be sent, or NULL. */
static char *
find_obstacle (SojournRequestDialog *self, const Choice *choice, gint64 now)
{
    g_autoptr (SojournChangeSet) trial = sojourn_office_begin (get_office (self), "trial");
    g_autoptr (SojournRecord) request = make_request (self, choice);
    g_autoptr (GError) error = NULL;

    if (sojourn_quote_actions_queue (trial, get_snapshot (self), request,
                                     sojourn_office_get_rule_settings (get_office (self)), now,
                                     &error))
        return NULL;
    return g_strdup (error->message);
}

static guint
count_checked (SojournRequestDialog *self)
{
    guint n = 0;

    for (guint i = 0; i < self->choices->len; i++)
        n += gtk_check_button_get_active (((Choice *)self->choices->pdata[i])->check);
    return n;
}

/* What would be sent at this instant, made by what makes the bytes that are sent. */
static char *
build_preview (SojournRequestDialog *self, gint64 now)
{
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint i = 0; i < self->choices->len; i++) {
        const Choice *choice = self->choices->pdata[i];
        g_autoptr (SojournRecord) request = NULL;
        g_autofree char *payload = NULL;

        if (!gtk_check_button_get_active (choice->check))
            continue;
        request = make_request (self, choice);
        payload = sojourn_quote_actions_build_payload (get_snapshot (self), request, now,
                                                       SOJOURN_JSON_PRETTY);
        g_string_append_printf (text, "%s\n", payload != NULL ? payload : "");
    }
    return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
show_preview (SojournRequestDialog *self, gint64 now)
{
    g_autofree char *text = build_preview (self, now);

    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->preview), text, -1);
    gtk_widget_set_sensitive (GTK_WIDGET (self->send_button), count_checked (self) > 0);
}

static gboolean
is_shown (SojournRequestDialog *self, const char *preview)
{
    g_autofree char *shown = NULL;

    g_object_get (gtk_text_view_get_buffer (self->preview), "text", &shown, NULL);
    return g_str_equal (shown, preview);
}

static void
show_choices (SojournRequestDialog *self)
{
    gint64 now = sojourn_office_get_now (get_office (self));

    for (guint i = 0; i < self->choices->len; i++) {
        Choice *choice = self->choices->pdata[i];
        g_autofree char *obstacle = find_obstacle (self, choice, now);

        adw_action_row_set_subtitle (
            choice->row, obstacle != NULL ? obstacle : _ ("A consent names this clinic."));
        gtk_widget_set_sensitive (GTK_WIDGET (choice->check), obstacle == NULL);
        if (obstacle != NULL)
            gtk_check_button_set_active (choice->check, FALSE);
    }
    show_preview (self, now);
}

static void
on_check_toggled_cb (GtkCheckButton *check, SojournRequestDialog *self)
{
    show_preview (self, sojourn_office_get_now (get_office (self)));
}

static void
on_wishes_changed_cb (SojournDraft *draft, guint field, SojournRequestDialog *self)
{
    show_choices (self);
}

static void
add_choice (SojournRequestDialog *self, const SojournRecord *option)
{
    Choice *choice = g_new0 (Choice, 1);
    g_autofree char *title = sojourn_option_row_dup_title (get_snapshot (self), option);

    choice->request = sojourn_quote_actions_new_request (get_snapshot (self), option);
    choice->row = ADW_ACTION_ROW (adw_action_row_new ());
    choice->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (choice->row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (choice->row), title);
    gtk_accessible_update_property (GTK_ACCESSIBLE (choice->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    title, -1);
    gtk_widget_set_valign (GTK_WIDGET (choice->check), GTK_ALIGN_CENTER);
    adw_action_row_add_prefix (choice->row, GTK_WIDGET (choice->check));
    adw_action_row_set_activatable_widget (choice->row, GTK_WIDGET (choice->check));
    g_signal_connect_object (choice->check, "toggled", G_CALLBACK (on_check_toggled_cb), self, 0);
    adw_preferences_group_add (self->clinics, GTK_WIDGET (choice->row));
    g_ptr_array_add (self->choices, choice);
}

static void
add_choices (SojournRequestDialog *self)
{
    const GPtrArray *items =
        sojourn_snapshot_get_all (get_snapshot (self), SOJOURN_KIND_SHORTLIST_ITEM);

    for (guint i = 0; i < items->len; i++) {
        const SojournRecord *option = sojourn_snapshot_follow (get_snapshot (self), items->pdata[i],
                                                               SOJOURN_SHORTLIST_ITEM_OPTION);

        if (option != NULL &&
            sojourn_record_get_integer (items->pdata[i], SOJOURN_SHORTLIST_ITEM_DECISION,
                                        SOJOURN_SHORTLIST_CANDIDATE) != SOJOURN_SHORTLIST_REJECTED)
            add_choice (self, option);
    }
}

static gboolean
queue_checked (SojournRequestDialog *self, SojournChangeSet *changes, gint64 now, GError **error)
{
    for (guint i = 0; i < self->choices->len; i++) {
        const Choice *choice = self->choices->pdata[i];
        g_autoptr (SojournRecord) request = NULL;

        if (!gtk_check_button_get_active (choice->check))
            continue;
        request = make_request (self, choice);
        if (!sojourn_quote_actions_queue (changes, get_snapshot (self), request,
                                          sojourn_office_get_rule_settings (get_office (self)), now,
                                          error))
            return FALSE;
    }
    return TRUE;
}

/* Nothing is sent that was not shown: the case may have changed below the dialog, or the day. */
static gboolean
check_shown (SojournRequestDialog *self, gint64 now, GError **error)
{
    g_autofree char *preview = build_preview (self, now);

    if (is_shown (self, preview))
        return TRUE;
    show_choices (self);
    g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID,
                         _ ("The case has changed meanwhile, and with it what is sent. Nothing was "
                            "sent. Read it once more, then send it."));
    return FALSE;
}

static void
on_send_button_clicked_cb (SojournRequestDialog *self)
{
    SojournCaseDialog *dialog = SOJOURN_CASE_DIALOG (self);
    gboolean committed = sojourn_case_dialog_commit (dialog);
    gint64 now = sojourn_office_get_now (get_office (self));
    guint n = count_checked (self);
    g_autoptr (SojournChangeSet) changes = NULL;
    g_autoptr (GError) error = NULL;
    gboolean done;

    if (!committed || n == 0)
        return;
    /* Translators: a line of the history of a case */
    changes = sojourn_office_begin (get_office (self), _ ("Quotes requested"));
    done = check_shown (self, now, &error) && queue_checked (self, changes, now, &error);
    sojourn_case_dialog_finish (
        dialog, done, changes, error,
        ngettext ("Quote request on its way", "Quote requests on their way", n));
}

static void
sojourn_request_dialog_fill (SojournCaseDialog *dialog)
{
    SojournRequestDialog *self = SOJOURN_REQUEST_DIALOG (dialog);

    g_signal_connect_object (sojourn_case_dialog_get_draft (dialog), "field-changed",
                             G_CALLBACK (on_wishes_changed_cb), self, 0);
    add_choices (self);
    show_choices (self);
    if (self->choices->len > 0)
        adw_dialog_set_focus (ADW_DIALOG (self),
                              GTK_WIDGET (((Choice *)self->choices->pdata[0])->check));
}

static void
sojourn_request_dialog_dispose (GObject *object)
{
    SojournRequestDialog *self = SOJOURN_REQUEST_DIALOG (object);

    gtk_widget_dispose_template (GTK_WIDGET (self), SOJOURN_TYPE_REQUEST_DIALOG);
    g_clear_pointer (&self->choices, g_ptr_array_unref);
    G_OBJECT_CLASS (sojourn_request_dialog_parent_class)->dispose (object);
}

static void
sojourn_request_dialog_class_init (SojournRequestDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_request_dialog_dispose;
    SOJOURN_CASE_DIALOG_CLASS (klass)->fill = sojourn_request_dialog_fill;

    g_type_ensure (SOJOURN_TYPE_FIELD_GROUP);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-request-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournRequestDialog, clinics);
    gtk_widget_class_bind_template_child (widget_class, SojournRequestDialog, preview);
    gtk_widget_class_bind_template_child (widget_class, SojournRequestDialog, send_button);
    gtk_widget_class_bind_template_callback (widget_class, on_send_button_clicked_cb);
}

static void
sojourn_request_dialog_init (SojournRequestDialog *self)
{
    self->choices = g_ptr_array_new_with_free_func (free_choice);
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_request_dialog_new:
 *
 * Makes a dialog to be presented with what [func@request_dialog_make_wishes] returns.
 *
 * Returns: (transfer floating): the dialog
 */
SojournCaseDialog *
sojourn_request_dialog_new (void)
{
    return g_object_new (SOJOURN_TYPE_REQUEST_DIALOG, NULL);
}

/**
 * sojourn_request_dialog_make_wishes:
 * @case_uuid: a case
 *
 * Makes a request that is never stored: each one that is sent is made from it.
 *
 * Returns: (transfer full): an empty quote request of the case
 */
SojournRecord *
sojourn_request_dialog_make_wishes (const char *case_uuid)
{
    SojournRecord *wishes = sojourn_record_new (SOJOURN_KIND_QUOTE_REQUEST);

    sojourn_record_set_text (wishes, SOJOURN_QUOTE_REQUEST_CASE, case_uuid);
    return wishes;
}
