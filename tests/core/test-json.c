/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-error.h"
#include "sojourn-json-reader.h"
#include "sojourn-json-writer.h"

#include <string.h>
#include <time.h>

#define LIMIT 1048576

static SojournJsonReader *
read_text (const char *text, GError **error)
{
    g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

    return sojourn_json_reader_new (bytes, LIMIT, error);
}

static void
assert_refused (const char *text, gsize length, gint code)
{
    g_autoptr (GBytes) bytes = g_bytes_new (text, length);
    g_autoptr (GError) error = NULL;

    g_assert_null (sojourn_json_parse (bytes, LIMIT, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, code);
}

/* The inputs on which lenient parsers abort, guess or alter: each must be refused. */
static void
test_malformed (void)
{
    const char *texts[] = {
        "",
        " ",
        "{\"a\":1} {\"b\":2}",
        "{} x",
        "// c\n{}",
        "{/* c */}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,}",
        "[1,]",
        "[,1]",
        "[1 2]",
        "NaN",
        "[Infinity]",
        "[-Infinity]",
        "[nan]",
        "[01]",
        "[1.]",
        "[.5]",
        "[+1]",
        "[-]",
        "[1e]",
        "[0x1f]",
        "[True]",
        "[nul]",
        "{\"a\"}",
        "{\"a\":}",
        "{1:2}",
        "[\"\\ud800\"]",
        "[\"\\udc00x\"]",
        "[\"\\ud800\\ud800\"]",
        "[\"\\u12g4\"]",
        "[\"\\x\"]",
        "[\"tab\there\"]",
        "[\"line\nbreak\"]",
        "[\"open]",
        "[\"\xff\"]",
        "[\"\xc0\xaf\"]",
        "[\"\xed\xa0\x80\"]",
        "[\"\xf5\x80\x80\x80\"]",
        "[\"\xe2\x82\"]",
        "\xef\xbb\xbf{}",
        "\xfe\xff",
        "[",
        "{\"a\":[",
        "]",
        "<html></html>",
    };

    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        assert_refused (texts[i], strlen (texts[i]), SOJOURN_DATA_ERROR_INVALID);

    assert_refused ("[\"a\0b\"]", 7, SOJOURN_DATA_ERROR_INVALID);
    assert_refused ("{}\0", 3, SOJOURN_DATA_ERROR_INVALID);
}

static void
assert_message (const char *text, gint code, const char *message)
{
    g_autoptr (GError) error = NULL;

    g_assert_null (read_text (text, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, code);
    g_assert_cmpstr (error->message, ==, message);
}

static void
test_faults_have_a_place (void)
{
    assert_message ("{\n  \"a\": tru\n}", SOJOURN_DATA_ERROR_INVALID,
                    "This is not valid JSON at line 2, column 8");
    assert_message ("{\"a\":[{\"b\":\"x\\u0000y\"}]}", SOJOURN_DATA_ERROR_INVALID,
                    "$.a[0].b: the text holds the character U+0000");
    assert_message ("{\"a\":{\"\\u0000\":1}}", SOJOURN_DATA_ERROR_INVALID,
                    "$.a: a member’s name holds the character U+0000");
    assert_message ("[1,{\"k\":1,\"l\":2,\"k\":3}]", SOJOURN_DATA_ERROR_DUPLICATE,
                    "$[1].k: this member occurs twice");
    assert_message ("{\"\\u006b\":1,\"k\":3}", SOJOURN_DATA_ERROR_DUPLICATE,
                    "$.k: this member occurs twice");
}

static void
test_many_members (void)
{
    g_autoptr (GString) text = g_string_new ("{");
    g_autoptr (SojournJsonReader) reader = NULL;

    for (guint i = 0; i < 20000; i++)
        g_string_append_printf (text, "\"m%u\":%u,", i, i);
    g_string_append (text, "\"last\":true}");
    reader = read_text (text->str, NULL);
    g_assert_nonnull (reader);
    g_assert_cmpint (sojourn_json_reader_get_int (reader, "m19999", 0, 20000), ==, 19999);

    g_string_truncate (text, text->len - 1);
    g_string_append (text, ",\"m7\":0}");
    assert_message (text->str, SOJOURN_DATA_ERROR_DUPLICATE, "$.m7: this member occurs twice");
}

/* Members come in any order, and in order without a search for each: a body of members alone would
 * keep the reader busy for minutes. The limit is thirty times what it takes. */
static void
test_members_in_order (void)
{
    g_autoptr (GString) text = g_string_new ("{\"m0\":0");
    g_autoptr (SojournJsonReader) r = NULL;
    g_autofree const char **names = NULL;
    const guint n = 200000;
    const guint jumps[] = { 7, 5, n - 1, 0, 0, 1, n / 2, n / 2 - 1 };
    g_autoptr (GBytes) bytes = NULL;
    clock_t began;

    for (guint i = 1; i < n; i++)
        g_string_append_printf (text, ",\"m%u\":%u", i, i);
    g_string_append_c (text, '}');
    bytes = g_bytes_new_static (text->str, text->len);
    r = sojourn_json_reader_new (bytes, text->len, NULL);
    names = sojourn_json_reader_member_names (r);

    began = clock ();
    for (guint i = 0; i < n + G_N_ELEMENTS (jumps); i++) {
        guint index = i < n ? i : jumps[i - n];

        sojourn_json_reader_begin_member (r, names[index]);
        g_assert_cmpint (sojourn_json_reader_get_int (r, NULL, 0, n), ==, index);
        sojourn_json_reader_end (r);
    }
    g_assert_cmpfloat ((double)(clock () - began) / CLOCKS_PER_SEC, <, 3);
    g_assert_false (sojourn_json_reader_has (r, "m"));
    g_assert_true (sojourn_json_reader_has (r, "m3"));
}

static char *
nest (gsize depth)
{
    char *text = g_malloc (2 * depth + 1);

    memset (text, '[', depth);
    memset (text + depth, ']', depth);
    text[2 * depth] = '\0';
    return text;
}

static void
test_depth (void)
{
    g_autofree char *allowed = nest (SOJOURN_JSON_MAX_DEPTH);
    g_autofree char *deeper = nest (SOJOURN_JSON_MAX_DEPTH + 1);
    g_autofree char *hostile = nest (100000);
    g_autoptr (SojournJsonReader) reader = read_text (allowed, NULL);
    g_autoptr (SojournJsonReader) brackets = read_text ("[\"[[[[\\\"[[[[\\\\\"]", NULL);

    g_assert_nonnull (reader);
    g_assert_nonnull (brackets);
    assert_refused (deeper, strlen (deeper), SOJOURN_DATA_ERROR_TOO_LARGE);
    assert_refused (hostile, strlen (hostile), SOJOURN_DATA_ERROR_TOO_LARGE);
    assert_refused (hostile, 100000, SOJOURN_DATA_ERROR_TOO_LARGE);
}

static void
test_byte_limit (void)
{
    g_autoptr (GBytes) bytes = g_bytes_new_static ("[1234]", 6);
    g_autoptr (SojournJson) json = sojourn_json_parse (bytes, 6, NULL);
    g_autoptr (GError) error = NULL;

    g_assert_nonnull (json);
    g_assert_null (sojourn_json_parse (bytes, 5, &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_TOO_LARGE);
}

/* A hostile or truncated text of any length must never do more than fail. */
static void
test_every_prefix (void)
{
    const char *text = "{\"a\":[1,-2.5e+3,\"\\u00e9\\ud83d\\ude00\xf0\x9f\x98\x80\"],\"b\":{\"c\":"
                       "null,\"d\":[true,false,{}]}}";
    gsize length = strlen (text);

    for (gsize i = 0; i < length; i++)
        assert_refused (text, i, SOJOURN_DATA_ERROR_INVALID);

    for (gsize i = 0; i < length; i++) {
        for (guint byte = 0; byte < 256; byte++) {
            g_autofree char *changed = g_strdup (text);
            g_autoptr (GBytes) bytes = NULL;
            g_autoptr (SojournJson) json = NULL;

            changed[i] = (char)byte;
            bytes = g_bytes_new_static (changed, length);
            json = sojourn_json_parse (bytes, LIMIT, NULL);
        }
    }
}

static void
test_typed_values (void)
{
    const char *const colours[] = { "red", "green", NULL };
    g_autoptr (SojournJsonReader) r = read_text (
        "{\"text\":\"Åsa\",\"n\":-9223372036854775808,\"m\":9223372036854775807,\"yes\":true,"
        "\"colour\":\"green\",\"at\":\"2026-05-04T09:30:00.25Z\",\"on\":\"2028-02-29\",\"none\":"
        "null,\"id\":\"0190163d-8694-739b-aea5-966c26f8ad91\",\"list\":[\"a\",\"b\"]}",
        NULL);
    g_auto (GStrv) list = NULL;
    gint64 number = 7;

    g_assert_cmpstr (sojourn_json_reader_get_string (r, "text", 3, 3), ==, "Åsa");
    g_assert_cmpint (sojourn_json_reader_get_int (r, "n", G_MININT64, 0), ==, G_MININT64);
    g_assert_cmpint (sojourn_json_reader_get_int (r, "m", 0, G_MAXINT64), ==, G_MAXINT64);
    g_assert_true (sojourn_json_reader_get_boolean (r, "yes"));
    g_assert_cmpuint (sojourn_json_reader_get_enum (r, "colour", colours), ==, 1);
    g_assert_cmpstr (sojourn_json_reader_get_time (r, "at"), ==, "2026-05-04T09:30:00.25Z");
    g_assert_cmpstr (sojourn_json_reader_get_date (r, "on"), ==, "2028-02-29");
    g_assert_cmpstr (sojourn_json_reader_get_id (r, "id"), ==,
                     "0190163d-8694-739b-aea5-966c26f8ad91");
    list = sojourn_json_reader_dup_strings (r, "list", 2, 1);
    g_assert_cmpuint (g_strv_length (list), ==, 2);

    g_assert_false (sojourn_json_reader_has (r, "none"));
    g_assert_false (sojourn_json_reader_has (r, "absent"));
    g_assert_null (sojourn_json_reader_get_optional_string (r, "none", 5));
    g_assert_null (sojourn_json_reader_get_optional_time (r, "absent"));
    g_assert_null (sojourn_json_reader_get_optional_date (r, "none"));
    g_assert_true (sojourn_json_reader_get_optional_boolean (r, "none", TRUE));
    g_assert_cmpuint (sojourn_json_reader_get_optional_enum (r, "absent", colours, 5), ==, 5);
    g_assert_false (sojourn_json_reader_get_optional_int (r, "none", 0, 1, &number));
    g_assert_cmpint (number, ==, 7);
    g_assert_true (sojourn_json_reader_finish (r, NULL));
}

typedef enum {
    AS_INT,
    AS_STRING,
    AS_BOOLEAN,
    AS_ENUM,
    AS_TIME,
    AS_DATE,
    AS_ID,
    AS_ARRAY,
    AS_OBJECT,
    AS_STRINGS,
} Kind;

static void
read_as (SojournJsonReader *r, Kind kind)
{
    const char *const words[] = { "in", "out", NULL };

    switch (kind) {
    case AS_INT:
        g_assert_cmpint (sojourn_json_reader_get_int (r, "v", -5, 100), ==, 0);
        break;
    case AS_STRING:
        g_assert_cmpstr (sojourn_json_reader_get_string (r, "v", 2, 4), ==, "");
        break;
    case AS_BOOLEAN:
        g_assert_false (sojourn_json_reader_get_boolean (r, "v"));
        break;
    case AS_ENUM:
        g_assert_cmpuint (sojourn_json_reader_get_enum (r, "v", words), ==, 0);
        break;
    case AS_TIME:
        g_assert_cmpstr (sojourn_json_reader_get_time (r, "v"), ==, "");
        break;
    case AS_DATE:
        g_assert_cmpstr (sojourn_json_reader_get_date (r, "v"), ==, "");
        break;
    case AS_ID:
        g_assert_cmpstr (sojourn_json_reader_get_id (r, "v"), ==, "");
        break;
    case AS_ARRAY:
        g_assert_cmpuint (sojourn_json_reader_begin_array (r, "v", 2), ==, 0);
        sojourn_json_reader_end (r);
        break;
    case AS_OBJECT:
        sojourn_json_reader_begin_object (r, "v");
        sojourn_json_reader_end (r);
        break;
    case AS_STRINGS: {
        g_auto (GStrv) texts = sojourn_json_reader_dup_strings (r, "v", 2, 3);

        g_assert_cmpuint (g_strv_length (texts), ==, 0);
        break;
    }
    }
}

// clang-format off
static const struct {
    Kind kind;
    const char *value;
    gint code;
    const char *path;
} wrong_values[] = {
    { AS_INT, "\"1\"", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_INT, "1.0", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_INT, "1250.10", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_INT, "1e2", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_INT, "1e400", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_INT, "true", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_INT, "null", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_INT, "[]", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_INT, "101", SOJOURN_DATA_ERROR_RANGE, "$.v" },
    { AS_INT, "-6", SOJOURN_DATA_ERROR_RANGE, "$.v" },
    { AS_INT, "9223372036854775808", SOJOURN_DATA_ERROR_RANGE, "$.v" },
    { AS_INT, "-99999999999999999999999", SOJOURN_DATA_ERROR_RANGE, "$.v" },
    { AS_STRING, "12", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_STRING, "null", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_STRING, "\"å\"", SOJOURN_DATA_ERROR_RANGE, "$.v" },
    { AS_STRING, "\"åäöüß\"", SOJOURN_DATA_ERROR_RANGE, "$.v" },
    { AS_BOOLEAN, "1", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_BOOLEAN, "\"true\"", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_ENUM, "\"IN\"", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_ENUM, "0", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_TIME, "\"2026-05-04\"", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_TIME, "\"2026-05-04T09:30:00\"", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_TIME, "\"2026-05-04T09:30:00+02:00\"", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_TIME, "\"2026-05-04T09:30:60Z\"", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_TIME, "\"2026-02-30T09:30:00Z\"", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_TIME, "\"2026-05-04T24:30:00Z\"", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_TIME, "\"2026-05-04T09:30:00xZ\"", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_TIME, "\"20260504T093000Z\"", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_TIME, "\"\"", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_DATE, "\"2026-02-29\"", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_DATE, "\"2026-5-4\"", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_DATE, "\"2026-05-04x\"", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_DATE, "20260504", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_ID, "\"1\"", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_ID, "1", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_ARRAY, "{}", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_ARRAY, "null", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_ARRAY, "[1,2,3]", SOJOURN_DATA_ERROR_TOO_LARGE, "$.v" },
    { AS_OBJECT, "[]", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_OBJECT, "\"x\"", SOJOURN_DATA_ERROR_INVALID, "$.v" },
    { AS_STRINGS, "[\"a\",2]", SOJOURN_DATA_ERROR_INVALID, "$.v[1]" },
    { AS_STRINGS, "[\"\"]", SOJOURN_DATA_ERROR_RANGE, "$.v[0]" },
    { AS_STRINGS, "[\"long\"]", SOJOURN_DATA_ERROR_RANGE, "$.v[0]" },
};
// clang-format on

static void
test_wrong_values (void)
{
    for (gsize i = 0; i < G_N_ELEMENTS (wrong_values); i++) {
        g_autofree char *text = g_strdup_printf ("{\"v\":%s}", wrong_values[i].value);
        g_autoptr (SojournJsonReader) r = read_text (text, NULL);
        g_autoptr (GError) error = NULL;

        g_test_message ("%s as %d", text, wrong_values[i].kind);
        read_as (r, wrong_values[i].kind);
        g_assert_false (sojourn_json_reader_finish (r, &error));
        g_assert_error (error, SOJOURN_DATA_ERROR, wrong_values[i].code);
        g_assert_cmpstr (sojourn_json_reader_get_error_path (r), ==, wrong_values[i].path);
    }
}

static void
test_missing (void)
{
    for (guint kind = AS_INT; kind <= AS_OBJECT; kind++) {
        g_autoptr (SojournJsonReader) r = read_text ("{\"w\":1}", NULL);
        g_autoptr (SojournJsonReader) list = read_text ("[{\"v\":1}]", NULL);
        g_autoptr (GError) error = NULL;

        read_as (r, kind);
        g_assert_false (sojourn_json_reader_finish (r, &error));
        g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_MISSING);
        g_assert_cmpstr (error->message, ==, "$.v: this member is missing");

        read_as (list, kind);
        g_assert_cmpstr (sojourn_json_reader_get_error_path (list), ==, "$");
        g_assert_cmpstr (sojourn_json_reader_get_error_reason (list), ==,
                         "an object is expected here");
    }
}

static void
test_paths (void)
{
    g_autoptr (SojournJsonReader) r = read_text (
        "{\"quote\":{\"lines\":[{},{},{},{\"unit_minor\":\"12.50\"}]},\"after\":1}", NULL);
    g_autoptr (GError) error = NULL;
    gsize n;

    sojourn_json_reader_begin_object (r, "quote");
    n = sojourn_json_reader_begin_array (r, "lines", 10);
    g_assert_cmpuint (n, ==, 4);
    sojourn_json_reader_begin_element (r, 3);
    g_assert_cmpint (sojourn_json_reader_get_int (r, "unit_minor", 0, 100), ==, 0);
    sojourn_json_reader_end (r);
    sojourn_json_reader_end (r);
    sojourn_json_reader_end (r);

    /* The first failure sticks, and what follows reads as nothing. */
    g_assert_true (sojourn_json_reader_has_failed (r));
    g_assert_cmpint (sojourn_json_reader_get_int (r, "after", 0, 1), ==, 0);
    g_assert_cmpstr (sojourn_json_reader_get_string (r, "nowhere", 0, 1), ==, "");
    sojourn_json_reader_fail (r, NULL, SOJOURN_DATA_ERROR_RANGE, "%s", "later");
    g_assert_false (sojourn_json_reader_finish (r, &error));
    g_assert_cmpstr (error->message, ==,
                     "$.quote.lines[3].unit_minor: a whole number is expected here");
}

static void
test_caller_faults (void)
{
    g_autoptr (SojournJsonReader) r = read_text ("{\"a\":{\"odd name\":1,\"b\":2}}", NULL);
    g_autofree const char **names = NULL;
    const char *const known[] = { "b", NULL };

    sojourn_json_reader_begin_member (r, "a");
    names = sojourn_json_reader_member_names (r);
    g_assert_cmpstr (names[0], ==, "odd name");
    g_assert_cmpstr (names[1], ==, "b");
    g_assert_null (names[2]);
    sojourn_json_reader_check_members (r, known);
    sojourn_json_reader_end (r);
    g_assert_cmpstr (sojourn_json_reader_get_error_path (r), ==, "$.a[\"odd name\"]");

    g_clear_pointer (&r, sojourn_json_reader_free);
    r = read_text ("{}", NULL);
    sojourn_json_reader_check_members (r, known);
    g_assert_false (sojourn_json_reader_has_failed (r));

    g_clear_pointer (&r, sojourn_json_reader_free);
    r = read_text ("{\"total\":5}", NULL);
    sojourn_json_reader_fail (r, "total", SOJOURN_DATA_ERROR_RANGE, "is not the sum %d", 4);
    g_assert_cmpstr (sojourn_json_reader_get_error_path (r), ==, "$.total");
    g_assert_cmpstr (sojourn_json_reader_get_error_reason (r), ==, "is not the sum 4");
}

static void
test_kinds (void)
{
    const char *const names[] = { "none", "n", "b", "d", "s", "a", "o" };
    g_autoptr (SojournJsonReader) r =
        read_text ("{\"n\":null,\"b\":false,\"d\":1e9,\"s\":\"\",\"a\":[],\"o\":{}}", NULL);

    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        g_assert_cmpuint (sojourn_json_reader_get_kind (r, names[i]), ==, i);
    g_assert_cmpuint (sojourn_json_reader_get_kind (r, NULL), ==, SOJOURN_JSON_OBJECT);
}

static void
test_hostile_name_is_shortened (void)
{
    g_autofree char *name = g_strnfill (100000, 'n');
    g_autofree char *text = g_strdup_printf ("{\"%s\":\"\\u0000\"}", name);
    g_autoptr (GError) error = NULL;

    g_assert_null (read_text (text, &error));
    g_assert_cmpuint (strlen (error->message), <, 120);
}

/* Elements come in any order, and in order without a search for each. */
static void
test_elements (void)
{
    g_autoptr (GString) text = g_string_new ("[[0]");
    g_autoptr (SojournJsonReader) r = NULL;
    const gsize n = 60000;
    const gsize jumps[] = { 5, 4, 59999, 0, 1, 2 };

    for (gsize i = 1; i < n; i++)
        g_string_append_printf (text, ",[%" G_GSIZE_FORMAT "]", i);
    g_string_append_c (text, ']');
    r = read_text (text->str, NULL);

    g_assert_cmpuint (sojourn_json_reader_begin_array (r, NULL, n), ==, n);
    for (gsize i = 0; i < n + G_N_ELEMENTS (jumps); i++) {
        gsize index = i < n ? i : jumps[i - n];

        sojourn_json_reader_begin_element (r, index);
        g_assert_cmpuint (sojourn_json_reader_begin_array (r, NULL, 1), ==, 1);
        sojourn_json_reader_begin_element (r, 0);
        g_assert_cmpint (sojourn_json_reader_get_int (r, NULL, 0, n), ==, index);
        for (guint level = 0; level < 3; level++)
            sojourn_json_reader_end (r);
    }
    sojourn_json_reader_begin_element (r, n);
    g_assert_cmpstr (sojourn_json_reader_get_error_path (r), ==, "$[60000]");
}

static void
test_raw_is_unaltered (void)
{
    const char *value =
        "{\"z\":1250.10,\"a\":1e400,\"n\":123456789012345678901234567890,\"s\":\"é\","
        "\"l\":[-0,0.0,null,true]}";
    g_autofree char *text = g_strdup_printf ("{\"keep\":%s}", value);
    g_autoptr (SojournJsonReader) r = read_text (text, NULL);
    g_autofree char *raw = sojourn_json_reader_dup_raw (r, "keep");
    g_autoptr (SojournJsonWriter) w = sojourn_json_writer_new ();
    g_autofree char *written = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_cmpstr (raw, ==, value);
    sojourn_json_writer_begin_object (w, NULL);
    g_assert_true (sojourn_json_writer_set_raw (w, "keep", raw, NULL));
    g_assert_false (sojourn_json_writer_set_raw (w, "bad", "1,\"injected\":2", &error));
    g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID);
    sojourn_json_writer_end (w);
    written = sojourn_json_writer_to_text (w, SOJOURN_JSON_COMPACT);
    g_assert_cmpstr (written, ==, text);
}

static void
fill (SojournJsonWriter *w)
{
    const char *const list[] = { "a", "b", NULL };

    sojourn_json_writer_begin_object (w, NULL);
    sojourn_json_writer_set_string (w, "z", "q\"\\\n\x01 é");
    sojourn_json_writer_set_optional_string (w, "left-out", NULL);
    sojourn_json_writer_set_string (w, "null", NULL);
    sojourn_json_writer_set_int (w, "min", G_MININT64);
    sojourn_json_writer_set_boolean (w, "yes", 2);
    sojourn_json_writer_set_null (w, "nothing");
    sojourn_json_writer_set_strings (w, "list", list);
    sojourn_json_writer_set_strings (w, "empty", NULL);
    sojourn_json_writer_begin_array (w, "a");
    sojourn_json_writer_set_int (w, NULL, 1);
    sojourn_json_writer_begin_object (w, NULL);
    sojourn_json_writer_end (w);
    sojourn_json_writer_end (w);
    sojourn_json_writer_set_string (w, "broken", "x\xff");
    sojourn_json_writer_end (w);
}

static void
test_writer (void)
{
    g_autoptr (SojournJsonWriter) w = sojourn_json_writer_new ();
    g_autofree char *compact = NULL;
    g_autofree char *pretty = NULL;
    g_autofree char *again = NULL;
    g_autoptr (SojournJsonReader) r = NULL;

    fill (w);
    compact = sojourn_json_writer_to_text (w, SOJOURN_JSON_COMPACT);
    g_assert_cmpstr (compact, ==,
                     "{\"z\":\"q\\\"\\\\\\n\\u0001 é\",\"null\":null,\"min\":-9223372036854775808,"
                     "\"yes\":true,\"nothing\":null,\"list\":[\"a\",\"b\"],\"empty\":[],\"a\":[1,{}"
                     "],\"broken\":\"x\xef\xbf\xbd\"}");

    pretty = sojourn_json_writer_to_text (w, SOJOURN_JSON_PRETTY);
    g_assert_true (g_str_has_prefix (pretty, "{\n  \"z\": "));
    g_assert_true (g_str_has_suffix (pretty, "}\n"));
    r = read_text (pretty, NULL);
    again = sojourn_json_reader_dup_raw (r, NULL);
    g_assert_cmpstr (again, ==, compact);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/json/malformed", test_malformed);
    g_test_add_func ("/json/faults-have-a-place", test_faults_have_a_place);
    g_test_add_func ("/json/many-members", test_many_members);
    g_test_add_func ("/json/members-in-order", test_members_in_order);
    g_test_add_func ("/json/depth", test_depth);
    g_test_add_func ("/json/byte-limit", test_byte_limit);
    g_test_add_func ("/json/every-prefix", test_every_prefix);
    g_test_add_func ("/json/typed-values", test_typed_values);
    g_test_add_func ("/json/wrong-values", test_wrong_values);
    g_test_add_func ("/json/missing", test_missing);
    g_test_add_func ("/json/paths", test_paths);
    g_test_add_func ("/json/caller-faults", test_caller_faults);
    g_test_add_func ("/json/kinds", test_kinds);
    g_test_add_func ("/json/hostile-name", test_hostile_name_is_shortened);
    g_test_add_func ("/json/elements", test_elements);
    g_test_add_func ("/json/raw", test_raw_is_unaltered);
    g_test_add_func ("/json/writer", test_writer);
    return g_test_run ();
}
