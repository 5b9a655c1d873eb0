/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-field-editor.h"

#include "sojourn-choice-editor.h"
#include "sojourn-codes-editor.h"
#include "sojourn-draft-save.h"
#include "sojourn-entry-editor.h"
#include "sojourn-paragraph-editor.h"

/**
 * SojournFieldEditor:
 *
 * The part of a form that edits one field of a draft. What it looks like, its subclasses say; a
 * [class@FieldRow] gives it its title and its message.
 */
typedef struct {
    SojournDraft *draft;    /* (not nullable) (owned) */
    guint field;            /* of the kind of the draft */
    GListModel *candidates; /* (nullable) (owned): what a reference may point to */
    char *zone;             /* (nullable) (owned): what an instant is said in */
} SojournFieldEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SojournFieldEditor, sojourn_field_editor, ADW_TYPE_BIN)

typedef enum {
    PROP_DRAFT = 1,
    PROP_FIELD,
    PROP_CANDIDATES,
} SojournFieldEditorProps;

static GParamSpec *props[PROP_CANDIDATES + 1];

static SojournFieldEditorPrivate *
get_private (SojournFieldEditor *self)
{
    return sojourn_field_editor_get_instance_private (self);
}

static GType
get_type_for (const SojournField *info)
{
    switch (info->type) {
    case SOJOURN_FIELD_TEXT:
    case SOJOURN_FIELD_INTEGER:
    case SOJOURN_FIELD_DATE:
    case SOJOURN_FIELD_TIME:
    case SOJOURN_FIELD_MONEY:
        return SOJOURN_TYPE_ENTRY_EDITOR;
    case SOJOURN_FIELD_PARAGRAPH:
        return SOJOURN_TYPE_PARAGRAPH_EDITOR;
    case SOJOURN_FIELD_CODES:
        return SOJOURN_TYPE_CODES_EDITOR;
    case SOJOURN_FIELD_BOOLEAN:
    case SOJOURN_FIELD_CHOICE:
    case SOJOURN_FIELD_ZONE:
    case SOJOURN_FIELD_COUNTRY:
    case SOJOURN_FIELD_CURRENCY:
    case SOJOURN_FIELD_REFERENCE:
        return SOJOURN_TYPE_CHOICE_EDITOR;
    }
    g_return_val_if_reached (G_TYPE_INVALID);
}

static gboolean
sojourn_field_editor_grab_focus (GtkWidget *widget)
{
    GtkWidget *control = sojourn_field_editor_get_control (SOJOURN_FIELD_EDITOR (widget));

    return control != widget && gtk_widget_grab_focus (control);
}

static void
sojourn_field_editor_dispose (GObject *object)
{
    SojournFieldEditorPrivate *priv = get_private (SOJOURN_FIELD_EDITOR (object));

    g_clear_object (&priv->draft);
    g_clear_object (&priv->candidates);
    g_clear_pointer (&priv->zone, g_free);
    G_OBJECT_CLASS (sojourn_field_editor_parent_class)->dispose (object);
}

static void
sojourn_field_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournFieldEditorPrivate *priv = get_private (SOJOURN_FIELD_EDITOR (object));

    switch ((SojournFieldEditorProps)id) {
    case PROP_DRAFT:
        g_value_set_object (value, priv->draft);
        break;
    case PROP_FIELD:
        g_value_set_uint (value, priv->field);
        break;
    case PROP_CANDIDATES:
        g_value_set_object (value, priv->candidates);
        break;
    }
}

static void
sojourn_field_editor_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
    SojournFieldEditorPrivate *priv = get_private (SOJOURN_FIELD_EDITOR (object));

    switch ((SojournFieldEditorProps)id) {
    case PROP_DRAFT:
        priv->draft = g_value_dup_object (value);
        break;
    case PROP_FIELD:
        priv->field = g_value_get_uint (value);
        break;
    case PROP_CANDIDATES:
        priv->candidates = g_value_dup_object (value);
        break;
    }
}

