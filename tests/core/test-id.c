/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-id.h"

static void
test_order (void)
{
    g_autofree char *previous = sojourn_id_new ();

    for (guint i = 0; i < 20000; i++) {
        g_autofree char *next = sojourn_id_new ();

        g_assert_true (sojourn_id_is_valid (next));
        g_assert_cmpint (next[14], ==, '7');
        g_assert_cmpstr (previous, <, next);
        g_free (previous);
        previous = g_steal_pointer (&next);
    }
}

static void
test_validity (void)
{
    g_assert_true (sojourn_id_is_valid ("0190163d-8694-739b-aea5-966c26f8ad91"));
    g_assert_false (sojourn_id_is_valid (NULL));
    g_assert_false (sojourn_id_is_valid (""));
    g_assert_false (sojourn_id_is_valid ("0190163D-8694-739b-aea5-966c26f8ad91"));
    g_assert_false (sojourn_id_is_valid ("0190163d-8694-739b-aea5-966c26f8ad9"));
    g_assert_false (sojourn_id_is_valid ("0190163d+8694-739b-aea5-966c26f8ad91"));
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/id/order", test_order);
    g_test_add_func ("/id/validity", test_validity);
    return g_test_run ();
}
