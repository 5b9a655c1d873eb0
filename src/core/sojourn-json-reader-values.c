/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-json-reader-values.h"

#include "sojourn-id.h"
#include "sojourn-json-reader-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

static void
fail_range (SojournJsonReader *self, const char *name, gint64 min, gint64 max)
{
    g_autofree char *least = g_strdup_printf ("%" G_GINT64_FORMAT, min);
    g_autofree char *most = g_strdup_printf ("%" G_GINT64_FORMAT, max);
    /* Translators: the places are the smallest and the largest number that are accepted */
    g_autofree char *reason =
        g_strdup_printf (_ ("a whole number from %s to %s is expected here"), least, most);

    sojourn_json_reader_fail_at (self, name, SOJOURN_DATA_ERROR_RANGE, reason);
}

static gboolean
is_integer (const char *digits)
{
    if (*digits == '-')
        digits++;
    return strspn (digits, "0123456789") == strlen (digits);
}

static gint64
decode_int (SojournJsonReader *self, const char *name, yyjson_val *value, gint64 min, gint64 max)
{
    gint64 number;

    if (!yyjson_is_raw (value) || !is_integer (yyjson_get_raw (value))) {
        sojourn_json_reader_fail_at (self, name, SOJOURN_DATA_ERROR_INVALID,
                                     _ ("a whole number is expected here"));
        return 0;
    }

    errno = 0;
    number = g_ascii_strtoll (yyjson_get_raw (value), NULL, 10);
    if (errno != 0 || number < min || number > max) {
        fail_range (self, name, min, max);
        return 0;
    }
    return number;
}

static const char *
decode_string (
    SojournJsonReader *self, const char *name, yyjson_val *value, gsize min_chars, gsize max_chars)
{
    gsize length;

    if (!yyjson_is_str (value)) {
        sojourn_json_reader_fail_at (self, name, SOJOURN_DATA_ERROR_INVALID,
                                     _ ("a text is expected here"));
        return "";
    }

    length = (gsize)g_utf8_strlen (yyjson_get_str (value), (gssize)yyjson_get_len (value));
    if (length < min_chars || length > max_chars) {
        /* Translators: both places are counts of characters */
        g_autofree char *reason = g_strdup_printf (
            _ ("a text of %zu to %zu characters is expected here"), min_chars, max_chars);

        sojourn_json_reader_fail_at (self, name, SOJOURN_DATA_ERROR_RANGE, reason);
        return "";
    }
    return yyjson_get_str (value);
}

static gboolean
decode_boolean (SojournJsonReader *self, const char *name, yyjson_val *value)
{
    if (!yyjson_is_bool (value))
        sojourn_json_reader_fail_at (self, name, SOJOURN_DATA_ERROR_INVALID,
                                     _ ("true or false is expected here"));
    return yyjson_get_bool (value);
}

static guint
decode_enum (SojournJsonReader *self,
             const char *name,
             yyjson_val *value,
             const char *const *values)
{
    g_autofree char *all = NULL;
    g_autofree char *reason = NULL;

    for (guint i = 0; yyjson_is_str (value) && values[i] != NULL; i++)
        if (yyjson_equals_str (value, values[i]))
            return i;

    all = g_strjoinv (", ", (char **)values);
    /* Translators: the place is a list of code words, not to be translated */
    reason = g_strdup_printf (_ ("one of these is expected here: %s"), all);
    sojourn_json_reader_fail_at (self, name, SOJOURN_DATA_ERROR_INVALID, reason);
    return 0;
}

/* @shape: '0' stands for a digit, any other character for itself */
static gboolean
has_shape (const char *text, const char *shape)
{
    for (; *shape != '\0'; text++, shape++)
        if (*shape == '0' ? !g_ascii_isdigit (*text) : *text != *shape)
            return FALSE;
    return TRUE;
}

static gboolean
is_date (const char *text)
{
    return has_shape (text, "0000-00-00") && strlen (text) == 10 &&
           g_date_valid_dmy ((GDateDay)atoi (text + 8), (GDateMonth)atoi (text + 5),
                             (GDateYear)atoi (text));
}

