/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_FIELD_GROUP (sojourn_field_group_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournFieldGroup, sojourn_field_group, SOJOURN, FIELD_GROUP, AdwPreferencesGroup)

G_END_DECLS
