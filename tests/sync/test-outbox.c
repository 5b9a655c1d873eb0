/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "changes.h"
#include "quote-case.h"
#include "sojourn-outbox.h"
#include "sojourn-quote-fields.h"
#include "sojourn-record-value.h"
#include "sojourn-sync-error.h"

#include <string.h>

#define REMOTE "0190163d-8694-739b-aea5-966c26f8ad91"
#define QUESTION "0190163d-8694-739b-aea5-966c26f8ad93"
#define KEY "0190163d-8694-739b-aea5-966c26f8ad95"
#define DIGEST "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define OTHER_DIGEST "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
#define NOW 1774008000
#define LATER (NOW + 30)
#define QUOTE(version)                                                                             \
    "{\"version\":" #version ",\"received_at\":\"2026-03-01T00:00:00Z\",\"price_kind\":\"fixed\"," \
    "\"total\":{\"amount_minor\":5,\"currency\":\"JPY\"}}"
#define ASKED(status)                                                                              \
    "{\"id\":\"" QUESTION "\",\"question\":\"Blood count?\","                                      \
    "\"asked_at\":\"2026-03-01T00:00:00Z\",\"status\":\"" status "\"}"

/* An item of the outbox and what it is about. */
typedef struct {
    QuoteCase *desk;
    const char *request;
    const char *question;
    const char *quote;
    const char *item;
    SojournChangeSet *changes;
} Scene;

static Scene *
scene_new (const char *status, const char *action)
{
    Scene *scene = g_new0 (Scene, 1);

    scene->desk = quote_case_new ();
    scene->request = quote_case_add_request (scene->desk, "jp-1", "JP", "Asia/Tokyo", status);
    scene->question =
        test_case_add (scene->desk->test, SOJOURN_KIND_INFO_REQUEST, "request", scene->request,
                       "remote_id", QUESTION, "question", "Blood count?", "status",
                       g_str_equal (action, "answer") ? "answer_queued" : "closed", NULL);
    scene->quote = test_case_add (scene->desk->test, SOJOURN_KIND_QUOTE, "request", scene->request,
                                  "version", "1", "currency", "JPY", "state",
                                  g_str_equal (action, "accept") ? "accepted" : "superseded", NULL);
    scene->item = test_case_add (
        scene->desk->test, SOJOURN_KIND_OUTBOX_ITEM, "request", scene->request, "action", action,
        "state", "sending", "attempts", "1", "method", "POST", "path", "/v1/quote-requests",
        "idempotency_key", KEY, "body", "{}", "body_sha256", DIGEST, "if_match", "\"4\"", NULL);
    if (g_str_equal (action, "answer"))
        test_case_set (scene->desk->test, scene->item, "info_request", scene->question, NULL);
    return scene;
}

static void
scene_free (Scene *scene)
{
    quote_case_free (scene->desk);
    g_clear_pointer (&scene->changes, sojourn_change_set_unref);
    g_free (scene);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scene, scene_free)

/* The item as it is; the changes that follow are looked at afterwards. */
static const SojournRecord *
begin (Scene *scene)
{
    g_clear_pointer (&scene->changes, sojourn_change_set_unref);
    scene->changes = sojourn_change_set_new ("test", "test");
    return quote_case_find (scene->desk, scene->item);
}

static const SojournSnapshot *
get_snapshot (Scene *scene)
{
    return scene->desk->test->snapshot;
}

static SojournWireState *
make_state (
    Scene *scene, const char *status, int revision, const char *questions, const char *quotes)
{
    g_autofree char *json = g_strdup_printf (
        "{\"id\":\"" REMOTE "\",\"client_ref\":\"%s\",\"status\":\"%s\",\"revision\":%d,"
        "\"etag\":\"\\\"%d\\\"\",\"payload_sha256\":\"" DIGEST "\"%s,"
        "\"info_requests\":[%s],\"quotes\":[%s]}",
        scene->request, status, revision, revision,
        g_str_equal (status, "accepted") ? ",\"accepted_version\":1" : "", questions, quotes);
    g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
    g_autoptr (GError) error = NULL;
    SojournWireState *state = sojourn_wire_state_decode (bytes, 65536, &error);

    g_assert_no_error (error);
    return state;
}