static void
sojourn_field_editor_class_init (SojournFieldEditorClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

    object_class->dispose = sojourn_field_editor_dispose;
    object_class->get_property = sojourn_field_editor_get_property;
    object_class->set_property = sojourn_field_editor_set_property;
    GTK_WIDGET_CLASS (klass)->grab_focus = sojourn_field_editor_grab_focus;

    props[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, SOJOURN_TYPE_DRAFT, flags);
    props[PROP_FIELD] = g_param_spec_uint ("field", NULL, NULL, 0, 63, 0, flags);
    props[PROP_CANDIDATES] =
        g_param_spec_object ("candidates", NULL, NULL, G_TYPE_LIST_MODEL, flags);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sojourn_field_editor_init (SojournFieldEditor *self)
{
}

/**
 * sojourn_field_editor_new:
 * @draft: a draft
 * @field: a field of its kind
 * @candidates: (nullable): for a reference, a list of [class@ChoiceItem]
 *
 * Makes the editor that suits the type of @field.
 *
 * Returns: (transfer floating): an editor
 */
SojournFieldEditor *
sojourn_field_editor_new (SojournDraft *draft, guint field, GListModel *candidates)
{
    const SojournField *info = sojourn_kind_get_field (sojourn_draft_get_kind (draft), field);

    return g_object_new (get_type_for (info), "draft", draft, "field", field, "candidates",
                         candidates, NULL);
}

/**
 * sojourn_field_editor_get_draft:
 * @self: an editor
 *
 * Returns: (transfer none): the draft it edits
 */
SojournDraft *
sojourn_field_editor_get_draft (SojournFieldEditor *self)
{
    g_return_val_if_fail (SOJOURN_IS_FIELD_EDITOR (self), NULL);

    return get_private (self)->draft;
}

/**
 * sojourn_field_editor_get_field:
 * @self: an editor
 *
 * Returns: the field it edits
 */
guint
sojourn_field_editor_get_field (SojournFieldEditor *self)
{
    g_return_val_if_fail (SOJOURN_IS_FIELD_EDITOR (self), 0);

    return get_private (self)->field;
}

/**
 * sojourn_field_editor_get_info:
 * @self: an editor
 *
 * Returns: (transfer none): the description of the field
 */
const SojournField *
sojourn_field_editor_get_info (SojournFieldEditor *self)
{
    SojournFieldEditorPrivate *priv = get_private (self);

    return sojourn_kind_get_field (sojourn_draft_get_kind (priv->draft), priv->field);
}

/**
 * sojourn_field_editor_get_record:
 * @self: an editor
 *
 * Returns: (transfer none): the record as it is on screen
 */
const SojournRecord *
sojourn_field_editor_get_record (SojournFieldEditor *self)
{
    return sojourn_draft_get_record (sojourn_field_editor_get_draft (self));
}

/**
 * sojourn_field_editor_get_candidates:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): what a reference may point to
 */
GListModel *
sojourn_field_editor_get_candidates (SojournFieldEditor *self)
{
    g_return_val_if_fail (SOJOURN_IS_FIELD_EDITOR (self), NULL);

    return get_private (self)->candidates;
}

/**
 * sojourn_field_editor_get_zone:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): the IANA name of the zone an instant is said in
 */
const char *
sojourn_field_editor_get_zone (SojournFieldEditor *self)
{
    g_return_val_if_fail (SOJOURN_IS_FIELD_EDITOR (self), NULL);

    return get_private (self)->zone;
}

/**
 * sojourn_field_editor_set_zone:
 * @self: an editor
 * @zone: (nullable): the IANA name of the zone an instant is said in
 *
 * Sets the zone. What is on screen is said anew.
 */
void
sojourn_field_editor_set_zone (SojournFieldEditor *self, const char *zone)
{
    g_return_if_fail (SOJOURN_IS_FIELD_EDITOR (self));

    if (g_set_str (&get_private (self)->zone, zone))
        sojourn_field_editor_show_value (self);
}

/**
 * sojourn_field_editor_get_control:
 * @self: an editor
 *
 * Returns: (transfer none): the widget that takes the focus and carries the name of the field
 */
GtkWidget *
sojourn_field_editor_get_control (SojournFieldEditor *self)
{
    SojournFieldEditorClass *klass = SOJOURN_FIELD_EDITOR_GET_CLASS (self);

    return klass->get_control != NULL ? klass->get_control (self) : GTK_WIDGET (self);
}

/**
 * sojourn_field_editor_is_stacked:
 * @self: an editor
 *
 * Returns: whether the title stands above the value instead of beside it
 */
gboolean
sojourn_field_editor_is_stacked (SojournFieldEditor *self)
{
    return SOJOURN_FIELD_EDITOR_GET_CLASS (self)->is_stacked;
}

/**
 * sojourn_field_editor_is_fixed:
 * @self: an editor
 *
 * Returns: whether the field is kept by the application or the desk can only be looked at
 */
gboolean
sojourn_field_editor_is_fixed (SojournFieldEditor *self)
{
    SojournOffice *office = sojourn_draft_get_office (sojourn_field_editor_get_draft (self));

    return (sojourn_field_editor_get_info (self)->flags & SOJOURN_FIELD_SYSTEM) != 0 ||
           sojourn_office_is_read_only (office);
}

/**
 * sojourn_field_editor_show_value:
 * @self: an editor
 *
 * Shows the value of the draft, unless the person is just editing it.
 */
void
sojourn_field_editor_show_value (SojournFieldEditor *self)
{
    g_return_if_fail (SOJOURN_IS_FIELD_EDITOR (self));

    SOJOURN_FIELD_EDITOR_GET_CLASS (self)->show (self);
}

/**
 * sojourn_field_editor_commit:
 * @self: an editor
 *
 * Hands what is on screen to the draft and lets it store what may be stored: what a field does when
 * it is left.
 */
void
sojourn_field_editor_commit (SojournFieldEditor *self)
{
    SojournDraft *draft;

    g_return_if_fail (SOJOURN_IS_FIELD_EDITOR (self));

    if (sojourn_field_editor_is_fixed (self))
        return;
    draft = sojourn_field_editor_get_draft (self);
    SOJOURN_FIELD_EDITOR_GET_CLASS (self)->apply (self);
    sojourn_draft_confirm (draft, sojourn_field_editor_get_field (self));
    sojourn_draft_commit (draft);
}

/**
 * sojourn_field_editor_restore:
 * @self: an editor
 *
 * Gives up what was typed and shows what is stored.
 *
 * Returns: whether there was anything to give up
 */
gboolean
sojourn_field_editor_restore (SojournFieldEditor *self)
{
    SojournFieldEditorClass *klass = SOJOURN_FIELD_EDITOR_GET_CLASS (self);
    SojournDraft *draft = sojourn_field_editor_get_draft (self);
    guint field = sojourn_field_editor_get_field (self);
    gboolean typed = klass->restored != NULL && klass->restored (self);
    gboolean unsaved =
        sojourn_draft_get_error (draft, field) != NULL ||
        (!sojourn_draft_is_new (draft) && sojourn_draft_is_field_changed (draft, field));

    if (typed || unsaved)
        sojourn_draft_restore (draft, field);
    sojourn_field_editor_show_value (self);
    return typed || unsaved;
}
