/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-turn.h"

#include "sojourn-error.h"
#include "sojourn-id.h"
#include "sojourn-json-writer.h"
#include "sojourn-request-state.h"
#include "sojourn-time.h"

/* As much of the epoch as tells one database from its restored copy. */
#define ETAG_EPOCH_CHARS 13

/**
 * sojourn_turn_new:
 * @store: a store
 * @epoch: of the feed
 * @now: the time
 * @call: what is asked
 *
 * Makes a turn; store, epoch and call must outlive it.
 *
 * Returns: (transfer full): the turn
 */
SojournTurn *
sojourn_turn_new (SojournQuoteStore *store, const char *epoch, gint64 now, const SojournCall *call)
{
    SojournTurn *self = g_new0 (SojournTurn, 1);

    self->store = store;
    self->epoch = epoch;
    self->now = now;
    self->call = call;
    self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_hub_question_free);
    self->quotes = g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_hub_quote_free);
    self->told = g_ptr_array_new ();
    return self;
}

/**
 * sojourn_turn_free:
 * @self: (transfer full): a turn
 *
 * Frees a turn.
 */
void
sojourn_turn_free (SojournTurn *self)
{
    g_return_if_fail (self != NULL);

    g_clear_pointer (&self->reader, sojourn_json_reader_free);
    g_clear_pointer (&self->request, sojourn_hub_request_free);
    g_ptr_array_unref (self->told);
    g_ptr_array_unref (self->questions);
    g_ptr_array_unref (self->quotes);
    g_clear_error (&self->error);
    g_free (self);
}

/**
 * sojourn_turn_load:
 * @self: a turn
 * @request: (transfer full): its request
 *
 * Takes the request and reads its questions and quotes.
 *
 * Returns: %TRUE, or %FALSE with `error` set
 */
gboolean
sojourn_turn_load (SojournTurn *self, SojournHubRequest *request)
{
    GPtrArray *questions;
    GPtrArray *quotes;

    g_return_val_if_fail (self != NULL, FALSE);

    g_clear_pointer (&self->request, sojourn_hub_request_free);
    self->request = request;
    questions = sojourn_quote_store_list_questions (self->store, request->id, &self->error);
    if (questions == NULL)
        return FALSE;
    g_ptr_array_unref (self->questions);
    self->questions = questions;

    quotes = sojourn_quote_store_list_quotes (self->store, request->id, &self->error);
    if (quotes == NULL)
        return FALSE;
    g_ptr_array_unref (self->quotes);
    self->quotes = quotes;
    return TRUE;
}

/**
 * sojourn_turn_put_question:
 * @self: a turn
 * @question: one of its questions
 *
 * Stores a question and tells of it.
 *
 * Returns: %TRUE, or %FALSE with `error` set
 */
gboolean
sojourn_turn_put_question (SojournTurn *self, SojournHubQuestion *question)
{
    g_return_val_if_fail (self != NULL, FALSE);

    g_ptr_array_add (self->told, question);
    return sojourn_quote_store_put_question (self->store, question, &self->error);
}

/**
 * sojourn_turn_close_questions:
 * @self: a turn
 *
 * Closes every open question, because the request goes on without its answer.
 *
 * Returns: %TRUE, or %FALSE with `error` set
 */
gboolean
sojourn_turn_close_questions (SojournTurn *self)
{
    g_return_val_if_fail (self != NULL, FALSE);

    for (guint i = 0; i < self->questions->len; i++) {
        SojournHubQuestion *question = g_ptr_array_index (self->questions, i);

        if (question->status != SOJOURN_INFO_OPEN)
            continue;
        question->status = SOJOURN_INFO_CLOSED;
        if (!sojourn_turn_put_question (self, question))
            return FALSE;
    }
    return TRUE;
}

/**
 * sojourn_turn_move:
 * @self: a turn
 * @status: where the request is to go
 * @actor: who brings it there
 *
 * Changes the status of the request, if its state machine allows it.
 *
 * Returns: (transfer full) (nullable): why not
 */
SojournAnswer *
sojourn_turn_move (SojournTurn *self, SojournRequestStatus status, SojournActor actor)
{
    g_return_val_if_fail (self != NULL, NULL);

    if (!sojourn_request_status_may_become (self->request->status, status, actor))
        return sojourn_turn_refuse_state (self, "wrong-state",
                                          "This is not possible in the request’s present status");
    self->request->status = status;
    return NULL;
}

/**
 * sojourn_turn_refuse_content:
 * @self: a turn whose reader has failed
 *
 * Makes the problem of a body that is JSON but not what is expected.
 *
 * Returns: (transfer full): the answer
 */
SojournAnswer *
sojourn_turn_refuse_content (SojournTurn *self)
{
    g_autoptr (GError) fault = NULL;

    g_return_val_if_fail (self != NULL, NULL);

    sojourn_json_reader_finish (self->reader, &fault);
    if (g_error_matches (fault, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_UNKNOWN_VERSION))
        return sojourn_answer_new_schema_problem ();
    return sojourn_answer_new_content_problem (
        "invalid-content", "A member is missing, unknown or wrong", self->reader);
}

/**
 * sojourn_turn_refuse_state:
 * @self: a turn with a request
 * @type: the problem type without its base
 * @title: a sentence
 *
 * Makes a problem of status 409 that shows the request as it is.
 *
 * Returns: (transfer full): the answer
 */
