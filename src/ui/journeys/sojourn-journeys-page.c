/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-journeys-page.h"

/**
 * SojournJourneysPage:
 *
 * Departures, admissions and returns.
 */
struct _SojournJourneysPage {
    SojournPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SojournJourneysPage, sojourn_journeys_page, SOJOURN_TYPE_PAGE)

static void
sojourn_journeys_page_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_JOURNEYS_PAGE);
    G_OBJECT_CLASS (sojourn_journeys_page_parent_class)->dispose (object);
}

static void
sojourn_journeys_page_class_init (SojournJourneysPageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_journeys_page_dispose;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-journeys-page.ui");
}

static void
sojourn_journeys_page_init (SojournJourneysPage *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
