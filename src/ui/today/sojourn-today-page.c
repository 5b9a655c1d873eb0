/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-today-page.h"

/**
 * SojournTodayPage:
 *
 * What needs a hand now.
 */
struct _SojournTodayPage {
    SojournPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SojournTodayPage, sojourn_today_page, SOJOURN_TYPE_PAGE)

static void
sojourn_today_page_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_TODAY_PAGE);
    G_OBJECT_CLASS (sojourn_today_page_parent_class)->dispose (object);
}

static void
sojourn_today_page_class_init (SojournTodayPageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_today_page_dispose;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-today-page.ui");
}

static void
sojourn_today_page_init (SojournTodayPage *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
