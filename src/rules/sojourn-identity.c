/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-identity-private.h"

#include "sojourn-case-fields.h"
#include "sojourn-date.h"
#include "sojourn-identifying.h"
#include "sojourn-rule-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A text is compared with what is known of the people of the case: a machine cannot know every
 * name, but it knows these. */

#define MOST_BYTES 1000000

/* Names shorter than this are words of too many languages. */
#define SHORTEST_NAME 3

/* A number at home is written without what leads there from abroad; its end is the same. */
#define PHONE_END_DIGITS 7

#define MONTHS 12

static const guint name_fields[] = { SOJOURN_PERSON_FAMILY_NAME, SOJOURN_PERSON_GIVEN_NAME,
                                     SOJOURN_PERSON_NATIVE_NAME, SOJOURN_PERSON_ALIAS };

/*
 * sojourn_leak_clear:
 * @leak: a leak
 */
void
sojourn_leak_clear (SojournLeak *leak)
{
    g_clear_pointer (&leak->member, g_free);
    g_clear_pointer (&leak->what, g_free);
}

/* The words of a text as they are compared: without case, and also without accents. */
typedef struct {
    char **words; /* (owned) */
    char **plain; /* (owned): those that are written otherwise without accents */
} Words;

static Words
split_words (const char *text)
{
    Words result;

    result.words = g_str_tokenize_and_fold (text, NULL, &result.plain);
    return result;
}

static void
free_words (Words *self)
{
    g_strfreev (self->words);
    g_strfreev (self->plain);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, free_words)

static gboolean
has_word (const Words *text, const char *word)
{
    g_autofree char *plain = g_str_to_ascii (word, NULL);

    return g_strv_contains ((const char *const *)text->words, word) ||
           g_strv_contains ((const char *const *)text->plain, word) ||
           g_strv_contains ((const char *const *)text->words, plain);
}

/* Names in scripts without spaces are looked for as they stand, others word by word. */
static gboolean
has_name (const char *text, const char *name)
{
    g_auto (Words) text_words = { NULL, NULL };
    g_auto (Words) name_words = { NULL, NULL };
    gboolean long_enough = FALSE;

    if (g_unichar_iswide (g_utf8_get_char (name)))
        return g_utf8_strlen (name, -1) > 1 && strstr (text, name) != NULL;

    text_words = split_words (text);
    name_words = split_words (name);
    for (guint i = 0; name_words.words[i] != NULL; i++) {
        if (!has_word (&text_words, name_words.words[i]))
            return FALSE;
        long_enough = long_enough || g_utf8_strlen (name_words.words[i], -1) >= SHORTEST_NAME;
    }
    return long_enough;
}

/* Not as a part of longer digits: 1.6.1990 is not in 21.6.1990. */
static gboolean
has_digits (const char *text, const char *written)
{
    gsize length = strlen (written);

    for (const char *at = strstr (text, written); at != NULL; at = strstr (at + 1, written)) {
        if ((at == text || !g_ascii_isdigit (at[-1])) && !g_ascii_isdigit (at[length]))
            return TRUE;
    }
    return FALSE;
}

static gboolean
is_number (const char *word, int number)
{
    char *end;

    /* “5th” */
    return g_ascii_strtoull (word, &end, 10) == (guint64)number && !g_ascii_isdigit (*end);
}

/* “15 June 1990”, “Jun 15th, 1990” */
static gboolean
has_date_in_words (const char *text, int year, int month, int day)
{
    static const char *const months[MONTHS] = { "jan", "feb", "mar", "apr", "may", "jun",
                                                "jul", "aug", "sep", "oct", "nov", "dec" };
    const char *name = months[month - 1];
    g_auto (Words) split = split_words (text);
    char **words = split.words;

    for (; words[0] != NULL && words[1] != NULL && words[2] != NULL; words++) {
        if (is_number (words[2], year) &&
            ((is_number (words[0], day) && g_str_has_prefix (words[1], name)) ||
             (g_str_has_prefix (words[0], name) && is_number (words[1], day))))
            return TRUE;
    }
    return FALSE;
}

