/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_APPLICATION (sojourn_application_get_type ())
G_DECLARE_FINAL_TYPE (SojournApplication, sojourn_application, SOJOURN, APPLICATION, AdwApplication)

SojournApplication *sojourn_application_new (void);

G_END_DECLS
