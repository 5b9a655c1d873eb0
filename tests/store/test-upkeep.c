/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* memmem () */
#define _GNU_SOURCE

#include "config.h"

#include "fiber-test.h"
#include "test-case-builder.h"
#include "test-desk.h"
#include "test-fault.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static void
assert_there (TestDesk *desk, SojournKind kind, const char *uuid)
{
    g_autoptr (SojournRecord) record = test_desk_load (desk, kind, uuid);

    g_assert_nonnull (record);
}

static gboolean
holds (const char *path, const char *word)
{
    g_autofree char *bytes = NULL;
    gsize length;

    if (!g_file_get_contents (path, &bytes, &length, NULL))
        return FALSE;
    return memmem (bytes, length, word, strlen (word)) != NULL;
}

static guint
count_in_file (const char *path, const char *word)
{
    g_autofree char *bytes = NULL;
    gsize length;
    guint n = 0;

    g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
    for (const char *at = bytes;
         (at = memmem (at, length - (gsize)(at - bytes), word, strlen (word))) != NULL; at++)
        n++;
    return n;
}

static gboolean
folder_holds (TestDesk *desk, const char *word)
{
    g_autoptr (GDir) folder = g_dir_open (desk->folder, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (folder)) != NULL) {
        g_autofree char *path = test_desk_file (desk, name);

        if (holds (path, word))
            return TRUE;
    }
    return FALSE;
}

/* Words that stand for a patient, in every field that is searched and in some that are not. */
static const char *const canaries[] = { "Zanzibarov",  "Quetzalina", "qzx.example", "Xylophonic",
                                        "Wombatgrade", "zanzibarov", "quetzalina",  "wombatgrade" };

static void
assert_canaries (TestDesk *desk, gboolean expected)
{
    guint found = 0;

    for (guint i = 0; i < G_N_ELEMENTS (canaries); i++)
        found += folder_holds (desk, canaries[i]);
    if (expected)
        g_assert_cmpuint (found, ==, G_N_ELEMENTS (canaries));
    else
        g_assert_cmpuint (found, ==, 0);
}

static TestCase *
make_patient (void)
{
    TestCase *builder = test_case_new ();
    const char *companion;

    test_case_set (builder, builder->patient, "alias", NULL, "family_name", "Zanzibarov",
                   "given_name", "Quetzalina", "email", "q@qzx.example", "notes",
                   "Plays Xylophonic music", NULL);
    test_case_set (builder, builder->desk, "goals", "Wombatgrade walking", NULL);
    companion = test_case_add (builder, SOJOURN_KIND_PERSON, "family_name", "Zanzibarov", NULL);
    test_case_add (builder, SOJOURN_KIND_COMPANION, "person", companion, NULL);
    test_case_add (builder, SOJOURN_KIND_DOCUMENT, "title", "MRI of Zanzibarov", NULL);
    return builder;
}

static void
test_erase (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (TestCase) builder = make_patient ();
    g_autoptr (SojournChangeSet) changes = test_desk_make_changes (test_case_snapshot (builder));
    g_autoptr (SojournReceipt) receipt = NULL;
    g_autoptr (SojournReceipt) erased = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournCheckReport) report = NULL;
    const char *other;

    test_desk_open (desk);
    receipt = test_desk_apply (desk, changes);
    other = test_desk_add_case (desk, "Falcon");
    assert_canaries (desk, TRUE);

    erased =
        dex_await_boxed (sojourn_store_erase (desk->store, "M. Karlsson", builder->desk), &error);
    g_assert_no_error (error);
    g_assert_null (sojourn_receipt_get_undo (erased));
    g_assert_true (sojourn_receipt_touches_case (erased, builder->desk));
    g_assert_cmpint (test_desk_count (desk, SOJOURN_KIND_PERSON), ==, 1);
    g_assert_cmpint (test_desk_count (desk, SOJOURN_KIND_CASE), ==, 1);
    assert_canaries (desk, FALSE);

    /* The rest is as it was, and the history still holds. */
    assert_there (desk, SOJOURN_KIND_CASE, other);
    report = dex_await_boxed (sojourn_store_check (desk->store), &error);
    g_assert_no_error (error);
    g_assert_true (sojourn_check_report_holds (report));
    test_desk_close (desk);
    assert_canaries (desk, FALSE);
}

/* A person whom another case knows of stays. */
static void
test_erase_shared (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (TestCase) builder = make_patient ();
    g_autoptr (SojournChangeSet) changes = NULL;
    g_autoptr (SojournReceipt) receipt = NULL;
    g_autoptr (SojournReceipt) erased = NULL;
    g_autoptr (GError) error = NULL;

    test_case_add (builder, SOJOURN_KIND_CASE, "patient", builder->patient, NULL);
    changes = test_desk_make_changes (test_case_snapshot_unchecked (builder));
    test_desk_open (desk);
    receipt = test_desk_apply (desk, changes);
    erased =
        dex_await_boxed (sojourn_store_erase (desk->store, "M. Karlsson", builder->desk), &error);
    g_assert_no_error (error);
    g_assert_cmpint (test_desk_count (desk, SOJOURN_KIND_PERSON), ==, 1);
    g_assert_cmpint (test_desk_count (desk, SOJOURN_KIND_CASE), ==, 1);
    assert_there (desk, SOJOURN_KIND_PERSON, builder->patient);
}

static void
test_erase_nothing (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (GError) error = NULL;

    test_desk_open (desk);
    g_assert_null (dex_await_boxed (
        sojourn_store_erase (desk->store, "M. Karlsson", "00000000-0000-7000-8000-000000000000"),
        &error));
    g_assert_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_NOT_FOUND);
}

/* Deleted and edited text leaves tables and search at once; only the history remembers. As the
 * search has it, a text is folded and cut in threes: no other begins with these. */
