/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-date-local.h"
#include "sojourn-finding-private.h"
#include "sojourn-quote-fields.h"

#include <glib/gi18n-lib.h>

/* The records of a case: whether a clinic could judge by them. */

/* What clinics ask for with an injury of the spinal cord. */
static const SojournDocumentType wanted_types[] = {
    SOJOURN_PAPER_MRI_DICOM, SOJOURN_PAPER_ISNCSCI_SHEET,   SOJOURN_PAPER_DISCHARGE,
    SOJOURN_PAPER_LAB,       SOJOURN_PAPER_MEDICATION_LIST, SOJOURN_PAPER_ALLERGY_LIST,
};

static gboolean
has_document (const SojournSnapshot *snapshot, SojournDocumentType type)
{
    const GPtrArray *documents = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_DOCUMENT);

    for (guint i = 0; i < documents->len; i++) {
        if (sojourn_check_is (documents->pdata[i], SOJOURN_DOCUMENT_TYPE, type))
            return TRUE;
    }
    return FALSE;
}

static gboolean
gathers_records (const SojournRecord *desk)
{
    gint64 stage = sojourn_record_get_integer (desk, SOJOURN_CASE_STAGE, -1);

    return stage >= SOJOURN_STAGE_INTAKE && stage <= SOJOURN_STAGE_DECISION &&
           sojourn_check_is (desk, SOJOURN_CASE_CONDITION, SOJOURN_CONDITION_SPINAL_CORD_INJURY);
}

static char *
list_missing (const SojournSnapshot *snapshot)
{
    GString *names = g_string_new (NULL);

    for (guint i = 0; i < G_N_ELEMENTS (wanted_types); i++) {
        if (has_document (snapshot, wanted_types[i]))
            continue;
        if (names->len > 0)
            /* Translators: what stands between the members of a list */
            g_string_append (names, C_ ("list", ", "));
        g_string_append (names,
                         sojourn_choice_set_get_label (&sojourn_document_types, wanted_types[i]));
    }
    return g_string_free_and_steal (names);
}

/* R01: the records are not complete. To go on with some of them is an override with its reason. */
static void
check_complete (SojournCheck *check, const SojournRecord *desk)
{
    g_autofree char *names = NULL;
    SojournFinding *finding;
    guint missing = 0;

    if (!gathers_records (desk))
        return;
    for (guint i = 0; i < G_N_ELEMENTS (wanted_types); i++)
        missing += !has_document (check->snapshot, wanted_types[i]);
    if (missing == 0)
        return;

    names = list_missing (check->snapshot);
    finding = sojourn_check_fire (
        check, SOJOURN_SEVERITY_BLOCK, desk, SOJOURN_NO_FIELD,
        /* Translators: %u of %u documents, then their types, separated by commas */
        g_strdup_printf (ngettext ("%u of %u documents that clinics ask for is missing: %s",
                                   "%u of %u documents that clinics ask for are missing: %s",
                                   missing),
                         missing, (guint)G_N_ELEMENTS (wanted_types), names));
    sojourn_finding_set_place (finding, SOJOURN_KIND_DOCUMENT, NULL, SOJOURN_DOCUMENT_TYPE);
    /* Translators: a button */
    sojourn_finding_set_cure (finding, N_ ("Add Document"));
}

static int
get_oldest (const SojournCheck *check, SojournDate requested)
{
    const SojournRecord *desk = sojourn_snapshot_get_case (check->snapshot);
    int months = (int)sojourn_check_get_threshold (check, SOJOURN_THRESHOLD_FRESH_INJURY);
    gint64 injury;

    if (desk != NULL && sojourn_check_peek_date (desk, SOJOURN_CASE_INJURY_DATE, &injury) &&
        sojourn_date_add_months (injury, months) > requested)
        return (int)sojourn_check_get_threshold (check, SOJOURN_THRESHOLD_ASSESSMENT_AGE_FRESH);
    return (int)sojourn_check_get_threshold (check, SOJOURN_THRESHOLD_ASSESSMENT_AGE);
}

/* R05: a request that is still on the desk would carry an old examination. */
static void
check_age (SojournCheck *check, const SojournRecord *request)
{
    const SojournRecord *newest = sojourn_snapshot_get_newest (
        check->snapshot, SOJOURN_KIND_ASSESSMENT, SOJOURN_ASSESSMENT_ASSESSED_ON);
    g_autofree char *date = NULL;
    SojournFinding *finding;
    gint64 assessed;
    int oldest;

    if (!sojourn_check_is_unsent (request) || newest == NULL ||
        !sojourn_check_peek_date (newest, SOJOURN_ASSESSMENT_ASSESSED_ON, &assessed))
        return;
    oldest = get_oldest (check, check->today);
    if (check->today - assessed <= oldest)
        return;

    date = sojourn_date_format_local (assessed, SOJOURN_DATE_STYLE_MEDIUM);
    finding = sojourn_check_fire (
        check, SOJOURN_SEVERITY_INFO, request, SOJOURN_NO_FIELD,
        /* Translators: how many days ago the examination was, its date, then the number of days it
         * should not be older than */
        g_strdup_printf (ngettext ("The newest examination is %d day old, of %s; clinics expect "
                                   "one from the last %d days",
                                   "The newest examination is %d days old, of %s; clinics expect "
                                   "one from the last %d days",
                                   (gulong)(check->today - assessed)),
                         (int)(check->today - assessed), date, oldest));
    sojourn_finding_set_place (finding, SOJOURN_KIND_ASSESSMENT, NULL,
                               SOJOURN_ASSESSMENT_ASSESSED_ON);
    /* Translators: a button */
    sojourn_finding_set_cure (finding, N_ ("Add Assessment"));
}

static const SojournRule rules[] = {
    { "R01", SOJOURN_SEVERITY_BLOCK, N_ ("Records not complete"),
      N_ ("What hospitals ask for before they answer"), 'C', SOJOURN_OVERRIDE_ALLOWED,
      SOJOURN_KIND_CASE, check_complete },
    { "R05", SOJOURN_SEVERITY_INFO, N_ ("Old examination"), N_ ("Default of the application"), 'C',
      SOJOURN_OVERRIDE_ALLOWED, SOJOURN_KIND_QUOTE_REQUEST, check_age },
};

const SojournRulePack sojourn_document_rules = SOJOURN_RULE_PACK (rules);
