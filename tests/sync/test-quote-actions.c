/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "changes.h"
#include "quote-case.h"
#include "sojourn-case-fields.h"
#include "sojourn-quote-actions.h"
#include "sojourn-quote-fields.h"
#include "sojourn-sync-error.h"
#include "sojourn-text.h"

#include <string.h>

#define REMOTE "0190163d-8694-739b-aea5-966c26f8ad91"
#define QUESTION "0190163d-8694-739b-aea5-966c26f8ad93"

/* A case, a request of it, and what the last action did. */
typedef struct {
    QuoteCase *desk;
    const char *request;
    SojournChangeSet *changes;
    GError *error;
} Scene;

static Scene *
scene_new (const char *status)
{
    Scene *scene = g_new0 (Scene, 1);

    scene->desk = quote_case_new ();
    scene->request = quote_case_add_request (scene->desk, "cn-1", "CN", "Asia/Shanghai", status);
    return scene;
}

/* A request that the service has. */
static Scene *
scene_new_sent (const char *status)
{
    Scene *scene = scene_new (status);

    test_case_set (scene->desk->test, scene->request, "remote_id", REMOTE, "etag", "\"4\"",
                   "remote_revision", "4", NULL);
    return scene;
}

static void
scene_free (Scene *scene)
{
    quote_case_free (scene->desk);
    g_clear_pointer (&scene->changes, sojourn_change_set_unref);
    g_clear_error (&scene->error);
    g_free (scene);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scene, scene_free)

static const SojournRecord *
begin (Scene *scene, const char *uuid)
{
    g_clear_pointer (&scene->changes, sojourn_change_set_unref);
    g_clear_error (&scene->error);
    scene->changes = sojourn_change_set_new ("test", "test");
    return quote_case_find (scene->desk, uuid);
}

static gboolean
queue (Scene *scene)
{
    const SojournRecord *request = begin (scene, scene->request);

    return sojourn_quote_actions_queue (scene->changes, scene->desk->test->snapshot, request, NULL,
                                        scene->desk->test->now, &scene->error);
}

static gboolean
edit (Scene *scene)
{
    const SojournRecord *request = begin (scene, scene->request);

    return sojourn_quote_actions_edit (scene->changes, scene->desk->test->snapshot, request,
                                       scene->desk->test->now, &scene->error);
}

static gboolean
withdraw (Scene *scene)
{
    const SojournRecord *request = begin (scene, scene->request);

    return sojourn_quote_actions_withdraw (scene->changes, scene->desk->test->snapshot, request,
                                           "No longer needed", scene->desk->test->now,
                                           &scene->error);
}

static gboolean
answer (Scene *scene, const char *question, const char *document)
{
    const SojournRecord *record = begin (scene, question);

    return sojourn_quote_actions_answer (
        scene->changes, scene->desk->test->snapshot, record,
        document != NULL ? test_case_find (scene->desk->test, document) : NULL,
        scene->desk->test->now, &scene->error);
}

static gboolean
accept_quote (Scene *scene, const char *quote)
{
    const SojournRecord *record = begin (scene, quote);

    return sojourn_quote_actions_accept (scene->changes, scene->desk->test->snapshot, record,
                                         "Coordinator", NULL, scene->desk->test->now,
                                         &scene->error);
}

static gboolean
decline (Scene *scene, const char *quote)
{
    const SojournRecord *record = begin (scene, quote);

    return sojourn_quote_actions_decline (scene->changes, scene->desk->test->snapshot, record,
                                          "Too far", scene->desk->test->now, &scene->error);
}

static void
carry_out (Scene *scene)
{
    g_assert_no_error (scene->error);
    changes_carry_out (scene->changes, scene->desk->test);
}

static void
assert_refused (Scene *scene, gboolean result, const char *words)
{
    g_assert_false (result);
    g_assert_error (scene->error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_REFUSED);
    g_assert_nonnull (strstr (scene->error->message, words));
    g_assert_cmpuint (sojourn_change_set_get_size (scene->changes), ==, 0);
}

static const SojournRecord *
get_request (Scene *scene)
{
    return changes_find (scene->changes, SOJOURN_KIND_QUOTE_REQUEST, 0);
}

