/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-calendar.h"

G_BEGIN_DECLS

char *sojourn_segment_dup_summary (const SojournRecord *segment);
char *sojourn_segment_dup_location (const SojournSnapshot *snapshot, const SojournRecord *segment);
char *sojourn_segment_dup_description (const SojournRecord *segment, gboolean with_notes);

G_END_DECLS
