/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-inbox.h"

#include "sojourn-request-events.h"

#include <glib/gi18n-lib.h>

typedef struct {
    SojournChangeSet *changes;       /* (unowned) */
    const SojournSnapshot *snapshot; /* (unowned) */
    SojournRecord *request;          /* (unowned): an editable copy */
    const SojournWireState *state;   /* (unowned) */
    gint64 now;
    SojournNews news;
} Inbox;

static const char *
get_case_uuid (const Inbox *inbox)
{
    return sojourn_record_get_text (inbox->request, SOJOURN_QUOTE_REQUEST_CASE);
}

static GPtrArray *
list_quotes (const Inbox *inbox)
{
    return sojourn_snapshot_list (inbox->snapshot, SOJOURN_KIND_QUOTE, SOJOURN_QUOTE_REQUEST,
                                  sojourn_record_get_uuid (inbox->request));
}

static gint64
get_newest_version (const GPtrArray *quotes)
{
    gint64 newest = 0;

    for (guint i = 0; i < quotes->len; i++)
        newest =
            MAX (newest, sojourn_record_get_integer (quotes->pdata[i], SOJOURN_QUOTE_VERSION, 0));
    return newest;
}

static gboolean
has_version (const GPtrArray *quotes, const SojournRecord *quote)
{
    for (guint i = 0; i < quotes->len; i++) {
        if (sojourn_record_equal_field (quotes->pdata[i], quote, SOJOURN_QUOTE_VERSION))
            return TRUE;
    }
    return FALSE;
}

static void
insert_all (SojournChangeSet *changes, GPtrArray *records)
{
    for (guint i = 0; i < records->len; i++)
        sojourn_change_set_insert (changes, records->pdata[i]);
}

/* The newest version is the one that counts; what was decided of an earlier one stays. */
static void
supersede (Inbox *inbox, GPtrArray *quotes)
{
    for (guint i = 0; i < quotes->len; i++) {
        g_autoptr (SojournRecord) copy = NULL;

        if (sojourn_record_get_integer (quotes->pdata[i], SOJOURN_QUOTE_STATE, 0) !=
            SOJOURN_QUOTE_STATE_OPEN)
            continue;
        copy = sojourn_record_copy (quotes->pdata[i]);
        sojourn_record_set_integer (copy, SOJOURN_QUOTE_STATE, SOJOURN_QUOTE_STATE_SUPERSEDED);
        sojourn_record_set_integer (copy, SOJOURN_QUOTE_DECIDED_AT, inbox->now);
        sojourn_change_set_update (inbox->changes, copy);
    }
}

static void
insert_quote (Inbox *inbox, const SojournWireQuote *told, SojournQuoteState state)
{
    g_autoptr (SojournWireQuote) wire = sojourn_wire_quote_copy (told);

    sojourn_wire_quote_set_owner (wire, get_case_uuid (inbox),
                                  sojourn_record_get_uuid (inbox->request));
    sojourn_record_set_integer (wire->quote, SOJOURN_QUOTE_STATE, state);
    sojourn_record_set_integer (wire->quote, SOJOURN_QUOTE_RECEIVED_AT, inbox->now);
    sojourn_change_set_insert (inbox->changes, wire->quote);
    insert_all (inbox->changes, wire->lines);
    insert_all (inbox->changes, wire->inclusions);
}

/* Of all versions, told or known, only the newest is open. */
static void
take_quotes (Inbox *inbox)
{
    g_autoptr (GPtrArray) known = list_quotes (inbox);
    GPtrArray *told = inbox->state->quotes;
    gint64 newest = get_newest_version (known);
    gint64 newest_known = newest;

    for (guint i = 0; i < told->len; i++)
        newest = MAX (newest, sojourn_wire_quote_get_version (told->pdata[i]));
    if (newest > newest_known)
        supersede (inbox, known);
    for (guint i = 0; i < told->len; i++) {
        const SojournWireQuote *wire = told->pdata[i];

        if (has_version (known, wire->quote))
            continue;
        insert_quote (inbox, wire,
                      sojourn_wire_quote_get_version (wire) == newest
                          ? SOJOURN_QUOTE_STATE_OPEN
                          : SOJOURN_QUOTE_STATE_SUPERSEDED);
        inbox->news |= SOJOURN_NEWS_QUOTE;
    }
}

static const SojournRecord *
find_question (const Inbox *inbox, const SojournRecord *told)
{
    const GPtrArray *known = sojourn_snapshot_get_all (inbox->snapshot, SOJOURN_KIND_INFO_REQUEST);

    for (guint i = 0; i < known->len; i++) {
        if (sojourn_record_equal_field (known->pdata[i], told, SOJOURN_INFO_REQUEST_REMOTE_ID))
            return known->pdata[i];
    }
    return NULL;
}

