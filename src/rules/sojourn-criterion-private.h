/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-eligibility.h"

G_BEGIN_DECLS

/*
 * SojournFacts:
 *
 * What the criteria of an option ask about a case; everything is borrowed from its snapshot.
 */
typedef struct {
    const SojournSnapshot *snapshot;
    const SojournRecord *desk;    /* (nullable) */
    const SojournRecord *patient; /* (nullable) */
    const SojournRecord *review;  /* (nullable): the newest risk review */
    SojournDate planned;          /* or SOJOURN_NO_DATE */
} SojournFacts;

/*
 * SojournVerdict:
 *
 * How a case stands to a criterion, before a word is written.
 */
typedef struct {
    SojournOutcome outcome;
    gboolean readable;           /* the criterion asks for something */
    gboolean known;              /* the case has a value */
    gint64 value;                /* years, days, or the index of a choice */
    const SojournRecord *record; /* (nullable): where the value is, or would be */
} SojournVerdict;

void sojourn_facts_init (SojournFacts *facts, const SojournSnapshot *snapshot, SojournDate planned);
SojournVerdict sojourn_facts_judge (const SojournFacts *facts, const SojournRecord *criterion);
SojournPlace sojourn_facts_get_place (const SojournFacts *facts,
                                      const SojournRecord *criterion,
                                      const SojournVerdict *verdict);

const char *sojourn_criterion_get_rule (const SojournRecord *criterion);
const char *sojourn_criterion_get_subject (const SojournRecord *criterion);
char *sojourn_criterion_dup_required (const SojournRecord *criterion);
char *sojourn_criterion_dup_seen (const SojournFacts *facts,
                                  const SojournRecord *criterion,
                                  const SojournVerdict *verdict);

G_END_DECLS
