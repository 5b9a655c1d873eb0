/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* renameat2 () */
#define _GNU_SOURCE

#include "config.h"

#include "sojourn-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>

/* The header of a database: https://www.sqlite.org/fileformat2.html#the_database_header */
#define HEADER_SIZE 100
#define HEADER_MAGIC "SQLite format 3"
#define HEADER_CACHE_SIZE 48
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

/* A write-ahead log says nothing of the file it belongs to, and SQLite would take in that of
 * another file of this name: the log of a crash, beside a backup that was put in the place of the
 * file. So every file has a mark in its header, where SQLite keeps the suggested size of its cache,
 * in pages; every transaction writes the first page, and with it the mark, into the log.
 * https://www.sqlite.org/fileformat2.html#walformat */
#define MARK_MIN 2000
#define MARK_MAX 67535
#define LOG_HEADER_SIZE 32
#define LOG_FRAME_HEADER_SIZE 24
#define MIN_PAGE_SIZE 512
#define MAX_PAGE_SIZE 65536

/* Where SQLite locks: https://www.sqlite.org/src/file?name=src/os.h */
#define LOCK_FIRST_BYTE 0x40000000
#define LOCK_LENGTH 512

struct _SojournFileClaim {
    dev_t device;
    ino_t inode;
};

/* Held also while a file is looked at, so that closing it never drops a lock just taken. */
static GMutex claims_lock;
static GPtrArray *claims; /* (mutex claims_lock) (owned) (element-type SojournFileClaim): borrows */

static gboolean
fail_open (const char *path, int code, GError **error)
{
    g_autofree char *shown = g_filename_display_name (path);

    switch (code) {
    case EROFS:
        g_set_error (
            error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_READ_ONLY,
            /* Translators: %s is the name of a file */
            _ ("“%s” lies on a disk that cannot be written to. Open it to read, or copy it "
               "to another place."),
            shown);
        break;
    case ENOSPC:
    case EDQUOT:
        g_set_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_FULL,
                     /* Translators: %s is the name of a file */
                     _ ("There is no room for “%s”. Make room on the disk and try again."), shown);
        break;
    default:
        g_set_error (error, SOJOURN_STORE_ERROR,
                     code == EIO ? SOJOURN_STORE_ERROR_IO : SOJOURN_STORE_ERROR_OPEN,
                     /* Translators: the name of a file, then the reason given by the system */
                     _ ("“%s” cannot be opened: %s. Nothing was changed."), shown,
                     g_strerror (code));
    }
    return FALSE;
}

static gboolean
fail_damaged (const char *path, GError **error)
{
    g_autofree char *shown = g_filename_display_name (path);

    g_set_error (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CORRUPT,
                 /* Translators: %s is the name of a file */
                 _ ("“%s” is damaged: its beginning is missing. It was left as it is. Keep it, and "
                    "restore the newest backup."),
                 shown);
    return FALSE;
}

static gboolean
fail_foreign (const char *path, GError **error)
{
    g_autofree char *shown = g_filename_display_name (path);

    g_set_error (
        error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_FOREIGN,
        /* Translators: %s is the name of a file */
        _ ("“%s” is not a database of Sojourn. It was left as it is. Choose another file."), shown);
    return FALSE;
}

