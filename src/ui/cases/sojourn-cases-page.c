/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-cases-page.h"

/**
 * SojournCasesPage:
 *
 * Every case, in a table.
 */
struct _SojournCasesPage {
    SojournPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SojournCasesPage, sojourn_cases_page, SOJOURN_TYPE_PAGE)

static void
sojourn_cases_page_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_CASES_PAGE);
    G_OBJECT_CLASS (sojourn_cases_page_parent_class)->dispose (object);
}

static void
sojourn_cases_page_class_init (SojournCasesPageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_cases_page_dispose;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-cases-page.ui");
}

static void
sojourn_cases_page_init (SojournCasesPage *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
