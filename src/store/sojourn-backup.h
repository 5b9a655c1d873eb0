/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-connection.h"

G_BEGIN_DECLS

gboolean sojourn_backup_write (SojournConnection *connection, const char *path, GError **error);
gboolean sojourn_backup_verify (const char *path, SojournConnection *original, GError **error);

G_END_DECLS
