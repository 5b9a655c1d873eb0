/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_CASE_DIALOG (sojourn_case_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (SojournCaseDialog, sojourn_case_dialog, SOJOURN, CASE_DIALOG, AdwDialog)

/**
 * SojournCaseDialogClass:
 * @fill: (nullable): shows what the dialog is about; called once, before it is presented
 */
struct _SojournCaseDialogClass {
    AdwDialogClass parent_class;

    void (*fill) (SojournCaseDialog *self);
};

void sojourn_case_dialog_present (SojournCaseDialog *self,
                                  GtkWidget *parent,
                                  SojournCaseModel *model,
                                  SojournRecord *record);

SojournDraft *sojourn_case_dialog_get_draft (SojournCaseDialog *self);
SojournSnapshot *sojourn_case_dialog_get_snapshot (SojournCaseDialog *self);
SojournOffice *sojourn_case_dialog_get_office (SojournCaseDialog *self);

gboolean sojourn_case_dialog_commit (SojournCaseDialog *self);
void sojourn_case_dialog_finish (SojournCaseDialog *self,
                                 gboolean done,
                                 SojournChangeSet *changes,
                                 const GError *error,
                                 const char *text);

G_END_DECLS
