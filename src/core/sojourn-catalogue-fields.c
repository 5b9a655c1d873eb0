/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-catalogue-fields.h"

#include <glib/gi18n-lib.h>

/* Tables, a line each. */
/* clang-format off */

static const SojournChoice grades_choices[] = {
    [SOJOURN_GRADE_3A] = { "3A", N_ ("3A (China)") },
    [SOJOURN_GRADE_3B] = { "3B", N_ ("3B (China)") },
    [SOJOURN_GRADE_2A] = { "2A", N_ ("2A (China)") },
    [SOJOURN_GRADE_2B] = { "2B", N_ ("2B (China)") },
    [SOJOURN_GRADE_OTHER] = { "other", /* Translators: an official grade of a hospital */ N_ ("Other") },
    [SOJOURN_GRADE_NONE] = { "none", /* Translators: an official grade of a hospital */ N_ ("None") },
};
const SojournChoiceSet sojourn_grades = SOJOURN_CHOICE_SET ("clinic_grade", grades_choices);

static const SojournChoice credential_schemes_choices[] = {
    [SOJOURN_SCHEME_JCI] = { "jci", /* Translators: an accreditation; mostly proper names */ N_ ("JCI") },
    [SOJOURN_SCHEME_GHA] = { "gha", /* Translators: an accreditation; mostly proper names */ N_ ("GHA") },
    [SOJOURN_SCHEME_TEMOS] = { "temos", /* Translators: an accreditation; mostly proper names */ N_ ("Temos") },
    [SOJOURN_SCHEME_ACHS] = { "achs", /* Translators: an accreditation; mostly proper names */ N_ ("ACHS") },
    [SOJOURN_SCHEME_CARF] = { "carf", /* Translators: an accreditation; mostly proper names */ N_ ("CARF") },
    [SOJOURN_SCHEME_ISO_9001] = { "iso_9001", N_ ("ISO 9001") },
    [SOJOURN_SCHEME_ISO_15189] = { "iso_15189", N_ ("ISO 15189") },
    [SOJOURN_SCHEME_ISO_22525] = { "iso_22525", N_ ("ISO 22525") },
    [SOJOURN_SCHEME_GMP] = { "gmp", /* Translators: an accreditation; mostly proper names */ N_ ("GMP") },
    [SOJOURN_SCHEME_AABB] = { "aabb", /* Translators: an accreditation; mostly proper names */ N_ ("AABB") },
    [SOJOURN_SCHEME_FACT] = { "fact", /* Translators: an accreditation; mostly proper names */ N_ ("FACT") },
    [SOJOURN_SCHEME_NATIONAL_GRADE] = { "national_grade", N_ ("National grade") },
    [SOJOURN_SCHEME_LICENCE] = { "licence", /* Translators: an accreditation; mostly proper names */ N_ ("Licence") },
    [SOJOURN_SCHEME_OTHER] = { "other", /* Translators: an accreditation; mostly proper names */ N_ ("Other") },
};
const SojournChoiceSet sojourn_credential_schemes = SOJOURN_CHOICE_SET ("credential_scheme", credential_schemes_choices);

