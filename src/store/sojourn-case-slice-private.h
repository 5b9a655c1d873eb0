/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-slice.h"

G_BEGIN_DECLS

/**
 * SojournCasePhase:
 * @SOJOURN_CASE_PHASE_BEGINNING: the cases whose sort key begins with what is searched
 * @SOJOURN_CASE_PHASE_OTHERS: the others, or all
 * @SOJOURN_CASE_PHASE_END: none
 *
 * The parts of the answer to a query, in their order.
 */
typedef enum {
    SOJOURN_CASE_PHASE_BEGINNING,
    SOJOURN_CASE_PHASE_OTHERS,
    SOJOURN_CASE_PHASE_END,
} SojournCasePhase;

/* Where a query goes on: behind a case that was looked at. */
typedef struct {
    SojournCasePhase phase;
    gint64 id;     /* the case; 0 at the beginning of the phase */
    char *text;    /* (owned) (nullable): its sort key, if that is a text */
    gint64 number; /* its sort key, if that is a number */
} SojournCasePlace;

void sojourn_case_place_copy (const SojournCasePlace *from, SojournCasePlace *to);
void sojourn_case_place_clear (SojournCasePlace *self);

SojournCaseSlice *sojourn_case_slice_new (GArray *ids, const SojournCasePlace *place);
const SojournCasePlace *sojourn_case_slice_get_place (const SojournCaseSlice *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SojournCasePlace, sojourn_case_place_clear)

G_END_DECLS
