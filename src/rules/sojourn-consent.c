/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-consent-private.h"
#include "sojourn-consent.h"
#include "sojourn-json-reader.h"
#include "sojourn-rule-private.h"

#include <string.h>

/* Longer than any request that was ever written down. */
#define MOST_PAYLOAD_BYTES 1000000

#define BIT(category) (G_GUINT64_CONSTANT (1) << (category))

/* To which category a member of a request belongs; docs/quote-api.yaml. What is not here is about
 * the request, not about the patient. */
static const struct {
    const char *member;
    SojournDataCategory category;
} members[] = {
    { "age_y", SOJOURN_DATA_DEMOGRAPHICS },   { "sex", SOJOURN_DATA_DEMOGRAPHICS },
    { "country", SOJOURN_DATA_DEMOGRAPHICS }, { "languages", SOJOURN_DATA_DEMOGRAPHICS },
    { "condition", SOJOURN_DATA_DIAGNOSIS },  { "injury", SOJOURN_DATA_DIAGNOSIS },
    { "scores", SOJOURN_DATA_SCORES },        { "flags", SOJOURN_DATA_HEALTH },
    { "flags_unknown", SOJOURN_DATA_HEALTH }, { "skin", SOJOURN_DATA_HEALTH },
    { "ventilation", SOJOURN_DATA_HEALTH },   { "mobility", SOJOURN_DATA_TRAVEL },
    { "companions", SOJOURN_DATA_TRAVEL },    { "records", SOJOURN_DATA_RECORDS },
};

/*
 * sojourn_consent_is_active:
 * @consent: a consent
 * @now: seconds since 1970-01-01T00:00:00Z
 *
 * Returns: %TRUE if it was given, is not revoked and has not expired
 */
gboolean
sojourn_consent_is_active (const SojournRecord *consent, gint64 now)
{
    return sojourn_record_get_integer (consent, SOJOURN_CONSENT_GIVEN_AT, G_MAXINT64) <= now &&
           sojourn_record_get_integer (consent, SOJOURN_CONSENT_EXPIRES_AT, G_MAXINT64) > now &&
           sojourn_record_get_integer (consent, SOJOURN_CONSENT_REVOKED_AT, G_MAXINT64) > now;
}

/*
 * sojourn_consent_follow:
 * @snapshot: a case
 * @recipient: a recipient of a consent of it
 * @clinic: (nullable): the UUID of a clinic
 *
 * Returns: (transfer none) (nullable): the consent of @recipient, or %NULL if it is not @clinic
 */
const SojournRecord *
sojourn_consent_follow (const SojournSnapshot *snapshot,
                        const SojournRecord *recipient,
                        const char *clinic)
{
    if (clinic == NULL ||
        g_strcmp0 (sojourn_record_get_text (recipient, SOJOURN_CONSENT_RECIPIENT_CLINIC), clinic))
        return NULL;
    return sojourn_snapshot_follow (snapshot, recipient, SOJOURN_CONSENT_RECIPIENT_CONSENT);
}

/*
 * sojourn_consent_names:
 * @snapshot: a case
 * @consent: a consent of it
 * @clinic: (nullable): the UUID of a clinic
 *
 * Returns: %TRUE if @consent names that clinic as a recipient
 */
gboolean
sojourn_consent_names (const SojournSnapshot *snapshot,
                       const SojournRecord *consent,
                       const char *clinic)
{
    const GPtrArray *all = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_CONSENT_RECIPIENT);
    const char *uuid = sojourn_record_get_uuid (consent);

    for (guint i = 0; clinic != NULL && i < all->len; i++) {
        if (g_strcmp0 (sojourn_record_get_text (all->pdata[i], SOJOURN_CONSENT_RECIPIENT_CONSENT),
                       uuid) == 0 &&
            g_strcmp0 (sojourn_record_get_text (all->pdata[i], SOJOURN_CONSENT_RECIPIENT_CLINIC),
                       clinic) == 0)
            return TRUE;
    }
    return FALSE;
}

