/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-rate-private.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-money.h"
#include "sojourn-quote-facts.h"
#include "sojourn-rule-private.h"

/* Longer spans are counted as five days of seven. */
#define MOST_DAYS_COUNTED 4000

static gboolean
is_currency (const SojournRecord *record, guint field, const char *currency)
{
    return g_strcmp0 (sojourn_record_get_text (record, field), currency) == 0;
}

/* The newest rate of @currency against @base that is not of a later day than @today; of several on
 * one day the one added last. */
static gboolean
find_newest (const SojournSnapshot *snapshot,
             const char *base,
             const char *currency,
             SojournDate today,
             gint64 *rate_e9,
             SojournDate *as_of)
{
    const GPtrArray *rates = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_EXCHANGE_RATE);
    gboolean found = FALSE;

    if (g_str_equal (base, currency)) {
        *rate_e9 = SOJOURN_RATE_ONE;
        *as_of = today;
        return TRUE;
    }
    for (guint i = 0; i < rates->len; i++) {
        SojournDate day;

        if (!is_currency (rates->pdata[i], SOJOURN_EXCHANGE_RATE_BASE, base) ||
            !is_currency (rates->pdata[i], SOJOURN_EXCHANGE_RATE_CURRENCY, currency) ||
            !sojourn_check_peek_date (rates->pdata[i], SOJOURN_EXCHANGE_RATE_AS_OF, &day) ||
            day > today || (found && day < *as_of) ||
            !sojourn_record_peek_integer (rates->pdata[i], SOJOURN_EXCHANGE_RATE_RATE_E9, rate_e9))
            continue;
        *as_of = day;
        found = TRUE;
    }
    return found;
}

/* The currency of what is compared, and whether there is more than one. */
static const char *
find_currency (
    const GPtrArray *records, guint field, gboolean quotes, const char *first, gboolean *several)
{
    for (guint i = 0; i < records->len; i++) {
        const char *currency = sojourn_record_get_text (records->pdata[i], field);

        if (currency == NULL || (quotes && !sojourn_quote_is_open (records->pdata[i])))
            continue;
        if (first == NULL)
            first = currency;
        else if (!g_str_equal (first, currency))
            *several = TRUE;
    }
    return first;
}

/*
 * sojourn_rates_get_shown:
 * @snapshot: a case
 *
 * Finds the currency in which the open quotes of a case are compared: that of the budget, else the
 * base of the newest rate, else the first that is in use.
 *
 * Returns: (transfer none) (nullable): its code, or %NULL if everything is in one currency
 */
const char *
sojourn_rates_get_shown (const SojournSnapshot *snapshot)
{
    const SojournRecord *desk = sojourn_snapshot_get_case (snapshot);
    const SojournRecord *rate = sojourn_snapshot_get_newest (snapshot, SOJOURN_KIND_EXCHANGE_RATE,
                                                             SOJOURN_EXCHANGE_RATE_AS_OF);
    const char *budget =
        desk != NULL ? sojourn_record_get_text (desk, SOJOURN_CASE_BUDGET_CURRENCY) : NULL;
    const char *base =
        rate != NULL ? sojourn_record_get_text (rate, SOJOURN_EXCHANGE_RATE_BASE) : NULL;
    gboolean several = FALSE;
    const char *first;

    first = find_currency (sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_COST_ESTIMATE),
                           SOJOURN_COST_ESTIMATE_CURRENCY, FALSE, NULL, &several);
    first = find_currency (sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_QUOTE),
                           SOJOURN_QUOTE_CURRENCY, TRUE, first, &several);
    if (!several)
        return NULL;
    return budget != NULL ? budget : base != NULL ? base : first;
}

/* Both against one base, whose older day counts; kept if it is newer than what was found. */
static void
try_base (const SojournSnapshot *snapshot,
          const char *base,
          const char *from,
          const char *to,
          SojournDate today,
          SojournRatePair *best)
{
    SojournRatePair pair;
    SojournDate one, two;

    if (!find_newest (snapshot, base, from, today, &pair.from_e9, &one) ||
        !find_newest (snapshot, base, to, today, &pair.to_e9, &two))
        return;
    pair.as_of = MIN (one, two);
    if (pair.as_of > best->as_of)
        *best = pair;
}

/*
 * sojourn_rates_find:
 * @snapshot: a case
 * @from: a currency
 * @to: another one, or the same
 * @today: the present day; later rates do not count
 * @pair: (out): the rate; untouched if there is none
 *
 * Looks for the newest stored rate between two currencies: of one against the other, or of both
 * against a third. Comparisons convert by it, and rule Q06 looks at its age.
 *
 * Returns: %TRUE if there is one
 */
gboolean
sojourn_rates_find (const SojournSnapshot *snapshot,
                    const char *from,
                    const char *to,
                    SojournDate today,
                    SojournRatePair *pair)
{
    const GPtrArray *rates = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_EXCHANGE_RATE);
    SojournRatePair best = { .as_of = SOJOURN_DATE_MIN };

    try_base (snapshot, to, from, to, today, &best);
    try_base (snapshot, from, from, to, today, &best);

    /* The newest come last; an older one is looked at only while it could be better. */
    for (guint i = rates->len; i > 0; i--) {
        const char *base =
            sojourn_record_get_text (rates->pdata[i - 1], SOJOURN_EXCHANGE_RATE_BASE);
        SojournDate day;

        if (base != NULL &&
            is_currency (rates->pdata[i - 1], SOJOURN_EXCHANGE_RATE_CURRENCY, from) &&
            sojourn_check_peek_date (rates->pdata[i - 1], SOJOURN_EXCHANGE_RATE_AS_OF, &day) &&
            day > best.as_of && day <= today)
            try_base (snapshot, base, from, to, today, &best);
    }
    if (best.as_of == SOJOURN_DATE_MIN)
        return FALSE;
    *pair = best;
    return TRUE;
}

/*
 * sojourn_rates_count_working_days:
 * @from: a day
 * @to: a day
 *
 * Returns: how many days from Monday to Friday come after @from, up to @to
 */
gint64
sojourn_rates_count_working_days (SojournDate from, SojournDate to)
{
    gint64 working = 0;

    if (to - from > MOST_DAYS_COUNTED)
        return (to - from) * 5 / 7;
    for (SojournDate day = from + 1; day <= to; day++)
        working += sojourn_date_is_valid (day) && sojourn_date_get_weekday (day) <= 5;
    return working;
}
