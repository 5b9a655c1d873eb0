/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "sojourn-record-value.h"
#include "test-desk.h"
#include "test-fault.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>

#define KILL_POINTS 60

/* The path of this program, to be started again as the one that dies. */
static const char *program;

static SojournReceipt *
try_save (TestDesk *desk, const char *value, GError **error)
{
    g_autoptr (SojournRecord) clinic = sojourn_record_new (SOJOURN_KIND_EXCHANGE_RATE);
    g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Save");

    sojourn_record_set_value (clinic, 0, "USD", NULL);
    sojourn_record_set_value (clinic, 1, "CNY", NULL);
    sojourn_record_set_value (clinic, 2, "7100000000", NULL);
    sojourn_record_set_value (clinic, 3, "2026-05-04", NULL);
    sojourn_record_set_value (clinic, 4, value, NULL);
    sojourn_change_set_insert (changes, clinic);
    sojourn_change_set_set_note (changes, "last", value);
    return dex_await_boxed (sojourn_store_apply (desk->store, changes), error);
}

/* Reads everything again from a store that is opened anew: all is whole, and the last value that
 * was confirmed is there, or one that was under way. */
static void
assert_whole (TestDesk *desk, gint64 confirmed)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournCheckReport) report = NULL;
    g_autofree char *last = NULL;
    gint64 found;

    if (desk->store == NULL)
        test_desk_open (desk);
    report = dex_await_boxed (sojourn_store_check (desk->store), &error);
    g_assert_no_error (error);
    g_assert_true (sojourn_check_report_holds (report));
    last = dex_await_string (sojourn_store_read_note (desk->store, "last"), &error);
    g_assert_no_error (error);
    found = last != NULL ? g_ascii_strtoll (last, NULL, 10) : 0;
    g_assert_cmpint (found, >=, confirmed);
    g_assert_cmpint (found, <=, confirmed + 1);
    g_assert_cmpint (test_desk_count (desk, SOJOURN_KIND_EXCHANGE_RATE), ==, found);
}

/* Saves until one is refused; how many were confirmed. */
static gint64
save_until_refused (TestDesk *desk, gint64 from, gint64 to, GError **error)
{
    for (gint64 i = from; i <= to; i++) {
        g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, i);
        g_autoptr (SojournReceipt) receipt = try_save (desk, value, error);

        if (receipt == NULL)
            return i - 1;
    }
    return to;
}

/* Each call of a kind fails once, in turn, until a run gets through without a failure. */
static void
fail_each (TestFault fault, gboolean lasting, SojournStoreError first, SojournStoreError second)
{
    guint refusals = 0;

    for (guint n = 1;; n++) {
        g_autoptr (TestDesk) desk = test_desk_new ();
        g_autoptr (GError) error = NULL;
        gint64 confirmed;

        test_desk_open (desk);
        confirmed = save_until_refused (desk, 1, 2, &error);
        g_assert_no_error (error);
        test_fault_arm (fault, n, lasting);
        confirmed = save_until_refused (desk, confirmed + 1, 6, &error);
        test_fault_disarm ();
        if (error != NULL) {
            refusals++;
            g_assert_true (g_error_matches (error, SOJOURN_STORE_ERROR, (int)first) ||
                           g_error_matches (error, SOJOURN_STORE_ERROR, (int)second));
        }
        test_desk_close (desk);
        assert_whole (desk, confirmed);
        if (!test_fault_struck ())
            break;
    }
    g_assert_cmpuint (refusals, >, 2);
}

static void
test_full (void)
{
    fail_each (TEST_FAULT_FULL, FALSE, SOJOURN_STORE_ERROR_FULL, SOJOURN_STORE_ERROR_FULL);
}

static void
test_full_for_good (void)
{
    fail_each (TEST_FAULT_FULL, TRUE, SOJOURN_STORE_ERROR_FULL, SOJOURN_STORE_ERROR_FULL);
}

static void
test_write_error (void)
{
    fail_each (TEST_FAULT_WRITE, FALSE, SOJOURN_STORE_ERROR_IO, SOJOURN_STORE_ERROR_IO);
}

