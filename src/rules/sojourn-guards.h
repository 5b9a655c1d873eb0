/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-date.h"
#include "sojourn-rules.h"

G_BEGIN_DECLS

/* What an action asks before it acts. Each answers with findings, the heaviest first; the action
 * is refused while sojourn_findings_block() says so. */

GPtrArray *sojourn_rules_check_record (const SojournSnapshot *snapshot,
                                       const SojournRecord *draft,
                                       gint64 now,
                                       const SojournRuleSettings *settings);
GPtrArray *sojourn_rules_check_assessment (const SojournRecord *assessment,
                                           const SojournSnapshot *snapshot);
GPtrArray *sojourn_rules_check_send (const SojournSnapshot *snapshot,
                                     const SojournRecord *request,
                                     gint64 now,
                                     const SojournRuleSettings *settings);
GPtrArray *sojourn_rules_check_answer (const SojournSnapshot *snapshot,
                                       const SojournRecord *info_request,
                                       gint64 now,
                                       const SojournRuleSettings *settings);
GPtrArray *sojourn_rules_check_accept (const SojournSnapshot *snapshot,
                                       const SojournRecord *quote,
                                       gint64 now,
                                       const SojournRuleSettings *settings);
GPtrArray *sojourn_rules_check_choose (const SojournSnapshot *snapshot,
                                       const SojournRecord *shortlist_item,
                                       gint64 now,
                                       const SojournRuleSettings *settings);
GPtrArray *sojourn_rules_check_amount (const SojournRecord *draft,
                                       guint field,
                                       const char *text,
                                       const char *currency);
GPtrArray *sojourn_rules_check_local_time (
    const SojournRecord *draft, guint field, SojournDate date, int minutes, const char *zone);

G_END_DECLS
