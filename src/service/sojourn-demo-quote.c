/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-demo-quote.h"

#include "sojourn-quote-fields.h"
#include "sojourn-time.h"

#define SECONDS_PER_DAY 86400
#define MILLI 1000
#define PERCENT 100

#define VALID_DAYS 21
#define DEPOSIT_DUE_DAYS 14
#define DEPOSIT_PERCENT 30

/* A line of a price list. */
typedef struct {
    SojournLineCategory category;
    const char *description;
    gint64 quantity; /* whole units */
    gint64 unit_minor;
} PriceLine;

#define MAX_PRICE_LINES 8

/* What the clinics of a country ask. The rows of one list add up to its total. */
typedef struct {
    const char *country;
    const char *currency;
    const char *zone;
    PriceLine lines[MAX_PRICE_LINES]; /* the rest have no description */
    const char
        *inclusions;    /* a letter for each category: i included, e excluded, u unknown, - na */
    gint64 extra_minor; /* what an excluded category costs */
    gint64 inpatient_days;
    gint64 rehabilitation_days;
    gint64 days_before_flight;
} PriceList;

// clang-format off
static const PriceList price_lists[] = {
    {
        .country = "CN", .currency = "CNY", .zone = "Asia/Shanghai",
        .lines = {
            { SOJOURN_LINE_CELL_PRODUCT, "Cell product, three doses", 3, 4000000 },
            { SOJOURN_LINE_DIAGNOSTICS, "Examination on arrival", 1, 900000 },
            { SOJOURN_LINE_WARD, "Ward, a day", 20, 180000 },
            { SOJOURN_LINE_REHAB, "Rehabilitation, a day", 20, 105000 },
        },
        .inclusions = "iieiiuieieuiiu", .extra_minor = 80000,
        .inpatient_days = 20, .rehabilitation_days = 20, .days_before_flight = 7,
    },
    {
        .country = "JP", .currency = "JPY", .zone = "Asia/Tokyo",
        .lines = {
            { SOJOURN_LINE_CELL_PRODUCT, "Cell product", 1, 1500000 },
            { SOJOURN_LINE_IMAGING, "MRI before and after", 2, 75000 },
            { SOJOURN_LINE_WARD, "Ward, a day", 10, 60000 },
            { SOJOURN_LINE_REHAB, "Rehabilitation, a day", 10, 20000 },
        },
        .inclusions = "iiiiuuuuieeiiu", .extra_minor = 30000,
        .inpatient_days = 10, .rehabilitation_days = 10, .days_before_flight = 10,
    },
    {
        .country = "KW", .currency = "KWD", .zone = "Asia/Kuwait",
        .lines = {
            { SOJOURN_LINE_PROCEDURE, "Procedure", 1, 3400500 },
            { SOJOURN_LINE_SURGEON, "Surgeon", 1, 1250000 },
            { SOJOURN_LINE_ANAESTHESIA, "Anaesthesia", 1, 500000 },
            { SOJOURN_LINE_WARD, "Ward, a day", 14, 150000 },
            { SOJOURN_LINE_REHAB, "Rehabilitation, a day", 10, 100000 },
        },
        .inclusions = "iii-iiieiiiiui", .extra_minor = 25000,
        .inpatient_days = 14, .rehabilitation_days = 10, .days_before_flight = 7,
    },
};
// clang-format on

