/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-quote-payload.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-quote-fields.h"
#include "sojourn-record-value.h"
#include "sojourn-text.h"
#include "sojourn-wire-records.h"
#include "sojourn-wire-request.h"

#include <string.h>

#define PSEUDONYM_CHARS 16

typedef struct {
    SojournWireRequest *wire;        /* (unowned) */
    const SojournSnapshot *snapshot; /* (unowned) */
    const SojournRecord *request;    /* (unowned) */
    const char *categories;          /* (nullable) (unowned): what the consent covers; NULL: all */
    SojournDate today;
} Build;

static gboolean
is_covered (const Build *build, SojournDataCategory category)
{
    g_auto (GStrv) codes = NULL;

    if (build->categories == NULL)
        return TRUE;
    codes = g_strsplit (build->categories, " ", -1);
    return g_strv_contains ((const char *const *)codes,
                            sojourn_choice_set_get_nick (&sojourn_data_categories, category));
}

static char *
dup_value (const SojournRecord *record, guint field)
{
    return record != NULL ? sojourn_record_dup_value (record, field) : NULL;
}

static char **
dup_codes (const SojournRecord *record, guint field)
{
    const char *codes = sojourn_record_get_text (record, field);

    return codes != NULL ? g_strsplit (codes, " ", -1) : NULL;
}

/* As docs/quote-api.yaml has it. */
static gboolean
is_reference (const char *text)
{
    for (; *text != '\0'; text++) {
        if (!g_ascii_isalnum (*text) && strchr ("._:-", *text) == NULL)
            return FALSE;
    }
    return TRUE;
}

/* What the world calls a clinic or an option: the key of the catalogue, or our own identifier. */
static char *
dup_reference (const SojournRecord *record, guint key_field)
{
    const char *key = sojourn_record_get_text (record, key_field);

    return g_strdup (key != NULL && is_reference (key) ? key : sojourn_record_get_uuid (record));
}

static char *
dup_pseudonym (const Build *build)
{
    const SojournRecord *record = sojourn_snapshot_get_case (build->snapshot);
    g_autofree char *text = g_strconcat ("quote:", sojourn_record_get_uuid (record), NULL);
    g_autofree char *digest = sojourn_sha256_hex (text, strlen (text));

    digest[PSEUDONYM_CHARS] = '\0';
    return g_strconcat ("q-", digest, NULL);
}

static void
fill_heads (const Build *build)
{
    const SojournRecord *clinic =
        sojourn_snapshot_follow (build->snapshot, build->request, SOJOURN_QUOTE_REQUEST_CLINIC);
    const SojournRecord *option =
        sojourn_snapshot_follow (build->snapshot, build->request, SOJOURN_QUOTE_REQUEST_OPTION);
    const SojournRecord *replaced =
        sojourn_snapshot_follow (build->snapshot, build->request, SOJOURN_QUOTE_REQUEST_REPLACES);

    build->wire->client_ref = g_strdup (sojourn_record_get_uuid (build->request));
    build->wire->replaces = dup_value (replaced, SOJOURN_QUOTE_REQUEST_REMOTE_ID);
    build->wire->clinic_ref = dup_reference (clinic, SOJOURN_CLINIC_KEY);
    build->wire->clinic_country = dup_value (clinic, SOJOURN_CLINIC_COUNTRY);
    build->wire->option_ref = dup_reference (option, SOJOURN_OPTION_KEY);
    build->wire->option_title = dup_value (option, SOJOURN_OPTION_TITLE);
    build->wire->case_ref = dup_pseudonym (build);
}

static void
fill_demographics (const Build *build)
{
    const SojournRecord *patient = sojourn_snapshot_get_patient (build->snapshot);
    gint64 birth;

    if (patient == NULL)
        return;
    if (sojourn_record_peek_integer (patient, SOJOURN_PERSON_BIRTH_DATE, &birth))
        build->wire->age_years = sojourn_date_get_age (birth, build->today);
    build->wire->sex = dup_value (patient, SOJOURN_PERSON_SEX);
    build->wire->country = dup_value (patient, SOJOURN_PERSON_RESIDENCE);
    build->wire->languages = dup_codes (patient, SOJOURN_PERSON_LANGUAGES);
}

static void
fill_days_since_injury (const Build *build, const SojournRecord *record)
{
    gint64 day = build->today;
    gint64 injury;

    if (!sojourn_record_peek_integer (record, SOJOURN_CASE_INJURY_DATE, &injury))
        return;
    sojourn_record_peek_integer (build->request, SOJOURN_QUOTE_REQUEST_WINDOW_FROM, &day);
    if (day >= injury)
        build->wire->injury_days = day - injury;
}