static const SojournChoice registries_choices[] = {
    [SOJOURN_REGISTRY_NCT] = { "nct", /* Translators: a trial registry; a proper name */ N_ ("NCT") },
    [SOJOURN_REGISTRY_CHICTR] = { "chictr", /* Translators: a trial registry; a proper name */ N_ ("ChiCTR") },
    [SOJOURN_REGISTRY_JRCT] = { "jrct", /* Translators: a trial registry; a proper name */ N_ ("jRCT") },
    [SOJOURN_REGISTRY_EUDRACT] = { "eudract", /* Translators: a trial registry; a proper name */ N_ ("EudraCT") },
    [SOJOURN_REGISTRY_CTIS] = { "ctis", /* Translators: a trial registry; a proper name */ N_ ("CTIS") },
    [SOJOURN_REGISTRY_ISRCTN] = { "isrctn", /* Translators: a trial registry; a proper name */ N_ ("ISRCTN") },
    [SOJOURN_REGISTRY_UMIN] = { "umin", /* Translators: a trial registry; a proper name */ N_ ("UMIN") },
    [SOJOURN_REGISTRY_ACTRN] = { "actrn", /* Translators: a trial registry; a proper name */ N_ ("ACTRN") },
    [SOJOURN_REGISTRY_KCT] = { "kct", /* Translators: a trial registry; a proper name */ N_ ("KCT") },
    [SOJOURN_REGISTRY_CTRI] = { "ctri", /* Translators: a trial registry; a proper name */ N_ ("CTRI") },
    [SOJOURN_REGISTRY_DRKS] = { "drks", /* Translators: a trial registry; a proper name */ N_ ("DRKS") },
    [SOJOURN_REGISTRY_IRCT] = { "irct", /* Translators: a trial registry; a proper name */ N_ ("IRCT") },
    [SOJOURN_REGISTRY_TCTR] = { "tctr", /* Translators: a trial registry; a proper name */ N_ ("TCTR") },
    [SOJOURN_REGISTRY_PACTR] = { "pactr", /* Translators: a trial registry; a proper name */ N_ ("PACTR") },
    [SOJOURN_REGISTRY_REBEC] = { "rebec", /* Translators: a trial registry; a proper name */ N_ ("ReBec") },
};
const SojournChoiceSet sojourn_registries = SOJOURN_CHOICE_SET ("registry", registries_choices);

static const SojournChoice trial_statuses_choices[] = {
    [SOJOURN_TRIAL_NOT_YET_RECRUITING] = { "not_yet_recruiting", N_ ("Not yet recruiting") },
    [SOJOURN_TRIAL_RECRUITING] = { "recruiting", /* Translators: the status of a trial */ N_ ("Recruiting") },
    [SOJOURN_TRIAL_ENROLLING_BY_INVITATION] = { "enrolling_by_invitation", N_ ("Enrolling by invitation") },
    [SOJOURN_TRIAL_ACTIVE_NOT_RECRUITING] = { "active_not_recruiting", N_ ("Active, not recruiting") },
    [SOJOURN_TRIAL_SUSPENDED] = { "suspended", /* Translators: the status of a trial */ N_ ("Suspended") },
    [SOJOURN_TRIAL_TERMINATED] = { "terminated", /* Translators: the status of a trial */ N_ ("Terminated") },
    [SOJOURN_TRIAL_COMPLETED] = { "completed", /* Translators: the status of a trial */ N_ ("Completed") },
    [SOJOURN_TRIAL_WITHDRAWN] = { "withdrawn", /* Translators: the status of a trial */ N_ ("Withdrawn") },
    [SOJOURN_TRIAL_UNKNOWN] = { "unknown", /* Translators: the status of a trial */ N_ ("Unknown") },
};
const SojournChoiceSet sojourn_trial_statuses = SOJOURN_CHOICE_SET ("trial_status", trial_statuses_choices);

