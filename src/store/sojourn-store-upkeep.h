/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-store.h"

G_BEGIN_DECLS

/* Resolves to the number of cases that were looked at again, as int64. */
DexFuture *sojourn_store_refresh_findings (SojournStore *self) G_GNUC_WARN_UNUSED_RESULT;

/* Resolves to TRUE. */
DexFuture *sojourn_store_set_rule_settings (SojournStore *self, SojournRuleSettings *settings)
    G_GNUC_WARN_UNUSED_RESULT;

/* Health: a SojournCheckReport, TRUE. */
DexFuture *sojourn_store_check (SojournStore *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_store_backup (SojournStore *self, const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
