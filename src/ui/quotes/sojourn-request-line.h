/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-snapshot.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *sojourn_request_line_new (const SojournSnapshot *snapshot, const SojournRecord *request);

G_END_DECLS
