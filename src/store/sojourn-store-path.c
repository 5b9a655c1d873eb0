/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "sojourn-store-path.h"

/**
 * sojourn_store_dup_default_path:
 *
 * Says where the database of the user is, unless another one is asked for. Neither it nor its
 * folder need be there.
 *
 * Returns: (transfer full) (type filename): $XDG_DATA_HOME/sojourn/sojourn.db
 */
char *
sojourn_store_dup_default_path (void)
{
    return g_build_filename (g_get_user_data_dir (), "sojourn", "sojourn.db", NULL);
}