static guint32
read_number (const guint8 *bytes)
{
    return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

static gboolean
is_claimed (const GStatBuf *status)
{
    for (guint i = 0; claims != NULL && i < claims->len; i++) {
        const SojournFileClaim *claim = claims->pdata[i];

        if (claim->device == status->st_dev && claim->inode == status->st_ino)
            return TRUE;
    }
    return FALSE;
}

static gboolean
fail_claimed (GError **error)
{
    g_set_error_literal (error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_BUSY,
                         _ ("The database is already open in this program."));
    return FALSE;
}

static gboolean
fail_log (const char *path, GError **error)
{
    g_autofree char *shown = g_filename_display_name (path);

    g_set_error (
        error, SOJOURN_STORE_ERROR, SOJOURN_STORE_ERROR_CORRUPT,
        /* Translators: %s is the name of a file, twice */
        _ ("“%s-wal”, the log beside “%s”, belongs to another database. Nothing was changed. "
           "Move the log to another folder and open again."),
        shown, shown);
    return FALSE;
}

/* Reads until @length bytes are there or the file ends; -1 on failure. */
static gssize
read_at (int fd, guint8 *bytes, gsize length, gint64 offset)
{
    gsize done = 0;

    while (done < length) {
        gssize n = pread (fd, bytes + done, length - done, offset + (gint64)done);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        if (n == 0)
            break;
        done += (gsize)n;
    }
    return (gssize)done;
}

static gssize
read_header (const char *path, guint8 *header)
{
    int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
    gssize length;
    int code;

    if (fd < 0)
        return -1;
    length = read_at (fd, header, HEADER_SIZE, 0);
    code = errno;
    g_close (fd, NULL);
    errno = code;
    return length;
}

/* What a log is read with. */
typedef struct {
    int fd;
    gboolean big_endian; /* how the checksum takes the bytes */
    guint32 sums[2];     /* the checksum of all that was read */
    guint8 salt[8];      /* of this round; what is left from an earlier one has another */
    guint32 page_size;
    gint64 at;
} Log;

static guint32
read_word (const Log *log, const guint8 *bytes)
{
    guint32 word = read_number (bytes);

    return log->big_endian ? word : GUINT32_SWAP_LE_BE (word);
}

static void
add_to_checksum (Log *log, const guint8 *bytes, gsize length)
{
    for (gsize i = 0; i < length; i += 8) {
        log->sums[0] += read_word (log, bytes + i) + log->sums[1];
        log->sums[1] += read_word (log, bytes + i + 4) + log->sums[0];
    }
}

static gboolean
begin_log (Log *log)
{
    guint8 header[LOG_HEADER_SIZE];

    if (read_at (log->fd, header, sizeof header, 0) != sizeof header)
        return FALSE;
    log->big_endian = (header[3] & 1) != 0;
    log->page_size = read_number (header + 8);
    memcpy (log->salt, header + 16, sizeof log->salt);
    log->at = LOG_HEADER_SIZE;
    add_to_checksum (log, header, LOG_HEADER_SIZE - 8);
    return log->page_size >= MIN_PAGE_SIZE && log->page_size <= MAX_PAGE_SIZE &&
           log->sums[0] == read_number (header + 24) && log->sums[1] == read_number (header + 28);
}

/* Reads on as SQLite does: up to the first frame that is not whole, which a crash left behind. */
static gboolean
read_frame (Log *log, guint8 *frame)
{
    gsize length = LOG_FRAME_HEADER_SIZE + log->page_size;

    if (read_at (log->fd, frame, length, log->at) != (gssize)length ||
        memcmp (frame + 8, log->salt, sizeof log->salt) != 0)
        return FALSE;
    add_to_checksum (log, frame, 8);
    add_to_checksum (log, frame + LOG_FRAME_HEADER_SIZE, log->page_size);
    log->at += (gint64)length;
    return log->sums[0] == read_number (frame + 16) && log->sums[1] == read_number (frame + 20);
}

/* Whether each first page in the log has the mark of the file. */
static gboolean
has_log_mark (int fd, const guint8 *mark)
{
    Log log = { .fd = fd };
    g_autofree guint8 *frame = NULL;

    if (!begin_log (&log))
        return TRUE;
    frame = g_malloc (LOG_FRAME_HEADER_SIZE + log.page_size);
    while (read_frame (&log, frame)) {
        if (read_number (frame) == 1 &&
            memcmp (frame + LOG_FRAME_HEADER_SIZE + HEADER_CACHE_SIZE, mark, 4) != 0)
            return FALSE;
    }
    return TRUE;
}

static gboolean
check_log (const char *path, const char *log, const guint8 *header, GError **error)
{
    int fd = g_open (log, O_RDONLY | O_CLOEXEC, 0);
    gboolean own;

    if (fd < 0)
        return fail_open (log, errno, error);
    own = has_log_mark (fd, header + HEADER_CACHE_SIZE);
    g_close (fd, NULL);
    return own || fail_log (path, error);
}

/**
 * sojourn_file_claim:
 * @path: a database file that exists
 * @error: return location for a %SOJOURN_STORE_ERROR: BUSY, OPEN
 *
 * Claims @path for one connection of this process. Safe from any thread.
 *
 * Returns: (transfer full): the claim, or %NULL if this process has the file open already
 */
SojournFileClaim *
sojourn_file_claim (const char *path, GError **error)
{
    g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&claims_lock);
    SojournFileClaim *claim;
    GStatBuf status;

    if (g_stat (path, &status) != 0) {
        fail_open (path, errno, error);
        return NULL;
    }
    if (is_claimed (&status)) {
        fail_claimed (error);
        return NULL;
    }
    claim = g_new0 (SojournFileClaim, 1);
    *claim = (SojournFileClaim){ status.st_dev, status.st_ino };
    if (claims == NULL)
        claims = g_ptr_array_new ();
    g_ptr_array_add (claims, claim);
    return claim;
}

/**
 * sojourn_file_claim_release:
 * @claim: (transfer full): a claim
 *
 * Gives the file free again. Safe from any thread.
 */
