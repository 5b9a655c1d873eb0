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
    SojournWireState *state;         /* (unowned) */
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
insert_quote (Inbox *inbox, SojournWireQuote *wire, SojournQuoteState state)
{
    sojourn_wire_quote_set_owner (wire, get_case_uuid (inbox),
                                  sojourn_record_get_uuid (inbox->request));
    sojourn_record_set_integer (wire->quote, SOJOURN_QUOTE_STATE, state);
    sojourn_record_set_integer (wire->quote, SOJOURN_QUOTE_RECEIVED_AT, inbox->now);
    sojourn_change_set_insert (inbox->changes, wire->quote);
    insert_all (inbox->changes, wire->lines);
    insert_all (inbox->changes, wire->inclusions);
}

static void
take_quotes (Inbox *inbox)
{
    g_autoptr (GPtrArray) known = list_quotes (inbox);
    GPtrArray *quotes = inbox->state->quotes;
    gboolean first = TRUE;

    /* The newest last: from behind, only the first one that is new stays open. */
    for (guint i = quotes->len; i > 0; i--) {
        SojournWireQuote *wire = quotes->pdata[i - 1];

        if (has_version (known, wire->quote))
            continue;
        if (first)
            supersede (inbox, known);
        insert_quote (inbox, wire,
                      first ? SOJOURN_QUOTE_STATE_OPEN : SOJOURN_QUOTE_STATE_SUPERSEDED);
        inbox->news |= SOJOURN_NEWS_QUOTE;
        first = FALSE;
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
insert_question (Inbox *inbox, SojournRecord *told)
{
    sojourn_record_set_text (told, SOJOURN_INFO_REQUEST_CASE, get_case_uuid (inbox));
    sojourn_record_set_text (told, SOJOURN_INFO_REQUEST_REQUEST,
                             sojourn_record_get_uuid (inbox->request));
    sojourn_change_set_insert (inbox->changes, told);
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
        SojournRecord *told = inbox->state->info_requests->pdata[i];
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
take_status (Inbox *inbox)
{
    gint64 from = sojourn_record_get_integer (inbox->request, SOJOURN_QUOTE_REQUEST_STATUS, 0);
    gint64 to;

    sojourn_record_set_text (inbox->request, SOJOURN_QUOTE_REQUEST_REMOTE_STATUS,
                             inbox->state->status);
    if (!sojourn_choice_set_find (&sojourn_request_statuses, inbox->state->status, &to)) {
        sojourn_record_set_integer (inbox->request, SOJOURN_QUOTE_REQUEST_NEEDS_REVIEW, TRUE);
        inbox->news |= SOJOURN_NEWS_REVIEW;
        return;
    }
    note_acknowledgement (inbox, to);
    if (from == to && to != SOJOURN_REQUEST_QUOTED)
        return;
    if (move (inbox, to) && to >= SOJOURN_REQUEST_DECLINED_BY_PATIENT &&
        to != SOJOURN_REQUEST_ACCEPTED)
        inbox->news |= SOJOURN_NEWS_ENDED;
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
is_news (const Inbox *inbox)
{
    return inbox->state->revision >
           sojourn_record_get_integer (inbox->request, SOJOURN_QUOTE_REQUEST_REMOTE_REVISION, 0);
}

/**
 * sojourn_inbox_apply:
 * @changes: where the changes are added
 * @snapshot: the case of @request as it is now
 * @request: an editable copy of the request; it is added to @changes as it then is
 * @state: what the service says; its records are taken over
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
                     SojournWireState *state,
                     gint64 now)
{
    Inbox inbox = {
        .changes = changes,
        .snapshot = snapshot,
        .request = request,
        .state = state,
        .now = now,
    };

    if (!is_same_request (&inbox)) {
        sojourn_record_set_integer (request, SOJOURN_QUOTE_REQUEST_NEEDS_REVIEW, TRUE);
        sojourn_record_set_text (request, SOJOURN_QUOTE_REQUEST_LAST_ERROR,
                                 _ ("The quote service mixes this request up with another one"));
        inbox.news = SOJOURN_NEWS_REVIEW;
    } else if (is_news (&inbox)) {
        sojourn_record_set_text (request, SOJOURN_QUOTE_REQUEST_REMOTE_ID, state->request_id);
        sojourn_record_set_text (request, SOJOURN_QUOTE_REQUEST_ETAG, state->etag);
        sojourn_record_set_integer (request, SOJOURN_QUOTE_REQUEST_REMOTE_REVISION,
                                    state->revision);
        take_questions (&inbox);
        take_quotes (&inbox);
        take_status (&inbox);
    }
    sojourn_change_set_update (changes, request);
    return inbox.news;
}
