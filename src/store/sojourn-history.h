/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-change-set.h"
#include "sojourn-connection.h"

G_BEGIN_DECLS

/* The history: written in the transaction of the change it tells of, each entry chained to the one
 * before. Belongs to the thread of the worker. */
typedef struct _SojournHistory SojournHistory;

typedef struct {
    const char *actor;
    const char *summary;
    const char *at; /* RFC 3339 */
} SojournAct;

SojournHistory *sojourn_history_new (SojournConnection *connection);
void sojourn_history_free (SojournHistory *self);

gboolean sojourn_history_begin (SojournHistory *self, GError **error);
gboolean sojourn_history_append (SojournHistory *self,
                                 const SojournAct *act,
                                 SojournOperation operation,
                                 const SojournRecord *before,
                                 const SojournRecord *after,
                                 const char *subject,
                                 GError **error);
gboolean sojourn_history_finish (SojournHistory *self, GError **error);

gboolean sojourn_history_erase (SojournHistory *self, const char *subject, GError **error);
gboolean sojourn_history_verify (SojournHistory *self, gint64 *first_bad, GError **error);
GPtrArray *sojourn_history_load (
    SojournHistory *self, const char *const *subjects, gint64 before, guint limit, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournHistory, sojourn_history_free)

G_END_DECLS