static const SojournChoice modalities_choices[] = {
    [SOJOURN_MODALITY_MSC_BM_AUTO] = { "msc_bm_auto", N_ ("Mesenchymal cells, own bone marrow") },
    [SOJOURN_MODALITY_MSC_BM_ALLO] = { "msc_bm_allo", N_ ("Mesenchymal cells, donated bone marrow") },
    [SOJOURN_MODALITY_MSC_UC] = { "msc_uc", N_ ("Mesenchymal cells, umbilical cord") },
    [SOJOURN_MODALITY_MSC_AD_AUTO] = { "msc_ad_auto", N_ ("Mesenchymal cells, own fat") },
    [SOJOURN_MODALITY_BMMC] = { "bmmc", N_ ("Bone marrow mononuclear cells") },
    [SOJOURN_MODALITY_NSC_FETAL] = { "nsc_fetal", N_ ("Neural cells, fetal") },
    [SOJOURN_MODALITY_NSC_IPSC] = { "nsc_ipsc", N_ ("Neural cells, from iPS cells") },
    [SOJOURN_MODALITY_IPSC_OTHER] = { "ipsc_other", N_ ("Other cells from iPS cells") },
    [SOJOURN_MODALITY_ESC_OPC] = { "esc_opc", N_ ("Oligodendrocyte progenitors, embryonic") },
    [SOJOURN_MODALITY_OEC] = { "oec", N_ ("Olfactory ensheathing cells") },
    [SOJOURN_MODALITY_SCHWANN] = { "schwann", N_ ("Schwann cells") },
    [SOJOURN_MODALITY_HSC] = { "hsc", N_ ("Blood stem cells") },
    [SOJOURN_MODALITY_SCAFFOLD] = { "scaffold", N_ ("Scaffold alone") },
    [SOJOURN_MODALITY_EXOSOME] = { "exosome", /* Translators: a kind of treatment */ N_ ("Exosomes") },
    [SOJOURN_MODALITY_STIMULATION] = { "stimulation", N_ ("Epidural stimulation") },
    [SOJOURN_MODALITY_REHABILITATION] = { "rehabilitation", N_ ("Rehabilitation alone") },
    [SOJOURN_MODALITY_OTHER] = { "other", /* Translators: a kind of treatment */ N_ ("Other") },
};
const SojournChoiceSet sojourn_modalities = SOJOURN_CHOICE_SET ("modality", modalities_choices);

static const SojournChoice routes_choices[] = {
    [SOJOURN_ROUTE_IT_LUMBAR] = { "it_lumbar", N_ ("Into the spinal fluid, lumbar") },
    [SOJOURN_ROUTE_INTRASPINAL] = { "intraspinal", N_ ("Into the lesion, open surgery") },
    [SOJOURN_ROUTE_IV] = { "iv", N_ ("Into a vein") },
    [SOJOURN_ROUTE_IA] = { "ia", N_ ("Into an artery") },
    [SOJOURN_ROUTE_IM] = { "im", N_ ("Into a muscle") },
    [SOJOURN_ROUTE_INTRANASAL] = { "intranasal", N_ ("Through the nose") },
    [SOJOURN_ROUTE_EPIDURAL] = { "epidural", /* Translators: the way a treatment is given */ N_ ("Epidural") },
    [SOJOURN_ROUTE_COMBINED] = { "combined", /* Translators: the way a treatment is given */ N_ ("Combined") },
    [SOJOURN_ROUTE_NONE] = { "none", /* Translators: the way a treatment is given */ N_ ("None") },
};
const SojournChoiceSet sojourn_routes = SOJOURN_CHOICE_SET ("route", routes_choices);

static const SojournChoice regulatory_bases_choices[] = {
    [SOJOURN_BASIS_APPROVED_FOR_INDICATION] = { "approved_for_indication", N_ ("Approved for this condition") },
    [SOJOURN_BASIS_CONDITIONAL_TIME_LIMITED] = { "conditional_time_limited", N_ ("Conditional approval, limited in time") },
    [SOJOURN_BASIS_APPROVED_OTHER_INDICATION] = { "approved_other_indication", N_ ("Approved for another condition") },
    [SOJOURN_BASIS_REGISTERED_TRIAL] = { "registered_trial", N_ ("Registered trial") },
    [SOJOURN_BASIS_REGISTERED_CLINICAL_RESEARCH] = { "registered_clinical_research", N_ ("Registered clinical research (China)") },
    [SOJOURN_BASIS_PILOT_ZONE_PROJECT] = { "pilot_zone_project", N_ ("Project of a pilot zone") },
    [SOJOURN_BASIS_HOSPITAL_EXEMPTION] = { "hospital_exemption", N_ ("Hospital exemption (EU)") },
    [SOJOURN_BASIS_EXPANDED_ACCESS] = { "expanded_access", N_ ("Expanded access") },
    [SOJOURN_BASIS_UNPROVEN_OUTSIDE_TRIAL] = { "unproven_outside_trial", N_ ("Unproven, outside a trial") },
    [SOJOURN_BASIS_UNKNOWN] = { "unknown", /* Translators: the regulatory basis of a treatment */ N_ ("Unknown") },
};
const SojournChoiceSet sojourn_regulatory_bases = SOJOURN_CHOICE_SET ("regulatory_basis", regulatory_bases_choices);

