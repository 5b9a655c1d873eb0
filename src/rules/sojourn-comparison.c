/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-comparison.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-quote-facts.h"
#include "sojourn-rate-private.h"

#include <string.h>

static gboolean
find_rate (const SojournComparison *self, const char *currency, SojournRatePair *rate)
{
    return sojourn_rates_find (self->snapshot, currency, self->currency, self->rates_until, rate);
}

static gboolean
convert (const SojournComparison *self,
         const char *currency,
         gint64 minor,
         gint64 *converted,
         SojournDate *as_of)
{
    SojournMoney money;
    SojournRatePair rate;

    if (minor == 0) {
        *converted = 0;
        return TRUE;
    }
    if (currency == NULL || !find_rate (self, currency, &rate) ||
        !sojourn_money_init (&money, minor, currency, NULL) ||
        !sojourn_money_convert (&money, self->currency, rate.from_e9, rate.to_e9, &money, NULL))
        return FALSE;
    *converted = money.minor;
    *as_of = MIN (*as_of, rate.as_of);
    return TRUE;
}

static const SojournRecord *
find_inclusion (const SojournComparison *self, const SojournRecord *quote, gint64 category)
{
    const GPtrArray *all = sojourn_snapshot_get_all (self->snapshot, SOJOURN_KIND_QUOTE_INCLUSION);

    for (guint i = 0; i < all->len; i++) {
        if (sojourn_record_get_integer (all->pdata[i], SOJOURN_QUOTE_INCLUSION_CATEGORY, -1) ==
                category &&
            g_strcmp0 (sojourn_record_get_text (all->pdata[i], SOJOURN_QUOTE_INCLUSION_QUOTE),
                       sojourn_record_get_uuid (quote)) == 0)
            return all->pdata[i];
    }
    return NULL;
}

/* What an excluded inclusion costs; an exclusion without a price is not known either. */
static gboolean
get_extra (const SojournRecord *inclusion, const char **currency, gint64 *minor)
{
    if (inclusion == NULL || sojourn_record_get_integer (inclusion, SOJOURN_QUOTE_INCLUSION_STATE,
                                                         -1) != SOJOURN_INCLUDED_NO)
        return FALSE;
    *currency = sojourn_record_get_text (inclusion, SOJOURN_QUOTE_INCLUSION_CURRENCY);
    return sojourn_record_peek_integer (inclusion, SOJOURN_QUOTE_INCLUSION_EXTRA_MINOR, minor);
}

/* The dearest known price of something among the other quotes. */
static gboolean
find_dearest (const SojournComparison *self, gint64 category, gint64 *dearest)
{
    gboolean found = FALSE;

    for (guint i = 0; i < self->offers->len; i++) {
        const SojournOffer *other = self->offers->pdata[i];
        const char *currency = NULL;
        SojournDate unused = self->rates_until;
        gint64 minor;

        if (!get_extra (find_inclusion (self, other->quote, category), &currency, &minor) ||
            !convert (self, currency, minor, &minor, &unused))
            continue;
        *dearest = found ? MAX (*dearest, minor) : minor;
        found = TRUE;
    }
    return found;
}

static gboolean
add (gint64 *sum, gint64 more)
{
    return !__builtin_add_overflow (*sum, more, sum);
}

static gboolean
is_priceless (const SojournRecord *inclusion)
{
    return sojourn_record_get_integer (inclusion, SOJOURN_QUOTE_INCLUSION_STATE, -1) ==
               SOJOURN_INCLUDED_NO &&
           !sojourn_record_has (inclusion, SOJOURN_QUOTE_INCLUSION_EXTRA_MINOR);
}

