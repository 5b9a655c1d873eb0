/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-change-set.h"
#include "sojourn-snapshot.h"

G_BEGIN_DECLS

/**
 * SojournImport:
 *
 * Turns cases and catalogues that come from files into change sets, beside what the desk has
 * already. Belongs to one thread.
 */
typedef struct _SojournImport SojournImport;

/**
 * SojournImportMode:
 * @SOJOURN_IMPORT_NEW: a case that is on the desk already is refused, and so is a person of whom
 *   the desk says something else
 * @SOJOURN_IMPORT_REPLACE: such a case becomes what the file says, and such a person too
 *
 * What becomes of what is there already.
 */
typedef enum {
    SOJOURN_IMPORT_NEW,
    SOJOURN_IMPORT_REPLACE,
} SojournImportMode;

/**
 * SojournImportCounts:
 * @new_cases: cases the desk did not have
 * @replaced_cases: cases of the desk that the files change
 * @unchanged_cases: cases of the desk that the files say nothing new of
 * @inserted: records that are new
 * @updated: records of the desk that change
 * @deleted: records of the desk that go
 *
 * What an import would do.
 */
typedef struct {
    guint64 new_cases;
    guint64 replaced_cases;
    guint64 unchanged_cases;
    guint64 inserted;
    guint64 updated;
    guint64 deleted;
} SojournImportCounts;

SojournImport *sojourn_import_new (const char *actor, SojournImportMode mode);
void sojourn_import_free (SojournImport *self);

void sojourn_import_know (SojournImport *self, const SojournRecord *stored);
gboolean sojourn_import_add_catalogue (SojournImport *self,
                                       const GPtrArray *inserts,
                                       const GPtrArray *updates,
                                       GError **error);
gboolean sojourn_import_add_case (SojournImport *self,
                                  const SojournSnapshot *document,
                                  const SojournSnapshot *stored,
                                  GError **error);

const GPtrArray *sojourn_import_get_change_sets (const SojournImport *self);
const SojournImportCounts *sojourn_import_get_counts (const SojournImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournImport, sojourn_import_free)

G_END_DECLS
