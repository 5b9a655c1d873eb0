/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-comparison-text.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-format.h"
#include "sojourn-money-local.h"
#include "sojourn-quote-facts.h"

#include <glib/gi18n-lib.h>

static char *
dup_unstated (void)
{
    return g_strdup (_ ("not stated"));
}

static char *
dup_amount (const SojournComparison *comparison, const SojournOffer *offer, gint64 minor)
{
    if (!offer->is_comparable)
        return g_strdup (_ ("no exchange rate"));
    return sojourn_format_money (minor, comparison->currency);
}

/**
 * sojourn_comparison_text_dup_clinic:
 * @comparison: a comparison
 * @offer: one of its offers
 *
 * Returns: (transfer full): the name of the clinic that offers
 */
char *
sojourn_comparison_text_dup_clinic (const SojournComparison *comparison, const SojournOffer *offer)
{
    const char *name =
        offer->clinic != NULL ? sojourn_record_get_text (offer->clinic, SOJOURN_CLINIC_NAME) : NULL;

    return g_strdup (name != NULL ? name : _ ("Unnamed clinic"));
}

/**
 * sojourn_comparison_text_dup_landed:
 * @comparison: a comparison
 * @offer: one of its offers
 *
 * Returns: (transfer full): the landed cost, as a range where something is not stated
 */
char *
sojourn_comparison_text_dup_landed (const SojournComparison *comparison, const SojournOffer *offer)
{
    g_autofree char *low = dup_amount (comparison, offer, offer->low_minor);
    g_autofree char *high = dup_amount (comparison, offer, offer->high_minor);

    if (!offer->is_comparable)
        return g_steal_pointer (&low);
    if (offer->is_open_ended)
        /* Translators: a cost that may be more, because something is not stated; %s is an amount */
        return g_strdup_printf (_ ("from %s, not all is stated"), low);
    if (offer->low_minor == offer->high_minor)
        return g_steal_pointer (&low);
    /* Translators: a range of costs, from %1$s to %2$s */
    return g_strdup_printf (C_ ("range of amounts", "%1$s – %2$s"), low, high);
}

/**
 * sojourn_comparison_text_dup_quoted:
 * @comparison: a comparison
 * @offer: one of its offers
 *
 * Returns: (transfer full): the price as the clinic quoted it, in its own currency
 */
char *
sojourn_comparison_text_dup_quoted (const SojournComparison *comparison, const SojournOffer *offer)
{
    return sojourn_format_money (
        sojourn_record_get_integer (offer->quote, SOJOURN_QUOTE_TOTAL_MINOR, 0),
        sojourn_record_get_text (offer->quote, SOJOURN_QUOTE_CURRENCY));
}

/**
 * sojourn_comparison_text_dup_extras:
 * @comparison: a comparison
 * @offer: one of its offers
 *
 * Returns: (transfer full): what is excluded at a known price
 */
char *
sojourn_comparison_text_dup_extras (const SojournComparison *comparison, const SojournOffer *offer)
{
    return dup_amount (comparison, offer, offer->extras_minor);
}

/**
 * sojourn_comparison_text_dup_estimate:
 * @comparison: a comparison
 * @offer: one of its offers
 * @category: a kind of cost beside the quote
 *
 * Returns: (transfer full): what the coordinator estimates; unknown is never zero
 */
char *
sojourn_comparison_text_dup_estimate (const SojournComparison *comparison,
                                      const SojournOffer *offer,
                                      SojournEstimateCategory category)
{
    g_autofree char *amount = NULL;

    switch (offer->estimate_states[category]) {
    case SOJOURN_ESTIMATE_NONE:
        return g_strdup (_ ("not estimated"));
    case SOJOURN_ESTIMATE_COVERED:
        return g_strdup (_ ("in the quote"));
    case SOJOURN_ESTIMATE_OPEN:
        if (offer->estimates_minor[category] == 0)
            return g_strdup (_ ("amount not known"));
        amount = dup_amount (comparison, offer, offer->estimates_minor[category]);
        /* Translators: a cost that may be more, because something is not stated; %s is an amount */
        return g_strdup_printf (_ ("from %s, not all is stated"), amount);
    case SOJOURN_ESTIMATE_KNOWN:
        break;
    }
    return dup_amount (comparison, offer, offer->estimates_minor[category]);
}

