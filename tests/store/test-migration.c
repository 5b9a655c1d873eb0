/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "test-desk.h"
#include "test-fault.h"

#include "sojourn-connection.h"
#include "sojourn-database.h"
#include "sojourn-migration.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#define PREFIX "/io/github/sojourndesk/Sojourn/migrations/"

#define N_REAL 2

/* The path of this program, to be started again as the one that dies. */
static const char *program;

/* The steps of the application, and then some. */
static const char *const next_steps[] = { PREFIX "001-records.sql", PREFIX "002-desk.sql",
                                          "/test/migrations/next.sql" };
static const char *const broken_steps[] = { PREFIX "001-records.sql", PREFIX "002-desk.sql",
                                            "/test/migrations/next.sql",
                                            "/test/migrations/broken.sql" };
static const char *const dangling_steps[] = { PREFIX "001-records.sql", PREFIX "002-desk.sql",
                                              "/test/migrations/dangling.sql" };
static const SojournMigrations next = { next_steps, G_N_ELEMENTS (next_steps) };
static const SojournMigrations broken = { broken_steps, G_N_ELEMENTS (broken_steps) };
static const SojournMigrations dangling = { dangling_steps, G_N_ELEMENTS (dangling_steps) };

/* A database of the present version with a case, closed. */
static TestDesk *
make_desk (void)
{
    TestDesk *desk = test_desk_new ();

    g_assert_cmpuint (sojourn_migrations_get ()->n_steps, ==, N_REAL);
    test_desk_open (desk);
    test_desk_add_case (desk, "Heron");
    test_desk_close (desk);
    return desk;
}

static SojournConnection *
migrate (TestDesk *desk, const SojournMigrations *migrations)
{
    g_autoptr (GError) error = NULL;
    SojournConnection *connection = sojourn_database_open (desk->path, migrations, &error);

    g_assert_no_error (error);
    return connection;
}

static void
refuse_to_migrate (TestDesk *desk, const SojournMigrations *migrations, SojournStoreError code)
{
    g_autoptr (GError) error = NULL;

    g_assert_null (sojourn_database_open (desk->path, migrations, &error));
    g_assert_error (error, SOJOURN_STORE_ERROR, (int)code);
}

static gint64
ask (SojournConnection *connection, const char *sql)
{
    g_autoptr (GError) error = NULL;
    gint64 value;

    sojourn_connection_read_integer (connection, sql, &value, &error);
    g_assert_no_error (error);
    return value;
}

static gint64
ask_file (const char *path, const char *sql)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournConnection) connection =
        sojourn_connection_open (path, SOJOURN_CONNECTION_READ_ONLY, &error);

    g_assert_no_error (error);
    return ask (connection, sql);
}

static char *
get_backup (TestDesk *desk)
{
    return sojourn_migration_dup_backup_path (desk->path, N_REAL);
}

/* A new file has the newest schema at once, and no copy of nothing. */
static void
test_from_empty (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autoptr (SojournConnection) connection = migrate (desk, &next);
    g_autofree char *backup = get_backup (desk);

    g_assert_cmpint (ask (connection, "PRAGMA user_version"), ==, N_REAL + 1);
    g_assert_cmpint (ask (connection, "SELECT count(*) FROM pragma_table_info('clinics') WHERE "
                                      "name = 'parking'"),
                     ==, 1);
    g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
}

