/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-catalogue-index.h"
#include "sojourn-catalogue.h"

G_BEGIN_DECLS

gboolean sojourn_shipped_catalogue_read (SojournCatalogue **catalogue, GError **error);
gboolean sojourn_shipped_catalogue_load (SojournCatalogueIndex **index, GError **error);

G_END_DECLS
