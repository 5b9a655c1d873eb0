/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-change-set.h"
#include "sojourn-snapshot.h"
#include "sojourn-wire-state.h"

G_BEGIN_DECLS

/**
 * SojournNews:
 * @SOJOURN_NEWS_QUOTE: a quote, or a new version of one
 * @SOJOURN_NEWS_QUESTION: a clinic asks for something
 * @SOJOURN_NEWS_ENDED: a clinic declined, withdrew or let it expire
 * @SOJOURN_NEWS_REVIEW: something a person has to look at
 *
 * What a coordinator wants to hear of.
 */
typedef enum {
    SOJOURN_NEWS_QUOTE = 1 << 0,
    SOJOURN_NEWS_QUESTION = 1 << 1,
    SOJOURN_NEWS_ENDED = 1 << 2,
    SOJOURN_NEWS_REVIEW = 1 << 3,
} SojournNews;

SojournNews sojourn_inbox_apply (SojournChangeSet *changes,
                                 const SojournSnapshot *snapshot,
                                 SojournRecord *request,
                                 const SojournWireState *state,
                                 gint64 now);
gboolean sojourn_inbox_is_news (const SojournRecord *request, const SojournWireState *state);

G_END_DECLS
