/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-consent-recipients.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-quote-fields.h"
#include "sojourn-window-toasts.h"
#include "sojourn-window.h"
#include "sojourn-wish.h"

#include <glib/gi18n-lib.h>

/**
 * SojournConsentRecipients:
 *
 * Whom each consent names: a row for each consent of a case, in it a switch for each clinic of the
 * shortlist. What is not switched on here is not sent there.
 */
struct _SojournConsentRecipients {
    AdwPreferencesGroup parent_instance;

    SojournCaseModel *model; /* (nullable) (owned) */
    GHashTable *rows;     /* (owned) (element-type utf8 AdwExpanderRow): by uuid of the consent */
    GHashTable *switches; /* (owned) (element-type utf8 AdwSwitchRow): by both uuids */
};

G_DEFINE_FINAL_TYPE (SojournConsentRecipients,
                     sojourn_consent_recipients,
                     ADW_TYPE_PREFERENCES_GROUP)

/* A switch: whether this consent names that clinic. */
typedef struct {
    SojournConsentRecipients *group; /* (unowned): the row lives in it */
    char *consent;                   /* (owned) */
    char *clinic;                    /* (owned) */
    SojournWish wish;
} Pair;

static void
pair_free (gpointer data)
{
    Pair *pair = data;

    g_free (pair->consent);
    g_free (pair->clinic);
    g_free (pair);
}

static const SojournRecord *
find_recipient (SojournSnapshot *snapshot, const char *consent, const char *clinic)
{
    g_autoptr (GPtrArray) named = sojourn_snapshot_list (
        snapshot, SOJOURN_KIND_CONSENT_RECIPIENT, SOJOURN_CONSENT_RECIPIENT_CONSENT, consent);

    for (guint i = 0; i < named->len; i++) {
        if (g_strcmp0 (sojourn_record_get_text (named->pdata[i], SOJOURN_CONSENT_RECIPIENT_CLINIC),
                       clinic) == 0)
            return named->pdata[i];
    }
    return NULL;
}

static void
name_clinic (Pair *pair, SojournChangeSet *changes)
{
    g_autoptr (SojournRecord) recipient = sojourn_record_new (SOJOURN_KIND_CONSENT_RECIPIENT);

    sojourn_record_set_text (recipient, SOJOURN_CONSENT_RECIPIENT_CASE,
                             sojourn_case_model_get_uuid (pair->group->model));
    sojourn_record_set_text (recipient, SOJOURN_CONSENT_RECIPIENT_CONSENT, pair->consent);
    sojourn_record_set_text (recipient, SOJOURN_CONSENT_RECIPIENT_CLINIC, pair->clinic);
    sojourn_change_set_insert (changes, recipient);
}

static Pair *
get_pair (AdwSwitchRow *row)
{
    return g_object_get_data (G_OBJECT (row), "pair");
}

static const SojournRecord *
find_named (Pair *pair)
{
    return find_recipient (sojourn_case_model_get_snapshot (pair->group->model), pair->consent,
                           pair->clinic);
}

static void store_wish (AdwSwitchRow *row);

/* Shows what is stored, unless something else is wished meanwhile. */
static void
follow (AdwSwitchRow *row)
{
    Pair *pair = get_pair (row);
    gboolean named = find_named (pair) != NULL;

    switch (sojourn_wish_follow (&pair->wish, adw_switch_row_get_active (row), named)) {
    case SOJOURN_WISH_WAIT:
        break;
    case SOJOURN_WISH_SHOW:
        adw_switch_row_set_active (row, named);
        break;
    case SOJOURN_WISH_ASK:
        store_wish (row);
        break;
    }
}

