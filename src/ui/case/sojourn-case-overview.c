/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-overview.h"

#include "sojourn-field-group.h"
#include "sojourn-finding-list.h"
#include "sojourn-format.h"
#include "sojourn-list-rows.h"

#include <glib/gi18n.h>

/**
 * SojournCaseOverview:
 *
 * Where the case stands, what is missing to go on, what the rules say, and who the patient is.
 */
struct _SojournCaseOverview {
    SojournCaseTab parent_instance;

    GtkListBox *requirements;
    GtkButton *move_button;
    SojournFindingList *findings;
};

G_DEFINE_FINAL_TYPE (SojournCaseOverview, sojourn_case_overview, SOJOURN_TYPE_CASE_TAB)

static SojournStage
get_stage (const SojournSnapshot *snapshot)
{
    return (SojournStage)sojourn_record_get_integer (sojourn_snapshot_get_case (snapshot),
                                                     SOJOURN_CASE_STAGE, SOJOURN_STAGE_LEAD);
}

static char *
format_stage (gpointer unused, SojournSnapshot *snapshot)
{
    const char *label;
    g_autofree char *since = NULL;
    gint64 day;

    if (snapshot == NULL)
        return NULL;
    label = sojourn_choice_set_get_label (&sojourn_stages, get_stage (snapshot));
    if (!sojourn_record_peek_integer (sojourn_snapshot_get_case (snapshot),
                                      SOJOURN_CASE_STAGE_SINCE, &day))
        return g_strdup (label);
    since = sojourn_format_short_date (day);
    /* Translators: %1$s is the stage of a case, %2$s a date */
    return g_strdup_printf (_ ("%1$s since %2$s"), label, since);
}

static GtkWidget *
make_requirement_row (const SojournRequirement *requirement)
{
    GtkWidget *row = adw_action_row_new ();
    GtkWidget *icon = gtk_image_new_from_icon_name (requirement->met ? "object-select-symbolic"
                                                                     : "radio-symbolic");

    gtk_widget_add_css_class (icon, requirement->met ? "success" : "dimmed");
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
        /* Translators: whether something that is needed is there */
        requirement->met ? C_ ("requirement", "Done") : C_ ("requirement", "Missing"), -1);
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), requirement->text);
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !requirement->met);
    return row;
}

static void
show_gate (SojournCaseOverview *self)
{
    SojournCaseTab *tab = SOJOURN_CASE_TAB (self);
    const GPtrArray *gate = sojourn_case_model_get_gate (sojourn_case_tab_get_model (tab));
    SojournStage next;
    gboolean has_next =
        sojourn_gate_get_next_stage (get_stage (sojourn_case_tab_get_snapshot (tab)), &next);
    g_autofree char *label = NULL;

    sojourn_list_rows_remove (self->requirements);
    for (guint i = 0; i < gate->len; i++)
        gtk_list_box_append (self->requirements, make_requirement_row (gate->pdata[i]));
    gtk_widget_set_visible (GTK_WIDGET (self->requirements), gate->len > 0);
    gtk_widget_set_visible (GTK_WIDGET (self->move_button), has_next);
    if (!has_next)
        return;
    /* Translators: moves the case on; %s is the next stage */
    label =
        g_strdup_printf (_ ("Move On to %s"), sojourn_choice_set_get_label (&sojourn_stages, next));
    gtk_button_set_label (self->move_button, label);
    if (gtk_widget_has_focus (GTK_WIDGET (self->move_button)) && !sojourn_gate_is_open (gate))
        gtk_widget_child_focus (GTK_WIDGET (self->requirements), GTK_DIR_TAB_FORWARD);
    gtk_widget_set_sensitive (GTK_WIDGET (self->move_button), sojourn_gate_is_open (gate));
}

static void
sojourn_case_overview_update (SojournCaseTab *tab)
{
    SojournCaseOverview *self = SOJOURN_CASE_OVERVIEW (tab);
    SojournCaseModel *model = sojourn_case_tab_get_model (tab);

    show_gate (self);
    sojourn_finding_list_show (self->findings, sojourn_case_model_get_findings (model), NULL);
}

static void
on_move_button_clicked_cb (SojournCaseOverview *self)
{
    SojournStage next;

    if (sojourn_gate_get_next_stage (
            get_stage (sojourn_case_tab_get_snapshot (SOJOURN_CASE_TAB (self))), &next))
        gtk_widget_activate_action (GTK_WIDGET (self), "case.set-stage", "s",
                                    sojourn_choice_set_get_nick (&sojourn_stages, next));
}

static void
on_requirement_activated_cb (SojournCaseOverview *self, GtkListBoxRow *row)
{
    SojournCaseModel *model = sojourn_case_tab_get_model (SOJOURN_CASE_TAB (self));
    const GPtrArray *gate = sojourn_case_model_get_gate (model);
    const SojournRequirement *requirement = gate->pdata[gtk_list_box_row_get_index (row)];

    gtk_widget_activate_action (GTK_WIDGET (self), "case.jump", "(isi)",
                                (int)requirement->place.kind, requirement->place.uuid,
                                requirement->place.field);
}

static void
sojourn_case_overview_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_CASE_OVERVIEW);
    G_OBJECT_CLASS (sojourn_case_overview_parent_class)->dispose (object);
}

static void
sojourn_case_overview_class_init (SojournCaseOverviewClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->dispose = sojourn_case_overview_dispose;
    SOJOURN_CASE_TAB_CLASS (klass)->update = sojourn_case_overview_update;

    g_type_ensure (SOJOURN_TYPE_FIELD_GROUP);
    g_type_ensure (SOJOURN_TYPE_FINDING_LIST);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-case-overview.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournCaseOverview, requirements);
    gtk_widget_class_bind_template_child (widget_class, SojournCaseOverview, move_button);
    gtk_widget_class_bind_template_child (widget_class, SojournCaseOverview, findings);
    gtk_widget_class_bind_template_callback (widget_class, format_stage);
    gtk_widget_class_bind_template_callback (widget_class, on_move_button_clicked_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_requirement_activated_cb);
}

static void
sojourn_case_overview_init (SojournCaseOverview *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}