static SojournResolution
resolve (Scene *scene, const char *status, const char *questions, const char *quotes)
{
    g_autoptr (SojournWireState) state = make_state (scene, status, 6, questions, quotes);
    const SojournRecord *item = begin (scene);

    return sojourn_outbox_resolve (get_snapshot (scene), item, state);
}

static gint64
get (Scene *scene, SojournKind kind, guint field)
{
    return sojourn_record_get_integer (changes_find (scene->changes, kind, 0), field, -1);
}

static void
assert_item (Scene *scene, SojournOutboxState state)
{
    g_assert_cmpint (get (scene, SOJOURN_KIND_OUTBOX_ITEM, SOJOURN_OUTBOX_ITEM_STATE), ==,
                     (gint64)state);
    g_assert_cmpstr (
        sojourn_record_get_text (changes_find (scene->changes, SOJOURN_KIND_OUTBOX_ITEM, 0),
                                 SOJOURN_OUTBOX_ITEM_IDEMPOTENCY_KEY),
        ==, KEY);
    g_assert_cmpstr (
        sojourn_record_get_text (changes_find (scene->changes, SOJOURN_KIND_OUTBOX_ITEM, 0),
                                 SOJOURN_OUTBOX_ITEM_BODY),
        ==, "{}");
}

static void
assert_status (Scene *scene, SojournRequestStatus status)
{
    g_assert_cmpint (get (scene, SOJOURN_KIND_QUOTE_REQUEST, SOJOURN_QUOTE_REQUEST_STATUS), ==,
                     (gint64)status);
}

static void
postpone (Scene *scene, SojournSyncError code)
{
    const SojournRecord *item = begin (scene);
    g_autoptr (GError) error = g_error_new_literal (SOJOURN_SYNC_ERROR, (int)code, "Not now");

    sojourn_outbox_postpone (scene->changes, get_snapshot (scene), item, error, LATER, NOW);
}

static void
fail (Scene *scene, SojournSyncError code, const char *message)
{
    const SojournRecord *item = begin (scene);
    g_autoptr (GError) error = g_error_new_literal (SOJOURN_SYNC_ERROR, (int)code, message);

    sojourn_outbox_fail (scene->changes, get_snapshot (scene), item, error, NOW);
}

static void
take_back (Scene *scene)
{
    const SojournRecord *item = begin (scene);
    g_autoptr (GError) error =
        g_error_new_literal (SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_REFUSED, "No consent");

    sojourn_outbox_take_back (scene->changes, get_snapshot (scene), item, error, NOW);
}

static void
test_begin (void)
{
    g_autoptr (Scene) scene = scene_new ("queued", "create_request");
    const SojournRecord *item;

    test_case_set (scene->desk->test, scene->item, "state", "queued", "attempts", "3", "last_error",
                   "Not now", "not_before", "2026-03-20T12:00:00Z", NULL);
    item = begin (scene);
    sojourn_outbox_begin (scene->changes, item);
    assert_item (scene, SOJOURN_OUTBOX_STATE_SENDING);
    g_assert_cmpint (get (scene, SOJOURN_KIND_OUTBOX_ITEM, SOJOURN_OUTBOX_ITEM_ATTEMPTS), ==, 4);
    g_assert_cmpint (get (scene, SOJOURN_KIND_OUTBOX_ITEM, SOJOURN_OUTBOX_ITEM_NOT_BEFORE), ==, -1);
    g_assert_cmpuint (sojourn_change_set_get_size (scene->changes), ==, 1);
}

/* What may have arrived is in the ledger of disclosures once; what did not leave is not. */
static void
test_postpone (void)
{
    g_autoptr (Scene) scene = scene_new ("queued", "create_request");

    postpone (scene, SOJOURN_SYNC_ERROR_OFFLINE);
    assert_item (scene, SOJOURN_OUTBOX_STATE_QUEUED);
    g_assert_cmpint (get (scene, SOJOURN_KIND_OUTBOX_ITEM, SOJOURN_OUTBOX_ITEM_NOT_BEFORE), ==,
                     LATER);
    g_assert_cmpuint (changes_count (scene->changes, SOJOURN_KIND_DISCLOSURE), ==, 0);
    postpone (scene, SOJOURN_SYNC_ERROR_UNTRUSTED);
    g_assert_cmpuint (changes_count (scene->changes, SOJOURN_KIND_DISCLOSURE), ==, 0);
    postpone (scene, SOJOURN_SYNC_ERROR_SIGN_IN);
    assert_item (scene, SOJOURN_OUTBOX_STATE_NEEDS_AUTH);

    postpone (scene, SOJOURN_SYNC_ERROR_INTERRUPTED);
    g_assert_cmpuint (changes_count (scene->changes, SOJOURN_KIND_DISCLOSURE), ==, 1);
    g_assert_cmpstr (
        sojourn_record_get_text (changes_find (scene->changes, SOJOURN_KIND_DISCLOSURE, 0),
                                 SOJOURN_DISCLOSURE_FIELDS),
        ==, "{}");
    changes_carry_out (scene->changes, scene->desk->test);
    postpone (scene, SOJOURN_SYNC_ERROR_INTERRUPTED);
    g_assert_cmpuint (changes_count (scene->changes, SOJOURN_KIND_DISCLOSURE), ==, 0);
}