static void
fill_diagnosis (const Build *build, const SojournRecord *assessment)
{
    const SojournRecord *record = sojourn_snapshot_get_case (build->snapshot);

    build->wire->condition = dup_value (record, SOJOURN_CASE_CONDITION);
    build->wire->condition_text = dup_value (record, SOJOURN_CASE_CONDITION_TEXT);
    fill_days_since_injury (build, record);
    build->wire->level = dup_value (assessment, SOJOURN_ASSESSMENT_LEVEL);
    build->wire->ais = dup_value (assessment, SOJOURN_ASSESSMENT_AIS);
}

/* A sum of neighbouring fields, or -1 if one of them is unknown. */
static int
sum_fields (const SojournRecord *record, guint first, guint last)
{
    int sum = 0;

    for (guint i = first; i <= last; i++) {
        gint64 value;

        if (!sojourn_record_peek_integer (record, i, &value))
            return -1;
        sum += value;
    }
    return sum;
}

static void
fill_scores (const Build *build, const SojournRecord *assessment)
{
    SojournWireRequest *wire = build->wire;

    if (assessment == NULL)
        return;
    wire->uems = sum_fields (assessment, SOJOURN_ASSESSMENT_UER, SOJOURN_ASSESSMENT_UEL);
    wire->lems = sum_fields (assessment, SOJOURN_ASSESSMENT_LER, SOJOURN_ASSESSMENT_LEL);
    wire->lt = sum_fields (assessment, SOJOURN_ASSESSMENT_LTR, SOJOURN_ASSESSMENT_LTL);
    wire->pp = sum_fields (assessment, SOJOURN_ASSESSMENT_PPR, SOJOURN_ASSESSMENT_PPL);
    wire->scim = sum_fields (assessment, SOJOURN_ASSESSMENT_SCIM_SELF_CARE,
                             SOJOURN_ASSESSMENT_SCIM_MOBILITY);
    if (wire->scim < 0)
        wire->scim =
            (gint)sojourn_record_get_integer (assessment, SOJOURN_ASSESSMENT_SCIM_TOTAL, -1);
}

/* The risks whose answer is @wanted; one that was never asked is unknown. */
static char **
dup_risks (const SojournRecord *review, SojournTristate wanted)
{
    g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

    for (guint i = SOJOURN_RISK_REVIEW_DYSREFLEXIA; i <= SOJOURN_RISK_REVIEW_PRIOR_CELL_THERAPY;
         i++) {
        if (sojourn_record_get_integer (review, i, SOJOURN_UNKNOWN) == wanted)
            g_strv_builder_add (names, sojourn_kind_get_field (SOJOURN_KIND_RISK_REVIEW, i)->name);
    }
    return g_strv_builder_end (names);
}

static void
fill_health (const Build *build, const SojournRecord *review)
{
    if (review == NULL)
        return;
    build->wire->flags = dup_risks (review, SOJOURN_YES);
    build->wire->flags_unknown = dup_risks (review, SOJOURN_UNKNOWN);
    build->wire->skin = dup_value (review, SOJOURN_RISK_REVIEW_SKIN);
    build->wire->ventilation = dup_value (review, SOJOURN_RISK_REVIEW_VENTILATION);
}

static void
fill_travel (const Build *build, const SojournRecord *review)
{
    build->wire->mobility = dup_value (review, SOJOURN_RISK_REVIEW_MOBILITY);
    build->wire->companions =
        sojourn_snapshot_get_all (build->snapshot, SOJOURN_KIND_COMPANION)->len;
}

/* Papers that say who the patient is, and those that come from the process itself, are not medical
 * records. */
static gboolean
is_medical (const SojournRecord *document)
{
    gint64 type = sojourn_record_get_integer (document, SOJOURN_DOCUMENT_TYPE, SOJOURN_PAPER_OTHER);

    return type <= SOJOURN_PAPER_ALLERGY_LIST || type == SOJOURN_PAPER_SURGEON_LETTER;
}

static gint
compare_newest_first (gconstpointer a, gconstpointer b)
{
    gint64 first = sojourn_record_get_integer (*(const SojournRecord *const *)a,
                                               SOJOURN_DOCUMENT_DATED_ON, G_MININT64);
    gint64 second = sojourn_record_get_integer (*(const SojournRecord *const *)b,
                                                SOJOURN_DOCUMENT_DATED_ON, G_MININT64);

    return (first < second) - (first > second);
}

