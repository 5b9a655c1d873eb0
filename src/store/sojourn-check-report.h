/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SojournCheckResult:
 * @id: the machine name of the check: `integrity`, `references`, `history`, `search`, `list`,
 *   `permissions`
 * @holds: whether all is well
 * @message: what was found, in a sentence for the user
 *
 * The outcome of one check of [method@Store.check].
 */
typedef struct {
    const char *id;
    gboolean holds;
    const char *message;
} SojournCheckResult;

/**
 * SojournCheckReport:
 *
 * The outcome of [method@Store.check]. Reference-counted and immutable.
 */
typedef struct _SojournCheckReport SojournCheckReport;

#define SOJOURN_TYPE_CHECK_REPORT (sojourn_check_report_get_type ())
GType sojourn_check_report_get_type (void);

SojournCheckReport *sojourn_check_report_ref (SojournCheckReport *self);
void sojourn_check_report_unref (SojournCheckReport *self);

gboolean sojourn_check_report_holds (const SojournCheckReport *self);
const SojournCheckResult *sojourn_check_report_get_results (const SojournCheckReport *self,
                                                            guint *n_results);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournCheckReport, sojourn_check_report_unref)

G_END_DECLS
