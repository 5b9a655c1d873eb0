/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "changes.h"
#include "sojourn-inbox.h"
#include "sojourn-quote-fields.h"
#include "test-case-builder.h"

#include <string.h>

#define REMOTE "0190163d-8694-739b-aea5-966c26f8ad91"
#define OTHER "0190163d-8694-739b-aea5-966c26f8ad92"
#define QUESTION "0190163d-8694-739b-aea5-966c26f8ad93"
#define DIGEST "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define QUOTE(version, total)                                                                      \
    "{\"version\":" #version ",\"received_at\":\"2026-03-01T00:00:00Z\",\"price_kind\":\"fixed\"," \
    "\"total\":{\"amount_minor\":" #total ",\"currency\":\"JPY\"}}"
#define ASKED                                                                                      \
    "{\"id\":\"" QUESTION "\",\"question\":\"Blood count?\",\"document_type\":\"lab\","            \
    "\"asked_at\":\"2026-03-01T00:00:00Z\",\"status\":\"open\"}"

typedef struct {
    TestCase *desk;
    const char *request;
    const char *reason;
    SojournWireState *state;
    SojournChangeSet *changes;
    SojournNews news;
} Scene;

static Scene *
scene_new (const char *status)
{
    Scene *scene = g_new0 (Scene, 1);
    const char *clinic;
    const char *option;

    scene->desk = test_case_new ();
    clinic = test_case_add (scene->desk, SOJOURN_KIND_CLINIC, NULL);
    option = test_case_add (scene->desk, SOJOURN_KIND_OPTION, "clinic", clinic, NULL);
    scene->request = test_case_add (scene->desk, SOJOURN_KIND_QUOTE_REQUEST, "clinic", clinic,
                                    "option", option, "status", status, NULL);
    return scene;
}

static void
scene_free (Scene *scene)
{
    test_case_free (scene->desk);
    g_clear_pointer (&scene->state, sojourn_wire_state_free);
    g_clear_pointer (&scene->changes, sojourn_change_set_unref);
    g_free (scene);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scene, scene_free)

static void
apply (Scene *scene)
{
    const SojournSnapshot *snapshot = test_case_snapshot (scene->desk);
    g_autoptr (SojournRecord) request =
        sojourn_record_copy (sojourn_snapshot_find (snapshot, scene->request));

    g_clear_pointer (&scene->changes, sojourn_change_set_unref);
    scene->changes = sojourn_change_set_new ("test", "test");
    scene->news = sojourn_inbox_apply (scene->changes, snapshot, request, scene->state, 1772539200);
}

static void
tell (Scene *scene,
      const char *id,
      const char *status,
      int revision,
      const char *questions,
      const char *quotes)
{
    g_autofree char *json =
        g_strdup_printf ("{\"id\":\"%s\",\"client_ref\":\"%s\",\"status\":\"%s\",\"revision\":%d,"
                         "\"etag\":\"\\\"%d\\\"\",\"payload_sha256\":\"" DIGEST "\","
                         "\"reason\":\"%s\",\"info_requests\":[%s],\"quotes\":[%s]}",
                         id, scene->request, status, revision, revision,
                         scene->reason != NULL ? scene->reason : "No", questions, quotes);
    g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
    g_autoptr (GError) error = NULL;

    g_clear_pointer (&scene->state, sojourn_wire_state_free);
    scene->state = sojourn_wire_state_decode (bytes, 65536, &error);
    g_assert_no_error (error);
    apply (scene);
}

static guint
count (Scene *scene, SojournKind kind)
{
    return changes_count (scene->changes, kind);
}

static const SojournRecord *
find (Scene *scene, SojournKind kind, guint nth)
{
    return changes_find (scene->changes, kind, nth);
}

static gint64
get_status (Scene *scene)
{
    return sojourn_record_get_integer (find (scene, SOJOURN_KIND_QUOTE_REQUEST, 0),
                                       SOJOURN_QUOTE_REQUEST_STATUS, -1);
}

/* The feed may know of a request before its own answer arrives (N5). */
static void
test_confirmed (void)
{
    g_autoptr (Scene) scene = scene_new ("queued");

    tell (scene, REMOTE, "sent", 1, "", "");
    g_assert_cmpint (get_status (scene), ==, SOJOURN_REQUEST_SENT);
    g_assert_cmpstr (sojourn_record_get_text (find (scene, SOJOURN_KIND_QUOTE_REQUEST, 0),
                                              SOJOURN_QUOTE_REQUEST_REMOTE_ID),
                     ==, REMOTE);
    g_assert_cmpuint (count (scene, SOJOURN_KIND_REQUEST_EVENT), ==, 1);
}

