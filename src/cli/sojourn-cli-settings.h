/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sojourn_cli_settings_dup_string (const char *key);
char *sojourn_cli_settings_dup_actor (void);

G_END_DECLS
