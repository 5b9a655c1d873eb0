/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-json-reader-private.h"

#include <glib/gi18n-lib.h>

/* Where the reader stands; the innermost frame is the cursor. */
typedef struct {
    yyjson_val *value;        /* (nullable) (unowned): %NULL below a failed step */
    gsize path_length;        /* in bytes, of the path up to and with this value */
    yyjson_arr_iter elements; /* of an array: makes reading in order linear */
    yyjson_obj_iter members;  /* of an object: likewise */
} Frame;

struct _SojournJsonReader {
    SojournJson *json;  /* (owned) */
    GArray *frames;     /* (owned) (element-type Frame): never empty, the root comes first */
    GString *path;      /* (owned): of the cursor */
    GError *error;      /* (owned) (nullable): the first failure, which sticks */
    char *fault_path;   /* (owned) (nullable): where it happened */
    char *fault_reason; /* (owned) (nullable) */
};

static Frame *
get_frame (SojournJsonReader *self)
{
    return &g_array_index (self->frames, Frame, self->frames->len - 1);
}

static yyjson_val *
get_cursor (SojournJsonReader *self)
{
    return get_frame (self)->value;
}

static void
push (SojournJsonReader *self, yyjson_val *value)
{
    Frame frame = { value, self->path->len };

    if (yyjson_is_arr (value))
        frame.elements = yyjson_arr_iter_with (value);
    else if (yyjson_is_obj (value))
        frame.members = yyjson_obj_iter_with (value);

    g_array_append_val (self->frames, frame);
}

/*
 * sojourn_json_reader_fail_at:
 *
 * Records the first failure, at the cursor or at a member of it.
 */
void
sojourn_json_reader_fail_at (SojournJsonReader *self,
                             const char *name,
                             SojournDataError code,
                             const char *reason)
{
    g_autoptr (GString) path = NULL;

    if (self->error != NULL)
        return;

    path = g_string_new (self->path->str);
    if (name != NULL)
        sojourn_json_append_member_path (path, name);

    self->error = g_error_new (SOJOURN_DATA_ERROR, (gint)code, "%s: %s", path->str, reason);
    self->fault_path = g_strdup (path->str);
    self->fault_reason = g_strdup (reason);
}

/*
 * sojourn_json_reader_look_up:
 *
 * The member, or the value under the cursor where there is no name; absent is not yet a fault.
 */
yyjson_val *
sojourn_json_reader_look_up (SojournJsonReader *self, const char *name)
{
    yyjson_val *cursor = get_cursor (self);

    if (self->error != NULL || name == NULL)
        return self->error == NULL ? cursor : NULL;

    if (!yyjson_is_obj (cursor)) {
        sojourn_json_reader_fail_at (self, NULL, SOJOURN_DATA_ERROR_INVALID,
                                     _ ("an object is expected here"));
        return NULL;
    }
    return yyjson_obj_iter_get (&get_frame (self)->members, name);
}

/*
 * sojourn_json_reader_require:
 *
 * As above, but absent is a fault.
 */
yyjson_val *
sojourn_json_reader_require (SojournJsonReader *self, const char *name)
{
    yyjson_val *value = sojourn_json_reader_look_up (self, name);

    if (value == NULL)
        sojourn_json_reader_fail_at (self, name, SOJOURN_DATA_ERROR_MISSING,
                                     _ ("this member is missing"));
    return value;
}

static yyjson_val *
find_element (Frame *array, gsize index)
{
    if (index < array->elements.idx)
        array->elements = yyjson_arr_iter_with (array->value);
    while (array->elements.idx < index)
        if (yyjson_arr_iter_next (&array->elements) == NULL)
            return NULL;
    return yyjson_arr_iter_next (&array->elements);
}

