/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-file-replace.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* What is exported is about patients: for its owner alone. */
#define PRIVATE_MODE 0600

static void
set_error (GError **error, GFile *file, int code)
{
    g_autofree char *path = g_file_get_parse_name (file);
    g_autofree char *name = g_path_get_basename (path);

    switch (code) {
    case G_IO_ERROR_NO_SPACE:
        g_set_error (error, G_IO_ERROR, code,
                     /* Translators: the name of a file */
                     _ ("“%s” was not written, because the disk is full. What was there before is "
                        "unchanged. Make room, or choose another folder."),
                     name);
        break;
    case G_IO_ERROR_PERMISSION_DENIED:
    case G_IO_ERROR_READ_ONLY:
        g_set_error (error, G_IO_ERROR, code,
                     /* Translators: the name of a file */
                     _ ("“%s” was not written, because nothing may be written to its folder. "
                        "Choose another folder."),
                     name);
        break;
    case G_IO_ERROR_NOT_FOUND:
    case G_IO_ERROR_NOT_DIRECTORY:
        g_set_error (error, G_IO_ERROR, code,
                     /* Translators: the name of a file */
                     _ ("“%s” was not written, because its folder is not there. Choose another "
                        "folder."),
                     name);
        break;
    case G_IO_ERROR_IS_DIRECTORY:
        g_set_error (error, G_IO_ERROR, code,
                     /* Translators: the name of a file */
                     _ ("“%s” was not written, because a folder of this name is there. Choose "
                        "another name."),
                     name);
        break;
    default:
        g_set_error (error, G_IO_ERROR, code,
                     /* Translators: the name of a file */
                     _ ("“%s” was not written, because the disk reports a fault. What was there "
                        "before is unchanged. Choose another folder."),
                     name);
        break;
    }
}

/* GLib gives the new file the mode of the old one. */
static void
make_private (const char *path)
{
    GStatBuf status;

    if (g_lstat (path, &status) == 0 && S_ISREG (status.st_mode))
        g_chmod (path, PRIVATE_MODE);
}

/* The new name of the file is on the disk only with its folder. Some file systems cannot do this;
 * the file is complete all the same. */
static void
sync_folder (const char *path)
{
    g_autofree char *folder = g_path_get_dirname (path);
    int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0)
        return;
    fsync (fd);
    close (fd);
}

static gboolean
replace_path (const char *path, const char *data, gsize length, int *code)
{
    g_autoptr (GError) fault = NULL;

    if (g_file_test (path, G_FILE_TEST_IS_DIR)) {
        *code = G_IO_ERROR_IS_DIRECTORY;
        return FALSE;
    }
    make_private (path);
    if (!g_file_set_contents_full (path, data, (gssize)length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   PRIVATE_MODE, &fault)) {
        *code = g_io_error_from_file_error ((GFileError)fault->code);
        return FALSE;
    }
    sync_folder (path);
    return TRUE;
}

static gboolean
replace_elsewhere (GFile *file, const char *data, gsize length, int *code)
{
    g_autoptr (GError) fault = NULL;

    if (g_file_replace_contents (file, data, length, NULL, FALSE,
                                 G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                 NULL, &fault))
        return TRUE;
    *code = fault->domain == G_IO_ERROR ? fault->code : G_IO_ERROR_FAILED;
    return FALSE;
}

/**
 * sojourn_file_replace_atomically:
 * @file: the file to write, there already or not
 * @contents: what it is to hold
 * @error: return location for a %G_IO_ERROR, whose message says what happened, what is safe and
 *   what to do
 *
 * Writes a file as a whole or not at all, also when the power fails: to another name in the same
 * folder, to the disk, and then under its name. What was there before is replaced, a symbolic link
 * not followed. Only the owner may read it. Blocks, so it is not for the main thread.
 *
 * Returns: %TRUE, or %FALSE with everything as it was
 */
gboolean
sojourn_file_replace_atomically (GFile *file, GBytes *contents, GError **error)
{
    const char *path;
    const char *data;
    gsize length;
    int code = G_IO_ERROR_FAILED;
    gboolean done;

    g_return_val_if_fail (G_IS_FILE (file), FALSE);
    g_return_val_if_fail (contents != NULL, FALSE);

    data = g_bytes_get_data (contents, &length);
    path = g_file_peek_path (file);
    done = path != NULL ? replace_path (path, data != NULL ? data : "", length, &code)
                        : replace_elsewhere (file, data, length, &code);
    if (!done)
        set_error (error, file, code);
    return done;
}
