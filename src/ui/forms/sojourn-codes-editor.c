/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-codes-editor.h"

#include "sojourn-choices.h"

#include <glib/gi18n.h>

/**
 * SojournCodesEditor:
 *
 * Edits a set of codes, such as languages: a chip for each, and a searched list to add one. Stores
 * at once what is added or removed.
 */
struct _SojournCodesEditor {
    SojournFieldEditor parent_instance;

    GListModel *choices; /* (nullable) (owned): made when the list is first opened */

    AdwWrapBox *chips;
    GtkMenuButton *add_button;
    GtkPopover *popover;
    GtkSearchEntry *search;
    GtkListView *list;
    GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (SojournCodesEditor, sojourn_codes_editor, SOJOURN_TYPE_FIELD_EDITOR)

typedef enum {
    PROP_CHOICES = 1,
} SojournCodesEditorProps;

static GParamSpec *props[PROP_CHOICES + 1];

static GStrv
dup_codes (SojournCodesEditor *self)
{
    SojournFieldEditor *editor = SOJOURN_FIELD_EDITOR (self);
    const char *codes = sojourn_record_get_text (sojourn_field_editor_get_record (editor),
                                                 sojourn_field_editor_get_field (editor));

    return codes != NULL ? g_strsplit (codes, " ", -1) : g_new0 (char *, 1);
}

static void
store_codes (SojournCodesEditor *self, GStrvBuilder *builder)
{
    SojournFieldEditor *editor = SOJOURN_FIELD_EDITOR (self);
    g_auto (GStrv) codes = g_strv_builder_end (builder);
    g_autofree char *text = g_strjoinv (" ", codes);

    sojourn_draft_set_text (sojourn_field_editor_get_draft (editor),
                            sojourn_field_editor_get_field (editor), text);
    sojourn_field_editor_commit (editor);
}

static void
add_code (SojournCodesEditor *self, const char *code)
{
    g_auto (GStrv) codes = dup_codes (self);
    g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

    if (g_strv_contains ((const char *const *)codes, code))
        return;
    g_strv_builder_addv (builder, (const char **)codes);
    g_strv_builder_add (builder, code);
    store_codes (self, builder);
}

static void
remove_code (SojournCodesEditor *self, const char *code)
{
    g_auto (GStrv) codes = dup_codes (self);
    g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

    for (guint i = 0; codes[i] != NULL; i++) {
        if (!g_str_equal (codes[i], code))
            g_strv_builder_add (builder, codes[i]);
    }
    store_codes (self, builder);
}

static void
remove_code_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournCodesEditor *self = SOJOURN_CODES_EDITOR (widget);

    remove_code (self, g_variant_get_string (parameter, NULL));
    gtk_widget_grab_focus (GTK_WIDGET (self->add_button));
}

static GtkWidget *
make_chip (SojournCodesEditor *self, const char *code)
{
    SojournFieldEditor *editor = SOJOURN_FIELD_EDITOR (self);
    g_autofree char *label =
        sojourn_choices_dup_label (sojourn_field_editor_get_info (editor), code);
    /* Translators: %s is a value of a list, such as a language */
    g_autofree char *tooltip = g_strdup_printf (_ ("Remove %s"), label);
    GtkWidget *chip = gtk_button_new ();
    GtkWidget *content = adw_button_content_new ();

    adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
    adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "window-close-symbolic");
    gtk_button_set_child (GTK_BUTTON (chip), content);
    gtk_widget_set_tooltip_text (chip, tooltip);
    gtk_widget_add_css_class (chip, "chip");
    gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "codes.remove");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", code);
    return chip;
}

static void
remove_chips (SojournCodesEditor *self)
{
    GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->chips));

    while (child != NULL) {
        GtkWidget *next = gtk_widget_get_next_sibling (child);

        if (child != GTK_WIDGET (self->add_button))
            adw_wrap_box_remove (self->chips, child);
        child = next;
    }
}

static void
sojourn_codes_editor_show (SojournFieldEditor *editor)
{
    SojournCodesEditor *self = SOJOURN_CODES_EDITOR (editor);
    g_auto (GStrv) codes = dup_codes (self);
    GtkWidget *last = NULL;

    remove_chips (self);
    for (guint i = 0; codes[i] != NULL; i++) {
        GtkWidget *chip = make_chip (self, codes[i]);

        adw_wrap_box_insert_child_after (self->chips, chip, last);
        last = chip;
    }
}

/* What is chosen is with the draft already. */
static void
sojourn_codes_editor_apply (SojournFieldEditor *editor)
{
}

static GtkWidget *
sojourn_codes_editor_get_control (SojournFieldEditor *editor)
{
    return GTK_WIDGET (SOJOURN_CODES_EDITOR (editor)->add_button);
}

