/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-outbox.h"

#include "sojourn-request-events.h"
#include "sojourn-sync-error.h"

/* In the ledger of disclosures. */
#define CHANNEL "quote-service"

static SojournRecord *
copy_item (const SojournRecord *item, SojournOutboxState state, const char *problem)
{
    SojournRecord *copy = sojourn_record_copy (item);

    sojourn_record_set_integer (copy, SOJOURN_OUTBOX_ITEM_STATE, state);
    sojourn_record_take_text (copy, SOJOURN_OUTBOX_ITEM_LAST_ERROR,
                              problem != NULL ? sojourn_request_events_fit (problem) : NULL);
    sojourn_record_clear (copy, SOJOURN_OUTBOX_ITEM_NOT_BEFORE);
    return copy;
}

static SojournOutboxAction
get_action (const SojournRecord *item)
{
    return (SojournOutboxAction)sojourn_record_get_integer (item, SOJOURN_OUTBOX_ITEM_ACTION, 0);
}

static const SojournRecord *
get_request (const SojournSnapshot *snapshot, const SojournRecord *item)
{
    return sojourn_snapshot_follow (snapshot, item, SOJOURN_OUTBOX_ITEM_REQUEST);
}

static gboolean
is_in_ledger (const SojournSnapshot *snapshot, const SojournRecord *item)
{
    const GPtrArray *disclosures = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_DISCLOSURE);
    const char *digest = sojourn_record_get_text (item, SOJOURN_OUTBOX_ITEM_BODY_SHA256);

    for (guint i = 0; i < disclosures->len; i++) {
        if (g_strcmp0 (sojourn_record_get_text (disclosures->pdata[i], SOJOURN_DISCLOSURE_SHA256),
                       digest) == 0)
            return TRUE;
    }
    return FALSE;
}

/* What left, to whom, when, by which consent: once for the bytes of an item, from the first attempt
 * that may have arrived. */
static void
note_disclosure (SojournChangeSet *changes,
                 const SojournSnapshot *snapshot,
                 const SojournRecord *item,
                 gint64 now)
{
    const SojournRecord *request = get_request (snapshot, item);
    g_autoptr (SojournRecord) entry = NULL;

    if (request == NULL || is_in_ledger (snapshot, item) ||
        (get_action (item) != SOJOURN_OUTBOX_CREATE && get_action (item) != SOJOURN_OUTBOX_ANSWER))
        return;

    entry = sojourn_record_new (SOJOURN_KIND_DISCLOSURE);
    sojourn_record_set_text (entry, SOJOURN_DISCLOSURE_CASE,
                             sojourn_record_get_text (item, SOJOURN_OUTBOX_ITEM_CASE));
    sojourn_record_set_text (entry, SOJOURN_DISCLOSURE_CONSENT,
                             sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_CONSENT));
    sojourn_record_set_text (entry, SOJOURN_DISCLOSURE_REQUEST, sojourn_record_get_uuid (request));
    sojourn_record_set_text (entry, SOJOURN_DISCLOSURE_RECIPIENT,
                             sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_CLINIC));
    sojourn_record_set_text (entry, SOJOURN_DISCLOSURE_FIELDS,
                             sojourn_record_get_text (item, SOJOURN_OUTBOX_ITEM_BODY));
    sojourn_record_set_text (entry, SOJOURN_DISCLOSURE_SHA256,
                             sojourn_record_get_text (item, SOJOURN_OUTBOX_ITEM_BODY_SHA256));
    sojourn_record_set_integer (entry, SOJOURN_DISCLOSURE_AT, now);
    sojourn_record_set_text (entry, SOJOURN_DISCLOSURE_CHANNEL, CHANNEL);
    sojourn_change_set_insert (changes, entry);
}

/**
 * sojourn_outbox_begin:
 * @changes: where the changes are added
 * @item: an outbox item that waits
 *
 * Notes that an attempt begins. An item that is found in this state when the application starts is
 * sent again, the same bytes with the same key.
 */
