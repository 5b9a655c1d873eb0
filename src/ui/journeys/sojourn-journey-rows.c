/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-journey-rows.h"

#include "sojourn-format.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static GtkWidget *
make_label (const char *text, const char *css_class)
{
    GtkWidget *label = gtk_label_new (text);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_widget_add_css_class (label, css_class);
    return label;
}

static GtkWidget *
make_row (GtkWidget *child, int above)
{
    GtkWidget *row = gtk_list_box_row_new ();

    gtk_widget_set_margin_top (child, above);
    gtk_widget_set_margin_bottom (child, 6);
    gtk_widget_set_margin_start (child, 12);
    gtk_widget_set_margin_end (child, 12);
    gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
    return row;
}

/**
 * sojourn_heading_row_new:
 * @title: what comes below
 * @subtitle: (nullable): more about it
 *
 * Returns: (transfer floating): a row to be read; the keyboard stops at it, or Tab would pass by
 * the list
 */
GtkWidget *
sojourn_heading_row_new (const char *title, const char *subtitle)
{
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

    gtk_box_append (GTK_BOX (box), make_label (title, "heading"));
    if (subtitle != NULL && *subtitle != '\0')
        gtk_box_append (GTK_BOX (box), make_label (subtitle, "dimmed"));
    return make_row (box, 18);
}

static char *
format_distance (int home_offset_secs)
{
    g_autofree char *length = sojourn_format_duration (ABS (home_offset_secs));

    if (home_offset_secs > 0)
        /* Translators: how far the clock is ahead of the clock at home; %s is a length of time */
        return g_strdup_printf (_ ("%s ahead of home"), length);
    /* Translators: how far the clock is behind the clock at home; %s is a length of time */
    return g_strdup_printf (_ ("%s behind home"), length);
}

/* Near days are said as people say them. */
static char *
format_nearness (SojournDate day, SojournDate today)
{
    return ABS (day - today) <= 14 ? sojourn_format_relative_day (day, today) : NULL;
}

/**
 * sojourn_day_row_new:
 * @day: a day of a journey
 * @today: the civil date of today, in days since 1970-01-01
 *
 * Returns: (transfer floating): its heading: the date, the place, and how far it is from the time
 *   at home
 */
GtkWidget *
sojourn_day_row_new (const SojournDay *day, SojournDate today)
{
    g_autofree char *title = sojourn_format_date (day->day);
    g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
    g_autofree char *subtitle = NULL;
    char *nearness = format_nearness (day->day, today);

    if (nearness != NULL)
        g_ptr_array_add (parts, nearness);
    if (day->place != NULL)
        g_ptr_array_add (parts, g_strdup (day->place));
    if (day->home_offset_secs != 0)
        g_ptr_array_add (parts, format_distance (day->home_offset_secs));
    g_ptr_array_add (parts, NULL);
    subtitle = g_strjoinv (" · ", (char **)parts->pdata);
    return sojourn_heading_row_new (title, subtitle);
}

/**
 * sojourn_gap_row_new:
 * @finding: that something is missing after the part of the journey that it is about
 *
 * Returns: (transfer floating): a row that says what is missing and offers to add it
 */
GtkWidget *
sojourn_gap_row_new (const SojournFinding *finding)
{
    GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
    GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
    GtkWidget *label = make_label (sojourn_finding_get_message (finding), "gap");
    GtkWidget *button = gtk_button_new_with_label (sojourn_finding_get_cure (finding));

    gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    /* Translators: the weight of a finding */
                                    C_ ("finding", "Warning"), -1);
    gtk_widget_add_css_class (icon, "warning");
    gtk_widget_set_hexpand (label, TRUE);
    gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "journey.add-lodging");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                      sojourn_finding_get_subject (finding));
    gtk_box_append (GTK_BOX (box), icon);
    gtk_box_append (GTK_BOX (box), label);
    gtk_box_append (GTK_BOX (box), button);
    return make_row (box, 6);
}
