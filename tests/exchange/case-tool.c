/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-document.h"
#include "sojourn-case-schema.h"

#include "random-snapshot.h"

#include <stdio.h>
#include <stdlib.h>

/* Prints what the tests in Python look at: the schema, or random cases, one a line.
 * docs/case.schema.json is made by `case-tool schema`. */

static void
print (GBytes *bytes)
{
    gsize length;
    const char *text = g_bytes_get_data (bytes, &length);

    fwrite (text, 1, length, stdout);
}

static void
print_random (guint32 seed, int n)
{
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);

    while (n-- > 0) {
        g_autoptr (SojournSnapshot) snapshot = random_snapshot_new (random);
        g_autoptr (GBytes) bytes = sojourn_case_document_write (snapshot, SOJOURN_JSON_COMPACT);

        print (bytes);
        putchar ('\n');
    }
}

int
main (int argc, char *argv[])
{
    if (argc == 2 && g_str_equal (argv[1], "schema")) {
        g_autoptr (GBytes) schema = sojourn_case_document_dup_schema ();

        print (schema);
        return EXIT_SUCCESS;
    }
    if (argc == 4 && g_str_equal (argv[1], "random")) {
        print_random ((guint32)g_ascii_strtoull (argv[2], NULL, 10), atoi (argv[3]));
        return EXIT_SUCCESS;
    }
    g_printerr ("Usage: case-tool schema | case-tool random SEED N\n");
    return EXIT_FAILURE;
}
