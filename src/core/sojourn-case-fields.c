/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-fields.h"

#include <glib/gi18n-lib.h>

/* Tables, a line each. */
/* clang-format off */

static const SojournChoice tristates_choices[] = {
    [SOJOURN_YES] = { "yes", /* Translators: an answer */ N_ ("Yes") },
    [SOJOURN_NO] = { "no", /* Translators: an answer */ N_ ("No") },
    [SOJOURN_UNKNOWN] = { "unknown", /* Translators: an answer */ N_ ("Unknown") },
};
const SojournChoiceSet sojourn_tristates = SOJOURN_CHOICE_SET ("tristate", tristates_choices);

static const SojournChoice stages_choices[] = {
    [SOJOURN_STAGE_LEAD] = { "lead", /* Translators: the stage of a case */ N_ ("Lead") },
    [SOJOURN_STAGE_INTAKE] = { "intake", /* Translators: the stage of a case */ N_ ("Intake") },
    [SOJOURN_STAGE_RISK] = { "risk", /* Translators: the stage of a case */ N_ ("Risk") },
    [SOJOURN_STAGE_SHORTLIST] = { "shortlist", /* Translators: the stage of a case */ N_ ("Shortlist") },
    [SOJOURN_STAGE_QUOTING] = { "quoting", /* Translators: the stage of a case */ N_ ("Quoting") },
    [SOJOURN_STAGE_DECISION] = { "decision", /* Translators: the stage of a case */ N_ ("Decision") },
    [SOJOURN_STAGE_TRAVEL_PREP] = { "travel_prep", N_ ("Travel Preparation") },
    [SOJOURN_STAGE_IN_DESTINATION] = { "in_destination", N_ ("In Destination") },
    [SOJOURN_STAGE_DISCHARGE] = { "discharge", /* Translators: the stage of a case */ N_ ("Discharge") },
    [SOJOURN_STAGE_FOLLOW_UP] = { "follow_up", /* Translators: the stage of a case */ N_ ("Follow-up") },
    [SOJOURN_STAGE_EVALUATION] = { "evaluation", /* Translators: the stage of a case */ N_ ("Evaluation") },
    [SOJOURN_STAGE_CLOSED] = { "closed", /* Translators: the stage of a case */ N_ ("Closed") },
    [SOJOURN_STAGE_ON_HOLD] = { "on_hold", N_ ("On Hold") },
    [SOJOURN_STAGE_WITHDRAWN] = { "withdrawn", /* Translators: the stage of a case */ N_ ("Withdrawn") },
    [SOJOURN_STAGE_DECLINED_INELIGIBLE] = { "declined_ineligible", N_ ("Declined, Not Eligible") },
    [SOJOURN_STAGE_DECEASED] = { "deceased", /* Translators: the stage of a case */ N_ ("Deceased") },
};
const SojournChoiceSet sojourn_stages = SOJOURN_CHOICE_SET ("stage", stages_choices);

static const SojournChoice urgencies_choices[] = {
    [SOJOURN_URGENCY_ROUTINE] = { "routine", /* Translators: how urgent a case is */ N_ ("Routine") },
    [SOJOURN_URGENCY_SOON] = { "soon", /* Translators: how urgent a case is */ N_ ("Soon") },
    [SOJOURN_URGENCY_URGENT] = { "urgent", /* Translators: how urgent a case is */ N_ ("Urgent") },
};
const SojournChoiceSet sojourn_urgencies = SOJOURN_CHOICE_SET ("urgency", urgencies_choices);

static const SojournChoice conditions_choices[] = {
    [SOJOURN_CONDITION_SPINAL_CORD_INJURY] = { "spinal_cord_injury", N_ ("Spinal cord injury") },
    [SOJOURN_CONDITION_GRAFT_VERSUS_HOST] = { "graft_versus_host", N_ ("Graft-versus-host disease") },
    [SOJOURN_CONDITION_KNEE_OSTEOARTHRITIS] = { "knee_osteoarthritis", N_ ("Knee osteoarthritis") },
    [SOJOURN_CONDITION_TYPE_2_DIABETES] = { "type_2_diabetes", N_ ("Type 2 diabetes") },
    [SOJOURN_CONDITION_OTHER] = { "other", /* Translators: a medical condition */ N_ ("Other") },
};
const SojournChoiceSet sojourn_conditions = SOJOURN_CHOICE_SET ("condition", conditions_choices);

static const SojournChoice injury_causes_choices[] = {
    [SOJOURN_CAUSE_SPORT] = { "sport", N_ ("Sport or leisure") },
    [SOJOURN_CAUSE_ASSAULT] = { "assault", /* Translators: the cause of an injury */ N_ ("Assault") },
    [SOJOURN_CAUSE_TRANSPORT] = { "transport", /* Translators: the cause of an injury: an accident in traffic */ N_ ("Transport") },
    [SOJOURN_CAUSE_FALL] = { "fall", /* Translators: the cause of an injury */ N_ ("Fall") },
    [SOJOURN_CAUSE_OTHER_TRAUMATIC] = { "other_traumatic", N_ ("Other injury") },
    [SOJOURN_CAUSE_NON_TRAUMATIC] = { "non_traumatic", N_ ("Not an injury") },
    [SOJOURN_CAUSE_UNKNOWN] = { "unknown", /* Translators: the cause of an injury */ N_ ("Unknown") },
};
const SojournChoiceSet sojourn_injury_causes = SOJOURN_CHOICE_SET ("injury_cause", injury_causes_choices);