static gboolean
is_time (const char *text)
{
    g_autoptr (GDateTime) time = NULL;
    gsize length = strlen (text);

    /* GLib also reads basic and week forms; one spelling of an instant is enough. */
    if (!has_shape (text, "0000-00-00T00:00:00") || text[length - 1] != 'Z' ||
        (text[19] != 'Z' && text[19] != '.'))
        return FALSE;

    time = g_date_time_new_from_iso8601 (text, NULL);
    return time != NULL && atoi (text + 17) < 60;
}

static const char *
decode_time (SojournJsonReader *self, const char *name, yyjson_val *value)
{
    if (yyjson_is_str (value) && is_time (yyjson_get_str (value)))
        return yyjson_get_str (value);

    sojourn_json_reader_fail_at (self, name, SOJOURN_DATA_ERROR_INVALID,
                                 _ ("an instant like 2026-05-04T09:30:00Z is expected here"));
    return "";
}

static const char *
decode_date (SojournJsonReader *self, const char *name, yyjson_val *value)
{
    if (yyjson_is_str (value) && is_date (yyjson_get_str (value)))
        return yyjson_get_str (value);

    sojourn_json_reader_fail_at (self, name, SOJOURN_DATA_ERROR_INVALID,
                                 _ ("a date like 2026-05-31 is expected here"));
    return "";
}

static gboolean
is_present (yyjson_val *value)
{
    return value != NULL && !yyjson_is_null (value);
}

/**
 * sojourn_json_reader_get_string:
 * @self: a reader
 * @name: (nullable): a member that must be there
 * @min_chars: the fewest characters
 * @max_chars: the most characters
 *
 * Reads a text.
 *
 * Returns: (transfer none): the text, "" after a failure
 */
const char *
sojourn_json_reader_get_string (SojournJsonReader *self,
                                const char *name,
                                gsize min_chars,
                                gsize max_chars)
{
    yyjson_val *value;

    g_return_val_if_fail (self != NULL, "");

    value = sojourn_json_reader_require (self, name);
    return value != NULL ? decode_string (self, name, value, min_chars, max_chars) : "";
}

/**
 * sojourn_json_reader_get_optional_string:
 * @self: a reader
 * @name: (nullable): a member
 * @max_chars: the most characters
 *
 * Reads a text that may be absent or null.
 *
 * Returns: (transfer none) (nullable): the text, %NULL if there is none or after a failure
 */
const char *
sojourn_json_reader_get_optional_string (SojournJsonReader *self, const char *name, gsize max_chars)
{
    yyjson_val *value;
    const char *text;

    g_return_val_if_fail (self != NULL, NULL);

    value = sojourn_json_reader_look_up (self, name);
    if (!is_present (value))
        return NULL;
    text = decode_string (self, name, value, 0, max_chars);
    return !sojourn_json_reader_has_failed (self) ? text : NULL;
}

/**
 * sojourn_json_reader_dup_strings:
 * @self: a reader
 * @name: a member, a list of texts that may be absent or null
 * @max_elements: the most elements
 * @max_chars: the most characters of each; none may be empty
 *
 * Reads a list of texts.
 *
 * Returns: (transfer full) (array zero-terminated=1): the texts, none after a failure
 */
char **
sojourn_json_reader_dup_strings (SojournJsonReader *self,
                                 const char *name,
                                 gsize max_elements,
                                 gsize max_chars)
{
    g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
    gsize n;

    g_return_val_if_fail (self != NULL, NULL);

    if (sojourn_json_reader_has (self, name)) {
        n = sojourn_json_reader_begin_array (self, name, max_elements);
        for (gsize i = 0; i < n; i++) {
            sojourn_json_reader_begin_element (self, i);
            g_strv_builder_add (texts, sojourn_json_reader_get_string (self, NULL, 1, max_chars));
            sojourn_json_reader_end (self);
        }
        sojourn_json_reader_end (self);
    }
    return !sojourn_json_reader_has_failed (self) ? g_strv_builder_end (texts) : g_new0 (char *, 1);
}

