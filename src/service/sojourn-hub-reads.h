/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-hub.h"

G_BEGIN_DECLS

SojournAnswer *sojourn_hub_get_health (SojournHub *self, const SojournCall *call);
SojournAnswer *sojourn_hub_get_request (SojournHub *self, const SojournCall *call);
SojournAnswer *sojourn_hub_find_request (SojournHub *self, const SojournCall *call);
SojournAnswer *sojourn_hub_get_quote (SojournHub *self, const SojournCall *call);
SojournAnswer *
sojourn_hub_get_changes (SojournHub *self, const SojournCall *call, gboolean *is_empty);

G_END_DECLS
