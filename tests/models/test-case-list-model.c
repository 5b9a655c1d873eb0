/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "sojourn-case-list-model.h"
#include "test-desk.h"

#include <string.h>

#define MANY 100000

/* A list with everything it tells noted. */
typedef struct {
    TestDesk *desk;
    SojournOffice *office;
    SojournCaseListModel *list;
    GArray *log;   /* of guint[3]: position, removed, added */
    guint n_items; /* what the log adds up to */
} Fixture;

static void
on_items_changed_cb (GListModel *list, guint position, guint removed, guint added, Fixture *self)
{
    guint entry[3] = { position, removed, added };

    g_array_append_vals (self->log, entry, 3);
    g_assert_cmpuint (position + removed, <=, self->n_items);
    g_assert_true (removed == 0 || added == 0);
    self->n_items = self->n_items - removed + added;
    g_assert_cmpuint (g_list_model_get_n_items (list), ==, self->n_items);
}

static Fixture *
fixture_new (void)
{
    Fixture *self = g_new0 (Fixture, 1);

    self->desk = test_desk_new ();
    if (self->desk->store == NULL)
        test_desk_open (self->desk);
    self->office =
        sojourn_office_new (self->desk->store, (SojournClock){ .at = &self->desk->now }, "MK");
    self->list = sojourn_case_list_model_new (self->office);
    self->log = g_array_new (FALSE, FALSE, sizeof (guint));
    g_signal_connect (self->list, "items-changed", G_CALLBACK (on_items_changed_cb), self);
    return self;
}

static void
fixture_free (Fixture *self)
{
    g_clear_object (&self->list);
    g_clear_object (&self->office);
    test_desk_free (self->desk);
    g_array_unref (self->log);
    g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static guint
count_told (Fixture *self)
{
    return self->log->len / 3;
}

static void
expect_told (Fixture *self, guint nth, guint position, guint removed, guint added)
{
    g_assert_cmpuint (nth, <, count_told (self));
    g_assert_cmpuint (g_array_index (self->log, guint, 3 * nth), ==, position);
    g_assert_cmpuint (g_array_index (self->log, guint, 3 * nth + 1), ==, removed);
    g_assert_cmpuint (g_array_index (self->log, guint, 3 * nth + 2), ==, added);
}

static void
forget_told (Fixture *self)
{
    g_array_set_size (self->log, 0);
}

static DexFuture *
resolve (DexFuture *future, gpointer user_data)
{
    return NULL;
}

/* Lets the main loop run until @condition holds. */
static void
wait_until (Fixture *self, gboolean (*condition) (Fixture *self))
{
    while (!condition (self))
        dex_await (dex_future_finally (dex_timeout_new_msec (1), resolve, NULL, NULL), NULL);
}

static gboolean
is_idle (Fixture *self)
{
    return !sojourn_case_list_model_is_loading (self->list);
}

static void
query (Fixture *self, const char *text, SojournCaseSort sort, SojournSortOrder order)
{
    g_autoptr (SojournCaseQuery) what = sojourn_case_query_new (text, 0, 0, sort, order);

    sojourn_case_list_model_set_query (self->list, what);
    wait_until (self, is_idle);
}

static SojournCaseItem *
get_item (Fixture *self, guint position)
{
    return g_list_model_get_item (G_LIST_MODEL (self->list), position);
}

static SojournCaseItem *waited_for;

/* What is to be seen, and where. */
static struct {
    guint position;
    const char *alias;
} wanted;

static gboolean
is_shown (Fixture *self)
{
    g_autoptr (SojournCaseItem) item = get_item (self, wanted.position);
    const SojournCaseRow *row = item != NULL ? sojourn_case_item_get_row (item) : NULL;

    return row != NULL && strstr (row->name, wanted.alias) != NULL;
}

static void
expect_name (Fixture *self, guint position, const char *alias)
{
    wanted.position = position;
    wanted.alias = alias;
    wait_until (self, is_shown);
}

static void
test_empty (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    g_assert_false (sojourn_case_list_model_is_loading (self->list));
    query (self, NULL, SOJOURN_CASE_SORT_NAME, SOJOURN_SORT_ASCENDING);
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, 0);
    g_assert_cmpuint (count_told (self), ==, 0);
    g_assert_null (get_item (self, 0));
    g_assert_null (sojourn_case_list_model_get_error (self->list));
}