static const SojournChoice sexes_choices[] = {
    [SOJOURN_SEX_FEMALE] = { "F", /* Translators: sex, as in a passport */ N_ ("Female") },
    [SOJOURN_SEX_MALE] = { "M", /* Translators: sex, as in a passport */ N_ ("Male") },
    [SOJOURN_SEX_OTHER] = { "X", /* Translators: sex, as in a passport */ N_ ("Other") },
    [SOJOURN_SEX_UNKNOWN] = { "U", /* Translators: sex, as in a passport */ N_ ("Unknown") },
};
const SojournChoiceSet sojourn_sexes = SOJOURN_CHOICE_SET ("sex", sexes_choices);

static const SojournChoice ais_grades_choices[] = {
    [SOJOURN_AIS_A] = { "A", N_ ("A – complete") },
    [SOJOURN_AIS_B] = { "B", N_ ("B – sensory incomplete") },
    [SOJOURN_AIS_C] = { "C", N_ ("C – motor incomplete, weak") },
    [SOJOURN_AIS_D] = { "D", N_ ("D – motor incomplete, useful") },
    [SOJOURN_AIS_E] = { "E", N_ ("E – normal") },
};
const SojournChoiceSet sojourn_ais_grades = SOJOURN_CHOICE_SET ("ais", ais_grades_choices);

static const SojournChoice levels_choices[] = {
    [SOJOURN_LEVEL_C1] = { "C1", /* Translators: a level of the spinal cord; international */ N_ ("C1") },
    [SOJOURN_LEVEL_C2] = { "C2", /* Translators: a level of the spinal cord; international */ N_ ("C2") },
    [SOJOURN_LEVEL_C3] = { "C3", /* Translators: a level of the spinal cord; international */ N_ ("C3") },
    [SOJOURN_LEVEL_C4] = { "C4", /* Translators: a level of the spinal cord; international */ N_ ("C4") },
    [SOJOURN_LEVEL_C5] = { "C5", /* Translators: a level of the spinal cord; international */ N_ ("C5") },
    [SOJOURN_LEVEL_C6] = { "C6", /* Translators: a level of the spinal cord; international */ N_ ("C6") },
    [SOJOURN_LEVEL_C7] = { "C7", /* Translators: a level of the spinal cord; international */ N_ ("C7") },
    [SOJOURN_LEVEL_C8] = { "C8", /* Translators: a level of the spinal cord; international */ N_ ("C8") },
    [SOJOURN_LEVEL_T1] = { "T1", /* Translators: a level of the spinal cord; international */ N_ ("T1") },
    [SOJOURN_LEVEL_T2] = { "T2", /* Translators: a level of the spinal cord; international */ N_ ("T2") },
    [SOJOURN_LEVEL_T3] = { "T3", /* Translators: a level of the spinal cord; international */ N_ ("T3") },
    [SOJOURN_LEVEL_T4] = { "T4", /* Translators: a level of the spinal cord; international */ N_ ("T4") },
    [SOJOURN_LEVEL_T5] = { "T5", /* Translators: a level of the spinal cord; international */ N_ ("T5") },
    [SOJOURN_LEVEL_T6] = { "T6", /* Translators: a level of the spinal cord; international */ N_ ("T6") },
    [SOJOURN_LEVEL_T7] = { "T7", /* Translators: a level of the spinal cord; international */ N_ ("T7") },
    [SOJOURN_LEVEL_T8] = { "T8", /* Translators: a level of the spinal cord; international */ N_ ("T8") },
    [SOJOURN_LEVEL_T9] = { "T9", /* Translators: a level of the spinal cord; international */ N_ ("T9") },
    [SOJOURN_LEVEL_T10] = { "T10", /* Translators: a level of the spinal cord; international */ N_ ("T10") },
    [SOJOURN_LEVEL_T11] = { "T11", /* Translators: a level of the spinal cord; international */ N_ ("T11") },
    [SOJOURN_LEVEL_T12] = { "T12", /* Translators: a level of the spinal cord; international */ N_ ("T12") },
    [SOJOURN_LEVEL_L1] = { "L1", /* Translators: a level of the spinal cord; international */ N_ ("L1") },
    [SOJOURN_LEVEL_L2] = { "L2", /* Translators: a level of the spinal cord; international */ N_ ("L2") },
    [SOJOURN_LEVEL_L3] = { "L3", /* Translators: a level of the spinal cord; international */ N_ ("L3") },
    [SOJOURN_LEVEL_L4] = { "L4", /* Translators: a level of the spinal cord; international */ N_ ("L4") },
    [SOJOURN_LEVEL_L5] = { "L5", /* Translators: a level of the spinal cord; international */ N_ ("L5") },
    [SOJOURN_LEVEL_S1] = { "S1", /* Translators: a level of the spinal cord; international */ N_ ("S1") },
    [SOJOURN_LEVEL_S2] = { "S2", /* Translators: a level of the spinal cord; international */ N_ ("S2") },
    [SOJOURN_LEVEL_S3] = { "S3", /* Translators: a level of the spinal cord; international */ N_ ("S3") },
    [SOJOURN_LEVEL_S4_5] = { "S4-5", /* Translators: a level of the spinal cord; international */ N_ ("S4-5") },
    [SOJOURN_LEVEL_INTACT] = { "INT", /* Translators: no level of injury found */ N_ ("Intact") },
};
const SojournChoiceSet sojourn_levels = SOJOURN_CHOICE_SET ("level", levels_choices);

