/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-session.h"
#include "sojourn-today.h"

G_BEGIN_DECLS

/* What is read across all cases. */

SojournToday *sojourn_desk_read_today (SojournSession *session, GError **error);
GPtrArray *
sojourn_desk_read_requests (SojournSession *session, guint statuses, guint limit, GError **error);
GPtrArray *
sojourn_desk_read_journeys (SojournSession *session, gint64 from, gint64 to, GError **error);
GPtrArray *
sojourn_desk_search (SojournSession *session, const char *text, guint limit, GError **error);

G_END_DECLS
