/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "sync-desk.h"

#include "sojourn-case-fields.h"
#include "sojourn-quote-actions.h"
#include "sojourn-sync-error.h"

#include <glib/gstdio.h>
#include <string.h>

/* The engine of a desk and a real service, with its rows of the fault matrix. */

#define QUOTE                                                                                      \
    "{\"price_kind\":\"fixed\",\"total\":{\"amount_minor\":18600000,\"currency\":\"CNY\"},"        \
    "\"valid_until\":\"2099-12-31\",\"zone\":\"Asia/Shanghai\"}"

static gboolean
is_write (const char *head)
{
    return g_str_has_prefix (head, "POST ");
}

static guint
count_writes (SyncDesk *desk)
{
    g_autoptr (GBytes) record = fault_proxy_dup_record (desk->proxy);
    gsize size = g_bytes_get_size (record);
    const char *data = g_bytes_get_data (record, NULL);
    g_autofree char *text = g_strndup (data != NULL ? data : "", size);
    g_auto (GStrv) parts = g_strsplit (text, "POST /v1/quote-requests ", -1);

    return size > 0 ? g_strv_length (parts) - 1 : 0;
}

static void
assert_sent_once (SyncDesk *desk, const char *request)
{
    g_assert_cmpint (sync_desk_get_item_state (desk, request), ==, SOJOURN_OUTBOX_STATE_DONE);
    g_assert_cmpuint (sync_desk_count_moves (desk, request, SOJOURN_REQUEST_SENT), ==, 1);
    g_assert_cmpuint (sync_desk_count_events (desk, request, "created"), ==, 1);
}

/* What a clinic says is here as soon as it was said: nobody asks in turns. */

static void
test_arrival (void)
{
    g_autoptr (SyncDesk) desk = sync_desk_new ();
    const char *request = sync_desk_add_request (desk, "cn-1", "CN");
    g_autofree char *token = service_process_run (desk->service, "--add-clinic", "cn-1", NULL);
    gint64 began;

    service_process_start (desk->service, NULL);
    sync_desk_start (desk);
    sync_desk_queue (desk, request);
    sync_desk_await_done (desk, request);
    sync_desk_await_status (desk, request, SOJOURN_REQUEST_SENT);
    began = g_get_monotonic_time ();
    sync_desk_act_as_clinic (desk, token, request, "quotes", QUOTE);
    sync_desk_await_status (desk, request, SOJOURN_REQUEST_QUOTED);
    g_assert_cmpint (g_get_monotonic_time () - began, <, 10 * G_USEC_PER_SEC);
}

static void
test_several_clinics (void)
{
    static const char *const clinics[][2] = { { "cn-1", "CN" },
                                              { "jp-1", "JP" },
                                              { "kw-1", "KW" } };
    g_autoptr (SyncDesk) desk = sync_desk_new ();
    const char *requests[G_N_ELEMENTS (clinics)];

    service_process_start (desk->service, "--demo", "--demo-delay", "0", NULL);
    for (guint i = 0; i < G_N_ELEMENTS (clinics); i++) {
        requests[i] = sync_desk_add_request (desk, clinics[i][0], clinics[i][1]);
        sync_desk_queue (desk, requests[i]);
    }
    sync_desk_start (desk);
    for (guint i = 0; i < G_N_ELEMENTS (clinics); i++)
        sync_desk_await_done (desk, requests[i]);
    sync_desk_await_status (desk, requests[0], SOJOURN_REQUEST_QUOTED);
    sync_desk_await_status (desk, requests[2], SOJOURN_REQUEST_QUOTED);
    for (guint i = 0; i < G_N_ELEMENTS (clinics); i++)
        assert_sent_once (desk, requests[i]);
}

/* C01 at the moment of sending. */

static gboolean
is_cancelled (SyncDesk *desk, gconstpointer request)
{
    return sync_desk_get_item_state (desk, request) == SOJOURN_OUTBOX_STATE_CANCELLED;
}

static void
test_consent_revoked (void)
{
    g_autoptr (SyncDesk) desk = sync_desk_new ();
    const char *request = sync_desk_add_request (desk, "cn-1", "CN");

    sync_desk_queue (desk, request);
    sync_desk_set (desk, SOJOURN_KIND_CONSENT, desk->draft->consent, "revoked_at",
                   "2026-03-20T11:59:59Z", NULL);
    service_process_start (desk->service, NULL);
    sync_desk_start (desk);
    sync_desk_await (desk, is_cancelled, request);
    g_assert_cmpint (sync_desk_get_status (desk, request), ==, SOJOURN_REQUEST_DRAFT);
    g_assert_cmpuint (count_writes (desk), ==, 0);
    g_assert_cmpuint (sync_desk_count_events (desk, request, "created"), ==, 0);
}

