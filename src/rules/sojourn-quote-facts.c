/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-quote-facts.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-rule-private.h"
#include "sojourn-zone.h"

/* What follows from a quote and what it belongs to. */

/**
 * sojourn_quote_get_request:
 * @snapshot: a case
 * @quote: a quote of it
 *
 * Returns: (transfer none) (nullable): the request it answers
 */
const SojournRecord *
sojourn_quote_get_request (const SojournSnapshot *snapshot, const SojournRecord *quote)
{
    return sojourn_snapshot_follow (snapshot, quote, SOJOURN_QUOTE_REQUEST);
}

/**
 * sojourn_quote_get_option:
 * @snapshot: a case
 * @quote: a quote of it
 *
 * Returns: (transfer none) (nullable): the treatment option it is for
 */
const SojournRecord *
sojourn_quote_get_option (const SojournSnapshot *snapshot, const SojournRecord *quote)
{
    const SojournRecord *request = sojourn_quote_get_request (snapshot, quote);

    return request != NULL
               ? sojourn_snapshot_follow (snapshot, request, SOJOURN_QUOTE_REQUEST_OPTION)
               : NULL;
}

/**
 * sojourn_quote_get_clinic:
 * @snapshot: a case
 * @quote: a quote of it
 *
 * Returns: (transfer none) (nullable): the clinic that gave it
 */
const SojournRecord *
sojourn_quote_get_clinic (const SojournSnapshot *snapshot, const SojournRecord *quote)
{
    const SojournRecord *request = sojourn_quote_get_request (snapshot, quote);

    return request != NULL
               ? sojourn_snapshot_follow (snapshot, request, SOJOURN_QUOTE_REQUEST_CLINIC)
               : NULL;
}

/**
 * sojourn_quote_is_open:
 * @quote: a quote
 *
 * Returns: %TRUE if it waits for a decision
 */
gboolean
sojourn_quote_is_open (const SojournRecord *quote)
{
    return sojourn_check_is (quote, SOJOURN_QUOTE_STATE, SOJOURN_QUOTE_STATE_OPEN);
}

/**
 * sojourn_quote_is_accepted:
 * @quote: a quote
 *
 * Returns: %TRUE if it was accepted, and that still holds
 */
gboolean
sojourn_quote_is_accepted (const SojournRecord *quote)
{
    return sojourn_check_is (quote, SOJOURN_QUOTE_STATE, SOJOURN_QUOTE_STATE_ACCEPTED);
}

/**
 * sojourn_quote_get_zone:
 * @snapshot: a case
 * @quote: a quote of it
 *
 * Returns: (transfer none): the time zone in which its last day ends: its own, else that of the
 *   clinic, else UTC
 */
const char *
sojourn_quote_get_zone (const SojournSnapshot *snapshot, const SojournRecord *quote)
{
    const SojournRecord *clinic = sojourn_quote_get_clinic (snapshot, quote);
    const char *own = sojourn_record_get_text (quote, SOJOURN_QUOTE_ZONE);
    const char *theirs =
        clinic != NULL ? sojourn_record_get_text (clinic, SOJOURN_CLINIC_ZONE) : NULL;

    if (own != NULL && sojourn_zone_is_valid (own))
        return own;
    return theirs != NULL && sojourn_zone_is_valid (theirs) ? theirs : "UTC";
}

/**
 * sojourn_quote_get_expiry:
 * @snapshot: a case
 * @quote: a quote of it
 * @instant: (out): seconds since 1970-01-01T00:00:00Z
 *
 * Finds the end of the last day of @quote, 24:00 in the zone of the clinic (Q02).
 *
 * Returns: %TRUE, or %FALSE if it does not say until when it holds
 */
gboolean
sojourn_quote_get_expiry (const SojournSnapshot *snapshot,
                          const SojournRecord *quote,
                          gint64 *instant)
{
    SojournDate last;

    return sojourn_check_peek_date (quote, SOJOURN_QUOTE_VALID_UNTIL, &last) &&
           sojourn_end_of_day_utc (last, sojourn_quote_get_zone (snapshot, quote), instant);
}

/**
 * sojourn_quote_has_expired:
 * @snapshot: a case
 * @quote: a quote of it
 * @now: seconds since 1970-01-01T00:00:00Z
 *
 * Returns: %TRUE if its last day is over; a quote that does not say until when it holds never is
 */
