/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-journey-fields.h"

#include <glib/gi18n-lib.h>

/* Tables, a line each. */
/* clang-format off */

static const SojournChoice segment_types_choices[] = {
    [SOJOURN_SEGMENT_TYPE_FLIGHT] = { "flight", /* Translators: a part of a journey */ N_ ("Flight") },
    [SOJOURN_SEGMENT_TYPE_TRAIN] = { "train", /* Translators: a part of a journey */ N_ ("Train") },
    [SOJOURN_SEGMENT_TYPE_ROAD] = { "road", /* Translators: a part of a journey */ N_ ("Road") },
    [SOJOURN_SEGMENT_TYPE_TRANSFER] = { "transfer", /* Translators: a part of a journey */ N_ ("Transfer") },
    [SOJOURN_SEGMENT_TYPE_LODGING] = { "lodging", /* Translators: a part of a journey */ N_ ("Lodging") },
    [SOJOURN_SEGMENT_TYPE_HOSPITAL_STAY] = { "hospital_stay", N_ ("Hospital Stay") },
    [SOJOURN_SEGMENT_TYPE_APPOINTMENT] = { "appointment", /* Translators: a part of a journey */ N_ ("Appointment") },
    [SOJOURN_SEGMENT_TYPE_PROCEDURE] = { "procedure", /* Translators: a part of a journey */ N_ ("Procedure") },
    [SOJOURN_SEGMENT_TYPE_REHAB] = { "rehab", /* Translators: a part of a journey */ N_ ("Rehabilitation") },
    [SOJOURN_SEGMENT_TYPE_REST] = { "rest", /* Translators: a part of a journey */ N_ ("Rest") },
};
const SojournChoiceSet sojourn_segment_types = SOJOURN_CHOICE_SET ("segment_type", segment_types_choices);

static const SojournChoice segment_statuses_choices[] = {
    [SOJOURN_SEGMENT_STATUS_IDEA] = { "idea", /* Translators: how firm a part of a journey is */ N_ ("Idea") },
    [SOJOURN_SEGMENT_STATUS_HELD] = { "held", /* Translators: how firm a part of a journey is */ N_ ("Held") },
    [SOJOURN_SEGMENT_STATUS_BOOKED] = { "booked", /* Translators: how firm a part of a journey is */ N_ ("Booked") },
    [SOJOURN_SEGMENT_STATUS_CONFIRMED] = { "confirmed", /* Translators: how firm a part of a journey is */ N_ ("Confirmed") },
    [SOJOURN_SEGMENT_STATUS_CANCELLED] = { "cancelled", /* Translators: how firm a part of a journey is */ N_ ("Cancelled") },
    [SOJOURN_SEGMENT_STATUS_DONE] = { "done", /* Translators: how firm a part of a journey is */ N_ ("Done") },
};
const SojournChoiceSet sojourn_segment_statuses = SOJOURN_CHOICE_SET ("segment_status", segment_statuses_choices);

static const SojournChoice traveller_groups_choices[] = {
    [SOJOURN_TRAVELLERS_ALL] = { "all", N_ ("Patient and companions") },
    [SOJOURN_TRAVELLERS_PATIENT] = { "patient", N_ ("Patient only") },
    [SOJOURN_TRAVELLERS_COMPANIONS] = { "companions", N_ ("Companions only") },
};
const SojournChoiceSet sojourn_traveller_groups = SOJOURN_CHOICE_SET ("travellers", traveller_groups_choices);

static const SojournChoice procedure_kinds_choices[] = {
    [SOJOURN_PROCEDURE_DURAL_PUNCTURE] = { "dural_puncture", N_ ("Dural puncture") },
    [SOJOURN_PROCEDURE_INTRASPINAL_SURGERY] = { "intraspinal_surgery", N_ ("Surgery in the spinal canal") },
    [SOJOURN_PROCEDURE_SPINE_SURGERY] = { "spine_surgery", N_ ("Surgery of the spine, dura closed") },
    [SOJOURN_PROCEDURE_GENERAL_ANAESTHESIA] = { "general_anaesthesia", N_ ("General anaesthesia") },
    [SOJOURN_PROCEDURE_SEDATION] = { "sedation", /* Translators: what is done to the patient */ N_ ("Sedation") },
    [SOJOURN_PROCEDURE_MARROW_HARVEST] = { "marrow_harvest", N_ ("Bone marrow harvest") },
    [SOJOURN_PROCEDURE_IV_INFUSION] = { "iv_infusion", /* Translators: what is done to the patient */ N_ ("Infusion") },
    [SOJOURN_PROCEDURE_IMAGING] = { "imaging", /* Translators: what is done to the patient */ N_ ("Imaging") },
    [SOJOURN_PROCEDURE_OTHER] = { "other", /* Translators: what is done to the patient */ N_ ("Other") },
};
const SojournChoiceSet sojourn_procedure_kinds = SOJOURN_CHOICE_SET ("procedure_kind", procedure_kinds_choices);

