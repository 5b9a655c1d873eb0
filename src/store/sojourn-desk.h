/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-session.h"

G_BEGIN_DECLS

/* What is read across all cases. */
GPtrArray *
sojourn_desk_read_requests (SojournSession *session, guint statuses, guint limit, GError **error);
GPtrArray *
sojourn_desk_read_journeys (SojournSession *session, gint64 from, gint64 to, GError **error);

G_END_DECLS