void
sojourn_outbox_begin (SojournChangeSet *changes, const SojournRecord *item)
{
    g_autoptr (SojournRecord) copy = copy_item (item, SOJOURN_OUTBOX_STATE_SENDING, NULL);

    sojourn_record_set_integer (copy, SOJOURN_OUTBOX_ITEM_ATTEMPTS,
                                sojourn_record_get_integer (item, SOJOURN_OUTBOX_ITEM_ATTEMPTS, 0) +
                                    1);
    sojourn_change_set_update (changes, copy);
}

/**
 * sojourn_outbox_postpone:
 * @changes: where the changes are added
 * @snapshot: the case of @item as it is now
 * @item: the outbox item as it was stored when the attempt began
 * @error: a passing %SOJOURN_SYNC_ERROR, or %SOJOURN_SYNC_ERROR_SIGN_IN
 * @not_before: when it is tried again, seconds since 1970, for showing
 * @now: the present instant, seconds since 1970
 *
 * Puts an item back in the queue.
 */
void
sojourn_outbox_postpone (SojournChangeSet *changes,
                         const SojournSnapshot *snapshot,
                         const SojournRecord *item,
                         const GError *error,
                         gint64 not_before,
                         gint64 now)
{
    gboolean sign_in = g_error_matches (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_SIGN_IN);
    g_autoptr (SojournRecord) copy =
        copy_item (item, sign_in ? SOJOURN_OUTBOX_STATE_NEEDS_AUTH : SOJOURN_OUTBOX_STATE_QUEUED,
                   error->message);

    sojourn_record_set_integer (copy, SOJOURN_OUTBOX_ITEM_NOT_BEFORE, not_before);
    sojourn_change_set_update (changes, copy);
    if (!g_error_matches (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_OFFLINE) &&
        !g_error_matches (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_UNTRUSTED))
        note_disclosure (changes, snapshot, item, now);
}

/**
 * sojourn_outbox_succeed:
 * @changes: where the changes are added
 * @snapshot: the case of @item as it is now
 * @item: the outbox item
 * @state: the request as the service has it now
 * @now: the present instant, seconds since 1970
 *
 * Ends an item whose action took effect, and takes in what the service says.
 *
 * Returns: what is new to a person
 */
SojournNews
sojourn_outbox_succeed (SojournChangeSet *changes,
                        const SojournSnapshot *snapshot,
                        const SojournRecord *item,
                        const SojournWireState *state,
                        gint64 now)
{
    const SojournRecord *request = get_request (snapshot, item);
    g_autoptr (SojournRecord) copy = copy_item (item, SOJOURN_OUTBOX_STATE_DONE, NULL);
    g_autoptr (SojournRecord) edited = NULL;

    sojourn_change_set_update (changes, copy);
    note_disclosure (changes, snapshot, item, now);
    if (request == NULL)
        return 0;

    edited = sojourn_record_copy (request);
    sojourn_record_clear (edited, SOJOURN_QUOTE_REQUEST_LAST_ERROR);
    if (get_action (item) == SOJOURN_OUTBOX_CREATE &&
        !sojourn_record_has (edited, SOJOURN_QUOTE_REQUEST_SENT_AT))
        sojourn_record_set_integer (edited, SOJOURN_QUOTE_REQUEST_SENT_AT, now);
    return sojourn_inbox_apply (changes, snapshot, edited, state, now);
}

/* An answer that was refused is open again; nothing that was typed is lost. */
static void
reopen_question (SojournChangeSet *changes,
                 const SojournSnapshot *snapshot,
                 const SojournRecord *item)
{
    const SojournRecord *question =
        sojourn_snapshot_follow (snapshot, item, SOJOURN_OUTBOX_ITEM_INFO_REQUEST);
    g_autoptr (SojournRecord) copy = NULL;

    if (question == NULL || sojourn_record_get_integer (question, SOJOURN_INFO_REQUEST_STATUS, 0) !=
                                SOJOURN_INFO_ANSWER_QUEUED)
        return;
    copy = sojourn_record_copy (question);
    sojourn_record_set_integer (copy, SOJOURN_INFO_REQUEST_STATUS, SOJOURN_INFO_OPEN);
    sojourn_record_clear (copy, SOJOURN_INFO_REQUEST_ANSWERED_AT);
    sojourn_change_set_update (changes, copy);
}

