/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-catalogue-fields.h"
#include "sojourn-currency.h"
#include "sojourn-date-local.h"
#include "sojourn-finding-private.h"
#include "sojourn-quote-facts.h"
#include "sojourn-rate-private.h"
#include "sojourn-time-local.h"
#include "sojourn-trip-private.h"

#include <glib/gi18n-lib.h>

/* Whether a quote can be relied on, and compared. */

static gboolean
has_accepted (const SojournSnapshot *snapshot)
{
    const GPtrArray *quotes = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_QUOTE);

    for (guint i = 0; i < quotes->len; i++) {
        if (sojourn_quote_is_accepted (quotes->pdata[i]))
            return TRUE;
    }
    return FALSE;
}

/* Waits for a decision that is still to be made. */
static gboolean
is_at_choice (const SojournCheck *check, const SojournRecord *quote)
{
    return sojourn_quote_is_open (quote) && (check->acting || !has_accepted (check->snapshot));
}

/* Q01: a quote that does not say until when it holds. */
static void
check_valid_until (SojournCheck *check, const SojournRecord *quote)
{
    g_autofree char *name = NULL;
    SojournDate last;

    if (!is_at_choice (check, quote) ||
        sojourn_check_peek_date (quote, SOJOURN_QUOTE_VALID_UNTIL, &last))
        return;
    name = sojourn_check_dup_quote_name (check->snapshot, quote);
    sojourn_check_fire (check, SOJOURN_SEVERITY_WARN, quote, SOJOURN_QUOTE_VALID_UNTIL,
                        /* Translators: %s is the clinic of a quote */
                        g_strdup_printf (_ ("%s does not say until when the quote holds"), name));
}

/* Q02: a quote holds until the end of its last day, 24:00 where the clinic is. */
static void
check_expired (SojournCheck *check, const SojournRecord *quote)
{
    g_autofree char *name = NULL;
    g_autofree char *day = NULL;
    g_autofree char *ago = NULL;
    SojournFinding *finding;
    gint64 expiry;

    if (!is_at_choice (check, quote) ||
        !sojourn_quote_get_expiry (check->snapshot, quote, &expiry) || check->now < expiry)
        return;
    name = sojourn_check_dup_quote_name (check->snapshot, quote);
    day =
        sojourn_date_format_local (sojourn_record_get_integer (quote, SOJOURN_QUOTE_VALID_UNTIL, 0),
                                   SOJOURN_DATE_STYLE_MEDIUM);
    ago = sojourn_duration_format (check->now - expiry);
    finding = sojourn_check_fire (
        check, SOJOURN_SEVERITY_BLOCK, quote, SOJOURN_QUOTE_VALID_UNTIL,
        /* Translators: the clinic of a quote, a date, the name of a time zone, a length of time */
        g_strdup_printf (_ ("%s: the quote held until the end of %s in the zone %s, %s ago"), name,
                         day, sojourn_quote_get_zone (check->snapshot, quote), ago));
    /* Translators: a button */
    sojourn_finding_set_cure (finding, N_ ("Ask for a New Quote"));
}

static const SojournRecord *
find_foreign_line (const SojournSnapshot *snapshot, const SojournRecord *quote)
{
    const GPtrArray *lines = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_QUOTE_LINE);
    const char *currency = sojourn_record_get_text (quote, SOJOURN_QUOTE_CURRENCY);

    for (guint i = 0; i < lines->len; i++) {
        if (g_strcmp0 (sojourn_record_get_text (lines->pdata[i], SOJOURN_QUOTE_LINE_QUOTE),
                       sojourn_record_get_uuid (quote)) == 0 &&
            g_strcmp0 (sojourn_record_get_text (lines->pdata[i], SOJOURN_QUOTE_LINE_CURRENCY),
                       currency) != 0)
            return lines->pdata[i];
    }
    return NULL;
}

static void
fire_foreign_line (SojournCheck *check, const SojournRecord *quote, const SojournRecord *line)
{
    g_autofree char *name = sojourn_check_dup_quote_name (check->snapshot, quote);
    const char *theirs = sojourn_record_get_text (line, SOJOURN_QUOTE_LINE_CURRENCY);
    const char *own = sojourn_record_get_text (quote, SOJOURN_QUOTE_CURRENCY);

    sojourn_check_fire (
        check, SOJOURN_SEVERITY_BLOCK, quote, SOJOURN_QUOTE_TOTAL_MINOR,
        /* Translators: the clinic of a quote, the number of a line of it, two codes of currencies
         */
        g_strdup_printf (_ ("%s: line %d is in %s, but the quote is in %s"), name,
                         (int)sojourn_record_get_integer (line, SOJOURN_QUOTE_LINE_POSITION, 0),
                         theirs != NULL ? theirs : "?", own != NULL ? own : "?"));
}

