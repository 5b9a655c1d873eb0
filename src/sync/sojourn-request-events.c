/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-request-events.h"

#include "sojourn-sync-error.h"

#include <glib/gi18n-lib.h>

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
    sojourn_record_set_text (event, SOJOURN_REQUEST_EVENT_REASON, reason);
    sojourn_record_set_text (
        event, SOJOURN_REQUEST_EVENT_PAYLOAD_SHA256,
        sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_PAYLOAD_SHA256));
    sojourn_change_set_insert (changes, event);
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
