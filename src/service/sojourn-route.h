/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-hub.h"

G_BEGIN_DECLS

/**
 * SojournReading:
 * @hub: the hub
 * @call: a call of method GET
 *
 * Returns: (transfer full): the answer
 */
typedef SojournAnswer *(*SojournReading) (SojournHub *hub, const SojournCall *call);

/**
 * SojournSides:
 * @SOJOURN_FOR_EVERYBODY: without a token
 * @SOJOURN_FOR_EITHER: for an agency and for a clinic
 * @SOJOURN_FOR_AGENCIES: for an agency
 * @SOJOURN_FOR_CLINICS: for a clinic
 *
 * Who may use a route.
 */
typedef enum {
    SOJOURN_FOR_EVERYBODY,
    SOJOURN_FOR_EITHER,
    SOJOURN_FOR_AGENCIES,
    SOJOURN_FOR_CLINICS,
} SojournSides;

/**
 * SojournRoute:
 * @method: of HTTP
 * @pattern: the path, with places in braces
 * @sides: who may use it
 * @reading: (nullable): what a GET does; %NULL for the feed, which may wait
 * @operation: (nullable): what a POST does
 * @success: the status of a POST that is done
 *
 * An operation of docs/quote-api.yaml.
 */
typedef struct {
    const char *method;
    const char *pattern;
    SojournSides sides;
    SojournReading reading;
    SojournOperation operation;
    guint success;
} SojournRoute;

const SojournRoute *sojourn_route_find (SojournCall *call, char **allow);
gboolean sojourn_route_is_for (const SojournRoute *self, const SojournPrincipal *principal);

G_END_DECLS