static const SojournChoice exams_choices[] = {
    [SOJOURN_EXAM_YES] = { "yes", /* Translators: found at the examination */ N_ ("Yes") },
    [SOJOURN_EXAM_NO] = { "no", /* Translators: found at the examination */ N_ ("No") },
    [SOJOURN_EXAM_NOT_TESTABLE] = { "NT", N_ ("Not testable") },
};
const SojournChoiceSet sojourn_exams = SOJOURN_CHOICE_SET ("exam", exams_choices);

static const SojournChoice mobilities_choices[] = {
    [SOJOURN_MOBILITY_NONE] = { "none", N_ ("No help needed") },
    [SOJOURN_MOBILITY_WCHR] = { "WCHR", N_ ("WCHR – can climb steps") },
    [SOJOURN_MOBILITY_WCHS] = { "WCHS", N_ ("WCHS – cannot climb steps") },
    [SOJOURN_MOBILITY_WCHC] = { "WCHC", N_ ("WCHC – carried to the seat") },
    [SOJOURN_MOBILITY_STCR] = { "STCR", N_ ("STCR – on a stretcher") },
};
const SojournChoiceSet sojourn_mobilities = SOJOURN_CHOICE_SET ("mobility", mobilities_choices);

static const SojournChoice ventilations_choices[] = {
    [SOJOURN_VENTILATION_NONE] = { "none", /* Translators: no mechanical ventilation */ N_ ("None") },
    [SOJOURN_VENTILATION_NOCTURNAL] = { "nocturnal", N_ ("At night, by mask") },
    [SOJOURN_VENTILATION_CONTINUOUS] = { "continuous", N_ ("Always, by mask") },
    [SOJOURN_VENTILATION_TRACHEOSTOMY] = { "tracheostomy", N_ ("Through a tracheostomy") },
    [SOJOURN_VENTILATION_PHRENIC_PACER] = { "phrenic_pacer", N_ ("Phrenic nerve pacer") },
};
const SojournChoiceSet sojourn_ventilations = SOJOURN_CHOICE_SET ("ventilation", ventilations_choices);

static const SojournChoice skins_choices[] = {
    [SOJOURN_SKIN_INTACT] = { "intact", /* Translators: the skin has no pressure injury */ N_ ("Intact") },
    [SOJOURN_SKIN_STAGE_1] = { "stage_1", N_ ("Stage 1") },
    [SOJOURN_SKIN_STAGE_2] = { "stage_2", N_ ("Stage 2") },
    [SOJOURN_SKIN_STAGE_3] = { "stage_3", N_ ("Stage 3") },
    [SOJOURN_SKIN_STAGE_4] = { "stage_4", N_ ("Stage 4") },
    [SOJOURN_SKIN_UNSTAGEABLE] = { "unstageable", /* Translators: a pressure injury whose depth cannot be seen */ N_ ("Unstageable") },
    [SOJOURN_SKIN_DEEP_TISSUE] = { "deep_tissue", N_ ("Deep tissue injury") },
};
const SojournChoiceSet sojourn_skins = SOJOURN_CHOICE_SET ("skin", skins_choices);

static const SojournChoice risks_choices[] = {
    [SOJOURN_RISK_LOW] = { "low", /* Translators: a class of risk */ N_ ("Low") },
    [SOJOURN_RISK_MODERATE] = { "moderate", /* Translators: a class of risk */ N_ ("Moderate") },
    [SOJOURN_RISK_HIGH] = { "high", /* Translators: a class of risk */ N_ ("High") },
};
const SojournChoiceSet sojourn_risks = SOJOURN_CHOICE_SET ("risk", risks_choices);

static const SojournChoice roles_choices[] = {
    [SOJOURN_ROLE_COMPANION] = { "companion", /* Translators: what a person is to the patient */ N_ ("Companion") },
    [SOJOURN_ROLE_GUARDIAN] = { "guardian", /* Translators: what a person is to the patient */ N_ ("Guardian") },
    [SOJOURN_ROLE_INTERPRETER] = { "interpreter", /* Translators: what a person is to the patient */ N_ ("Interpreter") },
};
const SojournChoiceSet sojourn_roles = SOJOURN_CHOICE_SET ("role", roles_choices);

