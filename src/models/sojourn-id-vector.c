/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-id-vector.h"

#include <string.h>

static guint
count_common_prefix (const gint64 *a, const gint64 *b, guint limit)
{
    guint n = 0;

    while (n < limit && a[n] == b[n])
        n++;
    return n;
}

static guint
count_common_suffix (const gint64 *a, guint n_a, const gint64 *b, guint n_b, guint limit)
{
    guint n = 0;

    while (n < limit && a[n_a - 1 - n] == b[n_b - 1 - n])
        n++;
    return n;
}

static gboolean
is_equal (const gint64 *a, const gint64 *b, guint n)
{
    return memcmp (a, b, n * sizeof *a) == 0;
}

/* One id went from one end of what differs to the other: the usual case when a row is edited that
 * the list is sorted by. All the others need not be touched. */
static gboolean
find_move (const gint64 *before, const gint64 *after, guint start, guint n, SojournIdEdit *edit)
{
    guint end = start + n - 1;

    if (n < 2)
        return FALSE;
    if (before[start] == after[end] && is_equal (before + start + 1, after + start, n - 1)) {
        *edit = (SojournIdEdit){ start, 1, end, 1 };
        return TRUE;
    }
    if (before[end] == after[start] && is_equal (before + start, after + start + 1, n - 1)) {
        *edit = (SojournIdEdit){ end, 1, start, 1 };
        return TRUE;
    }
    return FALSE;
}

/**
 * sojourn_id_vector_diff:
 * @before: (array length=n_before): ids, each once
 * @n_before: how many there are
 * @after: (array length=n_after): ids, each once
 * @n_after: how many there are
 *
 * Compares two vectors by what they have in common at the beginning and at the end, in one pass
 * over each.
 *
 * Returns: one removal and one addition that make @before into @after
 */
SojournIdEdit
sojourn_id_vector_diff (const gint64 *before, guint n_before, const gint64 *after, guint n_after)
{
    guint limit = MIN (n_before, n_after);
    guint start = count_common_prefix (before, after, limit);
    guint tail = count_common_suffix (before, n_before, after, n_after, limit - start);
    SojournIdEdit edit = { start, n_before - start - tail, start, n_after - start - tail };

    if (edit.removed == edit.added)
        find_move (before, after, start, edit.removed, &edit);
    return edit;
}