static const SojournField segment_fields[] = {
    [SOJOURN_SEGMENT_CASE] = { "case", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a part of a journey */ N_ ("Case"), .target = SOJOURN_KIND_CASE, .flags = SOJOURN_FIELD_REQUIRED | SOJOURN_FIELD_OWNER | SOJOURN_FIELD_SYSTEM },
    [SOJOURN_SEGMENT_TYPE] = { "type", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a part of a journey */ N_ ("Type"), .choices = &sojourn_segment_types, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_SEGMENT_STATUS] = { "status", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a part of a journey */ N_ ("Status"), .choices = &sojourn_segment_statuses, .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_SEGMENT_TITLE] = { "title", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a part of a journey */ N_ ("Title"), .max = 200, .flags = SOJOURN_FIELD_SEARCHED },
    [SOJOURN_SEGMENT_TRAVELLERS] = { "travellers", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a part of a journey */ N_ ("Travellers"), .choices = &sojourn_traveller_groups },
    [SOJOURN_SEGMENT_START_AT] = { "start_at", SOJOURN_FIELD_TIME, .label = /* Translators: a field of a part of a journey */ N_ ("Starts"), .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_SEGMENT_START_ZONE] = { "start_zone", SOJOURN_FIELD_ZONE, .label = N_ ("Time Zone at the Start"), .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_SEGMENT_END_AT] = { "end_at", SOJOURN_FIELD_TIME, .label = /* Translators: a field of a part of a journey */ N_ ("Ends"), .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_SEGMENT_END_ZONE] = { "end_zone", SOJOURN_FIELD_ZONE, .label = N_ ("Time Zone at the End"), .flags = SOJOURN_FIELD_REQUIRED },
    [SOJOURN_SEGMENT_FROM_PLACE] = { "from_place", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a part of a journey */ N_ ("From"), .max = 200, .flags = SOJOURN_FIELD_SEARCHED },
    [SOJOURN_SEGMENT_TO_PLACE] = { "to_place", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a part of a journey */ N_ ("To"), .max = 200, .flags = SOJOURN_FIELD_SEARCHED },
    [SOJOURN_SEGMENT_CARRIER] = { "carrier", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a part of a journey */ N_ ("Carrier"), .max = 80 },
    [SOJOURN_SEGMENT_NUMBER] = { "number", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a part of a journey */ N_ ("Number"), .max = 20, .flags = SOJOURN_FIELD_SEARCHED },
    [SOJOURN_SEGMENT_LOCATOR] = { "locator", SOJOURN_FIELD_TEXT, .label = N_ ("Booking Reference"), .max = 40, .flags = SOJOURN_FIELD_SEARCHED },
    [SOJOURN_SEGMENT_SEAT] = { "seat", SOJOURN_FIELD_TEXT, .label = /* Translators: a field of a part of a journey */ N_ ("Seat"), .max = 40 },
    [SOJOURN_SEGMENT_STEP_FREE] = { "step_free", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a part of a journey */ N_ ("Step-free"), .choices = &sojourn_tristates },
    [SOJOURN_SEGMENT_PROCEDURE] = { "procedure", SOJOURN_FIELD_CHOICE, .label = /* Translators: a field of a part of a journey */ N_ ("Procedure"), .choices = &sojourn_procedure_kinds },
    [SOJOURN_SEGMENT_CLINIC] = { "clinic", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a part of a journey */ N_ ("Clinic"), .target = SOJOURN_KIND_CLINIC },
    [SOJOURN_SEGMENT_QUOTE] = { "quote", SOJOURN_FIELD_REFERENCE, .label = /* Translators: a field of a part of a journey */ N_ ("Quote"), .target = SOJOURN_KIND_QUOTE },
    [SOJOURN_SEGMENT_REFUNDABLE_UNTIL] = { "refundable_until", SOJOURN_FIELD_TIME, .label = N_ ("Refundable Until") },
    [SOJOURN_SEGMENT_COST_MINOR] = { "cost_minor", SOJOURN_FIELD_MONEY, .label = /* Translators: a field of a part of a journey */ N_ ("Cost"), .currency_field = SOJOURN_SEGMENT_COST_CURRENCY },
    [SOJOURN_SEGMENT_COST_CURRENCY] = { "cost_currency", SOJOURN_FIELD_CURRENCY, .label = N_ ("Currency of the Cost") },
    [SOJOURN_SEGMENT_CALENDAR_UID] = { "calendar_uid", SOJOURN_FIELD_TEXT, .label = N_ ("Calendar Identifier"), .max = 255, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_SEGMENT_CALENDAR_SEQUENCE] = { "calendar_sequence", SOJOURN_FIELD_INTEGER, .label = N_ ("Calendar Sequence"), .min = 0, .max = 1000000, .flags = SOJOURN_FIELD_SYSTEM },
    [SOJOURN_SEGMENT_NOTES] = { "notes", SOJOURN_FIELD_PARAGRAPH, .label = /* Translators: a field of a part of a journey */ N_ ("Notes"), .max = 10000, .flags = SOJOURN_FIELD_SEARCHED },
};
const SojournKindInfo sojourn_segment_info = {
    .name = "segment",
    .plural = "segments",
    .label = /* Translators: a kind of record */ N_ ("Segment"),
    .flags = SOJOURN_KIND_CASE_PART,
    .fields = segment_fields,
    .n_fields = G_N_ELEMENTS (segment_fields),
};

/* clang-format on */
