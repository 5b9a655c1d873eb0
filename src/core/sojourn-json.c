/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-json-private.h"

#include "sojourn-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Up to this many members a pairwise comparison beats a hash table. */
#define FEW_MEMBERS 12

/* A member's name is quoted in an error up to this many characters. */
#define PATH_NAME_CHARS 40

struct _SojournJson {
    gatomicrefcount ref_count;
    yyjson_doc *doc; /* (owned) (immutable) */
};

/* What a walk over the values found. */
typedef struct {
    SojournDataError code; /* of the first fault */
    const char *reason;    /* (nullable) (unowned): %NULL as long as nothing is wrong */
    GString *path;         /* (unowned): grown from its end while the walk unwinds */
} Fault;

/* A linear scan without a stack, so that a hostile depth costs nothing. */
static gboolean
is_too_deep (const char *text, gsize length)
{
    gboolean in_string = FALSE;
    gsize depth = 0;

    for (gsize i = 0; i < length; i++) {
        char c = text[i];

        if (in_string) {
            if (c == '\\')
                i++;
            else if (c == '"')
                in_string = FALSE;
        } else if (c == '"') {
            in_string = TRUE;
        } else if (c == '{' || c == '[') {
            if (++depth > SOJOURN_JSON_MAX_DEPTH)
                return TRUE;
        } else if ((c == '}' || c == ']') && depth > 0) {
            depth--;
        }
    }
    return FALSE;
}

static gboolean
has_nul (yyjson_val *text)
{
    return memchr (yyjson_get_str (text), 0, yyjson_get_len (text)) != NULL;
}

static gboolean
note_fault (Fault *fault, SojournDataError code, const char *reason)
{
    fault->code = code;
    fault->reason = reason;
    return FALSE;
}

/* Every path begins with "$", so a segment goes in right behind it. */
static gboolean
prepend_segment (Fault *fault, GString *segment)
{
    g_string_insert (fault->path, 1, segment->str);
    g_string_free (segment, TRUE);
    return FALSE;
}

static gboolean
blame_member (Fault *fault, yyjson_val *key)
{
    GString *segment = g_string_new (NULL);

    sojourn_json_append_member_path (segment, yyjson_get_str (key));
    return prepend_segment (fault, segment);
}

static gboolean
blame_element (Fault *fault, gsize index)
{
    GString *segment = g_string_new (NULL);

    sojourn_json_append_element_path (segment, index);
    return prepend_segment (fault, segment);
}

static yyjson_val *
find_twin_among_few (yyjson_val *object)
{
    yyjson_val *seen[FEW_MEMBERS];
    yyjson_obj_iter iter = yyjson_obj_iter_with (object);
    yyjson_val *key;
    gsize n = 0;

    while ((key = yyjson_obj_iter_next (&iter)) != NULL) {
        for (gsize i = 0; i < n; i++)
            if (yyjson_equals_strn (key, yyjson_get_str (seen[i]), yyjson_get_len (seen[i])))
                return key;
        seen[n++] = key;
    }
    return NULL;
}

static yyjson_val *
find_twin_among_many (yyjson_val *object)
{
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
    yyjson_obj_iter iter = yyjson_obj_iter_with (object);
    yyjson_val *key;

    while ((key = yyjson_obj_iter_next (&iter)) != NULL)
        if (!g_hash_table_add (seen, (gpointer)yyjson_get_str (key)))
            return key;
    return NULL;
}

static gboolean
check_names (yyjson_val *object, Fault *fault)
{
    yyjson_obj_iter iter = yyjson_obj_iter_with (object);
    yyjson_val *key;

    while ((key = yyjson_obj_iter_next (&iter)) != NULL)
        if (has_nul (key))
            return note_fault (fault, SOJOURN_DATA_ERROR_INVALID,
                               _ ("a member’s name holds the character U+0000"));

    key = yyjson_obj_size (object) <= FEW_MEMBERS ? find_twin_among_few (object)
                                                  : find_twin_among_many (object);
    if (key == NULL)
        return TRUE;

    note_fault (fault, SOJOURN_DATA_ERROR_DUPLICATE, _ ("this member occurs twice"));
    return blame_member (fault, key);
}

/* Recursion is bounded by SOJOURN_JSON_MAX_DEPTH, which was checked on the bytes. */
static gboolean
check_value (yyjson_val *value, Fault *fault)
{
    if (yyjson_is_str (value) && has_nul (value))
        return note_fault (fault, SOJOURN_DATA_ERROR_INVALID,
                           _ ("the text holds the character U+0000"));

    if (yyjson_is_arr (value)) {
        yyjson_arr_iter iter = yyjson_arr_iter_with (value);
        yyjson_val *element;

        for (gsize i = 0; (element = yyjson_arr_iter_next (&iter)) != NULL; i++)
            if (!check_value (element, fault))
                return blame_element (fault, i);
    }
    if (yyjson_is_obj (value)) {
        yyjson_obj_iter iter = yyjson_obj_iter_with (value);
        yyjson_val *key;

        if (!check_names (value, fault))
            return FALSE;
        while ((key = yyjson_obj_iter_next (&iter)) != NULL)
            if (!check_value (yyjson_obj_iter_get_val (key), fault))
                return blame_member (fault, key);
    }
    return TRUE;
}

