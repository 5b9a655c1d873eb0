/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-date.h"
#include "sojourn-money.h"
#include "sojourn-quote-fields.h"
#include "sojourn-snapshot.h"

G_BEGIN_DECLS

/**
 * SOJOURN_N_ESTIMATES:
 *
 * How many kinds of cost a coordinator estimates beside a quote.
 */
#define SOJOURN_N_ESTIMATES (SOJOURN_ESTIMATE_OTHER + 1)

/**
 * SojournEstimateState:
 * @SOJOURN_ESTIMATE_NONE: nothing was entered
 * @SOJOURN_ESTIMATE_COVERED: nothing was entered, and the quote includes it
 * @SOJOURN_ESTIMATE_OPEN: entered, but of some of it the amount is not known
 * @SOJOURN_ESTIMATE_KNOWN: all that was entered has an amount
 *
 * What is known of one kind of cost beside a quote.
 */
typedef enum {
    SOJOURN_ESTIMATE_NONE,
    SOJOURN_ESTIMATE_COVERED,
    SOJOURN_ESTIMATE_OPEN,
    SOJOURN_ESTIMATE_KNOWN,
} SojournEstimateState;

/**
 * SojournComparisonOrder:
 * @SOJOURN_ORDER_COST: the landed cost at most, then what is not stated
 * @SOJOURN_ORDER_UNKNOWN: how many inclusions are not stated
 * @SOJOURN_ORDER_EVIDENCE: the level of evidence, the best first
 * @SOJOURN_ORDER_DAYS: the days in hospital
 * @SOJOURN_ORDER_VALIDITY: how long the quote holds, the first to end first
 *
 * By what the quotes of a comparison stand side by side. What is not known comes last.
 */
typedef enum {
    SOJOURN_ORDER_COST,
    SOJOURN_ORDER_UNKNOWN,
    SOJOURN_ORDER_EVIDENCE,
    SOJOURN_ORDER_DAYS,
    SOJOURN_ORDER_VALIDITY,
} SojournComparisonOrder;

/**
 * SojournOffer:
 * @quote: the quote
 * @request: the request it answers
 * @option: (nullable): the treatment option
 * @clinic: (nullable): the clinic
 * @is_comparable: whether a stored rate leads to the currency of the comparison; without one the
 *   amounts below are 0 and nothing is said of them (Q06)
 * @rate_e9: units of the quote's currency for one of the comparison's, in billionths, as shown
 * @rate_as_of: the day of the oldest rate that was used; of use if the currencies differ
 * @price_minor: the price as quoted; of a range, its lower end
 * @extras_minor: what is excluded at a known price
 * @estimates_minor: what the coordinator estimates beside the quote, of each kind
 * @estimate_states: what is known of each kind
 * @n_unestimated: of how many kinds, other than “other”, no amount is known although the quote does
 *   not include them; they are not in the landed cost
 * @low_minor: the landed cost at least
 * @high_minor: the landed cost at most, as far as anything is known of it
 * @is_open_ended: whether something is not stated for which no price is known at all, or an
 *   estimate was entered without an amount, so that it may cost more than @high_minor
 * @n_unknown: how many of the 14 inclusions are not stated (Q05)
 * @is_expired: whether it can no longer be accepted (Q02)
 *
 * One quote in a comparison. Amounts are minor units of the comparison's currency.
 */
typedef struct {
    const SojournRecord *quote;
    const SojournRecord *request;
    const SojournRecord *option;
    const SojournRecord *clinic;
    gboolean is_comparable;
    gint64 rate_e9;
    SojournDate rate_as_of;
    gint64 price_minor;
    gint64 extras_minor;
    gint64 estimates_minor[SOJOURN_N_ESTIMATES];
    SojournEstimateState estimate_states[SOJOURN_N_ESTIMATES];
    guint n_unestimated;
    gint64 low_minor;
    gint64 high_minor;
    gboolean is_open_ended;
    guint n_unknown;
    gboolean is_expired;
} SojournOffer;

/**
 * SojournComparison:
 * @snapshot: the case
 * @currency: what all amounts are expressed in
 * @rates_until: rates up to this day were used, so that an older comparison can be made again
 * @now: the instant at which it was asked what has expired
 * @offers: (element-type SojournOffer): the quotes that stand, those that are comparable first,
 *   then those that are not open-ended, by their landed cost at most
 *
 * The quotes of a case side by side in one currency.
 */
typedef struct {
    SojournSnapshot *snapshot;
    char currency[4];
    SojournDate rates_until;
    gint64 now;
    GPtrArray *offers;
} SojournComparison;

SojournComparison *sojourn_comparison_new (SojournSnapshot *snapshot,
                                           const char *currency,
                                           SojournDate rates_until,
                                           gint64 now);
void sojourn_comparison_free (SojournComparison *self);
void sojourn_comparison_sort (SojournComparison *self, SojournComparisonOrder order);
const char *sojourn_comparison_find_currency (const SojournSnapshot *snapshot);
GArray *sojourn_comparison_list_rate_days (const SojournSnapshot *snapshot);
SojournInclusionState sojourn_comparison_get_inclusion (const SojournComparison *self,
                                                        const SojournOffer *offer,
                                                        SojournInclusionCategory category,
                                                        const SojournRecord **inclusion);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournComparison, sojourn_comparison_free)

G_END_DECLS
