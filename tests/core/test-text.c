/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-text.h"

#include <locale.h>
#include <string.h>

typedef char *(*Function) (const char *text);

static void
assert_makes (Function function, const char *text, const char *expected)
{
    g_autofree char *result = function (text);

    g_assert_cmpstr (result, ==, expected);
}

static void
test_normalize (void)
{
    Function normalize = sojourn_text_normalize;

    assert_makes (normalize, NULL, "");
    assert_makes (normalize, "", "");
    assert_makes (normalize, " \t\u00a0\u3000\n", "");
    assert_makes (normalize, "  Anna \t\r\n Maria\u2003Eriksson ", "Anna Maria Eriksson");
    assert_makes (normalize, "line\u2028line\vline\xc2\x85line", "line line line line");
    assert_makes (normalize, "E\u0301va", "\u00c9va");
    assert_makes (normalize, "\u1112\u1161\u11ab", "\ud55c");
    /* The overrides that make “exe.txt” of “txt.exe”, the isolates, what has no width. */
    assert_makes (normalize, "a\u202eb\u202c\u2066c\u2069\u200b\ufeff\u00add\u2060e", "abcde");
    assert_makes (normalize, "a\x01\x1b[31m\x7f", "a[31m");
    /* A mark that a removed character kept from its letter. */
    assert_makes (normalize, "E\u200b\u0301", "\u00c9");
    /* Persian spells with a joiner, Arabic and Hebrew with marks of direction. */
    assert_makes (normalize, "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                  "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645");
    assert_makes (normalize, "\u200fab", "\u200fab");
    assert_makes (normalize, "caf\xe9", "caf\ufffd");
    assert_makes (normalize, "\xc0\xaf", "\ufffd\ufffd");
}

static void
test_normalize_lines (void)
{
    Function normalize = sojourn_text_normalize_lines;

    assert_makes (normalize, NULL, "");
    assert_makes (normalize, "\n \n\t\n", "");
    assert_makes (normalize, "\n\n one  two \r\nthree\rfour\n\n\n\n five \n\n",
                  "one two\nthree\nfour\n\nfive");
    assert_makes (normalize, "one\u202e\n\u202ctwo", "one\ntwo");
    assert_makes (normalize, "one", "one");
}

static void
test_search_key (void)
{
    Function key = sojourn_text_search_key;

    assert_makes (key, NULL, "");
    assert_makes (key, "  \u0141ukasz  KOWALSKI", "lukasz kowalski");
    assert_makes (key, "\u0130stanbul", "istanbul");
    assert_makes (key, "\u0131sparta ISPARTA", "isparta isparta");
    assert_makes (key, "Stra\u00dfe STRASSE", "strasse strasse");
    assert_makes (key, "Bj\u00f8rn \u00c6gir \u00deor", "bjorn aegir thor");
    assert_makes (key, "E\u0301va \u00c9va", "eva eva");
    assert_makes (key, "Nguy\u1ec5n \u0110\u1ee9c", "nguyen duc");
    assert_makes (key, "\u0399\u03a9\u0386\u039d\u039d\u0397\u03a3",
                  "\u03b9\u03c9\u03b1\u03bd\u03bd\u03b7\u03c3");
    assert_makes (key, "\u0419\u0451", "\u0438\u0435");
    /* Width and ligatures. */
    assert_makes (key, "\uff21\uff22\uff23\u3000\ufb01", "abc fi");
    assert_makes (key, "\uff76\uff9e", "\u30ac");
    /* Vowel points and stretching. */
    assert_makes (key, "\u0645\u064f\u062d\u064e\u0645\u0651\u0640\u062f",
                  "\u0645\u062d\u0645\u062f");
    assert_makes (key, "\u0623\u062d\u0645\u062f", "\u0627\u062d\u0645\u062f");
    assert_makes (key, "\u05e9\u05b8\u05dc\u05d5\u05b9\u05dd", "\u05e9\u05dc\u05d5\u05dd");
    /* Marks that are letters. */
    assert_makes (key, "\u0e01\u0e34\u0e19", "\u0e01\u0e34\u0e19");
    assert_makes (key, "\u0939\u093f\u0928\u094d\u0926\u0940",
                  "\u0939\u093f\u0928\u094d\u0926\u0940");
    assert_makes (key, "\u304b\u3099", "\u304c");
    assert_makes (key, "\ud55c\uae00 \u4e2d\u6587", "\ud55c\uae00 \u4e2d\u6587");
    /* Punctuation is searched, what is invisible is not. */
    assert_makes (key, "O\u200d\u2019Brien-Smith\u200e", "o\u2019brien-smith");
    assert_makes (key, "\xff", "\ufffd");
}

/* Plain ASCII takes a shorter way to the same key. */
static void
test_ascii_key (void)
{
    static const char *const texts[] = { "O'Brien",
                                         "  two\twords\n",
                                         "a_b-c (d) [e] {f}",
                                         "\x01 bell\x07\x7f",
                                         "100 % & more: $5 < 6 = \"x\"",
                                         "",
                                         " ",
                                         "MT-2026-0042",
                                         "A.B,C;D/E\\F?G!H@I#J*K|L~M^N`" };

    for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
        g_autofree char *longer = g_strconcat (texts[i], "|é", NULL);
        g_autofree char *search = sojourn_text_search_key (texts[i]);
        g_autofree char *sort = sojourn_text_collation_key (texts[i]);
        g_autofree char *long_search = sojourn_text_search_key (longer);
        g_autofree char *long_sort = sojourn_text_collation_key (longer);

        *strrchr (long_search, '|') = '\0';
        *strrchr (long_sort, '|') = '\0';
        g_assert_cmpstr (search, ==, g_strchomp (long_search));
        g_assert_cmpstr (sort, ==, g_strchomp (long_sort));
    }
}

