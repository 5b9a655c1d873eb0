/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-store-error.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* What SQLite says, in the classes and words of this application. */

void sojourn_connection_set_error (sqlite3 *handle, const char *path, GError **error);
void sojourn_connection_set_read_only_error (const char *path, GError **error);

G_END_DECLS
