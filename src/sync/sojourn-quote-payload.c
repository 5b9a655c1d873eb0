/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-quote-payload.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-json-writer.h"
#include "sojourn-quote-fields.h"
#include "sojourn-text.h"

#include <string.h>

#define PAYLOAD_SCHEMA 1
#define PSEUDONYM_CHARS 16

typedef struct {
    SojournJsonWriter *writer;       /* (unowned) */
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
    return g_strv_contains ((const char *const *) codes,
                            sojourn_choice_set_get_nick (&sojourn_data_categories, category));
}

/* Writes a field under its own name, or under another; unknown values are left out. */
static void
write_field (const Build *build, const SojournRecord *record, guint field, const char *name)
{
    const SojournField *info;
    gint64 number;

    if (record == NULL || !sojourn_record_has (record, field))
        return;

    info = sojourn_kind_get_field (sojourn_record_get_kind (record), field);
    if (info->type == SOJOURN_FIELD_INTEGER &&
        sojourn_record_peek_integer (record, field, &number)) {
        sojourn_json_writer_set_int (build->writer, name, number);
    } else {
        g_autofree char *text = sojourn_record_dup_value (record, field);

        sojourn_json_writer_set_string (build->writer, name, text);
    }
}

static void
write_codes (const Build *build, const SojournRecord *record, guint field, const char *name)
{
    const char *codes = record != NULL ? sojourn_record_get_text (record, field) : NULL;
    g_auto (GStrv) list = NULL;

    if (codes == NULL)
        return;
    list = g_strsplit (codes, " ", -1);
    sojourn_json_writer_set_strings (build->writer, name, (const char *const *) list);
}

