/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "sojourn-catalogue-fields.h"
#include "sojourn-draft-save.h"
#include "sojourn-draft.h"
#include "sojourn-drafts.h"
#include "sojourn-record-value.h"
#include "test-desk.h"

#include <sys/resource.h>

#include <string.h>

typedef struct {
    TestDesk *desk;
    SojournOffice *office;
    SojournDraft *draft; /* of a clinic called One in China */
    guint n_signals;
} Fixture;

static void
on_field_changed_cb (Fixture *self)
{
    self->n_signals++;
}

static Fixture *
fixture_new (void)
{
    Fixture *self = g_new0 (Fixture, 1);
    g_autoptr (SojournRecord) clinic = sojourn_record_new (SOJOURN_KIND_CLINIC);
    g_autoptr (SojournReceipt) receipt = NULL;
    g_autoptr (SojournRecord) stored = NULL;

    self->desk = test_desk_new ();
    if (self->desk->store == NULL)
        test_desk_open (self->desk);
    self->office =
        sojourn_office_new (self->desk->store, (SojournClock){ .at = &self->desk->now }, "MK");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_NAME, "One");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_COUNTRY, "CN");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_ZONE, "Asia/Shanghai");
    receipt = test_desk_insert (self->desk, clinic);
    stored = test_desk_load (self->desk, SOJOURN_KIND_CLINIC, sojourn_record_get_uuid (clinic));
    self->draft = sojourn_draft_new (self->office, stored);
    g_signal_connect_swapped (self->draft, "field-changed", G_CALLBACK (on_field_changed_cb), self);
    return self;
}