static const SojournChoice document_types_choices[] = {
    [SOJOURN_PAPER_MRI_DICOM] = { "mri_dicom", N_ ("MRI images (DICOM)") },
    [SOJOURN_PAPER_MRI_REPORT] = { "mri_report", N_ ("MRI report") },
    [SOJOURN_PAPER_ISNCSCI_SHEET] = { "isncsci_sheet", N_ ("ISNCSCI sheet") },
    [SOJOURN_PAPER_DISCHARGE] = { "discharge", N_ ("Discharge summary") },
    [SOJOURN_PAPER_OPERATIVE] = { "operative", N_ ("Operative note") },
    [SOJOURN_PAPER_LAB] = { "lab", N_ ("Laboratory results") },
    [SOJOURN_PAPER_MEDICATION_LIST] = { "medication_list", N_ ("Medication list") },
    [SOJOURN_PAPER_ALLERGY_LIST] = { "allergy_list", N_ ("Allergy list") },
    [SOJOURN_PAPER_PASSPORT] = { "passport", /* Translators: a type of document */ N_ ("Passport") },
    [SOJOURN_PAPER_VISA] = { "visa", /* Translators: a type of document */ N_ ("Visa") },
    [SOJOURN_PAPER_INVITATION] = { "invitation", N_ ("Invitation letter") },
    [SOJOURN_PAPER_QUOTE] = { "quote", /* Translators: a type of document */ N_ ("Quote") },
    [SOJOURN_PAPER_CONSENT] = { "consent", N_ ("Signed consent") },
    [SOJOURN_PAPER_INSURANCE] = { "insurance", /* Translators: a type of document */ N_ ("Insurance") },
    [SOJOURN_PAPER_FIT_TO_FLY] = { "fit_to_fly", N_ ("Medical clearance for flying") },
    [SOJOURN_PAPER_SURGEON_LETTER] = { "surgeon_letter", N_ ("Letter of the surgeon") },
    [SOJOURN_PAPER_INVOICE] = { "invoice", /* Translators: a type of document */ N_ ("Invoice") },
    [SOJOURN_PAPER_OTHER] = { "other", /* Translators: a type of document */ N_ ("Other") },
};
const SojournChoiceSet sojourn_document_types = SOJOURN_CHOICE_SET ("document_type", document_types_choices);

static const SojournChoice adverse_terms_choices[] = {
    [SOJOURN_ADVERSE_POSTURAL_HEADACHE] = { "postural_headache", N_ ("Headache when upright") },
    [SOJOURN_ADVERSE_CSF_LEAK] = { "csf_leak", N_ ("Leak of spinal fluid") },
    [SOJOURN_ADVERSE_FEVER] = { "fever", /* Translators: an adverse event */ N_ ("Fever") },
    [SOJOURN_ADVERSE_INFECTION] = { "infection", /* Translators: an adverse event */ N_ ("Infection") },
    [SOJOURN_ADVERSE_OTHER] = { "other", /* Translators: an adverse event */ N_ ("Other") },
};
const SojournChoiceSet sojourn_adverse_terms = SOJOURN_CHOICE_SET ("adverse_term", adverse_terms_choices);

static const SojournChoice severities_choices[] = {
    [SOJOURN_SEVERITY_INFO] = { "info", /* Translators: how much a finding weighs */ N_ ("Note") },
    [SOJOURN_SEVERITY_WARN] = { "warn", /* Translators: how much a finding weighs */ N_ ("Warning") },
    [SOJOURN_SEVERITY_BLOCK] = { "block", /* Translators: how much a finding weighs: it holds up an action */ N_ ("Blocker") },
};
const SojournChoiceSet sojourn_severities = SOJOURN_CHOICE_SET ("severity", severities_choices);

static const SojournField person_fields[] = {
    [SOJOURN_PERSON_ALIAS] = { "alias", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a person */ N_ ("Alias"), .max = 80, .flags = SOJOURN_FIELD_SEARCHED | SOJOURN_FIELD_IDENTIFYING },
    [SOJOURN_PERSON_FAMILY_NAME] = { "family_name", SOJOURN_FIELD_TEXT, .label = N_ ("Family Name"), .max = 120, .flags = SOJOURN_FIELD_SEARCHED | SOJOURN_FIELD_IDENTIFYING },
    [SOJOURN_PERSON_GIVEN_NAME] = { "given_name", SOJOURN_FIELD_TEXT, .label = N_ ("Given Name"), .max = 120, .flags = SOJOURN_FIELD_SEARCHED | SOJOURN_FIELD_IDENTIFYING },
    [SOJOURN_PERSON_NATIVE_NAME] = { "native_name", SOJOURN_FIELD_TEXT, .label = N_ ("Name in Own Script"), .max = 200, .flags = SOJOURN_FIELD_SEARCHED | SOJOURN_FIELD_IDENTIFYING },
    [SOJOURN_PERSON_BIRTH_DATE] = { "birth_date", SOJOURN_FIELD_DATE, .label = N_ ("Date of Birth"), .flags = SOJOURN_FIELD_IDENTIFYING },
    [SOJOURN_PERSON_SEX] = { "sex", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a person */ N_ ("Sex"), .choices = &sojourn_sexes },
    [SOJOURN_PERSON_RESIDENCE] = { "residence", SOJOURN_FIELD_COUNTRY, .label = N_ ("Country of Residence") },
    [SOJOURN_PERSON_NATIONALITY] = { "nationality", SOJOURN_FIELD_COUNTRY, .label = /* Translators: a field of a person */ N_ ("Nationality") },
    [SOJOURN_PERSON_LANGUAGES] = { "languages", SOJOURN_FIELD_CODES, .label = /* Translators: a field of a person */ N_ ("Languages") },
    [SOJOURN_PERSON_EMAIL] = { "email", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a person */ N_ ("E-mail"), .max = 254, .flags = SOJOURN_FIELD_IDENTIFYING | SOJOURN_FIELD_SEARCHED },
    [SOJOURN_PERSON_PHONE] = { "phone", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a person */ N_ ("Phone"), .max = 32, .flags = SOJOURN_FIELD_IDENTIFYING | SOJOURN_FIELD_SEARCHED },
    [SOJOURN_PERSON_NOTES] = { "notes", SOJOURN_FIELD_PARAGRAPH, .label = /* Translators: a field of a person */ N_ ("Notes"), .max = 10000, .flags = SOJOURN_FIELD_IDENTIFYING | SOJOURN_FIELD_SEARCHED },
};
const SojournKindInfo sojourn_person_info = {
    .name = "person",
    .plural = "people",
    .label = /* Translators: a kind of record */ N_ ("Person"),
    .flags = 0,
    .fields = person_fields,
    .n_fields = G_N_ELEMENTS (person_fields),
};

