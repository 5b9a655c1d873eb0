/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-json-writer.h"

#include "sojourn-json-private.h"

#include <stdlib.h>
#include <string.h>

struct _SojournJsonWriter {
    yyjson_mut_doc *doc; /* (owned) */
    GPtrArray *open;     /* (owned) (element-type yyjson_mut_val): outermost first, owned by doc */
};

static void
abort_without_memory (void)
{
    g_error ("No memory is left to write a JSON text");
}

static yyjson_mut_val *
make_string (SojournJsonWriter *self, const char *text)
{
    g_autofree char *repaired = NULL;

    if (!g_utf8_validate (text, -1, NULL))
        text = repaired = g_utf8_make_valid (text, -1);
    return yyjson_mut_strcpy (self->doc, text);
}

/* Puts a value where the writer stands: into the object, the array, or as the root. */
static void
put (SojournJsonWriter *self, const char *name, yyjson_mut_val *value)
{
    yyjson_mut_val *parent = NULL;

    if (value == NULL)
        abort_without_memory ();

    if (self->open->len > 0)
        parent = g_ptr_array_index (self->open, self->open->len - 1);
    g_return_if_fail ((name != NULL) == yyjson_mut_is_obj (parent));
    g_return_if_fail (parent != NULL || yyjson_mut_doc_get_root (self->doc) == NULL);

    if (parent == NULL)
        yyjson_mut_doc_set_root (self->doc, value);
    else if (name == NULL)
        yyjson_mut_arr_append (parent, value);
    else if (!yyjson_mut_obj_add (parent, make_string (self, name), value))
        abort_without_memory ();
}

/**
 * sojourn_json_writer_new:
 *
 * Makes a writer of one JSON text. Members appear in the order in which they are set; the caller
 * sets none twice. @name is given inside an object and %NULL inside an array and at the root.
 * One thread at a time.
 *
 * Returns: (transfer full): a writer
 */
SojournJsonWriter *
sojourn_json_writer_new (void)
{
    SojournJsonWriter *self = g_new0 (SojournJsonWriter, 1);

    self->doc = yyjson_mut_doc_new (NULL);
    self->open = g_ptr_array_new ();
    return self;
}

/**
 * sojourn_json_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees the writer.
 */
void
sojourn_json_writer_free (SojournJsonWriter *self)
{
    g_return_if_fail (self != NULL);

    g_ptr_array_unref (self->open);
    yyjson_mut_doc_free (self->doc);
    g_free (self);
}

/**
 * sojourn_json_writer_begin_object:
 * @self: a writer
 * @name: (nullable): a member's name
 *
 * Opens an object, which [method@JsonWriter.end] closes.
 */
void
sojourn_json_writer_begin_object (SojournJsonWriter *self, const char *name)
{
    yyjson_mut_val *object;

    g_return_if_fail (self != NULL);

    object = yyjson_mut_obj (self->doc);
    put (self, name, object);
    g_ptr_array_add (self->open, object);
}

/**
 * sojourn_json_writer_begin_array:
 * @self: a writer
 * @name: (nullable): a member's name
 *
 * Opens a list, which [method@JsonWriter.end] closes.
 */
void
sojourn_json_writer_begin_array (SojournJsonWriter *self, const char *name)
{
    yyjson_mut_val *array;

    g_return_if_fail (self != NULL);

    array = yyjson_mut_arr (self->doc);
    put (self, name, array);
    g_ptr_array_add (self->open, array);
}

/**
 * sojourn_json_writer_end:
 * @self: a writer
 *
 * Closes the innermost open object or list.
 */
void
sojourn_json_writer_end (SojournJsonWriter *self)
{
    g_return_if_fail (self != NULL);
    g_return_if_fail (self->open->len > 0);

    g_ptr_array_set_size (self->open, (gint)self->open->len - 1);
}

/**
 * sojourn_json_writer_set_string:
 * @self: a writer
 * @name: (nullable): a member's name
 * @value: (nullable): a text, copied; %NULL writes null, and bytes that are not UTF-8 become U+FFFD
 *
 * Writes a text.
 */
void
sojourn_json_writer_set_string (SojournJsonWriter *self, const char *name, const char *value)
{
    g_return_if_fail (self != NULL);

    put (self, name, value != NULL ? make_string (self, value) : yyjson_mut_null (self->doc));
}

/**
 * sojourn_json_writer_set_optional_string:
 * @self: a writer
 * @name: a member's name
 * @value: (nullable): a text, copied
 *
 * Writes a text; where it is %NULL the member is left out.
 */
void
sojourn_json_writer_set_optional_string (SojournJsonWriter *self,
                                         const char *name,
                                         const char *value)
{
    if (value != NULL)
        sojourn_json_writer_set_string (self, name, value);
}

