/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-exit.h"

#include "sojourn-error.h"
#include "sojourn-store-error.h"
#include "sojourn-sync-error.h"

static SojournExit
judge_store_error (SojournStoreError code)
{
    switch (code) {
    case SOJOURN_STORE_ERROR_CONSTRAINT:
    case SOJOURN_STORE_ERROR_CONFLICT:
    case SOJOURN_STORE_ERROR_NOT_FOUND:
        return SOJOURN_EXIT_REFUSED;
    case SOJOURN_STORE_ERROR_OPEN:
    case SOJOURN_STORE_ERROR_CORRUPT:
    case SOJOURN_STORE_ERROR_FOREIGN:
    case SOJOURN_STORE_ERROR_BUSY:
    case SOJOURN_STORE_ERROR_READ_ONLY:
    case SOJOURN_STORE_ERROR_FULL:
    case SOJOURN_STORE_ERROR_TOO_NEW:
    case SOJOURN_STORE_ERROR_IO:
    case SOJOURN_STORE_ERROR_CANCELLED:
        break;
    }
    return SOJOURN_EXIT_STORE;
}

/**
 * sojourn_exit_for_error:
 * @error: why a command was not carried out
 *
 * Says with which status the program ends after an error.
 *
 * Returns: any status but %SOJOURN_EXIT_OK and %SOJOURN_EXIT_FINDINGS
 */
SojournExit
sojourn_exit_for_error (const GError *error)
{
    g_return_val_if_fail (error != NULL, SOJOURN_EXIT_STORE);

    if (error->domain == G_OPTION_ERROR)
        return SOJOURN_EXIT_USAGE;
    if (error->domain == SOJOURN_DATA_ERROR)
        return SOJOURN_EXIT_REFUSED;
    if (error->domain == SOJOURN_SYNC_ERROR)
        return SOJOURN_EXIT_SYNC;
    if (error->domain == SOJOURN_STORE_ERROR)
        return judge_store_error ((SojournStoreError)error->code);
    return SOJOURN_EXIT_FILE;
}
