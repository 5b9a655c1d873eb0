/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-milestone-row.h"

#include "sojourn-format.h"

#include <glib/gi18n.h>

/**
 * SojournMilestoneRow:
 *
 * A departure, admission or return of a patient, in a list across cases.
 */
struct _SojournMilestoneRow {
    GtkListBoxRow parent_instance;

    SojournJourneyRow *milestone; /* (not nullable) (owned) */

    GtkLabel *time;
    GtkLabel *title;
    GtkLabel *details;
    GtkLabel *blockers;
};

G_DEFINE_FINAL_TYPE (SojournMilestoneRow, sojourn_milestone_row, GTK_TYPE_LIST_BOX_ROW)

static char *
format_title (const SojournJourneyRow *milestone)
{
    switch (milestone->milestone) {
    case SOJOURN_MILESTONE_DEPARTURE:
        /* Translators: the patient %s sets out on the journey */
        return g_strdup_printf (_ ("Departure of %s"), milestone->name);
    case SOJOURN_MILESTONE_ADMISSION:
        /* Translators: the stay of the patient %s in hospital begins */
        return g_strdup_printf (_ ("Admission of %s"), milestone->name);
    case SOJOURN_MILESTONE_RETURN:
        /* Translators: the patient %s travels home */
        return g_strdup_printf (_ ("Return of %s"), milestone->name);
    }
    g_return_val_if_reached (g_strdup (milestone->name));
}

static char *
format_way (const SojournJourneyRow *milestone)
{
    if (milestone->from_place != NULL && milestone->to_place != NULL)
        return g_strdup_printf (_ ("%1$s → %2$s"), milestone->from_place, milestone->to_place);
    if (milestone->title != NULL)
        return g_strdup (milestone->title);
    return g_strdup (milestone->to_place != NULL ? milestone->to_place : milestone->from_place);
}

static char *
format_details (const SojournJourneyRow *milestone)
{
    g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
    char *way = format_way (milestone);

    if (milestone->ref != NULL)
        g_ptr_array_add (parts, g_strdup (milestone->ref));
    g_ptr_array_add (
        parts, g_strdup (sojourn_choice_set_get_label (&sojourn_segment_types, milestone->type)));
    if (way != NULL)
        g_ptr_array_add (parts, way);
    g_ptr_array_add (parts, g_strdup (sojourn_choice_set_get_label (&sojourn_segment_statuses,
                                                                    milestone->status)));
    g_ptr_array_add (parts, NULL);
    return g_strjoinv (" · ", (char **)parts->pdata);
}

static void
show_blockers (SojournMilestoneRow *self, guint n)
{
    /* Translators: %u is how many findings keep a case from going on */
    g_autofree char *text = g_strdup_printf (ngettext ("%u blocker", "%u blockers", n), n);

    gtk_label_set_label (self->blockers, text);
    gtk_widget_set_visible (GTK_WIDGET (self->blockers), n > 0);
}

static void
show_milestone (SojournMilestoneRow *self)
{
    const SojournJourneyRow *milestone = self->milestone;
    g_autofree char *time = sojourn_format_clock_time (milestone->at, milestone->zone);
    g_autofree char *whole = sojourn_format_instant (milestone->at, milestone->zone);
    g_autofree char *title = format_title (milestone);
    g_autofree char *details = format_details (milestone);

    gtk_label_set_label (self->time, time);
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->time), whole);
    gtk_label_set_label (self->title, title);
    gtk_label_set_label (self->details, details);
    show_blockers (self, milestone->blockers);
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    self->title, NULL, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                    self->time, self->details, self->blockers, NULL, -1);
}

static void
sojourn_milestone_row_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_MILESTONE_ROW);
    G_OBJECT_CLASS (sojourn_milestone_row_parent_class)->dispose (object);
}

static void
sojourn_milestone_row_finalize (GObject *object)
{
    g_clear_pointer (&SOJOURN_MILESTONE_ROW (object)->milestone, sojourn_journey_row_unref);
    G_OBJECT_CLASS (sojourn_milestone_row_parent_class)->finalize (object);
}

static void
sojourn_milestone_row_class_init (SojournMilestoneRowClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    object_class->dispose = sojourn_milestone_row_dispose;
    object_class->finalize = sojourn_milestone_row_finalize;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-milestone-row.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournMilestoneRow, time);
    gtk_widget_class_bind_template_child (widget_class, SojournMilestoneRow, title);
    gtk_widget_class_bind_template_child (widget_class, SojournMilestoneRow, details);
    gtk_widget_class_bind_template_child (widget_class, SojournMilestoneRow, blockers);
}

static void
sojourn_milestone_row_init (SojournMilestoneRow *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_milestone_row_new:
 * @milestone: a departure, admission or return
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
sojourn_milestone_row_new (SojournJourneyRow *milestone)
{
    SojournMilestoneRow *self = g_object_new (SOJOURN_TYPE_MILESTONE_ROW, NULL);

    self->milestone = sojourn_journey_row_ref (milestone);
    show_milestone (self);
    return GTK_WIDGET (self);
}

/**
 * sojourn_milestone_row_get_milestone:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
const SojournJourneyRow *
sojourn_milestone_row_get_milestone (SojournMilestoneRow *self)
{
    g_return_val_if_fail (SOJOURN_IS_MILESTONE_ROW (self), NULL);

    return self->milestone;
}
