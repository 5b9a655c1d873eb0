/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-quote-fields.h"
#include "sojourn-snapshot.h"

G_BEGIN_DECLS

gboolean sojourn_consent_is_active (const SojournRecord *consent, gint64 now);
const SojournRecord *sojourn_consent_follow (const SojournSnapshot *snapshot,
                                             const SojournRecord *recipient,
                                             const char *clinic);
gboolean sojourn_consent_names (const SojournSnapshot *snapshot,
                                const SojournRecord *consent,
                                const char *clinic);
guint64 sojourn_consent_get_categories (const SojournRecord *consent);
guint64 sojourn_request_get_categories (const SojournRecord *request);

G_END_DECLS
