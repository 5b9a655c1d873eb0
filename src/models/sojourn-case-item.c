/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-item.h"

/**
 * SojournCaseItem:
 *
 * A case in a list: there at once, filled when its row arrives, and filled anew when the case
 * changes. As long as anyone holds it, a list gives out the same item for the same case.
 */
struct _SojournCaseItem {
    GObject parent_instance;

    gint64 id;           /* the row in the database */
    SojournCaseRow *row; /* (nullable) (owned): until it arrives */
    gint64 today;        /* the day it was read, which its dates are said from */
};

G_DEFINE_FINAL_TYPE (SojournCaseItem, sojourn_case_item, G_TYPE_OBJECT)

typedef enum {
    PROP_ROW = 1,
    PROP_TODAY,
} SojournCaseItemProps;

static GParamSpec *props[PROP_TODAY + 1];

static void
sojourn_case_item_finalize (GObject *object)
{
    g_clear_pointer (&SOJOURN_CASE_ITEM (object)->row, sojourn_case_row_unref);
    G_OBJECT_CLASS (sojourn_case_item_parent_class)->finalize (object);
}

static void
sojourn_case_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    switch ((SojournCaseItemProps)id) {
    case PROP_ROW:
        g_value_set_boxed (value, SOJOURN_CASE_ITEM (object)->row);
        break;
    case PROP_TODAY:
        g_value_set_int64 (value, SOJOURN_CASE_ITEM (object)->today);
        break;
    }
}

static void
sojourn_case_item_class_init (SojournCaseItemClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);

    object_class->finalize = sojourn_case_item_finalize;
    object_class->get_property = sojourn_case_item_get_property;

    /**
     * SojournCaseItem:row: (type SojournCaseRow)
     *
     * What the list shows of the case, or %NULL until it is read.
     */
    props[PROP_ROW] = g_param_spec_boxed ("row", NULL, NULL, SOJOURN_TYPE_CASE_ROW,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
    props[PROP_TODAY] = g_param_spec_int64 ("today", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sojourn_case_item_init (SojournCaseItem *self)
{
}

/**
 * sojourn_case_item_new:
 * @id: the row in the database
 *
 * Returns: (transfer full): an item without its row
 */
SojournCaseItem *
sojourn_case_item_new (gint64 id)
{
    SojournCaseItem *self = g_object_new (SOJOURN_TYPE_CASE_ITEM, NULL);

    self->id = id;
    return self;
}

/**
 * sojourn_case_item_get_id:
 * @self: an item
 *
 * Returns: the row in the database
 */
gint64
sojourn_case_item_get_id (SojournCaseItem *self)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_ITEM (self), 0);

    return self->id;
}

/**
 * sojourn_case_item_get_row:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): what the list shows of the case, or %NULL until it is read
 */
const SojournCaseRow *
sojourn_case_item_get_row (SojournCaseItem *self)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_ITEM (self), NULL);

    return self->row;
}

/**
 * sojourn_case_item_set_row:
 * @self: an item
 * @row: what was read; a reference is taken
 * @today: the civil date now, in days since 1970-01-01
 *
 * Fills the item.
 */
void
sojourn_case_item_set_row (SojournCaseItem *self, SojournCaseRow *row, gint64 today)
{
    g_return_if_fail (SOJOURN_IS_CASE_ITEM (self));
    g_return_if_fail (row != NULL && row->id == self->id);

    sojourn_case_row_ref (row);
    g_clear_pointer (&self->row, sojourn_case_row_unref);
    self->row = row;
    self->today = today;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TODAY]);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ROW]);
}

/**
 * sojourn_case_item_get_uuid:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the case, or %NULL until the row is read
 */
const char *
sojourn_case_item_get_uuid (SojournCaseItem *self)
{
    g_return_val_if_fail (SOJOURN_IS_CASE_ITEM (self), NULL);

    return self->row != NULL ? self->row->uuid : NULL;
}
