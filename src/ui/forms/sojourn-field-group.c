/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-field-group.h"

#include "sojourn-field-row.h"

/**
 * SojournFieldGroup:
 *
 * A boxed list with a row for each of several fields of one draft, named in one string.
 *
 * In Blueprint: `$SojournFieldGroup { title: _("Patient"); draft: bind template.patient;
 * fields: "alias birth_date"; }`. Rows that need more are children beside.
 */
struct _SojournFieldGroup {
    AdwPreferencesGroup parent_instance;

    SojournDraft *draft; /* (nullable) (owned) */
    char *fields;        /* (nullable) (owned): machine names, parted by spaces */
    GPtrArray *rows;     /* (element-type GtkWidget) (owned): the rows; they belong to the group */
};

G_DEFINE_FINAL_TYPE (SojournFieldGroup, sojourn_field_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum {
    PROP_DRAFT = 1,
    PROP_FIELDS,
} SojournFieldGroupProps;

static GParamSpec *props[PROP_FIELDS + 1];

static void
clear_rows (SojournFieldGroup *self)
{
    for (guint i = 0; i < self->rows->len; i++)
        adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
    g_ptr_array_set_size (self->rows, 0);
}

static void
add_rows (SojournFieldGroup *self)
{
    g_auto (GStrv) names = NULL;

    clear_rows (self);
    if (self->fields == NULL || self->draft == NULL)
        return;
    names = g_strsplit (self->fields, " ", -1);
    for (guint i = 0; names[i] != NULL; i++) {
        GtkWidget *row = sojourn_field_row_new (self->draft, names[i]);

        g_ptr_array_add (self->rows, row);
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
}

/* Rows of the same kind of record keep their place, focus and text. */
static void
set_draft (SojournFieldGroup *self, SojournDraft *draft)
{
    gboolean same_kind = draft != NULL && self->draft != NULL &&
                         sojourn_draft_get_kind (draft) == sojourn_draft_get_kind (self->draft);

    if (!g_set_object (&self->draft, draft))
        return;
    if (!same_kind)
        add_rows (self);
    else
        for (guint i = 0; i < self->rows->len; i++)
            sojourn_field_row_set_draft (self->rows->pdata[i], draft);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DRAFT]);
}

static void
sojourn_field_group_dispose (GObject *object)
{
    g_clear_object (&SOJOURN_FIELD_GROUP (object)->draft);
    G_OBJECT_CLASS (sojourn_field_group_parent_class)->dispose (object);
}

static void
sojourn_field_group_finalize (GObject *object)
{
    SojournFieldGroup *self = SOJOURN_FIELD_GROUP (object);

    g_ptr_array_unref (self->rows);
    g_free (self->fields);
    G_OBJECT_CLASS (sojourn_field_group_parent_class)->finalize (object);
}

static void
sojourn_field_group_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournFieldGroup *self = SOJOURN_FIELD_GROUP (object);

    switch ((SojournFieldGroupProps)id) {
    case PROP_DRAFT:
        g_value_set_object (value, self->draft);
        break;
    case PROP_FIELDS:
        g_value_set_string (value, self->fields);
        break;
    }
}

static void
sojourn_field_group_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    SojournFieldGroup *self = SOJOURN_FIELD_GROUP (object);

    switch ((SojournFieldGroupProps)id) {
    case PROP_DRAFT:
        set_draft (self, g_value_get_object (value));
        break;
    case PROP_FIELDS:
        if (g_set_str (&self->fields, g_value_get_string (value)))
            add_rows (self);
        break;
    }
}

static void
sojourn_field_group_class_init (SojournFieldGroupClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

    object_class->dispose = sojourn_field_group_dispose;
    object_class->finalize = sojourn_field_group_finalize;
    object_class->get_property = sojourn_field_group_get_property;
    object_class->set_property = sojourn_field_group_set_property;

    props[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, SOJOURN_TYPE_DRAFT,
                                             flags | G_PARAM_EXPLICIT_NOTIFY);
    props[PROP_FIELDS] = g_param_spec_string ("fields", NULL, NULL, NULL, flags);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sojourn_field_group_init (SojournFieldGroup *self)
{
    self->rows = g_ptr_array_new ();
}
