/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "test-desk.h"

#include "sojourn-connection.h"
#include "sojourn-quote-fields.h"

static GPtrArray *
load_history (TestDesk *desk, const char *case_uuid, gint64 before, guint limit)
{
    g_autoptr (GError) error = NULL;
    GPtrArray *entries = dex_await_boxed (
        sojourn_store_load_history (desk->store, case_uuid, before, limit), &error);

    g_assert_no_error (error);
    return entries;
}

static gint64
verify (TestDesk *desk)
{
    g_autoptr (GError) error = NULL;
    gint64 first_bad = dex_await_int64 (sojourn_store_verify_history (desk->store), &error);

    g_assert_no_error (error);
    return first_bad;
}

/* Writes to the closed database as someone who has the file may. */
static void
tamper (TestDesk *desk, const char *sql)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournConnection) connection = NULL;

    test_desk_close (desk);
    connection = sojourn_connection_open (desk->path, SOJOURN_CONNECTION_READ_WRITE, &error);
    g_assert_no_error (error);
    sojourn_connection_set_keep_log (connection, FALSE);
    g_assert_true (sojourn_connection_execute (connection, sql, &error));
    g_clear_pointer (&connection, sojourn_connection_close);
    test_desk_open (desk);
}

static SojournReceipt *
edit_source (TestDesk *desk, const char *uuid, const char *source)
{
    g_autoptr (SojournRecord) record = test_desk_load (desk, SOJOURN_KIND_CASE, uuid);
    g_autoptr (SojournRecord) copy = sojourn_record_copy (record);

    sojourn_record_set_text (copy, SOJOURN_CASE_SOURCE, source);
    return test_desk_update (desk, copy);
}

/* The entry of a case, without those the rules made. */
static const SojournHistoryEntry *
find_entry (GPtrArray *entries, SojournKind kind, SojournOperation operation)
{
    for (guint i = 0; i < entries->len; i++) {
        const SojournHistoryEntry *entry = entries->pdata[i];

        if (entry->kind == kind && entry->operation == operation)
            return entry;
    }
    return NULL;
}

static void
test_entries (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournReceipt) receipt = NULL;
    g_autoptr (GPtrArray) entries = NULL;
    g_autoptr (GPtrArray) other = NULL;
    const SojournHistoryEntry *entry;
    const char *uuid;

    test_desk_open (desk);
    uuid = test_desk_add_case (desk, "Heron");
    desk->now += 60;
    receipt = edit_source (desk, uuid, "Fair in Oslo");
    entries = load_history (desk, uuid, 0, 100);

    entry = find_entry (entries, SOJOURN_KIND_CASE, SOJOURN_OPERATION_UPDATE);
    g_assert_nonnull (entry);
    g_assert_cmpstr (entry->actor, ==, "Test");
    g_assert_cmpstr (entry->summary, ==, "Update");
    g_assert_cmpint (entry->at, ==, desk->now);
    g_assert_cmpstr (entry->uuid, ==, uuid);
    g_assert_cmpstr (entry->case_uuid, ==, uuid);
    g_assert_cmpuint (entry->n_values, ==, 1);
    g_assert_cmpuint (entry->values[0].field, ==, SOJOURN_CASE_SOURCE);
    g_assert_null (entry->values[0].before);
    g_assert_cmpstr (entry->values[0].after, ==, "Fair in Oslo");
    g_assert_false (entry->erased);

    /* The patient's own history is part of that of the case. */
    entry = find_entry (entries, SOJOURN_KIND_PERSON, SOJOURN_OPERATION_INSERT);
    g_assert_nonnull (entry);
    g_assert_cmpstr (entry->values[0].after, ==, "Heron");
    g_assert_null (entry->case_uuid);

    other = load_history (desk, test_desk_add_case (desk, "Falcon"), 0, 100);
    g_assert_null (find_entry (other, SOJOURN_KIND_CASE, SOJOURN_OPERATION_UPDATE));
}

