/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-query.h"

struct _SojournCaseQuery {
    gatomicrefcount references;
    char *text;   /* (owned) (nullable): not empty */
    guint stages; /* 0: all */
    SojournCaseFlags flags;
    SojournCaseSort sort;
    SojournSortOrder order;
};

G_DEFINE_BOXED_TYPE (SojournCaseQuery,
                     sojourn_case_query,
                     sojourn_case_query_ref,
                     sojourn_case_query_unref)

static char *
strip_text (const char *text)
{
    g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

    return stripped != NULL && *stripped != '\0' ? g_steal_pointer (&stripped) : NULL;
}

/**
 * sojourn_case_query_new:
 * @text: (nullable): what was typed into the search; every word of it must be found in a text of
 *   the case or of its patient that is %SOJOURN_FIELD_SEARCHED: one or two letters at the start of
 *   a word, more of them anywhere. %NULL and white space find every case
 * @stages: a set of %SOJOURN_STAGE_BIT, or 0 for every stage
 * @flags: what it is narrowed to, or 0
 * @sort: the column it is sorted by
 * @order: the direction
 *
 * Returns: (transfer full): a query
 */
SojournCaseQuery *
sojourn_case_query_new (const char *text,
                        guint stages,
                        SojournCaseFlags flags,
                        SojournCaseSort sort,
                        SojournSortOrder order)
{
    SojournCaseQuery *self;

    g_return_val_if_fail (text == NULL || g_utf8_validate (text, -1, NULL), NULL);

    self = g_new0 (SojournCaseQuery, 1);
    g_atomic_ref_count_init (&self->references);
    self->text = strip_text (text);
    self->stages = stages;
    self->flags = flags;
    self->sort = sort;
    self->order = order;
    return self;
}

/**
 * sojourn_case_query_ref:
 * @self: a query
 *
 * Returns: (transfer full): @self
 */
SojournCaseQuery *
sojourn_case_query_ref (SojournCaseQuery *self)
{
    g_atomic_ref_count_inc (&self->references);
    return self;
}

/**
 * sojourn_case_query_unref:
 * @self: (transfer full): a query
 *
 * Gives up a reference; the last one frees the query. Safe from any thread.
 */
void
sojourn_case_query_unref (SojournCaseQuery *self)
{
    if (!g_atomic_ref_count_dec (&self->references))
        return;
    g_free (self->text);
    g_free (self);
}

/**
 * sojourn_case_query_equal:
 * @a: a query
 * @b: a query
 *
 * Returns: whether both ask for the same cases in the same order
 */
gboolean
sojourn_case_query_equal (const SojournCaseQuery *a, const SojournCaseQuery *b)
{
    return g_strcmp0 (a->text, b->text) == 0 && a->stages == b->stages && a->flags == b->flags &&
           a->sort == b->sort && a->order == b->order;
}

/**
 * sojourn_case_query_get_text:
 * @self: a query
 *
 * Returns: (transfer none) (nullable): what is searched, without white space around it
 */
const char *
sojourn_case_query_get_text (const SojournCaseQuery *self)
{
    return self->text;
}

/**
 * sojourn_case_query_get_stages:
 * @self: a query
 *
 * Returns: a set of %SOJOURN_STAGE_BIT, or 0 for every stage
 */
guint
sojourn_case_query_get_stages (const SojournCaseQuery *self)
{
    return self->stages;
}

/**
 * sojourn_case_query_get_flags:
 * @self: a query
 *
 * Returns: what it is narrowed to
 */
SojournCaseFlags
sojourn_case_query_get_flags (const SojournCaseQuery *self)
{
    return self->flags;
}

/**
 * sojourn_case_query_get_sort:
 * @self: a query
 *
 * Returns: the column it is sorted by
 */
SojournCaseSort
sojourn_case_query_get_sort (const SojournCaseQuery *self)
{
    return self->sort;
}

/**
 * sojourn_case_query_get_order:
 * @self: a query
 *
 * Returns: the direction
 */
SojournSortOrder
sojourn_case_query_get_order (const SojournCaseQuery *self)
{
    return self->order;
}
