/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-text.h"

#include <string.h>

#define ELLIPSIS "\u2026"

static gboolean
is_space (gunichar c)
{
    return g_unichar_isspace (c) || c == '\v' || c == 0x85;
}

/* What is invisible and has no place in a name or a note: it could show a text in another order
 * than it is read by a machine, or make two names that look the same differ. The joiners, which
 * Persian and the scripts of India spell with, and the marks of direction stay. */
static gboolean
is_unwanted (gunichar c)
{
    switch (g_unichar_type (c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_SURROGATE:
        return TRUE;
    case G_UNICODE_FORMAT:
        return c != 0x200c && c != 0x200d && c != 0x200e && c != 0x200f && c != 0x061c &&
               !(c >= 0xe0020 && c <= 0xe007f);
    default:
        return FALSE;
    }
}

/* Cleans one line: unwanted characters out, each run of white space one space, none at the ends. */
static void
append_line (GString *result, const char *line, const char *end)
{
    gsize start = result->len;
    gboolean gap = FALSE;

    for (; line < end; line = g_utf8_next_char (line)) {
        gunichar c = g_utf8_get_char (line);

        if (is_space (c)) {
            gap = TRUE;
        } else if (!is_unwanted (c)) {
            if (gap && result->len > start)
                g_string_append_c (result, ' ');
            gap = FALSE;
            g_string_append_unichar (result, c);
        }
    }
}

static char *
compose (const char *text)
{
    return g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
}

/**
 * sojourn_text_normalize:
 * @text: (nullable): a text, of any bytes
 *
 * Brings one line of text to the form in which it is kept: valid UTF-8 (bytes that are not become
 * U+FFFD, so that they are seen), composed (NFC), without control characters and overrides of the
 * direction, every run of white space one plain space, none at the ends. A text in this form is
 * left as it is. Safe from any thread.
 *
 * Returns: (transfer full): the text, empty for %NULL
 */
char *
sojourn_text_normalize (const char *text)
{
    g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
    g_autoptr (GString) result = g_string_new (NULL);

    append_line (result, valid, valid + strlen (valid));
    return compose (result->str);
}

/**
 * sojourn_text_normalize_lines:
 * @text: (nullable): a text of several lines, of any bytes
 *
 * Brings a note to the form in which it is kept: each line as [func@text_normalize] has it, the
 * lines apart by one line feed, no empty lines at either end and never two together. Safe from any
 * thread.
 *
 * Returns: (transfer full): the text, empty for %NULL
 */
char *
sojourn_text_normalize_lines (const char *text)
{
    g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
    g_autoptr (GString) result = g_string_new (NULL);
    const char *line = valid;

    for (gboolean more = TRUE; more;) {
        const char *end = line + strcspn (line, "\r\n");

        append_line (result, line, end);
        more = *end != '\0';
        line = end + (g_str_has_prefix (end, "\r\n") ? 2 : more);
        if (result->len > 0 && !g_str_has_suffix (result->str, "\n\n"))
            g_string_append_c (result, '\n');
    }
    while (result->len > 0 && result->str[result->len - 1] == '\n')
        g_string_truncate (result, result->len - 1);
    return compose (result->str);
}

/* Letters that look like another with a mark but have no decomposition in Unicode, as passports
 * and keyboards without them spell them (ICAO 9303-3, section 6). */
static const char *
spell_letter (gunichar c)
{
    switch (c) {
    case 0x00e6:
        return "ae";
    case 0x00f0:
    case 0x0111:
        return "d";
    case 0x00f8:
        return "o";
    case 0x00fe:
        return "th";
    case 0x0127:
        return "h";
    case 0x0131:
        return "i";
    case 0x0142:
        return "l";
    case 0x0153:
        return "oe";
    case 0x0167:
        return "t";
    case 0x0640: /* the Arabic tatweel only stretches a word */
        return "";
    default:
        return NULL;
    }
}

/* Accents, vowel points and the like. The marks of India and Thailand are letters of their words,
 * and the two of Japan (U+3099, U+309A) tell か from が. */
static gboolean
is_accent (gunichar c)
{
    if (g_unichar_type (c) != G_UNICODE_NON_SPACING_MARK &&
        g_unichar_type (c) != G_UNICODE_ENCLOSING_MARK)
        return FALSE;

    switch (g_unichar_get_script (c)) {
    case G_UNICODE_SCRIPT_INHERITED:
        return c != 0x3099 && c != 0x309a;
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
        return TRUE;
    default:
        return FALSE;
    }
}

static gboolean
is_punctuation (gunichar c)
{
    switch (g_unichar_type (c)) {
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
        return TRUE;
    default:
        return FALSE;
    }
}

static char *
fold_case (const char *text)
{
    g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
    g_autofree char *folded = g_utf8_casefold (apart, -1);

    return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
}

/* The same for plain ASCII, which most texts are, at a tenth of the price. */
static char *
make_ascii_key (const char *text, gboolean keep_punctuation)
{
    char *key = g_malloc (strlen (text) + 1);
    char *end = key;
    gboolean gap = FALSE;

    for (; *text != '\0'; text++) {
        if (is_space ((guchar)*text)) {
            gap = end > key;
        } else if (!g_ascii_iscntrl (*text) &&
                   (keep_punctuation || !is_punctuation ((guchar)*text))) {
            if (gap)
                *end++ = ' ';
            gap = FALSE;
            *end++ = g_ascii_tolower (*text);
        }
    }
    *end = '\0';
    return key;
}

static char *
make_full_key (const char *text, gboolean keep_punctuation)
{
    g_autofree char *valid = g_utf8_make_valid (text, -1);
    g_autofree char *folded = fold_case (valid);
    g_autoptr (GString) bare = g_string_new (NULL);
    g_autoptr (GString) line = g_string_new (NULL);
    g_autofree char *composed = NULL;

    for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c)) {
        /* Unicode folds Cherokee to its capitals, and GLib the capitals back. */
        gunichar letter = g_unichar_tolower (g_utf8_get_char (c));
        const char *spelling = spell_letter (letter);

        if (spelling != NULL)
            g_string_append (bare, spelling);
        else if (!is_accent (letter) && (keep_punctuation || !is_punctuation (letter)) &&
                 (is_space (letter) || g_unichar_type (letter) != G_UNICODE_FORMAT))
            g_string_append_unichar (bare, letter);
    }
    append_line (line, bare->str, bare->str + bare->len);
    return g_utf8_normalize (line->str, -1, G_NORMALIZE_ALL_COMPOSE);
}

