/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SOJOURN_TYPE_FIELD_EDITOR (sojourn_field_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (SojournFieldEditor, sojourn_field_editor, SOJOURN, FIELD_EDITOR, AdwBin)

/**
 * SojournFieldEditorClass:
 * @show: shows the value of the draft; not called while the person edits it
 * @apply: hands what is on screen to the draft; called when the field is left and on Enter
 * @restored: what was typed is given up, if there was anything; @show follows
 * @get_control: (nullable): the widget that has the focus and the name, if not the editor itself
 * @is_stacked: whether the title stands above the value instead of beside it
 */
struct _SojournFieldEditorClass {
    AdwBinClass parent_class;

    void (*show) (SojournFieldEditor *self);
    void (*apply) (SojournFieldEditor *self);
    gboolean (*restored) (SojournFieldEditor *self);
    GtkWidget *(*get_control) (SojournFieldEditor *self);
    gboolean is_stacked;
};

SojournFieldEditor *
sojourn_field_editor_new (SojournDraft *draft, guint field, GListModel *candidates);

SojournDraft *sojourn_field_editor_get_draft (SojournFieldEditor *self);
guint sojourn_field_editor_get_field (SojournFieldEditor *self);
const SojournField *sojourn_field_editor_get_info (SojournFieldEditor *self);
const SojournRecord *sojourn_field_editor_get_record (SojournFieldEditor *self);
GListModel *sojourn_field_editor_get_candidates (SojournFieldEditor *self);
const char *sojourn_field_editor_get_zone (SojournFieldEditor *self);
void sojourn_field_editor_set_zone (SojournFieldEditor *self, const char *zone);
GtkWidget *sojourn_field_editor_get_control (SojournFieldEditor *self);
gboolean sojourn_field_editor_is_stacked (SojournFieldEditor *self);
gboolean sojourn_field_editor_is_fixed (SojournFieldEditor *self);

void sojourn_field_editor_show_value (SojournFieldEditor *self);
void sojourn_field_editor_commit (SojournFieldEditor *self);
gboolean sojourn_field_editor_restore (SojournFieldEditor *self);

G_END_DECLS