/* What the rules cannot look at any more does not leave unchecked. */

static void
test_question_missing (void)
{
    g_autoptr (SyncDesk) desk = sync_desk_new ();
    const char *request = sync_desk_add_request (desk, "cn-1", "CN");
    g_autoptr (SojournRecord) item = NULL;

    sync_desk_queue (desk, request);
    item = sync_desk_load_item (desk, request);
    sync_desk_set (desk, SOJOURN_KIND_OUTBOX_ITEM, sojourn_record_get_uuid (item), "action",
                   "answer", NULL);
    service_process_start (desk->service, NULL);
    sync_desk_start (desk);
    sync_desk_await (desk, is_cancelled, request);
    g_assert_cmpuint (count_writes (desk), ==, 0);
}

/* Edited while it waits: a draft again, then other bytes under another key. */

static char *
dup_key (SyncDesk *desk, const char *request)
{
    g_autoptr (SojournRecord) item = sync_desk_load_item (desk, request);

    return g_strdup (sojourn_record_get_text (item, SOJOURN_OUTBOX_ITEM_IDEMPOTENCY_KEY));
}

static void
take_back (SyncDesk *desk, const char *request)
{
    g_autoptr (SojournSnapshot) snapshot = sync_desk_load_case (desk);
    g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Edit");
    g_autoptr (GError) error = NULL;

    sojourn_quote_actions_edit (changes, snapshot, sojourn_snapshot_find (snapshot, request),
                                desk->now, &error);
    g_assert_no_error (error);
    sync_desk_apply (desk, changes);
}

static void
test_edited (void)
{
    g_autoptr (SyncDesk) desk = sync_desk_new ();
    const char *request = sync_desk_add_request (desk, "cn-1", "CN");
    g_autofree char *first = NULL;
    g_autofree char *second = NULL;
    g_autoptr (GBytes) record = NULL;

    sync_desk_queue (desk, request);
    first = dup_key (desk, request);
    take_back (desk, request);
    g_assert_cmpint (sync_desk_get_item_state (desk, request), ==, SOJOURN_OUTBOX_STATE_CANCELLED);
    sync_desk_set (desk, SOJOURN_KIND_QUOTE_REQUEST, request, "window_from", "2026-09-01",
                   "window_to", "2026-09-20", NULL);
    sync_desk_queue (desk, request);
    second = dup_key (desk, request);
    g_assert_cmpstr (first, !=, second);
    service_process_start (desk->service, NULL);
    sync_desk_start (desk);
    sync_desk_await_done (desk, request);
    assert_sent_once (desk, request);
    g_assert_cmpuint (count_writes (desk), ==, 1);
    record = fault_proxy_dup_record (desk->proxy);
    g_assert_nonnull (g_strstr_len (g_bytes_get_data (record, NULL),
                                    (gssize)g_bytes_get_size (record), "2026-09-01"));
}

/* V3: a token that is not accepted keeps the queue, and is not tried again and again. */

static gboolean
needs_auth (SyncDesk *desk, gconstpointer data)
{
    return sojourn_sync_status_get_state (desk->status) == SOJOURN_SYNC_NEEDS_AUTH &&
           sojourn_sync_status_get_queued (desk->status) == 2;
}

static void
test_token (void)
{
    g_autoptr (SyncDesk) desk = sync_desk_new ();
    const char *first = sync_desk_add_request (desk, "cn-1", "CN");
    const char *second = sync_desk_add_request (desk, "cn-2", "CN");

    service_process_start (desk->service, NULL);
    sojourn_transport_set_token (desk->transport, "expired");
    sync_desk_queue (desk, first);
    sync_desk_queue (desk, second);
    sync_desk_start (desk);
    sync_desk_await (desk, needs_auth, NULL);
    g_assert_cmpuint (count_writes (desk), <=, 1);
    g_assert_cmpint (sync_desk_get_status (desk, first), ==, SOJOURN_REQUEST_QUEUED);
    sojourn_transport_set_token (desk->transport, SERVICE_TOKEN);
    sync_desk_await_done (desk, first);
    sync_desk_await_done (desk, second);
    assert_sent_once (desk, first);
    assert_sent_once (desk, second);
}

/* V2: what the service asks for is heard, within reason. */

typedef struct {
    const char *head;
    gint64 least; /* seconds until the next attempt */
    gint64 most;
} Wait;