static void
fixture_free (Fixture *self)
{
    g_clear_object (&self->draft);
    g_clear_object (&self->office);
    test_desk_free (self->desk);
    g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static SojournRecord *
load (Fixture *self)
{
    return test_desk_load (self->desk, SOJOURN_KIND_CLINIC, sojourn_draft_get_uuid (self->draft));
}

/* Someone else stores another value. */
static void
change_elsewhere (Fixture *self, guint field, const char *value)
{
    g_autoptr (SojournRecord) stored = load (self);
    g_autoptr (SojournRecord) copy = sojourn_record_copy (stored);
    g_autoptr (SojournReceipt) receipt = NULL;

    g_assert_true (sojourn_record_set_value (copy, field, value, NULL));
    receipt = test_desk_update (self->desk, copy);
}

static void
save (Fixture *self)
{
    g_autoptr (GError) error = NULL;

    g_assert_true (dex_await_boolean (sojourn_draft_save (self->draft), &error));
    g_assert_no_error (error);
}

static void
expect_stored (Fixture *self, guint field, const char *value)
{
    g_autoptr (SojournRecord) stored = load (self);
    g_autofree char *text = sojourn_record_dup_value (stored, field);

    g_assert_cmpstr (text, ==, value);
}

static void
expect_shown (Fixture *self, guint field, const char *value)
{
    g_autofree char *text =
        sojourn_record_dup_value (sojourn_draft_get_record (self->draft), field);

    g_assert_cmpstr (text, ==, value);
}

static void
test_save (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    g_assert_false (sojourn_draft_is_changed (self->draft));
    sojourn_draft_set_text (self->draft, SOJOURN_CLINIC_NAME, "Two");
    g_assert_true (sojourn_draft_is_changed (self->draft));
    g_assert_cmpuint (self->n_signals, >, 0);
    expect_stored (self, SOJOURN_CLINIC_NAME, "One");
    save (self);
    expect_stored (self, SOJOURN_CLINIC_NAME, "Two");
    g_assert_false (sojourn_draft_is_changed (self->draft));
    g_assert_cmpint (sojourn_record_get_revision (sojourn_draft_get_base (self->draft)), ==, 2);
    g_assert_nonnull (sojourn_office_get_undo_summary (self->office));
}

/* What may be stored is, what may not waits with its message and is not lost. */
static void
test_invalid_waits (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    sojourn_draft_set_text (self->draft, SOJOURN_CLINIC_COUNTRY, "china");
    sojourn_draft_set_text (self->draft, SOJOURN_CLINIC_NAME, "Two");
    g_assert_nonnull (sojourn_draft_get_error (self->draft, SOJOURN_CLINIC_COUNTRY));
    g_assert_null (sojourn_draft_get_error (self->draft, SOJOURN_CLINIC_NAME));
    save (self);
    expect_stored (self, SOJOURN_CLINIC_NAME, "Two");
    expect_stored (self, SOJOURN_CLINIC_COUNTRY, "CN");
    expect_shown (self, SOJOURN_CLINIC_COUNTRY, "china");
    g_assert_true (sojourn_draft_is_changed (self->draft));

    sojourn_draft_restore (self->draft, SOJOURN_CLINIC_COUNTRY);
    expect_shown (self, SOJOURN_CLINIC_COUNTRY, "CN");
    g_assert_false (sojourn_draft_has_error (self->draft));
}

static void
test_required (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    sojourn_draft_set_text (self->draft, SOJOURN_CLINIC_NAME, "");
    g_assert_nonnull (sojourn_draft_get_error (self->draft, SOJOURN_CLINIC_NAME));
    save (self);
    expect_stored (self, SOJOURN_CLINIC_NAME, "One");
}

static void
test_unreadable_input (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    sojourn_draft_refuse (self->draft, SOJOURN_CLINIC_VERIFIED_ON, "31 Feb", "Not a date");
    g_assert_cmpstr (sojourn_draft_get_input (self->draft, SOJOURN_CLINIC_VERIFIED_ON), ==,
                     "31 Feb");
    g_assert_cmpstr (sojourn_draft_get_error (self->draft, SOJOURN_CLINIC_VERIFIED_ON), ==,
                     "Not a date");
    g_assert_true (sojourn_draft_is_changed (self->draft));
    save (self);
    g_assert_cmpstr (sojourn_draft_get_input (self->draft, SOJOURN_CLINIC_VERIFIED_ON), ==,
                     "31 Feb");
    sojourn_draft_set_integer (self->draft, SOJOURN_CLINIC_VERIFIED_ON, 20000);
    g_assert_null (sojourn_draft_get_input (self->draft, SOJOURN_CLINIC_VERIFIED_ON));
    save (self);
    expect_stored (self, SOJOURN_CLINIC_VERIFIED_ON, "2024-10-04");
}

/* Other fields follow what is stored elsewhere, without a word. */
static void
test_follows (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    sojourn_draft_set_text (self->draft, SOJOURN_CLINIC_NAME, "Two");
    change_elsewhere (self, SOJOURN_CLINIC_CITY, "Beijing");
    save (self);
    expect_shown (self, SOJOURN_CLINIC_CITY, "Beijing");
    expect_stored (self, SOJOURN_CLINIC_CITY, "Beijing");
    expect_stored (self, SOJOURN_CLINIC_NAME, "Two");
    g_assert_false (sojourn_draft_has_error (self->draft));
}

/* Where both changed a field, both are kept: one on screen, one in the message. */
static void
test_conflict (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    sojourn_draft_set_text (self->draft, SOJOURN_CLINIC_NAME, "Ours");
    sojourn_draft_set_text (self->draft, SOJOURN_CLINIC_CITY, "Beijing");
    change_elsewhere (self, SOJOURN_CLINIC_NAME, "Theirs");
    save (self);
    expect_stored (self, SOJOURN_CLINIC_NAME, "Theirs");
    expect_stored (self, SOJOURN_CLINIC_CITY, "Beijing");
    expect_shown (self, SOJOURN_CLINIC_NAME, "Ours");
    g_assert_nonnull (
        strstr (sojourn_draft_get_error (self->draft, SOJOURN_CLINIC_NAME), "Theirs"));

    sojourn_draft_confirm (self->draft, SOJOURN_CLINIC_NAME);
    save (self);
    expect_stored (self, SOJOURN_CLINIC_NAME, "Ours");
    g_assert_false (sojourn_draft_has_error (self->draft));
}

static void
test_conflict_given_up (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    sojourn_draft_set_text (self->draft, SOJOURN_CLINIC_NAME, "Ours");
    change_elsewhere (self, SOJOURN_CLINIC_NAME, "Theirs");
    save (self);
    sojourn_draft_restore (self->draft, SOJOURN_CLINIC_NAME);
    expect_shown (self, SOJOURN_CLINIC_NAME, "Theirs");
    g_assert_false (sojourn_draft_is_changed (self->draft));
}

/* To go on typing while a save is under way is no conflict with oneself. */
static void
test_typing_on (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    DexFuture *first;

    sojourn_draft_set_text (self->draft, SOJOURN_CLINIC_NAME, "T");
    first = sojourn_draft_save (self->draft);
    sojourn_draft_set_text (self->draft, SOJOURN_CLINIC_NAME, "Tw");
    sojourn_draft_commit (self->draft);
    sojourn_draft_set_text (self->draft, SOJOURN_CLINIC_NAME, "Two");
    sojourn_draft_commit (self->draft);
    g_assert_true (dex_await_boolean (first, NULL));
    save (self);
    expect_stored (self, SOJOURN_CLINIC_NAME, "Two");
    g_assert_false (sojourn_draft_has_error (self->draft));
}

static void
test_deleted_elsewhere (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    g_autoptr (SojournRecord) stored = load (self);
    g_autoptr (SojournReceipt) receipt = test_desk_delete (self->desk, stored);
    g_autoptr (GError) error = NULL;

    sojourn_draft_set_text (self->draft, SOJOURN_CLINIC_NAME, "Two");
    g_assert_false (dex_await_boolean (sojourn_draft_save (self->draft), &error));
    g_assert_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_NOT_FOUND);
    expect_shown (self, SOJOURN_CLINIC_NAME, "Two");
    g_assert_cmpstr (sojourn_draft_get_error (self->draft, SOJOURN_CLINIC_NAME), ==,
                     error->message);
}

