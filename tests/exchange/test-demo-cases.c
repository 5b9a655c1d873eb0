/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-case-document-reader.h"
#include "sojourn-case-document.h"

#include "case-files.h"

#include <string.h>

/* What is written by hand becomes a document that stands for itself and stays the same. */
static void
test_round_trip (gconstpointer name)
{
    g_autoptr (SojournSnapshot) snapshot = case_files_load_demo (name);
    g_autoptr (GBytes) first = sojourn_case_document_write (snapshot, SOJOURN_JSON_PRETTY);
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournSnapshot) back = sojourn_case_document_read (first, NULL, &error);
    g_autoptr (GBytes) second = NULL;

    g_assert_no_error (error);
    second = sojourn_case_document_write (back, SOJOURN_JSON_PRETTY);
    g_assert_true (g_bytes_equal (first, second));
    g_assert_cmpuint (sojourn_snapshot_get_all (back, SOJOURN_KIND_CLINIC)->len, >, 1);
    g_assert_cmpuint (sojourn_snapshot_get_all (back, SOJOURN_KIND_CRITERION)->len, >, 1);
    g_assert_cmpuint (sojourn_snapshot_get_all (back, SOJOURN_KIND_SEGMENT)->len, >, 5);
}

static void
test_example_of_the_manual (void)
{
    g_autoptr (SojournCatalogueIndex) catalogue = case_files_load_catalogue ();
    g_autoptr (GBytes) manual = case_files_load ("docs/case-format.md");
    g_autofree char *text = g_strndup (g_bytes_get_data (manual, NULL), g_bytes_get_size (manual));
    char *start = strstr (text, "```json\n") + strlen ("```json\n");
    g_autoptr (GBytes) example = g_bytes_new_static (start, (gsize)(strstr (start, "```") - start));
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournSnapshot) snapshot = sojourn_case_document_read (example, catalogue, &error);

    g_assert_no_error (error);
    g_assert_nonnull (sojourn_snapshot_get_patient (snapshot));
}

int
main (int argc, char *argv[])
{
    g_test_init (&argc, &argv, NULL);
    g_test_add_data_func ("/exchange/demo-cases/heron", "heron", test_round_trip);
    g_test_add_data_func ("/exchange/demo-cases/kingfisher", "kingfisher", test_round_trip);
    g_test_add_func ("/exchange/demo-cases/manual", test_example_of_the_manual);
    return g_test_run ();
}
