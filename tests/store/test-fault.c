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
#include <sys/syscall.h>
#include <unistd.h>

static TestFault armed;
static guint countdown;
static gboolean lasts;
static gboolean struck;

/* Whether the call that is about to be made goes wrong. */
static gboolean
strikes (TestFault fault)
{
    if (armed != fault || countdown == 0)
        return FALSE;
    if (--countdown > 0)
        return FALSE;
    struck = TRUE;
    if (lasts)
        countdown = 1;
    return TRUE;
}

static void
kill_here (void)
{
    if (strikes (TEST_FAULT_KILL))
        kill (getpid (), SIGKILL);
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
    kill_here ();
    if (strikes (TEST_FAULT_FULL))
        return fail (ENOSPC);
    if (strikes (TEST_FAULT_WRITE))
        return fail (EIO);
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
    kill_here ();
    return strikes (TEST_FAULT_SYNC) ? (int)fail (EIO) : (int)syscall (SYS_fdatasync, fd);
}

int
fsync (int fd)
{
    kill_here ();
    return strikes (TEST_FAULT_SYNC) ? (int)fail (EIO) : (int)syscall (SYS_fsync, fd);
}

static int
fault_ftruncate (int fd, off_t length)
{
    kill_here ();
    return ftruncate (fd, length);
}

static int
fault_unlink (const char *path)
{
    kill_here ();
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
    countdown = number;
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
