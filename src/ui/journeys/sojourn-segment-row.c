/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-segment-row.h"

#include "sojourn-format.h"
#include "sojourn-zone.h"

#include <glib/gi18n.h>

/**
 * SojournSegmentRow:
 *
 * A part of a journey on the line of time: when it begins there and at home, what it is, from where
 * to where.
 */
struct _SojournSegmentRow {
    GtkListBoxRow parent_instance;

    char *uuid; /* (not nullable) (owned): of the segment */

    GtkLabel *time;
    GtkImage *icon;
    GtkLabel *title;
    GtkLabel *details;
    GtkLabel *home;
};

G_DEFINE_FINAL_TYPE (SojournSegmentRow, sojourn_segment_row, GTK_TYPE_LIST_BOX_ROW)

static const char *const icon_names[] = {
    [SOJOURN_SEGMENT_TYPE_FLIGHT] = "airplane-mode-symbolic",
    [SOJOURN_SEGMENT_TYPE_TRAIN] = "segment-train-symbolic",
    [SOJOURN_SEGMENT_TYPE_ROAD] = "segment-road-symbolic",
    [SOJOURN_SEGMENT_TYPE_TRANSFER] = "segment-road-symbolic",
    [SOJOURN_SEGMENT_TYPE_LODGING] = "segment-lodging-symbolic",
    [SOJOURN_SEGMENT_TYPE_HOSPITAL_STAY] = "segment-hospital-symbolic",
    [SOJOURN_SEGMENT_TYPE_APPOINTMENT] = "x-office-calendar-symbolic",
    [SOJOURN_SEGMENT_TYPE_PROCEDURE] = "segment-procedure-symbolic",
    [SOJOURN_SEGMENT_TYPE_REHAB] = "preferences-desktop-accessibility-symbolic",
    [SOJOURN_SEGMENT_TYPE_REST] = "weather-clear-night-symbolic",
};

static gboolean
is_other_clock (const char *zone, const char *home_zone, gint64 instant)
{
    int there, here;

    return home_zone != NULL && sojourn_zone_get_offset (zone, instant, &there) &&
           sojourn_zone_get_offset (home_zone, instant, &here) && there != here;
}

static void
show_home (SojournSegmentRow *self, gint64 start, const char *home_zone)
{
    g_autofree char *time = sojourn_format_clock_time (start, home_zone);
    g_autofree char *whole = sojourn_format_instant (start, home_zone);
    /* Translators: %s is the time of day where the patient lives */
    g_autofree char *text = g_strdup_printf (_ ("%s home"), time);

    gtk_label_set_label (self->home, text);
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->home), whole);
}

static void
show_time (SojournSegmentRow *self, const SojournRecord *segment, const char *home_zone)
{
    const char *zone = sojourn_record_get_text (segment, SOJOURN_SEGMENT_START_ZONE);
    gint64 start = sojourn_record_get_integer (segment, SOJOURN_SEGMENT_START_AT, 0);
    g_autofree char *time = sojourn_format_clock_time (start, zone);
    g_autofree char *whole = sojourn_format_instant (start, zone);

    gtk_label_set_label (self->time, time);
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->time), whole);
    if (is_other_clock (zone, home_zone, start))
        show_home (self, start, home_zone);
    else
        gtk_widget_set_visible (GTK_WIDGET (self->home), FALSE);
}

/* What a screen reader says of the whole row. */
static void
describe (SojournSegmentRow *self)
{
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    self->title, NULL, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                    self->time, self->details, self->home, NULL, -1);
}

static void
show_segment (SojournSegmentRow *self, const SojournRecord *segment)
{
    g_autofree char *title = sojourn_segment_format_title (segment);
    g_autofree char *details = sojourn_segment_format_details (segment);

    gtk_label_set_label (self->title, title);
    gtk_label_set_label (self->details, details);
    gtk_image_set_from_icon_name (self->icon,
                                  icon_names[sojourn_segment_get_segment_type (segment)]);
    if (sojourn_segment_is_cancelled (segment))
        gtk_widget_add_css_class (GTK_WIDGET (self), "cancelled");
}

static void
sojourn_segment_row_dispose (GObject *object)
{
    gtk_widget_dispose_template (GTK_WIDGET (object), SOJOURN_TYPE_SEGMENT_ROW);
    G_OBJECT_CLASS (sojourn_segment_row_parent_class)->dispose (object);
}

static void
sojourn_segment_row_finalize (GObject *object)
{
    g_free (SOJOURN_SEGMENT_ROW (object)->uuid);
    G_OBJECT_CLASS (sojourn_segment_row_parent_class)->finalize (object);
}

static void
sojourn_segment_row_class_init (SojournSegmentRowClass *klass)
{
    GObjectClass *object_class = G_OBJECT_CLASS (klass);
    GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

    object_class->dispose = sojourn_segment_row_dispose;
    object_class->finalize = sojourn_segment_row_finalize;

    gtk_widget_class_set_template_from_resource (
        widget_class, "/io/github/sojourndesk/Sojourn/ui/sojourn-segment-row.ui");
    gtk_widget_class_bind_template_child (widget_class, SojournSegmentRow, time);
    gtk_widget_class_bind_template_child (widget_class, SojournSegmentRow, icon);
    gtk_widget_class_bind_template_child (widget_class, SojournSegmentRow, title);
    gtk_widget_class_bind_template_child (widget_class, SojournSegmentRow, details);
    gtk_widget_class_bind_template_child (widget_class, SojournSegmentRow, home);
}

static void
sojourn_segment_row_init (SojournSegmentRow *self)
{
    gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sojourn_segment_row_new:
 * @segment: a part of a journey that is stored
 * @home_zone: (nullable): the time zone at home
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
sojourn_segment_row_new (const SojournRecord *segment, const char *home_zone)
{
    SojournSegmentRow *self = g_object_new (SOJOURN_TYPE_SEGMENT_ROW, NULL);

    self->uuid = g_strdup (sojourn_record_get_uuid (segment));
    show_segment (self, segment);
    show_time (self, segment, home_zone);
    describe (self);
    return GTK_WIDGET (self);
}

/**
 * sojourn_segment_row_get_uuid:
 * @self: a row
 *
 * Returns: (transfer none): the segment
 */
const char *
sojourn_segment_row_get_uuid (SojournSegmentRow *self)
{
    g_return_val_if_fail (SOJOURN_IS_SEGMENT_ROW (self), NULL);

    return self->uuid;
}
