/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-finding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_FINDING_ROW (sojourn_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (SojournFindingRow, sojourn_finding_row, SOJOURN, FINDING_ROW, GtkListBoxRow)

GtkWidget *sojourn_finding_row_new (SojournFinding *finding);

const char *sojourn_severity_get_icon_name (SojournSeverity severity);
const char *sojourn_severity_get_css_class (SojournSeverity severity);

G_END_DECLS
