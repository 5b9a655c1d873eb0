/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-error.h"

/**
 * sojourn_data_error_quark:
 *
 * The domain of [enum@DataError]: every function of this layer that refuses a value uses it.
 * Safe from any thread.
 *
 * Returns: the quark
 */
G_DEFINE_QUARK (sojourn-data-error-quark, sojourn_data_error)
