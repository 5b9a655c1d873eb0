/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-catalogue-fields.h"
#include "sojourn-record-source.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_CATALOGUE_MODEL (sojourn_catalogue_model_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournCatalogueModel, sojourn_catalogue_model, SOJOURN, CATALOGUE_MODEL, GObject)

SojournCatalogueModel *sojourn_catalogue_model_new (SojournOffice *office);
void sojourn_catalogue_model_reload (SojournCatalogueModel *self);

SojournOffice *sojourn_catalogue_model_get_office (SojournCatalogueModel *self);
SojournSnapshot *sojourn_catalogue_model_get_snapshot (SojournCatalogueModel *self);
const char *sojourn_catalogue_model_get_error (SojournCatalogueModel *self);
SojournDraft *sojourn_catalogue_model_get_draft (SojournCatalogueModel *self,
                                                 const SojournRecord *record);
GListModel *sojourn_catalogue_model_get_candidates (SojournCatalogueModel *self, SojournKind kind);
const char *sojourn_catalogue_get_title (const SojournRecord *record);

G_END_DECLS
