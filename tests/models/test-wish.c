/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-wish.h"

/* A switch: 0 and 1; what the case says comes later than what the store says. */

static void
test_once (void)
{
    SojournWish wish = { 0 };

    g_assert_false (sojourn_wish_begin (&wish, 0, 0));
    g_assert_true (sojourn_wish_begin (&wish, 1, 0));
    g_assert_false (sojourn_wish_begin (&wish, 1, 0));
    g_assert_cmpint (sojourn_wish_follow (&wish, 1, 0), ==, SOJOURN_WISH_WAIT);
    g_assert_false (sojourn_wish_end (&wish, TRUE, 0));
    g_assert_cmpint (sojourn_wish_follow (&wish, 1, 1), ==, SOJOURN_WISH_SHOW);
    g_assert_true (sojourn_wish_begin (&wish, 0, 1));
}

static void
test_changed_meanwhile (void)
{
    SojournWish wish = { 0 };

    g_assert_true (sojourn_wish_begin (&wish, 1, 0));
    g_assert_false (sojourn_wish_begin (&wish, 0, 0));
    g_assert_false (sojourn_wish_end (&wish, TRUE, 0));
    g_assert_cmpint (sojourn_wish_follow (&wish, 0, 1), ==, SOJOURN_WISH_ASK);
    g_assert_cmpuint (wish.wanted, ==, 0);
    g_assert_true (sojourn_wish_end (&wish, TRUE, 0));
    g_assert_cmpint (sojourn_wish_follow (&wish, 0, 0), ==, SOJOURN_WISH_SHOW);
}

static void
test_undone_meanwhile (void)
{
    SojournWish wish = { 0 };

    g_assert_true (sojourn_wish_begin (&wish, 1, 0));
    g_assert_false (sojourn_wish_end (&wish, TRUE, 0));
    g_assert_cmpint (sojourn_wish_follow (&wish, 1, 0), ==, SOJOURN_WISH_SHOW);
}

static void
test_refused (void)
{
    SojournWish wish = { 0 };

    g_assert_true (sojourn_wish_begin (&wish, 1, 0));
    g_assert_true (sojourn_wish_end (&wish, FALSE, 0));
    g_assert_cmpint (sojourn_wish_follow (&wish, 1, 0), ==, SOJOURN_WISH_SHOW);
    g_assert_true (sojourn_wish_begin (&wish, 1, 0));
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/wish/once", test_once);
    g_test_add_func ("/wish/changed-meanwhile", test_changed_meanwhile);
    g_test_add_func ("/wish/undone-meanwhile", test_undone_meanwhile);
    g_test_add_func ("/wish/refused", test_refused);
    return g_test_run ();
}
