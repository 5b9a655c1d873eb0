/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-health.h"

/**
 * SojournCaseHealth:
 *
 * Assessments, risk reviews and adverse events.
 */
struct _SojournCaseHealth {
    SojournCaseTab parent_instance;
};

G_DEFINE_FINAL_TYPE (SojournCaseHealth, sojourn_case_health, SOJOURN_TYPE_CASE_TAB)

static void
sojourn_case_health_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_CASE_HEALTH);
    G_OBJECT_CLASS (sojourn_case_health_parent_class)->dispose (object);
}

static void
sojourn_case_health_class_init (SojournCaseHealthClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_case_health_dispose;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-case-health.ui");
}

static void
sojourn_case_health_init (SojournCaseHealth *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
