/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "sojourn-case-fields.h"
#include "sojourn-choices.h"

static GListModel *
make_list (SojournKind kind, guint field)
{
    return G_LIST_MODEL (sojourn_choices_new (sojourn_kind_get_field (kind, field)));
}

static char *
dup_label (GListModel *list, const char *id)
{
    for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
        g_autoptr (SojournChoiceItem) item = g_list_model_get_item (list, i);

        if (g_str_equal (sojourn_choice_item_get_id (item), id))
            return g_strdup (sojourn_choice_item_get_label (item));
    }
    return NULL;
}

static void
assert_label (GListModel *list, const char *id, const char *expected)
{
    g_autofree char *label = dup_label (list, id);

    g_assert_cmpstr (label, ==, expected);
}

static void
test_long_lists (void)
{
    g_autoptr (GListModel) languages = NULL;
    g_autoptr (GListModel) countries = NULL;
    g_autoptr (GListModel) currencies = NULL;
    g_autoptr (GListModel) zones = NULL;

    g_assert_true (dex_await_boolean (sojourn_choices_preload (), NULL));
    languages = make_list (SOJOURN_KIND_PERSON, SOJOURN_PERSON_LANGUAGES);
    countries = make_list (SOJOURN_KIND_PERSON, SOJOURN_PERSON_RESIDENCE);
    currencies = make_list (SOJOURN_KIND_CASE, SOJOURN_CASE_BUDGET_CURRENCY);
    zones = make_list (SOJOURN_KIND_CASE, SOJOURN_CASE_HOME_ZONE);
    assert_label (languages, "swe", "Swedish");
    assert_label (countries, "CN", "China");
    assert_label (currencies, "KWD", "KWD – Kuwaiti Dinar");
    assert_label (zones, "Asia/Hong_Kong", "Hong Kong – Hong Kong");
    assert_label (zones, "UTC", "UTC");
}

/* Who gets a list may change it; the next one is whole. */
static void
test_own_list (void)
{
    g_autoptr (GListModel) first = make_list (SOJOURN_KIND_PERSON, SOJOURN_PERSON_RESIDENCE);
    g_autoptr (GListModel) second = NULL;
    guint n_items = g_list_model_get_n_items (first);

    g_assert_cmpuint (n_items, >, 200);
    g_list_store_remove_all (G_LIST_STORE (first));
    second = make_list (SOJOURN_KIND_PERSON, SOJOURN_PERSON_RESIDENCE);
    g_assert_cmpuint (g_list_model_get_n_items (second), ==, n_items);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    dex_init ();
    fiber_test_add ("/choices/long-lists", test_long_lists);
    fiber_test_add ("/choices/own-list", test_own_list);
    return g_test_run ();
}