/**
 * sojourn_json_reader_new:
 * @bytes: UTF-8 text
 * @max_bytes: the most bytes that are accepted
 * @error: return location for an error
 *
 * Parses @bytes as [func@json_parse] does and stands at the root.
 *
 * Every function of a reader acts on the value under its cursor; where it takes a member's name,
 * %NULL means that value itself. The first failure sticks: from then on getters give empty values
 * and change nothing, so that decoding reads from top to bottom and asks once, by
 * [method@JsonReader.finish], how it went. One thread at a time.
 *
 * Returns: (transfer full) (nullable): a reader, or %NULL with %SOJOURN_DATA_ERROR
 */
SojournJsonReader *
sojourn_json_reader_new (GBytes *bytes, gsize max_bytes, GError **error)
{
    g_autoptr (SojournJson) json = sojourn_json_parse (bytes, max_bytes, error);

    return json != NULL ? sojourn_json_reader_new_for_json (json) : NULL;
}

/**
 * sojourn_json_reader_new_for_json:
 * @json: a document, of which a reference is taken
 *
 * Makes a reader that stands at the root of @json.
 *
 * Returns: (transfer full): a reader
 */
SojournJsonReader *
sojourn_json_reader_new_for_json (SojournJson *json)
{
    SojournJsonReader *self;

    g_return_val_if_fail (json != NULL, NULL);

    self = g_new0 (SojournJsonReader, 1);
    self->json = sojourn_json_ref (json);
    self->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
    self->path = g_string_new ("$");
    push (self, sojourn_json_get_root (json));
    return self;
}

/**
 * sojourn_json_reader_free:
 * @self: (transfer full): a reader
 *
 * Frees the reader; texts that its getters gave live no longer than the document.
 */
void
sojourn_json_reader_free (SojournJsonReader *self)
{
    g_return_if_fail (self != NULL);

    g_clear_error (&self->error);
    g_free (self->fault_path);
    g_free (self->fault_reason);
    g_string_free (self->path, TRUE);
    g_array_unref (self->frames);
    sojourn_json_unref (self->json);
    g_free (self);
}

/**
 * sojourn_json_reader_begin_member:
 * @self: a reader
 * @name: a member that must be there, of any kind
 *
 * Moves the cursor into a member; [method@JsonReader.end] moves it back, also after a failure.
 */
void
sojourn_json_reader_begin_member (SojournJsonReader *self, const char *name)
{
    yyjson_val *value;

    g_return_if_fail (self != NULL);
    g_return_if_fail (name != NULL);

    value = sojourn_json_reader_require (self, name);
    sojourn_json_append_member_path (self->path, name);
    push (self, value);
}

/**
 * sojourn_json_reader_begin_object:
 * @self: a reader
 * @name: a member that must be there and be an object
 *
 * Moves the cursor into an object; [method@JsonReader.end] moves it back, also after a failure.
 */
void
sojourn_json_reader_begin_object (SojournJsonReader *self, const char *name)
{
    sojourn_json_reader_begin_member (self, name);
    if (self->error == NULL && !yyjson_is_obj (get_cursor (self)))
        sojourn_json_reader_fail_at (self, NULL, SOJOURN_DATA_ERROR_INVALID,
                                     _ ("an object is expected here"));
}

/**
 * sojourn_json_reader_begin_array:
 * @self: a reader
 * @name: (nullable): a member that must be there and be an array
 * @max_elements: the most elements that are accepted
 *
 * Moves the cursor into an array; [method@JsonReader.end] moves it back, also after a failure.
 *
 * Returns: the number of elements, 0 after a failure
 */
gsize
sojourn_json_reader_begin_array (SojournJsonReader *self, const char *name, gsize max_elements)
{
    g_autofree char *reason = NULL;
    yyjson_val *value;

    g_return_val_if_fail (self != NULL, 0);

    value = sojourn_json_reader_require (self, name);
    if (name != NULL)
        sojourn_json_append_member_path (self->path, name);
    push (self, value);

    if (self->error == NULL && !yyjson_is_arr (value))
        sojourn_json_reader_fail_at (self, NULL, SOJOURN_DATA_ERROR_INVALID,
                                     _ ("a list is expected here"));
    if (self->error == NULL && yyjson_arr_size (value) > max_elements) {
        /* Translators: the place is a count */
        reason =
            g_strdup_printf (_ ("a list of at most %zu elements is expected here"), max_elements);
        sojourn_json_reader_fail_at (self, NULL, SOJOURN_DATA_ERROR_TOO_LARGE, reason);
    }
    return self->error == NULL ? yyjson_arr_size (value) : 0;
}