static const SojournRecord *
get_item (Scene *scene)
{
    return changes_find (scene->changes, SOJOURN_KIND_OUTBOX_ITEM, 0);
}

static void
assert_status (Scene *scene, SojournRequestStatus status)
{
    g_assert_cmpint (
        sojourn_record_get_integer (get_request (scene), SOJOURN_QUOTE_REQUEST_STATUS, -1), ==,
        (gint64)status);
    g_assert_cmpint (
        sojourn_record_get_integer (changes_find (scene->changes, SOJOURN_KIND_REQUEST_EVENT, 0),
                                    SOJOURN_REQUEST_EVENT_TO_STATUS, -1),
        ==, (gint64)status);
}

static void
assert_item (Scene *scene, SojournOutboxAction action, const char *path, const char *body)
{
    const SojournRecord *item = get_item (scene);
    const char *bytes = sojourn_record_get_text (item, SOJOURN_OUTBOX_ITEM_BODY);
    g_autofree char *digest = sojourn_sha256_hex (bytes, strlen (bytes));

    g_assert_cmpint (sojourn_record_get_integer (item, SOJOURN_OUTBOX_ITEM_ACTION, -1), ==,
                     (gint64)action);
    g_assert_cmpint (sojourn_record_get_integer (item, SOJOURN_OUTBOX_ITEM_STATE, -1), ==,
                     SOJOURN_OUTBOX_STATE_QUEUED);
    g_assert_cmpstr (sojourn_record_get_text (item, SOJOURN_OUTBOX_ITEM_PATH), ==, path);
    g_assert_cmpstr (sojourn_record_get_text (item, SOJOURN_OUTBOX_ITEM_BODY_SHA256), ==, digest);
    if (body != NULL)
        g_assert_cmpstr (bytes, ==, body);
    if (action != SOJOURN_OUTBOX_CREATE)
        g_assert_cmpstr (sojourn_record_get_text (item, SOJOURN_OUTBOX_ITEM_IF_MATCH), ==, "\"4\"");
}

static gint64
get_state (const SojournRecord *item)
{
    return sojourn_record_get_integer (item, SOJOURN_OUTBOX_ITEM_STATE, -1);
}

static const char *
add_quote (Scene *scene, const char *request, const char *version, const char *state)
{
    return test_case_add (scene->desk->test, SOJOURN_KIND_QUOTE, "request", request, "version",
                          version, "currency", "CNY", "total_minor", "18600000", "valid_until",
                          "2026-03-31", "zone", "Asia/Shanghai", "state", state, NULL);
}

static const char *
add_question (Scene *scene, const char *answer_text)
{
    return test_case_add (scene->desk->test, SOJOURN_KIND_INFO_REQUEST, "request", scene->request,
                          "remote_id", QUESTION, "question", "Blood count?", "status", "open",
                          "answer", answer_text, NULL);
}

/* Queue */

static void
test_queue (void)
{
    g_autoptr (Scene) scene = scene_new ("draft");
    const SojournRecord *draft = begin (scene, scene->request);
    const SojournRecord *request;
    g_autofree char *shown = sojourn_quote_actions_build_payload (
        scene->desk->test->snapshot, draft, scene->desk->test->now, SOJOURN_JSON_COMPACT);

    g_assert_true (queue (scene));
    g_assert_no_error (scene->error);
    assert_status (scene, SOJOURN_REQUEST_QUEUED);
    request = get_request (scene);
    assert_item (scene, SOJOURN_OUTBOX_CREATE, "/v1/quote-requests",
                 sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_PAYLOAD));
    g_assert_cmpstr (sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_PAYLOAD), ==, shown);
    g_assert_cmpstr (
        sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_IDEMPOTENCY_KEY), ==,
        sojourn_record_get_text (get_item (scene), SOJOURN_OUTBOX_ITEM_IDEMPOTENCY_KEY));
    g_assert_cmpstr (sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_PAYLOAD_SHA256), ==,
                     sojourn_record_get_text (get_item (scene), SOJOURN_OUTBOX_ITEM_BODY_SHA256));
    g_assert_cmpstr (sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_CONSENT), ==,
                     scene->desk->consent);
    carry_out (scene);
    assert_refused (scene, queue (scene), "Queued");
}

