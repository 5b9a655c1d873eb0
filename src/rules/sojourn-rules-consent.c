/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-consent-private.h"
#include "sojourn-consent.h"
#include "sojourn-date-local.h"
#include "sojourn-finding-private.h"
#include "sojourn-guards.h"
#include "sojourn-identity-private.h"
#include "sojourn-time-local.h"
#include "sojourn-time.h"

#include <glib/gi18n-lib.h>

/* What may leave the desk, to whom, and with whose leave. When in doubt, it may not. */

/* Still on the desk, or being sent this moment. */
static gboolean
would_be_sent (const SojournCheck *check, const SojournRecord *request)
{
    return check->acting || sojourn_check_is_unsent (request);
}

static const SojournRecord *
get_clinic (const SojournCheck *check, const SojournRecord *request)
{
    return sojourn_snapshot_follow (check->snapshot, request, SOJOURN_QUOTE_REQUEST_CLINIC);
}

static const char *
get_clinic_name (const SojournRecord *clinic)
{
    const char *name =
        clinic != NULL ? sojourn_record_get_text (clinic, SOJOURN_CLINIC_NAME) : NULL;

    /* Translators: stands for a clinic whose name is not known */
    return name != NULL ? name : C_ ("request", "the clinic");
}

/* Of those of a kind the first that is active, else the first. */
static void
consider (const SojournCheck *check,
          const SojournRecord *consent,
          SojournConsentKind kind,
          const SojournRecord **nearest)
{
    if (consent == NULL || !sojourn_check_is (consent, SOJOURN_CONSENT_KIND, kind))
        return;
    if (*nearest == NULL || (!sojourn_consent_is_active (*nearest, check->now) &&
                             sojourn_consent_is_active (consent, check->now)))
        *nearest = consent;
}

/* The consent that comes nearest: one that names the clinic, else one that is active, else any. */
static const SojournRecord *
find_nearest (const SojournCheck *check, const SojournRecord *request, SojournConsentKind kind)
{
    const GPtrArray *consents = sojourn_snapshot_get_all (check->snapshot, SOJOURN_KIND_CONSENT);
    const GPtrArray *recipients =
        sojourn_snapshot_get_all (check->snapshot, SOJOURN_KIND_CONSENT_RECIPIENT);
    const char *clinic = sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_CLINIC);
    const SojournRecord *nearest = NULL;

    for (guint i = 0; i < recipients->len; i++)
        consider (check, sojourn_consent_follow (check->snapshot, recipients->pdata[i], clinic),
                  kind, &nearest);
    if (nearest != NULL)
        return nearest;
    for (guint i = 0; i < consents->len; i++)
        consider (check, consents->pdata[i], kind, &nearest);
    return nearest;
}

static char *
list_missing_categories (guint64 missing)
{
    GString *names = g_string_new (NULL);

    for (guint i = 0; i < sojourn_data_categories.n_choices; i++) {
        if (!((missing >> i) & 1))
            continue;
        if (names->len > 0)
            /* Translators: what stands between the members of a list */
            g_string_append (names, C_ ("list", ", "));
        g_string_append (names, sojourn_choice_set_get_label (&sojourn_data_categories, i));
    }
    return g_string_free_and_steal (names);
}

static char *
dup_day (gint64 instant)
{
    char *day = sojourn_time_is_valid (instant)
                    ? sojourn_time_format_local (instant, "UTC", SOJOURN_TIME_STYLE_MEDIUM)
                    : NULL;

    return day != NULL ? day : g_strdup ("?");
}

