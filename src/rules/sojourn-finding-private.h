/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-finding.h"
#include "sojourn-rule-private.h"

G_BEGIN_DECLS

struct _SojournFinding {
    gatomicrefcount references;
    const SojournRule *rule; /* (unowned): a row of a table */
    SojournSeverity severity;
    SojournKind subject_kind;
    char subject[37];
    char part[37]; /* empty: the subject as a whole */
    SojournPlace place;
    char *message;       /* (owned) */
    const char *cure;    /* (nullable) (unowned): untranslated */
    gint64 earliest;     /* seconds; of use if earliest_zone is there */
    char *earliest_zone; /* (nullable) (owned) */
    /* (nullable) (owned): who overruled it, and why */
    char *override_name;
    char *override_reason;
};

SojournFinding *sojourn_finding_new (const SojournRule *rule,
                                     SojournSeverity severity,
                                     const SojournRecord *subject);

G_END_DECLS
