/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-quote-fields.h"

#include <glib/gi18n-lib.h>

/* Tables, a line each. */
/* clang-format off */

static const SojournChoice shortlist_decisions_choices[] = {
    [SOJOURN_SHORTLIST_CANDIDATE] = { "candidate", /* Translators: what was decided of an option */ N_ ("Candidate") },
    [SOJOURN_SHORTLIST_REJECTED] = { "rejected", /* Translators: what was decided of an option */ N_ ("Rejected") },
    [SOJOURN_SHORTLIST_CHOSEN] = { "chosen", /* Translators: what was decided of an option */ N_ ("Chosen") },
};
const SojournChoiceSet sojourn_shortlist_decisions = SOJOURN_CHOICE_SET ("shortlist_decision", shortlist_decisions_choices);

static const SojournChoice checklist_items_choices[] = {
    [SOJOURN_CHECKLIST_ROUTINE] = { "routine", N_ ("Is this treatment routine for this condition?") },
    [SOJOURN_CHECKLIST_FORMAL_TRIAL] = { "formal_trial", N_ ("Is it part of a formal clinical trial?") },
    [SOJOURN_CHECKLIST_ALTERNATIVES] = { "alternatives", N_ ("What are the other options?") },
    [SOJOURN_CHECKLIST_LATER_TRIALS] = { "later_trials", N_ ("May it bar the way to a later trial?") },
    [SOJOURN_CHECKLIST_MEASURED_BENEFIT] = { "measured_benefit", N_ ("What benefit is measured, and by when?") },
    [SOJOURN_CHECKLIST_CELL_SOURCE] = { "cell_source", N_ ("Where do the cells come from, and how are they identified?") },
    [SOJOURN_CHECKLIST_DELIVERY] = { "delivery", N_ ("How are the cells delivered, and may they be rejected?") },
    [SOJOURN_CHECKLIST_PUBLISHED_EVIDENCE] = { "published_evidence", N_ ("What evidence is published?") },
    [SOJOURN_CHECKLIST_OVERSIGHT] = { "oversight", N_ ("Which ethics committee and regulator oversee it?") },
    [SOJOURN_CHECKLIST_RISKS] = { "risks", N_ ("What are the risks?") },
    [SOJOURN_CHECKLIST_EMERGENCY_PLAN] = { "emergency_plan", N_ ("What is the plan for an emergency, and who treats complications?") },
    [SOJOURN_CHECKLIST_COMPENSATION] = { "compensation", N_ ("Is there compensation for harm?") },
    [SOJOURN_CHECKLIST_TOTAL_COST] = { "total_cost", N_ ("What does it cost in all, follow-up and travel included?") },
    [SOJOURN_CHECKLIST_RIGHTS] = { "rights", N_ ("Is there an information sheet, and can one withdraw?") },
};
const SojournChoiceSet sojourn_checklist_items = SOJOURN_CHOICE_SET ("checklist_item", checklist_items_choices);

static const SojournChoice checklist_answers_choices[] = {
    [SOJOURN_ANSWER_YES] = { "yes", /* Translators: an answer on the checklist */ N_ ("Yes") },
    [SOJOURN_ANSWER_NO] = { "no", /* Translators: an answer on the checklist */ N_ ("No") },
    [SOJOURN_ANSWER_UNKNOWN] = { "unknown", /* Translators: an answer on the checklist */ N_ ("Unknown") },
    [SOJOURN_ANSWER_NOT_APPLICABLE] = { "na", N_ ("Not applicable") },
};
const SojournChoiceSet sojourn_checklist_answers = SOJOURN_CHOICE_SET ("checklist_answer", checklist_answers_choices);

static const SojournChoice consent_kinds_choices[] = {
    [SOJOURN_CONSENT_PROCESSING] = { "processing", N_ ("Use of data") },
    [SOJOURN_CONSENT_DISCLOSURE] = { "disclosure", N_ ("Disclosure to providers") },
    [SOJOURN_CONSENT_CROSS_BORDER] = { "cross_border", N_ ("Transfer to another country") },
    [SOJOURN_CONSENT_TREATMENT_INFORMATION] = { "treatment_information", N_ ("Information on a treatment") },
};
const SojournChoiceSet sojourn_consent_kinds = SOJOURN_CHOICE_SET ("consent_kind", consent_kinds_choices);

static const SojournChoice data_categories_choices[] = {
    [SOJOURN_DATA_DEMOGRAPHICS] = { "demographics", N_ ("Age, sex, country") },
    [SOJOURN_DATA_DIAGNOSIS] = { "diagnosis", /* Translators: a category of data */ N_ ("Diagnosis") },
    [SOJOURN_DATA_SCORES] = { "scores", N_ ("Examination scores") },
    [SOJOURN_DATA_HEALTH] = { "health", N_ ("Health and risks") },
    [SOJOURN_DATA_RECORDS] = { "records", N_ ("List of records") },
    [SOJOURN_DATA_FILES] = { "files", N_ ("Copies of records") },
    [SOJOURN_DATA_TRAVEL] = { "travel", N_ ("Travel needs") },
};
const SojournChoiceSet sojourn_data_categories = SOJOURN_CHOICE_SET ("data_category", data_categories_choices);