/* The longest body that may be sent has its place in the ledger. */
static void
test_long_disclosure (void)
{
    g_autoptr (Scene) scene = scene_new ("queued", "create_request");
    g_autofree char *body = g_strnfill (200000, 'x');
    g_autoptr (GError) error = NULL;

    test_case_set (scene->desk->test, scene->item, "body", body, NULL);
    postpone (scene, SOJOURN_SYNC_ERROR_INTERRUPTED);
    sojourn_record_validate (changes_find (scene->changes, SOJOURN_KIND_DISCLOSURE, 0), NULL,
                             &error);
    g_assert_no_error (error);
}

static void
test_succeed (void)
{
    g_autoptr (Scene) scene = scene_new ("queued", "create_request");
    g_autoptr (SojournWireState) state = make_state (scene, "sent", 1, "", "");
    const SojournRecord *item = begin (scene);

    test_case_set (scene->desk->test, scene->request, "last_error", "Not now", NULL);
    item = begin (scene);
    g_assert_cmpint (
        sojourn_outbox_succeed (scene->changes, get_snapshot (scene), item, state, NOW), ==, 0);
    assert_item (scene, SOJOURN_OUTBOX_STATE_DONE);
    assert_status (scene, SOJOURN_REQUEST_SENT);
    g_assert_cmpint (get (scene, SOJOURN_KIND_QUOTE_REQUEST, SOJOURN_QUOTE_REQUEST_SENT_AT), ==,
                     NOW);
    g_assert_cmpuint (changes_count (scene->changes, SOJOURN_KIND_DISCLOSURE), ==, 1);
    g_assert_cmpuint (changes_count (scene->changes, SOJOURN_KIND_REQUEST_EVENT), ==, 1);
    g_assert_false (
        sojourn_record_has (changes_find (scene->changes, SOJOURN_KIND_QUOTE_REQUEST, 0),
                            SOJOURN_QUOTE_REQUEST_LAST_ERROR));
}

/* The feed was quicker than the answer: the request is sent once all the same (N5). */
static void
test_succeed_after_feed (void)
{
    g_autoptr (Scene) scene = scene_new ("acknowledged", "create_request");
    g_autoptr (SojournWireState) state = make_state (scene, "sent", 1, "", "");
    const SojournRecord *item;

    test_case_set (scene->desk->test, scene->request, "remote_id", REMOTE, "remote_revision", "2",
                   "etag", "\"2\"", "sent_at", "2026-03-20T11:00:00Z", NULL);
    item = begin (scene);
    sojourn_outbox_succeed (scene->changes, get_snapshot (scene), item, state, NOW);
    assert_item (scene, SOJOURN_OUTBOX_STATE_DONE);
    assert_status (scene, SOJOURN_REQUEST_ACKNOWLEDGED);
    g_assert_cmpuint (changes_count (scene->changes, SOJOURN_KIND_REQUEST_EVENT), ==, 0);
    g_assert_cmpint (get (scene, SOJOURN_KIND_QUOTE_REQUEST, SOJOURN_QUOTE_REQUEST_REMOTE_REVISION),
                     ==, 2);
    g_assert_cmpint (get (scene, SOJOURN_KIND_QUOTE_REQUEST, SOJOURN_QUOTE_REQUEST_SENT_AT), ==,
                     NOW - 3600);
}

