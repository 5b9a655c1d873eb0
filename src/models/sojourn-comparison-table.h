/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-comparison.h"

G_BEGIN_DECLS

/**
 * SojournComparisonStyle:
 * @SOJOURN_COMPARISON_PLAIN: words
 * @SOJOURN_COMPARISON_TOTAL: the amount that counts
 * @SOJOURN_COMPARISON_NUMBER: amounts and counts
 * @SOJOURN_COMPARISON_RATE: an exchange rate, which can be changed
 * @SOJOURN_COMPARISON_INCLUSION: whether the price includes something
 * @SOJOURN_COMPARISON_VALIDITY: until when a quote holds
 *
 * What a row of a comparison has in its cells.
 */
typedef enum {
    SOJOURN_COMPARISON_PLAIN,
    SOJOURN_COMPARISON_TOTAL,
    SOJOURN_COMPARISON_NUMBER,
    SOJOURN_COMPARISON_RATE,
    SOJOURN_COMPARISON_INCLUSION,
    SOJOURN_COMPARISON_VALIDITY,
} SojournComparisonStyle;

/**
 * SojournComparisonRow:
 * @group: (nullable): the heading of the group that begins with this row, translated
 * @title: what is compared, translated
 * @style: what is in the cells
 * @category: of %SOJOURN_COMPARISON_INCLUSION, what may be included
 * @cells: a text for each offer, in their order
 * @differs: whether two of the cells are not alike
 *
 * A row of a comparison.
 */
typedef struct {
    const char *group;
    const char *title;
    SojournComparisonStyle style;
    guint category;
    char **cells;
    gboolean differs;
} SojournComparisonRow;

GPtrArray *sojourn_comparison_table_new (const SojournComparison *comparison);

G_END_DECLS
