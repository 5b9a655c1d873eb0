/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-catalogue.h"

G_BEGIN_DECLS

/**
 * SojournCatalogueUpdate:
 * @inserts: (element-type SojournRecord): sealed records that are new to the desk; none refers to
 *   one that comes later
 * @updates: (element-type SojournRecord): sealed records with the identity, row and revision they
 *   have on the desk and the values they should have
 *
 * What a catalogue would change on the desk.
 */
typedef struct {
    GPtrArray *inserts;
    GPtrArray *updates;
} SojournCatalogueUpdate;

SojournCatalogueUpdate *sojourn_catalogue_update_new (const SojournCatalogue *edition,
                                                      const SojournCatalogue *installed,
                                                      const GPtrArray *stored);
void sojourn_catalogue_update_free (SojournCatalogueUpdate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournCatalogueUpdate, sojourn_catalogue_update_free)

G_END_DECLS
