/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-credentials.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

#define TOKEN_VARIABLE "SOJOURN_SERVICE_TOKEN"

/* Tokens live in the secret service of the desktop and nowhere else: not in the database, not in
 * the settings, not in a log. The variable is for a demo or a script that runs its own service. */

static const SecretSchema schema = {
    SOJOURN_APP_ID ".QuoteService",
    SECRET_SCHEMA_NONE,
    {
        { "address", SECRET_SCHEMA_ATTRIBUTE_STRING },
        { NULL, 0 },
    },
};

static void
settle_boolean (DexPromise *promise, gboolean done, GError *error)
{
    if (error != NULL)
        dex_promise_reject (promise, error);
    else
        dex_promise_resolve_boolean (promise, done);
    dex_unref (promise);
}

static void
on_password_looked_up_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
    g_autoptr (DexPromise) promise = user_data;
    g_autoptr (GError) error = NULL;
    char *token = secret_password_lookup_finish (result, &error);

    if (error != NULL) {
        dex_promise_reject (promise, g_steal_pointer (&error));
        return;
    }
    dex_promise_resolve_string (promise, g_strdup (token));
    secret_password_free (token);
}

static void
on_password_stored_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
    GError *error = NULL;
    gboolean done = secret_password_store_finish (result, &error);

    settle_boolean (user_data, done, error);
}

static void
on_password_cleared_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
    GError *error = NULL;
    gboolean done = secret_password_clear_finish (result, &error);

    settle_boolean (user_data, done, error);
}

/**
 * sojourn_credentials_lookup:
 * @address: the address of a quote service
 *
 * Finds the token for a service.
 *
 * Returns: (transfer full): a future that resolves to the token, or to %NULL if there is none, or
 *   rejects if there is no secret service to ask
 */
DexFuture *
sojourn_credentials_lookup (const char *address)
{
    const char *given = g_getenv (TOKEN_VARIABLE);
    DexPromise *promise;

    dex_return_error_if_fail (address != NULL);

    if (given != NULL && *given != '\0')
        return dex_future_new_take_string (g_strdup (given));

    promise = dex_promise_new_cancellable ();
    secret_password_lookup (&schema, dex_promise_get_cancellable (promise),
                            on_password_looked_up_cb, dex_ref (promise), "address", address, NULL);
    return DEX_FUTURE (promise);
}

/**
 * sojourn_credentials_store:
 * @address: the address of a quote service
 * @token: the token for it
 *
 * Keeps a token, in place of an older one.
 *
 * Returns: (transfer full): a future that resolves when it is kept, or rejects if there is no
 * secret service to keep it
 */
DexFuture *
sojourn_credentials_store (const char *address, const char *token)
{
    DexPromise *promise;

    dex_return_error_if_fail (address != NULL);
    dex_return_error_if_fail (token != NULL);

    promise = dex_promise_new_cancellable ();
    secret_password_store (&schema, SECRET_COLLECTION_DEFAULT,
                           /* Translators: what a token is called in the list of passwords */
                           _ ("Sojourn quote service"), token,
                           dex_promise_get_cancellable (promise), on_password_stored_cb,
                           dex_ref (promise), "address", address, NULL);
    return DEX_FUTURE (promise);
}

/**
 * sojourn_credentials_clear:
 * @address: the address of a quote service
 *
 * Forgets the token for a service.
 *
 * Returns: (transfer full): a future that resolves when it is gone, or rejects if there is no
 * secret service to ask
 */
DexFuture *
sojourn_credentials_clear (const char *address)
{
    DexPromise *promise;

    dex_return_error_if_fail (address != NULL);

    promise = dex_promise_new_cancellable ();
    secret_password_clear (&schema, dex_promise_get_cancellable (promise), on_password_cleared_cb,
                           dex_ref (promise), "address", address, NULL);
    return DEX_FUTURE (promise);
}
