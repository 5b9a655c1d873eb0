/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-wire-state.h"

G_BEGIN_DECLS

/* The most events of a page; see docs/quote-api.yaml. */
#define SOJOURN_WIRE_MAX_EVENTS 500

/**
 * SojournWireEvent:
 * @seq: its place in the feed
 * @id: its identifier, a UUID
 * @type: the service's word for what happened
 * @at: when, in seconds since 1970-01-01T00:00:00Z by the service's clock
 * @state: what the request is like after it
 *
 * One thing that happened to a request.
 */
typedef struct {
    gint64 seq;
    char *id;
    char *type;
    gint64 at;
    SojournWireState *state;
} SojournWireEvent;

/**
 * SojournWirePage:
 * @epoch: the feed's epoch, a UUID; another one than before means that the service is not the same
 * @events: (element-type SojournWireEvent): in order, each place higher than the one before
 * @next: the cursor to ask with next; stored in the transaction that applies the events
 * @more: whether there is another page already
 *
 * A page of the feed.
 */
typedef struct {
    char *epoch;
    GPtrArray *events;
    char *next;
    gboolean more;
} SojournWirePage;

void sojourn_wire_page_free (SojournWirePage *self);
SojournWirePage *sojourn_wire_page_decode (GBytes *body, gsize max_bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournWirePage, sojourn_wire_page_free)

G_END_DECLS
