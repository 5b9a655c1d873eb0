/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <libical/ical.h>

G_BEGIN_DECLS

gboolean sojourn_calendar_zone_is_utc (const char *zone);
icalcomponent *sojourn_calendar_zone_new (const char *zone, gint64 first, gint64 last);

G_END_DECLS
