/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-row.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_CASE_ITEM (sojourn_case_item_get_type ())
G_DECLARE_FINAL_TYPE (SojournCaseItem, sojourn_case_item, SOJOURN, CASE_ITEM, GObject)

SojournCaseItem *sojourn_case_item_new (gint64 id);
gint64 sojourn_case_item_get_id (SojournCaseItem *self);
const SojournCaseRow *sojourn_case_item_get_row (SojournCaseItem *self);
void sojourn_case_item_set_row (SojournCaseItem *self, SojournCaseRow *row, gint64 today);
const char *sojourn_case_item_get_uuid (SojournCaseItem *self);

G_END_DECLS
