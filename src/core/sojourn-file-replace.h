/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean sojourn_file_replace_atomically (GFile *file, GBytes *contents, GError **error);

G_END_DECLS