/* Undo by Ctrl+Z shows in the draft. */
static void
test_undo_shows (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    g_autoptr (SojournReceipt) receipt = NULL;

    sojourn_draft_set_text (self->draft, SOJOURN_CLINIC_NAME, "Two");
    save (self);
    receipt = dex_await_boxed (sojourn_office_undo (self->office), NULL);
    g_assert_nonnull (receipt);
    expect_shown (self, SOJOURN_CLINIC_NAME, "One");
}

/* A new record is stored as a whole, and says what it lacks when asked. */
static void
test_new_record (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    g_autoptr (SojournRecord) record = sojourn_record_new (SOJOURN_KIND_CLINIC);
    g_autoptr (SojournDraft) draft = sojourn_draft_new (self->office, record);
    g_autoptr (SojournChangeSet) changes = sojourn_office_begin (self->office, "New clinic");
    g_autoptr (SojournReceipt) receipt = NULL;

    g_assert_true (sojourn_draft_is_new (draft));
    g_assert_false (sojourn_draft_has_error (draft));
    sojourn_draft_commit (draft);
    g_assert_false (sojourn_draft_check (draft));
    g_assert_nonnull (sojourn_draft_get_error (draft, SOJOURN_CLINIC_NAME));
    sojourn_draft_set_text (draft, SOJOURN_CLINIC_NAME, "New");
    sojourn_draft_set_text (draft, SOJOURN_CLINIC_COUNTRY, "CN");
    sojourn_draft_set_text (draft, SOJOURN_CLINIC_ZONE, "Asia/Shanghai");
    g_assert_true (sojourn_draft_check (draft));
    sojourn_draft_add_to (draft, changes);
    g_assert_cmpuint (sojourn_change_set_get_size (changes), ==, 1);
    receipt = dex_await_boxed (sojourn_office_apply (self->office, changes), NULL);
    g_assert_nonnull (receipt);
    g_assert_false (sojourn_draft_is_new (draft));
    g_assert_false (sojourn_draft_is_changed (draft));
}

