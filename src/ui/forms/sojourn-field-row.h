/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_FIELD_ROW (sojourn_field_row_get_type ())
G_DECLARE_FINAL_TYPE (SojournFieldRow, sojourn_field_row, SOJOURN, FIELD_ROW, AdwPreferencesRow)

GtkWidget *sojourn_field_row_new (SojournDraft *draft, const char *field);
void sojourn_field_row_set_draft (SojournFieldRow *self, SojournDraft *draft);
void sojourn_field_row_commit (SojournFieldRow *self);

void sojourn_field_row_commit_all (GtkWidget *within);
GtkWidget *sojourn_field_row_find (GtkWidget *within, const char *uuid, int field);

G_END_DECLS
