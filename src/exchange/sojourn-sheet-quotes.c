/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sheet-content-private.h"

#include <glib/gi18n-lib.h>

static const SojournRecord *
get_clinic (const SojournSheetWriter *self, const SojournRecord *quote)
{
    const SojournRecord *request =
        sojourn_snapshot_follow (self->snapshot, quote, SOJOURN_QUOTE_REQUEST);

    if (request == NULL)
        return NULL;
    return sojourn_snapshot_follow (self->snapshot, request, SOJOURN_QUOTE_REQUEST_CLINIC);
}

static gint64
get_inclusion (const SojournSheetWriter *self, const SojournRecord *quote, guint category)
{
    const GPtrArray *all = sojourn_snapshot_get_all (self->snapshot, SOJOURN_KIND_QUOTE_INCLUSION);

    for (guint i = 0; i < all->len; i++) {
        if (g_strcmp0 (sojourn_record_get_text (all->pdata[i], SOJOURN_QUOTE_INCLUSION_QUOTE),
                       sojourn_record_get_uuid (quote)) == 0 &&
            sojourn_record_get_integer (all->pdata[i], SOJOURN_QUOTE_INCLUSION_CATEGORY, -1) ==
                (gint64)category)
            return sojourn_record_get_integer (all->pdata[i], SOJOURN_QUOTE_INCLUSION_STATE,
                                               SOJOURN_INCLUDED_UNKNOWN);
    }
    return SOJOURN_INCLUDED_UNKNOWN;
}

/* Of what a quote may include, that which is in @state; what is not told is not known. */
static GPtrArray *
list_inclusions (const SojournSheetWriter *self, const SojournRecord *quote, gint64 state)
{
    GPtrArray *names = g_ptr_array_new ();

    for (guint i = 0; i < sojourn_inclusion_categories.n_choices; i++) {
        if (get_inclusion (self, quote, i) == state)
            g_ptr_array_add (
                names, (gpointer)sojourn_choice_set_get_label (&sojourn_inclusion_categories, i));
    }
    return names;
}

static void
add_inclusions (SojournSheetWriter *self,
                const SojournRecord *quote,
                gint64 state,
                const char *label)
{
    g_autoptr (GPtrArray) names = list_inclusions (self, quote, state);
    g_autofree char *all = sojourn_sheet_join (names);

    if (names->len > 0)
        sojourn_sheet_add_pair (self->sheet, label, all);
}

static char *
dup_price (const SojournRecord *quote)
{
    g_autofree char *total = sojourn_sheet_dup_money (quote, SOJOURN_QUOTE_TOTAL_MINOR);
    g_autofree char *low = sojourn_sheet_dup_money (quote, SOJOURN_QUOTE_LOW_MINOR);
    g_autofree char *high = sojourn_sheet_dup_money (quote, SOJOURN_QUOTE_HIGH_MINOR);

    if (low != NULL && high != NULL)
        /* Translators: the lowest and the highest amount that a treatment may cost */
        return g_strdup_printf (_ ("%s to %s"), low, high);
    return g_steal_pointer (&total);
}

static void
add_deposit (SojournSheetWriter *self, const SojournRecord *quote)
{
    g_autofree char *amount = sojourn_sheet_dup_money (quote, SOJOURN_QUOTE_DEPOSIT_MINOR);
    g_autofree char *due = sojourn_sheet_dup_date (quote, SOJOURN_QUOTE_DEPOSIT_DUE);
    g_autofree char *both = NULL;

    if (amount != NULL && due != NULL)
        /* Translators: an amount of money and the date when it must be paid */
        both = g_strdup_printf (_ ("%s, due on %s"), amount, due);
    sojourn_sheet_add_pair (self->sheet, _ ("Deposit"), both != NULL ? both : amount);
}

static void
add_validity (SojournSheetWriter *self, const SojournRecord *quote)
{
    g_autofree char *date = sojourn_sheet_dup_date (quote, SOJOURN_QUOTE_VALID_UNTIL);
    g_autofree char *city =
        sojourn_sheet_dup_city (sojourn_record_get_text (quote, SOJOURN_QUOTE_ZONE));
    g_autofree char *both = NULL;

    if (date != NULL && city != NULL)
        /* Translators: the last day on which a price holds, and where that day ends */
        both = g_strdup_printf (_ ("The end of %s in %s"), date, city);
    sojourn_sheet_add_pair (self->sheet, _ ("Price holds until"), both != NULL ? both : date);
}

static void
write_accepted (SojournSheetWriter *self, const SojournRecord *quote)
{
    g_autofree char *clinic = sojourn_sheet_dup_clinic_name (get_clinic (self, quote));
    g_autofree char *price = dup_price (quote);
    g_autofree char *inpatient = sojourn_sheet_dup_days (quote, SOJOURN_QUOTE_INPATIENT_DAYS);

    sojourn_sheet_add_subheading (self->sheet, _ ("Accepted Quote"));
    sojourn_sheet_add_pair (self->sheet, _ ("Clinic"), clinic);
    sojourn_sheet_add_pair (self->sheet, _ ("Quote number"),
                            sojourn_record_get_text (quote, SOJOURN_QUOTE_NUMBER));
    /* Translators: what a treatment costs */
    sojourn_sheet_add_pair (self->sheet, C_ ("sheet", "Price"), price);
    sojourn_sheet_add_pair (self->sheet, _ ("Kind of price"),
                            sojourn_sheet_get_choice (quote, SOJOURN_QUOTE_PRICE_KIND));
    add_validity (self, quote);
    add_deposit (self, quote);
    sojourn_sheet_add_pair (self->sheet, _ ("Days in hospital"), inpatient);
    /* Translators: what is in the price */
    add_inclusions (self, quote, SOJOURN_INCLUDED_YES, C_ ("sheet", "Included"));
    add_inclusions (self, quote, SOJOURN_INCLUDED_NO, _ ("Not included"));
    add_inclusions (self, quote, SOJOURN_INCLUDED_UNKNOWN, _ ("Not told by the clinic"));
    sojourn_sheet_add_pair (self->sheet, _ ("Terms, as the clinic states them"),
                            sojourn_record_get_text (quote, SOJOURN_QUOTE_TERMS));
}

