/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-cli-service.h"

#include "sojourn-cli-settings.h"
#include "sojourn-credentials.h"
#include "sojourn-sync-error.h"

#include <glib/gi18n.h>

static char *
dup_address (const char *given)
{
    const char *variable = g_getenv ("SOJOURN_SERVICE");

    if (given != NULL)
        return g_strdup (given);
    if (variable != NULL && *variable != '\0')
        return g_strdup (variable);
    return sojourn_cli_settings_dup_string ("service-address");
}

static gboolean
refuse (GError **error, const char *message)
{
    g_set_error_literal (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_CONFIGURATION, message);
    return FALSE;
}

/* A token is never an argument, which others could read, nor in a file. */
static gboolean
give_token (SojournTransport *transport, GError **error)
{
    g_autofree char *token = dex_await_string (
        sojourn_credentials_lookup (sojourn_transport_get_address (transport)), NULL);

    if (token == NULL || *token == '\0')
        return refuse (error, _ ("There is no token for the quote service: sign in with the "
                                 "application, or set SOJOURN_SERVICE_TOKEN"));
    sojourn_transport_set_token (transport, token);
    return TRUE;
}

/**
 * sojourn_cli_open_service:
 * @address: (nullable): the address of the quote service, or %NULL for that of the environment
 *   (`SOJOURN_SERVICE`) or of the settings of the application
 * @error: return location for a %SOJOURN_SYNC_ERROR
 *
 * Makes the way to the quote service, with its token. In a fiber.
 *
 * Returns: (transfer full) (nullable): the way
 */
SojournTransport *
sojourn_cli_open_service (const char *address, GError **error)
{
    g_autofree char *chosen = dup_address (address);
    g_autoptr (SojournTransport) transport = NULL;

    if (*chosen == '\0') {
        refuse (error, _ ("No quote service is set up; name it with --service"));
        return NULL;
    }
    transport = sojourn_transport_new (chosen, error);
    return transport != NULL && give_token (transport, error) ? g_steal_pointer (&transport) : NULL;
}
