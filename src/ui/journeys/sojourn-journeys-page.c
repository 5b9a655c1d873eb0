/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-journeys-page.h"

#include "sojourn-format.h"
#include "sojourn-journey-row.h"
#include "sojourn-journey-rows.h"
#include "sojourn-list-rows.h"
#include "sojourn-load.h"
#include "sojourn-milestone-row.h"
#include "sojourn-state-view.h"
#include "sojourn-window.h"
#include "sojourn-zone.h"

#include <glib/gi18n.h>

#define SECONDS_PER_DAY 86400

/**
 * SojournJourneysPage:
 *
 * Departures, admissions and returns of all cases, a month at a time. The days are those of the
 * places where they happen.
 */
struct _SojournJourneysPage {
    SojournPage parent_instance;

    SojournDate month; /* its first day */
    DexFuture *load;   /* (nullable) (owned) */

    SojournStateView *view;
    GtkLabel *month_title;
    GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (SojournJourneysPage, sojourn_journeys_page, SOJOURN_TYPE_PAGE)

static SojournOffice *
get_office (SojournJourneysPage *self)
{
    return sojourn_context_get_office (sojourn_page_get_context (SOJOURN_PAGE (self)));
}

static SojournDate
get_this_month (SojournJourneysPage *self)
{
    SojournDate month = 0;
    int year, number, day;

    sojourn_date_to_ymd (sojourn_office_get_today (get_office (self)), &year, &number, &day);
    sojourn_date_from_ymd (year, number, 1, &month);
    return month;
}

static SojournDate
get_end (SojournJourneysPage *self)
{
    return sojourn_date_add_months (self->month, 1);
}

static void
add_milestone (SojournJourneysPage *self, SojournJourneyRow *milestone, SojournDate *last)
{
    SojournDate day;
    int minutes;

    if (!sojourn_time_to_local (milestone->at, milestone->zone, &day, &minutes) ||
        day < self->month || day >= get_end (self))
        return;
    if (day != *last) {
        g_autofree char *title = sojourn_format_date (day);

        gtk_list_box_append (self->rows, sojourn_heading_row_new (title, NULL));
        *last = day;
    }
    gtk_list_box_append (self->rows, sojourn_milestone_row_new (milestone));
}

static void
show_milestones (SojournJourneysPage *self, const GPtrArray *milestones)
{
    SojournDate last = SOJOURN_DATE_MIN - 1;

    sojourn_list_rows_remove (self->rows);
    for (guint i = 0; i < milestones->len; i++)
        add_milestone (self, milestones->pdata[i], &last);
    sojourn_state_view_set_state (self->view, SOJOURN_VIEW_CONTENT);
}

/* A month there may begin and end a day apart from the month in UTC. */
static DexFuture *
ask (SojournJourneysPage *self)
{
    return sojourn_store_load_journeys (sojourn_office_get_store (get_office (self)),
                                        (self->month - 1) * SECONDS_PER_DAY,
                                        (get_end (self) + 1) * SECONDS_PER_DAY);
}

static void
on_loaded (gpointer asker, gpointer milestones, const GError *error)
{
    SojournJourneysPage *self = asker;

    if (milestones != NULL)
        show_milestones (self, milestones);
    else
        sojourn_state_view_fail (self->view, error->message);
}

static void
reload (SojournJourneysPage *self)
{
    dex_clear (&self->load);
    self->load = sojourn_load_for (self, ask (self), on_loaded);
}

static void
show_month (SojournJourneysPage *self, SojournDate month)
{
    g_autoptr (GDateTime) first = g_date_time_new_from_unix_utc (month * SECONDS_PER_DAY);
    /* Translators: a month of a year as a title, see g_date_time_format() */
    g_autofree char *title = g_date_time_format (first, _ ("%OB %Y"));

    self->month = month;
    gtk_label_set_label (self->month_title, title);
    gtk_accessible_announce (GTK_ACCESSIBLE (self), title,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    reload (self);
}

static void
go_to_month (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournJourneysPage *self = SOJOURN_JOURNEYS_PAGE (widget);
    int step = g_str_equal (name, "journeys.next-month") ? 1 : -1;

    show_month (self, sojourn_date_add_months (self->month, step));
}

static void
go_to_this_month (GtkWidget *widget, const char *name, GVariant *parameter)
{
    SojournJourneysPage *self = SOJOURN_JOURNEYS_PAGE (widget);

    show_month (self, get_this_month (self));
}

static void
on_view_retry_cb (SojournJourneysPage *self)
{
    reload (self);
}

static void
on_row_activated_cb (SojournJourneysPage *self, GtkListBoxRow *row)
{
    const SojournJourneyRow *milestone =
        sojourn_milestone_row_get_milestone (SOJOURN_MILESTONE_ROW (row));
    SojournPlace place = { .kind = SOJOURN_KIND_SEGMENT, .field = SOJOURN_NO_FIELD };

    g_strlcpy (place.uuid, milestone->segment_uuid, sizeof place.uuid);
    sojourn_window_open_case_at (sojourn_window_get (GTK_WIDGET (self)), milestone->case_uuid,
                                 &place);
}

static void
sojourn_journeys_page_constructed (GObject *object)
{
    SojournJourneysPage *self = SOJOURN_JOURNEYS_PAGE (object);

    G_OBJECT_CLASS (sojourn_journeys_page_parent_class)->constructed (object);
    g_signal_connect_object (sojourn_office_get_store (get_office (self)), "changed",
                             G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
    show_month (self, get_this_month (self));
}

static void
sojourn_journeys_page_dispose (GObject *object)
{
    SojournJourneysPage *self = SOJOURN_JOURNEYS_PAGE (object);

    dex_clear (&self->load);
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_JOURNEYS_PAGE);
    G_OBJECT_CLASS (sojourn_journeys_page_parent_class)->dispose (object);
}

static void
sojourn_journeys_page_class_init (SojournJourneysPageClass *klass)
{
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    G_OBJECT_CLASS (klass)->constructed = sojourn_journeys_page_constructed;
    G_OBJECT_CLASS (klass)->dispose = sojourn_journeys_page_dispose;

    g_type_ensure (SOJOURN_TYPE_STATE_VIEW);
    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-journeys-page.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournJourneysPage, view);
    gtk_widget_class_bind_template_child (widget_class, SojournJourneysPage, month_title);
    gtk_widget_class_bind_template_child (widget_class, SojournJourneysPage, rows);
    gtk_widget_class_bind_template_callback (widget_class, on_view_retry_cb);
    gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
    gtk_widget_class_install_action (widget_class, "journeys.next-month", NULL, go_to_month);
    gtk_widget_class_install_action (widget_class, "journeys.previous-month", NULL, go_to_month);
    gtk_widget_class_install_action (widget_class, "journeys.this-month", NULL, go_to_this_month);
}

static void
sojourn_journeys_page_init (SojournJourneysPage *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
    sojourn_state_view_set_state (self->view, SOJOURN_VIEW_LOADING);
}
