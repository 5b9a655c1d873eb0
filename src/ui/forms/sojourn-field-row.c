/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-field-row.h"

#include "sojourn-field-editor.h"
#include "sojourn-zone.h"

#include <glib/gi18n.h>

/**
 * SojournFieldRow:
 *
 * A row of a boxed list that edits one field of a draft, whatever its type: its title comes from
 * the description of the field, its message from the draft. Stores when it is left; Escape
 * restores.
 *
 * In Blueprint: `$SojournFieldRow { draft: bind template.draft; field: "alias"; }`
 */
struct _SojournFieldRow {
    AdwPreferencesRow parent_instance;

    SojournDraft *draft;        /* (nullable) (owned) */
    char *field;                /* (nullable) (owned): its machine name */
    char *zone_field;           /* (nullable) (owned): the field with the zone of an instant */
    GListModel *candidates;     /* (nullable) (owned): what a reference may point to */
    SojournFieldEditor *editor; /* (nullable) (unowned): there once draft and field are */
    guint index;                /* of the field in its kind */
    gulong handler;             /* of the draft */

    GtkBox *header;
    GtkBox *titles;
    GtkLabel *title;
    GtkLabel *message;
};

G_DEFINE_FINAL_TYPE (SojournFieldRow, sojourn_field_row, ADW_TYPE_PREFERENCES_ROW)

typedef enum {
    PROP_DRAFT = 1,
    PROP_FIELD,
    PROP_ZONE_FIELD,
    PROP_CANDIDATES,
} SojournFieldRowProps;

static GParamSpec *props[PROP_CANDIDATES + 1];

static void
announce (SojournFieldRow *self, const char *message)
{
    /* Translators: read out by screen readers: the first %s is the name of a field, the second what
     * is wrong with it */
    g_autofree char *text =
        g_strdup_printf (_ ("%s: %s"), gtk_label_get_label (self->title), message);

    gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_message (SojournFieldRow *self)
{
    const char *message = sojourn_draft_get_error (self->draft, self->index);
    GtkWidget *control = sojourn_field_editor_get_control (self->editor);

    if (g_strcmp0 (message != NULL ? message : "", gtk_label_get_label (self->message)) == 0)
        return;
    gtk_label_set_label (self->message, message != NULL ? message : "");
    gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
    gtk_accessible_update_state (
        GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_STATE_INVALID,
        message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
    if (message != NULL) {
        gtk_widget_add_css_class (GTK_WIDGET (self), "error");
        announce (self, message);
    } else {
        gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
    }
}

/* What no field gives a zone is said and typed as the clock at the desk shows it. */
static void
show_zone (SojournFieldRow *self)
{
    g_autofree char *local = NULL;
    guint index;

    if (sojourn_field_editor_get_info (self->editor)->type != SOJOURN_FIELD_TIME)
        return;
    if (self->zone_field == NULL) {
        local = sojourn_zone_dup_local ();
        sojourn_field_editor_set_zone (self->editor, local);
    } else if (sojourn_kind_find_field (sojourn_draft_get_kind (self->draft), self->zone_field,
                                        &index)) {
        sojourn_field_editor_set_zone (
            self->editor, sojourn_record_get_text (sojourn_draft_get_record (self->draft), index));
    }
}

static void
on_draft_field_changed_cb (SojournFieldRow *self, guint field)
{
    show_zone (self);
    sojourn_field_editor_show_value (self->editor);
    show_message (self);
}

static char *
make_title (const SojournField *info)
{
    const char *label = sojourn_field_get_label (info);

    if ((info->flags & SOJOURN_FIELD_CLAIM) == 0)
        return g_strdup (label);
    /* Translators: the name of a field whose value is a statement of the clinic and no fact; %s is
     * the name of the field */
    return g_strdup_printf (_ ("%s (as the clinic says)"), label);
}

static void
show_title (SojournFieldRow *self)
{
    g_autofree char *title = make_title (sojourn_field_editor_get_info (self->editor));
    GtkWidget *control = sojourn_field_editor_get_control (self->editor);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
    gtk_label_set_label (self->title, title);
    gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    self->title, NULL, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE,
                                    self->message, NULL, -1);
}

static void
place_editor (SojournFieldRow *self)
{
    gboolean stacked = sojourn_field_editor_is_stacked (self->editor);

    gtk_box_append (stacked ? self->titles : self->header, GTK_WIDGET (self->editor));
    if (stacked)
        gtk_widget_add_css_class (GTK_WIDGET (self), "stacked");
    else
        gtk_widget_remove_css_class (GTK_WIDGET (self), "stacked");
}

static void
remove_editor (SojournFieldRow *self)
{
    if (self->editor == NULL)
        return;
    gtk_box_remove (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->editor))),
                    GTK_WIDGET (self->editor));
    self->editor = NULL;
}

