/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "test-desk.h"

#include "sojourn-connection.h"
#include "sojourn-database.h"
#include "sojourn-migration.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#define PREFIX "/io/github/sojourndesk/Sojourn/migrations/"

#define N_REAL 2

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

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    dex_init ();
    fiber_test_add ("/migration/from-empty", test_from_empty);
    fiber_test_add ("/migration/from-older", test_from_older);
    fiber_test_add ("/migration/broken-step", test_broken_step);
    fiber_test_add ("/migration/dangling-step", test_dangling_step);
    fiber_test_add ("/migration/no-backup", test_no_backup);
    fiber_test_add ("/migration/same-schema", test_same_schema);
    fiber_test_add ("/migration/read-only-older", test_read_only_older);
    return g_test_run ();
}
