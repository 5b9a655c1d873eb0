/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-draft.h"

G_BEGIN_DECLS

/**
 * SojournDrafts:
 *
 * The drafts of the records of one snapshot, at most one of each. Of the main thread.
 */
typedef struct _SojournDrafts SojournDrafts;

SojournDrafts *sojourn_drafts_new (void);
void sojourn_drafts_free (SojournDrafts *self);

SojournDraft *sojourn_drafts_get (SojournDrafts *self,
                                  SojournOffice *office,
                                  SojournSnapshot *snapshot,
                                  const SojournRecord *record);
void sojourn_drafts_update (SojournDrafts *self, SojournSnapshot *snapshot);
void sojourn_drafts_clear (SojournDrafts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournDrafts, sojourn_drafts_free)

G_END_DECLS
