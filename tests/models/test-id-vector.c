/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-id-vector.h"

static GArray *
make_vector (const char *text)
{
    GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

    for (; *text != '\0'; text++) {
        gint64 id = *text;

        g_array_append_val (ids, id);
    }
    return ids;
}

/* Applies the edit and checks that it leads to @after, touching no more than said. */
static void
expect_edit (const char *before, const char *after, guint removed, guint added)
{
    g_autoptr (GArray) old = make_vector (before);
    g_autoptr (GArray) new = make_vector (after);
    SojournIdEdit edit = sojourn_id_vector_diff ((gint64 *)(gpointer)old->data, old->len,
                                                 (gint64 *)(gpointer) new->data, new->len);

    g_assert_cmpuint (edit.removed, ==, removed);
    g_assert_cmpuint (edit.added, ==, added);
    if (edit.removed > 0)
        g_array_remove_range (old, edit.remove_at, edit.removed);
    if (edit.added > 0)
        g_array_insert_vals (old, edit.add_at, &g_array_index (new, gint64, edit.add_at),
                             edit.added);
    g_assert_cmpmem (old->data, old->len * sizeof (gint64), new->data, new->len * sizeof (gint64));
}

static void
test_edits (void)
{
    expect_edit ("", "", 0, 0);
    expect_edit ("", "abc", 0, 3);
    expect_edit ("abc", "", 3, 0);
    expect_edit ("abc", "abc", 0, 0);
    expect_edit ("abc", "abxc", 0, 1);
    expect_edit ("abxc", "abc", 1, 0);
    expect_edit ("aaab", "aab", 1, 0);
    expect_edit ("abcdef", "abxyef", 2, 2);
    expect_edit ("abc", "xyz", 3, 3);
}

/* A row that moves leaves the others alone. */
static void
test_moves (void)
{
    expect_edit ("abcdefgh", "habcdefg", 1, 1);
    expect_edit ("abcdefgh", "bcdefgha", 1, 1);
    expect_edit ("abcdefgh", "abgcdefh", 1, 1);
    expect_edit ("abcdefgh", "abdefcgh", 1, 1);
    expect_edit ("ab", "ba", 1, 1);
}

static void
test_random (void)
{
    for (guint i = 0; i < 2000; i++) {
        char before[9] = "", after[9] = "";

        for (guint j = 0; j < (guint)g_test_rand_int_range (0, 9); j++)
            before[j] = (char)('a' + j);
        for (guint j = 0, c = 0; j < (guint)g_test_rand_int_range (0, 9) && c < 20; c++) {
            if (g_test_rand_bit ())
                after[j++] = (char)('a' + c);
        }
        {
            g_autoptr (GArray) old = make_vector (before);
            g_autoptr (GArray) new = make_vector (after);
            SojournIdEdit edit = sojourn_id_vector_diff ((gint64 *)(gpointer)old->data, old->len,
                                                         (gint64 *)(gpointer) new->data, new->len);

            expect_edit (before, after, edit.removed, edit.added);
        }
    }
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/id-vector/edits", test_edits);
    g_test_add_func ("/id-vector/moves", test_moves);
    g_test_add_func ("/id-vector/random", test_random);
    return g_test_run ();
}