SojournAnswer *
sojourn_turn_refuse_state (SojournTurn *self, const char *type, const char *title)
{
    g_autoptr (GBytes) current = sojourn_turn_render (self);

    return sojourn_answer_new_current_problem (409, type, title, current);
}

/**
 * sojourn_turn_dup_etag:
 * @self: a turn with a request
 *
 * Names the revision of the request. The epoch is part of it: after a restored backup an old name
 * never stands for a new revision.
 *
 * Returns: (transfer full): with its quotation marks
 */
char *
sojourn_turn_dup_etag (const SojournTurn *self)
{
    g_return_val_if_fail (self != NULL, NULL);

    return g_strdup_printf ("\"%.*s-%" G_GINT64_FORMAT "\"", ETAG_EPOCH_CHARS, self->epoch,
                            self->request->revision);
}

static void
write_time (SojournJsonWriter *writer, const char *name, gint64 instant)
{
    g_autofree char *text = NULL;

    if (instant != 0) {
        text = sojourn_time_format (instant);
        sojourn_json_writer_set_string (writer, name, text);
    }
}

static void
write_question (SojournJsonWriter *writer, const SojournHubQuestion *question)
{
    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_string (writer, "id", question->id);
    sojourn_json_writer_set_string (writer, "question", question->question);
    sojourn_json_writer_set_optional_string (writer, "document_type", question->document_type);
    write_time (writer, "asked_at", question->asked_at);
    sojourn_json_writer_set_string (
        writer, "status", sojourn_choice_set_get_nick (&sojourn_info_statuses, question->status));
    write_time (writer, "answered_at", question->answered_at);
    if (question->answer != NULL)
        sojourn_json_writer_set_raw (writer, "answer", question->answer, NULL);
    sojourn_json_writer_end (writer);
}

static void
write_questions (SojournJsonWriter *writer, GPtrArray *questions)
{
    sojourn_json_writer_begin_array (writer, "info_requests");
    for (guint i = 0; i < questions->len; i++)
        write_question (writer, g_ptr_array_index (questions, i));
    sojourn_json_writer_end (writer);
}

static void
write_quotes (SojournJsonWriter *writer, GPtrArray *quotes)
{
    sojourn_json_writer_begin_array (writer, "quotes");
    for (guint i = 0; i < quotes->len; i++) {
        const SojournHubQuote *quote = g_ptr_array_index (quotes, i);

        sojourn_json_writer_set_raw (writer, NULL, quote->body, NULL);
    }
    sojourn_json_writer_end (writer);
}

static void
write_status (SojournJsonWriter *writer, const SojournTurn *self)
{
    const SojournHubRequest *request = self->request;
    g_autofree char *etag = sojourn_turn_dup_etag (self);

    sojourn_json_writer_set_string (
        writer, "status", sojourn_choice_set_get_nick (&sojourn_request_statuses, request->status));
    sojourn_json_writer_set_int (writer, "revision", request->revision);
    sojourn_json_writer_set_string (writer, "etag", etag);
    if (request->accepted_version != 0)
        sojourn_json_writer_set_int (writer, "accepted_version", request->accepted_version);
    sojourn_json_writer_set_optional_string (writer, "reason", request->reason);
}

/**
 * sojourn_turn_render:
 * @self: a turn with a request
 *
 * Writes the request with its questions and quotes.
 *
 * Returns: (transfer full): JSON
 */
GBytes *
sojourn_turn_render (const SojournTurn *self)
{
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();
    const SojournHubRequest *request = self->request;

    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_string (writer, "id", request->id);
    sojourn_json_writer_set_string (writer, "client_ref", request->client_ref);
    sojourn_json_writer_set_string (writer, "clinic_ref", request->clinic);
    write_status (writer, self);
    write_time (writer, "created_at", request->created_at);
    write_time (writer, "updated_at", request->updated_at);
    sojourn_json_writer_set_string (writer, "payload_sha256", request->payload_sha256);
    sojourn_json_writer_set_raw (writer, "payload", request->payload, NULL);
    write_questions (writer, self->questions);
    write_quotes (writer, self->quotes);
    sojourn_json_writer_end (writer);
    return sojourn_json_writer_to_bytes (writer, SOJOURN_JSON_COMPACT);
}

/**
 * sojourn_turn_render_event:
 * @self: a turn that has changed its request
 * @seq: the place of the event in the feed
 *
 * Writes the event that tells of the turn.
 *
 * Returns: (transfer full): JSON
 */
char *
sojourn_turn_render_event (const SojournTurn *self, gint64 seq)
{
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();
    g_autofree char *id = sojourn_id_new ();
    const SojournHubQuote *quote;

    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_int (writer, "seq", seq);
    sojourn_json_writer_set_string (writer, "id", id);
    sojourn_json_writer_set_string (writer, "type", self->event);
    write_time (writer, "at", self->now);
    sojourn_json_writer_set_string (writer, "request_id", self->request->id);
    sojourn_json_writer_set_string (writer, "client_ref", self->request->client_ref);
    write_status (writer, self);
    if (self->told->len > 0)
        write_questions (writer, self->told);
    if (self->quoted) {
        quote = g_ptr_array_index (self->quotes, self->quotes->len - 1);
        sojourn_json_writer_set_raw (writer, "quote", quote->body, NULL);
    }
    sojourn_json_writer_end (writer);
    return sojourn_json_writer_to_text (writer, SOJOURN_JSON_COMPACT);
}
