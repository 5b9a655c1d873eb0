/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "sojourn-catalogue-fields.h"
#include "sojourn-office.h"
#include "test-desk.h"

#include <sys/resource.h>

#include <string.h>

typedef struct {
    TestDesk *desk;
    SojournOffice *office;
    const char *uuid; /* of a clinic that is stored */
} Fixture;

static Fixture *
fixture_new (void)
{
    Fixture *self = g_new0 (Fixture, 1);
    g_autoptr (SojournRecord) clinic = sojourn_record_new (SOJOURN_KIND_CLINIC);

    self->desk = test_desk_new ();
    if (self->desk->store == NULL)
        test_desk_open (self->desk);
    self->office =
        sojourn_office_new (self->desk->store, (SojournClock){ .at = &self->desk->now }, "MK");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_NAME, "One");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_COUNTRY, "CN");
    sojourn_record_set_text (clinic, SOJOURN_CLINIC_ZONE, "Asia/Shanghai");
    self->uuid = g_strdup (sojourn_record_get_uuid (clinic));
    {
        g_autoptr (SojournReceipt) receipt = test_desk_insert (self->desk, clinic);
    }
    return self;
}

static void
fixture_free (Fixture *self)
{
    g_clear_object (&self->office);
    test_desk_free (self->desk);
    g_free ((char *)self->uuid);
    g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static SojournReceipt *
await (DexFuture *future)
{
    g_autoptr (GError) error = NULL;
    SojournReceipt *receipt = dex_await_boxed (future, &error);

    g_assert_no_error (error);
    return receipt;
}

static void
rename_clinic (Fixture *self, const char *name)
{
    g_autoptr (SojournRecord) stored = test_desk_load (self->desk, SOJOURN_KIND_CLINIC, self->uuid);
    g_autoptr (SojournRecord) copy = sojourn_record_copy (stored);
    g_autoptr (SojournChangeSet) changes = sojourn_office_begin (self->office, name);
    g_autoptr (SojournReceipt) receipt = NULL;

    sojourn_record_set_text (copy, SOJOURN_CLINIC_NAME, name);
    sojourn_change_set_update (changes, copy);
    g_assert_cmpstr (sojourn_change_set_get_actor (changes), ==, "MK");
    receipt = await (sojourn_office_apply (self->office, changes));
}

static void
delete_clinic (Fixture *self)
{
    g_autoptr (SojournRecord) stored = test_desk_load (self->desk, SOJOURN_KIND_CLINIC, self->uuid);
    g_autoptr (SojournChangeSet) changes = sojourn_office_begin (self->office, "Delete");
    g_autoptr (SojournReceipt) receipt = NULL;

    sojourn_change_set_delete (changes, stored);
    receipt = await (sojourn_office_apply (self->office, changes));
}

static void
undo (Fixture *self)
{
    g_autoptr (SojournReceipt) receipt = await (sojourn_office_undo (self->office));
}

static void
expect_name (Fixture *self, const char *name)
{
    g_autoptr (SojournRecord) stored = test_desk_load (self->desk, SOJOURN_KIND_CLINIC, self->uuid);

    g_assert_cmpstr (sojourn_record_get_text (stored, SOJOURN_CLINIC_NAME), ==, name);
}

/* Every act is taken back in turn, whatever it did to the revisions. */
static void
test_undo_in_turn (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    rename_clinic (self, "Two");
    rename_clinic (self, "Three");
    delete_clinic (self);
    g_assert_cmpint (test_desk_count (self->desk, SOJOURN_KIND_CLINIC), ==, 0);
    g_assert_cmpstr (sojourn_office_get_undo_summary (self->office), ==, "Delete");
    undo (self);
    expect_name (self, "Three");
    g_assert_cmpstr (sojourn_office_get_undo_summary (self->office), ==, "Three");
    undo (self);
    expect_name (self, "Two");
    undo (self);
    expect_name (self, "One");
    g_assert_null (sojourn_office_get_undo_summary (self->office));
}

static void
test_undo_between_acts (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    rename_clinic (self, "Two");
    rename_clinic (self, "Three");
    undo (self);
    rename_clinic (self, "Four");
    undo (self);
    expect_name (self, "Two");
    undo (self);
    expect_name (self, "One");
}

/* Whoever presses Ctrl+Z twice at once takes two acts back, though both are of one record. */
static void
test_undo_fast (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    DexFuture *first;
    DexFuture *second;
    g_autoptr (SojournReceipt) three = NULL;
    g_autoptr (SojournReceipt) two = NULL;

    rename_clinic (self, "Two");
    rename_clinic (self, "Three");
    first = sojourn_office_undo (self->office);
    second = sojourn_office_undo (self->office);
    three = await (first);
    two = await (second);
    g_assert_cmpstr (sojourn_receipt_get_summary (three), ==, "Three");
    g_assert_cmpstr (sojourn_receipt_get_summary (two), ==, "Two");
    expect_name (self, "One");
    g_assert_null (sojourn_office_get_undo_summary (self->office));
}

static void
expect_failure (DexFuture *future, SojournStoreError code)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournReceipt) receipt = dex_await_boxed (future, &error);

    g_assert_null (receipt);
    g_assert_error (error, SOJOURN_STORE_ERROR, (int)code);
}