static const SojournChoice request_statuses_choices[] = {
    [SOJOURN_REQUEST_DRAFT] = { "draft", /* Translators: the state of a quote request */ N_ ("Draft") },
    [SOJOURN_REQUEST_QUEUED] = { "queued", /* Translators: the state of a quote request */ N_ ("Queued") },
    [SOJOURN_REQUEST_SENT] = { "sent", /* Translators: the state of a quote request */ N_ ("Sent") },
    [SOJOURN_REQUEST_ACKNOWLEDGED] = { "acknowledged", /* Translators: the state of a quote request */ N_ ("Acknowledged") },
    [SOJOURN_REQUEST_INFO_REQUESTED] = { "info_requested", N_ ("Question asked") },
    [SOJOURN_REQUEST_QUOTED] = { "quoted", /* Translators: the state of a quote request */ N_ ("Quoted") },
    [SOJOURN_REQUEST_ACCEPTED] = { "accepted", /* Translators: the state of a quote request */ N_ ("Accepted") },
    [SOJOURN_REQUEST_DECLINED_BY_PATIENT] = { "declined_by_patient", N_ ("Declined by the patient") },
    [SOJOURN_REQUEST_DECLINED_BY_PROVIDER] = { "declined_by_provider", N_ ("Declined by the clinic") },
    [SOJOURN_REQUEST_EXPIRED] = { "expired", /* Translators: the state of a quote request */ N_ ("Expired") },
    [SOJOURN_REQUEST_WITHDRAWN] = { "withdrawn", /* Translators: the state of a quote request */ N_ ("Withdrawn") },
    [SOJOURN_REQUEST_WITHDRAWN_BY_PROVIDER] = { "withdrawn_by_provider", N_ ("Withdrawn by the clinic") },
    [SOJOURN_REQUEST_FAILED] = { "failed", /* Translators: the state of a quote request */ N_ ("Failed") },
    [SOJOURN_REQUEST_CANCELLED] = { "cancelled", /* Translators: the state of a quote request */ N_ ("Cancelled") },
    [SOJOURN_REQUEST_SUPERSEDED] = { "superseded", /* Translators: the state of a quote request */ N_ ("Superseded") },
};
const SojournChoiceSet sojourn_request_statuses = SOJOURN_CHOICE_SET ("request_status", request_statuses_choices);

static const SojournChoice info_statuses_choices[] = {
    [SOJOURN_INFO_OPEN] = { "open", /* Translators: the state of a question */ N_ ("Open") },
    [SOJOURN_INFO_ANSWER_QUEUED] = { "answer_queued", N_ ("Answer queued") },
    [SOJOURN_INFO_ANSWERED] = { "answered", /* Translators: the state of a question */ N_ ("Answered") },
    [SOJOURN_INFO_CLOSED] = { "closed", /* Translators: the state of a question */ N_ ("Closed") },
};
const SojournChoiceSet sojourn_info_statuses = SOJOURN_CHOICE_SET ("info_status", info_statuses_choices);

static const SojournChoice price_kinds_choices[] = {
    [SOJOURN_PRICE_FIXED] = { "fixed", N_ ("Fixed price") },
    [SOJOURN_PRICE_ESTIMATE] = { "estimate", /* Translators: the kind of price */ N_ ("Estimate") },
    [SOJOURN_PRICE_RANGE] = { "range", /* Translators: the kind of price */ N_ ("Range") },
};
const SojournChoiceSet sojourn_price_kinds = SOJOURN_CHOICE_SET ("price_kind", price_kinds_choices);

static const SojournChoice line_categories_choices[] = {
    [SOJOURN_LINE_CONSULT] = { "consult", /* Translators: a line of a quote */ N_ ("Consultation") },
    [SOJOURN_LINE_DIAGNOSTICS] = { "diagnostics", /* Translators: a line of a quote */ N_ ("Diagnostics") },
    [SOJOURN_LINE_IMAGING] = { "imaging", /* Translators: a line of a quote */ N_ ("Imaging") },
    [SOJOURN_LINE_PROCEDURE] = { "procedure", /* Translators: a line of a quote */ N_ ("Procedure") },
    [SOJOURN_LINE_SURGEON] = { "surgeon", /* Translators: a line of a quote */ N_ ("Surgeon") },
    [SOJOURN_LINE_ANAESTHESIA] = { "anaesthesia", /* Translators: a line of a quote */ N_ ("Anaesthesia") },
    [SOJOURN_LINE_THEATRE] = { "theatre", N_ ("Operating theatre") },
    [SOJOURN_LINE_CELL_PRODUCT] = { "cell_product", N_ ("Cell product") },
    [SOJOURN_LINE_SCAFFOLD] = { "scaffold", /* Translators: a line of a quote */ N_ ("Scaffold") },
    [SOJOURN_LINE_WARD] = { "ward", /* Translators: a line of a quote */ N_ ("Ward") },
    [SOJOURN_LINE_ICU] = { "icu", N_ ("Intensive care") },
    [SOJOURN_LINE_NURSING] = { "nursing", /* Translators: a line of a quote */ N_ ("Nursing") },
    [SOJOURN_LINE_MEDICATION] = { "medication", /* Translators: a line of a quote */ N_ ("Medication") },
    [SOJOURN_LINE_REHAB] = { "rehab", /* Translators: a line of a quote */ N_ ("Rehabilitation") },
    [SOJOURN_LINE_INTERPRETER] = { "interpreter", /* Translators: a line of a quote */ N_ ("Interpreter") },
    [SOJOURN_LINE_RECORDS_TRANSLATION] = { "records_translation", N_ ("Translation of records") },
    [SOJOURN_LINE_COMPANION] = { "companion", /* Translators: a line of a quote */ N_ ("Companion") },
    [SOJOURN_LINE_TRANSFER] = { "transfer", /* Translators: a line of a quote */ N_ ("Transfers") },
    [SOJOURN_LINE_LODGING] = { "lodging", /* Translators: a line of a quote */ N_ ("Lodging") },
    [SOJOURN_LINE_VISA_LETTER] = { "visa_letter", N_ ("Letter for the visa") },
    [SOJOURN_LINE_FACILITATOR_FEE] = { "facilitator_fee", N_ ("Fee of the facilitator") },
    [SOJOURN_LINE_TAX_SURCHARGE] = { "tax_surcharge", N_ ("Taxes and surcharges") },
    [SOJOURN_LINE_CONTINGENCY] = { "contingency", /* Translators: a line of a quote */ N_ ("Contingency") },
    [SOJOURN_LINE_DISCOUNT] = { "discount", /* Translators: a line of a quote */ N_ ("Discount") },
    [SOJOURN_LINE_OTHER] = { "other", /* Translators: a line of a quote */ N_ ("Other") },
};
const SojournChoiceSet sojourn_line_categories = SOJOURN_CHOICE_SET ("line_category", line_categories_choices);

