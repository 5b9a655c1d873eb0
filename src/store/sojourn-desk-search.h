/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-session.h"

G_BEGIN_DECLS

/* The search of everything. */
GPtrArray *
sojourn_desk_search (SojournSession *session, const char *text, guint limit, GError **error);

G_END_DECLS
