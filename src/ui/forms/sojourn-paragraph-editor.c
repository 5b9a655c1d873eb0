/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-paragraph-editor.h"

/**
 * SojournParagraphEditor:
 *
 * Edits text of several lines. Tab leaves it, as it leaves every field.
 */
struct _SojournParagraphEditor {
    SojournFieldEditor parent_instance;

    gboolean showing; /* the text changes because the value did */
    gboolean dirty;   /* the person typed what the draft has not got yet */
    guint pause;      /* counts the time since the last key */

    GtkTextView *view;
    GtkTextBuffer *buffer;
};

/* Whoever stops typing for that long has said something worth keeping. */
#define PAUSE_SECS 2

G_DEFINE_FINAL_TYPE (SojournParagraphEditor, sojourn_paragraph_editor, SOJOURN_TYPE_FIELD_EDITOR)

static char *
dup_text (SojournParagraphEditor *self)
{
    GtkTextIter start, end;

    gtk_text_buffer_get_bounds (self->buffer, &start, &end);
    return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
sojourn_paragraph_editor_apply (SojournFieldEditor *editor)
{
    SojournParagraphEditor *self = SOJOURN_PARAGRAPH_EDITOR (editor);
    g_autofree char *text = NULL;

    g_clear_handle_id (&self->pause, g_source_remove);
    if (!self->dirty)
        return;
    text = g_strchomp (dup_text (self));
    self->dirty = FALSE;
    sojourn_draft_set_text (sojourn_field_editor_get_draft (editor),
                            sojourn_field_editor_get_field (editor), text);
}

/* The space at the end of what is being typed is no part of the value, but stays. */
static void
sojourn_paragraph_editor_show (SojournFieldEditor *editor)
{
    SojournParagraphEditor *self = SOJOURN_PARAGRAPH_EDITOR (editor);
    const char *value = sojourn_record_get_text (sojourn_field_editor_get_record (editor),
                                                 sojourn_field_editor_get_field (editor));
    g_autofree char *shown = g_strchomp (dup_text (self));

    if (self->dirty || g_strcmp0 (value != NULL ? value : "", shown) == 0)
        return;
    self->showing = TRUE;
    gtk_text_buffer_set_text (self->buffer, value != NULL ? value : "", -1);
    self->showing = FALSE;
}

static gboolean
sojourn_paragraph_editor_restored (SojournFieldEditor *editor)
{
    SojournParagraphEditor *self = SOJOURN_PARAGRAPH_EDITOR (editor);
    gboolean dirty = self->dirty;

    g_clear_handle_id (&self->pause, g_source_remove);
    self->dirty = FALSE;
    return dirty;
}

static GtkWidget *
sojourn_paragraph_editor_get_control (SojournFieldEditor *editor)
{
    return GTK_WIDGET (SOJOURN_PARAGRAPH_EDITOR (editor)->view);
}

/* What the field has a message about waits until it is left: the person has to see it first. */
static gboolean
on_pause_over_cb (gpointer user_data)
{
    SojournParagraphEditor *self = user_data;
    SojournFieldEditor *editor = SOJOURN_FIELD_EDITOR (self);
    SojournDraft *draft = sojourn_field_editor_get_draft (editor);

    self->pause = 0;
    if (sojourn_draft_get_error (draft, sojourn_field_editor_get_field (editor)) == NULL)
        sojourn_field_editor_commit (editor);
    return G_SOURCE_REMOVE;
}

static void
on_buffer_changed_cb (SojournParagraphEditor *self)
{
    if (self->showing)
        return;
    self->dirty = TRUE;
    g_clear_handle_id (&self->pause, g_source_remove);
    self->pause = g_timeout_add_seconds (PAUSE_SECS, on_pause_over_cb, self);
}

static void
sojourn_paragraph_editor_constructed (GObject *object)
{
    SojournParagraphEditor *self = SOJOURN_PARAGRAPH_EDITOR (object);

    G_OBJECT_CLASS (sojourn_paragraph_editor_parent_class)->constructed (object);
    gtk_text_view_set_editable (self->view,
                                !sojourn_field_editor_is_fixed (SOJOURN_FIELD_EDITOR (self)));
}

static void
sojourn_paragraph_editor_dispose (GObject *object)
{
    g_clear_handle_id (&SOJOURN_PARAGRAPH_EDITOR (object)->pause, g_source_remove);
    adw_bin_set_child (ADW_BIN (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_PARAGRAPH_EDITOR);
    G_OBJECT_CLASS (sojourn_paragraph_editor_parent_class)->dispose (object);
}

static void
sojourn_paragraph_editor_class_init (SojournParagraphEditorClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
    SojournFieldEditorClass *editor_class = SOJOURN_FIELD_EDITOR_CLASS (klass);

    object_class->constructed = sojourn_paragraph_editor_constructed;
    object_class->dispose = sojourn_paragraph_editor_dispose;
    editor_class->show = sojourn_paragraph_editor_show;
    editor_class->apply = sojourn_paragraph_editor_apply;
    editor_class->restored = sojourn_paragraph_editor_restored;
    editor_class->get_control = sojourn_paragraph_editor_get_control;
    editor_class->is_stacked = TRUE;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-paragraph-editor.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournParagraphEditor, view);
    gtk_widget_class_bind_template_child (widget_class, SojournParagraphEditor, buffer);
    gtk_widget_class_bind_template_callback (widget_class, on_buffer_changed_cb);
}

static void
sojourn_paragraph_editor_init (SojournParagraphEditor *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
