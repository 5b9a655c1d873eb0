/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-treatments-page.h"

/**
 * SojournTreatmentsPage:
 *
 * The directory of treatment options and trials.
 */
struct _SojournTreatmentsPage {
    SojournPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SojournTreatmentsPage, sojourn_treatments_page, SOJOURN_TYPE_PAGE)

static void
sojourn_treatments_page_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_TREATMENTS_PAGE);
    G_OBJECT_CLASS (sojourn_treatments_page_parent_class)->dispose (object);
}

static void
sojourn_treatments_page_class_init (SojournTreatmentsPageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_treatments_page_dispose;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-treatments-page.ui");
}

static void
sojourn_treatments_page_init (SojournTreatmentsPage *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
