/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-named-button.h"

/**
 * sojourn_named_button_set_name:
 * @button: a button with a label
 * @name: what a screen reader says, which must be more where several buttons say the same
 *
 * Names a button. Its own label would be its name, if that were not taken back.
 */
void
sojourn_named_button_set_name (GtkWidget *button, const char *name)
{
    g_return_if_fail (GTK_IS_BUTTON (button));

    gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

/**
 * sojourn_named_button_new:
 * @label: what the button says, translated
 * @name: what a screen reader says, as in “Accept the quote of Clinic A”
 * @action: what it activates
 * @target: on which record: a text
 *
 * Makes a button for a row.
 *
 * Returns: (transfer floating): the button
 */
GtkWidget *
sojourn_named_button_new (const char *label,
                          const char *name,
                          const char *action,
                          const char *target)
{
    GtkWidget *button = gtk_button_new_with_label (label);

    sojourn_named_button_set_name (button, name);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
    gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
    return button;
}
