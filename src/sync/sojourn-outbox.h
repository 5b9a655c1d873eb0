/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-change-set.h"
#include "sojourn-inbox.h"

G_BEGIN_DECLS

/**
 * SojournResolution:
 * @SOJOURN_RESOLUTION_DONE: the action took effect already
 * @SOJOURN_RESOLUTION_REBASE: the change at the service does not touch it; it goes out again upon
 *   the newer revision
 * @SOJOURN_RESOLUTION_CONFLICT: both sides changed the same thing; a person decides
 *
 * What becomes of an action that met a newer revision.
 */
typedef enum {
    SOJOURN_RESOLUTION_DONE,
    SOJOURN_RESOLUTION_REBASE,
    SOJOURN_RESOLUTION_CONFLICT,
} SojournResolution;

void sojourn_outbox_begin (SojournChangeSet *changes, const SojournRecord *item);
void sojourn_outbox_postpone (SojournChangeSet *changes,
                              const SojournSnapshot *snapshot,
                              const SojournRecord *item,
                              const GError *error,
                              gint64 not_before,
                              gint64 now);
SojournNews sojourn_outbox_succeed (SojournChangeSet *changes,
                                    const SojournSnapshot *snapshot,
                                    const SojournRecord *item,
                                    const SojournWireState *state,
                                    gint64 now);
void sojourn_outbox_forget_bytes (SojournRecord *request);
void sojourn_outbox_take_back (SojournChangeSet *changes,
                               const SojournSnapshot *snapshot,
                               const SojournRecord *item,
                               const GError *error,
                               gint64 now);
void sojourn_outbox_fail (SojournChangeSet *changes,
                          const SojournSnapshot *snapshot,
                          const SojournRecord *item,
                          const GError *error,
                          gint64 now);
SojournResolution sojourn_outbox_resolve (const SojournSnapshot *snapshot,
                                          const SojournRecord *item,
                                          const SojournWireState *state);
SojournNews sojourn_outbox_rebase (SojournChangeSet *changes,
                                   const SojournSnapshot *snapshot,
                                   const SojournRecord *item,
                                   const SojournWireState *state,
                                   gint64 now);

G_END_DECLS