static void
limit_files (rlim_t bytes)
{
    struct rlimit limit;

    g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    limit.rlim_cur = MIN (bytes, limit.rlim_max);
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* The disk is full: what was typed stays, with the reason, and is stored when there is room. */
static void
test_disk_full (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    g_autoptr (GError) error = NULL;

    sojourn_store_prepare_process ();
    sojourn_draft_set_text (self->draft, SOJOURN_CLINIC_NAME, "Two");
    limit_files (1);
    g_assert_false (dex_await_boolean (sojourn_draft_save (self->draft), &error));
    limit_files (RLIM_INFINITY);
    g_assert_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_FULL);
    expect_shown (self, SOJOURN_CLINIC_NAME, "Two");
    expect_stored (self, SOJOURN_CLINIC_NAME, "One");
    g_assert_cmpstr (sojourn_draft_get_error (self->draft, SOJOURN_CLINIC_NAME), ==,
                     error->message);
    g_assert_true (sojourn_office_has_unsaved (self->office));

    sojourn_draft_confirm (self->draft, SOJOURN_CLINIC_NAME);
    save (self);
    expect_stored (self, SOJOURN_CLINIC_NAME, "Two");
    g_assert_false (sojourn_office_has_unsaved (self->office));
}

static void
on_kept_cb (guint *n_kept)
{
    (*n_kept)++;
}

static SojournDraft *
get_draft (Fixture *self, SojournDrafts *drafts)
{
    g_autoptr (SojournRecord) stored = load (self);

    return sojourn_drafts_get (drafts, self->office, NULL, stored);
}

/* Lets the office find out what could be stored. */
static void
settle (Fixture *self)
{
    g_assert_true (dex_await_boolean (sojourn_office_settle (self->office), NULL));
    g_assert_true (dex_await_boolean (sojourn_office_settle (self->office), NULL));
}

/* What was refused is there again after its page went, over what was stored meanwhile. */
static void
test_kept (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    SojournDrafts *drafts = sojourn_drafts_new ();
    SojournDraft *draft = get_draft (self, drafts);
    guint n_kept = 0;

    g_signal_connect_swapped (self->office, "kept", G_CALLBACK (on_kept_cb), &n_kept);
    sojourn_draft_refuse (draft, SOJOURN_CLINIC_VERIFIED_ON, "soon", "Not a date");
    sojourn_drafts_free (drafts);
    settle (self);
    g_assert_cmpuint (n_kept, ==, 1);
    g_assert_true (sojourn_office_has_unsaved (self->office));
    change_elsewhere (self, SOJOURN_CLINIC_CITY, "Beijing");

    drafts = sojourn_drafts_new ();
    draft = get_draft (self, drafts);
    g_assert_cmpstr (sojourn_draft_get_input (draft, SOJOURN_CLINIC_VERIFIED_ON), ==, "soon");
    g_assert_cmpstr (sojourn_draft_get_error (draft, SOJOURN_CLINIC_VERIFIED_ON), ==, "Not a date");
    g_assert_cmpstr (
        sojourn_record_get_text (sojourn_draft_get_record (draft), SOJOURN_CLINIC_CITY), ==,
        "Beijing");
    sojourn_draft_restore (draft, SOJOURN_CLINIC_VERIFIED_ON);
    g_assert_false (sojourn_office_has_unsaved (self->office));
    sojourn_drafts_free (drafts);
    settle (self);
    g_assert_cmpuint (n_kept, ==, 1);
}

/* What is still being stored when its page goes is no matter for the person, unless it fails. */
static void
test_kept_until_stored (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    SojournDrafts *drafts = sojourn_drafts_new ();
    guint n_kept = 0;

    g_signal_connect_swapped (self->office, "kept", G_CALLBACK (on_kept_cb), &n_kept);
    sojourn_draft_set_text (get_draft (self, drafts), SOJOURN_CLINIC_NAME, "Two");
    sojourn_draft_commit (get_draft (self, drafts));
    sojourn_drafts_free (drafts);
    settle (self);
    expect_stored (self, SOJOURN_CLINIC_NAME, "Two");
    g_assert_cmpuint (n_kept, ==, 0);
    g_assert_false (sojourn_office_has_unsaved (self->office));

    sojourn_store_prepare_process ();
    drafts = sojourn_drafts_new ();
    sojourn_draft_set_text (get_draft (self, drafts), SOJOURN_CLINIC_NAME, "Three");
    limit_files (1);
    sojourn_draft_commit (get_draft (self, drafts));
    sojourn_drafts_free (drafts);
    settle (self);
    limit_files (RLIM_INFINITY);
    g_assert_cmpuint (n_kept, ==, 1);
    g_assert_true (sojourn_office_has_unsaved (self->office));
    drafts = sojourn_drafts_new ();
    g_assert_nonnull (sojourn_draft_get_error (get_draft (self, drafts), SOJOURN_CLINIC_NAME));
    sojourn_office_discard (self->office);
    sojourn_drafts_free (drafts);
    g_assert_false (sojourn_office_has_unsaved (self->office));
}