static const SojournChoice inclusion_categories_choices[] = {
    [SOJOURN_INCLUSION_ANAESTHESIA] = { "anaesthesia", /* Translators: what a price includes */ N_ ("Anaesthesia") },
    [SOJOURN_INCLUSION_PREOP_TESTS] = { "preop_tests", N_ ("Tests before the procedure") },
    [SOJOURN_INCLUSION_IMAGING] = { "imaging", /* Translators: what a price includes */ N_ ("Imaging") },
    [SOJOURN_INCLUSION_CELL_PRODUCT] = { "cell_product", N_ ("Cell product") },
    [SOJOURN_INCLUSION_TAKE_HOME_MEDICATION] = { "take_home_medication", N_ ("Medication to take home") },
    [SOJOURN_INCLUSION_ICU_COMPLICATION] = { "icu_complication", N_ ("Intensive care and complications") },
    [SOJOURN_INCLUSION_EXTRA_NIGHTS] = { "extra_nights", N_ ("Extra nights") },
    [SOJOURN_INCLUSION_INTERPRETER] = { "interpreter", /* Translators: what a price includes */ N_ ("Interpreter") },
    [SOJOURN_INCLUSION_REHAB] = { "rehab", /* Translators: what a price includes */ N_ ("Rehabilitation") },
    [SOJOURN_INCLUSION_TRANSFERS] = { "transfers", /* Translators: what a price includes */ N_ ("Transfers") },
    [SOJOURN_INCLUSION_COMPANION] = { "companion", /* Translators: what a price includes */ N_ ("Companion") },
    [SOJOURN_INCLUSION_RECORDS_TRANSLATION] = { "records_translation", N_ ("Records and their translation") },
    [SOJOURN_INCLUSION_TELE_FOLLOW_UP] = { "tele_follow_up", N_ ("Follow-up by video") },
    [SOJOURN_INCLUSION_TAXES] = { "taxes", /* Translators: what a price includes */ N_ ("Taxes") },
};
const SojournChoiceSet sojourn_inclusion_categories = SOJOURN_CHOICE_SET ("inclusion_category", inclusion_categories_choices);

static const SojournChoice inclusion_states_choices[] = {
    [SOJOURN_INCLUDED_YES] = { "included", /* Translators: whether a price includes something */ N_ ("Included") },
    [SOJOURN_INCLUDED_NO] = { "excluded", /* Translators: whether a price includes something */ N_ ("Excluded") },
    [SOJOURN_INCLUDED_UNKNOWN] = { "unknown", N_ ("Not stated") },
    [SOJOURN_INCLUDED_NOT_APPLICABLE] = { "na", N_ ("Not applicable") },
};
const SojournChoiceSet sojourn_inclusion_states = SOJOURN_CHOICE_SET ("inclusion_state", inclusion_states_choices);

static const SojournChoice quote_states_choices[] = {
    [SOJOURN_QUOTE_STATE_OPEN] = { "open", /* Translators: the state of a quote */ N_ ("Open") },
    [SOJOURN_QUOTE_STATE_ACCEPTED] = { "accepted", /* Translators: the state of a quote */ N_ ("Accepted") },
    [SOJOURN_QUOTE_STATE_DECLINED] = { "declined", /* Translators: the state of a quote */ N_ ("Declined") },
    [SOJOURN_QUOTE_STATE_WITHDRAWN] = { "withdrawn", /* Translators: the state of a quote */ N_ ("Withdrawn") },
    [SOJOURN_QUOTE_STATE_SUPERSEDED] = { "superseded", /* Translators: the state of a quote */ N_ ("Superseded") },
    [SOJOURN_QUOTE_STATE_CANCELLED] = { "cancelled", /* Translators: the state of a quote */ N_ ("Cancelled") },
};
const SojournChoiceSet sojourn_quote_states = SOJOURN_CHOICE_SET ("quote_state", quote_states_choices);

static const SojournChoice estimate_categories_choices[] = {
    [SOJOURN_ESTIMATE_FLIGHTS] = { "flights", /* Translators: a cost beside the quote */ N_ ("Flights") },
    [SOJOURN_ESTIMATE_COMPANION] = { "companion", /* Translators: a cost beside the quote */ N_ ("Companion") },
    [SOJOURN_ESTIMATE_EXTRA_NIGHTS] = { "extra_nights", N_ ("Extra nights") },
    [SOJOURN_ESTIMATE_VISA] = { "visa", /* Translators: a cost beside the quote */ N_ ("Visa") },
    [SOJOURN_ESTIMATE_INSURANCE] = { "insurance", /* Translators: a cost beside the quote */ N_ ("Insurance") },
    [SOJOURN_ESTIMATE_LOCAL_TRANSPORT] = { "local_transport", N_ ("Transport on site") },
    [SOJOURN_ESTIMATE_OTHER] = { "other", /* Translators: a cost beside the quote */ N_ ("Other") },
};
const SojournChoiceSet sojourn_estimate_categories = SOJOURN_CHOICE_SET ("estimate_category", estimate_categories_choices);

static const SojournChoice outbox_actions_choices[] = {
    [SOJOURN_OUTBOX_CREATE] = { "create_request", N_ ("Quote request") },
    [SOJOURN_OUTBOX_ANSWER] = { "answer", /* Translators: what waits to be sent */ N_ ("Answer") },
    [SOJOURN_OUTBOX_WITHDRAW] = { "withdraw", /* Translators: what waits to be sent */ N_ ("Withdrawal") },
    [SOJOURN_OUTBOX_ACCEPT] = { "accept", /* Translators: what waits to be sent */ N_ ("Acceptance") },
};
const SojournChoiceSet sojourn_outbox_actions = SOJOURN_CHOICE_SET ("outbox_action", outbox_actions_choices);

static const SojournChoice outbox_states_choices[] = {
    [SOJOURN_OUTBOX_STATE_QUEUED] = { "queued", /* Translators: the state of what waits to be sent */ N_ ("Queued") },
    [SOJOURN_OUTBOX_STATE_SENDING] = { "sending", /* Translators: the state of what waits to be sent */ N_ ("Sending") },
    [SOJOURN_OUTBOX_STATE_DONE] = { "done", /* Translators: the state of what waits to be sent */ N_ ("Sent") },
    [SOJOURN_OUTBOX_STATE_FAILED] = { "failed", /* Translators: the state of what waits to be sent */ N_ ("Failed") },
    [SOJOURN_OUTBOX_STATE_NEEDS_AUTH] = { "needs_auth", N_ ("Sign-in needed") },
    [SOJOURN_OUTBOX_STATE_CONFLICT] = { "conflict", /* Translators: the state of what waits to be sent */ N_ ("Conflict") },
    [SOJOURN_OUTBOX_STATE_CANCELLED] = { "cancelled", /* Translators: the state of what waits to be sent */ N_ ("Cancelled") },
};
const SojournChoiceSet sojourn_outbox_states = SOJOURN_CHOICE_SET ("outbox_state", outbox_states_choices);