/* A case that comes, changes and goes is told as that and no more; its item stays the same. */
static void
test_follows (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    g_autoptr (SojournCaseItem) heron = NULL;
    g_autoptr (SojournCaseItem) again = NULL;
    const char *uuid;

    test_desk_add_case (self->desk, "Falcon");
    uuid = test_desk_add_case (self->desk, "Heron");
    test_desk_add_case (self->desk, "Kite");
    query (self, NULL, SOJOURN_CASE_SORT_NAME, SOJOURN_SORT_ASCENDING);
    expect_name (self, 0, "Falcon");
    expect_name (self, 1, "Heron");
    expect_name (self, 2, "Kite");
    heron = get_item (self, 1);
    g_assert_cmpstr (sojourn_case_item_get_uuid (heron), ==, uuid);
    g_assert_cmpuint (sojourn_case_list_model_find (self->list, sojourn_case_item_get_id (heron)),
                      ==, 1);

    forget_told (self);
    test_desk_add_case (self->desk, "Gannet");
    expect_name (self, 1, "Gannet");
    g_assert_cmpuint (count_told (self), ==, 1);
    expect_told (self, 0, 1, 0, 1);
    again = get_item (self, 2);
    g_assert_true (again == heron);

    forget_told (self);
    {
        g_autoptr (SojournRecord) record = test_desk_load (self->desk, SOJOURN_KIND_CASE, uuid);
        g_autoptr (SojournReceipt) receipt = test_desk_delete (self->desk, record);
    }
    expect_name (self, 2, "Kite");
    g_assert_cmpuint (count_told (self), ==, 1);
    expect_told (self, 0, 2, 1, 0);
}

static gboolean
is_urgent (Fixture *self)
{
    return sojourn_case_item_get_row (waited_for)->urgency == SOJOURN_URGENCY_URGENT;
}

/* A change that the order does not depend on fills the item anew and tells nothing else. */
static void
test_row_changes (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    const char *uuid = test_desk_add_case (self->desk, "Heron");
    g_autoptr (SojournCaseItem) item = NULL;
    g_autoptr (SojournRecord) record = test_desk_load (self->desk, SOJOURN_KIND_CASE, uuid);
    g_autoptr (SojournRecord) copy = sojourn_record_copy (record);
    g_autoptr (SojournReceipt) receipt = NULL;

    query (self, NULL, SOJOURN_CASE_SORT_NAME, SOJOURN_SORT_ASCENDING);
    expect_name (self, 0, "Heron");
    forget_told (self);
    item = waited_for = get_item (self, 0);
    sojourn_record_set_integer (copy, SOJOURN_CASE_URGENCY, SOJOURN_URGENCY_URGENT);
    receipt = test_desk_update (self->desk, copy);
    wait_until (self, is_urgent);
    wait_until (self, is_idle);
    g_assert_cmpuint (count_told (self), ==, 0);
}

static void
test_search (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    test_desk_add_case (self->desk, "Falcon");
    test_desk_add_case (self->desk, "Heron");
    query (self, "hero", SOJOURN_CASE_SORT_NAME, SOJOURN_SORT_ASCENDING);
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, 1);
    expect_name (self, 0, "Heron");
    query (self, "nobody", SOJOURN_CASE_SORT_NAME, SOJOURN_SORT_ASCENDING);
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, 0);
    query (self, "", SOJOURN_CASE_SORT_NAME, SOJOURN_SORT_DESCENDING);
    expect_name (self, 0, "Heron");
    expect_name (self, 1, "Falcon");
}

/* Each key of a word typed fast replaces the one before it; only the last answer is shown. */
static void
test_typing (void)
{
    static const char *const texts[] = { "h", "he", "her", "hero", "heron" };
    g_autoptr (Fixture) self = fixture_new ();

    for (guint i = 0; i < 20; i++) {
        g_autofree char *alias = g_strdup_printf ("Hen %u", i);

        test_desk_add_case (self->desk, alias);
    }
    test_desk_add_case (self->desk, "Heron");
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
        g_autoptr (SojournCaseQuery) what =
            sojourn_case_query_new (texts[i], 0, 0, SOJOURN_CASE_SORT_NAME, SOJOURN_SORT_ASCENDING);

        sojourn_case_list_model_set_query (self->list, what);
    }
    wait_until (self, is_idle);
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, 1);
    g_assert_cmpuint (count_told (self), ==, 1);
    expect_name (self, 0, "Heron");
}

static void
test_closed_store (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    test_desk_add_case (self->desk, "Heron");
    g_assert_true (dex_await_boolean (sojourn_store_close (self->desk->store), NULL));
    query (self, NULL, SOJOURN_CASE_SORT_NAME, SOJOURN_SORT_ASCENDING);
    g_assert_cmpstr (sojourn_case_list_model_get_error (self->list), !=, NULL);
}

static void
test_gone_while_loading (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    g_autoptr (SojournCaseQuery) what =
        sojourn_case_query_new (NULL, 0, 0, SOJOURN_CASE_SORT_NAME, SOJOURN_SORT_ASCENDING);

    test_desk_add_case (self->desk, "Heron");
    sojourn_case_list_model_set_query (self->list, what);
    g_clear_object (&self->list);
    test_desk_add_case (self->desk, "Falcon");
}

