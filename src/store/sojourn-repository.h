/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-connection.h"
#include "sojourn-record.h"

G_BEGIN_DECLS

/* Records in and out of their tables, by the descriptions of their kinds. Belongs to the thread of
 * the worker. Every function wants somewhere to put an error. */
typedef struct _SojournRepository SojournRepository;

SojournRepository *sojourn_repository_new (SojournConnection *connection);
void sojourn_repository_free (SojournRepository *self);
void sojourn_repository_forget (SojournRepository *self);

gboolean sojourn_repository_find (
    SojournRepository *self, SojournKind kind, const char *uuid, gint64 *id, GError **error);
char *
sojourn_repository_dup_uuid (SojournRepository *self, SojournKind kind, gint64 id, GError **error);

SojournRecord *sojourn_repository_load (SojournRepository *self,
                                        SojournKind kind,
                                        const char *uuid,
                                        GError **error);
SojournRecord *
sojourn_repository_load_id (SojournRepository *self, SojournKind kind, gint64 id, GError **error);
gboolean sojourn_repository_load_all (SojournRepository *self,
                                      SojournKind kind,
                                      GPtrArray *records,
                                      GError **error);
gboolean sojourn_repository_load_where (SojournRepository *self,
                                        SojournKind kind,
                                        guint field,
                                        const char *value,
                                        GPtrArray *records,
                                        GError **error);
gboolean sojourn_repository_load_referring (SojournRepository *self,
                                            SojournKind kind,
                                            guint field,
                                            gint64 id,
                                            GPtrArray *records,
                                            GError **error);

gboolean
sojourn_repository_load_rates (SojournRepository *self, GPtrArray *records, GError **error);

gint64 sojourn_repository_insert (SojournRepository *self,
                                  const SojournRecord *record,
                                  const char *now,
                                  GError **error);
gboolean sojourn_repository_update (SojournRepository *self,
                                    const SojournRecord *stored,
                                    const SojournRecord *record,
                                    const char *now,
                                    GError **error);
gboolean
sojourn_repository_delete (SojournRepository *self, const SojournRecord *stored, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournRepository, sojourn_repository_free)

G_END_DECLS
