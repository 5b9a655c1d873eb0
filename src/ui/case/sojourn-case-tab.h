/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-case-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_CASE_TAB (sojourn_case_tab_get_type ())
G_DECLARE_DERIVABLE_TYPE (SojournCaseTab, sojourn_case_tab, SOJOURN, CASE_TAB, AdwBin)

/**
 * SojournCaseTabClass:
 * @update: (nullable): shows the case as it is now; called when the tab is made, if the case is
 *   loaded, and each time the case changes
 * @jump: (nullable): goes to a place; the default focuses the row of a form that edits it
 *
 * A tab of a case page. What can be bound to the model in Blueprint needs no @update.
 */
struct _SojournCaseTabClass {
    AdwBinClass parent_class;

    void (*update) (SojournCaseTab *self);
    gboolean (*jump) (SojournCaseTab *self, const SojournPlace *place);
};

SojournCaseModel *sojourn_case_tab_get_model (SojournCaseTab *self);
SojournSnapshot *sojourn_case_tab_get_snapshot (SojournCaseTab *self);
SojournOffice *sojourn_case_tab_get_office (SojournCaseTab *self);
gboolean sojourn_case_tab_jump (SojournCaseTab *self, const SojournPlace *place);

G_END_DECLS