/* What is not stated may be included, or cost what it costs elsewhere, or more. */
static gboolean
add_unknown (const SojournComparison *self, SojournOffer *offer)
{
    for (gint64 i = 0; i < sojourn_inclusion_categories.n_choices; i++) {
        const SojournRecord *inclusion = NULL;
        SojournInclusionState state = sojourn_comparison_get_inclusion (self, offer, i, &inclusion);
        gint64 dearest;

        if (state == SOJOURN_INCLUDED_UNKNOWN)
            offer->n_unknown++;
        else if (inclusion == NULL || !is_priceless (inclusion))
            continue;
        if (!find_dearest (self, i, &dearest))
            offer->is_open_ended = TRUE;
        else if (!add (&offer->high_minor, dearest))
            return FALSE;
    }
    return TRUE;
}

static gboolean
add_extras (const SojournComparison *self, SojournOffer *offer)
{
    for (gint64 i = 0; i < sojourn_inclusion_categories.n_choices; i++) {
        const char *currency = NULL;
        gint64 minor;

        if (get_extra (find_inclusion (self, offer->quote, i), &currency, &minor) &&
            (!convert (self, currency, minor, &minor, &offer->rate_as_of) ||
             !add (&offer->extras_minor, minor)))
            return FALSE;
    }
    return TRUE;
}

static gboolean
add_estimate (const SojournComparison *self, SojournOffer *offer, const SojournRecord *estimate)
{
    gint64 category = sojourn_record_get_integer (estimate, SOJOURN_COST_ESTIMATE_CATEGORY,
                                                  SOJOURN_ESTIMATE_OTHER);
    SojournEstimateState *state = &offer->estimate_states[category];
    gint64 minor;

    if (!sojourn_record_peek_integer (estimate, SOJOURN_COST_ESTIMATE_AMOUNT_MINOR, &minor)) {
        *state = SOJOURN_ESTIMATE_OPEN;
        offer->is_open_ended = TRUE;
        return TRUE;
    }
    if (*state != SOJOURN_ESTIMATE_OPEN)
        *state = SOJOURN_ESTIMATE_KNOWN;
    return convert (self, sojourn_record_get_text (estimate, SOJOURN_COST_ESTIMATE_CURRENCY), minor,
                    &minor, &offer->rate_as_of) &&
           add (&offer->estimates_minor[category], minor);
}

/* Estimates for this option, and those for any. */
static gboolean
add_estimates (const SojournComparison *self, SojournOffer *offer)
{
    const GPtrArray *all = sojourn_snapshot_get_all (self->snapshot, SOJOURN_KIND_COST_ESTIMATE);
    const char *option = sojourn_record_get_text (offer->request, SOJOURN_QUOTE_REQUEST_OPTION);

    for (guint i = 0; i < all->len; i++) {
        const char *only = sojourn_record_get_text (all->pdata[i], SOJOURN_COST_ESTIMATE_OPTION);

        if ((only == NULL || g_strcmp0 (only, option) == 0) &&
            !add_estimate (self, offer, all->pdata[i]))
            return FALSE;
    }
    return TRUE;
}

/* What the quote includes need not be estimated beside it. */
static gboolean
is_covered (const SojournComparison *self, const SojournOffer *offer, guint category)
{
    static const struct {
        SojournEstimateCategory estimate;
        SojournInclusionCategory inclusion;
    } pairs[] = {
        { SOJOURN_ESTIMATE_COMPANION, SOJOURN_INCLUSION_COMPANION },
        { SOJOURN_ESTIMATE_EXTRA_NIGHTS, SOJOURN_INCLUSION_EXTRA_NIGHTS },
        { SOJOURN_ESTIMATE_LOCAL_TRANSPORT, SOJOURN_INCLUSION_TRANSFERS },
    };

    for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
        if (pairs[i].estimate == category)
            return sojourn_comparison_get_inclusion (self, offer, pairs[i].inclusion, NULL) ==
                   SOJOURN_INCLUDED_YES;
    }
    return FALSE;
}

static void
count_unestimated (const SojournComparison *self, SojournOffer *offer)
{
    for (guint i = 0; i < SOJOURN_N_ESTIMATES; i++) {
        if (offer->estimate_states[i] == SOJOURN_ESTIMATE_NONE && is_covered (self, offer, i))
            offer->estimate_states[i] = SOJOURN_ESTIMATE_COVERED;
        offer->n_unestimated += i != SOJOURN_ESTIMATE_OTHER &&
                                offer->estimate_states[i] < SOJOURN_ESTIMATE_KNOWN &&
                                offer->estimate_states[i] != SOJOURN_ESTIMATE_COVERED;
    }
}