/* After a failed flush nothing more is written: what the disk holds is not known. */
static void
test_sync_error (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (GError) error = NULL;
    g_autoptr (GError) later = NULL;
    g_autofree char *last = NULL;

    fail_each (TEST_FAULT_SYNC, FALSE, SOJOURN_STORE_ERROR_IO, SOJOURN_STORE_ERROR_READ_ONLY);

    test_desk_open (desk);
    test_fault_arm (TEST_FAULT_SYNC, 1, FALSE);
    g_assert_cmpint (save_until_refused (desk, 1, 1, &error), ==, 0);
    test_fault_disarm ();
    g_assert_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_IO);
    g_assert_true (sojourn_store_is_read_only (desk->store));
    g_assert_cmpint (save_until_refused (desk, 1, 1, &later), ==, 0);
    g_assert_error (later, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_READ_ONLY);
    last = dex_await_string (sojourn_store_read_note (desk->store, "last"), NULL);
    g_assert_null (last);
}

static void
test_read_error (void)
{
    for (guint n = 1;; n++) {
        g_autoptr (TestDesk) desk = test_desk_new ();
        g_autoptr (GError) error = NULL;

        test_desk_open (desk);
        g_assert_cmpint (save_until_refused (desk, 1, 3, &error), ==, 3);
        test_desk_close (desk);
        test_fault_arm (TEST_FAULT_READ, n, TRUE);
        desk->store = test_desk_try_open (desk, &error);
        if (desk->store != NULL) {
            g_autoptr (GPtrArray) all = dex_await_boxed (
                sojourn_store_load_all (desk->store, SOJOURN_KIND_EXCHANGE_RATE), &error);
        }
        test_fault_disarm ();
        /* SQLite takes some of them for a damaged file. */
        g_assert_true (error == NULL ||
                       g_error_matches (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_IO) ||
                       g_error_matches (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CORRUPT));
        if (desk->store != NULL)
            test_desk_close (desk);
        assert_whole (desk, 3);
        if (!test_fault_struck ())
            break;
    }
}

static void
test_no_locks (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournStore) store = NULL;

    test_desk_open (desk);
    g_assert_cmpint (save_until_refused (desk, 1, 3, &error), ==, 3);
    test_desk_close (desk);
    test_fault_arm (TEST_FAULT_NO_LOCK, 1, TRUE);
    store = test_desk_try_open (desk, &error);
    test_fault_disarm ();
    g_assert_null (store);
    g_assert_nonnull (error);
    assert_whole (desk, 3);
}

/* The limit of a process on the size of files fails a write; it does not end the program. */
static void
test_size_limit (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (GError) error = NULL;
    struct rlimit old, limit;
    GStatBuf status;
    gint64 confirmed;

    sojourn_store_prepare_process ();
    test_desk_open (desk);
    g_assert_cmpint (save_until_refused (desk, 1, 2, &error), ==, 2);
    g_assert_cmpint (g_stat (desk->path, &status), ==, 0);
    g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
    limit = (struct rlimit){ .rlim_cur = status.st_size + 60000, .rlim_max = old.rlim_max };
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    confirmed = save_until_refused (desk, 3, 500, &error);
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
    g_assert_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_FULL);
    g_assert_cmpint (confirmed, <, 500);
    g_clear_error (&error);

    /* When there is room again, the same store goes on. */
    g_assert_cmpint (save_until_refused (desk, confirmed + 1, confirmed + 3, &error), ==,
                     confirmed + 3);
    assert_whole (desk, confirmed + 3);
}

static void
die_while_saving (const char *path, TestFault fault, guint point)
{
    TestDesk desk = { .now = 1774008000, .path = (char *)path };
    g_autoptr (GError) error = NULL;

    test_fault_arm (fault, point, FALSE);
    test_desk_open (&desk);
    for (gint64 i = 1; i <= 6; i++) {
        g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, i);
        g_autoptr (SojournReceipt) receipt = try_save (&desk, value, &error);

        g_assert_no_error (error);
        g_print ("saved %s\n", value);
        fflush (stdout);
    }
    test_desk_close (&desk);
}

/* The last that the other process was told is saved. */
static gint64
run_and_die (const char *path, TestFault fault, guint point, gboolean *killed)
{
    g_autofree char *number = g_strdup_printf ("%u", point);
    g_autofree char *kind = g_strdup_printf ("%d", fault);
    g_autoptr (GError) error = NULL;
    g_autofree char *output = NULL;
    const char *arguments[] = { program, "--die", path, kind, number, NULL };
    const char *last;
    int status;

    g_assert_true (g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                                 &output, NULL, &status, &error));
    g_assert_no_error (error);
    *killed = WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL;
    if (!*killed)
        g_assert_cmpint (status, ==, 0);
    last = g_strrstr (output, "saved ");
    return last != NULL ? g_ascii_strtoll (last + strlen ("saved "), NULL, 10) : 0;
}

