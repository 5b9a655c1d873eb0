/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-catalogue-fields.h"

G_BEGIN_DECLS

char *sojourn_trial_id_normalize (const char *id);
gboolean sojourn_trial_id_check (SojournRegistry registry, const char *id, GError **error);
gboolean sojourn_trial_id_find_registry (const char *id, SojournRegistry *registry);

G_END_DECLS
