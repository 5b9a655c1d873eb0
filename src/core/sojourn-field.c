/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-journey-fields.h"
#include "sojourn-quote-fields.h"

#include <glib/gi18n-lib.h>

static const SojournKindInfo *const kinds[SOJOURN_N_KINDS] = {
    [SOJOURN_KIND_CLINIC] = &sojourn_clinic_info,
    [SOJOURN_KIND_CREDENTIAL] = &sojourn_credential_info,
    [SOJOURN_KIND_TRIAL] = &sojourn_trial_info,
    [SOJOURN_KIND_OPTION] = &sojourn_option_info,
    [SOJOURN_KIND_CRITERION] = &sojourn_criterion_info,
    [SOJOURN_KIND_EXCHANGE_RATE] = &sojourn_exchange_rate_info,
    [SOJOURN_KIND_PERSON] = &sojourn_person_info,
    [SOJOURN_KIND_CASE] = &sojourn_case_info,
    [SOJOURN_KIND_COMPANION] = &sojourn_companion_info,
    [SOJOURN_KIND_ASSESSMENT] = &sojourn_assessment_info,
    [SOJOURN_KIND_RISK_REVIEW] = &sojourn_risk_review_info,
    [SOJOURN_KIND_SHORTLIST_ITEM] = &sojourn_shortlist_item_info,
    [SOJOURN_KIND_CHECKLIST_ANSWER] = &sojourn_checklist_answer_info,
    [SOJOURN_KIND_DOCUMENT] = &sojourn_document_info,
    [SOJOURN_KIND_CONSENT] = &sojourn_consent_info,
    [SOJOURN_KIND_CONSENT_RECIPIENT] = &sojourn_consent_recipient_info,
    [SOJOURN_KIND_QUOTE_REQUEST] = &sojourn_quote_request_info,
    [SOJOURN_KIND_REQUEST_EVENT] = &sojourn_request_event_info,
    [SOJOURN_KIND_INFO_REQUEST] = &sojourn_info_request_info,
    [SOJOURN_KIND_DISCLOSURE] = &sojourn_disclosure_info,
    [SOJOURN_KIND_QUOTE] = &sojourn_quote_info,
    [SOJOURN_KIND_QUOTE_LINE] = &sojourn_quote_line_info,
    [SOJOURN_KIND_QUOTE_INCLUSION] = &sojourn_quote_inclusion_info,
    [SOJOURN_KIND_COST_ESTIMATE] = &sojourn_cost_estimate_info,
    [SOJOURN_KIND_SEGMENT] = &sojourn_segment_info,
    [SOJOURN_KIND_ADVERSE_EVENT] = &sojourn_adverse_event_info,
    [SOJOURN_KIND_TASK] = &sojourn_task_info,
    [SOJOURN_KIND_OVERRIDE] = &sojourn_override_info,
    [SOJOURN_KIND_OUTBOX_ITEM] = &sojourn_outbox_item_info,
};

/**
 * sojourn_kind_get_info:
 * @kind: a kind of record
 *
 * Returns: (transfer none): the description of @kind
 */
const SojournKindInfo *
sojourn_kind_get_info (SojournKind kind)
{
    g_return_val_if_fail ((guint)kind < SOJOURN_N_KINDS, NULL);

    return kinds[kind];
}

/**
 * sojourn_kind_get_label:
 * @kind: a kind of record
 *
 * Returns: (transfer none): the name of @kind in the user's language
 */
const char *
sojourn_kind_get_label (SojournKind kind)
{
    g_return_val_if_fail ((guint)kind < SOJOURN_N_KINDS, NULL);

    return _ (kinds[kind]->label);
}

/**
 * sojourn_kind_find:
 * @name: (nullable): the machine name of one record, as in #SojournKindInfo.name
 * @kind: (out): the kind of that name
 *
 * Returns: %TRUE if there is one
 */
gboolean
sojourn_kind_find (const char *name, SojournKind *kind)
{
    g_return_val_if_fail (kind != NULL, FALSE);

    for (guint i = 0; i < SOJOURN_N_KINDS; i++) {
        if (g_strcmp0 (kinds[i]->name, name) == 0) {
            *kind = i;
            return TRUE;
        }
    }
    return FALSE;
}

/**
 * sojourn_kind_find_field:
 * @kind: a kind of record
 * @name: (nullable): the machine name of a field
 * @field: (out): the index of the field
 *
 * Returns: %TRUE if @kind has such a field
 */
gboolean
sojourn_kind_find_field (SojournKind kind, const char *name, guint *field)
{
    g_return_val_if_fail ((guint)kind < SOJOURN_N_KINDS, FALSE);
    g_return_val_if_fail (field != NULL, FALSE);

    for (guint i = 0; i < kinds[kind]->n_fields; i++) {
        if (g_strcmp0 (kinds[kind]->fields[i].name, name) == 0) {
            *field = i;
            return TRUE;
        }
    }
    return FALSE;
}

/**
 * sojourn_kind_get_field:
 * @kind: a kind of record
 * @field: the index of a field of @kind
 *
 * Returns: (transfer none): the description of the field
 */
const SojournField *
sojourn_kind_get_field (SojournKind kind, guint field)
{
    g_return_val_if_fail ((guint)kind < SOJOURN_N_KINDS, NULL);
    g_return_val_if_fail (field < kinds[kind]->n_fields, NULL);

    return &kinds[kind]->fields[field];
}

/**
 * sojourn_field_get_label:
 * @field: a field
 *
 * Returns: (transfer none): the name of @field in the user's language
 */
const char *
sojourn_field_get_label (const SojournField *field)
{
    g_return_val_if_fail (field != NULL, NULL);

    return _ (field->label);
}
