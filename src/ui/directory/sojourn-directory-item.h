/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-snapshot.h"

G_BEGIN_DECLS

#define SOJOURN_TYPE_DIRECTORY_ITEM (sojourn_directory_item_get_type ())
G_DECLARE_FINAL_TYPE (
    SojournDirectoryItem, sojourn_directory_item, SOJOURN, DIRECTORY_ITEM, GObject)

SojournDirectoryItem *sojourn_directory_item_new (SojournSnapshot *catalogue,
                                                  const SojournRecord *record);
const char *sojourn_directory_item_get_uuid (SojournDirectoryItem *self);
int sojourn_directory_item_compare (gconstpointer a, gconstpointer b);
gboolean sojourn_directory_item_equal (gconstpointer a, gconstpointer b);
gboolean sojourn_directory_item_matches (SojournDirectoryItem *self, const char *const *words);
char **sojourn_directory_split (const char *text);
char *sojourn_directory_dup_verified (const SojournRecord *record, gboolean with_source);

G_END_DECLS