static void
test_deleted_text (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournSnapshot) snapshot = NULL;
    g_autoptr (SojournRecord) patient = NULL;
    g_autoptr (SojournReceipt) receipt = NULL;
    const char *uuid;

    test_desk_open (desk);
    uuid = test_desk_add_case (desk, "Xqzwv");
    test_desk_close (desk);
    g_assert_cmpuint (count_in_file (desk->path, "xqzwv"), <, count_in_file (desk->path, "xqz"));

    test_desk_open (desk);
    snapshot = test_desk_load_case (desk, uuid);
    patient = sojourn_record_copy (sojourn_snapshot_get_patient (snapshot));
    sojourn_record_set_text (patient, SOJOURN_PERSON_ALIAS, "Heron");
    receipt = test_desk_update (desk, patient);
    test_desk_close (desk);
    g_assert_cmpuint (count_in_file (desk->path, "xqz"), ==, 0);
    g_assert_true (holds (desk->path, "Xqzwv"));
}

static gboolean
back_up (TestDesk *desk, const char *path, GError **error)
{
    return dex_await_boolean (sojourn_store_backup (desk->store, path), error);
}

static void
test_backup (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (TestDesk) restored = test_desk_new ();
    mode_t old = umask (0022);
    g_autoptr (GError) error = NULL;
    const char *uuid;
    GStatBuf status;

    test_desk_open (desk);
    uuid = test_desk_add_case (desk, "Heron");
    g_assert_true (back_up (desk, restored->path, &error));
    g_assert_no_error (error);
    umask (old);
    g_assert_cmpint (g_stat (restored->path, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, 0600);

    /* A second one replaces the first. */
    test_desk_add_case (desk, "Falcon");
    g_assert_true (back_up (desk, restored->path, &error));
    test_desk_open (restored);
    g_assert_cmpint (test_desk_count (restored, SOJOURN_KIND_CASE), ==, 2);
    assert_there (restored, SOJOURN_KIND_CASE, uuid);
}

static guint
count_files (TestDesk *desk)
{
    g_autoptr (GDir) folder = g_dir_open (desk->folder, 0, NULL);
    guint n = 0;

    while (g_dir_read_name (folder) != NULL)
        n++;
    return n;
}

/* Each write of the copy fails once: the older copy stays, and nothing half-made. */
static void
test_backup_full (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (TestDesk) place = test_desk_new ();
    g_autofree char *before = NULL;
    gsize length;
    guint failures = 0;

    test_desk_open (desk);
    test_desk_add_case (desk, "Heron");
    g_assert_true (back_up (desk, place->path, NULL));
    g_assert_true (g_file_get_contents (place->path, &before, &length, NULL));
    for (guint n = 1;; n += 10) {
        g_autoptr (GError) error = NULL;
        g_autofree char *after = NULL;
        gsize after_length;

        test_fault_arm (TEST_FAULT_FULL, n, TRUE);
        back_up (desk, place->path, &error);
        test_fault_disarm ();
        if (!test_fault_struck ())
            break;
        failures++;
        g_assert_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_FULL);
        g_assert_cmpuint (count_files (place), ==, 1);
        g_assert_true (g_file_get_contents (place->path, &after, &after_length, NULL));
        g_assert_cmpmem (before, length, after, after_length);
    }
    g_assert_cmpuint (failures, >, 3);
    g_assert_cmpint (test_desk_count (desk, SOJOURN_KIND_CASE), ==, 1);
}

static void
test_backup_refused (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autofree char *nowhere = test_desk_file (desk, "no/such/folder/copy.db");
    g_autoptr (GError) onto_itself = NULL;
    g_autoptr (GError) no_folder = NULL;

    test_desk_open (desk);
    test_desk_add_case (desk, "Heron");
    g_assert_false (back_up (desk, desk->path, &onto_itself));
    g_assert_error (onto_itself, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_BUSY);
    g_assert_false (back_up (desk, nowhere, &no_folder));
    g_assert_error (no_folder, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_OPEN);
    g_assert_cmpint (test_desk_count (desk, SOJOURN_KIND_CASE), ==, 1);
}

static const SojournCheckResult *
find_result (const SojournCheckReport *report, const char *id)
{
    guint n_results;
    const SojournCheckResult *results = sojourn_check_report_get_results (report, &n_results);

    for (guint i = 0; i < n_results; i++) {
        if (g_str_equal (results[i].id, id))
            return &results[i];
    }
    g_assert_not_reached ();
}

static void
test_check (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournCheckReport) good = NULL;
    g_autoptr (SojournCheckReport) open = NULL;

    test_desk_open (desk);
    test_desk_add_case (desk, "Heron");
    good = dex_await_boxed (sojourn_store_check (desk->store), NULL);
    g_assert_true (sojourn_check_report_holds (good));
    g_assert_cmpint (g_chmod (desk->path, 0640), ==, 0);
    open = dex_await_boxed (sojourn_store_check (desk->store), NULL);
    g_assert_false (sojourn_check_report_holds (open));
    g_assert_false (find_result (open, "permissions")->holds);
    g_assert_true (find_result (open, "integrity")->holds);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    dex_init ();
    fiber_test_add ("/upkeep/erase", test_erase);
    fiber_test_add ("/upkeep/erase-shared", test_erase_shared);
    fiber_test_add ("/upkeep/erase-nothing", test_erase_nothing);
    fiber_test_add ("/upkeep/deleted-text", test_deleted_text);
    fiber_test_add ("/upkeep/backup", test_backup);
    fiber_test_add ("/upkeep/backup-full", test_backup_full);
    fiber_test_add ("/upkeep/backup-refused", test_backup_refused);
    fiber_test_add ("/upkeep/check", test_check);
    return g_test_run ();
}