/* What comes on top of the price, whichever end of it. */
static gboolean
add_known (SojournOffer *offer)
{
    gint64 more = offer->extras_minor;

    for (guint i = 0; i < SOJOURN_N_ESTIMATES; i++) {
        if (!add (&more, offer->estimates_minor[i]))
            return FALSE;
    }
    return add (&offer->low_minor, more) && add (&offer->high_minor, more);
}

static gboolean
set_price (const SojournComparison *self, SojournOffer *offer)
{
    const SojournRecord *quote = offer->quote;
    const char *currency = sojourn_record_get_text (quote, SOJOURN_QUOTE_CURRENCY);
    gint64 low = sojourn_record_get_integer (quote, SOJOURN_QUOTE_TOTAL_MINOR, 0);
    gint64 high = low;
    SojournRatePair rate;

    if (sojourn_record_get_integer (quote, SOJOURN_QUOTE_PRICE_KIND, 0) == SOJOURN_PRICE_RANGE) {
        low = sojourn_record_get_integer (quote, SOJOURN_QUOTE_LOW_MINOR, low);
        high = MAX (low, sojourn_record_get_integer (quote, SOJOURN_QUOTE_HIGH_MINOR, high));
    }
    if (!convert (self, currency, low, &offer->price_minor, &offer->rate_as_of) ||
        !convert (self, currency, high, &offer->high_minor, &offer->rate_as_of))
        return FALSE;
    offer->low_minor = offer->price_minor;
    if (find_rate (self, currency, &rate))
        offer->rate_e9 = (gint64)((__int128)rate.from_e9 * SOJOURN_RATE_ONE / rate.to_e9);
    return TRUE;
}

static void
work_out (const SojournComparison *self, SojournOffer *offer)
{
    offer->rate_as_of = self->rates_until;
    offer->is_comparable = set_price (self, offer) && add_extras (self, offer) &&
                           add_estimates (self, offer) && add_known (offer) &&
                           add_unknown (self, offer);
    count_unestimated (self, offer);
    if (offer->is_comparable)
        return;
    offer->price_minor = offer->extras_minor = offer->low_minor = offer->high_minor = 0;
    memset (offer->estimates_minor, 0, sizeof offer->estimates_minor);
}

static gboolean
stands (const SojournRecord *quote)
{
    gint64 state = sojourn_record_get_integer (quote, SOJOURN_QUOTE_STATE, 0);

    return state == SOJOURN_QUOTE_STATE_OPEN || state == SOJOURN_QUOTE_STATE_ACCEPTED;
}

static void
add_offer (SojournComparison *self, const SojournRecord *quote)
{
    const SojournRecord *request =
        sojourn_snapshot_follow (self->snapshot, quote, SOJOURN_QUOTE_REQUEST);
    SojournOffer *offer;

    if (request == NULL)
        return;
    offer = g_new0 (SojournOffer, 1);
    offer->quote = quote;
    offer->request = request;
    offer->option = sojourn_snapshot_follow (self->snapshot, request, SOJOURN_QUOTE_REQUEST_OPTION);
    offer->clinic = sojourn_snapshot_follow (self->snapshot, request, SOJOURN_QUOTE_REQUEST_CLINIC);
    offer->is_expired = sojourn_quote_has_expired (self->snapshot, quote, self->now);
    g_ptr_array_add (self->offers, offer);
}

static int
compare_numbers (gint64 one, gint64 other)
{
    return (one > other) - (one < other);
}

/* What may cost more than anybody knows is never the cheapest by default. */
static int
compare_costs (const SojournOffer *one, const SojournOffer *other)
{
    if (one->is_comparable != other->is_comparable)
        return one->is_comparable ? -1 : 1;
    if (one->is_open_ended != other->is_open_ended)
        return one->is_open_ended ? 1 : -1;
    return compare_numbers (one->high_minor, other->high_minor);
}

