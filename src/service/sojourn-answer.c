/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-answer.h"

#include "sojourn-id.h"
#include "sojourn-json-writer.h"
#include "sojourn-service-log.h"
#include "sojourn-wire-request.h"

#define JSON_TYPE "application/json"
#define PROBLEM_TYPE "application/problem+json"

/* A storage that is full or locked is worth another try after this long. */
#define STORAGE_RETRY_SECS 5

/* The messages are for other programs and for the makers of clients: they are not translated. */

static SojournJsonWriter *
begin_problem (guint status, const char *type, const char *title)
{
    SojournJsonWriter *writer = sojourn_json_writer_new ();
    g_autofree char *full_type = g_strconcat (SOJOURN_PROBLEM_BASE, type, NULL);
    g_autofree char *id = sojourn_id_new ();
    g_autofree char *instance = g_strconcat ("urn:uuid:", id, NULL);

    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_string (writer, "type", full_type);
    sojourn_json_writer_set_string (writer, "title", title);
    sojourn_json_writer_set_int (writer, "status", status);
    sojourn_json_writer_set_string (writer, "instance", instance);
    return writer;
}

static SojournAnswer *
end_problem (guint status, SojournJsonWriter *writer)
{
    SojournAnswer *self;

    sojourn_json_writer_end (writer);
    self = g_new0 (SojournAnswer, 1);
    self->status = status;
    self->type = PROBLEM_TYPE;
    self->body = sojourn_json_writer_to_bytes (writer, SOJOURN_JSON_COMPACT);
    sojourn_json_writer_free (writer);
    return self;
}

/**
 * sojourn_answer_new:
 * @status: of HTTP
 * @body: (nullable): JSON, of which a reference is taken
 *
 * Makes an answer that is no problem.
 *
 * Returns: (transfer full): the answer
 */
SojournAnswer *
sojourn_answer_new (guint status, GBytes *body)
{
    SojournAnswer *self = g_new0 (SojournAnswer, 1);

    self->status = status;
    self->type = JSON_TYPE;
    self->body = body != NULL ? g_bytes_ref (body) : NULL;
    return self;
}

/**
 * sojourn_answer_new_problem:
 * @status: of HTTP
 * @type: the problem type without its base
 * @title: a sentence
 * @detail: (nullable): another one
 *
 * Makes a problem (RFC 9457).
 *
 * Returns: (transfer full): the answer
 */
SojournAnswer *
sojourn_answer_new_problem (guint status, const char *type, const char *title, const char *detail)
{
    SojournJsonWriter *writer = begin_problem (status, type, title);

    sojourn_json_writer_set_optional_string (writer, "detail", detail);
    return end_problem (status, writer);
}

/**
 * sojourn_answer_new_content_problem:
 * @type: the problem type without its base
 * @title: a sentence
 * @reader: a reader that has failed
 *
 * Makes a problem of status 422 that says where in the body the fault is.
 *
 * Returns: (transfer full): the answer
 */
SojournAnswer *
sojourn_answer_new_content_problem (const char *type, const char *title, SojournJsonReader *reader)
{
    SojournJsonWriter *writer = begin_problem (422, type, title);

    sojourn_json_writer_begin_array (writer, "errors");
    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_string (writer, "path", sojourn_json_reader_get_error_path (reader));
    sojourn_json_writer_set_string (writer, "reason",
                                    sojourn_json_reader_get_error_reason (reader));
    sojourn_json_writer_end (writer);
    sojourn_json_writer_end (writer);
    return end_problem (422, writer);
}

/**
 * sojourn_answer_new_current_problem:
 * @status: of HTTP
 * @type: the problem type without its base
 * @title: a sentence
 * @current: the request as it is, JSON
 *
 * Makes a problem that shows what the request is like.
 *
 * Returns: (transfer full): the answer
 */
SojournAnswer *
sojourn_answer_new_current_problem (guint status,
                                    const char *type,
                                    const char *title,
                                    GBytes *current)
{
    SojournJsonWriter *writer = begin_problem (status, type, title);
    gsize length;
    const char *data = g_bytes_get_data (current, &length);
    g_autofree char *text = g_strndup (data, length);

    sojourn_json_writer_set_raw (writer, "current", text, NULL);
    return end_problem (status, writer);
}

/**
 * sojourn_answer_new_schema_problem:
 *
 * Makes the problem of a payload of a schema that is not known.
 *
 * Returns: (transfer full): the answer
 */
SojournAnswer *
sojourn_answer_new_schema_problem (void)
{
    SojournJsonWriter *writer =
        begin_problem (422, "unsupported-schema", "The schema of the request is not known here");

    sojourn_json_writer_begin_array (writer, "supported");
    sojourn_json_writer_set_int (writer, NULL, SOJOURN_WIRE_SCHEMA);
    sojourn_json_writer_end (writer);
    return end_problem (422, writer);
}

/**
 * sojourn_answer_new_storage_problem:
 * @error: what the storage said, for the log only
 *
 * Makes the problem of a storage that does not work at the moment.
 *
 * Returns: (transfer full): the answer
 */
SojournAnswer *
sojourn_answer_new_storage_problem (const GError *error)
{
    SojournAnswer *self = sojourn_answer_new_problem (
        503, "storage-unavailable", "Nothing was stored; try again with the same key", NULL);

    sojourn_service_log ("storage-failed", "reason=\"%s\"", error->message);
    self->retry_after = STORAGE_RETRY_SECS;
    return self;
}

/**
 * sojourn_answer_free:
 * @self: (transfer full): an answer
 *
 * Frees an answer.
 */
void
sojourn_answer_free (SojournAnswer *self)
{
    g_return_if_fail (self != NULL);

    g_clear_pointer (&self->body, g_bytes_unref);
    g_free (self->etag);
    g_free (self->location);
    g_free (self->allow);
    g_free (self);
}

/**
 * sojourn_answer_is_success:
 * @self: an answer
 *
 * Tells whether what was asked for was done.
 *
 * Returns: %TRUE if so
 */
gboolean
sojourn_answer_is_success (const SojournAnswer *self)
{
    g_return_val_if_fail (self != NULL, FALSE);

    return self->status >= 200 && self->status < 300;
}