static void
add_many (Fixture *self)
{
    g_autoptr (GPtrArray) sets =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_change_set_unref);
    g_autoptr (SojournReceipt) receipt = NULL;
    g_autoptr (GError) error = NULL;

    for (guint i = 0; i < MANY; i++) {
        SojournChangeSet *changes = sojourn_change_set_new ("Test", "Import");
        g_autoptr (SojournRecord) person = sojourn_record_new (SOJOURN_KIND_PERSON);
        g_autoptr (SojournRecord) record = sojourn_record_new (SOJOURN_KIND_CASE);
        g_autofree char *alias = g_strdup_printf ("Bird %06u", i);

        sojourn_record_set_text (person, SOJOURN_PERSON_ALIAS, alias);
        sojourn_record_set_text (record, SOJOURN_CASE_PATIENT, sojourn_record_get_uuid (person));
        sojourn_record_set_text (record, SOJOURN_CASE_REF, alias);
        sojourn_record_set_integer (record, SOJOURN_CASE_STAGE, i % 11);
        sojourn_change_set_insert (changes, person);
        sojourn_change_set_insert (changes, record);
        g_ptr_array_add (sets, changes);
    }
    receipt = dex_await_boxed (sojourn_store_apply_all (self->desk->store, sets, NULL, NULL, NULL),
                               &error);
    g_assert_no_error (error);
}

static gboolean
has_first_answer (Fixture *self)
{
    return count_told (self) > 0;
}

static gboolean
is_merging (Fixture *self)
{
    return sojourn_case_list_model_is_loading (self->list);
}

/* A change that comes while another is being merged does not cut the list to its first answer. */
static void
change_while_merging (Fixture *self)
{
    forget_told (self);
    test_desk_add_case (self->desk, "Bird 000000b");
    wait_until (self, is_merging);
    g_assert_cmpuint (count_told (self), ==, 0);
    test_desk_add_case (self->desk, "Bird 000000c");
    wait_until (self, is_idle);
    expect_name (self, 3, "Bird 000000c");
    g_assert_cmpuint (self->n_items, ==, MANY + 3);
    for (guint i = 0; i < count_told (self); i++)
        g_assert_cmpuint (g_array_index (self->log, guint, 3 * i + 1), ==, 0);
}

/* At 100,000 cases: the first answer is a screenful, a change tells of its rows alone, and no more
 * rows are alive than were looked at. */
static void
test_many (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    g_autoptr (SojournCaseQuery) by_name =
        sojourn_case_query_new (NULL, 0, 0, SOJOURN_CASE_SORT_NAME, SOJOURN_SORT_ASCENDING);

    add_many (self);
    sojourn_case_list_model_set_query (self->list, by_name);
    wait_until (self, has_first_answer);
    expect_told (self, 0, 0, 0, 256);
    expect_name (self, 0, "Bird 000000");
    wait_until (self, is_idle);
    g_assert_cmpuint (self->n_items, ==, MANY);
    for (guint i = 1; i < count_told (self); i++)
        g_assert_cmpuint (g_array_index (self->log, guint, 3 * i + 1), ==, 0);

    expect_name (self, MANY - 1, "Bird 099999");
    expect_name (self, MANY / 2, "Bird 050000");

    forget_told (self);
    test_desk_add_case (self->desk, "Bird 000000a");
    wait_until (self, has_first_answer);
    g_assert_cmpuint (count_told (self), ==, 1);
    expect_told (self, 0, 1, 0, 1);
    expect_name (self, 1, "Bird 000000a");

    change_while_merging (self);

    forget_told (self);
    query (self, NULL, SOJOURN_CASE_SORT_NAME, SOJOURN_SORT_DESCENDING);
    expect_told (self, 0, 0, MANY + 3, 0);
    expect_told (self, 1, 0, 0, 256);
    expect_name (self, 0, "Bird 099999");
}

int
main (int argc, char **argv)
{
    dex_init ();
    g_test_init (&argc, &argv, NULL);
    fiber_test_add ("/case-list-model/empty", test_empty);
    fiber_test_add ("/case-list-model/follows", test_follows);
    fiber_test_add ("/case-list-model/row-changes", test_row_changes);
    fiber_test_add ("/case-list-model/search", test_search);
    fiber_test_add ("/case-list-model/typing", test_typing);
    fiber_test_add ("/case-list-model/closed-store", test_closed_store);
    fiber_test_add ("/case-list-model/gone-while-loading", test_gone_while_loading);
    fiber_test_add ("/case-list-model/many", test_many);
    return g_test_run ();
}
