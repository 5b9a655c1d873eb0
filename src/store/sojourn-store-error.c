/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-store-error.h"

/**
 * sojourn_store_error_quark:
 *
 * The domain of [enum@StoreError]: everything the store rejects is in it. Safe from any thread.
 *
 * Returns: the quark
 */
G_DEFINE_QUARK (sojourn-store-error-quark, sojourn_store_error)