static const SojournChoice charges_choices[] = {
    [SOJOURN_CHARGED_YES] = { "yes", /* Translators: whether patients are charged */ N_ ("Yes") },
    [SOJOURN_CHARGED_NO] = { "no", /* Translators: whether patients are charged */ N_ ("No") },
    [SOJOURN_CHARGED_PARTIAL] = { "partial", N_ ("In part") },
    [SOJOURN_CHARGED_UNKNOWN] = { "unknown", /* Translators: whether patients are charged */ N_ ("Unknown") },
};
const SojournChoiceSet sojourn_charges = SOJOURN_CHOICE_SET ("charged", charges_choices);

static const SojournChoice evidence_grades_choices[] = {
    [SOJOURN_EVIDENCE_HIGH] = { "high", /* Translators: GRADE: how certain the evidence is */ N_ ("High") },
    [SOJOURN_EVIDENCE_MODERATE] = { "moderate", /* Translators: GRADE: how certain the evidence is */ N_ ("Moderate") },
    [SOJOURN_EVIDENCE_LOW] = { "low", /* Translators: GRADE: how certain the evidence is */ N_ ("Low") },
    [SOJOURN_EVIDENCE_VERY_LOW] = { "very_low", N_ ("Very low") },
};
const SojournChoiceSet sojourn_evidence_grades = SOJOURN_CHOICE_SET ("evidence_grade", evidence_grades_choices);

static const SojournChoice criterion_subjects_choices[] = {
    [SOJOURN_CRITERION_ON_AGE] = { "age", /* Translators: what a criterion is about */ N_ ("Age") },
    [SOJOURN_CRITERION_ON_AIS] = { "ais", N_ ("AIS grade") },
    [SOJOURN_CRITERION_ON_LEVEL] = { "level", N_ ("Neurological level") },
    [SOJOURN_CRITERION_ON_DAYS_SINCE_INJURY] = { "days_since_injury", N_ ("Days since the injury") },
    [SOJOURN_CRITERION_ON_SKIN] = { "skin", /* Translators: what a criterion is about */ N_ ("Skin") },
    [SOJOURN_CRITERION_ON_THROMBOSIS] = { "thrombosis", N_ ("Thrombosis of a leg") },
    [SOJOURN_CRITERION_ON_HYDRONEPHROSIS] = { "hydronephrosis", /* Translators: what a criterion is about */ N_ ("Hydronephrosis") },
    [SOJOURN_CRITERION_ON_EPILEPSY] = { "epilepsy", /* Translators: what a criterion is about */ N_ ("Epilepsy") },
    [SOJOURN_CRITERION_ON_PREGNANCY] = { "pregnancy", N_ ("Pregnancy or breastfeeding") },
    [SOJOURN_CRITERION_ON_SEVERE_ALLERGY] = { "severe_allergy", N_ ("Severe allergy") },
    [SOJOURN_CRITERION_ON_ARRHYTHMIA] = { "arrhythmia", /* Translators: what a criterion is about */ N_ ("Arrhythmia") },
    [SOJOURN_CRITERION_ON_ACTIVE_INFECTION] = { "active_infection", N_ ("Active infection") },
    [SOJOURN_CRITERION_ON_MALIGNANCY] = { "malignancy", N_ ("Malignant tumour") },
    [SOJOURN_CRITERION_ON_VENTILATION] = { "ventilation", /* Translators: what a criterion is about */ N_ ("Ventilation") },
    [SOJOURN_CRITERION_ON_INJURY_CAUSE] = { "injury_cause", N_ ("Cause of the injury") },
};
const SojournChoiceSet sojourn_criterion_subjects = SOJOURN_CHOICE_SET ("criterion_subject", criterion_subjects_choices);

