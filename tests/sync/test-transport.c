/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fault-server.h"
#include "fiber-test.h"
#include "sojourn-sync-error.h"
#include "sojourn-transport.h"

#define JSON_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

typedef struct {
    const char *name;
    FaultAnswer answer;
    SojournSyncError code;
} Row;

/* Answers that must not count as success, by their ids in the fault matrix. */
/* clang-format off */
static const Row rows[] = {
    { "N5-reply-lost", { .bytes = NULL }, SOJOURN_SYNC_ERROR_INTERRUPTED },
    { "N9-login-page",
      { .length = -1,
        .bytes = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi" },
      SOJOURN_SYNC_ERROR_REDIRECTED },
    { "V1-500",
      { .length = -1, .bytes = "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n" },
      SOJOURN_SYNC_ERROR_SERVER },
    { "V2-503",
      { .length = -1,
        .bytes = "HTTP/1.1 503 Busy\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n" },
      SOJOURN_SYNC_ERROR_BUSY },
    { "V3-401",
      { .length = -1,
        .bytes =
            "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n" },
      SOJOURN_SYNC_ERROR_SIGN_IN },
    { "V4-404",
      { .length = -1, .bytes = "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n" },
      SOJOURN_SYNC_ERROR_REFUSED },
    { "V5-409-in-progress", { .length = -1, .bytes = "HTTP/1.1 409 Wait\r\nContent-Type: application/problem+json\r\nContent-Length: 116\r\n\r\n{\"type\":\"https://sojourndesk.github.io/problems/request-in-progress\",\"title\":\"Wait\",\"status\":409,\"instance\":\"urn:x\"}" }, SOJOURN_SYNC_ERROR_BUSY },
    { "V5-409-wrong-state", { .length = -1, .bytes = "HTTP/1.1 409 No\r\nContent-Length: 0\r\n\r\n" }, SOJOURN_SYNC_ERROR_CONFLICT },
    { "V6-412",
      { .length = -1, .bytes = "HTTP/1.1 412 Changed\r\nContent-Length: 0\r\n\r\n" },
      SOJOURN_SYNC_ERROR_CONFLICT },
    { "V7-302",
      { .length = -1,
        .bytes = "HTTP/1.1 302 Go\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n" },
      SOJOURN_SYNC_ERROR_REDIRECTED },
    { "V7-307",
      { .length = -1,
        .bytes = "HTTP/1.1 307 Go\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n" },
      SOJOURN_SYNC_ERROR_REDIRECTED },
    { "V11-short-length",
      { .length = -1, .bytes = JSON_HEAD "Content-Length: 100\r\n\r\n{}" },
      SOJOURN_SYNC_ERROR_INTERRUPTED },
    { "V11-cut-chunk",
      { .length = -1, .bytes = JSON_HEAD "Transfer-Encoding: chunked\r\n\r\n40\r\n{}" },
      SOJOURN_SYNC_ERROR_INTERRUPTED },
    { "V14-garbage",
      { .length = -1, .bytes = "NOT HTTP AT ALL\r\n\r\n" },
      SOJOURN_SYNC_ERROR_INTERRUPTED },
    { "V18-empty-200",
      { .length = -1, .bytes = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" },
      SOJOURN_SYNC_ERROR_REDIRECTED },
};

static FaultAnswer
give_row (guint nth, const char *request, gpointer user_data)
{
    const Row *row = user_data;

    return row->answer;
}

static SojournReply *
post_once (FaultServer *server, GError **error)
{
    g_autofree char *address = fault_server_dup_address (server);
    g_autoptr (SojournTransport) transport = sojourn_transport_new (address, error);
    g_autoptr (GBytes) body = g_bytes_new_static ("{\"a\":1}", 7);

    sojourn_transport_set_token (transport, "secret");
    return dex_await_object (sojourn_transport_post (transport, "/v1/quote-requests", body,
                                                     "0190163d-8694-739b-aea5-966c26f8ad91", NULL),
                             error);
}

static void
test_faults (void)
{
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
        g_autoptr (FaultServer) server = fault_server_new (give_row, (gpointer)&rows[i]);
        g_autoptr (GError) error = NULL;
        g_autoptr (SojournReply) reply = post_once (server, &error);

        g_test_message ("%s", rows[i].name);
        g_assert_true (reply == NULL || !sojourn_reply_check (reply, &error));
        g_assert_error (error, SOJOURN_SYNC_ERROR, (int)rows[i].code);
        g_assert_cmpuint (fault_server_get_n_requests (server), ==, 1);
    }
}

static FaultAnswer
give_success (guint nth, const char *request, gpointer user_data)
{
    return (FaultAnswer){
        .bytes = JSON_HEAD "ETag: \"3\"\r\nContent-Length: 8\r\n\r\n{\"b\":2}\n",
        .length = -1,
        .keep = TRUE,
    };
}

static void
test_success (void)
{
    g_autoptr (FaultServer) server = fault_server_new (give_success, NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournReply) reply = post_once (server, &error);
    g_autofree char *request = NULL;

    g_assert_no_error (error);
    g_assert_true (sojourn_reply_check (reply, &error));
    g_assert_no_error (error);
    g_assert_cmpstr (sojourn_reply_get_etag (reply), ==, "\"3\"");
    g_assert_cmpmem (g_bytes_get_data (sojourn_reply_get_body (reply), NULL),
                     g_bytes_get_size (sojourn_reply_get_body (reply)), "{\"b\":2}\n", 8);
    request = fault_server_dup_request (server, 0);
    g_assert_nonnull (strstr (request, "POST /v1/quote-requests HTTP/1.1\r\n"));
    g_assert_nonnull (
        strstr (request, "\r\nIdempotency-Key: 0190163d-8694-739b-aea5-966c26f8ad91\r\n"));
    g_assert_nonnull (strstr (request, "\r\nAuthorization: Bearer secret\r\n"));
    g_assert_null (strstr (request, "Accept-Encoding"));
    g_assert_nonnull (strstr (request, "\r\n\r\n{\"a\":1}"));
}

static FaultAnswer
give_bomb (guint nth, const char *request, gpointer user_data)
{
    return (FaultAnswer){ .bytes = user_data, .length = -1 };
}

static void
test_too_large (void)
{
    g_autofree char *filler = g_strnfill (9 * 1024 * 1024, 'x');
    g_autofree char *bytes =
        g_strdup_printf (JSON_HEAD "Content-Length: %d\r\n\r\n%s", 9 * 1024 * 1024, filler);
    g_autoptr (FaultServer) server = fault_server_new (give_bomb, bytes);
    g_autoptr (GError) error = NULL;

    g_assert_null (post_once (server, &error));
    g_assert_error (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_TOO_LARGE);
}

static void
test_nobody_there (void)
{
    g_autoptr (SojournTransport) transport = sojourn_transport_new ("http://127.0.0.1:1", NULL);
    g_autoptr (GError) error = NULL;

    g_assert_null (dex_await_object (sojourn_transport_get (transport, "/v1/health", 0), &error));
    g_assert_error (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_OFFLINE);
}

static void
test_addresses (void)
{
    static const char *const bad[] = { "http://quotes.example.com",
                                       "https://me:pw@example.com",
                                       "https://me@example.com",
                                       "ftp://127.0.0.1",
                                       "file:///etc/passwd",
                                       "quotes.example.com",
                                       "",
                                       "http://127.0.0.1.example.com",
                                       "https://example.com/?a=b" };
    static const char *const good[] = { "https://quotes.example.com", "https://example.com/desk/",
                                        "http://127.0.0.1:8080", "http://[::1]:8080" };

    for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
        g_autoptr (GError) error = NULL;

        g_assert_null (sojourn_transport_new (bad[i], &error));
        g_assert_error (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_CONFIGURATION);
    }
    for (guint i = 0; i < G_N_ELEMENTS (good); i++) {
        g_autoptr (SojournTransport) transport = sojourn_transport_new (good[i], NULL);

        g_assert_nonnull (transport);
        g_assert_false (g_str_has_suffix (sojourn_transport_get_address (transport), "/"));
    }
}

int
main (int argc, char **argv)
{
    dex_init ();
    g_test_init (&argc, &argv, NULL);
    fiber_test_add ("/transport/faults", test_faults);
    fiber_test_add ("/transport/success", test_success);
    fiber_test_add ("/transport/V12-too-large", test_too_large);
    fiber_test_add ("/transport/N3-nobody-there", test_nobody_there);
    g_test_add_func ("/transport/X6-addresses", test_addresses);
    return g_test_run ();
}
