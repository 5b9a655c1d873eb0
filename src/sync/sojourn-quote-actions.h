/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-change-set.h"
#include "sojourn-json-writer.h"
#include "sojourn-rule-settings.h"
#include "sojourn-snapshot.h"

G_BEGIN_DECLS

/* What a coordinator does with quote requests and quotes. Each adds to a change set, or says why
 * not and adds nothing; nothing is written or sent before the change set is applied. */

SojournRecord *sojourn_quote_actions_new_request (const SojournSnapshot *snapshot,
                                                  const SojournRecord *option);
char *sojourn_quote_actions_build_payload (const SojournSnapshot *snapshot,
                                           const SojournRecord *request,
                                           gint64 now,
                                           SojournJsonLayout layout);
gboolean sojourn_quote_actions_queue (SojournChangeSet *changes,
                                      const SojournSnapshot *snapshot,
                                      const SojournRecord *request,
                                      const SojournRuleSettings *settings,
                                      gint64 now,
                                      GError **error);
gboolean sojourn_quote_actions_edit (SojournChangeSet *changes,
                                     const SojournSnapshot *snapshot,
                                     const SojournRecord *request,
                                     gint64 now,
                                     GError **error);
gboolean sojourn_quote_actions_withdraw (SojournChangeSet *changes,
                                         const SojournSnapshot *snapshot,
                                         const SojournRecord *request,
                                         const char *reason,
                                         gint64 now,
                                         GError **error);
gboolean sojourn_quote_actions_answer (SojournChangeSet *changes,
                                       const SojournSnapshot *snapshot,
                                       const SojournRecord *info_request,
                                       const SojournRecord *document,
                                       gint64 now,
                                       GError **error);
gboolean sojourn_quote_actions_accept (SojournChangeSet *changes,
                                       const SojournSnapshot *snapshot,
                                       const SojournRecord *quote,
                                       const char *name,
                                       const SojournRuleSettings *settings,
                                       gint64 now,
                                       GError **error);
gboolean sojourn_quote_actions_decline (SojournChangeSet *changes,
                                        const SojournSnapshot *snapshot,
                                        const SojournRecord *quote,
                                        const char *reason,
                                        gint64 now,
                                        GError **error);
SojournRecord *sojourn_quote_actions_reissue (const SojournRecord *request);

G_END_DECLS
