/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-request-state.h"

#define BIT(status) (1u << SOJOURN_REQUEST_##status)

typedef struct {
    guint by_coordinator; /* states a person may bring it to */
    guint by_sync;        /* states that sending brings it to */
    guint by_provider;    /* states that the clinic brings it to */
} Transitions;

/* A state that is not named here is the end: the request never changes again, and going on means a
 * new one that replaces it. */
static const Transitions transitions[] = {
    [SOJOURN_REQUEST_DRAFT] = {
        .by_coordinator = BIT (QUEUED) | BIT (WITHDRAWN),
    },
    [SOJOURN_REQUEST_QUEUED] = {
        .by_coordinator = BIT (DRAFT) | BIT (WITHDRAWN),
        .by_sync = BIT (SENT) | BIT (FAILED) | BIT (DRAFT),
    },
    [SOJOURN_REQUEST_SENT] = {
        .by_coordinator = BIT (WITHDRAWN),
        .by_sync = BIT (EXPIRED),
        .by_provider = BIT (ACKNOWLEDGED) | BIT (INFO_REQUESTED) | BIT (QUOTED) |
                       BIT (DECLINED_BY_PROVIDER) | BIT (EXPIRED),
    },
    [SOJOURN_REQUEST_ACKNOWLEDGED] = {
        .by_coordinator = BIT (WITHDRAWN),
        .by_sync = BIT (EXPIRED),
        .by_provider = BIT (INFO_REQUESTED) | BIT (QUOTED) | BIT (DECLINED_BY_PROVIDER) |
                       BIT (EXPIRED),
    },
    [SOJOURN_REQUEST_INFO_REQUESTED] = {
        .by_coordinator = BIT (WITHDRAWN),
        .by_sync = BIT (SENT) | BIT (EXPIRED),
        .by_provider = BIT (ACKNOWLEDGED) | BIT (QUOTED) | BIT (DECLINED_BY_PROVIDER) |
                       BIT (EXPIRED) | BIT (SENT),
    },
    [SOJOURN_REQUEST_QUOTED] = {
        .by_coordinator = BIT (ACCEPTED) | BIT (DECLINED_BY_PATIENT),
        .by_sync = BIT (EXPIRED),
        .by_provider = BIT (QUOTED) | BIT (WITHDRAWN_BY_PROVIDER) | BIT (EXPIRED) |
                       BIT (INFO_REQUESTED),
    },
    [SOJOURN_REQUEST_ACCEPTED] = {
        .by_coordinator = BIT (CANCELLED) | BIT (SUPERSEDED),
        .by_sync = BIT (QUOTED),
        .by_provider = BIT (CANCELLED),
    },
    [SOJOURN_REQUEST_SUPERSEDED] = { 0 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (transitions) == SOJOURN_REQUEST_SUPERSEDED + 1);

/**
 * sojourn_request_status_may_become:
 * @from: the state a quote request is in
 * @to: the state it is to go to
 * @actor: who brings it there
 *
 * The state machine of a quote request (docs/architecture.md). A clinic's new version of a quote
 * leads from quoted to quoted; every other state leads to another one.
 *
 * Returns: whether the transition exists
 */
gboolean
sojourn_request_status_may_become (SojournRequestStatus from,
                                   SojournRequestStatus to,
                                   SojournActor actor)
{
    const Transitions *row;

    g_return_val_if_fail (from < G_N_ELEMENTS (transitions), FALSE);

    row = &transitions[from];
    switch (actor) {
    case SOJOURN_ACTOR_COORDINATOR:
        return (row->by_coordinator >> to) & 1;
    case SOJOURN_ACTOR_SYNC:
        return (row->by_sync >> to) & 1;
    case SOJOURN_ACTOR_PROVIDER:
        return (row->by_provider >> to) & 1;
    }
    g_return_val_if_reached (FALSE);
}

/**
 * sojourn_request_status_is_ended:
 * @status: the state of a quote request
 *
 * Returns: whether nothing leads on from it
 */
gboolean
sojourn_request_status_is_ended (SojournRequestStatus status)
{
    g_return_val_if_fail (status < G_N_ELEMENTS (transitions), TRUE);

    return transitions[status].by_coordinator == 0 && transitions[status].by_sync == 0 &&
           transitions[status].by_provider == 0;
}

/**
 * sojourn_request_status_is_at_service:
 * @status: the state of a quote request
 *
 * Returns: whether the service has it, so that ending it must be told there
 */
gboolean
sojourn_request_status_is_at_service (SojournRequestStatus status)
{
    return status == SOJOURN_REQUEST_SENT || status == SOJOURN_REQUEST_ACKNOWLEDGED ||
           status == SOJOURN_REQUEST_INFO_REQUESTED || status == SOJOURN_REQUEST_QUOTED ||
           status == SOJOURN_REQUEST_ACCEPTED;
}
