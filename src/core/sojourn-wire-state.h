/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-wire-quote.h"

G_BEGIN_DECLS

/**
 * SojournWireState:
 * @request_id: the service's identifier of the request
 * @client_ref: the client's own identifier of it
 * @status: the service's word; one that `sojourn_request_statuses` does not know is kept and shown
 * @revision: grows with every change; a state of a lower one than known is old news
 * @etag: for `If-Match`
 * @accepted_version: which version of the quote is accepted, or 0
 * @reason: (nullable): why the request ended
 * @payload_sha256: (nullable): the digest of the request as the service got it; not in an event
 * @info_requests: (element-type SojournRecord): questions, keyed by their remote id; case and
 *   request are the caller's
 * @quotes: (element-type SojournWireQuote): versions of the quote, each with its number
 *
 * What the service says of a request. The answer to a write carries all of it; an event of the feed
 * carries the questions and the quote it is about. Applying one twice changes nothing.
 */
typedef struct {
    char *request_id;
    char *client_ref;
    char *status;
    gint64 revision;
    char *etag;
    gint64 accepted_version;
    char *reason;
    char *payload_sha256;
    GPtrArray *info_requests;
    GPtrArray *quotes;
} SojournWireState;

void sojourn_wire_state_free (SojournWireState *self);
SojournWireState *sojourn_wire_state_read (SojournJsonReader *reader);
SojournWireState *sojourn_wire_state_read_event (SojournJsonReader *reader);
SojournWireState *sojourn_wire_state_decode (GBytes *body, gsize max_bytes, GError **error);
SojournWireState *sojourn_wire_state_decode_found (GBytes *body, gsize max_bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournWireState, sojourn_wire_state_free)

G_END_DECLS
