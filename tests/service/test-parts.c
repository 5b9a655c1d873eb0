/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-connections.h"
#include "sojourn-cursor.h"
#include "sojourn-demo-quote.h"
#include "sojourn-quote-fields.h"
#include "sojourn-rate-limiter.h"
#include "sojourn-route.h"

#include <string.h>
#include <sys/socket.h>

#define EPOCH "0190163d-8694-739b-aea5-966c26f8ad91"

static void
test_cursor (void)
{
    const gint64 places[] = { 0, 1, 9, 10, 99, 100, 4711, G_MAXINT64 };

    for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
        g_autofree char *cursor = sojourn_cursor_format (EPOCH, places[i]);
        g_autofree char *epoch = NULL;
        gint64 seq = -1;

        g_assert_cmpuint (strspn (cursor, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_"), ==,
                          strlen (cursor));
        g_assert_true (sojourn_cursor_parse (cursor, &epoch, &seq));
        g_assert_cmpstr (epoch, ==, EPOCH);
        g_assert_cmpint (seq, ==, places[i]);
    }
}

static void
test_cursor_faults (void)
{
    g_autofree char *cursor = sojourn_cursor_format (EPOCH, 12345);
    g_autofree char *huge = g_strnfill (100000, 'A');
    g_autofree char *epoch = NULL;
    gint64 seq;

    g_assert_false (sojourn_cursor_parse ("", &epoch, &seq));
    g_assert_false (sojourn_cursor_parse ("x", &epoch, &seq));
    g_assert_false (sojourn_cursor_parse ("====", &epoch, &seq));
    g_assert_false (sojourn_cursor_parse ("\xc3\xa5", &epoch, &seq));
    g_assert_false (sojourn_cursor_parse (huge, &epoch, &seq));
    for (gsize length = strlen (cursor) - 7; length > 0; length--) {
        cursor[length] = '\0';
        g_assert_false (sojourn_cursor_parse (cursor, &epoch, &seq));
    }
}

/* One end is the server's, the other that of whoever has connected. */
static GSocket *
connect_pair (GSocket **client)
{
    int ends[2];
    GSocket *server;

    g_assert_no_errno (socketpair (AF_UNIX, SOCK_STREAM, 0, ends));
    server = g_socket_new_from_fd (ends[0], NULL);
    *client = g_socket_new_from_fd (ends[1], NULL);
    g_assert_nonnull (server);
    g_assert_nonnull (*client);
    return server;
}

static gboolean
is_shut (GSocket *client)
{
    char byte;

    return g_socket_receive_with_blocking (client, &byte, 1, FALSE, NULL, NULL) == 0;
}

/* Who is slow to ask is shut out, who waits for an answer is not. */
static void
test_connection_deadlines (void)
{
    g_autoptr (SojournConnections) connections = sojourn_connections_new (10, 1, 2);
    g_autoptr (GSocket) slow_client = NULL;
    g_autoptr (GSocket) client = NULL;
    g_autoptr (GSocket) slow = connect_pair (&slow_client);
    g_autoptr (GSocket) server = connect_pair (&client);

    sojourn_connections_begin (connections, server);
    sojourn_connections_answer (connections, server);
    sojourn_connections_begin (connections, slow);
    while (!is_shut (slow_client))
        g_main_context_iteration (NULL, TRUE);
    g_assert_false (is_shut (client));

    /* Between two requests it is kept for a while. */
    sojourn_connections_rest (connections, server);
    sojourn_connections_begin (connections, server);
    sojourn_connections_answer (connections, server);
    sojourn_connections_rest (connections, server);
    while (!is_shut (client))
        g_main_context_iteration (NULL, TRUE);
}

static void
test_connection_limit (void)
{
    g_autoptr (SojournConnections) connections = sojourn_connections_new (1, 60000, 60000);
    g_autoptr (GSocket) first_client = NULL;
    g_autoptr (GSocket) second_client = NULL;
    g_autoptr (GSocket) third_client = NULL;
    GSocket *first = connect_pair (&first_client);
    g_autoptr (GSocket) second = connect_pair (&second_client);
    g_autoptr (GSocket) third = connect_pair (&third_client);

    sojourn_connections_begin (connections, first);
    sojourn_connections_begin (connections, first);
    sojourn_connections_begin (connections, second);
    g_assert_false (is_shut (first_client));
    g_assert_true (is_shut (second_client));
    sojourn_connections_answer (connections, second);
    sojourn_connections_rest (connections, second);

    /* The place of one that is gone is free. */
    g_object_unref (first);
    sojourn_connections_begin (connections, third);
    g_assert_false (is_shut (third_client));
}