/**
 * sojourn_json_reader_begin_element:
 * @self: a reader whose cursor is in an array
 * @index: less than what [method@JsonReader.begin_array] returned
 *
 * Moves the cursor into an element; [method@JsonReader.end] moves it back, also after a failure.
 * Going through all elements in order takes linear time.
 */
void
sojourn_json_reader_begin_element (SojournJsonReader *self, gsize index)
{
    yyjson_val *value = NULL;

    g_return_if_fail (self != NULL);

    if (self->error == NULL && yyjson_is_arr (get_cursor (self)))
        value = find_element (get_frame (self), index);
    sojourn_json_append_element_path (self->path, index);
    push (self, value);
    if (value == NULL)
        sojourn_json_reader_fail_at (self, NULL, SOJOURN_DATA_ERROR_MISSING,
                                     _ ("this element is missing"));
}

/**
 * sojourn_json_reader_end:
 * @self: a reader
 *
 * Moves the cursor back out of what the latest unmatched begin entered.
 */
void
sojourn_json_reader_end (SojournJsonReader *self)
{
    g_return_if_fail (self != NULL);
    g_return_if_fail (self->frames->len > 1);

    g_array_set_size (self->frames, self->frames->len - 1);
    g_string_truncate (self->path, get_frame (self)->path_length);
}

/**
 * sojourn_json_reader_has:
 * @self: a reader
 * @name: (nullable): a member's name
 *
 * Tells whether a member is there and not null.
 *
 * Returns: %TRUE if so; %FALSE after a failure
 */
gboolean
sojourn_json_reader_has (SojournJsonReader *self, const char *name)
{
    yyjson_val *value;

    g_return_val_if_fail (self != NULL, FALSE);

    value = sojourn_json_reader_look_up (self, name);
    return value != NULL && !yyjson_is_null (value);
}

/**
 * sojourn_json_reader_get_kind:
 * @self: a reader
 * @name: (nullable): a member's name
 *
 * Tells what a value is, for input of which that is not known beforehand.
 *
 * Returns: the kind
 */
SojournJsonKind
sojourn_json_reader_get_kind (SojournJsonReader *self, const char *name)
{
    yyjson_val *value;

    g_return_val_if_fail (self != NULL, SOJOURN_JSON_ABSENT);

    value = sojourn_json_reader_look_up (self, name);
    switch (yyjson_get_type (value)) {
    case YYJSON_TYPE_NULL:
        return SOJOURN_JSON_NULL;
    case YYJSON_TYPE_BOOL:
        return SOJOURN_JSON_BOOLEAN;
    case YYJSON_TYPE_RAW:
    case YYJSON_TYPE_NUM:
        return SOJOURN_JSON_NUMBER;
    case YYJSON_TYPE_STR:
        return SOJOURN_JSON_STRING;
    case YYJSON_TYPE_ARR:
        return SOJOURN_JSON_ARRAY;
    case YYJSON_TYPE_OBJ:
        return SOJOURN_JSON_OBJECT;
    default:
        return SOJOURN_JSON_ABSENT;
    }
}

/**
 * sojourn_json_reader_member_names:
 * @self: a reader whose cursor is in an object
 *
 * Lists the members in the order of the text. Going through all of them in that order takes linear
 * time.
 *
 * Returns: (transfer container) (array zero-terminated=1): the names, owned by the document
 */
