/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-lines.h"

#include "random-snapshot.h"
#include "sojourn-case-document.h"
#include "sojourn-error.h"

#include <string.h>
#include <time.h>

#define LINE                                                                                       \
    "{\"format\":\"sojourn-case\",\"version\":1,\"case\":{\"ref\":\"MT-1\",\"patient\":\"p\","     \
    "\"stage\":\"lead\",\"stage_since\":\"2026-05-01\",\"urgency\":\"soon\","                      \
    "\"condition\":\"spinal_cord_injury\",\"home_zone\":\"Europe/Stockholm\"},"                    \
    "\"people\":[{\"id\":\"p\",\"alias\":\"Heron\",\"sex\":\"F\",\"residence\":\"SE\","            \
    "\"languages\":[\"swe\",\"eng\"]}]}"

/* The budget of a minimal line is 15 µs; this much more is for slow machines and sanitizers. */
#define MAX_MICROSECONDS_PER_LINE 200

static SojournCaseLines *
open_text (const char *text)
{
    g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);

    return sojourn_case_lines_new (stream, NULL);
}

/* Lines of every length, across the edges of what is read at once. */
static void
test_many (void)
{
    g_autoptr (GRand) random = g_rand_new_with_seed ((guint32)g_test_rand_int ());
    g_autoptr (GMemoryInputStream) stream = G_MEMORY_INPUT_STREAM (g_memory_input_stream_new ());
    g_autoptr (GPtrArray) cases =
        g_ptr_array_new_with_free_func ((GDestroyNotify)sojourn_snapshot_unref);
    g_autoptr (SojournCaseLines) lines = NULL;
    guint64 total = 0;

    for (guint i = 0; i < 60; i++) {
        SojournSnapshot *snapshot = random_snapshot_new (random);
        g_autoptr (GBytes) bytes = sojourn_case_document_write (snapshot, SOJOURN_JSON_COMPACT);

        g_ptr_array_add (cases, snapshot);
        g_memory_input_stream_add_bytes (stream, bytes);
        g_memory_input_stream_add_data (stream, i % 3 == 0 ? "\r\n" : "\n", -1, NULL);
        total += g_bytes_get_size (bytes) + (i % 3 == 0 ? 2 : 1);
    }

    lines = sojourn_case_lines_new (G_INPUT_STREAM (stream), NULL);
    for (guint i = 0; i < cases->len; i++) {
        g_autoptr (GError) error = NULL;
        g_autoptr (SojournSnapshot) snapshot = sojourn_case_lines_read (lines, NULL, &error);
        g_autoptr (GBytes) wanted = sojourn_case_document_write (cases->pdata[i], 0);
        g_autoptr (GBytes) found = NULL;

        g_assert_no_error (error);
        found = sojourn_case_document_write (snapshot, 0);
        g_assert_true (g_bytes_equal (wanted, found));
        g_assert_cmpuint (sojourn_case_lines_get_line (lines), ==, i + 1);
    }
    g_assert_null (sojourn_case_lines_read (lines, NULL, NULL));
    g_assert_cmpuint (sojourn_case_lines_get_offset (lines), ==, total);
}

static void
test_blank_lines_and_no_end (void)
{
    g_autoptr (SojournCaseLines) lines = open_text ("\n  \r\n" LINE "\n\n" LINE);
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournSnapshot) first = sojourn_case_lines_read (lines, NULL, &error);
    g_autoptr (SojournSnapshot) second = NULL;

    g_assert_no_error (error);
    g_assert_nonnull (first);
    g_assert_cmpuint (sojourn_case_lines_get_line (lines), ==, 3);
    second = sojourn_case_lines_read (lines, NULL, &error);
    g_assert_no_error (error);
    g_assert_nonnull (second);
    g_assert_cmpuint (sojourn_case_lines_get_line (lines), ==, 5);
    g_assert_null (sojourn_case_lines_read (lines, NULL, &error));
    g_assert_no_error (error);
}

static void
test_fault_names_line_and_path (void)
{
    g_autoptr (SojournCaseLines) lines = open_text (
        LINE "\n{\"format\":\"sojourn-case\",\"version\":1,\"case\":{\"stage\":\"gone\"}}\n" LINE);
    g_autoptr (SojournSnapshot) good = sojourn_case_lines_read (lines, NULL, NULL);
    g_autoptr (GError) error = NULL;

    g_assert_nonnull (good);
    g_assert_null (sojourn_case_lines_read (lines, NULL, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID);
    g_assert_true (g_str_has_prefix (error->message, "Line 2: $.case.stage: one of these"));
}

static void
test_line_too_long (void)
{
    g_autofree char *spaces = g_strnfill (SOJOURN_CASE_LINES_MAX_BYTES + 10, ' ');
    g_autoptr (SojournCaseLines) lines = open_text (spaces);
    g_autoptr (GError) error = NULL;

    g_assert_null (sojourn_case_lines_read (lines, NULL, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_TOO_LARGE);
    g_assert_true (g_str_has_prefix (error->message, "Line 1 is longer"));
}

static void
test_cancel (void)
{
    g_autoptr (SojournCaseLines) lines = open_text (LINE);
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;

    g_cancellable_cancel (cancellable);
    g_assert_null (sojourn_case_lines_read (lines, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_pace (void)
{
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (SojournCaseLines) lines = NULL;
    const guint n = 20000;
    guint read = 0;
    clock_t start;
    double elapsed;

    for (guint i = 0; i < n; i++)
        g_string_append (text, LINE "\n");
    lines = open_text (text->str);

    start = clock (); /* of this process alone: the machine may be busy with others */
    for (;;) {
        g_autoptr (SojournSnapshot) snapshot = sojourn_case_lines_read (lines, NULL, NULL);

        if (snapshot == NULL)
            break;
        read++;
    }
    elapsed = (double)(clock () - start) * G_USEC_PER_SEC / CLOCKS_PER_SEC / n;
    g_test_minimized_result (elapsed, "%.1f µs a line", elapsed);
    g_assert_cmpuint (read, ==, n);
    g_assert_cmpfloat (elapsed, <, MAX_MICROSECONDS_PER_LINE);
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/exchange/case-lines/many", test_many);
    g_test_add_func ("/exchange/case-lines/blank-lines-and-no-end", test_blank_lines_and_no_end);
    g_test_add_func ("/exchange/case-lines/fault-names-line-and-path",
                     test_fault_names_line_and_path);
    g_test_add_func ("/exchange/case-lines/line-too-long", test_line_too_long);
    g_test_add_func ("/exchange/case-lines/cancel", test_cancel);
    g_test_add_func ("/exchange/case-lines/pace", test_pace);
    return g_test_run ();
}