static void
die_at_each (TestFault fault)
{
    guint points = 0;

    for (guint n = 1;; n += 1 + n / KILL_POINTS) {
        g_autoptr (TestDesk) desk = test_desk_new ();
        gboolean killed;
        gint64 confirmed = run_and_die (desk->path, fault, n, &killed);

        assert_whole (desk, confirmed);
        if (!killed)
            break;
        points++;
    }
    g_assert_cmpuint (points, >=, KILL_POINTS);
}

/* The process dies before each write, flush, truncation and removal in turn: while the database is
 * made, while it is saved to, while it is closed. */
static void
test_kill (void)
{
    die_at_each (TEST_FAULT_KILL);
}

/* The power fails there: of what was not flushed yet, some is on the disk and some is not. */
static void
test_power_loss (void)
{
    die_at_each (TEST_FAULT_POWER);
}

/* Memory runs out, a little later each time: a save is refused as a whole, and there is one again
 * when there is memory. */
static void
test_no_memory (void)
{
    guint refusals = 0;

    for (gint64 spare = 1;; spare += 1000 + spare / 8) {
        g_autoptr (TestDesk) desk = test_desk_new ();
        g_autoptr (GError) error = NULL;
        gint64 confirmed;

        test_desk_open (desk);
        g_assert_cmpint (save_until_refused (desk, 1, 2, &error), ==, 2);
        sqlite3_hard_heap_limit64 (sqlite3_memory_used () + spare);
        confirmed = save_until_refused (desk, 3, 5, &error);
        sqlite3_hard_heap_limit64 (0);
        if (error == NULL)
            break;
        refusals++;
        g_assert_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_FULL);
        g_clear_error (&error);
        g_assert_cmpint (save_until_refused (desk, confirmed + 1, confirmed + 1, &error), ==,
                         confirmed + 1);
        assert_whole (desk, confirmed + 1);
    }
    g_assert_cmpuint (refusals, >, 2);
}

/* After a very large transaction the log becomes small again. */
static void
test_log_stays_small (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autofree char *log = test_desk_file (desk, "desk.db-wal");
    g_autofree char *text = g_strnfill (1000000, 'x');
    g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Much");
    g_autoptr (SojournReceipt) receipt = NULL;
    g_autoptr (GError) error = NULL;
    GStatBuf status;

    test_desk_open (desk);
    for (guint i = 0; i < 20; i++) {
        g_autofree char *key = g_strdup_printf ("much.%u", i);

        sojourn_change_set_set_note (changes, key, text);
    }
    receipt = test_desk_apply (desk, changes);
    g_assert_cmpint (save_until_refused (desk, 1, 3, &error), ==, 3);
    g_assert_cmpint (g_stat (log, &status), ==, 0);
    g_assert_cmpint (status.st_size, <=, 8 * 1024 * 1024);
}

static void
run_child (void)
{
    die_while_saving (g_getenv ("DIE_PATH"), (TestFault)atoi (g_getenv ("DIE_FAULT")),
                      (guint)atoi (g_getenv ("DIE_POINT")));
}

int
main (int argc, char **argv)
{
    program = argv[0];
    if (argc == 5 && strcmp (argv[1], "--die") == 0) {
        g_setenv ("DIE_PATH", argv[2], TRUE);
        g_setenv ("DIE_FAULT", argv[3], TRUE);
        g_setenv ("DIE_POINT", argv[4], TRUE);
        argc = 1;
        g_test_init (&argc, &argv, NULL);
        dex_init ();
        fiber_test_add ("/faults/child", run_child);
        return g_test_run ();
    }
    g_test_init (&argc, &argv, NULL);
    dex_init ();
    fiber_test_add ("/faults/full", test_full);
    fiber_test_add ("/faults/full-for-good", test_full_for_good);
    fiber_test_add ("/faults/write-error", test_write_error);
    fiber_test_add ("/faults/sync-error", test_sync_error);
    fiber_test_add ("/faults/read-error", test_read_error);
    fiber_test_add ("/faults/no-locks", test_no_locks);
    fiber_test_add ("/faults/size-limit", test_size_limit);
    fiber_test_add ("/faults/no-memory", test_no_memory);
    fiber_test_add ("/faults/log-stays-small", test_log_stays_small);
    fiber_test_add ("/faults/kill", test_kill);
    fiber_test_add ("/faults/power-loss", test_power_loss);
    return g_test_run ();
}
