/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-draft.h"

G_BEGIN_DECLS

void sojourn_draft_commit (SojournDraft *self);
DexFuture *sojourn_draft_save (SojournDraft *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