static gint64
get_newest_known_version (const GPtrArray *quotes)
{
    gint64 newest = 0;

    for (guint i = 0; i < quotes->len; i++)
        newest =
            MAX (newest, sojourn_record_get_integer (quotes->pdata[i], SOJOURN_QUOTE_VERSION, 0));
    return newest;
}

/* An acceptance that did not come through leaves the quote undecided, unless there is a newer one.
 */
static void
reopen_quote (SojournChangeSet *changes,
              const SojournSnapshot *snapshot,
              const SojournRecord *request)
{
    g_autoptr (GPtrArray) quotes = sojourn_snapshot_list (
        snapshot, SOJOURN_KIND_QUOTE, SOJOURN_QUOTE_REQUEST, sojourn_record_get_uuid (request));
    gint64 newest = get_newest_known_version (quotes);

    for (guint i = 0; i < quotes->len; i++) {
        gint64 version = sojourn_record_get_integer (quotes->pdata[i], SOJOURN_QUOTE_VERSION, 0);
        g_autoptr (SojournRecord) copy = NULL;

        if (sojourn_record_get_integer (quotes->pdata[i], SOJOURN_QUOTE_STATE, 0) !=
            SOJOURN_QUOTE_STATE_ACCEPTED)
            continue;
        copy = sojourn_record_copy (quotes->pdata[i]);
        sojourn_record_set_integer (copy, SOJOURN_QUOTE_STATE,
                                    version == newest ? SOJOURN_QUOTE_STATE_OPEN
                                                      : SOJOURN_QUOTE_STATE_SUPERSEDED);
        sojourn_record_clear (copy, SOJOURN_QUOTE_DECIDED_AT);
        sojourn_record_clear (copy, SOJOURN_QUOTE_DECIDED_BY);
        sojourn_change_set_update (changes, copy);
    }
}

static SojournRecord *
copy_for_review (const SojournRecord *request, const GError *error)
{
    SojournRecord *copy = sojourn_record_copy (request);

    sojourn_record_take_text (copy, SOJOURN_QUOTE_REQUEST_LAST_ERROR,
                              sojourn_request_events_fit (error->message));
    sojourn_record_set_integer (copy, SOJOURN_QUOTE_REQUEST_NEEDS_REVIEW, TRUE);
    return copy;
}

/**
 * sojourn_outbox_forget_bytes:
 * @request: an editable copy of a request that becomes a draft again
 *
 * Takes away what was made for sending. Sending it again makes new bytes and a new key.
 */
void
sojourn_outbox_forget_bytes (SojournRecord *request)
{
    sojourn_record_clear (request, SOJOURN_QUOTE_REQUEST_PAYLOAD);
    sojourn_record_clear (request, SOJOURN_QUOTE_REQUEST_PAYLOAD_SHA256);
    sojourn_record_clear (request, SOJOURN_QUOTE_REQUEST_IDEMPOTENCY_KEY);
    sojourn_record_clear (request, SOJOURN_QUOTE_REQUEST_QUEUED_AT);
}

/**
 * sojourn_outbox_take_back:
 * @changes: where the changes are added
 * @snapshot: the case of @item as it is now
 * @item: an outbox item of which nothing has left
 * @error: why it may not go any more
 * @now: the present instant, seconds since 1970
 *
 * Takes an item out of the queue because a rule forbids it now, such as a consent that was revoked:
 * a request is a draft again, a question is open again.
 */
void
sojourn_outbox_take_back (SojournChangeSet *changes,
                          const SojournSnapshot *snapshot,
                          const SojournRecord *item,
                          const GError *error,
                          gint64 now)
{
    const SojournRecord *request = get_request (snapshot, item);
    g_autoptr (SojournRecord) copy =
        copy_item (item, SOJOURN_OUTBOX_STATE_CANCELLED, error->message);
    g_autoptr (SojournRecord) edited = NULL;

    sojourn_change_set_update (changes, copy);
    if (request == NULL)
        return;
    edited = copy_for_review (request, error);
    if (get_action (item) == SOJOURN_OUTBOX_ANSWER) {
        reopen_question (changes, snapshot, item);
    } else if (sojourn_request_events_note (changes, edited, SOJOURN_REQUEST_DRAFT,
                                            SOJOURN_ACTOR_SYNC, error->message, now)) {
        sojourn_outbox_forget_bytes (edited);
    }
    sojourn_change_set_update (changes, edited);
}

