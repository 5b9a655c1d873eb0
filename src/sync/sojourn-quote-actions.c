/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-quote-actions.h"

#include "sojourn-case-fields.h"
#include "sojourn-catalogue-fields.h"
#include "sojourn-consent.h"
#include "sojourn-date.h"
#include "sojourn-guards.h"
#include "sojourn-id.h"
#include "sojourn-outbox.h"
#include "sojourn-quote-payload.h"
#include "sojourn-record-value.h"
#include "sojourn-request-events.h"
#include "sojourn-sync-error.h"
#include "sojourn-text.h"
#include "sojourn-wire-action.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REQUESTS_PATH "/v1/quote-requests"

static const char *
get_case_uuid (const SojournSnapshot *snapshot)
{
    return sojourn_record_get_uuid (sojourn_snapshot_get_case (snapshot));
}

static gboolean
refuse (const char *sentence, GError **error)
{
    g_set_error_literal (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_REFUSED, sentence);
    return FALSE;
}

/* An action that a rule forbids says what the heaviest finding says. */
static gboolean
check_findings (const GPtrArray *findings, GError **error)
{
    for (guint i = 0; i < findings->len; i++) {
        if (!sojourn_finding_is_blocking (findings->pdata[i]))
            continue;
        return refuse (sojourn_finding_get_message (findings->pdata[i]), error);
    }
    return TRUE;
}

static SojournRecord *
new_outbox_item (const SojournRecord *request, SojournOutboxAction action, GBytes *body, gint64 now)
{
    SojournRecord *item = sojourn_record_new (SOJOURN_KIND_OUTBOX_ITEM);
    g_autofree char *key = sojourn_id_new ();
    gsize size;
    const char *data = g_bytes_get_data (body, &size);

    sojourn_record_set_text (item, SOJOURN_OUTBOX_ITEM_CASE,
                             sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_CASE));
    sojourn_record_set_text (item, SOJOURN_OUTBOX_ITEM_REQUEST, sojourn_record_get_uuid (request));
    sojourn_record_set_integer (item, SOJOURN_OUTBOX_ITEM_ACTION, action);
    sojourn_record_set_integer (item, SOJOURN_OUTBOX_ITEM_STATE, SOJOURN_OUTBOX_STATE_QUEUED);
    sojourn_record_set_text (item, SOJOURN_OUTBOX_ITEM_METHOD, "POST");
    sojourn_record_set_text (item, SOJOURN_OUTBOX_ITEM_IDEMPOTENCY_KEY, key);
    sojourn_record_set_integer (item, SOJOURN_OUTBOX_ITEM_CREATED_AT, now);
    sojourn_record_set_integer (item, SOJOURN_OUTBOX_ITEM_ATTEMPTS, 0);
    sojourn_record_take_text (item, SOJOURN_OUTBOX_ITEM_BODY_SHA256,
                              sojourn_sha256_hex (data, size));
    sojourn_record_take_text (item, SOJOURN_OUTBOX_ITEM_BODY, g_strndup (data, size));
    g_bytes_unref (body);
    return item;
}

/* An item that changes what is at the service already, under the name it has there: based on the
 * revision known now. */
static SojournRecord *
new_change_item (const SojournRecord *request,
                 SojournOutboxAction action,
                 const char *verb,
                 GBytes *body,
                 gint64 now)
{
    SojournRecord *item = new_outbox_item (request, action, body, now);

    sojourn_record_take_text (
        item, SOJOURN_OUTBOX_ITEM_PATH,
        g_strdup_printf (REQUESTS_PATH "/%s/%s",
                         sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_REMOTE_ID), verb));
    sojourn_record_set_text (item, SOJOURN_OUTBOX_ITEM_IF_MATCH,
                             sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_ETAG));
    return item;
}

static void
insert (SojournChangeSet *changes, SojournRecord *record)
{
    sojourn_change_set_insert (changes, record);
    sojourn_record_unref (record);
}

static GPtrArray *
list_items (const SojournSnapshot *snapshot, const SojournRecord *request)
{
    return sojourn_snapshot_list (snapshot, SOJOURN_KIND_OUTBOX_ITEM, SOJOURN_OUTBOX_ITEM_REQUEST,
                                  sojourn_record_get_uuid (request));
}

