/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-snapshot.h"

G_BEGIN_DECLS

/**
 * SojournCatalogueIndex:
 *
 * The catalogue as the reader of a case document needs it: to find a clinic, a trial or an option
 * by its UUID or by its catalogue key, with all that belongs to it.
 *
 * Never changes, so it may be shared between threads.
 */
typedef struct _SojournCatalogueIndex SojournCatalogueIndex;

SojournCatalogueIndex *sojourn_catalogue_index_new (SojournSnapshot *catalogue);
void sojourn_catalogue_index_free (SojournCatalogueIndex *self);

const SojournRecord *sojourn_catalogue_index_find (const SojournCatalogueIndex *self,
                                                   const char *uuid);
const SojournRecord *sojourn_catalogue_index_find_key (const SojournCatalogueIndex *self,
                                                       SojournKind kind,
                                                       const char *key);
void sojourn_catalogue_index_copy (const SojournCatalogueIndex *self,
                                   const SojournRecord *record,
                                   SojournSnapshot *snapshot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournCatalogueIndex, sojourn_catalogue_index_free)

G_END_DECLS