static const SojournField case_fields[] = {
    [SOJOURN_CASE_REF] = { "ref", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a case */ N_ ("Reference"), .max = 40, .flags = SOJOURN_FIELD_SEARCHED },
    [SOJOURN_CASE_PATIENT] = { "patient", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a case */ N_ ("Patient"), .target = SOJOURN_KIND_PERSON, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_CASE_STAGE] = { "stage", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a case */ N_ ("Stage"), .choices = &sojourn_stages, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_CASE_STAGE_SINCE] = { "stage_since", SOJOURN_FIELD_DATE, .label = N_ ("In This Stage Since"), .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_CASE_URGENCY] = { "urgency", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a case */ N_ ("Urgency"), .choices = &sojourn_urgencies },
    [SOJOURN_CASE_CONDITION] = { "condition", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a case */ N_ ("Condition"), .choices = &sojourn_conditions },
    [SOJOURN_CASE_CONDITION_TEXT] = { "condition_text", SOJOURN_FIELD_TEXT, .label = N_ ("Condition in Words"), .max = 500, .flags = SOJOURN_FIELD_SEARCHED },
    [SOJOURN_CASE_INJURY_DATE] = { "injury_date", SOJOURN_FIELD_DATE, .label = N_ ("Date of Injury") },
    [SOJOURN_CASE_INJURY_CAUSE] = { "injury_cause", SOJOURN_FIELD_CHOICE, .label = N_ ("Cause of the Injury"), .choices = &sojourn_injury_causes },
    [SOJOURN_CASE_SOURCE] = { "source", SOJOURN_FIELD_TEXT, .label = N_ ("Source of the Inquiry"), .max = 200, .flags = SOJOURN_FIELD_SEARCHED },
    [SOJOURN_CASE_OWNER] = { "owner", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a case */ N_ ("Coordinator"), .max = 80, .flags = SOJOURN_FIELD_SEARCHED },
    [SOJOURN_CASE_HOME_ZONE] = { "home_zone", SOJOURN_FIELD_ZONE, .label = N_ ("Time Zone at Home") },
    [SOJOURN_CASE_GOALS] = { "goals", SOJOURN_FIELD_PARAGRAPH, .label = N_ ("Goals of the Patient"), .max = 10000, .flags = SOJOURN_FIELD_SEARCHED },
    [SOJOURN_CASE_BUDGET_MINOR] = { "budget_minor", SOJOURN_FIELD_MONEY, .label = /* Translators: a field of a case */ N_ ("Budget"), .currency_field = SOJOURN_CASE_BUDGET_CURRENCY },
    [SOJOURN_CASE_BUDGET_CURRENCY] = { "budget_currency", SOJOURN_FIELD_CURRENCY, .label = N_ ("Currency of the Budget") },
    [SOJOURN_CASE_PRIVACY_NOTICE_ON] = { "privacy_notice_on", SOJOURN_FIELD_DATE, .label = N_ ("Privacy Notice Given On") },
    [SOJOURN_CASE_HOME_CLINICIAN] = { "home_clinician", SOJOURN_FIELD_TEXT, .label = N_ ("Clinician at Home"), .max = 200, .flags = SOJOURN_FIELD_SEARCHED },
    [SOJOURN_CASE_CLOSED_REASON] = { "closed_reason", SOJOURN_FIELD_PARAGRAPH, .label = N_ ("Reason for Closing"), .max = 2000 },
    [SOJOURN_CASE_OPENED_ON] = { "opened_on", SOJOURN_FIELD_DATE, .label = N_ ("Opened On"), .flags = SOJOURN_FIELD_SYSTEM },
};
const SojournKindInfo sojourn_case_info = {
    .name = "case",
    .plural = "cases",
    .label = /* Translators: a kind of record */ N_ ("Case"),
    .flags = 0,
    .fields = case_fields,
    .n_fields = G_N_ELEMENTS (case_fields),
};

static const SojournField companion_fields[] = {
    [SOJOURN_COMPANION_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a companion of the patient */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_COMPANION_PERSON] = { "person", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a companion of the patient */ N_ ("Person"), .target = SOJOURN_KIND_PERSON, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_COMPANION_ROLE] = { "role", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a companion of the patient */ N_ ("Role"), .choices = &sojourn_roles, .flags = SOJOURN_FIELD_REQUIRED },
};
const SojournKindInfo sojourn_companion_info = {
    .name = "companion",
    .plural = "companions",
    .label = /* Translators: a kind of record */ N_ ("Companion"),
    .flags = SOJOURN_KIND_CASE_PART,
    .fields = companion_fields,
    .n_fields = G_N_ELEMENTS (companion_fields),
};

