/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-principal.h"

G_BEGIN_DECLS

/**
 * SojournCall:
 * @principal: (nullable): who asks; %NULL where no token is needed
 * @method: of HTTP
 * @path: without the query
 * @id: (nullable): the request in the path
 * @version: (nullable): the version of a quote in the path
 * @query: (nullable) (element-type utf8 utf8): the query, decoded
 * @idempotency_key: (nullable): the header
 * @if_match: (nullable): the header
 * @if_none_match: (nullable): the header
 * @body: (nullable): what was sent
 *
 * What someone asks of the service, without the connection it came by.
 */
typedef struct {
    SojournPrincipal *principal;
    char *method;
    char *path;
    char *id;
    char *version;
    GHashTable *query;
    char *idempotency_key;
    char *if_match;
    char *if_none_match;
    GBytes *body;
} SojournCall;

SojournCall *sojourn_call_new (const char *method, const char *path);
void sojourn_call_free (SojournCall *self);
const char *sojourn_call_get_query (const SojournCall *self, const char *name);
char *sojourn_call_dup_digest (const SojournCall *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournCall, sojourn_call_free)

G_END_DECLS
