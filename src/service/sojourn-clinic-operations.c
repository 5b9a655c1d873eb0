/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-clinic-operations.h"

#include "sojourn-error.h"
#include "sojourn-id.h"
#include "sojourn-json-writer.h"
#include "sojourn-time.h"
#include "sojourn-wire-quote.h"

#define MAX_QUESTION_CHARS 4000
#define MAX_REASON_CHARS 500
#define MAX_VERSION 9999

/**
 * sojourn_operation_acknowledge:
 * @turn: a turn
 *
 * Says that the clinic has seen a request: `POST /v1/quote-requests/{id}/acknowledge`.
 *
 * Returns: (transfer full) (nullable): why not
 */
SojournAnswer *
sojourn_operation_acknowledge (SojournTurn *turn)
{
    static const char *const members[] = { NULL };

    sojourn_json_reader_check_members (turn->reader, members);
    if (sojourn_json_reader_has_failed (turn->reader))
        return sojourn_turn_refuse_content (turn);
    if (turn->request->status != SOJOURN_REQUEST_SENT)
        return sojourn_turn_refuse_state (turn, "wrong-state",
                                          "The request is not waiting to be acknowledged");

    turn->event = "acknowledged";
    return sojourn_turn_move (turn, SOJOURN_REQUEST_ACKNOWLEDGED, SOJOURN_ACTOR_PROVIDER);
}

static SojournHubQuestion *
read_question (SojournTurn *turn)
{
    static const char *const members[] = { "question", "document_type", NULL };
    const char *words =
        sojourn_json_reader_get_string (turn->reader, "question", 1, MAX_QUESTION_CHARS);
    const char *type =
        sojourn_json_reader_get_optional_string (turn->reader, "document_type", G_MAXSIZE);
    SojournHubQuestion *question;

    sojourn_json_reader_check_members (turn->reader, members);
    if (type != NULL && !sojourn_choice_set_find (&sojourn_document_types, type, NULL))
        sojourn_json_reader_fail (turn->reader, "document_type", SOJOURN_DATA_ERROR_INVALID,
                                  "this type of document is not known");
    if (sojourn_json_reader_has_failed (turn->reader))
        return NULL;

    question = g_new0 (SojournHubQuestion, 1);
    question->id = sojourn_id_new ();
    question->request_id = g_strdup (turn->request->id);
    question->question = g_strdup (words);
    question->document_type = g_strdup (type);
    question->asked_at = turn->now;
    question->status = SOJOURN_INFO_OPEN;
    return question;
}

/**
 * sojourn_operation_ask:
 * @turn: a turn
 *
 * Asks for something: `POST /v1/quote-requests/{id}/questions`.
 *
 * Returns: (transfer full) (nullable): why not
 */
SojournAnswer *
sojourn_operation_ask (SojournTurn *turn)
{
    SojournHubQuestion *question = read_question (turn);
    SojournAnswer *refusal = NULL;

    if (question == NULL)
        return sojourn_turn_refuse_content (turn);

    if (turn->request->status != SOJOURN_REQUEST_INFO_REQUESTED)
        refusal = sojourn_turn_move (turn, SOJOURN_REQUEST_INFO_REQUESTED, SOJOURN_ACTOR_PROVIDER);
    g_ptr_array_add (turn->questions, question);
    if (refusal != NULL)
        return refusal;
    turn->event = "asked";
    sojourn_turn_put_question (turn, question);
    return NULL;
}

/* The quote with every member the clinic gave, and the two that are the service's. */
static char *
stamp_quote (SojournTurn *turn, gint64 version)
{
    g_autoptr (SojournJsonWriter) writer = sojourn_json_writer_new ();
    g_autofree const char **names = sojourn_json_reader_member_names (turn->reader);
    g_autofree char *now = sojourn_time_format (turn->now);

    sojourn_json_writer_begin_object (writer, NULL);
    sojourn_json_writer_set_int (writer, "version", version);
    sojourn_json_writer_set_string (writer, "received_at", now);
    for (gsize i = 0; names[i] != NULL; i++) {
        g_autofree char *value = NULL;

        if (g_str_equal (names[i], "version") || g_str_equal (names[i], "received_at"))
            continue;
        value = sojourn_json_reader_dup_raw (turn->reader, names[i]);
        sojourn_json_writer_set_raw (writer, names[i], value, NULL);
    }
    sojourn_json_writer_end (writer);
    return sojourn_json_writer_to_text (writer, SOJOURN_JSON_COMPACT);
}

