/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-clinics-page.h"

/**
 * SojournClinicsPage:
 *
 * The directory of clinics.
 */
struct _SojournClinicsPage {
    SojournPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SojournClinicsPage, sojourn_clinics_page, SOJOURN_TYPE_PAGE)

static void
sojourn_clinics_page_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_CLINICS_PAGE);
    G_OBJECT_CLASS (sojourn_clinics_page_parent_class)->dispose (object);
}

static void
sojourn_clinics_page_class_init (SojournClinicsPageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_clinics_page_dispose;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-clinics-page.ui");
}

static void
sojourn_clinics_page_init (SojournClinicsPage *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
