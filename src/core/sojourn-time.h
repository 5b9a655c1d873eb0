/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-zone.h"

G_BEGIN_DECLS

gboolean sojourn_time_is_valid (gint64 instant);
gboolean sojourn_time_parse (const char *text, gint64 *instant, GError **error);
char *sojourn_time_format (gint64 instant);

G_END_DECLS
