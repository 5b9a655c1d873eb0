/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "test-desk.h"

#include "sojourn-connection.h"
#include "sojourn-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char *
read_bytes (const char *path, gsize *length)
{
    char *bytes;

    g_assert_true (g_file_get_contents (path, &bytes, length, NULL));
    return bytes;
}

static void
write_bytes (const char *path, const char *bytes, gsize length)
{
    g_assert_true (g_file_set_contents (path, bytes, (gssize)length, NULL));
}

/* A database with a case, closed in order. */
static TestDesk *
make_desk (void)
{
    TestDesk *desk = test_desk_new ();

    test_desk_open (desk);
    test_desk_add_case (desk, "Heron");
    test_desk_close (desk);
    return desk;
}

static void
assert_only_file (TestDesk *desk, const char *name)
{
    g_autoptr (GDir) folder = g_dir_open (desk->folder, 0, NULL);
    const char *found;

    while ((found = g_dir_read_name (folder)) != NULL)
        g_assert_cmpstr (found, ==, name);
}

/* The file is refused and left byte for byte as it was, with nothing beside it. */
static void
refuse_untouched (TestDesk *desk, SojournStoreError code)
{
    gsize before_length, after_length;
    g_autofree char *before = read_bytes (desk->path, &before_length);
    g_autofree char *after = NULL;

    test_desk_refuse_open (desk, code);
    after = read_bytes (desk->path, &after_length);
    g_assert_cmpmem (before, before_length, after, after_length);
    assert_only_file (desk, "desk.db");
}

static void
test_foreign (void)
{
    g_autoptr (TestDesk) text = test_desk_new ();
    g_autoptr (TestDesk) short_text = test_desk_new ();
    g_autoptr (TestDesk) other = make_desk ();
    g_autofree char *long_text = g_strnfill (4096, 'x');
    gsize length;
    g_autofree char *bytes = read_bytes (other->path, &length);

    write_bytes (text->path, long_text, 4096);
    refuse_untouched (text, SOJOURN_STORE_ERROR_FOREIGN);
    write_bytes (short_text->path, "Dear diary", 10);
    refuse_untouched (short_text, SOJOURN_STORE_ERROR_FOREIGN);

    memset (bytes + 68, 0, 4); /* a database of another application */
    write_bytes (other->path, bytes, length);
    refuse_untouched (other, SOJOURN_STORE_ERROR_FOREIGN);
}

static void
test_truncated (void)
{
    static const gsize lengths[] = { 0, 10, 99, 100, 4096, 10000 };
    g_autoptr (TestDesk) desk = make_desk ();
    gsize length;
    g_autofree char *bytes = read_bytes (desk->path, &length);

    for (guint i = 0; i < G_N_ELEMENTS (lengths); i++) {
        write_bytes (desk->path, bytes, lengths[i]);
        refuse_untouched (desk, SOJOURN_STORE_ERROR_CORRUPT);
    }
}

static void
test_too_new (void)
{
    g_autoptr (TestDesk) desk = make_desk ();
    gsize length;
    g_autofree char *bytes = read_bytes (desk->path, &length);

    bytes[63] = 99;
    write_bytes (desk->path, bytes, length);
    refuse_untouched (desk, SOJOURN_STORE_ERROR_TOO_NEW);
}

/* A newer version was killed: its last transaction, with the version, is only in the log. */
static void
test_too_new_in_log (void)
{
    g_autoptr (TestDesk) desk = make_desk ();
    g_autofree char *log = test_desk_file (desk, "desk.db-wal");
    g_autoptr (GError) error = NULL;
    gsize file_length, log_length, length;
    g_autofree char *file = NULL;
    g_autofree char *log_bytes = NULL;
    g_autofree char *after = NULL;
    g_autofree char *log_after = NULL;

    { /* opened and closed without moving the log into the file */
        g_autoptr (SojournConnection) newer =
            sojourn_connection_open (desk->path, SOJOURN_CONNECTION_READ_WRITE, &error);

        g_assert_no_error (error);
        g_assert_true (sojourn_connection_execute (newer, "PRAGMA user_version = 99", &error));
    }
    file = read_bytes (desk->path, &file_length);
    log_bytes = read_bytes (log, &log_length);
    g_assert_cmpuint (log_length, >, 0);

    test_desk_refuse_open (desk, SOJOURN_STORE_ERROR_TOO_NEW);
    after = read_bytes (desk->path, &length);
    g_assert_cmpmem (file, file_length, after, length);
    log_after = read_bytes (log, &length);
    g_assert_cmpmem (log_bytes, log_length, log_after, length);
}