static DexFuture *
on_stored_cb (DexFuture *future, gpointer user_data)
{
    AdwSwitchRow *row = user_data;
    Pair *pair = get_pair (row);
    gboolean done = dex_future_is_resolved (future);

    /* The row, its group and the case may have gone meanwhile. */
    if (gtk_widget_get_root (GTK_WIDGET (row)) != NULL && pair->group->model != NULL &&
        sojourn_wish_end (&pair->wish, done, find_named (pair) != NULL))
        follow (row);
    return NULL;
}

static void
store_wish (AdwSwitchRow *row)
{
    Pair *pair = get_pair (row);
    const SojournRecord *named = find_named (pair);
    g_autoptr (SojournChangeSet) changes = NULL;
    /* Translators: lines of the history of a case */
    const char *text = pair->wish.wanted ? _ ("Clinic named in the consent")
                                         : _ ("Clinic taken out of the consent");

    changes = sojourn_office_begin (sojourn_case_model_get_office (pair->group->model), text);
    if (named == NULL)
        name_clinic (pair, changes);
    else
        sojourn_change_set_delete (changes, (SojournRecord *)named);
    dex_future_disown (dex_future_finally (
        sojourn_window_store (sojourn_window_get (GTK_WIDGET (row)), changes, text), on_stored_cb,
        g_object_ref (row), g_object_unref));
}

static void
on_switch_active_notify_cb (AdwSwitchRow *row)
{
    Pair *pair = get_pair (row);

    if (sojourn_wish_begin (&pair->wish, adw_switch_row_get_active (row),
                            find_named (pair) != NULL))
        store_wish (row);
}

static GtkWidget *
new_switch (SojournConsentRecipients *self, const char *consent, const char *clinic)
{
    GtkWidget *row = adw_switch_row_new ();
    Pair *pair = g_new0 (Pair, 1);

    pair->group = self;
    pair->consent = g_strdup (consent);
    pair->clinic = g_strdup (clinic);
    g_object_set_data_full (G_OBJECT (row), "pair", pair, pair_free);
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    g_signal_connect (row, "notify::active", G_CALLBACK (on_switch_active_notify_cb), NULL);
    return row;
}

static void
show_switch (SojournConsentRecipients *self,
             AdwExpanderRow *row,
             const char *consent,
             const SojournRecord *clinic)
{
    g_autofree char *key = g_strconcat (consent, sojourn_record_get_uuid (clinic), NULL);
    GtkWidget *toggle = g_hash_table_lookup (self->switches, key);

    if (toggle == NULL) {
        toggle = new_switch (self, consent, sojourn_record_get_uuid (clinic));
        adw_expander_row_add_row (row, toggle);
        g_hash_table_insert (self->switches, g_steal_pointer (&key), toggle);
    }
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (toggle),
                                   sojourn_record_get_text (clinic, SOJOURN_CLINIC_NAME));
    follow (ADW_SWITCH_ROW (toggle));
}

/* The clinics of the options on the shortlist that are not rejected, each once. */
static GPtrArray *
list_clinics (SojournSnapshot *snapshot)
{
    const GPtrArray *items = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_SHORTLIST_ITEM);
    GPtrArray *clinics = g_ptr_array_new ();

    for (guint i = 0; i < items->len; i++) {
        const SojournRecord *option =
            sojourn_snapshot_follow (snapshot, items->pdata[i], SOJOURN_SHORTLIST_ITEM_OPTION);
        const SojournRecord *clinic =
            option != NULL ? sojourn_snapshot_follow (snapshot, option, SOJOURN_OPTION_CLINIC)
                           : NULL;

        if (clinic != NULL && !g_ptr_array_find (clinics, clinic, NULL))
            g_ptr_array_add (clinics, (gpointer)clinic);
    }
    return clinics;
}

static AdwExpanderRow *
ensure_row (SojournConsentRecipients *self, const SojournRecord *consent)
{
    AdwExpanderRow *row = g_hash_table_lookup (self->rows, sojourn_record_get_uuid (consent));

    if (row == NULL) {
        row = ADW_EXPANDER_ROW (adw_expander_row_new ());
        adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
        g_hash_table_insert (self->rows, g_strdup (sojourn_record_get_uuid (consent)), row);
    }
    return row;
}

