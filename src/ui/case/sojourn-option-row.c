/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-option-row.h"

#include "sojourn-format.h"
#include "sojourn-typed.h"

#include <glib/gi18n-lib.h>

/* What a row says of a treatment option: the same in the shortlist and among the matches. */

/**
 * sojourn_option_row_dup_title:
 * @catalogue: where the clinic of @option is
 * @option: a treatment option
 *
 * Returns: (transfer full): the name of an option: its clinic and its title
 */
char *
sojourn_option_row_dup_title (const SojournSnapshot *catalogue, const SojournRecord *option)
{
    const SojournRecord *clinic =
        sojourn_snapshot_follow (catalogue, option, SOJOURN_OPTION_CLINIC);
    const char *name = clinic != NULL ? sojourn_record_get_text (clinic, SOJOURN_CLINIC_NAME) : "–";

    /* Translators: a clinic and a treatment option */
    return g_strdup_printf (C_ ("option of a clinic", "%1$s: %2$s"), name,
                            sojourn_record_get_text (option, SOJOURN_OPTION_TITLE));
}

/**
 * sojourn_option_row_set_title:
 * @row: a row
 * @catalogue: where the clinic of @option is
 * @option: a treatment option
 *
 * Names an option by its clinic and its title.
 */
void
sojourn_option_row_set_title (AdwPreferencesRow *row,
                              const SojournSnapshot *catalogue,
                              const SojournRecord *option)
{
    g_autofree char *title = sojourn_option_row_dup_title (catalogue, option);

    adw_preferences_row_set_use_markup (row, FALSE);
    adw_preferences_row_set_title (row, title);
}

/**
 * sojourn_option_row_format_match:
 * @match: how an option compares with a patient
 *
 * Returns: (transfer full): how many criteria are met, not met, and not known
 */
char *
sojourn_option_row_format_match (const SojournMatch *match)
{
    if (match->condition == SOJOURN_OUTCOME_NOT_MET)
        return g_strdup (_ ("For another condition"));
    /* Translators: how a patient compares with the criteria of a treatment: three numbers */
    return g_strdup_printf (_ ("Criteria: %1$u met, %2$u not met, %3$u not known"), match->n_met,
                            match->n_not_met, match->n_unknown);
}

static void
add_detail (AdwExpanderRow *row, GtkWidget *detail, GPtrArray *details)
{
    adw_expander_row_add_row (row, detail);
    g_ptr_array_add (details, detail);
}

static void
add_fact (AdwExpanderRow *row, const SojournRecord *option, guint field, GPtrArray *details)
{
    const SojournField *info = sojourn_kind_get_field (SOJOURN_KIND_OPTION, field);
    g_autofree char *text = NULL;
    GtkWidget *fact;

    if (!sojourn_record_has (option, field))
        return;
    text = sojourn_typed_format (option, field, NULL);
    fact = adw_action_row_new ();
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (fact), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (fact), sojourn_field_get_label (info));
    adw_action_row_set_subtitle (ADW_ACTION_ROW (fact), text);
    adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (fact), 0);
    adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (fact), TRUE);
    gtk_widget_add_css_class (fact, "property");
    add_detail (row, fact, details);
}

/* What is known of an option, with its source and when it was verified. What the clinic says of
 * itself is called that. */
static void
add_facts (AdwExpanderRow *row, const SojournRecord *option, GPtrArray *details)
{
    static const guint fields[] = {
        SOJOURN_OPTION_REGULATORY_BASIS, SOJOURN_OPTION_EVIDENCE_LEVEL, SOJOURN_OPTION_EVIDENCE,
        SOJOURN_OPTION_CLAIMS,           SOJOURN_OPTION_SOURCE,         SOJOURN_OPTION_VERIFIED_ON,
    };

    for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        add_fact (row, option, fields[i], details);
}

static GtkWidget *
make_outcome_icon (SojournOutcome outcome)
{
    static const struct {
        const char *icon;
        const char *css_class;
        const char *word;
    } looks[] = {
        /* Translators: whether a patient meets a criterion */
        [SOJOURN_OUTCOME_MET] = { "object-select-symbolic", "success", NC_ ("criterion", "Met") },
        /* Translators: whether a patient meets a criterion */
        [SOJOURN_OUTCOME_NOT_MET] = { "action-unavailable-symbolic", "error",
                                      NC_ ("criterion", "Not met") },
        /* Translators: whether a patient meets a criterion */
        [SOJOURN_OUTCOME_UNKNOWN] = { "dialog-question-symbolic", "warning",
                                      NC_ ("criterion", "Not known") },
    };
    GtkWidget *icon = gtk_image_new_from_icon_name (looks[outcome].icon);

    gtk_widget_add_css_class (icon, looks[outcome].css_class);
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
        g_dpgettext2 (GETTEXT_PACKAGE, "criterion", looks[outcome].word), -1);
    return icon;
}

static void
add_criterion (AdwExpanderRow *row, const SojournCriterionResult *result, GPtrArray *details)
{
    GtkWidget *line = adw_action_row_new ();

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), result->message);
    adw_action_row_set_title_lines (ADW_ACTION_ROW (line), 0);
    adw_action_row_add_prefix (ADW_ACTION_ROW (line), make_outcome_icon (result->outcome));
    add_detail (row, line, details);
}

/**
 * sojourn_option_row_add_details:
 * @row: a row that opens
 * @snapshot: a case
 * @catalogue: where the criteria of @option are
 * @option: a treatment option
 * @planned: the planned day of treatment
 *
 * Adds each criterion of an option and how the patient compares with it on the planned day, then
 * what is known of the option.
 *
 * Returns: (transfer container) (element-type GtkWidget): the rows that were added
 */
GPtrArray *
sojourn_option_row_add_details (AdwExpanderRow *row,
                                const SojournSnapshot *snapshot,
                                const SojournSnapshot *catalogue,
                                const SojournRecord *option,
                                SojournDate planned)
{
    g_autoptr (GPtrArray) results =
        sojourn_eligibility_evaluate (snapshot, catalogue, option, planned);
    GPtrArray *details = g_ptr_array_new ();

    for (guint i = 0; i < results->len; i++)
        add_criterion (row, results->pdata[i], details);
    add_facts (row, option, details);
    return details;
}
