/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sojourn_data_dup_path (const char *name);
const char *sojourn_data_get_locale_path (void);

G_END_DECLS