/* What the world calls a clinic or an option: the key of the catalogue, or our own identifier. */
static const char *
get_reference (const SojournRecord *record, guint key_field)
{
    const char *key = sojourn_record_get_text (record, key_field);

    return key != NULL ? key : sojourn_record_get_uuid (record);
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
write_heads (const Build *build)
{
    const SojournRecord *clinic =
        sojourn_snapshot_follow (build->snapshot, build->request, SOJOURN_QUOTE_REQUEST_CLINIC);
    const SojournRecord *option =
        sojourn_snapshot_follow (build->snapshot, build->request, SOJOURN_QUOTE_REQUEST_OPTION);
    const SojournRecord *replaced =
        sojourn_snapshot_follow (build->snapshot, build->request, SOJOURN_QUOTE_REQUEST_REPLACES);
    g_autofree char *pseudonym = dup_pseudonym (build);

    sojourn_json_writer_set_int (build->writer, "schema", PAYLOAD_SCHEMA);
    sojourn_json_writer_set_string (build->writer, "client_ref",
                                    sojourn_record_get_uuid (build->request));
    write_field (build, replaced, SOJOURN_QUOTE_REQUEST_REMOTE_ID, "replaces");
    if (clinic != NULL) {
        sojourn_json_writer_begin_object (build->writer, "clinic");
        sojourn_json_writer_set_string (build->writer, "ref",
                                        get_reference (clinic, SOJOURN_CLINIC_KEY));
        write_field (build, clinic, SOJOURN_CLINIC_COUNTRY, "country");
        sojourn_json_writer_end (build->writer);
    }
    if (option != NULL) {
        sojourn_json_writer_begin_object (build->writer, "option");
        sojourn_json_writer_set_string (build->writer, "ref",
                                        get_reference (option, SOJOURN_OPTION_KEY));
        write_field (build, option, SOJOURN_OPTION_TITLE, "title");
        sojourn_json_writer_end (build->writer);
    }
    sojourn_json_writer_set_string (build->writer, "case_ref", pseudonym);
}

static void
write_demographics (const Build *build)
{
    const SojournRecord *patient = sojourn_snapshot_get_patient (build->snapshot);
    gint64 birth;

    if (patient == NULL)
        return;
    if (sojourn_record_peek_integer (patient, SOJOURN_PERSON_BIRTH_DATE, &birth))
        sojourn_json_writer_set_int (build->writer, "age_y",
                                     sojourn_date_get_age (birth, build->today));
    write_field (build, patient, SOJOURN_PERSON_SEX, "sex");
    write_field (build, patient, SOJOURN_PERSON_RESIDENCE, "country");
    write_codes (build, patient, SOJOURN_PERSON_LANGUAGES, "languages");
}

static void
write_days_since_injury (const Build *build, const SojournRecord *record)
{
    gint64 day = build->today;
    gint64 injury;

    if (!sojourn_record_peek_integer (record, SOJOURN_CASE_INJURY_DATE, &injury))
        return;
    sojourn_record_peek_integer (build->request, SOJOURN_QUOTE_REQUEST_WINDOW_FROM, &day);
    if (day >= injury)
        sojourn_json_writer_set_int (build->writer, "days", day - injury);
}

static void
write_diagnosis (const Build *build, const SojournRecord *assessment)
{
    const SojournRecord *record = sojourn_snapshot_get_case (build->snapshot);

    sojourn_json_writer_begin_object (build->writer, "condition");
    write_field (build, record, SOJOURN_CASE_CONDITION, "code");
    write_field (build, record, SOJOURN_CASE_CONDITION_TEXT, "text");
    sojourn_json_writer_end (build->writer);

    sojourn_json_writer_begin_object (build->writer, "injury");
    write_days_since_injury (build, record);
    if (assessment != NULL && sojourn_record_has (assessment, SOJOURN_ASSESSMENT_LEVEL))
        write_field (build, assessment, SOJOURN_ASSESSMENT_LEVEL, "level");
    write_field (build, assessment, SOJOURN_ASSESSMENT_AIS, "ais");
    sojourn_json_writer_end (build->writer);
}

static void
write_sum (const Build *build, const SojournRecord *record, guint a, guint b, const char *name)
{
    gint64 left;
    gint64 right;

    if (sojourn_record_peek_integer (record, a, &right) &&
        sojourn_record_peek_integer (record, b, &left))
        sojourn_json_writer_set_int (build->writer, name, left + right);
}

static void
write_scim (const Build *build, const SojournRecord *record)
{
    gint64 self_care;
    gint64 respiration;
    gint64 mobility;

    if (sojourn_record_peek_integer (record, SOJOURN_ASSESSMENT_SCIM_SELF_CARE, &self_care) &&
        sojourn_record_peek_integer (record, SOJOURN_ASSESSMENT_SCIM_RESPIRATION, &respiration) &&
        sojourn_record_peek_integer (record, SOJOURN_ASSESSMENT_SCIM_MOBILITY, &mobility))
        sojourn_json_writer_set_int (build->writer, "scim", self_care + respiration + mobility);
}

static void
write_scores (const Build *build, const SojournRecord *assessment)
{
    if (assessment == NULL)
        return;
    sojourn_json_writer_begin_object (build->writer, "scores");
    write_sum (build, assessment, SOJOURN_ASSESSMENT_UER, SOJOURN_ASSESSMENT_UEL, "uems");
    write_sum (build, assessment, SOJOURN_ASSESSMENT_LER, SOJOURN_ASSESSMENT_LEL, "lems");
    write_sum (build, assessment, SOJOURN_ASSESSMENT_LTR, SOJOURN_ASSESSMENT_LTL, "lt");
    write_sum (build, assessment, SOJOURN_ASSESSMENT_PPR, SOJOURN_ASSESSMENT_PPL, "pp");
    write_scim (build, assessment);
    sojourn_json_writer_end (build->writer);
}

/* The risks whose answer is @wanted; one that was never asked is unknown. */
static void
write_risks (const Build *build, const SojournRecord *review, SojournTristate wanted,
             const char *name)
{
    sojourn_json_writer_begin_array (build->writer, name);
    for (guint i = SOJOURN_RISK_REVIEW_DYSREFLEXIA; i <= SOJOURN_RISK_REVIEW_PRIOR_CELL_THERAPY;
         i++) {
        if (sojourn_record_get_integer (review, i, SOJOURN_UNKNOWN) == wanted)
            sojourn_json_writer_set_string (
                build->writer, NULL, sojourn_kind_get_field (SOJOURN_KIND_RISK_REVIEW, i)->name);
    }
    sojourn_json_writer_end (build->writer);
}

static void
write_health (const Build *build)
{
    const SojournRecord *review = sojourn_snapshot_get_newest (
        build->snapshot, SOJOURN_KIND_RISK_REVIEW, SOJOURN_RISK_REVIEW_REVIEWED_ON);

    if (review == NULL)
        return;
    write_risks (build, review, SOJOURN_YES, "flags");
    write_risks (build, review, SOJOURN_UNKNOWN, "flags_unknown");
    write_field (build, review, SOJOURN_RISK_REVIEW_SKIN, "skin");
    write_field (build, review, SOJOURN_RISK_REVIEW_VENTILATION, "ventilation");
}

static void
write_travel (const Build *build)
{
    const SojournRecord *review = sojourn_snapshot_get_newest (
        build->snapshot, SOJOURN_KIND_RISK_REVIEW, SOJOURN_RISK_REVIEW_REVIEWED_ON);

    write_field (build, review, SOJOURN_RISK_REVIEW_MOBILITY, "mobility");
    sojourn_json_writer_set_int (
        build->writer, "companions",
        sojourn_snapshot_get_all (build->snapshot, SOJOURN_KIND_COMPANION)->len);
}

/* Papers that say who the patient is, and those that come from the process itself, are not medical
 * records. */
static gboolean
is_medical (const SojournRecord *document)
{
    gint64 type = sojourn_record_get_integer (document, SOJOURN_DOCUMENT_TYPE, SOJOURN_PAPER_OTHER);

    return type <= SOJOURN_PAPER_ALLERGY_LIST || type == SOJOURN_PAPER_SURGEON_LETTER;
}

static void
write_document (const Build *build, const SojournRecord *document)
{
    sojourn_json_writer_begin_object (build->writer, NULL);
    write_field (build, document, SOJOURN_DOCUMENT_TYPE, "type");
    write_field (build, document, SOJOURN_DOCUMENT_DATED_ON, "date");
    write_field (build, document, SOJOURN_DOCUMENT_LANGUAGE, "language");
    write_field (build, document, SOJOURN_DOCUMENT_SHA256, "sha256");
    sojourn_json_writer_end (build->writer);
}

static void
write_records (const Build *build)
{
    const GPtrArray *documents =
        sojourn_snapshot_get_all (build->snapshot, SOJOURN_KIND_DOCUMENT);

    sojourn_json_writer_begin_array (build->writer, "records");
    for (guint i = 0; i < documents->len; i++) {
        if (is_medical (documents->pdata[i]))
            write_document (build, documents->pdata[i]);
    }
    sojourn_json_writer_end (build->writer);
}

static void
write_wishes (const Build *build)
{
    if (sojourn_record_has (build->request, SOJOURN_QUOTE_REQUEST_WINDOW_FROM) &&
        sojourn_record_has (build->request, SOJOURN_QUOTE_REQUEST_WINDOW_TO)) {
        sojourn_json_writer_begin_object (build->writer, "window");
        write_field (build, build->request, SOJOURN_QUOTE_REQUEST_WINDOW_FROM, "from");
        write_field (build, build->request, SOJOURN_QUOTE_REQUEST_WINDOW_TO, "to");
        sojourn_json_writer_end (build->writer);
    }
    sojourn_json_writer_begin_array (build->writer, "wants");
    for (guint i = 0; i < sojourn_inclusion_categories.n_choices; i++)
        sojourn_json_writer_set_string (
            build->writer, NULL, sojourn_choice_set_get_nick (&sojourn_inclusion_categories, i));
    sojourn_json_writer_end (build->writer);
    write_field (build, build->request, SOJOURN_QUOTE_REQUEST_RESPOND_BY, "respond_by");
    write_field (build, build->request, SOJOURN_QUOTE_REQUEST_MESSAGE, "message");
}

static void
write_payload (const Build *build)
{
    const SojournRecord *assessment = sojourn_snapshot_get_newest (
        build->snapshot, SOJOURN_KIND_ASSESSMENT, SOJOURN_ASSESSMENT_ASSESSED_ON);

    write_heads (build);
    if (is_covered (build, SOJOURN_DATA_DEMOGRAPHICS))
        write_demographics (build);
    if (is_covered (build, SOJOURN_DATA_DIAGNOSIS))
        write_diagnosis (build, assessment);
    if (is_covered (build, SOJOURN_DATA_SCORES))
        write_scores (build, assessment);
    if (is_covered (build, SOJOURN_DATA_HEALTH))
        write_health (build);
    if (is_covered (build, SOJOURN_DATA_TRAVEL))
        write_travel (build);
    if (is_covered (build, SOJOURN_DATA_RECORDS))
        write_records (build);
    write_wishes (build);
}

/**
 * sojourn_quote_payload_build:
 * @snapshot: the case
 * @request: the quote request
 * @consent: (nullable): the consent it is sent under; what it does not cover is left out
 * @today: the day the age is counted to
 *
 * Writes what a clinic is told: age in years, country, diagnosis, scores, risks, the list of
 * records; never a name, a date of birth, a number of a passport, an address. Unknown values are
 * left out. The form is `Payload` in docs/quote-api.yaml.
 *
 * Returns: (transfer full): compact JSON; the same input gives the same bytes
 */
char *
sojourn_quote_payload_build (const SojournSnapshot *snapshot,
                             const SojournRecord *request,
                             const SojournRecord *consent,
                             SojournDate today)
{
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();
    Build build = {
        .writer = writer,
        .snapshot = snapshot,
        .request = request,
        .categories =
            consent != NULL ? sojourn_record_get_text (consent, SOJOURN_CONSENT_CATEGORIES) : NULL,
        .today = today,
    };

    sojourn_json_writer_begin_object (writer, NULL);
    write_payload (&build);
    sojourn_json_writer_end (writer);
    return sojourn_json_writer_to_text (writer, SOJOURN_JSON_COMPACT);
}

/**
 * sojourn_quote_payload_build_answer:
 * @info_request: the question of a clinic, with its answer
 * @document: (nullable): the record that answers it; its type, date and digest are sent, not itself
 *
 * Writes the answer to a question: `Answers` in docs/quote-api.yaml.
 *
 * Returns: (transfer full): compact JSON
 */
char *
sojourn_quote_payload_build_answer (const SojournRecord *info_request,
                                    const SojournRecord *document)
{
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();
    Build build = { .writer = writer };

    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_begin_array (writer, "answers");
    sojourn_json_writer_begin_object (writer, NULL);
    write_field (&build, info_request, SOJOURN_INFO_REQUEST_REMOTE_ID, "info_request");
    write_field (&build, info_request, SOJOURN_INFO_REQUEST_ANSWER, "text");
    if (document != NULL) {
        sojourn_json_writer_begin_array (writer, "records");
        write_document (&build, document);
        sojourn_json_writer_end (writer);
    }
    sojourn_json_writer_end (writer);
    sojourn_json_writer_end (writer);
    sojourn_json_writer_end (writer);
    return sojourn_json_writer_to_text (writer, SOJOURN_JSON_COMPACT);
}