/**
 * sojourn_comparison_text_dup_unestimated:
 * @comparison: a comparison
 * @offer: one of its offers
 *
 * Returns: (transfer full): how many kinds of cost beside the quote have no amount
 */
char *
sojourn_comparison_text_dup_unestimated (const SojournComparison *comparison,
                                         const SojournOffer *offer)
{
    return sojourn_format_count (offer->n_unestimated);
}

/**
 * sojourn_comparison_text_dup_price:
 * @comparison: a comparison
 * @offer: one of its offers
 *
 * Returns: (transfer full): the price in the currency of the comparison; of a range, its lower end
 */
char *
sojourn_comparison_text_dup_price (const SojournComparison *comparison, const SojournOffer *offer)
{
    return dup_amount (comparison, offer, offer->price_minor);
}

/**
 * sojourn_comparison_text_dup_open:
 * @comparison: a comparison
 * @offer: one of its offers
 *
 * Returns: (transfer full): what may come on top, by what is known of the other quotes
 */
char *
sojourn_comparison_text_dup_open (const SojournComparison *comparison, const SojournOffer *offer)
{
    g_autofree char *most = dup_amount (comparison, offer, offer->high_minor - offer->low_minor);

    if (!offer->is_comparable)
        return g_steal_pointer (&most);
    if (offer->is_open_ended)
        return g_strdup (_ ("nobody says how much"));
    if (offer->high_minor == offer->low_minor)
        return g_strdup (_ ("nothing"));
    /* Translators: what a cost may rise by; %s is an amount */
    return g_strdup_printf (_ ("up to %s"), most);
}

/**
 * sojourn_comparison_text_dup_unknown:
 * @comparison: a comparison
 * @offer: one of its offers
 *
 * Returns: (transfer full): how many inclusions are not stated
 */
char *
sojourn_comparison_text_dup_unknown (const SojournComparison *comparison, const SojournOffer *offer)
{
    return sojourn_format_count (offer->n_unknown);
}

/**
 * sojourn_comparison_text_dup_rate:
 * @comparison: a comparison
 * @offer: one of its offers
 *
 * Returns: (transfer full): the stored rate that was used, and its day
 */
char *
sojourn_comparison_text_dup_rate (const SojournComparison *comparison, const SojournOffer *offer)
{
    const char *currency = sojourn_record_get_text (offer->quote, SOJOURN_QUOTE_CURRENCY);
    g_autofree char *rate = NULL;
    g_autofree char *day = NULL;

    if (!offer->is_comparable)
        return g_strdup (_ ("none is stored"));
    if (g_strcmp0 (currency, comparison->currency) == 0)
        return g_strdup ("–");
    rate = sojourn_rate_format_local (offer->rate_e9);
    day = sojourn_format_short_date (offer->rate_as_of);
    /* Translators: an exchange rate: 1 unit of a currency, the rate, the other currency, the day */
    return g_strdup_printf (_ ("%1$s 1 = %2$s %3$s, %4$s"), comparison->currency, currency, rate,
                            day);
}

/**
 * sojourn_comparison_text_dup_treatment:
 * @comparison: a comparison
 * @offer: one of its offers
 *
 * Returns: (transfer full): what the option is called
 */
char *
sojourn_comparison_text_dup_treatment (const SojournComparison *comparison,
                                       const SojournOffer *offer)
{
    const char *title = offer->option != NULL
                            ? sojourn_record_get_text (offer->option, SOJOURN_OPTION_TITLE)
                            : NULL;

    return title != NULL ? g_strdup (title) : dup_unstated ();
}

/**
 * sojourn_comparison_text_dup_evidence:
 * @comparison: a comparison
 * @offer: one of its offers
 *
 * Returns: (transfer full): the level of evidence of the option
 */