/* Q04: the lines, with tax and without discounts, add up to the total to the last minor unit. */
static void
check_total (SojournCheck *check, const SojournRecord *quote)
{
    g_autofree char *name = NULL;
    g_autofree char *added = NULL;
    g_autofree char *stated = NULL;
    const SojournRecord *foreign;
    gint64 total, sum;
    guint n;

    if ((!is_at_choice (check, quote) && !sojourn_quote_is_accepted (quote)) ||
        sojourn_check_is (quote, SOJOURN_QUOTE_PRICE_KIND, SOJOURN_PRICE_RANGE) ||
        !sojourn_record_peek_integer (quote, SOJOURN_QUOTE_TOTAL_MINOR, &total))
        return;
    foreign = find_foreign_line (check->snapshot, quote);
    if (foreign != NULL) {
        fire_foreign_line (check, quote, foreign);
        return;
    }
    sum = sojourn_quote_sum_lines (check->snapshot, quote, G_MAXUINT64, &n);
    if (n == 0 || sum == total)
        return;

    name = sojourn_check_dup_quote_name (check->snapshot, quote);
    added = sojourn_check_dup_money (quote, SOJOURN_QUOTE_CURRENCY, sum);
    stated = sojourn_check_dup_money (quote, SOJOURN_QUOTE_CURRENCY, total);
    sojourn_check_fire (check, SOJOURN_SEVERITY_BLOCK, quote, SOJOURN_QUOTE_TOTAL_MINOR,
                        /* Translators: the clinic of a quote, two amounts of money */
                        g_strdup_printf (_ ("%s: the lines add up to %s, but the total is %s"),
                                         name, added, stated));
}

/* Q05: what a quote leaves open is not free. */
static void
check_unknown (SojournCheck *check, const SojournRecord *quote)
{
    g_autofree char *name = NULL;
    guint unknown;

    if (!is_at_choice (check, quote) && !sojourn_quote_is_accepted (quote))
        return;
    unknown = sojourn_quote_count_unknown (check->snapshot, quote);
    if (unknown == 0)
        return;
    name = sojourn_check_dup_quote_name (check->snapshot, quote);
    sojourn_check_fire (
        check, SOJOURN_SEVERITY_WARN, quote, SOJOURN_NO_FIELD,
        g_strdup_printf (
            /* Translators: the clinic of a quote, then %u of %u things that a price may include */
            ngettext ("%s does not say of %u of %u thing whether the price includes it",
                      "%s does not say of %u of %u things whether the price includes "
                      "them",
                      SOJOURN_N_INCLUSIONS),
            name, unknown, (guint)SOJOURN_N_INCLUSIONS));
}

/* Q06: quotes in several currencies are compared at a stored rate that is not old. */
static void
check_rate (SojournCheck *check, const SojournRecord *quote)
{
    gint64 oldest = sojourn_check_get_threshold (check, SOJOURN_THRESHOLD_RATE_AGE);
    const char *currency = sojourn_record_get_text (quote, SOJOURN_QUOTE_CURRENCY);
    const char *shown;
    g_autofree char *day = NULL;
    SojournFinding *finding;
    SojournRatePair rate;
    gint64 age;

    if (!is_at_choice (check, quote) || currency == NULL)
        return;
    shown = sojourn_rates_get_shown (check->snapshot);
    if (shown == NULL || g_str_equal (shown, currency))
        return;
    if (!sojourn_rates_find (check->snapshot, currency, shown, check->today, &rate)) {
        finding = sojourn_check_fire (
            check, SOJOURN_SEVERITY_BLOCK, quote, SOJOURN_QUOTE_CURRENCY,
            /* Translators: two codes of currencies */
            g_strdup_printf (_ ("There is no stored exchange rate between %s and %s"), currency,
                             shown));
    } else {
        age = sojourn_rates_count_working_days (rate.as_of, check->today);
        if (age <= oldest)
            return;
        day = sojourn_date_format_local (rate.as_of, SOJOURN_DATE_STYLE_MEDIUM);
        finding = sojourn_check_fire (
            check, SOJOURN_SEVERITY_INFO, quote, SOJOURN_QUOTE_CURRENCY,
            /* Translators: two codes of currencies, a date, a number of working days */
            g_strdup_printf (ngettext ("The exchange rate between %s and %s is of %s, %d working "
                                       "day ago",
                                       "The exchange rate between %s and %s is of %s, %d working "
                                       "days ago",
                                       (gulong)age),
                             currency, shown, day, (int)age));
    }
    sojourn_finding_set_place (finding, SOJOURN_KIND_EXCHANGE_RATE, NULL,
                               SOJOURN_EXCHANGE_RATE_RATE_E9);
    /* Translators: a button */
    sojourn_finding_set_cure (finding, N_ ("Add Exchange Rate"));
}