static const SojournChoice actors_choices[] = {
    [SOJOURN_ACTOR_COORDINATOR] = { "coordinator", /* Translators: who did something */ N_ ("Coordinator") },
    [SOJOURN_ACTOR_SYNC] = { "sync", /* Translators: who did something */ N_ ("Application") },
    [SOJOURN_ACTOR_PROVIDER] = { "provider", /* Translators: who did something */ N_ ("Clinic") },
};
const SojournChoiceSet sojourn_actors = SOJOURN_CHOICE_SET ("actor", actors_choices);

static const SojournField shortlist_item_fields[] = {
    [SOJOURN_SHORTLIST_ITEM_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of an option on the shortlist */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_SHORTLIST_ITEM_OPTION] = { "option", SOJOURN_FIELD_REFERENCE, .label = N_ ("Treatment Option"), .target = SOJOURN_KIND_OPTION, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_SHORTLIST_ITEM_PLANNED_ON] = { "planned_on", SOJOURN_FIELD_DATE, .label = N_ ("Planned Treatment Day") },
    [SOJOURN_SHORTLIST_ITEM_DECISION] = { "decision", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of an option on the shortlist */ N_ ("Decision"), .choices = &sojourn_shortlist_decisions, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_SHORTLIST_ITEM_REASON] = { "reason", SOJOURN_FIELD_PARAGRAPH, .label = /* Translators: a field of an option on the shortlist */ N_ ("Reason"), .max = 2000 },
    [SOJOURN_SHORTLIST_ITEM_RANK] = { "rank", SOJOURN_FIELD_INTEGER, .label = /* Translators: a field of an option on the shortlist */ N_ ("Rank"), .min = 1, .max = 999 },
};
const SojournKindInfo sojourn_shortlist_item_info = {
    .name = "shortlist_item",
    .plural = "shortlist_items",
    .label = N_ ("Shortlist Item"),
    .flags = SOJOURN_KIND_CASE_PART,
    .fields = shortlist_item_fields,
    .n_fields = G_N_ELEMENTS (shortlist_item_fields),
};

static const SojournField checklist_answer_fields[] = {
    [SOJOURN_CHECKLIST_ANSWER_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of an answer on the checklist */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_CHECKLIST_ANSWER_OPTION] = { "option", SOJOURN_FIELD_REFERENCE, .label = N_ ("Treatment Option"), .target = SOJOURN_KIND_OPTION, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_CHECKLIST_ANSWER_ITEM] = { "item", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of an answer on the checklist */ N_ ("Question"), .choices = &sojourn_checklist_items, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_CHECKLIST_ANSWER_ANSWER] = { "answer", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of an answer on the checklist */ N_ ("Answer"), .choices = &sojourn_checklist_answers, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_CHECKLIST_ANSWER_NOTE] = { "note", SOJOURN_FIELD_PARAGRAPH, .label = /* Translators: a field of an answer on the checklist */ N_ ("Note"), .max = 2000 },
    [SOJOURN_CHECKLIST_ANSWER_ANSWERED_ON] = { "answered_on", SOJOURN_FIELD_DATE, .label = N_ ("Answered On") },
};
const SojournKindInfo sojourn_checklist_answer_info = {
    .name = "checklist_answer",
    .plural = "checklist_answers",
    .label = N_ ("Checklist Answer"),
    .flags = SOJOURN_KIND_CASE_PART,
    .fields = checklist_answer_fields,
    .n_fields = G_N_ELEMENTS (checklist_answer_fields),
};

static const SojournField consent_fields[] = {
    [SOJOURN_CONSENT_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a consent */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_CONSENT_KIND] = { "kind", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a consent */ N_ ("Kind"), .choices = &sojourn_consent_kinds, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_CONSENT_CATEGORIES] = { "categories", SOJOURN_FIELD_CODES, .label = /* Translators: a field of a consent */ N_ ("Data"), .choices = &sojourn_data_categories },
    [SOJOURN_CONSENT_PURPOSE] = { "purpose", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a consent */ N_ ("Purpose"), .max = 500 },
    [SOJOURN_CONSENT_LEGAL_BASIS] = { "legal_basis", SOJOURN_FIELD_TEXT, .label = N_ ("Legal Basis"), .max = 200 },
    [SOJOURN_CONSENT_TEXT_VERSION] = { "text_version", SOJOURN_FIELD_TEXT, .label = N_ ("Version of the Text"), .max = 80 },
    [SOJOURN_CONSENT_LANGUAGE] = { "language", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a consent */ N_ ("Language"), .max = 3 },
    [SOJOURN_CONSENT_SIGNER] = { "signer", SOJOURN_FIELD_TEXT, .label = N_ ("Signed By"), .max = 200, .flags = SOJOURN_FIELD_IDENTIFYING },
    [SOJOURN_CONSENT_AUTHORITY] = { "authority", SOJOURN_FIELD_TEXT, .label = N_ ("Authority of the Signer"), .max = 200 },
    [SOJOURN_CONSENT_RISKS_DISCLOSED] = { "risks_disclosed", SOJOURN_FIELD_BOOLEAN, .label = N_ ("Risks Disclosed") },
    [SOJOURN_CONSENT_GIVEN_AT] = { "given_at", SOJOURN_FIELD_TIME, .label = /* Translators: a field of a consent */ N_ ("Given"), .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_CONSENT_EXPIRES_AT] = { "expires_at", SOJOURN_FIELD_TIME, .label = /* Translators: a field of a consent */ N_ ("Expires") },
    [SOJOURN_CONSENT_REVOKED_AT] = { "revoked_at", SOJOURN_FIELD_TIME, .label = /* Translators: a field of a consent */ N_ ("Revoked") },
};
const SojournKindInfo sojourn_consent_info = {
    .name = "consent",
    .plural = "consents",
    .label = /* Translators: a kind of record */ N_ ("Consent"),
    .flags = SOJOURN_KIND_CASE_PART,
    .fields = consent_fields,
    .n_fields = G_N_ELEMENTS (consent_fields),
};