static void
show_consent (SojournConsentRecipients *self, const SojournRecord *consent, GPtrArray *clinics)
{
    AdwExpanderRow *row = ensure_row (self, consent);
    g_autoptr (GPtrArray) named = sojourn_snapshot_list (
        sojourn_case_model_get_snapshot (self->model), SOJOURN_KIND_CONSENT_RECIPIENT,
        SOJOURN_CONSENT_RECIPIENT_CONSENT, sojourn_record_get_uuid (consent));
    g_autofree char *text = g_strdup_printf (
        /* Translators: how many clinics a consent names */
        ngettext ("%u clinic named", "%u clinics named", named->len), named->len);

    adw_preferences_row_set_title (
        ADW_PREFERENCES_ROW (row),
        sojourn_choice_set_get_label (
            &sojourn_consent_kinds, sojourn_record_get_integer (consent, SOJOURN_CONSENT_KIND, 0)));
    adw_expander_row_set_subtitle (row, text);
    for (guint i = 0; i < clinics->len; i++)
        show_switch (self, row, sojourn_record_get_uuid (consent), clinics->pdata[i]);
}

static gboolean
is_switch_of (gpointer key, gpointer row, gpointer consent)
{
    return g_str_has_prefix (key, consent);
}

static void
drop_gone (SojournConsentRecipients *self, SojournSnapshot *snapshot)
{
    GHashTableIter iter;
    const char *uuid;
    GtkWidget *row;

    g_hash_table_iter_init (&iter, self->rows);
    while (g_hash_table_iter_next (&iter, (gpointer *)&uuid, (gpointer *)&row)) {
        if (sojourn_snapshot_find (snapshot, uuid) != NULL)
            continue;
        g_hash_table_foreach_remove (self->switches, is_switch_of, (gpointer)uuid);
        adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
        g_hash_table_iter_remove (&iter);
    }
}

static void
sojourn_consent_recipients_dispose (GObject *object)
{
    g_clear_object (&SOJOURN_CONSENT_RECIPIENTS (object)->model);
    G_OBJECT_CLASS (sojourn_consent_recipients_parent_class)->dispose (object);
}

static void
sojourn_consent_recipients_finalize (GObject *object)
{
    SojournConsentRecipients *self = SOJOURN_CONSENT_RECIPIENTS (object);

    g_hash_table_unref (self->rows);
    g_hash_table_unref (self->switches);
    G_OBJECT_CLASS (sojourn_consent_recipients_parent_class)->finalize (object);
}

static void
sojourn_consent_recipients_class_init (SojournConsentRecipientsClass *klass)
{
    G_OBJECT_CLASS (klass)->dispose = sojourn_consent_recipients_dispose;
    G_OBJECT_CLASS (klass)->finalize = sojourn_consent_recipients_finalize;
}

static void
sojourn_consent_recipients_init (SojournConsentRecipients *self)
{
    self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    self->switches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * sojourn_consent_recipients_show:
 * @self: a group
 * @model: a case that is loaded
 *
 * Shows whom the consents of the case name.
 */
void
sojourn_consent_recipients_show (SojournConsentRecipients *self, SojournCaseModel *model)
{
    SojournSnapshot *snapshot = sojourn_case_model_get_snapshot (model);
    const GPtrArray *consents = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_CONSENT);
    g_autoptr (GPtrArray) clinics = list_clinics (snapshot);

    g_return_if_fail (SOJOURN_IS_CONSENT_RECIPIENTS (self));

    g_set_object (&self->model, model);
    drop_gone (self, snapshot);
    for (guint i = 0; i < consents->len; i++)
        show_consent (self, consents->pdata[i], clinics);
    gtk_widget_set_visible (GTK_WIDGET (self), consents->len > 0);
}
