/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* nftw () */
#define _GNU_SOURCE

#include "config.h"

#include "sync-desk.h"

#include "sojourn-id.h"
#include "sojourn-quote-actions.h"
#include "sojourn-record-value.h"
#include "sojourn-wire-page.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <string.h>

#define PATIENCE_SECS 30

static int
remove_entry (const char *path, const struct stat *status, int type, struct FTW *where)
{
    return g_remove (path);
}

static void
wake (SyncDesk *self)
{
    if (self->changed != NULL)
        dex_promise_resolve_boolean (self->changed, TRUE);
    dex_clear (&self->changed);
}

static void
on_store_changed_cb (SojournStore *store, SojournReceipt *receipt, SyncDesk *self)
{
    wake (self);
}

static void
on_status_notify_cb (SojournSyncStatus *status, GParamSpec *pspec, SyncDesk *self)
{
    wake (self);
}

static void
open_store (SyncDesk *self)
{
    g_autoptr (GError) error = NULL;

    self->store = dex_await_object (
        sojourn_store_open (self->database, (SojournClock){ .at = &self->now }), &error);
    g_assert_no_error (error);
    g_signal_connect (self->store, "changed", G_CALLBACK (on_store_changed_cb), self);
}

static void
close_store (SyncDesk *self)
{
    g_autoptr (GError) error = NULL;

    g_signal_handlers_disconnect_by_data (self->store, self);
    g_assert_true (dex_await_boolean (sojourn_store_close (self->store), &error));
    g_assert_no_error (error);
    g_clear_object (&self->store);
}

/* Stores what was added to the case in the making since. */
static void
store_since (SyncDesk *self, guint first)
{
    g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Made up");

    for (guint i = first; i < self->draft->test->records->len; i++) {
        g_autoptr (SojournRecord) copy = sojourn_record_copy (self->draft->test->records->pdata[i]);

        sojourn_change_set_insert (changes, copy);
    }
    sync_desk_apply (self, changes);
}

SyncDesk *
sync_desk_new (void)
{
    SyncDesk *self = g_new0 (SyncDesk, 1);
    g_autofree char *address = NULL;
    g_autoptr (GError) error = NULL;

    self->now = DESK_NOW;
    self->folder = g_dir_make_tmp ("sojourn-sync-XXXXXX", NULL);
    self->database = g_build_filename (self->folder, "desk.db", NULL);
    self->draft = quote_case_new ();
    self->service = service_process_new (self->folder);
    self->proxy = fault_proxy_new (service_process_get_port (self->service), NULL, NULL);
    address = fault_proxy_dup_address (self->proxy);
    self->transport = sojourn_transport_new (address, &error);
    g_assert_no_error (error);
    sojourn_transport_set_token (self->transport, SERVICE_TOKEN);
    self->status = sojourn_sync_status_new ();
    g_signal_connect (self->status, "notify", G_CALLBACK (on_status_notify_cb), self);
    open_store (self);
    store_since (self, 0);
    return self;
}

void
sync_desk_free (SyncDesk *self)
{
    sync_desk_stop (self);
    close_store (self);
    g_signal_handlers_disconnect_by_data (self->status, self);
    g_clear_object (&self->status);
    g_clear_object (&self->transport);
    fault_proxy_free (self->proxy);
    service_process_free (self->service);
    quote_case_free (self->draft);
    dex_clear (&self->changed);
    nftw (self->folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    g_free (self->database);
    g_free (self->folder);
    g_free (self);
}

/* Lets another program have the database, until sync_desk_return(). */
void
sync_desk_leave (SyncDesk *self)
{
    sync_desk_stop (self);
    close_store (self);
}

void
sync_desk_return (SyncDesk *self)
{
    open_store (self);
}

/* As when the application was ended and started. */
void
sync_desk_reopen (SyncDesk *self)
{
    sync_desk_leave (self);
    sync_desk_return (self);
}

const char *
sync_desk_add_request (SyncDesk *self, const char *clinic, const char *country)
{
    guint first = self->draft->test->records->len;
    const char *request =
        quote_case_add_request (self->draft, clinic, country, "Asia/Shanghai", "draft");

    store_since (self, first);
    return request;
}

const char *
sync_desk_ask_again (SyncDesk *self, const char *request)
{
    guint first = self->draft->test->records->len;
    const char *another = quote_case_ask_again (self->draft, request);

    store_since (self, first);
    return another;
}

void
sync_desk_apply (SyncDesk *self, SojournChangeSet *changes)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournReceipt) receipt =
        dex_await_boxed (sojourn_store_apply (self->store, changes), &error);

    g_assert_no_error (error);
    g_assert_nonnull (receipt);
}