static void
test_rate (void)
{
    g_autoptr (SojournRateLimiter) limiter = sojourn_rate_limiter_new (5);
    g_autoptr (SojournRateLimiter) open = sojourn_rate_limiter_new (0);
    gint64 now = 1000 * G_USEC_PER_SEC;

    for (guint i = 0; i < 20; i++)
        g_assert_cmpuint (sojourn_rate_limiter_take (limiter, "a", now), ==, 0);
    g_assert_cmpuint (sojourn_rate_limiter_take (limiter, "a", now), ==, 1);
    g_assert_cmpuint (sojourn_rate_limiter_take (limiter, "b", now), ==, 0);

    /* A fifth of a second earns one. */
    now += G_USEC_PER_SEC / 5;
    g_assert_cmpuint (sojourn_rate_limiter_take (limiter, "a", now), ==, 0);
    g_assert_cmpuint (sojourn_rate_limiter_take (limiter, "a", now), ==, 1);

    /* A long rest earns no more than a burst. */
    now += G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC;
    for (guint i = 0; i < 20; i++)
        g_assert_cmpuint (sojourn_rate_limiter_take (limiter, "a", now), ==, 0);
    g_assert_cmpuint (sojourn_rate_limiter_take (limiter, "a", now), >, 0);

    for (guint i = 0; i < 100000; i++)
        g_assert_cmpuint (sojourn_rate_limiter_take (open, "a", now), ==, 0);
}

/* Whoever comes under ever new names does not make the limiter grow without end. */
static void
test_rate_of_many (void)
{
    g_autoptr (SojournRateLimiter) limiter = sojourn_rate_limiter_new (1);

    for (guint i = 0; i < 30000; i++) {
        g_autofree char *who = g_strdup_printf ("%u", i);

        g_assert_cmpuint (sojourn_rate_limiter_take (limiter, who, 0), ==, 0);
    }
}

static void
test_route (void)
{
    g_autoptr (SojournCall) quote =
        sojourn_call_new ("GET", "/v1/quote-requests/" EPOCH "/quotes/12");
    g_autoptr (SojournCall) put = sojourn_call_new ("PUT", "/v1/changes");
    g_autoptr (SojournCall) nowhere = sojourn_call_new ("GET", "/v1/quote-requests/12");
    g_autofree char *allow = NULL;

    g_assert_nonnull (sojourn_route_find (quote, &allow));
    g_assert_cmpstr (quote->id, ==, EPOCH);
    g_assert_cmpstr (quote->version, ==, "12");
    g_assert_null (sojourn_route_find (nowhere, &allow));
    g_assert_null (allow);
    g_assert_null (sojourn_route_find (put, &allow));
    g_assert_cmpstr (allow, ==, "GET");
}

static void
test_demo_quotes_add_up (void)
{
    g_autoptr (SojournWireRequest) wish = sojourn_wire_request_new ();

    wish->clinic_ref = g_strdup ("a-clinic");
    for (char a = 'A'; a <= 'Z'; a++) {
        for (char b = 'A'; b <= 'Z'; b++) {
            g_autoptr (SojournWireQuote) quote = NULL;
            g_autoptr (GBytes) bytes = NULL;
            g_autoptr (SojournJsonReader) reader = NULL;
            g_autoptr (SojournWireQuote) copy = NULL;
            gint64 sum = 0;

            g_free (wish->clinic_country);
            wish->clinic_country = g_strdup_printf ("%c%c", a, b);
            quote = sojourn_demo_quote_new (wish, 1777887000);
            for (guint i = 0; i < quote->lines->len; i++)
                sum += sojourn_record_get_integer (g_ptr_array_index (quote->lines, i),
                                                   SOJOURN_QUOTE_LINE_TOTAL_MINOR, 0);
            g_assert_cmpint (
                sum, ==, sojourn_record_get_integer (quote->quote, SOJOURN_QUOTE_TOTAL_MINOR, 0));
            g_assert_cmpuint (quote->inclusions->len, ==, sojourn_inclusion_categories.n_choices);

            /* What is written is what a client can read. */
            bytes = sojourn_wire_quote_to_bytes (quote);
            reader = sojourn_json_reader_new (bytes, G_MAXSIZE, NULL);
            copy = sojourn_wire_quote_read (reader);
            g_assert_nonnull (copy);
        }
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/service/cursor", test_cursor);
    g_test_add_func ("/service/cursor/faults", test_cursor_faults);
    g_test_add_func ("/service/connections/deadlines", test_connection_deadlines);
    g_test_add_func ("/service/connections/limit", test_connection_limit);
    g_test_add_func ("/service/rate", test_rate);
    g_test_add_func ("/service/rate/many", test_rate_of_many);
    g_test_add_func ("/service/route", test_route);
    g_test_add_func ("/service/demo/quotes-add-up", test_demo_quotes_add_up);
    return g_test_run ();
}