static void
test_from_older (void)
{
    g_autoptr (TestDesk) desk = make_desk ();
    g_autoptr (SojournConnection) connection = migrate (desk, &next);
    g_autofree char *backup = get_backup (desk);
    GStatBuf status;

    g_assert_cmpint (ask (connection, "PRAGMA user_version"), ==, N_REAL + 1);
    g_assert_cmpint (ask (connection, "SELECT count(*) FROM cases"), ==, 1);
    g_assert_cmpint (ask (connection, "PRAGMA foreign_keys"), ==, 1);
    g_clear_pointer (&connection, sojourn_connection_close);

    g_assert_cmpint (ask_file (backup, "PRAGMA user_version"), ==, N_REAL);
    g_assert_cmpint (ask_file (backup, "SELECT count(*) FROM cases"), ==, 1);
    g_assert_cmpint (g_stat (backup, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, 0600);

    /* The version before it refuses what it does not know. */
    test_desk_refuse_open (desk, SOJOURN_STORE_ERROR_TOO_NEW);
}

/* A step that fails in the middle leaves no trace; the steps before it stay, the next start goes on
 * from there. */
static void
test_broken_step (void)
{
    g_autoptr (TestDesk) desk = make_desk ();
    g_autofree char *backup = get_backup (desk);
    g_autoptr (SojournConnection) connection = NULL;

    refuse_to_migrate (desk, &broken, SOJOURN_STORE_ERROR_CORRUPT);
    g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
    connection = migrate (desk, &next);
    g_assert_cmpint (ask (connection, "PRAGMA user_version"), ==, N_REAL + 1);
    g_assert_cmpint (ask (connection, "SELECT count(*) FROM pragma_table_info('clinics') WHERE "
                                      "name = 'elevator'"),
                     ==, 0);
    g_assert_cmpint (ask (connection, "SELECT count(*) FROM cases"), ==, 1);
}

/* A step that would leave references to nothing is taken back. */
static void
test_dangling_step (void)
{
    g_autoptr (TestDesk) desk = make_desk ();

    refuse_to_migrate (desk, &dangling, SOJOURN_STORE_ERROR_CONSTRAINT);
    test_desk_open (desk);
    g_assert_cmpint (test_desk_count (desk, SOJOURN_KIND_PERSON), ==, 1);
}

/* There is no room for the copy: the database stays as it is, and nothing half-made is left. */
static void
test_no_backup (void)
{
    g_autoptr (TestDesk) desk = make_desk ();
    g_autofree char *backup = get_backup (desk);
    g_autofree char *inside = g_build_filename (backup, "x", NULL);

    g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
    refuse_to_migrate (desk, &next, SOJOURN_STORE_ERROR_OPEN);
    test_desk_open (desk);
    g_assert_cmpint (test_desk_count (desk, SOJOURN_KIND_PERSON), ==, 1);
}

/* The schema of a file that was brought up to date is that of a new one. */
static void
test_same_schema (void)
{
    static const char sql[] = "SELECT group_concat(name || coalesce(sql, ''), '|') FROM (SELECT * "
                              "FROM sqlite_schema ORDER BY name)";
    g_autoptr (TestDesk) old = make_desk ();
    g_autoptr (TestDesk) new = test_desk_new ();
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournConnection) old_connection = migrate (old, &next);
    g_autoptr (SojournConnection) new_connection = migrate (new, &next);
    g_autofree char *old_schema = sojourn_connection_read_text (old_connection, sql, &error);
    g_autofree char *new_schema = sojourn_connection_read_text (new_connection, sql, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (old_schema, ==, new_schema);
}

/* An older file cannot be brought up to date where nothing can be written; that is said. */
static void
test_read_only_older (void)
{
    g_autoptr (TestDesk) desk = make_desk ();
    g_autoptr (GError) error = NULL;
    char *copy = NULL;

    g_assert_null (sojourn_database_open_read_only (desk->path, &next, &copy, &error));
    g_assert_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_OPEN);
    g_assert_null (copy);
}

/* The file as it is before a migration. */
typedef struct {
    TestDesk *desk;
    char *bytes;
    gsize length;
} Origin;

static void
origin_init (Origin *self)
{
    self->desk = make_desk ();
    g_assert_true (g_file_get_contents (self->desk->path, &self->bytes, &self->length, NULL));
}

static void
origin_restore (Origin *self)
{
    g_autofree char *log = g_strconcat (self->desk->path, "-wal", NULL);
    g_autofree char *backup = get_backup (self->desk);

    g_unlink (log);
    g_unlink (backup);
    g_assert_true (g_file_set_contents (self->desk->path, self->bytes, (gssize)self->length, NULL));
}

static void
origin_clear (Origin *self)
{
    g_free (self->bytes);
    test_desk_free (self->desk);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Origin, origin_clear)

/* The next start gets through; what was copied before is whole. */
static void
assert_goes_on (TestDesk *desk)
{
    g_autofree char *backup = get_backup (desk);
    g_autoptr (SojournConnection) connection = migrate (desk, &next);

    g_assert_cmpint (ask (connection, "PRAGMA user_version"), ==, N_REAL + 1);
    g_assert_cmpint (ask (connection, "SELECT count(*) FROM cases"), ==, 1);
    g_assert_cmpint (ask (connection, "SELECT count(*) FROM pragma_integrity_check WHERE "
                                      "integrity_check <> 'ok'"),
                     ==, 0);
    g_assert_cmpint (ask_file (backup, "SELECT count(*) FROM cases"), ==, 1);
}

