/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-catalogue-fields.h"
#include "sojourn-date.h"
#include "sojourn-finding.h"
#include "sojourn-snapshot.h"

G_BEGIN_DECLS

/**
 * SOJOURN_NO_DATE:
 *
 * A day that is not known.
 */
#define SOJOURN_NO_DATE G_MININT64

/**
 * SojournOutcome:
 * @SOJOURN_OUTCOME_MET: the case holds what the criterion asks for
 * @SOJOURN_OUTCOME_NOT_MET: it does not
 * @SOJOURN_OUTCOME_UNKNOWN: the value is not known, or the criterion cannot be read
 *
 * How a case stands to a criterion of an option.
 */
typedef enum {
    SOJOURN_OUTCOME_MET,
    SOJOURN_OUTCOME_NOT_MET,
    SOJOURN_OUTCOME_UNKNOWN,
} SojournOutcome;

/**
 * SojournCriterionResult:
 * @criterion: the criterion
 * @outcome: how the case stands to it
 * @subject: what it is about, translated: “Age”
 * @seen: (nullable): the value of the case, translated, or %NULL if it is not known
 * @required: what the option asks for, translated
 * @message: both in a sentence
 * @place: where the value is entered
 *
 * One line of the explanation of an eligibility.
 */
typedef struct {
    SojournRecord *criterion;
    SojournOutcome outcome;
    const char *subject;
    char *seen;
    char *required;
    char *message;
    SojournPlace place;
} SojournCriterionResult;

/**
 * SojournMatch:
 * @option: the option
 * @condition: whether it is meant for the condition of the case
 * @n_met: how many criteria are met
 * @n_not_met: how many are not
 * @n_unknown: how many cannot be told
 *
 * How a case stands to an option of the catalogue.
 */
typedef struct {
    SojournRecord *option;
    SojournOutcome condition;
    guint n_met;
    guint n_not_met;
    guint n_unknown;
} SojournMatch;

void sojourn_criterion_result_free (SojournCriterionResult *self);
void sojourn_match_free (SojournMatch *self);

GPtrArray *sojourn_eligibility_evaluate (const SojournSnapshot *snapshot,
                                         const SojournSnapshot *catalogue,
                                         const SojournRecord *option,
                                         SojournDate planned);
GPtrArray *sojourn_eligibility_match (const SojournSnapshot *snapshot,
                                      const SojournSnapshot *catalogue,
                                      SojournDate planned);
SojournDate sojourn_eligibility_get_planned_day (const SojournSnapshot *snapshot,
                                                 const SojournRecord *shortlist_item);

G_END_DECLS
