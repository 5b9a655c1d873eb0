/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "sojourn-catalogue-fields.h"
#include "sojourn-search-model.h"
#include "test-desk.h"

#include <string.h>

typedef struct {
    TestDesk *desk;
    SojournOffice *office;
    SojournSearchModel *model;
    guint n_answers; /* how often the model came to know something */
} Fixture;

static void
on_model_notify_loading_cb (Fixture *self)
{
    self->n_answers += !sojourn_search_model_is_loading (self->model);
}

static DexFuture *
go_on (DexFuture *future, gpointer user_data)
{
    return NULL;
}

static void
await_answer (Fixture *self)
{
    while (sojourn_search_model_is_loading (self->model))
        dex_await (dex_future_finally (dex_timeout_new_msec (1), go_on, NULL, NULL), NULL);
}

static Fixture *
fixture_new (void)
{
    Fixture *self = g_new0 (Fixture, 1);
    g_autoptr (SojournRecord) clinic = sojourn_record_new (SOJOURN_KIND_CLINIC);
    g_autoptr (SojournReceipt) receipt = NULL;

    self->desk = test_desk_new ();
    if (self->desk->store == NULL)
        test_desk_open (self->desk);
    test_desk_add_case (self->desk, "Heron");
    test_desk_add_case (self->desk, "Falcon");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_NAME, "Heronry Hospital");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_CITY, "Kobe");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_COUNTRY, "JP");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_ZONE, "Asia/Tokyo");
    receipt = test_desk_insert (self->desk, clinic);
    self->office =
        sojourn_office_new (self->desk->store, (SojournClock){ .at = &self->desk->now }, "MK");
    self->model = sojourn_search_model_new (self->office);
    g_signal_connect_swapped (self->model, "notify::loading",
                              G_CALLBACK (on_model_notify_loading_cb), self);
    return self;
}

static void
fixture_free (Fixture *self)
{
    g_clear_object (&self->model);
    g_clear_object (&self->office);
    test_desk_free (self->desk);
    g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static guint
count_items (Fixture *self)
{
    return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

static void
assert_item (Fixture *self, guint position, SojournKind kind, const char *title)
{
    g_autoptr (SojournSearchItem) item =
        g_list_model_get_item (G_LIST_MODEL (self->model), position);

    g_assert_nonnull (item);
    g_assert_cmpint (sojourn_search_item_get_kind (item), ==, kind);
    g_assert_nonnull (strstr (sojourn_search_item_get_title (item), title));
    g_assert_cmpint (sojourn_search_item_get_case (item) != NULL, ==, kind == SOJOURN_KIND_CASE);
}

/* Before anything is typed, the cases that were last worked on. */
static void
test_begins_with_recent_cases (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    g_assert_true (sojourn_search_model_is_loading (self->model));
    await_answer (self);
    g_assert_cmpuint (count_items (self), ==, 2);
    assert_item (self, 0, SOJOURN_KIND_CASE, "Falcon");
    assert_item (self, 1, SOJOURN_KIND_CASE, "Heron");
}

/* Everything is found, what people look for most first; from the first letter on. */
static void
test_finds_every_kind (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    g_autoptr (SojournSearchItem) clinic = NULL;

    sojourn_search_model_set_text (self->model, " heron ");
    await_answer (self);
    g_assert_cmpstr (sojourn_search_model_get_text (self->model), ==, "heron");
    g_assert_cmpuint (count_items (self), ==, 2);
    assert_item (self, 0, SOJOURN_KIND_CASE, "Heron");
    assert_item (self, 1, SOJOURN_KIND_CLINIC, "Heronry Hospital");
    clinic = g_list_model_get_item (G_LIST_MODEL (self->model), 1);
    g_assert_cmpstr (sojourn_search_item_get_subtitle (clinic), ==, "Kobe");
    sojourn_search_model_set_text (self->model, "f");
    await_answer (self);
    assert_item (self, 0, SOJOURN_KIND_CASE, "Falcon");
}

/* What was found stays until it is known for the next text, and only the last text is answered. */
static void
test_later_text_gives_up_the_earlier (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    await_answer (self);
    self->n_answers = 0;
    sojourn_search_model_set_text (self->model, "falcon");
    sojourn_search_model_set_text (self->model, "heron");
    sojourn_search_model_set_text (self->model, "nobody at all");
    g_assert_cmpuint (count_items (self), ==, 2);
    await_answer (self);
    g_assert_cmpuint (count_items (self), ==, 0);
    g_assert_null (sojourn_search_model_get_error (self->model));
    g_assert_cmpuint (self->n_answers, ==, 1);
}

/* A desk that is closed says so. */
static void
test_failure_is_told (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    await_answer (self);
    g_assert_true (dex_await (sojourn_store_close (self->desk->store), NULL));
    sojourn_search_model_set_text (self->model, "heron");
    await_answer (self);
    g_assert_nonnull (sojourn_search_model_get_error (self->model));
}

/* A model that goes while it searches is not waited for. */
static void
test_goes_while_it_searches (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    sojourn_search_model_set_text (self->model, "heron");
    g_object_add_weak_pointer (G_OBJECT (self->model), (gpointer *)&self->model);
    g_object_unref (self->model);
    g_assert_null (self->model);
}

int
main (int argc, char **argv)
{
    dex_init ();
    g_test_init (&argc, &argv, NULL);
    fiber_test_add ("/search-model/begins-with-recent-cases", test_begins_with_recent_cases);
    fiber_test_add ("/search-model/finds-every-kind", test_finds_every_kind);
    fiber_test_add ("/search-model/later-text-gives-up-the-earlier",
                    test_later_text_gives_up_the_earlier);
    fiber_test_add ("/search-model/failure-is-told", test_failure_is_told);
    fiber_test_add ("/search-model/goes-while-it-searches", test_goes_while_it_searches);
    return g_test_run ();
}
