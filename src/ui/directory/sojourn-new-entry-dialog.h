/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-catalogue-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_NEW_ENTRY_DIALOG (sojourn_new_entry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournNewEntryDialog, sojourn_new_entry_dialog, SOJOURN, NEW_ENTRY_DIALOG, AdwDialog)

SojournNewEntryDialog *sojourn_new_entry_dialog_present (GtkWidget *parent,
                                                         SojournCatalogueModel *model,
                                                         SojournKind kind,
                                                         SojournDraft *referrer,
                                                         guint field);

G_END_DECLS