void
sync_desk_queue (SyncDesk *self, const char *request)
{
    g_autoptr (SojournSnapshot) snapshot = sync_desk_load_case (self);
    g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Send");
    g_autoptr (GError) error = NULL;

    sojourn_quote_actions_queue (changes, snapshot, sojourn_snapshot_find (snapshot, request), NULL,
                                 self->now, &error);
    g_assert_no_error (error);
    sync_desk_apply (self, changes);
}

/* Edits a record: pairs of name and value, as with test_case_set(). */
void
sync_desk_set (SyncDesk *self, SojournKind kind, const char *uuid, ...)
{
    g_autoptr (SojournRecord) stored = sync_desk_load (self, kind, uuid);
    g_autoptr (SojournRecord) copy = sojourn_record_copy (stored);
    g_autoptr (SojournChangeSet) changes = sojourn_change_set_new ("Test", "Edit");
    const char *name;
    va_list values;

    va_start (values, uuid);
    while ((name = va_arg (values, const char *)) != NULL) {
        guint field;

        g_assert_true (sojourn_kind_find_field (kind, name, &field));
        g_assert_true (sojourn_record_set_value (copy, field, va_arg (values, const char *), NULL));
    }
    va_end (values);
    sojourn_change_set_update (changes, copy);
    sync_desk_apply (self, changes);
}

SojournRecord *
sync_desk_load (SyncDesk *self, SojournKind kind, const char *uuid)
{
    g_autoptr (GError) error = NULL;
    SojournRecord *record = dex_await_boxed (sojourn_store_load (self->store, kind, uuid), &error);

    g_assert_no_error (error);
    return record;
}

SojournSnapshot *
sync_desk_load_case (SyncDesk *self)
{
    g_autoptr (GError) error = NULL;
    SojournSnapshot *snapshot =
        dex_await_boxed (sojourn_store_load_case (self->store, self->draft->test->desk), &error);

    g_assert_no_error (error);
    return snapshot;
}

/* The newest item of the outbox that is about a request. */
SojournRecord *
sync_desk_load_item (SyncDesk *self, const char *request)
{
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) items =
        dex_await_boxed (sojourn_store_load_where (self->store, SOJOURN_KIND_OUTBOX_ITEM,
                                                   SOJOURN_OUTBOX_ITEM_REQUEST, request),
                         &error);

    g_assert_no_error (error);
    g_assert_cmpuint (items->len, >, 0);
    return sojourn_record_ref (items->pdata[items->len - 1]);
}

gint64
sync_desk_get_status (SyncDesk *self, const char *request)
{
    g_autoptr (SojournRecord) record = sync_desk_load (self, SOJOURN_KIND_QUOTE_REQUEST, request);

    return sojourn_record_get_integer (record, SOJOURN_QUOTE_REQUEST_STATUS, -1);
}

gint64
sync_desk_get_item_state (SyncDesk *self, const char *request)
{
    g_autoptr (SojournRecord) item = sync_desk_load_item (self, request);

    return sojourn_record_get_integer (item, SOJOURN_OUTBOX_ITEM_STATE, -1);
}

/* How often a request came to a state. */
guint
sync_desk_count_moves (SyncDesk *self, const char *request, SojournRequestStatus to)
{
    g_autoptr (SojournSnapshot) snapshot = sync_desk_load_case (self);
    g_autoptr (GPtrArray) events = sojourn_snapshot_list (snapshot, SOJOURN_KIND_REQUEST_EVENT,
                                                          SOJOURN_REQUEST_EVENT_REQUEST, request);
    guint n = 0;

    for (guint i = 0; i < events->len; i++)
        n += sojourn_record_get_integer (events->pdata[i], SOJOURN_REQUEST_EVENT_TO_STATUS, -1) ==
             (gint64)to;
    return n;
}

void
sync_desk_start (SyncDesk *self)
{
    self->engine = sojourn_sync_engine_new (self->store, self->transport, self->status,
                                            (SojournClock){ .at = &self->now });
    sojourn_sync_engine_start (self->engine);
}

void
sync_desk_stop (SyncDesk *self)
{
    g_autoptr (GError) error = NULL;

    if (self->engine == NULL)
        return;
    dex_await (sojourn_sync_engine_stop (self->engine), &error);
    g_assert_no_error (error);
    g_assert_finalize_object (g_steal_pointer (&self->engine));
}