gboolean
sojourn_quote_has_expired (const SojournSnapshot *snapshot, const SojournRecord *quote, gint64 now)
{
    gint64 expiry;

    return sojourn_quote_get_expiry (snapshot, quote, &expiry) && now >= expiry;
}

/**
 * sojourn_quote_count_unknown:
 * @snapshot: a case
 * @quote: a quote of it
 *
 * Counts of how many of the %SOJOURN_N_INCLUSIONS categories a quote does not say whether it
 * includes them (Q05). A category that is not listed is unknown.
 *
 * Returns: the number
 */
guint
sojourn_quote_count_unknown (const SojournSnapshot *snapshot, const SojournRecord *quote)
{
    const GPtrArray *all = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_QUOTE_INCLUSION);
    const char *uuid = sojourn_record_get_uuid (quote);
    guint64 said = 0;

    for (guint i = 0; i < all->len; i++) {
        const SojournRecord *record = all->pdata[i];
        gint64 category = sojourn_record_get_integer (record, SOJOURN_QUOTE_INCLUSION_CATEGORY, -1);
        gint64 state = sojourn_record_get_integer (record, SOJOURN_QUOTE_INCLUSION_STATE,
                                                   SOJOURN_INCLUDED_UNKNOWN);

        if (category >= 0 && category < SOJOURN_N_INCLUSIONS && state != SOJOURN_INCLUDED_UNKNOWN &&
            g_strcmp0 (sojourn_record_get_text (record, SOJOURN_QUOTE_INCLUSION_QUOTE), uuid) == 0)
            said |= G_GUINT64_CONSTANT (1) << category;
    }
    return SOJOURN_N_INCLUSIONS - (guint)__builtin_popcountll (said);
}

static gint64
clamp_sum (__int128 sum)
{
    return (gint64)CLAMP (sum, (__int128)G_MININT64, (__int128)G_MAXINT64);
}

/* A discount is taken off, whether the clinic writes it with a minus or without. */
static __int128
get_line_amount (const SojournRecord *line)
{
    __int128 amount = sojourn_record_get_integer (line, SOJOURN_QUOTE_LINE_TOTAL_MINOR, 0);
    __int128 tax = sojourn_record_get_integer (line, SOJOURN_QUOTE_LINE_TAX_MINOR, 0);

    if (!sojourn_check_is (line, SOJOURN_QUOTE_LINE_CATEGORY, SOJOURN_LINE_DISCOUNT))
        return amount + tax;
    return -(amount < 0 ? -amount : amount) - (tax < 0 ? -tax : tax);
}

/**
 * sojourn_quote_sum_lines:
 * @snapshot: a case
 * @quote: a quote of it
 * @categories: which lines count: bit n for category n of #SojournLineCategory
 * @n_lines: (out) (optional): how many lines counted
 *
 * Adds up lines of a quote with their tax; discounts are taken off. Lines in another currency than
 * that of @quote do not count.
 *
 * Returns: the sum in minor units of the currency of @quote, or the nearest number that can be held
 */
gint64
sojourn_quote_sum_lines (const SojournSnapshot *snapshot,
                         const SojournRecord *quote,
                         guint64 categories,
                         guint *n_lines)
{
    const GPtrArray *all = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_QUOTE_LINE);
    const char *currency = sojourn_record_get_text (quote, SOJOURN_QUOTE_CURRENCY);
    const char *uuid = sojourn_record_get_uuid (quote);
    __int128 sum = 0;
    guint n = 0;

    for (guint i = 0; i < all->len; i++) {
        const SojournRecord *line = all->pdata[i];
        gint64 category = sojourn_record_get_integer (line, SOJOURN_QUOTE_LINE_CATEGORY, -1);

        if (category < 0 || category > SOJOURN_LINE_OTHER || !((categories >> category) & 1) ||
            g_strcmp0 (sojourn_record_get_text (line, SOJOURN_QUOTE_LINE_QUOTE), uuid) != 0 ||
            g_strcmp0 (sojourn_record_get_text (line, SOJOURN_QUOTE_LINE_CURRENCY), currency) != 0)
            continue;
        sum += get_line_amount (line);
        n++;
    }
    if (n_lines != NULL)
        *n_lines = n;
    return clamp_sum (sum);
}
