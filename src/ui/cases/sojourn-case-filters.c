/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-filters.h"

#include "sojourn-case-fields.h"

#include <glib/gi18n.h>

/* What the list of cases is narrowed to: a filter is one of the names below or the nick of a
 * stage. */

static const struct {
    const char *name;
    SojournCaseFlags flags;
    const char *label; /* untranslated */
} filters[] = {
    /* Translators: cases that are not closed */
    { "open", SOJOURN_CASE_OPEN, NC_ ("case filter", "Open") },
    /* Translators: all cases */
    { "all", 0, NC_ ("case filter", "All") },
    /* Translators: cases that a finding stops */
    { "blocked", SOJOURN_CASE_OPEN | SOJOURN_CASE_BLOCKED, NC_ ("case filter", "Blocked") },
    { "warned", SOJOURN_CASE_OPEN | SOJOURN_CASE_WARNED, NC_ ("case filter", "With Warnings") },
    /* Translators: cases with a task that is due */
    { "due", SOJOURN_CASE_OPEN | SOJOURN_CASE_DUE, NC_ ("case filter", "Due") },
    { "leaving", SOJOURN_CASE_OPEN | SOJOURN_CASE_LEAVING, NC_ ("case filter", "Leaving Soon") },
};

static void
append_filter (GMenu *menu, const char *action, const char *name)
{
    g_autoptr (GMenuItem) item = g_menu_item_new (sojourn_case_filters_get_label (name), NULL);

    g_menu_item_set_action_and_target (item, action, "s", name);
    g_menu_append_item (menu, item);
}

/**
 * sojourn_case_filters_parse:
 * @filter: a filter
 * @stages: (out): the stages it lets through, as bits; 0 for all
 * @flags: (out): what it asks of a case; 0 for nothing
 *
 * Says what a filter means to the store.
 */
void
sojourn_case_filters_parse (const char *filter, guint *stages, SojournCaseFlags *flags)
{
    gint64 stage;

    *stages = 0;
    *flags = 0;
    if (sojourn_choice_set_find (&sojourn_stages, filter, &stage))
        *stages = SOJOURN_STAGE_BIT (stage);
    for (guint i = 0; i < G_N_ELEMENTS (filters); i++) {
        if (g_str_equal (filters[i].name, filter))
            *flags = filters[i].flags;
    }
}

/**
 * sojourn_case_filters_get_label:
 * @filter: a filter
 *
 * Returns: (transfer none) (nullable): what it is called, translated, or %NULL if there is no such
 *   filter
 */
const char *
sojourn_case_filters_get_label (const char *filter)
{
    gint64 stage;

    for (guint i = 0; i < G_N_ELEMENTS (filters); i++) {
        if (g_str_equal (filters[i].name, filter))
            return g_dpgettext2 (GETTEXT_PACKAGE, "case filter", filters[i].label);
    }
    return sojourn_choice_set_find (&sojourn_stages, filter, &stage)
               ? sojourn_choice_set_get_label (&sojourn_stages, stage)
               : NULL;
}

/**
 * sojourn_case_filters_make_menu:
 * @action: the action that sets a filter, by its name
 *
 * Returns: (transfer full): a menu of all filters
 */
GMenuModel *
sojourn_case_filters_make_menu (const char *action)
{
    GMenu *menu = g_menu_new ();
    g_autoptr (GMenu) states = g_menu_new ();
    g_autoptr (GMenu) stages = g_menu_new ();

    for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
        append_filter (states, action, filters[i].name);
    for (guint i = 0; i < sojourn_stages.n_choices; i++)
        append_filter (stages, action, sojourn_stages.choices[i].nick);
    g_menu_append_section (menu, NULL, G_MENU_MODEL (states));
    g_menu_append_submenu (menu, _ ("Stage"), G_MENU_MODEL (stages));
    return G_MENU_MODEL (menu);
}
