/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-input-file.h"

#include "sojourn-case-document-reader.h"
#include "sojourn-case-document.h"
#include "sojourn-case-lines.h"
#include "sojourn-json-reader.h"

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

struct _SojournInputFile {
    char *name;              /* (owned): as shown */
    GBytes *bytes;           /* (owned) (nullable): a whole text, unless it was read */
    gboolean catalogue;      /* it is a catalogue */
    GInputStream *stream;    /* (owned) (nullable): of lines */
    SojournCaseLines *lines; /* (owned) (nullable): made when the catalogue is known */
};

static gboolean
has_lines_name (const char *path)
{
    return g_str_has_suffix (path, ".jsonl") || g_str_has_suffix (path, ".ndjson");
}

/* Many cases may come through a pipe, which has no name: then the first line is an object, and
 * there are more lines. */
static gboolean
looks_like_lines (GBytes *bytes)
{
    gsize length;
    const char *text = g_bytes_get_data (bytes, &length);
    const char *end = length > 0 ? memchr (text, '\n', length) : NULL;
    const char *last = end;

    if (end == NULL)
        return FALSE;
    while (last > text && g_ascii_isspace (last[-1]))
        last--;
    if (last == text || last[-1] != '}')
        return FALSE;
    for (const char *p = end; p < text + length; p++)
        if (!g_ascii_isspace (*p))
            return TRUE;
    return length > SOJOURN_CASE_MAX_BYTES;
}

static GInputStream *
open_stream (const char *path, GError **error)
{
    g_autoptr (GFile) file = NULL;

    if (g_str_equal (path, "-"))
        return g_unix_input_stream_new (STDIN_FILENO, FALSE);
    file = g_file_new_for_path (path);
    return G_INPUT_STREAM (g_file_read (file, NULL, error));
}

/* Reads as much as a document may have and a byte more, and takes nothing from the stream: what is
 * longer is refused, or is lines. */
static GBytes *
read_ahead (GBufferedInputStream *stream, GError **error)
{
    const gsize most = SOJOURN_CASE_MAX_BYTES + 1;
    const void *data;
    gsize length;
    gssize n;

    do {
        gsize size = g_buffered_input_stream_get_buffer_size (stream);

        if (g_buffered_input_stream_get_available (stream) == size)
            g_buffered_input_stream_set_buffer_size (stream, MIN (2 * size, most));
        n = g_buffered_input_stream_fill (stream, -1, NULL, error);
    } while (n > 0 && g_buffered_input_stream_get_available (stream) < most);
    if (n < 0)
        return NULL;
    data = g_buffered_input_stream_peek_buffer (stream, &length);
    return g_bytes_new (data, length);
}

/* Only the word that says what it is; whatever is wrong with the rest, its reader says. */
static gboolean
says_catalogue (GBytes *bytes)
{
    g_autoptr (SojournJsonReader) reader =
        sojourn_json_reader_new (bytes, SOJOURN_CASE_MAX_BYTES, NULL);
    const char *format;

    if (reader == NULL || sojourn_json_reader_get_kind (reader, NULL) != SOJOURN_JSON_OBJECT)
        return FALSE;
    format = sojourn_json_reader_get_optional_string (reader, "format", 100);
    return g_strcmp0 (format, "sojourn-catalogue") == 0;
}

static gboolean
read_head (SojournInputFile *self, const char *path, GError **error)
{
    g_autoptr (GInputStream) stream = open_stream (path, error);

    if (stream == NULL)
        return FALSE;
    self->stream = g_buffered_input_stream_new (stream);
    if (has_lines_name (path))
        return TRUE;

    self->bytes = read_ahead (G_BUFFERED_INPUT_STREAM (self->stream), error);
    if (self->bytes == NULL)
        return FALSE;
    if (looks_like_lines (self->bytes)) {
        g_clear_pointer (&self->bytes, g_bytes_unref);
    } else {
        g_clear_object (&self->stream);
        self->catalogue = says_catalogue (self->bytes);
    }
    return TRUE;
}

/**
 * sojourn_input_file_open:
 * @path: (type filename): a file, or `-` for standard input
 * @error: return location for a %G_IO_ERROR
 *
 * Opens a file and finds out what it is: JSON Lines if its name ends in `.jsonl` or it has an
 * object in its first line and more lines, otherwise what its member `format` says. Blocks.
 *
 * Returns: (transfer full) (nullable): the file
 */
