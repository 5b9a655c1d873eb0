/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-call.h"

/**
 * sojourn_call_new:
 * @method: of HTTP
 * @path: without the query
 *
 * Makes a call; its other members are set by the caller.
 *
 * Returns: (transfer full): the call
 */
SojournCall *
sojourn_call_new (const char *method, const char *path)
{
    SojournCall *self = g_new0 (SojournCall, 1);

    self->method = g_strdup (method);
    self->path = g_strdup (path);
    return self;
}

/**
 * sojourn_call_free:
 * @self: (transfer full): a call
 *
 * Frees a call.
 */
void
sojourn_call_free (SojournCall *self)
{
    g_return_if_fail (self != NULL);

    g_clear_pointer (&self->principal, sojourn_principal_free);
    g_free (self->method);
    g_free (self->path);
    g_free (self->id);
    g_free (self->version);
    g_clear_pointer (&self->query, g_hash_table_unref);
    g_free (self->idempotency_key);
    g_free (self->if_match);
    g_free (self->if_none_match);
    g_clear_pointer (&self->body, g_bytes_unref);
    g_free (self);
}

/**
 * sojourn_call_get_query:
 * @self: a call
 * @name: a name in the query
 *
 * Gets a value of the query.
 *
 * Returns: (transfer none) (nullable): the value
 */
const char *
sojourn_call_get_query (const SojournCall *self, const char *name)
{
    g_return_val_if_fail (self != NULL, NULL);

    return self->query != NULL ? g_hash_table_lookup (self->query, name) : NULL;
}

/**
 * sojourn_call_dup_digest:
 * @self: a call with a body
 *
 * Digests what makes a write the same write: the method, the path and every byte of the body.
 *
 * Returns: (transfer full): a SHA-256 in hexadecimal digits
 */
char *
sojourn_call_dup_digest (const SojournCall *self)
{
    g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
    gsize length;
    const guchar *data;

    g_return_val_if_fail (self != NULL, NULL);

    data = g_bytes_get_data (self->body, &length);
    g_checksum_update (checksum, (const guchar *)self->method, -1);
    g_checksum_update (checksum, (const guchar *)"\n", 1);
    g_checksum_update (checksum, (const guchar *)self->path, -1);
    g_checksum_update (checksum, (const guchar *)"\n", 1);
    g_checksum_update (checksum, data, (gssize)length);
    return g_strdup (g_checksum_get_string (checksum));
}
