/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-place-group.h"

#include "sojourn-window.h"

/**
 * SojournPlaceGroup:
 *
 * Rows that each lead to a place in a case: what waits in Today, the requests in Quotes. A group
 * without rows is not shown.
 */
struct _SojournPlaceGroup {
    AdwPreferencesGroup parent_instance;

    GPtrArray *rows; /* (owned) (element-type GtkWidget): each unowned, a child of the group */
};

G_DEFINE_FINAL_TYPE (SojournPlaceGroup, sojourn_place_group, ADW_TYPE_PREFERENCES_GROUP)

typedef struct {
    char case_uuid[37];
    SojournPlace place;
} Target;

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

static void
sojourn_place_group_finalize (GObject *object)
{
    g_ptr_array_unref (SOJOURN_PLACE_GROUP (object)->rows);
    G_OBJECT_CLASS (sojourn_place_group_parent_class)->finalize (object);
}

static void
sojourn_place_group_class_init (SojournPlaceGroupClass *klass)
{
    G_OBJECT_CLASS (klass)->finalize = sojourn_place_group_finalize;
}

static void
sojourn_place_group_init (SojournPlaceGroup *self)
{
    self->rows = g_ptr_array_new ();
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sojourn_place_group_clear:
 * @self: a group
 *
 * Takes all rows away and hides the group.
 */
void
sojourn_place_group_clear (SojournPlaceGroup *self)
{
    g_return_if_fail (SOJOURN_IS_PLACE_GROUP (self));

    for (guint i = 0; i < self->rows->len; i++)
        adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
    g_ptr_array_set_size (self->rows, 0);
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sojourn_place_group_add:
 * @self: a group
 * @title: what it is about, without markup
 * @subtitle: more of it, without markup
 * @case_uuid: the case to open
 * @place: where in it
 *
 * Adds a row and shows the group.
 */
void
sojourn_place_group_add (SojournPlaceGroup *self,
                         const char *title,
                         const char *subtitle,
                         const char *case_uuid,
                         const SojournPlace *place)
{
    GtkWidget *row = adw_action_row_new ();
    Target *target = g_new0 (Target, 1);

    g_return_if_fail (SOJOURN_IS_PLACE_GROUP (self));

    g_strlcpy (target->case_uuid, case_uuid, sizeof target->case_uuid);
    target->place = *place;
    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
    adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("go-next-symbolic"));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    g_signal_connect_data (row, "activated", G_CALLBACK (on_row_activated_cb), target, free_target,
                           0);
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    g_ptr_array_add (self->rows, row);
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}