static void
test_fail_create (void)
{
    g_autoptr (Scene) scene = scene_new ("queued", "create_request");
    g_autofree char *message = g_strnfill (2000, 'x');
    g_autoptr (GError) error = NULL;

    fail (scene, SOJOURN_SYNC_ERROR_REFUSED, message);
    assert_item (scene, SOJOURN_OUTBOX_STATE_FAILED);
    assert_status (scene, SOJOURN_REQUEST_FAILED);
    g_assert_cmpint (get (scene, SOJOURN_KIND_QUOTE_REQUEST, SOJOURN_QUOTE_REQUEST_NEEDS_REVIEW),
                     ==, TRUE);
    changes_carry_out (scene->changes, scene->desk->test);
    test_case_snapshot (scene->desk->test); /* asserts that all of it may be stored */
}

static void
test_fail_answer (void)
{
    g_autoptr (Scene) scene = scene_new ("info_requested", "answer");

    fail (scene, SOJOURN_SYNC_ERROR_CONFLICT, "Changed\nmeanwhile");
    assert_item (scene, SOJOURN_OUTBOX_STATE_CONFLICT);
    g_assert_cmpint (get (scene, SOJOURN_KIND_INFO_REQUEST, SOJOURN_INFO_REQUEST_STATUS), ==,
                     SOJOURN_INFO_OPEN);
    assert_status (scene, SOJOURN_REQUEST_INFO_REQUESTED);
    g_assert_cmpstr (
        sojourn_record_get_text (changes_find (scene->changes, SOJOURN_KIND_QUOTE_REQUEST, 0),
                                 SOJOURN_QUOTE_REQUEST_LAST_ERROR),
        ==, "Changed meanwhile");
}

static void
test_fail_accept (void)
{
    g_autoptr (Scene) scene = scene_new ("accepted", "accept");

    fail (scene, SOJOURN_SYNC_ERROR_CONFLICT, "Too late");
    assert_status (scene, SOJOURN_REQUEST_QUOTED);
    g_assert_cmpint (get (scene, SOJOURN_KIND_QUOTE, SOJOURN_QUOTE_STATE), ==,
                     SOJOURN_QUOTE_STATE_OPEN);

    /* A newer version has come meanwhile. */
    test_case_add (scene->desk->test, SOJOURN_KIND_QUOTE, "request", scene->request, "version", "2",
                   "currency", "JPY", "state", "open", NULL);
    fail (scene, SOJOURN_SYNC_ERROR_CONFLICT, "Too late");
    g_assert_cmpint (get (scene, SOJOURN_KIND_QUOTE, SOJOURN_QUOTE_STATE), ==,
                     SOJOURN_QUOTE_STATE_SUPERSEDED);
}

static void
test_take_back (void)
{
    g_autoptr (Scene) created = scene_new ("queued", "create_request");
    g_autoptr (Scene) answered = scene_new ("info_requested", "answer");

    test_case_set (created->desk->test, created->request, "payload", "{}", "idempotency_key", KEY,
                   NULL);
    take_back (created);
    assert_item (created, SOJOURN_OUTBOX_STATE_CANCELLED);
    assert_status (created, SOJOURN_REQUEST_DRAFT);
    g_assert_false (
        sojourn_record_has (changes_find (created->changes, SOJOURN_KIND_QUOTE_REQUEST, 0),
                            SOJOURN_QUOTE_REQUEST_PAYLOAD));
    g_assert_cmpuint (changes_count (created->changes, SOJOURN_KIND_DISCLOSURE), ==, 0);

    take_back (answered);
    assert_item (answered, SOJOURN_OUTBOX_STATE_CANCELLED);
    assert_status (answered, SOJOURN_REQUEST_INFO_REQUESTED);
    g_assert_cmpint (get (answered, SOJOURN_KIND_INFO_REQUEST, SOJOURN_INFO_REQUEST_STATUS), ==,
                     SOJOURN_INFO_OPEN);
}

/* V6: a request that is there with our bytes is ours, one with others is not. */
static void
test_resolve_create (void)
{
    g_autoptr (Scene) scene = scene_new ("queued", "create_request");

    g_assert_cmpint (resolve (scene, "acknowledged", "", ""), ==, SOJOURN_RESOLUTION_DONE);
    test_case_set (scene->desk->test, scene->item, "body_sha256", OTHER_DIGEST, NULL);
    g_assert_cmpint (resolve (scene, "acknowledged", "", ""), ==, SOJOURN_RESOLUTION_CONFLICT);
}

