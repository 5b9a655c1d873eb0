/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-context.h"

#include <libdex.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_COURIER (sojourn_courier_get_type ())
G_DECLARE_FINAL_TYPE (SojournCourier, sojourn_courier, SOJOURN, COURIER, GObject)

SojournCourier *sojourn_courier_new (SojournContext *context, GApplication *application);
void sojourn_courier_start (SojournCourier *self);
DexFuture *sojourn_courier_stop (SojournCourier *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
