/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-item.h"

G_BEGIN_DECLS

/**
 * SojournCaseCache:
 *
 * The items of a list by id: one for each case as long as anyone holds it, and the latest ones for
 * some time longer. Of the main thread.
 */
typedef struct _SojournCaseCache SojournCaseCache;

typedef void (*SojournCaseItemFunc) (SojournCaseItem *item, gpointer user_data);

SojournCaseCache *sojourn_case_cache_new (guint max_kept);
void sojourn_case_cache_free (SojournCaseCache *self);
SojournCaseItem *sojourn_case_cache_ref_item (SojournCaseCache *self, gint64 id);
SojournCaseItem *sojourn_case_cache_peek (SojournCaseCache *self, gint64 id);
void
sojourn_case_cache_foreach (SojournCaseCache *self, SojournCaseItemFunc func, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournCaseCache, sojourn_case_cache_free)

G_END_DECLS