static void
test_queue_without_consent (void)
{
    g_autoptr (Scene) scene = scene_new ("draft");

    test_case_set (scene->desk->test, scene->desk->consent, "revoked_at", "2026-03-20T11:59:59Z",
                   NULL);
    assert_refused (scene, queue (scene), "revoked");
    test_case_set (scene->desk->test, scene->desk->consent, "revoked_at", NULL, NULL);
    test_case_set (scene->desk->test, scene->desk->crossing, "risks_disclosed", "false", NULL);
    assert_refused (scene, queue (scene), "SE");
    test_case_set (scene->desk->test, scene->desk->crossing, "risks_disclosed", "true", NULL);
    g_assert_true (queue (scene));
}

/* What the consent does not cover is left out; without the diagnosis there is nothing to ask. */
static void
test_queue_narrow_consent (void)
{
    g_autoptr (Scene) scene = scene_new ("draft");
    const char *body;

    test_case_set (scene->desk->test, scene->desk->consent, "categories", "demographics", NULL);
    assert_refused (scene, queue (scene), "Diagnosis");
    test_case_set (scene->desk->test, scene->desk->consent, "categories", "diagnosis", NULL);
    g_assert_true (queue (scene));
    body = sojourn_record_get_text (get_item (scene), SOJOURN_OUTBOX_ITEM_BODY);
    g_assert_nonnull (strstr (body, "spinal_cord_injury"));
    g_assert_null (strstr (body, "age_y"));
    g_assert_null (strstr (body, "companions"));
}

static void
test_queue_identifying (void)
{
    g_autoptr (Scene) scene = scene_new ("draft");

    test_case_set (scene->desk->test, scene->desk->test->patient, "family_name", "Kvarnström",
                   NULL);
    test_case_set (scene->desk->test, scene->request, "message", "Is Ms Kvarnström welcome?", NULL);
    assert_refused (scene, queue (scene), "who the patient is");
}

static void
test_queue_without_condition (void)
{
    g_autoptr (Scene) scene = scene_new ("draft");

    test_case_set (scene->desk->test, scene->desk->test->desk, "condition", NULL, NULL);
    assert_refused (scene, queue (scene), "condition");
}

static void
test_queue_window (void)
{
    g_autoptr (Scene) scene = scene_new ("draft");

    test_case_set (scene->desk->test, scene->request, "window_from", "2026-09-02", "window_to",
                   "2026-09-01", NULL);
    assert_refused (scene, queue (scene), "before");
    test_case_set (scene->desk->test, scene->request, "window_to", "2026-09-02", NULL);
    g_assert_true (queue (scene));
}

/* Edit */

static void
test_edit (void)
{
    g_autoptr (Scene) scene = scene_new ("draft");
    g_autofree char *first_key = NULL;
    g_autofree char *first_digest = NULL;

    g_assert_true (queue (scene));
    first_key =
        g_strdup (sojourn_record_get_text (get_item (scene), SOJOURN_OUTBOX_ITEM_IDEMPOTENCY_KEY));
    first_digest =
        g_strdup (sojourn_record_get_text (get_item (scene), SOJOURN_OUTBOX_ITEM_BODY_SHA256));
    carry_out (scene);

    g_assert_true (edit (scene));
    assert_status (scene, SOJOURN_REQUEST_DRAFT);
    g_assert_cmpint (get_state (get_item (scene)), ==, SOJOURN_OUTBOX_STATE_CANCELLED);
    g_assert_false (sojourn_record_has (get_request (scene), SOJOURN_QUOTE_REQUEST_PAYLOAD));
    carry_out (scene);

    test_case_set (scene->desk->test, scene->request, "message", "A window seat, please", NULL);
    g_assert_true (queue (scene));
    g_assert_cmpstr (
        sojourn_record_get_text (get_item (scene), SOJOURN_OUTBOX_ITEM_IDEMPOTENCY_KEY), !=,
        first_key);
    g_assert_cmpstr (sojourn_record_get_text (get_item (scene), SOJOURN_OUTBOX_ITEM_BODY_SHA256),
                     !=, first_digest);
}