/**
 * sojourn_json_writer_set_strings:
 * @self: a writer
 * @name: (nullable): a member's name
 * @values: (nullable) (array zero-terminated=1): texts, copied; %NULL writes an empty list
 *
 * Writes a list of texts.
 */
void
sojourn_json_writer_set_strings (SojournJsonWriter *self,
                                 const char *name,
                                 const char *const *values)
{
    sojourn_json_writer_begin_array (self, name);
    for (gsize i = 0; values != NULL && values[i] != NULL; i++)
        sojourn_json_writer_set_string (self, NULL, values[i]);
    sojourn_json_writer_end (self);
}

/**
 * sojourn_json_writer_set_int:
 * @self: a writer
 * @name: (nullable): a member's name
 * @value: a whole number
 *
 * Writes a whole number, digit by digit in its full range.
 */
void
sojourn_json_writer_set_int (SojournJsonWriter *self, const char *name, gint64 value)
{
    g_return_if_fail (self != NULL);

    put (self, name, yyjson_mut_sint (self->doc, value));
}

/**
 * sojourn_json_writer_set_boolean:
 * @self: a writer
 * @name: (nullable): a member's name
 * @value: what to write
 *
 * Writes true or false.
 */
void
sojourn_json_writer_set_boolean (SojournJsonWriter *self, const char *name, gboolean value)
{
    g_return_if_fail (self != NULL);

    put (self, name, yyjson_mut_bool (self->doc, value != FALSE));
}

/**
 * sojourn_json_writer_set_null:
 * @self: a writer
 * @name: (nullable): a member's name
 *
 * Writes null.
 */
void
sojourn_json_writer_set_null (SojournJsonWriter *self, const char *name)
{
    g_return_if_fail (self != NULL);

    put (self, name, yyjson_mut_null (self->doc));
}

/**
 * sojourn_json_writer_set_raw:
 * @self: a writer
 * @name: (nullable): a member's name
 * @json: a JSON text, as [method@JsonReader.dup_raw] gives it
 * @error: return location for an error
 *
 * Writes a value that is already JSON text. It is parsed again, so that nothing that is not JSON
 * gets into the output.
 *
 * Returns: %TRUE, or %FALSE with %SOJOURN_DATA_ERROR and nothing written
 */
gboolean
sojourn_json_writer_set_raw (SojournJsonWriter *self,
                             const char *name,
                             const char *json,
                             GError **error)
{
    g_autoptr (SojournJson) value = NULL;
    g_autoptr (GBytes) bytes = NULL;

    g_return_val_if_fail (self != NULL, FALSE);
    g_return_val_if_fail (json != NULL, FALSE);

    bytes = g_bytes_new_static (json, strlen (json));
    value = sojourn_json_parse (bytes, G_MAXSIZE, error);
    if (value == NULL)
        return FALSE;

    put (self, name, yyjson_val_mut_copy (self->doc, sojourn_json_get_root (value)));
    return TRUE;
}

static char *
write_text (SojournJsonWriter *self, SojournJsonLayout layout, gsize *length)
{
    yyjson_write_flag flags = layout == SOJOURN_JSON_PRETTY
                                  ? YYJSON_WRITE_PRETTY_TWO_SPACES | YYJSON_WRITE_NEWLINE_AT_END
                                  : YYJSON_WRITE_NOFLAG;
    char *text = yyjson_mut_write (self->doc, flags, length);

    if (text == NULL)
        abort_without_memory ();
    return text;
}

/**
 * sojourn_json_writer_to_bytes:
 * @self: a writer that has closed all it opened
 * @layout: how to lay the text out
 *
 * Gives the text; the same calls give the same bytes.
 *
 * Returns: (transfer full): UTF-8
 */
GBytes *
sojourn_json_writer_to_bytes (SojournJsonWriter *self, SojournJsonLayout layout)
{
    gsize length;
    char *text;

    g_return_val_if_fail (self != NULL, NULL);
    g_return_val_if_fail (self->open->len == 0, NULL);
    g_return_val_if_fail (yyjson_mut_doc_get_root (self->doc) != NULL, NULL);

    text = write_text (self, layout, &length);
    return g_bytes_new_with_free_func (text, length, free, text);
}

/**
 * sojourn_json_writer_to_text:
 * @self: a writer that has closed all it opened
 * @layout: how to lay the text out
 *
 * Gives the text as [method@JsonWriter.to_bytes] does.
 *
 * Returns: (transfer full): UTF-8, with a NUL at its end
 */
char *
sojourn_json_writer_to_text (SojournJsonWriter *self, SojournJsonLayout layout)
{
    g_autoptr (GBytes) bytes = sojourn_json_writer_to_bytes (self, layout);
    gsize length;
    const char *text;

    g_return_val_if_fail (bytes != NULL, NULL);

    text = g_bytes_get_data (bytes, &length);
    return g_strndup (text, length);
}