/* Of more records than a request may list, the newest. */
static void
fill_records (const Build *build)
{
    const GPtrArray *documents = sojourn_snapshot_get_all (build->snapshot, SOJOURN_KIND_DOCUMENT);
    GPtrArray *records = build->wire->records;

    for (guint i = 0; i < documents->len; i++) {
        if (is_medical (documents->pdata[i]))
            g_ptr_array_add (records, sojourn_record_ref (documents->pdata[i]));
    }
    if (records->len <= SOJOURN_WIRE_MAX_RECORDS)
        return;
    g_ptr_array_sort (records, compare_newest_first);
    g_ptr_array_set_size (records, SOJOURN_WIRE_MAX_RECORDS);
}

static char **
dup_wants (void)
{
    g_autoptr (GStrvBuilder) nicks = g_strv_builder_new ();

    for (guint i = 0; i < sojourn_inclusion_categories.n_choices; i++)
        g_strv_builder_add (nicks, sojourn_choice_set_get_nick (&sojourn_inclusion_categories, i));
    return g_strv_builder_end (nicks);
}

static void
fill_wishes (const Build *build)
{
    if (sojourn_record_has (build->request, SOJOURN_QUOTE_REQUEST_WINDOW_FROM) &&
        sojourn_record_has (build->request, SOJOURN_QUOTE_REQUEST_WINDOW_TO)) {
        build->wire->window_from = dup_value (build->request, SOJOURN_QUOTE_REQUEST_WINDOW_FROM);
        build->wire->window_to = dup_value (build->request, SOJOURN_QUOTE_REQUEST_WINDOW_TO);
    }
    build->wire->wants = dup_wants ();
    build->wire->respond_by = dup_value (build->request, SOJOURN_QUOTE_REQUEST_RESPOND_BY);
    build->wire->message = dup_value (build->request, SOJOURN_QUOTE_REQUEST_MESSAGE);
}

static void
fill (const Build *build)
{
    const SojournRecord *assessment = sojourn_snapshot_get_newest (
        build->snapshot, SOJOURN_KIND_ASSESSMENT, SOJOURN_ASSESSMENT_ASSESSED_ON);
    const SojournRecord *review = sojourn_snapshot_get_newest (
        build->snapshot, SOJOURN_KIND_RISK_REVIEW, SOJOURN_RISK_REVIEW_REVIEWED_ON);

    fill_heads (build);
    if (is_covered (build, SOJOURN_DATA_DEMOGRAPHICS))
        fill_demographics (build);
    if (is_covered (build, SOJOURN_DATA_DIAGNOSIS))
        fill_diagnosis (build, assessment);
    if (is_covered (build, SOJOURN_DATA_SCORES))
        fill_scores (build, assessment);
    if (is_covered (build, SOJOURN_DATA_HEALTH))
        fill_health (build, review);
    if (is_covered (build, SOJOURN_DATA_TRAVEL))
        fill_travel (build, review);
    if (is_covered (build, SOJOURN_DATA_RECORDS))
        fill_records (build);
    fill_wishes (build);
}

/**
 * sojourn_quote_payload_build:
 * @snapshot: the case, with the clinic and the option that @request names
 * @request: the quote request
 * @consent: (nullable): the consent it is sent under; what it does not cover is left out
 * @today: the day the age is counted to
 * @layout: compact for sending, pretty for showing
 *
 * Writes what a clinic is told: age in years, country, diagnosis, scores, risks, the list of
 * records; never a name, a date of birth, a number of a passport, an address. Unknown values are
 * left out. The form is `Payload` in docs/quote-api.yaml.
 *
 * Returns: (transfer full) (nullable): JSON; the same input gives the same bytes. %NULL if the
 *   clinic or the option is not in @snapshot
 */
char *
sojourn_quote_payload_build (const SojournSnapshot *snapshot,
                             const SojournRecord *request,
                             const SojournRecord *consent,
                             SojournDate today,
                             SojournJsonLayout layout)
{
    g_autoptr (SojournWireRequest) wire = sojourn_wire_request_new ();
    g_autoptr (GBytes) bytes = NULL;
    Build build = {
        .wire = wire,
        .snapshot = snapshot,
        .request = request,
        .categories =
            consent != NULL ? sojourn_record_get_text (consent, SOJOURN_CONSENT_CATEGORIES) : NULL,
        .today = today,
    };

    if (sojourn_snapshot_follow (snapshot, request, SOJOURN_QUOTE_REQUEST_CLINIC) == NULL ||
        sojourn_snapshot_follow (snapshot, request, SOJOURN_QUOTE_REQUEST_OPTION) == NULL)
        return NULL;
    fill (&build);
    bytes = sojourn_wire_request_to_bytes (wire, layout);
    return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