/**
 * sojourn_json_reader_get_id:
 * @self: a reader
 * @name: (nullable): a member that must be there
 *
 * Reads a UUID as [func@id_is_valid] knows it.
 *
 * Returns: (transfer none): the identifier, "" after a failure
 */
const char *
sojourn_json_reader_get_id (SojournJsonReader *self, const char *name)
{
    yyjson_val *value;

    g_return_val_if_fail (self != NULL, "");

    value = sojourn_json_reader_require (self, name);
    if (value != NULL && sojourn_id_is_valid (yyjson_get_str (value)))
        return yyjson_get_str (value);

    sojourn_json_reader_fail_at (self, name, SOJOURN_DATA_ERROR_INVALID,
                                 _ ("a UUID in lower case is expected here"));
    return "";
}

/**
 * sojourn_json_reader_get_int:
 * @self: a reader
 * @name: (nullable): a member that must be there
 * @min: the smallest value
 * @max: the largest value
 *
 * Reads a whole number, written without fraction or exponent; it is never rounded or clamped.
 *
 * Returns: the number, 0 after a failure
 */
gint64
sojourn_json_reader_get_int (SojournJsonReader *self, const char *name, gint64 min, gint64 max)
{
    yyjson_val *value;

    g_return_val_if_fail (self != NULL, 0);

    value = sojourn_json_reader_require (self, name);
    return value != NULL ? decode_int (self, name, value, min, max) : 0;
}

/**
 * sojourn_json_reader_get_optional_int:
 * @self: a reader
 * @name: (nullable): a member
 * @min: the smallest value
 * @max: the largest value
 * @value: (out): where the number goes; left alone if there is none
 *
 * Reads a whole number that may be absent or null.
 *
 * Returns: %TRUE if there is one
 */
gboolean
sojourn_json_reader_get_optional_int (
    SojournJsonReader *self, const char *name, gint64 min, gint64 max, gint64 *value)
{
    yyjson_val *found;
    gint64 number;

    g_return_val_if_fail (self != NULL, FALSE);
    g_return_val_if_fail (value != NULL, FALSE);

    found = sojourn_json_reader_look_up (self, name);
    if (!is_present (found))
        return FALSE;
    number = decode_int (self, name, found, min, max);
    if (sojourn_json_reader_has_failed (self))
        return FALSE;
    *value = number;
    return TRUE;
}

/**
 * sojourn_json_reader_get_boolean:
 * @self: a reader
 * @name: (nullable): a member that must be there
 *
 * Reads true or false.
 *
 * Returns: the value, %FALSE after a failure
 */
gboolean
sojourn_json_reader_get_boolean (SojournJsonReader *self, const char *name)
{
    yyjson_val *value;

    g_return_val_if_fail (self != NULL, FALSE);

    value = sojourn_json_reader_require (self, name);
    return value != NULL && decode_boolean (self, name, value);
}

/**
 * sojourn_json_reader_get_optional_boolean:
 * @self: a reader
 * @name: (nullable): a member
 * @fallback: what absent or null means
 *
 * Reads true or false that may be absent or null.
 *
 * Returns: the value, or @fallback; %FALSE after a failure
 */
gboolean
sojourn_json_reader_get_optional_boolean (SojournJsonReader *self,
                                          const char *name,
                                          gboolean fallback)
{
    yyjson_val *value;

    g_return_val_if_fail (self != NULL, FALSE);

    value = sojourn_json_reader_look_up (self, name);
    return is_present (value) ? decode_boolean (self, name, value) : fallback;
}

/**
 * sojourn_json_reader_get_enum:
 * @self: a reader
 * @name: (nullable): a member that must be there
 * @values: (array zero-terminated=1): the words that may occur
 *
 * Reads one word out of a few. Where a later version may add words, read a string instead.
 *
 * Returns: its place in @values, 0 after a failure
 */
guint
sojourn_json_reader_get_enum (SojournJsonReader *self, const char *name, const char *const *values)
{
    yyjson_val *value;

    g_return_val_if_fail (self != NULL, 0);
    g_return_val_if_fail (values != NULL, 0);

    value = sojourn_json_reader_require (self, name);
    return value != NULL ? decode_enum (self, name, value, values) : 0;
}