/* Once an attempt has begun, the clinic may have it. */
static void
test_edit_under_way (void)
{
    static const char *const states[] = { "queued", "sending", "needs_auth" };
    g_autoptr (Scene) scene = scene_new ("draft");
    g_autofree char *item = NULL;

    g_assert_true (queue (scene));
    item = g_strdup (sojourn_record_get_uuid (get_item (scene)));
    carry_out (scene);
    for (guint i = 0; i < G_N_ELEMENTS (states); i++) {
        test_case_set (scene->desk->test, item, "attempts", "1", "state", states[i], NULL);
        assert_refused (scene, edit (scene), "being sent");
        assert_refused (scene, withdraw (scene), "being sent");
    }
    test_case_set (scene->desk->test, item, "state", "done", NULL);
    test_case_set (scene->desk->test, scene->request, "status", "sent", NULL);
    assert_refused (scene, edit (scene), "cannot become");
}

/* Withdraw */

static void
test_withdraw_here (void)
{
    static const char *const states[] = { "draft", "queued" };

    for (guint i = 0; i < G_N_ELEMENTS (states); i++) {
        g_autoptr (Scene) scene = scene_new (states[i]);

        g_assert_true (withdraw (scene));
        assert_status (scene, SOJOURN_REQUEST_WITHDRAWN);
        g_assert_cmpuint (changes_count (scene->changes, SOJOURN_KIND_OUTBOX_ITEM), ==, 0);
    }
}

static void
test_withdraw_there (void)
{
    static const char *const states[] = { "sent", "acknowledged", "info_requested" };

    for (guint i = 0; i < G_N_ELEMENTS (states); i++) {
        g_autoptr (Scene) scene = scene_new_sent (states[i]);
        const char *question = add_question (scene, NULL);

        g_assert_true (withdraw (scene));
        assert_status (scene, SOJOURN_REQUEST_WITHDRAWN);
        assert_item (scene, SOJOURN_OUTBOX_WITHDRAW, "/v1/quote-requests/" REMOTE "/withdraw",
                     "{\"reason\":\"No longer needed\"}");
        g_assert_cmpstr (
            sojourn_record_get_uuid (changes_find (scene->changes, SOJOURN_KIND_INFO_REQUEST, 0)),
            ==, question);
        g_assert_cmpint (
            sojourn_record_get_integer (changes_find (scene->changes, SOJOURN_KIND_INFO_REQUEST, 0),
                                        SOJOURN_INFO_REQUEST_STATUS, -1),
            ==, SOJOURN_INFO_CLOSED);
        carry_out (scene);
        assert_refused (scene, withdraw (scene), "cannot become");
    }
}

static void
assert_quote (Scene *scene, SojournQuoteState state)
{
    g_assert_cmpint (
        sojourn_record_get_integer (changes_find (scene->changes, SOJOURN_KIND_QUOTE, 0),
                                    SOJOURN_QUOTE_STATE, -1),
        ==, (gint64)state);
}

static void
test_withdraw_quoted (void)
{
    g_autoptr (Scene) quoted = scene_new_sent ("quoted");
    g_autoptr (Scene) accepted = scene_new_sent ("accepted");

    add_quote (quoted, quoted->request, "1", "open");
    g_assert_true (withdraw (quoted));
    assert_status (quoted, SOJOURN_REQUEST_DECLINED_BY_PATIENT);
    assert_quote (quoted, SOJOURN_QUOTE_STATE_DECLINED);

    add_quote (accepted, accepted->request, "1", "accepted");
    g_assert_true (withdraw (accepted));
    assert_status (accepted, SOJOURN_REQUEST_CANCELLED);
    assert_quote (accepted, SOJOURN_QUOTE_STATE_CANCELLED);
}

/* A request that came with a file from another desk is not ours to withdraw at the service. */
static void
test_withdraw_unknown_there (void)
{
    g_autoptr (Scene) scene = scene_new ("sent");

    g_assert_true (withdraw (scene));
    assert_status (scene, SOJOURN_REQUEST_WITHDRAWN);
    g_assert_cmpuint (changes_count (scene->changes, SOJOURN_KIND_OUTBOX_ITEM), ==, 0);
}

/* Answer */