static void
insert_question (Inbox *inbox, const SojournRecord *told)
{
    g_autoptr (SojournRecord) question = sojourn_record_copy (told);

    sojourn_record_set_text (question, SOJOURN_INFO_REQUEST_CASE, get_case_uuid (inbox));
    sojourn_record_set_text (question, SOJOURN_INFO_REQUEST_REQUEST,
                             sojourn_record_get_uuid (inbox->request));
    sojourn_change_set_insert (inbox->changes, question);
    if (sojourn_record_get_integer (told, SOJOURN_INFO_REQUEST_STATUS, 0) == SOJOURN_INFO_OPEN)
        inbox->news |= SOJOURN_NEWS_QUESTION;
}

/* Of a question that is known, only that it was answered or closed is news. */
static void
update_question (Inbox *inbox, const SojournRecord *known, const SojournRecord *told)
{
    gint64 status = sojourn_record_get_integer (told, SOJOURN_INFO_REQUEST_STATUS, 0);
    g_autoptr (SojournRecord) copy = NULL;

    if (status == SOJOURN_INFO_OPEN ||
        status == sojourn_record_get_integer (known, SOJOURN_INFO_REQUEST_STATUS, 0))
        return;
    copy = sojourn_record_copy (known);
    sojourn_record_set_integer (copy, SOJOURN_INFO_REQUEST_STATUS, status);
    sojourn_change_set_update (inbox->changes, copy);
}

static void
take_questions (Inbox *inbox)
{
    for (guint i = 0; i < inbox->state->info_requests->len; i++) {
        const SojournRecord *told = inbox->state->info_requests->pdata[i];
        const SojournRecord *known = find_question (inbox, told);

        if (known != NULL)
            update_question (inbox, known, told);
        else
            insert_question (inbox, told);
    }
}

static void
note_acknowledgement (Inbox *inbox, SojournRequestStatus to)
{
    if (to != SOJOURN_REQUEST_SENT &&
        !sojourn_record_has (inbox->request, SOJOURN_QUOTE_REQUEST_ACKNOWLEDGED_AT))
        sojourn_record_set_integer (inbox->request, SOJOURN_QUOTE_REQUEST_ACKNOWLEDGED_AT,
                                    inbox->now);
}

static SojournActor
get_mover (SojournRequestStatus from)
{
    return from == SOJOURN_REQUEST_QUEUED ? SOJOURN_ACTOR_SYNC : SOJOURN_ACTOR_PROVIDER;
}

/* Goes where the service says, by way of “sent” when that was not confirmed yet. What the
 * coordinator decided here and the service does not know yet stays. */
static gboolean
move (Inbox *inbox, SojournRequestStatus to)
{
    SojournRequestStatus from =
        sojourn_record_get_integer (inbox->request, SOJOURN_QUOTE_REQUEST_STATUS, 0);

    if (from == SOJOURN_REQUEST_QUEUED && to != SOJOURN_REQUEST_SENT &&
        !sojourn_request_status_may_become (from, to, SOJOURN_ACTOR_SYNC)) {
        if (!sojourn_request_events_note (inbox->changes, inbox->request, SOJOURN_REQUEST_SENT,
                                          SOJOURN_ACTOR_SYNC, NULL, inbox->now))
            return FALSE;
        from = SOJOURN_REQUEST_SENT;
    }
    return sojourn_request_events_note (inbox->changes, inbox->request, to, get_mover (from),
                                        inbox->state->reason, inbox->now);
}

static void
ask_for_review (Inbox *inbox, const char *problem)
{
    sojourn_record_set_integer (inbox->request, SOJOURN_QUOTE_REQUEST_NEEDS_REVIEW, TRUE);
    if (problem != NULL)
        sojourn_record_set_text (inbox->request, SOJOURN_QUOTE_REQUEST_LAST_ERROR, problem);
    inbox->news |= SOJOURN_NEWS_REVIEW;
}