static const SojournField assessment_fields[] = {
    [SOJOURN_ASSESSMENT_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of an assessment */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_ASSESSMENT_ASSESSED_ON] = { "assessed_on", SOJOURN_FIELD_DATE, .label = N_ ("Assessed On"), .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_ASSESSMENT_EXAMINER] = { "examiner", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of an assessment */ N_ ("Examiner"), .max = 200 },
    [SOJOURN_ASSESSMENT_AIS] = { "ais", SOJOURN_FIELD_CHOICE, .label = N_ ("AIS Grade"), .choices = &sojourn_ais_grades },
    [SOJOURN_ASSESSMENT_LEVEL] = { "level", SOJOURN_FIELD_CHOICE, .label = N_ ("Neurological Level"), .choices = &sojourn_levels },
    [SOJOURN_ASSESSMENT_UER] = { "uer", SOJOURN_FIELD_INTEGER, .label = N_ ("Upper Limbs, Right"), .min = 0, .max = 25 },
    [SOJOURN_ASSESSMENT_UEL] = { "uel", SOJOURN_FIELD_INTEGER, .label = N_ ("Upper Limbs, Left"), .min = 0, .max = 25 },
    [SOJOURN_ASSESSMENT_LER] = { "ler", SOJOURN_FIELD_INTEGER, .label = N_ ("Lower Limbs, Right"), .min = 0, .max = 25 },
    [SOJOURN_ASSESSMENT_LEL] = { "lel", SOJOURN_FIELD_INTEGER, .label = N_ ("Lower Limbs, Left"), .min = 0, .max = 25 },
    [SOJOURN_ASSESSMENT_LTR] = { "ltr", SOJOURN_FIELD_INTEGER, .label = N_ ("Light Touch, Right"), .min = 0, .max = 56 },
    [SOJOURN_ASSESSMENT_LTL] = { "ltl", SOJOURN_FIELD_INTEGER, .label = N_ ("Light Touch, Left"), .min = 0, .max = 56 },
    [SOJOURN_ASSESSMENT_PPR] = { "ppr", SOJOURN_FIELD_INTEGER, .label = N_ ("Pin Prick, Right"), .min = 0, .max = 56 },
    [SOJOURN_ASSESSMENT_PPL] = { "ppl", SOJOURN_FIELD_INTEGER, .label = N_ ("Pin Prick, Left"), .min = 0, .max = 56 },
    [SOJOURN_ASSESSMENT_DAP] = { "dap", SOJOURN_FIELD_CHOICE, .label = N_ ("Deep Anal Pressure"), .choices = &sojourn_exams },
    [SOJOURN_ASSESSMENT_VAC] = { "vac", SOJOURN_FIELD_CHOICE, .label = N_ ("Voluntary Anal Contraction"), .choices = &sojourn_exams },
    [SOJOURN_ASSESSMENT_S45_SENSATION] = { "s45_sensation", SOJOURN_FIELD_CHOICE, .label = N_ ("Sensation at S4-5"), .choices = &sojourn_exams },
    [SOJOURN_ASSESSMENT_HAS_NOT_TESTABLE] = { "has_not_testable", SOJOURN_FIELD_BOOLEAN, .label = N_ ("Some Item Not Testable") },
    [SOJOURN_ASSESSMENT_HAS_OTHER_CAUSE] = { "has_other_cause", SOJOURN_FIELD_BOOLEAN, .label = N_ ("Some Score Has Another Cause (*)") },
    [SOJOURN_ASSESSMENT_PRIOR_DEFICIT] = { "prior_deficit", SOJOURN_FIELD_CHOICE, .label = N_ ("Deficit Before"), .choices = &sojourn_tristates },
    [SOJOURN_ASSESSMENT_SCIM_SELF_CARE] = { "scim_self_care", SOJOURN_FIELD_INTEGER, .label = N_ ("SCIM Self-care"), .min = 0, .max = 20 },
    [SOJOURN_ASSESSMENT_SCIM_RESPIRATION] = { "scim_respiration", SOJOURN_FIELD_INTEGER, .label = N_ ("SCIM Respiration and Sphincter"), .min = 0, .max = 40 },
    [SOJOURN_ASSESSMENT_SCIM_MOBILITY] = { "scim_mobility", SOJOURN_FIELD_INTEGER, .label = N_ ("SCIM Mobility"), .min = 0, .max = 40 },
    [SOJOURN_ASSESSMENT_SCIM_TOTAL] = { "scim_total", SOJOURN_FIELD_INTEGER, .label = N_ ("SCIM Total on the Sheet"), .min = 0, .max = 100 },
    [SOJOURN_ASSESSMENT_NOTES] = { "notes", SOJOURN_FIELD_PARAGRAPH, .label = /* Translators: a field of an assessment */ N_ ("Notes"), .max = 10000, .flags = SOJOURN_FIELD_SEARCHED },
};
const SojournKindInfo sojourn_assessment_info = {
    .name = "assessment",
    .plural = "assessments",
    .label = /* Translators: a kind of record */ N_ ("Assessment"),
    .flags = SOJOURN_KIND_CASE_PART,
    .fields = assessment_fields,
    .n_fields = G_N_ELEMENTS (assessment_fields),
};

