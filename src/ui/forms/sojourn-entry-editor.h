/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-field-editor.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_ENTRY_EDITOR (sojourn_entry_editor_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournEntryEditor, sojourn_entry_editor, SOJOURN, ENTRY_EDITOR, SojournFieldEditor)

G_END_DECLS
