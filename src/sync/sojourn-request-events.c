/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-request-events.h"

#include "sojourn-sync-error.h"
#include "sojourn-text.h"

#include <glib/gi18n-lib.h>

#define MAX_TEXT_CHARS 500

static void
add_event (SojournChangeSet *changes,
           const SojournRecord *request,
           SojournRequestStatus from,
           SojournRequestStatus to,
           SojournActor actor,
           const char *reason,
           gint64 now)
{
    g_autoptr (SojournRecord) event = sojourn_record_new (SOJOURN_KIND_REQUEST_EVENT);

    sojourn_record_set_text (event, SOJOURN_REQUEST_EVENT_CASE,
                             sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_CASE));
    sojourn_record_set_text (event, SOJOURN_REQUEST_EVENT_REQUEST,
                             sojourn_record_get_uuid (request));
    sojourn_record_set_integer (event, SOJOURN_REQUEST_EVENT_AT, now);
    sojourn_record_set_integer (event, SOJOURN_REQUEST_EVENT_ACTOR, actor);
    sojourn_record_set_integer (event, SOJOURN_REQUEST_EVENT_FROM_STATUS, from);
    sojourn_record_set_integer (event, SOJOURN_REQUEST_EVENT_TO_STATUS, to);
    if (reason != NULL)
        sojourn_record_take_text (event, SOJOURN_REQUEST_EVENT_REASON,
                                  sojourn_request_events_fit (reason));
    sojourn_record_set_text (
        event, SOJOURN_REQUEST_EVENT_PAYLOAD_SHA256,
        sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_PAYLOAD_SHA256));
    sojourn_change_set_insert (changes, event);
}

/**
 * sojourn_request_events_fit:
 * @text: why something happened, of our own or of the service
 *
 * Brings a text to the form that the one-line fields of requests, events and outbox items hold.
 *
 * Returns: (transfer full) (nullable): one line of at most 500 characters, %NULL if nothing is left
 */
char *
sojourn_request_events_fit (const char *text)
{
    g_autofree char *line = sojourn_text_normalize (text);

    return *line != '\0' ? sojourn_text_ellipsize (line, MAX_TEXT_CHARS) : NULL;
}

static gboolean
advance (SojournRecord *request, SojournRequestStatus to, SojournActor actor, gint64 *from)
{
    *from =
        sojourn_record_get_integer (request, SOJOURN_QUOTE_REQUEST_STATUS, SOJOURN_REQUEST_DRAFT);
    if (!sojourn_request_status_may_become (*from, to, actor))
        return FALSE;
    sojourn_record_set_integer (request, SOJOURN_QUOTE_REQUEST_STATUS, to);
    return TRUE;
}

/**
 * sojourn_request_events_note:
 * @changes: where the event is added
 * @request: an editable copy of a request, new or stored
 * @to: the state it goes to
 * @actor: who brings it there
 * @reason: (nullable): why
 * @now: the present instant, seconds since 1970
 *
 * The one way in which a request changes its state: checked against the table of transitions, and
 * written down as an event with who, when, from, to and why. The caller stores @request.
 *
 * Returns: %TRUE if the transition exists; otherwise nothing was changed
 */
gboolean
sojourn_request_events_note (SojournChangeSet *changes,
                             SojournRecord *request,
                             SojournRequestStatus to,
                             SojournActor actor,
                             const char *reason,
                             gint64 now)
{
    gint64 from;

    if (!advance (request, to, actor, &from))
        return FALSE;
    add_event (changes, request, from, to, actor, reason, now);
    return TRUE;
}

/**
 * sojourn_request_events_move:
 * @changes: where the changes are added
 * @request: an editable copy of a request, new or stored, with whatever else changes in it
 * @to: the state it goes to
 * @actor: who brings it there
 * @reason: (nullable): why
 * @now: the present instant, seconds since 1970
 * @error: return location for a %SOJOURN_SYNC_ERROR_REFUSED
 *
 * Brings a request to another state and stores it: [func@request_events_note] with an explanation.
 *
 * Returns: %TRUE if the transition exists; otherwise nothing was added
 */
