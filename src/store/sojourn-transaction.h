/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-change-set.h"
#include "sojourn-receipt-private.h"
#include "sojourn-session.h"

G_BEGIN_DECLS

/* One transaction: records and with them the history, the search, the list of cases and the
 * findings, or nothing of it. Belongs to the thread of the worker. */
typedef struct _SojournTransaction SojournTransaction;

/**
 * SojournTransactionScope:
 * @SOJOURN_TRANSACTION_SINGLE: one change set; told record by record, undone, and the rules look at
 *   its cases at once
 * @SOJOURN_TRANSACTION_FINAL: as that, but it cannot be undone
 * @SOJOURN_TRANSACTION_SWEEPING: many; the rules look at their cases later
 *
 * How much is kept of a transaction.
 */
typedef enum {
    SOJOURN_TRANSACTION_SINGLE,
    SOJOURN_TRANSACTION_FINAL,
    SOJOURN_TRANSACTION_SWEEPING,
} SojournTransactionScope;

SojournTransaction *sojourn_transaction_begin (SojournSession *session,
                                               SojournTransactionScope scope,
                                               const char *actor,
                                               const char *summary,
                                               GError **error);
gboolean sojourn_transaction_perform (SojournTransaction *self,
                                      const SojournChangeSet *changes,
                                      GError **error);
gboolean
sojourn_transaction_insert (SojournTransaction *self, const SojournRecord *record, GError **error);
gboolean
sojourn_transaction_update (SojournTransaction *self, const SojournRecord *record, GError **error);
gboolean
sojourn_transaction_delete (SojournTransaction *self, const SojournRecord *record, GError **error);
void sojourn_transaction_look_again (SojournTransaction *self, gint64 case_id);
gboolean sojourn_transaction_settle (SojournTransaction *self, GError **error);
SojournReceipt *sojourn_transaction_commit (SojournTransaction *self, GError **error);
void sojourn_transaction_abandon (SojournTransaction *self);

SojournSession *sojourn_transaction_get_session (SojournTransaction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournTransaction, sojourn_transaction_abandon)

G_END_DECLS
