/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-papers.h"

/**
 * SojournCasePapers:
 *
 * The documents of the case.
 */
struct _SojournCasePapers {
    SojournCaseTab parent_instance;
};

G_DEFINE_FINAL_TYPE (SojournCasePapers, sojourn_case_papers, SOJOURN_TYPE_CASE_TAB)

static void
sojourn_case_papers_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_CASE_PAPERS);
    G_OBJECT_CLASS (sojourn_case_papers_parent_class)->dispose (object);
}

static void
sojourn_case_papers_class_init (SojournCasePapersClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_case_papers_dispose;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-case-papers.ui");
}

static void
sojourn_case_papers_init (SojournCasePapers *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