static gboolean
is_waiting (const SojournRecord *item)
{
    gint64 state = sojourn_record_get_integer (item, SOJOURN_OUTBOX_ITEM_STATE, 0);

    return state == SOJOURN_OUTBOX_STATE_QUEUED || state == SOJOURN_OUTBOX_STATE_SENDING ||
           state == SOJOURN_OUTBOX_STATE_NEEDS_AUTH;
}

static gboolean
has_failed (const SojournRecord *item)
{
    gint64 state = sojourn_record_get_integer (item, SOJOURN_OUTBOX_ITEM_STATE, 0);

    return state == SOJOURN_OUTBOX_STATE_FAILED || state == SOJOURN_OUTBOX_STATE_CONFLICT;
}

static void
cancel_item (SojournChangeSet *changes, const SojournRecord *item)
{
    g_autoptr (SojournRecord) copy = sojourn_record_copy (item);

    sojourn_record_set_integer (copy, SOJOURN_OUTBOX_ITEM_STATE, SOJOURN_OUTBOX_STATE_CANCELLED);
    sojourn_change_set_update (changes, copy);
}

/* Whoever decides anew about a request has seen what failed before. */
static void
dismiss_failures (SojournChangeSet *changes,
                  const SojournSnapshot *snapshot,
                  const SojournRecord *request)
{
    g_autoptr (GPtrArray) items = list_items (snapshot, request);

    for (guint i = 0; i < items->len; i++) {
        if (has_failed (items->pdata[i]))
            cancel_item (changes, items->pdata[i]);
    }
}

/* What of this request still waits to be sent goes no more. */
static void
cancel_waiting (SojournChangeSet *changes,
                const SojournSnapshot *snapshot,
                const SojournRecord *request)
{
    g_autoptr (GPtrArray) items = list_items (snapshot, request);

    for (guint i = 0; i < items->len; i++) {
        if (is_waiting (items->pdata[i]))
            cancel_item (changes, items->pdata[i]);
    }
}

/* Once an attempt has begun, nobody knows whether the service has the request; it can only be
 * withdrawn there, after the outcome is known. */
static gboolean
is_under_way (const SojournSnapshot *snapshot, const SojournRecord *request)
{
    g_autoptr (GPtrArray) items = list_items (snapshot, request);

    for (guint i = 0; i < items->len; i++) {
        if (is_waiting (items->pdata[i]) &&
            sojourn_record_get_integer (items->pdata[i], SOJOURN_OUTBOX_ITEM_ATTEMPTS, 0) > 0)
            return TRUE;
    }
    return FALSE;
}

static gboolean
refuse_under_way (GError **error)
{
    return refuse (_ ("This request is being sent, and the clinic may have it already. Wait "
                      "until it is confirmed; then it can be withdrawn"),
                   error);
}

/**
 * sojourn_quote_actions_new_request:
 * @snapshot: the case
 * @option: the treatment option a quote is wanted for
 *
 * Makes a draft for the clinic of @option, its window around the planned treatment day.
 *
 * Returns: (transfer full): a quote request that is not stored yet
 */
SojournRecord *
sojourn_quote_actions_new_request (const SojournSnapshot *snapshot, const SojournRecord *option)
{
    SojournRecord *request = sojourn_record_new (SOJOURN_KIND_QUOTE_REQUEST);

    sojourn_record_set_text (request, SOJOURN_QUOTE_REQUEST_CASE, get_case_uuid (snapshot));
    sojourn_record_set_text (request, SOJOURN_QUOTE_REQUEST_OPTION,
                             sojourn_record_get_uuid (option));
    sojourn_record_set_text (request, SOJOURN_QUOTE_REQUEST_CLINIC,
                             sojourn_record_get_text (option, SOJOURN_OPTION_CLINIC));
    sojourn_record_set_integer (request, SOJOURN_QUOTE_REQUEST_STATUS, SOJOURN_REQUEST_DRAFT);
    return request;
}

static gboolean
check_window (const SojournRecord *request, GError **error)
{
    gint64 from, to;

    return !sojourn_record_peek_integer (request, SOJOURN_QUOTE_REQUEST_WINDOW_FROM, &from) ||
           !sojourn_record_peek_integer (request, SOJOURN_QUOTE_REQUEST_WINDOW_TO, &to) ||
           from <= to || refuse (_ ("The latest day is before the earliest day"), error);
}

