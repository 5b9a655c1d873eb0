/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* nftw () */
#define _GNU_SOURCE

#include "config.h"

#include "test-desk.h"

#include <ftw.h>
#include <glib/gstdio.h>

static int
remove_entry (const char *path, const struct stat *status, int type, struct FTW *where)
{
    return g_remove (path);
}

TestDesk *
test_desk_new (void)
{
    TestDesk *self = g_new0 (TestDesk, 1);

    self->now = 1774008000; /* 2026-03-20T12:00:00Z */
    self->folder = g_dir_make_tmp ("sojourn-test-XXXXXX", NULL);
    g_assert_nonnull (self->folder);
    self->path = g_build_filename (self->folder, "desk.db", NULL);
    return self;
}

void
test_desk_free (TestDesk *self)
{
    if (self->store != NULL)
        test_desk_close (self);
    g_chmod (self->folder, 0700);
    nftw (self->folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    g_free (self->folder);
    g_free (self->path);
    g_free (self);
}

char *
test_desk_file (TestDesk *self, const char *name)
{
    return g_build_filename (self->folder, name, NULL);
}

SojournStore *
test_desk_try_open (TestDesk *self, GError **error)
{
    return dex_await_object (sojourn_store_open (self->path, (SojournClock){ .at = &self->now }),
                             error);
}

void
test_desk_open (TestDesk *self)
{
    g_autoptr (GError) error = NULL;

    self->store = test_desk_try_open (self, &error);
    g_assert_no_error (error);
    g_assert_nonnull (self->store);
}

void
test_desk_close (TestDesk *self)
{
    g_autoptr (GError) error = NULL;

    g_assert_true (dex_await_boolean (sojourn_store_close (self->store), &error));
    g_assert_no_error (error);
    g_clear_object (&self->store);
}

void
test_desk_refuse_open (TestDesk *self, SojournStoreError code)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournStore) store = test_desk_try_open (self, &error);

    g_assert_error (error, SOJOURN_STORE_ERROR, (int)code);
    g_assert_null (store);
    g_assert_cmpuint (strlen (error->message), >, 20);
}

SojournReceipt *
test_desk_apply (TestDesk *self, SojournChangeSet *changes)
{
    g_autoptr (GError) error = NULL;
    SojournReceipt *receipt = dex_await_boxed (sojourn_store_apply (self->store, changes), &error);

    g_assert_no_error (error);
    g_assert_nonnull (receipt);
    return receipt;
}

void
test_desk_refuse (TestDesk *self, SojournChangeSet *changes, SojournStoreError code)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournReceipt) receipt =
        dex_await_boxed (sojourn_store_apply (self->store, changes), &error);

    g_assert_error (error, SOJOURN_STORE_ERROR, (int)code);
    g_assert_null (receipt);
}

SojournReceipt *
test_desk_insert (TestDesk *self, SojournRecord *record)
{
    g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Insert");

    sojourn_change_set_insert (changes, record);
    return test_desk_apply (self, changes);
}

SojournReceipt *
test_desk_update (TestDesk *self, SojournRecord *record)
{
    g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Update");

    sojourn_change_set_update (changes, record);
    return test_desk_apply (self, changes);
}

SojournReceipt *
test_desk_delete (TestDesk *self, const SojournRecord *record)
{
    g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Delete");

    sojourn_change_set_delete (changes, (SojournRecord *)record);
    return test_desk_apply (self, changes);
}

SojournReceipt *
test_desk_undo (TestDesk *self, SojournReceipt *receipt)
{
    g_assert_nonnull (sojourn_receipt_get_undo (receipt));
    return test_desk_apply (self, sojourn_receipt_get_undo (receipt));
}

SojournRecord *
test_desk_load (TestDesk *self, SojournKind kind, const char *uuid)
{
    g_autoptr (GError) error = NULL;
    SojournRecord *record = dex_await_boxed (sojourn_store_load (self->store, kind, uuid), &error);

    if (!g_error_matches (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_NOT_FOUND))
        g_assert_no_error (error);
    return record;
}

SojournSnapshot *
test_desk_load_case (TestDesk *self, const char *uuid)
{
    g_autoptr (GError) error = NULL;
    SojournSnapshot *snapshot =
        dex_await_boxed (sojourn_store_load_case (self->store, uuid), &error);

    g_assert_no_error (error);
    return snapshot;
}

gint64
test_desk_count (TestDesk *self, SojournKind kind)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) records =
        dex_await_boxed (sojourn_store_load_all (self->store, kind), &error);

    g_assert_no_error (error);
    return records->len;
}

const char *
test_desk_add_case (TestDesk *self, const char *alias)
{
    g_autoptr (SojournRecord) person = sojourn_record_new (SOJOURN_KIND_PERSON);
    g_autoptr (SojournRecord) record = sojourn_record_new (SOJOURN_KIND_CASE);
    g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "New case");
    g_autoptr (SojournReceipt) receipt = NULL;

    sojourn_record_set_text (person, SOJOURN_PERSON_ALIAS, alias);
    sojourn_record_set_text (record, SOJOURN_CASE_PATIENT, sojourn_record_get_uuid (person));
    sojourn_record_set_integer (record, SOJOURN_CASE_STAGE, SOJOURN_STAGE_LEAD);
    sojourn_change_set_insert (changes, person);
    sojourn_change_set_insert (changes, record);
    receipt = test_desk_apply (self, changes);
    return g_intern_string (sojourn_record_get_uuid (record));
}

SojournRecord *
test_desk_new_part (TestDesk *self, SojournKind kind, const char *case_uuid)
{
    SojournRecord *record = sojourn_record_new (kind);

    sojourn_record_set_text (record, 0, case_uuid);
    return record;
}

static void
insert_kind (SojournChangeSet *changes, const SojournSnapshot *snapshot, SojournKind kind)
{
    const GPtrArray *records = sojourn_snapshot_get_all (snapshot, kind);

    for (guint i = 0; i < records->len; i++)
        sojourn_change_set_insert (changes, records->pdata[i]);
}

SojournChangeSet *
test_desk_make_changes (const SojournSnapshot *snapshot)
{
    SojournChangeSet *changes = sojourn_change_set_new ("Test", "Import");

    for (SojournKind kind = 0; kind < SOJOURN_N_KINDS; kind++)
        insert_kind (changes, snapshot, kind);
    return changes;
}
