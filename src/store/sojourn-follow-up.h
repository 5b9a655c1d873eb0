/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-receipt-private.h"
#include "sojourn-session.h"

G_BEGIN_DECLS

/* What follows from the changes of a transaction: the rows of the search and of the list of cases,
 * the counts of the stages. Collected record by record, written when a change set is complete.
 * Belongs to the thread of the worker. */
typedef struct _SojournFollowUp SojournFollowUp;

/* Has the rules look at a case, and tells whether they say something else than before. */
typedef gboolean (*SojournLookFunc) (gpointer data,
                                     gint64 case_id,
                                     gboolean *changed,
                                     GError **error);

SojournFollowUp *sojourn_follow_up_new (SojournSession *session, gint64 now);
void sojourn_follow_up_free (SojournFollowUp *self);

gboolean sojourn_follow_up_note (SojournFollowUp *self,
                                 const SojournRecord *before,
                                 const SojournRecord *after,
                                 gint64 id,
                                 GError **error);
void sojourn_follow_up_look_again (SojournFollowUp *self, gint64 case_id);
gboolean sojourn_follow_up_settle (SojournFollowUp *self,
                                   SojournLookFunc look,
                                   gpointer data,
                                   SojournReceipt *receipt,
                                   GError **error);
gboolean sojourn_follow_up_finish (SojournFollowUp *self, GError **error);
gboolean sojourn_follow_up_is_unfinished (const SojournFollowUp *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournFollowUp, sojourn_follow_up_free)

G_END_DECLS
