/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-catalogue-index.h"

G_BEGIN_DECLS

SojournCatalogueIndex *sojourn_known_catalogue_new (const GPtrArray *records, GError **error);

G_END_DECLS
