/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-item.h"
#include "sojourn-office.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_CASE_LIST_MODEL (sojourn_case_list_model_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournCaseListModel, sojourn_case_list_model, SOJOURN, CASE_LIST_MODEL, GObject)

SojournCaseListModel *sojourn_case_list_model_new (SojournOffice *office);

void sojourn_case_list_model_set_query (SojournCaseListModel *self, SojournCaseQuery *query);
SojournCaseQuery *sojourn_case_list_model_get_query (SojournCaseListModel *self);
void sojourn_case_list_model_reload (SojournCaseListModel *self);

gboolean sojourn_case_list_model_is_loading (SojournCaseListModel *self);
const char *sojourn_case_list_model_get_error (SojournCaseListModel *self);
guint sojourn_case_list_model_find (SojournCaseListModel *self, gint64 id);

G_END_DECLS
