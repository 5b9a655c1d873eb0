/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

void sojourn_preferences_present (GtkWidget *parent, SojournContext *context);

G_END_DECLS
