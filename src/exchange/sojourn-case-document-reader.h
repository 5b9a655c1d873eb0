/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-document.h"

G_BEGIN_DECLS

SojournSnapshot *
sojourn_case_document_read (GBytes *bytes, const SojournCatalogueIndex *catalogue, GError **error);

G_END_DECLS
