/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-options.h"

/**
 * SojournCaseOptions:
 *
 * The shortlist: options that were matched with the case.
 */
struct _SojournCaseOptions {
    SojournCaseTab parent_instance;
};

G_DEFINE_FINAL_TYPE (SojournCaseOptions, sojourn_case_options, SOJOURN_TYPE_CASE_TAB)

static void
sojourn_case_options_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_CASE_OPTIONS);
    G_OBJECT_CLASS (sojourn_case_options_parent_class)->dispose (object);
}

static void
sojourn_case_options_class_init (SojournCaseOptionsClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_case_options_dispose;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-case-options.ui");
}

static void
sojourn_case_options_init (SojournCaseOptions *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