static void
test_collation_key (void)
{
    const char *sorted[] = { "",        "Abel",     "\u00c5berg",  "Anna",         "Anna Maria",
                             "Annabel", "\u00c9va", "\u0141ukasz", "O\u2019Brien", "Obrien-Smith",
                             "Zoe",     "\u0416uk", "\u4e2d" };
    Function key = sojourn_text_collation_key;

    assert_makes (key, "O\u2019Brien", "obrien");
    assert_makes (key, "Smith \u2013 Jones (Jr.)", "smith jones jr");
    assert_makes (key, "\u2026!", "");
    for (gsize i = 1; i < G_N_ELEMENTS (sorted); i++) {
        g_autofree char *before = sojourn_text_collation_key (sorted[i - 1]);
        g_autofree char *after = sojourn_text_collation_key (sorted[i]);

        g_assert_cmpstr (before, <, after);
    }
}

static void
test_independent_of_locale (void)
{
    const char *names[] = { "\u00c5berg", "ISPARTA", "\u0130", "chlup", "\u0141" };

    for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
        g_autofree char *plain = sojourn_text_collation_key (names[i]);
        g_autofree char *turkish = NULL;

        g_assert_nonnull (setlocale (LC_ALL, "tr_TR.UTF-8"));
        turkish = sojourn_text_collation_key (names[i]);
        setlocale (LC_ALL, "C.UTF-8");
        g_assert_cmpstr (plain, ==, turkish);
    }
}

static char *
make_random_text (void)
{
    const gunichar limits[] = { 0x80, 0x500, 0x3100, 0xd800, 0x110000 };
    GString *text = g_string_new (NULL);

    for (int length = g_test_rand_int_range (0, 12); length > 0; length--) {
        gunichar limit = limits[g_test_rand_int_range (0, G_N_ELEMENTS (limits))];
        gunichar c = (gunichar)g_test_rand_int_range (1, (gint)limit);

        if (g_unichar_validate (c))
            g_string_append_unichar (text, c);
    }
    return g_string_free_and_steal (text);
}

static void
assert_settles (Function function, const char *text)
{
    g_autofree char *once = function (text);
    g_autofree char *twice = function (once);

    g_assert_true (g_utf8_validate (once, -1, NULL));
    g_assert_cmpstr (once, ==, twice);
}

static void
test_settles (void)
{
    const Function functions[] = { sojourn_text_normalize, sojourn_text_normalize_lines,
                                   sojourn_text_search_key, sojourn_text_collation_key };

    for (gunichar c = 1; c < 0x110000; c++) {
        char text[7] = { 0 };

        if (!g_unichar_validate (c))
            continue;
        g_unichar_to_utf8 (c, text);
        for (gsize f = 0; f < G_N_ELEMENTS (functions); f++)
            assert_settles (functions[f], text);
    }
    for (guint i = 0; i < 20000; i++) {
        g_autofree char *text = make_random_text ();

        for (gsize f = 0; f < G_N_ELEMENTS (functions); f++)
            assert_settles (functions[f], text);
    }
}

static void
assert_ellipsized (const char *text, gsize max, const char *expected)
{
    g_autofree char *result = sojourn_text_ellipsize (text, max);

    g_assert_cmpstr (result, ==, expected);
}

static void
test_ellipsize (void)
{
    assert_ellipsized (NULL, 5, "");
    assert_ellipsized ("Ankara", 6, "Ankara");
    assert_ellipsized ("Ankara", 5, "Anka\u2026");
    assert_ellipsized ("New York", 5, "New\u2026");
    assert_ellipsized ("Ankara", 1, "\u2026");
    assert_ellipsized ("\u4e2d\u6587\u533b\u9662", 3, "\u4e2d\u6587\u2026");
    assert_ellipsized ("ae\u0301\u0302b", 4, "a\u2026");
    assert_ellipsized ("\U0001f468\u200d\U0001f469\u200d\U0001f466 abc", 4, "\u2026");
    assert_ellipsized ("\xff\xff\xff", 2, "\ufffd\u2026");

    for (guint i = 0; i < 5000; i++) {
        g_autofree char *text = make_random_text ();
        gsize max = (gsize)g_test_rand_int_range (1, 10);
        g_autofree char *result = sojourn_text_ellipsize (text, max);

        g_assert_true (g_utf8_validate (result, -1, NULL));
        g_assert_cmpuint (sojourn_text_length (result), <=, max);
    }
}

static void
test_sha256 (void)
{
    g_autofree char *empty = sojourn_sha256_hex (NULL, 0);
    g_autofree char *abc = sojourn_sha256_hex ("abcdef", 3);

    /* FIPS 180-4. */
    g_assert_cmpstr (empty, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    g_assert_cmpstr (abc, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    g_assert_cmpuint (sojourn_text_length (NULL), ==, 0);
    g_assert_cmpuint (sojourn_text_length ("a\u4e2d\U0001f468"), ==, 3);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/text/normalize", test_normalize);
    g_test_add_func ("/text/normalize/lines", test_normalize_lines);
    g_test_add_func ("/text/search-key", test_search_key);
    g_test_add_func ("/text/ascii-key", test_ascii_key);
    g_test_add_func ("/text/collation-key", test_collation_key);
    g_test_add_func ("/text/independent-of-locale", test_independent_of_locale);
    g_test_add_func ("/text/settles", test_settles);
    g_test_add_func ("/text/ellipsize", test_ellipsize);
    g_test_add_func ("/text/sha256", test_sha256);
    return g_test_run ();
}