static void
test_nothing_to_undo (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    expect_failure (sojourn_office_undo (self->office), SOJOURN_STORE_ERROR_NOT_FOUND);
}

/* The button of a toast and Ctrl+Z, both for the same act, take it back once. */
static void
test_undo_once (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    g_autoptr (SojournRecord) stored = NULL;
    g_autoptr (SojournRecord) copy = NULL;
    g_autoptr (SojournChangeSet) changes = NULL;
    g_autoptr (SojournReceipt) receipt = NULL;
    g_autoptr (SojournReceipt) undone = NULL;
    DexFuture *key;
    DexFuture *button;

    stored = test_desk_load (self->desk, SOJOURN_KIND_CLINIC, self->uuid);
    copy = sojourn_record_copy (stored);
    changes = sojourn_office_begin (self->office, "Rename");
    sojourn_record_set_text (copy, SOJOURN_CLINIC_NAME, "Two");
    sojourn_change_set_update (changes, copy);
    receipt = await (sojourn_office_apply (self->office, changes));
    key = sojourn_office_undo (self->office);
    button = sojourn_office_undo_receipt (self->office, receipt);
    undone = await (key);
    expect_failure (button, SOJOURN_STORE_ERROR_NOT_FOUND);
    expect_name (self, "One");
}

static void
limit_files (rlim_t bytes)
{
    struct rlimit limit;

    g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    limit.rlim_cur = MIN (bytes, limit.rlim_max);
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* What could not be taken back because the disk is full can be once there is room. */
static void
test_undo_disk_full (void)
{
    g_autoptr (Fixture) self = fixture_new ();

    sojourn_store_prepare_process ();
    rename_clinic (self, "Two");
    limit_files (1);
    expect_failure (sojourn_office_undo (self->office), SOJOURN_STORE_ERROR_FULL);
    limit_files (RLIM_INFINITY);
    g_assert_cmpstr (sojourn_office_get_undo_summary (self->office), ==, "Two");
    undo (self);
    expect_name (self, "One");
}

/* What someone else changed since is not undone over their head. */
static void
test_undo_conflict (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    g_autoptr (SojournRecord) stored = NULL;
    g_autoptr (SojournRecord) copy = NULL;
    g_autoptr (SojournReceipt) receipt = NULL;

    rename_clinic (self, "Two");
    stored = test_desk_load (self->desk, SOJOURN_KIND_CLINIC, self->uuid);
    copy = sojourn_record_copy (stored);
    sojourn_record_set_text (copy, SOJOURN_CLINIC_NAME, "Sync");
    receipt = test_desk_update (self->desk, copy);
    expect_failure (sojourn_office_undo (self->office), SOJOURN_STORE_ERROR_CONFLICT);
    expect_name (self, "Sync");
    g_assert_null (sojourn_office_get_undo_summary (self->office));
}

/* That nothing can be stored is told all the time. */
static void
test_notice (void)
{
    g_autoptr (Fixture) self = fixture_new ();
    g_autoptr (SojournStore) store = NULL;
    g_autoptr (SojournOffice) office = NULL;
    g_autoptr (GError) error = NULL;
    SojournClock clock = { .at = &self->desk->now };

    g_assert_cmpstr (sojourn_office_get_notice (self->office), ==, "");
    g_clear_object (&self->office);
    test_desk_close (self->desk);
    store = dex_await_object (sojourn_store_open_read_only (self->desk->path, clock), &error);
    g_assert_no_error (error);
    office = sojourn_office_new (store, clock, "MK");
    g_assert_true (sojourn_office_is_read_only (office));
    g_assert_nonnull (strstr (sojourn_office_get_notice (office), "What is stored is safe"));
    g_assert_true (dex_await_boolean (sojourn_store_close (store), NULL));
}

int
main (int argc, char **argv)
{
    dex_init ();
    g_test_init (&argc, &argv, NULL);
    fiber_test_add ("/office/undo-in-turn", test_undo_in_turn);
    fiber_test_add ("/office/undo-between-acts", test_undo_between_acts);
    fiber_test_add ("/office/undo-fast", test_undo_fast);
    fiber_test_add ("/office/undo-once", test_undo_once);
    fiber_test_add ("/office/undo-disk-full", test_undo_disk_full);
    fiber_test_add ("/office/nothing-to-undo", test_nothing_to_undo);
    fiber_test_add ("/office/undo-conflict", test_undo_conflict);
    fiber_test_add ("/office/notice", test_notice);
    return g_test_run ();
}