void
sojourn_file_claim_release (SojournFileClaim *claim)
{
    g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&claims_lock);

    g_ptr_array_remove_fast (claims, claim);
    if (claims->len == 0)
        g_clear_pointer (&claims, g_ptr_array_unref);
    g_free (claim);
}

static gboolean
check_header (const char *path, guint8 *header, GError **error)
{
    gssize length = read_header (path, header);

    if (length < 0)
        return fail_open (path, errno, error);
    if (length < HEADER_SIZE)
        return memcmp (header, HEADER_MAGIC, MIN ((gsize)length, sizeof HEADER_MAGIC)) == 0
                   ? fail_damaged (path, error)
                   : fail_foreign (path, error);
    return (memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) == 0 &&
            read_number (header + HEADER_APPLICATION_ID) == SOJOURN_APPLICATION_ID) ||
           fail_foreign (path, error);
}

/**
 * sojourn_file_inspect:
 * @path: where a database is or is to be
 * @info: (out): what was found
 * @error: return location for a %SOJOURN_STORE_ERROR: BUSY, OPEN, CORRUPT, FOREIGN
 *
 * Looks at a file without locking or changing it. A file that is not there is no error.
 *
 * Returns: %TRUE if it is a database of Sojourn or not there
 */
gboolean
sojourn_file_inspect (const char *path, SojournFileInfo *info, GError **error)
{
    g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&claims_lock);
    g_autofree char *journal = g_strconcat (path, "-wal", NULL);
    guint8 header[HEADER_SIZE] = { 0 };
    GStatBuf status;

    *info = (SojournFileInfo){ 0 };
    if (g_stat (path, &status) != 0)
        return errno == ENOENT || fail_open (path, errno, error);
    if (!S_ISREG (status.st_mode))
        return fail_foreign (path, error);
    if (is_claimed (&status))
        return fail_claimed (error);

    info->exists = TRUE;
    info->has_journal = g_stat (journal, &status) == 0 && status.st_size > 0;
    if (!check_header (path, header, error))
        return FALSE;
    info->schema_version = read_number (header + HEADER_USER_VERSION);
    return !info->has_journal || check_log (path, journal, header, error);
}

/**
 * sojourn_file_check_free:
 * @path: a file that is to be replaced, or not there
 * @error: return location for a %SOJOURN_STORE_ERROR_BUSY
 *
 * Returns: %TRUE unless it is a database that this process has open
 */
gboolean
sojourn_file_check_free (const char *path, GError **error)
{
    g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&claims_lock);
    GStatBuf status;

    return g_stat (path, &status) != 0 || !is_claimed (&status) || fail_claimed (error);
}

/**
 * sojourn_file_is_locked:
 * @path: a database file that this process does not have open
 *
 * Returns: whether another process has locked @path for writing
 */
gboolean
sojourn_file_is_locked (const char *path)
{
    struct flock lock = {
        .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_start = LOCK_FIRST_BYTE, .l_len = LOCK_LENGTH
    };
    g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&claims_lock);
    int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
    gboolean locked;

    if (fd < 0)
        return FALSE;
    locked = fcntl (fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    g_close (fd, NULL);
    return locked;
}

/**
 * sojourn_file_system_is_remote:
 * @magic: what statfs(2) calls `f_type`
 *
 * Returns: whether it is a file system of a network or in user space, where a write-ahead log can
 *   damage a database
 */
gboolean
sojourn_file_system_is_remote (gint64 magic)
{
    static const guint32 remote[] = {
        0x6969,     /* NFS */
        0x517b,     /* SMB */
        0xff534d42, /* CIFS */
        0xfe534d42, /* SMB 2 */
        0x01021997, /* 9P */
        0x5346414f, /* AFS */
        0x6b414653, /* AFS */
        0x73757245, /* Coda */
        0x00c36400, /* Ceph */
        0x564c,     /* NCP */
        0x65735546, /* FUSE */
    };

    for (guint i = 0; i < G_N_ELEMENTS (remote); i++) {
        if ((guint32)magic == remote[i])
            return TRUE;
    }
    return FALSE;
}

/**
 * sojourn_file_is_remote:
 * @path: a file that exists
 *
 * Returns: whether it lies where [func@file_system_is_remote]
 */
gboolean
sojourn_file_is_remote (const char *path)
{
    struct statfs status;

    return statfs (path, &status) == 0 && sojourn_file_system_is_remote (status.f_type);
}

