/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fault-server.h"
#include "fiber-test.h"
#include "sojourn-sync-error.h"
#include "sojourn-transport.h"

/* Sanitizers keep what was freed for a while. */
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 16
#else
#define SANITIZED 0
#endif

#define JSON_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
#define PROBLEM(status, type)                                                                      \
    "HTTP/1.1 " status                                                                             \
    " No\r\nContent-Type: application/problem+json\r\nConnection: close\r\n\r\n"                   \
    "{\"type\":\"https://sojourndesk.github.io/problems/" type "\",\"title\":\"No\","              \
    "\"instance\":\"urn:x\"}"

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
    { "V4-404", { .length = -1, .bytes = PROBLEM ("404", "not-found") }, SOJOURN_SYNC_ERROR_REFUSED },
    { "V4-404-of-a-proxy",
      { .length = -1,
        .bytes = "HTTP/1.1 404 No\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi" },
      SOJOURN_SYNC_ERROR_REDIRECTED },
    { "N10-407",
      { .length = -1, .bytes = "HTTP/1.1 407 Proxy\r\nContent-Length: 0\r\n\r\n" },
      SOJOURN_SYNC_ERROR_REDIRECTED },
    { "V5-400-no-key",
      { .length = -1, .bytes = PROBLEM ("400", "missing-idempotency-key") },
      SOJOURN_SYNC_ERROR_REFUSED },
    { "V5-409-in-progress",
      { .length = -1, .bytes = PROBLEM ("409", "request-in-progress") },
      SOJOURN_SYNC_ERROR_BUSY },
    { "V5-409-wrong-state",
      { .length = -1, .bytes = PROBLEM ("409", "wrong-state") },
      SOJOURN_SYNC_ERROR_CONFLICT },
    { "V5-422-key-reuse",
      { .length = -1, .bytes = PROBLEM ("422", "idempotency-key-reused") },
      SOJOURN_SYNC_ERROR_REFUSED },
    { "V6-412",
      { .length = -1, .bytes = PROBLEM ("412", "stale-revision") },
      SOJOURN_SYNC_ERROR_CONFLICT },
    { "V19-428",
      { .length = -1, .bytes = PROBLEM ("428", "precondition-required") },
      SOJOURN_SYNC_ERROR_CONFLICT },
    { "V7-302",
      { .length = -1,
        .bytes = "HTTP/1.1 302 Go\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n" },
      SOJOURN_SYNC_ERROR_REDIRECTED },
    { "V7-301",
      { .length = -1,
        .bytes = "HTTP/1.1 301 Go\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n" },
      SOJOURN_SYNC_ERROR_REDIRECTED },
    { "V7-303",
      { .length = -1,
        .bytes = "HTTP/1.1 303 Go\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n" },
      SOJOURN_SYNC_ERROR_REDIRECTED },
    { "V7-308",
      { .length = -1,
        .bytes = "HTTP/1.1 308 Go\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n" },
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
    { "V11-cut-head",
      { .length = -1, .bytes = "HTTP/1.1 201 Created\r\nETag: \"1\"\r\n" },
      SOJOURN_SYNC_ERROR_INTERRUPTED },
    { "V11-without-length",
      { .length = -1, .bytes = JSON_HEAD "\r\n{}" },
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
give_bytes (guint nth, const char *request, gpointer user_data)
{
    return (FaultAnswer){ .bytes = user_data, .length = -1 };
}

static void
assert_fails (char *bytes, SojournSyncError code)
{
    g_autoptr (FaultServer) server = fault_server_new (give_bytes, bytes);
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournReply) reply = post_once (server, &error);

    g_assert_true (reply == NULL || !sojourn_reply_check (reply, &error));
    g_assert_error (error, SOJOURN_SYNC_ERROR, (int)code);
}

static void
test_too_large (void)
{
    g_autofree char *filler = g_strnfill (9 * 1024 * 1024, 'x');
    g_autofree char *bytes =
        g_strdup_printf (JSON_HEAD "Content-Length: %d\r\n\r\n%s", 9 * 1024 * 1024, filler);

    assert_fails (bytes, SOJOURN_SYNC_ERROR_TOO_LARGE);
}

static FaultAnswer
give_without_end (guint nth, const char *request, gpointer user_data)
{
    return (FaultAnswer){
        .bytes = user_data, .length = -1, .repeated = "4000\r\n", .repeated_filler = 0x4000
    };
}

static gint64
get_resident_kib (void)
{
    g_autofree char *status = NULL;
    const char *line;

    g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
    line = strstr (status, "VmRSS:");
    g_assert_nonnull (line);
    return g_ascii_strtoll (line + strlen ("VmRSS:"), NULL, 10);
}

/* A body that never ends costs no more memory than the largest that is read. */
static void
test_endless (void)
{
    static char head[] = JSON_HEAD "Transfer-Encoding: chunked\r\n\r\n";
    g_autoptr (FaultServer) server = fault_server_new (give_without_end, head);
    gint64 before = get_resident_kib ();
    g_autoptr (GError) error = NULL;

    g_assert_null (post_once (server, &error));
    g_assert_error (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_TOO_LARGE);
    g_assert_cmpint (get_resident_kib () - before, <, 16 * 1024 + 16 * 1024 * SANITIZED);
}

/* What is packed stays packed: nothing was said of being able to unpack it. */
static void
test_packed (void)
{
    g_autoptr (GError) error = NULL;
    static const char *const encodings[] = { "gzip", "deflate", "br", "zstd" };

    for (guint i = 0; i < G_N_ELEMENTS (encodings); i++) {
        g_autofree char *bytes = g_strdup_printf (
            JSON_HEAD "Content-Encoding: %s\r\nContent-Length: 4\r\n\r\n\x1f\x8b\x08\x08",
            encodings[i]);
        g_autoptr (FaultServer) server = fault_server_new (give_bytes, bytes);
        g_autoptr (SojournReply) reply = post_once (server, &error);

        g_assert_no_error (error);
        g_assert_cmpmem (g_bytes_get_data (sojourn_reply_get_body (reply), NULL),
                         g_bytes_get_size (sojourn_reply_get_body (reply)), "\x1f\x8b\x08\x08", 4);
    }
}

static void
test_monstrous_heads (void)
{
    g_autofree char *value = g_strnfill (300 * 1024, 'x');
    g_autofree char *wide =
        g_strdup_printf (JSON_HEAD "X-Wide: %s\r\nContent-Length: 2\r\n\r\n{}", value);
    g_autoptr (GString) many = g_string_new (JSON_HEAD);

    for (guint i = 0; i < 10000; i++)
        g_string_append_printf (many, "X-%u: 0123456789\r\n", i);
    g_string_append (many, "Content-Length: 2\r\n\r\n{}");
    assert_fails (wide, SOJOURN_SYNC_ERROR_INTERRUPTED);
    assert_fails (many->str, SOJOURN_SYNC_ERROR_INTERRUPTED);
}

typedef struct {
    const char *name;
    FaultAnswer answer;
} SlowRow;

/* Answers that do not come to their end; each must be given up at the deadline. */
static const SlowRow slow_rows[] = {
    { "V9-slow-head", { .bytes = JSON_HEAD "Content-Length: 2\r\n\r\n{}", .length = -1, .drip_ms = 20 } },
    { "V9-slow-body", { .bytes = JSON_HEAD "Content-Length: 200\r\n\r\n", .length = -1, .hang = TRUE } },
    { "V10-hang-after-error", { .bytes = "HTTP/1.1 500 No\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{", .length = -1, .hang = TRUE } },
    { "N3-silence", { .hang = TRUE } },
};

static FaultAnswer
give_slow (guint nth, const char *request, gpointer user_data)
{
    const SlowRow *row = user_data;

    return row->answer;
}

static void
test_deadlines (void)
{
    for (guint i = 0; i < G_N_ELEMENTS (slow_rows); i++) {
        g_autoptr (FaultServer) server = fault_server_new (give_slow, (gpointer)&slow_rows[i]);
        g_autofree char *address = fault_server_dup_address (server);
        g_autoptr (SojournTransport) transport = sojourn_transport_new (address, NULL);
        g_autoptr (GError) error = NULL;
        gint64 began = g_get_monotonic_time ();

        g_test_message ("%s", slow_rows[i].name);
        g_object_set (transport, "first-byte-ms", 300, "whole-ms", 400, NULL);
        g_assert_null (dex_await_object (sojourn_transport_get (transport, "/v1/x", 0), &error));
        g_assert_error (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_INTERRUPTED);
        g_assert_cmpint (g_get_monotonic_time () - began, >=, 300 * 1000);
    }
}

/* A listener that never accepts what was said to it: the handshake begins and does not go on, and
 * nothing has left. */
static void
test_stalled_handshake (void)
{
    g_autoptr (FaultServer) server = fault_server_new (give_success, NULL);
    g_autofree char *plain = fault_server_dup_address (server);
    g_autofree char *address = g_strconcat ("https", strchr (plain, ':'), NULL);
    g_autoptr (SojournTransport) transport = sojourn_transport_new (address, NULL);
    g_autoptr (GError) error = NULL;
    gint64 began = g_get_monotonic_time ();

    g_object_set (transport, "connect-ms", 300, NULL);
    g_assert_null (dex_await_object (sojourn_transport_get (transport, "/v1/x", 0), &error));
    g_assert_error (error, SOJOURN_SYNC_ERROR, SOJOURN_SYNC_ERROR_OFFLINE);
    g_assert_cmpint (g_get_monotonic_time () - began, >=, 300 * 1000);
    g_assert_cmpuint (fault_server_get_n_requests (server), ==, 0);
}

static void
test_tokens (void)
{
    static const char *const bad[] = { "", " ", "a b", "a\nX-Injected: 1", "ä", "a\"b" };
    g_autoptr (SojournTransport) transport = sojourn_transport_new ("http://127.0.0.1:1", NULL);

    for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
        sojourn_transport_set_token (transport, "good");
        g_assert_true (sojourn_transport_has_token (transport));
        sojourn_transport_set_token (transport, bad[i]);
        g_assert_false (sojourn_transport_has_token (transport));
    }
    sojourn_transport_set_token (transport, "  mF_9.B5f-4.1JqM==\n");
    g_assert_true (sojourn_transport_has_token (transport));
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
    fiber_test_add ("/transport/V12-endless", test_endless);
    fiber_test_add ("/transport/V13-packed", test_packed);
    fiber_test_add ("/transport/V14-monstrous-heads", test_monstrous_heads);
    fiber_test_add ("/transport/V9-V10-deadlines", test_deadlines);
    fiber_test_add ("/transport/N15-stalled-handshake", test_stalled_handshake);
    fiber_test_add ("/transport/N3-nobody-there", test_nobody_there);
    g_test_add_func ("/transport/tokens", test_tokens);
    g_test_add_func ("/transport/X6-addresses", test_addresses);
    return g_test_run ();
}
