/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "case-files.h"

#include "sojourn-case-document-reader.h"
#include "sojourn-case-document.h"
#include "sojourn-catalogue.h"

GBytes *
case_files_load (const char *path)
{
    g_autofree char *full = g_build_filename (g_getenv ("SOJOURN_SOURCE_ROOT"), path, NULL);
    g_autoptr (GError) error = NULL;
    char *text = NULL;
    gsize length = 0;

    g_file_get_contents (full, &text, &length, &error);
    g_assert_no_error (error);
    return g_bytes_new_take (text, length);
}

static void
add_catalogue (SojournSnapshot *snapshot, const char *path)
{
    g_autoptr (GBytes) bytes = case_files_load (path);
    g_autoptr (GError) error = NULL;
    g_autoptr (SojournCatalogue) catalogue = sojourn_catalogue_parse (bytes, &error);
    const GPtrArray *records;

    g_assert_no_error (error);
    records = sojourn_catalogue_get_records (catalogue);
    for (guint i = 0; i < records->len; i++)
        sojourn_snapshot_take (snapshot, sojourn_record_ref (records->pdata[i]));
}

SojournCatalogueIndex *
case_files_load_catalogue (void)
{
    g_autoptr (SojournSnapshot) snapshot = sojourn_snapshot_new ();

    add_catalogue (snapshot, "data/catalogue/catalogue.json");
    add_catalogue (snapshot, "data/demo/demo-clinics.json");
    add_catalogue (snapshot, "data/demo/exchange-rates.json");
    return sojourn_catalogue_index_new (sojourn_snapshot_seal (snapshot));
}

SojournSnapshot *
case_files_load_demo (const char *name)
{
    g_autoptr (SojournCatalogueIndex) catalogue = case_files_load_catalogue ();
    g_autofree char *path = g_strdup_printf ("data/demo/%s.json", name);
    g_autoptr (GBytes) bytes = case_files_load (path);
    g_autoptr (GError) error = NULL;
    SojournSnapshot *snapshot = sojourn_case_document_read (bytes, catalogue, &error);

    g_assert_no_error (error);
    return snapshot;
}