/* clang-format off */
static const Wait waits[] = {
    { "503 Busy\r\nRetry-After: 120", 120, 120 },
    { "429 Slow\r\nRetry-After: 120", 120, 120 },
    { "503 Busy\r\nRetry-After: Fri, 20 Mar 2026 12:05:00 GMT", 300, 300 },
    { "503 Busy\r\nRetry-After: Fri, 20 Mar 2015 12:05:00 GMT", 0, 5 },
    { "503 Busy\r\nRetry-After: 1000000000000", 3600, 3600 },
    { "429 Slow\r\nRetry-After: abc", 0, 5 },
    { "503 Busy", 0, 5 },
};
/* clang-format on */

static FaultPlan
answer_wait (const char *head, gpointer user_data)
{
    FaultPlan plan = FAULT_PLAN_PASS;

    plan.answer = user_data;
    return plan;
}

static void
assert_waits (const Wait *wait)
{
    g_autoptr (SyncDesk) desk = sync_desk_new ();
    g_autoptr (SojournSender) sender =
        sojourn_sender_new (desk->store, desk->transport, (SojournClock){ .at = &desk->now });
    const char *request = sync_desk_add_request (desk, "cn-1", "CN");
    g_autofree char *answer = g_strdup_printf (
        "HTTP/1.1 %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", wait->head);
    gint64 began = g_get_monotonic_time ();
    g_autoptr (SojournRecord) item = NULL;
    gint64 shown;

    fault_proxy_set_plan (desk->proxy, answer_wait, answer);
    sync_desk_queue (desk, request);
    g_assert_true (dex_await_boolean (sojourn_sender_send_due (sender), NULL));
    g_assert_error (sojourn_sender_get_trouble (sender), SOJOURN_SYNC_ERROR,
                    SOJOURN_SYNC_ERROR_BUSY);
    g_assert_cmpint (sojourn_sender_get_next_attempt (sender) - began, >=,
                     wait->least * G_USEC_PER_SEC);
    item = sync_desk_load_item (desk, request);
    shown = sojourn_record_get_integer (item, SOJOURN_OUTBOX_ITEM_NOT_BEFORE, 0) - desk->now;
    g_assert_cmpint (shown, >=, wait->least);
    g_assert_cmpint (shown, <=, wait->most);
}

static void
test_waits (void)
{
    for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
        assert_waits (&waits[i]);
}

/* C1, K3: neither a clock that jumps nor many who ask at once send anything twice or late. */

static FaultPlan
refuse_first (const char *head, gpointer user_data)
{
    guint *n = user_data;
    FaultPlan plan = FAULT_PLAN_PASS;

    if (is_write (head) && (*n)++ % 2 == 0)
        plan.answer = "HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 0\r\n"
                      "Connection: close\r\n\r\n";
    return plan;
}

static gboolean
was_tried (SyncDesk *desk, gconstpointer request)
{
    g_autoptr (SojournRecord) item = sync_desk_load_item (desk, request);

    return sojourn_record_has (item, SOJOURN_OUTBOX_ITEM_NOT_BEFORE);
}

static void
test_clock_jumps (void)
{
    static const gint64 jumps[] = { -86400, 3650 * (gint64)86400 };
    g_autoptr (SyncDesk) desk = sync_desk_new ();
    guint n_writes = 0;

    service_process_start (desk->service, NULL);
    fault_proxy_set_plan (desk->proxy, refuse_first, &n_writes);
    sync_desk_start (desk);
    for (guint i = 0; i < G_N_ELEMENTS (jumps); i++) {
        g_autofree char *clinic = g_strdup_printf ("cn-%u", i);
        const char *request = sync_desk_add_request (desk, clinic, "CN");
        gint64 began = g_get_monotonic_time ();

        sync_desk_queue (desk, request);
        sync_desk_await (desk, was_tried, request);
        desk->now += jumps[i];
        sync_desk_await_done (desk, request);
        g_assert_cmpint (g_get_monotonic_time () - began, >=, G_USEC_PER_SEC);
        assert_sent_once (desk, request);
    }
}

static void
test_asked_at_once (void)
{
    g_autoptr (SyncDesk) desk = sync_desk_new ();
    const char *request = sync_desk_add_request (desk, "cn-1", "CN");

    service_process_start (desk->service, NULL);
    sync_desk_start (desk);
    sync_desk_queue (desk, request);
    for (guint i = 0; i < 20; i++)
        sojourn_sync_engine_sync_now (desk->engine);
    sync_desk_await_done (desk, request);
    for (guint i = 0; i < 20; i++)
        sojourn_sync_engine_sync_now (desk->engine);
    sync_desk_await_status (desk, request, SOJOURN_REQUEST_SENT);
    g_assert_cmpuint (count_writes (desk), ==, 1);
    assert_sent_once (desk, request);
}