static const SojournField consent_recipient_fields[] = {
    [SOJOURN_CONSENT_RECIPIENT_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a recipient named in a consent */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_CONSENT_RECIPIENT_CONSENT] = { "consent", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a recipient named in a consent */ N_ ("Consent"), .target = SOJOURN_KIND_CONSENT, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_CONSENT_RECIPIENT_CLINIC] = { "clinic", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a recipient named in a consent */ N_ ("Clinic"), .target = SOJOURN_KIND_CLINIC, .flags = SOJOURN_FIELD_REQUIRED },
};
const SojournKindInfo sojourn_consent_recipient_info = {
    .name = "consent_recipient",
    .plural = "consent_recipients",
    .label = /* Translators: a kind of record */ N_ ("Recipient"),
    .flags = SOJOURN_KIND_CASE_PART,
    .fields = consent_recipient_fields,
    .n_fields = G_N_ELEMENTS (consent_recipient_fields),
};

static const SojournField quote_request_fields[] = {
    [SOJOURN_QUOTE_REQUEST_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a quote request */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_QUOTE_REQUEST_OPTION] = { "option", SOJOURN_FIELD_REFERENCE, .label = N_ ("Treatment Option"), .target = SOJOURN_KIND_OPTION, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_QUOTE_REQUEST_CLINIC] = { "clinic", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a quote request */ N_ ("Clinic"), .target = SOJOURN_KIND_CLINIC, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_QUOTE_REQUEST_STATUS] = { "status", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a quote request */ N_ ("Status"), .choices = &sojourn_request_statuses, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_QUOTE_REQUEST_CONSENT] = { "consent", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a quote request */ N_ ("Consent"), .target = SOJOURN_KIND_CONSENT, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_QUOTE_REQUEST_WINDOW_FROM] = { "window_from", SOJOURN_FIELD_DATE, .label = N_ ("Earliest Day") },
    [SOJOURN_QUOTE_REQUEST_WINDOW_TO] = { "window_to", SOJOURN_FIELD_DATE, .label = N_ ("Latest Day") },
    [SOJOURN_QUOTE_REQUEST_RESPOND_BY] = { "respond_by", SOJOURN_FIELD_DATE, .label = N_ ("Answer Wanted By") },
    [SOJOURN_QUOTE_REQUEST_MESSAGE] = { "message", SOJOURN_FIELD_PARAGRAPH, .label = N_ ("Message to the Clinic"), .max = 4000 },
    [SOJOURN_QUOTE_REQUEST_PAYLOAD] = { "payload", SOJOURN_FIELD_PARAGRAPH, .label = N_ ("What Is Sent"), .max = 1000000, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_QUOTE_REQUEST_PAYLOAD_SHA256] = { "payload_sha256", SOJOURN_FIELD_TEXT, .label = N_ ("SHA-256 of What Is Sent"), .max = 64, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_QUOTE_REQUEST_IDEMPOTENCY_KEY] = { "idempotency_key", SOJOURN_FIELD_TEXT, .label = N_ ("Key of the Request"), .max = 36, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_QUOTE_REQUEST_QUEUED_AT] = { "queued_at", SOJOURN_FIELD_TIME, .label = /* Translators: a field of a quote request */ N_ ("Queued"), .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_QUOTE_REQUEST_SENT_AT] = { "sent_at", SOJOURN_FIELD_TIME, .label = /* Translators: a field of a quote request */ N_ ("Sent"), .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_QUOTE_REQUEST_ACKNOWLEDGED_AT] = { "acknowledged_at", SOJOURN_FIELD_TIME, .label = /* Translators: a field of a quote request */ N_ ("Acknowledged"), .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_QUOTE_REQUEST_REMOTE_ID] = { "remote_id", SOJOURN_FIELD_TEXT, .label = N_ ("Number at the Service"), .max = 80, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_QUOTE_REQUEST_ETAG] = { "etag", SOJOURN_FIELD_TEXT, .label = N_ ("Revision at the Service"), .max = 120, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_QUOTE_REQUEST_REMOTE_REVISION] = { "remote_revision", SOJOURN_FIELD_INTEGER, .label = N_ ("Number of the Revision"), .min = 0, .max = G_MAXINT64, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_QUOTE_REQUEST_REMOTE_STATUS] = { "remote_status", SOJOURN_FIELD_TEXT, .label = N_ ("Status at the Service"), .max = 80, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_QUOTE_REQUEST_REPLACES] = { "replaces", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a quote request */ N_ ("Replaces"), .target = SOJOURN_KIND_QUOTE_REQUEST, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_QUOTE_REQUEST_LAST_ERROR] = { "last_error", SOJOURN_FIELD_TEXT, .label = N_ ("Last Problem"), .max = 500, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_QUOTE_REQUEST_NEEDS_REVIEW] = { "needs_review", SOJOURN_FIELD_BOOLEAN, .label = N_ ("Needs a Look"), .flags = SOJOURN_FIELD_SYSTEM },
};
const SojournKindInfo sojourn_quote_request_info = {
    .name = "quote_request",
    .plural = "quote_requests",
    .label = N_ ("Quote Request"),
    .flags = SOJOURN_KIND_CASE_PART,
    .fields = quote_request_fields,
    .n_fields = G_N_ELEMENTS (quote_request_fields),
};

static const SojournField request_event_fields[] = {
    [SOJOURN_REQUEST_EVENT_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of an event of a quote request */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_REQUEST_EVENT_REQUEST] = { "request", SOJOURN_FIELD_REFERENCE, .label = N_ ("Quote Request"), .target = SOJOURN_KIND_QUOTE_REQUEST, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER },
    [SOJOURN_REQUEST_EVENT_AT] = { "at", SOJOURN_FIELD_TIME, .label = /* Translators: a field of an event of a quote request */ N_ ("At"), .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_REQUEST_EVENT_ACTOR] = { "actor", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of an event of a quote request */ N_ ("By"), .choices = &sojourn_actors, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_REQUEST_EVENT_FROM_STATUS] = { "from_status", SOJOURN_FIELD_CHOICE, .label = N_ ("State Before"), .choices = &sojourn_request_statuses },
    [SOJOURN_REQUEST_EVENT_TO_STATUS] = { "to_status", SOJOURN_FIELD_CHOICE, .label = N_ ("State After"), .choices = &sojourn_request_statuses, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_REQUEST_EVENT_REASON] = { "reason", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of an event of a quote request */ N_ ("Reason"), .max = 500 },
    [SOJOURN_REQUEST_EVENT_PAYLOAD_SHA256] = { "payload_sha256", SOJOURN_FIELD_TEXT, .label = N_ ("SHA-256 of What Is Sent"), .max = 64 },
    [SOJOURN_REQUEST_EVENT_REMOTE_AT] = { "remote_at", SOJOURN_FIELD_TIME, .label = N_ ("At the Service") },
};
const SojournKindInfo sojourn_request_event_info = {
    .name = "request_event",
    .plural = "request_events",
    .label = /* Translators: a kind of record */ N_ ("Event"),
    .flags = SOJOURN_KIND_CASE_PART | SOJOURN_KIND_IMMUTABLE,
    .fields = request_event_fields,
    .n_fields = G_N_ELEMENTS (request_event_fields),
};

