/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sojourn_case_export (GtkWidget *widget,
                          SojournCaseModel *model,
                          const char *kind,
                          const char *folder);
void sojourn_case_print (GtkWidget *widget, SojournCaseModel *model);

G_END_DECLS
