/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-agency-operations.h"

#include "sojourn-error.h"
#include "sojourn-id.h"
#include "sojourn-json-writer.h"
#include "sojourn-request-state.h"
#include "sojourn-wire-records.h"
#include "sojourn-wire-request.h"

#define MAX_ANSWERS 50
#define MAX_ANSWER_CHARS 4000
#define MAX_REASON_CHARS 500
#define MAX_VERSION 9999

/* Creating */

static SojournHubRequest *
make_request (SojournTurn *turn, const SojournWireRequest *payload)
{
    SojournHubRequest *request = g_new0 (SojournHubRequest, 1);

    request->id = sojourn_id_new ();
    request->agency = g_strdup (turn->call->principal->tenant);
    request->client_ref = g_strdup (payload->client_ref);
    request->clinic = g_strdup (payload->clinic_ref);
    request->status = SOJOURN_REQUEST_SENT;
    request->created_at = turn->now;
    request->payload = sojourn_json_reader_dup_raw (turn->reader, NULL);
    request->payload_sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, turn->call->body);
    return request;
}

static SojournAnswer *
refuse_existing (SojournTurn *turn)
{
    g_autoptr (GBytes) current = sojourn_turn_render (turn);

    return sojourn_answer_new_current_problem (
        412, "already-exists", "There is a request of this client_ref already", current);
}

/* What is replaced must be over, or one wish would be asked for twice. */
static SojournAnswer *
check_replaced (SojournTurn *turn, const char *id)
{
    g_autoptr (SojournHubRequest) replaced = NULL;

    if (id == NULL)
        return NULL;

    replaced = sojourn_quote_store_find_request (turn->store, id, &turn->error);
    if (replaced != NULL && g_str_equal (replaced->agency, turn->call->principal->tenant) &&
        sojourn_request_status_is_ended (replaced->status))
        return NULL;
    sojourn_json_reader_fail (turn->reader, "replaces", SOJOURN_DATA_ERROR_REFERENCE,
                              "there is no ended request of this identifier");
    return sojourn_turn_refuse_content (turn);
}

/**
 * sojourn_operation_create:
 * @turn: a turn without a request
 *
 * Makes a request: `POST /v1/quote-requests`.
 *
 * Returns: (transfer full) (nullable): why not
 */
SojournAnswer *
sojourn_operation_create (SojournTurn *turn)
{
    g_autoptr (SojournWireRequest) payload = sojourn_wire_request_read (turn->reader);
    SojournHubRequest *existing;
    SojournAnswer *refusal;

    if (payload == NULL)
        return sojourn_turn_refuse_content (turn);

    existing = sojourn_quote_store_find_request_by_ref (turn->store, turn->call->principal->tenant,
                                                        payload->client_ref, &turn->error);
    if (existing != NULL)
        return sojourn_turn_load (turn, existing) ? refuse_existing (turn) : NULL;
    if (turn->error != NULL)
        return NULL;

    refusal = check_replaced (turn, payload->replaces);
    if (refusal != NULL)
        return refusal;
    turn->request = make_request (turn, payload);
    turn->event = "created";
    return NULL;
}

/* Answering */

static char *
make_answer (const char *text, GPtrArray *records)
{
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();

    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_optional_string (writer, "text", text);
    if (records->len > 0)
        sojourn_wire_records_write (records, writer, "records");
    sojourn_json_writer_end (writer);
    return sojourn_json_writer_to_text (writer, SOJOURN_JSON_COMPACT);
}

static SojournHubQuestion *
find_open_question (SojournTurn *turn, const char *id)
{
    for (guint i = 0; i < turn->questions->len; i++) {
        SojournHubQuestion *question = g_ptr_array_index (turn->questions, i);

        if (g_str_equal (question->id, id) && question->status == SOJOURN_INFO_OPEN)
            return question;
    }
    return NULL;
}

static void
read_answer (SojournTurn *turn)
{
    static const char *const members[] = { "info_request", "text", "records", NULL };
    const char *id = sojourn_json_reader_get_id (turn->reader, "info_request");
    const char *text =
        sojourn_json_reader_get_optional_string (turn->reader, "text", MAX_ANSWER_CHARS);
    g_autoptr (GPtrArray) records = sojourn_wire_records_read (turn->reader, "records");
    SojournHubQuestion *question = find_open_question (turn, id);

    sojourn_json_reader_check_members (turn->reader, members);
    if (question == NULL)
        sojourn_json_reader_fail (turn->reader, "info_request", SOJOURN_DATA_ERROR_REFERENCE,
                                  "there is no open question of this identifier");
    if ((text == NULL || *text == '\0') && records->len == 0)
        sojourn_json_reader_fail (turn->reader, NULL, SOJOURN_DATA_ERROR_MISSING,
                                  "a text or records are expected here");
    if (sojourn_json_reader_has_failed (turn->reader))
        return;

    question->status = SOJOURN_INFO_ANSWERED;
    question->answered_at = turn->now;
    question->answer = make_answer (text, records);
    sojourn_turn_put_question (turn, question);
}

