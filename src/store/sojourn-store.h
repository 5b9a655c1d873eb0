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

/**
 * SojournProgressFunc:
 * @done: how many are done
 * @total: how many there are
 * @user_data: data of the caller
 *
 * Tells how far long work has come. Called on the main context, at most ten times a second.
 */
typedef void (*SojournProgressFunc) (guint64 done, guint64 total, gpointer user_data);

/* Opening and closing. To open resolves to a SojournStore, to close to TRUE. */
void sojourn_store_prepare_process (void);
DexFuture *sojourn_store_open (const char *path, SojournClock clock) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_store_open_read_only (const char *path,
                                         SojournClock clock) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_store_close (SojournStore *self) G_GNUC_WARN_UNUSED_RESULT;
const char *sojourn_store_get_path (SojournStore *self);
const char *sojourn_store_get_warning (SojournStore *self);
gboolean sojourn_store_is_read_only (SojournStore *self);

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

/* Resolves to the number of cases that were looked at again, as int64. */
DexFuture *sojourn_store_refresh_findings (SojournStore *self) G_GNUC_WARN_UNUSED_RESULT;

/* Resolves to TRUE. */
DexFuture *sojourn_store_set_rule_settings (SojournStore *self, SojournRuleSettings *settings)
    G_GNUC_WARN_UNUSED_RESULT;

/* Reading records: a SojournRecord, a GPtrArray of them, a SojournSnapshot, a string. */
DexFuture *sojourn_store_load (SojournStore *self,
                               SojournKind kind,
                               const char *uuid) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_store_load_all (SojournStore *self, SojournKind kind) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_store_load_many (SojournStore *self,
                                    SojournKind kind,
                                    const char *const *uuids) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_store_load_where (SojournStore *self,
                                     SojournKind kind,
                                     guint field,
                                     const char *value) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_store_load_case (SojournStore *self, const char *uuid) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_store_load_catalogue (SojournStore *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_store_read_note (SojournStore *self, const char *key) G_GNUC_WARN_UNUSED_RESULT;

/* The list of cases: a SojournCaseSlice, an int64, a GPtrArray of SojournCaseRow. */
DexFuture *sojourn_store_query_cases (SojournStore *self,
                                      SojournCaseQuery *query,
                                      SojournCaseSlice *after,
                                      guint limit) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_store_count_cases (SojournStore *self,
                                      SojournCaseQuery *query) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_store_load_case_rows (SojournStore *self,
                                         const gint64 *ids,
                                         guint n_ids) G_GNUC_WARN_UNUSED_RESULT;

/* Across cases: a SojournToday, GPtrArrays of SojournRequestRow, SojournJourneyRow,
 * SojournSearchHit. */
DexFuture *sojourn_store_load_today (SojournStore *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_store_load_requests (SojournStore *self,
                                        guint statuses,
                                        guint limit) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
sojourn_store_load_journeys (SojournStore *self, gint64 from, gint64 to) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *
sojourn_store_search (SojournStore *self, const char *text, guint limit) G_GNUC_WARN_UNUSED_RESULT;

/* History and health: a GPtrArray of SojournHistoryEntry, an int64 (0, or the first bad entry), a
 * SojournCheckReport, TRUE. */
DexFuture *sojourn_store_load_history (SojournStore *self,
                                       const char *case_uuid,
                                       gint64 before,
                                       guint limit) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_store_verify_history (SojournStore *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_store_check (SojournStore *self) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_store_backup (SojournStore *self, const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