/* Whether something of the coordinator's is still on its way; then the two sides may differ. */
static gboolean
is_waiting (const Inbox *inbox)
{
    g_autoptr (GPtrArray) items = sojourn_snapshot_list (inbox->snapshot, SOJOURN_KIND_OUTBOX_ITEM,
                                                         SOJOURN_OUTBOX_ITEM_REQUEST,
                                                         sojourn_record_get_uuid (inbox->request));

    for (guint i = 0; i < items->len; i++) {
        gint64 state = sojourn_record_get_integer (items->pdata[i], SOJOURN_OUTBOX_ITEM_STATE, 0);

        if (state == SOJOURN_OUTBOX_STATE_QUEUED || state == SOJOURN_OUTBOX_STATE_SENDING ||
            state == SOJOURN_OUTBOX_STATE_NEEDS_AUTH)
            return TRUE;
    }
    return FALSE;
}

static void
go (Inbox *inbox, SojournRequestStatus from, SojournRequestStatus to)
{
    if (!move (inbox, to)) {
        if (from != to && !is_waiting (inbox))
            ask_for_review (inbox, _ ("The request is in another state at the quote service"));
        return;
    }
    sojourn_request_events_settle (inbox->changes, inbox->snapshot, inbox->request, inbox->now);
    if (sojourn_request_status_is_ended (to))
        inbox->news |= SOJOURN_NEWS_ENDED;
}

static void
take_status (Inbox *inbox)
{
    gint64 from = sojourn_record_get_integer (inbox->request, SOJOURN_QUOTE_REQUEST_STATUS, 0);
    gint64 to;

    sojourn_record_set_text (inbox->request, SOJOURN_QUOTE_REQUEST_REMOTE_STATUS,
                             inbox->state->status);
    if (!sojourn_choice_set_find (&sojourn_request_statuses, inbox->state->status, &to)) {
        ask_for_review (inbox, NULL);
        return;
    }
    note_acknowledgement (inbox, to);
    if (from != to || to == SOJOURN_REQUEST_QUOTED)
        go (inbox, from, to);
}

/* One identifier, two requests: nothing is applied, and a person looks at it. */
static gboolean
is_same_request (const Inbox *inbox)
{
    const char *remote_id =
        sojourn_record_get_text (inbox->request, SOJOURN_QUOTE_REQUEST_REMOTE_ID);

    return g_str_equal (inbox->state->client_ref, sojourn_record_get_uuid (inbox->request)) &&
           (remote_id == NULL || g_str_equal (remote_id, inbox->state->request_id));
}

static gboolean
is_newer (const Inbox *inbox)
{
    return inbox->state->revision >
           sojourn_record_get_integer (inbox->request, SOJOURN_QUOTE_REQUEST_REMOTE_REVISION, 0);
}

static void
take_in (Inbox *inbox)
{
    sojourn_record_set_text (inbox->request, SOJOURN_QUOTE_REQUEST_REMOTE_ID,
                             inbox->state->request_id);
    sojourn_record_set_text (inbox->request, SOJOURN_QUOTE_REQUEST_ETAG, inbox->state->etag);
    sojourn_record_set_integer (inbox->request, SOJOURN_QUOTE_REQUEST_REMOTE_REVISION,
                                inbox->state->revision);
    take_status (inbox);
    take_questions (inbox);
    take_quotes (inbox);
}

/**
 * sojourn_inbox_is_news:
 * @request: a request as it is stored
 * @state: what the service says
 *
 * Returns: whether there is something in @state to take in: it is newer than what is known, or it
 *   is of another request
 */
gboolean
sojourn_inbox_is_news (const SojournRecord *request, const SojournWireState *state)
{
    const Inbox inbox = { .request = (SojournRecord *)request, .state = state };

    return !is_same_request (&inbox) || is_newer (&inbox);
}

/**
 * sojourn_inbox_apply:
 * @changes: where the changes are added
 * @snapshot: the case of @request as it is now
 * @request: an editable copy of the request; it is added to @changes as it then is
 * @state: what the service says
 * @now: the present instant, seconds since 1970
 *
 * Takes in what the service says of a request: the state it went to, new versions of the quote,
 * questions. Applying the same again, or something older, adds nothing but @request itself. Nothing
 * here is ever deleted, and a decision of the coordinator that is still on its way stays.
 *
 * Returns: what is new to a person
 */
SojournNews
sojourn_inbox_apply (SojournChangeSet *changes,
                     const SojournSnapshot *snapshot,
                     SojournRecord *request,
                     const SojournWireState *state,
                     gint64 now)
{
    Inbox inbox = {
        .changes = changes,
        .snapshot = snapshot,
        .request = request,
        .state = state,
        .now = now,
    };

    if (!is_same_request (&inbox))
        ask_for_review (&inbox, _ ("The quote service mixes this request up with another one"));
    else if (is_newer (&inbox))
        take_in (&inbox);
    sojourn_change_set_update (changes, request);
    return inbox.news;
}