static const SojournChoice criterion_operators_choices[] = {
    [SOJOURN_CRITERION_BETWEEN] = { "between", /* Translators: how a criterion compares */ N_ ("Between") },
    [SOJOURN_CRITERION_ONE_OF] = { "one_of", N_ ("One of") },
    [SOJOURN_CRITERION_ABSENT] = { "absent", /* Translators: how a criterion compares */ N_ ("Absent") },
};
const SojournChoiceSet sojourn_criterion_operators = SOJOURN_CHOICE_SET ("criterion_operator", criterion_operators_choices);

static const SojournField clinic_fields[] = {
    [SOJOURN_CLINIC_KEY] = { "key", SOJOURN_FIELD_TEXT, .label = N_ ("Catalogue Key"), .max = 80, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_CLINIC_NAME] = { "name", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a clinic */ N_ ("Name"), .max = 200, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_SEARCHED },
    [SOJOURN_CLINIC_NATIVE_NAME] = { "native_name", SOJOURN_FIELD_TEXT, .label = N_ ("Name in Own Script"), .max = 200, .flags = SOJOURN_FIELD_SEARCHED },
    [SOJOURN_CLINIC_CITY] = { "city", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a clinic */ N_ ("City"), .max = 120, .flags = SOJOURN_FIELD_SEARCHED },
    [SOJOURN_CLINIC_COUNTRY] = { "country", SOJOURN_FIELD_COUNTRY, .label = /* Translators: a field of a clinic */ N_ ("Country"), .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_CLINIC_ZONE] = { "zone", SOJOURN_FIELD_ZONE, .label = N_ ("Time Zone"), .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_CLINIC_GRADE] = { "grade", SOJOURN_FIELD_CHOICE, .label = N_ ("Official Grade"), .choices = &sojourn_grades },
    [SOJOURN_CLINIC_LANGUAGES] = { "languages", SOJOURN_FIELD_CODES, .label = /* Translators: a field of a clinic */ N_ ("Languages") },
    [SOJOURN_CLINIC_EMAIL] = { "email", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a clinic */ N_ ("E-mail"), .max = 254 },
    [SOJOURN_CLINIC_PHONE] = { "phone", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a clinic */ N_ ("Phone"), .max = 32 },
    [SOJOURN_CLINIC_WEBSITE] = { "website", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a clinic */ N_ ("Website"), .max = 500 },
    [SOJOURN_CLINIC_CLAIMS] = { "claims", SOJOURN_FIELD_PARAGRAPH, .label = N_ ("Statements of the Clinic"), .max = 2000, .flags = SOJOURN_FIELD_CLAIM },
    [SOJOURN_CLINIC_SOURCE] = { "source", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a clinic */ N_ ("Source"), .max = 500 },
    [SOJOURN_CLINIC_VERIFIED_ON] = { "verified_on", SOJOURN_FIELD_DATE, .label = N_ ("Verified On") },
    [SOJOURN_CLINIC_VERIFIED_BY] = { "verified_by", SOJOURN_FIELD_TEXT, .label = N_ ("Verified By"), .max = 80 },
    [SOJOURN_CLINIC_NOTES] = { "notes", SOJOURN_FIELD_PARAGRAPH, .label = /* Translators: a field of a clinic */ N_ ("Notes"), .max = 10000, .flags = SOJOURN_FIELD_SEARCHED },
};
const SojournKindInfo sojourn_clinic_info = {
    .name = "clinic",
    .plural = "clinics",
    .label = /* Translators: a kind of record */ N_ ("Clinic"),
    .flags = SOJOURN_KIND_CATALOGUE,
    .fields = clinic_fields,
    .n_fields = G_N_ELEMENTS (clinic_fields),
};

