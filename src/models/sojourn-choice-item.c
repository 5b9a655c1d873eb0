/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-choice-item.h"

/**
 * SojournChoiceItem:
 *
 * One of the values that a field may be set to: a value of a set, a country, a record. Immutable.
 */
struct _SojournChoiceItem {
    GObject parent_instance;

    char *id;    /* (nullable) (owned): as the record holds it; NULL for “Not known” */
    char *label; /* (not nullable) (owned): as people read it */
};

G_DEFINE_FINAL_TYPE (SojournChoiceItem, sojourn_choice_item, G_TYPE_OBJECT)

typedef enum {
    PROP_ID = 1,
    PROP_LABEL,
} SojournChoiceItemProps;

static GParamSpec *props[PROP_LABEL + 1];

static void
sojourn_choice_item_finalize (GObject *object)
{
    SojournChoiceItem *self = SOJOURN_CHOICE_ITEM (object);

    g_free (self->id);
    g_free (self->label);
    G_OBJECT_CLASS (sojourn_choice_item_parent_class)->finalize (object);
}

static void
sojourn_choice_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournChoiceItem *self = SOJOURN_CHOICE_ITEM (object);

    switch ((SojournChoiceItemProps)id) {
    case PROP_ID:
        g_value_set_string (value, self->id);
        break;
    case PROP_LABEL:
        g_value_set_string (value, self->label);
        break;
    }
}

static void
sojourn_choice_item_class_init (SojournChoiceItemClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

    object_class->finalize = sojourn_choice_item_finalize;
    object_class->get_property = sojourn_choice_item_get_property;

    props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
    props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sojourn_choice_item_init (SojournChoiceItem *self)
{
}

/**
 * sojourn_choice_item_new:
 * @id: (nullable): the value as the record holds it, or %NULL for an unknown value
 * @label: the value as people read it
 *
 * Returns: (transfer full): an item
 */
SojournChoiceItem *
sojourn_choice_item_new (const char *id, const char *label)
{
    SojournChoiceItem *self = g_object_new (SOJOURN_TYPE_CHOICE_ITEM, NULL);

    self->id = g_strdup (id);
    self->label = g_strdup (label);
    return self;
}

/**
 * sojourn_choice_item_get_id:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the value as the record holds it
 */
const char *
sojourn_choice_item_get_id (SojournChoiceItem *self)
{
    g_return_val_if_fail (SOJOURN_IS_CHOICE_ITEM (self), NULL);

    return self->id;
}

/**
 * sojourn_choice_item_get_label:
 * @self: an item
 *
 * Returns: (transfer none): the value as people read it
 */
const char *
sojourn_choice_item_get_label (SojournChoiceItem *self)
{
    g_return_val_if_fail (SOJOURN_IS_CHOICE_ITEM (self), NULL);

    return self->label;
}