static char *
write_inactive (const SojournRecord *consent, const char *clinic, gint64 now)
{
    g_autofree char *day = NULL;
    gint64 instant;

    if (sojourn_record_peek_integer (consent, SOJOURN_CONSENT_REVOKED_AT, &instant) &&
        instant <= now) {
        day = dup_day (instant);
        /* Translators: the name of a clinic, an instant in UTC */
        return g_strdup_printf (_ ("The consent that names %s was revoked on %s UTC"), clinic, day);
    }
    if (sojourn_record_peek_integer (consent, SOJOURN_CONSENT_EXPIRES_AT, &instant) &&
        instant <= now) {
        day = dup_day (instant);
        /* Translators: the name of a clinic, an instant in UTC */
        return g_strdup_printf (_ ("The consent that names %s expired on %s UTC"), clinic, day);
    }
    /* Translators: the name of a clinic */
    return g_strdup_printf (_ ("The consent that names %s is not given yet"), clinic);
}

static char *
write_no_consent (const SojournCheck *check,
                  const SojournRecord *request,
                  const SojournRecord *nearest)
{
    const char *clinic = get_clinic_name (get_clinic (check, request));
    const char *uuid = sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_CLINIC);
    g_autofree char *missing = NULL;

    if (nearest == NULL)
        /* Translators: the name of a clinic */
        return g_strdup_printf (_ ("There is no consent to disclose anything to %s"), clinic);
    if (!sojourn_consent_names (check->snapshot, nearest, uuid))
        /* Translators: the name of a clinic */
        return g_strdup_printf (_ ("No consent names %s as a recipient"), clinic);
    if (!sojourn_consent_is_active (nearest, check->now))
        return write_inactive (nearest, clinic, check->now);
    missing = list_missing_categories (sojourn_request_get_categories (request) &
                                       ~sojourn_consent_get_categories (nearest));
    /* Translators: the name of a clinic, a list of categories of data */
    return g_strdup_printf (_ ("The consent that names %s does not cover: %s"), clinic, missing);
}

/* C01: nothing is sent without a consent that is active at that instant, names the recipient and
 * covers what is sent. Nobody overrules this. */
static void
check_consent (SojournCheck *check, const SojournRecord *request)
{
    const SojournRecord *nearest;
    SojournFinding *finding;

    if (!would_be_sent (check, request) ||
        sojourn_consent_find (check->snapshot, request, check->now) != NULL)
        return;
    nearest = find_nearest (check, request, SOJOURN_CONSENT_DISCLOSURE);
    finding =
        sojourn_check_fire (check, SOJOURN_SEVERITY_BLOCK, request, SOJOURN_QUOTE_REQUEST_CONSENT,
                            write_no_consent (check, request, nearest));
    sojourn_finding_set_place (finding, SOJOURN_KIND_CONSENT,
                               nearest != NULL ? sojourn_record_get_uuid (nearest) : NULL,
                               SOJOURN_NO_FIELD);
    /* Translators: a button */
    sojourn_finding_set_cure (finding, N_ ("Record Consent"));
}

static gboolean
may_cross (const SojournCheck *check, const SojournRecord *request)
{
    const GPtrArray *recipients =
        sojourn_snapshot_get_all (check->snapshot, SOJOURN_KIND_CONSENT_RECIPIENT);
    const char *clinic = sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_CLINIC);

    for (guint i = 0; i < recipients->len; i++) {
        const SojournRecord *consent =
            sojourn_consent_follow (check->snapshot, recipients->pdata[i], clinic);

        if (consent != NULL &&
            sojourn_check_is (consent, SOJOURN_CONSENT_KIND, SOJOURN_CONSENT_CROSS_BORDER) &&
            sojourn_check_is (consent, SOJOURN_CONSENT_RISKS_DISCLOSED, TRUE) &&
            sojourn_consent_is_active (consent, check->now))
            return TRUE;
    }
    return FALSE;
}

