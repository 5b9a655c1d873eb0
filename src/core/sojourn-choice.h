/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SojournChoice:
 * @nick: the stable machine name, as stored and exchanged
 * @label: the name shown to people, untranslated (see [func@choice_set_get_label])
 *
 * One value of a value set of docs/schema.md.
 */
typedef struct {
    const char *nick;
    const char *label;
} SojournChoice;

/**
 * SojournChoiceSet:
 * @name: the machine name of the set
 * @choices: (array length=n_choices): the values; their order is that of the matching C enumeration
 * @n_choices: how many there are
 *
 * A closed value set. A value is held in memory as its index, in the database and in files as its
 * nick.
 */
typedef struct {
    const char *name;
    const SojournChoice *choices;
    guint n_choices;
} SojournChoiceSet;

#define SOJOURN_CHOICE_SET(set_name, table)                                                        \
    { .name = (set_name), .choices = (table), .n_choices = G_N_ELEMENTS (table) }

const char *sojourn_choice_set_get_nick (const SojournChoiceSet *set, gint64 value);
const char *sojourn_choice_set_get_label (const SojournChoiceSet *set, gint64 value);
gboolean sojourn_choice_set_find (const SojournChoiceSet *set, const char *nick, gint64 *value);

G_END_DECLS
