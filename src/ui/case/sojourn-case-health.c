/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-health.h"

#include "sojourn-record-section.h"

/**
 * SojournCaseHealth:
 *
 * Examinations of the injury, reviews of the risks, and what went wrong.
 */
struct _SojournCaseHealth {
    SojournCaseTab parent_instance;

    SojournRecordSection *assessments;
    SojournRecordSection *reviews;
    SojournRecordSection *events;
};

G_DEFINE_FINAL_TYPE (SojournCaseHealth, sojourn_case_health, SOJOURN_TYPE_CASE_TAB)

static void
sojourn_case_health_update (SojournCaseTab *tab)
{
    SojournCaseHealth *self = SOJOURN_CASE_HEALTH (tab);
    SojournCaseModel *model = sojourn_case_tab_get_model (tab);

    sojourn_record_section_show (self->assessments, model);
    sojourn_record_section_show (self->reviews, model);
    sojourn_record_section_show (self->events, model);
}

static gboolean
sojourn_case_health_jump (SojournCaseTab *tab, const SojournPlace *place)
{
    SojournCaseHealth *self = SOJOURN_CASE_HEALTH (tab);
    SojournRecordSection *sections[] = { self->assessments, self->reviews, self->events };

    for (guint i = 0; i < G_N_ELEMENTS (sections); i++) {
        if (sojourn_record_section_get_kind (sections[i]) == place->kind)
            return sojourn_record_section_jump (sections[i], place->uuid, place->field);
    }
    return FALSE;
}

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
    SOJOURN_CASE_TAB_CLASS (klass)->update = sojourn_case_health_update;
    SOJOURN_CASE_TAB_CLASS (klass)->jump = sojourn_case_health_jump;

    g_type_ensure (SOJOURN_TYPE_RECORD_SECTION);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-case-health.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournCaseHealth, assessments);
    gtk_widget_class_bind_template_child (widget_class, SojournCaseHealth, reviews);
    gtk_widget_class_bind_template_child (widget_class, SojournCaseHealth, events);
}

static void
sojourn_case_health_init (SojournCaseHealth *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