static gboolean
is_accepted (const SojournRecord *quote)
{
    return sojourn_record_get_integer (quote, SOJOURN_QUOTE_STATE, SOJOURN_QUOTE_STATE_OPEN) ==
           SOJOURN_QUOTE_STATE_ACCEPTED;
}

static gboolean
is_superseded (const SojournRecord *quote)
{
    return sojourn_record_get_integer (quote, SOJOURN_QUOTE_STATE, SOJOURN_QUOTE_STATE_OPEN) ==
           SOJOURN_QUOTE_STATE_SUPERSEDED;
}

static char *
dup_unknown (const SojournSheetWriter *self, const SojournRecord *quote)
{
    g_autoptr (GPtrArray) names = list_inclusions (self, quote, SOJOURN_INCLUDED_UNKNOWN);

    /* Translators: how many of all items it is not known whether the price includes them */
    return g_strdup_printf (C_ ("count", "%u of %u"), names->len,
                            sojourn_inclusion_categories.n_choices);
}

static void
write_quote (SojournSheetWriter *self, const SojournRecord *quote)
{
    const SojournRecord *clinic = get_clinic (self, quote);
    g_autofree char *price = dup_price (quote);
    g_autofree char *unknown = dup_unknown (self, quote);
    const char *texts[] = {
        clinic != NULL ? sojourn_record_get_text (clinic, SOJOURN_CLINIC_NAME) : NULL,
        price,
        unknown,
        sojourn_sheet_get_choice (quote, SOJOURN_QUOTE_STATE),
    };

    sojourn_sheet_add_table_row (self->sheet, texts,
                                 is_accepted (quote) ? 1 : G_N_ELEMENTS (texts));
}

static void
write_comparison (SojournSheetWriter *self, const GPtrArray *quotes)
{
    const SojournSheetColumn columns[] = {
        { _ ("Clinic"), 0, 0.40, FALSE },
        /* Translators: the head of a column of amounts */
        { C_ ("sheet", "Price"), 0.41, 0.21, TRUE },
        { _ ("Items not told"), 0.65, 0.16, FALSE },
        /* Translators: the head of a column: whether a quote is open, accepted, declined */
        { C_ ("sheet", "State"), 0.83, 0.17, FALSE },
    };

    sojourn_sheet_add_subheading (self->sheet, _ ("Compared Quotes"));
    sojourn_sheet_begin_table (self->sheet, columns, G_N_ELEMENTS (columns));
    for (guint i = 0; i < quotes->len; i++) {
        if (!is_superseded (quotes->pdata[i]))
            write_quote (self, quotes->pdata[i]);
    }
    sojourn_sheet_end_table (self->sheet);
    sojourn_sheet_add_note (
        self->sheet, _ ("Each price is in the currency of the clinic. Where the clinic has not "
                        "told whether an item is in the price, it may cost extra."));
}

static void
write_estimates (SojournSheetWriter *self)
{
    const GPtrArray *estimates =
        sojourn_snapshot_get_all (self->snapshot, SOJOURN_KIND_COST_ESTIMATE);

    if (estimates->len == 0)
        return;
    sojourn_sheet_add_subheading (self->sheet, _ ("Other Costs to Expect"));
    for (guint i = 0; i < estimates->len; i++) {
        const SojournRecord *estimate = estimates->pdata[i];
        const char *text = sojourn_record_get_text (estimate, SOJOURN_COST_ESTIMATE_DESCRIPTION);
        const char *category = sojourn_sheet_get_choice (estimate, SOJOURN_COST_ESTIMATE_CATEGORY);
        g_autofree char *amount =
            sojourn_sheet_dup_money (estimate, SOJOURN_COST_ESTIMATE_AMOUNT_MINOR);
        g_autofree char *both = NULL;

        if (text != NULL && amount != NULL)
            /* Translators: an amount of money, then what it is for */
            both = g_strdup_printf (_ ("%s – %s"), amount, text);
        sojourn_sheet_add_pair (self->sheet, category, both != NULL ? both : amount);
    }
}

/*
 * sojourn_sheet_write_quotes:
 *
 * What it costs: the quote that was accepted, those it was compared with, and what comes on top.
 */
void
sojourn_sheet_write_quotes (SojournSheetWriter *self)
{
    const GPtrArray *quotes = sojourn_snapshot_get_all (self->snapshot, SOJOURN_KIND_QUOTE);

    sojourn_sheet_add_heading (self->sheet, _ ("Costs"));
    if (quotes->len == 0)
        sojourn_sheet_add_paragraph (self->sheet, _ ("There is no quote yet."));
    for (guint i = 0; i < quotes->len; i++) {
        if (is_accepted (quotes->pdata[i]))
            write_accepted (self, quotes->pdata[i]);
    }
    if (quotes->len > 0)
        write_comparison (self, quotes);
    write_estimates (self);
}
