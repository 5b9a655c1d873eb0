/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-answer.h"
#include "sojourn-call.h"
#include "sojourn-quote-store.h"

G_BEGIN_DECLS

/**
 * SojournTurn:
 * @store: the store, in a transaction
 * @epoch: of the feed
 * @now: the time
 * @call: what is asked
 * @reader: (nullable): at the root of the body; %NULL for what the service does by itself
 * @request: (nullable): the request, to be changed; a new one is put here
 * @questions: (element-type SojournHubQuestion): those about it
 * @quotes: (element-type SojournHubQuote): its versions
 * @told: (element-type SojournHubQuestion): the questions that changed, which the event tells
 * @event: (nullable): the word for what happened
 * @quoted: whether the newest quote is told as well
 * @error: (nullable): the storage's
 *
 * One change of one request, while it happens.
 */
typedef struct {
    SojournQuoteStore *store;
    const char *epoch;
    gint64 now;
    const SojournCall *call;
    SojournJsonReader *reader;
    SojournHubRequest *request;
    GPtrArray *questions;
    GPtrArray *quotes;
    GPtrArray *told;
    const char *event;
    gboolean quoted;
    GError *error;
} SojournTurn;

/**
 * SojournOperation:
 * @turn: a turn
 *
 * Changes the request of @turn.
 *
 * Returns: (transfer full) (nullable): why not, or %NULL when done; where `error` is set the answer
 *   does not matter
 */
typedef SojournAnswer *(*SojournOperation) (SojournTurn *turn);

SojournTurn *
sojourn_turn_new (SojournQuoteStore *store, const char *epoch, gint64 now, const SojournCall *call);
void sojourn_turn_free (SojournTurn *self);
gboolean sojourn_turn_load (SojournTurn *self, SojournHubRequest *request);
gboolean sojourn_turn_put_question (SojournTurn *self, SojournHubQuestion *question);
gboolean sojourn_turn_close_questions (SojournTurn *self);
SojournAnswer *
sojourn_turn_move (SojournTurn *self, SojournRequestStatus status, SojournActor actor);
SojournAnswer *sojourn_turn_refuse_content (SojournTurn *self);
SojournAnswer *sojourn_turn_refuse_state (SojournTurn *self, const char *type, const char *title);

char *sojourn_turn_dup_etag (const SojournTurn *self);
GBytes *sojourn_turn_render (const SojournTurn *self);
char *sojourn_turn_render_event (const SojournTurn *self, gint64 seq);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournTurn, sojourn_turn_free)

G_END_DECLS
