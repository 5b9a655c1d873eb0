/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* syscall () */
#define _GNU_SOURCE

#include "config.h"

#include "fiber-test.h"
#include "test-desk.h"

#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

#define NFS_MAGIC 0x6969

/* Every file of this program lies on NFS, as far as the system tells. */
int
statfs (const char *path, struct statfs *status)
{
    int result = (int)syscall (SYS_statfs, path, status);

    status->f_type = NFS_MAGIC;
    return result;
}

static void
test_remote (void)
{
    g_autoptr (TestDesk) desk = test_desk_new ();
    g_autofree char *log = test_desk_file (desk, "desk.db-wal");

    test_desk_open (desk);
    g_assert_nonnull (sojourn_store_get_warning (desk->store));
    g_assert_false (sojourn_store_is_read_only (desk->store));
    test_desk_add_case (desk, "Heron");
    g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
    test_desk_close (desk);
    test_desk_open (desk);
    g_assert_cmpint (test_desk_count (desk, SOJOURN_KIND_CASE), ==, 1);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    dex_init ();
    fiber_test_add ("/remote/journal", test_remote);
    return g_test_run ();
}
