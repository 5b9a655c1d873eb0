/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "sync-desk.h"

#include "sojourn-sync-error.h"

#include <string.h>

/* Writes arrive once, whatever happens to them and to their answers. */

/* Bytes from cut to cut. */
#define REQUEST_STEP 37
#define REPLY_STEP 7

static gboolean
is_write (const char *head)
{
    return g_str_has_prefix (head, "POST ");
}

static void
assert_sent_once (SyncDesk *desk, const char *request)
{
    g_assert_cmpint (sync_desk_get_item_state (desk, request), ==, SOJOURN_OUTBOX_STATE_DONE);
    g_assert_cmpuint (sync_desk_count_moves (desk, request, SOJOURN_REQUEST_SENT), ==, 1);
    g_assert_cmpuint (sync_desk_count_events (desk, request, "created"), ==, 1);
}

/* N5, the service commits and the answer is lost, by the engine and its own timing. */

static FaultPlan
lose_first_reply (const char *head, gpointer user_data)
{
    guint *n = user_data;
    FaultPlan plan = FAULT_PLAN_PASS;

    if (is_write (head) && (*n)++ == 0)
        plan.cut_reply = 0;
    return plan;
}

static void
test_reply_lost (void)
{
    g_autoptr (SyncDesk) desk = sync_desk_new ();
    const char *request = sync_desk_add_request (desk, "cn-1", "CN");
    g_autoptr (SojournRecord) item = NULL;
    guint n_writes = 0;

    service_process_start (desk->service, NULL);
    fault_proxy_set_plan (desk->proxy, lose_first_reply, &n_writes);
    sync_desk_start (desk);
    sync_desk_queue (desk, request);
    sync_desk_await_status (desk, request, SOJOURN_REQUEST_SENT);
    sojourn_sync_engine_sync_now (desk->engine);
    sync_desk_await_done (desk, request);
    assert_sent_once (desk, request);
    item = sync_desk_load_item (desk, request);
    g_assert_cmpint (sojourn_record_get_integer (item, SOJOURN_OUTBOX_ITEM_ATTEMPTS, 0), ==, 2);
    g_assert_cmpuint (n_writes, ==, 2);
}

/* N4, N5, V11: cut at many bytes of the request and of the answer. */

typedef struct {
    gssize request;
    gssize reply;
} Cut;

static FaultPlan
cut (const char *head, gpointer user_data)
{
    const Cut *where = user_data;

    return is_write (head) ? (FaultPlan){ .cut_request = where->request, .cut_reply = where->reply }
                           : FAULT_PLAN_PASS;
}

static void
send_now (SyncDesk *desk, SojournSender *sender)
{
    g_autoptr (GError) error = NULL;

    sojourn_sender_forget_delays (sender);
    g_assert_true (dex_await_boolean (sojourn_sender_send_due (sender), &error));
    g_assert_no_error (error);
}

static void
assert_waits (SyncDesk *desk, SojournSender *sender, const char *request, gint64 attempts)
{
    g_autoptr (SojournRecord) item = sync_desk_load_item (desk, request);

    g_assert_error (sojourn_sender_get_trouble (sender), SOJOURN_SYNC_ERROR,
                    SOJOURN_SYNC_ERROR_INTERRUPTED);
    g_assert_cmpint (sojourn_record_get_integer (item, SOJOURN_OUTBOX_ITEM_STATE, -1), ==,
                     SOJOURN_OUTBOX_STATE_QUEUED);
    g_assert_cmpint (sojourn_record_get_integer (item, SOJOURN_OUTBOX_ITEM_ATTEMPTS, -1), ==,
                     attempts);
    g_assert_cmpint (sync_desk_get_status (desk, request), ==, SOJOURN_REQUEST_QUEUED);
}

static void
test_cut_everywhere (void)
{
    g_autoptr (SyncDesk) desk = sync_desk_new ();
    g_autoptr (SojournSender) sender =
        sojourn_sender_new (desk->store, desk->transport, (SojournClock){ .at = &desk->now });
    const char *measure = sync_desk_add_request (desk, "cn-1", "CN");
    const char *request = sync_desk_add_request (desk, "cn-2", "CN");
    Cut where = { .request = 0, .reply = -1 };
    gint64 attempts = 0;

    service_process_start (desk->service, NULL);
    sync_desk_queue (desk, measure);
    send_now (desk, sender);
    sync_desk_queue (desk, request);
    fault_proxy_set_plan (desk->proxy, cut, &where);
    for (; where.request < (gssize)fault_proxy_get_request_length (desk->proxy);
         where.request += REQUEST_STEP) {
        send_now (desk, sender);
        assert_waits (desk, sender, request, ++attempts);
    }
    g_assert_cmpuint (sync_desk_count_events (desk, request, "created"), ==, 0);

    where = (Cut){ .request = -1, .reply = 0 };
    do {
        send_now (desk, sender);
        assert_waits (desk, sender, request, ++attempts);
        where.reply += REPLY_STEP;
    } while (where.reply < (gssize)fault_proxy_get_reply_length (desk->proxy));

    fault_proxy_set_plan (desk->proxy, NULL, NULL);
    send_now (desk, sender);
    assert_sent_once (desk, request);
}

/* V2: asked to come back in two seconds, it does not come back before. */

#define BUSY "HTTP/1.1 503 Busy\r\nRetry-After: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"

typedef struct {
    gint64 first;
    gint64 second;
} Times;

static FaultPlan
refuse_first (const char *head, gpointer user_data)
{
    Times *times = user_data;
    FaultPlan plan = FAULT_PLAN_PASS;

    if (!is_write (head))
        return plan;
    if (times->first == 0) {
        times->first = g_get_monotonic_time ();
        plan.answer = BUSY;
    } else if (times->second == 0) {
        times->second = g_get_monotonic_time ();
    }
    return plan;
}

