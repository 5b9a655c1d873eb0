/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-transaction.h"

G_BEGIN_DECLS

/* The note that tells what the findings were written in: see sojourn_findings_dup_wording(). */
#define SOJOURN_FINDINGS_NOTE "findings.made_for"

char *sojourn_findings_dup_wording (void);
gboolean sojourn_findings_refresh (SojournTransaction *transaction,
                                   gint64 case_id,
                                   gboolean *changed,
                                   GError **error);

G_END_DECLS
