/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-field-editor.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_PARAGRAPH_EDITOR (sojourn_paragraph_editor_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournParagraphEditor, sojourn_paragraph_editor, SOJOURN, PARAGRAPH_EDITOR, SojournFieldEditor)

G_END_DECLS