const char **
sojourn_json_reader_member_names (SojournJsonReader *self)
{
    g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (0, NULL, TRUE);
    yyjson_obj_iter iter;
    yyjson_val *key;

    g_return_val_if_fail (self != NULL, NULL);

    if (self->error == NULL && !yyjson_is_obj (get_cursor (self)))
        sojourn_json_reader_fail_at (self, NULL, SOJOURN_DATA_ERROR_INVALID,
                                     _ ("an object is expected here"));
    if (self->error == NULL) {
        iter = yyjson_obj_iter_with (get_cursor (self));
        while ((key = yyjson_obj_iter_next (&iter)) != NULL)
            g_ptr_array_add (names, (gpointer)yyjson_get_str (key));
    }
    /* Stealing would give NULL for an object without members. */
    return (const char **)g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/**
 * sojourn_json_reader_check_members:
 * @self: a reader whose cursor is in an object
 * @known: (array zero-terminated=1): the names that may occur
 *
 * Fails at the first member that is not in @known, for input where an unknown member means a slip
 * of the hand or a leak rather than a newer version.
 */
void
sojourn_json_reader_check_members (SojournJsonReader *self, const char *const *known)
{
    g_autofree const char **names = NULL;

    g_return_if_fail (self != NULL);
    g_return_if_fail (known != NULL);

    names = sojourn_json_reader_member_names (self);
    for (gsize i = 0; names[i] != NULL; i++)
        if (!g_strv_contains (known, names[i]))
            sojourn_json_reader_fail_at (self, names[i], SOJOURN_DATA_ERROR_INVALID,
                                         _ ("this member is not known here"));
}

/**
 * sojourn_json_reader_fail:
 * @self: a reader
 * @name: (nullable): the member at fault
 * @code: a [enum@DataError]
 * @format: a translated reason, without data of a patient
 * @...: what goes into @format
 *
 * Records a fault that the caller found, at the cursor's path; an earlier failure is kept.
 */
void
sojourn_json_reader_fail (
    SojournJsonReader *self, const char *name, gint code, const char *format, ...)
{
    g_autofree char *reason = NULL;
    va_list arguments;

    g_return_if_fail (self != NULL);

    va_start (arguments, format);
    reason = g_strdup_vprintf (format, arguments);
    va_end (arguments);
    sojourn_json_reader_fail_at (self, name, (SojournDataError)code, reason);
}

/**
 * sojourn_json_reader_has_failed:
 * @self: a reader
 *
 * Tells whether something has failed so far.
 *
 * Returns: %TRUE if so
 */
gboolean
sojourn_json_reader_has_failed (SojournJsonReader *self)
{
    g_return_val_if_fail (self != NULL, TRUE);

    return self->error != NULL;
}

/**
 * sojourn_json_reader_get_error_path:
 * @self: a reader
 *
 * The path of the value that was refused, like `$.quote.lines[3].unit_minor`.
 *
 * Returns: (transfer none) (nullable): the path, %NULL if nothing failed
 */
const char *
sojourn_json_reader_get_error_path (SojournJsonReader *self)
{
    g_return_val_if_fail (self != NULL, NULL);

    return self->fault_path;
}

/**
 * sojourn_json_reader_get_error_reason:
 * @self: a reader
 *
 * Why the value was refused, without its path.
 *
 * Returns: (transfer none) (nullable): the reason, %NULL if nothing failed
 */
const char *
sojourn_json_reader_get_error_reason (SojournJsonReader *self)
{
    g_return_val_if_fail (self != NULL, NULL);

    return self->fault_reason;
}

/**
 * sojourn_json_reader_finish:
 * @self: a reader
 * @error: return location for an error
 *
 * Tells how the decoding went; may be asked more than once.
 *
 * Returns: %TRUE if nothing failed, or %FALSE with %SOJOURN_DATA_ERROR, whose message begins with
 *   the path
 */
gboolean
sojourn_json_reader_finish (SojournJsonReader *self, GError **error)
{
    g_return_val_if_fail (self != NULL, FALSE);

    if (self->error == NULL)
        return TRUE;
    g_propagate_error (error, g_error_copy (self->error));
    return FALSE;
}