static const SojournField info_request_fields[] = {
    [SOJOURN_INFO_REQUEST_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a question of a clinic */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_INFO_REQUEST_REQUEST] = { "request", SOJOURN_FIELD_REFERENCE, .label = N_ ("Quote Request"), .target = SOJOURN_KIND_QUOTE_REQUEST, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_INFO_REQUEST_REMOTE_ID] = { "remote_id", SOJOURN_FIELD_TEXT, .label = N_ ("Number at the Service"), .max = 80, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_INFO_REQUEST_QUESTION] = { "question", SOJOURN_FIELD_PARAGRAPH, .label = /* Translators: a field of a question of a clinic */ N_ ("Question"), .max = 4000, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_INFO_REQUEST_DOCUMENT_TYPE] = { "document_type", SOJOURN_FIELD_CHOICE, .label = N_ ("Document Wanted"), .choices = &sojourn_document_types, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_INFO_REQUEST_ASKED_AT] = { "asked_at", SOJOURN_FIELD_TIME, .label = /* Translators: a field of a question of a clinic */ N_ ("Asked"), .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_INFO_REQUEST_STATUS] = { "status", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a question of a clinic */ N_ ("Status"), .choices = &sojourn_info_statuses, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_INFO_REQUEST_ANSWER] = { "answer", SOJOURN_FIELD_PARAGRAPH, .label = /* Translators: a field of a question of a clinic */ N_ ("Answer"), .max = 4000 },
    [SOJOURN_INFO_REQUEST_DOCUMENT] = { "document", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a question of a clinic */ N_ ("Document"), .target = SOJOURN_KIND_DOCUMENT },
    [SOJOURN_INFO_REQUEST_ANSWERED_AT] = { "answered_at", SOJOURN_FIELD_TIME, .label = /* Translators: a field of a question of a clinic */ N_ ("Answered"), .flags = SOJOURN_FIELD_SYSTEM },
};
const SojournKindInfo sojourn_info_request_info = {
    .name = "info_request",
    .plural = "info_requests",
    .label = /* Translators: a kind of record */ N_ ("Question"),
    .flags = SOJOURN_KIND_CASE_PART,
    .fields = info_request_fields,
    .n_fields = G_N_ELEMENTS (info_request_fields),
};

static const SojournField disclosure_fields[] = {
    [SOJOURN_DISCLOSURE_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a disclosure of data */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_DISCLOSURE_CONSENT] = { "consent", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a disclosure of data */ N_ ("Consent"), .target = SOJOURN_KIND_CONSENT },
    [SOJOURN_DISCLOSURE_REQUEST] = { "request", SOJOURN_FIELD_REFERENCE, .label = N_ ("Quote Request"), .target = SOJOURN_KIND_QUOTE_REQUEST },
    [SOJOURN_DISCLOSURE_RECIPIENT] = { "recipient", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a disclosure of data */ N_ ("Recipient"), .target = SOJOURN_KIND_CLINIC, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_DISCLOSURE_FIELDS] = { "fields", SOJOURN_FIELD_PARAGRAPH, .label = /* Translators: a field of a disclosure of data */ N_ ("Data"), .max = 1000000, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_DISCLOSURE_SHA256] = { "sha256", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a disclosure of data */ N_ ("SHA-256"), .max = 64, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_DISCLOSURE_AT] = { "at", SOJOURN_FIELD_TIME, .label = /* Translators: a field of a disclosure of data */ N_ ("At"), .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_DISCLOSURE_CHANNEL] = { "channel", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a disclosure of data */ N_ ("Channel"), .max = 80, .flags = SOJOURN_FIELD_REQUIRED },
};
const SojournKindInfo sojourn_disclosure_info = {
    .name = "disclosure",
    .plural = "disclosures",
    .label = /* Translators: a kind of record */ N_ ("Disclosure"),
    .flags = SOJOURN_KIND_CASE_PART | SOJOURN_KIND_IMMUTABLE,
    .fields = disclosure_fields,
    .n_fields = G_N_ELEMENTS (disclosure_fields),
};

