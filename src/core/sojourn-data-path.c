/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-data-path.h"

static const char *
get_folder (const char *variable, const char *installed)
{
    const char *folder = g_getenv (variable);

    return folder != NULL && *folder != '\0' ? folder : installed;
}

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
    g_return_val_if_fail (name != NULL, NULL);

    return g_build_filename (get_folder ("SOJOURN_DATA_DIR", SOJOURN_PKGDATADIR), name, NULL);
}

/**
 * sojourn_data_get_locale_path:
 *
 * Says where the translations are: in the folder that the environment variable `SOJOURN_LOCALE_DIR`
 * names (the folder `po` of the build, while nothing is installed), or else where the build
 * installs them.
 *
 * Returns: (transfer none) (type filename): a folder, for bindtextdomain()
 */
const char *
sojourn_data_get_locale_path (void)
{
    return get_folder ("SOJOURN_LOCALE_DIR", SOJOURN_LOCALEDIR);
}