static void
test_pages (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    gint64 before = 0, expected = 0;
    const char *uuid;

    test_desk_open (desk);
    uuid = test_desk_add_case (desk, "Heron");
    for (guint i = 0; i < 25; i++) {
        g_autofree char *source = g_strdup_printf ("Source %u", i);
        g_autoptr (SojournReceipt) receipt = edit_source (desk, uuid, source);
    }
    for (;;) {
        g_autoptr (GPtrArray) page = load_history (desk, NULL, before, 10);

        for (guint i = 0; i < page->len; i++) {
            const SojournHistoryEntry *entry = page->pdata[i];

            if (expected != 0)
                g_assert_cmpint (entry->sequence, ==, expected);
            expected = entry->sequence - 1;
        }
        if (page->len < 10)
            break;
        before = expected + 1;
    }
    g_assert_cmpint (expected, ==, 0);
}

/* Bookkeeping is no history. */
static void
test_unaudited (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Note");
    g_autoptr (SojournReceipt) receipt = NULL;
    g_autoptr (GPtrArray) entries = NULL;

    test_desk_open (desk);
    sojourn_change_set_set_note (changes, "sync.cursor", "17");
    receipt = test_desk_apply (desk, changes);
    entries = load_history (desk, NULL, 0, 10);
    g_assert_cmpuint (entries->len, ==, 0);
    g_assert_null (sojourn_receipt_get_undo (receipt));
}

static TestDesk *
make_history (void)
{
    TestDesk *desk = test_desk_new ();
    const char *uuid;

    test_desk_open (desk);
    uuid = test_desk_add_case (desk, "Heron");
    for (guint i = 0; i < 10; i++) {
        g_autofree char *source = g_strdup_printf ("Source %u", i);
        g_autoptr (SojournReceipt) receipt = edit_source (desk, uuid, source);
    }
    g_assert_cmpint (verify (desk), ==, 0);
    return desk;
}

static void
expect_found (const char *sql, gint64 first_bad)
{
    g_autoptr (TestDesk) desk = make_history ();

    tamper (desk, sql);
    g_assert_cmpint (verify (desk), ==, first_bad);
}

static void
test_tampering (void)
{
    expect_found ("UPDATE history SET changes = replace (changes, 'Source 3', 'Source 4') WHERE "
                  "seq = 7",
                  7);
    expect_found ("UPDATE history SET actor = 'Somebody' WHERE seq = 5", 5);
    expect_found ("UPDATE history SET at = '2020-01-01T00:00:00Z' WHERE seq = 4", 4);
    expect_found ("UPDATE history SET salt = zeroblob (16) WHERE seq = 6", 6);
    expect_found ("UPDATE history SET hash = zeroblob (32) WHERE seq = 6", 6);
    expect_found ("UPDATE history SET changes = NULL, salt = NULL, digest = zeroblob (32) WHERE "
                  "seq = 6",
                  6);
    expect_found ("DELETE FROM history WHERE seq = 8", 8);
    expect_found ("DELETE FROM history WHERE seq = 1", 1);
    expect_found ("DELETE FROM history WHERE seq > 9", 10);
    expect_found ("DELETE FROM history", 1);
    expect_found ("INSERT INTO history SELECT (SELECT max (seq) FROM history) + 1, at, actor, "
                  "summary, operation, kind, uuid, subject, changes, salt, digest, hash FROM "
                  "history WHERE seq = 5",
                  13);
    expect_found (
        "UPDATE history SET seq = -seq WHERE seq IN (5, 6); UPDATE history SET seq = 11 + "
        "seq WHERE seq < 0",
        5);
}

/* To erase the values of an entry as the application does is no tampering. */
static void
test_erased (void)
{
    g_autoptr (TestDesk) desk = make_history ();
    g_autoptr (GPtrArray) entries = NULL;
    guint erased = 0;

    tamper (desk, "UPDATE history SET changes = NULL, salt = NULL WHERE seq = 6");
    g_assert_cmpint (verify (desk), ==, 0);
    entries = load_history (desk, NULL, 0, 100);
    for (guint i = 0; i < entries->len; i++) {
        const SojournHistoryEntry *entry = entries->pdata[i];

        erased += entry->erased;
        g_assert_true (!entry->erased || entry->n_values == 0);
    }
    g_assert_cmpuint (erased, ==, 1);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    dex_init ();
    fiber_test_add ("/history/entries", test_entries);
    fiber_test_add ("/history/pages", test_pages);
    fiber_test_add ("/history/unaudited", test_unaudited);
    fiber_test_add ("/history/tampering", test_tampering);
    fiber_test_add ("/history/erased", test_erased);
    return g_test_run ();
}