/**
 * sojourn_json_reader_get_optional_enum:
 * @self: a reader
 * @name: (nullable): a member
 * @values: (array zero-terminated=1): the words that may occur
 * @fallback: what absent or null means
 *
 * Reads one word out of a few that may be absent or null.
 *
 * Returns: its place in @values, or @fallback; 0 after a failure
 */
guint
sojourn_json_reader_get_optional_enum (SojournJsonReader *self,
                                       const char *name,
                                       const char *const *values,
                                       guint fallback)
{
    yyjson_val *value;

    g_return_val_if_fail (self != NULL, 0);
    g_return_val_if_fail (values != NULL, 0);

    value = sojourn_json_reader_look_up (self, name);
    return is_present (value) ? decode_enum (self, name, value, values) : fallback;
}

/**
 * sojourn_json_reader_get_time:
 * @self: a reader
 * @name: (nullable): a member that must be there
 *
 * Reads an instant: RFC 3339 in UTC, with the letter Z and with or without a fraction.
 *
 * Returns: (transfer none): the text as written, "" after a failure
 */
const char *
sojourn_json_reader_get_time (SojournJsonReader *self, const char *name)
{
    yyjson_val *value;

    g_return_val_if_fail (self != NULL, "");

    value = sojourn_json_reader_require (self, name);
    return value != NULL ? decode_time (self, name, value) : "";
}

/**
 * sojourn_json_reader_get_optional_time:
 * @self: a reader
 * @name: (nullable): a member
 *
 * Reads an instant that may be absent or null, as [method@JsonReader.get_time] does.
 *
 * Returns: (transfer none) (nullable): the text, %NULL if there is none or after a failure
 */
const char *
sojourn_json_reader_get_optional_time (SojournJsonReader *self, const char *name)
{
    const char *text;

    g_return_val_if_fail (self != NULL, NULL);

    if (!sojourn_json_reader_has (self, name))
        return NULL;
    text = sojourn_json_reader_get_time (self, name);
    return !sojourn_json_reader_has_failed (self) ? text : NULL;
}

/**
 * sojourn_json_reader_get_date:
 * @self: a reader
 * @name: (nullable): a member that must be there
 *
 * Reads a day of the Gregorian calendar as YYYY-MM-DD.
 *
 * Returns: (transfer none): the text, "" after a failure
 */
const char *
sojourn_json_reader_get_date (SojournJsonReader *self, const char *name)
{
    yyjson_val *value;

    g_return_val_if_fail (self != NULL, "");

    value = sojourn_json_reader_require (self, name);
    return value != NULL ? decode_date (self, name, value) : "";
}

/**
 * sojourn_json_reader_get_optional_date:
 * @self: a reader
 * @name: (nullable): a member
 *
 * Reads a day that may be absent or null, as [method@JsonReader.get_date] does.
 *
 * Returns: (transfer none) (nullable): the text, %NULL if there is none or after a failure
 */
const char *
sojourn_json_reader_get_optional_date (SojournJsonReader *self, const char *name)
{
    const char *text;

    g_return_val_if_fail (self != NULL, NULL);

    if (!sojourn_json_reader_has (self, name))
        return NULL;
    text = sojourn_json_reader_get_date (self, name);
    return !sojourn_json_reader_has_failed (self) ? text : NULL;
}

/**
 * sojourn_json_reader_dup_raw:
 * @self: a reader
 * @name: (nullable): a member that must be there
 *
 * Copies a value as compact JSON text, its members in their order and its numbers digit by digit:
 * for members that are kept without being understood.
 *
 * Returns: (transfer full): the text, "null" after a failure
 */
char *
sojourn_json_reader_dup_raw (SojournJsonReader *self, const char *name)
{
    yyjson_val *value;
    char *written;
    char *text;

    g_return_val_if_fail (self != NULL, NULL);

    value = sojourn_json_reader_require (self, name);
    if (value == NULL)
        return g_strdup ("null");

    written = yyjson_val_write (value, YYJSON_WRITE_NOFLAG, NULL);
    if (written == NULL)
        g_error ("No memory is left to write a JSON text");
    text = g_strdup (written);
    free (written);
    return text;
}
