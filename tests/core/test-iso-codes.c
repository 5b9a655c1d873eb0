/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-currency.h"
#include "sojourn-iso-codes.h"

#include <locale.h>
#include <string.h>

static void
assert_name (SojournIsoKind kind, const char *code, const char *expected)
{
    g_assert_cmpstr (sojourn_iso_get_name (kind, code), ==, expected);
    g_assert_true (sojourn_iso_is_valid (kind, code));
}

static void
assert_unknown (SojournIsoKind kind, const char *code)
{
    g_assert_null (sojourn_iso_get_name (kind, code));
    g_assert_false (sojourn_iso_is_valid (kind, code));
}

static void
test_names (void)
{
    assert_name (SOJOURN_ISO_COUNTRY, "SE", "Sweden");
    assert_name (SOJOURN_ISO_COUNTRY, "KR", "South Korea");
    assert_name (SOJOURN_ISO_LANGUAGE, "swe", "Swedish");
    assert_name (SOJOURN_ISO_LANGUAGE, "zho", "Chinese");
    assert_name (SOJOURN_ISO_LANGUAGE, "ckb", "Central Kurdish");
    assert_name (SOJOURN_ISO_CURRENCY, "KWD", "Kuwaiti Dinar");

    for (SojournIsoKind kind = SOJOURN_ISO_COUNTRY; kind <= SOJOURN_ISO_CURRENCY; kind++) {
        assert_unknown (kind, NULL);
        assert_unknown (kind, "");
        assert_unknown (kind, "??");
    }
    assert_unknown (SOJOURN_ISO_COUNTRY, "se");
    assert_unknown (SOJOURN_ISO_COUNTRY, "SWE");
    assert_unknown (SOJOURN_ISO_LANGUAGE, "sv");
    assert_unknown (SOJOURN_ISO_LANGUAGE, "lat");
    assert_unknown (SOJOURN_ISO_LANGUAGE, "zxx");
    assert_unknown (SOJOURN_ISO_CURRENCY, "XAU");
}

static void
test_alpha_2 (void)
{
    g_assert_cmpstr (sojourn_language_from_alpha_2 ("zh"), ==, "zho");
    g_assert_cmpstr (sojourn_language_from_alpha_2 ("sv"), ==, "swe");
    g_assert_cmpstr (sojourn_language_from_alpha_2 ("ar"), ==, "ara");
    g_assert_null (sojourn_language_from_alpha_2 ("swe"));
    g_assert_null (sojourn_language_from_alpha_2 ("qq"));
    g_assert_null (sojourn_language_from_alpha_2 (""));
    g_assert_null (sojourn_language_from_alpha_2 (NULL));
}

static const SojournIsoCode *
find_listed (SojournIsoKind kind, const char *code)
{
    gsize count = 0;
    const SojournIsoCode *codes = sojourn_iso_list (kind, &count);

    for (gsize i = 0; i < count; i++) {
        if (g_str_equal (codes[i].code, code))
            return &codes[i];
    }
    g_assert_not_reached ();
}

/* The list comes in the language that the process has when it is first wanted. */
static void
test_list (void)
{
    const gsize least[] = { 240, 7000, 150 };
    gsize count;

    g_assert_nonnull (setlocale (LC_ALL, "de_DE.UTF-8"));
    for (SojournIsoKind kind = SOJOURN_ISO_COUNTRY; kind <= SOJOURN_ISO_CURRENCY; kind++) {
        const SojournIsoCode *codes = sojourn_iso_list (kind, &count);

        g_assert_cmpuint (count, >=, least[kind]);
        for (gsize i = 0; i < count; i++) {
            g_assert_cmpstr (sojourn_iso_get_name (kind, codes[i].code), ==, codes[i].name);
            if (i > 0)
                g_assert_cmpint (g_utf8_collate (codes[i - 1].name, codes[i].name), <=, 0);
        }
    }

    g_assert_cmpstr (find_listed (SOJOURN_ISO_COUNTRY, "AT")->name, ==, "Österreich");
    g_assert_true (find_listed (SOJOURN_ISO_COUNTRY, "AT") <
                   find_listed (SOJOURN_ISO_COUNTRY, "PK"));
    g_assert_cmpstr (find_listed (SOJOURN_ISO_LANGUAGE, "swe")->name, ==, "Schwedisch");
    g_assert_cmpstr (find_listed (SOJOURN_ISO_LANGUAGE, "swe")->alpha_2, ==, "sv");
    g_assert_null (find_listed (SOJOURN_ISO_LANGUAGE, "ckb")->alpha_2);
    g_assert_null (find_listed (SOJOURN_ISO_COUNTRY, "AT")->alpha_2);
    setlocale (LC_ALL, "C.UTF-8");
}

/* A new edition of iso-codes with a currency that our table of exponents lacks shows here. */
static void
test_every_currency_known (void)
{
    /* The others in X are metals, units of account and the like. */
    const char *money_in_x = " XAF XCD XCG XOF XPF ";
    g_autofree char *path = g_build_filename (SOJOURN_ISO_CODES_PREFIX, "share", "iso-codes",
                                              "json", "iso_4217.json", NULL);
    g_autofree char *text = NULL;
    guint known = 0;

    g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
    for (const char *at = text; (at = strstr (at, "\"alpha_3\": \"")) != NULL;) {
        g_autofree char *code = NULL;
        g_autofree char *word = NULL;

        at += strlen ("\"alpha_3\": \"");
        code = g_strndup (at, 3);
        word = g_strdup_printf (" %s ", code);
        g_test_message ("%s", code);
        g_assert_cmpint (sojourn_currency_is_valid (code), ==,
                         *code != 'X' || strstr (money_in_x, word) != NULL);
        known += sojourn_currency_is_valid (code);
    }
    g_assert_cmpuint (known, >, 150);
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/iso-codes/names", test_names);
    g_test_add_func ("/iso-codes/alpha-2", test_alpha_2);
    g_test_add_func ("/iso-codes/list", test_list);
    g_test_add_func ("/iso-codes/every-currency-known", test_every_currency_known);
    return g_test_run ();
}
