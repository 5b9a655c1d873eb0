/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-hub.h"

G_BEGIN_DECLS

const char *sojourn_hub_get_epoch (SojournHub *self);
SojournAnswer *sojourn_hub_refuse_unseen (void);
gboolean sojourn_hub_may_see (const SojournPrincipal *principal, const SojournHubRequest *request);

G_END_DECLS
