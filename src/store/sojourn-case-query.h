/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-fields.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SojournCaseQuery:
 *
 * Which cases a list shows, and in which order. Immutable, hence safe from any thread;
 * reference-counted.
 */
typedef struct _SojournCaseQuery SojournCaseQuery;

/**
 * SojournCaseSort:
 * @SOJOURN_CASE_SORT_REF: by reference
 * @SOJOURN_CASE_SORT_NAME: by the name of the patient, as people sort names
 * @SOJOURN_CASE_SORT_STAGE: by stage, in the order of the pipeline
 * @SOJOURN_CASE_SORT_URGENCY: by urgency
 * @SOJOURN_CASE_SORT_NEXT_DUE: by the day the next task is due; a case without one is the greatest
 * @SOJOURN_CASE_SORT_FINDINGS: by blockers, then warnings
 * @SOJOURN_CASE_SORT_OWNER: by coordinator
 * @SOJOURN_CASE_SORT_DEPARTURE: by departure; a case without one is the greatest
 * @SOJOURN_CASE_SORT_UPDATED: by the last change
 *
 * The columns a list of cases is sorted by. Cases that are equal in it follow in the order they
 * were made. When something is searched and the list is sorted by a text, the cases whose text
 * begins with it come first.
 */
typedef enum {
    SOJOURN_CASE_SORT_REF,
    SOJOURN_CASE_SORT_NAME,
    SOJOURN_CASE_SORT_STAGE,
    SOJOURN_CASE_SORT_URGENCY,
    SOJOURN_CASE_SORT_NEXT_DUE,
    SOJOURN_CASE_SORT_FINDINGS,
    SOJOURN_CASE_SORT_OWNER,
    SOJOURN_CASE_SORT_DEPARTURE,
    SOJOURN_CASE_SORT_UPDATED,
} SojournCaseSort;

/**
 * SojournSortOrder:
 * @SOJOURN_SORT_ASCENDING: the least first
 * @SOJOURN_SORT_DESCENDING: the greatest first
 *
 * The direction of a sort.
 */
typedef enum {
    SOJOURN_SORT_ASCENDING,
    SOJOURN_SORT_DESCENDING,
} SojournSortOrder;

/**
 * SojournCaseFlags:
 * @SOJOURN_CASE_BLOCKED: a finding stops it
 * @SOJOURN_CASE_WARNED: a finding warns
 * @SOJOURN_CASE_DUE: a task is due today or was due before
 * @SOJOURN_CASE_LEAVING: the departure is today or within the next 7 days
 * @SOJOURN_CASE_OPEN: neither closed, withdrawn, declined nor deceased
 *
 * What a list of cases may be narrowed to. Several flags narrow it further.
 */
typedef enum {
    SOJOURN_CASE_BLOCKED = 1 << 0,
    SOJOURN_CASE_WARNED = 1 << 1,
    SOJOURN_CASE_DUE = 1 << 2,
    SOJOURN_CASE_LEAVING = 1 << 3,
    SOJOURN_CASE_OPEN = 1 << 4,
} SojournCaseFlags;

/**
 * SOJOURN_STAGE_BIT:
 * @stage: a #SojournStage
 *
 * The bit of @stage in the set of stages of a query.
 */
#define SOJOURN_STAGE_BIT(stage) (1u << (stage))

#define SOJOURN_TYPE_CASE_QUERY (sojourn_case_query_get_type ())
GType sojourn_case_query_get_type (void);

SojournCaseQuery *sojourn_case_query_new (const char *text,
                                          guint stages,
                                          SojournCaseFlags flags,
                                          SojournCaseSort sort,
                                          SojournSortOrder order);
SojournCaseQuery *sojourn_case_query_ref (SojournCaseQuery *self);
void sojourn_case_query_unref (SojournCaseQuery *self);
gboolean sojourn_case_query_equal (const SojournCaseQuery *a, const SojournCaseQuery *b);

const char *sojourn_case_query_get_text (const SojournCaseQuery *self);
guint sojourn_case_query_get_stages (const SojournCaseQuery *self);
SojournCaseFlags sojourn_case_query_get_flags (const SojournCaseQuery *self);
SojournCaseSort sojourn_case_query_get_sort (const SojournCaseQuery *self);
SojournSortOrder sojourn_case_query_get_order (const SojournCaseQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournCaseQuery, sojourn_case_query_unref)

G_END_DECLS
