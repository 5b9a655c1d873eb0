/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-checklist.h"

#include "sojourn-catalogue-fields.h"

/* The questions that the International Society for Stem Cell Research has patients ask before an
 * unproven treatment, and how far they are answered for one option (G07). */

/**
 * sojourn_checklist_is_needed:
 * @option: a treatment option
 *
 * Returns: whether @option is unproven outside a trial, or nothing is known of its ground, so that
 *   it is decided on only with every question answered
 */
gboolean
sojourn_checklist_is_needed (const SojournRecord *option)
{
    gint64 basis = sojourn_record_get_integer (option, SOJOURN_OPTION_REGULATORY_BASIS, -1);

    return basis == SOJOURN_BASIS_UNPROVEN_OUTSIDE_TRIAL || basis == SOJOURN_BASIS_UNKNOWN;
}

/**
 * sojourn_checklist_find:
 * @snapshot: a case
 * @option: a treatment option
 * @item: a question
 *
 * Returns: (transfer none) (nullable): the answer to @item for @option; an answer “unknown” is one
 */
const SojournRecord *
sojourn_checklist_find (const SojournSnapshot *snapshot,
                        const SojournRecord *option,
                        SojournChecklistItem item)
{
    const GPtrArray *all = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_CHECKLIST_ANSWER);

    for (guint i = 0; i < all->len; i++) {
        if (sojourn_record_get_integer (all->pdata[i], SOJOURN_CHECKLIST_ANSWER_ITEM, -1) ==
                (gint64)item &&
            g_strcmp0 (sojourn_record_get_text (all->pdata[i], SOJOURN_CHECKLIST_ANSWER_OPTION),
                       sojourn_record_get_uuid (option)) == 0)
            return all->pdata[i];
    }
    return NULL;
}

static gboolean
is_answered (const SojournSnapshot *snapshot, const SojournRecord *option, guint item)
{
    const GPtrArray *all = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_CHECKLIST_ANSWER);

    /* Files from elsewhere may answer a question twice: one answer that says something will do. */
    for (guint i = 0; i < all->len; i++) {
        if (sojourn_record_get_integer (all->pdata[i], SOJOURN_CHECKLIST_ANSWER_ITEM, -1) ==
                (gint64)item &&
            sojourn_record_get_integer (all->pdata[i], SOJOURN_CHECKLIST_ANSWER_ANSWER,
                                        SOJOURN_ANSWER_UNKNOWN) != SOJOURN_ANSWER_UNKNOWN &&
            g_strcmp0 (sojourn_record_get_text (all->pdata[i], SOJOURN_CHECKLIST_ANSWER_OPTION),
                       sojourn_record_get_uuid (option)) == 0)
            return TRUE;
    }
    return FALSE;
}

/**
 * sojourn_checklist_count:
 * @snapshot: a case
 * @option: a treatment option
 *
 * Returns: how many questions have an answer for @option; “unknown” is none
 */
guint
sojourn_checklist_count (const SojournSnapshot *snapshot, const SojournRecord *option)
{
    guint n_answered = 0;

    for (guint item = 0; item < sojourn_checklist_get_length (); item++)
        n_answered += is_answered (snapshot, option, item);
    return n_answered;
}

/**
 * sojourn_checklist_get_length:
 *
 * Returns: how many questions there are
 */
guint
sojourn_checklist_get_length (void)
{
    return sojourn_checklist_items.n_choices;
}