/* Without it a clinic cannot quote, and the service refuses the request. */
static gboolean
check_condition (const SojournSnapshot *snapshot, GError **error)
{
    const SojournRecord *record = sojourn_snapshot_get_case (snapshot);

    return (record != NULL && sojourn_record_has (record, SOJOURN_CASE_CONDITION)) ||
           refuse (_ ("Enter the condition of the patient in the overview of the case first"),
                   error);
}

/**
 * sojourn_quote_actions_build_payload:
 * @snapshot: the case as it is now
 * @request: a draft, stored or new
 * @now: the instant of sending, seconds since 1970
 * @layout: compact as it is sent, or pretty for showing
 *
 * Writes what [func@quote_actions_queue] sends at @now: under the consent that covers the clinic at
 * this instant, with the age and the days since the injury counted to its day in UTC.
 *
 * Returns: (transfer full) (nullable): JSON; %NULL if the clinic or the treatment is not in
 *   @snapshot
 */
char *
sojourn_quote_actions_build_payload (const SojournSnapshot *snapshot,
                                     const SojournRecord *request,
                                     gint64 now,
                                     SojournJsonLayout layout)
{
    const SojournRecord *consent = sojourn_consent_find (snapshot, request, now);
    SojournDate today;

    if (!sojourn_date_today ((SojournClock){ &now }, "UTC", &today))
        g_return_val_if_reached (NULL);
    return sojourn_quote_payload_build (snapshot, request, consent, today, layout);
}

/* The exact bytes, their digest and the key: in the request, and in the item that will carry them.
 */
static SojournRecord *
write_down (const SojournSnapshot *snapshot, SojournRecord *request, gint64 now, GError **error)
{
    const SojournRecord *consent = sojourn_consent_find (snapshot, request, now);
    char *payload =
        sojourn_quote_actions_build_payload (snapshot, request, now, SOJOURN_JSON_COMPACT);
    SojournRecord *item;

    if (payload == NULL) {
        refuse (_ ("The clinic or the treatment of this request is not there"), error);
        return NULL;
    }
    sojourn_record_set_text (request, SOJOURN_QUOTE_REQUEST_CONSENT,
                             consent != NULL ? sojourn_record_get_uuid (consent) : NULL);
    sojourn_record_set_text (request, SOJOURN_QUOTE_REQUEST_PAYLOAD, payload);
    item = new_outbox_item (request, SOJOURN_OUTBOX_CREATE,
                            g_bytes_new_take (payload, strlen (payload)), now);
    sojourn_record_set_text (item, SOJOURN_OUTBOX_ITEM_PATH, REQUESTS_PATH);
    sojourn_record_set_text (request, SOJOURN_QUOTE_REQUEST_PAYLOAD_SHA256,
                             sojourn_record_get_text (item, SOJOURN_OUTBOX_ITEM_BODY_SHA256));
    sojourn_record_set_text (request, SOJOURN_QUOTE_REQUEST_IDEMPOTENCY_KEY,
                             sojourn_record_get_text (item, SOJOURN_OUTBOX_ITEM_IDEMPOTENCY_KEY));
    sojourn_record_set_integer (request, SOJOURN_QUOTE_REQUEST_QUEUED_AT, now);
    return item;
}

static void
dismiss_replaced (SojournChangeSet *changes,
                  const SojournSnapshot *snapshot,
                  const SojournRecord *request)
{
    const SojournRecord *replaced =
        sojourn_snapshot_follow (snapshot, request, SOJOURN_QUOTE_REQUEST_REPLACES);

    if (replaced != NULL)
        dismiss_failures (changes, snapshot, replaced);
}

/**
 * sojourn_quote_actions_queue:
 * @changes: where the changes are added
 * @snapshot: the case as it is now
 * @request: a draft, stored or new
 * @settings: the thresholds of the rules
 * @now: the present instant, seconds since 1970
 * @error: return location for a %SOJOURN_SYNC_ERROR_REFUSED
 *
 * Decides to send: writes down the exact bytes, their digest and the key, under the consent that
 * covers the clinic at this instant (C01), and puts them in the outbox.
 *
 * Returns: %TRUE if it may be sent
 */
