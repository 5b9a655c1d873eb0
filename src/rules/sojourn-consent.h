/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-snapshot.h"

G_BEGIN_DECLS

const SojournRecord *
sojourn_consent_find (const SojournSnapshot *snapshot, const SojournRecord *request, gint64 now);

G_END_DECLS
