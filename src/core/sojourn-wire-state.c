/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-wire-state.h"

#include "sojourn-error.h"
#include "sojourn-quote-fields.h"
#include "sojourn-field-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_QUESTIONS 1000
#define MAX_QUOTES 9999
#define MAX_CODE_CHARS 80
#define MAX_ETAG_CHARS 120
#define MAX_REASON_CHARS 500

/**
 * sojourn_wire_state_free:
 * @self: (transfer full): a state
 *
 * Frees a state.
 */
void
sojourn_wire_state_free (SojournWireState *self)
{
    g_return_if_fail (self != NULL);

    g_free (self->request_id);
    g_free (self->client_ref);
    g_free (self->status);
    g_free (self->etag);
    g_free (self->reason);
    g_free (self->payload_sha256);
    g_ptr_array_unref (self->info_requests);
    g_ptr_array_unref (self->quotes);
    g_free (self);
}

static void
read_answer (SojournRecord *question, SojournJsonReader *reader)
{
    if (!sojourn_json_reader_has (reader, "answer"))
        return;

    sojourn_json_reader_begin_object (reader, "answer");
    sojourn_field_read_json_as (question, SOJOURN_INFO_REQUEST_ANSWER, reader, "text");
    sojourn_json_reader_end (reader);
}

static SojournRecord *
read_question (SojournJsonReader *reader)
{
    SojournRecord *question = sojourn_record_new (SOJOURN_KIND_INFO_REQUEST);

    sojourn_record_set_text (question, SOJOURN_INFO_REQUEST_REMOTE_ID,
                             sojourn_json_reader_get_id (reader, "id"));
    sojourn_field_read_json (question, SOJOURN_INFO_REQUEST_QUESTION, reader);
    sojourn_field_read_json (question, SOJOURN_INFO_REQUEST_DOCUMENT_TYPE, reader);
    sojourn_field_read_json (question, SOJOURN_INFO_REQUEST_ASKED_AT, reader);
    sojourn_field_read_json (question, SOJOURN_INFO_REQUEST_STATUS, reader);
    sojourn_field_read_json (question, SOJOURN_INFO_REQUEST_ANSWERED_AT, reader);
    read_answer (question, reader);
    return question;
}

static void
read_questions (SojournWireState *self, SojournJsonReader *reader)
{
    gsize n;

    if (!sojourn_json_reader_has (reader, "info_requests"))
        return;

    n = sojourn_json_reader_begin_array (reader, "info_requests", MAX_QUESTIONS);
    for (gsize i = 0; i < n; i++) {
        sojourn_json_reader_begin_element (reader, i);
        g_ptr_array_add (self->info_requests, read_question (reader));
        sojourn_json_reader_end (reader);
    }
    sojourn_json_reader_end (reader);
}

static void
read_quote (SojournWireState *self, SojournJsonReader *reader)
{
    SojournWireQuote *quote = sojourn_wire_quote_read (reader);

    if (quote == NULL)
        return;
    g_ptr_array_add (self->quotes, quote);
    if (!sojourn_record_has (quote->quote, SOJOURN_QUOTE_VERSION))
        sojourn_json_reader_fail (reader, "version", SOJOURN_DATA_ERROR_MISSING, "%s",
                                  _ ("this member is missing"));
}

static void
read_quotes (SojournWireState *self, SojournJsonReader *reader)
{
    gsize n = sojourn_json_reader_begin_array (reader, "quotes", MAX_QUOTES);

    for (gsize i = 0; i < n; i++) {
        sojourn_json_reader_begin_element (reader, i);
        read_quote (self, reader);
        sojourn_json_reader_end (reader);
    }
    sojourn_json_reader_end (reader);
}

/* RFC 9110 §8.8.3: it goes back in a header. */
static char *
dup_etag (SojournJsonReader *reader)
{
    const char *text = sojourn_json_reader_get_string (reader, "etag", 3, MAX_ETAG_CHARS);
    gsize length = strlen (text);
    gboolean good = length > 2 && text[0] == '"' && text[length - 1] == '"';

    for (gsize i = 1; good && i < length - 1; i++)
        good = text[i] > ' ' && text[i] < 0x7f && text[i] != '"';
    if (!good)
        sojourn_json_reader_fail (reader, "etag", SOJOURN_DATA_ERROR_INVALID, "%s",
                                  _ ("a strong entity tag like \"3\" is expected here"));
    return g_strdup (text);
}

