/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-finding.h"
#include "sojourn-rule-private.h"

G_BEGIN_DECLS

SojournFinding *sojourn_finding_new (const SojournRule *rule,
                                     SojournSeverity severity,
                                     const SojournRecord *subject,
                                     int field,
                                     char *message);
void sojourn_finding_set_part (SojournFinding *self, const SojournRecord *part);
void sojourn_finding_set_aspect (SojournFinding *self, const char *aspect);
void
sojourn_finding_set_place (SojournFinding *self, SojournKind kind, const char *uuid, int field);
void sojourn_finding_set_cure (SojournFinding *self, const char *cure);
void sojourn_finding_set_earliest (SojournFinding *self, gint64 instant, const char *zone);
void sojourn_finding_apply_override (SojournFinding *self,
                                     const SojournRecord *override,
                                     const char *case_uuid);
int sojourn_finding_compare (gconstpointer a, gconstpointer b);

G_END_DECLS