/* Elsewhere the clinics ask what those of Kuwait ask, about as much, in their own money. */
static const struct {
    const char *country;
    const char *currency;
    const char *zone;
    gint64 factor_milli; /* minor units for one thousandth of a dinar, times 1000 */
} places[] = {
    { "US", "USD", "America/New_York", 326 },  { "DE", "EUR", "Europe/Berlin", 300 },
    { "ES", "EUR", "Europe/Madrid", 300 },     { "CH", "CHF", "Europe/Zurich", 290 },
    { "GB", "GBP", "Europe/London", 258 },     { "SE", "SEK", "Europe/Stockholm", 3100 },
    { "TR", "TRY", "Europe/Istanbul", 12500 }, { "IN", "INR", "Asia/Kolkata", 27000 },
    { "TH", "THB", "Asia/Bangkok", 11000 },    { "KR", "KRW", "Asia/Seoul", 4500 },
    { "SG", "SGD", "Asia/Singapore", 430 },    { "AE", "AED", "Asia/Dubai", 1200 },
    { "JO", "JOD", "Asia/Amman", 2310 },       { "MX", "MXN", "America/Mexico_City", 6100 },
    { "CZ", "CZK", "Europe/Prague", 7400 },    { "PL", "PLN", "Europe/Warsaw", 1290 },
    { "IL", "ILS", "Asia/Jerusalem", 1200 },   { "AU", "AUD", "Australia/Sydney", 500 },
    { "PA", "USD", "America/Panama", 326 },    { "TW", "TWD", "Asia/Taipei", 10400 },
};

#define ELSEWHERE_CURRENCY "EUR"
#define ELSEWHERE_ZONE "Etc/UTC"
#define ELSEWHERE_FACTOR_MILLI 300

/**
 * sojourn_demo_hash:
 * @clinic_ref: which clinic
 *
 * Gives the number that makes one demo clinic differ from another, the same in every process.
 *
 * Returns: a number
 */
guint
sojourn_demo_hash (const char *clinic_ref)
{
    return g_str_hash (clinic_ref);
}

static const PriceList *
find_price_list (const char *country)
{
    for (gsize i = 0; i < G_N_ELEMENTS (price_lists); i++)
        if (g_str_equal (price_lists[i].country, country))
            return &price_lists[i];
    return NULL;
}

/* The price list of a country that has none of its own. */
static PriceList
make_price_list (const char *country)
{
    PriceList list = *find_price_list ("KW");
    gint64 factor = ELSEWHERE_FACTOR_MILLI;

    list.currency = ELSEWHERE_CURRENCY;
    list.zone = ELSEWHERE_ZONE;
    for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
        if (!g_str_equal (places[i].country, country))
            continue;
        list.currency = places[i].currency;
        list.zone = places[i].zone;
        factor = places[i].factor_milli;
    }
    for (gsize i = 0; i < MAX_PRICE_LINES; i++)
        list.lines[i].unit_minor = list.lines[i].unit_minor * factor / MILLI;
    list.extra_minor = list.extra_minor * factor / MILLI;
    return list;
}

static gint64
add_lines (SojournWireQuote *quote, const PriceList *list)
{
    gint64 total = 0;

    for (gsize i = 0; i < MAX_PRICE_LINES && list->lines[i].description != NULL; i++) {
        const PriceLine *price = &list->lines[i];
        SojournRecord *line = sojourn_wire_quote_add_line (quote);

        sojourn_record_set_integer (line, SOJOURN_QUOTE_LINE_CATEGORY, price->category);
        sojourn_record_set_text (line, SOJOURN_QUOTE_LINE_DESCRIPTION, price->description);
        sojourn_record_set_integer (line, SOJOURN_QUOTE_LINE_QUANTITY_MILLI,
                                    price->quantity * MILLI);
        sojourn_record_set_integer (line, SOJOURN_QUOTE_LINE_UNIT_MINOR, price->unit_minor);
        sojourn_record_set_integer (line, SOJOURN_QUOTE_LINE_TOTAL_MINOR,
                                    price->quantity * price->unit_minor);
        total += price->quantity * price->unit_minor;
    }
    return total;
}

static SojournInclusionState
get_inclusion_state (char letter)
{
    switch (letter) {
    case 'i':
        return SOJOURN_INCLUDED_YES;
    case 'e':
        return SOJOURN_INCLUDED_NO;
    case '-':
        return SOJOURN_INCLUDED_NOT_APPLICABLE;
    default:
        return SOJOURN_INCLUDED_UNKNOWN;
    }
}

