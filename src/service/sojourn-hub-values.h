/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-quote-fields.h"

G_BEGIN_DECLS

/* What the service stores, one value a row. Instants are seconds since 1970-01-01T00:00:00Z, and 0
 * where there is none. */

/**
 * SojournHubRequest:
 * @id: its identifier
 * @agency: who made it
 * @client_ref: the agency's own identifier
 * @clinic: who is asked
 * @status: its state
 * @revision: counts its changes, from 1
 * @created_at: when it was made
 * @updated_at: when it last changed
 * @accepted_version: the accepted version of the quote, or 0
 * @reason: (nullable): why it ended
 * @payload: the body as it came
 * @payload_sha256: the digest of its bytes
 * @expires_at: when the newest quote ends
 *
 * A quote request.
 */
typedef struct {
    char *id;
    char *agency;
    char *client_ref;
    char *clinic;
    SojournRequestStatus status;
    gint64 revision;
    gint64 created_at;
    gint64 updated_at;
    gint64 accepted_version;
    char *reason;
    char *payload;
    char *payload_sha256;
    gint64 expires_at;
} SojournHubRequest;

/**
 * SojournHubQuestion:
 * @id: its identifier, which sorts by age
 * @request_id: the request it is about
 * @question: the words
 * @document_type: (nullable): a nick of `sojourn_document_types`
 * @asked_at: when it was asked
 * @status: open, answered or closed
 * @answered_at: when it was answered
 * @answer: (nullable): the answer as JSON
 *
 * A question of a clinic.
 */
typedef struct {
    char *id;
    char *request_id;
    char *question;
    char *document_type;
    gint64 asked_at;
    SojournInfoStatus status;
    gint64 answered_at;
    char *answer;
} SojournHubQuestion;

/**
 * SojournHubQuote:
 * @version: counts from 1
 * @expires_at: when it ends
 * @body: the quote as JSON, with version and receipt
 *
 * A version of a quote.
 */
typedef struct {
    gint64 version;
    gint64 expires_at;
    char *body;
} SojournHubQuote;

/**
 * SojournHubEvent:
 * @seq: its place in the feed
 * @body: the event as JSON
 *
 * An entry of the feed.
 */
typedef struct {
    gint64 seq;
    char *body;
} SojournHubEvent;

void sojourn_hub_request_free (SojournHubRequest *self);
void sojourn_hub_question_free (SojournHubQuestion *self);
void sojourn_hub_quote_free (SojournHubQuote *self);
void sojourn_hub_event_free (SojournHubEvent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournHubRequest, sojourn_hub_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournHubQuestion, sojourn_hub_question_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournHubQuote, sojourn_hub_quote_free)

G_END_DECLS