/*
 * sojourn_consent_get_categories:
 * @consent: a consent
 *
 * Returns: which data it lets out: bit n for #SojournDataCategory n
 */
guint64
sojourn_consent_get_categories (const SojournRecord *consent)
{
    const char *codes = sojourn_record_get_text (consent, SOJOURN_CONSENT_CATEGORIES);
    guint64 categories = 0;

    for (guint i = 0; codes != NULL && i < sojourn_data_categories.n_choices; i++) {
        const char *nick = sojourn_data_categories.choices[i].nick;
        gsize length = strlen (nick);

        for (const char *found = strstr (codes, nick); found != NULL;
             found = strstr (found + 1, nick)) {
            if ((found == codes || found[-1] == ' ') &&
                (found[length] == '\0' || found[length] == ' '))
                categories |= BIT (i);
        }
    }
    return categories;
}

/*
 * sojourn_request_get_categories:
 * @request: a quote request
 *
 * Finds which data a request lets out, by the bytes that are to be sent. While there are none, it
 * is the diagnosis alone, without which there is nothing to ask; the rest is left out where the
 * consent does not cover it.
 *
 * Returns: bit n for #SojournDataCategory n; all bits if the bytes cannot be read
 */
guint64
sojourn_request_get_categories (const SojournRecord *request)
{
    const char *payload = sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_PAYLOAD);
    g_autoptr (SojournJsonReader) reader = NULL;
    g_autoptr (GBytes) bytes = NULL;
    guint64 categories = 0;

    if (payload == NULL)
        return BIT (SOJOURN_DATA_DIAGNOSIS);
    bytes = g_bytes_new (payload, strlen (payload));
    reader = sojourn_json_reader_new (bytes, MOST_PAYLOAD_BYTES, NULL);
    if (reader == NULL || sojourn_json_reader_get_kind (reader, NULL) != SOJOURN_JSON_OBJECT)
        return G_MAXUINT64;
    for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
        if (sojourn_json_reader_has (reader, members[i].member))
            categories |= BIT (members[i].category);
    }
    return categories;
}

/**
 * sojourn_consent_find:
 * @snapshot: a case
 * @request: a quote request of it, stored or a draft
 * @now: seconds since 1970-01-01T00:00:00Z
 *
 * Finds the consent under which a request may be sent at this instant (C01): a disclosure to
 * providers that was given, is not revoked, has not expired, names the clinic and covers what the
 * bytes of the request hold. Of several, the one that covers most, then the one given last.
 *
 * Safe from any thread.
 *
 * Returns: (transfer none) (nullable): the consent, or %NULL if there is none: then nothing may be
 *   sent
 */
const SojournRecord *
sojourn_consent_find (const SojournSnapshot *snapshot, const SojournRecord *request, gint64 now)
{
    const GPtrArray *recipients =
        sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_CONSENT_RECIPIENT);
    const char *clinic = sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_CLINIC);
    const SojournRecord *best = NULL;
    int best_count = 0;
    guint64 needed;

    if (recipients->len == 0)
        return NULL;
    needed = sojourn_request_get_categories (request);
    for (guint i = 0; i < recipients->len; i++) {
        const SojournRecord *consent =
            sojourn_consent_follow (snapshot, recipients->pdata[i], clinic);
        guint64 covered = consent != NULL ? sojourn_consent_get_categories (consent) : 0;
        int count = __builtin_popcountll (covered);

        if (consent == NULL ||
            !sojourn_check_is (consent, SOJOURN_CONSENT_KIND, SOJOURN_CONSENT_DISCLOSURE) ||
            !sojourn_consent_is_active (consent, now) || (needed & ~covered) != 0)
            continue;
        if (best == NULL || count > best_count ||
            (count == best_count &&
             sojourn_record_get_integer (consent, SOJOURN_CONSENT_GIVEN_AT, 0) >
                 sojourn_record_get_integer (best, SOJOURN_CONSENT_GIVEN_AT, 0))) {
            best = consent;
            best_count = count;
        }
    }
    return best;
}