static gboolean
has_date (const char *text, SojournDate date)
{
    static const char *const formats[] = {
        "%04d-%02d-%02d",           "%3$02d.%2$02d.%1$04d", "%3$02d/%2$02d/%1$04d",
        "%2$02d/%3$02d/%1$04d",     "%1$d-%2$d-%3$d",       "%3$d.%2$d.%1$d",
        "%3$d. %2$d. %1$d",         "%3$d/%2$d/%1$d",       "%2$d/%3$d/%1$d",
        "%3$02d-%2$02d-%1$04d",     "%1$d/%2$d/%3$d",       "%1$04d/%2$02d/%3$02d",
        "%1$d\u5e74%2$d\u6708%3$d", "%1$04d%2$02d%3$02d",
    };
    int year, month, day;

    sojourn_date_to_ymd (date, &year, &month, &day);
    for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
        g_autofree char *written = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        written = g_strdup_printf (formats[i], year, month, day);
#pragma GCC diagnostic pop
        if (has_digits (text, written))
            return TRUE;
    }
    return has_date_in_words (text, year, month, day);
}

static char *
keep_digits (const char *text)
{
    GString *digits = g_string_new (NULL);

    for (; *text != '\0'; text++) {
        if (g_ascii_isdigit (*text))
            g_string_append_c (digits, *text);
    }
    return g_string_free_and_steal (digits);
}

static gboolean
has_phone (const char *text, const char *phone)
{
    g_autofree char *digits = keep_digits (phone);
    g_autofree char *found = keep_digits (text);
    gsize length = strlen (digits);

    return length >= PHONE_END_DIGITS && strstr (found, digits + length - PHONE_END_DIGITS) != NULL;
}

static gboolean
has_mail (const char *text, const char *mail)
{
    g_autofree char *folded_text = g_utf8_casefold (text, -1);
    g_autofree char *folded_mail = g_utf8_casefold (mail, -1);

    return strstr (folded_text, folded_mail) != NULL;
}

static int
find_field (const SojournRecord *person, const char *text)
{
    const char *phone = sojourn_record_get_text (person, SOJOURN_PERSON_PHONE);
    const char *mail = sojourn_record_get_text (person, SOJOURN_PERSON_EMAIL);
    SojournDate birth;

    for (guint i = 0; i < G_N_ELEMENTS (name_fields); i++) {
        const char *name = sojourn_record_get_text (person, name_fields[i]);

        if (name != NULL && has_name (text, name))
            return (int)name_fields[i];
    }
    if (phone != NULL && has_phone (text, phone))
        return SOJOURN_PERSON_PHONE;
    if (mail != NULL && has_mail (text, mail))
        return SOJOURN_PERSON_EMAIL;
    if (sojourn_check_peek_date (person, SOJOURN_PERSON_BIRTH_DATE, &birth) &&
        has_date (text, birth))
        return SOJOURN_PERSON_BIRTH_DATE;
    return -1;
}

/*
 * sojourn_identity_find_in_text:
 * @snapshot: a case
 * @text: a text that would leave the desk
 * @leak: (out): what was found, to be cleared by the caller
 *
 * Looks in a text for what says who a person of the case is, and for any e-mail address or phone
 * number.
 *
 * Returns: %TRUE if something was found
 */
gboolean
sojourn_identity_find_in_text (const SojournSnapshot *snapshot, const char *text, SojournLeak *leak)
{
    const GPtrArray *people = sojourn_snapshot_get_all (snapshot, SOJOURN_KIND_PERSON);

    *leak = (SojournLeak){ 0 };
    for (guint i = 0; i < people->len; i++) {
        int field = find_field (people->pdata[i], text);

        if (field < 0)
            continue;
        leak->what = g_strdup (sojourn_check_get_field_label (people->pdata[i], (guint)field));
        leak->code = sojourn_kind_get_field (SOJOURN_KIND_PERSON, (guint)field)->name;
        return TRUE;
    }
    if (!sojourn_identifying_text (text))
        return FALSE;
    leak->what = g_strdup (_ ("an e-mail address or a phone number"));
    leak->code = "contact";
    return TRUE;
}

