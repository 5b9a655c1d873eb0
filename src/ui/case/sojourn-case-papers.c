/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-papers.h"

#include "sojourn-consent-recipients.h"
#include "sojourn-record-section.h"

/**
 * SojournCasePapers:
 *
 * Consents and whom they name, records, and tasks.
 */
struct _SojournCasePapers {
    SojournCaseTab parent_instance;

    SojournRecordSection *consents;
    SojournConsentRecipients *recipients;
    SojournRecordSection *documents;
    SojournRecordSection *tasks;
};

G_DEFINE_FINAL_TYPE (SojournCasePapers, sojourn_case_papers, SOJOURN_TYPE_CASE_TAB)

static void
sojourn_case_papers_update (SojournCaseTab *tab)
{
    SojournCasePapers *self = SOJOURN_CASE_PAPERS (tab);
    SojournCaseModel *model = sojourn_case_tab_get_model (tab);

    sojourn_record_section_show (self->consents, model);
    sojourn_consent_recipients_show (self->recipients, model);
    sojourn_record_section_show (self->documents, model);
    sojourn_record_section_show (self->tasks, model);
}

static gboolean
sojourn_case_papers_jump (SojournCaseTab *tab, const SojournPlace *place)
{
    SojournCasePapers *self = SOJOURN_CASE_PAPERS (tab);
    SojournRecordSection *sections[] = { self->consents, self->documents, self->tasks };

    for (guint i = 0; i < G_N_ELEMENTS (sections); i++) {
        if (sojourn_record_section_get_kind (sections[i]) == place->kind)
            return sojourn_record_section_jump (sections[i], place->uuid, place->field);
    }
    return FALSE;
}

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
    SOJOURN_CASE_TAB_CLASS (klass)->update = sojourn_case_papers_update;
    SOJOURN_CASE_TAB_CLASS (klass)->jump = sojourn_case_papers_jump;

    g_type_ensure (SOJOURN_TYPE_CONSENT_RECIPIENTS);
    g_type_ensure (SOJOURN_TYPE_RECORD_SECTION);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-case-papers.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournCasePapers, consents);
    gtk_widget_class_bind_template_child (widget_class, SojournCasePapers, recipients);
    gtk_widget_class_bind_template_child (widget_class, SojournCasePapers, documents);
    gtk_widget_class_bind_template_child (widget_class, SojournCasePapers, tasks);
}

static void
sojourn_case_papers_init (SojournCasePapers *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
