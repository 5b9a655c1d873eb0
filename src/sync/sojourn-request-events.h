/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-change-set.h"
#include "sojourn-request-state.h"
#include "sojourn-snapshot.h"

G_BEGIN_DECLS

gboolean sojourn_request_events_note (SojournChangeSet *changes,
                                      SojournRecord *request,
                                      SojournRequestStatus to,
                                      SojournActor actor,
                                      const char *reason,
                                      gint64 now);
gboolean sojourn_request_events_move (SojournChangeSet *changes,
                                      SojournRecord *request,
                                      SojournRequestStatus to,
                                      SojournActor actor,
                                      const char *reason,
                                      gint64 now,
                                      GError **error);
void sojourn_request_events_settle (SojournChangeSet *changes,
                                    const SojournSnapshot *snapshot,
                                    const SojournRecord *request,
                                    gint64 now);
char *sojourn_request_events_fit (const char *text);

G_END_DECLS