gboolean
sojourn_quote_actions_queue (SojournChangeSet *changes,
                             const SojournSnapshot *snapshot,
                             const SojournRecord *request,
                             const SojournRuleSettings *settings,
                             gint64 now,
                             GError **error)
{
    g_autoptr (SojournRecord) copy = sojourn_record_copy (request);
    g_autoptr (SojournRecord) item = NULL;
    g_autoptr (GPtrArray) findings = NULL;

    if (!check_window (copy, error) || !check_condition (snapshot, error))
        return FALSE;
    sojourn_outbox_forget_bytes (copy);
    sojourn_record_clear (copy, SOJOURN_QUOTE_REQUEST_LAST_ERROR);
    sojourn_record_clear (copy, SOJOURN_QUOTE_REQUEST_NEEDS_REVIEW);
    item = write_down (snapshot, copy, now, error);
    if (item == NULL)
        return FALSE;
    findings = sojourn_rules_check_send (snapshot, copy, now, settings);
    if (!check_findings (findings, error) ||
        !sojourn_request_events_move (changes, copy, SOJOURN_REQUEST_QUEUED,
                                      SOJOURN_ACTOR_COORDINATOR, NULL, now, error))
        return FALSE;
    dismiss_replaced (changes, snapshot, copy);
    sojourn_change_set_insert (changes, item);
    return TRUE;
}

/**
 * sojourn_quote_actions_edit:
 * @changes: where the changes are added
 * @snapshot: the case as it is now, its outbox items included
 * @request: a request that waits to be sent
 * @now: the present instant, seconds since 1970
 * @error: return location for a %SOJOURN_SYNC_ERROR_REFUSED
 *
 * Takes a request out of the outbox, back to a draft. Sending it again makes new bytes and a new
 * key.
 *
 * Returns: %TRUE if it was not under way yet
 */
gboolean
sojourn_quote_actions_edit (SojournChangeSet *changes,
                            const SojournSnapshot *snapshot,
                            const SojournRecord *request,
                            gint64 now,
                            GError **error)
{
    g_autoptr (SojournRecord) copy = sojourn_record_copy (request);

    if (is_under_way (snapshot, request))
        return refuse_under_way (error);

    sojourn_outbox_forget_bytes (copy);
    if (!sojourn_request_events_move (changes, copy, SOJOURN_REQUEST_DRAFT,
                                      SOJOURN_ACTOR_COORDINATOR, NULL, now, error))
        return FALSE;
    cancel_waiting (changes, snapshot, request);
    return TRUE;
}

/**
 * sojourn_quote_actions_withdraw:
 * @changes: where the changes are added
 * @snapshot: the case as it is now, its outbox items included
 * @request: a request
 * @reason: (nullable): why, as the clinic is told
 * @now: the present instant, seconds since 1970
 * @error: return location for a %SOJOURN_SYNC_ERROR_REFUSED
 *
 * Ends a request from the coordinator's side: here at once, at the service through the outbox.
 *
 * Returns: %TRUE if it could be withdrawn
 */
gboolean
sojourn_quote_actions_withdraw (SojournChangeSet *changes,
                                const SojournSnapshot *snapshot,
                                const SojournRecord *request,
                                const char *reason,
                                gint64 now,
                                GError **error)
{
    gint64 status = sojourn_record_get_integer (request, SOJOURN_QUOTE_REQUEST_STATUS, 0);
    g_autoptr (SojournRecord) copy = sojourn_record_copy (request);
    SojournRequestStatus to = status == SOJOURN_REQUEST_QUOTED ? SOJOURN_REQUEST_DECLINED_BY_PATIENT
                              : status == SOJOURN_REQUEST_ACCEPTED ? SOJOURN_REQUEST_CANCELLED
                                                                   : SOJOURN_REQUEST_WITHDRAWN;

    if (!sojourn_request_status_is_at_service (status) && is_under_way (snapshot, request))
        return refuse_under_way (error);
    if (!sojourn_request_events_move (changes, copy, to, SOJOURN_ACTOR_COORDINATOR, reason, now,
                                      error))
        return FALSE;

    sojourn_request_events_settle (changes, snapshot, copy, now);
    cancel_waiting (changes, snapshot, request);
    dismiss_failures (changes, snapshot, request);
    if (sojourn_request_status_is_at_service (status) &&
        sojourn_record_has (request, SOJOURN_QUOTE_REQUEST_REMOTE_ID))
        insert (changes, new_change_item (request, SOJOURN_OUTBOX_WITHDRAW, "withdraw",
                                          sojourn_wire_encode_reason (reason), now));
    return TRUE;
}

