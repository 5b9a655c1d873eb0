/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-quote-fields.h"
#include "sojourn-snapshot.h"

G_BEGIN_DECLS

gboolean sojourn_checklist_is_needed (const SojournRecord *option);
const SojournRecord *sojourn_checklist_find (const SojournSnapshot *snapshot,
                                             const SojournRecord *option,
                                             SojournChecklistItem item);
guint sojourn_checklist_count (const SojournSnapshot *snapshot, const SojournRecord *option);
guint sojourn_checklist_get_length (void);

G_END_DECLS