SojournInputFile *
sojourn_input_file_open (const char *path, GError **error)
{
    g_autoptr (SojournInputFile) self = g_new0 (SojournInputFile, 1);

    self->name =
        g_str_equal (path, "-") ? g_strdup (_ ("Standard input")) : g_filename_display_name (path);
    if (read_head (self, path, error))
        return g_steal_pointer (&self);
    g_prefix_error (error, "%s: ", self->name);
    return NULL;
}

/**
 * sojourn_input_file_free:
 * @self: (transfer full): a file
 *
 * Closes the file.
 */
void
sojourn_input_file_free (SojournInputFile *self)
{
    g_clear_pointer (&self->lines, sojourn_case_lines_free);
    g_clear_object (&self->stream);
    g_clear_pointer (&self->bytes, g_bytes_unref);
    g_free (self->name);
    g_free (self);
}

/**
 * sojourn_input_file_is_catalogue:
 * @self: a file
 *
 * Returns: whether it is a catalogue rather than cases
 */
gboolean
sojourn_input_file_is_catalogue (const SojournInputFile *self)
{
    return self->catalogue;
}

/**
 * sojourn_input_file_read_catalogue:
 * @self: a file that is a catalogue
 * @error: return location for a %SOJOURN_DATA_ERROR with the path of the fault
 *
 * Returns: (transfer full) (nullable): the catalogue
 */
SojournCatalogue *
sojourn_input_file_read_catalogue (SojournInputFile *self, GError **error)
{
    SojournCatalogue *catalogue;

    g_return_val_if_fail (self->catalogue, NULL);

    catalogue = sojourn_catalogue_parse (self->bytes, error);
    if (catalogue == NULL)
        g_prefix_error (error, "%s: ", self->name);
    return catalogue;
}

static SojournSnapshot *
read_document (SojournInputFile *self, const SojournCatalogueIndex *catalogue, GError **error)
{
    g_autoptr (GBytes) bytes = g_steal_pointer (&self->bytes);

    return bytes != NULL ? sojourn_case_document_read (bytes, catalogue, error) : NULL;
}

static SojournSnapshot *
read_line (SojournInputFile *self, const SojournCatalogueIndex *catalogue, GError **error)
{
    if (self->lines == NULL)
        self->lines = sojourn_case_lines_new (self->stream, catalogue);
    return sojourn_case_lines_read (self->lines, NULL, error);
}

/**
 * sojourn_input_file_read_case:
 * @self: a file that is not a catalogue
 * @catalogue: (nullable): as in [func@case_document_read]; the same at every call, and it must
 *   outlive the file
 * @error: return location for a %SOJOURN_DATA_ERROR, with the path and the line of the fault, or a
 *   %G_IO_ERROR
 *
 * Reads the next case. Blocks.
 *
 * Returns: (transfer full) (nullable): a sealed snapshot, or %NULL: without @error behind the last
 */
SojournSnapshot *
sojourn_input_file_read_case (SojournInputFile *self,
                              const SojournCatalogueIndex *catalogue,
                              GError **error)
{
    g_autoptr (GError) fault = NULL;
    SojournSnapshot *snapshot;

    g_return_val_if_fail (!self->catalogue, NULL);

    snapshot = self->stream != NULL ? read_line (self, catalogue, &fault)
                                    : read_document (self, catalogue, &fault);
    if (fault != NULL)
        g_propagate_prefixed_error (error, g_steal_pointer (&fault), "%s: ", self->name);
    return snapshot;
}

/**
 * sojourn_input_file_get_name:
 * @self: a file
 *
 * Returns: (transfer none): its name as shown, in UTF-8
 */
const char *
sojourn_input_file_get_name (const SojournInputFile *self)
{
    return self->name;
}

/**
 * sojourn_input_file_get_line:
 * @self: a file
 *
 * Returns: the line of the latest case, from 1; 0 in a file of one document
 */
guint64
sojourn_input_file_get_line (const SojournInputFile *self)
{
    return self->lines != NULL ? sojourn_case_lines_get_line (self->lines) : 0;
}

/**
 * sojourn_input_file_dup_place:
 * @self: a file
 *
 * Says where the latest case was found, for a message.
 *
 * Returns: (transfer full): the name of the file, and the line if it has lines
 */
char *
sojourn_input_file_dup_place (const SojournInputFile *self)
{
    g_autofree char *line = NULL;

    if (self->lines == NULL)
        return g_strdup (self->name);
    line = g_strdup_printf ("%" G_GUINT64_FORMAT, sojourn_input_file_get_line (self));
    /* Translators: the name of a file, then the number of a line */
    return g_strdup_printf (_ ("%s, line %s"), self->name, line);
}
