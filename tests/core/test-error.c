/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-error.h"

static void
test_domain (void)
{
    g_autoptr (GError) error =
        g_error_new_literal (SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_REFERENCE, "No such zone");

    g_assert_error (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_REFERENCE);
    g_assert_false (g_error_matches (error, SOJOURN_DATA_ERROR, SOJOURN_DATA_ERROR_INVALID));
    g_assert_cmpstr (g_quark_to_string (SOJOURN_DATA_ERROR), ==, "sojourn-data-error-quark");
}

int
main (int argc, char **argv)
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_func ("/error/domain", test_domain);
    return g_test_run ();
}
