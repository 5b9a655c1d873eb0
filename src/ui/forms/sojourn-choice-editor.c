/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-choice-editor.h"

#include "sojourn-choices.h"
#include "sojourn-record-value.h"

/* From how many values on a list is searched. */
#define SEARCHED_FROM 10

/**
 * SojournChoiceEditor:
 *
 * Edits what is one of several: yes or no, a value of a set, a country, a currency, a zone, a
 * record. Stores at once what is chosen.
 */
struct _SojournChoiceEditor {
    SojournFieldEditor parent_instance;

    GListStore *items; /* (not nullable) (owned): of SojournChoiceItem; the first is “Not known” */
    gboolean showing;  /* the selection changes because the value did */

    GtkDropDown *drop_down;
};

G_DEFINE_FINAL_TYPE (SojournChoiceEditor, sojourn_choice_editor, SOJOURN_TYPE_FIELD_EDITOR)

static void
append (SojournChoiceEditor *self, const char *id, const char *label)
{
    g_autoptr (SojournChoiceItem) item = sojourn_choice_item_new (id, label);

    g_list_store_append (self->items, item);
}

static GListModel *
make_choices (SojournFieldEditor *editor)
{
    GListModel *candidates = sojourn_field_editor_get_candidates (editor);

    return candidates != NULL
               ? g_object_ref (candidates)
               : G_LIST_MODEL (sojourn_choices_new (sojourn_field_editor_get_info (editor)));
}

static void
fill (SojournChoiceEditor *self)
{
    SojournFieldEditor *editor = SOJOURN_FIELD_EDITOR (self);
    const SojournField *info = sojourn_field_editor_get_info (editor);
    g_autoptr (GListModel) choices = make_choices (editor);

    g_list_store_remove_all (self->items);
    append (self, NULL, sojourn_choices_get_unknown_label (info));
    for (guint i = 0; i < g_list_model_get_n_items (choices); i++) {
        g_autoptr (SojournChoiceItem) item = g_list_model_get_item (choices, i);

        g_list_store_append (self->items, item);
    }
    gtk_drop_down_set_enable_search (self->drop_down,
                                     g_list_model_get_n_items (choices) >= SEARCHED_FROM);
}

static guint
find (SojournChoiceEditor *self, const char *id)
{
    guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

    for (guint i = 0; i < n_items; i++) {
        g_autoptr (SojournChoiceItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

        if (g_strcmp0 (sojourn_choice_item_get_id (item), id) == 0)
            return i;
    }
    return GTK_INVALID_LIST_POSITION;
}

/* A value that is not offered (any more) is shown all the same. */
static guint
find_or_append (SojournChoiceEditor *self, const char *id)
{
    guint position = find (self, id);
    g_autofree char *label = NULL;

    if (position != GTK_INVALID_LIST_POSITION)
        return position;
    label =
        sojourn_choices_dup_label (sojourn_field_editor_get_info (SOJOURN_FIELD_EDITOR (self)), id);
    append (self, id, label);
    return g_list_model_get_n_items (G_LIST_MODEL (self->items)) - 1;
}

static void
sojourn_choice_editor_show (SojournFieldEditor *editor)
{
    SojournChoiceEditor *self = SOJOURN_CHOICE_EDITOR (editor);
    g_autofree char *id = sojourn_record_dup_value (sojourn_field_editor_get_record (editor),
                                                    sojourn_field_editor_get_field (editor));

    self->showing = TRUE;
    gtk_drop_down_set_selected (self->drop_down, find_or_append (self, id));
    self->showing = FALSE;
}

static void
set_value (SojournFieldEditor *editor, const char *id)
{
    SojournDraft *draft = sojourn_field_editor_get_draft (editor);
    const SojournField *info = sojourn_field_editor_get_info (editor);
    guint field = sojourn_field_editor_get_field (editor);
    gint64 value;

    if (id == NULL)
        sojourn_draft_clear (draft, field);
    else if (!sojourn_field_is_number (info))
        sojourn_draft_set_text (draft, field, id);
    else if (info->choices == NULL)
        sojourn_draft_set_integer (draft, field, g_str_equal (id, "true"));
    else if (sojourn_choice_set_find (info->choices, id, &value))
        sojourn_draft_set_integer (draft, field, value);
}

/* What is chosen is with the draft already. */
static void
sojourn_choice_editor_apply (SojournFieldEditor *editor)
{
}

static GtkWidget *
sojourn_choice_editor_get_control (SojournFieldEditor *editor)
{
    return GTK_WIDGET (SOJOURN_CHOICE_EDITOR (editor)->drop_down);
}

static void
on_drop_down_notify_selected_cb (SojournChoiceEditor *self)
{
    SojournChoiceItem *item = gtk_drop_down_get_selected_item (self->drop_down);

    if (self->showing || item == NULL)
        return;
    set_value (SOJOURN_FIELD_EDITOR (self), sojourn_choice_item_get_id (item));
    sojourn_field_editor_commit (SOJOURN_FIELD_EDITOR (self));
}

static void
on_candidates_changed_cb (SojournChoiceEditor *self)
{
    self->showing = TRUE;
    fill (self);
    self->showing = FALSE;
    sojourn_choice_editor_show (SOJOURN_FIELD_EDITOR (self));
}

static void
sojourn_choice_editor_constructed (GObject *object)
{
    SojournChoiceEditor *self = SOJOURN_CHOICE_EDITOR (object);
    SojournFieldEditor *editor = SOJOURN_FIELD_EDITOR (object);
    GListModel *candidates = sojourn_field_editor_get_candidates (editor);

    G_OBJECT_CLASS (sojourn_choice_editor_parent_class)->constructed (object);
    self->showing = TRUE;
    fill (self);
    gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (self->items));
    self->showing = FALSE;
    gtk_widget_set_sensitive (GTK_WIDGET (self->drop_down),
                              !sojourn_field_editor_is_fixed (editor));
    if (candidates != NULL)
        g_signal_connect_object (candidates, "items-changed", G_CALLBACK (on_candidates_changed_cb),
                                 self, G_CONNECT_SWAPPED);
}

static void
sojourn_choice_editor_dispose (GObject *object)
{
    SojournChoiceEditor *self = SOJOURN_CHOICE_EDITOR (object);

    adw_bin_set_child (ADW_BIN (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_CHOICE_EDITOR);
    g_clear_object (&self->items);
    G_OBJECT_CLASS (sojourn_choice_editor_parent_class)->dispose (object);
}

static void
sojourn_choice_editor_class_init (SojournChoiceEditorClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
    SojournFieldEditorClass *editor_class = SOJOURN_FIELD_EDITOR_CLASS (klass);

    object_class->constructed = sojourn_choice_editor_constructed;
    object_class->dispose = sojourn_choice_editor_dispose;
    editor_class->show = sojourn_choice_editor_show;
    editor_class->apply = sojourn_choice_editor_apply;
    editor_class->get_control = sojourn_choice_editor_get_control;

    g_type_ensure (SOJOURN_TYPE_CHOICE_ITEM);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-choice-editor.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournChoiceEditor, drop_down);
    gtk_widget_class_bind_template_callback (widget_class, on_drop_down_notify_selected_cb);
}

static void
sojourn_choice_editor_init (SojournChoiceEditor *self)
{
    self->items = g_list_store_new (SOJOURN_TYPE_CHOICE_ITEM);
    gtk_widget_init_template (GTK_WIDGET (self));
}