void
sync_desk_await (SyncDesk *self, SyncDeskFunc is_so, gconstpointer data)
{
    gint64 deadline = g_get_monotonic_time () + PATIENCE_SECS * G_USEC_PER_SEC;

    for (;;) {
        g_autoptr (DexPromise) changed = dex_promise_new ();

        dex_clear (&self->changed);
        self->changed = dex_ref (changed);
        if (is_so (self, data))
            break;
        g_assert_cmpint (g_get_monotonic_time (), <, deadline);
        dex_await (dex_future_first (dex_ref (changed), dex_timeout_new_deadline (deadline), NULL),
                   NULL);
    }
    dex_clear (&self->changed);
}

typedef struct {
    const char *request;
    SojournRequestStatus status;
} Expectation;

static gboolean
has_status (SyncDesk *self, gconstpointer data)
{
    const Expectation *expected = data;

    return sync_desk_get_status (self, expected->request) == (gint64)expected->status;
}

void
sync_desk_await_status (SyncDesk *self, const char *request, SojournRequestStatus status)
{
    Expectation expected = { request, status };

    sync_desk_await (self, has_status, &expected);
}

static gboolean
is_done (SyncDesk *self, gconstpointer request)
{
    return sync_desk_get_item_state (self, request) == SOJOURN_OUTBOX_STATE_DONE;
}

/* Until the answer to what was sent last of a request is stored. */
void
sync_desk_await_done (SyncDesk *self, const char *request)
{
    sync_desk_await (self, is_done, request);
}

static SojournTransport *
connect_to_service (SyncDesk *self, const char *token)
{
    g_autofree char *address = service_process_dup_address (self->service);
    SojournTransport *transport = sojourn_transport_new (address, NULL);

    sojourn_transport_set_token (transport, token);
    return transport;
}

static SojournReply *
read_service (SyncDesk *self, const char *path)
{
    g_autoptr (SojournTransport) transport = connect_to_service (self, SERVICE_TOKEN);
    g_autoptr (GError) error = NULL;
    SojournReply *reply = dex_await_object (sojourn_transport_get (transport, path, 0), &error);

    g_assert_no_error (error);
    g_assert_cmpuint (sojourn_reply_get_status (reply), ==, 200);
    return reply;
}

static guint
count_in_page (const SojournWirePage *page, const char *request, const char *type)
{
    guint n = 0;

    for (guint i = 0; i < page->events->len; i++) {
        const SojournWireEvent *event = page->events->pdata[i];

        n += g_str_equal (event->type, type) && g_str_equal (event->state->client_ref, request);
    }
    return n;
}

guint
sync_desk_count_events (SyncDesk *self, const char *request, const char *type)
{
    g_autofree char *path = g_strdup ("/v1/changes?limit=500");
    guint n = 0;

    while (path != NULL) {
        g_autoptr (SojournReply) reply = read_service (self, path);
        g_autoptr (GError) error = NULL;
        g_autoptr (SojournWirePage) page =
            sojourn_wire_page_decode (sojourn_reply_get_body (reply), G_MAXSIZE, &error);

        g_assert_no_error (error);
        n += count_in_page (page, request, type);
        g_free (path);
        path = page->more ? g_strdup_printf ("/v1/changes?limit=500&since=%s", page->next) : NULL;
    }
    return n;
}

/* The one request that the service has of this name. */
SojournWireState *
sync_desk_read_service (SyncDesk *self, const char *request)
{
    g_autofree char *path = g_strdup_printf ("/v1/quote-requests?client_ref=%s", request);
    g_autoptr (SojournReply) reply = read_service (self, path);
    g_autoptr (GError) error = NULL;
    SojournWireState *state =
        sojourn_wire_state_decode_found (sojourn_reply_get_body (reply), G_MAXSIZE, &error);

    g_assert_no_error (error);
    return state;
}

/* What a clinic does to a request. */
void
sync_desk_act_as_clinic (
    SyncDesk *self, const char *token, const char *request, const char *verb, const char *body)
{
    g_autoptr (SojournTransport) transport = connect_to_service (self, token);
    g_autoptr (SojournWireState) state = sync_desk_read_service (self, request);
    g_autofree char *path = g_strdup_printf ("/v1/quote-requests/%s/%s", state->request_id, verb);
    g_autofree char *key = sojourn_id_new ();
    g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournReply) reply = dex_await_object (
        sojourn_transport_post (transport, path, bytes, key, state->etag), &error);

    g_assert_no_error (error);
    g_assert_true (sojourn_reply_check (reply, &error));
    g_assert_no_error (error);
}