static void
read_answers (SojournTurn *turn)
{
    static const char *const members[] = { "answers", NULL };
    gsize n;

    sojourn_json_reader_check_members (turn->reader, members);
    n = sojourn_json_reader_begin_array (turn->reader, "answers", MAX_ANSWERS);
    if (n == 0)
        sojourn_json_reader_fail (turn->reader, NULL, SOJOURN_DATA_ERROR_RANGE,
                                  "at least one answer is expected here");
    for (gsize i = 0; i < n && turn->error == NULL; i++) {
        sojourn_json_reader_begin_element (turn->reader, i);
        read_answer (turn);
        sojourn_json_reader_end (turn->reader);
    }
    sojourn_json_reader_end (turn->reader);
}

static gboolean
has_open_question (const SojournTurn *turn)
{
    for (guint i = 0; i < turn->questions->len; i++) {
        const SojournHubQuestion *question = g_ptr_array_index (turn->questions, i);

        if (question->status == SOJOURN_INFO_OPEN)
            return TRUE;
    }
    return FALSE;
}

/**
 * sojourn_operation_answer:
 * @turn: a turn
 *
 * Answers questions: `POST /v1/quote-requests/{id}/answers`.
 *
 * Returns: (transfer full) (nullable): why not
 */
SojournAnswer *
sojourn_operation_answer (SojournTurn *turn)
{
    if (turn->request->status != SOJOURN_REQUEST_INFO_REQUESTED)
        return sojourn_turn_refuse_state (turn, "wrong-state", "No question is open");

    read_answers (turn);
    if (sojourn_json_reader_has_failed (turn->reader))
        return sojourn_turn_refuse_content (turn);

    turn->event = "answered";
    return has_open_question (turn)
               ? NULL
               : sojourn_turn_move (turn, SOJOURN_REQUEST_SENT, SOJOURN_ACTOR_SYNC);
}

/* Ending */

/**
 * sojourn_operation_withdraw:
 * @turn: a turn
 *
 * Ends a request from the agency's side: `POST /v1/quote-requests/{id}/withdraw`.
 *
 * Returns: (transfer full) (nullable): why not
 */
SojournAnswer *
sojourn_operation_withdraw (SojournTurn *turn)
{
    static const char *const members[] = { "reason", NULL };
    SojournRequestStatus end = SOJOURN_REQUEST_WITHDRAWN;
    SojournAnswer *refusal;
    const char *reason;

    sojourn_json_reader_check_members (turn->reader, members);
    reason = sojourn_json_reader_get_optional_string (turn->reader, "reason", MAX_REASON_CHARS);
    if (sojourn_json_reader_has_failed (turn->reader))
        return sojourn_turn_refuse_content (turn);

    if (turn->request->status == SOJOURN_REQUEST_QUOTED)
        end = SOJOURN_REQUEST_DECLINED_BY_PATIENT;
    else if (turn->request->status == SOJOURN_REQUEST_ACCEPTED)
        end = SOJOURN_REQUEST_CANCELLED;
    refusal = sojourn_turn_move (turn, end, SOJOURN_ACTOR_COORDINATOR);
    if (refusal == NULL) {
        turn->event = "withdrawn";
        g_set_str (&turn->request->reason, reason);
        sojourn_turn_close_questions (turn);
    }
    return refusal;
}

/**
 * sojourn_operation_accept:
 * @turn: a turn
 *
 * Accepts the newest quote while it is valid: `POST /v1/quote-requests/{id}/accept`.
 *
 * Returns: (transfer full) (nullable): why not
 */
SojournAnswer *
sojourn_operation_accept (SojournTurn *turn)
{
    static const char *const members[] = { "version", NULL };
    const SojournHubQuote *newest;
    gint64 version;

    sojourn_json_reader_check_members (turn->reader, members);
    version = sojourn_json_reader_get_int (turn->reader, "version", 1, MAX_VERSION);
    if (sojourn_json_reader_has_failed (turn->reader))
        return sojourn_turn_refuse_content (turn);
    if (turn->request->status != SOJOURN_REQUEST_QUOTED)
        return sojourn_turn_refuse_state (turn, "wrong-state", "There is no quote to be accepted");

    newest = g_ptr_array_index (turn->quotes, turn->quotes->len - 1);
    if (version > newest->version) {
        sojourn_json_reader_fail (turn->reader, "version", SOJOURN_DATA_ERROR_REFERENCE,
                                  "there is no such version");
        return sojourn_turn_refuse_content (turn);
    }
    if (version < newest->version)
        return sojourn_turn_refuse_state (turn, "quote-superseded", "There is a newer version");
    if (newest->expires_at != 0 && turn->now >= newest->expires_at)
        return sojourn_turn_refuse_state (turn, "quote-expired",
                                          "The validity of the quote has ended");

    turn->request->accepted_version = version;
    turn->event = "accepted";
    return sojourn_turn_move (turn, SOJOURN_REQUEST_ACCEPTED, SOJOURN_ACTOR_COORDINATOR);
}
