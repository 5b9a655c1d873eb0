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
 * @estimates_minor: what the coordinator estimates beside the quote
 * @low_minor: the landed cost at least
 * @high_minor: the landed cost at most, as far as anything is known of it
 * @is_open_ended: whether something is not stated for which no price is known at all, so that it
 *   may cost more than @high_minor
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
    gint64 estimates_minor;
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
 * @offers: (element-type SojournOffer): the quotes that stand, those that are comparable first, by
 *   their landed cost at most
 *
 * The quotes of a case side by side in one currency.
 */
typedef struct {
    SojournSnapshot *snapshot;
    char currency[4];
    SojournDate rates_until;
    GPtrArray *offers;
} SojournComparison;

SojournComparison *sojourn_comparison_new (SojournSnapshot *snapshot,
                                           const char *currency,
                                           SojournDate rates_until,
                                           gint64 now);
void sojourn_comparison_free (SojournComparison *self);
SojournInclusionState sojourn_comparison_get_inclusion (const SojournComparison *self,
                                                        const SojournOffer *offer,
                                                        SojournInclusionCategory category,
                                                        const SojournRecord **inclusion);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournComparison, sojourn_comparison_free)

G_END_DECLS
