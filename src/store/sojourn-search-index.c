/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-search-index.h"

#include "sojourn-case-fields.h"
#include "sojourn-text.h"

#include <string.h>

#define MAX_TERMS 16
#define MAX_TERM_CHARS 100
#define MAX_TRIGRAMS 8

/* Words stand apart by two spaces: so every word has a trigram that says how it begins, with its
 * first letter ("  h") and with its first two (" he"). Longer texts are found anywhere. */
#define GAP "  "

/* Scripts that do not part words by spaces: each character may begin one. */
static gboolean
is_unspaced (gunichar c)
{
    switch (g_unichar_get_script (c)) {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
        return TRUE;
    default:
        return FALSE;
    }
}

/* Each character of an unspaced run with the next, so that one and two of them are found wherever
 * they stand. The first pair is found as the beginning of the word. */
static void
add_pairs (GString *text, const char *key)
{
    const char *previous = key;

    for (const char *c = key; *c != '\0'; c = g_utf8_next_char (c)) {
        const char *end = g_utf8_next_char (c);

        if (c != previous && is_unspaced (g_utf8_get_char (c))) {
            if (*end != '\0' && is_unspaced (g_utf8_get_char (end)))
                end = g_utf8_next_char (end);
            g_string_append (text, GAP);
            g_string_append_len (text, c, end - c);
        }
        previous = key;
    }
}

static void
add_text (GString *text, const char *value, gboolean pairs)
{
    g_autofree char *key = sojourn_text_search_key (value);
    const char *word = key;

    while (*word != '\0') {
        gsize length = strcspn (word, " \n");

        if (length > 0) {
            g_string_append (text, GAP);
            g_string_append_len (text, word, (gssize)length);
        }
        word += length + (word[length] != '\0');
    }
    if (pairs)
        add_pairs (text, key);
}

static gboolean
is_searched (const SojournRecord *record, const SojournField *field, guint i)
{
    return field->flags & SOJOURN_FIELD_SEARCHED && sojourn_record_has (record, i) &&
           !sojourn_field_is_number (field);
}

/**
 * sojourn_search_add_record:
 * @text: the text of a row of the index
 * @record: a record
 *
 * Adds what can be found of @record.
 */
void
sojourn_search_add_record (GString *text, const SojournRecord *record)
{
    const SojournKindInfo *info = sojourn_kind_get_info (sojourn_record_get_kind (record));

    for (guint i = 0; i < info->n_fields; i++) {
        if (is_searched (record, &info->fields[i], i))
            add_text (text, sojourn_record_get_text (record, i),
                      info->fields[i].type == SOJOURN_FIELD_TEXT);
    }
}

static gboolean
read_old (SojournConnection *connection, gint64 row, char **old, GError **error)
{
    g_autoptr (SojournStatement) statement = sojourn_connection_prepare (
        connection, "SELECT text FROM search_texts WHERE id = ?", error);

    *old = NULL;
    if (statement == NULL)
        return FALSE;
    sojourn_statement_bind_integer (statement, 0, row);
    if (sojourn_statement_step (statement, error))
        *old = g_strdup (sojourn_statement_get_text (statement, 0));
    return *error == NULL;
}

static gboolean
run_with_row (
    SojournConnection *connection, const char *sql, gint64 row, const char *text, GError **error)
{
    g_autoptr (SojournStatement) statement = sojourn_connection_prepare (connection, sql, error);

    if (statement == NULL)
        return FALSE;
    sojourn_statement_bind_integer (statement, 0, row);
    if (text != NULL)
        sojourn_statement_bind_text (statement, 1, text);
    return sojourn_statement_run (statement, error);
}

static gboolean
remove_old (SojournConnection *connection, gint64 row, const char *old, GError **error)
{
    return run_with_row (connection,
                         "INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)", row,
                         old, error) &&
           run_with_row (connection, "DELETE FROM search_texts WHERE id = ?", row, NULL, error);
}