static void
test_leap (void)
{
    g_autoptr (Scene) scene = scene_new ("queued");

    tell (scene, REMOTE, "quoted", 3, "", QUOTE (1, 2450000));
    g_assert_cmpint (get_status (scene), ==, SOJOURN_REQUEST_QUOTED);
    g_assert_cmpuint (count (scene, SOJOURN_KIND_REQUEST_EVENT), ==, 2);
    g_assert_cmpuint (count (scene, SOJOURN_KIND_QUOTE), ==, 1);
    g_assert_cmpint (scene->news, ==, SOJOURN_NEWS_QUOTE);
    g_assert_cmpint (sojourn_record_get_integer (find (scene, SOJOURN_KIND_QUOTE, 0),
                                                 SOJOURN_QUOTE_TOTAL_MINOR, 0),
                     ==, 2450000);
}

/* V21: what was applied already, or is older, changes nothing. */
static void
test_old_news (void)
{
    g_autoptr (Scene) scene = scene_new ("acknowledged");

    test_case_set (scene->desk, scene->request, "remote_id", REMOTE, "remote_revision", "4", NULL);
    tell (scene, REMOTE, "quoted", 4, ASKED, QUOTE (1, 5));
    g_assert_cmpint (scene->news, ==, 0);
    g_assert_cmpint (get_status (scene), ==, SOJOURN_REQUEST_ACKNOWLEDGED);
    g_assert_cmpuint (sojourn_change_set_get_size (scene->changes), ==, 1);
}

static void
test_new_version (void)
{
    g_autoptr (Scene) scene = scene_new ("quoted");
    const char *first = test_case_add (scene->desk, SOJOURN_KIND_QUOTE, "request", scene->request,
                                       "version", "1", "state", "open", NULL);

    tell (scene, REMOTE, "quoted", 5, "", QUOTE (1, 7) "," QUOTE (2, 6));
    g_assert_cmpuint (count (scene, SOJOURN_KIND_QUOTE), ==, 2);
    g_assert_cmpstr (sojourn_record_get_uuid (find (scene, SOJOURN_KIND_QUOTE, 0)), ==, first);
    g_assert_cmpint (
        sojourn_record_get_integer (find (scene, SOJOURN_KIND_QUOTE, 0), SOJOURN_QUOTE_STATE, -1),
        ==, SOJOURN_QUOTE_STATE_SUPERSEDED);
    g_assert_cmpint (
        sojourn_record_get_integer (find (scene, SOJOURN_KIND_QUOTE, 1), SOJOURN_QUOTE_STATE, -1),
        ==, SOJOURN_QUOTE_STATE_OPEN);
}

static void
test_question (void)
{
    g_autoptr (Scene) scene = scene_new ("sent");

    tell (scene, REMOTE, "info_requested", 2, ASKED, "");
    g_assert_cmpint (get_status (scene), ==, SOJOURN_REQUEST_INFO_REQUESTED);
    g_assert_cmpint (scene->news, ==, SOJOURN_NEWS_QUESTION);
    g_assert_cmpstr (sojourn_record_get_text (find (scene, SOJOURN_KIND_INFO_REQUEST, 0),
                                              SOJOURN_INFO_REQUEST_QUESTION),
                     ==, "Blood count?");
}

/* What the coordinator decided here stays while it is on its way; what came is kept all the same.
 */
static void
test_own_decision_stays (void)
{
    g_autoptr (Scene) scene = scene_new ("withdrawn");
    const char *item =
        test_case_add (scene->desk, SOJOURN_KIND_OUTBOX_ITEM, "request", scene->request, "action",
                       "withdraw", "state", "queued", NULL);

    tell (scene, REMOTE, "quoted", 3, "", QUOTE (1, 5));
    g_assert_cmpint (get_status (scene), ==, SOJOURN_REQUEST_WITHDRAWN);
    g_assert_cmpuint (count (scene, SOJOURN_KIND_QUOTE), ==, 1);
    g_assert_cmpuint (count (scene, SOJOURN_KIND_REQUEST_EVENT), ==, 0);
    g_assert_cmpint (scene->news, ==, SOJOURN_NEWS_QUOTE);

    /* When nothing is on its way any more, a person has to look. */
    test_case_set (scene->desk, item, "state", "done", NULL);
    tell (scene, REMOTE, "quoted", 3, "", "");
    g_assert_cmpint (scene->news, ==, SOJOURN_NEWS_REVIEW);
}

/* V21: versions that come in the wrong order; the newest is the one that counts. */
static void
test_old_version (void)
{
    g_autoptr (Scene) scene = scene_new ("quoted");

    test_case_add (scene->desk, SOJOURN_KIND_QUOTE, "request", scene->request, "version", "2",
                   "state", "open", NULL);
    tell (scene, REMOTE, "quoted", 5, "", QUOTE (1, 7));
    g_assert_cmpuint (count (scene, SOJOURN_KIND_QUOTE), ==, 1);
    g_assert_cmpint (
        sojourn_record_get_integer (find (scene, SOJOURN_KIND_QUOTE, 0), SOJOURN_QUOTE_STATE, -1),
        ==, SOJOURN_QUOTE_STATE_SUPERSEDED);
}