/* Words of the format are not looked at: a patient may be called like one. */
static gboolean
is_free_text (const char *member, const char *text)
{
    return g_strcmp0 (member, "title") != 0 &&
           (g_strcmp0 (member, "text") == 0 || g_strcmp0 (member, "message") == 0 ||
            strchr (text, ' ') != NULL || !g_str_is_ascii (text));
}

static gboolean find_in_value (const SojournSnapshot *snapshot,
                               SojournJsonReader *reader,
                               const char *member,
                               SojournLeak *leak);

static gboolean
find_in_members (const SojournSnapshot *snapshot, SojournJsonReader *reader, SojournLeak *leak)
{
    g_autofree const char **names = sojourn_json_reader_member_names (reader);
    gboolean found = FALSE;

    for (guint i = 0; !found && names[i] != NULL; i++) {
        sojourn_json_reader_begin_member (reader, names[i]);
        found = find_in_value (snapshot, reader, names[i], leak);
        sojourn_json_reader_end (reader);
    }
    return found;
}

static gboolean
find_in_elements (const SojournSnapshot *snapshot,
                  SojournJsonReader *reader,
                  const char *member,
                  SojournLeak *leak)
{
    gsize n = sojourn_json_reader_begin_array (reader, NULL, G_MAXSIZE);
    gboolean found = FALSE;

    for (gsize i = 0; !found && i < n; i++) {
        sojourn_json_reader_begin_element (reader, i);
        found = find_in_value (snapshot, reader, member, leak);
        sojourn_json_reader_end (reader);
    }
    sojourn_json_reader_end (reader);
    return found;
}

static gboolean
find_in_string (const SojournSnapshot *snapshot,
                const char *member,
                const char *text,
                SojournLeak *leak)
{
    const SojournRecord *patient = sojourn_snapshot_get_patient (snapshot);
    SojournDate birth;

    if (is_free_text (member, text) && sojourn_identity_find_in_text (snapshot, text, leak)) {
        leak->member = g_strdup (member);
        return TRUE;
    }
    if (patient == NULL || !sojourn_check_peek_date (patient, SOJOURN_PERSON_BIRTH_DATE, &birth) ||
        !has_date (text, birth))
        return FALSE;
    leak->member = g_strdup (member);
    leak->what = g_strdup (sojourn_check_get_field_label (patient, SOJOURN_PERSON_BIRTH_DATE));
    leak->code = sojourn_kind_get_field (SOJOURN_KIND_PERSON, SOJOURN_PERSON_BIRTH_DATE)->name;
    return TRUE;
}

static gboolean
find_in_value (const SojournSnapshot *snapshot,
               SojournJsonReader *reader,
               const char *member,
               SojournLeak *leak)
{
    switch ((int)sojourn_json_reader_get_kind (reader, NULL)) {
    case SOJOURN_JSON_OBJECT:
        return find_in_members (snapshot, reader, leak);
    case SOJOURN_JSON_ARRAY:
        return find_in_elements (snapshot, reader, member, leak);
    case SOJOURN_JSON_STRING:
        return find_in_string (snapshot, member,
                               sojourn_json_reader_get_string (reader, NULL, 0, G_MAXSIZE), leak);
    default:
        return FALSE;
    }
}

/*
 * sojourn_identity_find_in_json:
 * @snapshot: a case
 * @json: the bytes that would leave the desk
 * @leak: (out): what was found, to be cleared by the caller
 *
 * Looks through a JSON document for members and texts that say who a person of the case is. What
 * cannot be read is not let through either.
 *
 * Returns: %TRUE if something was found
 */
gboolean
sojourn_identity_find_in_json (const SojournSnapshot *snapshot, const char *json, SojournLeak *leak)
{
    g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournJsonReader) reader = sojourn_json_reader_new (bytes, MOST_BYTES, &error);

    *leak = (SojournLeak){ 0 };
    if (reader == NULL) {
        leak->what = g_strdup (error->message);
        leak->code = "unreadable";
        return TRUE;
    }
    if (find_in_value (snapshot, reader, NULL, leak))
        return TRUE;
    if (sojourn_identifying_check (reader))
        return FALSE;
    leak->member = g_strdup (sojourn_json_reader_get_error_path (reader));
    leak->what = g_strdup (sojourn_json_reader_get_error_reason (reader));
    leak->code = "member";
    return TRUE;
}
