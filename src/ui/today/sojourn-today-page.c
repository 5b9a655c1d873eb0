/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-today-page.h"

#include "sojourn-bar-plot.h"
#include "sojourn-format.h"
#include "sojourn-place-group.h"
#include "sojourn-state-view.h"
#include "sojourn-window.h"

#include <glib/gi18n-lib.h>

/**
 * SojournTodayPage:
 *
 * What needs a hand now: what is blocked, due, answered, and who leaves soon; below, how many cases
 * are in each stage.
 */
struct _SojournTodayPage {
    SojournPage parent_instance;

    GArray *stages; /* (owned) (element-type guint): that of each bar of the plot */

    SojournStateView *state_view;
    GtkWidget *calm;
    SojournPlaceGroup *blocked;
    SojournPlaceGroup *due;
    SojournPlaceGroup *replies;
    SojournPlaceGroup *leaving;
    SojournBarPlot *pipeline;
};

G_DEFINE_FINAL_TYPE (SojournTodayPage, sojourn_today_page, SOJOURN_TYPE_PAGE)

static SojournTodayModel *
get_model (SojournTodayPage *self)
{
    return sojourn_context_get_today (sojourn_page_get_context (SOJOURN_PAGE (self)));
}

static char *
format_title (const SojournAgendaItem *item)
{
    const char *title = item->title != NULL ? item->title : "";

    switch (item->reason) {
    case SOJOURN_AGENDA_QUESTION:
        /* Translators: %s is the name of a clinic */
        return g_strdup_printf (_ ("%s asks something"), title);
    case SOJOURN_AGENDA_QUOTE:
        /* Translators: %s is the name of a clinic */
        return g_strdup_printf (_ ("Quote of %s"), title);
    case SOJOURN_AGENDA_EXPIRY:
        /* Translators: %s is the name of a clinic */
        return g_strdup_printf (_ ("Quote of %s expires"), title);
    case SOJOURN_AGENDA_DEPARTURE:
        /* Translators: %s is a place */
        return g_strdup_printf (_ ("Leaves for %s"), title);
    case SOJOURN_AGENDA_BLOCKED:
    case SOJOURN_AGENDA_TASK:
        break;
    }
    return g_strdup (title);
}

static char *
format_subtitle (SojournTodayPage *self, const SojournAgendaItem *item)
{
    SojournContext *context = sojourn_page_get_context (SOJOURN_PAGE (self));
    SojournDate today = sojourn_office_get_today (sojourn_context_get_office (context));
    g_autofree char *day = NULL;

    if (item->day == SOJOURN_NO_TIME)
        /* Translators: the reference of a case, the patient */
        return g_strdup_printf (C_ ("today", "%1$s · %2$s"), item->ref != NULL ? item->ref : "–",
                                item->name);
    day = sojourn_format_relative_day (item->day, today);
    /* Translators: the reference of a case, the patient, a day such as “in 3 days” */
    return g_strdup_printf (C_ ("today", "%1$s · %2$s · %3$s"), item->ref != NULL ? item->ref : "–",
                            item->name, day);
}

static void
show_item (SojournTodayPage *self, SojournPlaceGroup *group, const SojournAgendaItem *item)
{
    g_autofree char *title = format_title (item);
    g_autofree char *subtitle = format_subtitle (self, item);
    SojournPlace place = { .kind = item->kind, .field = item->field };

    g_strlcpy (place.uuid, item->uuid, sizeof place.uuid);
    sojourn_place_group_add (group, title, subtitle, item->case_uuid, &place);
}

static void
show_group (SojournTodayPage *self, SojournPlaceGroup *group, const GPtrArray *items, guint total)
{
    g_autofree char *more = NULL;

    sojourn_place_group_clear (group);
    for (guint i = 0; i < items->len; i++)
        show_item (self, group, items->pdata[i]);
    if (total > items->len)
        more = g_strdup_printf (
            /* Translators: how many lines are shown, of how many there are */
            _ ("The first %1$u of %2$u"), items->len, total);
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), more);
}

static void
show_stage (SojournTodayPage *self, guint stage, guint count)
{
    const char *name = sojourn_choice_set_get_label (&sojourn_stages, stage);
    g_autofree char *number = sojourn_format_count (count);
    g_autofree char *description = g_strdup_printf (
        /* Translators: a stage of the work and how many cases are in it, for screen readers */
        ngettext ("%1$s: %2$u case", "%1$s: %2$u cases", count), name, count);

    sojourn_bar_plot_add_bar (self->pipeline, name, number, description, (double[]){ count });
    g_array_append_val (self->stages, stage);
}

