/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-data-path.h"

/**
 * sojourn_data_dup_path:
 * @name: a file that comes with the application, relative to the folder of its data, such as
 *   `catalogue/catalogue.json`
 *
 * Says where that file is: in the folder that the environment variable `SOJOURN_DATA_DIR` names
 * (the folder `data` of the sources, while nothing is installed), or else where the build installs
 * it. Whether it is there is not checked.
 *
 * Returns: (transfer full) (type filename): a path
 */
char *
sojourn_data_dup_path (const char *name)
{
    const char *folder = g_getenv ("SOJOURN_DATA_DIR");

    g_return_val_if_fail (name != NULL, NULL);

    if (folder == NULL || *folder == '\0')
        folder = SOJOURN_PKGDATADIR;
    return g_build_filename (folder, name, NULL);
}