static const SojournField credential_fields[] = {
    [SOJOURN_CREDENTIAL_CLINIC] = { "clinic", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a credential of a clinic */ N_ ("Clinic"), .target = SOJOURN_KIND_CLINIC, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_CREDENTIAL_SCHEME] = { "scheme", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a credential of a clinic */ N_ ("Scheme"), .choices = &sojourn_credential_schemes, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_CREDENTIAL_SCOPE] = { "scope", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a credential of a clinic */ N_ ("Scope"), .max = 200 },
    [SOJOURN_CREDENTIAL_NUMBER] = { "number", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a credential of a clinic */ N_ ("Number"), .max = 120 },
    [SOJOURN_CREDENTIAL_ISSUER] = { "issuer", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a credential of a clinic */ N_ ("Issuer"), .max = 200 },
    [SOJOURN_CREDENTIAL_ISSUED_ON] = { "issued_on", SOJOURN_FIELD_DATE, .label = /* Translators: a field of a credential of a clinic */ N_ ("Issued") },
    [SOJOURN_CREDENTIAL_EXPIRES_ON] = { "expires_on", SOJOURN_FIELD_DATE, .label = /* Translators: a field of a credential of a clinic */ N_ ("Expires") },
    [SOJOURN_CREDENTIAL_SOURCE] = { "source", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a credential of a clinic */ N_ ("Source"), .max = 500 },
    [SOJOURN_CREDENTIAL_CHECKED_ON] = { "checked_on", SOJOURN_FIELD_DATE, .label = N_ ("Checked On") },
};
const SojournKindInfo sojourn_credential_info = {
    .name = "credential",
    .plural = "credentials",
    .label = /* Translators: a kind of record */ N_ ("Credential"),
    .flags = SOJOURN_KIND_CATALOGUE,
    .fields = credential_fields,
    .n_fields = G_N_ELEMENTS (credential_fields),
};

static const SojournField trial_fields[] = {
    [SOJOURN_TRIAL_KEY] = { "key", SOJOURN_FIELD_TEXT, .label = N_ ("Catalogue Key"), .max = 80, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_TRIAL_REGISTRY] = { "registry", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a trial */ N_ ("Registry"), .choices = &sojourn_registries, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_TRIAL_IDENTIFIER] = { "identifier", SOJOURN_FIELD_TEXT, .label = N_ ("Registry Number"), .max = 40, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_SEARCHED },
    [SOJOURN_TRIAL_TITLE] = { "title", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a trial */ N_ ("Title"), .max = 500, .flags = SOJOURN_FIELD_SEARCHED },
    [SOJOURN_TRIAL_PHASE] = { "phase", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a trial */ N_ ("Phase"), .max = 40 },
    [SOJOURN_TRIAL_STATUS] = { "status", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a trial */ N_ ("Status"), .choices = &sojourn_trial_statuses },
    [SOJOURN_TRIAL_STATUS_CHECKED_ON] = { "status_checked_on", SOJOURN_FIELD_DATE, .label = N_ ("Status Checked On") },
    [SOJOURN_TRIAL_RESULTS] = { "results", SOJOURN_FIELD_PARAGRAPH, .label = N_ ("Published Results"), .max = 4000 },
    [SOJOURN_TRIAL_SOURCE] = { "source", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a trial */ N_ ("Source"), .max = 500 },
    [SOJOURN_TRIAL_VERIFIED_ON] = { "verified_on", SOJOURN_FIELD_DATE, .label = N_ ("Verified On") },
    [SOJOURN_TRIAL_VERIFIED_BY] = { "verified_by", SOJOURN_FIELD_TEXT, .label = N_ ("Verified By"), .max = 80 },
};
const SojournKindInfo sojourn_trial_info = {
    .name = "trial",
    .plural = "trials",
    .label = /* Translators: a kind of record */ N_ ("Trial"),
    .flags = SOJOURN_KIND_CATALOGUE,
    .fields = trial_fields,
    .n_fields = G_N_ELEMENTS (trial_fields),
};

