/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-quotes.h"

/**
 * SojournCaseQuotes:
 *
 * Consents, quote requests and quotes of the case.
 */
struct _SojournCaseQuotes {
    SojournCaseTab parent_instance;
};

G_DEFINE_FINAL_TYPE (SojournCaseQuotes, sojourn_case_quotes, SOJOURN_TYPE_CASE_TAB)

static void
sojourn_case_quotes_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_CASE_QUOTES);
    G_OBJECT_CLASS (sojourn_case_quotes_parent_class)->dispose (object);
}

static void
sojourn_case_quotes_class_init (SojournCaseQuotesClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_case_quotes_dispose;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-case-quotes.ui");
}

static void
sojourn_case_quotes_init (SojournCaseQuotes *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
