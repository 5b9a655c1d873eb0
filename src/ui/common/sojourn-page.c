/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-page.h"

/**
 * SojournPage:
 *
 * A page of the window: a section, a case, a clinic. The context is given when it is made, with the
 * store open.
 */
typedef struct {
    SojournContext *context; /* (not nullable) (owned) */
} SojournPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SojournPage, sojourn_page, ADW_TYPE_NAVIGATION_PAGE)

typedef enum {
    PROP_CONTEXT = 1,
} SojournPageProps;

static GParamSpec *props[PROP_CONTEXT + 1];

static SojournPagePrivate *
get_private (SojournPage *self)
{
    return sojourn_page_get_instance_private (self);
}

static void
sojourn_page_dispose (GObject *object)
{
    g_clear_object (&get_private (SOJOURN_PAGE (object))->context);
    G_OBJECT_CLASS (sojourn_page_parent_class)->dispose (object);
}

static void
sojourn_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    switch ((SojournPageProps)id) {
    case PROP_CONTEXT:
        g_value_set_object (value, get_private (SOJOURN_PAGE (object))->context);
        break;
    }
}

static void
sojourn_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    switch ((SojournPageProps)id) {
    case PROP_CONTEXT:
        get_private (SOJOURN_PAGE (object))->context = g_value_dup_object (value);
        break;
    }
}

static void
sojourn_page_class_init (SojournPageClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);

    object_class->dispose = sojourn_page_dispose;
    object_class->get_property = sojourn_page_get_property;
    object_class->set_property = sojourn_page_set_property;

    props[PROP_CONTEXT] =
        g_param_spec_object ("context", NULL, NULL, SOJOURN_TYPE_CONTEXT,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sojourn_page_init (SojournPage *self)
{
}

/**
 * sojourn_page_get_context:
 * @self: a page
 *
 * Returns: (transfer none): what the page was made with
 */
SojournContext *
sojourn_page_get_context (SojournPage *self)
{
    g_return_val_if_fail (SOJOURN_IS_PAGE (self), NULL);

    return get_private (self)->context;
}

/**
 * sojourn_page_search:
 * @self: a page
 *
 * Puts the focus where @self is searched.
 *
 * Returns: %FALSE if it is not searched
 */
gboolean
sojourn_page_search (SojournPage *self)
{
    g_return_val_if_fail (SOJOURN_IS_PAGE (self), FALSE);

    if (SOJOURN_PAGE_GET_CLASS (self)->search == NULL)
        return FALSE;
    SOJOURN_PAGE_GET_CLASS (self)->search (self);
    return TRUE;
}

/**
 * sojourn_page_create:
 * @self: a page
 *
 * Begins what is new on @self.
 *
 * Returns: %FALSE if nothing is created here
 */
gboolean
sojourn_page_create (SojournPage *self)
{
    g_return_val_if_fail (SOJOURN_IS_PAGE (self), FALSE);

    if (SOJOURN_PAGE_GET_CLASS (self)->create == NULL)
        return FALSE;
    SOJOURN_PAGE_GET_CLASS (self)->create (self);
    return TRUE;
}
