/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-list-filter.h"

G_BEGIN_DECLS

gboolean
sojourn_list_requests (SojournStore *store, const SojournListFilter *filter, GError **error);
gboolean sojourn_list_quotes (SojournStore *store, const SojournListFilter *filter, GError **error);
void sojourn_list_requests_print (const GPtrArray *rows, gboolean json, gboolean quoted);

G_END_DECLS
