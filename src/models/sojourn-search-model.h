/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-office.h"
#include "sojourn-search-item.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_SEARCH_MODEL (sojourn_search_model_get_type ())
G_DECLARE_FINAL_TYPE (SojournSearchModel, sojourn_search_model, SOJOURN, SEARCH_MODEL, GObject)

SojournSearchModel *sojourn_search_model_new (SojournOffice *office);
const char *sojourn_search_model_get_text (SojournSearchModel *self);
void sojourn_search_model_set_text (SojournSearchModel *self, const char *text);
void sojourn_search_model_reload (SojournSearchModel *self);
gboolean sojourn_search_model_is_loading (SojournSearchModel *self);
const char *sojourn_search_model_get_error (SojournSearchModel *self);

G_END_DECLS
