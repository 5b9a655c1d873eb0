/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sojourn_named_button_set_name (GtkWidget *button, const char *name);
GtkWidget *sojourn_named_button_new (const char *label,
                                     const char *name,
                                     const char *action,
                                     const char *target);

G_END_DECLS
