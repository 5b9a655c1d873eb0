/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-output-file.h"

#include "sojourn-output.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

struct _SojournOutputFile {
    char *path;      /* (owned) (nullable): %NULL for standard output */
    char *temporary; /* (owned) (nullable): beside it, until it is complete */
    FILE *stream;    /* (owned) (nullable): of the temporary file */
};

static gboolean
fail (const SojournOutputFile *self, int code, GError **error)
{
    g_autofree char *name = g_filename_display_name (self->path);

    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
                 /* Translators: the name of a file, and the reason from the system */
                 _ ("%s cannot be written: %s"), name, g_strerror (code));
    return FALSE;
}

/* mkstemp() makes a file that only this user can read. */
static gboolean
open_temporary (SojournOutputFile *self, GError **error)
{
    int fd;

    self->temporary = g_strconcat (self->path, ".XXXXXX", NULL);
    fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0) {
        g_clear_pointer (&self->temporary, g_free);
        return fail (self, errno, error);
    }
    self->stream = fdopen (fd, "wb");
    return TRUE;
}

/**
 * sojourn_output_file_new:
 * @path: (type filename) (nullable): a file, or %NULL or `-` for standard output
 * @error: return location for a %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): an empty file
 */
SojournOutputFile *
sojourn_output_file_new (const char *path, GError **error)
{
    g_autoptr (SojournOutputFile) self = g_new0 (SojournOutputFile, 1);

    if (path == NULL || g_str_equal (path, "-"))
        return g_steal_pointer (&self);
    self->path = g_strdup (path);
    return open_temporary (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * sojourn_output_file_free:
 * @self: (transfer full): a file
 *
 * Closes the file. If it is not complete, nothing is left of it.
 */
void
sojourn_output_file_free (SojournOutputFile *self)
{
    g_clear_pointer (&self->stream, fclose);
    if (self->temporary != NULL)
        g_unlink (self->temporary);
    g_free (self->temporary);
    g_free (self->path);
    g_free (self);
}

/**
 * sojourn_output_file_write:
 * @self: a file
 * @bytes: what comes next
 * @error: return location for a %G_IO_ERROR
 *
 * Writes on. Blocks.
 *
 * Returns: whether that went well
 */
gboolean
sojourn_output_file_write (SojournOutputFile *self, GBytes *bytes, GError **error)
{
    gsize length;
    const char *data = g_bytes_get_data (bytes, &length);

    if (self->path == NULL) {
        sojourn_output_bytes (bytes);
        return TRUE;
    }
    return fwrite (data, 1, length, self->stream) == length || fail (self, errno, error);
}

/**
 * sojourn_output_file_commit:
 * @self: a file
 * @error: return location for a %G_IO_ERROR
 *
 * Ends the writing: sees the file safe on the disk, and then gives it its name, in the place of
 * one that had it before.
 *
 * Returns: whether that went well; if not, a file of that name is as it was
 */
gboolean
sojourn_output_file_commit (SojournOutputFile *self, GError **error)
{
    if (self->path == NULL)
        return sojourn_output_flush (error);
    if (fflush (self->stream) != 0 || fsync (fileno (self->stream)) != 0)
        return fail (self, errno, error);
    if (g_rename (self->temporary, self->path) != 0)
        return fail (self, errno, error);
    g_clear_pointer (&self->temporary, g_free);
    return TRUE;
}