/* N02: what the rules refuse together is not stored; a change that mends it is. */
static void
test_rules (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    const char *uuid = test_desk_add_case (self->desk, "Heron");
    g_autoptr (SojournRecord) record =
        test_desk_new_part (self->desk, SOJOURN_KIND_ASSESSMENT, uuid);
    g_autoptr (SojournReceipt) receipt = NULL;
    g_autoptr (SojournRecord) stored = NULL;
    g_autoptr (SojournSnapshot) snapshot = NULL;
    g_autoptr (SojournDraft) draft = NULL;

    sojourn_record_set_integer (record, SOJOURN_ASSESSMENT_ASSESSED_ON, 20500);
    sojourn_record_set_integer (record, SOJOURN_ASSESSMENT_AIS, SOJOURN_AIS_A);
    sojourn_record_set_integer (record, SOJOURN_ASSESSMENT_VAC, SOJOURN_EXAM_NO);
    sojourn_record_set_integer (record, SOJOURN_ASSESSMENT_DAP, SOJOURN_EXAM_NO);
    receipt = test_desk_insert (self->desk, record);
    stored = test_desk_load (self->desk, SOJOURN_KIND_ASSESSMENT, sojourn_record_get_uuid (record));
    snapshot = test_desk_load_case (self->desk, uuid);
    draft = sojourn_draft_new (self->office, stored);
    sojourn_draft_set_snapshot (draft, snapshot);

    sojourn_draft_set_integer (draft, SOJOURN_ASSESSMENT_VAC, SOJOURN_EXAM_YES);
    g_assert_true (sojourn_draft_has_error (draft));
    g_assert_true (dex_await_boolean (sojourn_draft_save (draft), NULL));
    g_assert_true (sojourn_draft_is_changed (draft));

    sojourn_draft_set_integer (draft, SOJOURN_ASSESSMENT_AIS, SOJOURN_AIS_C);
    g_assert_false (sojourn_draft_has_error (draft));
    g_assert_true (dex_await_boolean (sojourn_draft_save (draft), NULL));
    g_assert_false (sojourn_draft_is_changed (draft));
}

int
main (int argc, char **argv)
{
    dex_init ();
    g_test_init (&argc, &argv, NULL);
    fiber_test_add ("/draft/save", test_save);
    fiber_test_add ("/draft/invalid-waits", test_invalid_waits);
    fiber_test_add ("/draft/required", test_required);
    fiber_test_add ("/draft/unreadable-input", test_unreadable_input);
    fiber_test_add ("/draft/follows", test_follows);
    fiber_test_add ("/draft/conflict", test_conflict);
    fiber_test_add ("/draft/conflict-given-up", test_conflict_given_up);
    fiber_test_add ("/draft/typing-on", test_typing_on);
    fiber_test_add ("/draft/deleted-elsewhere", test_deleted_elsewhere);
    fiber_test_add ("/draft/undo-shows", test_undo_shows);
    fiber_test_add ("/draft/new-record", test_new_record);
    fiber_test_add ("/draft/rules", test_rules);
    fiber_test_add ("/draft/disk-full", test_disk_full);
    fiber_test_add ("/draft/kept", test_kept);
    fiber_test_add ("/draft/kept-until-stored", test_kept_until_stored);
    return g_test_run ();
}