/* The clinic goes back on its offer, and on what it asked. */
static void
test_ended (void)
{
    g_autoptr (Scene) scene = scene_new ("quoted");

    test_case_add (scene->desk, SOJOURN_KIND_QUOTE, "request", scene->request, "version", "1",
                   "state", "open", NULL);
    test_case_add (scene->desk, SOJOURN_KIND_INFO_REQUEST, "request", scene->request, "remote_id",
                   QUESTION, "status", "open", NULL);
    tell (scene, REMOTE, "withdrawn_by_provider", 5, "", "");
    g_assert_cmpint (scene->news, ==, SOJOURN_NEWS_ENDED);
    g_assert_cmpint (
        sojourn_record_get_integer (find (scene, SOJOURN_KIND_QUOTE, 0), SOJOURN_QUOTE_STATE, -1),
        ==, SOJOURN_QUOTE_STATE_WITHDRAWN);
    g_assert_cmpint (sojourn_record_get_integer (find (scene, SOJOURN_KIND_INFO_REQUEST, 0),
                                                 SOJOURN_INFO_REQUEST_STATUS, -1),
                     ==, SOJOURN_INFO_CLOSED);
}

/* The same may be applied again when the desk changed in between. */
static void
test_twice (void)
{
    g_autoptr (Scene) scene = scene_new ("sent");
    g_autofree char *uuid = NULL;

    tell (scene, REMOTE, "quoted", 3, ASKED, QUOTE (1, 5));
    uuid = g_strdup (sojourn_record_get_uuid (find (scene, SOJOURN_KIND_QUOTE, 0)));
    apply (scene);
    g_assert_cmpuint (count (scene, SOJOURN_KIND_QUOTE), ==, 1);
    g_assert_cmpuint (count (scene, SOJOURN_KIND_INFO_REQUEST), ==, 1);
    g_assert_cmpstr (sojourn_record_get_uuid (find (scene, SOJOURN_KIND_QUOTE, 0)), ==, uuid);
}

/* V24: a reason of any kind fits where it is kept. */
static void
test_hostile_reason (void)
{
    g_autoptr (Scene) scene = scene_new ("sent");
    const SojournRecord *event;

    scene->reason = "<b>no</b>\\n\\u202etxt\\u0007\\t &amp; so";
    tell (scene, REMOTE, "declined_by_provider", 3, "", "");
    event = find (scene, SOJOURN_KIND_REQUEST_EVENT, 0);
    g_assert_cmpstr (sojourn_record_get_text (event, SOJOURN_REQUEST_EVENT_REASON), ==,
                     "<b>no</b> txt &amp; so");
}

/* V17: a state that is not known is kept and shown, never guessed at. */
static void
test_unknown_status (void)
{
    g_autoptr (Scene) scene = scene_new ("sent");
    const SojournRecord *request;

    tell (scene, REMOTE, "under_committee", 2, "", "");
    request = find (scene, SOJOURN_KIND_QUOTE_REQUEST, 0);
    g_assert_cmpint (get_status (scene), ==, SOJOURN_REQUEST_SENT);
    g_assert_cmpstr (sojourn_record_get_text (request, SOJOURN_QUOTE_REQUEST_REMOTE_STATUS), ==,
                     "under_committee");
    g_assert_true (sojourn_record_get_integer (request, SOJOURN_QUOTE_REQUEST_NEEDS_REVIEW, FALSE));
    g_assert_cmpint (scene->news, ==, SOJOURN_NEWS_REVIEW);
}

/* V23: our identifier answered with another object. */
static void
test_mixed_up (void)
{
    g_autoptr (Scene) scene = scene_new ("sent");

    test_case_set (scene->desk, scene->request, "remote_id", OTHER, NULL);
    tell (scene, REMOTE, "quoted", 2, "", QUOTE (1, 5));
    g_assert_cmpint (get_status (scene), ==, SOJOURN_REQUEST_SENT);
    g_assert_cmpuint (sojourn_change_set_get_size (scene->changes), ==, 1);
    g_assert_cmpint (scene->news, ==, SOJOURN_NEWS_REVIEW);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/inbox/N5-confirmed-by-the-feed", test_confirmed);
    g_test_add_func ("/inbox/leap", test_leap);
    g_test_add_func ("/inbox/V21-old-news", test_old_news);
    g_test_add_func ("/inbox/new-version", test_new_version);
    g_test_add_func ("/inbox/question", test_question);
    g_test_add_func ("/inbox/own-decision-stays", test_own_decision_stays);
    g_test_add_func ("/inbox/V21-old-version", test_old_version);
    g_test_add_func ("/inbox/ended", test_ended);
    g_test_add_func ("/inbox/twice", test_twice);
    g_test_add_func ("/inbox/V24-hostile-reason", test_hostile_reason);
    g_test_add_func ("/inbox/V17-unknown-status", test_unknown_status);
    g_test_add_func ("/inbox/V23-mixed-up", test_mixed_up);
    return g_test_run ();
}