static gboolean
check_document (yyjson_doc *doc, GError **error)
{
    g_autoptr (GString) path = g_string_new ("$");
    Fault fault = { .path = path };

    if (check_value (yyjson_doc_get_root (doc), &fault))
        return TRUE;

    g_set_error (error, SOJOURN_DATA_ERROR, (gint)fault.code, "%s: %s", path->str, fault.reason);
    return FALSE;
}

static yyjson_doc *
read_document (const char *text, gsize length, GError **error)
{
    yyjson_read_err fault;
    yyjson_doc *doc;
    gsize line = 0, column = 0, character = 0;

    doc = yyjson_read_opts ((char *)text, length, YYJSON_READ_NUMBER_AS_RAW, NULL, &fault);
    if (doc != NULL)
        return doc;

    yyjson_locate_pos (text, length, fault.pos, &line, &column, &character);
    g_set_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID,
                 /* Translators: the numbers say where in a file the fault is */
                 _ ("This is not valid JSON at line %zu, column %zu"), line, column);
    return NULL;
}

static gboolean
check_bytes (const char *text, gsize length, gsize max_bytes, GError **error)
{
    if (length == 0) {
        g_set_error_literal (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID,
                             _ ("There is nothing to read: the JSON text is empty"));
        return FALSE;
    }
    if (length > max_bytes) {
        g_set_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_TOO_LARGE,
                     /* Translators: the number is a count of bytes */
                     _ ("The JSON text is larger than the %zu bytes that are accepted"), max_bytes);
        return FALSE;
    }
    if (is_too_deep (text, length)) {
        g_set_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_TOO_LARGE,
                     /* Translators: the number counts arrays and objects inside each other */
                     _ ("The JSON text is nested deeper than the %d levels that are accepted"),
                     SOJOURN_JSON_MAX_DEPTH);
        return FALSE;
    }
    return TRUE;
}

/**
 * sojourn_json_parse:
 * @bytes: UTF-8 text without a byte order mark
 * @max_bytes: the most bytes that are accepted; more are refused unread
 * @error: return location for an error
 *
 * Reads one JSON text (RFC 8259), strictly: one root, no comments, no trailing commas, no NaN, no
 * lone surrogates, no character U+0000, no member twice in an object, and at most
 * %SOJOURN_JSON_MAX_DEPTH levels. Numbers stay the digits that were written. Safe from any thread.
 *
 * Returns: (transfer full) (nullable): the immutable document, or %NULL with
 *   %SOJOURN_DATA_ERROR_INVALID, %SOJOURN_DATA_ERROR_TOO_LARGE or %SOJOURN_DATA_ERROR_DUPLICATE
 */
SojournJson *
sojourn_json_parse (GBytes *bytes, gsize max_bytes, GError **error)
{
    SojournJson *self;
    yyjson_doc *doc;
    const char *text;
    gsize length;

    g_return_val_if_fail (bytes != NULL, NULL);

    text = g_bytes_get_data (bytes, &length);
    if (!check_bytes (text, length, max_bytes, error))
        return NULL;

    doc = read_document (text, length, error);
    if (doc == NULL)
        return NULL;
    if (!check_document (doc, error)) {
        yyjson_doc_free (doc);
        return NULL;
    }

    self = g_new0 (SojournJson, 1);
    g_atomic_ref_count_init (&self->ref_count);
    self->doc = doc;
    return self;
}

/**
 * sojourn_json_ref:
 * @self: a document
 *
 * Takes a reference. Safe from any thread.
 *
 * Returns: (transfer full): @self
 */
SojournJson *
sojourn_json_ref (SojournJson *self)
{
    g_return_val_if_fail (self != NULL, NULL);

    g_atomic_ref_count_inc (&self->ref_count);
    return self;
}

/**
 * sojourn_json_unref:
 * @self: (transfer full): a document
 *
 * Gives a reference back; the last one frees the document. Safe from any thread.
 */
void
sojourn_json_unref (SojournJson *self)
{
    g_return_if_fail (self != NULL);

    if (g_atomic_ref_count_dec (&self->ref_count)) {
        yyjson_doc_free (self->doc);
        g_free (self);
    }
}

/*
 * sojourn_json_get_root:
 *
 * The outermost value; it lives as long as the document.
 */
yyjson_val *
sojourn_json_get_root (SojournJson *self)
{
    return yyjson_doc_get_root (self->doc);
}

static gboolean
is_plain_name (const char *name)
{
    gsize length = strlen (name);

    if (length == 0 || length > PATH_NAME_CHARS || g_ascii_isdigit (name[0]))
        return FALSE;
    for (gsize i = 0; i < length; i++)
        if (!g_ascii_isalnum (name[i]) && name[i] != '_')
            return FALSE;
    return TRUE;
}

/*
 * sojourn_json_append_member_path:
 *
 * Appends ".name", or "["na me"]" with an unusual name escaped and shortened, as it may be hostile.
 */
void
sojourn_json_append_member_path (GString *path, const char *name)
{
    g_autofree char *head = NULL;
    g_autofree char *escaped = NULL;

    if (is_plain_name (name)) {
        g_string_append_printf (path, ".%s", name);
        return;
    }

    head = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), PATH_NAME_CHARS));
    escaped = g_strescape (head, NULL);
    g_string_append_printf (path, "[\"%s%s\"]", escaped, strlen (head) < strlen (name) ? "…" : "");
}

/*
 * sojourn_json_append_element_path:
 *
 * Appends "[index]".
 */
void
sojourn_json_append_element_path (GString *path, gsize index)
{
    g_string_append_printf (path, "[%" G_GSIZE_FORMAT "]", index);
}