/**
 * sojourn_outbox_fail:
 * @changes: where the changes are added
 * @snapshot: the case of @item as it is now
 * @item: the outbox item
 * @error: why it will not be tried again
 * @now: the present instant, seconds since 1970
 *
 * Ends an item that the service refused for good. What it stood for is open again, or failed, and
 * says why.
 */
void
sojourn_outbox_fail (SojournChangeSet *changes,
                     const SojournSnapshot *snapshot,
                     const SojournRecord *item,
                     const GError *error,
                     gint64 now)
{
    const SojournRecord *request = get_request (snapshot, item);
    gboolean conflict = g_error_matches (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_CONFLICT);
    g_autoptr (SojournRecord) copy =
        copy_item (item, conflict ? SOJOURN_OUTBOX_STATE_CONFLICT : SOJOURN_OUTBOX_STATE_FAILED,
                   error->message);
    g_autoptr (SojournRecord) edited = NULL;

    sojourn_change_set_update (changes, copy);
    note_disclosure (changes, snapshot, item, now);
    if (request == NULL)
        return;

    edited = copy_for_review (request, error);
    switch (get_action (item)) {
    case SOJOURN_OUTBOX_CREATE:
        sojourn_request_events_note (changes, edited, SOJOURN_REQUEST_FAILED, SOJOURN_ACTOR_SYNC,
                                     error->message, now);
        break;
    case SOJOURN_OUTBOX_ANSWER:
        reopen_question (changes, snapshot, item);
        break;
    case SOJOURN_OUTBOX_ACCEPT:
        reopen_quote (changes, snapshot, request);
        sojourn_request_events_note (changes, edited, SOJOURN_REQUEST_QUOTED, SOJOURN_ACTOR_SYNC,
                                     error->message, now);
        break;
    case SOJOURN_OUTBOX_WITHDRAW:
        break;
    }
    sojourn_change_set_update (changes, edited);
}

static gint64
get_newest_version (const SojournWireState *state)
{
    gint64 newest = 0;

    for (guint i = 0; i < state->quotes->len; i++)
        newest = MAX (newest, sojourn_wire_quote_get_version (state->quotes->pdata[i]));
    return newest;
}

static gint64
get_accepted_version (const SojournSnapshot *snapshot, const SojournRecord *request)
{
    g_autoptr (GPtrArray) quotes = sojourn_snapshot_list (
        snapshot, SOJOURN_KIND_QUOTE, SOJOURN_QUOTE_REQUEST, sojourn_record_get_uuid (request));

    for (guint i = 0; i < quotes->len; i++) {
        if (sojourn_record_get_integer (quotes->pdata[i], SOJOURN_QUOTE_STATE, 0) ==
            SOJOURN_QUOTE_STATE_ACCEPTED)
            return sojourn_record_get_integer (quotes->pdata[i], SOJOURN_QUOTE_VERSION, 0);
    }
    return 0;
}

static SojournResolution
resolve_answer (const SojournSnapshot *snapshot,
                const SojournRecord *item,
                const SojournWireState *state)
{
    const SojournRecord *question =
        sojourn_snapshot_follow (snapshot, item, SOJOURN_OUTBOX_ITEM_INFO_REQUEST);

    for (guint i = 0; question != NULL && i < state->info_requests->len; i++) {
        const SojournRecord *told = state->info_requests->pdata[i];

        if (!sojourn_record_equal_field (told, question, SOJOURN_INFO_REQUEST_REMOTE_ID))
            continue;
        switch (sojourn_record_get_integer (told, SOJOURN_INFO_REQUEST_STATUS, 0)) {
        case SOJOURN_INFO_OPEN:
            return SOJOURN_RESOLUTION_REBASE;
        case SOJOURN_INFO_ANSWERED:
            return SOJOURN_RESOLUTION_DONE;
        default:
            return SOJOURN_RESOLUTION_CONFLICT;
        }
    }
    return SOJOURN_RESOLUTION_CONFLICT;
}