static void
test_answer (void)
{
    g_autoptr (Scene) scene = scene_new_sent ("info_requested");
    const char *question = add_question (scene, NULL);
    const char *document = test_case_add (scene->desk->test, SOJOURN_KIND_DOCUMENT, "type", "lab",
                                          "language", "swe", NULL);

    assert_refused (scene, answer (scene, question, NULL), "Write an answer");
    g_assert_true (answer (scene, question, document));
    assert_item (scene, SOJOURN_OUTBOX_ANSWER, "/v1/quote-requests/" REMOTE "/answers", NULL);
    g_assert_cmpstr (sojourn_record_get_text (get_item (scene), SOJOURN_OUTBOX_ITEM_INFO_REQUEST),
                     ==, question);
    g_assert_nonnull (strstr (sojourn_record_get_text (get_item (scene), SOJOURN_OUTBOX_ITEM_BODY),
                              "\"type\":\"lab\""));
    g_assert_cmpint (
        sojourn_record_get_integer (changes_find (scene->changes, SOJOURN_KIND_INFO_REQUEST, 0),
                                    SOJOURN_INFO_REQUEST_STATUS, -1),
        ==, SOJOURN_INFO_ANSWER_QUEUED);
    carry_out (scene);
    assert_refused (scene, answer (scene, question, document), "not open any more");
}

static void
test_answer_forbidden (void)
{
    g_autoptr (Scene) scene = scene_new_sent ("info_requested");
    const char *question = add_question (scene, "All is well");

    test_case_set (scene->desk->test, scene->desk->consent, "revoked_at", "2026-03-20T11:59:59Z",
                   NULL);
    assert_refused (scene, answer (scene, question, NULL), "revoked");
    test_case_set (scene->desk->test, scene->desk->consent, "revoked_at", NULL, NULL);
    test_case_set (scene->desk->test, scene->desk->test->patient, "family_name", "Kvarnström",
                   NULL);
    test_case_set (scene->desk->test, question, "answer", "Kvarnström is well", NULL);
    assert_refused (scene, answer (scene, question, NULL), "who the patient is");
    test_case_set (scene->desk->test, question, "answer", "The patient is well", NULL);
    g_assert_true (answer (scene, question, NULL));
}

/* Accept and decline */

/* Q02: to the end of the last day where the clinic is, which is 16:00 UTC in Shanghai. */
static void
test_accept (void)
{
    g_autoptr (Scene) scene = scene_new_sent ("quoted");
    const char *quote = add_quote (scene, scene->request, "2", "open");

    test_case_at (scene->desk->test, "2026-03-31T16:00:00Z");
    assert_refused (scene, accept_quote (scene, quote), "31 Mar 2026");
    test_case_at (scene->desk->test, "2026-03-31T15:59:59Z");
    g_assert_true (accept_quote (scene, quote));
    g_assert_no_error (scene->error);
    assert_status (scene, SOJOURN_REQUEST_ACCEPTED);
    assert_quote (scene, SOJOURN_QUOTE_STATE_ACCEPTED);
    assert_item (scene, SOJOURN_OUTBOX_ACCEPT, "/v1/quote-requests/" REMOTE "/accept",
                 "{\"version\":2}");
    carry_out (scene);
    assert_refused (scene, accept_quote (scene, quote), "");
}

/* One accepted quote for an option, until that one is cancelled. */
static void
test_accept_second (void)
{
    g_autoptr (Scene) scene = scene_new_sent ("quoted");
    const char *first = add_quote (scene, scene->request, "1", "open");
    const SojournRecord *request = quote_case_find (scene->desk, scene->request);
    g_autofree char *option =
        g_strdup (sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_OPTION));
    g_autofree char *clinic =
        g_strdup (sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_CLINIC));
    const char *other =
        test_case_add (scene->desk->test, SOJOURN_KIND_QUOTE_REQUEST, "clinic", clinic, "option",
                       option, "status", "quoted", "remote_id", QUESTION, "etag", "\"1\"", NULL);
    const char *second = add_quote (scene, other, "1", "open");

    g_assert_true (accept_quote (scene, first));
    carry_out (scene);
    assert_refused (scene, accept_quote (scene, second), "");
    g_assert_true (withdraw (scene));
    carry_out (scene);
    g_assert_true (accept_quote (scene, second));
}

