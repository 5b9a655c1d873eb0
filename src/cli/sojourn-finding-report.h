/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-snapshot.h"

G_BEGIN_DECLS

/**
 * SojournFindingReport:
 *
 * What the rules say of one case after the other, printed for people as it is found, or for
 * programs as one JSON text at the end.
 */
typedef struct _SojournFindingReport SojournFindingReport;

SojournFindingReport *sojourn_finding_report_new (gint64 now, gboolean json);
void sojourn_finding_report_show_gates (SojournFindingReport *self);
void sojourn_finding_report_free (SojournFindingReport *self);

void sojourn_finding_report_check (SojournFindingReport *self,
                                   const SojournSnapshot *snapshot,
                                   const char *place);
gboolean sojourn_finding_report_blocks (const SojournFindingReport *self);
void sojourn_finding_report_finish (SojournFindingReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournFindingReport, sojourn_finding_report_free)

G_END_DECLS
