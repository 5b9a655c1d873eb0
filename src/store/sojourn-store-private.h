/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-session.h"
#include "sojourn-store.h"
#include "sojourn-worker.h"

G_BEGIN_DECLS

/* How the parts of the store hand work to its thread. */

DexFuture *sojourn_store_run (SojournStore *self,
                              SojournWorkMode mode,
                              SojournWorkFunc func,
                              SojournWorkDoneFunc done,
                              gpointer data,
                              GDestroyNotify destroy) G_GNUC_WARN_UNUSED_RESULT;
void sojourn_store_announce (SojournStore *self, SojournReceipt *receipt);

G_END_DECLS