static void
test_decline (void)
{
    g_autoptr (Scene) scene = scene_new_sent ("quoted");
    const char *old = add_quote (scene, scene->request, "1", "superseded");
    const char *quote = add_quote (scene, scene->request, "2", "open");

    assert_refused (scene, decline (scene, old), "not open");
    g_assert_true (decline (scene, quote));
    assert_status (scene, SOJOURN_REQUEST_DECLINED_BY_PATIENT);
    assert_quote (scene, SOJOURN_QUOTE_STATE_DECLINED);
    assert_item (scene, SOJOURN_OUTBOX_WITHDRAW, "/v1/quote-requests/" REMOTE "/withdraw",
                 "{\"reason\":\"Too far\"}");
}

/* Reissue */

/* Going on after an end is a new request that names the old one; what failed is seen to. */
static void
test_reissue (void)
{
    g_autoptr (Scene) scene = scene_new ("draft");
    g_autoptr (SojournRecord) draft = NULL;
    g_autofree char *failed = NULL;

    test_case_set (scene->desk->test, scene->request, "message", "Hello", "window_from",
                   "2026-09-01", "window_to", "2026-09-20", NULL);
    g_assert_true (queue (scene));
    failed = g_strdup (sojourn_record_get_uuid (get_item (scene)));
    carry_out (scene);
    test_case_set (scene->desk->test, failed, "state", "failed", "attempts", "1", NULL);
    test_case_set (scene->desk->test, scene->request, "status", "failed", "remote_id", REMOTE,
                   NULL);

    draft = sojourn_quote_actions_reissue (quote_case_find (scene->desk, scene->request));
    g_assert_cmpstr (sojourn_record_get_text (draft, SOJOURN_QUOTE_REQUEST_MESSAGE), ==, "Hello");
    g_assert_false (sojourn_record_has (draft, SOJOURN_QUOTE_REQUEST_PAYLOAD));
    g_assert_false (sojourn_record_has (draft, SOJOURN_QUOTE_REQUEST_REMOTE_ID));
    g_ptr_array_add (scene->desk->test->records, sojourn_record_copy (draft));
    scene->request = sojourn_record_get_uuid (draft);

    g_assert_true (queue (scene));
    g_assert_cmpstr (sojourn_record_get_uuid (get_item (scene)), ==, failed);
    g_assert_cmpint (get_state (get_item (scene)), ==, SOJOURN_OUTBOX_STATE_CANCELLED);
    g_assert_nonnull (
        strstr (sojourn_record_get_text (changes_find (scene->changes, SOJOURN_KIND_OUTBOX_ITEM, 1),
                                         SOJOURN_OUTBOX_ITEM_BODY),
                "\"replaces\":\"" REMOTE "\""));
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/quote-actions/queue", test_queue);
    g_test_add_func ("/quote-actions/queue/C01-C03-without-consent", test_queue_without_consent);
    g_test_add_func ("/quote-actions/queue/narrow-consent", test_queue_narrow_consent);
    g_test_add_func ("/quote-actions/queue/C04-identifying", test_queue_identifying);
    g_test_add_func ("/quote-actions/queue/without-condition", test_queue_without_condition);
    g_test_add_func ("/quote-actions/queue/window", test_queue_window);
    g_test_add_func ("/quote-actions/edit", test_edit);
    g_test_add_func ("/quote-actions/edit/under-way", test_edit_under_way);
    g_test_add_func ("/quote-actions/withdraw/here", test_withdraw_here);
    g_test_add_func ("/quote-actions/withdraw/there", test_withdraw_there);
    g_test_add_func ("/quote-actions/withdraw/quoted", test_withdraw_quoted);
    g_test_add_func ("/quote-actions/withdraw/unknown-there", test_withdraw_unknown_there);
    g_test_add_func ("/quote-actions/answer", test_answer);
    g_test_add_func ("/quote-actions/answer/forbidden", test_answer_forbidden);
    g_test_add_func ("/quote-actions/accept/Q02", test_accept);
    g_test_add_func ("/quote-actions/accept/Q15-second", test_accept_second);
    g_test_add_func ("/quote-actions/decline", test_decline);
    g_test_add_func ("/quote-actions/reissue", test_reissue);
    return g_test_run ();
}
