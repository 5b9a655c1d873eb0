/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-sidebar-row.h"

#include <glib/gi18n.h>

struct _SojournSidebarRow {
    GtkListBoxRow parent_instance;

    char *section;   /* (nullable) (owned): machine name, as in the setting `section` */
    char *title;     /* (nullable) (owned) */
    char *icon_name; /* (nullable) (owned) */
    guint count;     /* what waits there; 0 shows nothing */
};

G_DEFINE_FINAL_TYPE (SojournSidebarRow, sojourn_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

typedef enum {
    PROP_SECTION = 1,
    PROP_TITLE,
    PROP_ICON_NAME,
    PROP_COUNT,
} SojournSidebarRowProps;

static GParamSpec *props[PROP_COUNT + 1];

static char *
format_count (gpointer unused, guint count)
{
    return g_strdup_printf ("%'u", count);
}

static gboolean
has_count (gpointer unused, guint count)
{
    return count > 0;
}

/* What is heard: the section, and what waits there. */
static void
show_name (SojournSidebarRow *self)
{
    g_autofree char *name = NULL;

    if (self->count == 0)
        name = g_strdup (self->title);
    else
        /* Translators: a section and how much waits there, as in “Quotes, 3” */
        name = g_strdup_printf (_ ("%1$s, %2$u"), self->title, self->count);
    if (name != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                        -1);
}

static void
sojourn_sidebar_row_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_SIDEBAR_ROW);
    G_OBJECT_CLASS (sojourn_sidebar_row_parent_class)->dispose (object);
}

static void
sojourn_sidebar_row_finalize (GObject *object)
{
    SojournSidebarRow *self = SOJOURN_SIDEBAR_ROW (object);

    g_free (self->section);
    g_free (self->title);
    g_free (self->icon_name);
    G_OBJECT_CLASS (sojourn_sidebar_row_parent_class)->finalize (object);
}

static void
sojourn_sidebar_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    SojournSidebarRow *self = SOJOURN_SIDEBAR_ROW (object);

    switch ((SojournSidebarRowProps)id) {
    case PROP_SECTION:
        g_value_set_string (value, self->section);
        break;
    case PROP_TITLE:
        g_value_set_string (value, self->title);
        break;
    case PROP_ICON_NAME:
        g_value_set_string (value, self->icon_name);
        break;
    case PROP_COUNT:
        g_value_set_uint (value, self->count);
        break;
    }
}

static void
sojourn_sidebar_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
    SojournSidebarRow *self = SOJOURN_SIDEBAR_ROW (object);

    switch ((SojournSidebarRowProps)id) {
    case PROP_SECTION:
        g_set_str (&self->section, g_value_get_string (value));
        break;
    case PROP_TITLE:
        g_set_str (&self->title, g_value_get_string (value));
        show_name (self);
        break;
    case PROP_ICON_NAME:
        g_set_str (&self->icon_name, g_value_get_string (value));
        break;
    case PROP_COUNT:
        sojourn_sidebar_row_set_count (self, g_value_get_uint (value));
        break;
    }
}

static void
sojourn_sidebar_row_class_init (SojournSidebarRowClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
    GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

    object_class->dispose = sojourn_sidebar_row_dispose;
    object_class->finalize = sojourn_sidebar_row_finalize;
    object_class->get_property = sojourn_sidebar_row_get_property;
    object_class->set_property = sojourn_sidebar_row_set_property;

    props[PROP_SECTION] = g_param_spec_string ("section", NULL, NULL, NULL, flags);
    props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
    props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
    props[PROP_COUNT] =
        g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags | G_PARAM_EXPLICIT_NOTIFY);
    g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-sidebar-row.ui");
    gtk_widget_class_bind_template_callback (widget_class, format_count);
    gtk_widget_class_bind_template_callback (widget_class, has_count);
}

static void
sojourn_sidebar_row_init (SojournSidebarRow *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_sidebar_row_get_section:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the machine name of the section it opens
 */
const char *
sojourn_sidebar_row_get_section (SojournSidebarRow *self)
{
    g_return_val_if_fail (SOJOURN_IS_SIDEBAR_ROW (self), NULL);

    return self->section;
}

/**
 * sojourn_sidebar_row_set_count:
 * @self: a row
 * @count: what waits in the section; 0 shows nothing
 *
 * Sets the number at the end of the row.
 */
void
sojourn_sidebar_row_set_count (SojournSidebarRow *self, guint count)
{
    g_return_if_fail (SOJOURN_IS_SIDEBAR_ROW (self));

    if (self->count == count)
        return;
    self->count = count;
    show_name (self);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
}
