/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-list-filter.h"

G_BEGIN_DECLS

gboolean
sojourn_list_journeys (SojournStore *store, const SojournListFilter *filter, GError **error);

G_END_DECLS