static void
rebuild (SojournFieldRow *self)
{
    remove_editor (self);
    if (self->draft == NULL || self->field == NULL)
        return;
    if (!sojourn_kind_find_field (sojourn_draft_get_kind (self->draft), self->field,
                                  &self->index)) {
        g_critical ("There is no field “%s”", self->field);
        return;
    }
    self->editor = sojourn_field_editor_new (self->draft, self->index, self->candidates);
    place_editor (self);
    show_title (self);
    on_draft_field_changed_cb (self, self->index);
}

static void
on_focus_left_cb (SojournFieldRow *self)
{
    sojourn_field_row_commit (self);
}

/* Only where something is given up the key is taken from whoever else waits for it, such as a
 * dialog that closes. */
static gboolean
restore (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
    SojournFieldRow *self = SOJOURN_FIELD_ROW (widget);

    if (self->editor == NULL || sojourn_field_editor_is_fixed (self->editor) ||
        !sojourn_field_editor_restore (self->editor))
        return GDK_EVENT_PROPAGATE;
    return GDK_EVENT_STOP;
}

static void
on_click_released_cb (SojournFieldRow *self)
{
    if (self->editor != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static gboolean
sojourn_field_row_grab_focus (GtkWidget *widget)
{
    SojournFieldRow *self = SOJOURN_FIELD_ROW (widget);

    return self->editor != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

/* The row itself is no stop. GtkListBoxRow would take the focus on the way back, and give it to the
 * editor again: there would be no way out. */
static gboolean
sojourn_field_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
    GtkWidget *child = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget));

    return child != NULL && gtk_widget_child_focus (child, direction);
}

static void
sojourn_field_row_dispose (GObject *object)
{
    SojournFieldRow *self = SOJOURN_FIELD_ROW (object);

    sojourn_field_row_set_draft (self, NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_FIELD_ROW);
    g_clear_object (&self->candidates);
    g_clear_pointer (&self->field, g_free);
    g_clear_pointer (&self->zone_field, g_free);
    G_OBJECT_CLASS (sojourn_field_row_parent_class)->dispose (object);
}

static void
sojourn_field_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournFieldRow *self = SOJOURN_FIELD_ROW (object);

    switch ((SojournFieldRowProps)id) {
    case PROP_DRAFT:
        g_value_set_object (value, self->draft);
        break;
    case PROP_FIELD:
        g_value_set_string (value, self->field);
        break;
    case PROP_ZONE_FIELD:
        g_value_set_string (value, self->zone_field);
        break;
    case PROP_CANDIDATES:
        g_value_set_object (value, self->candidates);
        break;
    }
}

static void
sojourn_field_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    SojournFieldRow *self = SOJOURN_FIELD_ROW (object);

    switch ((SojournFieldRowProps)id) {
    case PROP_DRAFT:
        sojourn_field_row_set_draft (self, g_value_get_object (value));
        break;
    case PROP_FIELD:
        if (g_set_str (&self->field, g_value_get_string (value)))
            rebuild (self);
        break;
    case PROP_ZONE_FIELD:
        if (g_set_str (&self->zone_field, g_value_get_string (value)))
            rebuild (self);
        break;
    case PROP_CANDIDATES:
        if (g_set_object (&self->candidates, g_value_get_object (value)))
            rebuild (self);
        break;
    }
}

