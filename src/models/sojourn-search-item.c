/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-search-item.h"

/**
 * SojournSearchItem:
 *
 * One thing that can be gone to. Nothing in it ever changes.
 */
struct _SojournSearchItem {
    GObject parent_instance;

    SojournKind kind; /* of the record */
    char *uuid;       /* (not nullable) (owned): the record */
    char *case_uuid;  /* (nullable) (owned): the case it is a part of */
    char *title;      /* (nullable) (owned) */
    char *subtitle;   /* (nullable) (owned) */
};

G_DEFINE_FINAL_TYPE (SojournSearchItem, sojourn_search_item, G_TYPE_OBJECT)

typedef enum {
    PROP_KIND = 1,
    PROP_TITLE,
    PROP_SUBTITLE,
} SojournSearchItemProps;

static GParamSpec *props[PROP_SUBTITLE + 1];

static void
sojourn_search_item_finalize (GObject *object)
{
    SojournSearchItem *self = SOJOURN_SEARCH_ITEM (object);

    g_free (self->uuid);
    g_free (self->case_uuid);
    g_free (self->title);
    g_free (self->subtitle);
    G_OBJECT_CLASS (sojourn_search_item_parent_class)->finalize (object);
}

static void
sojourn_search_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournSearchItem *self = SOJOURN_SEARCH_ITEM (object);

    switch ((SojournSearchItemProps)id) {
    case PROP_KIND:
        g_value_set_int (value, (int)self->kind);
        break;
    case PROP_TITLE:
        g_value_set_string (value, self->title);
        break;
    case PROP_SUBTITLE:
        g_value_set_string (value, self->subtitle);
        break;
    }
}

static void
sojourn_search_item_class_init (SojournSearchItemClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

    object_class->finalize = sojourn_search_item_finalize;
    object_class->get_property = sojourn_search_item_get_property;

    props[PROP_KIND] =
        g_param_spec_int ("kind", NULL, NULL, 0, SOJOURN_N_KINDS, SOJOURN_KIND_CASE, flags);
    props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
    props[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sojourn_search_item_init (SojournSearchItem *self)
{
}

/**
 * sojourn_search_item_new:
 * @kind: the kind of the record
 * @uuid: the record
 * @case_uuid: (nullable): the case it is a part of
 * @title: (nullable): what it is called
 * @subtitle: (nullable): where it belongs
 *
 * Returns: (transfer full): an item
 */
SojournSearchItem *
sojourn_search_item_new (SojournKind kind,
                         const char *uuid,
                         const char *case_uuid,
                         const char *title,
                         const char *subtitle)
{
    SojournSearchItem *self = g_object_new (SOJOURN_TYPE_SEARCH_ITEM, NULL);

    self->kind = kind;
    self->uuid = g_strdup (uuid);
    self->case_uuid = g_strdup (case_uuid);
    self->title = g_strdup (title);
    self->subtitle = g_strdup (subtitle);
    return self;
}

/**
 * sojourn_search_item_get_kind:
 * @self: an item
 *
 * Returns: the kind of the record
 */
SojournKind
sojourn_search_item_get_kind (SojournSearchItem *self)
{
    g_return_val_if_fail (SOJOURN_IS_SEARCH_ITEM (self), SOJOURN_KIND_CASE);

    return self->kind;
}

/**
 * sojourn_search_item_get_uuid:
 * @self: an item
 *
 * Returns: (transfer none): the record
 */
const char *
sojourn_search_item_get_uuid (SojournSearchItem *self)
{
    g_return_val_if_fail (SOJOURN_IS_SEARCH_ITEM (self), NULL);

    return self->uuid;
}

/**
 * sojourn_search_item_get_case:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the case it is, or is a part of
 */
const char *
sojourn_search_item_get_case (SojournSearchItem *self)
{
    g_return_val_if_fail (SOJOURN_IS_SEARCH_ITEM (self), NULL);

    return self->case_uuid;
}

/**
 * sojourn_search_item_get_title:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what it is called
 */
const char *
sojourn_search_item_get_title (SojournSearchItem *self)
{
    g_return_val_if_fail (SOJOURN_IS_SEARCH_ITEM (self), NULL);

    return self->title;
}

/**
 * sojourn_search_item_get_subtitle:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): where it belongs: the case, the clinic, the city
 */
const char *
sojourn_search_item_get_subtitle (SojournSearchItem *self)
{
    g_return_val_if_fail (SOJOURN_IS_SEARCH_ITEM (self), NULL);

    return self->subtitle;
}
