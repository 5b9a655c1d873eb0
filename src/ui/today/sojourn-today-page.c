/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-today-page.h"

#include "sojourn-finding.h"
#include "sojourn-format.h"
#include "sojourn-pipeline.h"
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

    GPtrArray *shown; /* (owned) (element-type GtkWidget): the rows, each in its group */

    SojournStateView *state_view;
    AdwPreferencesGroup *blocked;
    AdwPreferencesGroup *due;
    AdwPreferencesGroup *replies;
    AdwPreferencesGroup *leaving;
    SojournPipeline *pipeline;
};

G_DEFINE_FINAL_TYPE (SojournTodayPage, sojourn_today_page, SOJOURN_TYPE_PAGE)

typedef struct {
    char case_uuid[37];
    SojournPlace place;
} Target;

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
on_row_activated_cb (AdwActionRow *row, gpointer user_data)
{
    const Target *target = user_data;

    sojourn_window_open_case_at (sojourn_window_get (GTK_WIDGET (row)), target->case_uuid,
                                 &target->place);
}

static void
free_target (gpointer data, GClosure *closure)
{
    g_free (data);
}

static GtkWidget *
make_row (SojournTodayPage *self, const SojournAgendaItem *item)
{
    GtkWidget *row = adw_action_row_new ();
    g_autofree char *title = format_title (item);
    g_autofree char *subtitle = format_subtitle (self, item);
    Target *target = g_new0 (Target, 1);

    g_strlcpy (target->case_uuid, item->case_uuid, sizeof target->case_uuid);
    g_strlcpy (target->place.uuid, item->uuid, sizeof target->place.uuid);
    target->place.kind = item->kind;
    target->place.field = item->field;
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("go-next-symbolic"));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    g_signal_connect_data (row, "activated", G_CALLBACK (on_row_activated_cb), target, free_target,
                           0);
    return row;
}

static void
show_group (SojournTodayPage *self, AdwPreferencesGroup *group, const GPtrArray *items, guint total)
{
    g_autofree char *more = NULL;

    for (guint i = 0; i < items->len; i++) {
        GtkWidget *row = make_row (self, items->pdata[i]);

        adw_preferences_group_add (group, row);
        g_ptr_array_add (self->shown, row);
    }
    if (total > items->len)
        more = g_strdup_printf (
            /* Translators: how many lines are shown, of how many there are */
            _ ("The first %1$u of %2$u"), items->len, total);
    adw_preferences_group_set_description (group, more);
    gtk_widget_set_visible (GTK_WIDGET (group), items->len > 0);
}

static void
clear_rows (SojournTodayPage *self)
{
    for (guint i = 0; i < self->shown->len; i++) {
        GtkWidget *group =
            gtk_widget_get_ancestor (self->shown->pdata[i], ADW_TYPE_PREFERENCES_GROUP);

        adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), self->shown->pdata[i]);
    }
    g_ptr_array_set_size (self->shown, 0);
}

static void
show_today (SojournTodayPage *self, const SojournToday *today)
{
    clear_rows (self);
    show_group (self, self->blocked, today->blocked, today->n_blocked);
    show_group (self, self->due, today->due, today->n_due);
    show_group (self, self->replies, today->replies, today->n_replies);
    show_group (self, self->leaving, today->leaving, today->n_leaving);
    sojourn_pipeline_show (self->pipeline, today);
    sojourn_state_view_set_state (self->state_view,
                                  today->n_cases > 0 ? SOJOURN_VIEW_CONTENT : SOJOURN_VIEW_EMPTY);
}

static void
refresh (SojournTodayPage *self)
{
    SojournTodayModel *model = get_model (self);
    const SojournToday *today = model != NULL ? sojourn_today_model_get_today (model) : NULL;
    const char *error = model != NULL ? sojourn_today_model_get_error (model) : NULL;

    if (today != NULL)
        show_today (self, today);
    else if (error != NULL)
        sojourn_state_view_fail (self->state_view, error);
    else
        sojourn_state_view_set_state (self->state_view, SOJOURN_VIEW_LOADING);
}

static void
on_office_opened_cb (SojournTodayPage *self)
{
    SojournTodayModel *model = get_model (self);

    if (model == NULL)
        return;
    g_signal_connect_object (model, "notify", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
    refresh (self);
}

static void
on_state_view_retry_cb (SojournTodayPage *self)
{
    sojourn_today_model_reload (get_model (self));
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
    g_signal_connect_object (sojourn_page_get_context (SOJOURN_PAGE (self)), "notify::office",
                             G_CALLBACK (on_office_opened_cb), self, G_CONNECT_SWAPPED);
    refresh (self);
    on_office_opened_cb (self);
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
    g_ptr_array_unref (SOJOURN_TODAY_PAGE (object)->shown);
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
    g_type_ensure (SOJOURN_TYPE_PIPELINE);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-today-page.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournTodayPage, state_view);
    gtk_widget_class_bind_template_child (widget_class, SojournTodayPage, blocked);
    gtk_widget_class_bind_template_child (widget_class, SojournTodayPage, due);
    gtk_widget_class_bind_template_child (widget_class, SojournTodayPage, replies);
    gtk_widget_class_bind_template_child (widget_class, SojournTodayPage, leaving);
    gtk_widget_class_bind_template_child (widget_class, SojournTodayPage, pipeline);
    gtk_widget_class_bind_template_callback (widget_class, on_state_view_retry_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_new_button_clicked_cb);
}

static void
sojourn_today_page_init (SojournTodayPage *self)
{
    self->shown = g_ptr_array_new ();
    gtk_widget_init_template (GTK_WIDGET (self));
}