static void
add_inclusions (SojournWireQuote *quote, const PriceList *list)
{
    for (guint i = 0; list->inclusions[i] != '\0'; i++) {
        SojournRecord *inclusion = sojourn_wire_quote_add_inclusion (quote);
        SojournInclusionState state = get_inclusion_state (list->inclusions[i]);

        sojourn_record_set_integer (inclusion, SOJOURN_QUOTE_INCLUSION_CATEGORY, i);
        sojourn_record_set_integer (inclusion, SOJOURN_QUOTE_INCLUSION_STATE, state);
        if (state == SOJOURN_INCLUDED_NO)
            sojourn_record_set_integer (inclusion, SOJOURN_QUOTE_INCLUSION_EXTRA_MINOR,
                                        list->extra_minor);
    }
}

static void
set_terms (SojournRecord *quote, const PriceList *list, gint64 total)
{
    sojourn_record_set_integer (quote, SOJOURN_QUOTE_INPATIENT_DAYS, list->inpatient_days);
    sojourn_record_set_integer (quote, SOJOURN_QUOTE_REHABILITATION_DAYS,
                                list->rehabilitation_days);
    sojourn_record_set_integer (quote, SOJOURN_QUOTE_DAYS_BEFORE_FLIGHT, list->days_before_flight);
    sojourn_record_set_integer (quote, SOJOURN_QUOTE_DEPOSIT_MINOR,
                                total / PERCENT * DEPOSIT_PERCENT);
    sojourn_record_set_integer (quote, SOJOURN_QUOTE_PRICE_HOLD, SOJOURN_NO);
    sojourn_record_set_text (quote, SOJOURN_QUOTE_TERMS,
                             "If the examination on arrival rules the treatment out, only what was "
                             "done is charged. Cancelled 30 days before admission or earlier, the "
                             "deposit is paid back; 7 days before, half of it.");
}

static void
set_dates (SojournRecord *quote, const PriceList *list, gint64 now)
{
    SojournDate today = 0;
    int minutes;

    sojourn_time_to_local (now, list->zone, &today, &minutes);
    sojourn_record_set_integer (quote, SOJOURN_QUOTE_ISSUED_AT, now);
    sojourn_record_set_integer (quote, SOJOURN_QUOTE_VALID_UNTIL, today + VALID_DAYS);
    sojourn_record_set_text (quote, SOJOURN_QUOTE_ZONE, list->zone);
    sojourn_record_set_integer (quote, SOJOURN_QUOTE_DEPOSIT_DUE, today + DEPOSIT_DUE_DAYS);
}

/**
 * sojourn_demo_quote_new:
 * @request: what is asked for
 * @now: the time
 *
 * Makes the quote of a demo clinic: the same for the same clinic, but for its dates.
 *
 * Returns: (transfer full): the quote
 */
SojournWireQuote *
sojourn_demo_quote_new (const SojournWireRequest *request, gint64 now)
{
    SojournWireQuote *quote = sojourn_wire_quote_new ();
    const PriceList *found = find_price_list (request->clinic_country);
    PriceList list = found != NULL ? *found : make_price_list (request->clinic_country);
    g_autofree char *number =
        g_strdup_printf ("D-%05u", sojourn_demo_hash (request->clinic_ref) % 100000);
    gint64 total;

    sojourn_record_set_text (quote->quote, SOJOURN_QUOTE_CURRENCY, list.currency);
    sojourn_record_set_text (quote->quote, SOJOURN_QUOTE_NUMBER, number);
    sojourn_record_set_integer (quote->quote, SOJOURN_QUOTE_PRICE_KIND, SOJOURN_PRICE_FIXED);
    total = add_lines (quote, &list);
    sojourn_record_set_integer (quote->quote, SOJOURN_QUOTE_TOTAL_MINOR, total);
    add_inclusions (quote, &list);
    set_terms (quote->quote, &list, total);
    set_dates (quote->quote, &list, now);
    return quote;
}