static const SojournField risk_review_fields[] = {
    [SOJOURN_RISK_REVIEW_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a risk review */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_RISK_REVIEW_REVIEWED_ON] = { "reviewed_on", SOJOURN_FIELD_DATE, .label = N_ ("Reviewed On"), .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_RISK_REVIEW_REVIEWER] = { "reviewer", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a risk review */ N_ ("Reviewer"), .max = 200 },
    [SOJOURN_RISK_REVIEW_RISK] = { "risk", SOJOURN_FIELD_CHOICE, .label = N_ ("Risk Class"), .choices = &sojourn_risks },
    [SOJOURN_RISK_REVIEW_MOBILITY] = { "mobility", SOJOURN_FIELD_CHOICE, .label = N_ ("Help Needed in Air Travel"), .choices = &sojourn_mobilities },
    [SOJOURN_RISK_REVIEW_VENTILATION] = { "ventilation", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a risk review */ N_ ("Ventilation"), .choices = &sojourn_ventilations },
    [SOJOURN_RISK_REVIEW_SKIN] = { "skin", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a risk review */ N_ ("Skin"), .choices = &sojourn_skins },
    [SOJOURN_RISK_REVIEW_DYSREFLEXIA] = { "dysreflexia", SOJOURN_FIELD_CHOICE, .label = N_ ("Autonomic Dysreflexia"), .choices = &sojourn_tristates },
    [SOJOURN_RISK_REVIEW_THROMBOSIS] = { "thrombosis", SOJOURN_FIELD_CHOICE, .label = N_ ("Thrombosis of a Leg"), .choices = &sojourn_tristates },
    [SOJOURN_RISK_REVIEW_HYDRONEPHROSIS] = { "hydronephrosis", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a risk review */ N_ ("Hydronephrosis"), .choices = &sojourn_tristates },
    [SOJOURN_RISK_REVIEW_EPILEPSY] = { "epilepsy", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a risk review */ N_ ("Epilepsy"), .choices = &sojourn_tristates },
    [SOJOURN_RISK_REVIEW_PREGNANCY] = { "pregnancy", SOJOURN_FIELD_CHOICE, .label = N_ ("Pregnancy or Breastfeeding"), .choices = &sojourn_tristates },
    [SOJOURN_RISK_REVIEW_SEVERE_ALLERGY] = { "severe_allergy", SOJOURN_FIELD_CHOICE, .label = N_ ("Severe Allergy"), .choices = &sojourn_tristates },
    [SOJOURN_RISK_REVIEW_ARRHYTHMIA] = { "arrhythmia", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a risk review */ N_ ("Arrhythmia"), .choices = &sojourn_tristates },
    [SOJOURN_RISK_REVIEW_ACTIVE_INFECTION] = { "active_infection", SOJOURN_FIELD_CHOICE, .label = N_ ("Active Infection"), .choices = &sojourn_tristates },
    [SOJOURN_RISK_REVIEW_MALIGNANCY] = { "malignancy", SOJOURN_FIELD_CHOICE, .label = N_ ("Malignant Tumour"), .choices = &sojourn_tristates },
    [SOJOURN_RISK_REVIEW_PRIOR_CELL_THERAPY] = { "prior_cell_therapy", SOJOURN_FIELD_CHOICE, .label = N_ ("Earlier Cell Therapy"), .choices = &sojourn_tristates },
    [SOJOURN_RISK_REVIEW_NOTES] = { "notes", SOJOURN_FIELD_PARAGRAPH, .label = /* Translators: a field of a risk review */ N_ ("Notes"), .max = 10000, .flags = SOJOURN_FIELD_SEARCHED },
};
const SojournKindInfo sojourn_risk_review_info = {
    .name = "risk_review",
    .plural = "risk_reviews",
    .label = N_ ("Risk Review"),
    .flags = SOJOURN_KIND_CASE_PART,
    .fields = risk_review_fields,
    .n_fields = G_N_ELEMENTS (risk_review_fields),
};

static const SojournField document_fields[] = {
    [SOJOURN_DOCUMENT_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a document */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_DOCUMENT_TYPE] = { "type", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a document */ N_ ("Type"), .choices = &sojourn_document_types, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_DOCUMENT_TITLE] = { "title", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a document */ N_ ("Title"), .max = 200, .flags = SOJOURN_FIELD_SEARCHED },
    [SOJOURN_DOCUMENT_DATED_ON] = { "dated_on", SOJOURN_FIELD_DATE, .label = /* Translators: a field of a document */ N_ ("Dated") },
    [SOJOURN_DOCUMENT_LANGUAGE] = { "language", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a document */ N_ ("Language"), .max = 3 },
    [SOJOURN_DOCUMENT_SHA256] = { "sha256", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a document */ N_ ("SHA-256"), .max = 64, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_DOCUMENT_SIZE] = { "size", SOJOURN_FIELD_INTEGER, .label = /* Translators: a field of a document */ N_ ("Size"), .min = 0, .max = G_MAXINT64, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_DOCUMENT_NOTES] = { "notes", SOJOURN_FIELD_PARAGRAPH, .label = /* Translators: a field of a document */ N_ ("Notes"), .max = 10000, .flags = SOJOURN_FIELD_SEARCHED },
};
const SojournKindInfo sojourn_document_info = {
    .name = "document",
    .plural = "documents",
    .label = /* Translators: a kind of record */ N_ ("Document"),
    .flags = SOJOURN_KIND_CASE_PART,
    .fields = document_fields,
    .n_fields = G_N_ELEMENTS (document_fields),
};

