/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-wire-problem.h"

#include <string.h>

#define MAX_TEXT_CHARS 4000
#define MAX_ERRORS 100

/**
 * sojourn_wire_problem_free:
 * @self: (transfer full): a problem
 *
 * Frees a problem.
 */
void
sojourn_wire_problem_free (SojournWireProblem *self)
{
    g_return_if_fail (self != NULL);

    g_free (self->type);
    g_free (self->title);
    g_free (self->detail);
    g_free (self->instance);
    g_strfreev (self->errors);
    g_clear_pointer (&self->current, sojourn_wire_state_free);
    g_free (self);
}

static char *
dup_text (SojournJsonReader *reader, const char *name)
{
    return g_strdup (sojourn_json_reader_get_optional_string (reader, name, MAX_TEXT_CHARS));
}

static char *
dup_type (SojournJsonReader *reader)
{
    g_autofree char *type = dup_text (reader, "type");

    if (type == NULL)
        return g_strdup ("about:blank");
    if (g_str_has_prefix (type, SOJOURN_PROBLEM_BASE))
        return g_strdup (type + strlen (SOJOURN_PROBLEM_BASE));
    return g_steal_pointer (&type);
}

static char **
read_errors (SojournJsonReader *reader)
{
    g_autoptr (GStrvBuilder) errors = g_strv_builder_new ();
    gsize n;

    if (!sojourn_json_reader_has (reader, "errors"))
        return g_strv_builder_end (errors);

    n = sojourn_json_reader_begin_array (reader, "errors", MAX_ERRORS);
    for (gsize i = 0; i < n; i++) {
        sojourn_json_reader_begin_element (reader, i);
        g_strv_builder_take (
            errors,
            g_strdup_printf ("%s: %s",
                             sojourn_json_reader_get_string (reader, "path", 0, MAX_TEXT_CHARS),
                             sojourn_json_reader_get_string (reader, "reason", 0, MAX_TEXT_CHARS)));
        sojourn_json_reader_end (reader);
    }
    sojourn_json_reader_end (reader);
    return g_strv_builder_end (errors);
}

/**
 * sojourn_wire_problem_decode:
 * @body: the body of a refusal of type `application/problem+json`
 * @max_bytes: the most bytes that are accepted
 * @error: return location for a %SOJOURN_DATA_ERROR
 *
 * Reads a problem. A body that is none is the caller's to describe by its status alone.
 *
 * Returns: (transfer full) (nullable): the problem
 */
SojournWireProblem *
sojourn_wire_problem_decode (GBytes *body, gsize max_bytes, GError **error)
{
    g_autoptr (SojournJsonReader) reader = sojourn_json_reader_new (body, max_bytes, error);
    g_autoptr (SojournWireProblem) self = NULL;

    if (reader == NULL)
        return NULL;

    self = g_new0 (SojournWireProblem, 1);
    self->type = dup_type (reader);
    self->title = dup_text (reader, "title");
    self->detail = dup_text (reader, "detail");
    self->instance = dup_text (reader, "instance");
    self->errors = read_errors (reader);
    if (sojourn_json_reader_has (reader, "current")) {
        sojourn_json_reader_begin_object (reader, "current");
        self->current = sojourn_wire_state_read (reader);
        sojourn_json_reader_end (reader);
    }
    return sojourn_json_reader_finish (reader, error) ? g_steal_pointer (&self) : NULL;
}