static SojournResolution
resolve_acceptance (const SojournSnapshot *snapshot,
                    const SojournRecord *item,
                    const SojournWireState *state)
{
    const SojournRecord *request = get_request (snapshot, item);
    gint64 version = get_accepted_version (snapshot, request);

    if (g_str_equal (state->status, "accepted"))
        return state->accepted_version == version ? SOJOURN_RESOLUTION_DONE
                                                  : SOJOURN_RESOLUTION_CONFLICT;
    if (g_str_equal (state->status, "quoted") && get_newest_version (state) == version)
        return SOJOURN_RESOLUTION_REBASE;
    return SOJOURN_RESOLUTION_CONFLICT;
}

static SojournResolution
resolve_withdrawal (const SojournWireState *state)
{
    gint64 status;

    return sojourn_choice_set_find (&sojourn_request_statuses, state->status, &status) &&
                   sojourn_request_status_is_ended (status)
               ? SOJOURN_RESOLUTION_DONE
               : SOJOURN_RESOLUTION_REBASE;
}

static SojournResolution
resolve_creation (const SojournRecord *item, const SojournWireState *state)
{
    return g_strcmp0 (state->payload_sha256,
                      sojourn_record_get_text (item, SOJOURN_OUTBOX_ITEM_BODY_SHA256)) == 0
               ? SOJOURN_RESOLUTION_DONE
               : SOJOURN_RESOLUTION_CONFLICT;
}

static SojournResolution
resolve_action (const SojournSnapshot *snapshot,
                const SojournRecord *item,
                const SojournWireState *state)
{
    switch (get_action (item)) {
    case SOJOURN_OUTBOX_CREATE:
        return resolve_creation (item, state);
    case SOJOURN_OUTBOX_ANSWER:
        return resolve_answer (snapshot, item, state);
    case SOJOURN_OUTBOX_ACCEPT:
        return resolve_acceptance (snapshot, item, state);
    case SOJOURN_OUTBOX_WITHDRAW:
        return resolve_withdrawal (state);
    }
    g_return_val_if_reached (SOJOURN_RESOLUTION_CONFLICT);
}

/**
 * sojourn_outbox_resolve:
 * @snapshot: the case of @item as it is now
 * @item: an outbox item that met a newer revision
 * @state: the request as the service has it now
 *
 * Tells a real conflict from an action that took effect already, or that the newer revision does
 * not touch. Decided by what the two sides hold, never by time. What was refused upon the very
 * revision that it names is not tried upon it again.
 *
 * Returns: what becomes of the action
 */
SojournResolution
sojourn_outbox_resolve (const SojournSnapshot *snapshot,
                        const SojournRecord *item,
                        const SojournWireState *state)
{
    SojournResolution resolution = resolve_action (snapshot, item, state);

    if (resolution == SOJOURN_RESOLUTION_REBASE &&
        g_strcmp0 (state->etag, sojourn_record_get_text (item, SOJOURN_OUTBOX_ITEM_IF_MATCH)) == 0)
        return SOJOURN_RESOLUTION_CONFLICT;
    return resolution;
}

/**
 * sojourn_outbox_rebase:
 * @changes: where the changes are added
 * @snapshot: the case of @item as it is now
 * @item: the outbox item
 * @state: the request as the service has it now
 * @now: the present instant, seconds since 1970
 *
 * Puts an item back in the queue upon the newer revision. The bytes and the key stay: a write that
 * was refused may be repeated with its key.
 *
 * Returns: what is new to a person
 */
SojournNews
sojourn_outbox_rebase (SojournChangeSet *changes,
                       const SojournSnapshot *snapshot,
                       const SojournRecord *item,
                       const SojournWireState *state,
                       gint64 now)
{
    const SojournRecord *request = get_request (snapshot, item);
    g_autoptr (SojournRecord) copy = copy_item (item, SOJOURN_OUTBOX_STATE_QUEUED, NULL);
    g_autoptr (SojournRecord) edited = NULL;

    sojourn_record_set_text (copy, SOJOURN_OUTBOX_ITEM_IF_MATCH, state->etag);
    sojourn_change_set_update (changes, copy);
    if (request == NULL)
        return 0;
    edited = sojourn_record_copy (request);
    return sojourn_inbox_apply (changes, snapshot, edited, state, now);
}