static gboolean
check_answerable (const SojournRecord *request,
                  const SojournRecord *info_request,
                  const SojournRecord *document,
                  GError **error)
{
    if (request == NULL || !sojourn_record_has (request, SOJOURN_QUOTE_REQUEST_REMOTE_ID) ||
        sojourn_record_get_integer (info_request, SOJOURN_INFO_REQUEST_STATUS, 0) !=
            SOJOURN_INFO_OPEN)
        return refuse (_ ("This question is not open any more"), error);
    if (document == NULL && !sojourn_record_has (info_request, SOJOURN_INFO_REQUEST_ANSWER))
        return refuse (_ ("Write an answer or choose a record first"), error);
    return TRUE;
}

static GBytes *
encode_answer (const SojournRecord *info_request, const SojournRecord *document)
{
    g_autoptr (GPtrArray) documents = g_ptr_array_new ();

    if (document != NULL)
        g_ptr_array_add (documents, (gpointer)document);
    return sojourn_wire_encode_answer (
        sojourn_record_get_text (info_request, SOJOURN_INFO_REQUEST_REMOTE_ID),
        sojourn_record_get_text (info_request, SOJOURN_INFO_REQUEST_ANSWER), documents);
}

/**
 * sojourn_quote_actions_answer:
 * @changes: where the changes are added
 * @snapshot: the case as it is now
 * @info_request: an open question with its answer filled in
 * @document: (nullable): the record that answers it
 * @now: the present instant, seconds since 1970
 * @error: return location for a %SOJOURN_SYNC_ERROR_REFUSED
 *
 * Answers a question of a clinic through the outbox. Of a record, its type, date, language and
 * digest are told; the record itself does not travel.
 *
 * Returns: %TRUE if there is something to say and the question is open
 */
gboolean
sojourn_quote_actions_answer (SojournChangeSet *changes,
                              const SojournSnapshot *snapshot,
                              const SojournRecord *info_request,
                              const SojournRecord *document,
                              gint64 now,
                              GError **error)
{
    const SojournRecord *request =
        sojourn_snapshot_follow (snapshot, info_request, SOJOURN_INFO_REQUEST_REQUEST);
    g_autoptr (SojournRecord) copy = sojourn_record_copy (info_request);
    g_autoptr (SojournRecord) item = NULL;
    g_autoptr (GPtrArray) findings = NULL;

    if (!check_answerable (request, info_request, document, error))
        return FALSE;
    findings = sojourn_rules_check_answer (snapshot, info_request, now, NULL);
    if (!check_findings (findings, error))
        return FALSE;
    if (document != NULL)
        sojourn_record_set_text (copy, SOJOURN_INFO_REQUEST_DOCUMENT,
                                 sojourn_record_get_uuid (document));
    sojourn_record_set_integer (copy, SOJOURN_INFO_REQUEST_STATUS, SOJOURN_INFO_ANSWER_QUEUED);
    sojourn_record_set_integer (copy, SOJOURN_INFO_REQUEST_ANSWERED_AT, now);
    sojourn_change_set_update (changes, copy);

    item = new_change_item (request, SOJOURN_OUTBOX_ANSWER, "answers",
                            encode_answer (copy, document), now);
    sojourn_record_set_text (item, SOJOURN_OUTBOX_ITEM_INFO_REQUEST,
                             sojourn_record_get_uuid (info_request));
    sojourn_change_set_insert (changes, item);
    dismiss_failures (changes, snapshot, request);
    return TRUE;
}

static void
accept_quote (SojournChangeSet *changes, const SojournRecord *quote, const char *name, gint64 now)
{
    g_autoptr (SojournRecord) copy = sojourn_record_copy (quote);

    sojourn_record_set_integer (copy, SOJOURN_QUOTE_STATE, SOJOURN_QUOTE_STATE_ACCEPTED);
    sojourn_record_set_integer (copy, SOJOURN_QUOTE_DECIDED_AT, now);
    sojourn_record_set_text (copy, SOJOURN_QUOTE_DECIDED_BY, name);
    sojourn_change_set_update (changes, copy);
}

/**
 * sojourn_quote_actions_accept:
 * @changes: where the changes are added
 * @snapshot: the case as it is now
 * @quote: an open quote
 * @name: who accepts on the patient's behalf
 * @settings: the thresholds of the rules
 * @now: the present instant, seconds since 1970
 * @error: return location for a %SOJOURN_SYNC_ERROR_REFUSED
 *
 * Accepts a quote, if the rules let it: within its validity, to the end of the day in the clinic's
 * zone (Q02), and with no other accepted quote for the option.
 *
 * Returns: %TRUE if it was accepted
 */
