/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-inbox.h"
#include "sojourn-store.h"

G_BEGIN_DECLS

/**
 * SojournIntake:
 * @store: the desk
 * @clock: what “now” means
 * @request_uuid: which request it is about
 * @state: (nullable): what the service says of it; %NULL if it does not know it any more
 * @anew: whether @state counts even if it is older than what is known here, because the service was
 *   set back
 * @cursor: (nullable): the place in the feed to store with it
 * @news: (out): what is new to a person
 * @case_uuid: (out) (owned) (nullable): the case of the request; %NULL if nothing was changed
 *
 * Something that the service says of one request, on its way into the desk. All of it is the
 * caller's, but for what comes out.
 */
typedef struct {
    SojournStore *store;
    SojournClock clock;
    const char *request_uuid;
    const SojournWireState *state;
    gboolean anew;
    const char *cursor;
    SojournNews news;
    char *case_uuid;
} SojournIntake;

void sojourn_intake_clear (SojournIntake *self);
gboolean sojourn_intake_store (SojournIntake *self, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SojournIntake, sojourn_intake_clear)

G_END_DECLS
