/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sync-error.h"

#include <glib/gi18n-lib.h>

/**
 * sojourn_sync_error_quark:
 *
 * Returns: the domain of what goes wrong on the way to the quote service and back
 */
G_DEFINE_QUARK (sojourn-sync-error-quark, sojourn_sync_error)

/**
 * sojourn_sync_error_set_unreadable:
 * @error: return location for a %SOJOURN_SYNC_ERROR_UNREADABLE
 * @cause: what the decoder says, with the path in the answer
 *
 * Says that an answer breaks the contract.
 */
void
sojourn_sync_error_set_unreadable (GError **error, const GError *cause)
{
    g_set_error (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_UNREADABLE,
                 /* Translators: %s says what is wrong with the answer, with technical names */
                 _ ("The answer of the quote service cannot be read (%s)"), cause->message);
}

/**
 * sojourn_sync_error_is_passing:
 * @error: an error
 *
 * Tells whether the same bytes may go out again with the same key (reliability: network errors,
 * 408, 425, 429, 5xx; never another 4xx).
 *
 * Returns: %TRUE if trying again later is right
 */
gboolean
sojourn_sync_error_is_passing (const GError *error)
{
    return g_error_matches (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_OFFLINE) ||
           g_error_matches (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_INTERRUPTED) ||
           g_error_matches (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_BUSY) ||
           g_error_matches (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_SERVER) ||
           g_error_matches (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_REDIRECTED) ||
           g_error_matches (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_UNREADABLE) ||
           g_error_matches (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_TOO_LARGE) ||
           g_error_matches (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_UNTRUSTED);
}