static void
fire_no_residence (SojournCheck *check, const SojournRecord *request, const SojournRecord *patient)
{
    SojournFinding *finding = sojourn_check_fire (
        check, SOJOURN_SEVERITY_BLOCK, request, SOJOURN_QUOTE_REQUEST_CLINIC,
        /* Translators: the name of a clinic */
        g_strdup_printf (_ ("The patient’s country of residence is not known, so nobody can tell "
                            "whether data for %s would leave it"),
                         get_clinic_name (get_clinic (check, request))));

    sojourn_finding_set_place (finding, SOJOURN_KIND_PERSON,
                               patient != NULL ? sojourn_record_get_uuid (patient) : NULL,
                               SOJOURN_PERSON_RESIDENCE);
    /* Translators: a button */
    sojourn_finding_set_cure (finding, N_ ("Enter the Country"));
}

/* C03: data leave the country where the patient lives. The law of the European Union asks for a
 * consent to this very transfer after its risks were told, that of China for a separate one that
 * names the recipient; here both are asked for, from wherever and to wherever. */
static void
check_border (SojournCheck *check, const SojournRecord *request)
{
    const SojournRecord *patient = sojourn_snapshot_get_patient (check->snapshot);
    const SojournRecord *clinic = get_clinic (check, request);
    const SojournRecord *nearest;
    const char *from, *to;
    SojournFinding *finding;

    if (!would_be_sent (check, request))
        return;
    from = patient != NULL ? sojourn_record_get_text (patient, SOJOURN_PERSON_RESIDENCE) : NULL;
    to = clinic != NULL ? sojourn_record_get_text (clinic, SOJOURN_CLINIC_COUNTRY) : NULL;
    if (to == NULL || g_strcmp0 (from, to) == 0 || may_cross (check, request))
        return;
    if (from == NULL) {
        fire_no_residence (check, request, patient);
        return;
    }
    finding = sojourn_check_fire (
        check, SOJOURN_SEVERITY_BLOCK, request, SOJOURN_QUOTE_REQUEST_CLINIC,
        /* Translators: two codes of countries, the name of a clinic */
        g_strdup_printf (_ ("Data would go from %s to %s, and no active consent to this transfer "
                            "names %s and tells of its risks"),
                         from, to, get_clinic_name (clinic)));
    nearest = find_nearest (check, request, SOJOURN_CONSENT_CROSS_BORDER);
    sojourn_finding_set_place (finding, SOJOURN_KIND_CONSENT,
                               nearest != NULL ? sojourn_record_get_uuid (nearest) : NULL,
                               SOJOURN_CONSENT_RISKS_DISCLOSED);
    /* Translators: a button */
    sojourn_finding_set_cure (finding, N_ ("Record Consent"));
}

/* Overruled for what was found where, and for nothing that is found later or elsewhere. */
static void
fire_leak (SojournCheck *check,
           const SojournRecord *subject,
           int field,
           const char *where,
           const SojournLeak *leak)
{
    const char *name =
        sojourn_kind_get_field (sojourn_record_get_kind (subject), (guint)field)->name;
    g_autofree char *aspect = NULL;
    SojournFinding *finding = sojourn_check_fire (
        check, SOJOURN_SEVERITY_BLOCK, subject, field,
        /* Translators: the name of a text that would be sent, then what in it says
         * who the patient is: “Message to the Clinic” – “Family Name” */
        g_strdup_printf (_ ("“%s” would tell the clinic who the patient is: %s"), where,
                         leak->what));

    aspect = g_strdup_printf (
        "%s %s %s", name, leak->code,
        field == SOJOURN_QUOTE_REQUEST_PAYLOAD && leak->member != NULL ? leak->member : "");
    sojourn_finding_set_aspect (finding, aspect);
}

static void
check_text (SojournCheck *check, const SojournRecord *subject, guint field)
{
    const char *text = sojourn_record_get_text (subject, field);
    SojournLeak leak;

    if (text == NULL || !sojourn_identity_find_in_text (check->snapshot, text, &leak))
        return;
    fire_leak (check, subject, (int)field, sojourn_check_get_field_label (subject, field), &leak);
    sojourn_leak_clear (&leak);
}

