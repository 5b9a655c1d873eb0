/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-quotes-page.h"

/**
 * SojournQuotesPage:
 *
 * Every quote request and its state.
 */
struct _SojournQuotesPage {
    SojournPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SojournQuotesPage, sojourn_quotes_page, SOJOURN_TYPE_PAGE)

static void
sojourn_quotes_page_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_QUOTES_PAGE);
    G_OBJECT_CLASS (sojourn_quotes_page_parent_class)->dispose (object);
}

static void
sojourn_quotes_page_class_init (SojournQuotesPageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_quotes_page_dispose;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-quotes-page.ui");
}

static void
sojourn_quotes_page_init (SojournQuotesPage *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