static void
choose (SojournCodesEditor *self, guint position)
{
    g_autoptr (SojournChoiceItem) item =
        g_list_model_get_item (G_LIST_MODEL (self->selection), position);

    if (item == NULL)
        return;
    gtk_popover_popdown (self->popover);
    add_code (self, sojourn_choice_item_get_id (item));
}

static void
on_list_activate_cb (SojournCodesEditor *self, guint position)
{
    choose (self, position);
}

/* What is called as was typed, or else begins so, goes before what merely has it in it. */
static guint
find_best (SojournCodesEditor *self)
{
    g_autofree char *wanted =
        g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
    guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
    guint best = 0;
    gboolean found = FALSE;

    for (guint i = 0; *wanted != '\0' && i < n; i++) {
        g_autoptr (SojournChoiceItem) item =
            g_list_model_get_item (G_LIST_MODEL (self->selection), i);
        g_autofree char *label = g_utf8_casefold (sojourn_choice_item_get_label (item), -1);

        if (g_str_equal (label, wanted))
            return i;
        if (!found && g_str_has_prefix (label, wanted)) {
            found = TRUE;
            best = i;
        }
    }
    return best;
}

static void
on_search_changed_cb (SojournCodesEditor *self)
{
    if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
        gtk_list_view_scroll_to (self->list, find_best (self), GTK_LIST_SCROLL_SELECT, NULL);
}

static void
on_search_activate_cb (SojournCodesEditor *self)
{
    on_search_changed_cb (self);
    choose (self, gtk_single_selection_get_selected (self->selection));
}

static void
on_popover_shown_cb (SojournCodesEditor *self)
{
    SojournFieldEditor *editor = SOJOURN_FIELD_EDITOR (self);

    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
    if (self->choices != NULL)
        return;
    self->choices = G_LIST_MODEL (sojourn_choices_new (sojourn_field_editor_get_info (editor)));
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOICES]);
}

static void
sojourn_codes_editor_constructed (GObject *object)
{
    SojournCodesEditor *self = SOJOURN_CODES_EDITOR (object);
    SojournFieldEditor *editor = SOJOURN_FIELD_EDITOR (object);

    G_OBJECT_CLASS (sojourn_codes_editor_parent_class)->constructed (object);
    gtk_widget_set_sensitive (GTK_WIDGET (self->chips), !sojourn_field_editor_is_fixed (editor));
    gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->popover));
    g_signal_connect_object (self->popover, "show", G_CALLBACK (on_popover_shown_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
sojourn_codes_editor_dispose (GObject *object)
{
    SojournCodesEditor *self = SOJOURN_CODES_EDITOR (object);

    adw_bin_set_child (ADW_BIN (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_CODES_EDITOR);
    g_clear_object (&self->choices);
    G_OBJECT_CLASS (sojourn_codes_editor_parent_class)->dispose (object);
}

static void
sojourn_codes_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    switch ((SojournCodesEditorProps)id) {
    case PROP_CHOICES:
        g_value_set_object (value, SOJOURN_CODES_EDITOR (object)->choices);
        break;
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-codes-editor.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournCodesEditor, chips);
    gtk_widget_class_bind_template_child (widget_class, SojournCodesEditor, add_button);
    gtk_widget_class_bind_template_child (widget_class, SojournCodesEditor, popover);
    gtk_widget_class_bind_template_child (widget_class, SojournCodesEditor, search);
    gtk_widget_class_bind_template_child (widget_class, SojournCodesEditor, list);
    gtk_widget_class_bind_template_child (widget_class, SojournCodesEditor, selection);
    gtk_widget_class_bind_template_callback (widget_class, on_list_activate_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
}

static void
sojourn_codes_editor_class_init (SojournCodesEditorClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    SojournFieldEditorClass *editor_class = SOJOURN_FIELD_EDITOR_CLASS (klass);

    object_class->constructed = sojourn_codes_editor_constructed;
    object_class->dispose = sojourn_codes_editor_dispose;
    object_class->get_property = sojourn_codes_editor_get_property;
    editor_class->show = sojourn_codes_editor_show;
    editor_class->apply = sojourn_codes_editor_apply;
    editor_class->get_control = sojourn_codes_editor_get_control;
    editor_class->is_stacked = TRUE;

    props[PROP_CHOICES] = g_param_spec_object ("choices", NULL, NULL, G_TYPE_LIST_MODEL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

    g_type_ensure (SOJOURN_TYPE_CHOICE_ITEM);
    bind_template (GTK_WIDGET_CLASS (klass));
    gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "codes.remove", "s",
                                     remove_code_action);
}

static void
sojourn_codes_editor_init (SojournCodesEditor *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
