/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-office.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_TODAY_MODEL (sojourn_today_model_get_type ())
G_DECLARE_FINAL_TYPE (SojournTodayModel, sojourn_today_model, SOJOURN, TODAY_MODEL, GObject)

SojournTodayModel *sojourn_today_model_new (SojournOffice *office);
void sojourn_today_model_reload (SojournTodayModel *self);
SojournToday *sojourn_today_model_get_today (SojournTodayModel *self);
const char *sojourn_today_model_get_error (SojournTodayModel *self);

G_END_DECLS
