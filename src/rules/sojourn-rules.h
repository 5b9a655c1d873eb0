/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-finding.h"
#include "sojourn-rule-settings.h"
#include "sojourn-snapshot.h"

G_BEGIN_DECLS

/**
 * SojournRule:
 *
 * A rule of the tables. It lives as long as the process and never changes.
 */
typedef struct _SojournRule SojournRule;

GPtrArray *sojourn_rules_evaluate (const SojournSnapshot *snapshot,
                                   gint64 now,
                                   const SojournRuleSettings *settings);

const SojournRule *sojourn_rules_lookup (const char *id);
const SojournRule *sojourn_rules_get_nth (guint n);

const char *sojourn_rule_get_id (const SojournRule *rule);
const char *sojourn_rule_get_title (const SojournRule *rule);
const char *sojourn_rule_get_source (const SojournRule *rule);
char sojourn_rule_get_grade (const SojournRule *rule);
SojournSeverity sojourn_rule_get_severity (const SojournRule *rule);
gboolean sojourn_rule_can_override (const SojournRule *rule);

G_END_DECLS