gboolean
sojourn_quote_actions_accept (SojournChangeSet *changes,
                              const SojournSnapshot *snapshot,
                              const SojournRecord *quote,
                              const char *name,
                              const SojournRuleSettings *settings,
                              gint64 now,
                              GError **error)
{
    const SojournRecord *request = sojourn_snapshot_follow (snapshot, quote, SOJOURN_QUOTE_REQUEST);
    g_autoptr (GPtrArray) findings = sojourn_rules_check_accept (snapshot, quote, now, settings);
    g_autoptr (SojournRecord) copy = NULL;

    if (request == NULL || !sojourn_record_has (request, SOJOURN_QUOTE_REQUEST_REMOTE_ID))
        return refuse (_ ("The clinic’s quote service does not know this request"), error);
    if (!check_findings (findings, error))
        return FALSE;
    copy = sojourn_record_copy (request);
    if (!sojourn_request_events_move (changes, copy, SOJOURN_REQUEST_ACCEPTED,
                                      SOJOURN_ACTOR_COORDINATOR, NULL, now, error))
        return FALSE;

    accept_quote (changes, quote, name, now);
    dismiss_failures (changes, snapshot, request);
    insert (changes, new_change_item (request, SOJOURN_OUTBOX_ACCEPT, "accept",
                                      sojourn_wire_encode_acceptance (sojourn_record_get_integer (
                                          quote, SOJOURN_QUOTE_VERSION, 1)),
                                      now));
    return TRUE;
}

/**
 * sojourn_quote_actions_decline:
 * @changes: where the changes are added
 * @snapshot: the case as it is now, its outbox items included
 * @quote: an open quote
 * @reason: (nullable): why, as the clinic is told
 * @now: the present instant, seconds since 1970
 * @error: return location for a %SOJOURN_SYNC_ERROR_REFUSED
 *
 * Declines a quote on the patient's behalf.
 *
 * Returns: %TRUE if it was declined
 */
gboolean
sojourn_quote_actions_decline (SojournChangeSet *changes,
                               const SojournSnapshot *snapshot,
                               const SojournRecord *quote,
                               const char *reason,
                               gint64 now,
                               GError **error)
{
    const SojournRecord *request = sojourn_snapshot_follow (snapshot, quote, SOJOURN_QUOTE_REQUEST);

    if (request == NULL ||
        sojourn_record_get_integer (quote, SOJOURN_QUOTE_STATE, 0) != SOJOURN_QUOTE_STATE_OPEN)
        return refuse (_ ("This quote is not open any more"), error);
    return sojourn_quote_actions_withdraw (changes, snapshot, request, reason, now, error);
}

/**
 * sojourn_quote_actions_reissue:
 * @request: a request that has ended
 *
 * Clones a request that has ended into a new draft that says which one it replaces.
 *
 * Returns: (transfer full): a quote request that is not stored yet
 */
SojournRecord *
sojourn_quote_actions_reissue (const SojournRecord *request)
{
    static const guint kept[] = {
        SOJOURN_QUOTE_REQUEST_CASE,      SOJOURN_QUOTE_REQUEST_OPTION,
        SOJOURN_QUOTE_REQUEST_CLINIC,    SOJOURN_QUOTE_REQUEST_WINDOW_FROM,
        SOJOURN_QUOTE_REQUEST_WINDOW_TO, SOJOURN_QUOTE_REQUEST_MESSAGE,
    };
    SojournRecord *draft = sojourn_record_new (SOJOURN_KIND_QUOTE_REQUEST);

    for (guint i = 0; i < G_N_ELEMENTS (kept); i++) {
        g_autofree char *value = sojourn_record_dup_value (request, kept[i]);

        if (!sojourn_record_set_value (draft, kept[i], value, NULL))
            g_warn_if_reached ();
    }
    sojourn_record_set_integer (draft, SOJOURN_QUOTE_REQUEST_STATUS, SOJOURN_REQUEST_DRAFT);
    sojourn_record_set_text (draft, SOJOURN_QUOTE_REQUEST_REPLACES,
                             sojourn_record_get_uuid (request));
    return draft;
}
