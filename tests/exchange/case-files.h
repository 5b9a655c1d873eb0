/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-catalogue-index.h"

/* Files of the source tree, which SOJOURN_SOURCE_ROOT names. */

GBytes *case_files_load (const char *path);
SojournCatalogueIndex *case_files_load_catalogue (void);
SojournSnapshot *case_files_load_demo (const char *name);
