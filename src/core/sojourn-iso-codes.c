/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-iso-codes.h"

#include "sojourn-currency.h"
#include "sojourn-json-reader.h"

#include <libintl.h>
#include <string.h>

/* Several times what the largest list has. */
#define MAX_BYTES (8 * 1024 * 1024)
#define MAX_CODES 40000
#define MAX_CHARS 300

#define N_KINDS (SOJOURN_ISO_CURRENCY + 1)

/* Where iso-codes keeps a list: file, member, and the gettext domain of the names. */
static const struct {
    const char *domain;
    const char *list;
    const char *code;
} sources[N_KINDS] = {
    [SOJOURN_ISO_COUNTRY] = { "iso_3166-1", "3166-1", "alpha_2" },
    [SOJOURN_ISO_LANGUAGE] = { "iso_639-3", "639-3", "alpha_3" },
    [SOJOURN_ISO_CURRENCY] = { "iso_4217", "4217", "alpha_3" },
};

/* A list as it was read: the names are those of the file. */
typedef struct {
    GStringChunk *texts; /* (owned): what @codes point to */
    GArray *codes;       /* (owned) (element-type SojournIsoCode): sorted by code */
} Table;

typedef struct {
    SojournIsoCode code; /* its texts are (unowned) */
    char *key;           /* (owned): how the locale sorts the name */
} Sorted;

static gint
compare_codes (gconstpointer a, gconstpointer b)
{
    return strcmp (((const SojournIsoCode *)a)->code, ((const SojournIsoCode *)b)->code);
}

static gint
compare_keys (gconstpointer a, gconstpointer b)
{
    int order = strcmp (((const Sorted *)a)->key, ((const Sorted *)b)->key);

    return order != 0 ? order : compare_codes (a, b);
}

static void
clear_sorted (gpointer sorted)
{
    g_free (((Sorted *)sorted)->key);
}

static SojournJsonReader *
open_source (SojournIsoKind kind)
{
    g_autofree char *file = g_strconcat (sources[kind].domain, ".json", NULL);
    g_autofree char *path =
        g_build_filename (SOJOURN_ISO_CODES_PREFIX, "share", "iso-codes", "json", file, NULL);
    g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, NULL);
    g_autoptr (GBytes) bytes = mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;

    return bytes != NULL ? sojourn_json_reader_new (bytes, MAX_BYTES, NULL) : NULL;
}

/* Nobody speaks an extinct language at a clinic, and nobody bills in gold. */
static gboolean
is_wanted (SojournIsoKind kind, SojournJsonReader *reader, const char *code)
{
    switch (kind) {
    case SOJOURN_ISO_COUNTRY:
        return TRUE;
    case SOJOURN_ISO_LANGUAGE:
        return g_strcmp0 (sojourn_json_reader_get_string (reader, "type", 1, 1), "L") == 0;
    case SOJOURN_ISO_CURRENCY:
        return sojourn_currency_is_valid (code);
    }
    g_return_val_if_reached (FALSE);
}

static const char *
keep (Table *table, const char *text)
{
    return text != NULL ? g_string_chunk_insert (table->texts, text) : NULL;
}

static void
read_code (Table *table, SojournIsoKind kind, SojournJsonReader *reader)
{
    const char *code = sojourn_json_reader_get_string (reader, sources[kind].code, 2, 3);
    const char *name = sojourn_json_reader_get_string (reader, "name", 1, MAX_CHARS);
    const char *common = sojourn_json_reader_get_optional_string (reader, "common_name", MAX_CHARS);
    const char *alpha_2 = NULL;
    SojournIsoCode read;

    if (kind == SOJOURN_ISO_LANGUAGE)
        alpha_2 = sojourn_json_reader_get_optional_string (reader, "alpha_2", 2);
    if (sojourn_json_reader_has_failed (reader) || !is_wanted (kind, reader, code))
        return;

    read.code = keep (table, code);
    read.alpha_2 = keep (table, alpha_2);
    read.name = keep (table, common != NULL ? common : name);
    g_array_append_val (table->codes, read);
}

static void
read_list (Table *table, SojournIsoKind kind, SojournJsonReader *reader)
{
    gsize count = sojourn_json_reader_begin_array (reader, sources[kind].list, MAX_CODES);

    for (gsize i = 0; i < count; i++) {
        sojourn_json_reader_begin_element (reader, i);
        read_code (table, kind, reader);
        sojourn_json_reader_end (reader);
    }
    sojourn_json_reader_end (reader);
}