/* Each write, or each flush, of a migration fails once, in turn: it is refused with the schema as
 * it was, or was complete. */
static void
fail_each (TestFault fault, SojournStoreError code)
{
    g_auto (Origin) origin = { 0 };
    guint refusals = 0;

    origin_init (&origin);
    for (guint n = 1;; n += 1 + n / 10) {
        g_autoptr (SojournConnection) connection = NULL;
        g_autoptr (GError) error = NULL;

        origin_restore (&origin);
        test_fault_arm (fault, n, FALSE);
        connection = sojourn_database_open (origin.desk->path, &next, &error);
        g_clear_pointer (&connection, sojourn_connection_close);
        test_fault_disarm ();
        if (error != NULL) {
            refusals++;
            g_assert_error (error, SOJOURN_STORE_ERROR, (int)code);
        }
        assert_goes_on (origin.desk);
        if (!test_fault_struck ())
            break;
    }
    g_assert_cmpuint (refusals, >, 2);
}

static void
test_full (void)
{
    fail_each (TEST_FAULT_FULL, SOJOURN_STORE_ERROR_FULL);
}

static void
test_sync_error (void)
{
    fail_each (TEST_FAULT_SYNC, SOJOURN_STORE_ERROR_IO);
}

static void
die_while_migrating (void)
{
    g_autoptr (SojournConnection) connection = NULL;

    test_fault_arm ((TestFault)atoi (g_getenv ("DIE_FAULT")), (guint)atoi (g_getenv ("DIE_POINT")),
                    FALSE);
    connection = sojourn_database_open (g_getenv ("DIE_PATH"), &next, NULL);
    g_assert_nonnull (connection);
}

static gboolean
run_and_die (const char *path, TestFault fault, guint point)
{
    g_autofree char *number = g_strdup_printf ("%u", point);
    g_autofree char *kind = g_strdup_printf ("%d", fault);
    const char *arguments[] = { program, "--die", path, kind, number, NULL };
    int status;

    g_assert_true (g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                                 NULL, NULL, NULL, &status, NULL));
    if (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL)
        return TRUE;
    g_assert_cmpint (status, ==, 0);
    return FALSE;
}

/* The process dies, or the power fails, in the middle of it: there is no half schema. */
static void
die_at_each (TestFault fault)
{
    g_auto (Origin) origin = { 0 };
    guint points = 0;
    gboolean killed = TRUE;

    origin_init (&origin);
    for (guint n = 1; killed; n += 1 + n / 10) {
        origin_restore (&origin);
        killed = run_and_die (origin.desk->path, fault, n);
        points += killed;
        assert_goes_on (origin.desk);
    }
    g_assert_cmpuint (points, >, 10);
}

static void
test_kill (void)
{
    die_at_each (TEST_FAULT_KILL);
}

static void
test_power_loss (void)
{
    die_at_each (TEST_FAULT_POWER);
}

int
main (int argc, char **argv)
{
    program = argv[0];
    if (argc == 5 && g_str_equal (argv[1], "--die")) {
        g_setenv ("DIE_PATH", argv[2], TRUE);
        g_setenv ("DIE_FAULT", argv[3], TRUE);
        g_setenv ("DIE_POINT", argv[4], TRUE);
        argc = 1;
        g_test_init (&argc, &argv, NULL);
        dex_init ();
        fiber_test_add ("/migration/child", die_while_migrating);
        return g_test_run ();
    }
    g_test_init (&argc, &argv, NULL);
    dex_init ();
    fiber_test_add ("/migration/from-empty", test_from_empty);
    fiber_test_add ("/migration/from-older", test_from_older);
    fiber_test_add ("/migration/broken-step", test_broken_step);
    fiber_test_add ("/migration/dangling-step", test_dangling_step);
    fiber_test_add ("/migration/no-backup", test_no_backup);
    fiber_test_add ("/migration/same-schema", test_same_schema);
    fiber_test_add ("/migration/read-only-older", test_read_only_older);
    fiber_test_add ("/migration/full", test_full);
    fiber_test_add ("/migration/sync-error", test_sync_error);
    fiber_test_add ("/migration/kill", test_kill);
    fiber_test_add ("/migration/power-loss", test_power_loss);
    return g_test_run ();
}
