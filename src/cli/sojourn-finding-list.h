/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-snapshot.h"

G_BEGIN_DECLS

/**
 * SojournFindingList:
 *
 * What the rules say of one case after the other, printed for people as it is found, or for
 * programs as one JSON text at the end.
 */
typedef struct _SojournFindingList SojournFindingList;

SojournFindingList *sojourn_finding_list_new (gint64 now, gboolean json);
void sojourn_finding_list_free (SojournFindingList *self);

void sojourn_finding_list_check (SojournFindingList *self,
                                 const SojournSnapshot *snapshot,
                                 const char *place);
gboolean sojourn_finding_list_blocks (const SojournFindingList *self);
void sojourn_finding_list_finish (SojournFindingList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournFindingList, sojourn_finding_list_free)

G_END_DECLS
