/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 sojourn_backoff_delay_ms (guint attempts, double chance, gint64 asked_secs);
gint64 sojourn_backoff_parse_retry_after (const char *header, gint64 now);

G_END_DECLS
