/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-wire-state.h"

G_BEGIN_DECLS

/* What the type of every problem of the service begins with. */
#define SOJOURN_PROBLEM_BASE "https://sojourndesk.github.io/problems/"

/**
 * SojournWireProblem:
 * @type: the type without %SOJOURN_PROBLEM_BASE, like `stale-revision`; another service's type as
 *   it is, `about:blank` if there is none
 * @title: (nullable): a sentence of the service, to be shown as plain text
 * @detail: (nullable): more of it
 * @instance: (nullable): names this one answer, for support
 * @errors: (array zero-terminated=1): each a path, a colon and a reason
 * @current: (nullable): the request as the service has it
 *
 * Why the service refused: RFC 9457.
 */
typedef struct {
    char *type;
    char *title;
    char *detail;
    char *instance;
    char **errors;
    SojournWireState *current;
} SojournWireProblem;

void sojourn_wire_problem_free (SojournWireProblem *self);
SojournWireProblem *sojourn_wire_problem_decode (GBytes *body, gsize max_bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournWireProblem, sojourn_wire_problem_free)

G_END_DECLS
