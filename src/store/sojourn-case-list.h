/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-connection.h"
#include "sojourn-record.h"

G_BEGIN_DECLS

/* The list of cases: a row for each case with what the table of cases shows, sorts and filters by.
 * Written in the transaction that changes what it tells of. Belongs to the thread of the worker. */

/* What of a row has to be written anew. */
typedef enum {
    SOJOURN_CASE_LIST_CASE = 1 << 0,    /* the case or its patient */
    SOJOURN_CASE_LIST_TASKS = 1 << 1,   /* tasks */
    SOJOURN_CASE_LIST_JOURNEY = 1 << 2, /* segments */
    SOJOURN_CASE_LIST_QUOTES = 1 << 3,  /* quote requests, quotes */
} SojournCaseListParts;

char *sojourn_case_list_make_ref_key (const char *ref);
SojournCaseListParts sojourn_case_list_get_parts (SojournKind kind);

char *sojourn_case_list_read_name (SojournStatement *row, int alias, int name);
gboolean sojourn_case_list_put (SojournConnection *connection,
                                gint64 id,
                                const SojournRecord *record,
                                const SojournRecord *patient,
                                gint64 now,
                                gboolean is_new,
                                GError **error);
gboolean sojourn_case_list_refresh (SojournConnection *connection,
                                    gint64 id,
                                    SojournCaseListParts parts,
                                    gint64 now,
                                    GError **error);
gboolean sojourn_case_list_set_findings (SojournConnection *connection,
                                         gint64 id,
                                         guint blockers,
                                         guint warnings,
                                         gint64 today,
                                         GError **error);
gboolean sojourn_case_list_count (SojournConnection *connection,
                                  gint64 stage,
                                  gint64 change,
                                  GError **error);

G_END_DECLS
