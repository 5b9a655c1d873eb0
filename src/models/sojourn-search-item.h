/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-search-hit.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_SEARCH_ITEM (sojourn_search_item_get_type ())
G_DECLARE_FINAL_TYPE (SojournSearchItem, sojourn_search_item, SOJOURN, SEARCH_ITEM, GObject)

SojournSearchItem *sojourn_search_item_new (SojournKind kind,
                                            const char *uuid,
                                            const char *case_uuid,
                                            const char *title,
                                            const char *subtitle);
SojournKind sojourn_search_item_get_kind (SojournSearchItem *self);
const char *sojourn_search_item_get_uuid (SojournSearchItem *self);
const char *sojourn_search_item_get_case (SojournSearchItem *self);
const char *sojourn_search_item_get_title (SojournSearchItem *self);
const char *sojourn_search_item_get_subtitle (SojournSearchItem *self);

G_END_DECLS