/* A list that cannot be read is empty, never half. */
static Table *
load_table (SojournIsoKind kind)
{
    g_autoptr (SojournJsonReader) reader = open_source (kind);
    Table *table = g_new0 (Table, 1);

    table->texts = g_string_chunk_new (16 * 1024);
    table->codes = g_array_new (FALSE, FALSE, sizeof (SojournIsoCode));
    if (reader != NULL) {
        read_list (table, kind, reader);
        if (!sojourn_json_reader_finish (reader, NULL))
            g_array_set_size (table->codes, 0);
    }
    if (table->codes->len == 0)
        g_info ("iso-codes has no readable list %s", sources[kind].list);

    g_array_sort (table->codes, compare_codes);
    bindtextdomain (sources[kind].domain, SOJOURN_ISO_CODES_PREFIX "/share/locale");
    bind_textdomain_codeset (sources[kind].domain, "UTF-8");
    return table;
}

static const Table *
get_table (SojournIsoKind kind)
{
    static Table *tables[N_KINDS];

    if (g_once_init_enter_pointer (&tables[kind]))
        g_once_init_leave_pointer (&tables[kind], load_table (kind));
    return tables[kind];
}

static const SojournIsoCode *
find_code (SojournIsoKind kind, const char *code)
{
    const GArray *codes = get_table (kind)->codes;
    SojournIsoCode wanted = { code, NULL, NULL };
    guint found;

    if (code == NULL || !g_array_binary_search ((GArray *)codes, &wanted, compare_codes, &found))
        return NULL;
    return &g_array_index (codes, SojournIsoCode, found);
}

static const char *
translate (SojournIsoKind kind, const SojournIsoCode *code)
{
    return dgettext (sources[kind].domain, code->name);
}

static GArray *
sort_by_name (SojournIsoKind kind)
{
    const GArray *codes = get_table (kind)->codes;
    g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (Sorted));
    GArray *result = g_array_new (FALSE, FALSE, sizeof (SojournIsoCode));

    g_array_set_clear_func (sorted, clear_sorted);
    for (guint i = 0; i < codes->len; i++) {
        Sorted entry = { g_array_index (codes, SojournIsoCode, i), NULL };

        entry.code.name = translate (kind, &entry.code);
        entry.key = g_utf8_collate_key (entry.code.name, -1);
        g_array_append_val (sorted, entry);
    }
    g_array_sort (sorted, compare_keys);
    for (guint i = 0; i < sorted->len; i++)
        g_array_append_val (result, g_array_index (sorted, Sorted, i).code);
    return result;
}

/**
 * sojourn_iso_list:
 * @kind: a list
 * @n_codes: (out): how many there are
 *
 * Lists codes, sorted by their names as the locale of the process has it at the first call. That
 * call reads and sorts the list: about a millisecond, but some thirty for the seven thousand
 * languages, so that a window has another thread ask first. Safe from any thread.
 *
 * Returns: (transfer none) (array length=n_codes): the codes; empty when iso-codes is not installed
 */
const SojournIsoCode *
sojourn_iso_list (SojournIsoKind kind, gsize *n_codes)
{
    static GArray *lists[N_KINDS];

    if (g_once_init_enter_pointer (&lists[kind]))
        g_once_init_leave_pointer (&lists[kind], sort_by_name (kind));

    *n_codes = lists[kind]->len;
    return (const SojournIsoCode *)(gpointer)lists[kind]->data;
}

/**
 * sojourn_iso_get_name:
 * @kind: a list
 * @code: (nullable): a code
 *
 * Finds the name of a code in the language of the process: “China”, “Kuwaiti Dinar”. The first
 * call for @kind reads its list, some seven milliseconds for languages. Safe from any thread.
 *
 * Returns: (transfer none) (nullable): the name, or %NULL when the list has no such code
 */
const char *
sojourn_iso_get_name (SojournIsoKind kind, const char *code)
{
    const SojournIsoCode *found = find_code (kind, code);

    return found != NULL ? translate (kind, found) : NULL;
}

/**
 * sojourn_iso_is_valid:
 * @kind: a list
 * @code: (nullable): a text
 *
 * Tells whether the list has this code, in this case. The first call for @kind reads its list.
 * Safe from any thread.
 *
 * Returns: %TRUE if it has
 */
gboolean
sojourn_iso_is_valid (SojournIsoKind kind, const char *code)
{
    return find_code (kind, code) != NULL;
}

/**
 * sojourn_language_from_alpha_2:
 * @alpha_2: (nullable): a code of ISO 639-1, as in `zh`
 *
 * Finds the language of a two-letter code, which other programs and the locale write. The first
 * call reads the list of languages. Safe from any thread.
 *
 * Returns: (transfer none) (nullable): its code of ISO 639-3, as in `zho`, or %NULL if there is
 * none
 */
const char *
sojourn_language_from_alpha_2 (const char *alpha_2)
{
    const GArray *codes = get_table (SOJOURN_ISO_LANGUAGE)->codes;

    for (guint i = 0; alpha_2 != NULL && i < codes->len; i++) {
        const SojournIsoCode *code = &g_array_index (codes, SojournIsoCode, i);

        if (code->alpha_2 != NULL && g_str_equal (code->alpha_2, alpha_2))
            return code->code;
    }
    return NULL;
}
