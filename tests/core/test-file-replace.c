/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-file-replace.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

typedef struct {
    char *folder;
    char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
    fixture->folder = g_dir_make_tmp ("sojourn-file-XXXXXX", NULL);
    fixture->path = g_build_filename (fixture->folder, "sheet.pdf", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
    g_unlink (fixture->path);
    g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
    g_free (fixture->path);
    g_free (fixture->folder);
}

static gboolean
replace (const char *path, const char *text, GError **error)
{
    g_autoptr (GFile) file = g_file_new_for_path (path);
    g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

    return sojourn_file_replace_atomically (file, bytes, error);
}

static void
assert_holds (const char *path, const char *text)
{
    g_autofree char *found = NULL;

    g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
    g_assert_cmpstr (found, ==, text);
}

static void
test_replaces (Fixture *fixture, gconstpointer data)
{
    g_autoptr (GError) error = NULL;
    GStatBuf status;

    g_assert_true (replace (fixture->path, "one", &error));
    g_assert_no_error (error);
    g_chmod (fixture->path, 0644);
    g_assert_true (replace (fixture->path, "two", &error));
    g_assert_no_error (error);
    assert_holds (fixture->path, "two");
    g_assert_true (replace (fixture->path, "", &error));
    assert_holds (fixture->path, "");
    g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_does_not_follow_links (Fixture *fixture, gconstpointer data)
{
    g_autofree char *elsewhere = g_build_filename (fixture->folder, "elsewhere", NULL);

    g_assert_true (g_file_set_contents (elsewhere, "kept", -1, NULL));
    g_assert_cmpint (symlink (elsewhere, fixture->path), ==, 0);
    g_assert_true (replace (fixture->path, "new", NULL));
    assert_holds (elsewhere, "kept");
    assert_holds (fixture->path, "new");
    g_unlink (elsewhere);
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
    g_autofree char *path = g_build_filename (fixture->folder, "gone", "sheet.pdf", NULL);
    g_autoptr (GError) error = NULL;

    g_assert_false (replace (path, "text", &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
    g_assert_true (g_str_has_prefix (error->message, "“sheet.pdf” was not written"));
    g_assert_null (strstr (error->message, fixture->folder));
}

static void
test_folder_of_that_name (Fixture *fixture, gconstpointer data)
{
    g_autoptr (GError) error = NULL;

    g_assert_false (replace (fixture->folder, "text", &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

/* /proc takes no files from anybody, not from root either. */
static void
test_forbidden (void)
{
    g_autoptr (GError) error = NULL;

    g_assert_false (replace ("/proc/sojourn.pdf", "text", &error));
    g_assert_nonnull (error);
    g_assert_cmpint (error->domain, ==, G_IO_ERROR);
    g_assert_true (g_str_has_prefix (error->message, "“sojourn.pdf” was not written"));
}

/* A write that breaks off leaves the old file, and nothing beside it. */
static void
test_breaks_off (Fixture *fixture, gconstpointer data)
{
    g_autofree char *large = g_strnfill (1 << 20, 'x');
    g_autoptr (GError) error = NULL;
    struct rlimit before;
    struct rlimit small;

    g_assert_true (replace (fixture->path, "old", NULL));
    signal (SIGXFSZ, SIG_IGN);
    g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
    small = before;
    small.rlim_cur = 4096;
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
    g_assert_false (replace (fixture->path, large, &error));
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

    g_assert_cmpint (error->domain, ==, G_IO_ERROR);
    g_assert_nonnull (strstr (error->message, "unchanged"));
    assert_holds (fixture->path, "old");
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add ("/file-replace/replaces", Fixture, NULL, set_up, test_replaces, tear_down);
    g_test_add ("/file-replace/does-not-follow-links", Fixture, NULL, set_up,
                test_does_not_follow_links, tear_down);
    g_test_add ("/file-replace/no-folder", Fixture, NULL, set_up, test_no_folder, tear_down);
    g_test_add ("/file-replace/folder-of-that-name", Fixture, NULL, set_up,
                test_folder_of_that_name, tear_down);
    g_test_add_func ("/file-replace/forbidden", test_forbidden);
    g_test_add ("/file-replace/breaks-off", Fixture, NULL, set_up, test_breaks_off, tear_down);
    return g_test_run ();
}
