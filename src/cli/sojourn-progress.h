/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void sojourn_progress_show (const char *text, guint64 done, guint64 total);
void sojourn_progress_clear (void);

G_END_DECLS
