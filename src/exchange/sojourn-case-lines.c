/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-lines.h"

#include "sojourn-case-document-reader.h"
#include "sojourn-case-document.h"
#include "sojourn-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK_BYTES (256 * 1024)

struct _SojournCaseLines {
    GInputStream *stream;                   /* (owned) */
    const SojournCatalogueIndex *catalogue; /* (nullable) (unowned): outlives this */
    GByteArray *buffer;                     /* (owned): what was read from the stream */
    gsize start;                            /* in bytes: where the next line begins in buffer */
    gboolean at_end;                        /* the stream has no more */
    guint64 line;                           /* of the latest line, from 1 */
    guint64 offset;                         /* in bytes: how much was given out as lines */
};

/**
 * sojourn_case_lines_new:
 * @stream: where the lines come from, of which a reference is taken
 * @catalogue: (nullable): as in [func@case_document_read]; it must outlive the reader
 *
 * Returns: (transfer full): a reader at the first line
 */
SojournCaseLines *
sojourn_case_lines_new (GInputStream *stream, const SojournCatalogueIndex *catalogue)
{
    SojournCaseLines *self;

    g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

    self = g_new0 (SojournCaseLines, 1);
    self->stream = g_object_ref (stream);
    self->catalogue = catalogue;
    self->buffer = g_byte_array_new ();
    return self;
}

/**
 * sojourn_case_lines_free:
 * @self: (transfer full): a reader
 *
 * Frees the reader.
 */
void
sojourn_case_lines_free (SojournCaseLines *self)
{
    g_byte_array_unref (self->buffer);
    g_object_unref (self->stream);
    g_free (self);
}

/* Moves what is left to the front and reads behind it. */
static gboolean
fill (SojournCaseLines *self, GCancellable *cancellable, GError **error)
{
    guint kept;
    gssize n;

    g_byte_array_remove_range (self->buffer, 0, (guint)self->start);
    self->start = 0;
    kept = self->buffer->len;
    g_byte_array_set_size (self->buffer, kept + CHUNK_BYTES);
    n = g_input_stream_read (self->stream, self->buffer->data + kept, CHUNK_BYTES, cancellable,
                             error);
    g_byte_array_set_size (self->buffer, kept + (guint)MAX (n, 0));
    self->at_end = n == 0;
    return n >= 0;
}

static gboolean
refuse_length (SojournCaseLines *self, GError **error)
{
    g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, self->line + 1);

    g_set_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_TOO_LARGE,
                 /* Translators: the number of a line, then a number of bytes */
                 _ ("Line %s is longer than the %d bytes that are accepted"), line,
                 SOJOURN_CASE_LINES_MAX_BYTES);
    return FALSE;
}

/* Finds the next line, without its end; %FALSE without an error when there is none. */
static gboolean
take_line (SojournCaseLines *self,
           const guint8 **line,
           gsize *length,
           GCancellable *cancellable,
           GError **error)
{
    gsize searched = 0;

    for (;;) {
        const guint8 *start = self->buffer->data + self->start;
        gsize available = self->buffer->len - self->start;
        const guint8 *end =
            available > searched ? memchr (start + searched, '\n', available - searched) : NULL;
        gsize taken = end != NULL ? (gsize)(end - start) + 1 : available;

        if (taken > SOJOURN_CASE_LINES_MAX_BYTES)
            return refuse_length (self, error);
        if (end != NULL || (self->at_end && available > 0)) {
            *line = start;
            *length = end != NULL ? taken - 1 : taken;
            self->start += taken;
            self->offset += taken;
            self->line++;
            return TRUE;
        }
        searched = available;
        if (self->at_end || !fill (self, cancellable, error))
            return FALSE;
    }
}

static gboolean
is_blank (const guint8 *line, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r')
            return FALSE;
    }
    return TRUE;
}

static void
blame_line (SojournCaseLines *self, const GError *fault, GError **error)
{
    g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, self->line);

    /* Translators: the number of a line of a file, then what is wrong there */
    g_set_error (error, fault->domain, fault->code, _ ("Line %s: %s"), line, fault->message);
}

/**
 * sojourn_case_lines_read:
 * @self: a reader
 * @cancellable: (nullable): stops the reading
 * @error: return location for an error
 *
 * Reads the next case; blank lines are passed over. Blocks, so it is not for the main thread.
 *
 * Returns: (transfer full) (nullable): a sealed snapshot, or %NULL: without @error at the end of
 *   the stream, otherwise with %SOJOURN_DATA_ERROR, whose message begins with the number of the
 *   line and the JSON path, or with %G_IO_ERROR
 */
SojournSnapshot *
sojourn_case_lines_read (SojournCaseLines *self, GCancellable *cancellable, GError **error)
{
    const guint8 *line;
    gsize length;

    g_return_val_if_fail (self != NULL, NULL);

    while (!g_cancellable_set_error_if_cancelled (cancellable, error) &&
           take_line (self, &line, &length, cancellable, error)) {
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (GError) fault = NULL;
        SojournSnapshot *snapshot;

        if (is_blank (line, length))
            continue;
        bytes = g_bytes_new_static (line, length);
        snapshot = sojourn_case_document_read (bytes, self->catalogue, &fault);
        if (snapshot == NULL)
            blame_line (self, fault, error);
        return snapshot;
    }
    return NULL;
}

/**
 * sojourn_case_lines_get_line:
 * @self: a reader
 *
 * Returns: the number of the latest line that was read, from 1; 0 before the first
 */
guint64
sojourn_case_lines_get_line (const SojournCaseLines *self)
{
    return self->line;
}

/**
 * sojourn_case_lines_get_offset:
 * @self: a reader
 *
 * Tells how far the reading is, for a progress bar.
 *
 * Returns: how many bytes of the stream were given out
 */
guint64
sojourn_case_lines_get_offset (const SojournCaseLines *self)
{
    return self->offset;
}
