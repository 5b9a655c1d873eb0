/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "sojourn-catalogue-model.h"
#include "sojourn-choice-item.h"
#include "test-desk.h"

typedef struct {
    TestDesk *desk;
    SojournOffice *office;
    SojournCatalogueModel *model;
} Fixture;

static void
on_model_changed_cb (DexPromise *promise)
{
    if (dex_future_is_pending (DEX_FUTURE (promise)))
        dex_promise_resolve_boolean (promise, TRUE);
}

static void
await_change (Fixture *self)
{
    DexPromise *promise = dex_promise_new ();
    gulong handler = g_signal_connect_swapped (self->model, "changed",
                                               G_CALLBACK (on_model_changed_cb), promise);

    g_assert_true (dex_await (DEX_FUTURE (dex_ref (promise)), NULL));
    g_signal_handler_disconnect (self->model, handler);
    dex_unref (promise);
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
    self->model = sojourn_catalogue_model_new (self->office);
    g_assert_null (sojourn_catalogue_model_get_snapshot (self->model));
    await_change (self);
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

static SojournRecord *
make_trial (const char *identifier)
{
    SojournRecord *trial = sojourn_record_new (SOJOURN_KIND_TRIAL);

    sojourn_record_set_integer (trial, SOJOURN_TRIAL_REGISTRY, SOJOURN_REGISTRY_NCT);
    sojourn_record_set_text (trial, SOJOURN_TRIAL_IDENTIFIER, identifier);
    return trial;
}

/* What is stored shows, and may be referred to. */
static void
test_follows_the_store (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    g_autoptr (SojournRecord) trial = make_trial ("NCT02481440");
    g_autoptr (SojournReceipt) receipt = NULL;
    g_autoptr (SojournChoiceItem) item = NULL;
    GListModel *trials = sojourn_catalogue_model_get_candidates (self->model, SOJOURN_KIND_TRIAL);

    g_assert_null (sojourn_catalogue_model_get_error (self->model));
    g_assert_cmpuint (g_list_model_get_n_items (trials), ==, 0);
    receipt = test_desk_insert (self->desk, trial);
    await_change (self);
    g_assert_nonnull (sojourn_snapshot_find (sojourn_catalogue_model_get_snapshot (self->model),
                                             sojourn_record_get_uuid (trial)));
    g_assert_cmpuint (g_list_model_get_n_items (trials), ==, 1);
    item = g_list_model_get_item (trials, 0);
    g_assert_cmpstr (sojourn_choice_item_get_label (item), ==, "NCT02481440");
    g_assert_null (sojourn_catalogue_model_get_candidates (self->model, SOJOURN_KIND_OPTION));
}

/* A number that its registry does not give is told while it is edited (G01). */
static void
test_checks_a_registry_number (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    g_autoptr (SojournRecord) trial = make_trial ("NCT02481440");
    g_autoptr (SojournReceipt) receipt = test_desk_insert (self->desk, trial);
    SojournDraft *draft;

    await_change (self);
    draft = sojourn_catalogue_model_get_draft (
        self->model, sojourn_snapshot_find (sojourn_catalogue_model_get_snapshot (self->model),
                                            sojourn_record_get_uuid (trial)));
    sojourn_draft_set_text (draft, SOJOURN_TRIAL_IDENTIFIER, "NCT1");
    g_assert_nonnull (sojourn_draft_get_error (draft, SOJOURN_TRIAL_IDENTIFIER));
    sojourn_draft_set_text (draft, SOJOURN_TRIAL_IDENTIFIER, "NCT02481441");
    g_assert_null (sojourn_draft_get_error (draft, SOJOURN_TRIAL_IDENTIFIER));
}

int
main (int argc, char **argv)
{
    dex_init ();
    g_test_init (&argc, &argv, NULL);
    fiber_test_add ("/catalogue-model/follows-the-store", test_follows_the_store);
    fiber_test_add ("/catalogue-model/checks-a-registry-number", test_checks_a_registry_number);
    return g_test_run ();
}
