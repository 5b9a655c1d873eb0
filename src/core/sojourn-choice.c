/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-choice.h"

#include <glib/gi18n-lib.h>

/**
 * sojourn_choice_set_get_nick:
 * @set: a value set
 * @value: an index in it
 *
 * Returns: (transfer none) (nullable): the machine name of @value, or %NULL if it is out of range
 */
const char *
sojourn_choice_set_get_nick (const SojournChoiceSet *set, gint64 value)
{
    g_return_val_if_fail (set != NULL, NULL);

    return value >= 0 && value < set->n_choices ? set->choices[value].nick : NULL;
}

/**
 * sojourn_choice_set_get_label:
 * @set: a value set
 * @value: an index in it
 *
 * Returns: (transfer none) (nullable): the name of @value in the user's language, or %NULL if it is
 *   out of range
 */
const char *
sojourn_choice_set_get_label (const SojournChoiceSet *set, gint64 value)
{
    g_return_val_if_fail (set != NULL, NULL);

    return value >= 0 && value < set->n_choices ? _ (set->choices[value].label) : NULL;
}

/**
 * sojourn_choice_set_find:
 * @set: a value set
 * @nick: (nullable): a machine name
 * @value: (out) (optional): the index of @nick
 *
 * Returns: %TRUE if @nick is in @set
 */
gboolean
sojourn_choice_set_find (const SojournChoiceSet *set, const char *nick, gint64 *value)
{
    g_return_val_if_fail (set != NULL, FALSE);

    for (guint i = 0; i < set->n_choices; i++) {
        if (g_strcmp0 (set->choices[i].nick, nick) != 0)
            continue;
        if (value != NULL)
            *value = i;
        return TRUE;
    }
    return FALSE;
}