static gint64
get_end (const SojournRecord *quote)
{
    gint64 day;
    gint64 end = 0;

    if (sojourn_record_peek_integer (quote, SOJOURN_QUOTE_VALID_UNTIL, &day))
        sojourn_end_of_day_utc (day, sojourn_record_get_text (quote, SOJOURN_QUOTE_ZONE), &end);
    return end;
}

static void
store_quote (SojournTurn *turn, const SojournWireQuote *offer)
{
    SojournHubQuote *quote = g_new0 (SojournHubQuote, 1);

    quote->version = turn->quotes->len + 1;
    quote->expires_at = get_end (offer->quote);
    quote->body = stamp_quote (turn, quote->version);
    g_ptr_array_add (turn->quotes, quote);
    turn->request->expires_at = quote->expires_at;
    turn->event = "quoted";
    turn->quoted = TRUE;
    if (sojourn_turn_close_questions (turn))
        sojourn_quote_store_insert_quote (turn->store, turn->request->id, quote, &turn->error);
}

/**
 * sojourn_operation_quote:
 * @turn: a turn
 *
 * Adds a version of the quote: `POST /v1/quote-requests/{id}/quotes`.
 *
 * Returns: (transfer full) (nullable): why not
 */
SojournAnswer *
sojourn_operation_quote (SojournTurn *turn)
{
    g_autoptr (SojournWireQuote) offer = sojourn_wire_quote_read (turn->reader);
    SojournAnswer *refusal;

    if (offer != NULL && turn->quotes->len >= MAX_VERSION)
        sojourn_json_reader_fail (turn->reader, NULL, SOJOURN_DATA_ERROR_TOO_LARGE,
                                  "there are too many versions");
    if (sojourn_json_reader_has_failed (turn->reader))
        return sojourn_turn_refuse_content (turn);

    refusal = sojourn_turn_move (turn, SOJOURN_REQUEST_QUOTED, SOJOURN_ACTOR_PROVIDER);
    if (refusal == NULL)
        store_quote (turn, offer);
    return refusal;
}

/**
 * sojourn_operation_decline:
 * @turn: a turn
 *
 * Ends a request from the clinic's side: `POST /v1/quote-requests/{id}/decline`.
 *
 * Returns: (transfer full) (nullable): why not
 */
SojournAnswer *
sojourn_operation_decline (SojournTurn *turn)
{
    static const char *const members[] = { "reason", NULL };
    SojournRequestStatus end = SOJOURN_REQUEST_DECLINED_BY_PROVIDER;
    SojournAnswer *refusal;
    const char *reason;

    sojourn_json_reader_check_members (turn->reader, members);
    reason = sojourn_json_reader_get_optional_string (turn->reader, "reason", MAX_REASON_CHARS);
    if (sojourn_json_reader_has_failed (turn->reader))
        return sojourn_turn_refuse_content (turn);

    if (turn->request->status == SOJOURN_REQUEST_QUOTED)
        end = SOJOURN_REQUEST_WITHDRAWN_BY_PROVIDER;
    else if (turn->request->status == SOJOURN_REQUEST_ACCEPTED)
        end = SOJOURN_REQUEST_CANCELLED;
    refusal = sojourn_turn_move (turn, end, SOJOURN_ACTOR_PROVIDER);
    if (refusal == NULL) {
        turn->event = "declined";
        g_set_str (&turn->request->reason, reason);
        sojourn_turn_close_questions (turn);
    }
    return refusal;
}

/**
 * sojourn_operation_expire:
 * @turn: a turn
 *
 * Ends a request whose newest quote is no longer valid; the service does this by itself.
 *
 * Returns: (transfer full) (nullable): why not
 */
SojournAnswer *
sojourn_operation_expire (SojournTurn *turn)
{
    turn->event = "expired";
    return sojourn_turn_move (turn, SOJOURN_REQUEST_EXPIRED, SOJOURN_ACTOR_SYNC);
}