static const SojournField adverse_event_fields[] = {
    [SOJOURN_ADVERSE_EVENT_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of an adverse event */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_ADVERSE_EVENT_TERM] = { "term", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of an adverse event */ N_ ("Event"), .choices = &sojourn_adverse_terms, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_ADVERSE_EVENT_ONSET_AT] = { "onset_at", SOJOURN_FIELD_TIME, .label = /* Translators: a field of an adverse event */ N_ ("Began"), .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_ADVERSE_EVENT_GRADE] = { "grade", SOJOURN_FIELD_INTEGER, .label = N_ ("CTCAE Grade"), .min = 1, .max = 5 },
    [SOJOURN_ADVERSE_EVENT_SERIOUS] = { "serious", SOJOURN_FIELD_BOOLEAN, .label = /* Translators: a field of an adverse event */ N_ ("Serious") },
    [SOJOURN_ADVERSE_EVENT_RESOLVED_AT] = { "resolved_at", SOJOURN_FIELD_TIME, .label = N_ ("Over Since") },
    [SOJOURN_ADVERSE_EVENT_NOTES] = { "notes", SOJOURN_FIELD_PARAGRAPH, .label = /* Translators: a field of an adverse event */ N_ ("Notes"), .max = 10000, .flags = SOJOURN_FIELD_SEARCHED },
};
const SojournKindInfo sojourn_adverse_event_info = {
    .name = "adverse_event",
    .plural = "adverse_events",
    .label = N_ ("Adverse Event"),
    .flags = SOJOURN_KIND_CASE_PART,
    .fields = adverse_event_fields,
    .n_fields = G_N_ELEMENTS (adverse_event_fields),
};

static const SojournField task_fields[] = {
    [SOJOURN_TASK_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a task */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_TASK_TITLE] = { "title", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a task */ N_ ("Title"), .max = 200, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_SEARCHED },
    [SOJOURN_TASK_DUE_ON] = { "due_on", SOJOURN_FIELD_DATE, .label = /* Translators: a field of a task */ N_ ("Due") },
    [SOJOURN_TASK_DONE_AT] = { "done_at", SOJOURN_FIELD_TIME, .label = /* Translators: a field of a task */ N_ ("Done") },
    [SOJOURN_TASK_RULE] = { "rule", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a task */ N_ ("Rule"), .max = 8, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_TASK_SUBJECT] = { "subject", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a task */ N_ ("Subject"), .max = 36, .flags = SOJOURN_FIELD_SYSTEM | SOJOURN_FIELD_SUBJECT },
    [SOJOURN_TASK_NOTES] = { "notes", SOJOURN_FIELD_PARAGRAPH, .label = /* Translators: a field of a task */ N_ ("Notes"), .max = 10000, .flags = SOJOURN_FIELD_SEARCHED },
};
const SojournKindInfo sojourn_task_info = {
    .name = "task",
    .plural = "tasks",
    .label = /* Translators: a kind of record */ N_ ("Task"),
    .flags = SOJOURN_KIND_CASE_PART,
    .fields = task_fields,
    .n_fields = G_N_ELEMENTS (task_fields),
};

static const SojournField override_fields[] = {
    [SOJOURN_OVERRIDE_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of an overruled finding */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_OVERRIDE_RULE] = { "rule", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of an overruled finding */ N_ ("Rule"), .max = 8, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_OVERRIDE_SUBJECT] = { "subject", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of an overruled finding */ N_ ("Subject"), .max = 36, .flags = SOJOURN_FIELD_SYSTEM | SOJOURN_FIELD_SUBJECT },
    [SOJOURN_OVERRIDE_SEVERITY] = { "severity", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of an overruled finding: how much it weighed */ N_ ("Weight"), .choices = &sojourn_severities, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_OVERRIDE_REASON] = { "reason", SOJOURN_FIELD_PARAGRAPH, .label = /* Translators: a field of an overruled finding */ N_ ("Reason"), .max = 2000, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_OVERRIDE_NAME] = { "name", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of an overruled finding */ N_ ("Name"), .max = 200, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_OVERRIDE_MADE_AT] = { "made_at", SOJOURN_FIELD_TIME, .label = /* Translators: a field of an overruled finding */ N_ ("Made"), .flags = SOJOURN_FIELD_REQUIRED },
};
const SojournKindInfo sojourn_override_info = {
    .name = "override",
    .plural = "overrides",
    .label = /* Translators: a kind of record */ N_ ("Override"),
    .flags = SOJOURN_KIND_CASE_PART | SOJOURN_KIND_IMMUTABLE,
    .fields = override_fields,
    .n_fields = G_N_ELEMENTS (override_fields),
};

/* clang-format on */