static SojournWireState *
read_head (SojournJsonReader *reader, const char *id_name)
{
    SojournWireState *self = g_new0 (SojournWireState, 1);

    self->info_requests = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_record_unref);
    self->quotes = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_wire_quote_free);
    self->request_id = g_strdup (sojourn_json_reader_get_id (reader, id_name));
    self->client_ref = g_strdup (sojourn_json_reader_get_id (reader, "client_ref"));
    self->status = g_strdup (sojourn_json_reader_get_string (reader, "status", 1, MAX_CODE_CHARS));
    self->revision = sojourn_json_reader_get_int (reader, "revision", 1, G_MAXINT64);
    self->etag = dup_etag (reader);
    self->reason =
        g_strdup (sojourn_json_reader_get_optional_string (reader, "reason", MAX_REASON_CHARS));
    sojourn_json_reader_get_optional_int (reader, "accepted_version", 1, MAX_QUOTES,
                                          &self->accepted_version);
    return self;
}

/**
 * sojourn_wire_state_read:
 * @reader: a reader whose cursor is at a request as the service shows it
 *
 * Reads the whole state of a request.
 *
 * Returns: (transfer full) (nullable): the state, or %NULL if @reader has failed
 */
SojournWireState *
sojourn_wire_state_read (SojournJsonReader *reader)
{
    g_autoptr (SojournWireState) self = NULL;

    g_return_val_if_fail (reader != NULL, NULL);

    self = read_head (reader, "id");
    self->payload_sha256 =
        g_strdup (sojourn_json_reader_get_string (reader, "payload_sha256", 64, 64));
    read_questions (self, reader);
    read_quotes (self, reader);
    return sojourn_json_reader_has_failed (reader) ? NULL : g_steal_pointer (&self);
}

/**
 * sojourn_wire_state_read_event:
 * @reader: a reader whose cursor is at an event of the feed
 *
 * Reads the part of a request's state that an event tells.
 *
 * Returns: (transfer full) (nullable): the state, or %NULL if @reader has failed
 */
SojournWireState *
sojourn_wire_state_read_event (SojournJsonReader *reader)
{
    g_autoptr (SojournWireState) self = NULL;

    g_return_val_if_fail (reader != NULL, NULL);

    self = read_head (reader, "request_id");
    read_questions (self, reader);
    if (sojourn_json_reader_has (reader, "quote")) {
        sojourn_json_reader_begin_object (reader, "quote");
        read_quote (self, reader);
        sojourn_json_reader_end (reader);
    }
    return sojourn_json_reader_has_failed (reader) ? NULL : g_steal_pointer (&self);
}

/**
 * sojourn_wire_state_decode:
 * @body: the answer to a write, or to `GET /v1/quote-requests/{id}`
 * @max_bytes: the most bytes that are accepted
 * @error: return location for a %SOJOURN_DATA_ERROR, whose message begins with the path
 *
 * Reads a request from a body.
 *
 * Returns: (transfer full) (nullable): the state
 */
SojournWireState *
sojourn_wire_state_decode (GBytes *body, gsize max_bytes, GError **error)
{
    g_autoptr (SojournJsonReader) reader = sojourn_json_reader_new (body, max_bytes, error);
    g_autoptr (SojournWireState) self = NULL;

    if (reader == NULL)
        return NULL;
    self = sojourn_wire_state_read (reader);
    return sojourn_json_reader_finish (reader, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * sojourn_wire_state_decode_found:
 * @body: the answer to `GET /v1/quote-requests?client_ref=`
 * @max_bytes: the most bytes that are accepted
 * @error: return location for a %SOJOURN_DATA_ERROR; unset if there is no such request
 *
 * Reads the one request that was looked for.
 *
 * Returns: (transfer full) (nullable): the state, or %NULL
 */
SojournWireState *
sojourn_wire_state_decode_found (GBytes *body, gsize max_bytes, GError **error)
{
    g_autoptr (SojournJsonReader) reader = sojourn_json_reader_new (body, max_bytes, error);
    g_autoptr (SojournWireState) self = NULL;
    gsize n;

    if (reader == NULL)
        return NULL;
    n = sojourn_json_reader_begin_array (reader, "items", 1);
    if (n == 1) {
        sojourn_json_reader_begin_element (reader, 0);
        self = sojourn_wire_state_read (reader);
        sojourn_json_reader_end (reader);
    }
    sojourn_json_reader_end (reader);
    sojourn_json_reader_get_int (reader, "count", (gint64)n, (gint64)n);
    return sojourn_json_reader_finish (reader, error) ? g_steal_pointer (&self) : NULL;
}