/* Q07: a currency that has no minor units to count in. An amount that is too fine for its currency
 * is refused where it is entered, by sojourn_rules_check_amount(). */
static void
check_currency (SojournCheck *check, const SojournRecord *quote)
{
    const char *currency = sojourn_record_get_text (quote, SOJOURN_QUOTE_CURRENCY);

    if (currency == NULL || sojourn_currency_is_valid (currency))
        return;
    sojourn_check_fire (check, SOJOURN_SEVERITY_BLOCK, quote, SOJOURN_QUOTE_CURRENCY,
                        /* Translators: %s is a code of three letters */
                        g_strdup_printf (_ ("“%s” is not a currency of ISO 4217"), currency));
}

static const SojournRecord *
find_other_accepted (const SojournCheck *check, const SojournRecord *quote)
{
    const GPtrArray *quotes = sojourn_snapshot_get_all (check->snapshot, SOJOURN_KIND_QUOTE);
    const SojournRecord *option = sojourn_quote_get_option (check->snapshot, quote);

    for (guint i = 0; option != NULL && i < quotes->len; i++) {
        if (sojourn_quote_is_accepted (quotes->pdata[i]) &&
            g_strcmp0 (sojourn_record_get_uuid (quotes->pdata[i]),
                       sojourn_record_get_uuid (quote)) != 0 &&
            sojourn_quote_get_option (check->snapshot, quotes->pdata[i]) == option)
            return quotes->pdata[i];
    }
    return NULL;
}

/* Q15: for one option one quote is accepted at a time, and only one that is open. */
static void
check_single (SojournCheck *check, const SojournRecord *quote)
{
    const SojournRecord *other;
    g_autofree char *name = NULL;

    if (check->acting && !sojourn_quote_is_open (quote)) {
        name = sojourn_check_dup_quote_name (check->snapshot, quote);
        sojourn_check_fire (
            check, SOJOURN_SEVERITY_BLOCK, quote, SOJOURN_QUOTE_STATE,
            /* Translators: the clinic of a quote, the state of the quote */
            g_strdup_printf (_ ("%s: the quote is no longer open; its state is “%s”"), name,
                             sojourn_check_get_label (quote, SOJOURN_QUOTE_STATE)));
        return;
    }
    if (!check->acting && !sojourn_quote_is_accepted (quote))
        return;
    other = find_other_accepted (check, quote);
    if (other == NULL)
        return;
    name = sojourn_check_dup_quote_name (check->snapshot, other);
    sojourn_check_fire (
        check, SOJOURN_SEVERITY_BLOCK, quote, SOJOURN_QUOTE_STATE,
        /* Translators: the clinic of another quote */
        g_strdup_printf (_ ("Another quote for this option is accepted: %s"), name));
}

/* A part that the quote leaves open is taken from the option; one that both leave open counts as
 * nothing, so the sum is what it takes at least. */
static gint64
get_days (const SojournRecord *quote,
          guint quote_field,
          const SojournRecord *option,
          guint option_field)
{
    gint64 days;

    if (!sojourn_record_peek_integer (quote, quote_field, &days) &&
        (option == NULL || !sojourn_record_peek_integer (option, option_field, &days)))
        return 0;
    return CLAMP (days, 0, 10000);
}

static gint64
get_needed_days (const SojournSnapshot *snapshot, const SojournRecord *quote)
{
    const SojournRecord *option = sojourn_quote_get_option (snapshot, quote);

    return get_days (quote, SOJOURN_QUOTE_INPATIENT_DAYS, option, SOJOURN_OPTION_INPATIENT_DAYS) +
           get_days (quote, SOJOURN_QUOTE_REHABILITATION_DAYS, option,
                     SOJOURN_OPTION_REHABILITATION_DAYS) +
           get_days (quote, SOJOURN_QUOTE_DAYS_BEFORE_FLIGHT, option,
                     SOJOURN_OPTION_DAYS_BEFORE_FLIGHT);
}

