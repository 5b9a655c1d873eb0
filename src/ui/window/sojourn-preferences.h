/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void sojourn_preferences_present (GtkWidget *parent, GSettings *settings);

G_END_DECLS
