/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-clinics-page.h"

#include "sojourn-directory.h"

/**
 * SojournClinicsPage:
 *
 * The directory of clinics.
 */
struct _SojournClinicsPage {
    SojournPage parent_instance;

    SojournDirectory *directory;
};

G_DEFINE_FINAL_TYPE (SojournClinicsPage, sojourn_clinics_page, SOJOURN_TYPE_PAGE)

static void
sojourn_clinics_page_search (SojournPage *page)
{
    sojourn_directory_search (SOJOURN_CLINICS_PAGE (page)->directory);
}

static void
sojourn_clinics_page_create (SojournPage *page)
{
    sojourn_directory_create (SOJOURN_CLINICS_PAGE (page)->directory);
}

static void
sojourn_clinics_page_constructed (GObject *object)
{
    SojournPage *page = SOJOURN_PAGE (object);

    G_OBJECT_CLASS (sojourn_clinics_page_parent_class)->constructed (object);
    sojourn_directory_open (SOJOURN_CLINICS_PAGE (page)->directory,
                            sojourn_page_get_context (page));
}

static void
sojourn_clinics_page_dispose (GObject *object)
{
    adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (object), NULL);
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_CLINICS_PAGE);
    G_OBJECT_CLASS (sojourn_clinics_page_parent_class)->dispose (object);
}

static void
sojourn_clinics_page_class_init (SojournClinicsPageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->constructed = sojourn_clinics_page_constructed;
    G_OBJECT_CLASS (klass)->dispose = sojourn_clinics_page_dispose;
    SOJOURN_PAGE_CLASS (klass)->search = sojourn_clinics_page_search;
    SOJOURN_PAGE_CLASS (klass)->create = sojourn_clinics_page_create;

    g_type_ensure (SOJOURN_TYPE_DIRECTORY);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-clinics-page.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournClinicsPage, directory);
}

static void
sojourn_clinics_page_init (SojournClinicsPage *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
