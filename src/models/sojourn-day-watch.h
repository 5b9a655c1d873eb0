/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-office.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_DAY_WATCH (sojourn_day_watch_get_type ())
G_DECLARE_FINAL_TYPE (SojournDayWatch, sojourn_day_watch, SOJOURN, DAY_WATCH, GObject)

SojournDayWatch *sojourn_day_watch_new (SojournOffice *office);

void sojourn_day_watch_start (SojournDayWatch *self);
DexFuture *sojourn_day_watch_look (SojournDayWatch *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