static const SojournField quote_fields[] = {
    [SOJOURN_QUOTE_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a quote */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_QUOTE_REQUEST] = { "request", SOJOURN_FIELD_REFERENCE, .label = N_ ("Quote Request"), .target = SOJOURN_KIND_QUOTE_REQUEST, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER },
    [SOJOURN_QUOTE_VERSION] = { "version", SOJOURN_FIELD_INTEGER, .label = /* Translators: a field of a quote */ N_ ("Version"), .min = 1, .max = 9999, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_QUOTE_NUMBER] = { "number", SOJOURN_FIELD_TEXT, .label = N_ ("Number of the Clinic"), .max = 80 },
    [SOJOURN_QUOTE_PRICE_KIND] = { "price_kind", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a quote */ N_ ("Price"), .choices = &sojourn_price_kinds, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_QUOTE_CURRENCY] = { "currency", SOJOURN_FIELD_CURRENCY, .label = /* Translators: a field of a quote */ N_ ("Currency"), .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_QUOTE_TOTAL_MINOR] = { "total_minor", SOJOURN_FIELD_MONEY, .label = /* Translators: a field of a quote */ N_ ("Total"), .currency_field = SOJOURN_QUOTE_CURRENCY, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_QUOTE_LOW_MINOR] = { "low_minor", SOJOURN_FIELD_MONEY, .label = N_ ("At Least"), .currency_field = SOJOURN_QUOTE_CURRENCY },
    [SOJOURN_QUOTE_HIGH_MINOR] = { "high_minor", SOJOURN_FIELD_MONEY, .label = N_ ("At Most"), .currency_field = SOJOURN_QUOTE_CURRENCY },
    [SOJOURN_QUOTE_ISSUED_AT] = { "issued_at", SOJOURN_FIELD_TIME, .label = /* Translators: a field of a quote */ N_ ("Issued") },
    [SOJOURN_QUOTE_VALID_UNTIL] = { "valid_until", SOJOURN_FIELD_DATE, .label = N_ ("Valid Until") },
    [SOJOURN_QUOTE_ZONE] = { "zone", SOJOURN_FIELD_ZONE, .label = N_ ("Time Zone of the Clinic") },
    [SOJOURN_QUOTE_INPATIENT_DAYS] = { "inpatient_days", SOJOURN_FIELD_INTEGER, .label = N_ ("Days in Hospital"), .min = 0, .max = 365 },
    [SOJOURN_QUOTE_REHABILITATION_DAYS] = { "rehabilitation_days", SOJOURN_FIELD_INTEGER, .label = N_ ("Days of Rehabilitation"), .min = 0, .max = 730 },
    [SOJOURN_QUOTE_DAYS_BEFORE_FLIGHT] = { "days_before_flight", SOJOURN_FIELD_INTEGER, .label = N_ ("Days before a Flight"), .min = 0, .max = 365 },
    [SOJOURN_QUOTE_DEPOSIT_MINOR] = { "deposit_minor", SOJOURN_FIELD_MONEY, .label = /* Translators: a field of a quote */ N_ ("Deposit"), .currency_field = SOJOURN_QUOTE_CURRENCY },
    [SOJOURN_QUOTE_DEPOSIT_DUE] = { "deposit_due", SOJOURN_FIELD_DATE, .label = N_ ("Deposit Due") },
    [SOJOURN_QUOTE_PRICE_HOLD] = { "price_hold", SOJOURN_FIELD_CHOICE, .label = N_ ("Price Held until Treatment"), .choices = &sojourn_tristates },
    [SOJOURN_QUOTE_TERMS] = { "terms", SOJOURN_FIELD_PARAGRAPH, .label = /* Translators: a field of a quote */ N_ ("Terms"), .max = 10000, .flags = SOJOURN_FIELD_CLAIM },
    [SOJOURN_QUOTE_RECEIVED_AT] = { "received_at", SOJOURN_FIELD_TIME, .label = /* Translators: a field of a quote */ N_ ("Received"), .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_QUOTE_RECEIVED] = { "received", SOJOURN_FIELD_PARAGRAPH, .label = N_ ("As Received"), .max = 1000000 },
    [SOJOURN_QUOTE_RECEIVED_SHA256] = { "received_sha256", SOJOURN_FIELD_TEXT, .label = N_ ("SHA-256 as Received"), .max = 64 },
    [SOJOURN_QUOTE_STATE] = { "state", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a quote */ N_ ("State"), .choices = &sojourn_quote_states, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_QUOTE_DECIDED_AT] = { "decided_at", SOJOURN_FIELD_TIME, .label = /* Translators: a field of a quote */ N_ ("Decided"), .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_QUOTE_DECIDED_BY] = { "decided_by", SOJOURN_FIELD_TEXT, .label = N_ ("Decided By"), .max = 200, .flags = SOJOURN_FIELD_SYSTEM },
};
const SojournKindInfo sojourn_quote_info = {
    .name = "quote",
    .plural = "quotes",
    .label = /* Translators: a kind of record */ N_ ("Quote"),
    .flags = SOJOURN_KIND_CASE_PART | SOJOURN_KIND_IMMUTABLE,
    .fields = quote_fields,
    .n_fields = G_N_ELEMENTS (quote_fields),
};

static const SojournField quote_line_fields[] = {
    [SOJOURN_QUOTE_LINE_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a line of a quote */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_QUOTE_LINE_QUOTE] = { "quote", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a line of a quote */ N_ ("Quote"), .target = SOJOURN_KIND_QUOTE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER },
    [SOJOURN_QUOTE_LINE_POSITION] = { "position", SOJOURN_FIELD_INTEGER, .label = /* Translators: a field of a line of a quote */ N_ ("Position"), .min = 1, .max = 9999, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_QUOTE_LINE_CATEGORY] = { "category", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a line of a quote */ N_ ("Category"), .choices = &sojourn_line_categories, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_QUOTE_LINE_DESCRIPTION] = { "description", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a line of a quote */ N_ ("Description"), .max = 500 },
    [SOJOURN_QUOTE_LINE_QUANTITY_MILLI] = { "quantity_milli", SOJOURN_FIELD_INTEGER, .label = N_ ("Quantity × 1000"), .min = 0, .max = 1000000000, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_QUOTE_LINE_CURRENCY] = { "currency", SOJOURN_FIELD_CURRENCY, .label = /* Translators: a field of a line of a quote */ N_ ("Currency"), .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_QUOTE_LINE_UNIT_MINOR] = { "unit_minor", SOJOURN_FIELD_MONEY, .label = N_ ("Price of One"), .currency_field = SOJOURN_QUOTE_LINE_CURRENCY, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_QUOTE_LINE_TAX_MINOR] = { "tax_minor", SOJOURN_FIELD_MONEY, .label = /* Translators: a field of a line of a quote */ N_ ("Tax"), .currency_field = SOJOURN_QUOTE_LINE_CURRENCY },
    [SOJOURN_QUOTE_LINE_TOTAL_MINOR] = { "total_minor", SOJOURN_FIELD_MONEY, .label = /* Translators: a field of a line of a quote */ N_ ("Total"), .currency_field = SOJOURN_QUOTE_LINE_CURRENCY, .flags = SOJOURN_FIELD_REQUIRED },
};
const SojournKindInfo sojourn_quote_line_info = {
    .name = "quote_line",
    .plural = "quote_lines",
    .label = N_ ("Quote Line"),
    .flags = SOJOURN_KIND_CASE_PART | SOJOURN_KIND_IMMUTABLE,
    .fields = quote_line_fields,
    .n_fields = G_N_ELEMENTS (quote_line_fields),
};

