/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-date.h"
#include "sojourn-record.h"

G_BEGIN_DECLS

/* Values as people type them into an entry, in their locale. */

gboolean sojourn_typed_parse_integer (const char *text, gint64 *number, GError **error);
gboolean sojourn_typed_parse_date (const char *text, SojournDate *date, GError **error);
gboolean
sojourn_typed_parse_time (const char *text, const char *zone, gint64 *instant, GError **error);
char *sojourn_typed_format_time (gint64 instant, const char *zone);

gboolean sojourn_typed_parse (const SojournRecord *record,
                              guint field,
                              const char *text,
                              const char *zone,
                              gint64 *number,
                              GError **error);
char *sojourn_typed_format (const SojournRecord *record, guint field, const char *zone);

G_END_DECLS