/* A text of the bytes comes from a field of the desk; that is where it is mended. */
static void
check_payload (SojournCheck *check, const SojournRecord *request, const char *payload)
{
    const SojournRecord *desk = sojourn_snapshot_get_case (check->snapshot);
    SojournLeak leak;

    if (!sojourn_identity_find_in_json (check->snapshot, payload, &leak))
        return;
    if (g_strcmp0 (leak.member, "message") == 0)
        fire_leak (check, request, SOJOURN_QUOTE_REQUEST_MESSAGE,
                   sojourn_check_get_field_label (request, SOJOURN_QUOTE_REQUEST_MESSAGE), &leak);
    else if (g_strcmp0 (leak.member, "text") == 0 && desk != NULL)
        fire_leak (check, desk, SOJOURN_CASE_CONDITION_TEXT,
                   sojourn_check_get_field_label (desk, SOJOURN_CASE_CONDITION_TEXT), &leak);
    else
        fire_leak (check, request, SOJOURN_QUOTE_REQUEST_PAYLOAD,
                   leak.member != NULL
                       ? leak.member
                       : sojourn_check_get_field_label (request, SOJOURN_QUOTE_REQUEST_PAYLOAD),
                   &leak);
    sojourn_leak_clear (&leak);
}

/* Answers that are written, and not sent yet. */
static void
check_answers (SojournCheck *check, const SojournRecord *request)
{
    const GPtrArray *all = sojourn_snapshot_get_all (check->snapshot, SOJOURN_KIND_INFO_REQUEST);

    for (guint i = 0; i < all->len; i++) {
        if ((sojourn_check_is (all->pdata[i], SOJOURN_INFO_REQUEST_STATUS, SOJOURN_INFO_OPEN) ||
             sojourn_check_is (all->pdata[i], SOJOURN_INFO_REQUEST_STATUS,
                               SOJOURN_INFO_ANSWER_QUEUED)) &&
            g_strcmp0 (sojourn_record_get_text (all->pdata[i], SOJOURN_INFO_REQUEST_REQUEST),
                       sojourn_record_get_uuid (request)) == 0)
            check_text (check, all->pdata[i], SOJOURN_INFO_REQUEST_ANSWER);
    }
}

/* C04: what is sent does not say who the patient is. */
static void
check_identity (SojournCheck *check, const SojournRecord *request)
{
    const SojournRecord *desk = sojourn_snapshot_get_case (check->snapshot);
    const char *payload = sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_PAYLOAD);

    check_answers (check, request);
    if (!would_be_sent (check, request))
        return;
    if (payload != NULL) {
        check_payload (check, request, payload);
        return;
    }
    check_text (check, request, SOJOURN_QUOTE_REQUEST_MESSAGE);
    if (desk != NULL)
        check_text (check, desk, SOJOURN_CASE_CONDITION_TEXT);
}

static const SojournRule rules[] = {
    { "C01", SOJOURN_SEVERITY_BLOCK, N_ ("Consent to disclose"),
      N_ ("GDPR Art. 9 and EDPB guidelines 2/2018; HIPAA 45 CFR 164.508"), 'A',
      SOJOURN_OVERRIDE_NEVER, SOJOURN_KIND_QUOTE_REQUEST, check_consent },
    { "C03", SOJOURN_SEVERITY_BLOCK, N_ ("Consent to a transfer abroad"),
      N_ ("GDPR Art. 49(1)(a); PIPL Art. 39 (China)"), 'A', SOJOURN_OVERRIDE_ALLOWED,
      SOJOURN_KIND_QUOTE_REQUEST, check_border },
    { "C04", SOJOURN_SEVERITY_BLOCK, N_ ("Request tells who the patient is"),
      N_ ("GDPR Art. 5(1)(c): no more data than needed"), 'A', SOJOURN_OVERRIDE_ALLOWED,
      SOJOURN_KIND_QUOTE_REQUEST, check_identity },
};

const SojournRulePack sojourn_consent_rules = SOJOURN_RULE_PACK (rules);
