/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SOJOURN_QUOTE_STORE_ERROR (sojourn_quote_store_error_quark ())

/**
 * SojournQuoteStoreError:
 * @SOJOURN_QUOTE_STORE_ERROR_OPEN: the database cannot be opened or made
 * @SOJOURN_QUOTE_STORE_ERROR_FOREIGN: the file is not a database of this service; it was left alone
 * @SOJOURN_QUOTE_STORE_ERROR_TOO_NEW: a newer version wrote it; it was left alone
 * @SOJOURN_QUOTE_STORE_ERROR_IN_USE: another process uses it
 * @SOJOURN_QUOTE_STORE_ERROR_FULL: there is no room; nothing was stored
 * @SOJOURN_QUOTE_STORE_ERROR_FAILED: anything else; nothing was stored
 *
 * Why the storage did not do what it was asked for.
 */
typedef enum {
    SOJOURN_QUOTE_STORE_ERROR_OPEN,
    SOJOURN_QUOTE_STORE_ERROR_FOREIGN,
    SOJOURN_QUOTE_STORE_ERROR_TOO_NEW,
    SOJOURN_QUOTE_STORE_ERROR_IN_USE,
    SOJOURN_QUOTE_STORE_ERROR_FULL,
    SOJOURN_QUOTE_STORE_ERROR_FAILED,
} SojournQuoteStoreError;

GQuark sojourn_quote_store_error_quark (void);

G_END_DECLS
