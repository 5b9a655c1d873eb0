/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-inbox.h"
#include "sojourn-rule-settings.h"
#include "sojourn-store.h"
#include "sojourn-transport.h"

G_BEGIN_DECLS

/**
 * SojournAttemptMeans:
 * @store: the desk
 * @transport: the way to the service
 * @settings: the thresholds of the rules
 * @clock: what “now” means
 * @stopped: pending until nothing is to be waited for any more
 *
 * What an attempt works with. All of it is the caller's.
 */
typedef struct {
    SojournStore *store;
    SojournTransport *transport;
    const SojournRuleSettings *settings;
    SojournClock clock;
    DexFuture *stopped;
} SojournAttemptMeans;

/**
 * SojournOutcome:
 * @problem: (nullable): why the attempt did not succeed, a %SOJOURN_SYNC_ERROR
 * @news: what is new to a person
 * @waits: whether the item waits for another attempt
 * @of_service: whether it waits for a reason that is not its own, so that every item does
 * @delay_ms: how long it waits
 *
 * What came of an attempt. Zeroed, it stands for an item that needs nothing any more.
 */
typedef struct {
    GError *problem;
    SojournNews news;
    gboolean waits;
    gboolean of_service;
    gint64 delay_ms;
} SojournOutcome;

void sojourn_outcome_clear (SojournOutcome *self);
gboolean sojourn_attempt_run (const SojournAttemptMeans *means,
                              const SojournRecord *item,
                              SojournOutcome *outcome,
                              GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SojournOutcome, sojourn_outcome_clear)

G_END_DECLS
