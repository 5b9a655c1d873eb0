/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-journey-fields.h"
#include "sojourn-snapshot.h"

G_BEGIN_DECLS

/* Parts of a journey as people plan and read them. */

const SojournRecord *sojourn_segment_find_last (const SojournSnapshot *snapshot);
SojournRecord *sojourn_segment_new_after (const SojournSnapshot *snapshot,
                                          SojournSegmentType type,
                                          const SojournRecord *before,
                                          gint64 now);

SojournSegmentType sojourn_segment_get_segment_type (const SojournRecord *segment);
gboolean sojourn_segment_is_cancelled (const SojournRecord *segment);
gboolean sojourn_segment_leads_somewhere (SojournSegmentType type);

char *sojourn_segment_format_title (const SojournRecord *segment);
char *sojourn_segment_format_details (const SojournRecord *segment);

G_END_DECLS
