/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-rules.h"

G_BEGIN_DECLS

/**
 * SojournRequirement:
 * @text: what must be there, in a translated sentence
 * @met: whether it is
 * @place: where it is entered
 *
 * One condition of leaving a stage of the work.
 */
typedef struct {
    char *text;
    gboolean met;
    SojournPlace place;
} SojournRequirement;

void sojourn_requirement_free (SojournRequirement *self);

GPtrArray *sojourn_gate_evaluate (const SojournSnapshot *snapshot,
                                  const GPtrArray *findings,
                                  gint64 now,
                                  const SojournRuleSettings *settings);
gboolean sojourn_gate_is_open (const GPtrArray *requirements);
gboolean sojourn_gate_get_next_stage (SojournStage stage, SojournStage *next);

G_END_DECLS
