/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-rate-dialog.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-error.h"
#include "sojourn-field-group.h"
#include "sojourn-field-row.h"
#include "sojourn-format.h"
#include "sojourn-money-local.h"

#include <glib/gi18n-lib.h>

/**
 * SojournRateDialog:
 *
 * Takes a new exchange rate, with its day and its source, and shows those there are. Rates are
 * never changed, only added to.
 */
struct _SojournRateDialog {
    SojournCaseDialog parent_instance;

    AdwPreferencesGroup *stored;
    GtkWidget *form;
};

G_DEFINE_FINAL_TYPE (SojournRateDialog, sojourn_rate_dialog, SOJOURN_TYPE_CASE_DIALOG)

static GtkWidget *
make_row (const SojournRecord *rate)
{
    GtkWidget *row = adw_action_row_new ();
    g_autofree char *number = sojourn_rate_format_local (
        sojourn_record_get_integer (rate, SOJOURN_EXCHANGE_RATE_RATE_E9, 0));
    g_autofree char *day = sojourn_format_short_date (
        sojourn_record_get_integer (rate, SOJOURN_EXCHANGE_RATE_AS_OF, 0));
    g_autofree char *title = g_strdup_printf (
        /* Translators: an exchange rate: 1 unit of a currency, the other currency, the rate */
        C_ ("exchange rate", "%1$s 1 = %2$s %3$s"),
        sojourn_record_get_text (rate, SOJOURN_EXCHANGE_RATE_BASE),
        sojourn_record_get_text (rate, SOJOURN_EXCHANGE_RATE_CURRENCY), number);
    g_autofree char *subtitle = g_strdup_printf (
        /* Translators: of an exchange rate: its day, its source */
        C_ ("exchange rate", "%1$s · %2$s"), day,
        sojourn_record_get_text (rate, SOJOURN_EXCHANGE_RATE_SOURCE));

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    return row;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
    gint64 one =
        sojourn_record_get_integer (*(SojournRecord *const *)a, SOJOURN_EXCHANGE_RATE_AS_OF, 0);
    gint64 other =
        sojourn_record_get_integer (*(SojournRecord *const *)b, SOJOURN_EXCHANGE_RATE_AS_OF, 0);

    return (one < other) - (one > other);
}

static void
sojourn_rate_dialog_fill (SojournCaseDialog *dialog)
{
    SojournRateDialog *self = SOJOURN_RATE_DIALOG (dialog);
    const GPtrArray *all = sojourn_snapshot_get_all (sojourn_case_dialog_get_snapshot (dialog),
                                                     SOJOURN_KIND_EXCHANGE_RATE);
    g_autoptr (GPtrArray) rates = g_ptr_array_new ();

    for (guint i = 0; i < all->len; i++)
        g_ptr_array_add (rates, all->pdata[i]);
    g_ptr_array_sort (rates, compare_newest_first);
    for (guint i = 0; i < rates->len; i++)
        adw_preferences_group_add (self->stored, make_row (rates->pdata[i]));
    gtk_widget_set_visible (GTK_WIDGET (self->stored), rates->len > 0);
}

static gboolean
check_pair (const SojournRecord *rate, GError **error)
{
    if (g_strcmp0 (sojourn_record_get_text (rate, SOJOURN_EXCHANGE_RATE_BASE),
                   sojourn_record_get_text (rate, SOJOURN_EXCHANGE_RATE_CURRENCY)) != 0)
        return TRUE;
    g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID,
                         _ ("An exchange rate is between two currencies. Choose another one."));
    return FALSE;
}

/* The first field that is wrong or missing gets the focus. */
static void
focus_error (SojournRateDialog *self, SojournDraft *draft)
{
    for (guint i = 0; i <= SOJOURN_EXCHANGE_RATE_SOURCE; i++) {
        GtkWidget *row =
            sojourn_draft_get_error (draft, i) != NULL
                ? sojourn_field_row_find (self->form, sojourn_draft_get_uuid (draft), (int)i)
                : NULL;

        if (row != NULL) {
            gtk_widget_grab_focus (row);
            return;
        }
    }
}

static void
on_save_button_clicked_cb (SojournRateDialog *self)
{
    SojournCaseDialog *dialog = SOJOURN_CASE_DIALOG (self);
    SojournDraft *draft = sojourn_case_dialog_get_draft (dialog);
    g_autoptr (SojournChangeSet) changes = NULL;
    g_autoptr (GError) error = NULL;
    gboolean done;

    sojourn_case_dialog_commit (dialog);
    if (!sojourn_draft_check (draft)) {
        focus_error (self, draft);
        return;
    }
    done = check_pair (sojourn_draft_get_record (draft), &error);
    /* Translators: a line of the history */
    changes =
        sojourn_office_begin (sojourn_case_dialog_get_office (dialog), _ ("Exchange rate added"));
    sojourn_draft_add_to (draft, changes);
    sojourn_case_dialog_finish (dialog, done, changes, error, _ ("Exchange rate added"));
}

static void
sojourn_rate_dialog_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_RATE_DIALOG);
    G_OBJECT_CLASS (sojourn_rate_dialog_parent_class)->dispose (object);
}

static void
sojourn_rate_dialog_class_init (SojournRateDialogClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_rate_dialog_dispose;
    SOJOURN_CASE_DIALOG_CLASS (klass)->fill = sojourn_rate_dialog_fill;

    g_type_ensure (SOJOURN_TYPE_FIELD_GROUP);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-rate-dialog.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournRateDialog, stored);
    gtk_widget_class_bind_template_child (widget_class, SojournRateDialog, form);
    gtk_widget_class_bind_template_callback (widget_class, on_save_button_clicked_cb);
}

static void
sojourn_rate_dialog_init (SojournRateDialog *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_rate_dialog_new:
 *
 * Makes a dialog to be presented with an exchange rate that is not stored yet.
 *
 * Returns: (transfer floating): the dialog
 */
SojournCaseDialog *
sojourn_rate_dialog_new (void)
{
    return g_object_new (SOJOURN_TYPE_RATE_DIALOG, NULL);
}

/**
 * sojourn_rate_dialog_make_rate:
 * @base: (nullable): the currency of which the rate is for one unit
 * @currency: (nullable): the other one
 * @today: its day, as long as nobody says otherwise
 *
 * Returns: (transfer full): an exchange rate without a number
 */
SojournRecord *
sojourn_rate_dialog_make_rate (const char *base, const char *currency, SojournDate today)
{
    SojournRecord *rate = sojourn_record_new (SOJOURN_KIND_EXCHANGE_RATE);

    sojourn_record_set_text (rate, SOJOURN_EXCHANGE_RATE_BASE, base);
    sojourn_record_set_text (rate, SOJOURN_EXCHANGE_RATE_CURRENCY, currency);
    sojourn_record_set_integer (rate, SOJOURN_EXCHANGE_RATE_AS_OF, today);
    return rate;
}
