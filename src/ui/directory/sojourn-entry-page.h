/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-catalogue-model.h"
#include "sojourn-page.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_ENTRY_PAGE (sojourn_entry_page_get_type ())
G_DECLARE_FINAL_TYPE (SojournEntryPage, sojourn_entry_page, SOJOURN, ENTRY_PAGE, SojournPage)

SojournPage *sojourn_entry_page_new (SojournContext *context,
                                     SojournCatalogueModel *model,
                                     SojournKind kind,
                                     const char *uuid);

G_END_DECLS
