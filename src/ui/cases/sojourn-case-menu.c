/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-menu.h"

/* The menu of a row of the list of cases, by mouse and by key, and the keys that act on a row. */

static gboolean
is_row (GtkWidget *widget)
{
    return widget != NULL && g_str_equal (gtk_widget_get_css_name (widget), "row");
}

static GtkWidget *
find_row (GtkWidget *widget, GtkWidget *view)
{
    while (widget != NULL && widget != view && !is_row (widget))
        widget = gtk_widget_get_parent (widget);
    return is_row (widget) ? widget : NULL;
}

static GtkWidget *
find_focused_row (GtkWidget *view)
{
    GtkRoot *root = gtk_widget_get_root (view);
    GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

    return focus != NULL && gtk_widget_is_ancestor (focus, view) ? find_row (focus, view) : NULL;
}

/* A row selects itself by an action of its own. */
static void
popup_at (GtkPopover *popover, GtkWidget *row, const GdkRectangle *place)
{
    gtk_widget_activate_action (row, "listitem.select", "(bb)", FALSE, FALSE);
    gtk_popover_set_pointing_to (popover, place);
    gtk_popover_popup (popover);
}

static void
on_gesture_pressed_cb (GtkPopover *popover, int n_press, double x, double y, GtkGesture *gesture)
{
    GtkWidget *view = gtk_widget_get_parent (GTK_WIDGET (popover));
    GtkWidget *row = find_row (gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT), view);

    if (row == NULL)
        return;
    popup_at (popover, row, &(GdkRectangle){ (int)x, (int)y, 1, 1 });
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
popup_by_key (GtkPopover *popover, GtkWidget *row)
{
    GtkWidget *view = gtk_widget_get_parent (GTK_WIDGET (popover));
    gboolean mirrored = gtk_widget_get_direction (view) == GTK_TEXT_DIR_RTL;
    graphene_rect_t bounds;

    if (!gtk_widget_compute_bounds (row, view, &bounds))
        return;
    popup_at (
        popover, row,
        &(GdkRectangle){ (int)(bounds.origin.x + bounds.size.width * (mirrored ? 0.75 : 0.25)),
                         (int)(bounds.origin.y + bounds.size.height), 1, 1 });
}

static gboolean
on_key_pressed_cb (
    GtkPopover *popover, guint key, guint code, GdkModifierType state, GtkEventController *keys)
{
    GtkWidget *view = gtk_widget_get_parent (GTK_WIDGET (popover));
    GtkWidget *row = find_focused_row (view);
    GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

    if (row == NULL)
        return GDK_EVENT_PROPAGATE;
    if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK)) {
        popup_by_key (popover, row);
    } else if ((key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete) && modifiers == 0) {
        gtk_widget_activate_action (row, "listitem.select", "(bb)", FALSE, FALSE);
        gtk_widget_activate_action (view, "cases.delete", NULL);
    } else {
        return GDK_EVENT_PROPAGATE;
    }
    return GDK_EVENT_STOP;
}

/**
 * sojourn_case_menu_new:
 * @view: what holds the list of cases; not a stack, which hides its other children from screen
 *   readers
 * @model: what can be done with a case; it acts on the one that is selected
 *
 * Makes the menu of a row: it opens by the right button, a long press, the menu key and Shift+F10.
 * The key Delete activates `cases.delete`. Whatever is acted on is selected first.
 *
 * Returns: (transfer none): the menu, to be unparented before @view goes
 */
GtkWidget *
sojourn_case_menu_new (GtkWidget *view, GMenuModel *model)
{
    GtkWidget *popover = gtk_popover_menu_new_from_model (model);
    GtkGesture *click = gtk_gesture_click_new ();
    GtkEventController *keys = gtk_event_controller_key_new ();

    gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
    gtk_widget_set_halign (popover, GTK_ALIGN_START);
    gtk_widget_set_parent (popover, view);
    gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
    g_signal_connect_object (click, "pressed", G_CALLBACK (on_gesture_pressed_cb), popover,
                             G_CONNECT_SWAPPED);
    gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (click));
    gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
    g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), popover,
                             G_CONNECT_SWAPPED);
    gtk_widget_add_controller (view, keys);
    return popover;
}
