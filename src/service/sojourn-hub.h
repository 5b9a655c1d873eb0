/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-clock.h"
#include "sojourn-turn.h"

G_BEGIN_DECLS

/**
 * SojournHub:
 *
 * The quote service without its connections: what is asked goes in, what is answered comes out, and
 * in between it is stored. One thread at a time.
 */
#define SOJOURN_TYPE_HUB (sojourn_hub_get_type ())
G_DECLARE_FINAL_TYPE (SojournHub, sojourn_hub, SOJOURN, HUB, GObject)

/**
 * SojournHubNews:
 * @request_id: which request
 * @agency: whose
 * @clinic: to whom
 * @status: its state now
 *
 * What the signal `news` tells.
 */
typedef struct {
    const char *request_id;
    const char *agency;
    const char *clinic;
    SojournRequestStatus status;
} SojournHubNews;

SojournHub *sojourn_hub_new (SojournQuoteStore *store, SojournClock clock, GError **error);
SojournQuoteStore *sojourn_hub_get_store (SojournHub *self);
gint64 sojourn_hub_get_now (SojournHub *self);
gboolean sojourn_hub_restart_feed (SojournHub *self, GError **error);

char *sojourn_hub_add_token (SojournHub *self, const SojournPrincipal *principal, GError **error);
SojournPrincipal *sojourn_hub_find_token (SojournHub *self, const char *token, GError **error);

SojournAnswer *sojourn_hub_write (SojournHub *self,
                                  const SojournCall *call,
                                  SojournOperation operation,
                                  guint success);
void sojourn_hub_sweep (SojournHub *self);

G_END_DECLS