/* A value that is not known is as if it were the greatest. */
static gint64
get_or_last (const SojournRecord *record, guint field)
{
    return record != NULL ? sojourn_record_get_integer (record, field, G_MAXINT64) : G_MAXINT64;
}

static int
compare_by (const SojournOffer *one, const SojournOffer *other, SojournComparisonOrder order)
{
    switch (order) {
    case SOJOURN_ORDER_COST:
        return compare_costs (one, other);
    case SOJOURN_ORDER_UNKNOWN:
        return compare_numbers (one->n_unknown, other->n_unknown);
    case SOJOURN_ORDER_EVIDENCE:
        return compare_numbers (get_or_last (one->option, SOJOURN_OPTION_EVIDENCE_LEVEL),
                                get_or_last (other->option, SOJOURN_OPTION_EVIDENCE_LEVEL));
    case SOJOURN_ORDER_DAYS:
        return compare_numbers (get_or_last (one->quote, SOJOURN_QUOTE_INPATIENT_DAYS),
                                get_or_last (other->quote, SOJOURN_QUOTE_INPATIENT_DAYS));
    case SOJOURN_ORDER_VALIDITY:
        return compare_numbers (get_or_last (one->quote, SOJOURN_QUOTE_VALID_UNTIL),
                                get_or_last (other->quote, SOJOURN_QUOTE_VALID_UNTIL));
    }
    g_return_val_if_reached (0);
}

/* Ties go by cost, then by what is not stated; the last resort keeps the order the same each time.
 */
static int
compare_offers (gconstpointer a, gconstpointer b, gpointer order)
{
    const SojournOffer *one = *(const SojournOffer *const *)a;
    const SojournOffer *other = *(const SojournOffer *const *)b;
    int result = compare_by (one, other, GPOINTER_TO_INT (order));

    if (result == 0)
        result = compare_costs (one, other);
    if (result == 0)
        result = compare_numbers (one->n_unknown, other->n_unknown);
    return result != 0 ? result
                       : strcmp (sojourn_record_get_uuid (one->quote),
                                 sojourn_record_get_uuid (other->quote));
}

/**
 * sojourn_comparison_new:
 * @snapshot: a sealed case with its quotes and the exchange rates
 * @currency: the currency to compare in
 * @rates_until: the last day whose rates may be used
 * @now: the present instant, for what has expired
 *
 * Compares the quotes of a case that stand, by what each costs landed: the price, what is excluded
 * at a known price, and what the coordinator estimates beside it. What a quote does not state is
 * never taken as zero: it widens the cost by the dearest price known for it among the other quotes,
 * or leaves it open-ended where there is none, and what is open-ended comes after what is not.
 * Amounts are exact; each is rounded once, half to even.
 *
 * Returns: (transfer full): the comparison
 */
SojournComparison *
sojourn_comparison_new (SojournSnapshot *snapshot,
                        const char *currency,
                        SojournDate rates_until,
                        gint64 now)
{
    SojournComparison *self;
    const GPtrArray *quotes;

    g_return_val_if_fail (snapshot != NULL, NULL);
    g_return_val_if_fail (sojourn_currency_is_valid (currency), NULL);

    self = g_new0 (SojournComparison, 1);
    self->snapshot = sojourn_snapshot_ref (snapshot);
    self->rates_until = rates_until;
    self->now = now;
    g_strlcpy (self->currency, currency, sizeof self->currency);
    self->offers = g_ptr_array_new_with_free_func (g_free);

    quotes = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_QUOTE);
    for (guint i = 0; i < quotes->len; i++) {
        if (stands (quotes->pdata[i]))
            add_offer (self, quotes->pdata[i]);
    }
    for (guint i = 0; i < self->offers->len; i++)
        work_out (self, self->offers->pdata[i]);
    sojourn_comparison_sort (self, SOJOURN_ORDER_COST);
    return self;
}