static void
test_no_permission (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (TestDesk) folder = test_desk_new ();

    /* A folder where the file should be, and a file where the folder should be: root is refused
     * these as well. */
    g_assert_cmpint (g_mkdir (desk->path, 0700), ==, 0);
    test_desk_refuse_open (desk, SOJOURN_STORE_ERROR_FOREIGN);

    write_bytes (folder->path, "x", 1);
    g_free (folder->path);
    folder->path = test_desk_file (folder, "desk.db/desk.db");
    test_desk_refuse_open (folder, SOJOURN_STORE_ERROR_OPEN);
}

static void
test_busy_in_process (void)
{
    g_autoptr (TestDesk) desk = make_desk ();
    int pid, status;

    test_desk_open (desk);
    test_desk_refuse_open (desk, SOJOURN_STORE_ERROR_BUSY);

    /* The refusal did not drop the lock: another process is still refused. */
    pid = fork ();
    g_assert_cmpint (pid, >=, 0);
    if (pid == 0) {
        struct flock lock = { .l_type = F_RDLCK, .l_start = 0x40000000, .l_len = 512 };
        int fd = open (desk->path, O_RDONLY);

        _exit (fcntl (fd, F_GETLK, &lock) == 0 && lock.l_type == F_WRLCK ? 0 : 1);
    }
    g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
    g_assert_cmpint (status, ==, 0);
    test_desk_close (desk);
    test_desk_open (desk);
}

/* Holds the lock of a database that is open for writing, as another program does. */
static int
hold_lock (const char *path, int *child)
{
    int hold[2], ready[2];
    char byte;

    g_assert_cmpint (pipe (hold), ==, 0);
    g_assert_cmpint (pipe (ready), ==, 0);
    *child = fork ();
    if (*child == 0) {
        struct flock lock = { .l_type = F_WRLCK, .l_start = 0x40000000, .l_len = 512 };
        int fd = open (path, O_RDWR);

        close (hold[1]);
        byte = fcntl (fd, F_SETLK, &lock) == 0;
        if (write (ready[1], &byte, 1) == 1 && read (hold[0], &byte, 1) >= 0)
            _exit (0);
        _exit (1);
    }
    close (hold[0]);
    g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
    g_assert_cmpint (byte, ==, 1);
    close (ready[0]);
    close (ready[1]);
    return hold[1];
}

static void
test_busy_elsewhere (void)
{
    g_autoptr (TestDesk) desk = make_desk ();
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournStore) reader = NULL;
    int child, hold;

    hold = hold_lock (desk->path, &child);
    refuse_untouched (desk, SOJOURN_STORE_ERROR_BUSY);
    reader = dex_await_object (
        sojourn_store_open_read_only (desk->path, (SojournClock){ .at = &desk->now }), &error);
    g_assert_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_BUSY);
    g_assert_null (reader);

    close (hold);
    g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
    test_desk_open (desk);
}