gboolean
sojourn_request_events_move (SojournChangeSet *changes,
                             SojournRecord *request,
                             SojournRequestStatus to,
                             SojournActor actor,
                             const char *reason,
                             gint64 now,
                             GError **error)
{
    gint64 from;

    if (!advance (request, to, actor, &from)) {
        g_set_error (
            error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_REFUSED,
            /* Translators: two states of a quote request, such as “Draft” and “Accepted” */
            _ ("A request that is “%s” cannot become “%s”"),
            sojourn_choice_set_get_label (&sojourn_request_statuses, from),
            sojourn_choice_set_get_label (&sojourn_request_statuses, to));
        return FALSE;
    }
    if (sojourn_record_get_revision (request) == 0)
        sojourn_change_set_insert (changes, request);
    else
        sojourn_change_set_update (changes, request);
    add_event (changes, request, from, to, actor, reason, now);
    return TRUE;
}

/* What becomes of a quote when its request ends so. */
static gboolean
get_quote_fate (gint64 status, SojournQuoteState *from, SojournQuoteState *to)
{
    switch ((SojournRequestStatus)status) {
    case SOJOURN_REQUEST_DECLINED_BY_PATIENT:
        *from = SOJOURN_QUOTE_STATE_OPEN;
        *to = SOJOURN_QUOTE_STATE_DECLINED;
        return TRUE;
    case SOJOURN_REQUEST_WITHDRAWN_BY_PROVIDER:
        *from = SOJOURN_QUOTE_STATE_OPEN;
        *to = SOJOURN_QUOTE_STATE_WITHDRAWN;
        return TRUE;
    case SOJOURN_REQUEST_CANCELLED:
        *from = SOJOURN_QUOTE_STATE_ACCEPTED;
        *to = SOJOURN_QUOTE_STATE_CANCELLED;
        return TRUE;
    default:
        return FALSE;
    }
}

static void
settle_quotes (SojournChangeSet *changes,
               const SojournSnapshot *snapshot,
               const SojournRecord *request,
               gint64 now)
{
    SojournQuoteState from, to;
    g_autoptr (GPtrArray) quotes = NULL;

    if (!get_quote_fate (sojourn_record_get_integer (request, SOJOURN_QUOTE_REQUEST_STATUS, 0),
                         &from, &to))
        return;
    quotes = sojourn_snapshot_list (snapshot, SOJOURN_KIND_QUOTE, SOJOURN_QUOTE_REQUEST,
                                    sojourn_record_get_uuid (request));
    for (guint i = 0; i < quotes->len; i++) {
        g_autoptr (SojournRecord) copy = NULL;

        if (sojourn_record_get_integer (quotes->pdata[i], SOJOURN_QUOTE_STATE, 0) != (gint64)from)
            continue;
        copy = sojourn_record_copy (quotes->pdata[i]);
        sojourn_record_set_integer (copy, SOJOURN_QUOTE_STATE, to);
        sojourn_record_set_integer (copy, SOJOURN_QUOTE_DECIDED_AT, now);
        sojourn_change_set_update (changes, copy);
    }
}

static void
settle_questions (SojournChangeSet *changes,
                  const SojournSnapshot *snapshot,
                  const SojournRecord *request)
{
    gint64 status = sojourn_record_get_integer (request, SOJOURN_QUOTE_REQUEST_STATUS, 0);
    g_autoptr (GPtrArray) questions = NULL;

    if (status != SOJOURN_REQUEST_QUOTED && !sojourn_request_status_is_ended (status))
        return;
    questions =
        sojourn_snapshot_list (snapshot, SOJOURN_KIND_INFO_REQUEST, SOJOURN_INFO_REQUEST_REQUEST,
                               sojourn_record_get_uuid (request));
    for (guint i = 0; i < questions->len; i++) {
        g_autoptr (SojournRecord) copy = NULL;

        if (sojourn_record_get_integer (questions->pdata[i], SOJOURN_INFO_REQUEST_STATUS, 0) !=
            SOJOURN_INFO_OPEN)
            continue;
        copy = sojourn_record_copy (questions->pdata[i]);
        sojourn_record_set_integer (copy, SOJOURN_INFO_REQUEST_STATUS, SOJOURN_INFO_CLOSED);
        sojourn_change_set_update (changes, copy);
    }
}

/**
 * sojourn_request_events_settle:
 * @changes: where the changes are added
 * @snapshot: the case as it is now
 * @request: the request in the state it went to
 * @now: the present instant, seconds since 1970
 *
 * Lets quotes and questions follow their request: what is declined, withdrawn or cancelled is not
 * open or accepted any more, and a question that nobody answered is closed once the request went on
 * without it.
 */
void
sojourn_request_events_settle (SojournChangeSet *changes,
                               const SojournSnapshot *snapshot,
                               const SojournRecord *request,
                               gint64 now)
{
    settle_quotes (changes, snapshot, request, now);
    settle_questions (changes, snapshot, request);
}
