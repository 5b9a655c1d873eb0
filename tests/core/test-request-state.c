/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-request-state.h"

static const SojournRequestStatus ended[] = {
    SOJOURN_REQUEST_DECLINED_BY_PATIENT,
    SOJOURN_REQUEST_DECLINED_BY_PROVIDER,
    SOJOURN_REQUEST_EXPIRED,
    SOJOURN_REQUEST_WITHDRAWN,
    SOJOURN_REQUEST_WITHDRAWN_BY_PROVIDER,
    SOJOURN_REQUEST_FAILED,
    SOJOURN_REQUEST_CANCELLED,
    SOJOURN_REQUEST_SUPERSEDED,
};

/* What has ended stays ended, whoever asks. */
static void
test_ends (void)
{
    for (guint i = 0; i < G_N_ELEMENTS (ended); i++) {
        g_assert_true (sojourn_request_status_is_ended (ended[i]));
        g_assert_false (sojourn_request_status_is_at_service (ended[i]));
        for (guint to = 0; to < sojourn_request_statuses.n_choices; to++) {
            for (guint actor = 0; actor < sojourn_actors.n_choices; actor++)
                g_assert_false (sojourn_request_status_may_become (ended[i], to, actor));
        }
    }
}

/* Nobody but the clinic quotes, nobody but the coordinator accepts, and only what was quoted. */
static void
test_who (void)
{
    for (guint from = 0; from < sojourn_request_statuses.n_choices; from++) {
        g_assert_false (
            sojourn_request_status_may_become (from, SOJOURN_REQUEST_ACCEPTED, SOJOURN_ACTOR_SYNC));
        g_assert_false (sojourn_request_status_may_become (from, SOJOURN_REQUEST_ACCEPTED,
                                                           SOJOURN_ACTOR_PROVIDER));
        g_assert_cmpint (sojourn_request_status_may_become (from, SOJOURN_REQUEST_ACCEPTED,
                                                            SOJOURN_ACTOR_COORDINATOR),
                         ==, from == SOJOURN_REQUEST_QUOTED);
        g_assert_false (sojourn_request_status_may_become (from, SOJOURN_REQUEST_QUOTED,
                                                           SOJOURN_ACTOR_COORDINATOR));
        g_assert_cmpint (sojourn_request_status_may_become (from, SOJOURN_REQUEST_QUEUED,
                                                            SOJOURN_ACTOR_COORDINATOR),
                         ==, from == SOJOURN_REQUEST_DRAFT);
    }
    g_assert_true (sojourn_request_status_may_become (
        SOJOURN_REQUEST_QUOTED, SOJOURN_REQUEST_QUOTED, SOJOURN_ACTOR_PROVIDER));
    g_assert_true (sojourn_request_status_may_become (SOJOURN_REQUEST_QUEUED, SOJOURN_REQUEST_DRAFT,
                                                      SOJOURN_ACTOR_COORDINATOR));
}

/* Every state can be reached from a draft. */
static void
test_reachable (void)
{
    guint reached = 1u << SOJOURN_REQUEST_DRAFT;
    guint before;

    do {
        before = reached;
        for (guint from = 0; from < sojourn_request_statuses.n_choices; from++) {
            for (guint to = 0; ((reached >> from) & 1) && to < sojourn_request_statuses.n_choices;
                 to++) {
                for (guint actor = 0; actor < sojourn_actors.n_choices; actor++) {
                    if (sojourn_request_status_may_become (from, to, actor))
                        reached |= 1u << to;
                }
            }
        }
    } while (reached != before);
    g_assert_cmpuint (reached, ==, (1u << sojourn_request_statuses.n_choices) - 1);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/request-state/ends", test_ends);
    g_test_add_func ("/request-state/who", test_who);
    g_test_add_func ("/request-state/reachable", test_reachable);
    return g_test_run ();
}
