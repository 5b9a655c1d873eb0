/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "changes.h"

typedef struct {
    SojournKind kind;
    guint nth;
    guint n;
    const SojournRecord *found;
} Search;

static void
look_at (SojournOperation operation, const SojournRecord *record, gpointer user_data)
{
    Search *search = user_data;

    if (sojourn_record_get_kind (record) != search->kind)
        return;
    if (search->n++ == search->nth)
        search->found = record;
}

guint
changes_count (const SojournChangeSet *changes, SojournKind kind)
{
    Search search = { .kind = kind, .nth = G_MAXUINT };

    sojourn_change_set_foreach (changes, look_at, &search);
    return search.n;
}

const SojournRecord *
changes_find (const SojournChangeSet *changes, SojournKind kind, guint nth)
{
    Search search = { .kind = kind, .nth = nth };

    sojourn_change_set_foreach (changes, look_at, &search);
    g_assert_nonnull (search.found);
    return search.found;
}

typedef struct {
    const char *key;
    const char *value;
} NoteSearch;

static void
look_at_note (const char *key, const char *value, gpointer user_data)
{
    NoteSearch *search = user_data;

    if (g_str_equal (key, search->key))
        search->value = value;
}

const char *
changes_find_note (const SojournChangeSet *changes, const char *key)
{
    NoteSearch search = { .key = key };

    sojourn_change_set_foreach_note (changes, look_at_note, &search);
    return search.value;
}

/* In place: tests hold the identifier of a record, which lives in it. */
static void
overwrite (SojournRecord *stored, const SojournRecord *record)
{
    guint n_fields = sojourn_kind_get_info (sojourn_record_get_kind (record))->n_fields;

    for (guint i = 0; i < n_fields; i++)
        sojourn_record_copy_field (stored, record, i);
    sojourn_record_set_stored (stored, 1, sojourn_record_get_revision (record) + 1);
}

static void
carry_out (SojournOperation operation, const SojournRecord *record, gpointer user_data)
{
    TestCase *test = user_data;
    SojournRecord *copy;

    for (guint i = 0; i < test->records->len; i++) {
        if (!g_str_equal (sojourn_record_get_uuid (test->records->pdata[i]),
                          sojourn_record_get_uuid (record)))
            continue;
        overwrite (test->records->pdata[i], record);
        return;
    }
    g_assert_cmpint (operation, ==, SOJOURN_OPERATION_INSERT);
    copy = sojourn_record_copy (record);
    sojourn_record_set_stored (copy, 1, sojourn_record_get_revision (record) + 1);
    g_ptr_array_add (test->records, copy);
}

void
changes_carry_out (const SojournChangeSet *changes, TestCase *test)
{
    sojourn_change_set_foreach (changes, carry_out, test);
}
