/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* syscall () */
#define _GNU_SOURCE

#include "config.h"

#include "test-fault.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static TestFault armed;
static gint countdown; /* (atomic): the store has a thread of its own */
static guint number_armed;
static gboolean lasts;
static gboolean struck;

/* A write that the disk has not been asked to keep yet: what it would find there without it. */
typedef struct {
    char *path; /* (owned) */
    ino_t inode;
    off_t offset;
    gsize length;
    char *before; /* (owned): zeros where the file ended */
} Write;

static GArray *unflushed; /* (element-type Write) (owned) (nullable): in the order of the writes */

/* Whether the call that is about to be made goes wrong. */
static gboolean
strikes (TestFault fault)
{
    if (armed != fault || g_atomic_int_get (&countdown) <= 0 ||
        !g_atomic_int_dec_and_test (&countdown))
        return FALSE;
    struck = TRUE;
    if (lasts)
        g_atomic_int_set (&countdown, 1);
    return TRUE;
}

static void
take_back (const Write *write)
{
    int fd = open (write->path, O_WRONLY | O_CLOEXEC);
    struct stat status;

    if (fd < 0)
        return;
    if (fstat (fd, &status) == 0 && status.st_ino == write->inode)
        g_assert_cmpint (pwrite (fd, write->before, write->length, write->offset), ==,
                         (gssize)write->length);
    close (fd);
}

/* A disk writes in the order it likes: any of the writes may be the ones that are missing. */
static void
lose_power (guint seed)
{
    g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
    gboolean all = g_rand_int_range (chance, 0, 3) == 0;

    for (guint i = unflushed != NULL ? unflushed->len : 0; i > 0; i--) {
        if (all || g_rand_boolean (chance))
            take_back (&g_array_index (unflushed, Write, i - 1));
    }
}

void
test_fault_pass (void)
{
    if (strikes (TEST_FAULT_POWER))
        lose_power (number_armed);
    else if (!strikes (TEST_FAULT_KILL))
        return;
    kill (getpid (), SIGKILL);
}

static void
clear_write (gpointer data)
{
    g_free (((Write *)data)->path);
    g_free (((Write *)data)->before);
}

static void
note_write (int fd, off_t offset, gsize length)
{
    g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
    struct stat status;
    Write write = { .offset = offset, .length = length };

    if (armed != TEST_FAULT_POWER)
        return;
    if (unflushed == NULL) {
        unflushed = g_array_new (FALSE, FALSE, sizeof (Write));
        g_array_set_clear_func (unflushed, clear_write);
    }
    g_assert_cmpint (fstat (fd, &status), ==, 0);
    write.inode = status.st_ino;
    write.path = g_file_read_link (link, NULL);
    write.before = g_malloc0 (length);
    g_assert_cmpint (pread (fd, write.before, length, offset), >=, 0);
    g_array_append_val (unflushed, write);
}

static void
note_flush (int fd)
{
    struct stat status;

    if (unflushed == NULL || fstat (fd, &status) != 0)
        return;
    for (guint i = unflushed->len; i > 0; i--) {
        if (g_array_index (unflushed, Write, i - 1).inode == status.st_ino)
            g_array_remove_index (unflushed, i - 1);
    }
}

static gssize
fail (int code)
{
    errno = code;
    return -1;
}

static gssize
fault_pwrite (int fd, const void *bytes, size_t length, off_t offset)
{
    test_fault_pass ();
    if (strikes (TEST_FAULT_FULL))
        return fail (ENOSPC);
    if (strikes (TEST_FAULT_WRITE))
        return fail (EIO);
    note_write (fd, offset, length);
    return pwrite (fd, bytes, length, offset);
}

static gssize
fault_pread (int fd, void *bytes, size_t length, off_t offset)
{
    return strikes (TEST_FAULT_READ) ? fail (EIO) : pread (fd, bytes, length, offset);
}

/* SQLite flushes by these two directly; defined in the program, they come before those of the C
 * library. */
int
fdatasync (int fd)
{
    test_fault_pass ();
    if (strikes (TEST_FAULT_SYNC))
        return (int)fail (EIO);
    note_flush (fd);
    return (int)syscall (SYS_fdatasync, fd);
}

int
fsync (int fd)
{
    test_fault_pass ();
    if (strikes (TEST_FAULT_SYNC))
        return (int)fail (EIO);
    note_flush (fd);
    return (int)syscall (SYS_fsync, fd);
}

static int
fault_ftruncate (int fd, off_t length)
{
    test_fault_pass ();
    return ftruncate (fd, length);
}

static int
fault_unlink (const char *path)
{
    test_fault_pass ();
    return unlink (path);
}

static int
fault_fcntl (int fd, int command, ...)
{
    va_list arguments;
    void *argument;

    va_start (arguments, command);
    argument = va_arg (arguments, void *);
    va_end (arguments);
    if (command == F_SETLK && strikes (TEST_FAULT_NO_LOCK))
        return (int)fail (ENOLCK);
    return fcntl (fd, command, argument);
}

static void
replace (const char *name, sqlite3_syscall_ptr function)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);

    g_assert_cmpint (vfs->xSetSystemCall (vfs, name, function), ==, SQLITE_OK);
}

void
test_fault_arm (TestFault fault, guint number, gboolean lasting)
{
    armed = fault;
    g_atomic_int_set (&countdown, (gint)number);
    number_armed = number;
    lasts = lasting;
    struck = FALSE;
    replace ("pwrite64", (sqlite3_syscall_ptr)fault_pwrite);
    replace ("pread64", (sqlite3_syscall_ptr)fault_pread);
    replace ("ftruncate", (sqlite3_syscall_ptr)fault_ftruncate);
    replace ("unlink", (sqlite3_syscall_ptr)fault_unlink);
    replace ("fcntl", (sqlite3_syscall_ptr)fault_fcntl);
}

gboolean
test_fault_struck (void)
{
    return struck;
}

void
test_fault_disarm (void)
{
    armed = TEST_FAULT_NONE;
}