static char *
make_key (const char *text, gboolean keep_punctuation)
{
    if (text == NULL || g_str_is_ascii (text))
        return make_ascii_key (text != NULL ? text : "", keep_punctuation);
    return make_full_key (text, keep_punctuation);
}

/**
 * sojourn_text_search_key:
 * @text: (nullable): a text, of any bytes
 *
 * Makes the form in which texts are searched: what differs only by case, accents, width, vowel
 * points or invisible characters has the same key, so that “lukasz” finds “Łukasz”, “istanbul”
 * finds “İstanbul”. The key of a key is itself. It does not depend on the language of the process
 * and may be stored; a change of these rules calls for new keys. Safe from any thread.
 *
 * Returns: (transfer full): the key, empty for %NULL
 */
char *
sojourn_text_search_key (const char *text)
{
    return make_key (text, TRUE);
}

/**
 * sojourn_text_collation_key:
 * @text: (nullable): a text, of any bytes
 *
 * Makes the key by which names are sorted, to be compared byte by byte: the search key without
 * punctuation, so that O’Brien stands beside Obrien and spaces part words.
 *
 * The order is the same on every computer and may be stored in an index. That of
 * g_utf8_collate_key() may not: it differs from locale to locale and from one version of the C
 * library to the next, and an index built by one is silently wrong by the other. The price is that
 * letters which a language sorts apart (Å after Z in Swedish) stand beside their bare form. Safe
 * from any thread.
 *
 * Returns: (transfer full): the key, empty for %NULL
 */
char *
sojourn_text_collation_key (const char *text)
{
    return make_key (text, FALSE);
}

/* What belongs to the character before it. */
static gboolean
continues_character (gunichar c)
{
    return g_unichar_ismark (c) || c == 0x200c || c == 0x200d ||
           (c >= 0x1f3fb && c <= 0x1f3ff /* colours of skin */);
}

/**
 * sojourn_text_ellipsize:
 * @text: (nullable): a text, of any bytes
 * @max_chars: how many characters the result may have, at least 1
 *
 * Cuts a text that is too long and ends it with “…”, never between a letter and its marks. Safe
 * from any thread.
 *
 * Returns: (transfer full): at most @max_chars characters, empty for %NULL
 */
char *
sojourn_text_ellipsize (const char *text, gsize max_chars)
{
    g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
    char *end;

    g_return_val_if_fail (max_chars >= 1, NULL);

    if (sojourn_text_length (valid) <= max_chars)
        return g_steal_pointer (&valid);

    end = g_utf8_offset_to_pointer (valid, (glong)max_chars - 1);
    while (end > valid && (continues_character (g_utf8_get_char (end)) ||
                           g_utf8_get_char (g_utf8_prev_char (end)) == 0x200d))
        end = g_utf8_prev_char (end);
    *end = '\0';
    return g_strconcat (g_strchomp (valid), ELLIPSIS, NULL);
}

/**
 * sojourn_text_length:
 * @text: (nullable): a text in valid UTF-8
 *
 * Counts characters (code points), which is what the limits of fields are in. Safe from any thread.
 *
 * Returns: how many there are, 0 for %NULL
 */
gsize
sojourn_text_length (const char *text)
{
    return text != NULL ? (gsize)g_utf8_strlen (text, -1) : 0;
}

/**
 * sojourn_sha256_hex:
 * @data: (nullable) (array length=length): bytes; may be %NULL when there are none
 * @length: how many there are
 *
 * Safe from any thread.
 *
 * Returns: (transfer full): the SHA-256 of the bytes, 64 lower-case hexadecimal digits
 */
char *
sojourn_sha256_hex (gconstpointer data, gsize length)
{
    return g_compute_checksum_for_data (G_CHECKSUM_SHA256, data != NULL ? data : "", length);
}