/**
 * sojourn_search_put:
 * @connection: a connection in a transaction
 * @row: the row of a record
 * @text: what can be found of it
 * @is_new: whether the record was not there before
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Writes what can be found of a record; nothing happens if it is in the index already.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_search_put (
    SojournConnection *connection, gint64 row, const char *text, gboolean is_new, GError **error)
{
    g_autofree char *old = NULL;

    if (!is_new && !read_old (connection, row, &old, error))
        return FALSE;
    if (g_strcmp0 (old != NULL ? old : "", text) == 0)
        return TRUE;
    if (old != NULL && !remove_old (connection, row, old, error))
        return FALSE;
    return *text == '\0' ||
           (run_with_row (connection, "INSERT INTO search_texts (id, text) VALUES (?, ?)", row,
                          text, error) &&
            run_with_row (connection, "INSERT INTO search (rowid, text) VALUES (?, ?)", row, text,
                          error));
}

/**
 * sojourn_search_remove:
 * @connection: a connection in a transaction
 * @row: the row of a record
 * @error: return location for a %SOJOURN_STORE_ERROR
 *
 * Takes a record out of the index, with every trace of its text.
 *
 * Returns: %TRUE on success
 */
gboolean
sojourn_search_remove (SojournConnection *connection, gint64 row, GError **error)
{
    g_autofree char *old = NULL;

    return read_old (connection, row, &old, error) &&
           (old == NULL || remove_old (connection, row, old, error));
}

static void
add_trigram (GString *match, const char *start, const char *end)
{
    g_string_append (match, match->len > 0 ? " AND \"" : "\"");
    for (const char *c = start; c < end; c++) {
        if (*c == '"')
            g_string_append_c (match, '"');
        g_string_append_c (match, *c);
    }
    g_string_append_c (match, '"');
}

/* A text of n characters has n - 2 trigrams; of a long one some are enough, the rest is compared.
 */
static void
add_trigrams (GString *match, const char *term, glong n_chars)
{
    glong n_trigrams = n_chars - 2;
    glong stride = (n_trigrams + MAX_TRIGRAMS - 1) / MAX_TRIGRAMS;

    for (glong i = 0; i < n_trigrams; i += stride) {
        const char *start = g_utf8_offset_to_pointer (term, i);

        add_trigram (match, start, g_utf8_offset_to_pointer (start, 3));
    }
}

static void
add_term (GString *match, GPtrArray *needles, const char *term)
{
    glong n_chars = g_utf8_strlen (term, -1);
    char *needle = g_strconcat (n_chars == 1 ? GAP : n_chars == 2 ? " " : "", term, NULL);

    add_trigrams (match, needle, MAX (n_chars, 3));
    g_ptr_array_add (needles, needle);
}

/**
 * sojourn_search_terms_init:
 * @terms: (out caller-allocates): the terms
 * @text: what a person typed
 *
 * Reads a search: each word must be found, one or two letters at the beginning of a word, more of
 * them anywhere. Nothing in @text has a special meaning.
 */
void
sojourn_search_terms_init (SojournSearchTerms *terms, const char *text)
{
    g_autofree char *key = sojourn_text_search_key (text);
    g_auto (GStrv) words = g_strsplit_set (key, " \n", -1);
    g_autoptr (GString) match = g_string_new (NULL);
    g_autoptr (GPtrArray) needles = g_ptr_array_new_null_terminated (4, g_free, TRUE);
    guint n_terms = 0;

    for (guint i = 0; words[i] != NULL && n_terms < MAX_TERMS; i++) {
        g_autofree char *term =
            g_utf8_substring (words[i], 0, MIN (g_utf8_strlen (words[i], -1), MAX_TERM_CHARS));

        if (*term == '\0')
            continue;
        add_term (match, needles, term);
        n_terms++;
    }
    terms->match = match->len > 0 ? g_string_free (g_steal_pointer (&match), FALSE) : NULL;
    terms->needles = (char **)g_ptr_array_steal (needles, NULL);
}

/**
 * sojourn_search_terms_clear:
 * @terms: terms
 *
 * Frees what the terms hold.
 */
void
sojourn_search_terms_clear (SojournSearchTerms *terms)
{
    g_clear_pointer (&terms->match, g_free);
    g_clear_pointer (&terms->needles, g_strfreev);
}