static void
test_retry_after (void)
{
    g_autoptr (SyncDesk) desk = sync_desk_new ();
    const char *first = sync_desk_add_request (desk, "cn-1", "CN");
    const char *second = sync_desk_add_request (desk, "jp-1", "JP");
    g_autoptr (SojournRecord) item = NULL;
    Times times = { 0 };

    service_process_start (desk->service, NULL);
    fault_proxy_set_plan (desk->proxy, refuse_first, &times);
    sync_desk_start (desk);
    sync_desk_queue (desk, first);
    sync_desk_queue (desk, second); /* another one does not jump the queue */
    sync_desk_await_done (desk, first);
    sync_desk_await_done (desk, second);
    g_assert_cmpint (times.second - times.first, >=, 2 * G_USEC_PER_SEC);
    assert_sent_once (desk, first);
    assert_sent_once (desk, second);
}

/* N1: without a service at the start the queue grows, and drains when it comes up. */

static gboolean
is_offline (SyncDesk *desk, gconstpointer data)
{
    return sojourn_sync_status_get_state (desk->status) == SOJOURN_SYNC_OFFLINE &&
           sojourn_sync_status_get_queued (desk->status) == 3;
}

static gboolean
is_idle (SyncDesk *desk, gconstpointer data)
{
    return sojourn_sync_status_get_state (desk->status) == SOJOURN_SYNC_IDLE &&
           sojourn_sync_status_get_queued (desk->status) == 0;
}

static void
test_offline_start (void)
{
    g_autoptr (SyncDesk) desk = sync_desk_new ();
    g_autofree char *address = service_process_dup_address (desk->service);
    const char *requests[3];

    g_clear_object (&desk->transport); /* past the proxy, where nobody listens */
    desk->transport = sojourn_transport_new (address, NULL);
    sojourn_transport_set_token (desk->transport, SERVICE_TOKEN);
    sync_desk_start (desk);
    for (guint i = 0; i < G_N_ELEMENTS (requests); i++) {
        g_autofree char *clinic = g_strdup_printf ("cn-%u", i + 1);

        requests[i] = sync_desk_add_request (desk, clinic, "CN");
        sync_desk_queue (desk, requests[i]);
    }
    sync_desk_await (desk, is_offline, NULL);
    g_assert_nonnull (sojourn_sync_status_get_message (desk->status));
    g_assert_cmpint (sojourn_sync_status_get_last_sync (desk->status), ==, 0);
    for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
        g_assert_cmpint (sync_desk_get_status (desk, requests[i]), ==, SOJOURN_REQUEST_QUEUED);

    service_process_start (desk->service, NULL);
    for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
        sync_desk_await_done (desk, requests[i]);
    sync_desk_await (desk, is_idle, NULL);
    g_assert_cmpint (sojourn_sync_status_get_last_sync (desk->status), ==, DESK_NOW);
    for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
        assert_sent_once (desk, requests[i]);
}

/* The application ends while the answer is on its way: begun again, sent once. */

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
    return sync_desk_get_item_state (desk, request) == SOJOURN_OUTBOX_STATE_SENDING &&
           sync_desk_get_status (desk, request) == SOJOURN_REQUEST_SENT;
}

static void
test_stopped_in_flight (void)
{
    g_autoptr (SyncDesk) desk = sync_desk_new ();
    const char *request = sync_desk_add_request (desk, "cn-1", "CN");
    gint64 began;

    service_process_start (desk->service, NULL);
    fault_proxy_set_plan (desk->proxy, hold_writes, NULL);
    sync_desk_start (desk);
    sync_desk_queue (desk, request);
    sync_desk_await (desk, is_sending, request); /* the feed has it, the answer does not come */
    began = g_get_monotonic_time ();
    sync_desk_reopen (desk);
    g_assert_cmpint (g_get_monotonic_time () - began, <, 2 * G_USEC_PER_SEC);
    g_assert_cmpint (sync_desk_get_item_state (desk, request), ==, SOJOURN_OUTBOX_STATE_SENDING);

    fault_proxy_set_plan (desk->proxy, NULL, NULL);
    fault_proxy_release (desk->proxy);
    sync_desk_start (desk);
    sync_desk_await (desk, is_idle, NULL);
    assert_sent_once (desk, request);
}

/* Stopped at any moment, it stops at once, however long the service would wait. */

static void
test_stopped_at_any_moment (void)
{
    g_autoptr (SyncDesk) desk = sync_desk_new ();

    service_process_start (desk->service, NULL);
    for (guint n = 0; n < 40; n++) {
        gint64 began;

        sync_desk_start (desk);
        dex_await (dex_timeout_new_usec (n * 200), NULL);
        began = g_get_monotonic_time ();
        sync_desk_stop (desk);
        g_assert_cmpint (g_get_monotonic_time () - began, <, 5 * G_USEC_PER_SEC);
    }
}

int
main (int argc, char **argv)
{
    dex_init ();
    g_test_init (&argc, &argv, NULL);
    fiber_test_add ("/exactly-once/N5-reply-lost", test_reply_lost);
    fiber_test_add ("/exactly-once/N4-N5-V11-cut-everywhere", test_cut_everywhere);
    fiber_test_add ("/exactly-once/V2-retry-after", test_retry_after);
    fiber_test_add ("/exactly-once/N1-offline-start", test_offline_start);
    fiber_test_add ("/exactly-once/stopped-in-flight", test_stopped_in_flight);
    fiber_test_add ("/exactly-once/stopped-at-any-moment", test_stopped_at_any_moment);
    return g_test_run ();
}