static const SojournField option_fields[] = {
    [SOJOURN_OPTION_KEY] = { "key", SOJOURN_FIELD_TEXT, .label = N_ ("Catalogue Key"), .max = 80, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_OPTION_CLINIC] = { "clinic", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a treatment option */ N_ ("Clinic"), .target = SOJOURN_KIND_CLINIC, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_OPTION_TITLE] = { "title", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a treatment option */ N_ ("Title"), .max = 200, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_SEARCHED },
    [SOJOURN_OPTION_CONDITION] = { "condition", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a treatment option */ N_ ("Condition"), .choices = &sojourn_conditions },
    [SOJOURN_OPTION_MODALITY] = { "modality", SOJOURN_FIELD_CHOICE, .label = N_ ("Kind of Treatment"), .choices = &sojourn_modalities },
    [SOJOURN_OPTION_ROUTE] = { "route", SOJOURN_FIELD_CHOICE, .label = N_ ("How It Is Given"), .choices = &sojourn_routes },
    [SOJOURN_OPTION_GENE_EDITED] = { "gene_edited", SOJOURN_FIELD_BOOLEAN, .label = /* Translators: a field of a treatment option */ N_ ("Gene-edited") },
    [SOJOURN_OPTION_DOSE] = { "dose", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a treatment option */ N_ ("Dose"), .max = 500 },
    [SOJOURN_OPTION_REGULATORY_BASIS] = { "regulatory_basis", SOJOURN_FIELD_CHOICE, .label = N_ ("Regulatory Basis"), .choices = &sojourn_regulatory_bases, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_OPTION_REGULATOR_REFERENCE] = { "regulator_reference", SOJOURN_FIELD_TEXT, .label = N_ ("Approval Reference"), .max = 200 },
    [SOJOURN_OPTION_APPROVED_CONDITION] = { "approved_condition", SOJOURN_FIELD_CHOICE, .label = N_ ("Approved For"), .choices = &sojourn_conditions },
    [SOJOURN_OPTION_TRIAL] = { "trial", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a treatment option */ N_ ("Trial"), .target = SOJOURN_KIND_TRIAL },
    [SOJOURN_OPTION_CHARGED] = { "charged", SOJOURN_FIELD_CHOICE, .label = N_ ("Patients Are Charged"), .choices = &sojourn_charges },
    [SOJOURN_OPTION_EVIDENCE_LEVEL] = { "evidence_level", SOJOURN_FIELD_INTEGER, .label = N_ ("Evidence Level (OCEBM 2011)"), .min = 1, .max = 5 },
    [SOJOURN_OPTION_EVIDENCE_GRADE] = { "evidence_grade", SOJOURN_FIELD_CHOICE, .label = N_ ("Certainty (GRADE)"), .choices = &sojourn_evidence_grades },
    [SOJOURN_OPTION_EVIDENCE] = { "evidence", SOJOURN_FIELD_PARAGRAPH, .label = /* Translators: a field of a treatment option */ N_ ("Evidence"), .max = 4000 },
    [SOJOURN_OPTION_CLAIMS] = { "claims", SOJOURN_FIELD_PARAGRAPH, .label = N_ ("Statements of the Clinic"), .max = 4000, .flags = SOJOURN_FIELD_CLAIM },
    [SOJOURN_OPTION_INPATIENT_DAYS] = { "inpatient_days", SOJOURN_FIELD_INTEGER, .label = N_ ("Days in Hospital"), .min = 0, .max = 365 },
    [SOJOURN_OPTION_REHABILITATION_DAYS] = { "rehabilitation_days", SOJOURN_FIELD_INTEGER, .label = N_ ("Days of Rehabilitation"), .min = 0, .max = 730 },
    [SOJOURN_OPTION_DAYS_BEFORE_FLIGHT] = { "days_before_flight", SOJOURN_FIELD_INTEGER, .label = N_ ("Days before a Flight"), .min = 0, .max = 365 },
    [SOJOURN_OPTION_SOURCE] = { "source", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a treatment option */ N_ ("Source"), .max = 500 },
    [SOJOURN_OPTION_VERIFIED_ON] = { "verified_on", SOJOURN_FIELD_DATE, .label = N_ ("Verified On") },
    [SOJOURN_OPTION_VERIFIED_BY] = { "verified_by", SOJOURN_FIELD_TEXT, .label = N_ ("Verified By"), .max = 80 },
    [SOJOURN_OPTION_NOTES] = { "notes", SOJOURN_FIELD_PARAGRAPH, .label = /* Translators: a field of a treatment option */ N_ ("Notes"), .max = 10000, .flags = SOJOURN_FIELD_SEARCHED },
};
const SojournKindInfo sojourn_option_info = {
    .name = "option",
    .plural = "options",
    .label = N_ ("Treatment Option"),
    .flags = SOJOURN_KIND_CATALOGUE,
    .fields = option_fields,
    .n_fields = G_N_ELEMENTS (option_fields),
};

