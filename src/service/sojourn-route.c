/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-route.h"

#include "sojourn-agency-operations.h"
#include "sojourn-clinic-operations.h"
#include "sojourn-hub-reads.h"
#include "sojourn-id.h"

#include <string.h>

#define REQUESTS "/v1/quote-requests"
#define REQUEST REQUESTS "/{id}"

// clang-format off
static const SojournRoute routes[] = {
    { "GET", "/v1/health", SOJOURN_FOR_EVERYBODY, sojourn_hub_get_health, NULL, 0 },
    { "GET", "/v1/changes", SOJOURN_FOR_EITHER, NULL, NULL, 0 },
    { "GET", REQUESTS, SOJOURN_FOR_AGENCIES, sojourn_hub_find_request, NULL, 0 },
    { "POST", REQUESTS, SOJOURN_FOR_AGENCIES, NULL, sojourn_operation_create, 201 },
    { "GET", REQUEST, SOJOURN_FOR_EITHER, sojourn_hub_get_request, NULL, 0 },
    { "POST", REQUEST "/answers", SOJOURN_FOR_AGENCIES, NULL, sojourn_operation_answer, 200 },
    { "POST", REQUEST "/withdraw", SOJOURN_FOR_AGENCIES, NULL, sojourn_operation_withdraw, 200 },
    { "POST", REQUEST "/accept", SOJOURN_FOR_AGENCIES, NULL, sojourn_operation_accept, 200 },
    { "POST", REQUEST "/acknowledge", SOJOURN_FOR_CLINICS, NULL, sojourn_operation_acknowledge, 200 },
    { "POST", REQUEST "/questions", SOJOURN_FOR_CLINICS, NULL, sojourn_operation_ask, 200 },
    { "POST", REQUEST "/decline", SOJOURN_FOR_CLINICS, NULL, sojourn_operation_decline, 200 },
    { "POST", REQUEST "/quotes", SOJOURN_FOR_CLINICS, NULL, sojourn_operation_quote, 201 },
    { "GET", REQUEST "/quotes/{version}", SOJOURN_FOR_EITHER, sojourn_hub_get_quote, NULL, 0 },
};
// clang-format on

/* Compares a path with a pattern and notes what stands in its places. */
static gboolean
matches (const char *pattern, SojournCall *call)
{
    g_auto (GStrv) wanted = g_strsplit (pattern, "/", -1);
    g_auto (GStrv) given = g_strsplit (call->path, "/", -1);

    if (g_strv_length (wanted) != g_strv_length (given))
        return FALSE;
    for (guint i = 0; wanted[i] != NULL; i++) {
        if (g_str_equal (wanted[i], "{id}")) {
            if (!sojourn_id_is_valid (given[i]))
                return FALSE;
            g_set_str (&call->id, given[i]);
        } else if (g_str_equal (wanted[i], "{version}")) {
            g_set_str (&call->version, given[i]);
        } else if (!g_str_equal (wanted[i], given[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

/**
 * sojourn_route_find:
 * @call: a call, of which the places in the path are set
 * @allow: (out) (transfer full) (nullable): the methods there are at this path, %NULL if there is
 *   nothing
 *
 * Finds the operation of a call.
 *
 * Returns: (transfer none) (nullable): the route
 */
const SojournRoute *
sojourn_route_find (SojournCall *call, char **allow)
{
    g_autoptr (GString) methods = g_string_new (NULL);

    for (gsize i = 0; i < G_N_ELEMENTS (routes); i++) {
        if (!matches (routes[i].pattern, call))
            continue;
        if (g_str_equal (routes[i].method, call->method))
            return &routes[i];
        g_string_append_printf (methods, "%s%s", methods->len > 0 ? ", " : "", routes[i].method);
    }
    *allow = methods->len > 0 ? g_string_free (g_steal_pointer (&methods), FALSE) : NULL;
    return NULL;
}

/**
 * sojourn_route_is_for:
 * @self: a route
 * @principal: who asks
 *
 * Tells whether @principal is on a side that may use the route.
 *
 * Returns: %TRUE if so
 */
gboolean
sojourn_route_is_for (const SojournRoute *self, const SojournPrincipal *principal)
{
    switch (self->sides) {
    case SOJOURN_FOR_AGENCIES:
        return principal->side == SOJOURN_SIDE_AGENCY;
    case SOJOURN_FOR_CLINICS:
        return principal->side == SOJOURN_SIDE_CLINIC;
    case SOJOURN_FOR_EVERYBODY:
    case SOJOURN_FOR_EITHER:
        return TRUE;
    }
    g_return_val_if_reached (FALSE);
}
