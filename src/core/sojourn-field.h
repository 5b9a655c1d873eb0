/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-choice.h"

G_BEGIN_DECLS

/**
 * SojournKind:
 *
 * The kinds of record. A kind stands after every kind it refers to, so that records written in this
 * order never refer to one that is not there yet.
 */
typedef enum {
    SOJOURN_KIND_CLINIC,
    SOJOURN_KIND_CREDENTIAL,
    SOJOURN_KIND_TRIAL,
    SOJOURN_KIND_OPTION,
    SOJOURN_KIND_CRITERION,
    SOJOURN_KIND_EXCHANGE_RATE,
    SOJOURN_KIND_PERSON,
    SOJOURN_KIND_CASE,
    SOJOURN_KIND_COMPANION,
    SOJOURN_KIND_ASSESSMENT,
    SOJOURN_KIND_RISK_REVIEW,
    SOJOURN_KIND_SHORTLIST_ITEM,
    SOJOURN_KIND_CHECKLIST_ANSWER,
    SOJOURN_KIND_DOCUMENT,
    SOJOURN_KIND_CONSENT,
    SOJOURN_KIND_CONSENT_RECIPIENT,
    SOJOURN_KIND_QUOTE_REQUEST,
    SOJOURN_KIND_REQUEST_EVENT,
    SOJOURN_KIND_INFO_REQUEST,
    SOJOURN_KIND_DISCLOSURE,
    SOJOURN_KIND_QUOTE,
    SOJOURN_KIND_QUOTE_LINE,
    SOJOURN_KIND_QUOTE_INCLUSION,
    SOJOURN_KIND_COST_ESTIMATE,
    SOJOURN_KIND_SEGMENT,
    SOJOURN_KIND_ADVERSE_EVENT,
    SOJOURN_KIND_TASK,
    SOJOURN_KIND_OVERRIDE,
    SOJOURN_KIND_OUTBOX_ITEM,
} SojournKind;

#define SOJOURN_N_KINDS (SOJOURN_KIND_OUTBOX_ITEM + 1)

/**
 * SojournFieldType:
 * @SOJOURN_FIELD_TEXT: one line of text; #SojournField.max is its length in characters
 * @SOJOURN_FIELD_PARAGRAPH: text of several lines; #SojournField.max as above
 * @SOJOURN_FIELD_INTEGER: a whole number from #SojournField.min to #SojournField.max
 * @SOJOURN_FIELD_BOOLEAN: yes or no
 * @SOJOURN_FIELD_CHOICE: one value of #SojournField.choices
 * @SOJOURN_FIELD_CODES: a set of codes; in memory one text, codes separated by one space; in files
 * an array. With #SojournField.choices each code is a nick of it, without it an ISO 639-3 language
 * @SOJOURN_FIELD_DATE: a civil date; in memory days since 1970-01-01, elsewhere ISO 8601
 * @SOJOURN_FIELD_TIME: an instant; in memory seconds since 1970-01-01T00:00:00Z, elsewhere RFC 3339
 * @SOJOURN_FIELD_ZONE: the IANA name of a time zone
 * @SOJOURN_FIELD_COUNTRY: ISO 3166-1 alpha-2
 * @SOJOURN_FIELD_CURRENCY: ISO 4217
 * @SOJOURN_FIELD_MONEY: minor units of the currency in field #SojournField.currency_field
 * @SOJOURN_FIELD_REFERENCE: the UUID of a record of #SojournField.target
 *
 * What a field holds. Every field may be unknown as well, unless it is required.
 */
typedef enum {
    SOJOURN_FIELD_TEXT,
    SOJOURN_FIELD_PARAGRAPH,
    SOJOURN_FIELD_INTEGER,
    SOJOURN_FIELD_BOOLEAN,
    SOJOURN_FIELD_CHOICE,
    SOJOURN_FIELD_CODES,
    SOJOURN_FIELD_DATE,
    SOJOURN_FIELD_TIME,
    SOJOURN_FIELD_ZONE,
    SOJOURN_FIELD_COUNTRY,
    SOJOURN_FIELD_CURRENCY,
    SOJOURN_FIELD_MONEY,
    SOJOURN_FIELD_REFERENCE,
} SojournFieldType;

