/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-comparison-table.h"

#include "sojourn-comparison-text.h"

#include <glib/gi18n-lib.h>

/* A comparison as rows of text, for the window and for paper alike. */

typedef char *(*CellFunc) (const SojournComparison *comparison, const SojournOffer *offer);

typedef struct {
    const char *group;
    const char *title;
    CellFunc format;
    SojournComparisonStyle style;
} Line;

/* Tables, a line each. */
/* clang-format off */
static const Line costs[] = {
    { N_ ("Cost"), N_ ("Landed Cost"), sojourn_comparison_text_dup_landed, SOJOURN_COMPARISON_TOTAL },
    /* Translators: a row of a comparison of quotes: the price in the clinic's own currency */
    { NULL, N_ ("Quote"), sojourn_comparison_text_dup_quoted, SOJOURN_COMPARISON_NUMBER },
    { NULL, N_ ("Exchange Rate"), sojourn_comparison_text_dup_rate, SOJOURN_COMPARISON_RATE },
    { NULL, N_ ("Quote, Converted"), sojourn_comparison_text_dup_price, SOJOURN_COMPARISON_NUMBER },
    { NULL, N_ ("Excluded, at a Known Price"), sojourn_comparison_text_dup_extras, SOJOURN_COMPARISON_NUMBER },
};
static const Line open[] = {
    { NULL, N_ ("May Come on Top"), sojourn_comparison_text_dup_open, SOJOURN_COMPARISON_NUMBER },
    { NULL, N_ ("Costs Not Estimated"), sojourn_comparison_text_dup_unestimated, SOJOURN_COMPARISON_NUMBER },
};
static const Line inclusions[] = {
    { N_ ("Included in the Price"), N_ ("Not Stated"), sojourn_comparison_text_dup_unknown, SOJOURN_COMPARISON_NUMBER },
};
static const Line facts[] = {
    /* Translators: a group of rows of a comparison of quotes: the treatment itself */
    { N_ ("Medicine"), N_ ("Treatment"), sojourn_comparison_text_dup_treatment, SOJOURN_COMPARISON_PLAIN },
    /* Translators: a row of a comparison of quotes: how good the evidence for the treatment is */
    { NULL, N_ ("Evidence"), sojourn_comparison_text_dup_evidence, SOJOURN_COMPARISON_PLAIN },
    /* Translators: a group of rows of a comparison of quotes: what the law says */
    { N_ ("Law"), N_ ("Regulatory Basis"), sojourn_comparison_text_dup_basis, SOJOURN_COMPARISON_PLAIN },
    /* Translators: a group of rows of a comparison of quotes: how long things take */
    { N_ ("Time"), N_ ("Days in Hospital"), sojourn_comparison_text_dup_days, SOJOURN_COMPARISON_NUMBER },
    { NULL, N_ ("Valid Until"), sojourn_comparison_text_dup_validity, SOJOURN_COMPARISON_VALIDITY },
};
/* clang-format on */

static void
row_free (gpointer data)
{
    SojournComparisonRow *row = data;

    g_strfreev (row->cells);
    g_free (row);
}

static SojournComparisonRow *
add_row (GPtrArray *rows,
         const SojournComparison *comparison,
         const char *group,
         const char *title,
         SojournComparisonStyle style)
{
    SojournComparisonRow *row = g_new0 (SojournComparisonRow, 1);

    row->group = group;
    row->title = title;
    row->style = style;
    row->cells = g_new0 (char *, comparison->offers->len + 1);
    g_ptr_array_add (rows, row);
    return row;
}

static void
add_lines (GPtrArray *rows, const SojournComparison *comparison, const Line *lines, guint n_lines)
{
    for (guint i = 0; i < n_lines; i++) {
        SojournComparisonRow *row =
            add_row (rows, comparison, lines[i].group != NULL ? _ (lines[i].group) : NULL,
                     _ (lines[i].title), lines[i].style);

        for (guint j = 0; j < comparison->offers->len; j++)
            row->cells[j] = lines[i].format (comparison, comparison->offers->pdata[j]);
    }
}

/* “Other” is shown only where there is one. */
static gboolean
is_shown (const SojournComparison *comparison, guint category)
{
    gboolean shown = category != SOJOURN_ESTIMATE_OTHER;

    for (guint i = 0; i < comparison->offers->len; i++) {
        const SojournOffer *offer = comparison->offers->pdata[i];

        shown = shown || offer->estimate_states[category] >= SOJOURN_ESTIMATE_OPEN;
    }
    return shown;
}

static void
add_estimates (GPtrArray *rows, const SojournComparison *comparison)
{
    for (guint i = 0; i < SOJOURN_N_ESTIMATES; i++) {
        SojournComparisonRow *row;

        if (!is_shown (comparison, i))
            continue;
        row = add_row (rows, comparison, NULL,
                       sojourn_choice_set_get_label (&sojourn_estimate_categories, i),
                       SOJOURN_COMPARISON_NUMBER);
        for (guint j = 0; j < comparison->offers->len; j++)
            row->cells[j] = sojourn_comparison_text_dup_estimate (
                comparison, comparison->offers->pdata[j], (SojournEstimateCategory)i);
    }
}

static void
add_inclusions (GPtrArray *rows, const SojournComparison *comparison)
{
    for (guint i = 0; i < sojourn_inclusion_categories.n_choices; i++) {
        SojournComparisonRow *row = add_row (
            rows, comparison, NULL, sojourn_choice_set_get_label (&sojourn_inclusion_categories, i),
            SOJOURN_COMPARISON_INCLUSION);

        row->category = i;
        for (guint j = 0; j < comparison->offers->len; j++)
            row->cells[j] = sojourn_comparison_text_dup_inclusion (
                comparison, comparison->offers->pdata[j], (SojournInclusionCategory)i);
    }
}

static void
mark_difference (SojournComparisonRow *row)
{
    for (guint i = 1; row->cells[0] != NULL && row->cells[i] != NULL; i++)
        row->differs = row->differs || !g_str_equal (row->cells[0], row->cells[i]);
}

/**
 * sojourn_comparison_table_new:
 * @comparison: a comparison
 *
 * Writes a comparison as a table: a column for each offer, its rows in the groups cost, inclusions,
 * medicine, law and time.
 *
 * Returns: (transfer full) (element-type SojournComparisonRow): the rows
 */
GPtrArray *
sojourn_comparison_table_new (const SojournComparison *comparison)
{
    GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

    g_return_val_if_fail (comparison != NULL, rows);

    add_lines (rows, comparison, costs, G_N_ELEMENTS (costs));
    add_estimates (rows, comparison);
    add_lines (rows, comparison, open, G_N_ELEMENTS (open));
    add_lines (rows, comparison, inclusions, G_N_ELEMENTS (inclusions));
    add_inclusions (rows, comparison);
    add_lines (rows, comparison, facts, G_N_ELEMENTS (facts));
    for (guint i = 0; i < rows->len; i++)
        mark_difference (rows->pdata[i]);
    return rows;
}
