/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-field-editor.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_CODES_EDITOR (sojourn_codes_editor_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournCodesEditor, sojourn_codes_editor, SOJOURN, CODES_EDITOR, SojournFieldEditor)

G_END_DECLS