/* The stages of the work, and of the others those that have a case. */
static void
show_pipeline (SojournTodayPage *self, const SojournToday *today)
{
    sojourn_bar_plot_clear (self->pipeline);
    g_array_set_size (self->stages, 0);
    sojourn_bar_plot_add_series (self->pipeline, _ ("Cases"), SOJOURN_BAR_BLUE);
    for (guint i = 0; i < SOJOURN_N_STAGES; i++) {
        if (i <= SOJOURN_STAGE_EVALUATION || today->stages[i] > 0)
            show_stage (self, i, today->stages[i]);
    }
}

static void
show_today (SojournTodayPage *self, const SojournToday *today)
{
    show_group (self, self->blocked, today->blocked, today->n_blocked);
    show_group (self, self->due, today->due, today->n_due);
    show_group (self, self->replies, today->replies, today->n_replies);
    show_group (self, self->leaving, today->leaving, today->n_leaving);
    gtk_widget_set_visible (
        self->calm, today->n_blocked + today->n_due + today->n_replies + today->n_leaving == 0);
    show_pipeline (self, today);
    sojourn_state_view_set_state (self->state_view,
                                  today->n_cases > 0 ? SOJOURN_VIEW_CONTENT : SOJOURN_VIEW_EMPTY);
}

static void
refresh (SojournTodayPage *self)
{
    SojournTodayModel *model = get_model (self);
    const SojournToday *today = sojourn_today_model_get_today (model);
    const char *error = sojourn_today_model_get_error (model);

    if (today != NULL)
        show_today (self, today);
    else if (error != NULL)
        sojourn_state_view_fail (self->state_view, error);
    else
        sojourn_state_view_set_state (self->state_view, SOJOURN_VIEW_LOADING);
}

static void
on_state_view_retry_cb (SojournTodayPage *self)
{
    sojourn_today_model_reload (get_model (self));
}

static void
on_pipeline_bar_activated_cb (SojournTodayPage *self, guint index)
{
    guint stage = g_array_index (self->stages, guint, index);

    gtk_widget_activate_action (GTK_WIDGET (self), "win.cases-of-stage", "s",
                                sojourn_choice_set_get_nick (&sojourn_stages, stage));
}

static void
on_new_button_clicked_cb (SojournTodayPage *self)
{
    SojournWindow *window = sojourn_window_get (GTK_WIDGET (self));

    sojourn_window_open_section (window, "cases");
    gtk_widget_activate_action (GTK_WIDGET (window), "win.new", NULL);
}

static void
sojourn_today_page_constructed (GObject *object)
{
    SojournTodayPage *self = SOJOURN_TODAY_PAGE (object);

    G_OBJECT_CLASS (sojourn_today_page_parent_class)->constructed (object);
    g_signal_connect_object (get_model (self), "notify", G_CALLBACK (refresh), self,
                             G_CONNECT_SWAPPED);
    refresh (self);
}

static void
sojourn_today_page_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_TODAY_PAGE);
    G_OBJECT_CLASS (sojourn_today_page_parent_class)->dispose (object);
}

static void
sojourn_today_page_finalize (GObject *object)
{
    g_array_unref (SOJOURN_TODAY_PAGE (object)->stages);
    G_OBJECT_CLASS (sojourn_today_page_parent_class)->finalize (object);
}

static void
sojourn_today_page_class_init (SojournTodayPageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->constructed = sojourn_today_page_constructed;
    G_OBJECT_CLASS (klass)->dispose = sojourn_today_page_dispose;
    G_OBJECT_CLASS (klass)->finalize = sojourn_today_page_finalize;

    g_type_ensure (SOJOURN_TYPE_STATE_VIEW);
    g_type_ensure (SOJOURN_TYPE_PLACE_GROUP);
    g_type_ensure (SOJOURN_TYPE_BAR_PLOT);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-today-page.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournTodayPage, state_view);
    gtk_widget_class_bind_template_child (widget_class, SojournTodayPage, calm);
    gtk_widget_class_bind_template_child (widget_class, SojournTodayPage, blocked);
    gtk_widget_class_bind_template_child (widget_class, SojournTodayPage, due);
    gtk_widget_class_bind_template_child (widget_class, SojournTodayPage, replies);
    gtk_widget_class_bind_template_child (widget_class, SojournTodayPage, leaving);
    gtk_widget_class_bind_template_child (widget_class, SojournTodayPage, pipeline);
    gtk_widget_class_bind_template_callback (widget_class, on_state_view_retry_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_new_button_clicked_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_pipeline_bar_activated_cb);
}

static void
sojourn_today_page_init (SojournTodayPage *self)
{
    self->stages = g_array_new (FALSE, FALSE, sizeof (guint));
    gtk_widget_init_template (GTK_WIDGET (self));
}
