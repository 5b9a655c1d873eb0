/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-history.h"

/**
 * SojournCaseHistory:
 *
 * Every change of the case.
 */
struct _SojournCaseHistory {
    SojournCaseTab parent_instance;
};

G_DEFINE_FINAL_TYPE (SojournCaseHistory, sojourn_case_history, SOJOURN_TYPE_CASE_TAB)

static void
sojourn_case_history_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_CASE_HISTORY);
    G_OBJECT_CLASS (sojourn_case_history_parent_class)->dispose (object);
}

static void
sojourn_case_history_class_init (SojournCaseHistoryClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_case_history_dispose;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-case-history.ui");
}

static void
sojourn_case_history_init (SojournCaseHistory *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