static const SojournField quote_inclusion_fields[] = {
    [SOJOURN_QUOTE_INCLUSION_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of what a quote includes */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_QUOTE_INCLUSION_QUOTE] = { "quote", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of what a quote includes */ N_ ("Quote"), .target = SOJOURN_KIND_QUOTE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER },
    [SOJOURN_QUOTE_INCLUSION_CATEGORY] = { "category", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of what a quote includes */ N_ ("Category"), .choices = &sojourn_inclusion_categories, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_QUOTE_INCLUSION_STATE] = { "state", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of what a quote includes */ N_ ("State"), .choices = &sojourn_inclusion_states, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_QUOTE_INCLUSION_CURRENCY] = { "currency", SOJOURN_FIELD_CURRENCY, .label = /* Translators: a field of what a quote includes */ N_ ("Currency") },
    [SOJOURN_QUOTE_INCLUSION_EXTRA_MINOR] = { "extra_minor", SOJOURN_FIELD_MONEY, .label = N_ ("Extra Price"), .currency_field = SOJOURN_QUOTE_INCLUSION_CURRENCY },
    [SOJOURN_QUOTE_INCLUSION_NOTE] = { "note", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of what a quote includes */ N_ ("Note"), .max = 500 },
};
const SojournKindInfo sojourn_quote_inclusion_info = {
    .name = "quote_inclusion",
    .plural = "quote_inclusions",
    .label = /* Translators: a kind of record */ N_ ("Inclusion"),
    .flags = SOJOURN_KIND_CASE_PART | SOJOURN_KIND_IMMUTABLE,
    .fields = quote_inclusion_fields,
    .n_fields = G_N_ELEMENTS (quote_inclusion_fields),
};

static const SojournField cost_estimate_fields[] = {
    [SOJOURN_COST_ESTIMATE_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a cost beside the quote */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_COST_ESTIMATE_OPTION] = { "option", SOJOURN_FIELD_REFERENCE, .label = N_ ("Treatment Option"), .target = SOJOURN_KIND_OPTION },
    [SOJOURN_COST_ESTIMATE_CATEGORY] = { "category", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a cost beside the quote */ N_ ("Category"), .choices = &sojourn_estimate_categories, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_COST_ESTIMATE_DESCRIPTION] = { "description", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a cost beside the quote */ N_ ("Description"), .max = 200 },
    [SOJOURN_COST_ESTIMATE_CURRENCY] = { "currency", SOJOURN_FIELD_CURRENCY, .label = /* Translators: a field of a cost beside the quote */ N_ ("Currency"), .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_COST_ESTIMATE_AMOUNT_MINOR] = { "amount_minor", SOJOURN_FIELD_MONEY, .label = /* Translators: a field of a cost beside the quote */ N_ ("Amount"), .currency_field = SOJOURN_COST_ESTIMATE_CURRENCY },
};
const SojournKindInfo sojourn_cost_estimate_info = {
    .name = "cost_estimate",
    .plural = "cost_estimates",
    .label = N_ ("Cost beside the Quote"),
    .flags = SOJOURN_KIND_CASE_PART,
    .fields = cost_estimate_fields,
    .n_fields = G_N_ELEMENTS (cost_estimate_fields),
};

static const SojournField outbox_item_fields[] = {
    [SOJOURN_OUTBOX_ITEM_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of what waits to be sent */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_OUTBOX_ITEM_REQUEST] = { "request", SOJOURN_FIELD_REFERENCE, .label = N_ ("Quote Request"), .target = SOJOURN_KIND_QUOTE_REQUEST, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER },
    [SOJOURN_OUTBOX_ITEM_INFO_REQUEST] = { "info_request", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of what waits to be sent */ N_ ("Question"), .target = SOJOURN_KIND_INFO_REQUEST },
    [SOJOURN_OUTBOX_ITEM_ACTION] = { "action", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of what waits to be sent */ N_ ("Action"), .choices = &sojourn_outbox_actions, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_OUTBOX_ITEM_STATE] = { "state", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of what waits to be sent */ N_ ("State"), .choices = &sojourn_outbox_states, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_OUTBOX_ITEM_METHOD] = { "method", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of what waits to be sent */ N_ ("Method"), .max = 8, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_OUTBOX_ITEM_PATH] = { "path", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of what waits to be sent */ N_ ("Path"), .max = 500, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_OUTBOX_ITEM_IDEMPOTENCY_KEY] = { "idempotency_key", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of what waits to be sent */ N_ ("Key"), .max = 36, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_OUTBOX_ITEM_IF_MATCH] = { "if_match", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of what waits to be sent */ N_ ("Revision"), .max = 120 },
    [SOJOURN_OUTBOX_ITEM_BODY] = { "body", SOJOURN_FIELD_PARAGRAPH, .label = /* Translators: a field of what waits to be sent */ N_ ("Body"), .max = 1000000, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_OUTBOX_ITEM_BODY_SHA256] = { "body_sha256", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of what waits to be sent */ N_ ("SHA-256"), .max = 64, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_OUTBOX_ITEM_CREATED_AT] = { "created_at", SOJOURN_FIELD_TIME, .label = /* Translators: a field of what waits to be sent */ N_ ("Made"), .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_OUTBOX_ITEM_ATTEMPTS] = { "attempts", SOJOURN_FIELD_INTEGER, .label = /* Translators: a field of what waits to be sent */ N_ ("Attempts"), .min = 0, .max = 1000000 },
    [SOJOURN_OUTBOX_ITEM_NOT_BEFORE] = { "not_before", SOJOURN_FIELD_TIME, .label = N_ ("Not Before") },
    [SOJOURN_OUTBOX_ITEM_LAST_ERROR] = { "last_error", SOJOURN_FIELD_TEXT, .label = N_ ("Last Problem"), .max = 500 },
};
const SojournKindInfo sojourn_outbox_item_info = {
    .name = "outbox_item",
    .plural = "outbox_items",
    .label = N_ ("Outbox Item"),
    .flags = SOJOURN_KIND_CASE_PART | SOJOURN_KIND_UNAUDITED | SOJOURN_KIND_LOCAL,
    .fields = outbox_item_fields,
    .n_fields = G_N_ELEMENTS (outbox_item_fields),
};

/* clang-format on */
