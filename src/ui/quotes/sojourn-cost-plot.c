/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-cost-plot.h"

#include "sojourn-comparison-text.h"
#include "sojourn-format.h"

#include <glib/gi18n-lib.h>

/* What each quote costs landed, as a bar of its parts. The table beside it has the same numbers. */

#define N_PARTS (SOJOURN_N_ESTIMATES + 3)

typedef struct {
    const char *name; /* translated */
    SojournBarTone tone;
} Part;

/* The price, what it excludes, what is estimated beside it, and what may come on top. */
static void
get_parts (Part parts[N_PARTS])
{
    static const SojournBarTone tones[SOJOURN_N_ESTIMATES] = {
        SOJOURN_BAR_GREEN, SOJOURN_BAR_PURPLE, SOJOURN_BAR_YELLOW, SOJOURN_BAR_RED,
        SOJOURN_BAR_TEAL,  SOJOURN_BAR_BROWN,  SOJOURN_BAR_PINK,
    };

    parts[0] = (Part){ _ ("Quote"), SOJOURN_BAR_BLUE };
    parts[1] = (Part){ _ ("Excluded, at a Known Price"), SOJOURN_BAR_ORANGE };
    for (guint i = 0; i < SOJOURN_N_ESTIMATES; i++)
        parts[2 + i] =
            (Part){ sojourn_choice_set_get_label (&sojourn_estimate_categories, i), tones[i] };
    parts[N_PARTS - 1] = (Part){ _ ("May Come on Top"), SOJOURN_BAR_OPEN };
}

static void
get_amounts (const SojournOffer *offer, gint64 amounts[N_PARTS])
{
    amounts[0] = offer->price_minor;
    amounts[1] = offer->extras_minor;
    for (guint i = 0; i < SOJOURN_N_ESTIMATES; i++)
        amounts[2 + i] = offer->estimates_minor[i];
    amounts[N_PARTS - 1] = offer->high_minor - offer->low_minor;
}

/* Only what some quote has is in the legend. */
static guint64
find_used (const SojournComparison *comparison)
{
    guint64 used = 1;

    for (guint i = 0; i < comparison->offers->len; i++) {
        gint64 amounts[N_PARTS];

        get_amounts (comparison->offers->pdata[i], amounts);
        for (guint j = 0; j < N_PARTS; j++)
            used |= amounts[j] > 0 ? G_GUINT64_CONSTANT (1) << j : 0;
    }
    return used;
}

/* “Clinic A: USD 31,240. Quote USD 26,197, Flights USD 1,800.” */
static char *
describe (const SojournComparison *comparison,
          const SojournOffer *offer,
          const Part parts[N_PARTS],
          const gint64 amounts[N_PARTS])
{
    g_autofree char *clinic = sojourn_comparison_text_dup_clinic (comparison, offer);
    g_autofree char *landed = sojourn_comparison_text_dup_landed (comparison, offer);
    g_autoptr (GPtrArray) list = g_ptr_array_new_null_terminated (N_PARTS, g_free, TRUE);
    g_autofree char *joined = NULL;

    for (guint i = 0; i < N_PARTS; i++) {
        g_autofree char *amount = NULL;

        if (amounts[i] <= 0)
            continue;
        amount = sojourn_format_money (amounts[i], comparison->currency);
        /* Translators: a part of a cost and its amount, in a list for screen readers */
        g_ptr_array_add (list, g_strdup_printf (C_ ("cost", "%1$s %2$s"), parts[i].name, amount));
    }
    /* Translators: goes between the parts of a list for screen readers */
    joined = g_strjoinv (C_ ("list", ", "), (char **)list->pdata);
    /* Translators: a bar for screen readers: a clinic, what its quote costs in all, the parts */
    return g_strdup_printf (C_ ("cost", "%1$s: %2$s. %3$s"), clinic, landed, joined);
}

static void
add_bar (SojournBarPlot *plot,
         const SojournComparison *comparison,
         const SojournOffer *offer,
         const Part parts[N_PARTS],
         guint64 used)
{
    g_autofree char *clinic = sojourn_comparison_text_dup_clinic (comparison, offer);
    g_autofree char *landed = sojourn_comparison_text_dup_landed (comparison, offer);
    g_autofree char *description = NULL;
    gint64 amounts[N_PARTS];
    double lengths[N_PARTS];
    guint n = 0;

    get_amounts (offer, amounts);
    for (guint i = 0; i < N_PARTS; i++) {
        if (used & (G_GUINT64_CONSTANT (1) << i))
            lengths[n++] = (double)amounts[i];
    }
    description = describe (comparison, offer, parts, amounts);
    sojourn_bar_plot_add_bar (plot, clinic, landed, description, lengths);
}

/**
 * sojourn_cost_plot_show:
 * @plot: a plot
 * @comparison: the quotes of a case
 *
 * Plots what each quote costs, by category, in the currency of the comparison.
 */
void
sojourn_cost_plot_show (SojournBarPlot *plot, const SojournComparison *comparison)
{
    guint64 used = find_used (comparison);
    Part parts[N_PARTS];

    get_parts (parts);
    sojourn_bar_plot_clear (plot);
    for (guint i = 0; i < N_PARTS; i++) {
        if (used & (G_GUINT64_CONSTANT (1) << i))
            sojourn_bar_plot_add_series (plot, parts[i].name, parts[i].tone);
    }
    for (guint i = 0; i < comparison->offers->len; i++)
        add_bar (plot, comparison, comparison->offers->pdata[i], parts, used);
}
