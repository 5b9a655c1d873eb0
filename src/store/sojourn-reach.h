/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-repository.h"

G_BEGIN_DECLS

/* Which cases a change of a record concerns. */

gboolean sojourn_reach_collect (
    SojournConnection *connection, SojournKind kind, gint64 id, GHashTable *cases, GError **error);

G_END_DECLS