static void
install_properties (GObjectClass *object_class)
{
    GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

    props[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, SOJOURN_TYPE_DRAFT,
                                             flags | G_PARAM_EXPLICIT_NOTIFY);
    props[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags);
    props[PROP_ZONE_FIELD] = g_param_spec_string ("zone-field", NULL, NULL, NULL, flags);
    props[PROP_CANDIDATES] =
        g_param_spec_object ("candidates", NULL, NULL, G_TYPE_LIST_MODEL, flags);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sojourn_field_row_class_init (SojournFieldRowClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    object_class->dispose = sojourn_field_row_dispose;
    object_class->get_property = sojourn_field_row_get_property;
    object_class->set_property = sojourn_field_row_set_property;
    widget_class->grab_focus = sojourn_field_row_grab_focus;
    widget_class->focus = sojourn_field_row_focus;
    install_properties (object_class);

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-field-row.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournFieldRow, header);
    gtk_widget_class_bind_template_child (widget_class, SojournFieldRow, titles);
    gtk_widget_class_bind_template_child (widget_class, SojournFieldRow, title);
    gtk_widget_class_bind_template_child (widget_class, SojournFieldRow, message);
    gtk_widget_class_bind_template_callback (widget_class, on_focus_left_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_click_released_cb);
    gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, restore, NULL);
}

static void
sojourn_field_row_init (SojournFieldRow *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_field_row_new:
 * @draft: a draft
 * @field: the machine name of a field of its kind
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
sojourn_field_row_new (SojournDraft *draft, const char *field)
{
    return g_object_new (SOJOURN_TYPE_FIELD_ROW, "draft", draft, "field", field, NULL);
}

/**
 * sojourn_field_row_set_draft:
 * @self: a row
 * @draft: (nullable): the draft to edit
 *
 * Sets the draft. What was typed for another one is handed to it first.
 */
void
sojourn_field_row_set_draft (SojournFieldRow *self, SojournDraft *draft)
{
    g_return_if_fail (SOJOURN_IS_FIELD_ROW (self));

    if (self->draft == draft)
        return;
    sojourn_field_row_commit (self);
    if (self->draft != NULL)
        g_clear_signal_handler (&self->handler, self->draft);
    g_set_object (&self->draft, draft);
    if (draft != NULL)
        self->handler = g_signal_connect_swapped (draft, "field-changed",
                                                  G_CALLBACK (on_draft_field_changed_cb), self);
    rebuild (self);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DRAFT]);
}

/**
 * sojourn_field_row_commit:
 * @self: a row
 *
 * Stores what is on screen as if the row was left.
 */
void
sojourn_field_row_commit (SojournFieldRow *self)
{
    g_return_if_fail (SOJOURN_IS_FIELD_ROW (self));

    if (self->editor != NULL)
        sojourn_field_editor_commit (self->editor);
}

/**
 * sojourn_field_row_commit_all:
 * @within: where to look
 *
 * Hands what is on screen in every row to its draft: what a dialog does before it stores a record.
 */
void
sojourn_field_row_commit_all (GtkWidget *within)
{
    if (SOJOURN_IS_FIELD_ROW (within)) {
        sojourn_field_row_commit (SOJOURN_FIELD_ROW (within));
        return;
    }
    for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
         child = gtk_widget_get_next_sibling (child))
        sojourn_field_row_commit_all (child);
}

/**
 * sojourn_field_row_find:
 * @within: where to look
 * @uuid: the record that is edited
 * @field: the index of the field, or -1 for any
 *
 * Finds the row to jump to.
 *
 * Returns: (transfer none) (nullable): the row, to be focused
 */
GtkWidget *
sojourn_field_row_find (GtkWidget *within, const char *uuid, int field)
{
    SojournFieldRow *row = SOJOURN_IS_FIELD_ROW (within) ? SOJOURN_FIELD_ROW (within) : NULL;

    if (row != NULL)
        return row->editor != NULL && (field < 0 || row->index == (guint)field) &&
                       g_str_equal (sojourn_draft_get_uuid (row->draft), uuid)
                   ? within
                   : NULL;
    for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
         child = gtk_widget_get_next_sibling (child)) {
        GtkWidget *found = sojourn_field_row_find (child, uuid, field);

        if (found != NULL)
            return found;
    }
    return NULL;
}