static void
test_resolve_answer (void)
{
    g_autoptr (Scene) scene = scene_new ("info_requested", "answer");

    g_assert_cmpint (resolve (scene, "info_requested", ASKED ("open"), ""), ==,
                     SOJOURN_RESOLUTION_REBASE);
    g_assert_cmpint (resolve (scene, "sent", ASKED ("answered"), ""), ==, SOJOURN_RESOLUTION_DONE);
    g_assert_cmpint (resolve (scene, "quoted", ASKED ("closed"), QUOTE (1)), ==,
                     SOJOURN_RESOLUTION_CONFLICT);
    g_assert_cmpint (resolve (scene, "sent", "", ""), ==, SOJOURN_RESOLUTION_CONFLICT);
}

static void
test_resolve_accept (void)
{
    g_autoptr (Scene) scene = scene_new ("accepted", "accept");

    g_assert_cmpint (resolve (scene, "accepted", "", QUOTE (1)), ==, SOJOURN_RESOLUTION_DONE);
    g_assert_cmpint (resolve (scene, "quoted", "", QUOTE (1)), ==, SOJOURN_RESOLUTION_REBASE);
    g_assert_cmpint (resolve (scene, "quoted", "", QUOTE (1) "," QUOTE (2)), ==,
                     SOJOURN_RESOLUTION_CONFLICT);
    g_assert_cmpint (resolve (scene, "expired", "", QUOTE (1)), ==, SOJOURN_RESOLUTION_CONFLICT);

    /* Refused upon the very revision that it names: an expired quote, not a stale one. */
    test_case_set (scene->desk->test, scene->item, "if_match", "\"6\"", NULL);
    g_assert_cmpint (resolve (scene, "quoted", "", QUOTE (1)), ==, SOJOURN_RESOLUTION_CONFLICT);
}

static void
test_resolve_withdraw (void)
{
    g_autoptr (Scene) scene = scene_new ("withdrawn", "withdraw");

    g_assert_cmpint (resolve (scene, "acknowledged", "", ""), ==, SOJOURN_RESOLUTION_REBASE);
    g_assert_cmpint (resolve (scene, "withdrawn", "", ""), ==, SOJOURN_RESOLUTION_DONE);
    g_assert_cmpint (resolve (scene, "declined_by_provider", "", ""), ==, SOJOURN_RESOLUTION_DONE);
}

static void
test_rebase (void)
{
    g_autoptr (Scene) scene = scene_new ("info_requested", "answer");
    g_autoptr (SojournWireState) state =
        make_state (scene, "info_requested", 6, ASKED ("open"), "");
    const SojournRecord *item;

    test_case_set (scene->desk->test, scene->request, "remote_id", REMOTE, "remote_revision", "4",
                   NULL);
    item = begin (scene);
    sojourn_outbox_rebase (scene->changes, get_snapshot (scene), item, state, NOW);
    assert_item (scene, SOJOURN_OUTBOX_STATE_QUEUED);
    g_assert_cmpstr (
        sojourn_record_get_text (changes_find (scene->changes, SOJOURN_KIND_OUTBOX_ITEM, 0),
                                 SOJOURN_OUTBOX_ITEM_IF_MATCH),
        ==, "\"6\"");
    g_assert_cmpint (get (scene, SOJOURN_KIND_QUOTE_REQUEST, SOJOURN_QUOTE_REQUEST_REMOTE_REVISION),
                     ==, 6);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/outbox/begin", test_begin);
    g_test_add_func ("/outbox/postpone", test_postpone);
    g_test_add_func ("/outbox/long-disclosure", test_long_disclosure);
    g_test_add_func ("/outbox/succeed", test_succeed);
    g_test_add_func ("/outbox/N5-succeed-after-feed", test_succeed_after_feed);
    g_test_add_func ("/outbox/fail/create", test_fail_create);
    g_test_add_func ("/outbox/fail/answer", test_fail_answer);
    g_test_add_func ("/outbox/fail/accept", test_fail_accept);
    g_test_add_func ("/outbox/take-back", test_take_back);
    g_test_add_func ("/outbox/V6-resolve/create", test_resolve_create);
    g_test_add_func ("/outbox/V6-resolve/answer", test_resolve_answer);
    g_test_add_func ("/outbox/V6-resolve/accept", test_resolve_accept);
    g_test_add_func ("/outbox/V6-resolve/withdraw", test_resolve_withdraw);
    g_test_add_func ("/outbox/rebase", test_rebase);
    return g_test_run ();
}