char *
sojourn_comparison_text_dup_evidence (const SojournComparison *comparison,
                                      const SojournOffer *offer)
{
    gint64 level;

    if (offer->option == NULL ||
        !sojourn_record_peek_integer (offer->option, SOJOURN_OPTION_EVIDENCE_LEVEL, &level))
        return g_strdup (_ ("not assessed"));
    /* Translators: a level of evidence, from 1 (best) to 5 */
    return g_strdup_printf (_ ("level %d of 5"), (int)level);
}

/**
 * sojourn_comparison_text_dup_basis:
 * @comparison: a comparison
 * @offer: one of its offers
 *
 * Returns: (transfer full): the regulatory basis of the option
 */
char *
sojourn_comparison_text_dup_basis (const SojournComparison *comparison, const SojournOffer *offer)
{
    gint64 basis = SOJOURN_BASIS_UNKNOWN;

    if (offer->option != NULL)
        sojourn_record_peek_integer (offer->option, SOJOURN_OPTION_REGULATORY_BASIS, &basis);
    return g_strdup (sojourn_choice_set_get_label (&sojourn_regulatory_bases, basis));
}

/**
 * sojourn_comparison_text_dup_days:
 * @comparison: a comparison
 * @offer: one of its offers
 *
 * Returns: (transfer full): how long the stay in hospital is
 */
char *
sojourn_comparison_text_dup_days (const SojournComparison *comparison, const SojournOffer *offer)
{
    gint64 days;

    if (!sojourn_record_peek_integer (offer->quote, SOJOURN_QUOTE_INPATIENT_DAYS, &days))
        return dup_unstated ();
    return sojourn_format_count (days);
}

/**
 * sojourn_comparison_text_dup_validity:
 * @comparison: a comparison
 * @offer: one of its offers
 *
 * Returns: (transfer full): the last day, with the zone in which it ends
 */
char *
sojourn_comparison_text_dup_validity (const SojournComparison *comparison,
                                      const SojournOffer *offer)
{
    const char *zone = sojourn_quote_get_zone (comparison->snapshot, offer->quote);
    g_autofree char *date = NULL;
    gint64 day;
    gint64 expiry;

    if (!sojourn_record_peek_integer (offer->quote, SOJOURN_QUOTE_VALID_UNTIL, &day))
        return dup_unstated ();
    date = sojourn_format_short_date (day);
    if (offer->is_expired &&
        sojourn_quote_get_expiry (comparison->snapshot, offer->quote, &expiry)) {
        g_autofree char *ago = sojourn_format_ago (expiry, comparison->now);

        /* Translators: the last day of a quote, the time zone in which it ended at midnight, and
         * how long ago that was, such as “3 days ago” */
        return g_strdup_printf (_ ("expired: %1$s, 24:00 in %2$s, %3$s"), date, zone, ago);
    }
    /* Translators: the last day of a quote, and the time zone in which it ends at midnight */
    return g_strdup_printf (_ ("%1$s, 24:00 in %2$s"), date, zone);
}

/**
 * sojourn_comparison_text_dup_inclusion:
 * @comparison: a comparison
 * @offer: one of its offers
 * @category: what may be included
 *
 * Returns: (transfer full): whether it is included, and at what price it is not
 */
char *
sojourn_comparison_text_dup_inclusion (const SojournComparison *comparison,
                                       const SojournOffer *offer,
                                       SojournInclusionCategory category)
{
    const SojournRecord *inclusion;
    SojournInclusionState state =
        sojourn_comparison_get_inclusion (comparison, offer, category, &inclusion);
    gint64 extra;

    if (state == SOJOURN_INCLUDED_NO &&
        sojourn_record_peek_integer (inclusion, SOJOURN_QUOTE_INCLUSION_EXTRA_MINOR, &extra)) {
        g_autofree char *amount = sojourn_format_money (
            extra, sojourn_record_get_text (inclusion, SOJOURN_QUOTE_INCLUSION_CURRENCY));

        /* Translators: something a price excludes; %s is what it costs */
        return g_strdup_printf (_ ("Excluded, %s"), amount);
    }
    return g_strdup (sojourn_choice_set_get_label (&sojourn_inclusion_states, state));
}
