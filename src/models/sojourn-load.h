/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libdex.h>

G_BEGIN_DECLS

/**
 * SojournLoadedFunc:
 * @asker: who asked
 * @result: (nullable): the boxed value that came, or %NULL on failure
 * @error: (nullable): why it did not
 *
 * Takes over what was asked for.
 */
typedef void (*SojournLoadedFunc) (gpointer asker, gpointer result, const GError *error);

DexFuture *sojourn_load_for (gpointer asker,
                             DexFuture *future,
                             SojournLoadedFunc loaded) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
