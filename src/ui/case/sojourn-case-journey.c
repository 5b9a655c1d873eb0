/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-journey.h"

/**
 * SojournCaseJourney:
 *
 * The journey, day by day.
 */
struct _SojournCaseJourney {
    SojournCaseTab parent_instance;
};

G_DEFINE_FINAL_TYPE (SojournCaseJourney, sojourn_case_journey, SOJOURN_TYPE_CASE_TAB)

static void
sojourn_case_journey_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_CASE_JOURNEY);
    G_OBJECT_CLASS (sojourn_case_journey_parent_class)->dispose (object);
}

static void
sojourn_case_journey_class_init (SojournCaseJourneyClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_case_journey_dispose;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-case-journey.ui");
}

static void
sojourn_case_journey_init (SojournCaseJourney *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
