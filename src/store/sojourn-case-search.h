/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-query.h"
#include "sojourn-case-row.h"
#include "sojourn-case-slice-private.h"
#include "sojourn-session.h"

G_BEGIN_DECLS

/* The list of cases, read. */

SojournCaseSlice *sojourn_case_search_run (SojournSession *session,
                                           const SojournCaseQuery *query,
                                           const SojournCaseSlice *after,
                                           guint limit,
                                           GError **error);
gboolean sojourn_case_search_count (SojournSession *session,
                                    const SojournCaseQuery *query,
                                    gint64 *count,
                                    GError **error);
GPtrArray *sojourn_case_search_load_rows (SojournSession *session, GArray *ids, GError **error);

G_END_DECLS
