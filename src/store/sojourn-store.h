/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-query.h"
#include "sojourn-case-row.h"
#include "sojourn-case-slice.h"
#include "sojourn-change-set.h"
#include "sojourn-check-report.h"
#include "sojourn-clock.h"
#include "sojourn-history-entry.h"
#include "sojourn-journey-row.h"
#include "sojourn-receipt.h"
#include "sojourn-request-row.h"
#include "sojourn-rule-settings.h"
#include "sojourn-search-hit.h"
#include "sojourn-snapshot.h"
#include "sojourn-store-error.h"
#include "sojourn-today.h"

#include <libdex.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_STORE (sojourn_store_get_type ())
G_DECLARE_FINAL_TYPE (SojournStore, sojourn_store, SOJOURN, STORE, GObject)

/* Opening and closing. To open resolves to a SojournStore, to close to TRUE. */
void sojourn_store_prepare_process (void);
DexFuture *sojourn_store_open (const char *path, SojournClock clock) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_store_open_read_only (const char *path,
                                         SojournClock clock) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_store_close (SojournStore *self) G_GNUC_WARN_UNUSED_RESULT;
const char *sojourn_store_get_path (SojournStore *self);
const char *sojourn_store_get_warning (SojournStore *self);
gboolean sojourn_store_is_read_only (SojournStore *self);

G_END_DECLS

/* What is asked of an open store. */
#include "sojourn-store-read.h"
#include "sojourn-store-upkeep.h"
#include "sojourn-store-write.h"
