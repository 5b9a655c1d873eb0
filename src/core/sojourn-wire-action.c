/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-wire-action.h"

#include "sojourn-wire-records.h"

/**
 * sojourn_wire_encode_answer:
 * @info_request_id: the service's identifier of the question
 * @text: (nullable): the answer in words
 * @documents: (nullable) (element-type SojournRecord): documents, listed as in a request
 *
 * Writes the body of `POST /v1/quote-requests/{id}/answers` for one question. One of @text and
 * @documents must say something.
 *
 * Returns: (transfer full): UTF-8
 */
GBytes *
sojourn_wire_encode_answer (const char *info_request_id, const char *text, GPtrArray *documents)
{
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();

    g_return_val_if_fail (info_request_id != NULL, NULL);

    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_begin_array (writer, "answers");
    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_string (writer, "info_request", info_request_id);
    if (text != NULL && *text != '\0')
        sojourn_json_writer_set_string (writer, "text", text);
    if (documents != NULL && documents->len > 0)
        sojourn_wire_records_write (documents, writer, "records");
    sojourn_json_writer_end (writer);
    sojourn_json_writer_end (writer);
    sojourn_json_writer_end (writer);
    return sojourn_json_writer_to_bytes (writer, SOJOURN_JSON_COMPACT);
}

/**
 * sojourn_wire_encode_reason:
 * @reason: (nullable): why
 *
 * Writes the body of `POST /v1/quote-requests/{id}/withdraw` and `…/decline`.
 *
 * Returns: (transfer full): UTF-8
 */
GBytes *
sojourn_wire_encode_reason (const char *reason)
{
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();

    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_optional_string (writer, "reason", reason);
    sojourn_json_writer_end (writer);
    return sojourn_json_writer_to_bytes (writer, SOJOURN_JSON_COMPACT);
}

/**
 * sojourn_wire_encode_acceptance:
 * @version: the version of the quote that the patient accepts
 *
 * Writes the body of `POST /v1/quote-requests/{id}/accept`.
 *
 * Returns: (transfer full): UTF-8
 */
GBytes *
sojourn_wire_encode_acceptance (gint64 version)
{
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();

    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_int (writer, "version", version);
    sojourn_json_writer_end (writer);
    return sojourn_json_writer_to_bytes (writer, SOJOURN_JSON_COMPACT);
}
