/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fiber-test.h"
#include "sync-desk.h"

#include <signal.h>

/* The desk dies between any two steps, and is started again: what was decided is done once. The
 * client is tests/sync/sync-client.c. */

#define QUOTE                                                                                      \
    "{\"price_kind\":\"fixed\",\"total\":{\"amount_minor\":18600000,\"currency\":\"CNY\"},"        \
    "\"valid_until\":\"2099-12-31\",\"zone\":\"Asia/Shanghai\"}"

/* About 240 calls are made on the way; every eleventh is one to die before. */
#define STRIDE 11

typedef struct {
    SyncDesk *desk;
    char *token;     /* of the clinic */
    gboolean quoted; /* whether the clinic has answered before the desk comes */
    const char *first;
} Sweep;

static void
sweep_clear (Sweep *self)
{
    sync_desk_free (self->desk);
    g_free (self->token);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sweep, sweep_clear)

static void
sweep_init (Sweep *self)
{
    self->desk = sync_desk_new ();
    self->token = service_process_run (self->desk->service, "--add-clinic", "cn-1", NULL);
    service_process_start (self->desk->service, NULL);
    self->first = sync_desk_add_request (self->desk, "cn-1", "CN");
}

/* Whether it lived. */
static gboolean
run_client (SyncDesk *desk, const char *request, guint number)
{
    g_autofree char *address = service_process_dup_address (desk->service);
    g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, desk->now);
    g_autofree char *nth = g_strdup_printf ("%u", number);
    g_autoptr (GError) error = NULL;
    g_autoptr (GSubprocess) client =
        g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, g_getenv ("SOJOURN_SYNC_CLIENT"),
                          desk->database, address, now, request, nth, NULL);

    g_assert_no_error (error);
    g_assert_true (dex_await_boolean (dex_subprocess_wait_check (client), &error) ||
                   g_subprocess_get_if_signaled (client));
    if (g_subprocess_get_if_signaled (client)) {
        g_assert_cmpint (g_subprocess_get_term_sig (client), ==, SIGKILL);
        return FALSE;
    }
    return TRUE;
}

static guint
count_parts (const SojournSnapshot *snapshot, SojournKind kind, guint field, const char *request)
{
    g_autoptr (GPtrArray) parts = sojourn_snapshot_list (snapshot, kind, field, request);

    return parts->len;
}

static void
assert_once (SyncDesk *desk, const char *request, gboolean accepted)
{
    g_autoptr (SojournSnapshot) snapshot = sync_desk_load_case (desk);
    g_autoptr (SojournWireState) state = sync_desk_read_service (desk, request);
    guint n_moves = accepted ? 4 : 2; /* queued, sent, quoted, accepted */

    g_assert_cmpstr (state->status, ==, accepted ? "accepted" : "sent");
    g_assert_cmpint (sync_desk_get_status (desk, request), ==,
                     accepted ? SOJOURN_REQUEST_ACCEPTED : SOJOURN_REQUEST_SENT);
    g_assert_cmpint (sync_desk_get_item_state (desk, request), ==, SOJOURN_OUTBOX_STATE_DONE);
    g_assert_cmpuint (
        count_parts (snapshot, SOJOURN_KIND_OUTBOX_ITEM, SOJOURN_OUTBOX_ITEM_REQUEST, request), ==,
        accepted ? 2 : 1);
    g_assert_cmpuint (
        count_parts (snapshot, SOJOURN_KIND_REQUEST_EVENT, SOJOURN_REQUEST_EVENT_REQUEST, request),
        ==, n_moves);
    g_assert_cmpuint (
        count_parts (snapshot, SOJOURN_KIND_DISCLOSURE, SOJOURN_DISCLOSURE_REQUEST, request), ==,
        1);
    g_assert_cmpuint (count_parts (snapshot, SOJOURN_KIND_QUOTE, SOJOURN_QUOTE_REQUEST, request),
                      ==, accepted ? 1 : 0);
}

static const char *
prepare_request (Sweep *self)
{
    SyncDesk *desk = self->desk;
    const char *request = sync_desk_ask_again (desk, self->first);

    if (!self->quoted)
        return request;
    sync_desk_leave (desk);
    g_assert_true (run_client (desk, request, 0));
    sync_desk_return (desk);
    sync_desk_act_as_clinic (desk, self->token, request, "quotes", QUOTE);
    return request;
}

/* Dies at the call of that number, is started again; whether it came to its end at once. */
static gboolean
try_number (Sweep *self, guint number)
{
    const char *request = prepare_request (self);
    gboolean lived;

    sync_desk_leave (self->desk);
    lived = run_client (self->desk, request, number);
    g_assert_true (lived || run_client (self->desk, request, 0));
    sync_desk_return (self->desk);
    assert_once (self->desk, request, self->quoted);
    return lived;
}

static void
assert_whole (SyncDesk *desk)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournCheckReport) report =
        dex_await_boxed (sojourn_store_check (desk->store), &error);

    g_assert_no_error (error);
    g_assert_true (sojourn_check_report_holds (report));
}

static void
sweep (gboolean quoted, guint first)
{
    g_auto (Sweep) self = { .quoted = quoted };
    guint n_killed = 0;

    sweep_init (&self);
    for (guint number = first; !try_number (&self, number); number += STRIDE)
        n_killed++;
    g_test_message ("killed %u times", n_killed);
    g_assert_cmpuint (n_killed, >, 10);
    assert_whole (self.desk);
}

static void
test_sending (void)
{
    sweep (FALSE, 1);
}

static void
test_accepting (void)
{
    sweep (TRUE, 1);
}

int
main (int argc, char **argv)
{
    dex_init ();
    g_test_init (&argc, &argv, NULL);
    fiber_test_add ("/killed/sending", test_sending);
    fiber_test_add ("/killed/accepting", test_accepting);
    return g_test_run ();
}