/* K1: what is edited while it is on its way stays edited. */

static FaultPlan
hold_writes (const char *head, gpointer user_data)
{
    FaultPlan plan = FAULT_PLAN_PASS;

    plan.hold = is_write (head);
    return plan;
}

static gboolean
is_sending (SyncDesk *desk, gconstpointer request)
{
    return sync_desk_get_item_state (desk, request) == SOJOURN_OUTBOX_STATE_SENDING;
}

static void
test_edited_in_flight (void)
{
    g_autoptr (SyncDesk) desk = sync_desk_new ();
    const char *request = sync_desk_add_request (desk, "cn-1", "CN");
    g_autoptr (SojournRecord) stored = NULL;

    service_process_start (desk->service, NULL);
    fault_proxy_set_plan (desk->proxy, hold_writes, NULL);
    sync_desk_start (desk);
    sync_desk_queue (desk, request);
    sync_desk_await (desk, is_sending, request);
    sync_desk_set (desk, SOJOURN_KIND_CASE, desk->draft->test->desk, "goals", "Walk", NULL);
    fault_proxy_release (desk->proxy);
    sync_desk_await_done (desk, request);
    stored = sync_desk_load (desk, SOJOURN_KIND_CASE, desk->draft->test->desk);
    g_assert_cmpstr (sojourn_record_get_text (stored, SOJOURN_CASE_GOALS), ==, "Walk");
    assert_sent_once (desk, request);
}

/* X1: nothing that says who the patient is leaves the desk, or is left in a log. */

static void
assert_absent (const char *text, gsize size, const char *canary)
{
    g_assert_null (g_strstr_len (text, (gssize)size, canary));
}

static void
assert_file_without (const char *path, const char *const *canaries)
{
    g_autofree char *text = NULL;
    gsize size;

    g_assert_true (g_file_get_contents (path, &text, &size, NULL));
    for (guint i = 0; canaries[i] != NULL; i++)
        assert_absent (text, size, canaries[i]);
}

static void
test_canaries (void)
{
    static const char *const canaries[] = {
        "Kanarie",  "Vogelnaam", "1987-06-05", "+46 70 555 01", "canary@example.org",
        "19870605", NULL
    };
    g_autoptr (SyncDesk) desk = sync_desk_new ();
    const char *request = sync_desk_add_request (desk, "cn-1", "CN");
    g_autoptr (GBytes) record = NULL;

    sync_desk_set (desk, SOJOURN_KIND_PERSON, desk->draft->test->patient, "family_name", "Kanarie",
                   "given_name", "Vogelnaam", "birth_date", "1987-06-05", "phone",
                   "+46 70 555 01 23", "email", "canary@example.org", NULL);
    service_process_start (desk->service, NULL);
    sync_desk_start (desk);
    sync_desk_queue (desk, request);
    sync_desk_await_done (desk, request);
    service_process_stop (desk->service);
    record = fault_proxy_dup_record (desk->proxy);
    g_assert_cmpuint (g_bytes_get_size (record), >, 500);
    for (guint i = 0; canaries[i] != NULL; i++)
        assert_absent (g_bytes_get_data (record, NULL), g_bytes_get_size (record), canaries[i]);
    assert_file_without (service_process_get_log (desk->service), canaries);
    assert_file_without (service_process_get_database (desk->service), canaries);
}

int
main (int argc, char **argv)
{
    dex_init ();
    g_test_init (&argc, &argv, NULL);
    fiber_test_add ("/sync-engine/arrival", test_arrival);
    fiber_test_add ("/sync-engine/several-clinics", test_several_clinics);
    fiber_test_add ("/sync-engine/C01-consent-revoked", test_consent_revoked);
    fiber_test_add ("/sync-engine/question-missing", test_question_missing);
    fiber_test_add ("/sync-engine/edited", test_edited);
    fiber_test_add ("/sync-engine/V3-token", test_token);
    fiber_test_add ("/sync-engine/V2-waits", test_waits);
    fiber_test_add ("/sync-engine/C1-clock-jumps", test_clock_jumps);
    fiber_test_add ("/sync-engine/K3-asked-at-once", test_asked_at_once);
    fiber_test_add ("/sync-engine/K1-edited-in-flight", test_edited_in_flight);
    fiber_test_add ("/sync-engine/X1-canaries", test_canaries);
    return g_test_run ();
}
