/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-field-editor.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_CHOICE_EDITOR (sojourn_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournChoiceEditor, sojourn_choice_editor, SOJOURN, CHOICE_EDITOR, SojournFieldEditor)

G_END_DECLS
