/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_DIRECTORY (sojourn_directory_get_type ())
G_DECLARE_FINAL_TYPE (SojournDirectory, sojourn_directory, SOJOURN, DIRECTORY, AdwBin)

void sojourn_directory_open (SojournDirectory *self, SojournContext *context);
void sojourn_directory_search (SojournDirectory *self);
void sojourn_directory_create (SojournDirectory *self);

G_END_DECLS
