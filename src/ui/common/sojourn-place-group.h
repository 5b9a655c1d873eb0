/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-finding.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_PLACE_GROUP (sojourn_place_group_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournPlaceGroup, sojourn_place_group, SOJOURN, PLACE_GROUP, AdwPreferencesGroup)

void sojourn_place_group_clear (SojournPlaceGroup *self);
void sojourn_place_group_add (SojournPlaceGroup *self,
                              const char *title,
                              const char *subtitle,
                              const char *case_uuid,
                              const SojournPlace *place);

G_END_DECLS
