/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sojourn_cursor_format (const char *epoch, gint64 seq);
gboolean sojourn_cursor_parse (const char *cursor, char **epoch, gint64 *seq);

G_END_DECLS
