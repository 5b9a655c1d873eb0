/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-store.h"

G_BEGIN_DECLS

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

/* History: a GPtrArray of SojournHistoryEntry, an int64 (0, or the first bad entry). */
DexFuture *sojourn_store_load_history (SojournStore *self,
                                       const char *case_uuid,
                                       gint64 before,
                                       guint limit) G_GNUC_WARN_UNUSED_RESULT;
DexFuture *sojourn_store_verify_history (SojournStore *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
