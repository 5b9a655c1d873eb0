/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-transaction.h"

G_BEGIN_DECLS

gboolean sojourn_findings_refresh (SojournTransaction *transaction,
                                   gint64 case_id,
                                   gboolean *changed,
                                   GError **error);

G_END_DECLS
