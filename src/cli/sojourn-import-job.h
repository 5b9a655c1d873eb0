/* SPDX-FileCopyrightText: The Sojourn developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "sojourn-import.h"
#include "sojourn-store.h"

G_BEGIN_DECLS

/**
 * SojournImportJob:
 *
 * The way of files onto the desk: all of them or none. Its functions are called in a fiber, in the
 * order they stand here.
 */
typedef struct _SojournImportJob SojournImportJob;

/**
 * SojournImportedCase:
 * @uuid: the case
 * @ref: (nullable): its reference, if the file has one
 * @place: the file, and the line if it has lines
 *
 * A case that was read in.
 */
typedef struct {
    char uuid[37];
    char *ref;
    char *place;
} SojournImportedCase;

SojournImportJob *
sojourn_import_job_new (SojournStore *store, const char *actor, SojournImportMode mode);
void sojourn_import_job_free (SojournImportJob *self);

gboolean sojourn_import_job_read (SojournImportJob *self, const char *const *paths, GError **error);
gboolean sojourn_import_job_write (SojournImportJob *self, GError **error);

const SojournImportCounts *sojourn_import_job_get_counts (const SojournImportJob *self);
const GPtrArray *sojourn_import_job_get_cases (const SojournImportJob *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SojournImportJob, sojourn_import_job_free)

G_END_DECLS