/**
 * sojourn_comparison_free:
 * @self: (transfer full): a comparison
 *
 * Frees a comparison and its offers.
 */
void
sojourn_comparison_free (SojournComparison *self)
{
    g_ptr_array_unref (self->offers);
    sojourn_snapshot_unref (self->snapshot);
    g_free (self);
}

/**
 * sojourn_comparison_sort:
 * @self: a comparison
 * @order: by what
 *
 * Puts the offers in another order. A new comparison is in that of %SOJOURN_ORDER_COST.
 */
void
sojourn_comparison_sort (SojournComparison *self, SojournComparisonOrder order)
{
    g_ptr_array_sort_with_data (self->offers, compare_offers, GINT_TO_POINTER (order));
}

/**
 * sojourn_comparison_find_currency:
 * @snapshot: a case
 *
 * Finds the currency to compare in as long as nobody chose one: that of the budget, else the base
 * of the newest rate, else the one that is in use.
 *
 * Returns: (transfer none): an ISO 4217 code
 */
const char *
sojourn_comparison_find_currency (const SojournSnapshot *snapshot)
{
    const char *shown = sojourn_rates_get_shown (snapshot);
    const GPtrArray *quotes = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_QUOTE);
    const SojournRecord *desk = sojourn_snapshot_get_case (snapshot);

    if (shown == NULL && desk != NULL)
        shown = sojourn_record_get_text (desk, SOJOURN_CASE_BUDGET_CURRENCY);
    if (shown == NULL && quotes->len > 0)
        shown = sojourn_record_get_text (quotes->pdata[0], SOJOURN_QUOTE_CURRENCY);
    return sojourn_currency_is_valid (shown) ? shown : "USD";
}

static int
compare_days_down (gconstpointer a, gconstpointer b)
{
    return compare_numbers (*(const SojournDate *)b, *(const SojournDate *)a);
}

/**
 * sojourn_comparison_list_rate_days:
 * @snapshot: a case
 *
 * Lists the days of which there are stored rates. With one of them as its last day a comparison is
 * made again as it was made with the rates of then.
 *
 * Returns: (transfer full) (element-type SojournDate): the days, each once, the newest first
 */
GArray *
sojourn_comparison_list_rate_days (const SojournSnapshot *snapshot)
{
    const GPtrArray *rates = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_EXCHANGE_RATE);
    GArray *days = g_array_new (FALSE, FALSE, sizeof (SojournDate));

    for (guint i = 0; i < rates->len; i++) {
        SojournDate day =
            sojourn_record_get_integer (rates->pdata[i], SOJOURN_EXCHANGE_RATE_AS_OF, 0);

        g_array_append_val (days, day);
    }
    g_array_sort (days, compare_days_down);
    for (guint i = days->len; i > 1; i--) {
        if (g_array_index (days, SojournDate, i - 1) == g_array_index (days, SojournDate, i - 2))
            g_array_remove_index (days, i - 1);
    }
    return days;
}

/**
 * sojourn_comparison_get_inclusion:
 * @self: a comparison
 * @offer: one of its offers
 * @category: what may be included
 * @inclusion: (out) (optional) (nullable) (transfer none): what the quote says of it; %NULL if it
 *   does not mention it
 *
 * Returns: whether @category is included; what a quote does not mention is unknown
 */
SojournInclusionState
sojourn_comparison_get_inclusion (const SojournComparison *self,
                                  const SojournOffer *offer,
                                  SojournInclusionCategory category,
                                  const SojournRecord **inclusion)
{
    const SojournRecord *found = find_inclusion (self, offer->quote, category);

    if (inclusion != NULL)
        *inclusion = found;
    return found != NULL ? sojourn_record_get_integer (found, SOJOURN_QUOTE_INCLUSION_STATE,
                                                       SOJOURN_INCLUDED_UNKNOWN)
                         : SOJOURN_INCLUDED_UNKNOWN;
}
