/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-known-catalogue.h"

#include "sojourn-data-path.h"
#include "sojourn-input-file.h"

static void
take_all (SojournSnapshot *snapshot, const GPtrArray *records)
{
    for (guint i = 0; i < records->len; i++)
        sojourn_snapshot_take (snapshot, sojourn_record_ref (records->pdata[i]));
}

/* What comes with the application; where it is not installed, nothing does. */
static gboolean
take_shipped (SojournSnapshot *snapshot, GError **error)
{
    g_autofree char *path = sojourn_data_dup_path ("catalogue/catalogue.json");
    g_autoptr (SojournInputFile) file = NULL;
    g_autoptr (SojournCatalogue) catalogue = NULL;

    if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;

    file = sojourn_input_file_open (path, error);
    catalogue = file != NULL ? sojourn_input_file_read_catalogue (file, error) : NULL;
    if (catalogue != NULL)
        take_all (snapshot, sojourn_catalogue_get_records (catalogue));
    return catalogue != NULL;
}

/**
 * sojourn_known_catalogue_new:
 * @records: (element-type SojournRecord): sealed records of the catalogue
 * @error: return location for an error of [func@input_file_open] or of reading the catalogue
 *
 * Makes what a case from a file may refer to: @records, and the catalogue that comes with the
 * application where it says more. Blocks.
 *
 * Returns: (transfer full) (nullable): the index, or %NULL if that catalogue is there and cannot be
 *   read
 */
SojournCatalogueIndex *
sojourn_known_catalogue_new (const GPtrArray *records, GError **error)
{
    g_autoptr (SojournSnapshot) snapshot = sojourn_snapshot_new ();

    take_all (snapshot, records);
    if (!take_shipped (snapshot, error))
        return NULL;
    return sojourn_catalogue_index_new (sojourn_snapshot_seal (snapshot));
}
