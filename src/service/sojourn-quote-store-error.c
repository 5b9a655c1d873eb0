/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-quote-store-error.h"

/**
 * sojourn_quote_store_error_quark:
 *
 * The domain of [enum@QuoteStoreError].
 *
 * Returns: the quark
 */
G_DEFINE_QUARK (sojourn-quote-store-error-quark, sojourn_quote_store_error)