/**
 * SojournFieldFlags:
 * @SOJOURN_FIELD_REQUIRED: a record without it is refused
 * @SOJOURN_FIELD_IDENTIFYING: tells who the patient is; never leaves the desk in a quote request
 * (C04)
 * @SOJOURN_FIELD_SEARCHED: found by the full-text search
 * @SOJOURN_FIELD_CLAIM: a statement of the provider, never shown as a fact
 * @SOJOURN_FIELD_SYSTEM: kept by the application, not typed by people
 * @SOJOURN_FIELD_OWNER: the record belongs to what this reference points to and is deleted with it
 * @SOJOURN_FIELD_RATE: an integer that counts billionths: people type and read a decimal number
 * @SOJOURN_FIELD_SUBJECT: a text that is the UUID of a record of any kind, which may be gone since
 */
typedef enum {
    SOJOURN_FIELD_REQUIRED = 1 << 0,
    SOJOURN_FIELD_IDENTIFYING = 1 << 1,
    SOJOURN_FIELD_SEARCHED = 1 << 2,
    SOJOURN_FIELD_CLAIM = 1 << 3,
    SOJOURN_FIELD_SYSTEM = 1 << 4,
    SOJOURN_FIELD_SUBJECT = 1 << 5,
    SOJOURN_FIELD_OWNER = 1 << 6,
    SOJOURN_FIELD_RATE = 1 << 7,
} SojournFieldFlags;

/**
 * SojournField:
 * @name: the machine name: member in files; column in the database (a reference adds `_id`)
 * @type: what it holds
 * @flags: how it is treated
 * @label: the name shown to people, untranslated (see [func@field_get_label])
 * @min: the least integer
 * @max: the greatest integer, or the longest text in characters
 * @choices: (nullable): the value set of a choice or of codes
 * @target: the kind a reference points to
 * @currency_field: for money, the index of the field that holds its currency
 *
 * The description of one field of a kind of record: the single place that says what the database,
 * the files, the forms, the history and the checks of ranges all need to know of it.
 */
typedef struct {
    const char *name;
    SojournFieldType type;
    SojournFieldFlags flags;
    const char *label;
    gint64 min;
    gint64 max;
    const SojournChoiceSet *choices;
    SojournKind target;
    guint currency_field;
} SojournField;

/**
 * SojournKindFlags:
 * @SOJOURN_KIND_CASE_PART: belongs to one case; its field 0 is the reference `case`
 * @SOJOURN_KIND_CATALOGUE: stands for itself, shared by all cases
 * @SOJOURN_KIND_IMMUTABLE: written once; only fields flagged %SOJOURN_FIELD_SYSTEM change later
 * @SOJOURN_KIND_UNAUDITED: its changes are not in the history (bookkeeping of the application)
 * @SOJOURN_KIND_LOCAL: not part of an exported case
 */
typedef enum {
    SOJOURN_KIND_CASE_PART = 1 << 0,
    SOJOURN_KIND_CATALOGUE = 1 << 1,
    SOJOURN_KIND_IMMUTABLE = 1 << 2,
    SOJOURN_KIND_UNAUDITED = 1 << 3,
    SOJOURN_KIND_LOCAL = 1 << 4,
} SojournKindFlags;

/**
 * SojournKindInfo:
 * @name: the machine name of one, in files and in the history
 * @plural: the machine name of many: the table in the database, the member in files
 * @label: the name shown to people, untranslated
 * @flags: how it is treated
 * @fields: (array length=n_fields): its fields; their order is that of the matching C enumeration
 * @n_fields: how many there are
 *
 * The description of one kind of record.
 */
typedef struct {
    const char *name;
    const char *plural;
    const char *label;
    SojournKindFlags flags;
    const SojournField *fields;
    guint n_fields;
} SojournKindInfo;

const SojournKindInfo *sojourn_kind_get_info (SojournKind kind);
const char *sojourn_kind_get_label (SojournKind kind);
gboolean sojourn_kind_find (const char *name, SojournKind *kind);
gboolean sojourn_kind_find_field (SojournKind kind, const char *name, guint *field);
const SojournField *sojourn_kind_get_field (SojournKind kind, guint field);
const char *sojourn_field_get_label (const SojournField *field);

G_END_DECLS
