/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-store.h"

G_BEGIN_DECLS

/**
 * SojournProgressFunc:
 * @done: how many are done
 * @total: how many there are
 * @user_data: data of the caller
 *
 * Tells how far long work has come. Called on the main context, at most ten times a second.
 */
typedef void (*SojournProgressFunc) (guint64 done, guint64 total, gpointer user_data);

/* Writing. The only ways to change the desk; each resolves to a SojournReceipt. */
DexFuture *sojourn_store_apply (SojournStore *self,
                                SojournChangeSet *changes) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_store_apply_all (SojournStore *self,
                                    GPtrArray *change_sets,
                                    SojournProgressFunc progress,
                                    gpointer user_data,
                                    GDestroyNotify destroy) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_store_erase (SojournStore *self,
                                const char *actor,
                                const char *case_uuid) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