static const SojournField criterion_fields[] = {
    [SOJOURN_CRITERION_OPTION] = { "option", SOJOURN_FIELD_REFERENCE, .label = N_ ("Treatment Option"), .target = SOJOURN_KIND_OPTION, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_CRITERION_SUBJECT] = { "subject", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a criterion of eligibility */ N_ ("About"), .choices = &sojourn_criterion_subjects, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_CRITERION_OPERATOR] = { "operator", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a criterion of eligibility */ N_ ("Compared"), .choices = &sojourn_criterion_operators, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_CRITERION_LOW] = { "low", SOJOURN_FIELD_INTEGER, .label = N_ ("At Least"), .min = 0, .max = 100000 },
    [SOJOURN_CRITERION_HIGH] = { "high", SOJOURN_FIELD_INTEGER, .label = N_ ("At Most"), .min = 0, .max = 100000 },
    [SOJOURN_CRITERION_VALUES] = { "values", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a criterion of eligibility */ N_ ("Values"), .max = 200 },
    [SOJOURN_CRITERION_TEXT] = { "text", SOJOURN_FIELD_TEXT, .label = N_ ("In Words"), .max = 500 },
    [SOJOURN_CRITERION_SOURCE] = { "source", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a criterion of eligibility */ N_ ("Source"), .max = 500 },
};
const SojournKindInfo sojourn_criterion_info = {
    .name = "criterion",
    .plural = "criteria",
    .label = /* Translators: a kind of record */ N_ ("Criterion"),
    .flags = SOJOURN_KIND_CATALOGUE,
    .fields = criterion_fields,
    .n_fields = G_N_ELEMENTS (criterion_fields),
};

static const SojournField exchange_rate_fields[] = {
    [SOJOURN_EXCHANGE_RATE_BASE] = { "base", SOJOURN_FIELD_CURRENCY, .label = N_ ("One Unit Of"), .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_EXCHANGE_RATE_CURRENCY] = { "currency", SOJOURN_FIELD_CURRENCY, .label = /* Translators: a field of an exchange rate */ N_ ("Currency"), .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_EXCHANGE_RATE_RATE_E9] = { "rate_e9", SOJOURN_FIELD_INTEGER, .label = /* Translators: a field of an exchange rate: how much of the other currency one unit is worth */ N_ ("Rate"), .min = 1, .max = G_GINT64_CONSTANT (1000000000000000), .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_RATE },
    [SOJOURN_EXCHANGE_RATE_AS_OF] = { "as_of", SOJOURN_FIELD_DATE, .label = /* Translators: a field of an exchange rate */ N_ ("Date"), .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_EXCHANGE_RATE_SOURCE] = { "source", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of an exchange rate */ N_ ("Source"), .max = 200, .flags = SOJOURN_FIELD_REQUIRED },
};
const SojournKindInfo sojourn_exchange_rate_info = {
    .name = "exchange_rate",
    .plural = "exchange_rates",
    .label = N_ ("Exchange Rate"),
    .flags = SOJOURN_KIND_CATALOGUE,
    .fields = exchange_rate_fields,
    .n_fields = G_N_ELEMENTS (exchange_rate_fields),
};

/* clang-format on */