static void
test_permissions (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    mode_t old = umask (0022);
    g_autofree char *folder = test_desk_file (desk, "deep/er");
    g_autofree char *log = NULL;
    GStatBuf status;

    g_free (desk->path);
    desk->path = g_build_filename (folder, "desk.db", NULL);
    log = g_strconcat (desk->path, "-wal", NULL);
    test_desk_open (desk);
    test_desk_add_case (desk, "Heron");
    g_assert_cmpint (g_stat (folder, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, 0700);
    g_assert_cmpint (g_stat (desk->path, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    g_assert_cmpint (g_stat (log, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    test_desk_close (desk);

    g_assert_cmpint (g_chmod (desk->path, 0644), ==, 0);
    test_desk_open (desk);
    g_assert_cmpint (g_stat (desk->path, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    umask (old);
}

static SojournStore *
open_to_read (TestDesk *desk)
{
    g_autoptr (GError) error = NULL;
    SojournStore *store = dex_await_object (
        sojourn_store_open_read_only (desk->path, (SojournClock){ .at = &desk->now }), &error);

    g_assert_no_error (error);
    g_assert_true (sojourn_store_is_read_only (store));
    return store;
}

static void
assert_readable (SojournStore *store, guint n_cases)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) cases =
        dex_await_boxed (sojourn_store_load_all (store, SOJOURN_KIND_CASE), &error);

    g_assert_no_error (error);
    g_assert_cmpuint (cases->len, ==, n_cases);
}

static void
assert_not_writable (SojournStore *store)
{
    g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Write");
    g_autoptr (GError) error = NULL;

    sojourn_change_set_set_note (changes, "a", "b");
    g_assert_null (dex_await_boxed (sojourn_store_apply (store, changes), &error));
    g_assert_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_READ_ONLY);
}

static void
test_read_only (void)
{
    g_autoptr (TestDesk) desk = make_desk ();
    gsize before_length, after_length;
    g_autofree char *before = read_bytes (desk->path, &before_length);
    g_autofree char *after = NULL;
    g_autoptr (SojournStore) store = open_to_read (desk);
    g_autoptr (GError) error = NULL;

    assert_readable (store, 1);
    assert_not_writable (store);
    g_assert_cmpint (dex_await_int64 (sojourn_store_refresh_findings (store), &error), ==, 0);
    g_assert_no_error (error);
    g_assert_true (dex_await_boolean (sojourn_store_close (store), NULL));
    after = read_bytes (desk->path, &after_length);
    g_assert_cmpmem (before, before_length, after, after_length);
    assert_only_file (desk, "desk.db");
}

/* After a crash the newest changes are in the log, which a reader cannot move into the file. */
static void
test_read_only_with_log (void)
{
    g_autoptr (TestDesk) desk = make_desk ();
    g_autoptr (TestDesk) crashed = test_desk_new ();
    g_autofree char *log = test_desk_file (desk, "desk.db-wal");
    g_autofree char *log_copy = test_desk_file (crashed, "desk.db-wal");
    gsize length;
    g_autofree char *bytes = NULL;
    g_autofree char *log_bytes = NULL;
    g_autoptr (SojournStore) store = NULL;

    test_desk_open (desk);
    test_desk_add_case (desk, "Falcon");
    log_bytes = read_bytes (log, &length);
    write_bytes (log_copy, log_bytes, length);
    test_desk_close (desk);
    bytes = read_bytes (desk->path, &length);
    write_bytes (crashed->path, bytes, length);

    store = open_to_read (crashed);
    assert_readable (store, 2);
    assert_not_writable (store);
    g_assert_true (dex_await_boolean (sojourn_store_close (store), NULL));
    g_assert_true (g_file_test (log_copy, G_FILE_TEST_EXISTS));
}

static void
test_read_only_missing (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (GError) error = NULL;

    g_assert_null (dex_await_object (
        sojourn_store_open_read_only (desk->path, (SojournClock){ .at = &desk->now }), &error));
    g_assert_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_OPEN);
    g_assert_false (g_file_test (desk->path, G_FILE_TEST_EXISTS));
}

/* A page in the middle is damaged: what is elsewhere is read, the check tells. */
static void
test_damaged_page (void)
{
    g_autoptr (TestDesk) desk = make_desk ();
    gsize length;
    g_autofree char *bytes = read_bytes (desk->path, &length);
    g_autoptr (SojournCheckReport) report = NULL;
    g_autoptr (GError) error = NULL;

    for (gsize page = 2; (page + 1) * 4096 <= length; page += 3)
        memset (bytes + page * 4096, 0xa5, 4096);
    write_bytes (desk->path, bytes, length);
    desk->store = test_desk_try_open (desk, &error);
    if (desk->store == NULL) {
        g_assert_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CORRUPT);
        return;
    }
    report = dex_await_boxed (sojourn_store_check (desk->store), &error);
    if (report != NULL)
        g_assert_false (sojourn_check_report_holds (report));
    else
        g_assert_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CORRUPT);
}

static void
test_remote (void)
{
    g_assert_true (sojourn_file_system_is_remote (0x6969));
    g_assert_true (sojourn_file_system_is_remote ((gint32)0xff534d42));
    g_assert_true (sojourn_file_system_is_remote (0xfe534d42));
    g_assert_true (sojourn_file_system_is_remote (0x65735546));
    g_assert_false (sojourn_file_system_is_remote (0xef53));
    g_assert_false (sojourn_file_system_is_remote (0x01021994));
}

/* The log of another database lies beside the file: it is not taken in. */
static void
test_log_of_another (void)
{
    g_autoptr (TestDesk) desk = make_desk ();
    g_autoptr (TestDesk) other = test_desk_new ();
    g_autofree char *log = test_desk_file (desk, "desk.db-wal");
    g_autofree char *other_log = test_desk_file (other, "desk.db-wal");
    gsize log_length, before_length, length;
    g_autofree char *before = read_bytes (desk->path, &before_length);
    g_autofree char *bytes = NULL;
    g_autofree char *after = NULL;

    test_desk_open (other);
    test_desk_add_case (other, "Falcon");
    bytes = read_bytes (other_log, &log_length);
    write_bytes (log, bytes, log_length);
    test_desk_refuse_open (desk, SOJOURN_STORE_ERROR_CORRUPT);
    after = read_bytes (desk->path, &length);
    g_assert_cmpmem (before, before_length, after, length);

    g_assert_cmpint (g_unlink (log), ==, 0);
    test_desk_open (desk);
    g_assert_cmpint (test_desk_count (desk, SOJOURN_KIND_CASE), ==, 1);
}

/* A backup was put in the place of the file, and the log that a crash left is still there. */
static void
test_log_of_the_past (void)
{
    g_autoptr (TestDesk) desk = make_desk ();
    g_autofree char *log = test_desk_file (desk, "desk.db-wal");
    g_autofree char *backup = test_desk_file (desk, "backup.db");
    g_autofree char *bytes = NULL;
    gsize length;

    test_desk_open (desk);
    g_assert_true (dex_await_boolean (sojourn_store_backup (desk->store, backup), NULL));
    test_desk_add_case (desk, "Falcon");
    bytes = read_bytes (log, &length);
    test_desk_close (desk);
    g_assert_cmpint (g_rename (backup, desk->path), ==, 0);
    write_bytes (log, bytes, length);
    test_desk_refuse_open (desk, SOJOURN_STORE_ERROR_CORRUPT);
}

/* The log of the file itself, as a crash leaves it, is taken in. */
static void
test_own_log (void)
{
    g_autoptr (TestDesk) desk = make_desk ();
    g_autoptr (TestDesk) crashed = test_desk_new ();
    g_autofree char *log = test_desk_file (desk, "desk.db-wal");
    g_autofree char *log_copy = test_desk_file (crashed, "desk.db-wal");
    gsize length, log_length;
    g_autofree char *bytes = NULL;
    g_autofree char *log_bytes = NULL;

    test_desk_open (desk);
    test_desk_add_case (desk, "Falcon");
    bytes = read_bytes (desk->path, &length);
    log_bytes = read_bytes (log, &log_length);
    write_bytes (crashed->path, bytes, length);
    write_bytes (log_copy, log_bytes, log_length);
    test_desk_open (crashed);
    g_assert_cmpint (test_desk_count (crashed, SOJOURN_KIND_CASE), ==, 2);
}

/* Two programs make the database at the same time: the one that comes second opens the first. */
static void
test_race_to_create (void)
{
    g_autoptr (TestDesk) desk = make_desk ();
    g_autofree char *second = test_desk_file (desk, "second.db");
    g_autoptr (GError) error = NULL;
    gsize before_length, after_length;
    g_autofree char *before = read_bytes (desk->path, &before_length);
    g_autofree char *after = NULL;

    write_bytes (second, "x", 1);
    g_assert_true (sojourn_file_move_new (second, desk->path, &error));
    g_assert_no_error (error);
    g_assert_false (g_file_test (second, G_FILE_TEST_EXISTS));
    after = read_bytes (desk->path, &after_length);
    g_assert_cmpmem (before, before_length, after, after_length);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    dex_init ();
    fiber_test_add ("/open/foreign", test_foreign);
    fiber_test_add ("/open/truncated", test_truncated);
    fiber_test_add ("/open/too-new", test_too_new);
    fiber_test_add ("/open/too-new-in-log", test_too_new_in_log);
    fiber_test_add ("/open/no-permission", test_no_permission);
    fiber_test_add ("/open/busy-in-process", test_busy_in_process);
    fiber_test_add ("/open/busy-elsewhere", test_busy_elsewhere);
    fiber_test_add ("/open/permissions", test_permissions);
    fiber_test_add ("/open/read-only", test_read_only);
    fiber_test_add ("/open/read-only-with-log", test_read_only_with_log);
    fiber_test_add ("/open/read-only-missing", test_read_only_missing);
    fiber_test_add ("/open/damaged-page", test_damaged_page);
    fiber_test_add ("/open/remote", test_remote);
    fiber_test_add ("/open/log-of-another", test_log_of_another);
    fiber_test_add ("/open/log-of-the-past", test_log_of_the_past);
    fiber_test_add ("/open/own-log", test_own_log);
    fiber_test_add ("/open/race-to-create", test_race_to_create);
    return g_test_run ();
}
