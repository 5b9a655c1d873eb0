/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-shipped-catalogue.h"

#include "sojourn-data-path.h"
#include "sojourn-input-file.h"

#include <gio/gio.h>

static SojournCatalogueIndex *
make_index (const SojournCatalogue *catalogue)
{
    const GPtrArray *records = sojourn_catalogue_get_records (catalogue);
    g_autoptr (SojournSnapshot) snapshot = sojourn_snapshot_new ();

    for (guint i = 0; i < records->len; i++)
        sojourn_snapshot_take (snapshot, sojourn_record_ref (records->pdata[i]));
    return sojourn_catalogue_index_new (sojourn_snapshot_seal (snapshot));
}

/**
 * sojourn_shipped_catalogue_read:
 * @catalogue: (out) (transfer full) (nullable): the catalogue, or %NULL if none is installed
 * @error: return location for an error of [func@input_file_open] or of reading the catalogue
 *
 * Reads the catalogue that comes with the application. Blocks.
 *
 * Returns: %FALSE if it is there and cannot be read
 */
gboolean
sojourn_shipped_catalogue_read (SojournCatalogue **catalogue, GError **error)
{
    g_autofree char *path = sojourn_data_dup_path ("catalogue/catalogue.json");
    g_autoptr (SojournInputFile) file = NULL;

    *catalogue = NULL;
    if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;

    file = sojourn_input_file_open (path, error);
    *catalogue = file != NULL ? sojourn_input_file_read_catalogue (file, error) : NULL;
    return *catalogue != NULL;
}

/**
 * sojourn_shipped_catalogue_load:
 * @index: (out) (transfer full) (nullable): the index, or %NULL if no catalogue is installed
 * @error: as in [func@shipped_catalogue_read]
 *
 * Reads the catalogue that comes with the application, for looking at cases without a database.
 * Blocks.
 *
 * Returns: %FALSE if it is there and cannot be read
 */
gboolean
sojourn_shipped_catalogue_load (SojournCatalogueIndex **index, GError **error)
{
    g_autoptr (SojournCatalogue) catalogue = NULL;

    *index = NULL;
    if (!sojourn_shipped_catalogue_read (&catalogue, error))
        return FALSE;
    if (catalogue != NULL)
        *index = make_index (catalogue);
    return TRUE;
}
