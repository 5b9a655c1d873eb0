/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SOJOURN_SYNC_ERROR (sojourn_sync_error_quark ())

/**
 * SojournSyncError:
 * @SOJOURN_SYNC_ERROR_OFFLINE: the service was not reached; nothing was sent, try again later
 * @SOJOURN_SYNC_ERROR_INTERRUPTED: the exchange began and was cut or took too long; whether it took
 *   effect is not known, so the same bytes go out again with the same key
 * @SOJOURN_SYNC_ERROR_BUSY: the service asks to come back later (408, 425, 429, 503, or a first
 *   attempt still under way, 409)
 * @SOJOURN_SYNC_ERROR_SERVER: the service failed (other 5xx); try again later
 * @SOJOURN_SYNC_ERROR_SIGN_IN: the token is missing or not accepted (401); the queue is kept
 * @SOJOURN_SYNC_ERROR_REFUSED: the service does not accept this request (other 4xx); final
 * @SOJOURN_SYNC_ERROR_CONFLICT: what is at the service is not what the request was based on (412)
 * @SOJOURN_SYNC_ERROR_UNTRUSTED: the service's certificate does not prove who it is; final until
 *   that is put right, and nothing was sent
 * @SOJOURN_SYNC_ERROR_REDIRECTED: something else answered, a login page of the network or a moved
 *   service (3xx, or a page that is not JSON); nothing counts as sent
 * @SOJOURN_SYNC_ERROR_UNREADABLE: the answer breaks the contract; it was not applied
 * @SOJOURN_SYNC_ERROR_TOO_LARGE: the answer is larger than is read
 * @SOJOURN_SYNC_ERROR_CONFIGURATION: the address of the service cannot be used
 *
 * Why an exchange with the quote service did not succeed. The messages are sentences for the
 * coordinator and hold no data of a patient.
 */
typedef enum {
    SOJOURN_SYNC_ERROR_OFFLINE,
    SOJOURN_SYNC_ERROR_INTERRUPTED,
    SOJOURN_SYNC_ERROR_BUSY,
    SOJOURN_SYNC_ERROR_SERVER,
    SOJOURN_SYNC_ERROR_SIGN_IN,
    SOJOURN_SYNC_ERROR_REFUSED,
    SOJOURN_SYNC_ERROR_CONFLICT,
    SOJOURN_SYNC_ERROR_UNTRUSTED,
    SOJOURN_SYNC_ERROR_REDIRECTED,
    SOJOURN_SYNC_ERROR_UNREADABLE,
    SOJOURN_SYNC_ERROR_TOO_LARGE,
    SOJOURN_SYNC_ERROR_CONFIGURATION,
} SojournSyncError;

GQuark sojourn_sync_error_quark (void);
void sojourn_sync_error_set_unreadable (GError **error, const GError *cause);
gboolean sojourn_sync_error_is_passing (const GError *error);

G_END_DECLS
