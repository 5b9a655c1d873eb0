/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-quote-fields.h"
#include "sojourn-snapshot.h"

G_BEGIN_DECLS

#define SOJOURN_N_INCLUSIONS (SOJOURN_INCLUSION_TAXES + 1)

const SojournRecord *sojourn_quote_get_request (const SojournSnapshot *snapshot,
                                                const SojournRecord *quote);
const SojournRecord *sojourn_quote_get_option (const SojournSnapshot *snapshot,
                                               const SojournRecord *quote);
const SojournRecord *sojourn_quote_get_clinic (const SojournSnapshot *snapshot,
                                               const SojournRecord *quote);
gboolean sojourn_quote_is_open (const SojournRecord *quote);
gboolean sojourn_quote_is_accepted (const SojournRecord *quote);

const char *sojourn_quote_get_zone (const SojournSnapshot *snapshot, const SojournRecord *quote);
gboolean sojourn_quote_get_expiry (const SojournSnapshot *snapshot,
                                   const SojournRecord *quote,
                                   gint64 *instant);
gboolean
sojourn_quote_has_expired (const SojournSnapshot *snapshot, const SojournRecord *quote, gint64 now);
guint sojourn_quote_count_unknown (const SojournSnapshot *snapshot, const SojournRecord *quote);
gint64 sojourn_quote_sum_lines (const SojournSnapshot *snapshot,
                                const SojournRecord *quote,
                                guint64 categories,
                                guint *n_lines);

G_END_DECLS