/**
 * sojourn_file_make_folder:
 * @path: where a database is to be
 * @error: return location for a %SOJOURN_STORE_ERROR: OPEN, READ_ONLY, FULL
 *
 * Makes the folder of @path, for this user alone. One that is there is left as it is.
 *
 * Returns: %TRUE if there is one now
 */
gboolean
sojourn_file_make_folder (const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname (path);

    return g_mkdir_with_parents (folder, 0700) == 0 || fail_open (folder, errno, error);
}

/**
 * sojourn_file_make_sibling:
 * @path: a file
 * @suffix: what follows its name
 * @error: return location for a %SOJOURN_STORE_ERROR: OPEN, READ_ONLY, FULL
 *
 * Makes an empty file beside @path, for this user alone, under a name that was not there before.
 *
 * Returns: (transfer full) (type filename): its path
 */
char *
sojourn_file_make_sibling (const char *path, const char *suffix, GError **error)
{
    g_autofree char *sibling = g_strconcat (path, suffix, ".XXXXXX", NULL);
    int fd = g_mkstemp_full (sibling, O_RDWR | O_CLOEXEC, 0600);

    if (fd < 0) {
        fail_open (path, errno, error);
        return NULL;
    }
    g_close (fd, NULL);
    return g_steal_pointer (&sibling);
}

static gboolean
flush (const char *path, int flags)
{
    int fd = g_open (path, flags | O_CLOEXEC, 0);
    gboolean flushed = fd >= 0 && fsync (fd) == 0;
    int code = errno;

    if (fd >= 0)
        g_close (fd, NULL);
    errno = code;
    return flushed;
}

static gboolean
flush_folder (const char *path)
{
    g_autofree char *folder = g_path_get_dirname (path);

    return flush (folder, O_RDONLY | O_DIRECTORY);
}

/**
 * sojourn_file_publish:
 * @from: a finished file
 * @to: its final name, in the same folder; a file that is there is replaced
 * @error: return location for a %SOJOURN_STORE_ERROR: OPEN, READ_ONLY, FULL
 *
 * Gives a file its final name, so that after a crash there is the old one or the new one, whole.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_file_publish (const char *from, const char *to, GError **error)
{
    return (flush (from, O_RDWR) && g_rename (from, to) == 0 && flush_folder (to)) ||
           fail_open (to, errno, error);
}

/**
 * sojourn_file_move_new:
 * @from: a finished file
 * @to: its final name, in the same folder
 * @error: return location for a %SOJOURN_STORE_ERROR: OPEN, READ_ONLY, FULL
 *
 * As [func@file_publish], but a file that is there already is kept, and @from goes.
 *
 * Returns: %TRUE if there is a file at @to now
 */
gboolean
sojourn_file_move_new (const char *from, const char *to, GError **error)
{
    if (!flush (from, O_RDWR))
        return fail_open (to, errno, error);
    if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return flush_folder (to) || fail_open (to, errno, error);
    if (errno == EEXIST)
        return g_unlink (from) == 0;
    if (errno != EINVAL) /* a file system that cannot do it at once */
        return fail_open (to, errno, error);
    if (link (from, to) != 0 && errno != EEXIST)
        return fail_open (to, errno, error);
    return (g_unlink (from) == 0 && flush_folder (to)) || fail_open (to, errno, error);
}

/**
 * sojourn_file_mark:
 * @path: a finished database that nobody has open
 * @error: return location for a %SOJOURN_STORE_ERROR: OPEN, READ_ONLY, FULL
 *
 * Gives a new file, or a copy, a mark of its own, so that the log of another file is told from its
 * own.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_file_mark (const char *path, GError **error)
{
    guint32 mark = GUINT32_TO_BE ((guint32)g_random_int_range (MARK_MIN, MARK_MAX + 1));
    int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
    gboolean written = fd >= 0 && pwrite (fd, &mark, sizeof mark, HEADER_CACHE_SIZE) == sizeof mark;
    int code = errno;

    if (fd >= 0)
        g_close (fd, NULL);
    return written || fail_open (path, code, error);
}

/**
 * sojourn_file_make_private:
 * @path: a database file of this user
 *
 * Takes away the permissions of others. It does not matter if that fails: the check of the database
 * tells.
 */
void
sojourn_file_make_private (const char *path)
{
    GStatBuf status;

    if (g_stat (path, &status) == 0 && (status.st_mode & 0077) != 0 && g_chmod (path, 0600) != 0)
        g_debug ("The permissions of the database stay as they are: %s", g_strerror (errno));
}

/**
 * sojourn_file_remove_all:
 * @path: a database that nobody has open
 *
 * Removes @path and the logs beside it.
 */
void
sojourn_file_remove_all (const char *path)
{
    static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

    for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
        g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

        g_unlink (file);
    }
}