/* Q08: the treatment takes longer than the journey leaves. */
static void
check_stay (SojournCheck *check, const SojournRecord *quote)
{
    g_autofree char *from = NULL;
    g_autofree char *to = NULL;
    SojournAbroad abroad;
    SojournFinding *finding;
    gint64 needed, given;

    if (!sojourn_quote_is_accepted (quote) ||
        !sojourn_trip_find_abroad (sojourn_check_get_trip (check), SOJOURN_GROUP_PATIENT,
                                   &abroad) ||
        abroad.arrival == NULL || abroad.departure == NULL)
        return;
    needed = get_needed_days (check->snapshot, quote);
    given = abroad.last_day - abroad.first_day;
    if (needed <= given)
        return;

    from = sojourn_date_format_local (abroad.first_day, SOJOURN_DATE_STYLE_MEDIUM);
    to = sojourn_date_format_local (abroad.last_day, SOJOURN_DATE_STYLE_MEDIUM);
    finding = sojourn_check_fire (
        check, SOJOURN_SEVERITY_BLOCK, abroad.departure->segment, SOJOURN_SEGMENT_START_AT,
        /* Translators: how many days the treatment takes, how many the journey leaves, the dates of
         * arrival and departure */
        g_strdup_printf (ngettext ("Hospital, rehabilitation and the wait before flying take at "
                                   "least %d day, but there are %d between arrival on %s and "
                                   "departure on %s",
                                   "Hospital, rehabilitation and the wait before flying take at "
                                   "least %d days, but there are %d between arrival on %s and "
                                   "departure on %s",
                                   (gulong)needed),
                         (int)needed, (int)given, from, to));
    /* Translators: a button */
    sojourn_finding_set_cure (finding, N_ ("Move the Departure"));
}

static const SojournRule rules[] = {
    { "Q01", SOJOURN_SEVERITY_WARN, N_ ("Validity of a quote not stated"),
      N_ ("Quotes without an end are accepted long after they hold"), 'C', SOJOURN_OVERRIDE_ALLOWED,
      SOJOURN_KIND_QUOTE, check_valid_until },
    { "Q02", SOJOURN_SEVERITY_BLOCK, N_ ("Quote has expired"),
      N_ ("The end of the day where the clinic is"), 'A', SOJOURN_OVERRIDE_ALLOWED,
      SOJOURN_KIND_QUOTE, check_expired },
    { "Q04", SOJOURN_SEVERITY_BLOCK, N_ ("Lines do not add up to the total"),
      N_ ("Follows from the quote"), 'A', SOJOURN_OVERRIDE_ALLOWED, SOJOURN_KIND_QUOTE,
      check_total },
    { "Q05", SOJOURN_SEVERITY_WARN, N_ ("Price with open questions"),
      N_ ("What package prices are found to leave out"), 'B', SOJOURN_OVERRIDE_ALLOWED,
      SOJOURN_KIND_QUOTE, check_unknown },
    { "Q06", SOJOURN_SEVERITY_BLOCK, N_ ("Exchange rate missing or old"),
      N_ ("Reference rates of the European Central Bank, for information only"), 'B',
      SOJOURN_OVERRIDE_ALLOWED, SOJOURN_KIND_QUOTE, check_rate },
    { "Q07", SOJOURN_SEVERITY_BLOCK, N_ ("Amount too fine for its currency"), N_ ("ISO 4217"), 'A',
      SOJOURN_OVERRIDE_NEVER, SOJOURN_KIND_QUOTE, check_currency },
    { "Q08", SOJOURN_SEVERITY_BLOCK, N_ ("Stay too short for the treatment"),
      N_ ("Follows from the quote and the journey"), 'A', SOJOURN_OVERRIDE_ALLOWED,
      SOJOURN_KIND_QUOTE, check_stay },
    { "Q15", SOJOURN_SEVERITY_BLOCK, N_ ("One accepted quote for an option"),
      N_ ("The states of a quote"), 'A', SOJOURN_OVERRIDE_NEVER, SOJOURN_KIND_QUOTE, check_single },
};

const SojournRulePack sojourn_quote_rules = SOJOURN_RULE_PACK (rules);
